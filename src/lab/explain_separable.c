/* Why a line can part the classes, or cannot: a line with room, or points that overlap.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/explain_number.h"
#include "lab/explain_terms.h"
#include "lab/explaining.h"
#include "learn/separable.h"

enum {
    WRITTEN = 4,     /* features whose products are written out */
    COMPARED = 3000, /* points that are compared each with each, at most */
};

/* ---- it can ---- */

static double score(const struct explaining *e, const double *theta, size_t i)
{
    double z = theta[0];

    for (size_t j = 0; j < e->d->dim; j++)
        z += theta[j + 1] * e->d->x[j][i];
    return z;
}

/* z of point I, written out. */
static void say_score(struct explaining *e, const double *theta, size_t i)
{
    struct term t[WRITTEN + 1] = {term_of(theta[0])};
    struct str text;

    str_init(&text);
    str_addf(&text, "nearest of class %s: point %zu, z = ", explain_class(e, i), i + 1);
    for (size_t j = 0; j < e->d->dim && j < WRITTEN; j++)
        t[j + 1] = term_product(theta[j + 1], e->d->x[j][i]);
    if (e->d->dim <= WRITTEN)
        terms_write(&text, t, e->d->dim + 1, num_places(score(e, theta, i), 3, 3));
    else
        str_add(&text, num_long(score(e, theta, i)).s);
    explain_say(e, "%s", text.s);
    str_done(&text);
}

static void say_line(struct explaining *e, double *theta)
{
    size_t dim = e->d->dim, nearest[2] = {0}, seen[2] = {0};
    double length = vec_norm(theta + 1, dim);
    struct str text;

    for (size_t j = 0; j <= dim && length > 0; j++)
        theta[j] /= length;
    for (size_t i = 0; i < e->d->n; i++) {
        int c = data_positive(e->d, i);

        if (!seen[c]++ || fabs(score(e, theta, i)) < fabs(score(e, theta, nearest[c])))
            nearest[c] = i;
    }
    str_init(&text);
    for (size_t j = 0; j < dim && j < WRITTEN; j++)
        str_addf(&text, ", w%zu = %s", j + 1, num_long(theta[j + 1]).s);
    explain_say(e,
                "separable = 1: with b = %s%s%s z is above 0 for all of class %s and "
                "below 0 for all of class %s.",
                num_long(theta[0]).s, text.s, dim > WRITTEN ? " …" : "",
                dataset_class(e->d, 1), dataset_class(e->d, 0));
    for (int c = 0; c < 2; c++)
        if (seen[c])
            say_score(e, theta, nearest[c]);
    explain_say(e, "|z| is the distance to the line here, for the weights have length "
                   "1. Without lambda the loss has no minimum: longer is better.");
    str_done(&text);
}

/* ---- it cannot: one feature ---- */

/* The row of class C with the largest SIGN·x. */
static size_t outermost(const struct explaining *e, int c, double sign)
{
    size_t best = e->d->n;

    for (size_t i = 0; i < e->d->n; i++)
        if (data_positive(e->d, i) == c &&
            (best == e->d->n || sign * e->d->x[0][i] > sign * e->d->x[0][best]))
            best = i;
    return best;
}

static void add_row(const struct explaining *e, size_t i, struct str *out)
{
    str_addf(out, "point %zu (", i + 1);
    explain_place(e, i, out);
    str_addc(out, ')');
}

static void say_overlap(struct explaining *e)
{
    for (int c = 1; c >= 0; c--) {
        struct str text;

        str_init(&text);
        add_row(e, outermost(e, c, -1), &text);
        str_addf(&text, " is %s and is not above ", dataset_class(e->d, c));
        add_row(e, outermost(e, !c, 1), &text);
        explain_say(e, "%s, which is %s: no cut has all of %s above it.", text.s,
                    dataset_class(e->d, !c), dataset_class(e->d, c));
        str_done(&text);
    }
}

/* ---- it cannot: two features ---- */

