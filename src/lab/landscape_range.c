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

bool landscape_step(const struct landscape *l, size_t i, struct spot *out)
{
    if (i >= behind(l))
        return false;
    *out = spot_of(l, i);
    return true;
}

bool landscape_start(const struct landscape *l, struct spot *out)
{
    return landscape_step(l, 0, out);
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

/* ---- a race ---- */

static bool same_axes(const struct landscape *l, const struct run *r)
{
    const struct state *s = &l->b->s;

    if (!r->chain.n || !r->end || r->chain.part[0].trace->dim != l->b->s.trace->dim)
        return false;
    return l->b->s.explorer.minimizing ||
           (r->end->scale == s->scale && r->end->hidden == s->hidden &&
            r->end->recipe == s->recipe);
}

const struct run *landscape_racer(const struct landscape *l, size_t k)
{
    const struct state *s = &l->b->s;

    if (!s->loss_view.race || (l->shown && !s->explorer.minimizing) || !s->trace)
        return NULL;
    for (size_t i = 0; i < s->runs.n; i++)
        if (s->runs.run[i]->race == s->runs.races && same_axes(l, s->runs.run[i]) &&
            k-- == 0)
            return s->runs.run[i];
    return NULL;
}

bool landscape_raced(const struct landscape *l, const struct run *r, size_t i,
                     struct spot *out)
{
    const struct trace *t = r->chain.part[0].trace;

    if (i + 1 >= trace_upto(t, r->chain.part[0].steps))
        return false;
    i++; /* the first row is the start */
    *out = (struct spot){.height = t->objective[i], .step = t->step[i]};
    for (int k = 0; k < l->axes; k++)
        out->at[k] = t->theta[i * t->dim + l->weight[k]];
    return true;
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

/* A jump as long as the rate allows lands about as far behind the best place: that is
 * to be seen. More of the picture is not spent on a landing. */
static void include_landings(const struct landscape *l, int axis, double least,
                             struct part *p)
{
    double room = fmax(p->hi / 2 - p->lo / 2, least / 2);
    struct part seen = *p;
    struct spot spot;

    for (int i = 0; i < LANDINGS; i++)
        if (landscape_landing(l, landscape_share[i], &spot) &&
            spot.at[axis] >= seen.lo - 3 * room && spot.at[axis] <= seen.hi + 3 * room)
            include(p, spot.at[axis]);
}

/* Nor on a racer that ran away. */
static void include_race(const struct landscape *l, int axis, double least,
                         struct part *p)
{
    double room = fmax(p->hi / 2 - p->lo / 2, least / 2);
    struct part seen = *p;
    const struct run *r;
    struct spot spot;

    for (size_t k = 0; l->axes > 1 && (r = landscape_racer(l, k)); k++)
        for (size_t i = 0; landscape_raced(l, r, i, &spot); i++)
            if (spot.at[axis] >= seen.lo - 2 * room &&
                spot.at[axis] <= seen.hi + 2 * room)
                include(p, spot.at[axis]);
}

/* What there is to be seen along one weight. */
static struct part part_of(const struct landscape *l, int axis)
{
    const struct explorer *e = &l->b->s.explorer;
    struct part p = {l->at[axis], l->at[axis]};
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
    include_landings(l, axis, unit(l, axis), &p);
    include_race(l, axis, unit(l, axis), &p);
    return p;
}

/* Two weights that move alike are shown over the same stretch: directions can be
 * compared. */
static void share_part(struct part *p, const struct part *other)
{
    double lo = fmin(p->lo, other->lo), hi = fmax(p->hi, other->hi);
    double all = hi / 4 - lo / 4;

    if (all <= p->hi / 2 - p->lo / 2 && all <= other->hi / 2 - other->lo / 2)
        *p = (struct part){lo, hi};
}

static void widen_part(struct part *p, double least)
{
    double more = (least - (p->hi - p->lo)) / 2;

    if (more > 0) {
        p->lo -= more;
        p->hi += more;
    }
}

/* The whole part, with a margin; the explorer's X is shown from where to where it was
 * asked for. */
static void bound(const struct landscape *l, const struct part *p, struct axis *a)
{
    const struct explorer *e = &l->b->s.explorer;
    double margin = p->hi / 10 - p->lo / 10;

    if (l->shown && p->lo == e->from && p->hi == e->to)
        margin = 0;
    a->log = false;
    a->lo = p->lo - margin;
    a->hi = p->hi + margin;
    if (!(a->hi / 2 - a->lo / 2 > 1e-9 * fmax(fabs(a->lo), fabs(a->hi))))
        axis_fit(a, a->lo, a->hi);
}

void landscape_part(const struct landscape *l, struct axis *x, struct axis *y)
{
    struct axis *a[] = {x, y};
    struct part part[2] = {part_of(l, 0)}, first = part[0];

    if (y) {
        part[1] = part_of(l, 1);
        share_part(&part[0], &part[1]);
        share_part(&part[1], &first);
    }
    for (int k = 0; k < 2 && a[k]; k++) {
        widen_part(&part[k], unit(l, k));
        bound(l, &part[k], a[k]);
    }
}

void landscape_range(const struct landscape *l, struct axis *x, struct axis *y)
{
    const struct explorer *e = &l->b->s.explorer;
    struct axis *a[] = {x, y};

    landscape_part(l, x, y);
    for (int k = 0; k < 2 && a[k]; k++)
        if (!(l->shown && a[k]->lo == e->from && a[k]->hi == e->to && e->from < e->to))
            axis_fit(a[k], a[k]->lo, a[k]->hi);
}
