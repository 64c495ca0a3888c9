/* The points one by one: features, score, probability, label and cost.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"

#include <string.h>

#include "lab/dataset.h"
#include "plot/text.h"

enum column {
    COLUMN_NUMBER,
    COLUMN_Z,
    COLUMN_P,
    COLUMN_Y,
    COLUMN_COST,
    COLUMN_X, /* and the following: the features */
};

static const char *lacks(struct bench *b)
{
    return b->s.data ? NULL : "There is no data yet. Type: data hobbits";
}

static double cost_of(struct bench *b, size_t i)
{
    const struct fitness *f = bench_fitness(b);
    double cost;

    b->s.model->cost->value(&f->z[i], &b->s.data->y[i], 1, &cost, NULL);
    return cost;
}

static void write_head(const struct bench *b, int column, struct str *out)
{
    static const char *const fixed[] = {"#", "z", "p", "y", "cost"};

    if (column >= COLUMN_X)
        str_add(out, b->s.data->names[column - COLUMN_X]);
    else
        str_add(out, column == COLUMN_P && figure_linear(b) ? "ŷ" : fixed[column]);
}

static void write_cell(struct bench *b, int column, size_t i, struct str *out)
{
    const struct fitness *f = bench_fitness(b);
    const struct data *d = b->s.data;

    if (column == COLUMN_NUMBER)
        str_addf(out, "%zu", i + 1);
    else if (column == COLUMN_Y)
        text_number(out, d->y[i]);
    else if (column == COLUMN_Z)
        figure_decimals(out, f->z[i], 3);
    else if (column == COLUMN_P)
        figure_decimals(out, f->p[i], 3);
    else if (column == COLUMN_COST)
        figure_decimals(out, cost_of(b, i), 3);
    else
        text_number(out, d->x[column - COLUMN_X][i]);
}

/* ---- drawing ---- */

/* Which columns there are, from the left, and where each ends. */
struct columns {
    int n;
    int which[16];
    int end[16];
};

static int width_of(struct bench *b, int column, size_t rows, bool ascii)
{
    size_t widest;
    struct str s;

    str_init(&s);
    write_head(b, column, &s);
    widest = text_columns(s.s, ascii);
    widest = widest > 12 ? 12 : widest;
    for (size_t i = 0; i < rows; i++) {
        str_clear(&s);
        write_cell(b, column, i, &s);
        if (s.len > widest)
            widest = s.len;
    }
    str_done(&s);
    return (int)widest;
}

/* What is dropped when there is no room, first to last: later features, z, y, cost. */
static void choose(struct bench *b, const struct grid *g, size_t rows,
                   struct columns *c)
{
    static const int rank[] = {COLUMN_NUMBER, COLUMN_P, COLUMN_X,
                               COLUMN_COST,   COLUMN_Y, COLUMN_Z};
    int width[16] = {0}, used = 0, inputs = (int)bench_inputs(b),
        features = inputs < 11 ? inputs : 11;

    for (int k = 0; k < 6 + features - 1; k++) {
        int column = k < 6 ? rank[k] : COLUMN_X + k - 5;
        int w = width_of(b, column, rows, g->ascii);

        if (k && used + 2 + w > g->cols)
            break;
        width[column] = w;
        used += 2 + w;
    }
    for (int order = 0; order < COLUMN_X + features; order++) {
        int column = order == 0          ? COLUMN_NUMBER
                     : order <= features ? COLUMN_X + order - 1
                                         : order - features;

        if (!width[column])
            continue;
        c->which[c->n] = column;
        c->end[c->n] = width[column] + (c->n ? c->end[c->n - 1] + 2 : 0);
        c->n++;
    }
}

static void put_right(struct grid *g, int row, int end, int room, enum style style,
                      const char *text)
{
    int width = (int)text_columns(text, g->ascii);

    width = width < room ? width : room;
    grid_text(g, row, end - width, width, style, text);
}

static void draw_row(struct bench *b, struct grid *g, int row, size_t i,
                     const struct columns *c)
{
    bool wrong = b->s.data->kind != LABEL_VALUE && figure_wrong(b, bench_fitness(b), i);
    struct str s;

    str_init(&s);
    for (int k = 0; k < c->n; k++) {
        int from = k ? c->end[k - 1] + 1 : 0;

        str_clear(&s);
        write_cell(b, c->which[k], i, &s);
        put_right(g, row, c->end[k], c->end[k] - from,
                  wrong ? STYLE_WRONG : STYLE_PLAIN, s.s);
    }
    str_done(&s);
}

static void draw_head(struct bench *b, struct grid *g, const struct columns *c)
{
    struct str s;

    str_init(&s);
    for (int k = 0; k < c->n; k++) {
        int from = k ? c->end[k - 1] + 1 : 0;

        str_clear(&s);
        write_head(b, c->which[k], &s);
        put_right(g, 0, c->end[k], c->end[k] - from, STYLE_DIM, s.s);
    }
    str_done(&s);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    size_t n = b->s.data->n, rows = g->rows > 1 ? (size_t)g->rows - 1 : 0;
    struct columns c = {0};

    (void)look;
    grid_clear(g);
    if (n > rows)
        rows = rows > 1 ? rows - 1 : rows;
    else
        rows = n;
    choose(b, g, rows, &c);
    draw_head(b, g, &c);
    for (size_t i = 0; i < rows; i++)
        draw_row(b, g, 1 + (int)i, i, &c);
    if (rows < n)
        grid_textf(g, 1 + (int)rows, 0, -1, STYLE_DIM, "… %zu more", n - rows);
}

/* ---- in words ---- */

static void write_point(struct bench *b, size_t i, struct str *out)
{
    const struct data *d = b->s.data;

    str_addf(out, "point %zu (", i + 1);
    for (size_t j = 0; j < d->dim && j < 3; j++) {
        str_add(out, j ? ", " : "");
        text_number(out, d->x[j][i]);
    }
    str_addf(out, "%s), %s ", d->dim > 3 ? ", …" : "", figure_linear(b) ? "ŷ" : "p");
    text_short(out, bench_fitness(b)->p[i]);
    str_add(out, ", y ");
    text_number(out, d->y[i]);
    str_add(out, ", cost ");
    text_short(out, cost_of(b, i));
    str_add(out, ". ");
}

static void describe(struct bench *b, struct str *out)
{
    const struct data *d = b->s.data;
    size_t most = 0, least = 0;

    for (size_t i = 1; i < d->n; i++) {
        most = cost_of(b, i) > cost_of(b, most) ? i : most;
        least = cost_of(b, i) < cost_of(b, least) ? i : least;
    }
    if (d->kind == LABEL_VALUE) {
        figure_noun(d, d->n, out);
        str_add(out, ". ");
    } else {
        figure_counts(d, out);
    }
    str_add(out, "Largest cost: ");
    write_point(b, most, out);
    str_add(out, "Smallest: ");
    write_point(b, least, out);
    str_addf(out, "Mean cost ");
    text_short(out, bench_fitness(b)->loss);
    str_addc(out, '.');
}

const struct figure figure_table = {
    .name = "table",
    .help = "The points one by one: number, features, z, p, y and cost.",
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
};
