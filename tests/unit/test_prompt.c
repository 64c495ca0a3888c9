/* The prompt line as cells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/prompt.h"

Suite *suite_prompt(void);

/* Draws P into COLS columns; TEXT gets the row, trailing blanks removed. */
static int draw(struct prompt *p, int cols, bool ascii, char text[256])
{
    struct grid g;
    struct str s;
    int cursor;

    grid_init(&g, 1, cols, ascii);
    cursor = prompt_draw(p, &g, 0, 0, cols);
    str_init(&s);
    grid_dump(&g, &s);
    while (s.len && (s.s[s.len - 1] == '\n' || s.s[s.len - 1] == ' '))
        str_cut(&s, s.len - 1);
    ck_assert_uint_lt(s.len, 256);
    memcpy(text, s.s, s.len + 1);
    str_done(&s);
    grid_done(&g);
    return cursor;
}

static struct prompt line(const char *text, size_t point)
{
    return (struct prompt){"> ", text, point, "", 0};
}

START_TEST(short_line)
    {
        struct prompt p = line("line 3 ", 7);
        char text[256];

        p.ghost = "-0.4";
        ck_assert_int_eq(draw(&p, 40, false, text), 9);
        ck_assert_str_eq(text, "> line 3 -0.4");
        p = line("abc", 1);
        ck_assert_int_eq(draw(&p, 40, false, text), 3);
        ck_assert_str_eq(text, "> abc");
    }
END_TEST

START_TEST(ghost_is_grey_and_never_scrolls)
    {
        struct prompt p = line("abc", 3);
        struct grid g;

        p.ghost = " and much more than there is room for";
        grid_init(&g, 1, 12, false);
        ck_assert_int_eq(prompt_draw(&p, &g, 0, 0, 12), 5);
        ck_assert_int_eq(grid_at(&g, 0, 4)->style, STYLE_PLAIN);
        ck_assert_int_eq(grid_at(&g, 0, 6)->style, STYLE_GHOST);
        ck_assert_int_eq(p.scroll, 0);
        ck_assert_uint_eq(grid_at(&g, 0, 11)->glyph, 'u');
        grid_done(&g);
    }
END_TEST

START_TEST(marks_in_the_prompt_take_no_columns)
    {
        struct prompt p = {"\001\033[1m\002> \001\033[0m\002", "x", 1, "", 0};
        char text[256];

        ck_assert_int_eq(draw(&p, 10, false, text), 3);
        ck_assert_str_eq(text, "> x");
        p.prompt = "> \001never closed";
        ck_assert_int_eq(draw(&p, 10, false, text), 3);
    }
END_TEST

START_TEST(controls_and_bad_bytes)
    {
        struct prompt p = line("a\tb\x7f\xff"
                               "c",
                               6);
        char text[256];

        ck_assert_int_eq(draw(&p, 40, false, text), 2 + 1 + 2 + 1 + 2 + 3 + 1);
        ck_assert_str_eq(text, "> a^Ib^?\\ffc");
    }
END_TEST

START_TEST(wide_and_combining)
    {
        struct prompt p = line("日本x", 6);
        char text[256];

        ck_assert_int_eq(draw(&p, 40, false, text), 6);
        ck_assert_str_eq(text, "> 日本x");
        ck_assert_int_eq(draw(&p, 5, false, text), 3);
        ck_assert_str_eq(text, "<本x");
        p = line("a日本x", 5); /* here `<` covers half of it: none of it is shown */
        ck_assert_int_lt(draw(&p, 5, false, text), 5);
        ck_assert_ptr_null(strstr(text, "\xef\xbf\xbd"));
        p = line("e\xcc\x81x", 3);
        ck_assert_int_eq(draw(&p, 40, false, text), 3);
        ck_assert_str_eq(text, "> ex");
    }
END_TEST

START_TEST(ascii_twins)
    {
        struct prompt p = line("σ 1", 4);
        char text[256];

        ck_assert_int_eq(draw(&p, 40, true, text), 2 + 5 + 2);
        ck_assert_str_eq(text, "> sigma 1");
    }
END_TEST

START_TEST(long_line_scrolls_with_hysteresis)
    {
        struct prompt p = line("0123456789abcdefghij", 20);
        char text[256];
        int scroll;

        ck_assert_int_lt(draw(&p, 12, false, text), 12);
        ck_assert_int_eq(text[0], '<');
        scroll = p.scroll;
        p.point = 19; /* the cursor moves inside the window: nothing scrolls */
        draw(&p, 12, false, text);
        ck_assert_int_eq(p.scroll, scroll);
        p.point = 0;
        ck_assert_int_eq(draw(&p, 12, false, text), 2);
        ck_assert_str_eq(text, "> 012345678>");
    }
END_TEST

/* Every width, every cursor: it is on the row, on its own character, under no mark. */
START_TEST(cursor_is_always_in_sight)
    {
        const char *text = "日a\tb本\xff"
                           "cdé fghijklmnopqrs日";
        size_t len = strlen(text);

        for (int cols = 1; cols <= 40; cols++) {
            struct prompt p = line(text, 0);
            struct grid g;

            grid_init(&g, 1, cols, false);
            for (size_t i = 0; i <= 2 * len; i++) {
                int cursor;

                p.point = i <= len ? i : 2 * len - i;
                cursor = prompt_draw(&p, &g, 0, 0, cols);
                ck_assert_int_ge(cursor, 0);
                ck_assert_int_lt(cursor, cols);
                if (cols > 4 && p.point == len)
                    ck_assert_uint_eq(grid_at(&g, 0, cursor)->glyph, ' ');
                for (int c = 0; c < cols; c++)
                    if (utf8_width(grid_at(&g, 0, c)->glyph) == 2) {
                        ck_assert_int_lt(c + 1, cols);
                        ck_assert_uint_eq(grid_at(&g, 0, c + 1)->glyph, 0);
                    }
            }
            grid_done(&g);
        }
    }
END_TEST

Suite *suite_prompt(void)
{
    Suite *s = suite_create("prompt");
    TCase *t = tcase_create("cells");

    tcase_add_test(t, short_line);
    tcase_add_test(t, ghost_is_grey_and_never_scrolls);
    tcase_add_test(t, marks_in_the_prompt_take_no_columns);
    tcase_add_test(t, controls_and_bad_bytes);
    tcase_add_test(t, wide_and_combining);
    tcase_add_test(t, ascii_twins);
    tcase_add_test(t, long_line_scrolls_with_hysteresis);
    tcase_add_test(t, cursor_is_always_in_sight);
    suite_add_tcase(s, t);
    return s;
}
