/* What every optimizer shares: one update per call.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_OPT_H
#define LEARN_OPT_H

#include "learn/objective.h"

enum opt_status {
    OPT_MOVED,     /* theta changed */
    OPT_CONVERGED, /* the gradient is (numerically) zero: there is nowhere to go */
    OPT_STUCK,     /* no direction here (singular Hessian); theta unchanged */
    OPT_DIVERGED,  /* the update would leave the range of numbers; theta unchanged */
};

struct opt;

/* The const record of a method. */
struct method {
    const char *name; /* "gd", "newton" */
    const char *help; /* one sentence with the update rule */
    bool uses_eta;
    /* One update of theta (dim values), from o->gradient already in opt->g. */
    enum opt_status (*step)(struct opt *opt, const struct objective *o, double *theta);
};

/* The table of methods, closed by NULL. */
extern const struct method *const methods[];
const struct method *method_named(const char *name); /* NULL if there is none */

/* One run of a method; everything it saw in the last step can be read. */
struct opt {
    const struct method *method; /* borrowed */
    size_t dim;
    double eta;
    double *g;               /* gradient at the old theta */
    double *move;            /* new theta - old theta */
    double before;           /* objective at the old theta */
    double after;            /* objective at the new theta */
    double gradnorm, length; /* norms of g and move */
};

void opt_init(struct opt *opt, const struct method *method, size_t dim, double eta);
void opt_done(struct opt *opt);

/* One update; a result that is not finite leaves THETA as it was: OPT_DIVERGED. */
enum opt_status opt_step(struct opt *opt, const struct objective *o, double *theta);

/* Straight to the optimum: Newton with halved steps, from THETA. */
enum fit_status {
    FIT_OPTIMUM,    /* gradient norm below 1e-8 (relative to the data's size) */
    FIT_SEPARABLE,  /* a line without an error exists: the loss has no minimum */
    FIT_FLAT,       /* many optima, for columns depend on each other; one was reached */
    FIT_NO_OPTIMUM, /* points lie exactly on the best line, the rest is without an
                       error: no strict separation, yet the weights grow without end */
    FIT_FAILED,     /* none of these within the limit */
};
struct fit_result {
    enum fit_status status;
    size_t iterations;
    double gradnorm;
};
/* The work is done on standardised columns, so far-off or badly scaled features do no
 * harm; the penalty stays that of the given weights. A THETA worse than zero weights is
 * not started from. One class only is separable whatever lambda is: b is free.
 * On FIT_SEPARABLE theta is left where separation was proven. */
struct fit_result opt_fit(const struct objective *o, double *theta);

#endif
