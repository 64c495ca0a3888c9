/* Guesses before a step: what it did is what really happened, and asking changes nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arithmetic.h"
#include "base/mem.h"
#include "kit.h"
#include "learn/rng.h"
#include "lesson/wager.h"
#include "repl/guess.h"
#include "ui/app.h"

Suite *suite_guess(void);

static struct shell *sh;

static void setup(void)
{
    sh = kit_shell(true);
    sh->host.pictures_inline = true; /* as plain mode is */
}

static void teardown(void)
{
    kit_done(sh);
}

static void must(const char *line)
{
    kit_must(sh, line);
}

static void gets(const char *line, const char *says)
{
    kit_gets(sh, line, says);
}

/* ---- the verdict is the truth ---- */

static struct data *table(struct rng *r, size_t n, size_t dim, bool classes)
{
    struct data *d = data_new(n, dim);

    for (size_t i = 0; i < n; i++) {
        double score = 0;

        for (size_t j = 0; j < dim; j++) {
            d->x[j][i] = 3 + rng_normal(r) * (double)(j + 1);
            score += d->x[j][i] - 3;
        }
        d->y[i] = classes ? score + rng_normal(r) > 0 : score + rng_normal(r);
    }
    if (classes) {
        d->y[0] = 0;
        d->y[1] = 1;
    }
    data_classify(d);
    return d;
}

/* The mean log loss, squared error … from the model's own answers, one at a time. */
static double loss_by_hand(const struct bench *b)
{
    const struct data *d = b->s.data;
    double sum = 0, *x = mem_array(d->dim, sizeof *x);

    for (size_t i = 0; i < d->n; i++) {
        double z;

        for (size_t j = 0; j < d->dim; j++)
            x[j] = d->x[j][i];
        z = bench_z(b, x);
        if (!b->s.model->sigma)
            sum += (z - d->y[i]) * (z - d->y[i]);
        else if (strcmp(b->s.model->loss, "mse") == 0)
            sum += pow(bench_p(b, x) - d->y[i], 2);
        else
            sum += log1p(exp(-fabs(z))) + fmax(z, 0) - d->y[i] * z;
    }
    free(x);
    return sum / (double)d->n;
}

/* The direction in which z grows fastest, from three places; in degrees. */
static double uphill(const struct bench *b)
{
    double o[2] = {0, 0}, e[2] = {1, 0}, n[2] = {0, 1}, z = bench_z(b, o);

    return atan2(bench_z(b, n) - z, bench_z(b, e) - z) * 180 / M_PI;
}

static double midpoint(const struct bench *b)
{
    double o[1] = {0}, e[1] = {1}, z = bench_z(b, o);

    return -z / (bench_z(b, e) - z);
}

/* What is known of a bench without the wager. */
struct truth {
    double theta[64], loss, uphill, midpoint;
};

static struct truth look(const struct bench *b)
{
    struct truth t = {.loss = loss_by_hand(b)};

    memcpy(t.theta, b->s.theta, b->s.params * sizeof *t.theta);
    if (b->s.data->dim == 2)
        t.uphill = uphill(b);
    if (b->s.data->dim == 1)
        t.midpoint = midpoint(b);
    return t;
}

static int sign(double v)
{
    return v == 0 ? DID_NOTHING : v < 0;
}

