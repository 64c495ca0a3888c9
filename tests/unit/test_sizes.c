/* Every picture of every state, in every size: inside its grid, never empty, its axes
 * right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "kit.h"
#include "plot/text.h"
#include "sizes_kit.h"

Suite *suite_sizes(void);

enum { GUARD = 256, ROOM = 300 * 100 };

/* A grid between guards. */
struct fenced {
    struct grid g;
    struct cell *all;
};

static const struct cell post = {.glyph = 0xBEEF, .style = 77, .tint = 7};

static bool same(const struct cell *a, const struct cell *b)
{
    return a->glyph == b->glyph && a->style == b->style && a->tint == b->tint;
}

static void fence(struct fenced *f, int rows, int cols, bool ascii)
{
    int n = rows * cols;

    f->g = (struct grid){rows, cols, f->all + GUARD, ascii};
    for (int i = 0; i < GUARD; i++)
        f->all[i] = f->all[GUARD + n + i] = post;
    grid_clear(&f->g);
}

static void check_fence(const struct fenced *f, const char *what)
{
    int n = f->g.rows * f->g.cols;

    for (int i = 0; i < GUARD; i++)
        MUST(same(&f->all[i], &post) && same(&f->all[GUARD + n + i], &post),
                      "%s writes outside", what);
}

/* What a terminal can show, and something is there. */
static void check_cells(const struct grid *g, const char *what)
{
    bool any = false;

    for (int i = 0; i < g->rows * g->cols; i++) {
        const struct cell *c = &g->cell[i];

        MUST(c->style < STYLES && c->tint >= -3 && c->tint <= 3, "%s", what);
        MUST(c->glyph || (i % g->cols && utf8_width(c[-1].glyph) == 2),
                      "%s: half a glyph", what);
        MUST(!c->glyph || (utf8_width(c->glyph) > 0 && c->glyph != 0x7F),
                      "%s: U+%04X", what, c->glyph);
        MUST(!g->ascii || c->glyph < 0x80, "%s: U+%04X", what, c->glyph);
        any |= (c->glyph && c->glyph != ' ') || c->tint;
    }
    MUST(any, "%s is blank", what);
}

/* ---- axes ---- */

static bool tick_of_y(uint32_t glyph)
{
    return glyph == 0x2524;
}

/* The number that stands alone in columns FROM … TO - 1; false: something else does. */
static bool number_in(const struct grid *g, int row, int from, int to, double *v)
{
    char text[64], *end;
    struct str s;

    str_init(&s);
    for (int k = from; k < to; k++)
        utf8_add(&s, grid_at(g, row, k)->glyph);
    snprintf(text, sizeof text, "%s",
             strncmp(s.s, "−", 3) == 0 ? s.s + 2 : s.s); /* the last byte gives way */
    if (strncmp(s.s, "−", 3) == 0)
        text[0] = '-';
    str_done(&s);
    *v = strtod(text, &end);
    return end > text && !*end;
}

/* 1, 2 or 5 times a power of ten. */
static bool nice(double step)
{
    double lead = step / pow(10, floor(log10(step) + 1e-9));

    return fabs(lead - 1) < 1e-3 || fabs(lead - 2) < 1e-3 || fabs(lead - 5) < 1e-3;
}

/* The row with the ticks of x: as it has them right of the corner; -1 none. */
static int tick_row(const struct grid *g)
{
    for (int r = g->rows - 1; r >= 0; r--)
        for (int k = 0; k < g->cols; k++)
            if (grid_at(g, r, k)->glyph == 0x252C &&
                grid_at(g, r, k)->style == STYLE_AXIS)
                return r;
    return -1;
}

/* Labels in the row below the ticks are whole numbers with a blank on either side, each
 * at its tick, evenly spaced in steps of 1, 2, 5. */
static int check_x(const struct grid *g, const char *what)
{
    int row = tick_row(g), n = 0, at[300] = {0};
    double v[300], least = INFINITY;

    if (row < 0 || row + 1 >= g->rows)
        return 0;
    for (int k = 0, end; k < g->cols; k = end + 1) {
        bool ticked = false;

        end = k;
        while (end < g->cols && grid_at(g, row + 1, end)->glyph != ' ' &&
               grid_at(g, row + 1, end)->style == STYLE_AXIS)
            end++;
        if (end == k)
            continue;
        MUST(number_in(g, row + 1, k, end, &v[n]), "%s: label at %d", what, k);
        for (int i = k; i < end; i++)
            ticked |= grid_at(g, row, i)->glyph == 0x252C;
        MUST(ticked, "%s: no tick for the label at %d", what, k);
        at[n++] = k;
    }
    for (int i = 1; i < n; i++) {
        MUST(v[i] > v[i - 1] && at[i] > at[i - 1], "%s: %g after %g", what, v[i],
                      v[i - 1]);
        least = fmin(least, v[i] - v[i - 1]);
    }
    for (int i = 1; i < n; i++) {
        double steps = (v[i] - v[i - 1]) / least;

        MUST(fabs(steps - nearbyint(steps)) < 0.02 * fmax(1, steps),
                      "%s: steps of %g and %g", what, least, v[i] - v[i - 1]);
    }
    return n;
}

