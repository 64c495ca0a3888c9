/* Readings of the function that is looked at: X, the secant, the slope.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/reading_values.h"

const struct function *reading_function(const struct bench *b, struct value *out)
{
    if (!b->s.explorer.function)
        *out = value_undefined("there is no function yet: plot f x^2-2*x");
    return b->s.explorer.function;
}

bool reading_height(const struct bench *b, double *v, struct value *out)
{
    const struct explorer *e = &b->s.explorer;

    if (!reading_function(b, out))
        return false;
    if (function_value(e->function, e->at, v) && isfinite(*v))
        return true;
    *out = value_undefined("%.60s has no value here", e->function->text);
    return false;
}

bool reading_slopes(const struct bench *b, double g[2], struct value *out)
{
    const struct explorer *e = &b->s.explorer;

    if (!reading_function(b, out))
        return false;
    if (function_slope(e->function, e->at, g))
        return true;
    *out = value_undefined("%.60s has no slope here", e->function->text);
    return false;
}

void read_X(struct bench *b, struct value *out)
{
    if (reading_function(b, out))
        *out = value_number(b->s.explorer.at[0]);
}

/* The second variable; of a function of X alone its height over X. */
void read_Y(struct bench *b, struct value *out)
{
    const struct function *f = reading_function(b, out);
    double v;

    if (f && f->dim == 2)
        *out = value_number(b->s.explorer.at[1]);
    else if (f && reading_height(b, &v, out))
        *out = value_number(v);
}

void read_dX(struct bench *b, struct value *out)
{
    if (reading_function(b, out))
        *out = value_number(b->s.explorer.dX);
}

/* There is a function, and it is of X alone: it has one slope. */
static bool of_one(const struct bench *b, struct value *out)
{
    const struct function *f = reading_function(b, out);

    if (f && f->dim == 2)
        *out = value_undefined("X and Y have a slope each: grad.X, grad.Y");
    return f && f->dim == 1;
}

/* f(X + dX) - f(X) */
static bool rise(const struct bench *b, double *v, struct value *out)
{
    const struct explorer *e = &b->s.explorer;
    double second[2] = {e->at[0] + e->dX, 0}, from, to;

    if (!of_one(b, out) || !reading_height(b, &from, out))
        return false;
    if (!function_value(e->function, second, &to) || !isfinite(to)) {
        *out = value_undefined("%.60s has no value at X + dX", e->function->text);
        return false;
    }
    *v = to - from;
    return true;
}

void read_dY(struct bench *b, struct value *out)
{
    double v;

    if (rise(b, &v, out))
        *out = value_number(v);
}

/* dY / dX */
void read_secant(struct bench *b, struct value *out)
{
    double v;

    if (!rise(b, &v, out))
        return;
    *out = b->s.explorer.dX == 0
               ? value_undefined("dX is 0: one point has no secant, 0/0")
               : value_number(v / b->s.explorer.dX);
}

/* The derivative at X, from the formula of the derivative. */
void read_slope(struct bench *b, struct value *out)
{
    double g[2];

    if (of_one(b, out) && reading_slopes(b, g, out))
        *out = value_number(g[0]);
}
