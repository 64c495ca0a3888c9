/* What every optimizer shares: one update per call.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_OPT_H
#define LEARN_OPT_H

#include "learn/objective.h"

enum opt_status {
    OPT_MOVED,     /* theta changed */
    OPT_CONVERGED, /* the gradient is (numerically) zero: there is nowhere to go */
    OPT_STUCK,     /* no direction here (singular Hessian, a loss without a slope);
                      theta unchanged */
    OPT_DIVERGED,  /* the update would leave the range of numbers; theta unchanged */
    OPT_UNMOVED,   /* there is a slope, but the update is shorter than the last digit of
                      every weight; theta unchanged */
};

/* What an optimizer keeps from one update to the next. */
enum opt_slot {
    OPT_VELOCITY, /* momentum, nesterov: v; adam: the first moment m */
    OPT_SQUARES,  /* adagrad: sum of g^2; rmsprop, adam: the second moment */
    OPT_INVERSE,  /* bfgs: dim x dim, its guess of the inverse Hessian */
    OPT_SLOTS
};
size_t opt_slot_size(int slot, size_t dim); /* entries */

struct method;

/* What a run remembers. Shared by reference count; a step makes its own copy first. */
struct opt_memory {
    const struct method *method; /* whose it is; borrowed */
    size_t t;                    /* updates done by this run: Adam's t */
    double *slot[OPT_SLOTS]; /* NULL = not used by the method; else dim values (INVERSE:
                                dim x dim), zero at the start (INVERSE: the identity) */
    size_t dim;
    int refs;
};

struct opt_memory *opt_memory_new(const struct method *method, size_t dim);
struct opt_memory *opt_memory_copy(const struct opt_memory *m);
struct opt_memory *opt_memory_ref(struct opt_memory *m); /* NULL gives NULL */
void opt_memory_free(struct opt_memory *m);              /* NULL allowed */

/* Numbers that belong to methods. */
struct knobs {
    double eta;
    double beta;  /* momentum, nesterov, adam: 0.9 */
    double rho;   /* rmsprop: 0.9 */
    double beta2; /* adam: 0.999 */
    double eps;   /* adagrad, rmsprop, adam: 1e-8, outside the root */
};
extern const struct knobs knobs_usual; /* eta 0.1 and the above */

/* Those beside eta, which may be automatic. */
struct opt_knob {
    const char *name;
    size_t at; /* in a struct knobs */
};
extern const struct opt_knob opt_knobs[]; /* closed by NULL */
double opt_knob(const struct knobs *k, const struct opt_knob *knob);

struct opt;

/* The const record of a method. */
struct method {
    const char *name; /* "gd", "newton" */
    const char *help; /* one sentence with the update rule */
    const char *rule; /* "velocity = beta*velocity + grad; w = …" */
    bool uses_eta;
    const char *knobs;    /* the others it uses, blank separated: "beta2 eps"; "" */
    const char *no_batch; /* why it needs all points at once, as a sentence; NULL = it
                             can work on a part of them */
    unsigned slots;       /* 1u << slot, for those it uses */
    /* One update of theta (dim values), from o->gradient already in opt->g; the memory
     * may be changed. Who knows the objective at the new theta leaves it in opt->after,
     * which is NaN before. */
    enum opt_status (*step)(struct opt *opt, const struct objective *o, double *theta);
};

/* The table of methods, closed by NULL. */
extern const struct method *const methods[];
const struct method *method_named(const char *name); /* NULL if there is none */
/* It divides by the root of past squares: a jump is about eta long whatever the slope,
 * so the curvature does not say how large eta may be. */
bool method_rescales(const struct method *m);

/* One run of a method; everything it saw in the last step can be read. */
struct opt {
    const struct method *method; /* borrowed */
    size_t dim;
    struct knobs knobs;
    bool partial; /* the objective holds a part of the examples: a zero gradient is no
                     arrival, and `after` is not computed (it is `before`) */
    struct opt_memory *memory;
    double *g;               /* gradient at the old theta (of the batch) */
    double *move;            /* new theta - old theta */
    double before;           /* objective at the old theta */
    double after;            /* objective at the new theta */
    double gradnorm, length; /* norms of g and move */
    double search; /* bfgs: the length along its direction that the line search took;
                      else 0 */
    size_t trials; /* bfgs: places that the line search looked at */
    size_t looks;  /* gradients that the step computed: at theta, and further on */
};

/* A fresh memory; or MEMORY (shared, not taken over) to go on with: of another method
 * or dim it is ignored. */
void opt_init(struct opt *opt, const struct method *method, size_t dim,
              const struct knobs *knobs, struct opt_memory *memory);
void opt_done(struct opt *opt);

/* One update; a result that is not finite leaves THETA and the memory as they were:
 * OPT_DIVERGED. */
enum opt_status opt_step(struct opt *opt, const struct objective *o, double *theta);

/* Straight to the optimum: Newton with halved steps from THETA; for a loss that is not
 * convex Newton in a region of trust (for very many weights BFGS with a short memory).
 * THETA then never ends worse than it began. */
enum fit_status {
    FIT_OPTIMUM,    /* gradient norm below 1e-8 (relative to the data's size) */
    FIT_SEPARABLE,  /* a line without an error exists: the loss has no minimum */
    FIT_FLAT,       /* many optima, for columns depend on each other; one was reached */
    FIT_NO_OPTIMUM, /* points lie exactly on the best line, the rest is without an
                       error: no strict separation, yet the weights grow without end;
                       not convex: down for ever, the weights grow without end */
    FIT_LOCAL,      /* not convex: the slope is zero here; elsewhere may be lower */
    FIT_NO_SLOPE,   /* the loss is flat almost everywhere (errors): nothing to go by */
    FIT_RANGE,      /* data: the objective, or the weights for these features, would
                       leave the range of numbers */
    FIT_FAILED,     /* none of these within the limit */
    FIT_STOPPED,    /* by the caller, on the way: never from opt_fit() */
};
struct fit_result {
    enum fit_status status;
    size_t iterations;
    double gradnorm;
};
/* The work is done on standardised columns, so far-off or badly scaled features do no
 * harm; the penalty stays that of the given weights. A THETA worse than zero weights is
 * not started from. One class only is separable whatever lambda is if b is free.
 * With BIAS_OFF "a line" is one through the origin.
 * On FIT_SEPARABLE theta is left where separation was proven. */
struct fit_result opt_fit(const struct objective *o, double *theta);

#endif
