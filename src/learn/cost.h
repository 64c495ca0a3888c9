/* What a block of points costs an objective, each point weighted by its class.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_COST_H
#define LEARN_COST_H

#include "learn/design.h"
#include "learn/objective.h"

/* The sum of what the block's points with the scores Z cost, class weights included;
 * into SLOPE, if it is not NULL, d cost/dz of each. */
double cost_block(const struct objective *o, struct stretch k, const double *z,
                  double *slope);
/* Their d2 cost/dz2, class weights included. */
void cost_bends(const struct objective *o, struct stretch k, const double *z,
                double *bend);
/* The largest |bend| any score could have, for each point of the block. */
void cost_most(const struct objective *o, struct stretch k, double *bend);

#endif
