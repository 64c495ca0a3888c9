/* Maps of random models: boundary, field and ghost are where they belong.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "figure_kit.h"
#include "learn/objective.h"
#include "plane_kit.h"

Suite *suite_plane(void);

/* ---- random models ---- */

/* The score at a place of the design's 13 x 34 cells over 0 … 6 and 0 … 5. */
static double score_at(const struct bench *b, int kind, double row, double col)
{
    return plane_score(b, kind, col * 6 / 33, (12 - row) * 5 / 12) -
           log(b->s.tau / (1 - b->s.tau));
}

static const struct cell *cell_at(const struct grid *g, int row, int col)
{
    return grid_at(g, row + 1, col + 4);
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
    struct bench *b = plane_bench(_i);
    unsigned state = 11;

    for (int k = 0; k < MODELS; k++) {
        struct look look = {.glyphs = (enum glyphs)(k % 3), .tints = k % 2};
        struct grid g;

        b->s.tau = k % 5 ? 0.5 : 0.5 + 0.4 * any(&state);
        b->s.field = k % 4 == 0;
        plane_weights(b, _i, &state);
        plane_draw(b, &look, &g);
        boundary_is_there(b, _i, &g);
        grid_done(&g);
    }
    bench_free(b);
}
END_TEST

/* A boundary exactly through dots is no gap. */
START_TEST(boundary_through_dots)
{
    struct bench *b = plane_bench(1);
    struct grid g;
    double x = 16.25 * 6 / 33; /* the middle of a dot column */
    int count = 0;

    bench_set_theta(b, (const double[]){-x * x, 0, 0, 1, 0, 0});
    plane_draw(b, &fine, &g);
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
    struct bench *b = plane_bench(_i);
    const struct look look = {.glyphs = GLYPHS_BRAILLE, .tints = true};
    unsigned state = 12;

    b->s.field = true;
    for (int k = 0; k < MODELS; k++) {
        struct grid g;

        plane_weights(b, _i, &state);
        plane_draw(b, &look, &g);
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
    struct bench *b = plane_bench(_i % KINDS);
    struct look look = {.glyphs = GLYPHS_BRAILLE, .tints = _i < KINDS};
    unsigned state = 13;

    ck_assert(figure_named("scatter")->blooms);
    for (int k = 0; k < MODELS / 3; k++) {
        struct grid part, whole;

        plane_weights(b, _i % KINDS, &state);
        look.bloom = 0;
        b->s.field = true;
        plane_draw(b, &look, &whole);
        for (look.bloom = 1; look.bloom <= BLOOM_FRAMES; look.bloom++) {
            b->s.field = k % 2;
            plane_draw(b, &look, &part);
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
    struct bench *b = plane_bench(_i), *other = plane_bench(_i);
    unsigned state = 14;

    for (int k = 0; k < MODELS; k++) {
        struct look look = {.glyphs = (enum glyphs)(k % 3), .tints = k % 2};

        b->s.aspect_equal = k % 7 == 0;
        b->s.field = k % 4 == 0;
        plane_weights(b, _i, &state);
        plane_weights(other, _i, &state);
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

Suite *suite_plane(void)
{
    Suite *s = suite_create("plane");
    TCase *t = tcase_create("plane");

    tcase_add_loop_test(t, boundary_cells_and_no_others, 0, KINDS);
    tcase_add_test(t, boundary_through_dots);
    tcase_add_loop_test(t, tint_of_the_middle, 0, KINDS);
    tcase_add_loop_test(t, bloom_grows_to_the_field, 0, 2 * KINDS);
    tcase_add_loop_test(t, ghost_of_a_map, 0, KINDS);
    tcase_add_loop_test(t, ghost_of_a_curve, 0, 2);
    suite_add_tcase(s, t);
    return s;
}
