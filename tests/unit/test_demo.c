/* The demonstration, by a clock of our own: its three moments come out as promised.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "lab/reading.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "ui/app_state.h"
#include "ui/demo.h"

Suite *suite_demo(void);

enum { SEEN_MAX = 400, END_MS = 300000 };

static struct shell_host host;
static struct shell *sh;
static struct app *app;
static struct demo *demo;
static struct str dir[2], line;
static const char *dirs[2];
static int64_t now;

/* What a reading was, each time it changed. */
static struct seen {
    const char *name;
    double v[SEEN_MAX];
    size_t n;
} seen[] = {{.name = "errors"}, {.name = "loss"}, {.name = "mse"}};

static const char *variable(const char *name, const char *otherwise)
{
    const char *v = getenv(name);

    return v && *v ? v : otherwise;
}

/* FIXTURES: the lessons of the mockups, where the shipped ones may be missing. */
static void start(bool lessons)
{
    struct path_env env = {.logitty_data = variable("LOGITTY_DATA", ".")};

    memset(&host, 0, sizeof host);
    path_places(&host.places, &env);
    str_init(&dir[0]);
    str_init(&dir[1]);
    str_init(&line);
    path_join(&dir[0], env.logitty_data, "lessons");
    path_join(&dir[1], variable("TESTS_DIR", "tests"), "screens/lessons");
    dirs[0] = dir[0].s;
    dirs[1] = dir[1].s;
    host.lesson_dirs = dirs;
    host.nlesson_dirs = lessons ? 2 : 0;
    host.look.glyphs = GLYPHS_BRAILLE;
    host.width = 78;
    host.replies = true;
    sh = shell_new(&host, commands);
    app = app_new(sh, false);
    app_resize(app, 24, 80);
    demo = demo_new(&sh->shelf);
    now = 1000;
    for (size_t i = 0; i < 3; i++)
        seen[i].n = 0;
}

static void finish(void)
{
    demo_free(demo);
    app_free(app);
    shell_free(sh);
    path_places_done(&host.places);
    str_done(&dir[0]);
    str_done(&dir[1]);
    str_done(&line);
}

/* ---- the keyboard, as readline would answer it ---- */

static void key(const char *s)
{
    char *text;

    if (*s == '\033') {
        ck_assert(app_action(app, s[2] == 'D' ? ACTION_LEFT : ACTION_UP));
        return;
    }
    if (*s == '\r') {
        text = mem_text(line.s);
        str_clear(&line);
        app_line(app, text);
        free(text);
    } else if (*s == '\177') {
        str_cut(&line, line.len - 1);
    } else {
        str_addc(&line, *s);
    }
    app_typed(app, "> ", line.s, line.len);
}

static void look(void)
{
    for (size_t i = 0; i < 3; i++) {
        struct seen *s = &seen[i];
        struct value v;

        if (!reading_get(sh->bench, s->name, &v) || v.kind != VALUE_NUMBER ||
            !isfinite(v.number) || s->n == SEEN_MAX ||
            (s->n && s->v[s->n - 1] == v.number))
            continue;
        s->v[s->n++] = v.number;
    }
}

/* One turn of the screen's loop; false: the demo is over. */
static bool turn(void)
{
    struct str keys;
    int wait, work;

    str_init(&keys);
    wait = demo_tick(demo, now, shell_busy(sh), &keys);
    app_subtitle(app, demo_words(demo));
    for (const char *s = keys.s; *s; s += *s == '\033' ? 3 : 1) {
        key(s);
        ck_assert_msg(!sh->faulted && !sh->fault.message[0], "%s", sh->fault.message);
        look();
    }
    str_done(&keys);
    work = app_tick(app, now);
    look();
    now += work >= 0 && work < wait ? work + 1 : wait > 0 ? wait : 0;
    ck_assert_int_le(now, END_MS);
    return wait >= 0;
}

/* V was seen, later than AFTER values; SIZE_MAX: never. */
static size_t found(const struct seen *s, double v, double tolerance, size_t after)
{
    for (size_t i = after; i < s->n; i++)
        if (fabs(s->v[i] - v) <= tolerance)
            return i + 1;
    return SIZE_MAX;
}

