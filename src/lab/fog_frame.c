/* The map of a walk in the fog: how far one move goes, where the map lies, and what its
 * digits mean. Chosen once, when the walk begins.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/fog.h"

enum { EDGE = 2 }; /* cells between the start and the end of the map, at least */

static const double share = 0.9;  /* of the places lie below the end of the digits */
static const double widest = 1e4; /* from the end of 9 down to where 0 begins */

struct span {
    double lo, hi;
};

/* ---- round numbers ---- */

/* The nearest of 1, 2, 4, 5 times a power of ten. */
static double nice(double v)
{
    static const double of[] = {1, 2, 4, 5, 10};
    double power = pow(10, floor(log10(v))), best = 1;

    for (size_t i = 1; i < sizeof of / sizeof *of; i++)
        if (fabs(log(v / power / of[i])) < fabs(log(v / power / best)))
            best = of[i];
    return best * power;
}

/* V to one digit: downward, or to the nearest. */
static double one_digit(double v, bool down)
{
    double power = pow(10, floor(log10(v)));

    return (down ? floor(v / power * (1 + 1e-12)) : round(v / power)) * power;
}

/* ---- where the map lies ---- */

static void include(struct span *s, double v)
{
    if (!isfinite(v))
        return;
    v = fmax(-1e300, fmin(1e300, v));
    s->lo = fmin(s->lo, v);
    s->hi = fmax(s->hi, v);
}

/* What the map must have along one weight: the start, zero, the bottom; at least a
 * third of SEEN, what other pictures show. */
static struct span span_of(const struct landscape *l, int axis, const struct axis *seen)
{
    struct span s = {seen->lo, seen->hi};
    double more;

    if (l->shown)
        return s;
    s.lo = s.hi = 0;
    include(&s, l->at[axis]);
    if (l->best_known)
        include(&s, l->best.at[axis]);
    more = (seen->hi / 3 - seen->lo / 3 - (s.hi - s.lo)) / 2;
    if (more > 0) {
        s.lo -= more;
        s.hi += more;
    }
    return s;
}

/* Weights of about one size share one range: the map is a square of theirs. */
static void join(struct span s[2])
{
    double a = s[0].hi - s[0].lo, b = s[1].hi - s[1].lo, most = fmax(a, b);
    double lo = fmin(s[0].lo, s[1].lo), hi = fmax(s[0].hi, s[1].hi);

    if (most > 3 * fmin(a, b) || hi - lo > 1.5 * most)
        return;
    s[0] = s[1] = (struct span){lo, hi};
}

/* The first of N cells, so that the start, cell 0, is not at the edge. */
static long with_start(long first, long n)
{
    return first > -EDGE ? -EDGE : first < EDGE + 1 - n ? EDGE + 1 - n : first;
}

static void place_map(struct fog *f, const struct landscape *l, const double *move)
{
    static const int cells[] = {FOG_COLS, FOG_ROWS}, each[] = {FOG_LONG, 1};
    struct axis x, y;
    struct span s[2];
    long first[2];

    landscape_range(l, &x, &y);
    s[0] = span_of(l, 0, &x);
    s[1] = span_of(l, 1, &y);
    join(s);
    for (int k = 0; k < 2; k++) {
        double size = 1.5 * (s[k].hi - s[k].lo), unit = nice(size / 10), middle;

        middle = round((s[k].lo / 2 + s[k].hi / 2) / unit) * unit;
        f->origin[k] = isfinite(l->at[k]) ? l->at[k] : middle;
        f->step[k] = (move ? move[k] : nice(size * each[k] / (cells[k] - 1))) / each[k];
        first[k] = fog_cell(f, k, middle - (cells[k] - 1) * f->step[k] / 2);
    }
    f->left = with_start(first[0], FOG_COLS);
    f->low = with_start(first[1], FOG_ROWS);
}

/* ---- what the digits mean ---- */

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The heights of the map's cells that have one, sorted; how many. */
static size_t measure(const struct fog *f, const struct landscape *l, double *height)
{
    size_t n = 0;

    for (long r = 0; r < FOG_ROWS; r++)
        for (long c = 0; c < FOG_COLS; c++) {
            double h = landscape_at(l, fog_middle(f, 0, f->left + c),
                                    fog_middle(f, 1, f->low + r));

            if (isfinite(h))
                height[n++] = h;
        }
    qsort(height, n, sizeof *height, by_size);
    return n;
}

/* Where heights differ by much, each digit is as many times higher than the one before;
 * else as much higher. The far corners are all 9: the valley needs the digits. */
static void choose_scale(struct fog *f, double lo, double hi)
{
    f->log = lo > 0 && lo < hi / 2 && isfinite(hi / lo);
    if (f->log) {
        f->hi = one_digit(hi, false);
        f->lo = one_digit(fmax(lo, hi / widest), true);
    } else {
        double least = fmax(fabs(lo), fabs(hi)) * 1e-6 + 1e-12;
        double step = nice(fmax(hi / 10 - lo / 10, least));

        f->lo = floor(lo / step) * step;
        f->hi = f->lo + 10 * step;
    }
}

void fog_frame(struct fog *f, const struct landscape *l, const double *move)
{
    double *height = mem_array((size_t)FOG_COLS * FOG_ROWS, sizeof *height);
    size_t n;

    place_map(f, l, move);
    n = measure(f, l, height);
    if (n)
        choose_scale(f, height[0], height[(size_t)(share * (double)n)]);
    else
        choose_scale(f, 0, 1);
    free(height);
}

double fog_from(const struct fog *f, int d)
{
    if (f->log)
        return f->lo * pow(f->hi / f->lo, d / 10.0);
    return f->lo + (f->hi - f->lo) * d / 10;
}

int fog_digit(const struct fog *f, double height)
{
    int d = 9;

    while (d > 0 && !(height >= fog_from(f, d)))
        d--;
    return d;
}
