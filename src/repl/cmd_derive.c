/* The command derive: a derivative step by step, and checked at a place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/definition.h"
#include "learn/derive.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/derive_by.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/words.h"

enum { INDENT = 4 };

/* ---- the formula with the learner's own put in ---- */

struct own {
    const struct definitions *d;
    const char *by; /* stays as it is */
};

static const struct formula *lookup(void *self, const char *name)
{
    const struct own *own = self;

    return strcmp(name, own->by) == 0 ? NULL : definitions_get(own->d, name);
}

/* What was typed for the formula NAME; NULL: there is none. */
static const char *typed(const struct definitions *d, const char *name)
{
    const char *of, *text;

    for (size_t i = 0; definitions_nth(d, i, &of, &text); i++)
        if (strcmp(of, name) == 0)
            return text;
    return NULL;
}

/* A formula's name alone stands for what was typed: `derive L by p` keeps its p. */
static struct formula *read_whole(struct shell *sh, const char *text, const char *by,
                                  struct err *err)
{
    struct own own = {sh->bench->s.definitions, by};
    const char *meant = typed(own.d, text);
    struct formula *f =
        formula_parse(meant && strcmp(text, by) != 0 ? meant : text, err);
    struct formula *whole = NULL;

    if (f) {
        whole = formula_replace(f, lookup, &own);
        if (!whole)
            err_set(err, "With your formulas put in, this becomes too long.");
    }
    formula_free(f);
    return whole;
}

/* ---- checked at a place ---- */

/* The names of a formula with values to try it at. */
struct trial {
    struct scope bench; /* lends the first point's values, and those that are set */
    const char *by;
    double at;
};

static bool first_point(const struct trial *t, const char *name, double *v)
{
    const double *column;
    size_t n;

    if (!t->bench.column || !t->bench.column(t->bench.self, name, &column, &n) || !n)
        return false;
    *v = column[0];
    return true;
}

static bool tried(void *self, const char *name, struct value *out)
{
    const struct trial *t = self;
    double v = 0.5;

    if (strcmp(name, t->by) == 0)
        *out = value_number(t->at);
    else if (first_point(t, name, &v))
        *out = value_number(v);
    else if (!t->bench.name(t->bench.self, name, out) || out->kind != VALUE_NUMBER)
        *out = value_number(v);
    return true;
}

static bool value_of(struct trial *t, const struct formula *f, double by, double *v)
{
    struct scope scope = {.self = t, .name = tried};
    struct err unwanted = {0};
    struct value out;

    t->at = by;
    if (!formula_eval(f, &scope, &out, &unwanted) || out.kind != VALUE_NUMBER)
        return false;
    *v = out.number;
    return true;
}

/* The value at BY of the slope, by its formula and as a difference quotient. */
static bool compare(struct trial *t, const struct formula *f, const struct formula *g,
                    double by, double both[2])
{
    double h = 1e-5 * fmax(1, fabs(by)), up, down;

    if (!value_of(t, f, by + h, &up) || !value_of(t, f, by - h, &down) ||
        !value_of(t, g, by, &both[0]))
        return false;
    both[1] = (up - down) / (2 * h);
    return true;
}

static void write_check(struct trial *t, const struct formula *f, double by,
                        const double both[2], struct str *out)
{
    struct names names;

    names_of(f, &names);
    str_add(out, "Check at");
    for (size_t i = 0; i < names.n; i++) {
        struct value v = value_number(by);

        if (strcmp(names.name[i], t->by) != 0)
            tried(t, names.name[i], &v);
        str_addf(out, "%s%s = ", i ? ", " : " ", names.name[i]);
        text_number(out, v.number);
    }
    str_add(out, ": the formula gives ");
    text_number(out, both[0]);
    str_add(out, ", the difference quotient ");
    text_number(out, both[1]);
    str_addc(out, '.');
}

