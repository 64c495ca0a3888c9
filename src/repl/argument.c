/* The argument that is being typed: how, what it is, in what range, and what it is now.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <string.h>

#include "lab/reading.h"
#include "plot/text.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/topic.h"
#include "repl/words.h"

enum { LEAST_HELP = 16 };

static const char gap[] = "    ";

/* The row, before it is cut to what fits: USAGE, HELP, then MORE if there is room. */
struct hint_row {
    struct str usage, help, now, more;
};

static void row_init(struct hint_row *r)
{
    str_init(&r->usage);
    str_init(&r->help);
    str_init(&r->now);
    str_init(&r->more);
}

static void row_done(struct hint_row *r)
{
    str_done(&r->usage);
    str_done(&r->help);
    str_done(&r->now);
    str_done(&r->more);
}

static bool fits(const struct shell *sh, const struct str *t)
{
    return (int)text_columns(t->s, sh->out.ascii) <= sh->host.width;
}

static bool try_row(const struct shell *sh, const struct hint_row *r, bool now,
                    bool more, struct str *out)
{
    str_clear(out);
    str_addf(out, "%s%s%s", r->usage.s, r->help.len ? gap : "", r->help.s);
    if (now && r->now.len)
        str_addf(out, "%snow %s", r->help.len ? "; " : gap, r->now.s);
    if (more && r->more.len)
        str_add(out, r->more.s);
    return fits(sh, out);
}

/* What falls first is MORE, then what it is now, then the end of the help. */
static void write_row(const struct shell *sh, struct hint_row *r, struct str *out)
{
    struct str help;
    int room = sh->host.width - (int)text_columns(r->usage.s, sh->out.ascii) -
               (int)strlen(gap);

    if (try_row(sh, r, true, true, out) || try_row(sh, r, true, false, out) ||
        try_row(sh, r, false, false, out))
        return;
    str_init(&help);
    if (room >= LEAST_HELP)
        topic_phrase(r->help.s, (size_t)room, sh->out.ascii, &help);
    str_clear(&r->help);
    str_add(&r->help, help.s);
    str_done(&help);
    if ((!r->help.len && try_row(sh, r, true, false, out)) ||
        try_row(sh, r, false, false, out))
        return;
    str_clear(out);
    topic_phrase(r->usage.s, (size_t)sh->host.width, sh->out.ascii, out);
}

/* ---- commands ---- */

void argument_help(const struct shell *sh, const char *help, struct str *out)
{
    const char *x = strstr(help, "{x}");
    const struct data *d = sh->bench->s.data;

    if (x)
        str_addf(out, "%.*s%s%s", (int)(x - help), help, d ? d->names[0] : "x", x + 3);
    else
        str_add(out, help);
}

/* The usage with the argument AT bold. */
static void mark_usage(const struct command *c, size_t at, struct str *out)
{
    str_add(out, c->name);
    for (size_t i = 0; c->arg[i].kind != ARG_END; i++)
        str_addf(out, c->arg[i].optional ? " [%s%s%s]" : " %s%s%s",
                 i == at ? TEXT_BOLD : "", c->arg[i].name, i == at ? TEXT_END : "");
}

/* `split`, `features`: a command that sets what a reading shows. */
static void command_now(struct shell *sh, const struct command *c, struct str *out)
{
    const struct reading *r = reading_named(c->name);
    struct value v;

    if (!r || strcmp(r->group, "settings") != 0 || !reading_get(sh->bench, c->name, &v))
        return;
    if (v.kind == VALUE_NUMBER)
        text_number(out, v.number);
    else if (v.kind == VALUE_WORD)
        str_add(out, v.word);
}

static void command_argument(struct shell *sh, const struct command *c,
                             const char *rest, struct str *out)
{
    size_t n = 0, len = strlen(rest);
    size_t at = offer_place(rest) - (len && !isspace((unsigned char)rest[len - 1]));
    struct hint_row r;

    while (c->arg[n].kind != ARG_END)
        n++;
    at = at < n ? at : n ? n - 1 : 0;
    row_init(&r);
    mark_usage(c, at, &r.usage);
    if (n)
        argument_help(sh, c->arg[at].help, &r.help);
    else
        topic_phrase(c->help, strlen(c->help) + 1, sh->out.ascii, &r.help);
    command_now(sh, c, &r.now);
    write_row(sh, &r, out);
    row_done(&r);
}

