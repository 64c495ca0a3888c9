/* The names of the weights, and the model at a place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/bench_private.h"
#include "lab/view.h"
#include "learn/logistic.h"
#include "learn/mlp.h"

enum { PLACE = 64 }; /* features of a place that need no heap */

/* The CHOSEN places if they are two below N, else A and B. */
static void pair(const size_t chosen[2], size_t n, size_t a, size_t b, size_t out[2])
{
    bool there = chosen[0] != chosen[1] && chosen[0] < n && chosen[1] < n;

    out[0] = there ? chosen[0] : a;
    out[1] = there ? chosen[1] : b;
}

void bench_axes(const struct bench *b, size_t weight[2], size_t column[2])
{
    const struct state *s = &b->s;

    pair(s->axes.weight, s->params, 1, s->params > 2 ? 2 : 0, weight);
    pair(s->axes.column, bench_inputs(b), 0, bench_inputs(b) > 1, column);
}

/* The number behind PREFIX, which *END stands after; 0 = none. */
static size_t number(const char *s, const char *prefix, const char **end)
{
    size_t n = strlen(prefix), j = 0;

    if (strncmp(s, prefix, n) != 0 || s[n] < '1' || s[n] > '9')
        return 0;
    for (s += n; *s >= '0' && *s <= '9' && j <= DATA_MAX_DIM; s++)
        j = 10 * j + (size_t)(*s - '0');
    *end = s;
    return j;
}

/* b v1 … of a network, h1.b h1.w1 … of its neurons */
static bool network_weight(const struct state *s, const char *name, size_t *j)
{
    const char *end = "";
    size_t h = number(name, "v", &end), w;

    if (h && !*end) {
        *j = mlp_output(h - 1);
        return h <= s->hidden;
    }
    h = number(name, "h", &end);
    if (!h || h > s->hidden || *end != '.')
        return false;
    if (strcmp(end, ".b") == 0) {
        *j = mlp_bias(s->dim, s->hidden, h - 1);
        return true;
    }
    w = number(end, ".w", &end);
    *j = w ? mlp_weight(s->dim, s->hidden, h - 1, w - 1) : 0;
    return w && !*end && w <= s->dim;
}

static bool regression_weight(const struct state *s, const char *name, size_t *j)
{
    const char *end = "";

    if (strcmp(name, "w") == 0) {
        *j = 1;
        return s->dim == 1;
    }
    *j = number(name, "w", &end);
    return *j && !*end && *j <= s->dim;
}

bool bench_weight_named(const struct bench *b, const char *name, size_t *j)
{
    const struct state *s = &b->s;
    const struct explorer *e = &s->explorer;

    if (e->minimizing && (name[0] == 'X' || name[0] == 'Y') && !name[1]) {
        *j = name[0] == 'Y';
        return *j < e->function->dim;
    }
    *j = 0;
    if (strcmp(name, "b") == 0 || strcmp(name, "w0") == 0)
        return true;
    return s->hidden ? network_weight(s, name, j) : regression_weight(s, name, j);
}

/* No model has more weights than four digits count; the compiler is to know that. */
static unsigned digits(size_t j)
{
    return (unsigned)(j % 10000);
}

void bench_weight_name(const struct bench *b, size_t j, char *out)
{
    const struct state *s = &b->s;
    size_t block, h;

    if (s->explorer.minimizing) {
        snprintf(out, 16, "%s", j ? "Y" : "X");
    } else if (j == 0) {
        snprintf(out, 16, "b");
    } else if (!s->hidden) {
        snprintf(out, 16, "w%u", digits(j));
    } else if (j <= s->hidden) {
        snprintf(out, 16, "v%u", digits(j));
    } else {
        block = s->dim + 1;
        h = (j - s->hidden - 1) / block;
        j = (j - s->hidden - 1) % block;
        if (j)
            snprintf(out, 16, "h%u.w%u", digits(h + 1), digits(j));
        else
            snprintf(out, 16, "h%u.b", digits(h + 1));
    }
}

double bench_z(const struct bench *b, const double *x)
{
    const struct state *s = &b->s;
    double few[PLACE], *many = s->dim > PLACE ? mem_array(s->dim, sizeof *many) : NULL;
    double *features = many ? many : few, z;
    struct objective o;

    bench_data_objective(b, &o);
    z = view_place(s, x, features) ? s->model->score(&o, s->theta, features) : NAN;
    free(many);
    return z;
}

double bench_p(const struct bench *b, const double *x)
{
    double z = bench_z(b, x);

    return b->s.model->sigma ? sigmoid(z) : z;
}

void bench_thresholds(const struct bench *b, struct metric_point *at, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (b->s.model->sigma && isfinite(at[i].tau))
            at[i].tau = sigmoid(at[i].tau);
}
