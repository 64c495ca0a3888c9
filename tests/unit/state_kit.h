/* Are two states of a bench the same, bit for bit?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_STATE_KIT_H
#define TESTS_STATE_KIT_H

#include "lab/bench.h"

/* The name of the first thing that differs; NULL: all that a state means is the same.
 * Tallies of commands are left out, undo is one of them; and the place that was looked
 * at last (predict), for looking is not in undo's list. */
const char *state_differs(const struct state *a, const struct state *b);
/* The same of what makes the next update, and of what the run has counted. */
const char *run_differs(const struct state *a, const struct state *b);

#endif
