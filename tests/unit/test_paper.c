/* Paper: rows, wrapping, and drawing a part of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "plot/paper.h"
#include "plot/text.h"

Suite *suite_paper(void);

static void dumps(const struct paper *p, const char *want)
{
    struct str s;

    str_init(&s);
    paper_dump(p, &s);
    ck_assert_str_eq(s.s, want);
    str_done(&s);
}

static void wraps(int width, bool ascii, const char *first, const char *rest,
                  const char *text, const char *want)
{
    struct paper p;

    paper_init(&p, ascii);
    paper_prose(&p, width, STYLE_PLAIN, first, rest, text);
    dumps(&p, want);
    paper_done(&p);
}

START_TEST(lines)
{
    struct paper p, q;

    paper_init(&p, false);
    paper_line(&p, STYLE_PLAIN, "errors " TEXT_BOLD "12" TEXT_END "  ");
    paper_blank(&p);
    paper_linef(&p, STYLE_DIM, "%d σ", 7);
    paper_init(&q, false);
    paper_line(&q, STYLE_PLAIN, "q");
    paper_add(&q, &p);
    paper_add(&q, &q);
    dumps(&q, "q\nerrors 12\n\n7 σ\nq\nerrors 12\n\n7 σ\n");
    ck_assert_int_eq(q.row[1].cell[7].style, STYLE_BOLD);
    ck_assert_int_eq(q.row[3].cell[0].style, STYLE_DIM);
    paper_clear(&q);
    dumps(&q, "");
    paper_done(&p);
    paper_done(&q);
}
END_TEST

START_TEST(prose)
{
    wraps(10, false, "", "", "the line falls to the right",
          "the line\nfalls to\nthe right\n");
    wraps(12, false, "DO  ", "    ", "errors must be 0 now",
          "DO  errors\n    must be\n    0 now\n");
    wraps(4, false, "", "", "abcdefghij kl", "abcd\nefgh\nij\nkl\n");
    wraps(8, false, "", "", "a\n\nb", "a\n\nb\n");
    wraps(8, false, "", "", "", "\n");
    wraps(5, false, "", "", "12345 6", "12345\n6\n");
    wraps(9, false, "", "", "a  b  c", "a  b  c\n");
}
END_TEST

START_TEST(prose_in_small_places)
{
    wraps(1, false, "", "", "ab c", "a\nb\nc\n");
    wraps(0, false, "> ", "> ", "ab", "a\nb\n");
    wraps(3, false, "long lead ", "", "ab", "ab\n");
    wraps(1, false, "", "", "日", "\n\n");
    wraps(3, false, "", "", "日本語", "日\n本\n語\n");
}
END_TEST

START_TEST(prose_in_ascii)
{
    wraps(10, true, "", "", "p ≥ ½ → class 1", "p >= 1/2\n-> class 1\n");
    wraps(6, false, "", "",
          "eta\xc2\xa0"
          "1 is",
          "eta 1\nis\n");
    wraps(6, true, "", "",
          "eta\xc2\xa0"
          "1 is",
          "eta 1\nis\n");
}
END_TEST

/* Each row fits, and no letter is lost, whatever the width is. */
START_TEST(prose_fits_and_is_whole)
{
    static const char text[] =
        "What you type can win, never lose: a right value passes.";

    for (int width = 1; width < 70; width++) {
        struct paper p;
        size_t letters = 0;

        paper_init(&p, false);
        paper_prose(&p, width, STYLE_PLAIN, "", "", text);
        for (size_t r = 0; r < p.rows; r++) {
            ck_assert_int_le(p.row[r].cols, width);
            for (int c = 0; c < p.row[r].cols; c++)
                letters += p.row[r].cell[c].glyph != ' ';
        }
        ck_assert_uint_eq(letters, 46);
        paper_done(&p);
    }
}
END_TEST

START_TEST(pictures)
{
    struct grid g;
    struct paper p;

    grid_init(&g, 2, 6, false);
    grid_text(&g, 0, 1, -1, STYLE_AXIS, "ab");
    grid_at(&g, 1, 2)->tint = 1;
    paper_init(&p, false);
    paper_grid(&p, &g);
    dumps(&p, " ab\n\n");
    ck_assert_int_eq(p.row[0].cols, 3);
    ck_assert_int_eq(p.row[1].cols, 3);
    grid_done(&g);
    paper_done(&p);
}
END_TEST

START_TEST(drawing_a_part)
{
    struct grid g;
    struct paper p;
    struct str s;

    paper_init(&p, false);
    paper_line(&p, STYLE_PLAIN, "zero");
    paper_line(&p, STYLE_PLAIN, "first");
    paper_line(&p, STYLE_PLAIN, "a日本");
    paper_line(&p, STYLE_PLAIN, "last");
    grid_init(&g, 4, 6, false);
    paper_draw(&p, 1, &g, 1, 2, 2, 4);
    str_init(&s);
    grid_dump(&g, &s);
    ck_assert_str_eq(s.s, "\n  firs\n  a日\n\n");
    paper_draw(&p, 9, &g, 0, 0, 4, 6);
    paper_draw(&p, 0, &g, 3, 0, 4, -1);
    str_done(&s);
    grid_done(&g);
    paper_done(&p);
}
END_TEST

Suite *suite_paper(void)
{
    Suite *s = suite_create("paper");
    TCase *t = tcase_create("paper");

    tcase_add_test(t, lines);
    tcase_add_test(t, prose);
    tcase_add_test(t, prose_in_small_places);
    tcase_add_test(t, prose_in_ascii);
    tcase_add_test(t, prose_fits_and_is_whole);
    tcase_add_test(t, pictures);
    tcase_add_test(t, drawing_a_part);
    suite_add_tcase(s, t);
    return s;
}
