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
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/words.h"

enum { INDENT = 4, NAMES = 12 };

/* ---- by which name ---- */

/* The names of a formula, each once. */
struct names {
    char name[NAMES][64];
    size_t n;
};

static bool among(const struct names *s, const char *name)
{
    for (size_t i = 0; i < s->n; i++)
        if (strcmp(s->name[i], name) == 0)
            return true;
    return false;
}

static void collect(void *self, const char *name)
{
    struct names *s = self;

    if (!among(s, name) && s->n < NAMES)
        snprintf(s->name[s->n++], sizeof s->name[0], "%s", name);
}

static bool blank_at(char c)
{
    return c == ' ' || c == '\t';
}

/* "EXPR by NAME": how long EXPR is; BY gets the name, "" if there is none. */
static size_t split_by(const char *text, char *by, size_t room)
{
    size_t end = strlen(text), from, word;

    *by = '\0';
    while (end && blank_at(text[end - 1]))
        end--;
    for (from = end; from && (isalnum((unsigned char)text[from - 1]) ||
                              strchr("_.", text[from - 1]));)
        from--;
    for (word = from; word && blank_at(text[word - 1]);)
        word--;
    if (word == from || from == end || word < 3 ||
        memcmp(text + word - 2, "by", 2) != 0 || !strchr(" \t)", text[word - 3]))
        return end;
    snprintf(by, room, "%.*s", (int)(end - from), text + from);
    return word - 2;
}

/* "EXPR by" and no name: how long EXPR is; else 0. */
static size_t open_by(const char *text)
{
    size_t end = strlen(text);

    while (end && blank_at(text[end - 1]))
        end--;
    return end > 3 && memcmp(text + end - 2, "by", 2) == 0 &&
                   strchr(" \t)", text[end - 3])
               ? end - 2
               : 0;
}

static void by_what(const char *text, const char *by, struct err *err)
{
    err_set(err, "By what? derive %s by %s", text, by);
    err_meant(err, "derive %s by %s", text, by);
}

/* The name to derive by when none is given. */
static const char *usual(const struct names *s)
{
    static const char *const first[] = {"x", "X", "x1", "z", "p"};

    if (s->n == 1)
        return s->name[0];
    if (among(s, "y") && (among(s, "w") || among(s, "w1") || among(s, "b")))
        return NULL; /* a loss: by x would hardly be meant */
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (among(s, first[i]))
            return first[i];
    return NULL;
}

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

static bool is_weight(const char *name)
{
    return strcmp(name, "b") == 0 || *name == 'w' || *name == 'x';
}

/* The model's p and z depend on w, b and x, and a formula does not say how. */
static bool hides(const struct names *s, const char *by, struct err *err)
{
    static const char *const model[] = {"p", "s", "z"};

    for (size_t i = 0; i < sizeof model / sizeof *model; i++)
        if (is_weight(by) && among(s, model[i]))
            return err_set(err, "%s depends on %s too. Say how first: formula %s = %s",
                           model[i], by, model[i],
                           *model[i] == 'z' ? "w*x+b" : "1/(1+exp(-(w*x+b)))");
    return true;
}

/* What is worked out from all points has no formula here that could be derived. */
static bool is_formula(const struct names *s, const char *by, struct err *err)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct reading *r = reading_named(s->name[i]);

        if (!r || strcmp(r->group, "fit") != 0 || strcmp(r->name, by) == 0)
            continue;
        err_set(err,
                "%s is one number, worked out from all points. Its slope in every "
                "weight: grad",
                r->name);
        return err_meant(err, "grad");
    }
    return true;
}

/* Chooses BY if it is empty, and looks whether it makes sense. */
static bool check_by(const struct formula *whole, char *by, size_t room,
                     struct err *err)
{
    struct names names = {.n = 0};

    formula_names(whole, collect, &names);
    if (!is_formula(&names, by, err))
        return false;
    if (!*by && usual(&names))
        snprintf(by, room, "%s", usual(&names));
    if (!*by && !names.n)
        snprintf(by, room, "x");
    if (!*by)
        return err_set(err, "By which name? Say it at the end: derive … by %s",
                       among(&names, "w") ? "w" : names.name[0]);
    return hides(&names, by, err);
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
    struct names names = {.n = 0};

    formula_names(f, collect, &names);
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
    struct names names = {.n = 0};
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
    formula_names(f, collect, &names);
    if (!among(&names, by))
        show(sh, "%s does not occur in it: nothing changes with %s.", by, by);
    else
        show_check(sh, f, slope, by);
    derivation_done(&d);
    formula_free(slope);
}

static bool run_derive(struct shell *sh, const struct args *args, struct err *err)
{
    const char *all = args->arg[0].text;
    char by[64];
    size_t n = split_by(all, by, sizeof by), open = open_by(all);
    bool chosen = !*by;
    char *text = words_trim(all, open ? open : n);
    struct formula *whole = read_whole(sh, text, by, err);

    if (whole && check_by(whole, by, sizeof by, err)) {
        if (open)
            by_what(text, by, err);
        else
            show_derivation(sh, whole, by, chosen, err);
    }
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
