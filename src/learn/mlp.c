/* A network with one hidden layer: logistic regressions that feed a logistic
 * regression. Its gradient by backpropagation, its Hessian exactly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/mlp.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/cost.h"
#include "learn/design.h"
#include "learn/logistic.h"
#include "learn/objective.h"
#include "learn/ridge.h"

/* Up to so many weights the curvature comes from the Hessian itself. */
enum { EXACT = 300 };

size_t mlp_params(size_t features, size_t hidden)
{
    return hidden * (features + 2) + 1;
}

size_t mlp_output(size_t h)
{
    return 1 + h;
}

size_t mlp_bias(size_t features, size_t hidden, size_t h)
{
    return 1 + hidden + h * (features + 1);
}

size_t mlp_weight(size_t features, size_t hidden, size_t h, size_t j)
{
    return mlp_bias(features, hidden, h) + 1 + j;
}

/* D from dim = H (D+2) + 1: a place has a score without any data. */
static size_t features_of(const struct objective *o)
{
    return (o->dim - 1) / o->hidden - 2;
}

/* Where hidden neuron H begins in theta: c_h, u_h1 … are b, w1 … of a regression. */
static size_t start_of(const struct objective *o, size_t h)
{
    return mlp_bias(features_of(o), o->hidden, h);
}

/* What the network does with a block of points. */
struct pass {
    double a[MLP_MOST][DESIGN_BLOCK];  /* what the hidden neurons say */
    double da[MLP_MOST][DESIGN_BLOCK]; /* their slopes a' = a (1-a) */
    double z[DESIGN_BLOCK];
};

/* s = c_h + u_h·x; a_h = sigmoid(s) and a_h (1-a_h) = e/(1+e)^2 with e = e^-|s| */
static void activate(const double *s, size_t n, double *a, double *da)
{
    for (size_t i = 0; i < n; i++) {
        double e = exp(-fabs(s[i]));

        a[i] = s[i] >= 0 ? 1 / (1 + e) : e / (1 + e);
        da[i] = e / ((1 + e) * (1 + e));
    }
}

/* Forward: a_h = sigmoid(c_h + u_h·x),  z = sum_h v_h a_h + b */
static void forward(const struct objective *o, struct stretch k, const double *theta,
                    struct pass *p)
{
    assert(o->hidden <= MLP_MOST);
    for (size_t i = 0; i < k.count; i++)
        p->z[i] = 0;
    for (size_t h = 0; h < o->hidden; h++) {
        double s[DESIGN_BLOCK], v = theta[mlp_output(h)];

        design_z(o->data, k, theta + start_of(o, h), s);
        activate(s, k.count, p->a[h], p->da[h]);
        for (size_t i = 0; i < k.count; i++)
            p->z[i] += v * p->a[h][i];
    }
    for (size_t i = 0; i < k.count; i++)
        p->z[i] += theta[0];
}

static double score(const struct objective *o, const double *theta, const double *x)
{
    double z = 0;

    for (size_t h = 0; h < o->hidden; h++) {
        const double *neuron = theta + start_of(o, h);
        double s = 0;

        for (size_t j = 0; j < features_of(o); j++)
            s += neuron[1 + j] * x[j];
        z += theta[mlp_output(h)] * sigmoid(s + neuron[0]);
    }
    return z + theta[0];
}

static void scores(const struct objective *o, const double *theta, double *z)
{
    const struct data *d = o->data;
    struct pass p;

    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        forward(o, k, theta, &p);
        memcpy(z + k.from, p.z, k.count * sizeof *z);
    }
}

/* J = (1/N) sum_i cost(z_i, y_i) + lambda (sum v^2 + sum u^2) */
static double value(const struct objective *o, const double *theta)
{
    const struct data *d = o->data;
    double total = 0;
    struct pass p;

    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        forward(o, k, theta, &p);
        total += cost_block(o, k, p.z, NULL);
    }
    return design_mean(total, d) + ridge_value(o, theta);
}

/* Backward: each point's blame, slope = d cost/dz, goes to the output neuron, whose
 * inputs are the a_h; what v_h passes on, slope v_h a_h', is the blame of hidden neuron
 * h, whose inputs are the x.
 * d/db   = sum_i slope_i            d/dc_h  = sum_i slope_i v_h a'_ih
 * d/dv_h = sum_i slope_i a_ih       d/du_hj = sum_i slope_i v_h a'_ih x_ij */
