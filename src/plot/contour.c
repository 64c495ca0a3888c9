/* Lines of equal height over a rectangle of cells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/contour.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

void contour_init(struct contour *c, int rows, int cols)
{
    c->rows = rows > 0 ? rows : 0;
    c->cols = cols > 0 ? cols : 0;
    c->v = mem_array((size_t)(c->rows + 1) * (size_t)(c->cols + 1), sizeof *c->v);
}

void contour_done(struct contour *c)
{
    free(c->v);
    *c = (struct contour){0};
}

double *contour_corner(const struct contour *c, int row, int col)
{
    return &c->v[(size_t)row * (size_t)(c->cols + 1) + (size_t)col];
}

/* V[0], V[2 S], … and the last of N are known, S apart: the others lie halfway. */
static void fill_between(double *v, int n, size_t s)
{
    for (int i = 1; i + 1 < n; i += 2)
        v[(size_t)i * s] = v[(size_t)(i - 1) * s] / 2 + v[(size_t)(i + 1) * s] / 2;
}

void contour_fill(struct contour *c)
{
    for (int r = 0; r <= c->rows; r++)
        if (r % 2 == 0 || r == c->rows)
            fill_between(contour_corner(c, r, 0), c->cols + 1, 1);
    for (int k = 0; k <= c->cols; k++)
        fill_between(contour_corner(c, 0, k), c->rows + 1, (size_t)c->cols + 1);
}

static size_t corners(const struct contour *c)
{
    return (size_t)(c->rows + 1) * (size_t)(c->cols + 1);
}

/* Lowest and highest; infinite the other way round if there is no number. */
static void range(const struct contour *c, double *lo, double *hi)
{
    *lo = INFINITY;
    *hi = -INFINITY;
    for (size_t i = 0; i < corners(c); i++)
        if (isfinite(c->v[i])) {
            *lo = fmin(*lo, c->v[i]);
            *hi = fmax(*hi, c->v[i]);
        }
}

bool contour_crosses(const struct contour *c, int row, int col, double level)
{
    const double *top = contour_corner(c, row, col), *low = top + c->cols + 1;
    int above =
        (top[0] >= level) + (top[1] >= level) + (low[0] >= level) + (low[1] >= level);

    if (isnan(top[0]) || isnan(top[1]) || isnan(low[0]) || isnan(low[1]))
        return false;
    return above > 0 && above < 4;
}

/* ---- which heights ---- */

/* Corners with a height from LO to below HI. */
static int between(const struct contour *c, double lo, double hi)
{
    int n = 0;

    for (size_t i = 0; i < corners(c); i++)
        n += c->v[i] >= lo && c->v[i] < hi;
    return n;
}

/* The heights change more from row to row than from column to column: the line lies
 * flat, and rows are twice as far apart. */
static bool lies(const struct contour *c, int row, int col)
{
    const double *top = contour_corner(c, row, col), *low = top + c->cols + 1;
    double across = fabs(top[1] / 4 - top[0] / 4 + low[1] / 4 - low[0] / 4);
    double down = fabs(low[0] / 4 - top[0] / 4 + low[1] / 4 - top[1] / 4);

    return down > across;
}

/* How many cells the line needs for itself to be told apart from the next. */
static double needed(const struct contour *c, double level)
{
    double cells = 0;

    for (int r = 0; r < c->rows; r++)
        for (int k = 0; k < c->cols; k++)
            if (contour_crosses(c, r, k, level))
                cells += lies(c, r, k) ? 1.4 : 2.8;
    return cells;
}

/* Heights that were found worth a line so far. */
struct ladder {
    double *level;
    int n;
    double below; /* the last one, or the lowest height of all */
};

/* A line keeps its distance from the one below, on the average; the first one encloses
 * at least half as much room, and there is something above each. */
static void offer(const struct contour *c, struct ladder *l, double level)
{
    double need = needed(c, level);

    if (l->n == CONTOUR_LEVELS || need == 0 ||
        between(c, l->below, level) < (l->n ? 0.8 : 0.4) * need ||
        between(c, level, INFINITY) < need)
        return;
    l->level[l->n++] = level;
    l->below = level;
}

