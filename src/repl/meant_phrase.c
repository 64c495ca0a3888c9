/* What other programs and books say: each phrase and the line that it is here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/definition.h"
#include "learn/generate.h"
#include "learn/mlp.h"
#include "plot/text.h"
#include "repl/phrase.h"
#include "repl/private.h"
#include "repl/saying.h"
#include "repl/setting.h"
#include "repl/words.h"

/* ---- which row ---- */

/* The name that TEXT begins with is that of a formula of the learner's own, which is
 * not about to be set. */
static bool is_own(const struct shell *sh, const char *text)
{
    size_t n = words_name(text);
    char *first = mem_textn(text, n);
    const struct definitions *d = sh->bench->s.definitions;
    bool own = *words_skip(text + n) != '=' && definitions_get(d, first) != NULL;

    free(first);
    return own;
}

/* What is asked of a text once, for all rows. */
struct asked {
    const char *text;
    const char *subject; /* the setting or command that it begins with, "" */
    const char *rest;    /* after that */
    bool own, rest_own;
};

static struct asked ask(const struct shell *sh, const char *text)
{
    size_t n = words_name(text);
    struct asked a = {.text = text, .rest = words_skip(text + n)};
    char first[48];
    const struct setting *s;
    const struct command *c;

    words_lower(first, sizeof first, text, n);
    s = setting_named(first);
    c = command_named(sh->commands, first);
    a.subject = s ? s->name : c ? c->name : "";
    a.own = is_own(sh, text);
    a.rest_own = is_own(sh, a.rest);
    return a;
}

/* The text after the setting or command that HERE begins with; NULL if it begins with
 * another. */
static const char *after_subject(const struct asked *a, const char *here)
{
    size_t n = strlen(a->subject);

    return n && words_name(here) == n && strncmp(here, a->subject, n) == 0 ? a->rest
                                                                           : NULL;
}

/* A reading, a setting, or a command that only looks. */
static bool can_be_shown(struct shell *sh, const char *name)
{
    const struct command *c = command_named(sh->commands, name);

    return reading_named(name) || setting_named(name) ||
           (c && !c->changes && !c->lesson && strcmp(c->name, "quit") != 0);
}

static bool is_method(const char *name)
{
    char word[48];

    words_lower(word, sizeof word, name, strlen(name));
    return setting_has(setting_named("optimizer"), word);
}

/* HERE sets a name, shows it, draws it or loads it: is there one? */
static bool name_serves(struct shell *sh, const char *here, const struct phrase *p)
{
    char *name = p->part[PHRASE_NAME].s
                     ? mem_textn(p->part[PHRASE_NAME].s, p->part[PHRASE_NAME].n)
                     : NULL;
    const struct setting *s = name ? setting_named(name) : NULL;
    size_t weight;
    bool ok = true;

    if (name && strncmp(here, "@ = ", 4) == 0)
        ok = assign_target(sh, name);
    else if (name && (strcmp(here, "@ on") == 0 || strcmp(here, "@ off") == 0))
        ok = s && setting_has(s, "off");
    else if (name && strcmp(here, "plot @") == 0)
        ok = figure_named(name) != NULL;
    else if (name && strncmp(here, "data @", 6) == 0)
        ok = dataset_named(name) != NULL;
    else if (name && strcmp(here, "@") == 0)
        ok = can_be_shown(sh, name);
    else if (name && strcmp(here, "plot slice @") == 0)
        ok = bench_weight_named(sh->bench, name, &weight);
    else if (name && strncmp(here, "optimizer @", 11) == 0)
        ok = is_method(name);
    free(name);
    return ok;
}

/* TEXT is what ROW's SAID means, and not what is written here anyway. */
static bool row_fits(struct shell *sh, const struct saying *row, const struct asked *a,
                     struct phrase *p)
{
    const char *rest = after_subject(a, row->here);
    struct phrase right;

    if (!a->own && phrase_fits(row->said, a->text, p))
        return !phrase_fits(row->here, a->text, &right) &&
               name_serves(sh, row->here, p);
    return rest && !a->rest_own && phrase_fits(row->said, rest, p) &&
           !phrase_fits(row->here, a->text, &right);
}

/* ---- what it is here ---- */

/* "print b, w1, w2": the first few, in an order that can be typed back. */
static void write_weights(const struct bench *b, struct str *out)
{
    enum { SHOWN = 8 };
    char name[16];

    str_add(out, "print ");
    for (size_t j = 0; j < b->s.params && j < SHOWN; j++) {
        bench_weight_name(b, j, name);
        str_addf(out, "%s%s", j ? ", " : "", name);
    }
}

