/* A guess comes out on the screen: eight frames, once more, and what ends them; the
 * faint goal of a task.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/guide.h"
#include "watch_kit.h"

Suite *suite_encore(void);

static const char text[] =
    "# T\n```lesson\nid: out\nstrip: w b loss\n```\n"
    "## Guess\n```setup\ndata archery\nw = 1\nb = -4.5\n```\n"
    "```task ten\npredict: Ten times?\nrun: times 10\n- [ ] falls\n  => No.\n"
    "- [x] rises\n  => Yes.\n```\n"
    "## Again\n```task back\npredict: Still?\nrun: plot table\n- [ ] falls\n  => No.\n"
    "- [x] stays\n  => Yes.\n```\n"
    "## Run\n```task go\npredict: Steps?\nrun: plot curve; step 5\n- [ ] up\n  => No.\n"
    "- [x] down\n  => Yes.\n```\n"
    "## Goal\n```setup\nreset all\ndata archery\nw = 1\nb = -2\n```\n"
    "```task there\ndo: There.\ngoal: w = 2; b = -10\n"
    "pass: near(w, 2, 0.01) and near(b, -10, 0.1)\nsolution: w = 2; b = -10\n```\n";

static void setup(void)
{
    sh = kit_shell(false);
    sh_shelve("92-out.md", text);
    shell_open_lesson(sh, "out");
    watch_open();
}

static void teardown(void)
{
    watch_shut();
    sh_close();
}

/* A row of the screen that has PART (heap); NULL: none has. */
static char *row_with(const char *part)
{
    struct str s;
    char *row = NULL;

    str_init(&s);
    grid_dump(&now, &s);
    for (char *rest = s.s, *line; !row && (line = strsep(&rest, "\n"));)
        if (strstr(line, part))
            row = mem_text(line);
    str_done(&s);
    return row;
}

static bool shows(const char *part)
{
    char *row = row_with(part);

    free(row);
    return row != NULL;
}

/* The loss that stands in the strip: behind the word, or behind where it came from. */
static double strip_loss(void)
{
    char *row = row_with("   loss ");
    const char *at, *arrow;
    double v = -1;

    ck_assert_ptr_nonnull(row);
    at = strstr(row, "   loss ") + 8;
    arrow = strstr(at, "→");
    if (arrow && arrow - at < 10)
        at = arrow + strlen("→");
    ck_assert_int_eq(sscanf(at, "%lf", &v), 1);
    free(row);
    return v;
}

/* Mean log loss of the archers for z = k (x - 4.5), from the shell's own points. */
static double loss_at(double k)
{
    const struct data *d = sh->bench->s.data;
    double sum = 0;

    for (size_t i = 0; i < d->n; i++) {
        double z = k * (d->x[0][i] - 4.5);

        sum += log1p(exp(-fabs(z))) + (d->y[i] > 0.5 ? fmax(-z, 0) : fmax(z, 0));
    }
    return sum / (double)d->n;
}

/* Frame K of 8 is K eighths of the way from w = 1 to w = 10, b along with it. */
static void watch(void)
{
    int frames = 0;

    for (int wait; (wait = app_tick(app, clock_ms)) >= 0; clock_ms += wait) {
        double want = loss_at(1 + frames * 9 / 8.0);

        ck_assert_int_eq(wait, 80);
        look();
        ck_assert_double_eq_tol(strip_loss(), want, 0.0006);
        ck_assert_double_eq(kit_value(sh, "w"), 10); /* the truth, all the time */
        frames++;
    }
    ck_assert_int_eq(frames, 8);
    look();
    ck_assert(shows("w 10   b −45"));
    ck_assert_double_eq_tol(loss_at(10), 2.261, 0.0005);
}

START_TEST(eight_frames)
    {
        enter("a");
        watch();
        ck_assert_int_eq(clock_ms, 8 * 80);
    }
END_TEST

