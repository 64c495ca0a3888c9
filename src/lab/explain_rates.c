/* Explanations of the rates that training lives on, and of the check of a gradient.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/explain_cost.h"
#include "lab/explain_number.h"
#include "lab/explain_terms.h"
#include "lab/explaining.h"

enum { WRITTEN = 3 }; /* a matrix of more rows is not written out */

/* ---- the matrix whose largest eigenvalue is L ---- */

static double column_value(const struct explaining *e, size_t j, size_t i)
{
    return j ? explain_x(e, j, i) : 1;
}

/* The largest bend of a point's cost. */
static double most(const struct explaining *e)
{
    return e->s->model->cost->most;
}

/* most·XᵀX/n and the price of the weights. */
static void bound_matrix(const struct explaining *e, struct mat *m)
{
    size_t n = e->d->n;

    for (size_t a = 0; a < m->rows; a++)
        for (size_t b = 0; b < m->rows; b++) {
            double sum = 0;

            for (size_t i = 0; i < n; i++)
                sum += explain_counts_as(e, i) * column_value(e, a, i) *
                       column_value(e, b, i);
            if (e->s->bias == BIAS_OFF && (a == 0 || b == 0))
                sum = 0;
            MAT(m, a, b) = most(e) * sum / (double)n;
            if (a == b && explain_priced(e, a))
                MAT(m, a, b) += 2 * e->s->lambda;
        }
}

/* The matrix into M; false if it is too large to be written, or is not what L is of. */
static bool matrix_of(const struct explaining *e, struct mat *m)
{
    struct objective o;
    size_t n;
    const double *theta = bench_weights(e->b, &n);
    double largest;

    bench_objective(e->b, &o);
    mat_init(m, n <= WRITTEN ? n : 1, n <= WRITTEN ? n : 1);
    if (n > WRITTEN)
        return false;
    if (o.ops->bounded)
        bound_matrix(e, m);
    else
        o.ops->hessian(&o, theta, m);
    largest = fmax(fabs(mat_largest_eigenvalue(m)), fabs(mat_smallest_eigenvalue(m)));
    return fabs(largest - e->value) <= 1e-6 * e->value;
}

static void add_matrix(struct str *out, const struct mat *m)
{
    str_add(out, "[");
    for (size_t i = 0; i < m->rows; i++)
        for (size_t j = 0; j < m->cols; j++)
            str_addf(out, "%s%s", j ? " " : i ? "; " : "", num_long(MAT(m, i, j)).s);
    str_add(out, "]");
}

static double two_rows(const double *v, size_t n)
{
    double half = (v[0] - v[2]) / 2, root = sqrt(half * half + v[1] * v[1]);

    (void)n;
    return fmax(fabs((v[0] + v[2]) / 2 + root), fabs((v[0] + v[2]) / 2 - root));
}

/* L = (a + c)/2 + √(((a − c)/2)² + b²) for two rows. */
static void say_two_rows(struct explaining *e, const struct mat *m)
{
    double v[3] = {MAT(m, 0, 0), MAT(m, 0, 1), MAT(m, 1, 1)};
    int decimals = num_places(e->value, 4, 3);
    int digits = num_enough(two_rows, v, 3, e->value, decimals);
    double middle = (v[0] + v[2]) / 2;

    explain_say(e, "M = [a b; b c] = [%s %s; %s %s]", num_digits(v[0], digits).s,
                num_digits(v[1], digits).s, num_digits(v[1], digits).s,
                num_digits(v[2], digits).s);
    explain_say(e, "L = %s(a + c)/2 %s √(((a − c)/2)² + b²)%s = %s",
                middle < 0 ? "|" : "", middle < 0 ? "−" : "+", middle < 0 ? "|" : "",
                num_fixed(e->value, decimals).s);
}

