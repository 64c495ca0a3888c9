/* The full screen: one loop between the keyboard, the app and the terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen.h"

#include <curses.h>
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "repl/draft.h"
#include "screen_draw.h"
#include "screen_keys.h"
#include "screen_lexer.h"
#include "screen_readline.h"
#include "screen_signals.h"
#include "screen_terminal.h"
#include "ui/app.h"
#include "ui/demo.h"

enum { FRAME_MS = 33, DRAFT_MS = 400 };

struct screen {
    struct terminal terminal;
    struct painter painter;
    struct lexer lexer;
    struct app *app;
    struct shell *shell;
    struct grid grid;
    bool ascii;
    unsigned long preferences; /* as of which the picture is */
    bool dirty;                /* the picture may have changed */
    bool urgent;      /* … by a key: draw at once; else at the frame's rate */
    bool touched;     /* something was done: the app may have work now */
    int64_t now;      /* milliseconds of a monotonic clock */
    int64_t frame_at; /* when the next frame may be */
    int64_t tick_at;  /* when the app wants to go on; -1 = idle */
    int64_t
        token_at; /* when what has begun on the keyboard is over; -1 = nothing has */
    struct demo *demo;       /* that is being played; NULL */
    int64_t demo_at;         /* when it goes on */
    struct draft *draft;     /* a lesson that is being written; NULL */
    int64_t draft_at;        /* when its file is looked at again */
    bool hung_up;
};

static int64_t clock_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- size ---- */

/* The size may be the same as before and yet have been another meanwhile: whatever the
 * terminal cut off then is gone, so everything is painted. */
static void fit(struct screen *s)
{
    int rows = s->grid.rows ? s->grid.rows : LINES;
    int cols = s->grid.cols ? s->grid.cols : COLS;

    terminal_size(&s->terminal, &rows, &cols);
    if (rows != LINES || cols != COLS)
        resize_term(rows, cols);
    clearok(curscr, TRUE);
    painter_forget(&s->painter);
    record_size(&s->terminal.film, rows, cols);
    s->dirty = s->urgent = true;
    if (rows == s->grid.rows && cols == s->grid.cols)
        return;
    grid_done(&s->grid);
    grid_init(&s->grid, rows, cols, s->ascii);
    app_resize(s->app, rows, cols);
    line_editor_resize(rows, cols);
}

/* ---- the demonstration ends ---- */

static void end_demo(struct screen *s, const char *words)
{
    demo_free(s->demo);
    s->demo = NULL;
    app_subtitle(s->app, "");
    if (*words)
        app_say(s->app, words);
    s->dirty = s->urgent = true;
}

/* ---- signals ---- */

static void suspend(struct screen *s)
{
    terminal_leave(&s->terminal);
    signals_stop_process();
    terminal_enter(&s->terminal);
    fit(s);
}

/* Ctrl-C stops work, else clears the line, else the app says how to leave. */
static void interrupt(struct screen *s)
{
    if (s->demo) {
        end_demo(s, "");
        return;
    }
    s->dirty = s->urgent = s->touched = true;
    if (!shell_busy(s->shell) && line_editor_clear())
        return;
    line_editor_show();
    app_action(s->app, ACTION_INTERRUPT);
}

static void on_signals(struct screen *s)
{
    if (signals_take(SIGINT))
        interrupt(s);
    if (signals_take(SIGTSTP))
        suspend(s);
    if (signals_take(SIGCONT)) {
        terminal_enter(&s->terminal);
        signals_take(SIGWINCH);
        fit(s);
    }
    if (signals_take(SIGWINCH))
        fit(s);
}

/* ---- keyboard ---- */

/* What the mouse did where the person wants it to count; motion and other buttons do
 * nothing, whatever is held with them. */
static void take_report(struct screen *s, const struct token *t)
{
    enum { WHEEL = 64, HELD = 4 | 8 | 16 };
    struct report r;

    if (!s->shell->preferences.mouse || !lexer_report(t, &r) || !r.pressed)
        return;
    line_editor_show();
    r.button &= ~HELD;
    if (r.button == 0)
        app_mouse(s->app, MOUSE_PRESS, r.row, r.col);
    else if (r.button == WHEEL || r.button == WHEEL + 1)
        app_mouse(s->app, r.button == WHEEL ? MOUSE_UP : MOUSE_DOWN, r.row, r.col);
}

static void take_token(struct screen *s, const struct token *t)
{
    if (t->kind == TOKEN_MOUSE)
        take_report(s, t);
    else if (t->kind == TOKEN_KEY && terminal_interrupts(&s->terminal, t->text, t->len))
        interrupt(s);
    else
        line_editor_token(t);
    if (screen_keys_redraw())
        clearok(curscr, TRUE);
    s->dirty = s->urgent = s->touched = true;
}

