/* Panes: the sizes that are promised, and every size stays in order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>

#include "lab/figure.h"
#include "lesson/shown.h"
#include "ui/layout.h"

Suite *suite_layout(void);

static struct layout beside(int rows, int cols, bool lab, bool second, int wide)
{
    struct wants wants = {lab, second, wide};
    struct layout l;

    layout_make(&l, rows, cols, &wants);
    return l;
}

static struct layout at(int rows, int cols, bool lab, bool second)
{
    return beside(rows, cols, lab, second, 0);
}

#define ck_pane(p, r, c, h, w)         \
    do {                               \
        ck_assert_int_eq((p).row, r);  \
        ck_assert_int_eq((p).col, c);  \
        ck_assert_int_eq((p).rows, h); \
        ck_assert_int_eq((p).cols, w); \
    } while (0)

/* Section 1: title, 17 rows of body, strip, 3 of reply, prompt, last row. */
START_TEST(lesson_at_80x24)
    {
        struct layout l = at(24, 80, false, true);

        ck_assert_int_eq(l.mode, LAYOUT_COLUMNS);
        ck_pane(l.title, 0, 0, 1, 80);
        ck_pane(l.body, 1, 0, 17, 80);
        ck_pane(l.text, 1, 1, 17, 35);
        ck_pane(l.picture, 2, 39, 16, 40);
        ck_assert_int_eq(l.second.rows, 0);
        ck_pane(l.strip, 18, 0, 1, 80);
        ck_pane(l.reply, 19, 1, 3, 78);
        ck_pane(l.prompt, 22, 0, 1, 80);
        ck_pane(l.footer, 23, 0, 1, 80);
    }
END_TEST

/* Mockup M3: two pictures, the strip on row 17, five rows of transcript. */
START_TEST(lab_at_80x24)
    {
        struct layout l = at(24, 80, true, true);

        ck_pane(l.body, 1, 0, 15, 80);
        ck_pane(l.picture, 1, 1, 15, 42);
        ck_pane(l.second, 1, 46, 15, 33);
        ck_pane(l.strip, 16, 0, 1, 80);
        ck_pane(l.reply, 17, 1, 5, 78);
        ck_pane(l.prompt, 22, 0, 1, 80);
        ck_pane(at(24, 80, true, false).picture, 1, 1, 15, 78);
    }
END_TEST

START_TEST(large_screens_grow_to_a_measure)
    {
        struct layout l = at(36, 120, false, true);

        ck_assert_int_eq(l.text.cols, 44);
        ck_assert_int_ge(l.picture.cols, 72);
        ck_assert_int_ge(l.picture.rows, 19);
        ck_assert_int_eq(l.second.rows, 8);
        ck_assert_int_eq(l.reply.rows, 5);
        l = at(60, 200, false, true);
        ck_assert_int_eq(l.text.cols, 44);
        ck_assert_int_eq(l.picture.cols, 110);
        ck_assert_int_eq(l.picture.rows, 40);
        ck_assert_int_eq(l.title.col, 200 - l.title.cols - l.title.col);
    }
END_TEST

START_TEST(small_screens_keep_a_picture)
    {
        struct layout l = at(18, 60, false, false);

        ck_assert_int_eq(l.mode, LAYOUT_COLUMNS);
        ck_assert_int_eq(l.text.cols, 28);
        ck_assert_int_ge(l.picture.rows, 10);
        ck_assert_int_eq(l.picture.cols, 30);
        ck_assert_int_ge(at(16, 60, false, false).picture.rows, 9);
        ck_assert_int_eq(at(15, 80, false, false).mode, LAYOUT_TABS);
        ck_assert_int_eq(at(24, 59, false, false).mode, LAYOUT_TABS);
        l = at(12, 40, false, false);
        ck_pane(l.picture, 1, 0, 7, 40);
        ck_pane(l.strip, 8, 0, 1, 40);
        ck_pane(l.reply, 9, 1, 1, 38);
        ck_pane(l.prompt, 10, 0, 1, 40);
        ck_assert_int_eq(at(8, 30, false, false).mode, LAYOUT_TABS);
        ck_assert_int_eq(at(7, 30, false, false).mode, LAYOUT_TINY);
        ck_assert_int_eq(at(8, 29, false, false).mode, LAYOUT_TINY);
    }
END_TEST

static void inside(const struct pane *p, const struct pane *of)
{
    ck_assert_int_ge(p->rows, 0);
    ck_assert_int_ge(p->cols, 0);
    if (!p->rows)
        return;
    ck_assert_int_ge(p->row, of->row);
    ck_assert_int_ge(p->col, of->col);
    ck_assert_int_le(p->row + p->rows, of->row + of->rows);
    ck_assert_int_le(p->col + p->cols, of->col + of->cols);
}

