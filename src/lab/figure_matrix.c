/* All scores at once: the table with its column of ones, times the weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/explain_number.h"
#include "lab/neuron.h"
#include "lab/product.h"
#include "plot/text.h"

enum { COLUMNS = 12 }; /* of X, and rows of the weights, that are shown at most */

static const char *lacks(struct bench *b)
{
    return b->s.data ? NULL : "There is no data yet. Type: data hobbits";
}

/* One way to write it, from the richest on. */
struct manner {
    int head;   /* columns that a name may take beyond its numbers */
    bool names; /* of the weights */
    int digits; /* significant ones of the factors */
    int gap;    /* blanks between columns */
};

struct sheet {
    const struct product *m;
    struct grid *g;
    enum glyphs glyphs;
    struct manner how;
    struct window rows, columns;
    int column[COLUMNS];      /* columns that the entries of X take */
    int x, theta, name, z;    /* the same of X, the weights, their names, the scores */
    int top;                  /* row of the upper ends of the brackets */
    int x_at, theta_at, z_at; /* columns of the left brackets */
    double *row;              /* room for one row of X */
};

/* ---- how wide ---- */

static int wider(int width, const char *text, bool ascii)
{
    int n = (int)text_columns(text, ascii);

    return n > width ? n : width;
}

static struct num entry(const struct sheet *s, double v)
{
    return isfinite(v) ? num_digits(v, s->how.digits) : num_label(v);
}

static struct num score(const struct sheet *s, size_t i)
{
    double z = bench_fitness(s->m->b)->z[i];

    return isfinite(z) ? num_fixed(z, s->m->decimals) : num_label(z);
}

static void measure_row(struct sheet *s, size_t i)
{
    product_row(s->m, i, s->row);
    for (int k = 0; k < s->columns.n; k++) {
        double v = s->row[s->columns.at[k] + s->m->first];

        s->column[k] = wider(s->column[k], entry(s, v).s, s->g->ascii);
    }
    s->z = wider(s->z, score(s, i).s, s->g->ascii);
}

/* A name may make its column wider, but not by more than the manner allows. */
static void measure_column(struct sheet *s, int k)
{
    size_t j = s->columns.at[k] + s->m->first;
    int most = s->column[k] + s->how.head, n;
    struct str head;
    char name[16];

    str_init(&head);
    neuron_name(s->m->b, j, &head);
    n = wider(s->column[k], head.s, s->g->ascii);
    s->column[k] = s->top == 0 ? s->column[k] : n < most ? n : most;
    s->x += s->column[k] + s->how.gap + 3 * window_gap(&s->columns, k);
    neuron_weight_name(s->m->b, j, name);
    s->name = s->how.names ? wider(s->name, name, s->g->ascii) : 0;
    s->theta = wider(s->theta, entry(s, s->m->b->s.theta[j]).s, s->g->ascii);
    str_done(&head);
}

/* What "[X] · [θ] w1 = [z]" takes, and one column for the mark of the row. */
static int measure(struct sheet *s)
{
    memset(s->column, 0, sizeof s->column);
    s->x = s->theta = s->name = s->z = 0;
    for (int k = 0; k < s->rows.n; k++)
        measure_row(s, s->rows.at[k]);
    for (int k = 0; k < s->columns.n; k++)
        measure_column(s, k);
    s->x += 2 - s->how.gap;
    return 1 + s->x + 2 + 3 + s->theta + 4 + (s->name ? s->name + 1 : 0) + 3 + s->z + 4;
}

/* The most columns of X, in the richest manner that fits; false: none does. */
static bool fit(struct sheet *s, int room)
{
    static const struct manner manners[] = {
        {8, true, 6, 2},  {8, true, 4, 2},  {3, true, 6, 2},  {1, true, 6, 2},
        {1, true, 4, 2},  {1, false, 6, 2}, {1, false, 4, 2}, {0, false, 4, 1},
        {0, false, 3, 1}, {0, false, 2, 1},
    };
    int most = (int)s->m->width;

    most = most > room ? room : most;
    most = most > COLUMNS ? COLUMNS : most;
    for (int columns = most; columns > 0; columns--) {
        if (columns < (int)s->m->width && columns < 3)
            return false;
        window_choose(&s->columns, s->m->width, columns, 0);
        for (size_t k = 0; k < sizeof manners / sizeof *manners; k++) {
            int needs;

            s->how = manners[k];
            needs = measure(s);
            if (needs > s->g->cols)
                continue;
            s->x_at = 1 + (s->g->cols - needs) / 2;
            s->theta_at = s->x_at + s->x + 5;
            s->z_at = s->theta_at + s->theta + (s->name ? s->name + 1 : 0) + 7;
            return true;
        }
    }
    return false;
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
    for (int k = 0; k < rows; k++) {
        bool first = k == 0, last = k == rows - 1;

        grid_text(g, top + k, col, 1, STYLE_AXIS,
                  rows == 1 ? "["
                  : first   ? "┌"
                  : last    ? "└"
                            : "│");
        grid_text(g, top + k, col + width + 1, 1, STYLE_AXIS,
                  rows == 1 ? "]"
                  : first   ? "┐"
                  : last    ? "┘"
                            : "│");
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
        col += s->column[k] + (k ? s->how.gap : 1);
        put_right(s->g, row, col, s->column[k], style,
                  entry(s, s->row[s->columns.at[k] + s->m->first]).s);
    }
    if (i == s->m->row)
        grid_put(s->g, row, s->x_at - 1, STYLE_BOLD, '>');
    put_right(s->g, row, s->z_at + 2 + s->z, s->z, style, score(s, i).s);
}

