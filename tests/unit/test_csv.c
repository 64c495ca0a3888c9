/* CSV: what is understood, what is refused and where, and the exactness of numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn/csv.h"
#include "learn/number.h"

Suite *suite_csv(void);

static struct data *reads(const char *text)
{
    struct err e = {0};
    struct data *d = csv_read("f.csv", text, strlen(text), NULL, &e);

    ck_assert_msg(d != NULL, "%s: %d:%d %s", text, e.line, e.column, e.message);
    return d;
}

/* N rows whose first feature, last feature and label add up to SUM. */
static void check_table(const char *text, size_t n, size_t dim, double sum)
{
    struct data *d = reads(text);
    double ours = 0;

    ck_assert_uint_eq(d->n, n);
    ck_assert_uint_eq(d->dim, dim);
    for (size_t i = 0; i < d->n; i++)
        ours += d->x[0][i] + d->x[dim - 1][i] + d->y[i];
    ck_assert_double_eq_tol(ours, sum, 1e-12);
    data_free(d);
}

START_TEST(delimiters_and_line_ends)
    {
        check_table("a,b,y\n1,2,0\n3,4,1\n", 2, 2, 11);
        check_table("a;b;y\r\n1;2;0\r\n3;4;1\r\n", 2, 2, 11);
        check_table("a\tb\ty\r1\t2\t0\r3\t4\t1", 2, 2, 11);
        check_table("a|b|y\n1|2|0\n3|4|1", 2, 2, 11);
        check_table("\xEF\xBB\xBF"
                    "a,b,y\n1,2,0\n3,4,1\n",
                    2, 2, 11);
        check_table(" a , b , y \n 1 , 2 ,\t0 \n3,4,1\n", 2, 2, 11);
        check_table("# c\n\na,b,y\n#1,1,1\n1,2,0\n  \n\n3,4,1\n\n", 2, 2, 11);
        check_table("1,2,0\n3,4,1\n", 2, 2, 11);
    }
END_TEST

START_TEST(decimal_commas)
    {
        check_table("a;b;y\n1,5;2,25;0\n-3;4;1\n", 2, 2, 5.75);
        check_table("1,5\t0\n2,5\t1\n", 2, 1, 9);
        check_table("1,5;2,5;0\n2,5;3,5;1\n", 2, 2, 11);
    }
END_TEST

START_TEST(quotes)
    {
        struct data *d =
            reads("\"a \"\"b\"\"\",\"c,\nd\",\"y\"\n\"1\", \"2\" ,\"no\"\n3,4,yes\n");

        ck_assert_str_eq(d->names[0], "a \"b\"");
        ck_assert_str_eq(d->names[1], "c, d");
        ck_assert_double_eq(d->x[1][0], 2);
        ck_assert_double_eq(d->y[1], 1);
        ck_assert_str_eq(d->class_name[1], "yes");
        data_free(d);
    }
END_TEST

START_TEST(header_or_none)
    {
        struct data *d = reads("1,2,yes\n3,4,no\n");

        ck_assert_str_eq(d->names[0], "x1");
        ck_assert_uint_eq(d->n, 2);
        data_free(d);
        d = reads(
            "2019,2020,bought\n1,2,0\n3,4,1\n"); /* only the label's name is a word */
        ck_assert_str_eq(d->names[1], "2020");
        ck_assert_str_eq(d->label, "bought");
        data_free(d);
        d = reads("x,\nNA,1\n5,0\n");
        ck_assert_str_eq(d->names[0], "x");
        ck_assert_str_eq(d->label, "y");
        ck_assert_uint_eq(d->skipped, 1);
        data_free(d);
        d = reads("temp\x1b[31m,da\xFFmage\n1,0\n2,1\n");
        ck_assert_str_eq(d->names[0], "temp [31m");
        ck_assert_str_eq(d->label, "da\xEF\xBF\xBDmage");
        data_free(d);
    }
END_TEST

