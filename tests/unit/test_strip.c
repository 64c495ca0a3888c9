/* The strip: what fits, what goes first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "plot/text.h"
#include "ui/strip.h"

Suite *suite_strip(void);

static struct strip_part hobbits[] = {
    {.text = (char *)"height 3"},
    {.text = (char *)"slope 0"},
    {.text = (char *)"errors 4 of 24", .changed = true},
};

static void plain(const struct strip_part *part, size_t n, const char *corner,
                  int width, struct str *out)
{
    struct str styled;

    str_init(&styled);
    strip_line(part, n, corner, width, false, &styled);
    ck_assert_uint_eq(text_columns(styled.s, false), (size_t)width);
    str_clear(out);
    text_strip(styled.s, out);
    str_done(&styled);
}

/* Mockups M1, M3 and M7, to the column. */
START_TEST(mockups)
    {
        struct strip_part lab[] = {
            {.text = (char *)"w1 0.36"},
            {.text = (char *)"w2 0.70", .close = true},
            {.text = (char *)"b −2.09", .close = true},
            {.text = (char *)"loss 0.351"},
            {.text = (char *)"errors 0 of 24"},
        };
        struct str out;

        str_init(&out);
        plain(hobbits, 3, "foot size →", 80, &out);
        ck_assert_str_eq(out.s, "── height 3   slope 0   errors 4 of 24 "
                                "────────────────────────── foot size → ──");
        plain(lab, 5, "step 60", 80, &out);
        ck_assert_str_eq(out.s,
                         "── w1 0.36  w2 0.70  b −2.09   loss 0.351   errors 0 of 24 "
                         "────────── step 60 ──");
        plain(hobbits, 3, "foot size →", 40, &out);
        ck_assert_str_eq(out.s, "─ height 3  slope 0  errors 4 of 24 ────");
        str_done(&out);
    }
END_TEST

/* M4: where a value came from gives way to the corner. */
START_TEST(the_value_before_goes_first)
    {
        struct strip_part landscape[] = {
            {.text = (char *)"w 0.88"},
            {.text = (char *)"b 1.25"},
            {.text = (char *)"mse 39.3 → 7.06",
             .changed = true,
             .brief = (char *)"mse 7.06"},
            {.text = (char *)"η 0.09"},
            {.text = (char *)"runs away above 0.0968"},
        };
        struct str out;

        str_init(&out);
        plain(landscape, 5, "jump 6", 80, &out);
        ck_assert_str_eq(out.s, "── w 0.88   b 1.25   mse 7.06   η 0.09   runs away "
                                "above 0.0968 ────── jump 6 ──");
        plain(landscape, 5, "jump 6", 100, &out);
        ck_assert(strstr(out.s, "39.3 → 7.06") != NULL);
        str_done(&out);
    }
END_TEST

START_TEST(changed_is_bold)
    {
        struct str out;

        str_init(&out);
        strip_line(hobbits, 3, "", 80, false, &out);
        ck_assert_ptr_nonnull(strstr(out.s, TEXT_BOLD "errors 4 of 24" TEXT_END));
        ck_assert_ptr_null(strstr(out.s, TEXT_BOLD "slope"));
        str_done(&out);
    }
END_TEST

/* Never wider than asked; the corner goes first, then readings from the right. */
START_TEST(every_width)
    {
        struct str out;
        bool corner = false, errors = false, slope = false;

        str_init(&out);
        for (int width = 0; width <= 130; width++) {
            bool has_corner, has_errors, has_slope;

            plain(hobbits, 3, "foot size →", width, &out);
            has_corner = strstr(out.s, "foot size →");
            has_errors = strstr(out.s, "errors 4 of 24");
            has_slope = strstr(out.s, "slope 0");
            ck_assert(has_corner >= corner && has_errors >= errors &&
                      has_slope >= slope);
            ck_assert(!has_corner || has_errors);
            ck_assert(!has_errors || has_slope);
            corner = has_corner;
            errors = has_errors;
            slope = has_slope;
        }
        ck_assert(corner);
        plain(NULL, 0, "", 12, &out);
        ck_assert_str_eq(out.s, "────────────");
        str_done(&out);
    }
END_TEST

/* What is asked while a line is typed stays longest, a count of all most. */
START_TEST(what_is_asked_goes_last)
    {
        const struct strip_part asked[] = {
            {.text = (char *)"w1 0.36"},
            {.text = (char *)"w2 0.70", .close = true},
            {.text = (char *)"loss 0.351 → 0.229?", .brief = (char *)"loss 0.229?", .rank = 1},
            {.text = (char *)"errors 4 → 1?", .rank = 2},
        };
        static const struct {
            int width;
            const char *line;
        } rows[] = {
            {63, "── w1 0.36  w2 0.70   loss 0.351 → 0.229?   errors 4 → 1? ─────"},
            {50, "─ w1 0.36  w2 0.70  loss 0.229?  errors 4 → 1? ───"},
            {40, "─ w1 0.36  loss 0.229?  errors 4 → 1? ──"},
            {36, "─ loss 0.229?  errors 4 → 1? ───────"},
            {20, "─ errors 4 → 1? ────"},
        };
        struct str out;

        str_init(&out);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            plain(asked, 4, "", rows[i].width, &out);
            ck_assert_str_eq(out.s, rows[i].line);
        }
        str_done(&out);
    }
END_TEST

/* They go before anything else does. */
START_TEST(marks_go_first)
    {
        struct strip_part lab[] = {
            {.text = (char *)"w1 0.36", .mark = (char *)"▴▴"},
            {.text = (char *)"b −2.09", .mark = (char *)"▾", .close = true},
            {.text = (char *)"loss 0.4 → 0.35", .brief = (char *)"loss 0.35"},
        };
        static const struct {
            int width;
            const char *corner, *line;
        } rows[] = {
            {60, "x →", "── w1 0.36 ▴▴  b −2.09 ▾   loss 0.4 → 0.35 ────────── x → ──"},
            {60, "sixteen columns.",
             "── w1 0.36  b −2.09   loss 0.4 → 0.35 ── sixteen columns. ──"},
            {45, "", "─ w1 0.36 ▴▴  b −2.09 ▾  loss 0.4 → 0.35 ────"},
            {40, "", "─ w1 0.36  b −2.09  loss 0.4 → 0.35 ────"},
            {36, "", "─ w1 0.36  b −2.09  loss 0.35 ──────"},
        };
        struct str out;

        str_init(&out);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            plain(lab, 3, rows[i].corner, rows[i].width, &out);
            ck_assert_str_eq(out.s, rows[i].line);
        }
        str_clear(&out); /* in ASCII the rule has the same width */
        strip_line(lab, 3, "", 60, true, &out);
        ck_assert_uint_eq(text_columns(out.s, true), 60);
        str_done(&out);
    }
END_TEST

Suite *suite_strip(void)
{
    Suite *s = suite_create("strip");
    TCase *t = tcase_create("line");

    tcase_add_test(t, the_value_before_goes_first);
    tcase_add_test(t, mockups);
    tcase_add_test(t, changed_is_bold);
    tcase_add_test(t, every_width);
    tcase_add_test(t, what_is_asked_goes_last);
    tcase_add_test(t, marks_go_first);
    suite_add_tcase(s, t);
    return s;
}
