/* The functions and the arithmetic of formulas.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/formula_tree.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "learn/logistic.h"

#define PLAIN(name, expression)                                   \
    static const char *name(const double *a, size_t n, double *r) \
    {                                                             \
        (void)n;                                                  \
        *r = (expression);                                        \
        return NULL;                                              \
    }

PLAIN(f_exp, exp(a[0]))
PLAIN(f_abs, fabs(a[0]))
PLAIN(f_sign, (a[0] > 0) - (a[0] < 0))
PLAIN(f_sin, sin(a[0]))
PLAIN(f_cos, cos(a[0]))
PLAIN(f_tanh, tanh(a[0]))
PLAIN(f_sigmoid, sigmoid(a[0]))
PLAIN(f_softplus, softplus(a[0]))
PLAIN(f_within, a[0] >= a[1] && a[0] <= a[2])

static const char *f_log(const double *a, size_t n, double *r)
{
    (void)n;
    *r = log(a[0]);
    return a[0] > 0 ? NULL : "a log needs a number above 0";
}

static const char *f_log10(const double *a, size_t n, double *r)
{
    (void)n;
    *r = log10(a[0]);
    return a[0] > 0 ? NULL : "a log needs a number above 0";
}

static const char *f_sqrt(const double *a, size_t n, double *r)
{
    (void)n;
    *r = sqrt(a[0]);
    return a[0] >= 0 ? NULL : "a square root needs a number not below 0";
}

static const char *f_logit(const double *a, size_t n, double *r)
{
    (void)n;
    *r = logit(a[0]);
    return a[0] > 0 && a[0] < 1 ? NULL : "logit needs a number between 0 and 1";
}

static const char *f_min(const double *a, size_t n, double *r)
{
    *r = a[0];
    for (size_t i = 1; i < n; i++)
        *r = fmin(*r, a[i]);
    return NULL;
}

static const char *f_max(const double *a, size_t n, double *r)
{
    *r = a[0];
    for (size_t i = 1; i < n; i++)
        *r = fmax(*r, a[i]);
    return NULL;
}

/* |a - b| <= tolerance, with room for the rounding of decimals: near(0.7, 0.6, 0.1). */
static const char *f_near(const double *a, size_t n, double *r)
{
    double room = 4 * DBL_EPSILON * fmax(fabs(a[0]), fabs(a[1]));

    (void)n;
    *r = fabs(a[0] - a[1]) <= a[2] + room;
    return NULL;
}

static const struct builtin functions[] = {
    {"exp", FUNCTION_PLAIN, 1, 1, "exp(z)", "e to the power of a number", "exp(1)",
     f_exp},
    {"log", FUNCTION_PLAIN, 1, 1, "log(p)", "the natural logarithm: what exp undoes",
     "-log(0.9)", f_log},
    {"ln", FUNCTION_PLAIN, 1, 1, "ln(p)", "another name for log, the natural logarithm",
     "ln(0.5)", f_log},
    {"log10", FUNCTION_PLAIN, 1, 1, "log10(x)", "the logarithm to base 10",
     "log10(1000)", f_log10},
    {"sqrt", FUNCTION_PLAIN, 1, 1, "sqrt(x)", "the square root", "sqrt(2)", f_sqrt},
    {"abs", FUNCTION_PLAIN, 1, 1, "abs(x)", "the number without its sign", "abs(-3)",
     f_abs},
    {"min", FUNCTION_PLAIN, 1, FORMULA_ARGS, "min(a, b)", "the smallest of its numbers",
     "min(loss, 1)", f_min},
    {"max", FUNCTION_PLAIN, 1, FORMULA_ARGS, "max(a, b)", "the largest of its numbers",
     "max(loss, 1)", f_max},
    {"sign", FUNCTION_PLAIN, 1, 1, "sign(x)",
     "1, 0 or -1: on which side of 0 a number is", "sign(-3)", f_sign},
    {"sin", FUNCTION_PLAIN, 1, 1, "sin(x)", "the sine of an angle in radians",
     "sin(pi/2)", f_sin},
    {"cos", FUNCTION_PLAIN, 1, 1, "cos(x)", "the cosine of an angle in radians",
     "cos(pi)", f_cos},
    {"tanh", FUNCTION_PLAIN, 1, 1, "tanh(x)",
     "the hyperbolic tangent: a sigmoid from -1 to 1", "tanh(1)", f_tanh},
    {"sigmoid", FUNCTION_PLAIN, 1, 1, "sigmoid(z)",
     "1/(1 + exp(-z)): the probability that belongs to a score z", "sigmoid(2)",
     f_sigmoid},
    {"sigma", FUNCTION_PLAIN, 1, 1, "sigma(z)", "another name for sigmoid (σ)",
     "sigma(2)", f_sigmoid},
    {"logit", FUNCTION_PLAIN, 1, 1, "logit(p)",
     "log(p/(1 - p)), the log odds: what sigmoid undoes", "logit(0.9)", f_logit},
    {"softplus", FUNCTION_PLAIN, 1, 1, "softplus(z)",
     "log(1 + exp(z)): the cost of a point of class 0", "softplus(2)", f_softplus},
    {"near", FUNCTION_PLAIN, 3, 3, "near(a, b, tolerance)",
     "1 if a and b are no further apart than the tolerance", "near(loss, 0.7, 0.1)",
     f_near},
    {"within", FUNCTION_PLAIN, 3, 3, "within(a, low, high)",
     "1 if a lies from low to high", "within(accuracy, 0, 1)", f_within},
    {"mean", FUNCTION_POINTS, 1, 1, "mean((p-y)*x)",
     "the mean over all points, each with its own x, y, z and p", "mean((p-y)^2)",
     NULL},
    {"sum", FUNCTION_POINTS, 1, 1, "sum((p-y)^2)",
     "the sum over all points, each with its own x, y, z and p", "sum(y)", NULL},
    {"same", FUNCTION_SAME, 2, 2, "same(2*x, x+x)",
     "1 if two formulas have equal values wherever both have one", "same(2*x, x+x)",
     NULL},
    {"used", FUNCTION_WORDS, 1, FORMULA_ARGS, "used(step, fit)",
     "1 if one of these commands has run since the task began", "used(step, fit)",
     NULL},
    {"count", FUNCTION_WORDS, 1, 1, "count(line)",
     "how often a command has run since the task began", "count(line)", NULL},
};

