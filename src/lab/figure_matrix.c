/* All scores at once: the table with its column of ones, times the weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/matrix_sheet.h"
#include "lab/neuron.h"
#include "plot/text.h"

static const char *lacks(struct bench *b)
{
    return b->s.data ? NULL : "There is no data yet. Type: data hobbits";
}

/* ---- drawing ---- */

static void put_right(struct grid *g, int row, int end, int room, enum style style,
                      const char *text)
{
    int n = (int)text_columns(text, g->ascii);

    n = n < room ? n : room;
    grid_text(g, row, end - n, n, style, text);
}

/* A pair of brackets ROWS high around WIDTH columns. */
static void put_brackets(struct grid *g, int top, int rows, int col, int width)
{
    static const char *const left[] = {"[", "┌", "└", "│"}, *const right[] = {"]", "┐",
                                                                              "┘", "│"};

    for (int k = 0; k < rows; k++) {
        int part = rows == 1 ? 0 : k == 0 ? 1 : k == rows - 1 ? 2 : 3;

        grid_text(g, top + k, col, 1, STYLE_AXIS, left[part]);
        grid_text(g, top + k, col + width + 1, 1, STYLE_AXIS, right[part]);
    }
}

static void put_down(const struct sheet *s, int row, int col)
{
    grid_put(s->g, row, col, STYLE_DIM, s->glyphs == GLYPHS_BRAILLE ? 0x2807 : ':');
}

static void draw_row(const struct sheet *s, int row, size_t i)
{
    enum style style = i == s->m->row ? STYLE_BOLD : STYLE_PLAIN;
    int col = s->x_at + 1;

    product_row(s->m, i, s->row);
    for (int k = 0; k < s->columns.n; k++) {
        if (window_gap(&s->columns, k)) {
            grid_text(s->g, row, col, 3, STYLE_DIM, s->g->ascii ? ".." : " …");
            col += 3;
        }
        col += s->column[k] + (k ? s->how.gap : s->how.pad);
        put_right(s->g, row, col, s->column[k], style,
                  sheet_entry(s, s->row[s->columns.at[k] + s->m->first]).s);
    }
    if (i == s->m->row)
        grid_put(s->g, row, s->x_at - 1, STYLE_BOLD, '>');
    if (!s->how.bare)
        put_right(s->g, row, s->z_at + 2 + s->z, s->z, style, sheet_score(s, i).s);
}

static void draw_rows(const struct sheet *s)
{
    int row = s->top, n = window_slots(&s->rows);

    put_brackets(s->g, row, n, s->x_at, s->x);
    if (!s->how.bare)
        put_brackets(s->g, row, n, s->z_at, s->z + 2);
    for (int k = 0; k < s->rows.n; k++, row++) {
        if (window_gap(&s->rows, k)) {
            put_down(s, row, s->x_at + s->x / 2 + 1);
            if (!s->how.bare)
                put_down(s, row, s->z_at + 1 + s->z);
            row++;
        }
        draw_row(s, row, s->rows.at[k]);
    }
}

static void draw_weights(const struct sheet *s)
{
    int row = s->top, end = s->theta_at + 1 + s->how.pad + s->theta;

    put_brackets(s->g, row, window_slots(&s->columns), s->theta_at,
                 s->theta + 2 * s->how.pad);
    for (int k = 0; k < s->columns.n; k++, row++) {
        size_t j = s->columns.at[k] + s->m->first;
        char name[16];

        if (window_gap(&s->columns, k))
            put_down(s, row++, end - 1);
        put_right(s->g, row, end, s->theta, STYLE_BOUNDARY,
                  sheet_entry(s, s->m->b->s.theta[j]).s);
        neuron_weight_name(s->m->b, j, name);
        grid_text(s->g, row, end + 2 + s->how.pad, s->name, STYLE_DIM, name);
    }
}

static void draw_heads(const struct sheet *s)
{
    int col = s->x_at + 1, row = s->top - 1;
    struct str head;

    str_init(&head);
    for (int k = 0; k < s->columns.n; k++) {
        int n;

        col += s->column[k] + (k ? s->how.gap : s->how.pad) +
               3 * window_gap(&s->columns, k);
        str_clear(&head);
        neuron_name(s->m->b, s->columns.at[k] + s->m->first, &head);
        n = (int)text_columns(head.s, s->g->ascii);
        n = n < s->column[k] ? n : s->column[k];
        grid_text(s->g, row, col - n, n, STYLE_DIM, head.s);
    }
    grid_text(s->g, row, s->theta_at + 1 + s->how.pad, s->theta, STYLE_DIM, "θ");
    if (!s->how.bare)
        put_right(s->g, row, s->z_at + 2 + s->z, s->z, STYLE_DIM,
                  figure_linear(s->m->b) ? "ŷ" : "z");
    str_done(&head);
}