/* Ties are not decided here: the two ways of counting differ in the last digits. */
static void compare(const struct bet *bet, const struct truth *was, const struct truth *is,
                    int *checked)
{
    double turn = remainder(is->uphill - was->uphill, 360);

    if (bet->kind == BET_WEIGHT) {
        ck_assert_double_eq(bet->was, was->theta[bet->weight]);
        ck_assert_int_eq(bet->did, sign(is->theta[bet->weight] - bet->was));
    } else if (bet->kind == BET_LOSS) {
        if (!(fabs(is->loss - was->loss) > 1e-9 * was->loss) || !isfinite(is->loss))
            return;
        ck_assert_int_eq(bet->did, sign(is->loss - was->loss));
    } else if (bet->kind == BET_LINE) {
        if (fabs(fabs(turn) - 1e-3) < 1e-4)
            return;
        ck_assert_int_eq(bet->did, fabs(turn) < 1e-3 ? 2 : turn < 0);
        ck_assert_double_eq_tol(remainder(bet->is - turn, 360), 0, 1e-6);
    } else {
        if (!(fabs(is->midpoint - was->midpoint) > 1e-9 * fabs(was->midpoint)))
            return;
        ck_assert_int_eq(bet->did, is->midpoint > was->midpoint);
    }
    ++*checked;
}

static void make(struct bench *b, struct rng *r, int i)
{
    size_t dim = i % 7 == 6 ? 4 : 1 + (size_t)i % 2, n = 12 + (size_t)i % 9;
    double theta[64];

    bench_set_data(b, table(r, n, dim, i % 5 != 4));
    if (i % 5 != 4 && i % 4 == 1)
        bench_set_model(b, objective_named("logistic", "mse"), 0);
    if (i % 11 == 10)
        bench_set_model(b, objective_named("mlp", "log"), 3);
    bench_set_scale(b, i % 3 == 0);
    bench_set_optimizer(b, methods[(size_t)i % 8]);
    b->s.eta_auto = i % 2;
    b->s.knobs.eta = pow(10, -2 + 3 * rng_uniform(r));
    b->s.lambda = i % 6 == 5 ? 0.05 : 0;
    b->s.batch = i % 10 == 9 ? 3 : 0;
    bench_changed(b);
    for (size_t j = 0; j < b->s.params; j++)
        theta[j] = rng_normal(r);
    bench_set_theta(b, theta);
}

/* A guess of my own for each question, and how many hit. */
static size_t say_something(struct wager *w, struct rng *r)
{
    static const char *const lines[][3] = {
        {"u", "d", "-"}, {"up", "DOWN", "-"}, {"l", "right", "s"}, {"left", "r", "-"}};

    for (size_t i = 0; i < w->n; i++) {
        size_t pick = (size_t)(rng_uniform(r) * 3);

        ck_assert(wager_offer(w, lines[w->bet[i].kind][pick]));
        ck_assert_uint_eq(w->next, i + 1);
        ck_assert_int_eq(w->bet[i].said,
                         pick == 2 && w->bet[i].kind != BET_LINE ? -1 : (int)pick);
    }
    return w->n;
}

static void check_words(const struct wager *w, const struct bench *b, int *equations)
{
    struct str t;
    const char *fault;

    str_init(&t);
    wager_reason(w, b, &t);
    fault = arithmetic_false(t.s, equations);
    ck_assert_msg(!fault, "%s", fault ? fault : "");
    wager_list(w, true, &t);
    ck_assert_ptr_null(strstr(t.s, "nan"));
    ck_assert_ptr_null(strstr(t.s, "inf"));
    str_done(&t);
}

START_TEST(verdict_is_the_truth)
    {
        int checked = 0, equations = 0;
        size_t counted = 0;
        struct rng r;

        rng_init(&r, 5, 77);
        for (int i = 0; i < 320; i++) {
            struct bench *b = bench_new();
            struct truth was, is;
            struct wager w;
            size_t right = 0, all = 0, of;

            make(b, &r, i);
            was = look(b);
            if (wager_ask(&w, b)) {
                ck_assert_uint_ge(w.n, 1);
                ck_assert_int_eq(memcmp(was.theta, b->s.theta, b->s.params * 8), 0);
                ck_assert_uint_eq(b->s.steps, 0);
                say_something(&w, &r);
                for (int k = 0; k <= i % 3; k++)
                    bench_step(b);
                wager_settle(&w, b);
                is = look(b);
                for (size_t k = 0; k < w.n; k++) {
                    compare(&w.bet[k], &was, &is, &checked);
                    if (w.bet[k].said < 0 || w.bet[k].did < 0)
                        continue;
                    all++;
                    right += w.bet[k].said == w.bet[k].did;
                }
                ck_assert_uint_eq(wager_right(&w, &of), right);
                ck_assert_uint_eq(of, all);
                counted += of;
                check_words(&w, b, &equations);
            }
            bench_free(b);
        }
        ck_assert_int_gt(checked, 600);
        ck_assert_uint_gt(counted, 300);
        ck_assert_int_gt(equations, 10);
    }
