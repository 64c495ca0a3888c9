/* The points one by one: features, score, probability, label, cost and pull.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/pull.h"
#include "plot/text.h"

enum column {
    COLUMN_NUMBER,
    COLUMN_Z, /* of the linear model, where z is ŷ: the residual */
    COLUMN_P,
    COLUMN_Y,
    COLUMN_COST,
    COLUMN_SHARE, /* of the pull of all points at the weights */
    COLUMN_X,     /* and the following: the features */
};

static const char *lacks(struct bench *b)
{
    return b->s.data ? NULL : "There is no data yet. Type: data hobbits";
}

static void write_head(const struct bench *b, int column, struct str *out)
{
    static const char *const fixed[] = {"#", "z", "p", "y", "cost", "share"};

    if (column >= COLUMN_X)
        str_add(out, b->s.data->names[column - COLUMN_X]);
    else if (figure_linear(b) && (column == COLUMN_P || column == COLUMN_Z))
        str_add(out, column == COLUMN_P ? "ŷ" : "ŷ−y");
    else
        str_add(out, fixed[column]);
    if (column == COLUMN_COST && b->s.table_sorted)
        str_add(out, " ▾");
}

/* "4.2%"; of many points each has a small share. */
static void write_share(const struct pull *pull, size_t i, struct str *out)
{
    size_t n = pull->b->s.data->n;

    figure_decimals(out, 100 * pull_share(pull, i), n < 1000 ? 1 : n < 100000 ? 3 : 5);
    str_addc(out, '%');
}

static void write_cell(const struct pull *pull, int column, size_t i, struct str *out)
{
    const struct fitness *f = bench_fitness(pull->b);
    const struct data *d = pull->b->s.data;
    size_t from = out->len;

    if (column == COLUMN_NUMBER)
        str_addf(out, "%zu", i + 1);
    else if (column == COLUMN_Y)
        text_number(out, d->y[i]);
    else if (column == COLUMN_Z)
        figure_decimals(out, figure_linear(pull->b) ? f->p[i] - d->y[i] : f->z[i], 3);
    else if (column == COLUMN_P)
        figure_decimals(out, f->p[i], 3);
    else if (column == COLUMN_COST)
        figure_decimals(out, pull_cost(pull, i), 3);
    else if (column == COLUMN_SHARE)
        write_share(pull, i, out);
    else
        text_number(out, d->x[column - COLUMN_X][i]);
    text_minus(out, from);
}

/* ---- drawing ---- */

/* What is shown: columns from the left and where each ends, rows from the top. */
struct sheet {
    const struct pull *pull;
    struct grid *g;
    int n;
    int which[20], end[20];
    size_t rows, *row;
};

static int width_of(const struct sheet *s, int column)
{
    size_t widest;
    struct str text;

    str_init(&text);
    write_head(s->pull->b, column, &text);
    widest = text_columns(text.s, s->g->ascii);
    widest = widest > 12 ? 12 : widest;
    for (size_t k = 0; k < s->rows; k++) {
        str_clear(&text);
        write_cell(s->pull, column, s->row[k], &text);
        if (text_columns(text.s, s->g->ascii) > widest)
            widest = text_columns(text.s, s->g->ascii);
    }
    str_done(&text);
    return (int)widest;
}

/* What is dropped when there is no room, last to first: features after the second, the
 * share, the second feature, z, y, cost. */
static void choose(struct sheet *s)
{
    static const int rank[] = {COLUMN_NUMBER, COLUMN_P, COLUMN_X,     COLUMN_COST,
                               COLUMN_Y,      COLUMN_Z, COLUMN_X + 1, COLUMN_SHARE};
    int width[20] = {0}, used = 0, inputs = (int)bench_inputs(s->pull->b),
        features = inputs < 11 ? inputs : 11;

    for (int k = 0; k < COLUMN_X + features + (features < 2); k++) {
        int column = k < 8 ? rank[k] : COLUMN_X + k - 6, w;

        if (column >= COLUMN_X + features ||
            (column == COLUMN_SHARE && s->pull->total == 0))
            continue;
        w = width_of(s, column);
        if (k && used + 2 + w > s->g->cols)
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
        s->which[s->n] = column;
        s->end[s->n] = width[column] + (s->n ? s->end[s->n - 1] + 2 : 0);
        s->n++;
    }
}

static void put_right(struct grid *g, int row, int end, int room, enum style style,
                      const char *text)
{
    int width = (int)text_columns(text, g->ascii);

    width = width < room ? width : room;
    grid_text(g, row, end - width, width, style, text);
}

static void draw_row(const struct sheet *s, int row, size_t i)
{
    struct bench *b = s->pull->b;
    bool wrong = b->s.data->kind != LABEL_VALUE && figure_wrong(b, bench_fitness(b), i);
    struct str text;

    str_init(&text);
    for (int k = 0; k < s->n; k++) {
        int from = k ? s->end[k - 1] + 1 : 0;

        str_clear(&text);
        write_cell(s->pull, s->which[k], i, &text);
        put_right(s->g, row, s->end[k], s->end[k] - from,
                  wrong ? STYLE_WRONG : STYLE_PLAIN, text.s);
    }
    str_done(&text);
}

