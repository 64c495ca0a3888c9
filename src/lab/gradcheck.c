/* Gradients against difference quotients, the learner's own among them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/gradcheck.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/definition.h"
#include "lab/reading.h"
#include "plot/text.h"

enum { POINTS_MAX = 5000 };

void gradcheck_done(struct gradcheck *c)
{
    free(c->row);
    *c = (struct gradcheck){0};
}

/* What is made small, at both ends of a step. */
struct sides {
    double down, up;
};

/* Where a slope is 0 its quotient is what rounding leaves, about DBL_EPSILON*J/h:
 * beside the sizes of the two that would be a large part of nothing. So a part of J is
 * the least that a difference is compared with. */
static double smallest(const struct sides *j)
{
    return GRADCHECK_LEAST * fmax(1, fmax(fabs(j->down), fabs(j->up)));
}

static void add(struct gradcheck *c, const char *name, size_t weight, double formula,
                const struct sides *j, double h)
{
    double numeric = (j->up - j->down) / (2 * h);
    double size = fmax(smallest(j), fabs(formula) + fabs(numeric));
    struct gradcheck_row r = {.weight = weight, .formula = formula, .numeric = numeric};

    snprintf(r.name, sizeof r.name, "%s", name);
    r.relative = fabs(formula - numeric) / size;
    r.differs = r.relative >= GRADCHECK_AGREES;
    c->differs |= r.differs;
    c->largest = fmax(c->largest, r.relative);
    c->row = mem_grow(c->row, c->n + 1, sizeof *c->row);
    c->row[c->n++] = r;
}

/* ---- the model's own ---- */

static bool check_objective(const struct bench *b, struct gradcheck *c, struct err *err)
{
    struct objective o;
    size_t n;
    const double *theta = bench_weights(b, &n);
    double *g = mem_array(n, sizeof *g), *moved = mem_array(n, sizeof *moved);
    bool ok = true;

    bench_objective(b, &o);
    o.ops->gradient(&o, theta, g);
    memcpy(moved, theta, n * sizeof *moved);
    for (size_t j = 0; j < n && ok; j++) {
        char name[16];
        struct sides side;

        bench_weight_name(b, j, name);
        moved[j] = theta[j] + b->s.h;
        side.up = o.ops->value(&o, moved);
        moved[j] = theta[j] - b->s.h;
        side.down = o.ops->value(&o, moved);
        moved[j] = theta[j];
        ok = isfinite(g[j]) && isfinite(side.up) && isfinite(side.down);
        if (ok && !(o.bias == BIAS_OFF && strcmp(name, "b") == 0))
            add(c, name, j, g[j], &side, b->s.h);
    }
    free(g);
    free(moved);
    return ok || err_set(err, "It has no value or no slope at these weights.");
}

/* ---- the learner's ---- */

/* A bench of its own with the weights of B, one of them moved: B stays as it is. */
static struct bench *moved_bench(const struct bench *b, size_t weight, double by)
{
    struct bench *out = bench_new();
    double *theta = mem_array(b->s.params, sizeof *theta);

    bench_restore(out, &b->s);
    memcpy(theta, b->s.theta, b->s.params * sizeof *theta);
    theta[weight] += by;
    bench_set_theta(out, theta);
    free(theta);
    return out;
}

/* The mean of the formula NAME over the points. */
static bool mean_of(struct bench *b, const char *name, double *v, struct err *err)
{
    struct scope scope = reading_scope(b);
    struct value out;
    char text[32];
    struct formula *f;
    bool ok;

    snprintf(text, sizeof text, "mean(%s)", name);
    f = formula_parse(text, err);
    ok = f && formula_eval(f, &scope, &out, err);
    formula_free(f);
    if (!ok)
        return false;
    if (out.kind != VALUE_NUMBER)
        return err_set(err, "%s has no value now: %s.", text,
                       out.kind == VALUE_UNDEFINED ? out.why : "it is a word");
    *v = out.number;
    return true;
}

/* The loss that is checked against: mean(L), or the model's without one. */
static bool height(struct bench *b, double *v, struct err *err)
{
    if (definitions_get(b->s.definitions, "L"))
        return mean_of(b, "L", v, err);
    *v = bench_fitness(b)->objective;
    return isfinite(*v) || err_set(err, "The loss has no value at these weights.");
}

static bool heights(const struct bench *b, size_t weight, struct sides *side,
                    struct err *err)
{
    bool ok = true;

    for (int i = 0; i < 2 && ok; i++) {
        struct bench *moved = moved_bench(b, weight, i ? b->s.h : -b->s.h);

        ok = height(moved, i ? &side->up : &side->down, err);
        bench_free(moved);
    }
    return ok;
}

/* The learner's formula for the slope in WEIGHT: dw1, or dw with one feature; db. */
static bool own_name(const struct bench *b, size_t weight, char name[20])
{
    char of[16];
    const char *other;

    bench_weight_name(b, weight, of);
    other = strcmp(of, "b") == 0                     ? "w0"
            : strcmp(of, "w1") == 0 && b->s.dim == 1 ? "w"
                                                     : of;
    snprintf(name, 20, "d%s", of);
    if (definitions_get(b->s.definitions, name))
        return true;
    snprintf(name, 20, "d%s", other);
    return definitions_get(b->s.definitions, name) != NULL;
}