END_TEST

/* The columns are shown the other way round: left becomes right. */
START_TEST(turn_is_that_of_the_picture)
    {
        double way[2];

        for (int flipped = 0; flipped < 2; flipped++) {
            struct wager w;

            must("reset all; data hobbits; w1 = 1; w2 = 1; b = -6; field off");
            if (flipped)
                must("plot scatter lift foot");
            ck_assert(wager_ask(&w, sh->bench));
            must("w1 = 1.5");
            wager_settle(&w, sh->bench);
            ck_assert_int_eq(w.bet[2].kind, BET_LINE);
            way[flipped] = w.bet[2].is;
            ck_assert_int_eq(w.bet[2].did, flipped ? 0 : 1);
        }
        ck_assert_double_eq_tol(way[0], -way[1], 1e-12);
        ck_assert_double_eq_tol(way[0], -(45 - atan2(1, 1.5) * 180 / M_PI), 1e-9);
    }
END_TEST

/* ---- answers ---- */

START_TEST(lines_that_answer)
    {
        static const struct {
            const char *line;
            size_t n;
            int said[3];
        } rows[] = {
            {"u", 1, {0}},          {" D ", 1, {1}},        {"u d l", 3, {0, 1, 0}},
            {"udl", 3, {0, 1, 0}},  {"u,d,r", 3, {0, 1, 1}}, {"up down shift", 3, {0, 1, 2}},
            {"rises", 1, {0}},      {"- d", 2, {-1, 1}},    {"skip skip s", 3, {-1, -1, 2}},
            {"↑ ↓ ←", 3, {0, 1, 0}}, {"up, falls, clockwise", 3, {0, 1, 1}},
        };
        static const char *const none[] = {"",    "l",     "ls",   "print b",  "w1 = 2",
                                           "uu d x", "udld", "step", "u d l d", "upp"};

        must("data hobbits; w1 = 1; w2 = 1; b = -6");
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct wager w;

            ck_assert(wager_ask(&w, sh->bench));
            ck_assert_uint_eq(w.n, 3);
            ck_assert_msg(wager_offer(&w, rows[i].line), "%s", rows[i].line);
            ck_assert_uint_eq(w.next, rows[i].n);
            for (size_t k = 0; k < rows[i].n; k++)
                ck_assert_int_eq(w.bet[k].said, rows[i].said[k]);
        }
        for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
            struct wager w, same;

            ck_assert(wager_ask(&w, sh->bench));
            same = w;
            ck_assert_msg(!wager_offer(&w, none[i]), "%s", none[i]);
            ck_assert_int_eq(memcmp(&w, &same, sizeof w), 0);
        }
    }
END_TEST

/* ---- in the shell ---- */

START_TEST(asks_then_steps)
    {
        must("data hobbits; guess on");
        gets("step", "GUESS FIRST");
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        ck_assert_int_eq(bench_count(sh->bench, "step"), 0);
        gets("u", "loss: up or down?");
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        gets("u", "1 of 2 right");
        ck_assert_double_eq(kit_value(sh, "steps"), 1);
        ck_assert_int_eq(bench_count(sh->bench, "step"), 1);
    }
END_TEST

