/* From data to cells: ranges, and ticks at 1, 2 or 5 times a power of ten.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_AXIS_H
#define PLOT_AXIS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* LO is at the middle of cell 0, HI at the middle of the last one; LO < HI, both
 * finite. A single cell holds all of the range. */
struct axis {
    double lo, hi;
    int cells; /* at least 1 */
    bool log;  /* equal factors are equally long; LO > 0 */
};

/* The range of a picture of data from LO to HI: 5 % wider on each side, then outward to
 * a quarter of the tick step that divides it into about five; independent of the
 * picture's size. Equal ends, and any finite values, give a range with LO < HI. */
void axis_fit(struct axis *a, double lo, double hi);
/* The same for data that start at 0: the lower end stays there. */
void axis_fit_zero(struct axis *a, double hi);
/* The logarithmic axis of data from LO > 0 to HI: outward to 1, 2 or 5 times a power of
 * ten. It has no 0: values that are not above 0 are far below its low end. */
void axis_fit_log(struct axis *a, double lo, double hi);

/* Where V is, in cells; 0 is the middle of cell 0. Not finite only if V is not. */
double axis_place(const struct axis *a, double v);
/* The value at PLACE. */
double axis_value(const struct axis *a, double place);
/* The cell of V (ties to even); -1 outside. */
int axis_cell(const struct axis *a, double v);
/* Data units in one cell; not of a logarithmic axis, where it depends on the place. */
double axis_unit(const struct axis *a);

/* Values first, first + step, …: n of them within the range. On a logarithmic axis the
 * numbers FIRST, FIRST + 1, … on a ladder with PER rungs to a power of ten (1, or 1 2
 * 5), or of every STEPth power. */
struct ticks {
    double first, step;
    int n;
    int per; /* 0: not logarithmic */
};

/* The finest ticks at least GAP cells apart. */
struct ticks axis_ticks(const struct axis *a, int gap);
/* The finest ticks with at least GAP cells each, of which the label leaves ROOM free;
 * STEP is the smallest step that is wanted. */
struct ticks axis_ticks_beside(const struct axis *a, int gap, int room, double step);
/* Widens the range so that multiples of STEP are a whole number of cells apart, each in
 * the middle of a cell; what was at an end stays within half a cell of it. */
void axis_even(struct axis *a, double step);
double ticks_value(const struct ticks *t, int i);
/* Appends the label of the i-th tick. */
void ticks_label(const struct ticks *t, int i, struct str *out);
size_t ticks_widest(const struct ticks *t); /* columns of the longest label */

/* ---- of a logarithmic axis; what the functions above use ---- */
double axis_log_place(const struct axis *a, double v); /* 0 at LO, 1 at HI */
double axis_log_value(const struct axis *a, double t); /* its inverse */
struct ticks axis_log_ticks(const struct axis *a, int gap);
double ticks_log_value(const struct ticks *t, int i);

#endif
