/* What a command says: replies, and what changed on the strip.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lab/reading.h"
#include "plot/text.h"
#include "repl/private.h"
#include "repl/words.h"

static bool wanted(const struct shell *sh)
{
    return sh->host.replies && !sh->in->quiet && !sh->in->in_round;
}

static void line(struct shell *sh, const char *fmt, va_list args)
{
    struct str t;

    str_init(&t);
    str_addv(&t, fmt, args);
    paper_prose(&sh->out, sh->host.width, STYLE_PLAIN, "", "", t.s);
    str_done(&t);
}

void reply(struct shell *sh, const char *fmt, ...)
{
    va_list args;

    if (!wanted(sh))
        return;
    va_start(args, fmt);
    line(sh, fmt, args);
    va_end(args);
}

void reply_text(struct shell *sh, const char *text)
{
    if (wanted(sh) && text && *text)
        paper_prose(&sh->out, sh->host.width, STYLE_PLAIN, "", "", text);
}

void remark(struct shell *sh, const char *fmt, ...)
{
    va_list args;

    if (sh->host.replies || sh->in->quiet || sh->in->in_round)
        return;
    str_clear(&sh->remark);
    va_start(args, fmt);
    str_addv(&sh->remark, fmt, args);
    va_end(args);
}

void show(struct shell *sh, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    line(sh, fmt, args);
    va_end(args);
}

void show_text(struct shell *sh, const char *text)
{
    paper_prose(&sh->out, sh->host.width, STYLE_PLAIN, "", "", text);
}

void show_row(struct shell *sh, int indent, const char *head, const char *text)
{
    struct str first, rest;

    str_init(&first);
    str_init(&rest);
    str_addf(&first, TEXT_CODE "%s" TEXT_END "%*s", head,
             indent - (int)text_columns(head, sh->out.ascii), "");
    str_addf(&rest, "%*s", indent, "");
    if ((int)text_columns(head, sh->out.ascii) + 1 > indent) {
        paper_line(&sh->out, STYLE_PLAIN, first.s);
        str_clear(&first);
        str_add(&first, rest.s);
    }
    paper_prose(&sh->out, sh->host.width, STYLE_PLAIN, first.s, rest.s, text);
    str_done(&first);
    str_done(&rest);
}

/* Is NAME something that follows from the weights (not what was set just now)? */
static bool follows(const char *name)
{
    const struct reading *r = reading_named(name);

    return r && (strcmp(r->group, "fit") == 0 || strcmp(r->group, "evaluation") == 0);
}

static void add_change(struct shell *sh, const char *name, struct str *out)
{
    const struct value *was = noted_value(&sh->in->earlier, name);
    const struct reading *r = reading_named(name);
    struct value is;
    struct str a, b;

    if (!r || !was || !reading_get(sh->bench, name, &is))
        return;
    if (was->kind != VALUE_NUMBER || is.kind != VALUE_NUMBER)
        return;
    str_init(&a);
    str_init(&b);
    text_number(&a, was->number);
    text_number(&b, is.number);
    if (strcmp(a.s, b.s) != 0)
        str_addf(out, "%s%s " TEXT_BOLD "%s → %s" TEXT_END, out->len ? "   " : "",
                 r->label ? r->label : name, a.s, b.s);
    str_done(&a);
    str_done(&b);
}

bool changes_text(struct shell *sh, struct str *out)
{
    char name[32];

    for (const char *s = words_skip(shell_strip(sh)); *s; s = words_skip(s)) {
        size_t n = strcspn(s, " ");

        snprintf(name, sizeof name, "%.*s", (int)n, s);
        if (follows(name))
            add_change(sh, name, out);
        s += n;
    }
    return out->len > 0;
}

void errors_text(struct shell *sh, struct str *out)
{
    if (!changes_text(sh, out) && sh->bench->s.data)
        str_addf(out, "errors %zu", bench_fitness(sh->bench)->errors);
}

void reply_changes(struct shell *sh, const char *first)
{
    struct str changes;

    if (!wanted(sh))
        return;
    str_init(&changes);
    changes_text(sh, &changes);
    if (changes.len || *first)
        reply(sh, "%s%s%s", first, *first && changes.len ? "   " : "", changes.s);
    str_done(&changes);
}
