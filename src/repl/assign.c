/* Assignments: weights and settings, several at once from the old values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/words.h"

enum { PARTS_MAX = 64 };

/* One `NAME = value`, evaluated but not yet done. */
struct part {
    char name[32];
    const struct setting *setting; /* NULL: a weight */
    size_t index;                  /* of the weight in theta; 1 with all: every w */
    bool all;
    double *value; /* dim values if all, else one */
    char word[32]; /* a setting's word; "" = the number */
};

struct assignment {
    struct part part[PARTS_MAX];
    size_t n;
};

/* b, w0, bias: 0; w1 …: its number; w with one feature: 1. False if NAME is no weight.
 */
static bool weight_index(const struct bench *b, const char *name, size_t *index,
                         bool *all)
{
    char *end;
    unsigned long j;

    *all = strcmp(name, "w") == 0;
    *index = *all ? 1 : 0;
    if (*all || strcmp(name, "b") == 0 || strcmp(name, "bias") == 0)
        return true;
    if (name[0] != 'w' || !isdigit((unsigned char)name[1]))
        return false;
    j = strtoul(name + 1, &end, 10);
    *index = j;
    return !*end && j <= b->s.dim;
}

/* As it was typed first, then in small letters. */
static bool find_target(struct shell *sh, const char *name, struct part *p)
{
    p->setting = NULL;
    for (int lower = 0; lower < 2; lower++) {
        if (lower)
            words_lower(p->name, sizeof p->name, name, strlen(name));
        else
            snprintf(p->name, sizeof p->name, "%s", name);
        if (weight_index(sh->bench, p->name, &p->index, &p->all))
            return true;
        if ((p->setting = setting_named(p->name)))
            return true;
    }
    return false;
}

bool assign_target(struct shell *sh, const char *name)
{
    struct part p;

    return find_target(sh, name, &p);
}

static bool wrong_count(struct shell *sh, const struct part *p, const double *v,
                        size_t n, const char *text, struct err *err)
{
    size_t dim = sh->bench->s.dim;
    struct str t;

    str_init(&t);
    if (dim == 1 && n == 2) {
        err_set(err,
                "w takes one number here, I read two: %g and %g. For the difference "
                "write %g%+g.",
                v[0], v[1], v[0], v[1]);
    } else {
        for (size_t j = 1; j <= dim && j <= 4; j++)
            str_addf(&t, "%sw%zu", j > 1 ? " " : "", j);
        err_set(err, "%s takes %zu numbers here (%s%s), I read %zu: %s", p->name, dim,
                t.s, dim > 4 ? " …" : "", n, text);
    }
    str_done(&t);
    return false;
}

/* `w = 1,5` meant 1.5 where only one number can stand. */
static bool comma_for_point(struct part *p, const char *value, const char *after,
                            struct err *err)
{
    const char *s = *after == ',' ? after + 1 : after;
    size_t digits = strspn(s, "0123456789");

    if (*after != ',' || !digits || !words_ends(words_skip(s + digits)))
        return false;
    for (const char *c = value; c < after; c++)
        if (!isdigit((unsigned char)*c) && *c != '-')
            return false;
    err_set(err, "Write decimals with a point: %s = %.*s.%.*s. Nothing was changed.",
            p->name, (int)(after - value), value, (int)digits, s);
    err_meant(err, "%s = %.*s.%.*s", p->name, (int)(after - value), value, (int)digits,
              s);
    return true;
}

/* The values after `w =`: dim of them. *S moves past them. */
static bool read_values(struct shell *sh, struct part *p, const char **s,
                        struct err *err)
{
    size_t dim = sh->bench->s.dim, n = 0, used;
    const char *from = *s;
    double v = 0, *values = mem_array(dim + 2, sizeof *values);
    bool ok = true;

