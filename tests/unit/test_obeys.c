/* The screen while a line is typed, and when the last error goes: the ghost, the asked
 * numbers of the strip, the bloom. SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "watch_kit.h"

Suite *suite_obeys(void);

enum { BODY = 18, LINES = 200 };

static void open_screen(void)
{
    sh->host.look.tints = true;
    watch_open();
}

static void setup(void)
{
    sh_open();
    shell_open_lesson(sh, "1 3");
    open_screen();
}

static void teardown(void)
{
    watch_shut();
    sh_close();
}

static void type(const char *text)
{
    app_typed(app, "> ", text, strlen(text));
    look();
}

static void run(const char *text)
{
    enter(text);
    settle();
    look();
}

/* ---- what is to be seen ---- */

/* The strip's row as text. Borrowed. */
static const char *strip(void)
{
    static char text[4 * COLS + 1];
    const char *row;
    struct str s;

    str_init(&s);
    grid_dump(&now, &s);
    row = strstr(s.s, "\n──");
    ck_assert_ptr_nonnull(row);
    snprintf(text, sizeof text, "%.*s", (int)strcspn(row + 1, "\n"), row + 1);
    str_done(&s);
    return text;
}

static int ghosts(void)
{
    int n = 0;

    for (int row = 0; row < BODY; row++)
        for (int col = 0; col < COLS; col++)
            n += grid_at(&now, row, col)->style == STYLE_GHOST &&
                 grid_at(&now, row, col)->glyph != ' ';
    return n;
}

static int tinted(void)
{
    int n = 0;

    for (int i = 0; i < ROWS * COLS; i++)
        n += now.cell[i].tint != 0;
    return n;
}

/* The body's cells, to be compared with later ones. */
static struct cell *body(void)
{
    size_t size = BODY * COLS * sizeof(struct cell);
    struct cell *copy = malloc(size);

    memcpy(copy, now.cell, size);
    return copy;
}

static bool same_body(const struct cell *a)
{
    for (int i = 0; i < BODY * COLS; i++)
        if (a[i].glyph != now.cell[i].glyph || a[i].style != now.cell[i].style ||
            a[i].tint != now.cell[i].tint)
            return false;
    return true;
}

/* ---- the line obeys ---- */

START_TEST(the_ghost_comes_and_goes)
    {
        static const char *const parts[] = {"l", "line", "line 3", "line 3 ", "line 3 -"};
        struct cell *was;

        run("line 3 0");
        was = body();
        ck_assert(strstr(strip(), "errors 4 of 24"));
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            type(parts[i]);
            ck_assert_msg(same_body(was), "%s", parts[i]);
            ck_assert(strstr(strip(), "errors 4 of 24"));
        }
        type("line 3 -0.4");
        ck_assert_int_gt(ghosts(), 8);
        ck_assert(strstr(strip(), "height 3   slope 0   errors 4 → 0?"));
        for (int i = 0; i < BODY * COLS; i++) /* nothing but ghosts is new */
            ck_assert(now.cell[i].style == STYLE_GHOST || was[i].glyph == now.cell[i].glyph);
        type(""); /* Ctrl-U */
        ck_assert(same_body(was));
        ck_assert(strstr(strip(), "errors 4 of 24"));
        type("line 3 -0.4");
        app_action(app, ACTION_ESCAPE);
        look();
        ck_assert(same_body(was));
        type("line 3 -0.2");
        ck_assert_int_gt(ghosts(), 8);
        type("line 3 0"); /* as it is */
        ck_assert(same_body(was));
        sh->preferences.preview = false;
        type("line 3 -0.4");
        ck_assert(same_body(was));
        free(was);
    }
END_TEST

/* The ghost stands where Enter then draws the boundary. */
START_TEST(the_ghost_is_where_the_line_will_be)
    {
        struct cell *typed;
        int met = 0, all = 0;

        run("line 5 -1");
        type("line 1 0.5");
        typed = body();
        enter("line 1 0.5");
        look();
        for (int i = 0; i < BODY * COLS; i++)
            if (typed[i].style == STYLE_GHOST && typed[i].glyph != ' ') {
                all++;
                met += now.cell[i].style == STYLE_BOUNDARY;
            }
        ck_assert_int_gt(all, 8);
        ck_assert_int_eq(met, all);
        free(typed);
    }
END_TEST

START_TEST(no_ghost_at_the_first_prompt)
    {
        run("lesson 0 1");
        ck_assert_int_eq(ghosts(), 0); /* the grey text is in the prompt alone */
        ck_assert_ptr_null(strchr(strip(), '?'));
        run("lesson 1 2");
        type("line 3 0");
        ck_assert_int_eq(ghosts(), 0); /* a guess waits */
        ck_assert_ptr_null(strchr(strip(), '?'));
    }
END_TEST

static void random_line(unsigned *state, char *line, size_t room)
{
    double a = 2.5 + 2.5 * any(state), b = any(state), c = any(state);

    switch ((int)(2 + 2 * any(state))) {
    case 0:
        snprintf(line, room, "line %.2f %.3f", a, b);
        break;
    case 1:
        snprintf(line, room, "w1 = %.3f; w2 = %.3f", b, c);
        break;
    case 2:
        snprintf(line, room, "b = %.2f, w1 = %.2f", -a, c);
        break;
    default:
        snprintf(line, room, "times %.2f", c);
    }
}

/* "0.380 " of "loss 0.697 → 0.380?"; "" if it is not asked. */
static void asked_loss(char *loss, size_t room)
{
    const char *at = strstr(strip(), "loss "), *end = at ? strchr(at, '?') : NULL;
    const char *value = end;

    *loss = '\0';
    if (!end || (strstr(at, "errors") && strstr(at, "errors") < end))
        return;
    while (value[-1] != ' ')
        value--;
    snprintf(loss, room, " %.*s ", (int)(end - value), value);
}

