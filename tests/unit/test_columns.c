/* CSV: columns of words as features, and columns that a person chose.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn/csv.h"
#include "learn/csv_remedy.h"

Suite *suite_columns(void);

static struct data *reads(const char *text)
{
    struct err e = {0};
    struct data *d = csv_read("f.csv", text, strlen(text), NULL, &e);

    ck_assert_msg(d != NULL, "%s: %d:%d %s", text, e.line, e.column, e.message);
    return d;
}

static void refuses(const char *text, int line)
{
    struct err e = {0};

    ck_assert_ptr_null(csv_read("f.csv", text, strlen(text), NULL, &e));
    ck_assert_msg(e.line == line, "%s: %d: %s", text, e.line, e.message);
}

/* ---- words as features ---- */

/* The column called NAME holds VALUES ("0 1 1"), one a row. */
static void check_column(const struct data *d, const char *name, const char *values)
{
    for (size_t j = 0; j < d->dim; j++)
        if (strcmp(d->names[j], name) == 0) {
            for (size_t i = 0; i < d->n; i++) {
                char *end;

                ck_assert_double_eq(d->x[j][i], strtod(values, &end));
                values = end;
            }
            return;
        }
    ck_abort_msg("there is no column %s", name);
}

START_TEST(two_words_are_one_column)
    {
        struct data *d = reads("sex,age,y\nmale,1,0\nfemale,2,1\nmale,3,1\n");

        ck_assert_uint_eq(d->dim, 2);
        check_column(d, "sex=male", "1 0 1");
        check_column(d, "age", "1 2 3");
        ck_assert_ptr_nonnull(strstr(d->notes, "0 is female, 1 is male"));
        data_free(d);
        d = reads("y,z\nyes,0\nno,1\n"); /* no comes first whatever the alphabet */
        check_column(d, "y=yes", "1 0");
        data_free(d);
        d = reads("c,y\nzero,0\nnone,1\nzero,1\n");
        check_column(d, "c=zero", "1 0 1");
        data_free(d);
    }
END_TEST

START_TEST(more_words_are_more_columns)
    {
        struct data *d = reads("port,x,y\nS,1,0\nQ,2,1\nC,3,0\nS,4,1\n");

        ck_assert_uint_eq(d->dim, 3);
        ck_assert_str_eq(d->names[0], "port=Q"); /* C, the first, is all zeros */
        ck_assert_str_eq(d->names[1], "port=S");
        check_column(d, "port=Q", "0 1 0 0");
        check_column(d, "port=S", "1 0 0 1");
        check_column(d, "x", "1 2 3 4");
        data_free(d);
        d = reads("red,1,0\nblue,2,1\nred,3,0\n"); /* no header */
        ck_assert_uint_eq(d->n, 3);
        check_column(d, "column 1=red", "1 0 1");
        data_free(d);
    }
END_TEST

START_TEST(words_of_skipped_rows_do_not_count)
    {
        struct data *d = reads("w,x,y\na,1,0\nb,,1\nc,2,1\n");

        ck_assert_uint_eq(d->skipped, 1);
        check_column(d, "w=c", "0 1");
        ck_assert_uint_eq(d->dim, 2);
        data_free(d);
        d = reads("w,x,y\na,1,0\nb,,1\na,2,1\n");
        ck_assert_uint_eq(d->dim, 1);
        ck_assert_ptr_nonnull(strstr(d->notes, "w left out: the same word"));
        data_free(d);
    }
END_TEST

/* A header and ROWS rows with COUNT different words in the first column. */
static char *many_words(size_t rows, size_t count)
{
    char *text = malloc(40 * rows + 40);
    size_t n = (size_t)sprintf(text, "word,x,y\n");

    for (size_t i = 0; i < rows; i++)
        n += (size_t)sprintf(text + n, "w%05zu,%zu,%zu\n", i % count, i, i % 2);
    return text;
}

