/* What the neuron of a bench adds up: 1·b, and what comes in times its weights. In a
 * network that is the last neuron, and what comes in are the hidden ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_NEURON_H
#define LAB_NEURON_H

#include "lab/bench.h"

/* Summand J has the weight theta[J]; J = 0 is the bias, whose input is 1. */

/* The last summand's number: features, or hidden neurons. */
size_t neuron_inputs(const struct bench *b);
bool neuron_biased(const struct bench *b); /* there is a summand 0 */

/* Feature J (from 0) as the model sees it: "foot size", "foot*lift", "x". */
const char *neuron_feature(const struct bench *b, size_t j);
/* Summand J: "1", "foot size", "h2". */
void neuron_name(const struct bench *b, size_t j, struct str *out);
/* Its weight: "b", "w2", "v1", whatever `step` works on. */
void neuron_weight_name(const struct bench *b, size_t j, char *out);

/* The features of row I (dim values); of the marked place: false if there is none, or
 * more columns than it remembers. */
void neuron_row(const struct bench *b, size_t i, double *features);
bool neuron_marked(const struct bench *b, double *features);

/* All summands' inputs V[0 … neuron_inputs()] at these features; V[0] is 1. */
void neuron_values(const struct bench *b, const double *features, double *v);

#endif