static void draw_head(const struct sheet *s)
{
    struct str text;

    str_init(&text);
    for (int k = 0; k < s->n; k++) {
        int from = k ? s->end[k - 1] + 1 : 0;

        str_clear(&text);
        write_head(s->pull->b, s->which[k], &text);
        put_right(s->g, 0, s->end[k], s->end[k] - from, STYLE_DIM, text.s);
    }
    str_done(&text);
}

/* "… 14 more, sorted by cost" */
static void draw_foot(const struct sheet *s, size_t n)
{
    struct str text;

    str_init(&text);
    str_addf(&text, "… %zu more", n - s->rows);
    if (s->pull->b->s.table_sorted)
        str_add(&text, ", sorted by cost");
    if (s->pull->seen < n)
        str_addf(&text, "; %s from %zu points, taken evenly",
                 s->pull->b->s.table_sorted ? "these" : "shares", s->pull->seen);
    grid_text(s->g, 1 + (int)s->rows, 0, -1, STYLE_DIM, text.s);
    str_done(&text);
}

/* As many points as fit, a row kept free if some do not. */
static void take_rows(struct sheet *s, size_t n)
{
    size_t room = s->g->rows > 1 ? (size_t)s->g->rows - 1 : 0;
    bool sorted = s->pull->b->s.table_sorted;

    s->rows = n <= room ? n : room > 1 ? room - 1 : room;
    if (sorted && s->rows > s->pull->seen)
        s->rows = s->pull->seen;
    s->row = mem_array(s->rows + 1, sizeof *s->row);
    for (size_t k = 0; k < s->rows; k++)
        s->row[k] = k;
    if (sorted)
        pull_dearest(s->pull, s->rows, s->row);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct pull pull;
    struct sheet s = {.pull = &pull, .g = g};
    size_t n = b->s.data->n;

    (void)look;
    grid_clear(g);
    pull_open(&pull, b);
    take_rows(&s, n);
    choose(&s);
    draw_head(&s);
    for (size_t k = 0; k < s.rows; k++)
        draw_row(&s, 1 + (int)k, s.row[k]);
    if (s.rows < n)
        draw_foot(&s, n);
    free(s.row);
}

/* ---- in words ---- */

static void write_point(const struct pull *pull, size_t i, struct str *out)
{
    struct bench *b = pull->b;
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
    text_short(out, pull_cost(pull, i));
    str_add(out, ". ");
}

/* What the cost of a point is, where it is not the log loss. */
static void write_cost(const struct bench *b, struct str *out)
{
    if (figure_linear(b))
        str_add(out, "A point costs its squared residual (ŷ − y)². ");
    else if (strcmp(b->s.model->loss, "mse") == 0)
        str_add(out, "A point costs (p − y)². ");
    else if (!b->s.model->smooth)
        str_add(out, "A point costs 1 on the wrong side of one half, else 0. ");
}

static void write_extremes(const struct pull *pull, struct str *out)
{
    size_t most = 0, least = 0, hardest = 0;

    for (size_t k = 1; k < pull->seen; k++) {
        size_t i = pull_row(pull, k);

        most = pull_cost(pull, i) > pull_cost(pull, most) ? i : most;
        least = pull_cost(pull, i) < pull_cost(pull, least) ? i : least;
        hardest = pull_share(pull, i) > pull_share(pull, hardest) ? i : hardest;
    }
    if (pull_cost(pull, most) == pull_cost(pull, least)) {
        str_add(out, "All of them cost the same. ");
    } else {
        str_add(out, "Largest cost: ");
        write_point(pull, most, out);
        str_add(out, "Smallest: ");
        write_point(pull, least, out);
    }
    if (pull->total > 0) {
        str_addf(out,
                 "Point %zu pulls hardest at the weights: its share of the "
                 "gradient is ",
                 hardest + 1);
        write_share(pull, hardest, out);
        str_add(out, ". ");
    }
}

static void write_mean(struct bench *b, struct str *out)
{
    str_add(out, b->s.balanced ? "Mean cost, with class weights, " : "Mean cost ");
    text_short(out, bench_fitness(b)->loss);
    str_addf(out, "%s.", figure_linear(b) ? ", the mse" : "");
}

static void describe(struct bench *b, struct str *out)
{
    const struct data *d = b->s.data;
    struct pull pull;

    pull_open(&pull, b);
    if (d->kind == LABEL_VALUE) {
        figure_noun(d, d->n, out);
        str_add(out, ". ");
    } else {
        figure_counts(d, out);
    }
    write_cost(b, out);
    if (b->s.table_sorted)
        str_add(out, "Sorted by cost, the largest first. ");
    if (pull.seen < d->n)
        str_addf(out, "Of %zu points, taken evenly: ", pull.seen);
    write_extremes(&pull, out);
    write_mean(b, out);
}

const struct figure figure_table = {
    .name = "table",
    .help = "The points one by one: features, z, p, y, cost and share of the gradient.",
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
    .numbers = figure_csv_table,
};