/* The numbers of SCREENS.md, sections 5 and 6: one after the other. */
static void check_moments(void)
{
    static const double climbs[] = {39.3, 81, 174, 378};
    size_t at = found(&seen[0], 4, 0, 0);

    ck_assert_uint_ne(at, SIZE_MAX);
    ck_assert_uint_ne(found(&seen[0], 0, 0, at), SIZE_MAX);
    at = found(&seen[1], 0.405, 0.0005, 0);
    ck_assert_uint_ne(at, SIZE_MAX);
    ck_assert_uint_ne(found(&seen[1], 2.261, 0.001, at), SIZE_MAX);
    at = found(&seen[2], 0.55, 0.01, 0); /* it walked to the bottom first */
    for (size_t i = 0; i < 4; i++) {
        ck_assert_uint_ne(at, SIZE_MAX);
        at = found(&seen[2], climbs[i], 0.6, at);
    }
    ck_assert_uint_ne(at, SIZE_MAX);
}

START_TEST(three_moments_in_lessons)
    {
        bool lessons = false;

        start(true);
        while (turn())
            lessons |= sh->guide && sh->guide->lesson->number == 5;
        ck_assert(lessons);
        check_moments();
        ck_assert_int_ge(now, 75000);
        ck_assert_int_le(now, 110000);
        finish();
    }
END_TEST

START_TEST(three_moments_without_lessons)
    {
        start(false);
        while (turn())
            ck_assert_ptr_null(sh->guide);
        check_moments();
        finish();
    }
END_TEST

START_TEST(every_subtitle_fits)
    {
        start(true);
        while (turn())
            ck_assert_uint_le(text_columns(demo_words(demo), false), 78 - 16);
        finish();
    }
END_TEST

/* While a line is at work the next one is not begun, however long that takes. */
START_TEST(work_is_waited_for)
    {
        struct str keys;
        int64_t at = 1000;
        int wait;

        start(true);
        str_init(&keys);
        for (int i = 0; i < 100 && at < 60000; i++) {
            wait = demo_tick(demo, at, true, &keys);
            ck_assert_int_gt(wait, 0);
            at += wait;
        }
        ck_assert_uint_eq(keys.len, 0);
        for (int i = 0; i < 100 && !keys.len; i++)
            at += demo_tick(demo, at, false, &keys);
        ck_assert_uint_gt(keys.len, 0);
        str_done(&keys);
        finish();
    }
END_TEST

/* On a small screen too: what a line says leaves the picture free, no line is offered
 * that nobody would take, and the table is never bare. */
static void check_stage(void)
{
    struct str ghost;

    str_init(&ghost);
    app_ghost(app, &ghost);
    if (!line.len)
        ck_assert_str_eq(ghost.s, "");
    ck_assert(sh->guide || sh->bench->s.data);
    if (app->over.open)
        ck_assert_ptr_nonnull(strstr(app->over.title, "loss"));
    str_done(&ghost);
}

START_TEST(the_picture_stays)
    {
        bool fog = false;

        start(true);
        app_resize(app, 18, 60);
        while (turn()) {
            if (now > 1000 + 2000)
                check_stage();
            fog |= sh->bench->s.fog != NULL;
        }
        ck_assert(fog);
        finish();
    }
END_TEST

/* At any moment: what is typed is on the line, and the program goes on from there. */
START_TEST(it_can_be_taken_over)
    {
        start(true);
        while (strcmp(line.s, "line 3 -0.") != 0)
            ck_assert(turn());
        demo_free(demo);
        demo = NULL;
        app_subtitle(app, "");
        key("4");
        key("\r");
        look();
        ck_assert_double_eq(seen[0].v[seen[0].n - 1], 0);
        ck_assert_str_eq(sh->guide->lesson->id, "decision-boundary");
        finish();
    }
END_TEST

START_TEST(the_same_as_lines)
    {
        const char *words;
        int pause;
        size_t lines = 0;

        start(true);
        while (demo_line(demo, &line, &words, &pause)) {
            enum shell_state state = shell_line(sh, line.s);

            ck_assert_uint_eq(strcspn(line.s, "\r\n\033\177"), line.len);
            look();
            while (state == SHELL_BUSY)
                state = shell_work(sh, 1);
            ck_assert_int_ne(state, SHELL_FAULT);
            look();
            str_clear(&line);
            lines++;
        }
        ck_assert_uint_ge(lines, 10);
        check_moments();
        finish();
    }
END_TEST

Suite *suite_demo(void)
{
    Suite *s = suite_create("demo");
    TCase *t = tcase_create("demo");

    tcase_set_timeout(t, 120);
    tcase_add_test(t, three_moments_in_lessons);
    tcase_add_test(t, three_moments_without_lessons);
    tcase_add_test(t, every_subtitle_fits);
    tcase_add_test(t, work_is_waited_for);
    tcase_add_test(t, the_picture_stays);
    tcase_add_test(t, it_can_be_taken_over);
    tcase_add_test(t, the_same_as_lines);
    suite_add_tcase(s, t);
    return s;
}
