/* Maps of random models: what is drawn is where it belongs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "lab/figure_scatter.h"
#include "learn/expand.h"
#include "learn/objective.h"

Suite *suite_plane(void);

enum { MODELS = 90, ROWS = 16, COLS = 40, KINDS = 3 };

/* ---- random models ---- */

/* Straight; a conic; three neurons. */
static struct bench *bench_of_kind(int kind)
{
    struct bench *b = bench_with("hobbits");
    struct err err = {0};

    if (kind == 1)
        ck_assert(bench_set_features(
            b, recipe_parse("x1 x2 x1^2 x2^2 x1*x2", 2, &err), &err));
    if (kind == 2)
        bench_set_model(b, &mlp_log_ops, 3);
    return b;
}

/* A boundary that mostly passes near the middle of the data. */
static void draw_weights(struct bench *b, int kind, unsigned *state)
{
    double w[32] = {0}, z;

    for (size_t j = 0; j < b->s.params; j++)
        w[j] = any(state) * (kind == 2 ? 3 : kind == 1 && j > 2 ? 0.4 : 1);
    bench_set_theta(b, w);
    z = bench_z(b, (const double[]){3 + 2 * any(state), 2.5 + 1.5 * any(state)});
    w[0] -= kind == 2 ? 0 : z;
    bench_set_theta(b, w);
}

/* The score, told apart from the library's where that is easy. */
static double score(const struct bench *b, int kind, double x, double y)
{
    const double *w = b->s.theta;

    if (kind == 2)
        return bench_z(b, (const double[]){x, y});
    return w[0] + w[1] * x + w[2] * y +
           (kind == 1 ? w[3] * x * x + w[4] * y * y + w[5] * x * y : 0);
}

/* The score at a place of the design's 13 x 34 cells over 0 … 6 and 0 … 5. */
static double score_at(const struct bench *b, int kind, double row, double col)
{
    return score(b, kind, col * 6 / 33, (12 - row) * 5 / 12) -
           log(b->s.tau / (1 - b->s.tau));
}

static const struct cell *cell_at(const struct grid *g, int row, int col)
{
    return grid_at(g, row + 1, col + 4);
}

static void picture(struct bench *b, const struct look *look, struct grid *g)
{
    grid_init(g, ROWS, COLS, look->glyphs == GLYPHS_ASCII);
    figure_draw(figure_named("scatter"), b, look, g);
}

/* ---- the boundary ---- */

/* The signs among places of a cell: up and down to ACROSS x DOWN of them, spread over
 * SPAN of the cell. */
static bool both_signs(const struct bench *b, int kind, int row, int col, int across,
                       int down, double span_x, double span_y)
{
    bool above = false, below = false;

    for (int i = 0; i < across; i++)
        for (int j = 0; j < down; j++) {
            double z = score_at(b, kind, row + span_y * (j / (down - 1.0) - 0.5),
                                col + span_x * (i / (across - 1.0) - 0.5));

            above = above || z >= 0;
            below = below || z <= 0;
        }
    return above && below;
}

static void boundary_is_there(const struct bench *b, int kind, const struct grid *g)
{
    for (int r = 0; r < 13; r++)
        for (int c = 0; c < 34; c++) {
            const struct cell *cell = cell_at(g, r, c);

            /* Half dots and the cell's edges; and the dots alone. */
            if (cell->style == STYLE_BOUNDARY)
                ck_assert(both_signs(b, kind, r, c, 5, 9, 1 + 1e-9, 1 + 1e-9));
            else if (both_signs(b, kind, r, c, 2, 4, 0.5, 0.75))
                ck_assert_msg(strchr("+ox", (int)cell->glyph) != NULL ||
                                  cell->style == STYLE_MARK,
                              "kind %d: nothing at %d, %d", kind, r, c);
        }
}

START_TEST(boundary_cells_and_no_others)
{
    struct bench *b = bench_of_kind(_i);
    unsigned state = 11;

    for (int k = 0; k < MODELS; k++) {
        struct look look = {.glyphs = (enum glyphs)(k % 3), .tints = k % 2};
        struct grid g;

        b->s.tau = k % 5 ? 0.5 : 0.5 + 0.4 * any(&state);
        b->s.field = k % 4 == 0;
        draw_weights(b, _i, &state);
        picture(b, &look, &g);
        boundary_is_there(b, _i, &g);
        grid_done(&g);
    }
    bench_free(b);
}
END_TEST

/* A boundary exactly through dots is no gap. */
START_TEST(boundary_through_dots)
{
    struct bench *b = bench_of_kind(1);
    struct grid g;
    double x = 16.25 * 6 / 33; /* the middle of a dot column */
    int count = 0;

    bench_set_theta(b, (const double[]){-x * x, 0, 0, 1, 0, 0});
    picture(b, &fine, &g);
    for (int r = 0; r < 13; r++)
        count += cell_at(&g, r, 16)->style == STYLE_BOUNDARY ||
                 cell_at(&g, r, 16)->glyph != ' ';
    ck_assert_int_eq(count, 13);
    grid_done(&g);
    bench_free(b);
}
END_TEST