/* A step from zero weights: w1 rises (the mean of (p − y)x1 is below 0), the loss falls. */
START_TEST(said_and_did)
    {
        must("data hobbits; guess on; step");
        gets("u u", "You said: w1 up, loss up. It did: w1 up, loss down to 0.628. 1 of 2 right.");
        ck_assert_double_eq(kit_value(sh, "steps"), 1);
        ck_assert_ptr_nonnull(strstr(kit_row(), "w1 moves by −eta·grad.w1 = "));
        gets("guess", "1 of 2 right");
        must("undo");
        sh->host.pictures_inline = false; /* the screen has two rows */
        must("step");
        gets("u u", "you said   w1 up   loss up");
        ck_assert_ptr_nonnull(strstr(kit_row(), "it did     w1 up   loss down to 0.628   1/2 right, all 2/4"));
        must("undo");
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        ck_assert_double_eq(kit_value(sh, "w1"), 0);
        must("step 10");
        gets("u d", "2/2 right, all 4/6");
        ck_assert_double_eq(kit_value(sh, "steps"), 10);
    }
END_TEST

START_TEST(skipped)
    {
        must("data hobbits; guess on; step");
        kit_type(sh, "");
        kit_type(sh, "");
        ck_assert_double_eq(kit_value(sh, "steps"), 1);
        ck_assert_ptr_null(strstr(kit_row(), "said"));
        must("step");
        kit_type(sh, "");
        kit_type(sh, "d");
        gets("", "You said: loss down. It did: loss down to ");
    }
END_TEST

/* The rest of the line waits with the step. */
START_TEST(rest_of_the_line)
    {
        must("data hobbits; guess on; step; w1 = 7; step");
        ck_assert_double_eq(kit_value(sh, "w1"), 0);
        gets("ud", "GUESS FIRST");
        ck_assert_double_eq(kit_value(sh, "w1"), 7);
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
    }
END_TEST

/* What is no answer is done; a look leaves the question open, a change ends it. */
START_TEST(other_lines)
    {
        must("data hobbits; guess on; step");
        gets("print w1, steps", "0 0");
        ck_assert_ptr_nonnull(guess_open(sh));
        must("explain grad.w1");
        gets("u", "loss: up or down?");
        must("w1 = 3");
        ck_assert_ptr_null(guess_open(sh));
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        must("step");
        must("guess off");
        ck_assert_ptr_null(guess_open(sh));
        must("step");
        ck_assert_double_eq(kit_value(sh, "steps"), 1);
    }
END_TEST

/* A letter that answers nothing is no command meanwhile: the question waits. */
START_TEST(stray_letters)
    {
        kit_must(sh, "data hobbits; guess on; step");
        ck_assert_ptr_nonnull(guess_open(sh));
        kit_gets(sh, "b", "b is no answer here: ");
        ck_assert_ptr_nonnull(strstr(kit_said(), "u "));
        ck_assert_ptr_nonnull(strstr(kit_said(), "d "));
        ck_assert_ptr_nonnull(strstr(kit_said(), "print b"));
        kit_gets(sh, "K", "K is no answer here: ");
        ck_assert_ptr_nonnull(guess_open(sh));
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        kit_gets(sh, "print b", "0");
        ck_assert_ptr_nonnull(guess_open(sh));
        kit_must(sh, "w = 3 3"); /* a hand takes the step's weights away: told */
        kit_gets(sh, "u", "The step that waited was dropped");
        ck_assert_ptr_null(guess_open(sh));
    }
END_TEST

START_TEST(nothing_to_guess)
    {
        must("data hobbits; lambda = 0.1; optimizer newton; step 20; guess on");
        gets("step", "Settled");
        ck_assert_ptr_null(guess_open(sh));
        must("data hobbits; loss errors; optimizer gd");
        gets("step", "Stuck");
        must("minimize X^2 from 3");
        gets("step", "X: up or down?");
        gets("dd", "You said: X down, f down. It did: X down, f down to 0. 2 of 2 right");
        must("optimizer newton; step");
        kit_type(sh, "dd");
        gets("step", "Settled");
        ck_assert_ptr_null(guess_open(sh));
    }
END_TEST

