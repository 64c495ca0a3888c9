/* Lines of equal height, and the sheet of wires: what is drawn is there to be seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/contour.h"

#include <check.h>
#include <math.h>

#include "plot/wire.h"

Suite *suite_contour(void);

/* Every dot of a line lies in a cell that the line crosses, and every crossed cell
 * that is not cut at a corner has one. */
START_TEST(lines_cross_their_cells)
    {
        struct contour c;
        double level[CONTOUR_LEVELS];
        int n;

        contour_init(&c, 20, 40);
        for (int r = 0; r <= 20; r++)
            for (int k = 0; k <= 40; k++)
                *contour_corner(&c, r, k) =
                    pow((k - 18) / 4.0, 2) + pow((r - 9) / 3.0, 2);
        n = contour_levels(&c, level);
        ck_assert_int_ge(n, 3);
        for (int i = 0; i < n; i++) {
            double lead = level[i] / pow(10, floor(log10(level[i]) + 1e-9));
            struct canvas ink;
            int crossed = 0, lit = 0;

            ck_assert(fabs(lead - 2) < 1e-9 || fabs(lead - 4) < 1e-9 ||
                      fabs(lead - 8) < 1e-9);
            ck_assert(i == 0 || level[i] > level[i - 1]);
            canvas_init(&ink, 20, 40);
            contour_line(&c, level[i], &ink, false);
            for (int r = 0; r < 20; r++)
                for (int k = 0; k < 40; k++) {
                    crossed += contour_crosses(&c, r, k, level[i]);
                    lit += canvas_lit(&ink, r, k);
                    ck_assert(!canvas_lit(&ink, r, k) ||
                              contour_crosses(&c, r, k, level[i]));
                }
            ck_assert_int_gt(lit, crossed / 2);
            canvas_done(&ink);
        }
        contour_done(&c);
    }
END_TEST

START_TEST(flat_and_undefined_heights_have_no_lines)
    {
        struct contour c;
        double level[CONTOUR_LEVELS];

        contour_init(&c, 8, 8);
        ck_assert_int_eq(contour_levels(&c, level), 0);
        for (int i = 0; i < 81; i++)
            c.v[i] = NAN;
        ck_assert_int_eq(contour_levels(&c, level), 0);
        c.v[40] = 3;
        ck_assert_int_eq(contour_levels(&c, level), 0);
        ck_assert(!contour_crosses(&c, 4, 4, 3));
        contour_done(&c);
    }
END_TEST

/* Halfway between known heights there is the one halfway; a slope is known whole. */
START_TEST(heights_between)
    {
        const int rows = 1 + _i % 4, cols = 1 + _i / 4;
        struct contour c;

        contour_init(&c, rows, cols);
        for (int r = 0; r <= rows; r++)
            for (int k = 0; k <= cols; k++)
                *contour_corner(&c, r, k) =
                    (r % 2 == 0 || r == rows) && (k % 2 == 0 || k == cols)
                        ? 3 * r - 0.5 * k + 0.25 * r * k
                        : NAN;
        contour_fill(&c);
        for (int r = 0; r <= rows; r++)
            for (int k = 0; k <= cols; k++)
                ck_assert_double_eq_tol(*contour_corner(&c, r, k),
                                        3 * r - 0.5 * k + 0.25 * r * k, 1e-12);
        contour_done(&c);
    }
END_TEST

/* ---- the sheet ---- */

/* The canvas' row of the sheet at dot column I and depth V; false beside it. */
static bool sheet_row(const struct wire *w, int rows, int cols, double i, double v,
                      double *j)
{
    double left, right, at, u;

    wire_dot(rows, cols, 0, v, 0, &left, &at);
    wire_dot(rows, cols, 1, v, 0, &right, &at);
    u = (i - left) / (right - left);
    if (u < 0 || u > 1)
        return false;
    wire_dot(rows, cols, u, v, wire_between(w, u, v), &at, j);
    return true;
}

/* Some point of the sheet in this column or half a dot beside it passes dot row J, and
 * nothing nearer in the same column covers it. */
