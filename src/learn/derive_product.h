/* A product as a number and powers; private to simplifying.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_DERIVE_PRODUCT_H
#define LEARN_DERIVE_PRODUCT_H

#include "learn/derive_exact.h"
#include "learn/derive_tree.h"

/* base^power; both simplified and owned. */
struct factor {
    struct node *base, *power;
};

struct product {
    struct ratio number;
    struct factor *factor;
    size_t n;
    bool plain; /* what is added is simplified already: doing it again at every level
                   of a nested formula would never end */
};

void product_init(struct product *p);
void product_done(struct product *p);
/* P becomes P * N^POWER. */
void product_add(struct product *p, const struct node *n, const struct node *power);
/* The product as a tree: names first, then calls, then sums. P is not changed. */
struct node *product_tree(const struct product *p);
/* The tree without the number; NULL if that is all there is. */
struct node *product_body(const struct product *p);
/* Is it a number times one sum? */
bool product_is_sum(const struct product *p);

#endif
