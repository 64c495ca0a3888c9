/* Judging models: the tables of known data at given weights, and the commands for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"
#include "learn/best_line.h"
#include "learn/csv.h"
#include "reading_kit.h"

Suite *suite_evaluate(void);

/* ---- tables of known data ---- */

static const char *variable(const char *name, const char *otherwise)
{
    const char *v = getenv(name);

    return v && *v ? v : otherwise;
}

/* The set NAME of the references, or of the lessons, on the b. */
static void load(const char *name, bool reference)
{
    struct err err = {0};
    struct str file;
    struct data *d;

    str_init(&file);
    str_addf(&file, "%s/%s/%s.csv",
             reference ? variable("TESTS_DIR", "tests") : variable("LOGITTY_DATA", "."),
             reference ? "reference/datasets" : "datasets", name);
    d = csv_load(file.s, NULL, &err);
    ck_assert_msg(d != NULL, "%s", err.message);
    str_done(&file);
    bench_set_data(b, d);
}

static void at_tau(double tau)
{
    b->s.tau = tau;
    bench_changed(b);
}

static void counts(double tp, double fp, double fn, double tn)
{
    number("tp", tp);
    number("fp", fp);
    number("fn", fn);
    number("tn", tn);
    number("errors", fp + fn);
}

/* A number of a table, as exact as it is printed. */
static void about(const char *name, double expected, double half_digit)
{
    struct value v = value_of(name);

    ck_assert_msg(v.kind == VALUE_NUMBER, "%s: %s", name, v.why);
    ck_assert_msg(fabs(v.number - expected) <= half_digit, "%s = %.6f, not %g", name,
                  v.number, expected);
}

START_TEST(thresholds_of_overlap) /* EXPERIMENTS C1 */
    {
        static const double row[][8] = {
            {0.1, 20, 15, 0, 5, 0.571, 1, 0.625},  {0.3, 20, 7, 0, 13, 0.741, 1, 0.825},
            {0.5, 17, 3, 3, 17, 0.85, 0.85, 0.85}, {0.7, 13, 0, 7, 20, 1, 0.65, 0.825},
            {0.9, 6, 0, 14, 20, 1, 0.3, 0.65},
        };
        double loss;

        load("overlap", true);
        weights(-0.046432, 1.026962, 0.769461);
        loss = value_of("loss").number;
        for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
            const double *r = row[i];

            at_tau(r[0]);
            counts(r[1], r[2], r[3], r[4]);
            about("precision", r[5], 5e-4);
            about("recall", r[6], 5e-4);
            about("accuracy", r[7], 5e-4);
            about("auc", 0.9725, 1e-12);
            number("loss", loss); /* tau is not in it */
            number("specificity", r[4] / 20);
            number("fpr", r[2] / 20);
        }
        at_tau(1);
        undefined("precision", "no point is predicted 1");
        undefined("mcc", "only one is predicted");
        number("f1", 0);
    }
END_TEST

/* TP FP FN TN acc F1 balanced MCC F1 of class 0 */
static void imbalanced_row(const double *r)
{
    counts(r[0], r[1], r[2], r[3]);
    about("accuracy", r[4], 5e-5);
    about("f1", r[5], 5e-5);
    about("balanced", r[6], 5e-4);
    about("mcc", r[7], 5e-4);
    about("f1neg", r[8], 5e-4);
}

START_TEST(accuracy_lies) /* EXPERIMENTS C2, C3 */
    {
        load("imbalanced", true);
        counts(100, 20, 0, 0); /* p is one half everywhere, and one half is enough */
        about("accuracy", 0.8333, 5e-5);
        about("f1", 0.9091, 5e-5);
        number("balanced", 0.5);
        number("f1neg", 0);
        number("auc", 0.5);
        undefined("mcc", "only one is predicted");
        at_tau(0.5 + 1e-9);
        about("accuracy", 0.1667, 5e-5);
        at_tau(0.5);
        weights(1.275166, 1.618108, 1.466910);
        imbalanced_row((double[]){97, 11, 3, 9, .8833, .9327, .710, .522, .563});
        about("auc", 0.9095, 5e-5);
        at_tau(0.8);
        imbalanced_row((double[]){82, 4, 18, 16, .8167, .8817, .810, .513, .593});
        at_tau(0.5);
        weights(-0.360897, 1.602868, 1.584814);
        imbalanced_row((double[]){81, 4, 19, 16, .8083, .8757, .805, .500, .582});
        about("auc", 0.912, 5e-4);
        ck_assert_double_eq_tol(evaluated("mean(p)"), 0.672, 5e-4);
    }
END_TEST

START_TEST(lesson_16)
    {
        load("overlap", false);
        weights(-0.003511, 0.844459, 0.685716);
        counts(21, 7, 9, 23);
        number("recall", 0.7);
        number("precision", 0.75);
        about("accuracy", 0.733, 5e-4);
        about("auc", 0.789, 5e-4);
        at_tau(0.3);
        counts(28, 18, 2, 12);
        ck_assert_double_eq(evaluated("5*fn + fp"), 28);
        at_tau(0.35);
        counts(28, 14, 2, 16);
        at_tau(0.7);
        counts(10, 3, 20, 27);
        ck_assert_double_eq(evaluated("5*fn + fp"), 103);
    }
