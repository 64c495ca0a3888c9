/* The picture of a table that is put together by hand has room for the points to come.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>

#include "kit.h"
#include "lab/figure.h"
#include "plot/chart.h"

Suite *suite_by_hand_axes(void);

static struct shell *sh;

static void setup(void)
{
    sh = kit_shell(false);
}

static void teardown(void)
{
    kit_done(sh);
}

/* (X, Y) has a cell of its own in the scatter, away from that of (2, 1). */
static bool has_cell(double x, double y)
{
    struct grid g;
    struct chart c;
    int row, col;
    bool in;

    grid_init(&g, 14, 60, false);
    ck_assert(figure_named("scatter")->chart(sh->bench, &(struct look){0}, &g, &c));
    in = chart_cell(&c, x, y, &row, &col);
    grid_done(&g);
    return in;
}

START_TEST(room_for_the_next_point)
{
    kit_must(sh, "data empty; add 2 1 +");
    ck_assert(has_cell(0, 0) && has_cell(10, 10) && has_cell(7, 3));
    ck_assert(!has_cell(-10, 3));
    kit_must(sh, "add 7 3 o");
    ck_assert(has_cell(0, 0) && has_cell(10, 10));
    kit_must(sh, "add -4 3 o"); /* x alone goes below 0 */
    ck_assert(has_cell(-10, 0) && has_cell(10, 10) && !has_cell(0, -10));
}
END_TEST

/* Numbers of another size, and tables that come from elsewhere, are fitted as ever. */
START_TEST(only_there)
{
    kit_must(sh, "data empty; add 53 1 +; add 81 1.5 o");
    ck_assert(has_cell(53, 10) && has_cell(81, 1) && !has_cell(0, 1));
    kit_must(sh, "data empty; add 0.1 0.2 +; add 0.3 0.1 o");
    ck_assert(has_cell(0.3, 0.2) && !has_cell(2, 2));
    kit_must(sh, "data hobbits; add 2 1 +");
    ck_assert(!has_cell(10, 10));
    kit_must(sh, "data xor");
    ck_assert(!has_cell(9, 9));
}
END_TEST

Suite *suite_by_hand_axes(void)
{
    Suite *s = suite_create("by_hand_axes");
    TCase *c = tcase_create("by_hand_axes");

    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, room_for_the_next_point);
    tcase_add_test(c, only_there);
    suite_add_tcase(s, c);
    return s;
}
