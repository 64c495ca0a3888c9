/* From the whole table to what the model sees: split, features, scaling.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_VIEW_H
#define LAB_VIEW_H

#include "lab/bench.h"

/* The tables and the scaling that follow from `all`, `split`, `recipe` and `scale`. */
struct view {
    struct data *data, *fitted, *held, *held_fitted;
    struct scaling scaling;
};

/* Of N rows, how many train: the share SPLIT rounded, but at least one and, below 1,
 * not all. */
size_t view_training(size_t n, double split);
/* False sets ERR: a feature has no finite value at some row; V is empty then. */
bool view_make(struct view *v, struct data *all, double split,
               const struct recipe *recipe, bool scale, struct err *err);
void view_done(struct view *v);
/* Puts V in the place of the state's tables; V is empty afterwards. An empty one is no
 * data: one feature is to come. */
void view_take(struct view *v, struct state *s);

/* The model's features of a place in original units: X has as many values as the data
 * has columns, OUT dim. False: a feature has no value there, as log(x1) at 0. */
bool view_place(const struct state *s, const double *x, double *out);

#endif
