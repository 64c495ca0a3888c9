/* The loss of the rows held back, along the present run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_LOSS_HELD_H
#define LAB_LOSS_HELD_H

#include "lab/bench.h"

/* Losses that were measured once, so that a picture is not measured again. */
struct held_losses;

/* The loss of the rows held back at STEP of the present run, at its weights THETA; NaN:
 * it is not told there. */
double loss_held_at(struct bench *b, size_t step, const double *theta);
void held_losses_free(struct held_losses *h); /* NULL allowed */

#endif
