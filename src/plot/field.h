/* A function of the place as shades behind a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_FIELD_H
#define PLOT_FIELD_H

#include "plot/chart.h"

/* The tint of a probability: 1, 2, 3 from ½, 5/8, 7/8 on; -1, -2, -3 below ½, 3/8, 1/8.
 */
int field_tint(double p);

/* Gives each cell of the plot the tint of P at its middle. */
void field_tints(const struct chart *c,
                 double (*p)(const void *self, double x, double y), const void *self);

#endif
