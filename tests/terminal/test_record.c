/* Recordings of the real program: played into an emulator they show what was seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "../cast_kit.h"
#include "base/path.h"
#include "pty.h"
#include "suites.h"

/* What a cast came to when it was played. */
struct played {
    VTerm *vt;
    VTermScreen *screen;
    int rows, cols;
    struct str marks; /* one a line */
    size_t events;
};

static void play_event(struct played *p, const struct cast_read *e)
{
    if (e->code == 'o')
        vterm_input_write(p->vt, e->text.s, e->text.len);
    if (e->code == 'm')
        str_addf(&p->marks, "%s\n", e->text.s);
    if (e->code == 'r') {
        ck_assert_int_eq(sscanf(e->text.s, "%dx%d", &p->cols, &p->rows), 2);
        vterm_set_size(p->vt, p->rows, p->cols);
    }
}

static void play(struct played *p, const char *file)
{
    struct err err = {0};
    size_t len;
    char *text = path_read(file, 1 << 24, &len, &err), *rest = text, *line;
    double last = 0;

    ck_assert_msg(text && len && text[len - 1] == '\n', "%s", err.message);
    *p = (struct played){0};
    str_init(&p->marks);
    cast_read_header(strsep(&rest, "\n"), &p->cols, &p->rows);
    p->vt = vterm_new(p->rows, p->cols);
    vterm_set_utf8(p->vt, 1);
    p->screen = vterm_obtain_screen(p->vt);
    vterm_screen_enable_altscreen(p->screen, 1);
    vterm_screen_reset(p->screen, 1);
    while ((line = strsep(&rest, "\n")) && *line) {
        struct cast_read e;

        cast_read_event(line, &e);
        ck_assert(e.seconds >= last);
        last = e.seconds;
        play_event(p, &e);
        p->events++;
        str_done(&e.text);
    }
    vterm_screen_flush_damage(p->screen);
    free(text);
}

static void play_done(struct played *p)
{
    vterm_free(p->vt);
    str_done(&p->marks);
}

/* The screen that was played, as pty_picture() has it. */
static char *picture(struct played *p, struct pty *like)
{
    VTermScreen *own = like->screen;
    char *text;

    like->screen = p->screen;
    text = pty_picture(like);
    like->screen = own;
    return text;
}

static void record(struct pty *p, struct str *file)
{
    char *line = malloc(file->room + 40);

    str_addf(file, "%s/x.cast", p->home);
    line = realloc(line, file->len + 40);
    sprintf(line, "record %s\r", file->s);
    pty_type(p, line);
    free(line);
}

static void settle(struct pty *p)
{
    while (pty_pump(p, 300))
        ;
}

START_TEST(test_the_last_frame_is_the_screen)
{
    struct pty p;
    struct played c;
    struct str file;
    char *seen, *again;

    str_init(&file);
    pty_open(&p, &(struct pty_start){.arg = {"1"}});
    pty_await_row(&p, 0, " logitty   1 ");
    record(&p, &file);
    pty_await(&p, "is being recorded");
    pty_type(&p, "line 3 0\r");
    pty_await(&p, "errors 4 of 24");
    pty_type(&p, "page 3\r");
    pty_await(&p, "3 of");
    pty_type(&p, "lab\r");
    pty_await_row(&p, 0, " logitty   lab");
    pty_type(&p, "data hobbits\r");
    pty_await(&p, "24 rows");
    pty_resize(&p, 30, 100);
    pty_await_row(&p, 28, "> ");
    pty_type(&p, "fit\r");
    pty_await(&p, "There is no optimum");
    pty_type(&p, "record off");
    pty_await_row(&p, 28, "> record off");
    settle(&p);
    seen = pty_picture(&p);
    pty_type(&p, "\r");
    pty_await(&p, "is complete");
    play(&c, file.s);
    again = picture(&c, &p);
    ck_assert_str_eq(again, seen);
    ck_assert(c.rows == 30 && c.cols == 100);
    ck_assert_str_eq(c.marks.s, "lesson 1 page 1\nlesson 1 page 3\nlab\n");
    pty_type(&p, "quit\r");
    pty_await_end(&p);
    play_done(&c);
    free(seen), free(again);
    pty_close(&p);
    str_done(&file);
}
END_TEST

/* Killed in the middle: every line that is there is whole. */
START_TEST(test_a_kill_leaves_a_valid_file)
{
    struct pty p;
    struct played c;
    struct str file;

    str_init(&file);
    pty_open(&p, &(struct pty_start){.arg = {"1"}});
    pty_await_row(&p, 0, " logitty   1 ");
    record(&p, &file);
    pty_await(&p, "is being recorded");
    pty_type(&p, "line 3 0\r");
    pty_await(&p, "errors 4 of 24");
    settle(&p);
    kill(p.pid, SIGKILL);
    pty_await_end(&p);
    play(&c, file.s);
    ck_assert_uint_ge(c.events, 3);
    play_done(&c);
    pty_close(&p);
    str_done(&file);
}
END_TEST

START_TEST(test_quit_ends_it)
{
    struct pty p;
    struct played c;
    struct str file;
    char *again;

    str_init(&file);
    pty_open(&p, &(struct pty_start){.arg = {"1"}});
    pty_await_row(&p, 0, " logitty   1 ");
    record(&p, &file);
    pty_await(&p, "is being recorded");
    pty_type(&p, "quit\r");
    pty_await_end(&p);
    play(&c, file.s);
    again = picture(&c, &p); /* not the screen of the shell that comes back */
    ck_assert_ptr_nonnull(strstr(again, " logitty   1 "));
    free(again);
    play_done(&c);
    pty_close(&p);
    str_done(&file);
}
END_TEST

START_TEST(test_plain_mode)
{
    struct pty p;
    struct played c;
    struct str file;
    char *again;

    str_init(&file);
    pty_open(&p, &(struct pty_start){.arg = {"--plain"}});
    pty_await_prompt(&p);
    record(&p, &file);
    pty_await(&p, "is being recorded");
    pty_await_prompt(&p);
    pty_type(&p, "print 6*7\r");
    pty_await(&p, "42");
    pty_await_prompt(&p);
    pty_type(&p, "lesson 1\r");
    pty_await(&p, "lesson 1 Decision");
    pty_await_prompt(&p);
    pty_type(&p, "record off\r");
    pty_await(&p, "is complete");
    pty_type(&p, "quit\r");
    pty_await_end(&p);
    play(&c, file.s);
    again = picture(&c, &p);
    ck_assert_ptr_nonnull(strstr(again, "> record off"));
    ck_assert_ptr_nonnull(strstr(c.marks.s, "lesson 1 page 1\n"));
    free(again);
    play_done(&c);
    pty_close(&p);
    str_done(&file);
}
END_TEST

Suite *suite_record(void)
{
    Suite *suite = suite_create("record");
    TCase *tc = tcase_create("record");

    tcase_add_test(tc, test_the_last_frame_is_the_screen);
    tcase_add_test(tc, test_a_kill_leaves_a_valid_file);
    tcase_add_test(tc, test_quit_ends_it);
    tcase_add_test(tc, test_plain_mode);
    suite_add_tcase(suite, tc);
    return suite;
}