START_TEST(missing_values)
    {
        struct data *d =
            reads("a,b,y\n1,,0\n,2,1\nNA,2,1\n1,2,\n1,2,NA\nnan,2,0\n?,2,0\n"
                  "-,2,0\nnull,2,0\nn/a,2,0\n1,2,?\n5,6,1\n7,8,0\n");

        ck_assert_uint_eq(d->n, 2);
        ck_assert_uint_eq(d->skipped, 11);
        ck_assert_double_eq(d->x[0][0], 5);
        data_free(d);
    }
END_TEST

static void check_words(const char *first, const char *second, const char *zero)
{
    char text[200];
    struct data *d;

    snprintf(text, sizeof text, "x,y\n1,%s\n2,%s\n3,%s\n", first, second, first);
    d = reads(text);
    ck_assert_int_eq(d->kind, LABEL_CLASS);
    ck_assert_str_eq(d->class_name[0], zero);
    ck_assert_str_eq(d->class_name[1], zero == first ? second : first);
    ck_assert_double_eq(d->y[0], zero != first);
    ck_assert_double_eq(d->y[1], zero == first);
    ck_assert_double_eq(d->y[2], d->y[0]);
    data_free(d);
}

START_TEST(labels_in_words)
    {
        static const char no[] = "No", yes[] = "Yes", cat[] = "cat", dog[] = "dog";
        static const char benign[] = "benign", malign[] = "malign", minus[] = "-",
                          plus[] = "+";
        static const char zebra[] = "zebra", false_[] = "FALSE", true_[] = "TRUE";

        check_words(no, yes, no);
        check_words(yes, no, no);
        check_words(cat, dog, cat);
        check_words(dog, cat, cat);
        check_words(zebra, no, no);
        check_words(true_, false_, false_);
        check_words(malign, benign, benign);
        check_words(plus, minus, minus);
    }
END_TEST

START_TEST(labels_of_one_word)
    {
        struct data *d = reads("x,y\n1,yes\n2,yes\n");

        ck_assert_double_eq(d->y[0], 1);
        ck_assert_str_eq(d->class_name[1], "yes");
        ck_assert_str_eq(d->class_name[0], "not yes");
        data_free(d);
        d = reads("x,y\n1,no\n2,no\n");
        ck_assert_double_eq(d->y[0], 0);
        data_free(d);
    }
END_TEST

START_TEST(labels_in_numbers)
    {
        struct data *d = reads("x,y\n1,0\n2,1.0\n3,1e0\n");

        ck_assert_int_eq(d->kind, LABEL_CLASS);
        data_free(d);
        d = reads("x,y\n1,0\n2,.5\n3,1\n");
        ck_assert_int_eq(d->kind, LABEL_SOFT);
        data_free(d);
        d = reads("x,y\n1,1\n2,2\n");
        ck_assert_int_eq(d->kind, LABEL_VALUE);
        data_free(d);
        d = reads("x,y\n1,-1\n2,1\n");
        ck_assert_int_eq(d->kind, LABEL_VALUE);
        data_free(d);
    }
END_TEST

static void refuses_n(const char *text, size_t len, int line, int column)
{
    struct err e = {0};
    struct data *d = csv_read("f.csv", text, len, NULL, &e);

    ck_assert_msg(d == NULL, "read: %s", text);
    ck_assert_str_eq(e.file, "f.csv");
    ck_assert_str_ne(e.message, "");
    ck_assert_msg(e.line == line && e.column == column, "%s: %d:%d, not %d:%d: %s",
                  text, e.line, e.column, line, column, e.message);
}

static void refuses(const char *text, int line, int column)
{
    refuses_n(text, strlen(text), line, column);
}

