/* How far to go along a direction: the strong Wolfe conditions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/line_search.h"

#include <math.h>

enum { MOST_TRIALS = 60 };

static const double fall = 1e-4, flat = 0.1; /* c1 and c2 */
static const double noise = 1e-14; /* of a value, relative: sums of many terms */

static struct probe look(struct line_search *s, double t)
{
    struct probe p = {.t = t};

    for (size_t j = 0; j < s->o->dim; j++)
        s->theta[j] = s->from[j] + t * s->direction[j];
    p.value = s->o->ops->gradient(s->o, s->theta, s->g);
    p.slope = vec_dot(s->g, s->direction, s->o->dim);
    s->at = t;
    s->trials++;
    return p;
}

static bool known(const struct probe *p)
{
    return isfinite(p->value) && isfinite(p->slope);
}

/* Higher by more than rounding. */
static bool above(const struct line_search *s, const struct probe *p, double value)
{
    return p->value > value + noise * fabs(s->start.value);
}

/* Where values tell nothing any more, the slopes do: for a parabola the condition of
 * falling is slope(t) <= (2 c1 - 1) slope(0). */
static bool low(const struct line_search *s, const struct probe *p)
{
    const struct probe *start = &s->start;

    if (p->value <= start->value + fall * p->t * start->slope)
        return true;
    return fabs(p->value - start->value) <= noise * fabs(start->value) &&
           p->slope <= (2 * fall - 1) * start->slope;
}

static bool is_flat(const struct line_search *s, const struct probe *p)
{
    return fabs(p->slope) <= flat * fabs(s->start.slope);
}

/* Where the cubic through both values and slopes is lowest. NaN if it is nowhere:
 *     d1 = a' + b' - 3 (a - b)/(ta - tb),  d2 = ± sqrt(d1^2 - a' b'),
 *     t = tb - (tb - ta) (b' + d2 - d1) / (b' - a' + 2 d2) */
static double cubic(const struct probe *a, const struct probe *b)
{
    double d1 = a->slope + b->slope - 3 * (a->value - b->value) / (a->t - b->t);
    double d2 = copysign(sqrt(d1 * d1 - a->slope * b->slope), b->t - a->t);

    return b->t - (b->t - a->t) * (b->slope + d2 - d1) / (b->slope - a->slope + 2 * d2);
}

/* A length between LOW and HIGH, not too close to either. */
static double between(const struct probe *lower, const struct probe *upper)
{
    double width = upper->t - lower->t, share;

    if (!known(upper))
        return lower->t + 0.1 * width;
    share = (cubic(lower, upper) - lower->t) / width;
    if (!(share >= 0 && share <= 1))
        share = 0.5;
    return lower->t + fmin(fmax(share, 0.05), 0.9) * width;
}

/* A length beyond P, which is beyond LAST, where it still goes down. */
static double beyond(const struct probe *last, const struct probe *p)
{
    double t = cubic(last, p);

    return t > p->t ? fmin(fmax(t, 1.1 * p->t), 10 * p->t) : 4 * p->t;
}

/* A good length lies between LOWER, the best so far, and UPPER. */
static struct probe zoom(struct line_search *s, struct probe lower, struct probe upper)
{
    while (s->trials < MOST_TRIALS) {
        double t = between(&lower, &upper);
        struct probe p;

        if (t == lower.t || t == upper.t)
            break;
        p = look(s, t);
        if (!known(&p) || !low(s, &p) || above(s, &p, lower.value))
            upper = p;
        else if (is_flat(s, &p))
            return p;
        else {
            if (p.slope * (upper.t - lower.t) >= 0)
                upper = lower;
            lower = p;
        }
    }
    return lower;
}

/* Longer and longer until a good length is passed. */
static struct probe search(struct line_search *s, double first)
{
    struct probe last = s->start;
    double t = first;

    while (s->trials < MOST_TRIALS / 2) {
        struct probe p = look(s, t);

        if (!known(&p) || !low(s, &p) || above(s, &p, last.value))
            return zoom(s, last, p);
        if (is_flat(s, &p))
            return p;
        if (p.slope >= 0)
            return zoom(s, p, last);
        t = beyond(&last, &p);
        last = p;
    }
    return last;
}

struct probe line_search(struct line_search *s, double first)
{
    struct probe found;

    s->trials = 0;
    found = search(s, first);
    if (found.t > 0 && s->at != found.t)
        look(s, found.t);
    return found;
}