/* ---- the field ---- */

static int tint_of(double p)
{
    int side = p >= 0.5 ? 1 : -1;
    double sure = fabs(p - 0.5);

    return side * (sure < 0.125 ? 1 : sure < 0.375 ? 2 : 3);
}

START_TEST(tint_of_the_middle)
{
    struct bench *b = bench_of_kind(_i);
    const struct look look = {.glyphs = GLYPHS_BRAILLE, .tints = true};
    unsigned state = 12;

    b->s.field = true;
    for (int k = 0; k < MODELS; k++) {
        struct grid g;

        draw_weights(b, _i, &state);
        picture(b, &look, &g);
        for (int i = 0; i < 13 * 34; i++) {
            double p = 1 / (1 + exp(-score_at(b, _i, i / 34, i % 34)));
            double to_edge = fabs(fabs(p - 0.5) - 0.25);

            if (fabs(to_edge - 0.125) > 1e-9 && fabs(p - 0.5) > 1e-9)
                ck_assert_int_eq(cell_at(&g, i / 34, i % 34)->tint, tint_of(p));
        }
        grid_done(&g);
    }
    bench_free(b);
}
END_TEST

static bool shows_field(const struct cell *c)
{
    return c->tint || c->style == STYLE_DIM;
}

/* One frame against the last, which is the whole field. */
static void bloom_is_near(const struct bench *b, int kind, const struct grid *part,
                          const struct grid *whole, int bloom)
{
    double most = 0;

    for (int i = 0; i < 13 * 34; i++)
        most = fmax(most, fabs(score_at(b, kind, i / 34, i % 34)));
    for (int i = 0; i < 13 * 34; i++) {
        const struct cell *have = cell_at(part, i / 34, i % 34);
        const struct cell *all = cell_at(whole, i / 34, i % 34);
        double far = fabs(score_at(b, kind, i / 34, i % 34)) / most - bloom / 5.0;

        if (shows_field(have) && all->style == have->style)
            ck_assert_int_eq(have->tint, all->tint);
        if (fabs(far) > 1e-9 && all->tint)
            ck_assert_int_eq(have->tint != 0, far < 0);
        if (far > 1e-9)
            ck_assert(!shows_field(have));
    }
}

START_TEST(bloom_grows_to_the_field)
{
    struct bench *b = bench_of_kind(_i % KINDS);
    struct look look = {.glyphs = GLYPHS_BRAILLE, .tints = _i < KINDS};
    unsigned state = 13;

    ck_assert(figure_named("scatter")->blooms);
    for (int k = 0; k < MODELS / 3; k++) {
        struct grid part, whole;

        draw_weights(b, _i % KINDS, &state);
        look.bloom = 0;
        b->s.field = true;
        picture(b, &look, &whole);
        for (look.bloom = 1; look.bloom <= BLOOM_FRAMES; look.bloom++) {
            b->s.field = k % 2;
            picture(b, &look, &part);
            bloom_is_near(b, _i % KINDS, &part, &whole, look.bloom);
            if (look.bloom == BLOOM_FRAMES)
                ck_assert_int_eq(memcmp(part.cell, whole.cell,
                                        ROWS * COLS * sizeof *part.cell), 0);
            grid_done(&part);
        }
        grid_done(&whole);
    }
    bench_free(b);
}
END_TEST

/* ---- the ghost ---- */

/* GHOSTED is BASE with the dotted boundary of the picture THERE. */
static void ghost_is_there(const struct grid *base, const struct grid *ghosted,
                           const struct grid *there)
{
    int dotted = 0, could = 0;

    for (int i = 0; i < base->rows * base->cols; i++) {
        if (there->cell[i].style == STYLE_BOUNDARY && base->cell[i].glyph == ' ')
            could++;
        if (memcmp(&base->cell[i], &ghosted->cell[i], sizeof *base->cell) == 0)
            continue;
        ck_assert(base->cell[i].glyph == ' ' || base->cell[i].style == STYLE_DIM);
        ck_assert(ghosted->cell[i].style == STYLE_GHOST);
        ck_assert_int_eq(ghosted->cell[i].tint, base->cell[i].tint);
        ck_assert_msg(there->cell[i].style == STYLE_BOUNDARY ||
                          strchr("+ox!", (int)there->cell[i].glyph),
                      "a ghost at %d, %d", i / base->cols, i % base->cols);
        dotted++;
    }
    ck_assert_int_ge(dotted, could / 3 - 1);
}

