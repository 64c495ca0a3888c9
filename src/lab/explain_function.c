/* Explanations of a function that is looked at or minimized: heights, secant, slope.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/explain_number.h"
#include "lab/explain_terms.h"
#include "lab/explaining.h"
#include "learn/derive.h"

/* The numbers that stand for a function's variables. */
struct places {
    const struct function *f;
    const double *at;
    int digits;
    struct formula *number[2];
};

static struct formula *number_formula(double v, int digits)
{
    char text[64];
    struct err err = {0};

    snprintf(text, sizeof text, "%.*g", digits, v == 0 ? 0 : v);
    return formula_parse(text, &err);
}

static const struct formula *lookup(void *self, const char *name)
{
    struct places *p = self;

    for (size_t i = 0; i < p->f->dim; i++)
        if (strcmp(name, p->f->name[i]) == 0)
            return p->number[i];
    return NULL;
}

/* Appends F with the numbers AT in it: "3^2-2*3". True if it then has the value V to
 * DECIMALS decimals. */
static bool put_numbers(const struct explaining *e, const struct formula *f,
                        const double *at, int digits, double v, int decimals,
                        struct str *out)
{
    const struct function *of = e->s->explorer.function;
    struct places p = {.f = of, .at = at, .digits = digits};
    struct scope none = {0};
    struct formula *put;
    struct value got;
    struct err err = {0};
    bool fits;

    for (size_t i = 0; i < of->dim; i++)
        p.number[i] = number_formula(at[i], digits);
    put = formula_replace(f, lookup, &p);
    formula_write(put, out);
    fits = formula_eval(put, &none, &got, &err) && got.kind == VALUE_NUMBER &&
           fabs(num_rounded(got.number, decimals) - num_rounded(v, decimals)) <
               pow(10, -decimals) / 2;
    formula_free(put);
    for (size_t i = 0; i < of->dim; i++)
        formula_free(p.number[i]);
    return fits;
}

/* "3^2 - 2*3 = 3.000": F with numbers, and its value V. */
static void add_value(const struct explaining *e, const struct formula *f,
                      const double *at, double v, struct str *out)
{
    int decimals = num_places(v, 4, 3);
    size_t from = out->len;

    for (size_t i = 0; i < e->s->explorer.function->dim; i++)
        if (!isfinite(at[i])) {
            str_add(out, NUM_BEYOND);
            return;
        }
    for (int digits = 6; digits <= 15; digits++) {
        str_cut(out, from);
        if (put_numbers(e, f, at, digits, v, decimals, out))
            break;
    }
    str_addf(out, " = %s", num_trimmed(v, decimals).s);
}

static const double *here(const struct explaining *e)
{
    return e->s->explorer.at;
}

static const struct function *function(const struct explaining *e)
{
    return e->s->explorer.function;
}

/* The value of the function where the learner is. */
void explain_function_value(struct explaining *e)
{
    const struct function *f = function(e);
    struct str text;

    str_init(&text);
    add_value(e, f->value, here(e), e->value, &text);
    explain_say(e, "%s = f(X%s) with f = %s", e->name, f->dim == 2 ? ", Y" : "",
                f->text);
    explain_say(e, "= %s", text.s);
    if (e->s->explorer.minimizing)
        explain_say(e, "step makes it small: explain step");
    str_done(&text);
}

void explain_X(struct explaining *e)
{
    const struct function *f = function(e);
    double v;
    struct str text;

    if (strcmp(e->name, "dX") == 0) {
        explain_say(e, "dX = %s: the second point of the secant is X + dX.",
                    num_long(e->value).s);
        explain_say(e, "The slope between the two: explain secant");
        return;
    }
    explain_say(e, "%s = %s: the place that is looked at%s.", e->name,
                num_long(e->value).s,
                e->s->explorer.minimizing ? "; step moves it downhill" : "");
    str_init(&text);
    if (function_value(f, here(e), &v) && isfinite(v)) {
        add_value(e, f->value, here(e), v, &text);
        explain_say(e, "There f = %s = %s", f->text, text.s);
    }
    str_done(&text);
}

/* Y: the second variable, or the height over X. */
void explain_Y(struct explaining *e)
{
    if (function(e)->dim == 2)
        explain_X(e);
    else
        explain_function_value(e);
}

/* f(X + dX) and f(X) in numbers; their values. */
static void say_heights(struct explaining *e, double v[2])
{
    const struct explorer *x = &e->s->explorer;
    double second[2] = {x->at[0] + x->dX, 0};
    struct str text;

    v[0] = v[1] = 0;
    function_value(function(e), x->at, &v[0]);
    function_value(function(e), second, &v[1]);
    str_init(&text);
    add_value(e, function(e)->value, x->at, v[0], &text);
    explain_say(e, "f(X) = f(%s) = %s", num_long(x->at[0]).s, text.s);
    str_clear(&text);
    add_value(e, function(e)->value, second, v[1], &text);
    explain_say(e, "f(X + dX) = f(%s) = %s", num_long(second[0]).s, text.s);
    str_done(&text);
}

