/* The widest line: at right angles to the shortest way between two convex hulls.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/widest.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "learn/orient.h"

/* The corners of the convex hull of a group, counterclockwise. */
struct hull {
    const struct place **corner;
    size_t n;
};

/* One more corner; those that the way from FLOOR on no longer needs go. */
static void turn_to(struct hull *h, size_t floor, const struct place *p)
{
    while (h->n >= floor + 2 && orient(h->corner[h->n - 2]->point,
                                       h->corner[h->n - 1]->point, p->point) <= 0)
        h->n--;
    h->corner[h->n++] = p;
}

/* Andrew's monotone chain over the places with ABOVE equal to GROUP. */
static struct hull hull_of(const struct place *places, const bool *above, size_t n,
                           bool group)
{
    struct hull h = {mem_array(2 * n + 1, sizeof *h.corner), 0};
    size_t floor;

    for (size_t i = 0; i < n; i++)
        if (above[i] == group)
            turn_to(&h, 0, &places[i]);
    floor = h.n ? h.n - 1 : 0;
    for (size_t i = n; i > 0; i--)
        if (above[i - 1] == group)
            turn_to(&h, floor, &places[i - 1]);
    if (h.n > 1)
        h.n--; /* the way ends where it began */
    return h;
}

/* The shortest way found so far, and its direction from the one hull to the other. */
struct way {
    double length, w[2];
};

static void consider(struct way *best, double w0, double w1, double length)
{
    if (length >= best->length)
        return;
    best->length = length;
    best->w[0] = w0;
    best->w[1] = w1;
}

/* From corner P to the side A to B of the other hull; SIGN turns the way round. The
 * direction of a side is known better than the difference of two points that almost
 * touch. */
static void to_side(struct way *best, const double *p, const double *a, const double *b,
                    double sign)
{
    double s0 = b[0] - a[0], s1 = b[1] - a[1], length = hypot(s0, s1);
    double d0 = a[0] - p[0], d1 = a[1] - p[1], along, across;

    if (length > 0) {
        s0 /= length;
        s1 /= length;
        along = -(d0 * s0 + d1 * s1);
        across = d1 * s0 - d0 * s1;
        if (along > 0 && along < length) {
            double turn = across < 0 ? -sign : sign;

            consider(best, -s1 * turn, s0 * turn, fabs(across));
            return;
        }
        if (along >= length)
            return; /* b begins the next side */
    }
    length = hypot(d0, d1);
    if (length > 0)
        consider(best, sign * d0 / length, sign * d1 / length, length);
}

/* From every corner of H to every side of OTHER. */
static void to_sides(struct way *best, const struct hull *h, const struct hull *other,
                     double sign)
{
    for (size_t i = 0; i < h->n; i++)
        for (size_t j = 0; j < other->n; j++)
            to_side(best, h->corner[i]->x, other->corner[j]->x,
                    other->corner[(j + 1) % other->n]->x, sign);
}

/* The smallest w.x of a hull, or the largest for SIGN -1. */
static double nearest(const struct hull *h, const double w[2], double sign)
{
    double least = INFINITY;

    for (size_t i = 0; i < h->n; i++) {
        double along = sign * (w[0] * h->corner[i]->x[0] + w[1] * h->corner[i]->x[1]);

        if (along < least)
            least = along;
    }
    return sign * least;
}

void widest_line(const struct place *places, const bool *above, size_t n, double w[2],
                 double *b)
{
    struct hull up = hull_of(places, above, n, true);
    struct hull down = hull_of(places, above, n, false);
    struct way best = {INFINITY, {1, 0}};

    to_sides(&best, &down, &up, 1);
    to_sides(&best, &up, &down, -1);
    w[0] = best.w[0];
    w[1] = best.w[1];
    *b = -(nearest(&up, w, 1) / 2 + nearest(&down, w, -1) / 2);
    free(up.corner);
    free(down.corner);
}
