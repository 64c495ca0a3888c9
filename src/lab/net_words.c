/* A net in words: its weights, what they do, and the numbers of the marked place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/net_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/explain_number.h"
#include "lab/figure_parts.h"
#include "lab/neuron.h"
#include "learn/mlp.h"

enum {
    TERMS = 4,  /* products that are named */
    HIDDEN = 3, /* hidden neurons that are told */
};

/* " + 0.9·foot size", the first one without the plus; nothing between for 0. */
static void write_term(double w, const char *name, bool first, struct str *out)
{
    struct num n = num_label(w);
    bool minus = w < 0 && strncmp(n.s, "−", strlen("−")) == 0;
    const char *size = minus ? n.s + strlen("−") : n.s;

    str_add(out, first ? minus ? "−" : "" : minus ? " − " : " + ");
    str_addf(out, "%s%s%s", size, name ? "·" : "", name ? name : "");
}

/* "0.9·foot size + 1·lift − 3": N weights after the bias of BLOCK, if there is one. */
static void write_sum(const struct bench *b, const double *block, size_t n,
                      bool neurons, struct str *out)
{
    size_t shown = n <= TERMS ? n : TERMS - 1;
    struct str name;

    str_init(&name);
    for (size_t j = 1; j <= shown; j++) {
        str_clear(&name);
        if (neurons)
            neuron_name(b, j, &name);
        else
            str_add(&name, neuron_feature(b, j - 1));
        write_term(block[j], name.s, j == 1, out);
    }
    if (shown < n)
        str_addf(out, " + %zu more products", n - shown);
    if (neuron_biased(b))
        write_term(block[0], NULL, false, out);
    str_done(&name);
}

static void write_hidden(const struct bench *b, struct str *out)
{
    const struct state *s = &b->s;

    str_addf(out,
             "A network with %zu input%s, %zu hidden neuron%s and one last neuron: %zu "
             "weights. ",
             s->dim, s->dim == 1 ? "" : "s", s->hidden, s->hidden == 1 ? "" : "s",
             s->params);
    for (size_t h = 0; h < s->hidden && h < HIDDEN; h++) {
        str_addf(out, "%sh%zu = σ(", h ? ", " : "", h + 1);
        write_sum(b, s->theta + mlp_bias(s->dim, s->hidden, h), s->dim, false, out);
        str_addc(out, ')');
    }
    if (s->hidden > HIDDEN)
        str_addf(out, " and %zu more", s->hidden - HIDDEN);
    str_add(out, ". ");
}

/* "Below 0: foot size and 2 more. " */
static void write_signs(const struct bench *b, int sign, const char *title,
                        struct str *out)
{
    size_t n = 0;

    for (size_t j = 1; j <= neuron_inputs(b); j++) {
        double w = b->s.theta[j];

        if ((w > 0) - (w < 0) != sign)
            continue;
        if (n == 0)
            str_addf(out, "%s: ", title);
        else if (n < TERMS)
            str_add(out, ", ");
        if (n++ < TERMS)
            neuron_name(b, j, out);
    }
    if (n > TERMS)
        str_addf(out, " and %zu more", n - TERMS);
    str_add(out, n ? ". " : "");
}

static void write_neuron(const struct bench *b, struct str *out)
{
    size_t n = neuron_inputs(b);

    if (!b->s.hidden) {
        str_addf(out, "One neuron with %zu input%s", n, n == 1 ? "" : "s");
        str_add(out, neuron_biased(b) ? " and a bias: z = " : ", without a bias: z = ");
    } else {
        str_add(out, "The last neuron: z = ");
    }
    write_sum(b, b->s.theta, n, b->s.hidden > 0, out);
    str_add(out, figure_linear(b)
                     ? ". Its activation is the identity: the prediction ŷ is z. "
                     : ". Its activation is the sigmoid: p = σ(z). ");
    write_signs(b, 1, figure_linear(b) ? "Pushes ŷ up" : "Pushes p up", out);
    write_signs(b, -1, figure_linear(b) ? "Pushes ŷ down" : "Pushes p down", out);
    write_signs(b, 0, "Has no say, weight 0", out);
}

static void write_features(const struct bench *b, const double *x, struct str *out)
{
    size_t shown = b->s.dim <= TERMS ? b->s.dim : TERMS - 1;

    for (size_t j = 0; j < shown; j++)
        str_addf(out, "%s%s %s", j ? ", " : "", neuron_feature(b, j),
                 num_label(x[j]).s);
    if (shown < b->s.dim)
        str_addf(out, " and %zu more", b->s.dim - shown);
}

static void write_marked(const struct bench *b, struct str *out)
{
    double *x = mem_array(b->s.dim, sizeof *x), z, p;

    if (neuron_marked(b, x)) {
        z = bench_z(b, b->s.place);
        p = figure_p(b, z);
        str_add(out, "Marked place: ");
        write_features(b, x, out);
        str_addf(out, "; z %s", num_label(z).s);
        str_addf(out, ", %s %s", figure_linear(b) ? "ŷ" : "p", num_label(p).s);
        if (b->s.data && b->s.data->kind != LABEL_VALUE) {
            str_add(out, ": ");
            figure_kind(b->s.data, p >= b->s.tau, out);
        }
        str_add(out, ". ");
    }
    free(x);
}

void net_describe(const struct bench *b, struct str *out)
{
    if (b->s.hidden)
        write_hidden(b, out);
    write_neuron(b, out);
    if (b->s.scale && b->s.data)
        str_add(out, "The inputs are scaled, the weights are those of the scaled "
                     "inputs. ");
    write_marked(b, out);
    str_cut(out, out->len - 1);
}
