/* The numbers behind the pictures: each is computed again from the columns beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"
#include "lab/figure.h"

Suite *suite_numbers(void);

static struct shell *sh;

static void open_shell(void)
{
    sh = kit_shell(false);
}

static void close_shell(void)
{
    kit_done(sh);
}

/* ---- a table ---- */

enum { FIELDS = 24, ROWS = 400 };

/* The fields of each row; the first row is the head. */
struct sheet {
    struct str text;
    char *at[ROWS][FIELDS];
    int rows, cols;
};

static void read_sheet(struct sheet *s, const char *figure)
{
    char *save, *line;

    memset(s, 0, sizeof *s);
    str_init(&s->text);
    ck_assert(figure_numbers(figure_named(figure), sh->bench, &s->text));
    for (line = strtok_r(s->text.s, "\n", &save); line && s->rows < ROWS;
         line = strtok_r(NULL, "\n", &save)) {
        int n = 0;

        for (char *field = line; field && n < FIELDS; n++) {
            s->at[s->rows][n] = field;
            field = strchr(field, ',');
            if (field)
                *field++ = '\0';
        }
        ck_assert_int_eq(n, s->rows ? s->cols : n);
        s->cols = n;
        s->rows++;
    }
}

static int column(const struct sheet *s, const char *name)
{
    for (int k = 0; k < s->cols; k++)
        if (strcmp(s->at[0][k], name) == 0)
            return k;
    ck_abort_msg("no column %s", name);
    return 0;
}

static double number(const struct sheet *s, int row, const char *name)
{
    return strtod(s->at[row][column(s, name)], NULL);
}

static void near(double a, double b)
{
    ck_assert_msg(fabs(a - b) <= 1e-12 * fmax(1, fabs(b)), "%.17g is not %.17g", a, b);
}

/* ---- the pictures ---- */

START_TEST(every_weight_by_its_name)
    {
        static const char *const models[] = {"data hobbits", "data archery",
                                             "data xor; model mlp 3"};

        for (size_t k = 0; k < 3; k++) {
            struct sheet s;

            kit_must(sh, models[k]);
            kit_must(sh, "step 3");
            read_sheet(&s, "net");
            ck_assert_int_eq(s.rows - 1, (int)sh->bench->s.params);
            for (int i = 1; i < s.rows; i++) {
                near(number(&s, i, "value"), kit_value(sh, s.at[i][0]));
                ck_assert(*s.at[i][column(&s, "from")] && *s.at[i][column(&s, "to")]);
            }
            str_done(&s.text);
        }
    }
END_TEST

START_TEST(products_add_up)
    {
        struct sheet s;

        kit_must(sh, "data hobbits; w = 0.3 -0.7; b = 0.1");
        read_sheet(&s, "matrix");
        ck_assert_int_eq(s.rows, 25);
        ck_assert_int_eq(s.cols, 7);
        for (int i = 1; i < s.rows; i++) {
            double sum = 0;

            for (int j = 0; j < 3; j++) {
                static const double theta[] = {0.1, 0.3, -0.7};
                double product = strtod(s.at[i][3 + j], NULL);

                near(product, theta[j] * strtod(s.at[i][j], NULL));
                sum += product;
            }
            near(sum, number(&s, i, "z"));
        }
        str_done(&s.text);
        kit_must(sh, "data xor; model mlp 3; step 2");
        read_sheet(&s, "matrix");
        for (int i = 1; i < s.rows; i++) {
            double sum = 0;

            for (int j = 4; j < 8; j++)
                sum += strtod(s.at[i][j], NULL);
            near(sum, number(&s, i, "z"));
        }
        str_done(&s.text);
    }
END_TEST

START_TEST(the_table_is_sorted_as_shown)
    {
        struct sheet s;
        double cost = 0, share = 0;

        kit_must(sh, "data overlap; w = 1 2; b = -1; sorted on");
        read_sheet(&s, "table");
        ck_assert_int_eq(s.rows, 61);
        for (int i = 1; i < s.rows; i++) {
            double p = number(&s, i, "p"), y = number(&s, i, "y");

            near(p, 1 / (1 + exp(-number(&s, i, "z"))));
            ck_assert_double_eq_tol(number(&s, i, "cost"), -log(y > 0.5 ? p : 1 - p),
                                    1e-9);
            ck_assert(i == 1 || number(&s, i, "cost") <= number(&s, i - 1, "cost"));
            cost += number(&s, i, "cost");
            share += number(&s, i, "share");
        }
        near(cost / 60, kit_value(sh, "loss"));
        near(share, 1);
        str_done(&s.text);
    }
END_TEST

START_TEST(a_curve_has_its_points_and_its_way)
    {
        struct sheet s;
        int points = 0;

        kit_must(sh, "data archery; w = 1; b = -4.5");
        read_sheet(&s, "curve");
        for (int i = 1; i < s.rows; i++) {
            double x = strtod(s.at[i][1], NULL);

            points += strcmp(s.at[i][0], "point") == 0;
            near(number(&s, i, "z"), x - 4.5);
            near(number(&s, i, "p"), 1 / (1 + exp(4.5 - x)));
        }
        ck_assert_int_eq(points, 18);
        ck_assert_int_gt(s.rows, 100);
        str_done(&s.text);
    }
