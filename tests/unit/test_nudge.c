/* Nudge marks: which way is downhill, and how steep.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "kit.h"
#include "lab/reading.h"

Suite *suite_nudge(void);

static const char *mark_of(struct shell *sh, const char *name)
{
    static char text[16];
    struct str out;

    str_init(&out);
    ck_assert(reading_nudge(sh->bench, name, &out) == (out.len > 0));
    snprintf(text, sizeof text, "%s", out.s);
    str_done(&out);
    return text;
}

/* One row with p = ½ has the slopes (½ − y) x of its weight and ½ − y of b. */
START_TEST(slopes_of_one_point)
    {
        static const struct {
            const char *point, *w, *b;
        } rows[] = {
            {"add 2 1", "▴▴▴", "▴▴"},   /* −1, −½ */
            {"add 1.9 1", "▴▴", "▴▴"},  /* −0.95 */
            {"add 2 0", "▾▾▾", "▾▾"},   /* 1, ½ */
            {"add 0.2 0", "▾▾", "▾▾"},  /* 0.1 */
            {"add 0.18 0", "▾", "▾▾"},  /* 0.09 */
            {"add -0.18 0", "▴", "▾▾"}, /* −0.09 */
            {"add 0 1", "", "▴▴"},      /* 0 */
            {"add 1e-6 0", "", "▾▾"},   /* 5e-7 */
            {"add 4e-6 0", "▾", "▾▾"},  /* 2e-6 */
        };
        struct shell *sh = kit_shell(true);

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            kit_must(sh, "data empty");
            kit_must(sh, rows[i].point);
            ck_assert_str_eq(mark_of(sh, "w"), "");
            kit_must(sh, "nudge on");
            ck_assert_str_eq(mark_of(sh, "w"), rows[i].w);
            ck_assert_str_eq(mark_of(sh, "w1"), rows[i].w);
            ck_assert_str_eq(mark_of(sh, "b"), rows[i].b);
            ck_assert_str_eq(mark_of(sh, "loss"), "");
            kit_must(sh, "nudge off");
        }
        kit_done(sh);
    }
END_TEST

/* The way that a mark shows does lower the objective, and the penalty has its part. */
START_TEST(downhill_it_is)
    {
        static const char *const lines[] = {"w = 1 1, b = 0", "w = -2 3, b = 1",
                                            "lambda = 5",     "w = 0.3 0, b = -1",
                                            "loss mse",       "scale on"};
        struct shell *sh = kit_shell(true);

        kit_must(sh, "data blobs; nudge on");
        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
            kit_must(sh, lines[i]);
            for (int j = 1; j <= 2; j++) {
                const char *name = j == 1 ? "w1" : "w2", *mark = mark_of(sh, name);
                bool up = strncmp(mark, "▴", 3) == 0;
                double was = kit_value(sh, "objective");
                char line[40];

                ck_assert(*mark);
                snprintf(line, sizeof line, "%s = %s %s 1e-5", name, name,
                         up ? "+" : "-");
                kit_must(sh, line);
                ck_assert(kit_value(sh, "objective") < was);
            }
        }
        kit_done(sh);
    }
END_TEST

/* X is what moves while X^2 is minimized, with the slope 2 X; the model rests. */
START_TEST(a_function_is_minimized)
    {
        struct shell *sh = kit_shell(true);

        kit_must(sh, "data line; nudge on; minimize X^2 from 0.04");
        ck_assert_str_eq(mark_of(sh, "X"), "▾");
        ck_assert_str_eq(mark_of(sh, "w"), "");
        kit_must(sh, "X = -3");
        ck_assert_str_eq(mark_of(sh, "X"), "▴▴▴");
        ck_assert_str_eq(mark_of(sh, "Y"), "");
        kit_must(sh, "minimize off; plot f X^2");
        ck_assert_str_eq(mark_of(sh, "X"), "");
        kit_done(sh);
    }
END_TEST

START_TEST(it_is_part_of_the_state)
    {
        struct shell *sh = kit_shell(true);

        kit_must(sh, "data hobbits; nudge on");
        ck_assert(sh->bench->s.nudge);
        kit_must(sh, "undo");
        ck_assert(!sh->bench->s.nudge);
        kit_must(sh, "redo");
        ck_assert(sh->bench->s.nudge);
        kit_gets(sh, "nudge", "nudge = on");
        kit_must(sh, "reset all");
        ck_assert(!sh->bench->s.nudge);
        kit_done(sh);
    }
END_TEST

/* In a stream of lines, once for every place. */
START_TEST(lines_say_it)
    {
        struct shell *sh = kit_shell(true);

        sh->host.pictures_inline = true;
        kit_must(sh, "data empty; add 2 1; nudge on");
        ck_assert_msg(strstr(kit_row(), "w 0 ▴▴▴   b 0 ▴▴"), "%s", kit_row());
        kit_must(sh, "field on");
        ck_assert_ptr_null(strstr(kit_row(), "▴"));
        kit_must(sh, "w = 1");
        /* p = 0.88, so (p − 1)·2 = −0.24 and p − 1 = −0.12 */
        ck_assert_ptr_nonnull(strstr(kit_row(), "w 1 ▴▴   b 0 ▴▴"));
        kit_done(sh);
    }
END_TEST

Suite *suite_nudge(void)
{
    Suite *s = suite_create("nudge");
    TCase *t = tcase_create("marks");

    tcase_add_test(t, slopes_of_one_point);
    tcase_add_test(t, downhill_it_is);
    tcase_add_test(t, a_function_is_minimized);
    tcase_add_test(t, it_is_part_of_the_state);
    tcase_add_test(t, lines_say_it);
    suite_add_tcase(s, t);
    return s;
}