START_TEST(faults_have_a_place)
    {
        refuses("a,b,y\n1,2,0\n1,2,0\n1,red,1\n", 4, 3);
        refuses("a,b,y\r\n1,2,0\r\n1,2,0\r\n1, red,1\r\n", 4, 4);
        refuses("a,b,y\n1,2,0\n\n# c\n1,2\n", 5, 4);
        refuses("a,b,y\n1,2,0\n1,2,0,9\n", 3, 7);
        refuses("a,b,y\n1,2,0\n1,\"2,0\n", 3, 3);
        refuses("a,b,y\n1,\"2,0\n3,4,1\n", 2, 3);
        refuses("a,b,y\n1,2,0\n1,\"2\"x,0\n", 3, 6);
        refuses("a,b,y\n1,1,0\n2,2,1\n\"1\",\"\n2\",0\n", 4,
                5); /* a newline is no number */
        refuses("\"a\nb\",y\n1,0\n2,0\nz,1\n", 5, 1);
        refuses("a,y\n1e999,0\n", 2, 1);
        refuses("a,y\n1,0\ninf,1\n", 3, 1);
        refuses("a,y\n1,0\n2,0\n0x10,1\n", 4, 1);
        refuses("a,y\n1,0\n2,inf\n", 3, 3);
        refuses("a,y\n1,0\n2,1e400\n", 3, 3);
        refuses("a,y\n1,0\n2,yes\n", 3, 3);
        refuses("a,y\n1,no\n2,1\n", 3, 3);
        refuses("a,y\n1,a\n2,b\n3,c\n", 4, 3);
        refuses("a,y\n\"1,5\",0\n", 2, 1);
    }
END_TEST

START_TEST(faults_of_the_whole)
    {
        refuses("", 1, 1);
        refuses("\n\n# only words\n", 4, 1);
        refuses("a,b,y\n", 2, 1);
        refuses("a,b,y\n,1,0\n", 3, 1);
        refuses("x,b,y\n1,,0\n2,,1\n", 4, 1);
        refuses("1\n2\n", 1, 2);
        refuses_n("a,y\n1,0\n2,\0,1\n", 13, 3, 3);
        refuses_n("\xFF\xFE"
                  "a\0,\0",
                  6, 1, 1);
    }
END_TEST

START_TEST(too_many_columns)
    {
        static char text[2 * DATA_MAX_DIM + 10];
        size_t n = 0;

        for (int i = 0; i < DATA_MAX_DIM + 2; i++) {
            text[n++] = '1';
            text[n++] = ',';
        }
        text[n - 1] = '\n';
        refuses(text, 1, 2 * DATA_MAX_DIM + 3);
        text[n - 3] = '\n';
        text[n - 2] = '\0';
        check_table(text, 1, DATA_MAX_DIM, 3);
    }
END_TEST

START_TEST(messages_are_safe)
    {
        struct err e = {0};
        const char *text = "a,y\n1,0\n2,0\n\x1b]0;evil\x07\xFF\xFF,1\n";

        ck_assert_ptr_null(csv_read("f\x1b.csv", text, strlen(text), NULL, &e));
        for (const char *s = e.message; *s; s++)
            ck_assert((unsigned char)*s >= ' ');
        ck_assert_ptr_null(csv_load("no-such-file.csv", NULL, &e));
        ck_assert_str_eq(e.file, "no-such-file.csv");
    }
END_TEST

/* Cuts and single wrong bytes: never a crash, always rows or a fault with its line. */
START_TEST(torn_text)
    {
        static const char whole[] =
            "\xEF\xBB\xBF\"a\"\"\",b;\r\n# c\r1,\"2\n\",NA\r\n-.5e-3,4,1\n";
        char text[sizeof whole];
        struct err e = {0};

        for (size_t len = 0; len < sizeof whole; len++)
            data_free(csv_read("f", whole, len, NULL, &e));
        for (size_t i = 0; i < sizeof whole - 1; i++)
            for (int byte = 0; byte < 256; byte++) {
                struct data *d;

                memcpy(text, whole, sizeof whole);
                text[i] = (char)byte;
                memset(&e, 0, sizeof e);
                d = csv_read("f", text, sizeof whole - 1, NULL, &e);
                ck_assert(d || (e.message[0] && e.line > 0));
                data_free(d);
            }
    }
