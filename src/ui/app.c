/* The full-screen program without a terminal: its life, its clock, its panes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/figure.h"
#include "plot/text.h"
#include "ui/app_state.h"

/* ---- life ---- */

struct app *app_new(struct shell *sh, bool ascii)
{
    struct app *app = mem_alloc(sizeof *app);

    app->sh = sh;
    app->ascii = ascii;
    app->preferences = sh->preferences.version;
    str_init(&app->prompt);
    str_init(&app->line);
    str_init(&app->insert);
    str_init(&app->subtitle);
    str_init(&app->ran);
    str_add(&app->prompt, "> ");
    paper_init(&app->reply, ascii);
    paper_init(&app->said, ascii);
    overlay_init(&app->over, ascii);
    app->tab = TAB_PICTURE;
    return app;
}

void app_free(struct app *app)
{
    if (!app)
        return;
    str_done(&app->prompt);
    str_done(&app->line);
    str_done(&app->insert);
    str_done(&app->subtitle);
    str_done(&app->ran);
    paper_done(&app->reply);
    paper_done(&app->said);
    overlay_done(&app->over);
    page_forget(app->drawn);
    preview_done(&app->preview);
    preview_done(&app->goal);
    bloom_done(&app->bloom);
    encore_done(&app->encore);
    free(app);
}

/* Other characters are wanted: what was said before follows, as far as it can. */
static void follow_preferences(struct app *app)
{
    struct paper *papers[] = {&app->reply, &app->said, &app->over.paper,
                              &app->over.folded};
    const struct shell *sh = app->sh;

    if (app->preferences == sh->preferences.version)
        return;
    app->preferences = sh->preferences.version;
    app->ascii = sh->host.look.glyphs == GLYPHS_ASCII;
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (app->ascii)
            paper_to_ascii(papers[i]);
        else
            papers[i]->ascii = false;
}

void app_place(struct app *app)
{
    const struct guide *g = app->sh->guide;
    const struct page_kind *page = page_of(app->sh);
    const struct figure *f = figure_now(app->sh->bench);
    struct wants wants = {page->transcript, page->second(app->sh), f ? f->wide : 0};
    struct view v;

    follow_preferences(app);
    layout_make(&app->at, app->rows, app->cols, &wants);
    app->sh->host.width = app_reply_width(app) > 20 ? app_reply_width(app) : 20;
    app->sh->host.reply_rows = app->at.reply.rows;
    if (app->lesson != (g ? g->lesson : NULL) || app->page != (g ? g->page : 0)) {
        app->lesson = g ? g->lesson : NULL;
        app->page = g ? g->page : 0;
        app->tab = TAB_PICTURE;
        app->top = 0;
        app->read = false;
    }
    v = app_view(app);
    if (!page->has_tab(&v, app->tab))
        app->tab = page->has_tab(&v, TAB_PICTURE) ? TAB_PICTURE : TAB_TEXT;
}

void app_resize(struct app *app, int rows, int cols)
{
    app->rows = rows > 1 ? rows : 1;
    app->cols = cols > 1 ? cols : 1;
    app_place(app);
    app_gather(app, NULL);
}

struct view app_view(struct app *app)
{
    return (struct view){.sh = app->sh,
                         .at = &app->at,
                         .said = &app->said,
                         .tab = app->tab,
                         .top = app->top,
                         .drawn = app->drawn};
}

void app_typed(struct app *app, const char *prompt, const char *line, size_t point)
{
    bool changed = strcmp(line, app->line.s) != 0;

    if (changed || point != app->point)
        app_motion_end(app);
    str_clear(&app->prompt);
    str_add(&app->prompt, prompt);
    if (changed && shell_replays(app->sh))
        shell_interrupt(app->sh);
    if (changed) {
        char *copy = mem_text(line);

        str_clear(&app->line);
        str_add(&app->line, copy);
        free(copy);
        app->no_ghost = false;
        if (*line)
            app_typing(app);
        if (app->over.fleeting)
            overlay_close(&app->over);
    }
    app->point = point < app->line.len ? point : app->line.len;
}

bool app_quit(const struct app *app)
{
    return app->sh->quit;
}

char *app_farewell(const struct app *app)
{
    const struct guide *g = app->sh->guide;
    struct str text;
    char *said;

    if (!app->sh->host.keep_progress)
        return NULL;
    str_init(&text);
    if (g && g->lesson->number >= 0)
        str_addf(&text,
                 "Your place is kept: lesson %d, page %zu. Start logitty to go on.",
                 g->lesson->number, g->page + 1);
    else
        str_add(&text, "Your place is kept. Start logitty to go on.");
    said = str_take(&text);
    str_done(&text);
    return said;
}

/* ---- the clock ---- */

enum {
    FRAME_MS = 100,
    SLICE_MS = 30,
    LINEAR_FRAMES = 20, /* a run begins slowly enough to be watched … */
};

/* … and then grows, so that 100 updates take about 2 s, 10 000 about 4, a million
 * about 6. */
static void pace_run(struct app *app, bool late)
{
    app->pace.frames++;
    if (late)
        return;
    if (app->pace.frames < LINEAR_FRAMES)
        app->pace.updates = 1 + app->pace.frames / 4;
    else
        app->pace.updates += app->pace.updates / 3 + 1;
}

static int tick_run(struct app *app, int64_t now)
{
    bool late = app->pace.due && now > app->pace.due + FRAME_MS;

    if (now < app->pace.due)
        return (int)(app->pace.due - now);
    shell_work(app->sh, app->pace.updates);
    pace_run(app, late);
    app->pace.due = now + FRAME_MS;
    return FRAME_MS;
}

/* Other long work takes slices of about SLICE_MS, measured from call to call. */
static int tick_work(struct app *app, int64_t now)
{
    int64_t took = app->pace.last ? now - app->pace.last : 0;

    if (took < SLICE_MS / 2 && app->pace.updates < 1000000)
        app->pace.updates *= 2;
    else if (took > SLICE_MS && app->pace.updates > 1)
        app->pace.updates /= 2;
    app->pace.last = now;
    shell_work(app->sh, app->pace.updates);
    return 0;
}

int app_tick(struct app *app, int64_t now)
{
    int wait;

    if (!shell_busy(app->sh))
        return app_motion_tick(app, now);
    wait = shell_animated(app->sh) ? tick_run(app, now) : tick_work(app, now);
    if (!shell_busy(app->sh)) {
        app_place(app);
        app_gather(app, NULL);
        app_motion_see(app);
        wait = app_motion_tick(app, now);
    }
    app_place(app);
    return wait;
}