/* The names that stand for a number. */
static const struct {
    const char *name, *help;
} constants[] = {
    {"e", "2.718…: exp(1)"},
    {"pi", "3.1416: half the way around a circle of radius 1"},
};

enum { CONSTANTS = sizeof constants / sizeof *constants };

/* NULL past the last. */
static const struct builtin *nth(size_t i)
{
    return i < sizeof functions / sizeof *functions ? &functions[i] : NULL;
}

const struct builtin *builtin_named(const char *name)
{
    const struct builtin *f;

    for (size_t i = 0; (f = nth(i)); i++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}

const char *formula_function(size_t i)
{
    size_t n = sizeof functions / sizeof *functions;

    if (i < n)
        return functions[i].name;
    return i - n < CONSTANTS ? constants[i - n].name : NULL;
}

const char *formula_usage(const char *name)
{
    const struct builtin *f = builtin_named(name);

    return f ? f->usage : name;
}

const char *formula_help(const char *name)
{
    const struct builtin *f = builtin_named(name);

    for (size_t i = 0; !f && i < CONSTANTS; i++)
        if (strcmp(constants[i].name, name) == 0)
            return constants[i].help;
    return f ? f->help : NULL;
}

const char *formula_example(const char *name)
{
    const struct builtin *f = builtin_named(name);

    return f ? f->example : name;
}

static const char *divide(double a, double b, double *r)
{
    if (b == 0)
        return "that divides by 0";
    *r = a / b;
    return NULL;
}

static const char *power(double a, double b, double *r)
{
    if (a == 0 && b < 0)
        return "that divides by 0";
    if (a < 0 && b != floor(b))
        return "a number below 0 has only whole powers";
    *r = pow(a, b);
    return NULL;
}

/* 1 if A stands to B as the node says, else 0. */
static double holds(enum node_kind kind, double a, double b)
{
    switch (kind) {
    case NODE_LESS:
        return a < b;
    case NODE_LESS_EQUAL:
        return a <= b;
    case NODE_GREATER:
        return a > b;
    case NODE_GREATER_EQUAL:
        return a >= b;
    case NODE_EQUAL:
        return a == b;
    default:
        return a != b;
    }
}

static const char *compute(const struct node *n, const double *a, double *r)
{
    switch (n->kind) {
    case NODE_NEGATE:
        *r = -a[0];
        return NULL;
    case NODE_LESS:
    case NODE_LESS_EQUAL:
    case NODE_GREATER:
    case NODE_GREATER_EQUAL:
    case NODE_EQUAL:
    case NODE_UNEQUAL:
        *r = holds(n->kind, a[0], a[1]);
        return NULL;
    case NODE_ADD:
        *r = a[0] + a[1];
        return NULL;
    case NODE_SUBTRACT:
        *r = a[0] - a[1];
        return NULL;
    case NODE_MULTIPLY:
        *r = a[0] * a[1];
        return NULL;
    case NODE_DIVIDE:
        return divide(a[0], a[1], r);
    case NODE_POWER:
        return power(a[0], a[1], r);
    case NODE_CALL:
        return n->function->value(a, n->nargs, r);
    default:
        return "that is no arithmetic";
    }
}

const char *node_compute(const struct node *n, const double *a, double *r)
{
    const char *why = compute(n, a, r);

    if (!why && !isfinite(*r))
        why = "the result is too large for a number";
    return why;
}
