/* Keys: what each action does, and what it says when there is nothing to do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure.h"
#include "plot/text.h"
#include "repl/knob.h"
#include "ui/app_state.h"
#include "ui/arrows.h"
#include "ui/guess.h"
#include "ui/knob.h"

static bool line_empty(const struct app *app)
{
    return app->line.len == 0;
}

static bool at_end(const struct app *app)
{
    return app->point >= app->line.len;
}

/* ---- the grey text ---- */

static bool take_ghost(struct app *app)
{
    if (!at_end(app))
        return false;
    str_clear(&app->insert);
    app_ghost(app, &app->insert);
    return app->insert.len > 0;
}

char *app_take_insert(struct app *app)
{
    return app->insert.len ? str_take(&app->insert) : NULL;
}

/* ---- arrows ---- */

bool app_shows_picture(const struct app *app)
{
    return app->at.mode == LAYOUT_COLUMNS ||
           (app->at.mode == LAYOUT_TABS && app->tab == TAB_PICTURE);
}

void app_typing(struct app *app)
{
    knob_end(app->sh);
    pointer_end(app);
}

bool app_key(struct app *app, char key)
{
    return pointer_key(app, key);
}

/* At the end of the line there is nowhere to go: the key is used up in silence. */
static bool right(struct app *app)
{
    return arrows_go(app, ARROW_RIGHT, false) || take_ghost(app) || at_end(app);
}

static bool left(struct app *app)
{
    return arrows_go(app, ARROW_LEFT, false) || line_empty(app);
}

/* ---- reading ---- */

static bool next_tab(struct app *app, int way)
{
    struct view v = app_view(app);
    const struct page_kind *page = page_of(app->sh);
    int tab = app->tab;

    if (app->at.mode != LAYOUT_TABS)
        return false;
    do
        tab = (tab + way + TABS) % TABS;
    while (!page->has_tab(&v, (enum tab)tab) && tab != (int)app->tab);
    if (tab == (int)app->tab)
        return false;
    app->tab = (enum tab)tab;
    app->top = 0;
    return true;
}

/* By ROWS at most; 0: by a page. */
static bool scroll_text(struct app *app, int way, size_t rows)
{
    struct view v = app_view(app);
    struct span seen = page_of(app->sh)->text(&v, app->ascii);
    size_t page = rows ? rows : seen.rows > 1 ? seen.rows - 1 : 1;
    size_t rest = way > 0 ? seen.below : seen.above;

    if (!rest)
        return false;
    page = rest < page ? rest : page;
    app->top = way > 0 ? seen.above + page : seen.above - page;
    return true;
}

/* The lab's transcript has more rows than are visible: all of it, from its end. */
static bool open_said(struct app *app)
{
    if (!page_of(app->sh)->transcript || app->at.mode == LAYOUT_TABS || !app->said.rows)
        return false;
    overlay_open(&app->over, "what was said", &app->said);
    overlay_end(&app->over, &app->at.body);
    return true;
}

static bool scroll(struct app *app, int way)
{
    if (app->at.mode == LAYOUT_TINY)
        return true;
    if (app->over.open)
        overlay_scroll(&app->over, &app->at.body, way);
    else if (!(way > 0 && app_open_reply(app)) && !scroll_text(app, way, 0) &&
             !next_tab(app, way) && way < 0)
        open_said(app);
    return true;
}

/* ---- the mouse ---- */

enum { NOTCH = 3 }; /* rows that the wheel scrolls */

static void wheel(struct app *app, int way)
{
    if (arrows_now(app) == &arrows_knob)
        arrows_go(app, way < 0 ? ARROW_RIGHT : ARROW_LEFT, false);
    else if (arrows_now(app) == &arrows_pointer)
        return; /* a place is looked at: nothing opens over it */
    else if (app->over.open)
        overlay_by(&app->over, &app->at.body, way, NOTCH);
    else if (!scroll_text(app, way, NOTCH) && way < 0)
        open_said(app);
}

