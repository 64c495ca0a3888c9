/* Reading assignments: names of weights and settings, and the values for them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/assign.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "repl/words.h"

/* b, w0: 0; w1 …, v1, h1.w1: its place; w: every w of a regression. False if NAME is no
 * weight. */
static bool weight_index(const struct bench *b, const char *name, size_t *index,
                         bool *all)
{
    *index = 1;
    *all = strcmp(name, "w") == 0 && !b->s.hidden;
    return *all || bench_weight_named(b, name, index);
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
        if ((p->setting = setting_named(p->name)))
            return true;
        if (weight_index(sh->bench, p->name, &p->index, &p->all))
            return true;
    }
    return false;
}

bool assign_target(struct shell *sh, const char *name)
{
    struct part p;

    return find_target(sh, name, &p);
}

bool assign_numeric(struct shell *sh, const char *name)
{
    struct part p;

    return find_target(sh, name, &p) &&
           (!p.setting || p.setting->range || p.setting->weight);
}

/* `w =` with as many of the values V as there are features. */
static void meant_first(const double *v, size_t dim, struct err *err)
{
    struct str t;

    str_init(&t);
    for (size_t j = 0; j < dim; j++)
        str_addf(&t, " %.12g", v[j]);
    err_meant(err, "w =%s", t.s);
    str_done(&t);
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
        err_meant(err, "%s = %g%+g", p->name, v[0], v[1]);
    } else {
        for (size_t j = 1; j <= dim && j <= 4; j++)
            str_addf(&t, "%sw%zu", j > 1 ? " " : "", j);
        err_set(err, "%s takes %zu numbers here (%s%s), I read %zu: %s", p->name, dim,
                t.s, dim > 4 ? " …" : "", n, text);
        if (n == 1 && v[0] == 0 && dim == 2)
            err_meant(err, "w = 0 0");
        else if (n < dim)
            err_meant(err, "w1 = %.12g", v[0]);
        else
            meant_first(v, dim, err);
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

/* `w1 = 3 2`: values of FROM as a list for all weights, or the first one alone. */
static bool two_values(const struct shell *sh, const struct part *p, const char *from,
                       struct err *err)
{
    size_t n = 0, used, first = 0;
    const char *s = from;
    struct formula *f;

    while (*s && n <= sh->bench->s.dim && (f = formula_parse_value(s, &used, NULL))) {
        formula_free(f);
        first = n++ ? first : used;
        s = words_skip(s + used);
    }
    if (p->setting || n < 2 || *s || sh->bench->s.hidden)
        return false;
    if (n == sh->bench->s.dim && p->index) {
        err_set(err, "%s takes one number. For all weights: w = %s", p->name, from);
        return err_meant(err, "w = %s", from), true;
    }
    err_set(err, "%s takes one number, I read %zu: %s. Did you mean %s = %.*s", p->name,
            n, from, p->name, (int)first, from);
    return err_meant(err, "%s = %.*s", p->name, (int)first, from), true;
}

/* The number behind a setting's word: `mlp 3`. *S moves past it. */
static bool read_count(struct shell *sh, struct part *p, const char **s,
                       struct err *err)
{
    const char *from = words_skip(*s);
    size_t used;
    struct formula *f;
    bool ok;
    char *text;

    if (!p->setting->counted || (!isdigit((unsigned char)*from) && *from != '('))
        return true;
    f = formula_parse_value(from, &used, err);
    if (!f)
        return false;
    formula_free(f);
    text = words_trim(from, used);
    ok = number_of(sh, text, &p->count, err);
    free(text);
    if (ok && p->count == 0)
        p->count = -1; /* 0 says that there is none */
    *s = words_skip(from + used);
    return ok;
}

/* Is what stands at S meant as a word of the setting? N are the bytes of its name. */
static bool reads_word(struct part *p, const char *s, size_t n)
{
    const char *after = words_skip(s + n);

    if (!p->setting || !p->setting->word || !n)
        return false;
    words_lower(p->word, sizeof p->word, s, n);
    if (setting_has(p->setting, p->word))
        return words_ends(after) || *after == ',' || words_name(after) ||
               (p->setting->counted &&
                (isdigit((unsigned char)*after) || *after == '('));
    return (words_ends(after) || *after == ',') && !reading_named(p->word);
}

/* `bias = 2` means b. */
static void number_for_weight(struct shell *sh, struct part *p)
{
    if (!p->setting || !p->setting->weight)
        return;
    snprintf(p->name, sizeof p->name, "%s", p->setting->weight);
    weight_index(sh->bench, p->name, &p->index, &p->all);
    p->setting = NULL;
}

/* One expression after `NAME =`, or a setting's word. */
static bool read_one(struct shell *sh, struct part *p, const char **s, struct err *err)
{
    size_t used, name = words_name(*s);
    const char *from = *s;
    struct formula *f;
    bool ok;
    char *text;

    if (reads_word(p, from, name)) {
        *s = words_skip(from + name);
        return read_count(sh, p, s, err);
    }
    p->word[0] = '\0';
    number_for_weight(sh, p);
    f = formula_parse_expr(from, &used, err);
    if (!f)
        return !two_values(sh, p, from, err) && two_statements(from, s);
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
    struct part *p;
    size_t n = words_name(*s);
    char *name = mem_textn(*s, n);
    const char *eq = words_skip(*s + n);
    bool ok = true;

    a->part = mem_grow(a->part, a->n + 1, sizeof *a->part);
    p = &a->part[a->n];
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
    err_set(err, "I do not understand '%s' after the value.", *s);
    if (*s > text)
        err_meant(err, "%.*s", (int)(*s - text) - ((*s)[-1] == ' '), text);
    return false;
}

bool assignment_read(struct shell *sh, const char *text, struct assignment *a,
                     struct err *err)
{
    const char *s = words_skip(text);
    bool ok = true;

    while (ok && *s) {
        ok = read_part(sh, &s, a, err);
        if (!ok)
            column_from(err, text, s);
        ok = ok && separated(&s, text, err);
    }
    return ok;
}

void assignment_done(struct assignment *a)
{
    for (size_t i = 0; i < a->n; i++)
        free(a->part[i].value);
    free(a->part);
}