/* The corners of a class, counter-clockwise. */
struct hull {
    size_t *at, n;
};

/* Is C left of the way from A to B (> 0), right of it, or on it? */
static double turn(const struct data *d, size_t a, size_t b, size_t c)
{
    return (d->x[0][b] - d->x[0][a]) * (d->x[1][c] - d->x[1][a]) -
           (d->x[1][b] - d->x[1][a]) * (d->x[0][c] - d->x[0][a]);
}

/* qsort has no place for the table: points are carried along. */
struct point {
    double x, y;
    size_t i;
};

static int by_x(const void *a, const void *b)
{
    const struct point *p = a, *q = b;

    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return (p->y > q->y) - (p->y < q->y);
}

/* Puts I at the end of a chain of at least LEAST points that turns left. */
static void push(const struct data *d, struct hull *h, size_t least, size_t i)
{
    while (h->n >= least + 2 && turn(d, h->at[h->n - 2], h->at[h->n - 1], i) <= 0)
        h->n--;
    h->at[h->n++] = i;
}

static void hull_of(const struct data *d, int c, struct hull *h)
{
    struct point *p = mem_array(d->n + 1, sizeof *p);
    size_t n = 0, lower;

    for (size_t i = 0; i < d->n; i++)
        if (data_positive(d, i) == c)
            p[n++] = (struct point){d->x[0][i], d->x[1][i], i};
    qsort(p, n, sizeof *p, by_x);
    h->at = mem_array(2 * n + 2, sizeof *h->at);
    h->n = 0;
    for (size_t i = 0; i < n; i++)
        push(d, h, 0, p[i].i);
    lower = h->n ? h->n - 1 : 0;
    for (size_t i = n; i-- > 1;)
        push(d, h, lower, p[i - 1].i);
    if (h->n > 1)
        h->n--; /* the first point again */
    free(p);
}

/* I lies in the triangle A, B, C (its edge counts; a triangle has an area). */
static bool inside(const struct data *d, size_t a, size_t b, size_t c, size_t i)
{
    return turn(d, a, b, c) > 0 && turn(d, a, b, i) >= 0 && turn(d, b, c, i) >= 0 &&
           turn(d, c, a, i) >= 0;
}

/* A corner of ONE in a triangle of the OTHER. */
static bool say_triangle(struct explaining *e, const struct hull *one,
                         const struct hull *other)
{
    for (size_t k = 0; k < one->n; k++)
        for (size_t m = 1; m + 1 < other->n; m++) {
            size_t i = one->at[k], a = other->at[0], b = other->at[m],
                   c = other->at[m + 1];

            if (!inside(e->d, a, b, c, i))
                continue;
            explain_say(
                e,
                "Point %zu, class %s, lies in the triangle of the points %zu, "
                "%zu and %zu, all class %s: a line with those three on one side "
                "has it there too.",
                i + 1, explain_class(e, i), a + 1, b + 1, c + 1, explain_class(e, a));
            return true;
        }
    return false;
}

static bool cross(const struct data *d, size_t a, size_t b, size_t p, size_t q)
{
    double one = turn(d, a, b, p), two = turn(d, a, b, q);
    double three = turn(d, p, q, a), four = turn(d, p, q, b);

    return ((one >= 0 && two <= 0) || (one <= 0 && two >= 0)) &&
           ((three >= 0 && four <= 0) || (three <= 0 && four >= 0)) &&
           (one != 0 || two != 0);
}

/* An edge of one class that crosses an edge of the other. */
static bool say_crossing(struct explaining *e, const struct hull *one,
                         const struct hull *other)
{
    for (size_t k = 0; k < one->n; k++)
        for (size_t m = 0; m < other->n; m++) {
            size_t a = one->at[k], b = one->at[(k + 1) % one->n];
            size_t p = other->at[m], q = other->at[(m + 1) % other->n];

            if (!cross(e->d, a, b, p, q))
                continue;
            explain_say(
                e,
                "The way from point %zu to %zu, class %s, crosses that from %zu "
                "to %zu, class %s: no line has the first two on one side and "
                "the others on the other.",
                a + 1, b + 1, explain_class(e, a), p + 1, q + 1, explain_class(e, p));
            return true;
        }
    return false;
}