static bool seen(const struct wire *w, int rows, int cols, int i, int j)
{
    for (int k = -2; k <= 2; k++) {
        double top = INFINITY, low = -INFINITY, y, last = NAN;

        for (int s = 0; s <= 800; s++) {
            if (!sheet_row(w, rows, cols, i + k / 2.0, s / 800.0, &y))
                continue;
            if ((fabs(y - j) < 1.01 || (last - j) * (y - j) <= 0) &&
                (j <= top + 1.5 || j >= low - 1.5))
                return true;
            top = fmin(top, y);
            low = fmax(low, y);
            last = y;
        }
    }
    return false;
}

static void check_sheet(double (*height)(double u, double v))
{
    struct canvas ink, floor;
    struct wire w;
    int lit = 0, hidden = 0;

    wire_init(&w, 40, 24);
    for (int j = 0; j <= 24; j++)
        for (int i = 0; i <= 40; i++)
            *wire_height(&w, i, j) = height(i / 40.0, j / 24.0);
    canvas_init(&ink, 16, 50);
    canvas_init(&floor, 16, 50);
    wire_draw(&w, 4, &ink, &floor);
    for (int j = 0; j < 64; j++)
        for (int i = 0; i < 100; i++) {
            static const uint8_t bit[4][2] = {
                {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

            if (!(ink.dots[j / 4 * 50 + i / 2] & bit[j % 4][i % 2]))
                continue;
            lit++;
            hidden += !seen(&w, 16, 50, i, j);
        }
    ck_assert_int_gt(lit, 300);
    ck_assert_int_eq(hidden, 0);
    canvas_done(&ink);
    canvas_done(&floor);
    wire_done(&w);
}

static double level_sheet(double u, double v)
{
    (void)u;
    (void)v;
    return 0;
}

static double bowl(double u, double v)
{
    return 2 * (pow(u - 0.5, 2) + pow(v - 0.5, 2));
}

static double hill(double u, double v)
{
    return exp(-20 * (pow(u - 0.5, 2) + pow(v - 0.3, 2)));
}

START_TEST(nothing_shows_behind_something_nearer)
    {
        check_sheet(level_sheet);
        check_sheet(bowl);
        check_sheet(hill);
    }
END_TEST

/* A mark on the sheet is hidden just where no dot of it could be seen. */
static void check_hidden(double (*height)(double u, double v), bool any_hidden)
{
    struct wire w;
    int hidden = 0, wrong = 0;

    wire_init(&w, 40, 24);
    for (int j = 0; j <= 24; j++)
        for (int i = 0; i <= 40; i++)
            *wire_height(&w, i, j) = height(i / 40.0, j / 24.0);
    for (int j = 1; j < 24; j++)
        for (int i = 1; i < 40; i++) {
            double u = i / 40.0, v = j / 24.0, x, y, at, row;
            bool covered = false, above = false, below = false;

            wire_dot(16, 50, u, v, wire_between(&w, u, v), &x, &y);
            for (int s = 0; s < 2000; s++) {
                at = v * s / 2000;
                if (!sheet_row(&w, 16, 50, x, at, &row))
                    continue;
                above = above || row < y - 2;
                below = below || row > y + 2;
            }
            covered = above && below;
            hidden += wire_hidden(&w, 16, 50, u, v);
            wrong += covered && !wire_hidden(&w, 16, 50, u, v);
        }
    ck_assert_int_eq(wrong, 0);
    ck_assert_int_eq(hidden > 0, any_hidden);
    wire_done(&w);
}

START_TEST(marks_behind_a_wall_are_hidden)
    {
        check_hidden(level_sheet, false);
        check_hidden(hill, true);
    }
END_TEST

Suite *suite_contour(void)
{
    Suite *s = suite_create("contour");
    TCase *c = tcase_create("contour");

    tcase_add_test(c, lines_cross_their_cells);
    tcase_add_test(c, flat_and_undefined_heights_have_no_lines);
    tcase_add_loop_test(c, heights_between, 0, 20);
    tcase_add_test(c, nothing_shows_behind_something_nearer);
    tcase_add_test(c, marks_behind_a_wall_are_hidden);
    suite_add_tcase(s, c);
    return s;
}