START_TEST(too_many_words_are_left_out)
    {
        char *text = many_words(100, 21);
        struct data *d = reads(text);
        struct err e = {0};

        ck_assert_uint_eq(d->dim, 1);
        ck_assert_str_eq(d->names[0], "x");
        ck_assert_str_eq(d->notes, "word left out: 21 different words.");
        data_free(d);
        ck_assert_ptr_null(csv_read("f", text, strlen(text), "x1=word x2=x", &e));
        ck_assert_ptr_nonnull(strstr(e.message, "21 different words"));
        free(text);
        text = many_words(100, 20);
        d = reads(text);
        ck_assert_uint_eq(d->dim, 20);
        check_column(
            d, "x",
            "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 "
            "25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 "
            "47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 "
            "69 70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 "
            "91 92 93 94 95 96 97 98 99");
        for (size_t j = 0; j < 19; j++)
            for (size_t i = 0; i < 100; i++)
                ck_assert_double_eq(d->x[j][i], i % 20 == j + 1);
        data_free(d);
        free(text);
        text = many_words(30000, 29999);
        d = reads(text);
        ck_assert_uint_eq(d->n, 30000);
        ck_assert_str_eq(d->notes, "word left out: 29999 different words.");
        data_free(d);
        free(text);
    }
END_TEST

START_TEST(a_left_out_column_skips_no_row)
    {
        static char text[4000];
        size_t n = (size_t)sprintf(text, "cabin,x,y\n");
        struct data *d;

        for (int i = 0; i < 60; i++)
            if (i % 2)
                n += (size_t)sprintf(text + n, ",%d,%d\n", i, i % 4 == 1);
            else
                n += (size_t)sprintf(text + n, "C%d,%d,%d\n", i, i, i % 4 == 0);
        d = reads(text);
        ck_assert_uint_eq(d->n, 60);
        ck_assert_uint_eq(d->skipped, 0);
        ck_assert_uint_eq(d->dim, 1);
        data_free(d);
    }
END_TEST

START_TEST(numbers_among_words)
    {
        struct data *d = reads("size,y\n1,0\nbig,1\nbig,0\n1,1\nsmall,0\n");

        ck_assert_uint_eq(d->dim, 2); /* 1, big, small */
        check_column(d, "size=big", "0 1 1 0 0");
        check_column(d, "size=small", "0 0 0 0 1");
        data_free(d);
        refuses("size,y\n1,0\n2,1\n3,0\n1O,1\n", 5);
    }
END_TEST

START_TEST(tables_of_words_alone)
    {
        struct data *d = reads("gill,odor,class\na,x,e\nb,y,p\na,y,e\nb,x,p\n");

        ck_assert_uint_eq(d->n, 4);
        ck_assert_str_eq(d->label, "class");
        check_column(d, "gill=b", "0 1 0 1");
        data_free(d);
        d = reads("a,x,e\nb,y,p\na,y,e\nb,x,p\n");
        ck_assert_uint_eq(d->n, 4);
        ck_assert_str_eq(d->class_name[1], "p");
        data_free(d);
        refuses("a,y\nsame,0\nsame,1\n", 1); /* nothing is left */
    }
END_TEST

START_TEST(three_classes_are_named)
    {
        const char *text = "a,kind\n1,setosa\n2,virginica\n3,versicolor\n4,setosa\n";
        struct err e = {0};

        ck_assert_ptr_null(csv_read("f", text, strlen(text), NULL, &e));
        ck_assert_int_eq(e.line, 4);
        ck_assert_ptr_nonnull(strstr(e.message, "kind holds 3 different words"));
        ck_assert_ptr_nonnull(strstr(e.message, "setosa, virginica, versicolor"));
    }
END_TEST

/* ---- chosen columns ---- */

static const char people[] =
    "Id,Sex,Age,\"Home town\",Died,2020\n"
    "1,m,30,A,no,7\n2,f,,B,yes,8\n3,f,20,A,no,9\n4,m,50,A,yes,10\n";

static struct data *chosen(const char *columns)
{
    struct err e = {0};
    struct data *d = csv_read("f", people, strlen(people), columns, &e);

    ck_assert_msg(d != NULL, "%s: %d %s", columns, e.column, e.message);
    ck_assert_str_eq(d->columns, columns);
    return d;
}