/* "X·θ = z   (24×3)·(3×1) = (24×1)", without what has no room. */
static void draw_title(const struct sheet *s)
{
    struct str title;
    const char *text;
    int n;

    str_init(&title);
    str_addf(&title, "X·θ = %s   ", figure_linear(s->m->b) ? "ŷ" : "z");
    n = (int)title.len;
    product_shapes(s->m, &title);
    text = title.s + ((int)text_columns(title.s, s->g->ascii) > s->g->cols ? n : 0);
    n = (int)text_columns(text, s->g->ascii);
    grid_text(s->g, 0, n < s->g->cols ? (s->g->cols - n) / 2 : 0, -1, STYLE_DIM, text);
    str_done(&title);
}

static void draw_sheet(const struct sheet *s)
{
    int middle = s->top + (window_slots(&s->columns) - 1) / 2;

    draw_rows(s);
    draw_weights(s);
    grid_text(s->g, middle, s->theta_at - 1 - s->how.pad, 1, STYLE_PLAIN,
              s->g->ascii ? "*" : "·");
    if (!s->how.bare)
        grid_text(s->g, middle, s->z_at - 2, 1, STYLE_PLAIN, "=");
    if (s->top > 0)
        draw_heads(s);
    if (s->top > 1)
        draw_title(s);
}

/* The row that is written out. */
static void write_worked(const struct product *m, const struct grid *g,
                         struct paper *under)
{
    struct str text;

    str_init(&text);
    product_worked(m, g->ascii, &text);
    paper_prose(under, g->cols > 2 ? g->cols - 2 : 1, STYLE_PLAIN, "", "  ", text.s);
    str_done(&text);
}

/* The brackets, and the row under them unless there is no room for it. */
static bool draw_product(struct sheet *s, const struct paper *under, bool worked)
{
    int between = s->g->rows >= 9, rows, high;
    int room = s->g->rows - s->top - (worked ? (int)under->rows + between : 0);

    if (room < 1 || (room < 3 && s->m->n > (size_t)room))
        return false;
    window_choose(&s->rows, s->m->n, room, s->m->row);
    if (!sheet_fit(s, room))
        return false;
    draw_sheet(s);
    rows = window_slots(&s->rows);
    high = window_slots(&s->columns);
    if (worked)
        paper_draw(under, 0, s->g, s->top + (rows > high ? rows : high) + between, 1,
                   (int)under->rows, s->g->cols - 1);
    return true;
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct product m;
    struct sheet s = {.m = &m, .g = g, .glyphs = look->glyphs};
    struct paper under;

    grid_clear(g);
    product_open(&m, b);
    s.row = mem_array(neuron_inputs(b) + 1, sizeof *s.row);
    s.top = g->rows >= 10 ? 2 : g->rows >= 7 ? 1 : 0;
    paper_init(&under, g->ascii);
    write_worked(&m, g, &under);
    if (!draw_product(&s, &under, true) && !draw_product(&s, &under, false))
        figure_says(g, m.worked.s);
    paper_done(&under);
    free(s.row);
    product_close(&m);
}

/* ---- another row ---- */

static const char *word_name(size_t i)
{
    return i ? NULL : "next";
}

/* "3", "row 3", "next" */
static bool choose(struct bench *b, const char *text, struct err *err)
{
    size_t n = b->s.data ? b->s.data->n : 0, row = 0;
    const char *s = text + (strncmp(text, "row ", 4) == 0 ? 4 : 0);
    struct product m;

    if (!n)
        return err_set(err, "%s", lacks(b));
    if (strcmp(s, "next") == 0) {
        product_open(&m, b);
        row = m.row + 2 > n ? 1 : m.row + 2;
        product_close(&m);
    }
    for (; *s >= '0' && *s <= '9' && row <= n; s++)
        row = 10 * row + (size_t)(*s - '0');
    if ((*s && strcmp(s, "next") != 0) || row < 1 || row > n) {
        err_set(err,
                "matrix writes out one row, 1 to %zu; the next one: plot matrix next",
                n);
        return err_meant(err, "plot matrix next");
    }
    b->s.matrix_row = row;
    return true;
}

const struct figure figure_matrix = {
    .name = "matrix",
    .help = "All scores at once: X with its column of ones, times the weights; one row "
            "written out: plot matrix 3, plot matrix next.",
    .takes = FIGURE_WORDS,
    .choose = choose,
    .word = word_name,
    .lacks = lacks,
    .draw = draw,
    .describe = product_describe,
    .numbers = figure_csv_products,
};