/* The direction V of largest curvature of M, by repeated multiplication. */
static void steepest(const struct mat *m, double *v)
{
    size_t n = m->rows;
    double next[WRITTEN], size;

    for (size_t j = 0; j < n; j++)
        v[j] = 1 + 0.1 * (double)j;
    for (int k = 0; k < 5000; k++) {
        for (size_t j = 0; j < n; j++)
            next[j] = vec_dot(m->a + j * n, v, n);
        size = vec_norm(next, n);
        for (size_t j = 0; j < n; j++)
            v[j] = size > 0 ? next[j] / size : 0;
    }
}

/* M·v = L·v, shown in the row where v is largest. */
static void say_direction(struct explaining *e, const struct mat *m)
{
    double v[WRITTEN], largest = mat_largest_eigenvalue(m);
    struct term t[WRITTEN];
    struct str text;
    size_t n = m->rows, k = 0;

    steepest(m, v);
    for (size_t j = 1; j < n; j++)
        k = fabs(v[j]) > fabs(v[k]) ? j : k;
    if (fabs(vec_dot(m->a + k * n, v, n) - largest * v[k]) > 1e-6 * fabs(largest))
        return;
    str_init(&text);
    add_matrix(&text, m);
    explain_say(e, "M = %s", text.s);
    str_clear(&text);
    for (size_t j = 0; j < n; j++)
        t[j] = term_product(MAT(m, k, j), v[j]);
    terms_write(&text, t, n, num_places(largest * v[k], 4, 4));
    explain_say(e, "M bends most along v = (%s, %s, %s), and M·v = L·v: row %zu:",
                num_digits(v[0], 4).s, num_digits(v[1], 4).s, num_digits(v[2], 4).s,
                k + 1);
    explain_say(e, "%s = %s·%s", text.s, num_long(largest).s, num_factor(v[k]).s);
    str_done(&text);
}

/* ---- curvature ---- */

static const char *matrix_name(const struct explaining *e)
{
    if (e->s->explorer.minimizing)
        return "the matrix M of second derivatives here";
    if (!e->s->model->bounded)
        return "the Hessian M at these weights";
    return explain_cost(e)->matrix;
}

void explain_curvature(struct explaining *e)
{
    bool data = e->d && !e->s->explorer.minimizing;
    struct mat m;

    if (!(e->value > 0)) {
        explain_say(e, "curvature = 0: nothing bends here, so no step is too long.");
        return;
    }
    explain_say(e, "curvature = L = %s, the largest eigenvalue of %s.",
                num_long(e->value).s, matrix_name(e));
    if (matrix_of(e, &m)) {
        if (m.rows == 1 && !data) {
            e->name = "hessian.X.X";
            e->value = MAT(&m, 0, 0);
            explain_function_bend(e);
            e->value = fabs(e->value);
        }
        if (m.rows == 2)
            say_two_rows(e, &m);
        else if (m.rows == 3)
            say_direction(e, &m);
    }
    mat_done(&m);
    if (data)
        explain_say(e, "X has a row for each point: a 1 for b, then its features. "
                       "Values far from 0 make L large and steps small; scale on "
                       "helps.");
    explain_say(e, "Safe rates: below 2/L = %s. eta = auto is 1/L = %s.",
                num_short(2 / e->value).s, num_short(1 / e->value).s);
}

void explain_safe_eta(struct explaining *e)
{
    double args[2] = {2, 2 / e->value};
    int decimals = num_places(e->value, 4, 3);
    int digits = num_enough(num_quotient, args, 2, e->value, decimals);

    if (!(e->value > 0)) {
        explain_say(e, "safe_eta = %s: nothing bends here.", num_long(e->value).s);
        return;
    }
    explain_say(e, "safe_eta = 2/L = 2/%s = %s", num_digits(args[1], digits).s,
                num_fixed(e->value, decimals).s);
    explain_say(e, "Up to this rate no step of gradient descent climbs. L: explain "
                   "curvature.");
}

