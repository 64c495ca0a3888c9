/* What each point costs, and how hard it pulls at the weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_PULL_H
#define LAB_PULL_H

#include "lab/bench.h"

enum {
    PULL_POINTS = 5000, /* of more points so many, taken evenly, stand for all */
    PULL_WORK = 400000, /* the same for points times features */
};

/* The gradient is a mean over the points; a point's part of it is
 * slope(z, y) · dz/dtheta, and its pull the length of that. */
struct pull {
    struct bench *b;
    struct objective o;
    size_t seen;  /* points that were asked; below n: taken evenly */
    double total; /* of the pulls of all points; 0: there are none, or too large */
};

void pull_open(struct pull *p, struct bench *b); /* there is data */
/* The K-th point that was asked. */
size_t pull_row(const struct pull *p, size_t k);
double pull_cost(const struct pull *p, size_t i);
/* The pull of point I divided by those of all points; 0 if there are none. */
double pull_share(const struct pull *p, size_t i);
/* The COUNT dearest points that were asked, largest cost first, ties by their number;
 * COUNT is at most `seen`. */
void pull_dearest(const struct pull *p, size_t count, size_t *row);

#endif