/* Row R has no part of an axis of y, or a corner: above it another plot begins. */
static bool starts_plot(const struct grid *g, int r)
{
    bool axis = false;

    for (int k = 0; k < g->cols; k++) {
        uint32_t glyph = grid_at(g, r, k)->glyph;

        if (glyph == 0x2514)
            return true;
        axis |= glyph == 0x2502 || tick_of_y(glyph);
    }
    return !axis;
}

static int check_y(const struct grid *g, const char *what)
{
    double last = NAN, step = NAN, v;
    int n = 0;

    for (int r = g->rows - 1; r >= 0; r--) {
        if (starts_plot(g, r))
            last = step = NAN;
        for (int k = 0; k < g->cols; k++) {
            int from = k;

            if (!tick_of_y(grid_at(g, r, k)->glyph) ||
                grid_at(g, r, k)->style != STYLE_AXIS)
                continue;
            while (from > 0 && grid_at(g, r, from - 1)->glyph != ' ')
                from--;
            if (from == k || grid_at(g, r, from)->glyph == 0xBD)
                break;
            MUST(number_in(g, r, from, k, &v), "%s: label in row %d", what, r);
            n++;
            if (!isnan(last)) {
                MUST(v > last, "%s: %g above %g", what, v, last);
                MUST(isnan(step) || fabs(v - last - step) < 0.02 * step,
                              "%s: steps of %g and %g", what, step, v - last);
                step = v - last;
            }
            last = v;
            break;
        }
    }
    MUST(isnan(step) || nice(step), "%s: a step of %g", what, step);
    return n;
}

/* ---- all sizes ---- */

static const int heights[] = {1, 2, 3, 4, 5, 7, 8, 10, 12};
static const int widths[] = {1, 2, 3, 5, 9, 10, 14, 19, 20, 26, 33, 40};
static const int large[][2] = {{18, 60}, {24, 80}, {36, 120}, {15, 40}, {16, 40}, {14, 40}};

static void check_draw(struct fenced *f, const struct figure *figure, struct bench *b,
                       size_t scene, int rows, int cols, unsigned variant)
{
    struct look look = {.glyphs = (enum glyphs)(variant % 3),
                        .bare = variant / 3 % 2,
                        .tints = variant / 6 % 2};
    char what[160];
    struct str text;

    snprintf(what, sizeof what, "%s of '%s' in %dx%d, tier %u%s", figure->name,
             scene_name(scene), cols, rows, variant % 3, look.bare ? ", bare" : "");
    fence(f, rows, cols, look.glyphs == GLYPHS_ASCII);
    figure_draw(figure, b, &look, &f->g);
    check_fence(f, what);
    check_cells(&f->g, what);
    str_init(&text);
    grid_dump(&f->g, &text);
    check_finite(text.s, what);
    str_done(&text);
    if (figure != figure_named("net")) { /* its lines meet as ticks do */
        check_x(&f->g, what);
        check_y(&f->g, what);
    }
}

START_TEST(every_picture_in_every_size)
    {
        struct shell *sh = scene_open((size_t)_i);
        struct fenced f = {.all = mem_array(ROOM + 2 * GUARD, sizeof *f.all)};
        unsigned variant = (unsigned)_i;

        for (size_t k = 0; figures[k]; k++) {
            for (size_t r = 0; r < sizeof heights / sizeof *heights; r++)
                for (size_t c = (k + r + (size_t)_i) % 4; c < sizeof widths / sizeof *widths;
                     c += 4)
                    check_draw(&f, figures[k], sh->bench, (size_t)_i, heights[r],
                               widths[c], variant++);
            for (size_t i = (k + (size_t)_i) % 3; i < sizeof large / sizeof *large; i += 3)
                check_draw(&f, figures[k], sh->bench, (size_t)_i, large[i][0],
                           large[i][1], variant++);
        }
        free(f.all);
        kit_done(sh);
    }
END_TEST

