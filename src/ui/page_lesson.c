/* A page of a lesson: text and task left, picture right; a landscape stands left.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lab/figure.h"
#include "plot/text.h"
#include "ui/fold.h"
#include "ui/page.h"

/* ---- the title row ---- */

static bool here_is_open(const struct guide *g)
{
    return guide_page(g)->tasks == 0 || guide_task(g) != NULL;
}

/* "● ◉ ○"; ASCII "[*@.]": done, here, open; ◐ (%) with help. */
static void write_dots(const struct guide *g, const char *between, bool ascii,
                       struct str *out)
{
    static const char *const dot[] = {"○", "●", "◐", "◐"};

    if (ascii)
        str_addc(out, '[');
    for (size_t i = 0; i < g->lesson->pages; i++) {
        bool here = i == g->page;

        if (i && !ascii)
            str_add(out, between);
        if (here && here_is_open(g))
            str_add(out, TEXT_BOLD "◉" TEXT_END);
        else
            str_addf(out, "%s%s" TEXT_END, here ? TEXT_BOLD : "\001 ",
                     dot[guide_page_state(g, i)]);
    }
    if (ascii)
        str_addc(out, ']');
}

/* Where the learner is, at the right edge: the roomiest way that fits. */
static void draw_place(struct view *v, int from, struct grid *g)
{
    const struct guide *guide = v->sh->guide;
    const struct pane *p = &v->at->title;
    bool small = v->at->mode == LAYOUT_TABS;
    int edge = p->col + p->cols - 1;
    struct str right;

    str_init(&right);
    for (int i = small ? 1 : 0; i < 3; i++) {
        str_clear(&right);
        if (i < 2)
            write_dots(guide, i ? "" : " ", g->ascii, &right);
        if (!small || i == 2)
            str_addf(&right, "%s" TEXT_DIM "%zu of %zu", i < 2 ? "   " : "",
                     guide->page + 1, guide->lesson->pages);
        if (page_right(g, p, from, STYLE_PLAIN, right.s) < edge)
            break;
    }
    str_done(&right);
}

static void draw_title(struct view *v, struct grid *g)
{
    const struct lesson *lesson = v->sh->guide->lesson;
    const struct pane *p = &v->at->title;
    int col = p->col + 1;

    if (v->at->mode != LAYOUT_TABS) {
        grid_text(g, p->row, col, -1, STYLE_DIM, "logitty");
        col += 10;
    }
    if (lesson->number >= 0)
        col = grid_textf(g, p->row, col, p->cols - 2, STYLE_TITLE, "%d %s",
                         lesson->number, lesson->title);
    else
        col = grid_text(g, p->row, col, p->cols - 2, STYLE_TITLE, lesson->title);
    draw_place(v, col + 2, g);
}

/* ---- the text column ---- */

/* The column as it will be shown: text, then the task; pinned if the text must scroll.
 */
struct column {
    struct paper text, task;
    int inset;   /* columns before the text */
    int above;   /* blank rows before the text */
    int rows;    /* rows for the text */
    int task_at; /* row of the task in the pane */
};

/* The open task of the page, or the last one with its outcome. */
static const struct task *task_shown(struct guide *g)
{
    const struct page *page = guide_page(g);
    const struct task *t = guide_task(g);

    return t ? t : page->tasks ? &page->task[page->tasks - 1] : NULL;
}

/* Beside the text, or on a tab of its own that scrolls. */
static void write_task(struct view *v, int width, size_t rows, struct paper *out)
{
    struct guide *g = v->sh->guide;
    const struct task *t = task_shown(g);

    if (t && v->at->mode == LAYOUT_COLUMNS)
        guide_write_task_pinned(g, t, shell_scope(v->sh), width, rows, out);
    else if (t)
        guide_write_task(g, t, shell_scope(v->sh), width, out);
}

static void write_whole(const struct guide *g, const struct scope *scope, int width,
                        struct paper *out)
{
    paper_prose(out, width, STYLE_TITLE, "", "", guide_page(g)->title);
    guide_write_text(g, scope, width, out);
}

static void write_text(struct view *v, int width, struct paper *out)
{
    const struct guide *g = v->sh->guide;

    if (v->at->mode == LAYOUT_COLUMNS)
        guide_write_page(g, shell_scope(v->sh), width, out);
    else
        write_whole(g, shell_scope(v->sh), width, out);
    while (out->rows && out->row[out->rows - 1].cols == 0)
        free(out->row[--out->rows].cell);
}

/* Shares ROWS between text and task. What has no room scrolls: the text above a task
 * that stays, or both together if the task alone would leave the text fewer than three
 * rows. GAP blank rows come first if there is room: the picture has them too. */