static double say_rise(struct explaining *e, const double v[2])
{
    struct term t[2] = {term_of(v[1]), {.minus = true, .n = 1, .f = {v[0]}}};
    struct str text;

    str_init(&text);
    terms_write(&text, t, 2, num_places(v[1] - v[0], 4, 3));
    explain_say(e, "dY = f(X + dX) − f(X) = %s", text.s);
    str_done(&text);
    return v[1] - v[0];
}

void explain_dY(struct explaining *e)
{
    double v[2];

    say_heights(e, v);
    say_rise(e, v);
}

void explain_secant(struct explaining *e)
{
    double v[2], args[2];
    int decimals = num_places(e->value, 4, 3), digits;

    say_heights(e, v);
    args[0] = say_rise(e, v);
    args[1] = e->s->explorer.dX;
    digits = num_enough(num_quotient, args, 2, e->value, decimals);
    explain_say(e, "secant = dY/dX = %s/%s = %s: the average slope from X to X + dX.",
                num_digits(args[0], digits).s,
                num_bracketed(num_digits(args[1], digits)).s,
                num_fixed(e->value, decimals).s);
    explain_say(e, "As dX gets small it becomes the slope of the tangent: explain "
                   "slope");
}

/* The tangent y = f(X) + slope·(x − X). */
static void say_tangent(struct explaining *e)
{
    double v, x = here(e)[0];

    if (function_value(function(e), here(e), &v) && isfinite(v))
        explain_say(e, "The tangent there: y = %s + %s·(x − %s)", num_long(v).s,
                    num_factor(e->value).s, num_factor(x).s);
}

void explain_function_gradient(struct explaining *e)
{
    const struct function *f = function(e);
    size_t j = e->weight < f->dim ? e->weight : 0;
    const struct formula *slope = f->gradient[j];
    struct str letters, numbers;

    str_init(&letters);
    str_init(&numbers);
    if (slope) {
        formula_write(slope, &letters);
        add_value(e, slope, here(e), e->value, &numbers);
        explain_say(e, "f = %s; by the rules its derivative%s%s is %s", f->text,
                    f->dim == 2 ? " along " : "", f->dim == 2 ? (j ? "Y" : "X") : "",
                    letters.s);
        explain_say(e, "%s = %s", e->name, numbers.s);
    } else {
        explain_say(e, "%s = %s", e->name, num_long(e->value).s);
    }
    if (f->dim == 1)
        say_tangent(e);
    str_done(&letters);
    str_done(&numbers);
}

void explain_slope(struct explaining *e)
{
    e->weight = 0;
    explain_function_gradient(e);
    if (function(e)->dim == 1)
        explain_say(e, "The rules, step by step: derive %s", function(e)->text);
}

void explain_function_norm(struct explaining *e)
{
    double g[2] = {0};
    struct str text;
    struct term t[2];

    function_slope(function(e), here(e), g);
    for (size_t j = 0; j < 2; j++)
        t[j] = (struct term){.square = true, .n = 1, .f = {g[j]}};
    str_init(&text);
    terms_under_root(&text, t, function(e)->dim, e->value);
    explain_say(e, "gradnorm = √(grad.X²%s) = %s",
                function(e)->dim == 2 ? " + grad.Y²" : "", num_digits(e->value, 4).s);
    explain_say(e, "under the root: %s", text.s);
    explain_say(e,
                "It is 0 where the function is level: at a bottom, a top or between.");
    str_done(&text);
}

void explain_function_bend(struct explaining *e)
{
    static const char *const names[] = {"X.X", "X.Y", "Y.Y"};
    const struct function *f = function(e);
    const char *which = e->name + strlen("hessian.");
    size_t k = strcmp(which, "Y.Y") == 0 ? 2 : strchr(which, 'Y') ? 1 : 0;
    struct str letters, numbers;

    str_init(&letters);
    str_init(&numbers);
    if (f->hessian[k]) {
        formula_write(f->hessian[k], &letters);
        add_value(e, f->hessian[k], here(e), e->value, &numbers);
        explain_say(e, "f = %s; its second derivative %s is %s", f->text, names[k],
                    letters.s);
    }
    explain_say(e, "%s = %s", e->name,
                f->hessian[k] ? numbers.s : num_long(e->value).s);
    explain_say(e, "How much the slope changes per unit.");
    str_done(&letters);
    str_done(&numbers);
}