START_TEST(the_largest_pictures)
    {
        struct shell *sh = scene_open((size_t)_i);
        struct fenced f = {.all = mem_array(ROOM + 2 * GUARD, sizeof *f.all)};

        for (size_t k = 0; figures[k]; k++)
            if ((k + (size_t)_i) % 2)
                check_draw(&f, figures[k], sh->bench, (size_t)_i, 100, 300, 2);
        free(f.all);
        kit_done(sh);
    }
END_TEST

/* ---- what goes first ---- */

/* What there is around the plot. */
struct around {
    bool caption, names, y_labels, x_labels, ticks, axis;
    int points;
};

static struct around around_of(const struct figure *figure, struct bench *b, int rows,
                               int cols)
{
    struct around a = {0};
    struct grid g;
    int y_ticks = 0;
    bool framed = false; /* the plot begins in the first row */

    grid_init(&g, rows, cols, false);
    figure_draw(figure, b, &fine, &g);
    for (int r = 0; r < rows; r++)
        for (int k = 0; k < cols; k++) {
            const struct cell *c = grid_at(&g, r, k);

            y_ticks += tick_of_y(c->glyph);
            a.axis |= c->glyph >= 0x2500 && c->glyph < 0x2580 && c->style == STYLE_AXIS;
            framed |= r == 0 && (c->glyph == 0x2502 || tick_of_y(c->glyph));
            a.points += c->style == STYLE_CLASS_0 || c->style == STYLE_CLASS_1 ||
                        c->style == STYLE_WRONG || c->style == STYLE_BOUNDARY;
            if (r == 0 && !framed && c->glyph != ' ' && c->glyph < 0x2500 && k > cols / 2)
                a.caption |= c->style == STYLE_DIM;
            if (r == 0 && c->glyph > ' ' && c->style == STYLE_AXIS && isalpha((int)c->glyph))
                a.names = true;
        }
    a.ticks = y_ticks > 0 || tick_row(&g) >= 0;
    a.x_labels = check_x(&g, figure->name) > 0;
    a.y_labels = check_y(&g, figure->name) > 0;
    grid_done(&g);
    return a;
}

/* Caption, names, labels, ticks, axis: what is gone takes nothing back, and what goes
 * later is there as long as what goes earlier. One height is the design's own: at 14
 * rows the name of y stands where 13 have the labels of x. */
static void check_order(const struct around *a, const struct around *was, bool first,
                        bool design, const char *what, int size)
{
    MUST(!a->caption || a->names, "%s, %d: caption, no names", what, size);
    MUST(!a->names || a->y_labels || a->x_labels, "%s, %d: no labels", what, size);
    MUST(!(a->y_labels || a->x_labels) || a->ticks, "%s, %d: ticks", what, size);
    MUST(!a->ticks || a->axis, "%s, %d: axis", what, size);
    MUST(a->points > 0, "%s, %d: nothing to look at", what, size);
    if (first)
        return;
    MUST(!a->caption || was->caption, "%s, %d: a caption again", what, size);
    MUST(!a->names || was->names, "%s, %d: names again", what, size);
    MUST(!a->x_labels || was->x_labels || design, "%s, %d: labels again", what, size);
    MUST(!a->ticks || was->ticks, "%s, %d: ticks again", what, size);
    MUST(!a->axis || was->axis, "%s, %d: an axis again", what, size);
}

static const struct {
    const char *data, *figure;
} framed[] = {{"hobbits", "scatter"}, {"archery", "curve"},   {"line", "fit"},
              {"overlap", "roc"},     {"overlap", "pr"},      {"overlap", "reliability"},
              {"archery", "confidence"}};

START_TEST(what_goes_first)
    {
        struct bench *b = bench_with(framed[_i].data);
        const struct figure *f = figure_named(framed[_i].figure);
        struct around was = {0};

        bench_step(b), bench_step(b);
        for (int rows = 40; rows >= 1; rows--) {
            struct around a = around_of(f, b, rows, 60);

            check_order(&a, &was, rows == 40, rows == 13, f->name, rows);
            was = a;
        }
        for (int cols = 90; cols >= 1; cols--) {
            struct around a = around_of(f, b, 20, cols);

            check_order(&a, &was, cols == 90, false, f->name, cols);
            was = a;
        }
        bench_free(b);
    }
END_TEST

Suite *suite_sizes(void)
{
    Suite *s = suite_create("sizes");
    TCase *t = tcase_create("sizes");
    int n = (int)nscenes;

    tcase_add_loop_test(t, every_picture_in_every_size, 0, n);
    tcase_add_loop_test(t, the_largest_pictures, 0, n);
    tcase_add_loop_test(t, what_goes_first, 0, (int)(sizeof framed / sizeof *framed));
    suite_add_tcase(s, t);
    return s;
}