static void take_tokens(struct screen *s, bool expired)
{
    struct token t;
    int patience;

    while (!app_quit(s->app) && lexer_next(&s->lexer, expired, &t))
        take_token(s, &t);
    if (line_editor_closed() && !app_quit(s->app))
        app_line(s->app, "quit");
    patience = lexer_patience(&s->lexer);
    s->token_at = patience < 0 ? -1 : s->now + patience;
}

/* ---- the demonstration plays ---- */

/* Its keys come the way of all keys: so the line is the learner's at any moment. */
static void play_demo(struct screen *s)
{
    struct str keys;
    int wait;

    if (!s->demo || s->now < s->demo_at)
        return;
    str_init(&keys);
    wait = demo_tick(s->demo, s->now, shell_busy(s->shell), &keys);
    app_subtitle(s->app, demo_words(s->demo));
    s->demo_at = s->now + (wait > 0 ? wait : 0);
    if (keys.len) {
        lexer_put(&s->lexer, keys.s, keys.len);
        take_tokens(s, false);
    }
    s->dirty = true;
    if (wait < 0)
        end_demo(s, "That was the demo; all of it is yours now. lesson 1 begins, quit "
                    "leaves.");
    str_done(&keys);
}

static void read_keys(struct screen *s)
{
    char bytes[4096];
    ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);

    if (n > 0 && s->demo) {
        end_demo(s, "");
    } else if (n > 0) {
        lexer_put(&s->lexer, bytes, (size_t)n);
        take_tokens(s, false);
    } else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
        s->hung_up = true;
    }
}

static bool keys_wait(void)
{
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};

    return poll(&in, 1, 0) > 0;
}

/* ---- picture ---- */

/* Other characters or colours are wanted: all is painted again. */
static void follow_preferences(struct screen *s)
{
    const struct shell *sh = s->shell;

    if (s->preferences == sh->preferences.version)
        return;
    s->preferences = sh->preferences.version;
    s->ascii = sh->host.look.glyphs == GLYPHS_ASCII;
    s->grid.ascii = s->ascii;
    painter_theme(&s->painter, sh->preferences.theme);
    terminal_mouse(&s->terminal, sh->preferences.mouse);
    clearok(curscr, TRUE);
}

/* A recording that begins now has nothing of what is on the screen: all is painted. */
static void follow_film(struct screen *s)
{
    if (record_follow(&s->terminal.film, s->shell, s->grid.rows, s->grid.cols))
        clearok(curscr, TRUE);
}

static void draw(struct screen *s)
{
    int row = 0, col = 0;

    line_editor_show();
    follow_preferences(s);
    follow_film(s);
    app_draw(s->app, &s->grid, &row, &col);
    terminal_begin(&s->terminal);
    painter_draw(&s->painter, &s->grid, row, col);
    doupdate();
    terminal_end(&s->terminal);
    s->dirty = s->urgent = false;
    s->frame_at = s->now + FRAME_MS;
}

/* While the last frame is not fully sent there is no new one: a slow line lowers the
 * frame rate by itself. Keys that wait already are taken into the same frame. */
static bool time_to_draw(const struct screen *s)
{
    if (!s->dirty || terminal_pending(&s->terminal))
        return false;
    return s->now >= s->frame_at || (s->urgent && !keys_wait());
}

/* ---- a lesson that is being written ---- */

/* Its file is looked at now and then; what was saved is shown. */
static void follow_draft(struct screen *s)
{
    struct str run, say;

    if (!s->draft || s->now < s->draft_at || shell_busy(s->shell))
        return;
    s->draft_at = s->now + DRAFT_MS;
    str_init(&run);
    str_init(&say);
    if (draft_follow(s->draft, s->shell, &run, &say)) {
        if (run.len)
            app_line(s->app, run.s);
        if (say.len)
            app_say(s->app, say.s);
        s->dirty = s->urgent = s->touched = true;
    }
    str_done(&run);
    str_done(&say);
}

/* ---- the loop ---- */

static void earlier(int64_t *until, int64_t at)
{
    if (at >= 0 && at < *until)
        *until = at;
}

static int patience(const struct screen *s)
{
    int64_t until = INT64_MAX;

    earlier(&until, s->tick_at);
    earlier(&until, s->token_at);
    if (s->demo)
        earlier(&until, s->demo_at);
    if (s->draft)
        earlier(&until, s->draft_at);
    if (s->dirty && !terminal_pending(&s->terminal))
        earlier(&until, s->frame_at);
    if (until == INT64_MAX)
        return -1;
    return until <= s->now            ? 0
           : until - s->now > INT_MAX ? INT_MAX
                                      : (int)(until - s->now);
}

