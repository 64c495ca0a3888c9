/* Where a run went on its landscape, and how much of that is to be seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/landscape.h"

/* ---- the run ---- */

/* Rows of the trace that lie behind; 0 where no run belongs to the picture. */
static size_t behind(const struct landscape *l)
{
    const struct state *s = &l->b->s;

    if (!s->trace || (l->shown && !s->explorer.minimizing) ||
        s->trace->dim <= l->weight[0] ||
        (l->axes > 1 && s->trace->dim <= l->weight[1]) || !s->steps)
        return 0;
    return trace_upto(s->trace, s->steps - 1);
}

static struct spot spot_of(const struct landscape *l, size_t row)
{
    const struct trace *t = l->b->s.trace;
    struct spot p = {.height = t->objective[row], .step = t->step[row]};

    for (int k = 0; k < l->axes; k++)
        p.at[k] = t->theta[row * t->dim + l->weight[k]];
    return p;
}

bool landscape_start(const struct landscape *l, struct spot *out)
{
    if (!behind(l))
        return false;
    *out = spot_of(l, 0);
    return true;
}

/* Backwards from here: who stays in a cell leaves one mark there. */
size_t landscape_path(const struct landscape *l, const struct axis *x,
                      const struct axis *y, struct spot out[LANDSCAPE_STEPS])
{
    struct spot newest[LANDSCAPE_STEPS];
    int col = axis_cell(x, l->at[0]), row = axis_cell(y, l->at[1]);
    size_t n = 0;

    for (size_t i = behind(l); i-- > 0 && n < LANDSCAPE_STEPS;) {
        struct spot p = spot_of(l, i);
        int k = axis_cell(x, p.at[0]), r = axis_cell(y, p.at[1]);

        if (k >= 0 && r >= 0 && (k != col || r != row))
            newest[n++] = p;
        col = k;
        row = r;
    }
    for (size_t i = 0; i < n; i++)
        out[i] = newest[n - 1 - i];
    return n;
}

/* ---- what to show ---- */

/* An interval that grows by what is to be seen. */
struct part {
    double lo, hi;
};

static void include(struct part *p, double v)
{
    if (!isfinite(v))
        return;
    v = fmax(-1e300, fmin(1e300, v));
    p->lo = fmin(p->lo, v);
    p->hi = fmax(p->hi, v);
}

/* The spread of what a weight is multiplied by. */
static double spread(const double *x, size_t n)
{
    double mean = 0, sum = 0;

    for (size_t i = 0; i < n; i++)
        mean += x[i] / (double)n;
    for (size_t i = 0; i < n; i++)
        sum += (x[i] - mean) * (x[i] - mean) / (double)n;
    sum = sqrt(sum);
    return isfinite(sum) && sum > 0 ? sum : 1;
}

/* So far a weight has to go for scores to change much: a picture is not narrower. */
static double unit(const struct landscape *l, int axis)
{
    const struct state *s = &l->b->s;
    size_t j = l->weight[axis];
    double far = s->model->sigma ? 4 : l->n ? spread(l->rows->y, l->n) : 1;

    if (l->shown)
        return 1;
    if (s->hidden || j == 0)
        return far;
    return far / spread(l->rows->x[l->slot[axis] - 1], l->n);
}

/* Twice the picture is not spent on a landing. */
static void include_landings(const struct landscape *l, int axis, double least,
                             struct part *p)
{
    static const double k[] = {0.5, 1, 2};
    double room = fmax(p->hi / 2 - p->lo / 2, least / 2);
    struct part seen = *p;
    struct spot spot;

    for (int i = 0; i < 3; i++)
        if (landscape_landing(l, k[i], &spot) && spot.at[axis] >= seen.lo - 2 * room &&
            spot.at[axis] <= seen.hi + 2 * room)
            include(p, spot.at[axis]);
}

static struct part part_of(const struct landscape *l, int axis)
{
    const struct explorer *e = &l->b->s.explorer;
    struct part p = {l->at[axis], l->at[axis]};
    double least = unit(l, axis);
    size_t rows = behind(l);

    if (!isfinite(l->at[axis]))
        p.lo = p.hi = 0;
    if (l->shown) {
        include(&p, e->from);
        include(&p, e->to);
    }
    if (l->best_known && !l->shown)
        include(&p, l->best.at[axis]);
    for (size_t i = 0; i < rows; i++)
        include(&p, spot_of(l, i).at[axis]);
    include_landings(l, axis, least, &p);
    least = (least - (p.hi - p.lo)) / 2;
    if (least > 0) {
        p.lo -= least;
        p.hi += least;
    }
    return p;
}

static void fit_part(const struct landscape *l, int axis, struct axis *a)
{
    struct part p = part_of(l, axis);
    const struct explorer *e = &l->b->s.explorer;
    double margin = p.hi / 10 - p.lo / 10;

    if (l->shown && p.lo == e->from && p.hi == e->to && p.lo < p.hi) {
        a->lo = p.lo;
        a->hi = p.hi;
        return;
    }
    axis_fit(a, p.lo - margin, p.hi + margin);
}

void landscape_range(const struct landscape *l, struct axis *x, struct axis *y)
{
    fit_part(l, 0, x);
    if (y)
        fit_part(l, 1, y);
}
