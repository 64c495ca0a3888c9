/* Points of two classes, gathered cell by cell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_CROWD_H
#define PLOT_CROWD_H

#include "plot/chart.h"

/* From this many points on a cell shows how many there are, not which. */
#define CROWD_DENSE 2000

struct crowd {
    int rows, cols;
    size_t n;
    uint32_t (*count)[4]; /* per cell: class 0, class 1, of them wrong 0, wrong 1 */
};

void crowd_init(struct crowd *c, const struct chart *chart);
void crowd_done(struct crowd *c);

/* A point of CLASS (0, 1) in a cell of the plot. */
void crowd_add(struct crowd *c, int row, int col, int class, bool wrong);

/* N points at once, faster: class 1 from label 1/2 on (LABEL NULL: class 0); wrong ones
 * are not told apart. */
void crowd_add_all(struct crowd *c, const struct chart *chart, size_t n,
                   const double *x, const double *y, const double *label);

uint32_t crowd_fullest(const struct crowd *c);          /* points in the fullest cell */
bool crowd_at(const struct crowd *c, int row, int col); /* any point in the cell */

/* Up to CROWD_DENSE points: one glyph a cell, x if any point in it is wrong (OWN: the
 * wrong one's own class instead), else + if any is of class 1, else o. More points: the
 * cell's count, 1 … 9, in the style of the majority; if some cell holds more than 9,
 * the digits are tenths of the fullest cell, which is #. */
void crowd_put(const struct crowd *c, const struct chart *chart, bool own);
/* Few enough points stand exactly where they are, if they are alone in their cell. */
void crowd_exact(const struct crowd *c, const struct chart *chart, size_t n,
                 const double *x, const double *y);

#endif
