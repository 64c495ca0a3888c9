/* Landscapes of random models: each mark is where its number says, computed from scratch.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "lab/landscape.h"
#include "plot/chart.h"
#include "plot/contour.h"

Suite *suite_heights(void);

/* A bench, its map and the chart that the map was drawn into. */
struct map {
    struct bench *b;
    struct landscape l;
    struct chart c;
    struct grid g, frame;
};

static struct bench *random_bench(unsigned *state)
{
    size_t n = 12, dim = any(state) > 0 ? 1 : 2;
    double x[24], y[12];
    bool classes = any(state) > 0;
    struct bench *b;

    for (size_t i = 0; i < n * dim; i++)
        x[i] = 3 * any(state);
    for (size_t i = 0; i < n; i++)
        y[i] = classes ? i % 2 : 2 * x[i] + any(state);
    b = bench_of(n, dim, x, y);
    b->s.lambda = any(state) > 0 ? 0.1 : 0;
    bench_set_scale(b, any(state) > 0.5);
    b->s.eta_auto = false;
    b->s.knobs.eta = bench_safe_eta(b) * (0.6 + 0.3 * any(state));
    bench_changed(b);
    for (int k = (int)(5 + 4 * any(state)); k > 0; k--)
        bench_step(b);
    return b;
}

static void map_open(struct map *m, struct bench *b, int rows, int cols)
{
    struct frame f = {.even = true, .glyphs = GLYPHS_BRAILLE};

    m->b = b;
    landscape_open(&m->l, b, 2, (size_t)rows * (size_t)cols);
    f.yname = m->l.name[1];
    landscape_part(&m->l, &f.x, &f.y);
    grid_init(&m->frame, rows, cols, false);
    grid_init(&m->g, rows, cols, false);
    chart_open(&m->c, &m->frame, &f);
    figure_draw(figure_named("contour"), b, &fine, &m->g);
}

static void map_done(struct map *m)
{
    grid_done(&m->g);
    grid_done(&m->frame);
    landscape_done(&m->l);
    bench_free(m->b);
}

static const struct cell *cell_of(const struct map *m, int row, int col)
{
    return grid_at(&m->g, m->c.top + row, m->c.left + col);
}

/* The objective of the bench itself with the two weights there. */
static double height(const struct map *m, double u, double v)
{
    double theta[8];
    struct objective o;

    bench_objective(m->b, &o);
    memcpy(theta, m->b->s.theta, m->b->s.params * sizeof *theta);
    theta[m->l.weight[0]] = u;
    theta[m->l.weight[1]] = v;
    return o.ops->value(&o, theta);
}

/* Corners of the cell on both sides of LEVEL. */
static bool crossed(const struct map *m, int row, int col, double level)
{
    int above = 0;

    for (int k = 0; k < 4; k++)
        above += height(m, axis_value(&m->c.x, col - 0.5 + k % 2),
                        axis_value(&m->c.y, m->c.rows - row - 0.5 - k / 2)) >= level;
    return above > 0 && above < 4;
}

static int levels_of(const struct map *m, double level[CONTOUR_LEVELS])
{
    struct contour map;
    int n;

    contour_init(&map, m->c.rows, m->c.cols);
    for (int r = 0; r <= map.rows; r++)
        for (int k = 0; k <= map.cols; k++)
            *contour_corner(&map, r, k) =
                height(m, axis_value(&m->c.x, k - 0.5),
                       axis_value(&m->c.y, m->c.rows - r - 0.5));
    n = contour_levels(&map, level);
    contour_done(&map);
    return n;
}

/* ---- lines ---- */

static void check_dots(const struct map *m, const double *level, int n)
{
    for (int r = 0; r < m->c.rows; r++)
        for (int k = 0; k < m->c.cols; k++) {
            const struct cell *cell = cell_of(m, r, k);
            bool on = cell->style != STYLE_DIM || cell->glyph < 0x2800;

            for (int i = 0; i < n && !on; i++)
                on = crossed(m, r, k, level[i]);
            ck_assert_msg(on, "no level passes row %d, column %d", r, k);
        }
}

/* Reads the numbers on the lines; returns how many. */
static int check_numbers(const struct map *m)
{
    int found = 0;

    for (int r = 0; r < m->c.rows; r++)
        for (int k = 0; k < m->c.cols; k++) {
            char text[24] = "";
            bool on = false;
            int n = 0;

            while (k + n < m->c.cols && n < 20 &&
                   cell_of(m, r, k + n)->style == STYLE_AXIS) {
                uint32_t glyph = cell_of(m, r, k + n)->glyph;

                text[n++] = glyph == 0x2212 ? '-' : (char)glyph;
            }
            if (!n)
                continue;
            for (int i = 0; i < n; i++)
                on = on || crossed(m, r, k + i, strtod(text, NULL));
            ck_assert_msg(on, "%s stands beside its line", text);
            found++;
            k += n;
        }
    return found;
}

START_TEST(lines_and_numbers_hold_their_level)
    {
        unsigned state = 11;
        int numbers = 0;

        for (int t = 0; t < 12; t++) {
            double level[CONTOUR_LEVELS];
            struct map m;

            map_open(&m, random_bench(&state), 12 + t, 40 + 5 * t);
            check_dots(&m, level, levels_of(&m, level));
            numbers += check_numbers(&m);
            map_done(&m);
        }
        ck_assert_int_ge(numbers, 24);
    }
END_TEST

/* ---- marks ---- */

static void check_mark(const struct map *m, double u, double v, uint32_t glyph)
{
    int row, col;

    ck_assert(chart_cell(&m->c, u, v, &row, &col));
    ck_assert_uint_eq(cell_of(m, row, col)->glyph, glyph);
}

