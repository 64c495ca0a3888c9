/* Functions of X: their curves, X with its tangent and secant, and their derivatives
 * below. SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "lab/figure_parts.h"
#include "lab/function_view.h"
#include "lab/landscape.h"
#include "plot/text.h"

enum {
    BOTH_ROWS = 15,  /* so high a grid has room for the derivative, */
    BOTH_COLS = 20,  /* and so wide */
    AROUND_BOTH = 4, /* rows that are not plot: two of names, the axis, its labels */
};

static const char *lacks(struct bench *b)
{
    return b->s.explorer.function ? NULL
                                  : "There is no function yet. Type: plot f x^2-2*x";
}

static struct frame frame_of(const struct function_view *v, const struct look *look,
                             enum part part)
{
    struct frame f = {.x = {.lo = v->graph[0].from, .hi = v->graph[0].to},
                      .y = part == PART_LOWER ? v->below : v->range,
                      .part = part,
                      .bare = look->bare,
                      .glyphs = look->glyphs};

    if (!(f.x.lo < f.x.hi))
        axis_fit(&f.x, f.x.lo, f.x.hi);
    f.yname = part == PART_LOWER ? v->n == 2 ? "f', g'" : "f'"
              : v->n == 2        ? "f, g"
                                 : "f";
    return f;
}

/* What is said above it leaves room for the name of y and the columns before that. */
static void write_caption(const struct function_view *v, const struct frame *f,
                          const struct grid *g, struct str *out)
{
    int room = g->cols - (int)strlen(f->yname) - 5;
    bool coarse = f->glyphs != GLYPHS_BRAILLE;

    if (f->part == PART_LOWER)
        function_caption_below(v, room, g->ascii, coarse, out);
    else
        function_caption(v, room, g->ascii, coarse, out);
}

static void open(struct chart *c, const struct function_view *v, struct frame *f,
                 struct grid *g)
{
    struct str caption;

    str_init(&caption);
    write_caption(v, f, g, &caption);
    f->caption = caption.s;
    chart_open(c, g, f);
    f->caption = NULL;
    str_done(&caption);
}

static void draw_whole(const struct function_view *v, const struct look *look,
                       struct grid *g)
{
    struct frame f = frame_of(v, look, PART_WHOLE);
    struct chart c;

    open(&c, v, &f, g);
    function_draw(&c, v);
}

/* The derivative gets two fifths of the rows; the axes of y stand one above the other.
 */
static void draw_both(const struct function_view *v, const struct look *look,
                      struct grid *g)
{
    int lower = (g->rows - AROUND_BOTH) * 2 / 5 + AROUND_BOTH - 1;
    struct frame f[2] = {frame_of(v, look, PART_UPPER), frame_of(v, look, PART_LOWER)};
    struct grid part[2];
    struct chart c[2];

    for (int i = 0; i < 2; i++) {
        grid_init(&part[i], i ? lower : g->rows - lower, g->cols, g->ascii);
        open(&c[i], v, &f[i], &part[i]);
    }
    if (c[0].left != c[1].left)
        for (int i = 0; i < 2; i++) {
            f[i].gutter = (c[0].left > c[1].left ? c[0].left : c[1].left) - 1;
            open(&c[i], v, &f[i], &part[i]);
        }
    function_draw(&c[0], v);
    function_draw_below(&c[1], v);
    grid_blit(g, 0, 0, &part[0]);
    grid_blit(g, g->rows - lower, 0, &part[1]);
    grid_done(&part[0]);
    grid_done(&part[1]);
}

/* A function of two variables is a landscape. */
static void draw_two(struct bench *b, const struct look *look, struct grid *g)
{
    struct landscape l;

    landscape_open_function(&l, b);
    landscape_map(&l, look, g);
    landscape_done(&l);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct function_view v;

    if (b->s.explorer.function->dim == 2) {
        draw_two(b, look, g);
        return;
    }
    function_view_of(&v, b);
    if (v.sloped && !look->bare && g->rows >= BOTH_ROWS && g->cols >= BOTH_COLS)
        draw_both(&v, look, g);
    else
        draw_whole(&v, look, g);
}

/* ---- in words and numbers ---- */

static void describe(struct bench *b, struct str *out)
{
    struct function_view v;
    struct landscape l;

    if (b->s.explorer.function->dim == 2) {
        landscape_open_function(&l, b);
        landscape_map_words(&l, out);
        landscape_done(&l);
        return;
    }
    function_view_of(&v, b);
    function_words(&v, out);
}

static void across(struct bench *b, struct str *out)
{
    const struct explorer *e = &b->s.explorer;

    if (e->function->dim == 1)
        str_add(out,
                (e->function->constant && e->other ? e->other : e->function)->name[0]);
}

/* Of two variables the place where one stands. */
static void numbers_two(const struct explorer *e, struct str *csv)
{
    double v;

    figure_csv_text(csv, "X");
    figure_csv_text(csv, "Y");
    figure_csv_text(csv, "f(X,Y)");
    figure_csv_end(csv);
    figure_csv_number(csv, e->at[0]);
    figure_csv_number(csv, e->at[1]);
    figure_csv_number(csv, function_value(e->function, e->at, &v) ? v : NAN);
    figure_csv_end(csv);
}

/* From end to end: each function and its derivative. */
static void numbers(struct bench *b, struct str *csv)
{
    static const char *const names[2][2] = {{"f", "f'"}, {"g", "g'"}};
    struct function_view v;

    if (b->s.explorer.function->dim == 2) {
        numbers_two(&b->s.explorer, csv);
        return;
    }
    function_view_of(&v, b);
    figure_csv_text(csv, v.name);
    for (size_t i = 0; i < v.n; i++) {
        figure_csv_text(csv, names[i][0]);
        figure_csv_text(csv, names[i][1]);
    }
    figure_csv_end(csv);
    for (int k = 0; k <= COURSE_LOOKS; k++) {
        double t = k / (double)COURSE_LOOKS;
        double x = v.graph[0].from * (1 - t) + v.graph[0].to * t;

        figure_csv_number(csv, x);
        for (size_t i = 0; i < v.n; i++) {
            figure_csv_number(csv, function_at(&v.graph[i], x));
            figure_csv_number(csv, function_at(&v.slope[i], x));
        }
        figure_csv_end(csv);
    }
}

const struct figure figure_function = {
    .name = "f",
    .help = "A function of x, or two: X with its tangent, the secant to X + dX, the "
            "derivative below; of X and Y: its map.",
    .example = "plot f x^2-2*x -2 4",
    .takes = FIGURE_FUNCTION,
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
    .across = across,
    .numbers = numbers,
};
