/* The lab: pictures above, a transcript below.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lab/figure.h"
#include "lab/timeline.h"
#include "plot/text.h"
#include "ui/fold.h"
#include "ui/page.h"

/* ---- the title row ---- */

/* "foot, lift → hero" */
static void write_names(const struct data *d, size_t limit, struct str *out)
{
    size_t start = out->len;

    for (size_t j = 0; j < d->dim && out->len - start < limit; j++)
        str_addf(out, "%s%s", j ? ", " : "", d->names[j]);
    str_addf(out, " → %s", d->label);
}

/* "24 rows: foot, lift → hero", or as much of it as ROOM allows. */
static void write_data(const struct data *d, size_t room, bool ascii, struct str *out)
{
    for (int i = 0; i < 4; i++) {
        str_clear(out);
        if (i == 0)
            str_addf(out, "%zu rows: ", d->n);
        if (i < 2)
            write_names(d, 4 * room, out);
        if (i == 2)
            str_addf(out, "%zu rows, %zu column%s", d->n, d->dim,
                     d->dim == 1 ? "" : "s");
        if (text_columns(out->s, ascii) <= room)
            return;
    }
}

/* The method and its settings: "gd  η 0.3  batch 1  λ 0". */
static void write_method(struct bench *b, struct str *out)
{
    bool steps = b->s.data || b->s.explorer.minimizing;

    str_add(out, b->s.optimizer->name);
    if (b->s.optimizer->uses_eta && steps) {
        str_add(out, "  η ");
        text_number(out, bench_eta(b));
    }
    if (b->s.batch)
        str_addf(out, "  batch %zu", b->s.batch);
    str_add(out, "  λ ");
    text_number(out, b->s.lambda);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash && slash[1] ? slash + 1 : path;
}

/* What is on the table: a function that is made small, the data by name, a function
 * that is looked at, nothing. */
static void write_subject(const struct bench *b, struct str *out)
{
    const struct explorer *e = &b->s.explorer;

    if (e->minimizing || (e->function && !b->s.data))
        str_addf(out, "f = %s%s%s", e->function->text, e->other ? ", g = " : "",
                 e->other ? e->other->text : "");
    else
        str_add(out, b->s.data ? base_name(b->s.data->source) : "no data yet");
}

static void draw_title(struct view *v, struct grid *g)
{
    const struct pane *p = &v->at->title;
    struct bench *b = v->sh->bench;
    int col = p->col + 1, edge, room;
    struct str text;

    str_init(&text);
    if (v->at->mode != LAYOUT_TABS) {
        grid_text(g, p->row, col, -1, STYLE_DIM, "logitty");
        col += 10;
    }
    col = grid_text(g, p->row, col, -1, STYLE_TITLE, "lab") + 3;
    write_method(b, &text);
    edge = page_right(g, p, col + 12, STYLE_DIM, text.s);
    room = edge - col - 3;
    str_clear(&text);
    write_subject(b, &text);
    col = grid_text(g, p->row, col, room, STYLE_PLAIN, text.s) + 3;
    str_clear(&text);
    if (b->s.data && !b->s.explorer.minimizing && edge - col - 3 > 6)
        write_data(b->s.data, (size_t)(edge - col - 3), g->ascii, &text);
    grid_text(g, p->row, col, edge - col, STYLE_PLAIN, text.s);
    str_done(&text);
}

/* ---- the body ---- */

/* What to type when there is nothing to look at. */
static void draw_welcome(struct view *v, struct grid *g)
{
    static const char *const row[] = {
        "No data on the table yet.",
        "",
        TEXT_CODE "data hobbits" TEXT_END "   a shipped set; " TEXT_CODE
                  "datasets" TEXT_END " lists them",
        TEXT_CODE "data FILE.csv" TEXT_END "  your own table: features, then the label",
    };
    const struct pane *p = &v->at->body;

    for (int i = 0; i < 4 && i < p->rows - 1; i++)
        grid_text(g, p->row + 1 + i, p->col + 1, p->cols - 2, STYLE_PLAIN, row[i]);
}

static void draw_said(struct view *v, struct grid *g)
{
    const struct pane *p = &v->at->text;
    struct paper said;
    struct span seen;

    paper_init(&said, g->ascii);
    fold_rows(v->said, 0, v->said->rows, p->cols, &said);
    seen = page_span(said.rows, p->rows, &v->top);
    paper_draw(&said, v->top, g, p->row, p->col, p->rows, p->cols);
    if (seen.below)
        page_more(g, p);
    paper_done(&said);
}

static void draw_body(struct view *v, struct grid *g)
{
    bool tabs = v->at->mode == LAYOUT_TABS;

    if (tabs && v->tab == TAB_TEXT)
        draw_said(v, g);
    else if (!figure_now(v->sh->bench))
        draw_welcome(v, g);
    else if (tabs && v->tab == TAB_MORE)
        page_picture(v, figure_named("loss"), &v->at->picture, g);
    else
        page_picture(v, figure_now(v->sh->bench), &v->at->picture, g);
    if (v->at->second.rows)
        page_picture(v, figure_named("loss"), &v->at->second, g);
}

static struct span text(struct view *v, bool ascii)
{
    struct span seen = {0};
    struct paper said;

    if (v->at->mode != LAYOUT_TABS || v->tab != TAB_TEXT)
        return seen;
    paper_init(&said, ascii);
    fold_rows(v->said, 0, v->said->rows, v->at->text.cols, &said);
    seen = page_span(said.rows, v->at->text.rows, &v->top);
    paper_done(&said);
    return seen;
}

static bool has_tab(struct view *v, enum tab tab)
{
    return tab == TAB_PICTURE || (tab == TAB_TEXT && v->said->rows > 0) ||
           (tab == TAB_MORE && page_has_run(v->sh));
}

/* "step 12 of 60", after going back; "fit". */
static void add_step(const struct bench *b, struct str *out)
{
    size_t last = timeline_last(b);

    if (b->s.iterations && b->s.steps == 1 && last == 1) {
        str_add(out, "fit");
        return;
    }
    str_addf(out, "step %zu", b->s.steps);
    if (last > b->s.steps)
        str_addf(out, " of %zu", last);
}

static void corner(struct view *v, struct str *out)
{
    if (v->sh->bench->s.steps || timeline_last(v->sh->bench))
        add_step(v->sh->bench, out);
    else
        page_axis(v->sh->bench, out);
}

const struct page_kind page_lab = {
    .name = "lab",
    .words = "help undo quit",
    .order = "undo help quit",
    .few = "undo help",
    .tab_name = {"said", "picture", "loss"},
    .transcript = true,
    .second = page_has_run,
    .has_tab = has_tab,
    .title = draw_title,
    .body = draw_body,
    .text = text,
    .corner = corner,
    .corner_reading = "steps",
};
