/* A table of rows times the weights: what is multiplied, and what of it is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_PRODUCT_H
#define LAB_PRODUCT_H

#include "lab/bench.h"

enum { WINDOW = 60 };

/* What of a long list is shown, in rising order; gaps are where numbers are left out.
 */
struct window {
    size_t at[WINDOW];
    int n;
};

/* N items in ROOM slots, of which every gap takes one; MUST is among those shown. */
void window_choose(struct window *w, size_t n, int room, size_t must);
/* Something is left out before the K-th that is shown. */
bool window_gap(const struct window *w, int k);
int window_slots(const struct window *w);

/* X·θ = z: X has a row for each point and, unless there is no bias, a column of ones
 * first. Of a network, X is what its hidden neurons say. */
struct product {
    struct bench *b;
    size_t first;    /* 0: there is a column of ones; else 1 */
    size_t n, width; /* shape of X */
    size_t row;      /* that is written out: chosen, the marked place, or the first */
    struct str worked; /* "row 1: z = 1·(−3) + 1.5·0.9 = …": it can be added again */
    int decimals;      /* of the scores there */
};

void product_open(struct product *m, struct bench *b); /* there is data */
void product_close(struct product *m);
/* Row I into V (neuron_inputs() + 1 values): the entries of X from V[first] on. */
void product_row(const struct product *m, size_t i, double *v);
/* What is worked out. In ASCII a product is a star: a dot would be read as that of a
 * decimal. */
void product_worked(const struct product *m, bool ascii, struct str *out);
/* "(24×3)·(3×1) = (24×1)" */
void product_shapes(const struct product *m, struct str *out);
/* Two to five sentences. */
void product_describe(struct bench *b, struct str *out);

#endif
