/* Building trees of formulas; private to the files that derive and simplify them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_DERIVE_TREE_H
#define LEARN_DERIVE_TREE_H

#include "learn/derive.h"
#include "learn/formula_tree.h"

/* Every function that is given nodes without const takes them over. */

/* ---- as it is ---- */
struct node *tree_number(double v);
struct node *tree_name(const char *name);
struct node *tree_call(const char *function, struct node *arg);
struct node *tree_binary(enum node_kind kind, struct node *a, struct node *b);
/* N without its arguments. */
struct node *tree_shell(const struct node *n);

/* ---- without what adds nothing: 0 + x, 1 * x, x^1, -(-x) ---- */
struct node *tree_minus(struct node *a);
struct node *tree_sum(struct node *a, struct node *b);
struct node *tree_difference(struct node *a, struct node *b);
struct node *tree_power(struct node *a, struct node *b);
/* KIND with the arguments A and B (NULL for a sign), by the above where it can. */
struct node *tree_join(enum node_kind kind, struct node *a, struct node *b);

/* The derivative of A, not yet taken: written (A)'. */
struct node *tree_prime(struct node *a);
bool tree_is_prime(const struct node *n);

/* ---- looking ---- */
bool tree_literal(const struct node *n); /* a number that is not named e or pi */
bool tree_is(const struct node *n, double v);
bool tree_equal(const struct node *a, const struct node *b);
bool tree_depends(const struct node *n, const char *name);
size_t tree_size(const struct node *n);

/* Appends N as text and notes in each node where it stands. */
void tree_write(struct node *n, struct str *out);
/* ROOT as a formula: ids, text and places are set. */
struct formula *tree_formula(struct node *root);

/* One rule applied to the top of N, which depends on NAME: what it gives, with the
 * inner derivatives still as tree_prime(); *RULE says it in words. NULL sets ERR. */
struct node *derive_rule(const struct node *n, const char *name, const char **rule,
                         struct err *err);

struct node *tree_simplify(const struct node *n);
/* What a tree of sums, and one of anything else, comes to; private to simplifying. */
struct node *simplify_sum(const struct node *n);
struct node *simplify_product(const struct node *n);
/* -N of a sum that is simplified: 1-p of p-1. */
struct node *simplify_turned(const struct node *n);

#endif
