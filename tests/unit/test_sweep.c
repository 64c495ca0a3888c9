/* Sweeps: each value comes to what it would by itself, and the picture shows the table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "lab/sweep.h"
#include "shell_kit.h"

Suite *suite_sweep(void);

static const struct {
    const char *start, *name, *values, *length, *work;
} each[] = {
    {"data overlap", "eta", "0.01 0.1 1", "steps 20", "step 20"},
    {"data overlap; optimizer adam", "eta", "0.01, 0.1, 1", "7 steps", "step 7"},
    {"data overlap; eta = 0.1; batch = 4", "seed", "1 2 3", "passes 2", "pass 2"},
    {"data overlap", "lambda", "0.01 0.1 1", "fit", "fit"},
    {"data overlap; split 0.7", "lambda", "0.01 0.1 1", "fit", "fit"},
    {"data overlap", "w1", "-1 0 1", "", ""},
    {"data overlap; eta = 0.1", "batch", "1 5 10", "passes 1", "pass 1"},
    {"data hobbits; line 3 -0.4", "tau", "0.2 0.5 0.9", "", ""},
    {"data line; model linear", "eta", "0.01 0.05 0.08", "", "step 50"},
};

START_TEST(as_if_alone)
{
    const struct sweep *s;
    char line[200];

    kit_must(sh, each[_i].start);
    snprintf(line, sizeof line, "sweep %s %s %s", each[_i].name, each[_i].values,
             each[_i].length);
    kit_must(sh, line);
    s = sh->bench->s.sweep;
    ck_assert_uint_eq(s->n, 3);
    for (size_t i = 0; i < s->n; i++) {
        struct shell *other = kit_shell(false);

        kit_must(other, each[_i].start);
        snprintf(line, sizeof line, "%s = %.17g", each[_i].name, s->row[i].value);
        kit_must(other, line);
        if (*each[_i].work)
            kit_must(other, each[_i].work);
        ck_assert_double_eq(s->row[i].got.loss, bench_fitness(other->bench)->loss);
        if (other->bench->s.data->kind != LABEL_VALUE)
            ck_assert_double_eq(s->row[i].got.errors,
                                (double)bench_fitness(other->bench)->errors);
        ck_assert_uint_eq(s->row[i].got.rises, other->bench->s.rises);
        if (s->held)
            ck_assert_double_eq(s->row[i].got.held, kit_value(other, "valid.loss"));
        kit_done(other);
    }
}
END_TEST

START_TEST(the_lowest_is_marked)
{
    const struct sweep *s;
    size_t best = 0;
    char says[80];

    kit_must(sh, "data overlap; sweep eta 0.01 0.3 3 0.1 steps 30");
    s = sh->bench->s.sweep;
    for (size_t i = 1; i < s->n; i++)
        if (s->row[i].got.loss < s->row[best].got.loss)
            best = i;
    ck_assert_uint_eq(sweep_best(s, false), best);
    snprintf(says, sizeof says, "eta %g is lowest after 30 steps: loss ",
             s->row[best].value);
    kit_gets(sh, "sweep eta 0.01 0.3 3 0.1 steps 30", says);
    kit_gets(sh, "describe sweep", says);
}
END_TEST

/* On the line runs end above 2/L = 0.0968 (the facts' own number). */
START_TEST(running_away_is_a_result)
{
    const struct sweep *s;

    kit_must(sh, "data line; model linear; sweep eta 0.09 0.2 steps 30");
    s = sh->bench->s.sweep;
    ck_assert_int_eq(s->row[0].got.finish, FINISH_DONE);
    ck_assert_int_eq(s->row[1].got.finish, FINISH_AWAY);
    ck_assert_uint_gt(s->row[1].got.at, 0);
    kit_gets(sh, "describe sweep", "eta 0.2 ran away at step ");
    kit_gets(sh, "data hobbits; sweep lambda 0 0.1 fit", "lambda 0 has no lowest place");
}
END_TEST

START_TEST(undone_and_shared)
{
    const struct sweep *first;

    kit_must(sh, "data overlap; sweep eta 0.1 1");
    first = sh->bench->s.sweep;
    kit_must(sh, "sweep eta 0.2 2");
    ck_assert_ptr_ne(first, sh->bench->s.sweep);
    kit_must(sh, "undo");
    ck_assert_ptr_eq(first, sh->bench->s.sweep);
    kit_must(sh, "undo");
    ck_assert(sh->bench->s.sweep == NULL);
}
END_TEST