/* ---- settings and weights ---- */

/* "gd|momentum|adam", a NUMBER behind the one that is counted. */
static void list_words(const struct setting *s, struct str *out)
{
    for (size_t i = 0; s->word && s->word(i); i++)
        str_addf(out, "%s%s%s", i ? "|" : "", s->word(i),
                 s->counted && strcmp(s->counted, s->word(i)) == 0 ? " NUMBER" : "");
}

/* What the picture on show knows of a value of S; else the words it can be as well. */
static void setting_more(struct shell *sh, const struct setting *s, struct str *out)
{
    const struct figure *f = figure_now(sh->bench);
    struct str t;

    str_init(&t);
    if (f && f->aside)
        f->aside(sh->bench, s->name, &t);
    if (t.len)
        str_addf(out, ". %s", t.s);
    else if (s->range && s->word)
        list_words(s, &t), str_addf(out, "; or %s", t.s);
    str_done(&t);
}

static void setting_argument(struct shell *sh, const struct setting *s, bool value,
                             struct str *out)
{
    struct topic t = {TOPIC_SETTING, s->name, s->also, s->help, s};
    struct hint_row r;

    row_init(&r);
    str_addf(&r.usage, "%s = %s", s->name, value ? TEXT_BOLD : "");
    if (s->range)
        str_add(&r.usage, "NUMBER");
    else
        list_words(s, &r.usage);
    if (value)
        str_add(&r.usage, TEXT_END);
    if (s->brief || s->range)
        str_add(&r.help, s->brief ? s->brief : s->range);
    else
        topic_phrase(topic_help(&t), strlen(s->help) + 1, sh->out.ascii, &r.help);
    setting_show(s, sh, &r.now);
    setting_more(sh, s, &r.more);
    write_row(sh, &r, out);
    row_done(&r);
}

/* The feature that weight J counts; NULL: a bias, or a network's. */
static const char *feature_of(const struct bench *b, size_t j)
{
    return j && !b->s.hidden && b->s.fitted && j <= b->s.fitted->dim
               ? b->s.fitted->names[j - 1]
               : NULL;
}

static void weight_argument(struct shell *sh, const char *name, bool value,
                            struct str *out)
{
    struct bench *b = sh->bench;
    bool all = strcmp(name, "w") == 0 && !b->s.hidden && b->s.dim != 1;
    size_t j = 0;
    struct hint_row r;

    row_init(&r);
    str_addf(&r.usage, "%s = %s%s%s", name, value ? TEXT_BOLD : "",
             all ? "NUMBERS" : "NUMBER", value ? TEXT_END : "");
    if (all) {
        str_addf(&r.help, "%zu weights, one for each feature", b->s.dim);
    } else if (bench_weight_named(b, name, &j) || strcmp(name, "w") == 0) {
        j = strcmp(name, "w") == 0 ? 1 : j;
        str_add(&r.help,
                j ? "a weight" : "the bias, the score where all features are 0");
        if (feature_of(b, j))
            str_addf(&r.help, ", that of %s", feature_of(b, j));
        text_number(&r.now, b->s.theta[j]);
    }
    write_row(sh, &r, out);
    row_done(&r);
}

/* ---- the row ---- */

void shell_argument(struct shell *sh, const char *typed, struct str *out)
{
    const char *s = statement_typed(typed), *rest;
    char name[48];
    size_t n = first_name(s, name, sizeof name);
    const struct command *c = command_named(sh->commands, name);
    bool value;

    rest = words_skip(s + n);
    value = s[n] != '\0';
    if (setting_named(name))
        setting_argument(sh, setting_named(name), value, out);
    else if (c && strcmp(c->name, name) == 0)
        command_argument(sh, c, rest, out);
    else if (n && assign_target(sh, name))
        weight_argument(sh, name, value, out);
}