/* Where the rate comes from. */
static void say_rate(struct explaining *e, double safe)
{
    double args[2] = {1, safe > 0 ? 2 / safe : 1};
    int decimals = num_places(e->value, 4, 3);

    if (e->s->eta_auto && safe > 0 && e->value == safe / 2)
        explain_say(
            e, "eta = auto = 1/L = 1/%s = %s",
            num_digits(args[1], num_enough(num_quotient, args, 2, e->value, decimals))
                .s,
            num_fixed(e->value, decimals).s);
    else if (e->s->eta_auto && method_rescales(e->s->optimizer))
        explain_say(e,
                    "eta = auto = %s: a jump of %s is about eta long whatever the "
                    "slope, so the curvature does not choose it.",
                    num_long(e->value).s, e->s->optimizer->name);
    else if (e->s->eta_auto && safe > 0)
        explain_say(e, "eta = auto = %s: 1/L would be a leap, for L holds only here.",
                    num_long(e->value).s);
    else if (e->s->eta_auto)
        explain_say(e, "eta = auto = %s: there is no curvature yet to choose it by.",
                    num_long(e->value).s);
    else
        explain_say(e, "eta = %s, set by hand.", num_long(e->value).s);
}

void explain_eta(struct explaining *e)
{
    double safe = bench_safe_eta(e->b), of_safe[2] = {e->value, safe};
    int share, digits;

    say_rate(e, safe);
    if (e->s->optimizer->uses_eta)
        explain_say(e, "%s: %s", e->s->optimizer->name, e->s->optimizer->rule);
    else
        explain_say(e, "%s finds the length of its steps itself and does not use eta.",
                    e->s->optimizer->name);
    if (!(safe > 0))
        return;
    share = num_places(e->value / safe, 3, 2);
    digits = num_enough(num_quotient, of_safe, 2, e->value / safe, share);
    explain_say(e, "Gradient descent is safe up to 2/L = %s; %s/%s = %s of it.",
                num_short(safe).s, num_digits(e->value, digits).s,
                num_digits(safe, digits).s, num_fixed(e->value / safe, share).s);
}

/* ---- the check of a gradient ---- */

/* J with theta_j moved by H. */
static double moved(const struct explaining *e, size_t j, double h)
{
    struct objective o;
    size_t n;
    const double *theta = bench_weights(e->b, &n);
    double *there = mem_array(n, sizeof *there), value;

    bench_objective(e->b, &o);
    memcpy(there, theta, n * sizeof *there);
    there[j] += h;
    value = o.ops->value(&o, there);
    free(there);
    return value;
}

static double central(const double *v, size_t n)
{
    (void)n;
    return (v[0] - v[1]) / (2 * v[2]);
}

/* The numerical slope along weight J beside the gradient's. */
static void say_check(struct explaining *e, size_t j, double slope)
{
    double h = e->s->h;
    double v[3] = {moved(e, j, h), moved(e, j, -h), h};
    double numeric = central(v, 3);
    int decimals = num_places(numeric, 4, 4);
    int digits = num_enough(central, v, 3, numeric, decimals);
    char name[16];

    bench_weight_name(e->b, j, name);
    if (!isfinite(numeric))
        return;
    explain_say(e, "%s: (J(%s + h) − J(%s − h))/2h = (%s − %s)/%s = %s", name, name,
                name, num_digits(v[0], digits).s,
                num_bracketed(num_digits(v[1], digits)).s, num_long(2 * h).s,
                num_fixed(numeric, decimals).s);
    explain_say(e, "   the formula: grad.%s = %s", name, num_fixed(slope, decimals).s);
}

void explain_gradcheck(struct explaining *e)
{
    enum { SHOWN = 3 };
    struct objective o;
    size_t n;
    const double *theta = bench_weights(e->b, &n);
    double *g = mem_array(n, sizeof *g);

    explain_say(e,
                "gradcheck = %s at the last checkgrad: the largest difference "
                "|formula − numeric| / (|formula| + |numeric|) over the weights. The "
                "divisor is at least 1/10000 of J, or of 1.",
                num_short(e->value).s);
    if (e->d || e->s->explorer.minimizing) {
        explain_say(e, "With h = %s, at the weights now:", num_long(e->s->h).s);
        bench_objective(e->b, &o);
        o.ops->gradient(&o, theta, g);
        for (size_t j = 0; j < n && j < SHOWN; j++)
            say_check(e, j, g[j]);
    }
    free(g);
}
