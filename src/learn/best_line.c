/* The line with the fewest errors: every division of the points that a line can make
 * is met when a line turns once around each of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/best_line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/orient.h"
#include "learn/widest.h"

/* What stands at one place: equal points are divided by no line. */
struct spot {
    double point[2];
    size_t row;      /* one of the rows here */
    size_t count[2]; /* rows of each class */
};

struct search {
    const struct data *d;
    struct spot *spots; /* in the order of point[0], then point[1] */
    size_t n;
    struct place *places; /* of the spots */
    bool *above;          /* the division in question: which spots are called 1 */
    size_t errors;        /* the fewest so far */
    double *theta;        /* a line that makes them: b, w1, w2 */
};

/* A feature as whole numbers if all of its values are decimals with at most 15 digits
 * behind the point, so that points on one line as they are *written* are on one line;
 * else scaled by a power of two, which is exact, to at most 1. */
static void as_written(double *out, const double *x, size_t n)
{
    double most = 0, unit = 1;
    int exponent;

    for (size_t i = 0; i < n; i++)
        most = fmax(most, fabs(x[i]));
    for (int k = 0; k <= 15 && most * unit < 0x1p52; k++, unit *= 10) {
        size_t i = 0;

        while (i < n && (out[i] = nearbyint(x[i] * unit)) / unit == x[i])
            i++;
        if (i == n)
            return;
    }
    frexp(most, &exponent);
    for (size_t i = 0; i < n; i++)
        out[i] = ldexp(x[i], -exponent);
}

static int by_place(const void *a, const void *b)
{
    const struct spot *p = a, *q = b;

    for (int j = 0; j < 2; j++)
        if (p->point[j] != q->point[j])
            return p->point[j] < q->point[j] ? -1 : 1;
    return 0;
}

/* One spot per row, then those at the same place made one. */
static void find_spots(struct search *s)
{
    const struct data *d = s->d;
    double *x = mem_array(d->n, sizeof *x);
    size_t n = 0;

    s->spots = mem_array(d->n, sizeof *s->spots);
    for (size_t j = 0; j < d->dim; j++) {
        as_written(x, d->x[j], d->n);
        for (size_t i = 0; i < d->n; i++)
            s->spots[i].point[j] = x[i];
    }
    free(x);
    for (size_t i = 0; i < d->n; i++) {
        s->spots[i].row = i;
        s->spots[i].count[data_positive(d, i)] = 1;
    }
    qsort(s->spots, d->n, sizeof *s->spots, by_place);
    for (size_t i = 1; i < d->n; i++) {
        if (by_place(&s->spots[n], &s->spots[i]) != 0) {
            s->spots[++n] = s->spots[i];
            continue;
        }
        s->spots[n].count[0] += s->spots[i].count[0];
        s->spots[n].count[1] += s->spots[i].count[1];
    }
    s->n = d->n ? n + 1 : 0;
}

/* The score nearest to 0, but not 0, that THETA gives a row; 0 if some score is not
 * finite or has another sign when it is added up in another order. */
static double nearest_score(const struct data *d, const double *theta)
{
    double nearest = INFINITY;

    for (size_t i = 0; i < d->n; i++) {
        double a = theta[1] * d->x[0][i], c = d->dim > 1 ? theta[2] * d->x[1][i] : 0;
        double z = theta[0] + a + c, other = a + c + theta[0];

        if (!isfinite(z) || !isfinite(other) || (z >= 0) != (other >= 0))
            return 0;
        if (z != 0)
            nearest = fmin(nearest, fabs(z));
    }
    return nearest;
}

/* What THETA does in plain double arithmetic; d->n + 1 if that cannot be said. */
static size_t errors_of(const struct data *d, const double *theta)
{
    size_t errors = 0;

    if (nearest_score(d, theta) == 0)
        return d->n + 1;
    for (size_t i = 0; i < d->n; i++) {
        double z = theta[0] + theta[1] * d->x[0][i];

        if (d->dim > 1)
            z += theta[2] * d->x[1][i];
        errors += (z >= 0) != data_positive(d, i);
    }
    return errors;
}

/* The widest line when feature j is measured in units of 2^EXPONENT[j]; THETA is in
 * those of the data. It is doubled until no score but 0 is between -1 and 1: else the
 * p of what is near might round to 1/2. */
static void line_of(struct search *s, const int exponent[2], double *theta)
{
    int top = exponent[0] > exponent[1] ? exponent[0] : exponent[1];
    int low = exponent[0] + exponent[1] - top;
    double w[2], b;

    for (size_t i = 0; i < s->n; i++) {
        struct place *p = &s->places[i];

        memcpy(p->point, s->spots[i].point, sizeof p->point);
        for (size_t j = 0; j < s->d->dim; j++)
            p->x[j] = ldexp(s->d->x[j][s->spots[i].row], -exponent[j]);
    }
    widest_line(s->places, s->above, s->n, w, &b);
    if (top > 1000)
        top = 1000; /* b and both weights have to stay within the range of numbers */
    if (top > 1000 + low)
        top = 1000 + low;
    theta[0] = ldexp(b, top);
    for (size_t j = 0; j < 2; j++)
        theta[j + 1] = ldexp(w[j], top - exponent[j]);
    b = nearest_score(s->d, theta);
    if (b > 0 && b < 1) {
        frexp(b, &top);
        for (size_t j = 0; j < 3; j++)
            theta[j] = ldexp(theta[j], 1 - top);
    }
}

/* The power of two just above every value of a feature. */
static int exponent_of(const struct data *d, size_t feature)
{
    double most = 0;
    int exponent;

    for (size_t i = 0; i < d->n; i++)
        most = fmax(most, fabs(d->x[feature][i]));
    frexp(most, &exponent);
    return exponent;
}

