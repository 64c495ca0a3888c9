/* Grids: what is put stays inside, wide glyphs stay whole, ASCII is ASCII.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "base/utf8.h"
#include "plot/grid.h"
#include "plot/text.h"

Suite *suite_grid(void);

static void dumps(const struct grid *g, const char *want)
{
    struct str s;

    str_init(&s);
    grid_dump(g, &s);
    ck_assert_str_eq(s.s, want);
    str_done(&s);
}

START_TEST(outside_nothing_happens)
{
    struct grid g;

    grid_init(&g, 2, 3, false);
    grid_put(&g, -1, 0, STYLE_PLAIN, 'a');
    grid_put(&g, 2, 0, STYLE_PLAIN, 'a');
    grid_put(&g, 0, 3, STYLE_PLAIN, 'a');
    grid_text(&g, 5, 0, -1, STYLE_PLAIN, "abc");
    grid_text(&g, 1, -2, -1, STYLE_PLAIN, "abc");
    ck_assert(!grid_at(&g, 0, -1) && !grid_at(&g, 2, 0));
    dumps(&g, "\nc\n");
    grid_done(&g);
    grid_init(&g, -4, 10, false);
    ck_assert_int_eq(g.rows, 0);
    grid_put(&g, 0, 0, STYLE_PLAIN, 'a');
    grid_done(&g);
}
END_TEST

START_TEST(text_is_cut)
{
    struct grid g;

    grid_init(&g, 3, 8, false);
    ck_assert_int_eq(grid_text(&g, 0, 2, -1, STYLE_PLAIN, "abcdefghij"), 8);
    ck_assert_int_eq(grid_text(&g, 1, 2, 3, STYLE_PLAIN, "äöüß"), 5);
    ck_assert_int_eq(grid_text(&g, 2, 0, 0, STYLE_PLAIN, "x"), 0);
    dumps(&g, "  abcdef\n  äöü\n\n");
    grid_done(&g);
}
END_TEST

START_TEST(styles_follow_marks)
{
    struct grid g;
    struct str s;

    grid_init(&g, 1, 20, false);
    ck_assert_int_eq(
        grid_textf(&g, 0, 0, -1, STYLE_DIM, "a%sbc%sd", TEXT_BOLD, TEXT_END), 4);
    str_init(&s);
    grid_dump_styles(&g, &s);
    ck_assert_str_eq(s.s, "dbbd\n");
    grid_text(&g, 0, 0, -1, STYLE_PLAIN, "x\001");
    grid_text(&g, 0, 1, -1, STYLE_PLAIN, "\001?y");
    dumps(&g, "xycd\n");
    str_done(&s);
    grid_done(&g);
}
END_TEST

/* Every style has a letter of its own: dumps can be read back. */
START_TEST(letters_differ)
{
    for (int a = 0; a < STYLES; a++)
        for (int b = a + 1; b < STYLES; b++)
            ck_assert(style_letter((enum style)a) != style_letter((enum style)b));
}
END_TEST

START_TEST(wide_glyphs_stay_whole)
{
    struct grid g;

    grid_init(&g, 1, 5, false);
    grid_text(&g, 0, 0, -1, STYLE_PLAIN, "日本語");
    ck_assert_uint_eq(grid_at(&g, 0, 1)->glyph, 0);
    dumps(&g, "日本\n");
    grid_put(&g, 0, 1, STYLE_PLAIN, 'x');
    dumps(&g, " x本\n");
    grid_put(&g, 0, 2, STYLE_PLAIN, 'y');
    dumps(&g, " xy\n");
    grid_put(&g, 0, 4, STYLE_PLAIN, 0x65E5);
    dumps(&g, " xy\n");
    grid_done(&g);
}
END_TEST

START_TEST(nothing_unprintable)
{
    struct grid g;

    grid_init(&g, 1, 12, false);
    grid_text(&g, 0, 0, -1, STYLE_PLAIN, "a\033b\tc\xff\nd");
    grid_put(&g, 0, 11, STYLE_PLAIN, 7);
    for (int c = 0; c < 12; c++)
        ck_assert_int_eq(utf8_width(grid_at(&g, 0, c)->glyph), 1);
    grid_done(&g);
}
END_TEST

START_TEST(ascii_has_twins)
{
    struct grid g;
    struct str s;

    grid_init(&g, 1, 30, true);
    grid_text(&g, 0, 0, -1, STYLE_PLAIN, "σ(z) ≥ ½ → −1");
    grid_put(&g, 0, 29, STYLE_AXIS, 0x2524);
    str_init(&s);
    grid_dump(&g, &s);
    ck_assert_str_eq(s.s, "sigma(z) >= 1/2 -> -1        +\n");
    str_done(&s);
    grid_done(&g);
}
END_TEST

START_TEST(blit_is_clipped_and_keeps_tints)
{
    struct grid g, part;

    grid_init(&g, 2, 4, false);
    grid_init(&part, 2, 2, false);
    grid_text(&part, 0, 0, -1, STYLE_CODE, "ab");
    grid_text(&part, 1, 0, -1, STYLE_CODE, "cd");
    grid_at(&part, 0, 0)->tint = -3;
    grid_blit(&g, 1, 3, &part);
    grid_blit(&g, -1, -1, &part);
    dumps(&g, "d\n   a\n");
    ck_assert_int_eq(grid_at(&g, 1, 3)->tint, -3);
    grid_put(&g, 1, 3, STYLE_PLAIN, 'z');
    ck_assert_int_eq(grid_at(&g, 1, 3)->tint, -3);
    grid_done(&g);
    grid_done(&part);
}
END_TEST

Suite *suite_grid(void)
{
    Suite *s = suite_create("grid");
    TCase *t = tcase_create("grid");

    tcase_add_test(t, outside_nothing_happens);
    tcase_add_test(t, text_is_cut);
    tcase_add_test(t, styles_follow_marks);
    tcase_add_test(t, letters_differ);
    tcase_add_test(t, wide_glyphs_stay_whole);
    tcase_add_test(t, nothing_unprintable);
    tcase_add_test(t, ascii_has_twins);
    tcase_add_test(t, blit_is_clipped_and_keeps_tints);
    suite_add_tcase(s, t);
    return s;
}