/* The next of … 0.8 2 4 8 20 40 80 … after V, itself one of them. */
static double doubled(double v)
{
    double power = pow(10, floor(log10(v) + 1e-9));
    double lead = nearbyint(v / power);

    return lead == 8 ? 20 * power : 2 * lead * power;
}

/* Far below the highest there is no line to be seen. */
static int geometric(const struct contour *c, double lo, double hi, double *level)
{
    struct ladder l = {level, 0, lo};
    double v = 2 * pow(10, floor(log10(fmax(lo, hi * 1e-12))) - 1);

    for (int i = 0; i < 60 && v <= hi && v > 0; i++, v = doubled(v))
        if (v > lo)
            offer(c, &l, v);
    return l.n;
}

static double nice(double v)
{
    double power = pow(10, floor(log10(v)));

    return v <= power * (1 + 1e-9) ? power
           : v <= 2 * power        ? 2 * power
           : v <= 5 * power        ? 5 * power
                                   : 10 * power;
}

static int even(const struct contour *c, double lo, double hi, double *level)
{
    struct ladder l = {level, 0, lo};
    double step = nice(hi / 7 - lo / 7);
    double first = ceil(lo / step);

    for (int i = 0; i < 10 && isfinite(step) && step > 0; i++) {
        double v = (first + i) * step;

        if (v > lo && v < hi)
            offer(c, &l, fabs(v) < step / 2 ? 0 : v);
    }
    return l.n;
}