static void haunt(struct bench *b, struct bench *other, const char *name,
                  const struct look *look)
{
    const struct figure *f = figure_named(name);
    struct grid base, ghosted, there;

    grid_init(&base, ROWS, COLS, look->glyphs == GLYPHS_ASCII);
    grid_init(&ghosted, ROWS, COLS, look->glyphs == GLYPHS_ASCII);
    grid_init(&there, ROWS, COLS, look->glyphs == GLYPHS_ASCII);
    figure_draw(f, b, look, &base);
    figure_draw(f, b, look, &ghosted);
    f->ghost(b, other, look, &ghosted);
    figure_draw(f, other, look, &there);
    ghost_is_there(&base, &ghosted, &there);
    grid_done(&base);
    grid_done(&ghosted);
    grid_done(&there);
}

START_TEST(ghost_of_a_map)
{
    struct bench *b = bench_of_kind(_i), *other = bench_of_kind(_i);
    unsigned state = 14;

    for (int k = 0; k < MODELS; k++) {
        struct look look = {.glyphs = (enum glyphs)(k % 3), .tints = k % 2};

        b->s.aspect_equal = k % 7 == 0;
        b->s.field = k % 4 == 0;
        draw_weights(b, _i, &state);
        draw_weights(other, _i, &state);
        other->s.aspect_equal = false;
        if (!b->s.aspect_equal)
            haunt(b, other, "scatter", &look);
    }
    bench_free(b);
    bench_free(other);
}
END_TEST

START_TEST(ghost_of_a_curve)
{
    static const char *const set[] = {"archery", "line"}, *const name[] = {"curve", "fit"};
    struct bench *b = bench_with(set[_i]), *other = bench_with(set[_i]);
    unsigned state = 15;

    for (int k = 0; k < MODELS; k++) {
        struct look look = {.glyphs = (enum glyphs)(k % 3)};
        double w[4];

        for (int j = 0; j < 4; j++)
            w[j] = 4 * any(&state);
        b->s.segments = k % 2;
        bench_set_theta(b, w);
        bench_set_theta(other, w + 2);
        haunt(b, other, name[_i], &look);
    }
    bench_free(b);
    bench_free(other);
}
END_TEST

/* ---- the arrow ---- */

/* Cells of the arrow's shaft and head, at most N. */
static int arrow_cells(const struct grid *g, const struct chart *c, int cell[][2], int n,
                       int head[2])
{
    int found = 0;

    head[0] = -1;
    for (int r = 0; r < c->rows; r++)
        for (int k = 0; k < c->cols; k++) {
            const struct cell *at = grid_at(g, c->top + r, c->left + k);

            if (at->style != STYLE_PLAIN || at->glyph == ' ' || at->glyph == 'w')
                continue;
            if (at->glyph >= 0x2190 && at->glyph <= 0x2199)
                head[0] = r, head[1] = k;
            if (found < n)
                cell[found][0] = r, cell[found++][1] = k;
        }
    return found;
}

/* Whether a line at a right angle to the boundary passes all cells within half a cell;
 * on the screen, where a cell is twice as high as wide. */
static bool upright(const struct bench *b, const struct chart *c, int cell[][2], int n)
{
    const double *w = b->s.theta;
    double unit = axis_unit(&c->x), size = hypot(w[1], w[2]);
    double along[2] = {w[1] / size, w[2] / size};
    double lo = -INFINITY, hi = INFINITY;

    for (int i = 0; i < n; i++) {
        double x = axis_value(&c->x, cell[i][1]),
               y = axis_value(&c->y, c->rows - 1 - cell[i][0]);
        double aside = x * along[1] - y * along[0];
        double reach = 0.5 * unit * fabs(along[1]) + unit * fabs(along[0]);

        lo = fmax(lo, aside - reach);
        hi = fmin(hi, aside + reach);
    }
    return lo <= hi + 1e-9;
}

START_TEST(arrow_at_a_right_angle)
{
    struct bench *b = bench_of_kind(0);
    unsigned state = 16;
    int arrows = 0;

    b->s.aspect_equal = true;
    for (int k = 0; k < MODELS; k++) {
        struct plane s;
        struct frame f;
        struct chart c;
        struct grid g;
        int cell[200][2], head[2], n;

        draw_weights(b, 0, &state);
        picture(b, &fine, &g);
        s = plane_of(b);
        f = scatter_frame(&s, &fine);
        chart_again(&c, &g, &f);
        /* A unit of x has twice as many columns as one of y has rows. */
        ck_assert(fabs(2 * axis_unit(&c.x) - axis_unit(&c.y)) < 1e-9);
        n = arrow_cells(&g, &c, cell, 200, head);
        arrows += n > 0;
        if (n) {
            double x, y;

            ck_assert_int_ge(head[0], 0);
            ck_assert(upright(b, &c, cell, n));
            chart_middle(&c, head[0], head[1], &x, &y);
            ck_assert(score(b, 0, x, y) > 0);
        }
        plane_done(&s);
        grid_done(&g);
    }
    ck_assert_int_gt(arrows, MODELS * 3 / 4);
    bench_free(b);
}
END_TEST