void app_mouse(struct app *app, enum mouse what, int row, int col)
{
    app_motion_end(app);
    if (app->at.mode == LAYOUT_TINY)
        return;
    if (what == MOUSE_PRESS && line_empty(app) && !shell_busy(app->sh))
        pointer_click(app, row, col);
    else if (what != MOUSE_PRESS)
        wheel(app, what == MOUSE_UP ? -1 : +1);
}

/* ---- help and leaving ---- */

static bool run_on_empty(struct app *app, const char *line)
{
    if (!line_empty(app))
        return false;
    app_run(app, line, true);
    return true;
}

static bool escape(struct app *app)
{
    struct str ghost;
    bool had;

    if (app->over.open) {
        overlay_close(&app->over);
        return true;
    }
    if (line_empty(app) && guess_give_up(app))
        return true;
    if (line_empty(app) && (knob_name(app->sh) || app->pointer.on)) {
        app_typing(app);
        return true;
    }
    if (line_empty(app)) {
        app_say(app, "Nothing to close. quit leaves; your place is kept.");
        return true;
    }
    str_init(&ghost);
    app_ghost(app, &ghost);
    had = ghost.len > 0;
    app->no_ghost = true;
    str_done(&ghost);
    return had;
}

static bool interrupt(struct app *app)
{
    if (shell_busy(app->sh)) {
        shell_interrupt(app->sh);
        app->pace.due = 0;
        return true;
    }
    if (app->over.open) {
        overlay_close(&app->over);
        return true;
    }
    if (!line_empty(app))
        return false;
    if (guess_give_up(app))
        return true;
    app_say(app, "Nothing is running. quit leaves; your place is kept.");
    return true;
}

static bool page_up(struct app *app)
{
    return scroll(app, -1);
}

static bool page_down(struct app *app)
{
    return scroll(app, +1);
}

/* What an action is here: a function of its own, arrows, or a line that is run while
 * nothing is typed. A row without any leaves the key to readline. */
static const struct doing {
    bool (*own)(struct app *app);
    bool arrows, far;
    enum arrow way;
    const char *line;
} doings[ACTIONS] = {
    [ACTION_TAB] = {.own = take_ghost},
    [ACTION_RIGHT] = {.own = right},
    [ACTION_LEFT] = {.own = left},
    [ACTION_UP] = {.arrows = true, .way = ARROW_UP},
    [ACTION_DOWN] = {.arrows = true, .way = ARROW_DOWN},
    [ACTION_FAR_LEFT] = {.arrows = true, .far = true, .way = ARROW_LEFT},
    [ACTION_FAR_RIGHT] = {.arrows = true, .far = true, .way = ARROW_RIGHT},
    [ACTION_FAR_UP] = {.arrows = true, .far = true, .way = ARROW_UP},
    [ACTION_FAR_DOWN] = {.arrows = true, .far = true, .way = ARROW_DOWN},
    [ACTION_PAGE_UP] = {.own = page_up},
    [ACTION_PAGE_DOWN] = {.own = page_down},
    [ACTION_ESCAPE] = {.own = escape},
    [ACTION_HELP] = {.line = "help"},
    [ACTION_INTERRUPT] = {.own = interrupt},
    [ACTION_PREV_PAGE] = {.line = "prev"},
    [ACTION_NEXT_PAGE] = {.line = "next"},
    [ACTION_POINT] = {.line = "point"},
    [ACTION_UNDO] = {.line = "undo"},
};

bool app_action(struct app *app, enum action action)
{
    const struct doing *d = &doings[action];

    app_motion_end(app);
    if (shell_replays(app->sh) && action != ACTION_REDRAW)
        return interrupt(app);
    if (d->own)
        return d->own(app);
    if (d->arrows)
        return arrows_go(app, d->way, d->far);
    return d->line && run_on_empty(app, d->line);
}
