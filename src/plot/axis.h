/* From data to cells: ranges, and ticks at 1, 2 or 5 times a power of ten.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_AXIS_H
#define PLOT_AXIS_H

#include <stddef.h>

#include "base/str.h"

/* LO is at the middle of cell 0, HI at the middle of the last one; LO < HI, both
 * finite. A single cell holds all of the range. */
struct axis {
    double lo, hi;
    int cells; /* at least 1 */
};

/* The range of a picture of data from LO to HI: 5 % wider on each side, then outward to
 * a quarter of the tick step that divides it into about five; independent of the
 * picture's size. Equal ends, and any finite values, give a range with LO < HI. */
void axis_fit(struct axis *a, double lo, double hi);
/* The same for data that start at 0: the lower end stays there. */
void axis_fit_zero(struct axis *a, double hi);

/* Where V is, in cells; 0 is the middle of cell 0. Not finite only if V is not. */
double axis_place(const struct axis *a, double v);
/* The value at PLACE. */
double axis_value(const struct axis *a, double place);
/* The cell of V (ties to even); -1 outside. */
int axis_cell(const struct axis *a, double v);
/* Data units in one cell. */
double axis_unit(const struct axis *a);

/* Values first, first + step, …: n of them within the range. */
struct ticks {
    double first, step;
    int n;
};

/* The finest ticks at least GAP cells apart. */
struct ticks axis_ticks(const struct axis *a, int gap);
/* The finest ticks with at least GAP cells each, of which the label leaves ROOM free;
 * STEP is the smallest step that is wanted. */
struct ticks axis_ticks_beside(const struct axis *a, int gap, int room, double step);
double ticks_value(const struct ticks *t, int i);
/* Appends the label of the i-th tick. */
void ticks_label(const struct ticks *t, int i, struct str *out);
size_t ticks_widest(const struct ticks *t); /* columns of the longest label */

#endif
