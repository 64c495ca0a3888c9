/* An open question as rows: verb, text, options, live condition.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/ask.h"

#include <string.h>

#include "lesson/condition.h"
#include "lesson/prose.h"
#include "plot/text.h"

enum { CONDITIONS = 3, NOW_COLUMN = 18 };

void ask_write_text(const struct task *t, const struct scope *scope, int width,
                    struct paper *out)
{
    static const char *const verb[] = {[TASK_DO] = "DO",
                                       [TASK_NUMBER] = "NUMBER",
                                       [TASK_CHOOSE] = "WHICH",
                                       [TASK_PREDICT] = "GUESS FIRST",
                                       [TASK_FORMULA] = "FORMULA"};
    struct str first, rest, text;

    str_init(&first);
    str_init(&rest);
    str_init(&text);
    str_addf(&first, TEXT_BOLD "%s" TEXT_END "  ", verb[t->kind]);
    str_addf(&rest, "%*s", (int)strlen(verb[t->kind]) + 2, "");
    prose_fill(t->ask, scope, &text);
    if (t->kind == TASK_PREDICT) {
        paper_line(out, STYLE_BOLD, verb[t->kind]);
        paper_prose(out, width, STYLE_PLAIN, "", "", text.s);
    } else {
        paper_prose(out, width, STYLE_PLAIN, first.s, rest.s, text.s);
    }
    str_done(&first);
    str_done(&rest);
    str_done(&text);
}

void ask_write_option(const struct task *t, size_t index, const struct scope *scope,
                      int width, struct paper *out)
{
    char letter[] = "  A  ";
    struct str text;

    letter[2] = (char)('A' + index);
    str_init(&text);
    prose_fill(t->option[index].text, scope, &text);
    paper_prose(out, width, STYLE_PLAIN, letter, "     ", text.s);
    str_done(&text);
}

/* Blanks between a condition and its value; 0: the value has no room beside it. */
static int now_gap(const struct conjunct *c, int width, bool ascii)
{
    int columns = (int)text_columns(c->text.s, ascii) + (ascii ? 4 : 2);
    int now = (int)text_columns(c->now.s, ascii) + 4;
    int gap = columns < NOW_COLUMN ? NOW_COLUMN - columns : 2;

    if (4 + columns + gap + now <= width)
        return gap;
    return 4 + columns + 2 + now <= width ? 2 : 0;
}

/* "    □ errors = 0      now 4"; a value without room has a row of its own. */
static void write_part(const struct conjunct *c, bool done, int width,
                       struct paper *out)
{
    int gap = now_gap(c, width, out->ascii);
    struct str row;

    str_init(&row);
    str_addf(&row, "    %s %s", done || c->holds ? "\xE2\x96\xA0" : "\xE2\x96\xA1",
             c->text.s);
    if (!done && c->now.len && gap)
        str_addf(&row, "%*snow %s", gap, "", c->now.s);
    paper_prose(out, width, STYLE_PLAIN, "", "      ", row.s);
    if (!done && c->now.len && !gap)
        paper_linef(out, STYLE_PLAIN, "      now %s", c->now.s);
    str_done(&row);
}

void ask_write_condition(const struct task *t, const struct scope *scope, bool done,
                         int width, struct paper *out)
{
    struct conjunct part[CONDITIONS];
    size_t n = condition_parts(t->pass_source, scope, part, CONDITIONS);

    /* a value in a row of its own stands in for the blank one */
    if (n && (done || !part[0].now.len || now_gap(&part[0], width, out->ascii)))
        paper_blank(out);
    for (size_t i = 0; i < n; i++)
        if (!part[i].words || !(done || part[i].holds))
            write_part(&part[i], done, width,
                       out); /* a way that is kept needs no row */
    condition_done(part, n);
}

void ask_write(const struct task *t, const struct scope *scope, int width,
               struct paper *out)
{
    ask_write_text(t, scope, width, out);
    if (t->options)
        paper_blank(out);
    for (size_t i = 0; i < t->options; i++)
        ask_write_option(t, i, scope, width, out);
    if (t->kind == TASK_DO)
        ask_write_condition(t, scope, false, width, out);
}
