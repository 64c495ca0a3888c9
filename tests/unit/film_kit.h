/* Screens one after the other as one animated SVG: README's film of the demonstration.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_FILM_KIT_H
#define TESTS_FILM_KIT_H

#include "plot/grid.h"

struct film;

/* All screens have so many cells. */
struct film *film_new(int rows, int cols);
void film_free(struct film *f);

/* G, with the cursor in a cell, is seen for MS after what was added before. */
void film_add(struct film *f, const struct grid *g, int row, int col, int ms);
size_t film_frames(const struct film *f);
int film_length(const struct film *f); /* ms */

/* The film as a file that needs nothing else: what stays is in it once, and CSS shows
 * and hides it. Where nothing moves, screen STILL is seen. TITLE and DESC are read aloud;
 * they have nothing that XML would have to escape. */
void film_write(struct film *f, size_t still, const char *title, const char *desc,
                struct str *out);

#endif