START_TEST(columns_by_name_and_number)
    {
        struct data *d = chosen("x1=Age x2=Id label=Died");

        ck_assert_uint_eq(d->n, 3);
        ck_assert_uint_eq(d->skipped, 1);
        check_column(d, "Age", "30 20 50");
        check_column(d, "Id", "1 3 4");
        ck_assert_str_eq(d->names[0], "Age");
        ck_assert_str_eq(d->label, "Died");
        ck_assert_str_eq(d->class_name[1], "yes");
        data_free(d);
        d = chosen("label=5, x2=1, x1=sex"); /* any order, any case, commas */
        ck_assert_uint_eq(d->n, 4);
        ck_assert_str_eq(d->names[0], "Sex=m");
        check_column(d, "Id", "1 2 3 4");
        data_free(d);
        d = chosen("x1=\"Home town\" label=Died");
        check_column(d, "Home town=B", "0 1 0 0");
        data_free(d);
        d = chosen("x=2020 label=Died"); /* a name of digits is a name first */
        check_column(d, "2020", "7 8 9 10");
        data_free(d);
        d = chosen("x1=Id"); /* the last stays the label */
        ck_assert_str_eq(d->label, "2020");
        ck_assert_int_eq(d->kind, LABEL_VALUE);
        data_free(d);
        d = chosen("label=Died");     /* all others are features */
        ck_assert_uint_eq(d->dim, 4); /* in the complete rows all come from A */
        ck_assert_uint_eq(d->n, 3);
        data_free(d);
    }
END_TEST

/* Every way to take two of the columns and a label gives the columns asked for. */
START_TEST(columns_in_every_order)
    {
        static const char text[] = "a,b,c,d\n1,10,100,0\n2,20,200,1\n3,30,300,0.5\n";
        static const double first[] = {1, 10, 100, 0}, last[] = {3, 30, 300, 0.5};

        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++)
                for (int k = 0; k < 4; k++) {
                    char columns[60];
                    struct data *d;
                    struct err e = {0};

                    if (i == j || j == k || i == k)
                        continue;
                    snprintf(columns, sizeof columns, "x1=%c label=%d x2=%c", 'a' + i,
                             k + 1, 'a' + j);
                    d = csv_read("f", text, strlen(text), columns, &e);
                    ck_assert_msg(d != NULL, "%s: %s", columns, e.message);
                    ck_assert_double_eq(d->x[0][0], first[i]);
                    ck_assert_double_eq(d->x[1][2], last[j]);
                    ck_assert_double_eq(d->y[0], first[k]);
                    ck_assert_double_eq(d->y[2], last[k]);
                    ck_assert_int_eq(d->names[0][0], 'a' + i);
                    data_free(d);
                }
    }
END_TEST

static void no_columns(const char *columns, int column, const char *says,
                       const char *meant)
{
    struct err e = {0};

    ck_assert_ptr_null(csv_read("f", people, strlen(people), columns, &e));
    ck_assert_msg(e.column == column, "%s: column %d: %s", columns, e.column,
                  e.message);
    ck_assert_msg(strstr(e.message, says) != NULL, "%s: %s", columns, e.message);
    ck_assert_str_eq(e.meant, meant);
}

START_TEST(columns_that_cannot_be)
    {
        no_columns("x1=Aga label=Died", 4, "no column 'Aga': Age?",
                   "columns x1=Age label=Died");
        no_columns("x1=\"Home twon\"", 4, "Home town?", "columns x1=\"Home town\"");
        no_columns("x1=qqqqqqqq", 4, "no column 'qqqqqqqq'", "");
        no_columns("x1=Age x2=3", 11, "Age is x1 already", "");
        no_columns("x1=Age label=Age", 14, "Age is the label", "");
        no_columns("x1=2020", 0, "2020 is the last column", "");
        no_columns("x1=Age x3=Id", 8, "without a gap", "");
        no_columns("x1=Age x1=Id", 8, "twice", "");
        no_columns("x1=99", 4, "numbered 1 to 6", "");
        no_columns("x1=0", 4, "numbered 1 to 6", "");
        no_columns("w=Age", 1, "x1, x2", "");
        no_columns("x0=Age", 1, "x1, x2", "");
        no_columns("Age", 1, "NAME=COLUMN", "");
        no_columns("x1=", 4, "missing", "");
        no_columns("x1=\"Age", 4, "closing", "");
        no_columns("  ", 0, "columns needs", "");
    }
