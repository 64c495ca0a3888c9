/* A function of the place as shades behind a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/field.h"

#include <math.h>

int field_tint(double p)
{
    if (isnan(p))
        return 0;
    if (p >= 0.5)
        return p >= 0.875 ? 3 : p >= 0.625 ? 2 : 1;
    return p < 0.125 ? -3 : p < 0.375 ? -2 : -1;
}

void field_tints(const struct chart *c,
                 double (*p)(const void *self, double x, double y), const void *self)
{
    for (int r = 0; r < c->rows; r++)
        for (int k = 0; k < c->cols; k++) {
            struct cell *cell = grid_at(c->grid, c->top + r, c->left + k);
            double x, y;

            chart_middle(c, r, k, &x, &y);
            if (cell)
                cell->tint = (int8_t)field_tint(p(self, x, y));
        }
}
