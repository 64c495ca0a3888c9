/* The loss of the rows held back in the picture of the loss: at each step of the run it
 * is what valid.loss says when one goes there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"
#include "lab/figure.h"
#include "lab/loss_shown.h"

Suite *suite_held_back(void);

static struct shell *sh;

static void setup(void)
{
    sh = kit_shell(false);
}

static void teardown(void)
{
    kit_done(sh);
}

static bool tells(const char *what)
{
    struct str s;
    bool found;

    str_init(&s);
    figure_named("loss")->describe(sh->bench, &s);
    found = strstr(s.s, what) != NULL;
    str_done(&s);
    return found;
}

/* Column NAME of the exported row of STEP of the present run; NAN: it is empty. */
static double exported(size_t step, const char *name)
{
    struct str csv;
    char *s, *line, *cell;
    int column = -1;
    double v = NAN;

    str_init(&csv);
    figure_named("loss")->numbers(sh->bench, &csv);
    s = csv.s;
    for (int row = 0; (line = strsep(&s, "\n")) && *line; row++) {
        if (row && strtoul(line, NULL, 10) != step)
            continue;
        for (int i = 0; (cell = strsep(&line, ",")); i++)
            if (!row && strcmp(cell, name) == 0)
                column = i;
            else if (row && i == column && *cell)
                v = strtod(cell, NULL);
    }
    str_done(&csv);
    ck_assert_int_ge(column, 0);
    return v;
}

/* Every point of the line, and every tenth exported row, is valid.loss at its step. */
static void is_what_goto_says(const char *reading)
{
    struct loss_shown l;
    size_t last = sh->bench->s.steps, low = 0;
    size_t before = chain_steps(&sh->bench->s.before);
    char line[64];

    loss_shown_init(&l, sh->bench);
    ck_assert_uint_gt(l.held.n, 1);
    for (size_t i = 0; i < l.held.n; i++) {
        if (i % 10 == 0) {
            snprintf(line, sizeof line, "goto %zu", last);
            kit_must(sh, line);
            ck_assert_double_eq(exported(l.held.step[i], reading), l.held.y[i]);
        }
        snprintf(line, sizeof line, "goto %zu", l.held.step[i] - before);
        kit_must(sh, line);
        ck_assert_double_eq_tol(kit_value(sh, reading), l.held.y[i], 1e-15);
        low = l.held.y[i] < l.held.y[low] ? i : low;
    }
    ck_assert_uint_eq(l.held_low, low);
    snprintf(line, sizeof line, "goto %zu", last);
    kit_must(sh, line);
    loss_shown_done(&l);
}

/* ---- the numbers ---- */

START_TEST(each_step_is_what_valid_loss_says)
{
    static const struct {
        const char *line, *reading;
    } runs[] = {
        {"data moons n=60 noise=0.4; features poly 5; scale on; split 0.3; optimizer "
         "adam; eta = 0.1; step 60",
         "valid.loss"},
        {"data xor n=50; split 0.6; model mlp 3; eta = 0.5; batch = 4; step 80",
         "valid.loss"},
        {"data curve; split 0.5; features poly 3; scale on; eta = 0.05; lambda = 0.01; "
         "step 30; lambda = 0; step 20",
         "valid.mse"},
        {"data moons; split 0.5; loss mse; step 12; optimizer momentum; step 12",
         "valid.mse"},
        {"data imbalanced seed=2; classweight balanced; split 0.5; step 25",
         "valid.loss"},
    };

    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        kit_must(sh, "reset all; split 1");
        kit_must(sh, runs[i].line);
        is_what_goto_says(runs[i].reading);
    }
}
END_TEST

/* Drawn on the way, gone back, gone another way: what was remembered is not mixed up. */
START_TEST(another_way_has_its_own_numbers)
{
    kit_must(sh, "data moons n=60 noise=0.4; split 0.5; eta = 0.5; step 20");
    is_what_goto_says("valid.loss");
    kit_must(sh, "goto 10; eta = 5; step 15");
    is_what_goto_says("valid.loss");
    kit_must(sh, "reset weights; split 0.7; step 15");
    is_what_goto_says("valid.loss");
    kit_must(sh, "scale on; step 15");
    is_what_goto_says("valid.loss");
}
END_TEST

