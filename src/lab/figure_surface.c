/* The objective over two weights as a wire bowl, from above at an angle.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/figure_parts.h"
#include "lab/landscape.h"
#include "plot/text.h"
#include "plot/wire.h"

enum {
    EVERY = 4,  /* heights from wire to wire */
    WILD = 20,  /* times the usual height: then heights are drawn as logarithms */
    MARGIN = 8, /* columns at the right for the numbers of the far edge */
    NAMED = 8,  /* rows and columns from which on there is room for names */
    NAMED_COLS = 30,
};

static const char *lacks(struct bench *b)
{
    return landscape_lacks(b, 2);
}

/* ---- heights ---- */

struct bowl {
    struct landscape l;
    struct axis x, y;
    struct wire wire;
    double lo, hi, usual; /* lowest, highest, and the median */
    bool wild;
};

static int rising(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static size_t heights(const struct wire *w)
{
    return (size_t)(w->across + 1) * (size_t)(w->deep + 1);
}

static void survey(struct bowl *s)
{
    size_t all = heights(&s->wire), n = 0;
    double *sorted = mem_array(all, sizeof *sorted);

    for (size_t i = 0; i < all; i++)
        if (isfinite(s->wire.h[i]))
            sorted[n++] = s->wire.h[i];
    qsort(sorted, n, sizeof *sorted, rising);
    if (n) {
        s->lo = sorted[0];
        s->hi = sorted[n - 1];
        s->usual = sorted[n / 2] / 2 - s->lo / 2;
    }
    s->wild = s->usual > 0 && s->hi / 2 - s->lo / 2 > WILD * s->usual;
    free(sorted);
}

/* A height as a share of the picture's: 0 … 1. */
static double share(const struct bowl *s, double v)
{
    double all = s->hi / 2 - s->lo / 2, up = v / 2 - s->lo / 2;

    if (!(all > 0) || v <= s->lo)
        return 0;
    if (!(v < s->hi))
        return 1;
    return s->wild ? log1p(up / s->usual) / log1p(all / s->usual) : up / all;
}

static double along(const struct axis *a, double t)
{
    return a->lo * (1 - t) + a->hi * t;
}

static int wires(int cells, int most)
{
    return cells < 4 ? 4 : cells > most ? most : cells;
}

static void open(struct bowl *s, struct bench *b, int rows, int cols)
{
    int across = EVERY * wires(cols / 5, 14), deep = EVERY * wires(rows / 2, 9);

    *s = (struct bowl){0};
    landscape_open(&s->l, b, 2, (size_t)across * (size_t)deep);
    landscape_range(&s->l, &s->x, &s->y);
    wire_init(&s->wire, across, deep);
    for (int j = 0; j <= deep; j++)
        for (int i = 0; i <= across; i++)
            *wire_height(&s->wire, i, j) =
                landscape_at(&s->l, along(&s->x, i / (double)across),
                             along(&s->y, j / (double)deep));
    survey(s);
    for (size_t i = 0; i < heights(&s->wire); i++)
        s->wire.h[i] = share(s, s->wire.h[i]);
}

static void done(struct bowl *s)
{
    landscape_done(&s->l);
    wire_done(&s->wire);
}

/* ---- drawing ---- */

/* Where the picture is in the grid. */
struct scene {
    struct grid *g;
    int top, rows, cols;
    bool plain, named;
};

static struct scene scene_of(struct grid *g, const struct look *look)
{
    struct scene e = {.g = g, .rows = g->rows, .cols = g->cols};

    e.plain = g->ascii || look->glyphs == GLYPHS_ASCII;
    e.named = g->rows >= NAMED && g->cols >= NAMED_COLS;
    if (e.named) {
        e.top = g->rows >= NAMED + 2 && !look->bare;
        e.rows -= 1 + e.top;
        e.cols -= MARGIN;
    }
    return e;
}

/* The place as a share of both ranges; false: it is outside the picture. */
static bool place_of(const struct bowl *s, const double at[2], double *u, double *v)
{
    *u = (at[0] / 2 - s->x.lo / 2) / (s->x.hi / 2 - s->x.lo / 2);
    *v = (at[1] / 2 - s->y.lo / 2) / (s->y.hi / 2 - s->y.lo / 2);
    return *u >= 0 && *u <= 1 && *v >= 0 && *v <= 1;
}

/* A wall stands between the eye and the place. */
static bool behind_wall(const struct bowl *s, int rows, int cols, const double at[2])
{
    double u, v;

    return place_of(s, at, &u, &v) && wire_hidden(&s->wire, rows, cols, u, v);
}

/* What is behind a wall is not to be seen. */
static void put_mark(const struct scene *e, const struct bowl *s, const double at[2],
                     enum style style, uint32_t glyph)
{
    double u, v, i, j;

    if (!place_of(s, at, &u, &v) || wire_hidden(&s->wire, e->rows, e->cols, u, v))
        return;
    wire_dot(e->rows, e->cols, u, v, wire_between(&s->wire, u, v), &i, &j);
    grid_put(e->g, e->top + (int)nearbyint(j) / 4, (int)nearbyint(i) / 2, style, glyph);
}

static void put_marks(const struct scene *e, struct bowl *s)
{
    struct spot path[LANDSCAPE_STEPS];
    size_t n;

    s->x.cells = e->cols;
    s->y.cells = e->rows;
    n = landscape_path(&s->l, &s->x, &s->y, path);
    for (size_t i = 0; i < n; i++)
        put_mark(e, s, path[i].at, STYLE_PATH, '0' + (uint32_t)i);
    if (s->l.best_known)
        put_mark(e, s, s->l.best.at, STYLE_MARK, e->plain ? 'O' : 0x25CE);
    put_mark(e, s, s->l.at, STYLE_MARK, '@');
}

static void put_number(const struct scene *e, int row, int col, bool ends_there,
                       double v, const char *name)
{
    struct str text;
    int width;

    str_init(&text);
    str_add(&text, name);
    if (!name[0])
        text_fixed(&text, v, fabs(v) < 10 ? 2 : fabs(v) < 1000 ? 1 : 0);
    if (!e->plain)
        text_minus(&text, strlen(name));
    width = (int)text_columns(text.s, e->plain);
    col = ends_there ? col - width : col;
    if (col >= 0 && col + width <= e->g->cols)
        grid_text(e->g, row, col, width, STYLE_AXIS, text.s);
    str_done(&text);
}

/* The ends of both weights along the floor's near edges, their names in the middle. */
static void put_names(const struct scene *e, const struct bowl *s)
{
    double i, j;
    int below = e->g->rows - 1, col;

    for (int k = 0; k < 3; k++) {
        double t = k / 2.0;

        wire_dot(e->rows, e->cols, t, 0, 0, &i, &j);
        col = (int)i / 2;
        put_number(e, below, k == 2 ? col + 1 : col, k == 2, along(&s->x, t),
                   k == 1 ? s->l.name[0] : "");
        wire_dot(e->rows, e->cols, 1, t, 0, &i, &j);
        put_number(e, e->top + (int)nearbyint(j) / 4, (int)i / 2 + 3, false,
                   along(&s->y, t), k == 1 ? s->l.name[1] : "");
    }
}

static void put_caption(const struct scene *e, const struct bowl *s)
{
    bool hidden = behind_wall(s, e->rows, e->cols, s->l.at);
    struct str text;
    int width;

    str_init(&text);
    landscape_caption(&s->l, e->g->cols - 2 - (s->wild ? 12 : 0) - (hidden ? 10 : 0),
                      e->plain, &text);
    if (hidden)
        str_add(&text, "  @ hidden");
    if (s->wild)
        str_add(&text, "  log height");
    width = (int)text_columns(text.s, e->plain);
    if (width < e->g->cols)
        grid_text(e->g, 0, e->g->cols - 1 - width, width, STYLE_DIM, text.s);
    str_done(&text);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct scene e = scene_of(g, look);
    struct bowl s;
    struct canvas ink, floor;

    grid_clear(g);
    open(&s, b, e.rows, e.cols);
    canvas_init(&ink, e.rows, e.cols);
    canvas_init(&floor, e.rows, e.cols);
    wire_draw(&s.wire, EVERY, &ink, &floor);
    canvas_put(&floor, g, e.top, 0, look->glyphs, STYLE_AXIS, true);
    canvas_put(&ink, g, e.top, 0, look->glyphs, STYLE_BOUNDARY, false);
    put_marks(&e, &s);
    if (e.named)
        put_names(&e, &s);
    if (e.top)
        put_caption(&e, &s);
    canvas_done(&ink);
    canvas_done(&floor);
    done(&s);
}

/* ---- in words ---- */

/* The wall that goes up highest, and how much higher than the lowest point. */
static void write_walls(const struct bowl *s, struct str *out)
{
    static const double corner[4][2] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
    double most = -INFINITY, at[2] = {0, 0};

    for (int k = 0; k < 4; k++) {
        double x = along(&s->x, corner[k][0]), y = along(&s->y, corner[k][1]);
        double v = landscape_at(&s->l, x, y);

        if (v > most) {
            most = v;
            at[0] = x;
            at[1] = y;
        }
    }
    if (!isfinite(most))
        return;
    str_add(out, "The highest corner is at ");
    landscape_write_at(&s->l, at, out);
    str_addf(out, ", %s ", landscape_height(&s->l));
    text_short(out, most);
    str_add(out, ". ");
}

static void write_bottom(const struct bowl *s, struct str *out)
{
    if (!s->l.best_known)
        return;
    landscape_write_best(&s->l, out);
    str_add(out, ". ");
}

static void describe(struct bench *b, struct str *out)
{
    struct bowl s;

    open(&s, b, 20, 60);
    str_addf(out, "%s as a sheet over %s (left to right, from ",
             s.l.shown ? s.l.shown->text : landscape_height(&s.l), s.l.name[0]);
    text_fixed(out, s.x.lo, 2);
    str_add(out, " to ");
    text_fixed(out, s.x.hi, 2);
    str_addf(out, ") and %s (away from the eye, from ", s.l.name[1]);
    text_fixed(out, s.y.lo, 2);
    str_add(out, " to ");
    text_fixed(out, s.y.hi, 2);
    str_add(out, "). ");
    landscape_write_place(&s.l, out);
    if (behind_wall(&s, 20, 60, s.l.at))
        str_add(out, "A wall stands in front of it. ");
    write_bottom(&s, out);
    write_walls(&s, out);
    landscape_write_path(&s.l, out);
    if (s.wild)
        str_add(out, "Heights are drawn as logarithms: they differ too much. ");
    landscape_write_notes(&s.l, out);
    while (out->len && out->s[out->len - 1] == ' ')
        str_cut(out, out->len - 1);
    done(&s);
}

static void numbers(struct bench *b, struct str *csv)
{
    landscape_csv(b, 2, csv);
}

const struct figure figure_surface = {
    .name = "surface",
    .help =
        "The loss over two weights as a sheet of wires, from above at an angle: 0 to "
        "9 where the run was, @ you, a ring the bottom; none where a wall hides it.",
    .takes = FIGURE_WEIGHTS,
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
    .numbers = numbers,
};
