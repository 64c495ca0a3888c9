/* What tests of all pictures share: many states of the bench, made by typed lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SIZES_KIT_H
#define TESTS_SIZES_KIT_H

#include "figure_kit.h"
#include "repl/shell.h"

/* How many states there are, and their names. */
extern const size_t nscenes;
const char *scene_name(size_t k);
/* A shell whose bench is in the K-th state. Ended with kit_done(). */
struct shell *scene_open(size_t k);

#endif