END_TEST

START_TEST(columns_without_names)
    {
        struct err e = {0};
        const char *text = "1,2,0\n3,4,1\n";
        struct data *d = csv_read("f", text, strlen(text), "x1=3 label=1", &e);

        ck_assert_ptr_nonnull(d);
        ck_assert_str_eq(d->names[0], "x");
        ck_assert_double_eq(d->x[0][1], 1);
        ck_assert_int_eq(d->kind, LABEL_VALUE);
        data_free(d);
        ck_assert_ptr_null(csv_read("f", text, strlen(text), "x1=Age", &e));
        ck_assert_ptr_nonnull(strstr(e.message, "number from 1 to 3"));
    }
END_TEST

/* ---- what can be read instead ---- */

/* TEXT cannot be read; COLUMNS of it can, and they are what is offered. */
static void offers(const char *text, const char *columns)
{
    struct err e = {0};
    struct data *d = csv_read("f", text, strlen(text), NULL, &e);
    char *found = csv_remedy(text, strlen(text));

    ck_assert_ptr_null(d);
    ck_assert_msg(columns ? found && strcmp(found, columns) == 0 : !found, "%s: %s",
                  text, found ? found : "nothing");
    if (found) {
        d = csv_read("f", text, strlen(text), found, &e);
        ck_assert_msg(d != NULL, "%s: %s", found, e.message);
        data_free(d);
    }
    free(found);
}

START_TEST(what_can_be_read_is_offered)
    {
        char *wide = malloc(20000);
        size_t n = 0;

        offers("a,b,y\n1,0,u\n2,1,v\n3,0,w\n4,1,u\n", "label=b");
        offers("a,b,y\n1,8,u\n2,9,v\n3,8,w\n4,7,u\n", "label=b");
        offers("a,ill,b,y\n1,no,5,u\n2,yes,6,v\n3,no,5,w\n4,no,7,u\n", "label=ill");
        offers("a,b,y\n1,3,0\n2,abc,1\n3,2,0\n4,1,1\n", "x1=a label=y");
        offers("a,none,b,y\n1,,3,0\n2,,4,1\n3,,2,0\n", "x1=a x2=b label=y");
        offers("my age,abc,abc,y\n1,3,x,0\n2,abc,y,1\n3,2,y,0\n4,1,y,1\n",
               "x1=\"my age\" x2=3 label=y");
        offers("1,u\n2,v\n3,w\n", "label=1"); /* the words are features then */
        offers("a,y\nu,x\nv,y\nw,z\nu,x\n", NULL);
        offers("a,y\n1,0\n2\n", NULL);
        for (int j = 0; j < 1200; j++)
            n += (size_t)sprintf(wide + n, "%sc%d", j ? "," : "", j);
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 1200; j++)
                n += (size_t)sprintf(wide + n, "%s%d", j ? "," : "\n", (i + j) % 2);
        offers(wide, "x1=c0 x2=c1 x3=c2 label=c1199");
        free(wide);
    }
END_TEST

Suite *suite_columns(void)
{
    Suite *s = suite_create("columns");
    TCase *c = tcase_create("columns");

    tcase_add_test(c, two_words_are_one_column);
    tcase_add_test(c, more_words_are_more_columns);
    tcase_add_test(c, words_of_skipped_rows_do_not_count);
    tcase_add_test(c, too_many_words_are_left_out);
    tcase_add_test(c, a_left_out_column_skips_no_row);
    tcase_add_test(c, numbers_among_words);
    tcase_add_test(c, tables_of_words_alone);
    tcase_add_test(c, three_classes_are_named);
    tcase_add_test(c, columns_by_name_and_number);
    tcase_add_test(c, columns_in_every_order);
    tcase_add_test(c, columns_that_cannot_be);
    tcase_add_test(c, columns_without_names);
    tcase_add_test(c, what_can_be_read_is_offered);
    suite_add_tcase(s, c);
    return s;
}
