/* The line obeys while it is typed: its dotted ghost in the picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_PREVIEW_H
#define UI_PREVIEW_H

#include "lab/figure.h"

/* What is dotted into a picture; NULL: nothing. */
struct ghosts {
    struct bench *goal;  /* a task's: faint */
    struct bench *ahead; /* of the line being typed */
};

/* Copies the picture DRAWN of F to ROW, COL of G, with the models of GHOSTS dotted into
 * the copy: DRAWN itself stays as figure_draw() made it, with LOOK, for B. */
void preview_blit(const struct figure *f, struct bench *b, const struct ghosts *ghosts,
                  const struct look *look, const struct grid *drawn, struct grid *g,
                  int row, int col);

#endif
