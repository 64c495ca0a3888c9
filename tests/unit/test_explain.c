/* Explanations: what is words, and what is not.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "arithmetic.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explained_kit.h"
#include "lab/explain_cost.h"
#include "lab/explain_update.h"

Suite *suite_explain(void);

/* ---- what is said ---- */

START_TEST(the_loss_as_in_the_lesson)
    {
        bench_set_data(b, archers());
        weights(-45, 10, 0);
        ck_assert(explained("loss", false, 80, NULL));
        ck_assert_str_eq(
            words.s, "loss = (sum of 18 costs) / 18 = 40.707 / 18 = 2.2615\n"
                     "largest: 6.5 h 20.000, 3.0 h 15.000, 5.0 h 5.007; the other 15 "
                     "together 0.700\n"
                     "Type: explain loss all, for every line.\n");
    }
END_TEST

START_TEST(one_point)
    {
        bench_set_data(b, archers());
        weights(-4.5, 1, 0);
        explains("point 13", "Point 13: 6.5 h, not passed (y = 0)");
        explains("point 13", "z = b + w1·x1 = −4.5 + 1·6.5 = −4.500 + 6.500 = 2.000");
        explains("point 13", "1/(1 + 0.135) = 0.881");
        explains("point 13", "cost = −log(1 − p) = −log(0.119203) = 2.127");
        explains("point 13", "so it is called passed: wrong.");
        explains("point 18", "so it is called passed: right.");
        explains("maxloss", "Point 13: 6.5 h");
    }
END_TEST

START_TEST(counts)
    {
        bench_set_data(b, archers());
        weights(-4.5, 1, 0);
        explains("errors", "fp + fn = 2 + 1 = 3 of 18");
        explains("errors", "3.0 h (passed, p 0.18), 5.0 h (not passed, p 0.62), 6.5 h");
        explains("accuracy", "(8 + 7) / 18 = 0.8333");
        explains("precision", "tp / (tp + fp) = 8 / 10 = 0.8");
        explains("recall", "8 / 9 = 0.8889");
        explains("f1", "16 / 19 = 0.8421");
        explains("tp", "Of 9 passed: 8 called passed (tp), 1 called not passed (fn).");
        explains("auc", "Of 9·9 = 81 pairs 73 are ranked right");
        explains("auc", "= 73 / 81 = 0.9012");
        weights(0, 0, 0);
        explains("accuracy", "Every p is ½, so all are called passed.");
    }
END_TEST

START_TEST(what_a_weight_means)
    {
        struct data *d = archers();

        bench_set_data(b, d);
        weights(-4.5, 1, 0);
        explains("w",
                 "1 h more adds 1·1 = 1.000 to z, so it multiplies the odds p/(1−p) "
                 "of passed "
                 "by e^1.000 = 2.72");
        weights(15.0429, -0.2321627, 0);
        explains("w1", "10 h less adds (−0.232163)·(−10) = 2.322 to z");
        explains("w1", "e^2.322 = 10.2");
        explains("b", "b = 15.0429 is the score z where every feature is 0");
        explains("midpoint", "midpoint = −b/w = −15.0429/(−0.232163) = 64.79");
        explains("W1", "w1 = −0.232163");
        explains("bias", "b = 15.0429");
        explains("lr", "eta = auto = 1/L");
    }
END_TEST

START_TEST(no_value_says_why)
    {
        explains("loss", "Now it has no value: there is no data yet.");
        bench_set_data(b, archers());
        explains("intercept", "Now it has no value: with one feature");
        explains("p", "Try: explain point 1");
        explains("seed", "It is a setting");
        explains("model", "model = logistic");
        explains("loss - baseline", "baseline = 0.693147");
    }
END_TEST

