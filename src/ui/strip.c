/* The strip: a thin line that carries the numbers of the page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/strip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lab/reading.h"
#include "plot/text.h"
#include "ui/layout.h"

/* ---- what the bench says ---- */

/* Losses are positive and mostly small: all decimals of the strip where they say
 * something, else 3 significant digits. */
static void write_value(const struct reading *r, double v, struct str *out)
{
    if (r->decimals >= 0 && v < 10 && v >= pow(10, 1 - r->decimals))
        text_fixed(out, v, r->decimals);
    else
        text_short(out, v);
}

/* A measure of the fit shows where it came from; a weight was set, everybody knows to
 * what. */
static bool tells_before(const struct reading *r, const struct value *was)
{
    return r && r->decimals != READING_WHOLE && strcmp(r->group, "fit") == 0 &&
           was->kind == VALUE_NUMBER;
}

/* "loss 2.261" → "loss 0.405 → 2.261": the value follows the label and a blank. */
static void show_before(const struct reading *r, const struct value *was,
                        struct str *shown)
{
    const char *label = r->label ? r->label : r->name;
    size_t at = strlen(label) + 1;
    struct str all;

    if (shown->len <= at || strncmp(shown->s, label, at - 1) != 0)
        return;
    str_init(&all);
    str_addn(&all, shown->s, at);
    write_value(r, was->number, &all);
    str_add(&all, " → ");
    str_add(&all, shown->s + at);
    str_clear(shown);
    str_add(shown, all.s);
    str_done(&all);
}

static bool is_weight(const char *name)
{
    return strcmp(name, "b") == 0 ||
           (name[0] == 'w' && name[1] >= '1' && name[1] <= '9');
}

static bool read_part(struct shell *sh, const char *name, struct strip_part *part)
{
    const struct reading *r = reading_named(name);
    struct value was;
    struct str shown;

    str_init(&shown);
    if (!reading_show(sh->bench, name, &shown)) {
        str_done(&shown);
        return false;
    }
    part->changed = shell_was(sh, name, &was);
    if (part->changed && tells_before(r, &was))
        show_before(r, &was, &shown);
    part->text = str_take(&shown);
    str_done(&shown);
    return true;
}

size_t strip_read(struct shell *sh, const char *but, struct strip_part part[STRIP_MAX])
{
    char *names = mem_text(shell_strip(sh)), *rest = names, *name;
    bool weight = false, pair = strstr(names, "w2") != NULL;
    size_t n = 0;

    while (n < STRIP_MAX && (name = strtok_r(rest, " ", &rest))) {
        if ((but && strcmp(name, but) == 0) || !read_part(sh, name, &part[n]))
            continue;
        part[n].close = pair && weight && is_weight(name);
        weight = is_weight(name);
        n++;
    }
    free(names);
    return n;
}

void strip_done(struct strip_part *part, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(part[i].text);
}

/* ---- the line ---- */

static void add_rule(struct str *out, int n)
{
    while (n-- > 0)
        str_add(out, "─");
}

/* Appends the parts that fit into ROOM columns; returns the columns used. */
static int add_parts(const struct strip_part *part, size_t n, int gap, int room,
                     bool ascii, struct str *out)
{
    int used = 0;

    for (size_t i = 0; i < n; i++) {
        int blanks = i == 0 ? 0 : part[i].close ? 2 : gap;
        int cols = (int)text_columns(part[i].text, ascii);

        if (used + blanks + cols > room)
            break;
        str_addf(out, "%*s%s%s" TEXT_END, blanks, "",
                 part[i].changed ? TEXT_BOLD : "\001 ", part[i].text);
        used += blanks + cols;
    }
    return used;
}

void strip_line(const struct strip_part *part, size_t n, const char *corner, int width,
                bool ascii, struct str *out)
{
    bool narrow = width < LAYOUT_TAB_COLS;
    int lead = narrow ? 1 : 2, end = (int)text_columns(corner, ascii), used;

    if (width < 2 * lead + 4) {
        add_rule(out, width);
        return;
    }
    add_rule(out, lead);
    used = lead;
    if (n) {
        str_addc(out, ' ');
        used +=
            2 + add_parts(part, n, narrow ? 2 : 3, width - 2 * lead - 2, ascii, out);
        str_addc(out, ' ');
    }
    if (narrow || !end || used + 2 + 1 + end + 1 + lead > width) {
        add_rule(out, width - used);
        return;
    }
    add_rule(out, width - used - end - 2 - lead);
    str_addf(out, " \001 %s" TEXT_END " ", corner);
    add_rule(out, lead);
}