END_TEST

static void check_number(const char *s)
{
    double v;

    ck_assert_int_eq(number_read(s, strlen(s), '.', &v), NUMBER_READ);
    if (memcmp(&v, &(double){strtod(s, NULL)}, sizeof v) != 0)
        ck_abort_msg("%s gives %.17g", s, v);
}

START_TEST(numbers_equal_strtod)
    {
        static const char *const edges[] = {
            "0",
            "-0",
            "0.0",
            "00012",
            "1.",
            ".5",
            "-.5e1",
            "+3",
            "1e22",
            "1e23",
            "9007199254740993",
            "123456789012345",
            "1234567890123456",
            "0.000001",
            "1e-22",
            "1e-23",
            "4.9e-324",
            "1e-400",
            "2.2250738585072011e-308",
            "1.7976931348623157e308",
            "0e99999999999999",
            "1e-99999999999",
            "0.1000000000000000055511151231257827021181583404541015625",
            "17976931348623157081452742373170435679807056752584499659891747680315726078"
            "0028538760"
            "58955863276687817154045895351438246423432132688946418276846754670353751698"
            "604991057655"
            "12820762454900903893289440758685084551339423045832369032229481658085593321"
            "233477479e0"};
        unsigned state = 1;
        char s[64];

        for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
            check_number(edges[i]);
        for (int i = 0; i < 200000; i++) {
            double v;

            state = state * 1664525u + 1013904223u;
            v = (double)(int)state / 65536.0;
            snprintf(s, sizeof s, "%.*f", (int)(state >> 28), v);
            check_number(s);
            snprintf(s, sizeof s, "%.*ge%d", (int)(state >> 27 & 15) + 1, v,
                     (int)(state >> 10 & 63) - 32);
            if (!strchr(strchr(s, 'e') + 1, 'e'))
                check_number(s);
        }
    }
END_TEST

START_TEST(what_is_no_number)
    {
        static const char *const no[] = {"",    "-",   ".",     "+.",  "e5",  "1e",
                                         "1e+", "1 2", "0x1",   "inf", "nan", "1_0",
                                         "--1", "1,5", "1.2.3", "1f"};
        double v;

        for (size_t i = 0; i < sizeof no / sizeof *no; i++)
            ck_assert_int_eq(number_read(no[i], strlen(no[i]), '.', &v), NUMBER_NOT);
        ck_assert_int_eq(number_read("1e999", 5, '.', &v), NUMBER_TOO_LARGE);
        ck_assert_int_eq(number_read("-1e309", 6, '.', &v), NUMBER_TOO_LARGE);
        ck_assert_int_eq(number_read("1,5", 3, ',', &v), NUMBER_READ);
        ck_assert_double_eq(v, 1.5);
        ck_assert_int_eq(number_read("3,14159265358979323", 19, ',', &v), NUMBER_READ);
        ck_assert_double_eq(v, 3.14159265358979323);
        ck_assert_int_eq(number_read("1x", 1, '.', &v),
                         NUMBER_READ); /* only LEN bytes */
    }
END_TEST

Suite *suite_csv(void)
{
    Suite *s = suite_create("csv");
    TCase *c = tcase_create("csv");

    tcase_add_test(c, delimiters_and_line_ends);
    tcase_add_test(c, decimal_commas);
    tcase_add_test(c, quotes);
    tcase_add_test(c, header_or_none);
    tcase_add_test(c, missing_values);
    tcase_add_test(c, labels_in_words);
    tcase_add_test(c, labels_of_one_word);
    tcase_add_test(c, labels_in_numbers);
    tcase_add_test(c, faults_have_a_place);
    tcase_add_test(c, faults_of_the_whole);
    tcase_add_test(c, too_many_columns);
    tcase_add_test(c, messages_are_safe);
    tcase_add_test(c, torn_text);
    tcase_add_test(c, numbers_equal_strtod);
    tcase_add_test(c, what_is_no_number);
    suite_add_tcase(s, c);
    return s;
}
