/* Keys: what each action does, and what it says when there is nothing to do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/text.h"
#include "ui/app_state.h"

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

/* At the end of the line there is nowhere to go: the key is used up in silence. */
static bool right(struct app *app)
{
    return take_ghost(app) || at_end(app);
}

/* Reserved for time on an empty line. */
static bool left(struct app *app)
{
    return line_empty(app);
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

static bool scroll_text(struct app *app, int way)
{
    struct view v = app_view(app);
    struct span seen = page_of(app->sh)->text(&v, app->ascii);
    size_t page = seen.rows > 1 ? seen.rows - 1 : 1;
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
    else if (!(way > 0 && app_open_reply(app)) && !scroll_text(app, way) &&
             !next_tab(app, way) && way < 0)
        open_said(app);
    return true;
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
    app_say(app, "Nothing is running. quit leaves; your place is kept.");
    return true;
}

bool app_action(struct app *app, enum action action)
{
    switch (action) {
    case ACTION_TAB:
        return take_ghost(app);
    case ACTION_RIGHT:
        return right(app);
    case ACTION_LEFT:
        return left(app);
    case ACTION_PAGE_UP:
        return scroll(app, -1);
    case ACTION_PAGE_DOWN:
        return scroll(app, +1);
    case ACTION_ESCAPE:
        return escape(app);
    case ACTION_HELP:
        return run_on_empty(app, "help");
    case ACTION_INTERRUPT:
        return interrupt(app);
    case ACTION_PREV_PAGE:
        return run_on_empty(app, "prev");
    case ACTION_NEXT_PAGE:
        return run_on_empty(app, "next");
    case ACTION_UNDO:
        return run_on_empty(app, "undo");
    case ACTION_NONE:
    case ACTION_ENTER:
    case ACTION_REDRAW:
    case ACTIONS:
        break;
    }
    return false;
}

/* ---- completions ---- */

static void add_columns(struct paper *p, char *const *matches, size_t n, int width)
{
    size_t widest = 1, per_row;
    struct str row;

    for (size_t i = 0; i < n; i++) {
        size_t cols = text_columns(matches[i], p->ascii);

        widest = cols > widest ? cols : widest;
    }
    per_row = (size_t)width / (widest + 2) ? (size_t)width / (widest + 2) : 1;
    str_init(&row);
    for (size_t i = 0; i < n; i++) {
        int pad = (int)(widest + 2 - text_columns(matches[i], p->ascii));

        str_addf(&row, "%s%*s", matches[i], pad, "");
        if (i % per_row == per_row - 1 || i == n - 1) {
            paper_line(p, STYLE_PLAIN, row.s);
            str_clear(&row);
        }
    }
    str_done(&row);
}

void app_show_matches(struct app *app, char *const *matches, size_t n)
{
    struct paper p;

    paper_init(&p, app->ascii);
    add_columns(&p, matches, n, app->at.body.cols - 2);
    overlay_open(&app->over, "what can stand here", &p);
    app->over.fleeting = true;
    paper_done(&p);
}
