/* Explanations: what is printed adds up again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explained_kit.h"


Suite *suite_explain_sums(void);

/* The number at S, with the minus of prose, in units of its last decimal. */
static double read_number(const char *s)
{
    double sign = 1;

    if (*s == '(')
        s++;
    if (strncmp(s, "−", 3) == 0) {
        sign = -1;
        s += 3;
    }
    return sign * strtod(s, NULL);
}

/* The numbers that stand before , or ; or at the end of the line "largest: …" add up to
 * the one after the first "= ". */
static void adds_up(const char *what)
{
    double sum = 0, total;
    const char *s, *equals;

    ck_assert(explained(what, false, 1000, NULL));
    equals = strchr(strchr(words.s, '=') + 1, '=');
    total = read_number(equals + 2);
    s = strstr(words.s, "largest: ");
    ck_assert_msg(s != NULL, "%s", words.s);
    for (s += 9; *s != '\n'; s++) {
        const char *from = s;

        if (s[1] != ';' && s[1] != '\n' && !(s[1] == ',' && strchr("0123456789", *s)))
            continue;
        if (strchr("0123456789", *s) == NULL)
            continue;
        while (from[-1] != ' ')
            from--;
        if (*from != '(')
            sum += read_number(from);
    }
    ck_assert_msg(fabs(sum - total) < 1e-9 * (1 + fabs(total)), "%s: %.9f\n%s", what,
                  sum, words.s);
}

START_TEST(printed_parts_add_up)
    {
        bench_set_data(b, archers());
        for (int k = 0; k < 20; k++) {
            weights(-4.5 + k * 0.37, 1 - k * 0.113, 0);
            adds_up("loss");
            adds_up("mse");
            adds_up("abserr");
            adds_up("grad.b");
            adds_up("grad.w1");
        }
    }
END_TEST

START_TEST(every_line_adds_up)
    {
        double sum = 0;
        int lines = 0;

        bench_set_data(b, archers());
        weights(-45, 10, 0);
        ck_assert(explained("loss", true, 80, NULL));
        for (const char *s = words.s; (s = strstr(s, "cost ")); s += 5) {
            sum += strtod(s + 5, NULL);
            lines++;
        }
        ck_assert_int_eq(lines, 18);
        ck_assert_double_eq_tol(sum, 40.707, 1e-9);
        ck_assert_ptr_nonnull(strstr(words.s, "Sum: 40.707"));
    }
END_TEST

/* Every line of `explain WHAT all` ends in its term; their sum, as far as the line Sum
 * shows it, is what that line says, and what the first line divides. */
static void lines_add_up(const char *what, size_t n)
{
    double sum = 0, total, unit;
    size_t lines = 0;
    char first[512], *text, *line;

    ck_assert(explained(what, true, 1000, NULL));
    ck_assert_ptr_null(strstr(words.s, "rounded"));
    text = words.s;
    snprintf(first, sizeof first, "%s", strsep(&text, "\n"));
    while ((line = strsep(&text, "\n")) && strncmp(line, "Sum: ", 5) != 0) {
        sum += read_number(strrchr(line, ' ') + 1);
        lines++;
    }
    ck_assert_uint_eq(lines, n);
    ck_assert_ptr_nonnull(line);
    total = read_number(line + 5);
    unit = strchr(line, '.') ? pow(10, -(double)strlen(strchr(line, '.') + 1)) : 1;
    ck_assert_msg(fabs(sum - total) <= 0.5 * unit + 1e-9, "%s, n = %zu: %.9f, %s", what,
                  n, sum, line);
    ck_assert_msg(strstr(first, line + 5) != NULL, "%s: %s", first, line);
}

START_TEST(all_lines_add_up)
    {
        static const size_t sizes[] = {18, 24, 80, 100, 400};
        static const char *const of[] = {"loss",   "mse",     "abserr",
                                         "grad.b", "grad.w1", "grad.w2"};

        for (size_t i = 0; i < 5; i++)
            for (int k = 0; k < 3; k++) {
                bench_set_data(b, mixed(3 + i, sizes[i], 2));
                weights(-0.7 * k, 0.31 * k, 0.41 * k);
                for (size_t r = 0; r < 6; r++)
                    lines_add_up(of[r], sizes[i]);
            }
        bench_set_data(b, mixed(5, 80, 2)); /* 80 times log(2) */
        lines_add_up("loss", 80);
        ck_assert(explained("loss", true, 200, NULL));
        ck_assert_ptr_nonnull(strstr(words.s, "cost 0.69315\n"));
        bench_set_model(b, &linear_ops, 0);
        lines_add_up("grad.w1", 80);
    }
END_TEST

Suite *suite_explain_sums(void)
{
    Suite *suite = suite_create("explain_sums");
    TCase *tc = tcase_create("explain_sums");

    tcase_add_checked_fixture(tc, explain_open, explain_close);
    tcase_add_test(tc, printed_parts_add_up);
    tcase_add_test(tc, every_line_adds_up);
    tcase_add_test(tc, all_lines_add_up);
    suite_add_tcase(suite, tc);
    return suite;
}
