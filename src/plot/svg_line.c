/* Lines through dots.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/svg_line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
    WINDOW = 7, /* dots on either side that a place is fitted to */
    LEG = 3,    /* dots that each side of a corner has at least */
    MESH = 24   /* dots of a way between two joints that is taken for straight */
};

struct place {
    double x, y;
};

/* A way from dot to dot. */
struct way {
    struct place *at, *smooth;
    int n, room;
    bool *kept; /* of the simplified way; a corner, while it is smoothed */
};

static void way_add(struct way *w, const struct dots *d, int dot)
{
    if (w->n == w->room) {
        w->room = w->room ? 2 * w->room : 64;
        w->at = mem_grow(w->at, (size_t)w->room, sizeof *w->at);
        w->smooth = mem_grow(w->smooth, (size_t)w->room, sizeof *w->smooth);
        w->kept = mem_grow(w->kept, (size_t)w->room, sizeof *w->kept);
    }
    w->at[w->n++] = (struct place){dot % d->w, dot / d->w};
}

/* ---- what matters of a way ---- */

/* Of the places between FROM and TO the one farthest from the straight way, and how far
 * that is. */
static int farthest(const struct place *p, int from, int to, double *far)
{
    double dx = p[to].x - p[from].x, dy = p[to].y - p[from].y, len = hypot(dx, dy);
    int found = from;

    *far = 0;
    for (int k = from + 1; k < to; k++) {
        double ex = p[k].x - p[from].x, ey = p[k].y - p[from].y;
        double off = len > 0 ? fabs(dx * ey - dy * ex) / len : hypot(ex, ey);

        if (off > *far) {
            *far = off;
            found = k;
        }
    }
    return found;
}

/* Keeps, between FROM and TO, what is needed to stay within SLACK of all places. */
static void simplify(const struct place *p, int from, int to, double slack, bool *kept)
{
    while (to - from > 1) {
        double far;
        int k = farthest(p, from, to, &far);

        if (far <= slack)
            return;
        kept[k] = true;
        if (k - from < to - k) {
            simplify(p, from, k, slack, kept);
            from = k;
        } else {
            simplify(p, k, to, slack, kept);
            to = k;
        }
    }
}

static int after(const bool *kept, int k, int n)
{
    for (k++; k < n - 1 && !kept[k];)
        k++;
    return k;
}

/* The way turns at B by more than about 50 degrees, between two straight legs. */
static bool sharp(struct place a, struct place b, struct place c)
{
    double ux = b.x - a.x, uy = b.y - a.y, vx = c.x - b.x, vy = c.y - b.y;
    double u = hypot(ux, uy), v = hypot(vx, vy);

    return u >= LEG && v >= LEG && ux * vx + uy * vy < 0.64 * u * v;
}

/* Leaves the ends and the corners of a way in KEPT. */
static void find_corners(struct way *w)
{
    bool *legs = mem_array((size_t)w->n, sizeof *legs);
    int last = 0;

    memset(w->kept, 0, (size_t)w->n * sizeof *w->kept);
    simplify(w->at, 0, w->n - 1, 1.2, legs);
    for (int k = after(legs, 0, w->n); k < w->n - 1; k = after(legs, k, w->n)) {
        w->kept[k] = sharp(w->at[last], w->at[k], w->at[after(legs, k, w->n)]);
        last = k;
    }
    w->kept[0] = w->kept[w->n - 1] = true;
    free(legs);
}

/* ---- smoothing ---- */

/* The straight line that fits places FROM … TO best, at place I: what is straight stays
 * so up to its ends, and steps of a dot vanish. */
static struct place fitted(const struct place *p, int from, int to, int i)
{
    double n = to - from + 1, mean = (from + to) / 2.0, x = 0, y = 0, sx = 0, sy = 0;
    double spread = n * (n * n - 1) / 12;

    for (int k = from; k <= to; k++) {
        x += p[k].x / n;
        y += p[k].y / n;
        sx += (k - mean) * p[k].x;
        sy += (k - mean) * p[k].y;
    }
    if (spread > 0) {
        x += (i - mean) * sx / spread;
        y += (i - mean) * sy / spread;
    }
    return (struct place){x, y};
}

