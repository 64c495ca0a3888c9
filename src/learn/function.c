/* A function of X, or of X and Y: value, gradient and Hessian.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/function.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/derive_tree.h"
#include "learn/variables.h"

/* ---- made and dropped ---- */

static struct formula *slope_of(const struct formula *f, const char *name)
{
    struct err unwanted = {0};

    return f ? derive(f, name, NULL, &unwanted) : NULL;
}

static void differentiate(struct function *f)
{
    struct str text;

    for (size_t i = 0; i < f->dim; i++)
        f->gradient[i] = slope_of(f->value, f->name[i]);
    f->hessian[0] = slope_of(f->gradient[0], f->name[0]);
    if (f->dim == 2) {
        f->hessian[1] = slope_of(f->gradient[0], f->name[1]);
        f->hessian[2] = slope_of(f->gradient[1], f->name[1]);
    }
    if (f->dim == 2 || !f->gradient[0])
        return;
    str_init(&text);
    formula_write(f->gradient[0], &text);
    f->slope_text = mem_text(text.s);
    str_done(&text);
}

static struct function *make(const char *text, struct variables *v, struct node *root)
{
    struct function *f = mem_alloc(sizeof *f);

    f->text = mem_text(text);
    f->dim = v->n ? v->n : 1;
    f->constant = !v->n;
    memcpy(f->name, v->name, sizeof f->name);
    if (!v->n)
        snprintf(f->name[0], sizeof f->name[0], "x");
    f->value = tree_formula(root);
    f->refs = 1;
    differentiate(f);
    return f;
}

static struct function *from_tree(const char *text, const struct evaluation *ev,
                                  const struct node *n, bool two)
{
    struct variables v;
    struct node *root;

    if (!variables_find(&v, ev->scope, n, two, ev->err))
        return NULL;
    root = variables_freeze(&v, ev, n);
    return root ? make(text, &v, root) : NULL;
}

struct function *function_new(const char *text, const struct scope *scope, bool two,
                              struct err *err)
{
    struct formula *f = formula_parse(text, err), *whole;
    struct function *out = NULL;
    struct evaluation ev = {f, scope, err, 0};

    if (!f)
        return NULL;
    if (eval_expand(&ev, f->root, &whole)) {
        ev.formula = whole ? whole : f;
        out = from_tree(text, &ev, ev.formula->root, two);
        formula_free(whole);
    }
    formula_free(f);
    return out;
}

struct function *function_ref(struct function *f)
{
    if (f)
        f->refs++;
    return f;
}

void function_free(struct function *f)
{
    if (!f || --f->refs > 0)
        return;
    formula_free(f->value);
    for (size_t i = 0; i < 2; i++)
        formula_free(f->gradient[i]);
    for (size_t i = 0; i < 3; i++)
        formula_free(f->hessian[i]);
    free(f->text);
    free(f->slope_text);
    free(f);
}

bool function_share(const struct function *f, const struct function *g)
{
    return f->dim == 1 && g->dim == 1 &&
           (f->constant || g->constant || variables_same(f->name[0], g->name[0]));
}

/* ---- values ---- */

struct at {
    const struct function *f;
    const double *value;
};

static bool variable(void *self, const char *name, struct value *out)
{
    const struct at *at = self;

    for (size_t i = 0; i < at->f->dim; i++)
        if (strcmp(name, at->f->name[i]) == 0) {
            *out = value_number(at->value[i]);
            return true;
        }
    return false;
}

static bool look(const struct function *f, const struct formula *what, const double *at,
                 struct value *out)
{
    struct at self = {f, at};
    struct scope scope = {.self = &self, .name = variable};
    struct err unwanted = {0};

    return what && formula_eval(what, &scope, out, &unwanted);
}

static bool evaluate(const struct function *f, const struct formula *what,
                     const double *at, double *v)
{
    struct value out;

    if (!look(f, what, at, &out) || out.kind != VALUE_NUMBER)
        return false;
    *v = out.number;
    return true;
}

bool function_value(const struct function *f, const double *at, double *v)
{
    return evaluate(f, f->value, at, v);
}

void function_look(const struct function *f, const double *at, struct value *out)
{
    if (!look(f, f->value, at, out))
        *out = value_undefined("it cannot be computed");
}

bool function_slope(const struct function *f, const double *at, double *g)
{
    double unwanted;

    if (!function_value(f, at, &unwanted))
        return false;
    for (size_t i = 0; i < f->dim; i++)
        if (!evaluate(f, f->gradient[i], at, &g[i]))
            return false;
    return true;
}

/* ---- as an objective ---- */

static double value(const struct objective *o, const double *theta)
{
    double v;

    return function_value(o->function, theta, &v) ? v : NAN;
}

static double gradient(const struct objective *o, const double *theta, double *g)
{
    for (size_t i = 0; i < o->function->dim; i++)
        if (!evaluate(o->function, o->function->gradient[i], theta, &g[i]))
            g[i] = NAN;
    return value(o, theta);
}

static void hessian(const struct objective *o, const double *theta, struct mat *h)
{
    const struct function *f = o->function;

    for (size_t i = 0; i < f->dim; i++)
        for (size_t j = 0; j < f->dim; j++)
            if (!evaluate(f, f->hessian[i + j], theta, &MAT(h, i, j)))
                MAT(h, i, j) = NAN;
}

/* The largest |eigenvalue|; 0 where there is no Hessian. */
static double curvature(const struct objective *o, const double *theta)
{
    size_t dim = o->function->dim;
    double most = 0;
    struct mat h;
    bool there = true;

    mat_init(&h, dim, dim);
    hessian(o, theta, &h);
    for (size_t i = 0; i < dim * dim; i++)
        there = there && isfinite(h.a[i]);
    if (there)
        most =
            fmax(fabs(mat_largest_eigenvalue(&h)), fabs(mat_smallest_eigenvalue(&h)));
    mat_done(&h);
    return most;
}

const struct objective_ops function_ops = {
    .name = "function",
    .loss = "",
    .help = "A function of X, or of X and Y, made small by moving X and Y.",
    .smooth = true,
    .value = value,
    .gradient = gradient,
    .hessian = hessian,
    .curvature = curvature,
};