/* ---- points ---- */

/* No line, arrow, name or ghost hides a point. */
START_TEST(points_are_never_hidden)
{
    struct bench *b = bench_of_kind(_i), *other = bench_of_kind(_i);
    unsigned state = 17;

    for (int k = 0; k < MODELS; k++) {
        struct look look = {.glyphs = (enum glyphs)(k % 3), .tints = k % 2};
        struct plane s;
        struct frame f;
        struct chart c;
        struct grid g;

        b->s.tau = k % 3 ? 0.5 : 0.5 + 0.4 * any(&state);
        b->s.field = k % 4 < 2;
        b->s.aspect_equal = k % 5 == 0;
        draw_weights(b, _i, &state);
        draw_weights(other, _i, &state);
        picture(b, &look, &g);
        figure_named("scatter")->ghost(b, other, &look, &g);
        s = plane_of(b);
        f = scatter_frame(&s, &look);
        chart_again(&c, &g, &f);
        for (size_t i = 0; i < b->s.data->n; i++) {
            const struct cell *cell;
            int row, col;

            ck_assert(chart_cell(&c, s.at[0][i], s.at[1][i], &row, &col));
            cell = grid_at(&g, c.top + row, c.left + col);
            ck_assert(strchr("+ox", (int)cell->glyph) != NULL);
            ck_assert(cell->style == STYLE_CLASS_0 || cell->style == STYLE_CLASS_1 ||
                      cell->style == STYLE_WRONG);
        }
        plane_done(&s);
        grid_done(&g);
    }
    bench_free(b);
    bench_free(other);
}
END_TEST

/* ---- names ---- */

/* The two lines of tau are told apart, and the field's contours have numbers. */
START_TEST(lines_have_names)
{
    struct bench *b = bench_with("hobbits");
    char *text;

    bench_set_theta(b, (const double[]){-4, 0.6, 1});
    b->s.tau = 0.8;
    text = drawn(b, "scatter", &fine, 16, 60);
    ck_assert_int_eq(times(text, "τ 0.8"), 1);
    ck_assert_int_eq(times(text, "½"), 1);
    free(text);
    b->s.tau = 0.5;
    text = drawn(b, "scatter", &fine, 16, 60);
    ck_assert_int_eq(times(text, "τ") + times(text, "½"), 0);
    free(text);
    b->s.field = true;
    text = drawn(b, "scatter", &fine, 16, 60);
    for (const char *const *name = (const char *const[]){"⅛", "¼", "⅜", "⅝", "¾", "⅞", NULL};
         *name; name++)
        ck_assert_msg(times(text, *name) == 1, "%s in\n%s", *name, text);
    free(text);
    bench_free(b);
}
END_TEST

START_TEST(mark_tells_its_distance)
{
    struct bench *b = bench_with("hobbits");
    const struct data *d = b->s.data;
    double least = INFINITY;
    char *text, want[64];

    b->s.placed = true;
    b->s.place[0] = 6;
    b->s.place[1] = 5;
    for (size_t i = 0; i < d->n; i++)
        least = fmin(least, hypot(d->x[0][i] - 6, d->x[1][i] - 5));
    snprintf(want, sizeof want, "◆ %.2f from the nearest", least);
    text = drawn(b, "scatter", &fine, 16, 60);
    ck_assert_msg(strstr(text, want), "no '%s' in\n%s", want, text);
    free(text);
    snprintf(want, sizeof want, "nearest point %.2f away.", least);
    says(b, "scatter", want);
    bench_free(b);
}
END_TEST

Suite *suite_plane(void)
{
    Suite *s = suite_create("plane");
    TCase *t = tcase_create("plane");

    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, boundary_cells_and_no_others, 0, KINDS);
    tcase_add_test(t, boundary_through_dots);
    tcase_add_loop_test(t, tint_of_the_middle, 0, KINDS);
    tcase_add_loop_test(t, bloom_grows_to_the_field, 0, 2 * KINDS);
    tcase_add_loop_test(t, ghost_of_a_map, 0, KINDS);
    tcase_add_loop_test(t, ghost_of_a_curve, 0, 2);
    tcase_add_test(t, arrow_at_a_right_angle);
    tcase_add_loop_test(t, points_are_never_hidden, 0, KINDS);
    tcase_add_test(t, lines_have_names);
    tcase_add_test(t, mark_tells_its_distance);
    suite_add_tcase(s, t);
    return s;
}