START_TEST(once_more)
    {
        look();
        ck_assert(!shows("play it again"));
        ck_assert(app_action(app, ACTION_LEFT)); /* nothing to play yet */
        ck_assert_int_eq(app_tick(app, 0), -1);
        enter("b");
        watch();
        ck_assert(shows("Enter next page   ← → play it again"));
        ck_assert(app_action(app, ACTION_LEFT));
        watch();
        ck_assert(app_action(app, ACTION_RIGHT));
        watch();
        app_action(app, ACTION_FAR_LEFT); /* which is no "once more" */
        ck_assert_int_eq(app_tick(app, clock_ms), -1);
        enter("w = 3"); /* it is another picture now */
        look();
        ck_assert(!shows("play it again"));
        app_action(app, ACTION_LEFT);
        ck_assert_int_eq(app_tick(app, clock_ms), -1);
    }
END_TEST

START_TEST(a_key_ends_it)
    {
        for (int i = 0; i < 3; i++) {
            teardown();
            setup();
            enter("a");
            ck_assert_int_eq(app_tick(app, 0), 80);
            look();
            ck_assert(shows("w 1   b −4.5"));
            if (i == 0)
                app_typed(app, "> ", "h", 1);
            else if (i == 1)
                app_action(app, ACTION_ESCAPE);
            else
                app_mouse(app, MOUSE_UP, 5, 5);
            look();
            ck_assert(shows("w 10   b −45"));
            ck_assert_int_eq(app_tick(app, 80), -1);
        }
        enter(""); /* Enter goes on as ever */
        ck_assert_uint_eq(sh->guide->page, 1);
    }
END_TEST

START_TEST(where_nothing_goes)
    {
        sh->preferences.animate = false;
        enter("a");
        ck_assert_int_eq(app_tick(app, 0), -1);
        look();
        ck_assert(!shows("play it again"));
        sh->preferences.animate = true;
        enter("next");
        enter("a"); /* only another picture: no weight has changed */
        ck_assert_int_eq(app_tick(app, 0), -1);
        enter("next");
        enter("a"); /* a run has a way of its own, and ← → go along it */
        ck_assert_int_eq(app_tick(app, 0), -1);
        look();
        ck_assert(!shows("play it again"));
        enter("reset lesson");
        enter("page 1");
        enter("show");
        enter("show"); /* somebody else's answer */
        ck_assert_int_eq(app_tick(app, 0), -1);
    }
END_TEST

/* ---- the goal ---- */

/* Is the picture's cell nearest to X hours, height P, faint and dotted? */
static int faint_cells(void)
{
    int n = 0;

    for (int row = 2; row < 18; row++)
        for (int col = 42; col < COLS; col++) {
            const struct cell *c = grid_at(&now, row, col);

            n += c->style == STYLE_DIM && c->glyph > 0x2800 && c->glyph < 0x2900;
        }
    return n;
}

/* Faint marks stand about where p passes through one half: 5 hours. */
START_TEST(a_goal_is_faint)
    {
        int there = 0, bare;

        enter("page 1");
        look();
        bare = faint_cells();
        enter("page 4");
        look();
        ck_assert_int_gt(faint_cells(), bare + 8);
        for (int col = 42; col < COLS; col++) {
            const struct cell *c = grid_at(&now, 9, col); /* the row of one half */

            if (c->style == STYLE_DIM && c->glyph > 0x2800 && c->glyph < 0x2900)
                there = col;
        }
        /* 0 hours stand in column 44, 8 in column 72: 3.5 columns an hour */
        ck_assert_int_ge(there, 44 + 17 - 1);
        ck_assert_int_le(there, 44 + 17 + 2);
        enter("w = 2");
        look();
        ck_assert_int_gt(faint_cells(), bare + 8);
        enter("b = -10");
        look();
        ck_assert_int_eq(faint_cells(), bare);
    }
END_TEST

Suite *suite_encore(void)
{
    Suite *s = suite_create("encore");
    TCase *tc = tcase_create("encore");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, eight_frames);
    tcase_add_test(tc, once_more);
    tcase_add_test(tc, a_key_ends_it);
    tcase_add_test(tc, where_nothing_goes);
    tcase_add_test(tc, a_goal_is_faint);
    suite_add_tcase(s, tc);
    return s;
}
