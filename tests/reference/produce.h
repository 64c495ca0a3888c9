/* What the engine says to a row of the reference file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_PRODUCE_H
#define REFERENCE_PRODUCE_H

#include "learn/data.h"
#include "learn/objective.h"
#include "learn/prepare.h"
#include "rows.h"

enum answer {
    NOT_PRODUCED, /* the engine has no such quantity */
    GIVEN,        /* an input of other rows: weights, lambda, a name */
    PRODUCED,
};

/* How close the two must be; b is the reference. */
enum closeness {
    RELATIVE, /* |a-b| <= 1e-12 |b|: one evaluation of positive terms */
    SINGLE,   /* |a-b| <= 1e-12 (1+|b|): one evaluation, where terms may cancel */
    USUAL,    /* |a-b| <= 1e-9 (1+|b|) */
    LOOSE,    /* |a-b| <= 1e-6 (1+|b|): Newton on its way to infinity */
};

/* One data set of the file. */
struct subject {
    const struct rows *rows;
    const char *name;
    const struct objective_ops *model;
    struct data *data, *scaled;
    struct scaling scaling;
    bool separable; /* according to the reference */
};

/* /pointwise/I/WHAT */
enum answer produce_point(const struct rows *rows, const char *key, double *v);

/* /datasets/NAME/REST, HOW as the group demands it */
enum answer produce_data(const struct subject *s, const char *rest, double *v,
                         enum closeness *how);

/* A quantity of the surface at THETA by its name in the file; `loss` is without lambda.
 * b and w are produced: whether they are given, the caller knows. */
enum answer produce_surface(const struct objective *o, const double *theta,
                            const char *what, double *v);

/* metrics: WHAT is a name, or at/I/NAME with TAU. */
enum answer produce_metric(const struct objective *o, const double *theta, double tau,
                           const char *what, double *v);

#endif
