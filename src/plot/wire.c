/* A sheet of heights as wires, seen from above at an angle.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/wire.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

void wire_init(struct wire *w, int across, int deep)
{
    w->across = across > 0 ? across : 1;
    w->deep = deep > 0 ? deep : 1;
    w->h = mem_array((size_t)(w->across + 1) * (size_t)(w->deep + 1), sizeof *w->h);
}

void wire_done(struct wire *w)
{
    free(w->h);
    *w = (struct wire){0};
}

double *wire_height(const struct wire *w, int across, int deep)
{
    return &w->h[(size_t)deep * (size_t)(w->across + 1) + (size_t)across];
}

static int whole(double t, int most)
{
    int i = (int)floor(t);

    return i < 0 ? 0 : i >= most ? most - 1 : i;
}

double wire_between(const struct wire *w, double u, double v)
{
    int i = whole(u * w->across, w->across), j = whole(v * w->deep, w->deep);
    double s = u * w->across - i, t = v * w->deep - j;
    double near = *wire_height(w, i, j) * (1 - s) + *wire_height(w, i + 1, j) * s;
    double far =
        *wire_height(w, i, j + 1) * (1 - s) + *wire_height(w, i + 1, j + 1) * s;

    return near * (1 - t) + far * t;
}

/* ---- the view ---- */

/* The floor is a parallelogram: its far edge is SHIFT to the right and DEPTH up. */
struct view {
    int dots_across, dots_down;
    double width, shift, depth, rise; /* RISE: dots from height 0 to 1 */
};

static struct view view_of(int rows, int cols)
{
    struct view e = {.dots_across = 2 * cols, .dots_down = 4 * rows};

    e.shift = floor(0.28 * e.dots_across);
    e.width = e.dots_across - 1 - e.shift;
    e.depth = floor(0.55 * (e.dots_down - 1));
    e.rise = e.dots_down - 1 - e.depth;
    return e;
}

void wire_dot(int rows, int cols, double u, double v, double h, double *i, double *j)
{
    struct view e = view_of(rows, cols);

    *i = u * e.width + v * e.shift;
    *j = e.dots_down - 1 - v * e.depth - h * e.rise;
}

/* ---- drawing ---- */

/* What is drawn row by row from the eye away, with what hides the rest: in each column
 * of dots all from TOP to LOW is covered by something nearer. */
struct pen {
    const struct wire *wire;
    struct view e;
    struct canvas *ink;
    int *top, *low;
    int *y, *last; /* the dot row of the sheet here, and one row of it nearer */
};

enum { NOWHERE = INT_MIN };

static void visible_run(struct pen *p, int i, int from, int to)
{
    int a = from < to ? from : to, b = from < to ? to : from;

    for (int j = a; j <= b; j++)
        if (j <= p->top[i] || j >= p->low[i])
            canvas_dot(p->ink, i, j);
}

/* The row of the sheet at depth V, in dots. */
static void look_along(struct pen *p, double v)
{
    for (int i = 0; i < p->e.dots_across; i++) {
        double u = (i - v * p->e.shift) / p->e.width;
        bool there = u > -1e-9 && u < 1 + 1e-9;

        p->last[i] = p->y[i];
        p->y[i] = NOWHERE;
        if (there)
            p->y[i] = (int)nearbyint(p->e.dots_down - 1 - v * p->e.depth -
                                     wire_between(p->wire, fmax(0, fmin(1, u)), v) *
                                         p->e.rise);
    }
}

/* The next dot towards TO; a run that follows on another starts there. */
static int towards(int from, int to)
{
    return from == NOWHERE ? to : from + (to > from) - (to < from);
}

static void draw_across(struct pen *p)
{
    for (int i = 0; i < p->e.dots_across; i++)
        if (p->y[i] != NOWHERE)
            visible_run(p, i, towards(i ? p->y[i - 1] : NOWHERE, p->y[i]), p->y[i]);
}

/* The pieces of the wires that lead away from the eye. */
static void draw_away(struct pen *p, double v, int wires)
{
    for (int k = 0; k <= wires; k++) {
        int i = (int)nearbyint(k * p->e.width / wires + v * p->e.shift);

        if (i >= 0 && i < p->e.dots_across && p->y[i] != NOWHERE)
            visible_run(p, i, towards(p->last[i], p->y[i]), p->y[i]);
    }
}

static void cover(struct pen *p)
{
    for (int i = 0; i < p->e.dots_across; i++)
        if (p->y[i] != NOWHERE) {
            p->top[i] = p->y[i] < p->top[i] ? p->y[i] : p->top[i];
            p->low[i] = p->y[i] > p->low[i] ? p->y[i] : p->low[i];
        }
}

static void draw_edge(struct canvas *floor, const double a[2], const double b[2])
{
    double far = fmax(fabs(b[0] - a[0]), fabs(b[1] - a[1]));

    for (int s = 0; s <= far; s += 2)
        canvas_dot(floor, (int)nearbyint(a[0] + (b[0] - a[0]) * s / fmax(far, 1)),
                   (int)nearbyint(a[1] + (b[1] - a[1]) * s / fmax(far, 1)));
}

static void draw_floor(const struct wire *w, struct canvas *floor)
{
    static const double corner[3][2] = {{0, 0}, {1, 0}, {1, 1}};
    double base[3][2], top[2];

    for (int k = 0; k < 3; k++) {
        double u = corner[k][0], v = corner[k][1];

        wire_dot(floor->rows, floor->cols, u, v, 0, &base[k][0], &base[k][1]);
        wire_dot(floor->rows, floor->cols, u, v, wire_between(w, u, v), &top[0],
                 &top[1]);
        draw_edge(floor, base[k], top);
    }
    draw_edge(floor, base[0], base[1]);
    draw_edge(floor, base[1], base[2]);
}

void wire_draw(const struct wire *w, int every, struct canvas *ink,
               struct canvas *floor)
{
    struct pen p = {.wire = w, .e = view_of(ink->rows, ink->cols), .ink = ink};
    int n = p.e.dots_across, rows = w->deep / every;
    int fine = (int)(4 * (p.e.depth + p.e.rise) / rows) + 1;
    int *room = mem_array(4 * (size_t)(n > 0 ? n : 1), sizeof *room);

    p.top = room;
    p.low = room + n;
    p.y = room + 2 * n;
    p.last = room + 3 * n;
    for (int i = 0; i < n; i++) {
        p.top[i] = INT_MAX;
        p.low[i] = p.y[i] = NOWHERE;
    }
    for (int s = 0; s <= rows * fine && p.e.width > 0; s++) {
        double v = s / (double)(rows * fine);

        look_along(&p, v);
        if (s % fine == 0)
            draw_across(&p);
        draw_away(&p, v, w->across / every);
        cover(&p);
    }
    draw_floor(w, floor);
    free(room);
}

/* What is nearer passes above and below the place in its own column of dots. */
bool wire_hidden(const struct wire *w, int rows, int cols, double u, double v)
{
    struct view e = view_of(rows, cols);
    double i, j, top = INFINITY, low = -INFINITY;
    int looks = 4 * e.dots_down;

    wire_dot(rows, cols, u, v, wire_between(w, u, v), &i, &j);
    for (int s = 0; s < looks; s++) {
        double d = v * s / looks, at = (i - d * e.shift) / e.width, y;

        if (!(at >= 0 && at <= 1))
            continue;
        y = e.dots_down - 1 - d * e.depth - wire_between(w, at, d) * e.rise;
        top = fmin(top, y);
        low = fmax(low, y);
    }
    return top < j - 1 && low > j + 1;
}
