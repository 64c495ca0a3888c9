/* Symbolic derivatives, with the rule used at each step.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_DERIVE_H
#define LEARN_DERIVE_H

#include "base/str.h"
#include "learn/formula.h"

enum { DERIVE_STEPS = 60 }; /* more are taken, but not listed */

/* One line of a derivation. */
struct derive_step {
    const char *rule; /* "reciprocal rule: (1/g)' = -g'/g^2", "chain rule: …" */
    char *of;         /* what is differentiated: "1/(1+exp(-z))" */
    char *gives; /* with inner derivatives still written (…)': "-(1+exp(-z))'/…" */
};

struct derivation {
    struct derive_step *step; /* outermost first, each once */
    size_t steps;
    char *raw;  /* put together, before simplifying */
    char *tidy; /* simplified */
    /* Where the result is known to be a shorter form with s = sigmoid(…): "s*(1-s) with
     * s = 1/(1+exp(-z))"; NULL if not. */
    char *note;
};

/* d F/d NAME, simplified: a formula of its own. NULL sets ERR: what has no derivative
 * (comparisons, min, max, mean, same …) and where. OUT may be NULL; else it is filled
 * (derivation_done). abs, sign have one where they are not 0. */
struct formula *derive(const struct formula *f, const char *name,
                       struct derivation *out, struct err *err);
void derivation_done(struct derivation *d);

/* The tree as text, with just the brackets it needs: parsed again it has the same value
 * everywhere. */
void formula_write(const struct formula *f, struct str *out);

/* Simplified: constants folded (only where exact), 0 + x, 1 * x, x - x, x^1, signs
 * gathered, equal factors as powers. Never wrong where F has a value. */
struct formula *formula_simplify(const struct formula *f);

/* A copy in which each name that LOOKUP knows is replaced by that formula's tree; NULL
 * if that becomes far too long. */
struct formula *formula_replace(const struct formula *f,
                                const struct formula *(*lookup)(void *self,
                                                                const char *name),
                                void *self);

#endif