/* Weights that a class has only from step 10 on are none to compare with before. */
START_TEST(one_measure_on_a_line)
{
    struct loss_shown l;

    kit_must(sh, "data imbalanced seed=2; split 0.5; eta = 0.5; step 10");
    kit_must(sh, "classweight balanced; step 10");
    loss_shown_init(&l, sh->bench);
    ck_assert_uint_eq(l.held.step[0], 10);
    ck_assert_uint_eq(l.held.step[l.held.n - 1], 20);
    loss_shown_done(&l);
    is_what_goto_says("valid.loss");
    ck_assert(tells("of the rows held back since step 10: first "));
}
END_TEST

/* ---- of very many rows ---- */

/* Steps are passed over, but not at the lowest point. */
START_TEST(many_rows_in_bounded_time)
{
    struct loss_shown l;
    size_t rows = 0, low = 0;
    double least = INFINITY;

    kit_must(sh, "data moons n=9000 noise=0.4; features poly 2; scale on; split 0.01; "
                 "optimizer adam; eta = 0.05; step 600");
    loss_shown_init(&l, sh->bench);
    rows = sh->bench->s.trace->rows;
    ck_assert_uint_eq(rows, 601);
    ck_assert_uint_lt(l.held.n, 300);
    for (size_t i = 0; i < rows; i++) {
        const struct trace *t = sh->bench->s.trace;
        struct objective o;
        double v;

        bench_objective(sh->bench, &o);
        o.data = sh->bench->s.held_fitted;
        v = objective_loss(&o, t->theta + i * t->dim);
        low = v < least ? i : low;
        least = fmin(least, v);
    }
    ck_assert_uint_gt(low, 0);
    ck_assert_uint_lt(low, 600);
    ck_assert_uint_eq(l.held.step[l.held_low], low);
    loss_shown_done(&l);
}
END_TEST

/* ---- words and picture ---- */

START_TEST(the_lowest_is_named)
{
    struct loss_shown l;
    struct str t;
    struct grid g;

    kit_must(sh, "data moons n=60 noise=0.4; features poly 5; scale on; split 0.3; "
                 "optimizer adam; eta = 0.1; step 60");
    loss_shown_init(&l, sh->bench);
    str_init(&t);
    str_addf(&t, " at step %zu. It", l.held.step[l.held_low]);
    ck_assert_uint_lt(l.held.step[l.held_low], 60);
    ck_assert(tells("of the rows held back: first 0.693"));
    str_clear(&t);
    str_addf(&t, "at step %zu.", l.held.step[l.held_low]);
    ck_assert(tells(t.s));
    str_clear(&t);
    grid_init(&g, 18, 72, false);
    figure_draw(figure_named("loss"), sh->bench, &(struct look){.glyphs = GLYPHS_BRAILLE}, &g);
    grid_dump(&g, &t);
    ck_assert(strstr(t.s, "◆") && strstr(t.s, "rows that train"));
    ck_assert(strstr(t.s, "held back, lowest at "));
    str_clear(&t);
    grid_done(&g);
    grid_init(&g, 12, 36, false);
    figure_draw(figure_named("loss"), sh->bench, &(struct look){.glyphs = GLYPHS_BRAILLE}, &g);
    grid_dump(&g, &t);
    ck_assert(strstr(t.s, "held back") && !strstr(t.s, "lowest at"));
    grid_done(&g);
    str_done(&t);
    loss_shown_done(&l);
}
END_TEST

/* Without rows held back, at the start, of a fit, of a race, of a function: no line. */
START_TEST(where_there_is_none)
{
    static const char *const lines[] = {
        "data overlap; step 20",
        "data overlap; split 0.7",
        "data overlap; split 0.7; lambda = 0.1; fit",
        "data overlap; split 0.7; race gd adam 10",
        "data overlap; split 0.7; minimize (x-1)^2 from 3; eta = 0.1; step 5",
    };

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct loss_shown l;

        kit_must(sh, "reset all; split 1");
        kit_must(sh, lines[i]);
        loss_shown_init(&l, sh->bench);
        ck_assert_uint_eq(l.held.n, 0);
        ck_assert(!tells("held back"));
        loss_shown_done(&l);
    }
}
END_TEST

Suite *suite_held_back(void)
{
    Suite *s = suite_create("held_back");
    TCase *c = tcase_create("held_back");

    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, each_step_is_what_valid_loss_says);
    tcase_add_test(c, another_way_has_its_own_numbers);
    tcase_add_test(c, one_measure_on_a_line);
    tcase_add_test(c, many_rows_in_bounded_time);
    tcase_add_test(c, the_lowest_is_named);
    tcase_add_test(c, where_there_is_none);
    suite_add_tcase(s, c);
    return s;
}
