/* An SVG picture read back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SVG_KIT_H
#define TESTS_SVG_KIT_H

#include <check.h>

#include "plot/grid.h"

/* Check notes down every claim that holds; these are many. */
#define MUST(claim, ...)               \
    do {                               \
        if (!(claim))                  \
            ck_abort_msg(__VA_ARGS__); \
    } while (0)

/* Elements are balanced, & and < stand only where they mean something. */
void svg_well_formed(const char *svg);
/* Written and read back G is the same, cell by cell and dot by dot. */
void svg_same(struct grid *g);

#endif