START_TEST(pass_and_run_ask_once)
    {
        must("data hobbits; guess on; batch = 6");
        gets("pass 2", "GUESS FIRST");
        gets("ud", "You said");
        ck_assert_double_eq(kit_value(sh, "passes"), 2);
        gets("run until steps >= 30", "GUESS FIRST");
        gets("- - -", "");
        ck_assert_double_eq(kit_value(sh, "steps"), 30);
        must("rewind 5; goto 30"); /* no steps into the unknown */
        ck_assert_double_eq(kit_value(sh, "steps"), 30);
        must("repeat 2: step");
        ck_assert_double_eq(kit_value(sh, "steps"), 32);
    }
END_TEST

START_TEST(scripts_are_not_asked)
    {
        struct shell *script = kit_shell(false);

        kit_type(script, "data hobbits; guess on; step 5");
        ck_assert_double_eq(kit_value(script, "steps"), 5);
        ck_assert_ptr_nonnull(strstr(script->remark.s, "needs a person"));
        kit_done(script);
    }
END_TEST

/* ---- a letter and Enter, or an arrow ---- */

static bool last_row_says(struct app *app, const char *words)
{
    struct grid g;
    struct str s;
    int row, col;
    bool says;

    grid_init(&g, 24, 80, false);
    app_draw(app, &g, &row, &col);
    str_init(&s);
    grid_dump(&g, &s);
    says = strstr(s.s, words) != NULL;
    str_done(&s);
    grid_done(&g);
    return says;
}

START_TEST(keys_of_the_screen)
    {
        struct app *app;

        sh->host.pictures_inline = false;
        app = app_new(sh, false);
        app_resize(app, 24, 80);
        app_line(app, "data hobbits; w1 = 1; w2 = 1; b = -6; guess on");
        ck_assert(!app_key(app, 'u'));
        app_line(app, "step");
        ck_assert_ptr_nonnull(guess_open(sh));
        ck_assert(last_row_says(app, "u up   d down   or an arrow"));
        ck_assert(!app_key(app, 'u')); /* it may begin `undo`: Enter says that it is one */
        ck_assert_uint_eq(guess_open(sh)->next, 0);
        ck_assert(app_action(app, ACTION_LEFT));
        ck_assert_uint_eq(guess_open(sh)->next, 0);
        app_line(app, "u");
        ck_assert_uint_eq(guess_open(sh)->next, 1);
        ck_assert(app_action(app, ACTION_DOWN));
        ck_assert_uint_eq(guess_open(sh)->next, 2);
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        ck_assert(app_action(app, ACTION_RIGHT));
        ck_assert_ptr_null(guess_open(sh));
        while (shell_busy(sh))
            app_tick(app, 1000000);
        ck_assert_double_eq(kit_value(sh, "steps"), 1);
        app_line(app, "step");
        ck_assert(app_action(app, ACTION_ESCAPE));
        ck_assert_ptr_null(guess_open(sh));
        app_line(app, "step");
        app_line(app, ""); /* Enter skips */
        ck_assert_uint_eq(guess_open(sh)->next, 1);
        app_free(app);
    }
END_TEST

Suite *suite_guess(void)
{
    Suite *s = suite_create("guess");
    TCase *t = tcase_create("guess");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, verdict_is_the_truth);
    tcase_add_test(t, turn_is_that_of_the_picture);
    tcase_add_test(t, lines_that_answer);
    tcase_add_test(t, asks_then_steps);
    tcase_add_test(t, said_and_did);
    tcase_add_test(t, skipped);
    tcase_add_test(t, rest_of_the_line);
    tcase_add_test(t, other_lines);
    tcase_add_test(t, stray_letters);
    tcase_add_test(t, nothing_to_guess);
    tcase_add_test(t, pass_and_run_ask_once);
    tcase_add_test(t, scripts_are_not_asked);
    tcase_add_test(t, keys_of_the_screen);
    suite_add_tcase(s, t);
    return s;
}