START_TEST(mistakes)
    {
        struct err err = {0};

        ck_assert(!explained("point 1", false, 80, &err));
        ck_assert_str_eq(err.message, "There is no data yet.");
        bench_set_data(b, archers());
        ck_assert(!explained("point 19", false, 80, &err));
        ck_assert(!explained("point 0", false, 80, &err));
        ck_assert(!explained("point -1", false, 80, &err));
        ck_assert(!explained("point", false, 80, &err));
        ck_assert(!explained("acuracy", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain accuracy");
        ck_assert(!explained("", false, 80, &err));
        ck_assert(!explained("2x", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain 2*x");
    }
END_TEST

/* ---- the tables ---- */

START_TEST(every_cost_and_method_has_its_row)
    {
        for (size_t i = 0; objectives[i]; i++) {
            const struct cost_words *w = cost_words_of(objectives[i]->cost);

            ck_assert_msg(w != NULL, "%s %s", objectives[i]->name, objectives[i]->loss);
            ck_assert_ptr_eq(w->cost, objectives[i]->cost);
            ck_assert(w->sum && w->weighted && w->slope && w->bend && w->matrix);
            ck_assert(w->point && w->baseline);
        }
        for (size_t i = 0; methods[i]; i++) {
            const struct method_words *w = method_words_of(methods[i]);

            ck_assert_msg(w != NULL, "%s", methods[i]->name);
            ck_assert_ptr_eq(w->method, methods[i]);
            ck_assert(w->of_weight != NULL);
        }
        ck_assert_ptr_null(cost_words_of(NULL));
        ck_assert_ptr_null(method_words_of(NULL));
    }
END_TEST

/* ---- other subjects ---- */

START_TEST(the_price_of_the_bias_is_in_the_bracket)
    {
        bench_set_data(b, scattered(20, 1));
        weights(2, 1, 0);
        b->s.lambda = 0.1;
        bench_set_bias(b, BIAS_PRICED);
        weights(2, 1, 0);
        explains("objective", "objective = loss + lambda·(norm² + b²) = ");
        explains("objective", "0.1·5 = ");
        explains("objective", "norm² + b² = 2² + 1² = 4 + 1 = 5");
        bench_set_bias(b, BIAS_FREE);
        weights(2, 1, 0);
        explains("objective", "objective = loss + lambda·norm² = ");
    }
END_TEST

START_TEST(made_features_have_no_simple_effect)
    {
        struct err err = {0};

        bench_set_data(b, scattered(20, 2));
        weights(0, 3, 4);
        explains("norm", "2·log(9)/norm = 0.879 wide"); /* 4.3944/5 */
        explains("w1", "multiplies the odds");
        bench_set_scale(b, true);
        explains_not("norm", "wide");
        bench_set_scale(b, false);
        bench_set_features(b, recipe_parse("poly 2", 2, &err), &err);
        bench_set_theta(b, (double[]){0, 3, 4, 1, 0, 0});
        explains_not("norm", "wide");
        explains_not("w1", "odds");
        explains("w1", "x1 is the feature x1.");
        explains("w3", "There is no one effect of a column");
    }
END_TEST

START_TEST(what_a_sum_uses_is_shown)
    {
        bench_set_data(b, scattered(12, 6));
        bench_set_scale(b, true);
        bench_set_theta(b, (double[]){0.5, 0, 0, 0, 0, 2, -3});
        explains("point 4", "x5 = (");
        explains("point 4", "x6 = (");
        bench_set_model(b, objective_named("mlp", NULL), 3);
        ck_assert(explained("point 4", false, 200, NULL));
        ck_assert_ptr_nonnull(strstr(words.s, "\na1 = "));
        ck_assert(strstr(words.s, "\na1 = ") < strstr(words.s, "\na2 = "));
        ck_assert(strstr(words.s, "\na2 = ") < strstr(words.s, "\na3 = "));
    }
END_TEST

START_TEST(classes_without_words)
    {
        struct data *d = scattered(9, 2);

        bench_set_data(b, d);
        ck_assert(explained("point 2", false, 200, NULL));
        ck_assert_ptr_nonnull(strstr(words.s, "), y = 0\n"));
        explains("point 2", "so it is called class 1: wrong.");
        explains("tp", "Of 3 of class 1: 3 called class 1 (tp)");
        explains("n", "3 of class 1 + 6 of class 0 = 9");
        for (size_t i = 0; i < d->n; i++)
            d->y[i] = 0;
        bench_set_data(b, data_with(d, (double[]){1, 2}, 0));
        explains("recall", "Every point has class 0: add one of class 1");
        explains_not("w3", "Every point");
        explains_not("grad.w9", "Every point");
    }
END_TEST

START_TEST(a_number_is_no_name)
    {
        struct err err = {0};

        ck_assert(!explained("3", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain loss");
        bench_set_data(b, archers());
        ck_assert(!explained("3", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain point 3");
        ck_assert(!explained("19", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain loss");
        explains("2 + 3", "2 + 3 = 5");
    }
END_TEST

START_TEST(separable_shows_why)
    {
        struct data *d;
        unsigned long i, p, q, r;
        int checked = 0;

        for (uint64_t seed = 1; seed < 30; seed++) {
            bench_set_data(b, mixed(seed, 6 + seed, 2));
            ck_assert(explained("separable", false, 1000, NULL));
            ck_assert_ptr_nonnull(
                strstr(words.s, bench_separable(b) ? "separable = 1" : "separable = 0"));
            ck_assert_ptr_null(arithmetic_false(words.s, &checked));
            d = b->s.data;
            if (sscanf(strstr(words.s, "Point") ? strstr(words.s, "Point") : "",
                       "Point %lu, class %*[01], lies in the triangle of the points "
                       "%lu, %lu and %lu",
                       &i, &p, &q, &r) == 4) {
                ck_assert(d->y[p - 1] == d->y[q - 1] && d->y[q - 1] == d->y[r - 1]);
                ck_assert(d->y[i - 1] != d->y[p - 1]);
            } else if (!bench_separable(b)) {
                ck_assert_ptr_nonnull(strstr(words.s, "crosses that from"));
            }
        }
        bench_set_data(b, mixed(4, 30, 1));
        explains("separable", "no cut has all of");
    }
END_TEST

START_TEST(pairs_and_ranks_agree)
    {
        char *at;
        double ranks, won, m;

        bench_set_data(b, scattered(80, 2));
        weights(-1, 0.3, -2);
        explains("auc", "pairs");
        at = strstr(words.s, "add up to ");
        ck_assert_ptr_nonnull(at);
        ranks = strtod(at + 10, NULL);
        at = strstr(words.s, "that is ");
        won = strtod(at + 8, NULL);
        at = strstr(words.s, "less ");
        m = strtod(at + 5, NULL);
        ck_assert_double_eq(ranks - m * (m + 1) / 2, won);
    }
END_TEST

START_TEST(what_to_type_is_said)
    {
        struct err err = {0};

        explains("precision", "Type: data hobbits");
        explains("slope", "Type: plot f");
        bench_set_data(b, scattered(20, 2));
        explains("valid.loss", "Type: split 0.7");
        explains("velocity.w1", "Type: optimizer momentum; step");
        explains("search", "Type: optimizer bfgs; step");
        explains("gradcheck", "Type: checkgrad");
        explains("midpoint", "Type: explain intercept");
        explains("move.w1", "Type: step");
        explains("w3", "Type: explain w1");
        bench_set_theta(b, (double[]){-9, 0, 0});
        explains("precision", "The largest p is ");
        ck_assert(!explained("velosity.w1", false, 80, &err));
        ck_assert(!explained("precicion", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain precision");
        ck_assert(!explained("step 3 4 5", false, 80, &err));
    }
END_TEST

START_TEST(a_place_is_explained)
    {
        bench_set_data(b, scattered(20, 2));
        bench_set_theta(b, (double[]){-3, 0.9, 1});
        explains("p(6, 6)",
                 "z = b + w1·x1 + w2·x2 = −3 + 0.9·6 + 1·6 = −3.000 + 5.400 + "
                 "6.000 = 8.400");
        b->s.placed = true;
        b->s.place[0] = 1;
        b->s.place[1] = 2;
        explains("p", "The model at x1 1, x2 2:");
        explains("p", "−3 + 0.9·1 + 1·2");
    }
END_TEST

START_TEST(rows_held_back)
    {
        struct err err = {0};

        bench_set_data(b, scattered(20, 1));
        ck_assert(bench_set_split(b, 0.75, &err));
        explains("valid.loss", "(sum of 5 costs) / 5");
        explains("valid.loss", "the rows held back, 16 to 20");
        explains("loss", "the rows that train, 1 to 15 of 20");
        explains("point 17", "held back by split");
        explains("valid.accuracy", " / 5 = ");
        ck_assert(!explained("point 21", false, 80, &err));
    }
END_TEST

Suite *suite_explain(void)
{
    Suite *suite = suite_create("explain");
    TCase *tc = tcase_create("explain");

    tcase_add_checked_fixture(tc, explain_open, explain_close);
    tcase_add_test(tc, the_loss_as_in_the_lesson);
    tcase_add_test(tc, one_point);
    tcase_add_test(tc, counts);
    tcase_add_test(tc, what_a_weight_means);
    tcase_add_test(tc, no_value_says_why);
    tcase_add_test(tc, mistakes);
    tcase_add_test(tc, every_cost_and_method_has_its_row);
    tcase_add_test(tc, the_price_of_the_bias_is_in_the_bracket);
    tcase_add_test(tc, made_features_have_no_simple_effect);
    tcase_add_test(tc, what_a_sum_uses_is_shown);
    tcase_add_test(tc, classes_without_words);
    tcase_add_test(tc, a_number_is_no_name);
    tcase_add_test(tc, separable_shows_why);
    tcase_add_test(tc, pairs_and_ranks_agree);
    tcase_add_test(tc, what_to_type_is_said);
    tcase_add_test(tc, a_place_is_explained);
    tcase_add_test(tc, rows_held_back);
    suite_add_tcase(suite, tc);
    return suite;
}