/* Mockups M4 and M6: the landscape left, prose from column 54 and from column 60. */
START_TEST(a_landscape_stands_left)
    {
        struct layout l = beside(24, 80, false, false, 52);

        ck_pane(l.picture, 1, 1, 17, 52);
        ck_pane(l.text, 1, 54, 17, 25);
        ck_assert_int_eq(l.gap, 1);
        ck_assert_int_eq(l.inset, 0);
        l = beside(24, 80, false, false, 57);
        ck_pane(l.picture, 1, 1, 17, 57);
        ck_pane(l.text, 1, 59, 17, 20);
        ck_assert_int_eq(l.inset, 1);
        l = beside(18, 60, false, false, 52);
        ck_assert_int_ge(l.text.cols, 18);
        ck_assert_int_gt(l.picture.cols, l.text.cols);
        l = beside(36, 120, false, true, 52);
        ck_assert_int_eq(l.text.cols, 44);
        ck_assert_int_ge(l.picture.cols, 72);
        ck_assert_int_eq(l.second.rows, 8);
        l = beside(24, 80, true, false, 52);
        ck_pane(l.picture, 1, 1, 15, 78);
        ck_assert_int_eq(beside(12, 40, false, false, 52).mode, LAYOUT_TABS);
    }
END_TEST

/* Lint measures a page with the columns that it will have. */
START_TEST(lint_knows_the_columns)
    {
        static const char *const name[] = {"contour", "scatter", "surface", "slice"};

        for (size_t i = 0; i < 4; i++) {
            const struct figure *f = figure_named(name[i]);
            struct layout l = beside(24, 80, false, false, f->wide);

            ck_assert_int_eq(shown_columns(f, false), l.text.cols);
            ck_assert_int_eq(shown_columns(f, true), l.text.cols - 2 * l.inset);
        }
        for (int wide = 40; wide < 60; wide++) {
            struct figure f = {.wide = wide};
            struct layout l = beside(24, 80, false, false, wide);

            ck_assert_int_eq(shown_columns(&f, false), l.text.cols);
            ck_assert_int_eq(shown_columns(&f, true), l.text.cols - 2 * l.inset);
        }
        ck_assert_int_eq(shown_columns(NULL, true), 35);
    }
END_TEST

static void check_size(int rows, int cols, bool lab, bool second, int wide)
{
    struct layout l = beside(rows, cols, lab, second, wide);
    struct pane screen = {0, 0, rows, cols};
    const struct pane *band[] = {&l.title, &l.body,   &l.strip,
                                 &l.reply, &l.prompt, &l.footer};
    int row = 0;

    for (size_t i = 0; i < 6; i++)
        inside(band[i], &screen);
    ck_assert_int_eq(l.prompt.rows, 1);
    if (l.mode == LAYOUT_TINY)
        return;
    for (size_t i = 0; i < 6; i++) {
        ck_assert_int_ge(band[i]->row, row);
        ck_assert_int_ge(band[i]->rows, 1);
        row = band[i]->row + band[i]->rows;
    }
    inside(&l.text, &l.body);
    inside(&l.picture, &l.body);
    inside(&l.second, &l.body);
    if (l.mode == LAYOUT_COLUMNS && !lab)
        ck_assert(l.picture.col >= l.text.col + l.text.cols ||
                  (wide && l.text.col >= l.picture.col + l.picture.cols));
    if (l.mode == LAYOUT_COLUMNS && !lab)
        ck_assert_int_ge(l.text.cols - 2 * l.inset, 16);
    if (l.second.rows)
        ck_assert(l.second.row >= l.picture.row + l.picture.rows ||
                  l.second.col >= l.picture.col + l.picture.cols);
}

START_TEST(every_size_is_in_order)
    {
        for (int rows = 1; rows <= 80; rows++)
            for (int cols = 1; cols <= 220; cols++)
                for (int kind = 0; kind < 6; kind++)
                    check_size(rows, cols, kind < 4 && (kind & 1), kind & 2 || kind > 3,
                               kind < 4    ? 0
                               : kind == 4 ? 52
                                           : 57);
    }
END_TEST

Suite *suite_layout(void)
{
    Suite *s = suite_create("layout");
    TCase *t = tcase_create("panes");

    tcase_add_test(t, lesson_at_80x24);
    tcase_add_test(t, lab_at_80x24);
    tcase_add_test(t, large_screens_grow_to_a_measure);
    tcase_add_test(t, small_screens_keep_a_picture);
    tcase_add_test(t, a_landscape_stands_left);
    tcase_add_test(t, lint_knows_the_columns);
    tcase_add_test(t, every_size_is_in_order);
    suite_add_tcase(s, t);
    return s;
}
