/* Who else is at the keyboard.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen_guests.h"

enum { DRAFT_MS = 400 };

/* ---- the demonstration ---- */

bool guests_leave(struct guests *g)
{
    if (!g->demo)
        return false;
    demo_free(g->demo);
    g->demo = NULL;
    app_subtitle(g->app, "");
    return true;
}

bool guests_type(struct guests *g, int64_t now, struct str *keys)
{
    int wait;

    if (!g->demo || now < g->demo_at)
        return false;
    wait = demo_tick(g->demo, now, shell_busy(g->shell), keys);
    if (wait < 0) {
        guests_leave(g);
        app_say(g->app, "That was the demo; all of it is yours now. lesson 1 begins, "
                        "quit leaves.");
        return true;
    }
    app_subtitle(g->app, demo_words(g->demo));
    g->demo_at = now + wait;
    return true;
}

/* ---- a lesson that is being written ---- */

bool guests_follow(struct guests *g, int64_t now)
{
    struct str run, say;
    bool saved;

    if (!g->draft || now < g->draft_at || shell_busy(g->shell))
        return false;
    g->draft_at = now + DRAFT_MS;
    str_init(&run);
    str_init(&say);
    saved = draft_follow(g->draft, g->shell, &run, &say);
    if (saved && run.len)
        app_line(g->app, run.s);
    if (saved && say.len)
        app_say(g->app, say.s);
    str_done(&run);
    str_done(&say);
    return saved;
}

/* ---- when ---- */

int64_t guests_at(const struct guests *g)
{
    if (g->demo && g->draft)
        return g->demo_at < g->draft_at ? g->demo_at : g->draft_at;
    return g->demo ? g->demo_at : g->draft ? g->draft_at : -1;
}