/* A digit K is where the K-th of the steps shown was; each further one later. */
static void check_path(const struct map *m)
{
    const struct trace *t = m->b->s.trace;
    size_t last = 0;

    for (uint32_t k = 0; k < 10; k++)
        for (int r = 0; r < m->c.rows; r++)
            for (int c = 0; c < m->c.cols; c++) {
                const struct cell *cell = cell_of(m, r, c);
                size_t i = last;
                int row = -1, col = -1;

                if (cell->style != STYLE_PATH || cell->glyph != '0' + k)
                    continue;
                while (i < t->rows && !(row == r && col == c)) {
                    const double *theta = t->theta + i++ * t->dim;

                    if (!chart_cell(&m->c, theta[m->l.weight[0]], theta[m->l.weight[1]],
                                    &row, &col))
                        row = -1;
                }
                ck_assert_msg(row == r && col == c, "digit %u is nowhere in the run",
                              (unsigned)k);
                last = i;
            }
}

/* Down the slope that differences of heights give, K times eta long. */
static void landing(const struct map *m, double k, double at[2])
{
    const double *here = m->l.at, h = 1e-5;

    for (int a = 0; a < 2; a++) {
        double up[2] = {here[0], here[1]}, down[2] = {here[0], here[1]};

        up[a] += h;
        down[a] -= h;
        at[a] = here[a] - k * m->b->s.knobs.eta *
                              (height(m, up[0], up[1]) - height(m, down[0], down[1])) /
                              (2 * h);
    }
}

static void check_landings(const struct map *m)
{
    static const double k[] = {0.5, 1, 2};

    for (int i = 0; i < 3; i++) {
        struct spot spot;
        double want[2];

        landing(m, k[i], want);
        ck_assert(landscape_landing(&m->l, k[i], &spot));
        for (int a = 0; a < 2; a++)
            ck_assert_double_eq_tol(spot.at[a], want[a], 1e-6 * (1 + fabs(want[a])));
    }
}

/* Nowhere in the picture is it lower. The other weights were not at their best: it is
 * not lower there either. */
static void check_bottom(const struct map *m)
{
    int row, col;

    if (!m->l.best_known)
        return;
    ck_assert(chart_cell(&m->c, m->l.best.at[0], m->l.best.at[1], &row, &col));
    ck_assert(cell_of(m, row, col)->glyph == 0x25CE || cell_of(m, row, col)->glyph == '@');
    for (int r = 0; r < m->c.rows; r++)
        for (int c = 0; c < m->c.cols; c++)
            ck_assert_double_ge(height(m, axis_value(&m->c.x, c), axis_value(&m->c.y, r)),
                                m->l.best.height - 1e-9 * (1 + m->l.best.height));
}

START_TEST(marks_are_where_the_numbers_say)
    {
        unsigned state = 5;

        for (int t = 0; t < 20; t++) {
            struct map m;
            struct spot spot;
            int row, col;

            map_open(&m, random_bench(&state), 10 + t, 34 + 4 * t);
            check_mark(&m, m.l.at[0], m.l.at[1], '@');
            check_path(&m);
            check_landings(&m);
            check_bottom(&m);
            if (landscape_start(&m.l, &spot))
                ck_assert(chart_cell(&m.c, spot.at[0], spot.at[1], &row, &col));
            map_done(&m);
        }
    }
END_TEST

/* SCREENS.md, M4: ten columns a unit from -0.5 to 4, three rows a unit. */
START_TEST(ticks_are_whole_cells_apart)
    {
        struct bench *b = bench_with("line");
        struct map m;

        b->s.eta_auto = false;
        b->s.knobs.eta = 0.09;
        bench_changed(b);
        for (int i = 0; i < 6; i++)
            bench_step(b);
        map_open(&m, b, 17, 52);
        ck_assert_double_eq_tol(m.c.x.lo, -0.5, 1e-9);
        ck_assert_double_eq_tol(m.c.x.hi, 4, 1e-9);
        ck_assert_double_eq_tol(m.c.y.lo, -1.0 / 3, 1e-9);
        ck_assert_double_eq_tol(m.c.y.hi, 4, 1e-9);
        map_done(&m);
    }
END_TEST

/* ---- numbers for other programs ---- */

START_TEST(csv_has_the_heights)
    {
        struct bench *b = bench_with("line");
        struct str csv;
        int rows = 0, steps = 0;
        struct map m;

        bench_step(b);
        bench_step(b);
        map_open(&m, b, 10, 40);
        str_init(&csv);
        ck_assert(figure_numbers(figure_named("contour"), b, &csv));
        ck_assert(strncmp(csv.s, "what,step,w,b,mse\n", 18) == 0);
        for (char *s = csv.s, *end; (end = strchr(s, '\n')); s = end + 1) {
            double u, v, h;

            steps += strncmp(s, "step,", 5) == 0;
            if (sscanf(s, "height,,%lf,%lf,%lf\n", &u, &v, &h) != 3)
                continue;
            ck_assert_double_eq_tol(h, height(&m, u, v), 1e-9 * (1 + h));
            rows++;
        }
        ck_assert_int_eq(rows, 41 * 41);
        ck_assert_int_eq(steps, 2);
        str_done(&csv);
        map_done(&m);
    }
END_TEST

Suite *suite_heights(void)
{
    Suite *s = suite_create("heights");
    TCase *c = tcase_create("heights");

    tcase_add_test(c, lines_and_numbers_hold_their_level);
    tcase_add_test(c, marks_are_where_the_numbers_say);
    tcase_add_test(c, ticks_are_whole_cells_apart);
    tcase_add_test(c, csv_has_the_heights);
    suite_add_tcase(s, c);
    return s;
}
