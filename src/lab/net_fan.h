/* What leads from the inputs of a network to its hidden neurons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_NET_FAN_H
#define LAB_NET_FAN_H

#include "lab/net_layout.h"

/* The weight of input NODE (0: the bias) at hidden neuron H, from 1. */
double net_hidden_weight(const struct bench *b, size_t h, size_t node);

/* Over the columns of the fan, from COL on: rays, dotted where the weight is below 0.
 * In cells too coarse for lines that cross, each port has its input's name instead. */
void net_fan(const struct net_layout *l, const struct bench *b, enum glyphs glyphs,
             struct grid *g, int col);

#endif
