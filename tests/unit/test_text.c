/* Styled text and numbers for people and for scripts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plot/text.h"

Suite *suite_text(void);

static void shows(void (*write)(struct str *out, double v), double v, const char *want)
{
    struct str s;

    str_init(&s);
    write(&s, v);
    ck_assert_str_eq(s.s, want);
    str_done(&s);
}

static void fixed2(struct str *out, double v)
{
    text_fixed(out, v, 2);
}

START_TEST(numbers)
{
    shows(text_number, 0.405276, "0.405");
    shows(text_number, 0.5, "0.5");
    shows(text_number, 2, "2");
    shows(text_number, 0.7000004, "0.700");
    shows(text_number, -4.5, "-4.5");
    shows(text_number, 29.8473, "29.847");
    shows(text_number, 0.0016237, "0.00162");
    shows(text_number, 1234.56, "1235");
    shows(text_number, 0, "0");
    shows(text_number, -0.0, "0");
    shows(text_number, 0.1 + 0.2, "0.3");
    shows(text_number, 1e300, "1e300");
    shows(text_number, 1.2345e-9, "1.23e-9");
}
END_TEST

START_TEST(fixed)
{
    shows(fixed2, 0.6984, "0.70");
    shows(fixed2, -4.5, "-4.5");
    shows(fixed2, 10, "10");
    shows(fixed2, -0.001, "0.00");
    shows(fixed2, -1e300, "-1e300");
}
END_TEST

START_TEST(short_ones)
{
    shows(text_short, 24, "24");
    shows(text_short, 12345, "12345");
    shows(text_short, 0.405276, "0.405");
    shows(text_short, 29.8473, "29.8");
    shows(text_short, 0.00012345, "0.000123");
}
END_TEST

/* What a script prints can be read back bit by bit. */
START_TEST(exact)
{
    static const double values[] = {0.1, 1.0 / 3, -2.5e-310, DBL_MAX, DBL_MIN, 1, -7};

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct str s;

        str_init(&s);
        text_exact(&s, values[i]);
        ck_assert(strtod(s.s, NULL) == values[i]);
        str_done(&s);
    }
    shows(text_exact, -0.0, "0");
    shows(text_exact, 0.25, "0.25");
}
END_TEST

START_TEST(no_number_is_said)
{
    void (*const write[])(struct str *, double) = {text_number, fixed2, text_short,
                                                   text_exact};

    for (size_t i = 0; i < 4; i++) {
        shows(write[i], NAN, "undefined");
        shows(write[i], INFINITY, "too large");
    }
}
END_TEST

/* Whatever is shown is near the value: to three digits, or half a thousandth. */
START_TEST(rounding_is_small)
{
    double v = 3.7e-11;

    for (int i = 0; i < 60; i++, v *= -2.1) {
        struct str s;

        str_init(&s);
        text_number(&s, v);
        ck_assert(fabs(strtod(s.s, NULL) - v) <= 0.0051 * fabs(v));
        str_done(&s);
    }
}
END_TEST

START_TEST(columns)
{
    ck_assert_uint_eq(text_columns("a" TEXT_BOLD "bc" TEXT_END, false), 3);
    ck_assert_uint_eq(text_columns("p ≥ ½", false), 5);
    ck_assert_uint_eq(text_columns("p ≥ ½", true), 8);
    ck_assert_uint_eq(text_columns("日本", false), 4);
    ck_assert_uint_eq(text_columns("", false), 0);
}
END_TEST

START_TEST(strip)
{
    struct str s;

    str_init(&s);
    text_strip("a" TEXT_BOLD "bc" TEXT_END "d\001", &s);
    ck_assert_str_eq(s.s, "abcd");
    str_done(&s);
}
END_TEST

Suite *suite_text(void)
{
    Suite *s = suite_create("text");
    TCase *t = tcase_create("text");

    tcase_add_test(t, numbers);
    tcase_add_test(t, fixed);
    tcase_add_test(t, short_ones);
    tcase_add_test(t, exact);
    tcase_add_test(t, no_number_is_said);
    tcase_add_test(t, rounding_is_small);
    tcase_add_test(t, columns);
    tcase_add_test(t, strip);
    suite_add_tcase(s, t);
    return s;
}