static void draw_rows(const struct sheet *s)
{
    int row = s->top, n = window_slots(&s->rows);

    put_brackets(s->g, row, n, s->x_at, s->x);
    put_brackets(s->g, row, n, s->z_at, s->z + 2);
    for (int k = 0; k < s->rows.n; k++, row++) {
        if (window_gap(&s->rows, k)) {
            put_down(s, row, s->x_at + s->x / 2 + 1);
            put_down(s, row++, s->z_at + 1 + s->z);
        }
        draw_row(s, row, s->rows.at[k]);
    }
}

static void draw_weights(const struct sheet *s)
{
    int row = s->top, end = s->theta_at + 2 + s->theta;

    put_brackets(s->g, row, window_slots(&s->columns), s->theta_at, s->theta + 2);
    for (int k = 0; k < s->columns.n; k++, row++) {
        size_t j = s->columns.at[k] + s->m->first;
        char name[16];

        if (window_gap(&s->columns, k))
            put_down(s, row++, end - 1);
        put_right(s->g, row, end, s->theta, STYLE_BOUNDARY,
                  entry(s, s->m->b->s.theta[j]).s);
        neuron_weight_name(s->m->b, j, name);
        grid_text(s->g, row, end + 3, s->name, STYLE_DIM, name);
    }
}

static void draw_heads(const struct sheet *s)
{
    int col = s->x_at + 1, row = s->top - 1;
    struct str head;

    str_init(&head);
    for (int k = 0; k < s->columns.n; k++) {
        int n;

        col += s->column[k] + (k ? s->how.gap : 1) + 3 * window_gap(&s->columns, k);
        str_clear(&head);
        neuron_name(s->m->b, s->columns.at[k] + s->m->first, &head);
        n = (int)text_columns(head.s, s->g->ascii);
        n = n < s->column[k] ? n : s->column[k];
        grid_text(s->g, row, col - n, n, STYLE_DIM, head.s);
    }
    grid_text(s->g, row, s->theta_at + 2, s->theta + 4, STYLE_DIM, "θ");
    put_right(s->g, row, s->z_at + 2 + s->z, s->z, STYLE_DIM,
              figure_linear(s->m->b) ? "ŷ" : "z");
    str_done(&head);
}

/* "X·θ = z   (24×3)·(3×1) = (24×1)", without what has no room. */
static void draw_title(const struct sheet *s)
{
    int n;
    struct str title;

    str_init(&title);
    str_addf(&title, "X·θ = %s   ", figure_linear(s->m->b) ? "ŷ" : "z");
    product_shapes(s->m, &title);
    n = (int)text_columns(title.s, s->g->ascii);
    grid_text(s->g, 0, n < s->g->cols ? (s->g->cols - n) / 2 : 0, -1, STYLE_DIM,
              title.s);
    str_done(&title);
}

static void draw_sheet(const struct sheet *s)
{
    int middle = s->top + (window_slots(&s->columns) - 1) / 2;

    draw_rows(s);
    draw_weights(s);
    grid_text(s->g, middle, s->theta_at - 2, 1, STYLE_PLAIN, s->g->ascii ? "*" : "·");
    grid_text(s->g, middle, s->z_at - 2, 1, STYLE_PLAIN, "=");
    if (s->top > 0)
        draw_heads(s);
    if (s->top > 1)
        draw_title(s);
}

/* The row that is written out. In ASCII a product is a star: a dot would be read as
 * that of a decimal. */
static void write_worked(const struct product *m, const struct grid *g,
                         struct paper *under)
{
    struct str text;

    str_init(&text);
    for (const char *at = m->worked.s; *at; at++)
        if (g->ascii && strncmp(at, "·", strlen("·")) == 0) {
            str_addc(&text, '*');
            at += strlen("·") - 1;
        } else {
            str_addc(&text, *at);
        }
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
    if (!fit(s, room))
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
