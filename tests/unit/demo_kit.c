/* The demonstration, played by a clock of our own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo_kit.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "repl/commands.h"

enum { END_MS = 300000 };

static const char *variable(const char *name, const char *otherwise)
{
    const char *v = getenv(name);

    return v && *v ? v : otherwise;
}

void player_start(struct player *p, size_t n)
{
    struct path_env env = {.logitty_data = variable("LOGITTY_DATA", ".")};

    memset(&p->host, 0, sizeof p->host);
    path_places(&p->host.places, &env);
    str_init(&p->dir[0]);
    str_init(&p->dir[1]);
    str_init(&p->line);
    path_join(&p->dir[0], env.logitty_data, "lessons");
    path_join(&p->dir[1], variable("TESTS_DIR", "tests"), "screens/lessons");
    p->dirs[0] = p->dir[0].s;
    p->dirs[1] = p->dir[1].s;
    p->host.lesson_dirs = p->dirs;
    p->host.nlesson_dirs = n;
    p->host.look.glyphs = GLYPHS_BRAILLE;
    p->host.look.tints = true;
    p->host.width = 78;
    p->host.replies = true;
    p->sh = shell_new(&p->host, commands);
    p->app = app_new(p->sh, false);
    app_resize(p->app, 24, 80);
    p->demo = demo_new(shell_shelf(p->sh));
    p->now = 1000;
}

void player_finish(struct player *p)
{
    demo_free(p->demo);
    app_free(p->app);
    shell_free(p->sh);
    path_places_done(&p->host.places);
    str_done(&p->dir[0]);
    str_done(&p->dir[1]);
    str_done(&p->line);
}

void player_key(struct player *p, const char *key)
{
    char *text;

    if (*key == '\033') {
        ck_assert(app_action(p->app, key[2] == 'D' ? ACTION_LEFT : ACTION_UP));
        return;
    }
    if (*key == '\r') {
        text = mem_text(p->line.s);
        str_clear(&p->line);
        app_line(p->app, text);
        free(text);
    } else if (*key == '\177') {
        str_cut(&p->line, p->line.len - 1);
    } else {
        str_addc(&p->line, *key);
    }
    app_typed(p->app, "> ", p->line.s, p->line.len);
}

static void look(struct player *p)
{
    if (p->look)
        p->look(p);
}

bool player_turn(struct player *p)
{
    struct str keys;
    int wait, work;

    str_init(&keys);
    wait = demo_tick(p->demo, p->now, shell_busy(p->sh), &keys);
    app_subtitle(p->app, demo_words(p->demo));
    for (const char *s = keys.s; *s; s += *s == '\033' ? 3 : 1) {
        player_key(p, s);
        ck_assert_msg(!p->sh->faulted && !p->sh->fault.message[0], "%s",
                      p->sh->fault.message);
        look(p);
    }
    str_done(&keys);
    work = app_tick(p->app, p->now);
    look(p);
    p->now += work >= 0 && work < wait ? work + 1 : wait > 0 ? wait : 0;
    ck_assert_int_le(p->now, END_MS);
    return wait >= 0;
}
