/* The lines and marks of the picture of the loss.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/loss_shown.h"

/* A line on its way into a canvas. */
struct pen {
    const struct loss_shown *l;
    const struct chart *c;
    struct canvas *ink;
    int every; /* of the dots along the line is drawn */
    int count;
    bool dense; /* more points than dots: each is drawn */
    enum style style;
};

/* The loss at X, straight between the points of part P; POINT moves on to the one
 * before X. */
static double between(const struct loss_shown *l, const struct loss_line *line,
                      size_t p, double x, size_t *point)
{
    const double *at = line->x, *y = line->y;
    size_t end = line->first[p + 1];
    double t;

    while (*point + 1 < end && at[*point + 1] <= x)
        ++*point;
    if (*point + 1 >= end || x <= at[*point])
        return y[*point];
    t = (x - at[*point]) / (at[*point + 1] - at[*point]);
    if (l->log && y[*point] > 0 && y[*point + 1] > 0)
        return exp(log(y[*point]) * (1 - t) + log(y[*point + 1]) * t);
    return y[*point] * (1 - t) + y[*point + 1] * t;
}

/* Dot column I from row FROM to row TO, as the pen draws. */
static void stroke(struct pen *pen, int i, int from, int to)
{
    int bottom = 4 * pen->c->rows, towards = from < to ? 1 : -1;

    if (pen->every == 1) {
        canvas_run(pen->ink, i, from, to);
        return;
    }
    from = from < -1 ? -1 : from > bottom ? bottom : from;
    to = to < -1 ? -1 : to > bottom ? bottom : to;
    for (int j = from;; j += towards) {
        if (pen->count++ % pen->every == 0)
            canvas_dot(pen->ink, i, j);
        if (j == to)
            break;
    }
}

/* Where the line leaves the picture, at its edge: ▲ and ▼, in ASCII ^ and v. */
static void leave(const struct pen *pen, int i, int j)
{
    const struct chart *c = pen->c;
    bool plain = c->grid->ascii || c->glyphs == GLYPHS_ASCII;

    if (j < 0)
        chart_put(c, 0, i / 2, pen->style, plain ? '^' : 0x25B2);
    else if (j >= 4 * c->rows)
        chart_put(c, c->rows - 1, i / 2, pen->style, plain ? 'v' : 0x25BC);
}

static bool inside(const struct pen *pen, int j)
{
    return j >= 0 && j < 4 * pen->c->rows;
}

/* Higher or lower than both its neighbours. */
static bool peak(const struct loss_line *line, size_t p, size_t i)
{
    const double *y = line->y;

    if (i == line->first[p] || i + 1 >= line->first[p + 1])
        return false;
    return (y[i] > y[i - 1] && y[i] > y[i + 1]) || (y[i] < y[i - 1] && y[i] < y[i + 1]);
}

/* The dot columns of part P: the first point is a left dot of its cell; the last one of
 * the line has both of its cell. */
static void columns(const struct pen *pen, const struct loss_line *line, size_t p,
                    int *from, int *to)
{
    const struct axis *x = &pen->c->x;
    int last = 2 * pen->c->cols - 1;

    *from = (int)ceil(2 * axis_place(x, line->x[line->first[p]]) - 1e-6);
    *to = (int)floor(2 * axis_place(x, line->x[line->first[p + 1] - 1]) + 1e-6);
    *to += p + 1 == line->parts;
    *from = *from < 0 ? 0 : *from > last ? last : *from;
    *to = *to < *from ? *from : *to > last ? last : *to;
}

/* Goes along part P; DRAW: with ink, else only the places where it leaves are marked.
 * Every value between two dot columns counts, so that no spike is lost. */
