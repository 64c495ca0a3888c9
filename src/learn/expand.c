/* Features from columns: products, powers, own formulas.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/expand.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "learn/expand_inside.h"
#include "learn/expand_terms.h"

/* ---- made, shared, asked ---- */

struct recipe *recipe_new(enum recipe_kind kind, int degree, const char *text)
{
    struct recipe *r = mem_alloc(sizeof *r);

    r->kind = kind;
    r->degree = degree;
    r->text = mem_text(text);
    r->refs = 1;
    return r;
}

struct recipe *recipe_ref(struct recipe *r)
{
    if (r)
        r->refs++;
    return r;
}

void recipe_free(struct recipe *r)
{
    if (!r || --r->refs > 0)
        return;
    for (size_t i = 0; i < r->count; i++) {
        formula_free(r->formula[i]);
        free(r->source[i]);
    }
    free(r->formula);
    free(r->source);
    free(r->term);
    free(r->text);
    free(r);
}

/* The terms for INPUTS columns: those of the recipe, or OTHER, which is filled. */
static const struct term *terms_for(const struct recipe *r, size_t inputs,
                                    struct term *other)
{
    if (r && r->term && r->inputs == inputs)
        return r->term;
    terms_list(recipe_kind(r), recipe_degree(r), inputs, other);
    return other;
}

enum recipe_kind recipe_kind(const struct recipe *r)
{
    return r ? r->kind : RECIPE_LINEAR;
}

const char *recipe_word(const struct recipe *r)
{
    static const char *const words[] = {"linear", "product", "square", "poly",
                                        "formula"};

    return words[recipe_kind(r)];
}

int recipe_degree(const struct recipe *r)
{
    switch (recipe_kind(r)) {
    case RECIPE_PRODUCT:
    case RECIPE_SQUARE:
        return 2;
    case RECIPE_POLY:
        return r->degree;
    default:
        return 1;
    }
}

const char *recipe_text(const struct recipe *r)
{
    return r ? r->text : "linear";
}

bool recipe_fits(const struct recipe *r, size_t inputs)
{
    if (recipe_kind(r) == RECIPE_FORMULA)
        return r->inputs <= inputs;
    if (recipe_kind(r) == RECIPE_PRODUCT && inputs < 2)
        return false;
    return recipe_features(r, inputs) <= DATA_MAX_DIM;
}

size_t recipe_features(const struct recipe *r, size_t inputs)
{
    return recipe_kind(r) == RECIPE_FORMULA
               ? r->count
               : terms_count(recipe_kind(r), recipe_degree(r), inputs);
}

static bool formula_at(const struct formula *f, size_t inputs, const double *x,
                       double *out)
{
    struct recipe_place place = {.inputs = inputs, .x = x};
    struct scope scope = recipe_scope(&place);
    struct value v;
    bool ok = formula_eval(f, &scope, &v, NULL) && v.kind == VALUE_NUMBER;

    *out = ok ? v.number : 0;
    return ok;
}

/* ---- computing ---- */

/* SOURCE with the columns' own names: "x1*x2" is "foot*lift". */
static char *named(const char *source, const struct data *d)
{
    struct str out;

    str_init(&out);
    for (const char *s = source; *s;) {
        size_t n = 1, k;

        if (isalnum((unsigned char)*s) || *s == '_' || *s == '.')
            for (n = 0; isalnum((unsigned char)s[n]) || s[n] == '_' || s[n] == '.'; n++)
                ;
        k = recipe_input(s, n);
        if (k && k <= d->dim)
            str_add(&out, d->names[k - 1]);
        else
            str_addn(&out, s, n);
        s += n;
    }
    return out.s;
}

static bool no_value(const struct data *d, const char *name, size_t row,
                     struct err *err)
{
    struct str at;

    str_init(&at);
    for (size_t j = 0; j < d->dim && j < 3; j++)
        str_addf(&at, "%s%s = %g", j ? ", " : "", d->names[j], d->x[j][row]);
    err_set(err, "The feature %.60s has no finite value at row %zu (%s%s).", name,
            row + 1, at.s, d->dim > 3 ? " …" : "");
    str_done(&at);
    return false;
}

static bool formula_column(const struct formula *f, const struct data *d, double *out,
                           size_t *row)
{
    double *x = mem_array(d->dim, sizeof *x);
    bool ok = true;

    for (*row = 0; *row < d->n; ++*row) {
        for (size_t j = 0; j < d->dim; j++)
            x[j] = d->x[j][*row];
        ok = formula_at(f, d->dim, x, &out[*row]);
        if (!ok)
            break;
    }
    free(x);
    return ok;
}

static bool term_column(struct term t, struct data *e, const struct data *d, size_t j,
                        size_t *row)
{
    const double *x = d->x[t.input], *more = t.from < j ? e->x[t.from] : NULL;

    for (*row = 0; *row < d->n; ++*row) {
        e->x[j][*row] = more ? x[*row] * more[*row] : x[*row];
        if (!isfinite(e->x[j][*row]))
            return false;
    }
    return true;
}

static bool columns(const struct recipe *r, const struct data *d, struct data *e,
                    struct err *err)
{
    struct term other[DATA_MAX_DIM];
    const struct term *t = NULL;
    bool own = r->kind == RECIPE_FORMULA, ok = true;
    size_t row;

    if (!own)
        t = terms_for(r, d->dim, other);
    for (size_t j = 0; ok && j < e->dim; j++) {
        free(e->names[j]);
        e->names[j] = own ? named(r->source[j], d) : term_name(t, j, d->names);
        ok = own ? formula_column(r->formula[j], d, e->x[j], &row)
                 : term_column(t[j], e, d, j, &row);
        if (!ok)
            no_value(d, e->names[j], row, err);
    }
    return ok;
}

struct data *recipe_apply(const struct recipe *r, const struct data *d, struct err *err)
{
    struct data *e;

    if (!r || r->kind == RECIPE_LINEAR)
        return data_ref(d);
    e = data_wider(d, recipe_features(r, d->dim));
    if (!columns(r, d, e, err)) {
        data_free(e);
        return NULL;
    }
    return e;
}

bool recipe_place(const struct recipe *r, size_t inputs, const double *x, double *out)
{
    size_t n = recipe_features(r, inputs);
    struct term other[DATA_MAX_DIM];
    const struct term *t;
    bool ok = true;

    if (recipe_kind(r) == RECIPE_FORMULA) {
        for (size_t j = 0; j < n; j++)
            ok &= formula_at(r->formula[j], inputs, x, &out[j]);
        return ok;
    }
    t = terms_for(r, inputs, other);
    for (size_t j = 0; j < n; j++)
        out[j] = t[j].from < j ? x[t[j].input] * out[t[j].from] : x[t[j].input];
    for (size_t j = 0; j < n; j++)
        if (!isfinite(out[j])) {
            out[j] = 0;
            ok = false;
        }
    return ok;
}