static int rising(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The height that SHARE of the corners do not exceed. */
static double quantile(const struct contour *c, double share)
{
    double *sorted = mem_array(corners(c), sizeof *sorted), v;
    size_t n = 0;

    for (size_t i = 0; i < corners(c); i++)
        if (isfinite(c->v[i]))
            sorted[n++] = c->v[i];
    qsort(sorted, n, sizeof *sorted, rising);
    v = sorted[(size_t)((double)(n - 1) * share)];
    free(sorted);
    return v;
}

int contour_levels(const struct contour *c, double level[CONTOUR_LEVELS])
{
    static const double shares[] = {1, 0.9, 0.6};
    double lo, hi;
    int n = 0;

    range(c, &lo, &hi);
    if (lo >= hi)
        return 0;
    if (lo >= 0 && hi > 8 * lo)
        n = geometric(c, lo, hi, level);
    for (int i = 0; i < 3 && n < 3; i++) {
        double top = quantile(c, shares[i]);

        n = top > lo ? even(c, lo, top, level) : 0;
    }
    return n;
}

/* ---- drawing ---- */

/* A place in a cell, in cells from its top left corner. */
struct point {
    double x, y;
};

/* How far from A to B the line at LEVEL is; infinite heights are just very large. */
static double part_way(double a, double b, double level)
{
    double t;

    a = fmax(-1e300, fmin(1e300, a));
    b = fmax(-1e300, fmin(1e300, b));
    t = (level / 2 - a / 2) / (b / 2 - a / 2);
    return t > 0 ? fmin(t, 1) : 0;
}

/* Where the line crosses the edges: top, right, bottom, left, in this order. */
static int crossings(const double h[4], double level, struct point p[4])
{
    static const struct point corner[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    int n = 0;

    for (int e = 0; e < 4; e++) {
        int f = (e + 1) % 4;
        double t;

        if ((h[e] >= level) == (h[f] >= level))
            continue;
        t = part_way(h[e], h[f], level);
        p[n].x = corner[e].x + t * (corner[f].x - corner[e].x);
        p[n++].y = corner[e].y + t * (corner[f].y - corner[e].y);
    }
    return n;
}

static int clamp(int v, int most)
{
    return v < 0 ? 0 : v > most ? most : v;
}

/* The dots of a cell on the way from A to B, one in each dot column of a flat line, in
 * each dot row of a steep one; dotted: in every second. */
static void stroke(struct canvas *ink, int row, int col, struct point a, struct point b,
                   bool dotted)
{
    bool flat = fabs(b.x - a.x) * 2 > fabs(b.y - a.y) * 4;
    int n = flat ? 2 : 4;
    double from = flat ? a.x : a.y, to = flat ? b.x : b.y;

    for (int k = 0; k < n; k += dotted ? 2 : 1) {
        double t = ((k + 0.5) / n - from) / (to - from);
        double x = a.x + t * (b.x - a.x), y = a.y + t * (b.y - a.y);

        if (t >= 0 && t <= 1)
            canvas_dot(ink, 2 * col + clamp((int)floor(2 * x), 1),
                       4 * row + clamp((int)floor(4 * y), 3));
    }
}

static void cell_line(const struct contour *c, int row, int col, double level,
                      struct canvas *ink, bool dotted)
{
    const double *top = contour_corner(c, row, col), *low = top + c->cols + 1;
    const double h[4] = {top[0], top[1], low[1], low[0]};
    struct point p[4];
    int n = crossings(h, level, p);
    bool turned;

    if (n == 2)
        stroke(ink, row, col, p[0], p[1], dotted);
    if (n < 4)
        return;
    /* A saddle: the middle decides which corners belong together. */
    turned = (h[0] / 4 + h[1] / 4 + h[2] / 4 + h[3] / 4 >= level) == (h[0] >= level);
    stroke(ink, row, col, p[0], p[turned ? 1 : 3], dotted);
    stroke(ink, row, col, p[2], p[turned ? 3 : 1], dotted);
}

void contour_line(const struct contour *c, double level, struct canvas *ink,
                  bool dotted)
{
    for (int r = 0; r < c->rows; r++)
        for (int k = 0; k < c->cols; k++)
            if (contour_crosses(c, r, k, level))
                cell_line(c, r, k, level, ink, dotted);
}

/* ---- numbers on the lines ---- */

/* Cells of the line near ROW, COL: how long it is there. */
static int length_near(const struct contour *c, double level, int row, int col)
{
    int n = 0;

    for (int r = row - 4; r <= row + 4; r++)
        for (int k = col - 8; k <= col + 8; k++)
            if (r >= 0 && k >= 0 && r < c->rows && k < c->cols)
                n += contour_crosses(c, r, k, level);
    return n;
}

/* The number's cells from COL on and one beside them are inside and free. */
static bool is_free(const struct contour *c, const struct contour_number *n, int row,
                    int col)
{
    const uint32_t *taken = n->taken + (size_t)row * (size_t)c->cols;

    if (col < 0 || col + n->width > c->cols)
        return false;
    for (int k = col - 1; k <= col + n->width; k++)
        if (k >= 0 && k < c->cols && taken[k] & n->spare)
            return false;
    return true;
}

/* The line passes the cell's middle row from left to right. */
static bool passes(const struct contour *c, int row, int col, double level)
{
    const double *top = contour_corner(c, row, col), *low = top + c->cols + 1;

    return contour_crosses(c, row, col, level) &&
           (top[0] / 2 + low[0] / 2 >= level) != (top[1] / 2 + low[1] / 2 >= level);
}

bool contour_label_in(const struct contour *c, const struct contour_number *n, int row,
                      int *col)
{
    for (int k = c->cols - 1; k >= 0; k--) {
        if (!passes(c, row, k, n->level))
            continue;
        for (int from = k; from > k - n->width; from--)
            if (is_free(c, n, row, from)) {
                *col = from;
                return true;
            }
    }
    return false;
}

bool contour_label(const struct contour *c, const struct contour_number *n, int *row,
                   int *col)
{
    int edge = c->rows > 6, last = c->cols - (c->cols > 20), best = -1;

    for (int r = edge; r < c->rows - edge; r++)
        for (int k = 0; k < c->cols; k++) {
            int from = k - n->width / 2;

            if (2 * r + k > best && contour_crosses(c, r, k, n->level) &&
                from + n->width <= last && is_free(c, n, r, from) &&
                length_near(c, n->level, r, k) >= 2 * n->width + 3) {
                best = 2 * r + k;
                *row = r;
                *col = from;
            }
        }
    return best >= 0;
}