static void await(struct screen *s)
{
    struct pollfd fds[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = signals_fd(), .events = POLLIN},
        {.fd = s->terminal.tty, .events = POLLOUT},
    };
    nfds_t n = terminal_pending(&s->terminal) ? 3 : 2;
    int ready = poll(fds, n, patience(s));

    s->now = clock_ms();
    if (fds[1].revents)
        signals_drain();
    on_signals(s); /* one may have come after poll() looked at its pipe */
    if (ready <= 0)
        return;
    if (n == 3 && fds[2].revents)
        terminal_push(&s->terminal);
    if (fds[0].revents & (POLLIN | POLLHUP | POLLERR))
        read_keys(s);
}

static void tick(struct screen *s)
{
    int wait;

    if (!s->touched && (s->tick_at < 0 || s->now < s->tick_at))
        return;
    s->touched = false;
    line_editor_show();
    wait = app_tick(s->app, s->now);
    s->now = clock_ms();
    s->tick_at = wait < 0 ? -1 : s->now + wait;
    s->dirty = true;
}

static bool over(const struct screen *s)
{
    return app_quit(s->app) || s->hung_up || s->terminal.gone || signals_leaving();
}

static void loop(struct screen *s)
{
    while (!over(s)) {
        await(s);
        if (s->token_at >= 0 && s->now >= s->token_at)
            take_tokens(s, true);
        if (!over(s))
            play_demo(s);
        if (!over(s))
            follow_draft(s);
        if (!over(s))
            tick(s);
        if (!over(s) && time_to_draw(s))
            draw(s);
    }
}

/* ---- start and end ---- */

static int escape_ms(void)
{
    const char *value = getenv("ESCDELAY");
    int ms = value ? atoi(value) : 0;

    return ms > 0 && ms <= 10000 ? ms : ESCAPE_MS;
}

static bool start(struct screen *s, struct shell *sh, const struct screen_setup *setup)
{
    struct str log;
    bool ok;

    if (!signals_start())
        return false;
    str_init(&log);
    if (setup->places->state)
        path_join(&log, setup->places->state, "log");
    ok = terminal_start(&s->terminal, setup->terminfo->name, setup->terminfo->ansi,
                        log.len ? log.s : NULL);
    str_done(&log);
    s->demo = setup->demo;
    s->draft = setup->draft;
    if (!ok) {
        signals_end();
        return false;
    }
    painter_start(&s->painter, setup->utf8,
                  &(struct display){.colours = setup->colours,
                                    .light = setup->light,
                                    .theme = sh->preferences.theme});
    terminal_mouse(&s->terminal, sh->preferences.mouse);
    lexer_init(&s->lexer, escape_ms());
    s->shell = sh;
    s->ascii = sh->host.look.glyphs == GLYPHS_ASCII;
    s->preferences = sh->preferences.version;
    s->app = app_new(sh, s->ascii);
    return true;
}

/* The first picture does not wait for readline, which reads its files first. */
static void first_frame(struct screen *s, const struct screen_setup *setup)
{
    s->now = clock_ms();
    s->tick_at = s->token_at = -1;
    fit(s);
    app_typed(s->app, "> ", "", 0);
    draw(s);
    line_editor_start(s->app, s->shell, setup->places, &s->terminal.cooked,
                      setup->utf8);
    line_editor_resize(s->grid.rows, s->grid.cols);
    s->touched = true;
    if (setup->typed && setup->typed->len) {
        lexer_put(&s->lexer, setup->typed->s, setup->typed->len);
        take_tokens(s, false);
    }
}

/* Progress first: of all that can still fail, it is what may not be lost. */
static int stop(struct screen *s)
{
    int signo = signals_leaving();
    char *farewell = app_farewell(s->app);

    if (signo || s->hung_up || s->terminal.gone)
        shell_save_progress(s->shell);
    record_stop(&s->terminal.film); /* its last frame is the last one shown */
    terminal_stop(&s->terminal);
    line_editor_stop();
    signals_end();
    if (!signo && (s->hung_up || s->terminal.gone))
        signo = SIGHUP;
    painter_stop(&s->painter);
    lexer_done(&s->lexer);
    grid_done(&s->grid);
    app_free(s->app);
    if (farewell && !signo)
        printf("%s\n", farewell);
    free(farewell);
    demo_free(s->demo);
    if (signo)
        signals_die(signo);
    return 0;
}

int screen_run(struct shell *sh, const struct screen_setup *setup)
{
    struct screen s = {0};

    if (!start(&s, sh, setup))
        return -1;
    first_frame(&s, setup);
    loop(&s);
    return stop(&s);
}
