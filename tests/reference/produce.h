/* What the engine says to a row of the reference file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_PRODUCE_H
#define REFERENCE_PRODUCE_H

#include "learn/data.h"
#include "learn/objective.h"
#include "learn/prepare.h"
#include "question.h"

enum answer {
    NOT_PRODUCED, /* the engine has no such quantity */
    GIVEN,        /* an input of other rows, a name, a note */
    CHAOTIC,      /* rounding decides where this run goes */
    NO_DATA,      /* the examples cannot be read */
    PRODUCED,
};

/* How close the two must be; b is the reference. */
enum closeness {
    RELATIVE, /* |a-b| <= 1e-12 |b|: one evaluation of positive terms */
    SINGLE,   /* |a-b| <= 1e-12 (1+|b|): one evaluation, where terms may cancel */
    USUAL,    /* |a-b| <= 1e-9 (1+|b|) */
    LOOSE,    /* |a-b| <= 1e-6 (1+|b|): Newton on its way to infinity */
    COUNTED,  /* |a-b| <= 1: steps until a gradient is small */
};

struct reply {
    enum answer answer;
    double v;
    /* Where rounding decides whether a step counts, all from LEAST to MOST is right
     * too; else both are v. */
    double least, most;
    enum closeness how;
};

/* What rows that stand together ask for again and again: an optimum, a run, how a run
 * ended. */
struct fitted;
struct walk;
struct descent;

/* One data set of the file. */
struct subject {
    char name[64];
    const struct objective_ops *model;
    struct data *data, *scaled, *product;
    struct scaling scaling;
    struct fitted *fitted;
    struct walk *walk;
    double nudge; /* runs start so far from where they should, relative */
    struct descent *descent;
};

/* What is asked of whom. */
struct task {
    const struct question *q;
    struct subject *subject;
    const struct data *data; /* as they are, standardised, or with x1*x2 */
    double class_weight[2];  /* 0: balanced is not asked for */
};

/* Reads DIR/datasets/NAME.csv; false sets ERR, data is NULL. */
bool subject_load(struct subject *s, const char *dir, const char *name,
                  struct err *err);
void subject_done(struct subject *s);
void subject_nudge(struct subject *s, double nudge);

/* /pointwise/I/WHAT */
void produce_point(const struct question *q, struct reply *r);
/* /datasets/NAME/… */
void produce_data(struct question *q, struct subject *s, struct reply *r);

/* ---- groups of rows about a data set, the group's name at q->at ---- */

/* With the lambda and the rule for the bias that stand below the first PARTS parts. */
struct objective task_objective(const struct task *t, size_t parts);
/* The optimum of that; borrowed until the next. NULL: there is none. */
const double *task_optimum(const struct task *t, size_t parts);

void produce_optimum(const struct task *t, struct reply *r);
void produce_bare_optimum(const struct task *t, struct reply *r);
void produce_separable(const struct task *t, struct reply *r);
void produce_walk(const struct task *t, struct reply *r);
void produce_online(const struct task *t, struct reply *r);
void produce_iterations(const struct task *t, struct reply *r);
void produce_stability(const struct task *t, struct reply *r);
void produce_metric(const struct task *t, struct reply *r);

void fitted_free(struct fitted *f);
void walk_free(struct walk *w);
void descent_free(struct descent *d);

/* A quantity of the surface at THETA, by its name and indices from part AT on; `loss`
 * is without lambda. Produces weights: whether they are given, the caller knows. */
void produce_surface(const struct question *q, size_t at, const struct objective *o,
                     const double *theta, struct reply *r);
/* The same for what follows from the Hessian. */
void produce_hessian(const struct question *q, size_t at, const struct objective *o,
                     const double *theta, struct reply *r);

void answered(struct reply *r, double v);

#endif