END_TEST

START_TEST(lesson_17)
    {
        load("imbalanced", false);
        about("accuracy", 0.833, 5e-4);
        about("f1", 0.909, 5e-4);
        number("f1neg", 0);
        number("balanced", 0.5);
        number("auc", 0.5);
        weights(1.805554, 2.477451, 0.495930);
        about("accuracy", 0.925, 5e-4);
        about("f1", 0.956, 5e-4);
        about("f1neg", 0.757, 5e-4);
        about("balanced", 0.835, 5e-4);
        about("auc", 0.932, 5e-4);
        ck_assert_double_eq_tol(evaluated("mean(p)"), 0.833, 5e-4);
        at_tau(0.6);
        about("balanced", 0.86, 5e-4);
        at_tau(0.5);
        weights(0.162008, 2.609791, 0.626852);
        ck_assert_double_eq_tol(evaluated("mean(p)"), 0.70, 5e-3);
    }
END_TEST

/* Three times the weights: the same decisions, other probabilities. */
START_TEST(calibration)
    {
        static const char *const n[] = {"bin1.n", "bin2.n", "bin3.n", "bin4.n",
                                        "bin5.n"};
        double all = 0, gap;

        load("calib", false);
        weights(0.076003, 1.061952, 0);
        about("accuracy", 0.8175, 1e-12);
        about("loss", 0.382, 5e-4);
        gap = fabs(evaluated("bin5.p - bin5.y"));
        for (size_t i = 0; i < 5; i++)
            all += value_of(n[i]).number;
        ck_assert_double_eq(all, value_of("n").number);
        weights(3 * 0.076003, 3 * 1.061952, 0);
        about("accuracy", 0.8175, 1e-12);
        about("loss", 0.606, 5e-4);
        ck_assert(fabs(evaluated("bin5.p - bin5.y")) > gap);
        weights(0, 1, 0);
        about("loss", 0.383, 5e-4);
    }
END_TEST

static void best_of(const char *name, size_t errors)
{
    size_t e;

    load(name, true);
    ck_assert(best_line(b->s.data, &e, NULL));
    ck_assert_uint_eq(e, errors);
}

START_TEST(a_line_beats_the_fit) /* EXPERIMENTS C4, G5 */
    {
        best_of("hobbit", 2);
        best_of("overlap", 3);
        best_of("xor", 6);
        best_of("circles", 8);
    }
END_TEST

/* ---- commands ---- */

static struct shell *sh;

static void setup(void)
{
    sh = kit_shell(true);
}

static void teardown(void)
{
    kit_done(sh);
}

static void says_so(const char *line, const char *part)
{
    kit_type(sh, line);
    ck_assert_msg(strstr(kit_said(), part) != NULL, "%s: %s", line, kit_said());
}

static void says_not(const char *line, const char *part)
{
    kit_type(sh, line);
    ck_assert_msg(strstr(kit_said(), part) == NULL, "%s: %s", line, kit_said());
}

/* What `best line` offers does what it says, in whatever units the weights are. */
static void best_does_it(const char *data, double errors)
{
    struct str line;

    str_init(&line);
    str_addf(&line, "data %s", data);
    kit_type(sh, line.s);
    str_clear(&line);
    for (int scaled = 0; scaled < 2; scaled++) {
        kit_type(sh, scaled ? "scale on" : "scale off");
        kit_type(sh, "reset weights");
        kit_type(sh, "best line");
        ck_assert_msg(sh->fault.meant[0] != '\0', "%s: %s", data, kit_said());
        str_clear(&line);
        str_add(&line, sh->fault.meant);
        kit_type(sh, line.s);
        ck_assert_msg(kit_value(sh, "errors") == errors, "%s, %s: %g errors", data,
                      line.s, kit_value(sh, "errors"));
        says_so("best line", "it is such a one");
    }
    str_done(&line);
}

START_TEST(best_line_is_the_best)
    {
        best_does_it("hobbits", 0);
        best_does_it("xor", 10);
        best_does_it("xor4", 1);
        best_does_it("overlap", 15);
        best_does_it("archery", 3);
    }
END_TEST

START_TEST(best_line_says_why_not)
    {
        says_so("best line", "There are no points to part yet");
        kit_type(sh, "data line");
        says_so("best line", "The labels are numbers");
        kit_type(sh, "data hobbits");
        says_so("line 3 0; best line",
                "A line gets all 24 right (0 errors).\n"
                "One that does: line ");
        says_so("best line", "The model has 4 now.");
        says_so("best", "all 24 right");
        says_so("tau = 0.6; best line", "at tau 0.6; a line counts from p = ½");
        says_so("best cut", "It can be: line.");
        /* too steep to be written */
        says_so("data empty; add 1e300 1e-10 1; add -1e300 0 0; best line",
                "A line gets all 2 right (0 errors).");
        ck_assert_ptr_null(strstr(kit_said(), "inf"));
    }
END_TEST

