/* A map of dots.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/svg_dots.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
    REACH = 9,    /* dots that marks may cover in a row, at most */
    SHORTEST = 4, /* a line spans more dots */
};

static const unsigned bits[4][2] = {
    {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

/* Around a dot, each beside the one before; the even ones share a side with it. */
static const int around[8][2] = {{1, 0},  {1, 1},   {0, 1},  {-1, 1},
                                 {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};

static bool braille(const struct cell *c)
{
    return c->glyph > 0x2800 && c->glyph <= 0x28FF;
}

/* Outside: false. */
static bool is_lit(const struct dots *d, int i, int j)
{
    return i >= 0 && j >= 0 && i < d->w && j < d->h && d->lit[j * d->w + i];
}

/* Neighbours by the corner count where no way over the sides leads to them. */
int dots_next(const struct dots *d, int at, int next[8])
{
    int i = at % d->w, j = at / d->w, n = 0;

    for (int k = 0; k < 8; k++) {
        int x = i + around[k][0], y = j + around[k][1];

        if (is_lit(d, x, y) && (k % 2 == 0 || (!is_lit(d, x, j) && !is_lit(d, i, y))))
            next[n++] = y * d->w + x;
    }
    return n;
}

unsigned dots_alone(const struct dots *d, int row, int col)
{
    unsigned mask = 0;

    for (int k = 0; k < 8; k++)
        if (d->alone[(4 * row + k / 2) * d->w + 2 * col + k % 2])
            mask |= bits[k / 2][k % 2];
    return mask;
}

/* ---- behind marks ---- */

/* The cell of a dot, or of the next dot above or below, hides what is behind it: the
 * way there need not be rounded like the line's. */
static bool covered(const struct dots *d, int i, int j)
{
    for (int y = j - 1; y <= j + 1; y++) {
        const struct cell *c = y < 0 ? NULL : grid_at(d->g, y / 4, i / 2);

        if (c && c->glyph != ' ' && c->glyph != 0x2800 && !braille(c))
            return true;
    }
    return false;
}

/* The dots between two others, the ends not counted: all are hidden? If so, and if PUT,
 * they are lit. */
static bool between(struct dots *d, int from, int to, bool put)
{
    int i = from % d->w, j = from / d->w, di = to % d->w - i, dj = to / d->w - j;
    int steps = abs(di) > abs(dj) ? abs(di) : abs(dj);

    for (int k = 1; k < steps; k++) {
        int x = i + (int)nearbyint((double)di * k / steps);
        int y = j + (int)nearbyint((double)dj * k / steps);

        if (put)
            d->lit[y * d->w + x] = 1;
        else if (!covered(d, x, y))
            return false;
    }
    return steps > 1;
}

static bool is_end(const struct dots *d, int i, int j)
{
    int next[8];

    return is_lit(d, i, j) && dots_next(d, j * d->w + i, next) < 2;
}

/* The nearest other end that only marks keep from this one; -1: none. */
static int partner(struct dots *d, int i, int j)
{
    int best = -1, least = REACH * REACH + 1;

    for (int y = j - REACH; y <= j + REACH; y++)
        for (int x = i - REACH; x <= i + REACH; x++) {
            int far = (x - i) * (x - i) + (y - j) * (y - j);

            if (far > 2 && far < least && is_end(d, x, y) &&
                between(d, j * d->w + i, y * d->w + x, false)) {
                best = y * d->w + x;
                least = far;
            }
        }
    return best;
}

/* The line comes to its end AT straight from the side (1), from above or below (2). */
static int heading(const struct dots *d, int at)
{
    int next[8], step = dots_next(d, at, next) == 1 ? abs(next[0] - at) : 0;

    return step == 1 ? 1 : step == d->w ? 2 : 0;
}

/* Lights what is hidden between two ends; where one line runs across and the other up
 * or down, they meet at a right angle. */
static void join(struct dots *d, int from, int to)
{
    int a = heading(d, from), b = heading(d, to);
    int corner =
        a == 1 ? from / d->w * d->w + to % d->w : to / d->w * d->w + from % d->w;

    if (a && b && a != b && covered(d, corner % d->w, corner / d->w)) {
        between(d, from, corner, true);
        d->lit[corner] = 1;
        between(d, corner, to, true);
    } else {
        between(d, from, to, true);
    }
}

static void bridge(struct dots *d)
{
    for (int j = 0; j < d->h; j++)
        for (int i = 0; i < d->w; i++) {
            int to = is_end(d, i, j) ? partner(d, i, j) : -1;

            if (to >= 0)
                join(d, j * d->w + i, to);
        }
}

/* ---- thick lines ---- */

/* One of four dots in a square. */
static bool thick(const struct dots *d, int i, int j)
{
    for (int k = 0; k < 8; k += 2) {
        const int *a = around[k], *b = around[k + 1], *c = around[(k + 2) % 8];

        if (is_lit(d, i + a[0], j + a[1]) && is_lit(d, i + b[0], j + b[1]) &&
            is_lit(d, i + c[0], j + c[1]))
            return true;
    }
    return false;
}

/* Going around the dot, its neighbours are one group: without it nothing falls apart.
 */
static bool one_group(const struct dots *d, int i, int j)
{
    int groups = 0, n = 0;

    for (int k = 0; k < 8; k++) {
        const int *a = around[k], *b = around[(k + 1) % 8];
        bool here = is_lit(d, i + a[0], j + a[1]);

        n += here;
        groups += !here && is_lit(d, i + b[0], j + b[1]);
    }
    return groups == 1 && n > 1;
}

static void thin(struct dots *d)
{
    for (int j = 0; j < d->h; j++)
        for (int i = 0; i < d->w; i++)
            if (is_lit(d, i, j) && thick(d, i, j) && one_group(d, i, j))
                d->lit[j * d->w + i] = 0;
}

/* ---- lines and dots ---- */

/* What belongs together with dot AT, into GROUP; returns how many dots that are. Each
 * dot's mark in SEEN is set. */
static int gather(const struct dots *d, int at, unsigned char *seen, int *group)
{
    int n = 0;

    seen[at] = 1;
    group[n++] = at;
    for (int k = 0; k < n; k++) {
        int next[8], m = dots_next(d, group[k], next);

        for (int i = 0; i < m; i++)
            if (!seen[next[i]]) {
                seen[next[i]] = 1;
                group[n++] = next[i];
            }
    }
    return n;
}

static bool is_long(const struct dots *d, const int *group, int n)
{
    int lo[2] = {d->w, d->h}, hi[2] = {0, 0};

    for (int k = 0; k < n; k++) {
        int at[2] = {group[k] % d->w, group[k] / d->w};

        for (int c = 0; c < 2; c++) {
            lo[c] = at[c] < lo[c] ? at[c] : lo[c];
            hi[c] = at[c] > hi[c] ? at[c] : hi[c];
        }
    }
    return hi[0] - lo[0] >= SHORTEST || hi[1] - lo[1] >= SHORTEST;
}

/* Groups that are too small for a line are left as the dots they were. */
static void split(struct dots *d, bool lines)
{
    size_t n = (size_t)d->w * (size_t)d->h;
    unsigned char *seen = mem_array(n + 1, 1), *was = d->alone;
    int *group = mem_array(n + 1, sizeof *group);

    d->alone = mem_array(n + 1, 1);
    for (int at = 0; at < (int)n; at++) {
        int size = d->lit[at] && !seen[at] ? gather(d, at, seen, group) : 0;

        if (size && lines && is_long(d, group, size))
            continue;
        for (int k = 0; k < size; k++) {
            d->alone[group[k]] = was[group[k]];
            d->lit[group[k]] = 0;
        }
    }
    free(was);
    free(group);
    free(seen);
}

/* ---- life ---- */

void dots_init(struct dots *d, const struct grid *g, int style, bool lines)
{
    size_t n;

    *d = (struct dots){.g = g, .w = 2 * g->cols, .h = 4 * g->rows};
    n = (size_t)d->w * (size_t)d->h;
    d->lit = mem_array(n + 1, 1);
    d->alone = mem_array(n + 1, 1);
    for (int at = 0; at < (int)n; at++) {
        int i = at % d->w, j = at / d->w;
        const struct cell *c = grid_at(g, j / 4, i / 2);

        d->lit[at] = d->alone[at] =
            c->style == style && braille(c) && c->glyph & bits[j % 4][i % 2];
    }
    if (lines)
        bridge(d);
    split(d, lines);
    thin(d);
}

void dots_done(struct dots *d)
{
    free(d->lit);
    free(d->alone);
    *d = (struct dots){0};
}