static bool check_own(struct bench *b, struct gradcheck *c, struct err *err)
{
    char name[20];

    for (size_t j = 0; j < b->s.params; j++) {
        struct sides side;
        double formula;

        if (!own_name(b, j, name))
            continue;
        if (!mean_of(b, name, &formula, err) || !heights(b, j, &side, err))
            return false;
        add(c, name, j, formula, &side, b->s.h);
    }
    return true;
}

bool gradcheck_run(struct bench *b, struct gradcheck *c, struct err *err)
{
    size_t n;
    const double *theta = bench_weights(b, &n);

    c->zero = true;
    for (size_t j = 0; j < n; j++)
        c->zero = c->zero && theta[j] == 0;
    if (b->s.explorer.minimizing) {
        c->zero = false;
        return check_objective(b, c, err);
    }
    if (!check_own(b, c, err))
        return false;
    c->own = c->n > 0;
    return c->own || check_objective(b, c, err);
}

/* ---- the point where they disagree ---- */

/* Names of the points mean those of one point. */
struct at_point {
    struct scope all;
    size_t point;
};

static bool of_point(void *self, const char *name, struct value *out)
{
    const struct at_point *at = self;
    const double *column;
    size_t n;

    if (!at->all.column(at->all.self, name, &column, &n))
        return false;
    *out = value_number(column[at->point]);
    return true;
}

/* The values of the formula NAME at the first N points; NaN where it has none. */
static void values_of(struct bench *b, const char *name, size_t n, double *v)
{
    struct at_point at = {.all = reading_scope(b)};
    struct scope scope = {.up = &at.all, .self = &at, .name = of_point};
    struct formula *f = formula_parse(name, NULL);

    for (at.point = 0; at.point < n; at.point++) {
        struct err unwanted = {0};
        struct value out;

        v[at.point] = NAN;
        if (f && formula_eval(f, &scope, &out, &unwanted) && out.kind == VALUE_NUMBER)
            v[at.point] = out.number;
    }
    formula_free(f);
}

/* The difference quotients of L at each of the first N points. */
static void quotients(struct bench *b, size_t weight, size_t n, double *v)
{
    double *low = mem_array(n, sizeof *low), h = b->s.h;
    struct bench *down = moved_bench(b, weight, -h), *up = moved_bench(b, weight, h);

    values_of(down, "L", n, low);
    values_of(up, "L", n, v);
    for (size_t i = 0; i < n; i++)
        v[i] = (v[i] - low[i]) / (2 * h);
    bench_free(up);
    bench_free(down);
    free(low);
}

static void write_point(const struct bench *b, size_t i, struct str *out)
{
    const struct data *d = b->s.data;

    str_addf(out, "point %zu (", i + 1);
    for (size_t j = 0; j < d->dim && j < 3; j++) {
        str_addf(out, "%sx%zu ", j ? ", " : "", j + 1);
        text_number(out, d->x[j][i]);
    }
    str_add(out, ", y ");
    text_number(out, d->y[i]);
    str_addc(out, ')');
}

static void write_reason(const struct gradcheck_row *r, struct str *out)
{
    double ratio = r->formula / r->numeric;

    if (fabs(ratio + 1) < 1e-3)
        str_add(out, " It has the wrong sign.");
    else if (fabs(ratio - 2) < 1e-3 || fabs(ratio - 0.5) < 1e-3)
        str_addf(out, " It is %s.", ratio > 1 ? "twice too large" : "half of it");
}

static void write_worst(struct bench *b, const struct gradcheck_row *r, struct str *out)
{
    size_t n = b->s.data->n < POINTS_MAX ? b->s.data->n : POINTS_MAX, worst = 0;
    double *own = mem_array(n, sizeof *own), *numeric = mem_array(n, sizeof *numeric);

    values_of(b, r->name, n, own);
    quotients(b, r->weight, n, numeric);
    for (size_t i = 1; i < n; i++)
        if (fabs(own[i] - numeric[i]) > fabs(own[worst] - numeric[worst]))
            worst = i;
    str_addf(out, "%s is not the slope of L. Most at ", r->name);
    write_point(b, worst, out);
    str_add(out, ": it gives ");
    text_number(out, own[worst]);
    str_add(out, ", the difference quotient of L ");
    text_number(out, numeric[worst]);
    str_addc(out, '.');
    free(own);
    free(numeric);
}

void gradcheck_disagreement(struct bench *b, const struct gradcheck *c, struct str *out)
{
    for (size_t i = 0; c->own && i < c->n; i++)
        if (c->row[i].differs) {
            if (definitions_get(b->s.definitions, "L"))
                write_worst(b, &c->row[i], out);
            else
                str_addf(out, "%s is not the slope of the loss.", c->row[i].name);
            write_reason(&c->row[i], out);
            return;
        }
}
