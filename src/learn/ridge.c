/* The price of large weights, and what becomes of the biases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/ridge.h"

#include "learn/mlp.h"

/* In theta every neuron is a bias and its weights behind it: a regression is one
 * neuron; a network's first one is the output, the hidden ones follow. */
struct neuron {
    size_t bias, weights;
};

static struct neuron neuron_at(const struct objective *o, size_t i)
{
    size_t features = o->data->dim;

    if (i == 0)
        return (struct neuron){0, o->hidden ? o->hidden : features};
    return (struct neuron){mlp_bias(features, o->hidden, i - 1), features};
}

/* lambda * sum_j w_j^2, and lambda * b^2 where biases are priced */
double ridge_value(const struct objective *o, const double *theta)
{
    double sum = 0;

    for (size_t i = 0; o->lambda != 0 && i <= o->hidden; i++) {
        struct neuron n = neuron_at(o, i);
        const double *w = theta + n.bias + 1;

        sum += vec_dot(w, w, n.weights);
        if (o->bias == BIAS_PRICED)
            sum += theta[n.bias] * theta[n.bias];
    }
    return o->lambda == 0 ? 0 : o->lambda * sum;
}

void ridge_prices(const struct objective *o, double *price)
{
    for (size_t j = 0; j < o->dim; j++)
        price[j] = o->lambda;
    for (size_t i = 0; o->bias != BIAS_PRICED && i <= o->hidden; i++)
        price[neuron_at(o, i).bias] = 0;
}

/* g_j += 2 lambda w_j */
void ridge_finish_gradient(const struct objective *o, const double *theta, double *g)
{
    for (size_t i = 0; i <= o->hidden; i++) {
        struct neuron n = neuron_at(o, i);

        for (size_t j = 1; o->lambda != 0 && j <= n.weights; j++)
            g[n.bias + j] += 2 * o->lambda * theta[n.bias + j];
        if (o->bias == BIAS_PRICED && o->lambda != 0)
            g[n.bias] += 2 * o->lambda * theta[n.bias];
        if (o->bias == BIAS_OFF)
            g[n.bias] = 0;
    }
}

static void hold(struct mat *h, size_t j, double held)
{
    for (size_t l = 0; l < h->rows; l++)
        MAT(h, j, l) = MAT(h, l, j) = 0;
    MAT(h, j, j) = held;
}

/* H_jj += 2 lambda */
void ridge_finish_hessian(const struct objective *o, double held, struct mat *h)
{
    for (size_t i = 0; i <= o->hidden; i++) {
        struct neuron n = neuron_at(o, i);

        for (size_t j = 1; j <= n.weights; j++)
            MAT(h, n.bias + j, n.bias + j) += 2 * o->lambda;
        if (o->bias == BIAS_PRICED)
            MAT(h, n.bias, n.bias) += 2 * o->lambda;
        if (o->bias == BIAS_OFF)
            hold(h, n.bias, held);
    }
}
