/* A problem as the fit sees it: features in units of their own spread, and places on
 * its surface.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_OPT_FIT_H
#define LEARN_OPT_FIT_H

#include "learn/opt.h"
#include "learn/prepare.h"

/* A place on the surface and what is known there. */
struct place {
    double *theta, *g;
    double value, slope; /* slope is the gradient's norm */
};

struct fit {
    const struct objective *given;
    struct objective inner; /* the same model, scaled columns, no price */
    struct data *scaled;    /* NULL: the given objective has no data */
    struct scaling scaling;
    double *price; /* by what the square of each entry of theta is multiplied */
    struct place here, next;
    double *move; /* the step from here */
    double size;  /* of the objective where it starts: what its digits are */
    size_t steps;
};

/* The given problem in the fit's units; here is at zero weights. */
void fit_init(struct fit *f, const struct objective *o);
void fit_done(struct fit *f);

/* Weights of the scaled columns to those of the given ones, and back. */
void fit_to_raw(const struct fit *f, const double *theta, double *raw);
void fit_from_raw(const struct fit *f, const double *raw, double *theta);

/* The objective and its gradient at p->theta. */
void fit_look(const struct fit *f, struct place *p);
/* They are numbers. */
bool fit_known(const struct place *p);
bool fit_finite(const double *v, size_t n);
/* The Hessian at here; false where it is not finite. */
bool fit_hessian(const struct fit *f, struct mat *h);

/* Looks at here + T * move: next. */
void fit_try(struct fit *f, double t);
/* Goes to next. */
void fit_go(struct fit *f);
/* move is short beside the way already gone. */
bool fit_at_rest(const struct fit *f);

/* A way down from here, a look at a time. BEGIN makes what the way keeps (heap), DONE
 * frees it. ON tries one place; false: it goes no further, and STATUS is what this
 * place is. */
struct fit_way {
    void *(*begin)(struct fit *f);
    bool (*on)(void *way, enum fit_status *status);
    void (*done)(void *way);
};
/* Where the objective is convex; where it is not, down to a place without slope, and
 * for so many weights that no Hessian is asked for, as far down as it gets. */
extern const struct fit_way fit_convex, fit_narrow, fit_wide;
/* The one of the last two that can be paid for. */
const struct fit_way *fit_descent(const struct fit *f);
/* No update helps any more, or there were enough of them: what this place is. */
enum fit_status fit_arrive(const struct fit *f);

#endif