/* The law of the data, or of a set that has one. */
static const char *law_name(const struct bench *b)
{
    const char *source = b->s.all ? b->s.all->source : "";
    char *name = mem_textn(source, strcspn(source, " "));
    const struct law *law = law_named(name);

    free(name);
    return law ? law->name : "xor";
}

/* What a sign of HERE stands for; false: it stands for itself. */
static bool write_sign(const struct bench *b, char sign, struct str *out)
{
    const char *seed = b->s.all ? strstr(b->s.all->source, "seed=") : NULL;
    size_t hidden = b->s.hidden;

    if (sign == '!')
        str_add(out, law_name(b));
    else if (sign == '+')
        str_addf(out, "%lu", seed ? strtoul(seed + 5, NULL, 10) % 1000000 + 1 : 2);
    else if (sign == '>')
        str_addf(out, "%zu",
                 !hidden             ? (size_t)2
                 : hidden < MLP_MOST ? hidden + 1
                                     : hidden);
    else if (sign == '<')
        str_addf(out, "%zu", hidden > 1 ? hidden - 1 : 1);
    else
        return false;
    return true;
}

/* A sign is the last of its word: in "loss < 0.3" it is none. */
static void write_here(const struct shell *sh, const struct saying *row,
                       const struct phrase *p, struct str *out)
{
    struct str filled;

    if (strcmp(row->here, "$") == 0) {
        write_weights(sh->bench, out);
        return;
    }
    str_init(&filled);
    for (const char *c = row->here; *c; c++) {
        bool last = c > row->here && (!c[1] || c[1] == ' ') &&
                    (*c == '!' ? c[1] == ' ' : !c[1]);

        if (!last || !write_sign(sh->bench, *c, &filled))
            str_addc(&filled, *c);
    }
    phrase_write(filled.s, p, out);
    str_done(&filled);
}

/* WHY with the value that HERE sets for its ?; false: it has none now. */
static bool write_why(struct shell *sh, const char *why, const char *here,
                      struct str *out)
{
    const char *gap = strchr(why, '?'), *value = strchr(here, '=');
    struct err unwanted = {0};
    char *first;
    double v;
    bool known;

    if (!gap) {
        str_add(out, why);
        return true;
    }
    first = value ? mem_textn(value + 1, strcspn(value + 1, ";")) : NULL;
    known = first && number_of(sh, words_skip(first), &v, &unwanted);
    free(first);
    if (!known)
        return false;
    str_addn(out, why, (size_t)(gap - why));
    text_number(out, v);
    str_add(out, gap + 1);
    return true;
}

static void say_row(struct shell *sh, const struct saying *row, const char *here,
                    struct err *err)
{
    struct str why;

    bool runs;

    str_init(&why);
    runs = !row->why || write_why(sh, row->why, here, &why);
    if (!why.len)
        str_add(&why, "Here that is written so");
    err_set(err, runs ? "%s: %s" : "%s: %s. It needs data first.", why.s, here);
    if (runs)
        err_meant(err, "%s", here);
    err_remedy(err, REMEDY_WORDED);
    str_done(&why);
}

/* The first row that TEXT fits; NULL: none. */
static const struct saying *row_of(struct shell *sh, const char *text, struct phrase *p)
{
    static const struct saying *const tables[] = {program_sayings, sayings,
                                                  everyday_sayings, looking_sayings};
    const struct asked a = ask(sh, text);

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (const struct saying *row = tables[i]; row->said; row++)
            if (row_fits(sh, row, &a, p))
                return row;
    return NULL;
}

bool phrase_here(struct shell *sh, const char *text, struct str *here)
{
    struct phrase p;

    const struct saying *row = row_of(sh, text, &p);

    if (row)
        write_here(sh, row, &p, here);
    return row != NULL;
}

bool meant_phrase(struct shell *sh, const char *text, struct err *err)
{
    struct phrase p;
    struct str here;

    const struct saying *row = row_of(sh, text, &p);

    if (!row)
        return false;
    str_init(&here);
    write_here(sh, row, &p, &here);
    if (row->why && !*row->why) {
        statement_run(sh, here.s, err);
        err->column = 0; /* it belongs to a text that nobody typed */
    } else {
        say_row(sh, row, here.s, err);
    }
    str_done(&here);
    return true;
}
