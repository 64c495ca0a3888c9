/* The lowest place along one weight.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "lab/landscape.h"

enum { DOUBLINGS = 60, HALVINGS = 90, LOOKS = 100 };

static double height(const struct landscape *l, double u)
{
    double v = landscape_at(l, u, l->at[1]);

    return isnan(v) ? INFINITY : v;
}

/* Between A and C, with something lower in the middle: the golden section. */
static double narrow(const struct landscape *l, double a, double c)
{
    const double golden = 0.6180339887498949;
    double p = c - golden * (c - a), q = a + golden * (c - a);
    double fp = height(l, p), fq = height(l, q);

    for (int i = 0; i < HALVINGS && p < q; i++) {
        if (fp <= fq) {
            c = q;
            q = p;
            fq = fp;
            p = c - golden * (c - a);
            fp = height(l, p);
        } else {
            a = p;
            p = q;
            fp = fq;
            q = a + golden * (c - a);
            fq = height(l, q);
        }
    }
    return a / 2 + c / 2;
}

/* Downhill from here with doubled strides until it rises again. */
static bool walk(const struct landscape *l, double stride, double *at)
{
    double last = l->at[0], here = last, next = here + stride, f = height(l, here);

    if (!(height(l, next) < f))
        return false;
    for (int i = 0; i < DOUBLINGS && isfinite(next); i++) {
        double g = height(l, next);

        if (!(g < f)) {
            /* as high as before: over the bottom, or on a plain that never ends */
            bool plain = g == f && !(height(l, here / 2 + next / 2) < f);

            *at = narrow(l, fmin(last, next), fmax(last, next));
            return !plain;
        }
        last = here;
        here = next;
        f = g;
        stride *= 2;
        next += stride;
    }
    return false;
}

/* The lowest of evenly spread looks, or what is lowest next to it. */
static bool look(const struct landscape *l, double lo, double hi, double *at)
{
    double best = *at, least = height(l, best);
    bool found = false;
    double step = (hi - lo) / LOOKS;

    for (int i = 1; i < LOOKS; i++) {
        double u = lo + i * step, f = height(l, u);

        if (f < least - 1e-12 * fabs(least)) {
            least = f;
            best = u;
            found = true;
        }
    }
    if (found)
        *at = narrow(l, best - step, best + step);
    if (found && height(l, *at) > least)
        *at = best;
    return found;
}

/* The search leaves half of the digits to chance: a short number does as well. */
static double rounded(const struct landscape *l, double at)
{
    char text[32];
    double nearby;

    snprintf(text, sizeof text, "%.6g", at);
    nearby = strtod(text, NULL);
    return height(l, nearby) <= height(l, at) ? nearby : at;
}

bool landscape_bottom(const struct landscape *l, double lo, double hi, double *at)
{
    double stride = (hi - lo) / 64, here = l->at[0];
    bool found = true, inside;

    *at = here;
    if (!isfinite(height(l, here)) || !isfinite(stride))
        return false;
    if (!walk(l, stride, at) && !walk(l, -stride, at)) {
        double left = height(l, here - stride), right = height(l, here + stride);

        found = left >= height(l, here) && right >= height(l, here) &&
                (left > height(l, here) || right > height(l, here));
        *at = found ? narrow(l, here - stride, here + stride) : here;
    }
    inside = look(l, lo, hi, at);
    if (inside && !found)
        found = *at > lo + 2 * stride && *at < hi - 2 * stride;
    *at = rounded(l, *at);
    return found;
}
