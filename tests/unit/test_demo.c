/* The demonstration, by a clock of our own: its three moments come out as promised.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "demo_kit.h"
#include "lab/reading.h"
#include "plot/text.h"
#include "ui/app_state.h"

Suite *suite_demo(void);

enum { SEEN_MAX = 400 };

static struct player p;

/* What a reading was, each time it changed. */
static struct seen {
    const char *name;
    double v[SEEN_MAX];
    size_t n;
} seen[] = {{.name = "errors"}, {.name = "loss"}, {.name = "mse"}};

static void look(struct player *player)
{
    for (size_t i = 0; i < 3; i++) {
        struct seen *s = &seen[i];
        struct value v;

        if (!reading_get(player->sh->bench, s->name, &v) || v.kind != VALUE_NUMBER ||
            !isfinite(v.number) || s->n == SEEN_MAX ||
            (s->n && s->v[s->n - 1] == v.number))
            continue;
        s->v[s->n++] = v.number;
    }
}

/* FIXTURES: the lessons of the mockups, where the shipped ones may be missing. */
static void start(bool lessons)
{
    player_start(&p, lessons ? 2 : 0);
    p.look = look;
    for (size_t i = 0; i < 3; i++)
        seen[i].n = 0;
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
        while (player_turn(&p))
            lessons |= p.sh->guide && p.sh->guide->lesson->number == 5;
        ck_assert(lessons);
        check_moments();
        ck_assert_int_ge(p.now, 75000);
        ck_assert_int_le(p.now, 110000);
        player_finish(&p);
    }
END_TEST

START_TEST(three_moments_without_lessons)
    {
        start(false);
        while (player_turn(&p))
            ck_assert_ptr_null(p.sh->guide);
        check_moments();
        player_finish(&p);
    }
END_TEST

START_TEST(every_subtitle_fits)
    {
        start(true);
        while (player_turn(&p))
            ck_assert_uint_le(text_columns(demo_words(p.demo), false), 78 - 16);
        player_finish(&p);
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
            wait = demo_tick(p.demo, at, true, &keys);
            ck_assert_int_gt(wait, 0);
            at += wait;
        }
        ck_assert_uint_eq(keys.len, 0);
        for (int i = 0; i < 100 && !keys.len; i++)
            at += demo_tick(p.demo, at, false, &keys);
        ck_assert_uint_gt(keys.len, 0);
        str_done(&keys);
        player_finish(&p);
    }
END_TEST

/* On a small screen too: what a line says leaves the picture free, no line is offered
 * that nobody would take, and the table is never bare. */
static void check_stage(void)
{
    struct str ghost;

    str_init(&ghost);
    app_ghost(p.app, &ghost);
    if (!p.line.len)
        ck_assert_str_eq(ghost.s, "");
    ck_assert(p.sh->guide || p.sh->bench->s.data);
    if (p.app->over.open)
        ck_assert_ptr_nonnull(strstr(p.app->over.title, "loss"));
    str_done(&ghost);
}

START_TEST(the_picture_stays)
    {
        bool fog = false;

        start(true);
        app_resize(p.app, 18, 60);
        while (player_turn(&p)) {
            if (p.now > 1000 + 2000)
                check_stage();
            fog |= p.sh->bench->s.fog != NULL;
        }
        ck_assert(fog);
        player_finish(&p);
    }
END_TEST

/* At any moment: what is typed is on the line, and the program goes on from there. */
START_TEST(it_can_be_taken_over)
    {
        start(true);
        while (strcmp(p.line.s, "line 3 -0.") != 0)
            ck_assert(player_turn(&p));
        demo_free(p.demo);
        p.demo = NULL;
        app_subtitle(p.app, "");
        player_key(&p, "4");
        player_key(&p, "\r");
        look(&p);
        ck_assert_double_eq(seen[0].v[seen[0].n - 1], 0);
        ck_assert_str_eq(p.sh->guide->lesson->id, "decision-boundary");
        player_finish(&p);
    }
END_TEST

START_TEST(the_same_as_lines)
    {
        const char *words;
        int pause;
        size_t lines = 0;

        start(true);
        while (demo_line(p.demo, &p.line, &words, &pause)) {
            enum shell_state state = shell_line(p.sh, p.line.s);

            ck_assert_uint_eq(strcspn(p.line.s, "\r\n\033\177"), p.line.len);
            look(&p);
            while (state == SHELL_BUSY)
                state = shell_work(p.sh, 1);
            ck_assert_int_ne(state, SHELL_FAULT);
            look(&p);
            str_clear(&p.line);
            lines++;
        }
        ck_assert_uint_ge(lines, 10);
        check_moments();
        player_finish(&p);
    }
END_TEST

Suite *suite_demo(void)
{
    Suite *s = suite_create("demo");
    TCase *t = tcase_create("demo");

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