END_TEST

START_TEST(a_fit_has_its_residuals)
    {
        struct sheet s;
        double squares = 0;

        kit_must(sh, "data line; w = 1.5; b = 0.25");
        read_sheet(&s, "fit");
        for (int i = 1; i < s.rows; i++) {
            double x = strtod(s.at[i][0], NULL), y = strtod(s.at[i][1], NULL);

            near(number(&s, i, "predicted"), 1.5 * x + 0.25);
            near(number(&s, i, "residual"), y - (1.5 * x + 0.25));
            near(number(&s, i, "cost"), pow(1.5 * x + 0.25 - y, 2));
            squares += number(&s, i, "cost") / (s.rows - 1);
        }
        near(squares, kit_value(sh, "mse"));
        str_done(&s.text);
    }
END_TEST

/* The rows held back follow, each with its own numbers. */
START_TEST(a_split_is_a_column)
    {
        struct sheet s;

        kit_must(sh, "data curve; split 0.5; b = 2; w = -1");
        read_sheet(&s, "fit");
        ck_assert_int_eq(s.rows, 21);
        for (int i = 1; i < s.rows; i++) {
            double x = number(&s, i, "x"), y = number(&s, i, "y");

            ck_assert_str_eq(s.at[i][column(&s, "part")], i <= 10 ? "train" : "valid");
            near(x, sh->bench->s.all->x[0][i - 1]);
            near(number(&s, i, "predicted"), 2 - x);
            near(number(&s, i, "residual"), y - (2 - x));
            near(number(&s, i, "cost"), pow(y - (2 - x), 2));
        }
        str_done(&s.text);
        kit_must(sh, "split 1; data archery; split 0.5; b = -4.5; w = 1");
        read_sheet(&s, "curve");
        for (int i = 1; i <= 18; i++) {
            ck_assert_str_eq(s.at[i][0], i <= 9 ? "point" : "valid");
            near(number(&s, i, "z"), number(&s, i, "hours") - 4.5);
        }
        ck_assert_str_eq(s.at[19][0], "curve");
        str_done(&s.text);
    }
END_TEST

START_TEST(the_four_boxes_are_counted)
    {
        static const char *const readings[] = {"tp", "fn", "fp", "tn"};
        struct sheet s;

        kit_must(sh, "data overlap; step 4; tau = 0.4");
        read_sheet(&s, "confusion");
        ck_assert_int_eq(s.rows, 5);
        for (int i = 0; i < 4; i++)
            near(number(&s, i + 1, "n"), kit_value(sh, readings[i]));
        str_done(&s.text);
    }
END_TEST

/* ---- the row of the matrix ---- */

START_TEST(a_learner_goes_through_the_rows)
    {
        struct str text;

        str_init(&text);
        kit_must(sh, "data hobbits; line 3 -0.4");
        kit_must(sh, "plot matrix 24");
        figure_named("matrix")->describe(sh->bench, &text);
        ck_assert_ptr_nonnull(strstr(text.s, "row 24: z = 1·(−3) + 1.8·0.4 + 1.9·1"));
        for (int i = 1; i <= 2; i++) {
            str_clear(&text);
            kit_must(sh, "plot matrix next");
            figure_named("matrix")->describe(sh->bench, &text);
            ck_assert_ptr_nonnull(strstr(text.s, i == 1 ? "row 1: " : "row 2: "));
        }
        ck_assert_int_eq(kit_type(sh, "plot matrix 25"), SHELL_FAULT);
        ck_assert_ptr_nonnull(strstr(kit_said(), "1 to 24"));
        ck_assert_uint_eq(sh->bench->s.matrix_row, 2);
        kit_must(sh, "predict 1.5 4"); /* a place is looked at there, too */
        ck_assert_uint_eq(sh->bench->s.matrix_row, 0);
        kit_must(sh, "plot matrix 7; data xor");
        ck_assert_uint_eq(sh->bench->s.matrix_row, 0);
        str_done(&text);
    }
END_TEST

Suite *suite_numbers(void)
{
    Suite *s = suite_create("numbers");
    TCase *t = tcase_create("numbers");

    tcase_add_checked_fixture(t, open_shell, close_shell);
    tcase_add_test(t, every_weight_by_its_name);
    tcase_add_test(t, products_add_up);
    tcase_add_test(t, the_table_is_sorted_as_shown);
    tcase_add_test(t, a_curve_has_its_points_and_its_way);
    tcase_add_test(t, a_fit_has_its_residuals);
    tcase_add_test(t, a_split_is_a_column);
    tcase_add_test(t, the_four_boxes_are_counted);
    tcase_add_test(t, a_learner_goes_through_the_rows);
    suite_add_tcase(s, t);
    return s;
}
