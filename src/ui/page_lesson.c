/* A page of a lesson: text and task left, picture right; a landscape stands left.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "lab/figure.h"
#include "plot/text.h"
#include "ui/fold.h"
#include "ui/page.h"

enum { BRAND_COLS = 10, PLACE_GAP = 2 };

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

/* Where the learner is, from the roomiest way of three to the shortest, which is always
 * shown. */
static void write_place(const struct guide *g, int way, bool small, bool ascii,
                        struct str *out)
{
    str_clear(out);
    if (way < 2)
        write_dots(g, way ? "" : " ", ascii, out);
    if (!small || way == 2)
        str_addf(out, "%s" TEXT_DIM "%zu of %zu", way < 2 ? "   " : "", g->page + 1,
                 g->lesson->pages);
}

/* Columns of the shortest way on every page of the lesson: what has room for it beside
 * one page has room beside all. */
static int place_least(const struct guide *g)
{
    char text[64];

    return snprintf(text, sizeof text, "%zu of %zu", g->lesson->pages,
                    g->lesson->pages);
}

/* TEXT in ROOM columns at most, "…" for what is missing; returns the column after it.
 */
static int put_short(struct grid *g, int row, int col, int room, const char *text)
{
    int dots = (int)text_columns("…", g->ascii), end;

    if ((int)text_columns(text, g->ascii) <= room)
        return grid_text(g, row, col, room, STYLE_TITLE, text);
    if (room < dots)
        return col;
    end = grid_text(g, row, col, room - dots, STYLE_TITLE, text);
    while (end > col && grid_at(g, row, end - 1)->glyph == ' ')
        end--;
    return grid_text(g, row, end, dots, STYLE_TITLE, "…");
}

/* What gives way: dots, the program's name, the end of the title; never the page. */
static void draw_title(struct view *v, struct grid *g)
{
    const struct guide *guide = v->sh->guide;
    const struct lesson *lesson = guide->lesson;
    const struct pane *p = &v->at->title;
    bool small = v->at->mode == LAYOUT_TABS;
    int col = p->col + 1, edge = p->col + p->cols - 1, way = small ? 1 : 0, title;
    struct str name, place;

    str_init(&name);
    str_init(&place);
    if (lesson->number >= 0)
        str_addf(&name, "%d ", lesson->number);
    str_add(&name, lesson->title);
    title = (int)text_columns(name.s, g->ascii) + PLACE_GAP;
    if (!small && col + BRAND_COLS + title + place_least(guide) <= edge) {
        grid_text(g, p->row, col, -1, STYLE_DIM, "logitty");
        col += BRAND_COLS;
    }
    for (;; way++) {
        write_place(guide, way, small, g->ascii, &place);
        if (way == 2 || col + title + (int)text_columns(place.s, g->ascii) <= edge)
            break;
    }
    put_short(g, p->row, col,
              edge - col - PLACE_GAP - (int)text_columns(place.s, g->ascii), name.s);
    page_right(g, p, col, STYLE_PLAIN, place.s);
    str_done(&place);
    str_done(&name);
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
    .second = page_has_run,
    .has_tab = has_tab,
    .title = draw_title,
    .body = draw_body,
    .text = text,
    .corner = corner,
};
