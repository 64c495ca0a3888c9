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

/* Check notes down every claim that holds; these are millions. */
#define MUST(claim, ...)               \
    do {                               \
        if (!(claim))                  \
            ck_abort_msg(__VA_ARGS__); \
    } while (0)

/* No number in TEXT, which is WHAT, is nan or inf. */
void check_finite(const char *text, const char *what);

#endif