static void backward(const struct objective *o, struct stretch k, const double *theta,
                     const struct pass *p, const double *slope, double *g)
{
    for (size_t i = 0; i < k.count; i++)
        g[0] += slope[i];
    for (size_t h = 0; h < o->hidden; h++) {
        double blame[DESIGN_BLOCK], v = theta[mlp_output(h)];

        g[mlp_output(h)] += vec_dot(slope, p->a[h], k.count);
        for (size_t i = 0; i < k.count; i++)
            blame[i] = slope[i] * v * p->da[h][i];
        design_add_gradient(o->data, k, blame, g + start_of(o, h));
    }
}

static double gradient(const struct objective *o, const double *theta, double *g)
{
    const struct data *d = o->data;
    double slope[DESIGN_BLOCK], total = 0;
    struct pass p;

    memset(g, 0, o->dim * sizeof *g);
    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        forward(o, k, theta, &p);
        total += cost_block(o, k, p.z, slope);
        backward(o, k, theta, &p, slope, g);
    }
    for (size_t j = 0; j < o->dim; j++)
        g[j] = design_mean(g[j], d);
    ridge_finish_gradient(o, theta, g);
    return design_mean(total, d) + ridge_value(o, theta);
}

/* The Hessian of a point's cost is
 *     bend dz dz' + slope ddz,                 dz, ddz: gradient and Hessian of z
 * dz:  1 for b,  a_h for v_h,  v_h a_h' (1, x) for (c_h, u_h)
 * ddz: a_h' (1, x) between v_h and its (c_h, u_h),
 *      v_h a_h'' (1, x)(1, x)' within (c_h, u_h),   a'' = a' (1-2a);  else 0.
 * The three functions add a block of points to the upper right half. */
struct bent {
    double slope[DESIGN_BLOCK], bend[DESIGN_BLOCK];
};

/* b and the v with each other: sum bend dz dz'. */
static void add_outputs(const struct objective *o, struct stretch k,
                        const struct pass *p, const struct bent *c, struct mat *m)
{
    for (size_t i = 0; i < k.count; i++)
        MAT(m, 0, 0) += c->bend[i];
    for (size_t h = 0; h < o->hidden; h++) {
        double r[DESIGN_BLOCK];

        MAT(m, 0, mlp_output(h)) += vec_dot(c->bend, p->a[h], k.count);
        for (size_t i = 0; i < k.count; i++)
            r[i] = c->bend[i] * p->a[h][i];
        for (size_t l = h; l < o->hidden; l++)
            MAT(m, mlp_output(h), mlp_output(l)) += vec_dot(r, p->a[l], k.count);
    }
}

/* Hidden neuron L with b and the v. */
static void add_between(const struct objective *o, struct stretch k,
                        const double *theta, const struct pass *p, const struct bent *c,
                        size_t l, struct mat *m)
{
    double v = theta[mlp_output(l)], r[DESIGN_BLOCK];
    size_t col = start_of(o, l);

    for (size_t i = 0; i < k.count; i++)
        r[i] = c->bend[i] * v * p->da[l][i];
    design_add_gradient(o->data, k, r, &MAT(m, 0, col));
    for (size_t h = 0; h < o->hidden; h++) {
        for (size_t i = 0; i < k.count; i++)
            r[i] = (c->bend[i] * v * p->a[h][i] + (h == l ? c->slope[i] : 0)) *
                   p->da[l][i];
        design_add_gradient(o->data, k, r, &MAT(m, mlp_output(h), col));
    }
}

/* Hidden neurons H and L >= H with each other; of this square the lower left half. */
static void add_hidden(const struct objective *o, struct stretch k, const double *theta,
                       const struct pass *p, const struct bent *c, size_t h, size_t l,
                       struct mat *m)
{
    double v = theta[mlp_output(h)], u = theta[mlp_output(l)], r[DESIGN_BLOCK];

    for (size_t i = 0; i < k.count; i++) {
        r[i] = c->bend[i] * v * p->da[h][i] * u * p->da[l][i];
        if (h == l)
            r[i] += c->slope[i] * v * p->da[h][i] * (1 - 2 * p->a[h][i]);
    }
    design_add_gram(o->data, k, r, m, start_of(o, h), start_of(o, l));
}

/* The squares of hidden neurons are symmetric: then M is, from its upper right half. */
static void mirror(const struct objective *o, struct mat *m)
{
    size_t side = o->data->dim + 1;

    for (size_t h = 0; h < o->hidden; h++)
        for (size_t l = h; l < o->hidden; l++)
            for (size_t j = 0; j < side; j++)
                for (size_t i = 0; i < j; i++)
                    MAT(m, start_of(o, h) + i, start_of(o, l) + j) =
                        MAT(m, start_of(o, h) + j, start_of(o, l) + i);
    for (size_t j = 0; j < o->dim; j++)
        for (size_t i = 0; i < j; i++)
            MAT(m, j, i) = MAT(m, i, j);
}

