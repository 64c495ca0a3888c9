/* What stands beside the lines of the picture of the loss: letters, the legend, and
 * what changed on the way. SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lab/loss_shown.h"
#include "plot/text.h"

/* ---- letters ---- */

/* The upper cell in column COL where only LINE is; -1: there is none. */
static int alone(const struct chart *c, const struct loss_shown *l,
                 const struct canvas *now, const struct canvas *line, size_t k, int col)
{
    for (int row = 0; row < c->rows; row++) {
        bool other = canvas_lit(now, row, col);

        for (size_t i = 0; i < l->runs; i++)
            other = other || (i != k && canvas_lit(&line[i], row, col));
        if (canvas_lit(&line[k], row, col) && !other)
            return row;
    }
    return -1;
}

/* The letter stands in its line, each one further to the right where it can. */
static void put_letter(const struct chart *c, const struct loss_shown *l,
                       const struct canvas *now, const struct canvas *line, size_t k)
{
    int wanted = c->cols * ((int)k + 1) / ((int)l->runs + 1);

    for (int d = 0; d < c->cols; d++)
        for (int side = -1; side < 2; side += 2) {
            int col = wanted + side * d, row;

            if (col < 0 || col >= c->cols)
                continue;
            row = alone(c, l, now, line, k, col);
            if (row >= 0) {
                chart_put(c, row, col, STYLE_PLAIN, (uint32_t)l->run[k]->letter);
                return;
            }
        }
}

/* ---- the legend ---- */

/* How much a text from ROW, COL over WIDTH columns and ROWS rows would hide: nothing, a
 * few cells of what lies behind, or what must be seen. */
static int hides(const struct chart *c, int row, int col, int rows, int width)
{
    int cost = 0;

    for (int r = row; r < row + rows; r++)
        for (int k = col; k < col + width; k++) {
            const struct cell *cell = grid_at(c->grid, c->top + r, c->left + k);

            if (cell && cell->glyph != ' ')
                cost += cell->style == STYLE_DIM ? 1 : 1000;
        }
    return cost;
}

/* The place for ROWS x WIDTH that hides least: right before left, high before low. */
static bool find_place(const struct chart *c, int rows, int width, int *row, int *col)
{
    int best = 1000;

    for (int side = 0; side < 2; side++)
        for (int r = 0; r + rows <= c->rows; r++) {
            int k = side ? 1 : c->cols - width, cost = hides(c, r, k, rows, width);

            if (cost < best) {
                best = cost;
                *row = r;
                *col = k;
            }
        }
    return best < 1000;
}

/* A line, as the legend tells it. */
struct entry {
    enum style style;
    struct str text;
};

enum { ENTRIES = RUNS_KEPT + 2 };

/* Beside the rows held back alone the present run is that of the others. */
static void now_entry(const struct loss_shown *l, bool brief, struct str *out)
{
    if (l->runs) {
        str_add(out, "now ");
        making_label(l->made, out);
    } else {
        str_add(out, brief ? "train" : "rows that train");
    }
}

static void held_entry(const struct loss_shown *l, bool brief, struct str *out)
{
    str_add(out, brief ? "held back" : "dotted: held back");
    if (!brief)
        str_addf(out, ", lowest at %zu", l->held.step[l->held_low]);
}

/* The entries of L into E; how many. The texts are the caller's. */
static size_t entries(const struct loss_shown *l, bool brief, struct entry *e)
{
    size_t n = 0;

    for (; n < l->runs; n++) {
        e[n].style = STYLE_DIM;
        str_init(&e[n].text);
        str_addf(&e[n].text, "%c ", l->run[n]->letter);
        run_label(l->run[n], &e[n].text);
    }
    if (l->made->ops) {
        e[n].style = STYLE_PATH;
        str_init(&e[n].text);
        now_entry(l, brief, &e[n++].text);
    }
    if (l->held.n) {
        e[n].style = STYLE_MARK;
        str_init(&e[n].text);
        held_entry(l, brief, &e[n++].text);
    }
    return n;
}

/* False: there is no room for it. */
static bool put_legend(const struct loss_shown *l, const struct chart *c, bool brief)
{
    struct entry e[ENTRIES];
    size_t n = entries(l, brief, e);
    int width = 0, row, col;
    bool room;

    for (size_t k = 0; k < n; k++) {
        int cols = (int)text_columns(e[k].text.s, c->grid->ascii);

        width = cols > width ? cols : width;
    }
    room = 2 * width <= c->cols && (int)n + 2 <= c->rows &&
           find_place(c, (int)n, width, &row, &col);
    for (size_t k = 0; k < n; k++) {
        if (room) {
            grid_textf(c->grid, c->top + row + (int)k, c->left + col, width, STYLE_DIM,
                       "%*s", width, "");
            grid_text(c->grid, c->top + row + (int)k, c->left + col, width, e[k].style,
                      e[k].text.s);
        }
        str_done(&e[k].text);
    }
    return room;
}

void loss_draw_legend(const struct loss_shown *l, const struct chart *c,
                      const struct canvas *now, const struct canvas *line)
{
    for (size_t k = 0; k < l->runs; k++)
        put_letter(c, l, now, line, k);
    if ((l->runs || l->held.n) && !put_legend(l, c, false))
        put_legend(l, c, true);
}

/* ---- marks ---- */

void loss_mark_label(const struct loss_mark *m, struct str *out)
{
    static const char *const what[] = {
        [CHANGE_NONE] = "",         [CHANGE_ETA] = "η ",
        [CHANGE_LAMBDA] = "λ ",     [CHANGE_OPTIMIZER] = "",
        [CHANGE_BATCH] = "batch ",  [CHANGE_WEIGHING] = "classweight ",
        [CHANGE_LOSS] = "loss ",    [CHANGE_SCALE] = "scale ",
        [CHANGE_BIAS] = "bias ",    [CHANGE_DATA] = "data",
        [CHANGE_SPLIT] = "split",   [CHANGE_HAND] = "hand",
        [CHANGE_RANDOM] = "random", [CHANGE_FIT] = "fit",
    };

    str_addf(out, "%s%s", what[m->kind], m->text);
}

/* Blank from COL on over WIDTH columns, and one more on each side. */
static bool roomy(const struct chart *c, int row, int col, int width)
{
    int from = col - 1, end = col + width + 1;

    if (col < 0 || col + width > c->cols)
        return false;
    for (int k = from < 0 ? 0 : from; k < end && k < c->cols; k++) {
        const struct cell *cell = grid_at(c->grid, c->top + row, c->left + k);
        bool beside = k < col || k >= col + width;

        if (cell && cell->glyph != ' ' && !(beside && cell->glyph == chart_stroke(c)))
            return false;
    }
    return true;
}

/* In the upper half, right of its line or left of it; where all is full it is left out.
 */
static void put_label(const struct chart *c, int at, const char *text)
{
    int width = (int)text_columns(text, c->grid->ascii);

    for (int row = 0; row < (c->rows + 1) / 2; row++)
        for (int side = 0; side < 2; side++) {
            int col = side ? at - width : at + 1;

            if (!roomy(c, row, col, width))
                continue;
            grid_text(c->grid, c->top + row, c->left + col, width, STYLE_DIM, text);
            return;
        }
}

void loss_draw_labels(const struct loss_shown *l, const struct chart *c)
{
    struct str label;

    str_init(&label);
    for (size_t i = 0; i < l->marks; i++) {
        int col = axis_cell(&c->x, l->mark[i].x);

        str_clear(&label);
        loss_mark_label(&l->mark[i], &label);
        if (col > 0)
            put_label(c, col, label.s);
    }
    str_done(&label);
}
