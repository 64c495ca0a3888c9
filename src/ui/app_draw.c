/* The whole screen as a picture: panes of the page, the strip, the reply, the prompt.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "ui/app_state.h"
#include "ui/fold.h"
#include "ui/knob.h"
#include "ui/strip.h"

/* ---- the line that is typed ---- */

/* readline is searching or counting: what it shows as a prompt begins with a bracket.
 */
static bool line_is_typed(const struct app *app)
{
    return !app->no_ghost && app->prompt.s[0] != '(';
}

/* The bench with the weights that are being typed; NULL: none are. */
static struct bench *ahead(struct app *app)
{
    return shell_preview(app->sh, line_is_typed(app) ? app->line.s : "", &app->preview);
}

void app_ghost(struct app *app, struct str *out)
{
    size_t from = out->len;

    if (!line_is_typed(app) || shell_busy(app->sh) || app->point < app->line.len ||
        pointer_enter(app))
        return;
    if (app->subtitle.len && app->sh->fault.meant[0])
        return; /* a remedy is offered to a person, not to who plays */
    shell_ghost(app->sh, app->line.s, out);
    for (size_t i = from; i < out->len; i++)
        if ((unsigned char)out->s[i] < ' ')
            out->s[i] = ' ';
    if (strspn(out->s + from, " ") == out->len - from)
        str_cut(out, from); /* nothing that could be seen */
}

/* ---- the rows under the body ---- */

static void draw_prompt(struct app *app, struct grid *g, int *row, int *col)
{
    const struct pane *p = &app->at.prompt;
    struct prompt prompt = {app->prompt.s, app->line.s, app->point, "", app->scroll};
    struct str ghost;

    str_init(&ghost);
    app_ghost(app, &ghost);
    prompt.ghost = ghost.s;
    *row = p->row;
    *col = prompt_draw(&prompt, g, p->row, p->col, p->cols);
    app->scroll = prompt.scroll;
    str_done(&ghost);
}

static void draw_strip(struct app *app, struct view *v, struct grid *g)
{
    const struct pane *p = &app->at.strip;
    struct strip_part part[STRIP_MAX];
    struct bench *ahead = v->ahead && preview_counts(v->ahead) ? v->ahead : NULL;
    size_t n = pointer_strip(app, part);
    struct str corner, line;

    if (!n) {
        n = strip_read(app->sh, page_of(app->sh)->corner_reading, ahead, part);
        n = knob_strip(app->sh, part, n);
    }
    str_init(&corner);
    str_init(&line);
    page_of(app->sh)->corner(v, &corner);
    strip_line(part, n, corner.s, p->cols, g->ascii, &line);
    grid_text(g, p->row, p->col, p->cols, STYLE_DIM, line.s);
    strip_done(part, n);
    str_done(&corner);
    str_done(&line);
}

/* The last rows of the transcript, folded to the pane; the beginning of the last reply
 * in a single row, and where others play: nobody reads what is above. */
static void last_said(struct app *app, struct paper *out)
{
    size_t rows = app->said.rows, room = (size_t)app->at.reply.rows;
    size_t from = rows > room ? rows - room : 0;
    bool first = app->said_last < rows &&
                 (room == 1 || (app->subtitle.len && app->said_last < from));

    if (first)
        from = app->said_last;
    fold_rows(&app->said, from, room, app->at.reply.cols + 1, out);
    if (first || room == 1)
        paper_cut(out, room);
}

static void draw_reply(struct app *app, struct grid *g)
{
    struct pane p = app->at.reply;
    bool lab = page_of(app->sh)->transcript;
    struct paper said;
    size_t room = (size_t)p.rows;

    if (!p.rows)
        return;
    paper_init(&said, app->ascii);
    if (lab) {
        last_said(app, &said);
        p.col -= p.col > 0;
        p.cols++;
    } else {
        app_reply(app, &said);
    }
    paper_draw(&said, lab && said.rows > room ? said.rows - room : 0, g, p.row, p.col,
               p.rows, p.cols);
    if (!lab && said.rows > room)
        page_more(g, &p);
    paper_done(&said);
}

/* ---- all of it ---- */

static void draw_tiny(struct app *app, struct grid *g)
{
    const struct pane *p = &app->at.title;

    if (p->rows)
        grid_textf(g, p->row, p->col, p->cols, STYLE_PLAIN, "needs %dx%d, has %dx%d",
                   LAYOUT_MIN_COLS, LAYOUT_MIN_ROWS, app->cols, app->rows);
}

/* While a guess comes out, the picture and the strip are of the bench on its way. */
static void draw_body(struct app *app, struct view *v, struct grid *g)
{
    struct shell *sh = app->sh;
    struct bench *is = sh->bench, *way = encore_bench(&app->encore, sh);

    if (way)
        sh->bench = way;
    if (app->over.open)
        overlay_draw(&app->over, &app->at.body, g);
    else
        page_of(sh)->body(v, g);
    draw_strip(app, v, g);
    sh->bench = is;
}

/* The page may have corrected the scroll position; a text seen to its end has been
 * read. */
static void note_read(struct app *app, struct view *v)
{
    struct span seen = page_of(app->sh)->text(v, app->ascii);

    app->top = v->top;
    if (seen.rows && !seen.below &&
        (app->at.mode == LAYOUT_COLUMNS || app->tab == TAB_TEXT))
        app->read = true;
}

void app_draw(struct app *app, struct grid *g, int *cursor_row, int *cursor_col)
{
    struct view v;

    app_place(app);
    v = app_view(app);
    v.ahead = ahead(app);
    v.goal = shell_goal(app->sh, &app->goal);
    v.bloom = app->bloom.frame;
    v.pointer = app->pointer.on ? &app->pointer : NULL;
    grid_clear(g);
    if (app->at.mode == LAYOUT_TINY) {
        draw_tiny(app, g);
    } else {
        page_of(app->sh)->title(&v, g);
        draw_body(app, &v, g);
        note_read(app, &v);
        app_footer(app, g);
    }
    draw_reply(app, g);
    draw_prompt(app, g, cursor_row, cursor_col);
}
