/* What looks like chance and is the same in every run, on every machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CHANCE_KIT_H
#define TESTS_CHANCE_KIT_H

#include <stddef.h>
#include <stdint.h>

extern uint64_t chance; /* where the numbers come from; never 0 */

uint64_t chance_bits(void);
/* 0 … N - 1 */
size_t below(size_t n);

/* Between -1 and 1, of a state of its own. */
double any(unsigned *state);

#endif