    while (ok && **s && !(n == dim && **s == ',')) {
        struct formula *f = formula_parse_value(*s, &used, err);
        char *text = f ? words_trim(*s, used) : NULL;

        ok = f && number_of(sh, text, &v, err);
        formula_free(f);
        free(text);
        if (ok && n < dim + 2)
            values[n++] = v;
        if (ok && dim == 1 && comma_for_point(p, *s, *s + used, err))
            ok = false;
        *s = words_skip(*s + (ok ? used : 0));
        if (**s == ',' && n < dim)
            *s = words_skip(*s + 1);
    }
    if (ok && n != dim)
        ok = wrong_count(sh, p, values, n, from, err);
    p->value = values;
    return ok;
}

/* After a value that could not be read as one expression: was a `;` forgotten? Leaves
 * *S at what follows, for separated() to say so; false keeps ERR. */
static bool two_statements(const char *from, const char **s)
{
    size_t used;
    struct formula *f = formula_parse_value(from, &used, NULL);
    const char *rest = f ? words_skip(from + used) : from;
    size_t n = words_name(rest);

    formula_free(f);
    if (!f || !n || *words_skip(rest + n) != '=')
        return false;
    *s = rest;
    return true;
}

/* One expression after `NAME =`. */
static bool read_one(struct shell *sh, struct part *p, const char **s, struct err *err)
{
    size_t used, name = words_name(*s);
    const char *from = *s;
    struct formula *f;
    bool ok;
    char *text;

    if (p->setting && name &&
        (words_ends(words_skip(from + name)) || from[name] == ',')) {
        words_lower(p->word, sizeof p->word, from, name);
        if (p->setting->word && !reading_named(p->word)) {
            *s += name;
            return true;
        }
        p->word[0] = '\0';
    }
    f = formula_parse_expr(from, &used, err);
    if (!f)
        return two_statements(from, s);
    formula_free(f);
    if (comma_for_point(p, from, from + used, err))
        return false;
    text = words_trim(from, used);
    p->value = mem_array(1, sizeof *p->value);
    ok = number_of(sh, text, p->value, err);
    free(text);
    *s = ok ? words_skip(from + used) : from;
    return ok;
}

static bool read_part(struct shell *sh, const char **s, struct assignment *a,
                      struct err *err)
{
    struct part *p = &a->part[a->n];
    size_t n = words_name(*s);
    char *name = mem_textn(*s, n);
    const char *eq = words_skip(*s + n);
    bool ok = true;

    *p = (struct part){0};
    if (!n || *eq != '=')
        ok = err_set(
            err, "After a comma another NAME = value is needed, as in: b = 6, w1 = 4");
    else if (!find_target(sh, name, p))
        ok = meant_target(sh, name, words_skip(eq + 1), err);
    free(name);
    if (!ok)
        return false;
    *s = words_skip(eq + 1);
    if (!**s)
        return err_set(err, "%s = what? For example: %s = 1", p->name, p->name);
    a->n++;
    return p->all ? read_values(sh, p, s, err) : read_one(sh, p, s, err);
}

/* What stands behind a value that is complete: nothing, a comma, or a mistake. */
static bool separated(const char **s, const char *text, struct err *err)
{
    const char *eq;

    if (!**s)
        return true;
    if (**s == ',') {
        *s = words_skip(*s + 1);
        return true;
    }
    eq = strchr(*s, '=');
    if (eq && words_name(*s) && words_skip(*s + words_name(*s)) == eq) {
        err_set(err, "Two statements need a ; between them: %.*s; %s",
                (int)(*s - text) - ((*s)[-1] == ' '), text, *s);
        return err_meant(err, "%.*s; %s", (int)(*s - text) - ((*s)[-1] == ' '), text,
                         *s);
    }
    return err_set(err, "I do not understand '%s' after the value.", *s);
}

