/* Which way is down from where one stands in the fog.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/fog.h"

/* A cell is twice as high as it is wide. */
bool fog_downhill(const struct fog *f, const struct landscape *l, int *eighth,
                  double *slope)
{
    double right = -l->slope[0] / f->step[0], up = -2 * l->slope[1] / f->step[1];
    double size = fmax(fabs(right), fabs(up));

    *slope = hypot(l->slope[0], l->slope[1]);
    if (!isfinite(size) || !isfinite(*slope) || size == 0 ||
        *slope < 1e-9 * fmax(1, fabs(l->here)))
        return false;
    *eighth = (int)(lround(atan2(up / size, right / size) / (atan(1))) + 8) % 8;
    return true;
}

const char *fog_eighth_name(int eighth)
{
    static const char *const name[] = {"right",       "up and right",  "up",
                                       "up and left", "left",          "down and left",
                                       "down",        "down and right"};

    return name[eighth];
}
