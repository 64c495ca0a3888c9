/* A line and what it said: Enter on an empty line, replies, the transcript.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "plot/text.h"
#include "ui/app_state.h"
#include "ui/fold.h"

enum {
    REPLY_MAX = 6,  /* rows; more, or what has a heading, opens over the body */
    SAID_MAX = 600, /* rows of transcript kept */
};

/* ---- Enter on an empty line ---- */

int app_reply_width(const struct app *app)
{
    bool tab = app->at.mode == LAYOUT_TABS && page_of(app->sh)->transcript;
    int cols = app->at.reply.cols - tab;

    return cols > 1 ? cols : 1;
}

static bool leaves_page(const char *line)
{
    return strcmp(line, "next") == 0 || strncmp(line, "lesson", 6) == 0;
}

/* A text in a tab that was never opened is not skipped either. */
static bool must_read(struct app *app, const char *line)
{
    return app->at.mode == LAYOUT_TABS && app->sh->guide && !app->read &&
           leaves_page(line);
}

bool app_reply_more(struct app *app)
{
    struct paper p;
    bool more;

    paper_init(&p, app->ascii);
    app_reply(app, &p);
    more = p.rows > (size_t)app->at.reply.rows;
    paper_done(&p);
    return more;
}

enum enter app_enter(struct app *app, const char **phrase, const char **line)
{
    struct view v = app_view(app);

    *line = "";
    *phrase = pointer_enter(app);
    if (*phrase)
        return ENTER_POINT;
    *phrase = "stops it";
    if (shell_busy(app->sh))
        return ENTER_STOP;
    *phrase = "reads on";
    if (app->over.open && overlay_below(&app->over, &app->at.body))
        return ENTER_MORE;
    *phrase = "closes this";
    if (app->over.open)
        return ENTER_CLOSE;
    *phrase = "reads on";
    if (app_reply_more(app))
        return ENTER_OPEN;
    if (page_of(app->sh)->text(&v, app->ascii).below)
        return ENTER_MORE;
    *line = shell_next_line(app->sh, phrase);
    if (!must_read(app, *line))
        return ENTER_LINE;
    *phrase = "reads the text";
    return ENTER_READ;
}

/* ---- what was said ---- */

void app_reply(struct app *app, struct paper *out)
{
    fold_rows(&app->reply, 0, app->reply.rows, app_reply_width(app), out);
}

bool app_open_reply(struct app *app)
{
    if (!app_reply_more(app))
        return false;
    overlay_open(&app->over, "reply", &app->reply);
    paper_clear(&app->reply);
    return true;
}

static void limit_said(struct app *app)
{
    struct paper kept;

    if (app->said.rows <= SAID_MAX)
        return;
    paper_init(&kept, app->ascii);
    fold_rows(&app->said, app->said.rows - SAID_MAX / 2, SAID_MAX / 2, LAYOUT_MAX_COLS,
              &kept);
    app->said_last -= app->said_last < app->said.rows - SAID_MAX / 2
                          ? app->said_last
                          : app->said.rows - SAID_MAX / 2;
    paper_done(&app->said);
    app->said = kept;
}

/* OUT becomes rows of PAPER, and the fault's sentence below it. */
static void take_out(struct app *app, struct paper *paper)
{
    struct shell *sh = app->sh;
    struct str text;

    fold_rows(&sh->out, 0, sh->out.rows, app_reply_width(app), paper);
    paper_clear(&sh->out);
    if (!sh->faulted)
        return;
    str_init(&text);
    if (sh->fault.file[0])
        err_text(&sh->fault, &text);
    else
        str_add(&text, sh->fault.message);
    paper_prose(paper, app_reply_width(app), STYLE_PLAIN, "", "", text.s);
    str_done(&text);
    sh->faulted = false;
}

static void trim(struct paper *p)
{
    while (p->rows && p->row[p->rows - 1].cols == 0)
        free(p->row[--p->rows].cell);
}

/* Replies stand one column right of the commands in the transcript. */
static void add_said(struct paper *said, const struct paper *reply)
{
    for (size_t i = 0; i < reply->rows; i++) {
        struct grid g;

        grid_init(&g, 1, reply->row[i].cols + 1, said->ascii);
        paper_draw(reply, i, &g, 0, 1, 1, reply->row[i].cols);
        paper_grid(said, &g);
        grid_done(&g);
    }
}