/* 200 lines in the lab: the strip asks what Enter answers. */
START_TEST(the_strip_asks_what_enter_answers)
    {
        unsigned state = 7;
        int asks = 0;
        char line[64], asked[64], says[64], loss[64];

        run("lab");
        run("data hobbits");
        run("line 3 0");
        for (int i = 0; i < LINES; i++) {
            size_t was = bench_fitness(sh->bench)->errors, then;

            random_line(&state, line, sizeof line);
            type(line);
            ck_assert_msg(strstr(strip(), "errors ") != NULL, "%s: %s", line, strip());
            snprintf(asked, sizeof asked, "%.60s", strstr(strip(), "errors "));
            asked_loss(loss, sizeof loss);
            run(line);
            then = bench_fitness(sh->bench)->errors;
            snprintf(says, sizeof says, "errors %zu → %zu? ", was, then);
            ck_assert_msg(strncmp(asked, says, strlen(says)) == 0, "%s: %s", line, asked);
            ck_assert_msg(strstr(strip(), loss) != NULL, "%s: %s", loss, strip());
            asks += *loss != '\0';
        }
        ck_assert_int_gt(asks, LINES / 2);
    }
END_TEST

/* ---- the bloom ---- */

START_TEST(five_frames_once)
    {
        struct cell *after;
        int spread = 0, frames = 0;

        run("line 3 0");
        enter("line 3 -0.4");
        look();
        ck_assert_int_eq(tinted(), 0);
        after = body();
        for (int wait; (wait = app_tick(app, clock_ms)) >= 0; clock_ms += wait) {
            int cells;

            ck_assert_int_eq(wait, 100);
            look();
            cells = tinted();
            ck_assert_int_gt(cells, spread); /* outward */
            spread = cells;
            ck_assert_int_le(++frames, 5);
        }
        ck_assert_int_eq(frames, 5);
        look();
        ck_assert(same_body(after));
        free(after);
        for (int again = 0; again < 2; again++) {
            enter("line 3 0");
            ck_assert_int_eq(app_tick(app, clock_ms), -1);
            enter("line 3 -0.4");
            ck_assert_int_eq(app_tick(app, clock_ms), -1);
            run("reset lesson"); /* the task is open again, and does not bloom again */
            run("page 3");
        }
    }
END_TEST

/* Calls between the frames change nothing. */
START_TEST(frames_have_their_time)
    {
        int now_ms = 0;

        enter("line 3 -0.4");
        for (int wait; (wait = app_tick(app, now_ms)) >= 0; now_ms += wait > 7 ? 7 : wait)
            ck_assert_int_le(wait, 100);
        ck_assert_int_eq(now_ms, 500);
    }
END_TEST

START_TEST(a_key_goes_on)
    {
        for (int i = 0; i < 3; i++) {
            teardown();
            setup();
            enter("line 3 -0.4");
            ck_assert_int_eq(app_tick(app, 0), 100);
            ck_assert_int_eq(app_tick(app, 100), 100);
            look();
            ck_assert_int_gt(tinted(), 0);
            if (i == 0)
                type("h");
            else if (i == 1)
                app_action(app, ACTION_ESCAPE);
            else
                app_line(app, "");
            look();
            ck_assert_int_eq(tinted(), 0);
            ck_assert_int_eq(app_tick(app, 200), -1);
        }
        ck_assert_uint_eq(sh->guide->page, 3); /* Enter went on */
    }
END_TEST

static void never_blooms(const char *line)
{
    enter(line);
    while (app_tick(app, clock_ms) >= 0) {
        look();
        ck_assert_msg(tinted() == 0, "%s", line);
        clock_ms += 100;
    }
}

START_TEST(no_bloom_without_a_reason)
    {
        never_blooms("line 2 -0.4"); /* errors remain */
        never_blooms("hint");
        never_blooms("show");
        never_blooms("show"); /* somebody else's line */
        ck_assert_uint_eq(bench_fitness(sh->bench)->errors, 0);
        never_blooms("reset lesson");
        never_blooms("page 3");
        sh->preferences.animate = false;
        never_blooms("line 3 -0.4");
        sh->preferences.animate = true;
        never_blooms("lab");
        never_blooms("data hobbits"); /* no task */
        never_blooms("line 3 0");
        never_blooms("line 3 -0.4");
        ck_assert_uint_eq(bench_fitness(sh->bench)->errors, 0);
    }
END_TEST

/* Trained away it is not done by hand: the bloom waits for the learner's own line. */
START_TEST(a_run_takes_no_bloom_away)
    {
        never_blooms("fit");
        ck_assert_uint_eq(bench_fitness(sh->bench)->errors, 0);
        never_blooms("reset");
        enter("line 3 -0.4");
        ck_assert_int_eq(app_tick(app, clock_ms), 100);
    }
END_TEST

Suite *suite_obeys(void)
{
    Suite *s = suite_create("obeys");
    TCase *tc = tcase_create("obeys");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, the_ghost_comes_and_goes);
    tcase_add_test(tc, the_ghost_is_where_the_line_will_be);
    tcase_add_test(tc, no_ghost_at_the_first_prompt);
    tcase_add_test(tc, the_strip_asks_what_enter_answers);
    tcase_add_test(tc, five_frames_once);
    tcase_add_test(tc, frames_have_their_time);
    tcase_add_test(tc, a_key_goes_on);
    tcase_add_test(tc, no_bloom_without_a_reason);
    tcase_add_test(tc, a_run_takes_no_bloom_away);
    suite_add_tcase(s, tc);
    return s;
}