START_TEST(metrics_say_all)
    {
        kit_type(sh, "data hobbits; line 3 0");
        says_so("metrics", "tp 8   fp 0   fn 4   tn 12");
        says_so("metrics", "specificity 1");
        says_so("metrics", "baseline 0.693   auc ");
        says_not("metrics", "mcc");
        says_not("metrics", "valid.");
        kit_type(sh, "data imbalanced; b = 1.8, w1 = 2.5, w2 = 0.5");
        says_so("metrics", "balanced ");
        says_so("metrics", "mcc ");
        says_so("metrics", "f1neg ");
        kit_type(sh, "split 0.5");
        says_so("metrics", "valid.n 60   valid.loss ");
        kit_type(sh, "data line; fit");
        says_so("metrics", "   rmse ");
        says_so("metrics", "   r2 ");
        says_not("metrics", "tp");
    }
END_TEST

START_TEST(lists_of_numbers)
    {
        kit_type(sh, "data hobbits; line 3 0");
        says_so("list", "4 of 24 on the wrong side.");
        says_so("list roc",
                "        tau         TP         FP     recall        fpr\n");
        says_so("list roc", "          0          0          0          0\n");
        says_so("list roc", "         12         12          1          1\n");
        says_so("list roc", "   tau 0.5\n");
        says_not("list roc", "points of the curve"); /* all of them are there */
        says_so("list pr", "          0          0          0          -\n");
        says_so("list pr", "precision is undefined (-)");
        says_so("list bins",
                "     p from         to          n     mean p     seen y\n");
        kit_type(sh, "reset weights");
        says_so("list bins",
                "        0.4        0.6         24        0.5        0.5\n");
        says_so("list bins",
                "          0        0.2          0          -          -\n");
        says_so("list roc", "         12         12          1          1   tau 0.5\n");
        kit_type(sh, "tau = 1");
        says_so("list roc", "          0          0          0          0   tau 1\n");
        kit_type(sh, "data imbalanced; b = 1.8, w1 = 2.5, w2 = 0.5; tau = 0.83");
        says_so("list roc", "20 of the ");
        says_so("list roc", "   tau 0.83\n");
        kit_type(sh, "data line");
        says_so("list roc", "There are no classes");
    }
END_TEST

/* The labels of calib were drawn with known chances, so the best weights are honest;
 * three times those are too sure, a third of them not sure enough. */
START_TEST(bins_are_judged)
    {
        kit_type(sh, "data calib; fit");
        says_so("list bins", "Honest within chance");
        kit_type(sh, "times 3");
        says_so("list bins", "Over-confident: where it says 0.984, 0.886 happened");
        kit_type(sh, "fit; times 1/3");
        says_so("list bins", "Under-confident: where it says 0.");
        kit_type(sh, "fit; b = b + 3");
        says_so("list bins", "It says too much: where it says 0.");
        kit_type(sh, "fit; b = b - 3");
        says_so("list bins", "It says too little: where it says 0.");
        kit_type(sh, "data hobbits; reset weights");
        says_so("list bins", "Honest within chance");
        kit_type(sh, "data challenger; fit"); /* few points prove little */
        says_so("list bins", "Honest within chance");
    }
END_TEST

START_TEST(the_sum_of_a_prediction_is_true)
    {
        kit_type(sh, "data hobbits; line 3 -0.4");
        says_so("predict 6 6", "z = b + w1·6 + w2·6 = 5.4   p = σ(5.4) = 0.996");
        kit_type(sh, "scale on");
        says_so("predict 6 6", "z = raw.b + raw.w1·6 + raw.w2·6 = 5.4");
        kit_type(sh, "scale off; features product");
        kit_type(sh, "b = 1, w1 = 0, w2 = 0, w3 = 0.1");
        says_so("predict 6 6", "z = 4.6   p = σ(4.6)");
        says_so("predict 6", "Two numbers: foot and lift");
        kit_type(sh, "features log(x1) x2");
        says_so("predict 0-1 2", "no finite value at that place");
        kit_type(sh, "data xor");
        says_so("predict 1 1", "   class 1\n"); /* not "class 1 (1)" */
    }
END_TEST

Suite *suite_evaluate(void)
{
    Suite *suite = suite_create("evaluate");
    TCase *tc = tcase_create("tables");

    tcase_add_checked_fixture(tc, b_open, b_close);
    tcase_add_test(tc, thresholds_of_overlap);
    tcase_add_test(tc, accuracy_lies);
    tcase_add_test(tc, lesson_16);
    tcase_add_test(tc, lesson_17);
    tcase_add_test(tc, calibration);
    tcase_add_test(tc, a_line_beats_the_fit);
    suite_add_tcase(suite, tc);
    tc = tcase_create("commands");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, best_line_is_the_best);
    tcase_add_test(tc, best_line_says_why_not);
    tcase_add_test(tc, metrics_say_all);
    tcase_add_test(tc, lists_of_numbers);
    tcase_add_test(tc, bins_are_judged);
    tcase_add_test(tc, the_sum_of_a_prediction_is_true);
    suite_add_tcase(suite, tc);
    return suite;
}
