/* What the neuron of a bench adds up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/neuron.h"

#include "lab/dataset.h"
#include "lab/view.h"
#include "learn/logistic.h"
#include "learn/mat.h"
#include "learn/mlp.h"

size_t neuron_inputs(const struct bench *b)
{
    return b->s.hidden ? b->s.hidden : b->s.dim;
}

bool neuron_biased(const struct bench *b)
{
    return b->s.bias != BIAS_OFF;
}

const char *neuron_feature(const struct bench *b, size_t j)
{
    const struct state *s = &b->s;

    if (!s->data)
        return "x";
    return s->recipe ? s->fitted->names[j] : dataset_axis(s->data, j);
}

void neuron_name(const struct bench *b, size_t j, struct str *out)
{
    if (j == 0)
        str_addc(out, '1');
    else if (b->s.hidden)
        str_addf(out, "h%zu", j);
    else
        str_add(out, neuron_feature(b, j - 1));
}

void neuron_weight_name(const struct bench *b, size_t j, char *out)
{
    struct bench still = *b;

    still.s.explorer.minimizing = false;
    bench_weight_name(&still, j, out);
}

void neuron_row(const struct bench *b, size_t i, double *features)
{
    for (size_t j = 0; j < b->s.dim; j++)
        features[j] = b->s.fitted->x[j][i];
}

bool neuron_marked(const struct bench *b, double *features)
{
    if (!b->s.placed || bench_inputs(b) > 2)
        return false;
    view_place(&b->s, b->s.place, features);
    return true;
}

void neuron_values(const struct bench *b, const double *features, double *v)
{
    const struct state *s = &b->s;

    v[0] = 1;
    for (size_t j = 0; j < neuron_inputs(b); j++) {
        const double *block =
            s->hidden ? s->theta + mlp_bias(s->dim, s->hidden, j) : NULL;

        v[j + 1] = block ? sigmoid(block[0] + vec_dot(block + 1, features, s->dim))
                         : features[j];
    }
}