static void follow(struct pen *pen, const struct loss_line *line, size_t p, bool draw)
{
    size_t point = line->first[p], seen = point;
    int from, to, last = 0;

    columns(pen, line, p, &from, &to);
    for (int i = from; i <= to; i++) {
        double y = between(pen->l, line, p, axis_value(&pen->c->x, i / 2.0), &point);
        int j = chart_dot_row(pen->c, y);

        if (draw)
            stroke(pen, i, i > from ? last : j, j);
        else if (i == from || inside(pen, last))
            leave(pen, i, j);
        if (i == to)
            point = line->first[p + 1] - 1;
        for (; seen <= point; seen++) {
            int k = chart_dot_row(pen->c, line->y[seen]);

            if (draw && (pen->dense || peak(line, p, seen)))
                stroke(pen, i, j, k);
            else if (!draw && inside(pen, j) && peak(line, p, seen))
                leave(pen, i, k);
        }
        last = j;
    }
}

static void draw_line(const struct loss_shown *l, const struct chart *c,
                      const struct loss_line *line, int every, struct canvas *ink)
{
    struct pen pen = {.l = l, .c = c, .ink = ink, .every = every};

    pen.dense = line->n > 4 * (size_t)c->cols;
    for (size_t p = 0; p < line->parts; p++)
        if (line->first[p + 1] - line->first[p] > 1)
            follow(&pen, line, p, true);
}

static void mark_exits(const struct loss_shown *l, const struct chart *c,
                       const struct loss_line *line, enum style style)
{
    struct pen pen = {.l = l, .c = c, .every = 1, .style = style};

    for (size_t p = 0; p < line->parts; p++)
        follow(&pen, line, p, false);
}

/* ---- marks ---- */

/* An upright line wherever something changed, but not at the axis. */
static void draw_marks(const struct loss_shown *l, const struct chart *c)
{
    for (size_t i = 0; i < l->marks; i++) {
        int col = axis_cell(&c->x, l->mark[i].x);

        for (int row = 0; row < c->rows && col > 0; row++)
            chart_put(c, row, col, STYLE_DIM, chart_stroke(c));
    }
}

/* ---- all of it ---- */

/* The present run stands alone where it has only begun: a mark. */
static void draw_start(const struct loss_shown *l, const struct chart *c)
{
    const struct loss_line *now = &l->now;

    if (now->parts && now->first[now->parts] - now->first[now->parts - 1] == 1)
        chart_mark(c, now->x[now->n - 1], now->y[now->n - 1]);
}

/* The rows held back, dotted, their lowest place marked. */
static void draw_held(const struct loss_shown *l, const struct chart *c)
{
    struct canvas ink;

    if (!l->held.n)
        return;
    chart_canvas(c, &ink);
    draw_line(l, c, &l->held, 2, &ink);
    chart_ink(c, &ink, STYLE_MARK, true);
    mark_exits(l, c, &l->held, STYLE_MARK);
    canvas_done(&ink);
}

static void mark_lowest(const struct loss_shown *l, const struct chart *c)
{
    if (l->held.n && isfinite(l->held.y[l->held_low]))
        chart_mark(c, l->held.x[l->held_low], l->held.y[l->held_low]);
}

void loss_draw(const struct loss_shown *l, const struct chart *c)
{
    struct canvas now, line[RUNS_KEPT];

    draw_marks(l, c);
    for (size_t k = 0; k < l->runs; k++) {
        chart_canvas(c, &line[k]);
        draw_line(l, c, &l->line[k], 3, &line[k]);
        chart_ink(c, &line[k], STYLE_DIM, true);
        mark_exits(l, c, &l->line[k], STYLE_DIM);
    }
    draw_held(l, c);
    chart_canvas(c, &now);
    draw_line(l, c, &l->now, 1, &now);
    chart_ink(c, &now, STYLE_PATH, false);
    mark_exits(l, c, &l->now, STYLE_PATH);
    draw_start(l, c);
    mark_lowest(l, c);
    loss_draw_legend(l, c, &now, line);
    loss_draw_labels(l, c);
    canvas_done(&now);
    for (size_t k = 0; k < l->runs; k++)
        canvas_done(&line[k]);
}
