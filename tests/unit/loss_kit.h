/* What tests of the picture of the loss share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_LOSS_KIT_H
#define TESTS_LOSS_KIT_H

#include "lab/figure.h"
#include "repl/shell.h"

struct drawn {
    struct grid g;
    int left, bottom; /* the axes */
};

/* The picture of the shell's bench; the caller calls grid_done(). */
void draw_loss(struct drawn *d, struct shell *sh, enum glyphs glyphs, int rows,
               int cols);
/* All of it: cells, styles, description, numbers (heap). */
char *loss_dump(struct shell *sh);
/* Is WHAT in the description; in the cells? */
bool loss_says(struct shell *sh, const char *what);
bool loss_shows(struct shell *sh, const char *what);

#endif