/* I lies on the way from A to B. */
static bool between(const struct data *d, size_t a, size_t b, size_t i)
{
    for (size_t j = 0; j < 2; j++)
        if (d->x[j][i] < fmin(d->x[j][a], d->x[j][b]) ||
            d->x[j][i] > fmax(d->x[j][a], d->x[j][b]))
            return false;
    return turn(d, a, b, i) == 0;
}

/* A corner of ONE on an edge of the OTHER. */
static bool say_between(struct explaining *e, const struct hull *one,
                        const struct hull *other)
{
    for (size_t k = 0; k < one->n; k++)
        for (size_t m = 0; m + 1 < other->n; m++) {
            size_t i = one->at[k], a = other->at[m], b = other->at[m + 1];

            if (!between(e->d, a, b, i))
                continue;
            explain_say(e,
                        "Point %zu, class %s, lies on the way from point %zu to %zu, "
                        "class %s: a line with those two on one side has it there too.",
                        i + 1, explain_class(e, i), a + 1, b + 1, explain_class(e, a));
            return true;
        }
    return false;
}

static void say_hulls(struct explaining *e)
{
    struct hull h[2];

    hull_of(e->d, 0, &h[0]);
    hull_of(e->d, 1, &h[1]);
    if (!say_triangle(e, &h[1], &h[0]) && !say_triangle(e, &h[0], &h[1]) &&
        !say_crossing(e, &h[1], &h[0]) && !say_between(e, &h[1], &h[0]) &&
        !say_between(e, &h[0], &h[1]))
        explain_say(e, "Points of both classes meet where they would have to part.");
    free(h[0].at);
    free(h[1].at);
}

static bool same_place(const struct data *d, size_t a, size_t b)
{
    for (size_t j = 0; j < d->dim; j++)
        if (d->x[j][a] != d->x[j][b])
            return false;
    return true;
}

/* Two points at one place with different labels. */
static bool say_twins(struct explaining *e)
{
    for (size_t i = 0; i < e->d->n && e->d->n <= COMPARED; i++)
        for (size_t k = i + 1; k < e->d->n; k++)
            if (data_positive(e->d, i) != data_positive(e->d, k) &&
                same_place(e->d, i, k)) {
                explain_say(e,
                            "Points %zu, class %s, and %zu, class %s, are at the same "
                            "place.",
                            i + 1, explain_class(e, i), k + 1, explain_class(e, k));
                return true;
            }
    return false;
}

static void say_why_not(struct explaining *e)
{
    explain_say(e, "separable = 0: no %s has every point on its side.",
                e->d->dim == 1   ? "cut"
                : e->d->dim == 2 ? "line"
                                 : "plane");
    if (e->d->kind == LABEL_SOFT)
        explain_say(e, "Labels between 0 and 1 are on no side.");
    else if (e->d->dim == 1)
        say_overlap(e);
    else if (!say_twins(e) && e->d->dim == 2)
        say_hulls(e);
    else if (e->d->dim > 2)
        explain_say(e, "It is tested exactly, with all %zu features.", e->d->dim);
    explain_say(e, "So the loss has its minimum at weights that are not endless: fit");
}

void explain_separable(struct explaining *e)
{
    double *theta = mem_array(e->d->dim + 1, sizeof *theta);
    size_t ones = data_positives(e->d);

    if (ones == 0 || ones == e->d->n)
        explain_say(e,
                    "separable = 1: there is only one class, %s; any line beside all "
                    "points will do.",
                    dataset_class(e->d, ones > 0));
    else if (separable(e->d, theta))
        say_line(e, theta);
    else
        say_why_not(e);
    if (e->s->recipe)
        explain_say(e, "This is about the columns as they are, not about the made "
                       "features.");
    explain_which_rows(e);
    free(theta);
}
