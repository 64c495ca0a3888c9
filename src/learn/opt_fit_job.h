/* A fit in slices.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_OPT_FIT_JOB_H
#define LEARN_OPT_FIT_JOB_H

#include "learn/opt.h"

struct fit_job;

/* opt_fit() from THETA (copied), to be pulled. What O points to is borrowed and must
 * stay as it is until the end. */
struct fit_job *fit_begin(const struct objective *o, const double *theta);
/* One look at a place, with a Hessian where a new step begins; false: it is over. */
bool fit_on(struct fit_job *j);
/* Frees the job; the place found into THETA, and what it is. A job that is not over was
 * stopped: THETA has the weights after the iterations so far, after none its own. */
struct fit_result fit_end(struct fit_job *j, double *theta);
void fit_free(struct fit_job *j); /* without an end; NULL allowed */

#endif