/* Takes the division in s->above, which makes ERRORS, if a line in doubles does it:
 * the widest as the features are, or the widest with each at its own scale. */
static void take(struct search *s, size_t errors)
{
    int first = exponent_of(s->d, 0);
    int second = s->d->dim > 1 ? exponent_of(s->d, 1) : first;
    int most = first > second ? first : second;
    double theta[3];

    line_of(s, (int[]){most, most}, theta);
    if (errors_of(s->d, theta) != errors) {
        line_of(s, (int[]){first, second}, theta);
        if (errors_of(s->d, theta) != errors)
            return;
    }
    s->errors = errors;
    memcpy(s->theta, theta, sizeof theta);
}

/* The way from the pivot to another spot. */
struct ray {
    const struct spot *spot, *pivot;
    bool below; /* points down (or due left): the line meets its other end first */
    bool last;  /* of those with its angle */
    double key; /* falls as the angle of the ray, or of its other end, grows */
};

static int by_key(const void *a, const void *b)
{
    const struct ray *p = a, *q = b;

    return (p->key < q->key) - (p->key > q->key);
}

static int by_angle(const void *a, const void *b)
{
    const struct ray *p = a, *q = b;
    int turn = orient(p->pivot->point, p->spot->point, q->spot->point);

    return p->below == q->below ? -turn : turn;
}

/* Marks the last of each angle; false as soon as two are out of order. */
static bool mark(struct ray *rays, size_t n)
{
    rays[n - 1].last = true;
    for (size_t i = 0; i + 1 < n; i++) {
        int order = by_angle(&rays[i], &rays[i + 1]);

        if (order > 0)
            return false;
        rays[i].last = order < 0;
    }
    return true;
}

/* By key first; where keys differ by less than twenty times their error, exactly. */
static void sort_rays(struct ray *rays, size_t n)
{
    size_t end;

    qsort(rays, n, sizeof *rays, by_key);
    for (size_t from = 0; from < n; from = end) {
        end = from + 1;
        while (end < n && rays[end - 1].key - rays[end].key < 1e-14)
            end++;
        if (mark(&rays[from], end - from))
            continue;
        qsort(&rays[from], end - from, sizeof *rays, by_angle);
        mark(&rays[from], end - from);
    }
}

static void look_round(const struct search *s, const struct spot *pivot,
                       struct ray *rays)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct spot *spot = &s->spots[i];
        double dx = spot->point[0] - pivot->point[0];
        double dy = spot->point[1] - pivot->point[1];
        bool below = dy < 0 || (dy == 0 && dx < 0);

        if (spot == pivot)
            continue;
        *rays++ = (struct ray){.spot = spot,
                               .pivot = pivot,
                               .below = below,
                               .key = (below ? -dx : dx) / (fabs(dx) + fabs(dy))};
    }
}

/* The best position of the turning line: it has passed the first PASSED rays, and calls
 * 1 what is on its left (or on its right). */
struct position {
    size_t errors, passed;
    bool left;
};

static void better(struct position *best, size_t errors, size_t passed, bool left)
{
    if (errors < best->errors)
        *best = (struct position){errors, passed, left};
}

/* A line through the pivot turns by half a circle, beginning just below due right: then
 * what is not below lies to its left. It passes all rays of one angle at once. */
static struct position turned(const struct search *s, const struct ray *rays,
                              struct position best)
{
    const size_t *here = rays->pivot->count, lost = here[here[0] < here[1] ? 0 : 1];
    size_t others = s->d->n - here[0] - here[1], wrong = 0, n = s->n - 1;

    for (size_t i = 0; i < n; i++)
        wrong += rays[i].spot->count[rays[i].below];
    for (size_t i = 0; i < n; i++) {
        const struct ray *r = &rays[i];

        wrong += r->spot->count[!r->below];
        wrong -= r->spot->count[r->below];
        if (!r->last)
            continue;
        better(&best, wrong + lost, i + 1, true);
        better(&best, others - wrong + lost, i + 1, false);
    }
    return best;
}

static void search_round(struct search *s, const struct spot *pivot, struct ray *rays)
{
    struct position best = {.errors = s->errors};

    look_round(s, pivot, rays);
    sort_rays(rays, s->n - 1);
    best = turned(s, rays, best);
    if (best.errors == s->errors)
        return;
    for (size_t i = 0; i < s->n - 1; i++) {
        bool on_left = rays[i].below == (i < best.passed);

        s->above[rays[i].spot - s->spots] = on_left == best.left;
    }
    s->above[pivot - s->spots] = pivot->count[1] > pivot->count[0];
    take(s, best.errors);
}

/* No line at all: everything is called what most are. */
static void search_begin(struct search *s)
{
    size_t ones = data_positives(s->d), zeros = s->d->n - ones;

    s->errors = ones < zeros ? ones : zeros;
    s->theta[0] = ones < zeros ? -1 : 1;
    s->theta[1] = s->theta[2] = 0;
}

bool best_line(const struct data *d, size_t *errors, double *theta)
{
    double best[3];
    struct search s = {.d = d, .theta = best};
    struct ray *rays;

    if (d->dim > 2 || d->n > BEST_LINE_ROWS || d->kind == LABEL_VALUE)
        return false;
    search_begin(&s);
    find_spots(&s);
    s.places = mem_array(s.n, sizeof *s.places);
    s.above = mem_array(s.n, sizeof *s.above);
    rays = mem_array(s.n, sizeof *rays);
    for (size_t i = 0; i < s.n && s.n > 1; i++)
        search_round(&s, &s.spots[i], rays);
    free(rays);
    free(s.above);
    free(s.places);
    free(s.spots);
    *errors = s.errors;
    if (theta)
        memcpy(theta, best, (d->dim + 1) * sizeof *theta);
    return true;
}