static void sum_hessian(const struct objective *o, const double *theta, struct mat *m)
{
    const struct data *d = o->data;
    struct bent c;
    struct pass p;

    memset(m->a, 0, o->dim * o->dim * sizeof *m->a);
    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        forward(o, k, theta, &p);
        cost_block(o, k, p.z, c.slope);
        cost_bends(o, k, p.z, c.bend);
        add_outputs(o, k, &p, &c, m);
        for (size_t l = 0; l < o->hidden; l++) {
            add_between(o, k, theta, &p, &c, l, m);
            for (size_t h = 0; h <= l; h++)
                add_hidden(o, k, theta, &p, &c, h, l, m);
        }
    }
    for (size_t i = 0; i < o->dim * o->dim; i++)
        m->a[i] = design_mean(m->a[i], d);
    mirror(o, m);
}

static void hessian(const struct objective *o, const double *theta, struct mat *m)
{
    sum_hessian(o, theta, m);
    ridge_finish_hessian(o, 1, m);
}

/* H v by how the gradient changes from theta - epsilon v to theta + epsilon v; AT and
 * UP are room. */
static void times_hessian(const struct objective *o, const double *theta, double *v,
                          double *at, double *up)
{
    double epsilon = 1e-5;

    for (size_t j = 0; j < o->dim; j++)
        at[j] = theta[j] + epsilon * v[j];
    gradient(o, at, up);
    for (size_t j = 0; j < o->dim; j++)
        at[j] = theta[j] - epsilon * v[j];
    gradient(o, at, v);
    for (size_t j = 0; j < o->dim; j++)
        v[j] = (up[j] - v[j]) / (2 * epsilon);
}

/* The power method: a vector that is multiplied by H again and again turns to where H
 * is largest. From below, and close after a few turns. */
static double power(const struct objective *o, const double *theta)
{
    double *room = mem_array(3 * o->dim, sizeof *room), *v = room, size;

    for (size_t j = 0; j < o->dim; j++)
        v[j] = sin((double)j + 1);
    size = vec_norm(v, o->dim);
    for (int turn = 0; turn < 25 && size > 0 && isfinite(size); turn++) {
        for (size_t j = 0; j < o->dim; j++)
            v[j] /= size;
        times_hessian(o, theta, v, room + o->dim, room + 2 * o->dim);
        size = vec_norm(v, o->dim);
    }
    free(room);
    return size;
}

/* No bound holds everywhere (v_h multiplies the bends of the hidden neurons): this is
 * the curvature here, in the direction where it is largest. */
static double curvature(const struct objective *o, const double *theta)
{
    struct mat m;
    double up, down;

    if (o->dim > EXACT)
        return power(o, theta);
    mat_init(&m, o->dim, o->dim);
    sum_hessian(o, theta, &m);
    ridge_finish_hessian(o, 0, &m);
    up = mat_largest_eigenvalue(&m);
    down = mat_smallest_eigenvalue(&m);
    mat_done(&m);
    return fmax(up, -down);
}

#define NETWORK                                                                 \
    .name = "mlp", .sigma = true, .params = mlp_params, .score = score,         \
    .scores = scores, .value = value, .gradient = gradient, .hessian = hessian, \
    .curvature = curvature

const struct objective_ops mlp_log_ops = {
    NETWORK,
    .loss = "log",
    .help = "p = sigmoid(b + sum v_h a_h) with a_h = sigmoid(c_h + u_h·x); makes the "
            "mean log loss small",
    .smooth = true,
    .cost = &cost_log,
};

const struct objective_ops mlp_squared_ops = {
    NETWORK,
    .loss = "mse",
    .help = "p = sigmoid(b + sum v_h a_h) with a_h = sigmoid(c_h + u_h·x); makes the "
            "mean of (p - y)^2 small",
    .smooth = true,
    .cost = &cost_squared,
};

const struct objective_ops mlp_errors_ops = {
    NETWORK,
    .loss = "errors",
    .help = "p = sigmoid(b + sum v_h a_h) with a_h = sigmoid(c_h + u_h·x); counts the "
            "points on the wrong side of p = 1/2",
    .cost = &cost_errors,
};
