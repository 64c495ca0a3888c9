/* Maps of random models: arrow, points, names and distances.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "lab/figure_scatter.h"
#include "learn/objective.h"
#include "plane_kit.h"

Suite *suite_plane_marks(void);

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
    struct bench *b = plane_bench(0);
    unsigned state = 16;
    int arrows = 0;

    b->s.aspect_equal = true;
    for (int k = 0; k < MODELS; k++) {
        struct plane s;
        struct frame f;
        struct chart c;
        struct grid g;
        int cell[200][2], head[2], n;

        plane_weights(b, 0, &state);
        plane_draw(b, &fine, &g);
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
            ck_assert(plane_score(b, 0, x, y) > 0);
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
    struct bench *b = plane_bench(_i), *other = plane_bench(_i);
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
        plane_weights(b, _i, &state);
        plane_weights(other, _i, &state);
        plane_draw(b, &look, &g);
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

Suite *suite_plane_marks(void)
{
    Suite *s = suite_create("plane_marks");
    TCase *t = tcase_create("plane_marks");

    tcase_add_test(t, arrow_at_a_right_angle);
    tcase_add_loop_test(t, points_are_never_hidden, 0, KINDS);
    tcase_add_test(t, lines_have_names);
    tcase_add_test(t, mark_tells_its_distance);
    suite_add_tcase(s, t);
    return s;
}