/* Between two corners; what they are is not moved. */
static void smooth_leg(struct way *w, int from, int to)
{
    for (int pass = 0; pass < 2; pass++) {
        for (int i = from; i <= to; i++) {
            int a = i - WINDOW < from ? from : i - WINDOW;
            int b = i + WINDOW > to ? to : i + WINDOW;

            w->smooth[i] = fitted(w->at, a, b, i);
        }
        memcpy(w->at + from, w->smooth + from, (size_t)(to - from + 1) * sizeof *w->at);
    }
}

/* A corner, and an end where other ways go on, stays where its dot is. */
static void smooth(struct way *w, bool pinned)
{
    for (int from = 0, to; from < w->n - 1; from = to) {
        struct place a = w->at[from], b;

        for (to = from + 1; !w->kept[to];)
            to++;
        b = w->at[to];
        smooth_leg(w, from, to);
        if (from || pinned)
            w->at[from] = a;
        if (to < w->n - 1 || pinned)
            w->at[to] = b;
    }
}

/* ---- the path ---- */

/* "12.5": tenths of a unit; the middle of dot V. */
static void add_unit(struct str *path, double v)
{
    str_addf(path, "%.4g", nearbyint((v + 0.5) * SVG_DOT * 10) / 10);
}

/* PINNED: others go on where it ends. */
static void write_way(struct way *w, bool pinned, struct str *path)
{
    bool mesh = pinned && w->n <= MESH;

    find_corners(w);
    if (!mesh)
        smooth(w, pinned);
    simplify(w->at, 0, w->n - 1, mesh ? 1.05 : 0.06, w->kept);
    for (int k = 0; k < w->n; k++)
        if (w->kept[k]) {
            str_addc(path, k ? ' ' : 'M');
            add_unit(path, w->at[k].x);
            str_addc(path, ' ');
            add_unit(path, w->at[k].y);
        }
    str_addc(path, '\n');
}

/* From dot AT over NEXT to the next dot that ends a way or joins others. Dots between
 * are marked as WALKED. */
static int follow(const struct dots *d, int at, int next, unsigned char *walked,
                  struct way *w)
{
    int start = at, more[8];

    w->n = 0;
    way_add(w, d, at);
    while (way_add(w, d, next), dots_next(d, next, more) == 2 && next != start) {
        int on = more[0] == at ? more[1] : more[0];

        walked[next] = 1;
        at = next;
        next = on;
    }
    return next;
}

/* All ways that begin at dot AT. Of those from a joint to the next dot the one that
 * starts at the smaller number counts. */
static void ways_from(const struct dots *d, int at, unsigned char *walked,
                      struct way *w, struct str *path)
{
    int next[8], more[8], n = dots_next(d, at, next);

    for (int k = 0; k < n; k++) {
        bool joint = dots_next(d, next[k], more) != 2;
        int end;

        if (joint ? next[k] < at : walked[next[k]])
            continue;
        end = follow(d, at, next[k], walked, w);
        write_way(w, n > 1 || dots_next(d, end, more) > 1, path);
    }
}

/* Where no way begins or ends it goes around. */
static void write_ring(const struct dots *d, int at, unsigned char *walked,
                       struct way *w, struct str *path)
{
    int next[8];

    if (dots_next(d, at, next) == 2) {
        follow(d, at, next[0], walked, w);
        walked[at] = 1;
        write_way(w, true, path);
    }
}

void svg_lines(const struct dots *d, struct str *path)
{
    unsigned char *walked = mem_array((size_t)d->w * (size_t)d->h + 1, 1);
    struct way w = {0};
    int next[8];

    for (int at = 0; at < d->w * d->h; at++)
        if (d->lit[at] && dots_next(d, at, next) != 2)
            ways_from(d, at, walked, &w, path);
    for (int at = 0; at < d->w * d->h; at++)
        if (d->lit[at] && !walked[at])
            write_ring(d, at, walked, &w, path);
    free(w.at);
    free(w.smooth);
    free(w.kept);
    free(walked);
}