static bool apply_settings(struct shell *sh, struct assignment *a, struct str *note,
                           struct err *err)
{
    for (size_t i = 0; i < a->n; i++) {
        struct part *p = &a->part[i];
        bool ok =
            !p->setting ||
            (p->word[0] ? setting_word(p->setting, sh->bench, p->word, err)
                        : setting_number(p->setting, sh->bench, *p->value, note, err));
        if (!ok)
            return false;
    }
    return true;
}

static void apply_weights(struct shell *sh, struct assignment *a)
{
    struct bench *b = sh->bench;
    double *theta = mem_array(b->s.dim + 1, sizeof *theta);
    bool any = false;

    memcpy(theta, b->s.theta, (b->s.dim + 1) * sizeof *theta);
    for (size_t i = 0; i < a->n; i++) {
        struct part *p = &a->part[i];

        if (p->setting)
            continue;
        memcpy(theta + p->index, p->value, (p->all ? b->s.dim : 1) * sizeof *theta);
        any = true;
    }
    if (any && sh->in->in_round)
        bench_round(b, theta);
    else if (any)
        bench_set_theta(b, theta);
    free(theta);
}

/* ", η," for eta: the sign that books write for it. */
static void add_sign(const char *name, struct str *out)
{
    const struct reading *r = reading_named(name);

    if (r && r->label)
        str_addf(out, ", %s,", r->label);
}

/* " (called eta, η, here)" */
static void called_here(const char *name, struct str *out)
{
    str_addf(out, " (called %s", name);
    add_sign(name, out);
    str_add(out, " here)");
}

/* The name that it has here, whatever was typed. */
static const char *own_name(const struct part *p)
{
    return p->setting ? p->setting->name : p->all || p->index ? p->name : "b";
}

/* What was set, in the words of the language: "w1 = 2". */
static void said(struct shell *sh, const struct assignment *a, const struct str *note)
{
    struct str t;

    if (note->len) {
        reply_text(sh, note->s);
        return;
    }
    str_init(&t);
    for (size_t i = 0; i < a->n; i++) {
        const struct part *p = &a->part[i];

        str_addf(&t, "%s%s = ", i ? ", " : "", own_name(p));
        if (p->setting)
            p->setting->show(sh->bench, &t);
        else
            for (size_t j = 0; j < (p->all ? sh->bench->s.dim : 1); j++) {
                str_add(&t, j ? " " : "");
                text_number(&t, p->value[j]);
            }
        if (p->setting && strcmp(p->setting->name, p->name) != 0)
            called_here(p->setting->name, &t);
    }
    if (shell_busy(sh)) /* what changes meanwhile is the run's doing */
        reply_text(sh, t.s);
    else
        reply_changes(sh, t.s);
    str_done(&t);
}

static void done(struct assignment *a)
{
    for (size_t i = 0; i < a->n; i++)
        free(a->part[i].value);
}

bool assign_run(struct shell *sh, const char *text, struct err *err)
{
    struct assignment a = {.n = 0};
    const char *s = words_skip(text);
    struct str note;
    bool ok = true;

    str_init(&note);
    while (ok && *s) {
        ok = a.n < PARTS_MAX
                 ? read_part(sh, &s, &a, err)
                 : err_set(err, "At most %d assignments at once.", PARTS_MAX);
        if (!ok)
            column_from(err, text, s);
        ok = ok && separated(&s, text, err);
    }
    ok = ok && apply_settings(sh, &a, &note, err);
    if (ok) {
        apply_weights(sh, &a);
        if (!sh->in->in_round)
            bench_did(sh->bench, "set");
        said(sh, &a, &note);
    }
    done(&a);
    str_done(&note);
    return ok;
}

bool assign_one(struct shell *sh, const char *name, const char *value, struct err *err)
{
    struct str t;
    bool ok;

    str_init(&t);
    str_addf(&t, "%s = %s", name, value);
    ok = assign_run(sh, t.s, err);
    if (!ok)
        err->column = 0; /* it belongs to a text that nobody typed */
    str_done(&t);
    return ok;
}