START_TEST(refuses_with_a_line)
{
    static const char *const lines[] = {
        "sweep",       "sweep eta",   "sweep foo 1 2",          "sweep eta a b",
        "sweep theme", "sweep eta .1 steps 0", "sweep optimizer gd adam",
        "sweep scale on off",
    };

    kit_must(sh, "data overlap");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        ck_assert_int_eq(kit_type(sh, lines[i]), SHELL_FAULT);
        ck_assert_msg(sh->fault.meant[0], "no line for %s", lines[i]);
    }
    ck_assert(sh->bench->s.sweep == NULL);
    kit_type(sh, "sweep optimizer gd adam");
    ck_assert_str_eq(sh->fault.meant, "race optimizer=gd optimizer=adam");
}
END_TEST

/* ---- the picture ---- */

/* Every value has its column, in their order and tenfold values equally far apart, higher
 * where the loss is higher. */
START_TEST(one_mark_for_each)
{
    struct look look = {.glyphs = GLYPHS_ASCII};
    const struct sweep *s;
    int row[8], col[8], n = 0;
    struct grid g;

    kit_must(sh, "data overlap; sweep eta 0.001 0.01 0.1 1 steps 40");
    s = sh->bench->s.sweep;
    grid_init(&g, 30, 100, true);
    figure_draw(figure_named("sweep"), sh->bench, &look, &g);
    for (int c = 0; c < 100; c++)
        for (int r = 1; r < 28; r++) {
            uint32_t glyph = grid_at(&g, r, c)->glyph;

            if ((glyph == '*' || glyph == '@') && n < 8) {
                row[n] = r;
                col[n++] = c;
            }
        }
    ck_assert_int_eq(n, (int)s->n);
    for (int i = 1; i < n; i++) {
        double fell = s->row[i - 1].got.loss - s->row[i].got.loss;

        ck_assert_int_le(abs(col[i] - col[i - 1] - (col[1] - col[0])), 1);
        ck_assert(fell < 0 ? row[i] <= row[i - 1] : row[i] >= row[i - 1]);
    }
    grid_done(&g);
}
END_TEST

START_TEST(any_size)
{
    static const char *const lines[] = {
        "data overlap; sweep eta 1",
        "data overlap; sweep eta 1 1 1 steps 2",
        "data overlap; split .7; sweep lambda 0 .1 1e300 steps 3",
        "data line; model linear; sweep eta 1e-9 1e9 1e200 steps 40",
        "minimize X^2 - 1000; sweep X -1 0 3",
        "data hobbits; sweep b -1e300 1e300",
    };
    static const enum glyphs tiers[] = {GLYPHS_BRAILLE, GLYPHS_BLOCKS, GLYPHS_ASCII};

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        kit_must(sh, lines[i]);
        for (int rows = 1; rows < 40; rows += rows < 9 ? 1 : 10)
            for (int cols = 1; cols < 120; cols += cols < 20 ? 3 : 33) {
                struct look look = {.glyphs = tiers[(rows + cols) % 3]};
                char *text = drawn(sh->bench, "sweep", &look, rows, cols);

                ck_assert(!strstr(text, "nan") && !strstr(text, "inf"));
                free(text);
            }
        kit_must(sh, "describe sweep");
        ck_assert(!strstr(kit_said(), "nan") && !strstr(kit_said(), "inf"));
    }
}
END_TEST

START_TEST(numbers_are_all_there)
{
    struct str csv;
    int lines = 0;

    kit_must(sh, "data overlap; sweep eta 0.01 0.1 1 100");
    str_init(&csv);
    ck_assert(figure_numbers(figure_named("sweep"), sh->bench, &csv));
    for (const char *s = csv.s; *s; s++)
        lines += *s == '\n';
    ck_assert_int_eq(lines, 5);
    ck_assert_int_eq(strncmp(csv.s, "eta,loss,", 9), 0);
    str_done(&csv);
}
END_TEST

Suite *suite_sweep(void)
{
    Suite *s = suite_create("sweep");
    TCase *t = tcase_create("sweep");

    tcase_add_checked_fixture(t, sh_open, sh_close);
    tcase_add_loop_test(t, as_if_alone, 0, sizeof each / sizeof *each);
    tcase_add_test(t, the_lowest_is_marked);
    tcase_add_test(t, running_away_is_a_result);
    tcase_add_test(t, undone_and_shared);
    tcase_add_test(t, refuses_with_a_line);
    tcase_add_test(t, one_mark_for_each);
    tcase_add_test(t, any_size);
    tcase_add_test(t, numbers_are_all_there);
    suite_add_tcase(s, t);
    return s;
}