void app_gather(struct app *app, const char *command)
{
    struct shell *sh = app->sh;
    bool lab = page_of(sh)->transcript;
    struct paper said;
    bool beside =
        lab && app->at.mode == LAYOUT_COLUMNS; /* else the text's tab has it */
    size_t room = beside ? (size_t)app->at.reply.rows : REPLY_MAX;
    bool played = app->subtitle.len > 0; /* nobody is there who would close it */

    if (sh->out.rows == 0 && !sh->faulted)
        return;
    paper_init(&said, app->ascii);
    take_out(app, &said);
    trim(&said);
    paper_clear(&app->reply);
    if (sh->heading || (said.rows > room && said.rows > 1 && !played)) {
        overlay_open(&app->over,
                     sh->heading ? sh->heading
                     : command   ? command
                                 : "reply",
                     &said);
    } else if (lab) {
        app->said_last = app->said.rows;
        add_said(&app->said, &said);
    } else {
        paper_add(&app->reply, &said);
    }
    free(sh->heading);
    sh->heading = NULL;
    paper_done(&said);
    limit_said(app);
}

/* "> step 50" in the transcript. The text came from a person. */
static void echo_line(struct app *app, const char *line)
{
    struct str text;

    str_init(&text);
    str_add(&text, TEXT_DIM "> " TEXT_END);
    utf8_clean(line, strlen(line), &text);
    if (app->subtitle.len)
        app->said_last = app->said.rows; /* until there is a reply */
    paper_line(&app->said, STYLE_PLAIN, text.s);
    str_done(&text);
}

/* A run begins with single steps, to be watched. Other work does at once what takes no
 * longer than a blink: so `step 50` is over before the next key. */
static void start_work(struct app *app)
{
    const struct state *s = &app->sh->bench->s;
    const struct data *d = s->data;
    /* the dearest update, one of a fit, takes each pair of weights at each point */
    size_t blink = d ? 2000000 / (d->n * s->params * s->params + 1) + 1 : 20000;

    app->pace.due = app->pace.last = 0;
    app->pace.frames = 0;
    app->pace.updates = shell_animated(app->sh) ? 1 : blink;
    if (shell_busy(app->sh) && !shell_animated(app->sh))
        shell_work(app->sh, blink);
}

void app_run(struct app *app, const char *line, bool echo)
{
    bool lab = page_of(app->sh)->transcript;

    overlay_close(&app->over);
    app->turns = false;
    page_forget(app->drawn);
    app_motion_watch(app);
    paper_clear(&app->reply);
    if (echo && lab)
        echo_line(app, line);
    shell_line(app->sh, line);
    start_work(app);
    app_place(app);
    app_gather(app, line);
    app_place(app);
    pointer_take(app);
    app_motion_see(app);
}

void app_say(struct app *app, const char *text)
{
    if (page_of(app->sh)->transcript) {
        paper_prose(&app->said, app_reply_width(app), STYLE_PLAIN, " ", " ", text);
        return;
    }
    paper_clear(&app->reply);
    paper_prose(&app->reply, app_reply_width(app), STYLE_PLAIN, "", "", text);
}

/* ---- a line ---- */

static void more(struct app *app)
{
    if (app->over.open)
        overlay_scroll(&app->over, &app->at.body, +1);
    else
        app_action(app, ACTION_PAGE_DOWN);
}

char *app_take_ran(struct app *app)
{
    return app->ran.len ? str_take(&app->ran) : NULL;
}

static void run_next(struct app *app, const char *line)
{
    char *copy = mem_text(line);

    str_clear(&app->ran);
    app_ghost(app, &app->ran);
    app_run(app, copy, true);
    free(copy);
}

static void enter(struct app *app)
{
    const char *phrase, *line;

    switch (app_enter(app, &phrase, &line)) {
    case ENTER_STOP:
        app_action(app, ACTION_INTERRUPT);
        break;
    case ENTER_MORE:
        more(app);
        break;
    case ENTER_CLOSE:
        overlay_close(&app->over);
        break;
    case ENTER_OPEN:
        app_open_reply(app);
        break;
    case ENTER_READ:
        app->tab = TAB_TEXT;
        app->top = 0;
        break;
    case ENTER_POINT:
        pointer_key(app, '\r');
        break;
    case ENTER_LINE:
        if (*line)
            run_next(app, line);
        break;
    }
}

static bool is_blank(const char *line)
{
    return line[strspn(line, " \t")] == '\0';
}

void app_line(struct app *app, const char *line)
{
    str_clear(&app->line);
    app->point = 0;
    app->no_ghost = false;
    app_motion_end(app);
    if (is_blank(line))
        enter(app);
    else if (app->over.open && strcmp(line, "q") == 0)
        overlay_close(&app->over);
    else {
        app_typing(app);
        app_run(app, line, true);
    }
    app_place(app);
}