static void show_check(struct shell *sh, const struct formula *f,
                       const struct formula *g, const char *by)
{
    struct trial t = {.bench = reading_scope(sh->bench), .by = by};
    double places[] = {1, 1, 0.5, 2, 0.25}, both[2];
    struct value v;
    struct str out;

    if (!first_point(&t, by, &places[0]) && t.bench.name(t.bench.self, by, &v) &&
        v.kind == VALUE_NUMBER)
        places[0] = v.number;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!compare(&t, f, g, places[i], both))
            continue;
        str_init(&out);
        write_check(&t, f, places[i], both, &out);
        show_text(sh, out.s);
        str_done(&out);
        return;
    }
}

/* ---- the steps ---- */

static void show_steps(struct shell *sh, const struct derivation *d)
{
    struct str line;

    str_init(&line);
    for (size_t i = 0; i < d->steps; i++) {
        char number[24];

        snprintf(number, sizeof number, "%zu", i + 1);
        show_row(sh, INDENT, number, d->step[i].rule);
        str_clear(&line);
        str_addf(&line, "(%s)' = %s", d->step[i].of, d->step[i].gives);
        show_row(sh, INDENT, "", line.s);
    }
    if (d->steps == DERIVE_STEPS)
        show_row(sh, INDENT, "…", "and so on");
    if (strcmp(d->raw, d->tidy) != 0 && d->steps > 1) {
        str_clear(&line);
        str_addf(&line, "put together: %s", d->raw);
        show_row(sh, INDENT, "", line.s);
    }
    show_row(sh, INDENT, "=", d->tidy);
    if (d->note)
        show_row(sh, INDENT, "=", d->note);
    str_done(&line);
}

/* CHOSEN: by which name was not said, so the answer begins with it. */
static void show_derivation(struct shell *sh, const struct formula *f, const char *by,
                            bool chosen, struct err *err)
{
    struct names names;
    struct derivation d;
    struct formula *slope = derive(f, by, &d, err);
    struct str head;

    if (!slope)
        return;
    str_init(&head);
    str_add(&head, "derive ");
    formula_write(f, &head);
    str_addf(&head, " by %s", by);
    free(sh->heading);
    sh->heading = mem_text(head.s);
    str_done(&head);
    if (chosen)
        show(sh, "by %s:", by);
    show_steps(sh, &d);
    names_of(f, &names);
    if (!names_among(&names, by))
        show(sh, "%s does not occur in it: nothing changes with %s.", by, by);
    else
        show_check(sh, f, slope, by);
    derivation_done(&d);
    formula_free(slope);
}

static void by_what(const char *text, const char *by, struct err *err)
{
    err_set(err, "By what? derive %s by %s", text, by);
    err_meant(err, "derive %s by %s", text, by);
}

/* TEXT could be read up to a word at its end: by what, perhaps. */
static void doubt(const char *text, struct err *err)
{
    size_t at = err->column > 1 ? (size_t)err->column - 1 : 0;

    if (at && at < strlen(text) && text[at - 1] == ' ' &&
        isalpha((unsigned char)text[at]))
        err_remedy(err, REMEDY_DOUBTFUL);
}

static bool run_derive(struct shell *sh, const struct args *args, struct err *err)
{
    const char *all = args->arg[0].text;
    char by[64];
    size_t n = by_split(all, by, sizeof by), open = by_open(all);
    bool chosen = !*by;
    char *text = words_trim(all, open ? open : n);
    struct formula *whole = read_whole(sh, text, by, err);

    if (whole && by_choose(whole, by, sizeof by, err)) {
        if (open)
            by_what(text, by, err);
        else
            show_derivation(sh, whole, by, chosen, err);
    }
    if (!whole)
        doubt(text, err);
    formula_free(whole);
    free(text);
    return !err->message[0];
}

const struct command command_derive = {
    .name = "derive",
    .group = ABOUT_MATHS,
    .arg = {{ARG_REST, "EXPR by NAME", "what to differentiate; by x if nothing is said",
             0, 0}},
    .help = "Differentiates a formula, rule by rule, and checks the result at a place.",
    .example = "derive 1/(1+exp(-z)) by z",
    .run = run_derive,
    .offer = offer_derive,
};
