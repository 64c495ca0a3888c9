/* The loss over the last steps in one row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/utf8.h"
#include "lab/figure.h"
#include "plot/canvas.h"

static double bounded(double v)
{
    return isfinite(v) ? v : 1.7e308;
}

/* Row of the N in the trace for column I of WIDTH; the last column is the newest. */
static double sample(const struct trace *t, size_t n, size_t i, size_t width)
{
    return bounded(t->loss[width > 1 ? i * (n - 1) / (width - 1) : n - 1]);
}

/* A change of less than a thousandth is a level row: full height would say that much
 * happened. */
static double height(double v, double lo, double hi)
{
    if (!(hi / 2 - lo / 2 > 0.5e-3 * fmax(fabs(lo), fabs(hi))))
        return 0.4;
    return (v / 2 - lo / 2) / (hi / 2 - lo / 2);
}

void figure_sparkline(struct bench *b, size_t width, bool ascii, struct str *out)
{
    const struct trace *t = b->s.trace;
    size_t n = t ? trace_upto(t, b->s.steps) : 0;
    double lo, hi;

    if (n < 2 || !width)
        return;
    width = width < n ? width : n;
    lo = hi = sample(t, n, 0, width);
    for (size_t i = 1; i < width; i++) {
        lo = fmin(lo, sample(t, n, i, width));
        hi = fmax(hi, sample(t, n, i, width));
    }
    for (size_t i = 0; i < width; i++) {
        int level = (int)(height(sample(t, n, i, width), lo, hi) * 7 + 0.5);

        utf8_add(out, canvas_bar(level, ascii));
    }
}
