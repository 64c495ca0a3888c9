/* Rows for a pane: folding, paging, and the last row's words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/fold.h"
#include "ui/footer.h"
#include "ui/overlay.h"
#include "ui/page.h"

Suite *suite_fold(void);

static void folded(const char *text, int width, const char *want)
{
    struct paper in, out;
    struct str s;

    paper_init(&in, false);
    paper_init(&out, false);
    str_init(&s);
    paper_line(&in, STYLE_BOLD, text);
    fold_rows(&in, 0, 1, width, &out);
    paper_dump(&out, &s);
    ck_assert_str_eq(s.s, want);
    for (size_t i = 0; i < out.rows; i++)
        ck_assert_int_le(out.row[i].cols, width);
    str_done(&s);
    paper_done(&in);
    paper_done(&out);
}

START_TEST(folds_at_blanks)
    {
        folded("one two three", 20, "one two three\n");
        folded("one two three", 8, "one two\nthree\n");
        folded("one two three", 7, "one two\nthree\n");
        folded("  indented words here", 12, "  indented\n  words here\n");
        folded("abcdefghij", 4, "abcd\nefgh\nij\n");
        folded("ab日本語", 5, "ab日\n本語\n");
        folded("", 5, "\n");
    }
END_TEST

START_TEST(folding_keeps_every_character)
    {
        const char *text =
            "  The quick brown 日本 fox jumps over a lazy dog-and-something-long";

        for (int width = 4; width < 80; width++) {
            struct paper in, out;
            size_t want = 0, got = 0;

            paper_init(&in, false);
            paper_init(&out, false);
            paper_line(&in, STYLE_PLAIN, text);
            fold_rows(&in, 0, 1, width, &out);
            for (int i = 0; i < in.row[0].cols; i++)
                want += in.row[0].cell[i].glyph != ' ';
            for (size_t r = 0; r < out.rows; r++)
                for (int i = 0; i < out.row[r].cols; i++)
                    got += out.row[r].cell[i].glyph != ' ';
            ck_assert_uint_eq(got, want);
            paper_done(&in);
            paper_done(&out);
        }
    }
END_TEST

/* Every row of an overlay is seen on some page, and the last page says so. */
START_TEST(overlay_pages)
    {
        struct pane body = {1, 0, 12, 40};
        struct overlay o;
        struct paper p;
        int pages = 1;

        paper_init(&p, false);
        overlay_init(&o, false);
        for (int i = 0; i < 35; i++)
            paper_linef(&p, STYLE_PLAIN, "row %d", i);
        overlay_open(&o, "title", &p);
        ck_assert_uint_eq(overlay_below(&o, &body), 25);
        ck_assert(!overlay_scroll(&o, &body, -1));
        while (overlay_scroll(&o, &body, +1))
            pages++;
        ck_assert_int_eq(pages, 4);
        ck_assert_uint_eq(overlay_below(&o, &body), 0);
        body.rows = 60;
        ck_assert_uint_eq(overlay_below(&o, &body), 0);
        ck_assert_uint_eq(o.top, 0); /* a larger screen shows all from the start */
        overlay_done(&o);
        paper_done(&p);
    }
END_TEST

START_TEST(span_corrects_the_top)
    {
        size_t top = 9;
        struct span s = page_span(10, 4, &top);

        ck_assert_uint_eq(top, 6);
        ck_assert_uint_eq(s.above, 6);
        ck_assert_uint_eq(s.below, 0);
        top = 2;
        s = page_span(10, 4, &top);
        ck_assert_uint_eq(s.below, 4);
        top = 1;
        s = page_span(3, 4, &top);
        ck_assert_uint_eq(top, 0);
    }
END_TEST

static void words(int cols, const char *want)
{
    struct pane p = {0, 0, 1, cols};
    struct grid g;
    struct str s;

    grid_init(&g, 1, cols, false);
    str_init(&s);
    footer_words(&g, &p, "Enter next page", "help hint quit", "hint help quit");
    grid_dump(&g, &s);
    ck_assert_str_eq(s.s, want);
    str_done(&s);
    grid_done(&g);
}

START_TEST(words_go_in_order_of_need)
    {
        words(40, " Enter next page       hint  help  quit\n");
        words(35, " Enter next page  hint  help  quit\n");
        words(34, " Enter next page       hint  help\n");
        words(25, " Enter next page    help\n");
        words(18, " Enter next page\n");
    }
END_TEST

Suite *suite_fold(void)
{
    Suite *s = suite_create("fold");
    TCase *t = tcase_create("rows");

    tcase_add_test(t, folds_at_blanks);
    tcase_add_test(t, folding_keeps_every_character);
    tcase_add_test(t, overlay_pages);
    tcase_add_test(t, span_corrects_the_top);
    tcase_add_test(t, words_go_in_order_of_need);
    suite_add_tcase(s, t);
    return s;
}
