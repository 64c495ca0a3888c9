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

#include "screen_guests.h"
#include "screen_keys.h"
#include "screen_lexer.h"
#include "screen_picture.h"
#include "screen_readline.h"
#include "screen_signals.h"

struct screen {
    struct terminal terminal;
    struct lexer lexer;
    struct app *app;
    struct shell *shell;
    struct picture picture;
    struct guests guests;
    bool touched;     /* something was done: the app may have work now */
    int64_t now;      /* milliseconds of a monotonic clock */
    int64_t tick_at;  /* when the app wants to go on; -1 = idle */
    int64_t token_at; /* when what is begun on the keyboard is over; -1 = nothing */
    bool hung_up;
};

static int64_t clock_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- signals ---- */

static void suspend(struct screen *s)
{
    terminal_leave(&s->terminal);
    signals_stop_process();
    terminal_enter(&s->terminal);
    picture_fit(&s->picture);
}

/* Ctrl-C stops work, else clears the line, else the app says how to leave. */
static void interrupt(struct screen *s)
{
    s->picture.dirty = s->picture.urgent = s->touched = true;
    if (guests_leave(&s->guests))
        return;
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
        picture_fit(&s->picture);
    }
    if (signals_take(SIGWINCH))
        picture_fit(&s->picture);
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
    s->picture.dirty = s->picture.urgent = s->touched = true;
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

static void read_keys(struct screen *s)
{
    char bytes[4096];
    ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);

    if (n > 0 && guests_leave(&s->guests)) {
        s->picture.dirty = s->picture.urgent = true;
    } else if (n > 0) {
        lexer_put(&s->lexer, bytes, (size_t)n);
        take_tokens(s, false);
    } else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
        s->hung_up = true;
    }
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
    earlier(&until, guests_at(&s->guests));
    earlier(&until, picture_at(&s->picture));
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
    s->picture.dirty = true;
}

/* The guests' turn. */
static void invite(struct screen *s)
{
    struct str keys;

    str_init(&keys);
    if (guests_type(&s->guests, s->now, &keys))
        s->picture.dirty = true;
    lexer_put(&s->lexer, keys.s, keys.len);
    if (keys.len)
        take_tokens(s, false);
    if (!app_quit(s->app) && guests_follow(&s->guests, s->now))
        s->picture.dirty = s->picture.urgent = s->touched = true;
    str_done(&keys);
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
            invite(s);
        if (!over(s))
            tick(s);
        if (!over(s) && picture_due(&s->picture, s->now))
            picture_draw(&s->picture, s->now);
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
    if (!ok) {
        signals_end();
        return false;
    }
    picture_start(&s->picture, &s->terminal, sh, setup->utf8,
                  &(struct display){.colours = setup->colours,
                                    .light = setup->light,
                                    .theme = sh->preferences.theme});
    lexer_init(&s->lexer, escape_ms());
    s->shell = sh;
    s->app = s->picture.app = app_new(sh, s->picture.ascii);
    s->guests = (struct guests){
        .app = s->app, .shell = sh, .demo = setup->demo, .draft = setup->draft};
    return true;
}

/* The first picture does not wait for readline, which reads its files first. */
static void first_frame(struct screen *s, const struct screen_setup *setup)
{
    s->now = clock_ms();
    s->tick_at = s->token_at = -1;
    picture_fit(&s->picture);
    app_typed(s->app, "> ", "", 0);
    picture_draw(&s->picture, s->now);
    line_editor_start(s->app, s->shell, setup->places, &s->terminal.cooked,
                      setup->utf8);
    line_editor_resize(s->picture.grid.rows, s->picture.grid.cols);
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

    guests_leave(&s->guests);
    if (signo || s->hung_up || s->terminal.gone)
        shell_save_progress(s->shell);
    record_stop(&s->terminal.film); /* its last frame is the last one shown */
    terminal_stop(&s->terminal);
    line_editor_stop();
    signals_end();
    if (!signo && (s->hung_up || s->terminal.gone))
        signo = SIGHUP;
    picture_stop(&s->picture);
    lexer_done(&s->lexer);
    app_free(s->app);
    if (farewell && !signo)
        printf("%s\n", farewell);
    free(farewell);
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