static void share_rows(struct column *c, int rows, int gap)
{
    int text = (int)c->text.rows, task = (int)c->task.rows;

    if (text + (task > 0) + task > rows) {
        paper_close_up(&c->text, 0);
        text = (int)c->text.rows;
    }
    if (text + (task > 0) + task > rows && task > 0 && rows - task - 1 < 3) {
        paper_blank(&c->text);
        paper_add(&c->text, &c->task);
        paper_clear(&c->task);
        c->inset = 0;
        text = (int)c->text.rows;
        task = 0;
    }
    c->rows = task ? rows - task - 1 : rows;
    if (text <= c->rows) {
        c->above = text + (task > 0) + task + gap <= rows ? gap : 0;
        c->rows = text;
    }
    c->task_at = c->above + c->rows + 1;
    /* beside a map that has no frame the task stands a little further off */
    if (c->inset && task && c->task_at + task < rows)
        c->task_at++;
}

static void column_init(struct column *c, struct view *v, bool ascii)
{
    const struct pane *p = &v->at->text;
    size_t rows = (size_t)p->rows;

    *c = (struct column){.inset = v->at->inset};
    paper_init(&c->text, ascii);
    paper_init(&c->task, ascii);
    if (v->at->mode == LAYOUT_COLUMNS || v->tab != TAB_MORE)
        write_text(v, p->cols - 2 * c->inset, &c->text);
    if (v->at->mode == LAYOUT_COLUMNS)
        write_task(v, p->cols, rows > c->text.rows ? rows - c->text.rows - 1 : 0,
                   &c->task);
    else if (v->tab == TAB_MORE)
        write_task(v, p->cols, rows, &c->text);
    share_rows(c, p->rows, v->at->gap);
}

static void column_done(struct column *c)
{
    paper_done(&c->text);
    paper_done(&c->task);
}

static void draw_column(struct view *v, struct grid *g)
{
    struct pane p = v->at->text;
    struct column c;
    struct span seen;

    column_init(&c, v, g->ascii);
    seen = page_span(c.text.rows, c.rows, &v->top);
    p.row += c.above;
    paper_draw(&c.text, v->top, g, p.row, p.col + c.inset, c.rows, p.cols - c.inset);
    paper_draw(&c.task, 0, g, v->at->text.row + c.task_at, p.col, (int)c.task.rows,
               p.cols);
    p.rows = c.rows;
    if (seen.below)
        page_more(g, &p);
    column_done(&c);
}

/* ---- the record ---- */

static bool text_visible(const struct view *v)
{
    return v->at->mode == LAYOUT_COLUMNS ||
           (v->at->mode == LAYOUT_TABS && v->tab != TAB_PICTURE);
}

static void draw_body(struct view *v, struct grid *g)
{
    if (text_visible(v))
        draw_column(v, g);
    if (v->at->mode == LAYOUT_TABS && v->tab != TAB_PICTURE)
        return;
    page_picture(v, figure_now(v->sh->bench), &v->at->picture, g);
    if (v->at->second.rows)
        page_picture(v, figure_named("loss"), &v->at->second, g);
}

static struct span text(struct view *v, bool ascii)
{
    struct column c;
    struct span seen = {0};

    if (!text_visible(v))
        return seen;
    column_init(&c, v, ascii);
    seen = page_span(c.text.rows, c.rows, &v->top);
    column_done(&c);
    return seen;
}

/* A fit is one jump: between its ends there is nothing to see. */
static bool has_run(struct shell *sh)
{
    const struct figure *f = figure_now(sh->bench);
    size_t jumps = sh->bench->s.iterations > 0;

    return f && f != figure_named("loss") && sh->bench->s.steps > jumps &&
           (f != figure_named("f") || sh->bench->s.explorer.minimizing) &&
           (f != figure_named("net") || !sh->bench->s.hidden);
}

static bool has_tab(struct view *v, enum tab tab)
{
    if (tab == TAB_PICTURE)
        return figure_now(v->sh->bench) != NULL;
    return tab == TAB_TEXT || task_shown(v->sh->guide) != NULL;
}

static void corner(struct view *v, struct str *out)
{
    size_t done, most;

    if (guide_moves(v->sh->guide, &done, &most))
        str_addf(out, "%zu of %zu moves", done, most);
    else
        page_axis(v->sh->bench, out);
}

const struct page_kind page_lesson = {
    .name = "lesson",
    .words = "help hint next undo quit",
    .order = "hint undo next help quit",
    .few = "hint help",
    .tab_name = {"text", "picture", "task"},
    .second = has_run,
    .has_tab = has_tab,
    .title = draw_title,
    .body = draw_body,
    .text = text,
    .corner = corner,
};
