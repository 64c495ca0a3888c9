/* What the pictures of decisions share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_decision.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "plot/text.h"

/* ---- the points ---- */

/* The row that stands for block K of the rows. Not always the first one: rows often
 * repeat, and a fixed stride could meet one class only. */
static size_t chosen(size_t k, size_t n)
{
    size_t from = k * n / JUDGED_MOST, next = (k + 1) * n / JUDGED_MOST;
    double turn = (double)k * 0.6180339887498949;

    return from + (size_t)((turn - floor(turn)) * (double)(next - from));
}

static void take_part(struct judged *j, const struct data *d, const struct fitness *f)
{
    for (int i = 0; i < 3; i++)
        j->own[i] = mem_array(JUDGED_MOST, sizeof **j->own);
    for (size_t k = 0; k < JUDGED_MOST; k++) {
        size_t i = chosen(k, d->n);

        j->own[0][k] = d->y[i];
        j->own[1][k] = f->p[i];
        j->own[2][k] = f->z[i];
    }
    j->d.n = JUDGED_MOST;
    j->d.y = j->own[0];
    j->p = j->own[1];
    j->z = j->own[2];
    j->ones = data_positives(&j->d);
}

void judged_open(struct judged *j, struct bench *b)
{
    const struct fitness *f = bench_fitness(b);
    const struct data *d = b->s.data;

    *j = (struct judged){.b = b,
                         .d = {.n = d->n, .y = d->y, .kind = d->kind},
                         .p = f->p,
                         .z = f->z,
                         .ones = f->count.tp + f->count.fn};
    if (d->n > 2 * (size_t)JUDGED_MOST)
        take_part(j, d, f);
}

void judged_close(struct judged *j)
{
    for (int i = 0; i < 3; i++)
        free(j->own[i]);
}

struct confusion judged_count(const struct judged *j)
{
    if (!j->own[0])
        return bench_fitness(j->b)->count;
    return metric_confusion(&j->d, j->p, j->b->s.tau);
}

const char *judged_lacks(struct bench *b)
{
    if (!b->s.data)
        return "There is no data yet. Type: data hobbits";
    if (b->s.data->kind == LABEL_VALUE)
        return "The labels are numbers, not classes: nothing is decided. Type: plot "
               "table";
    return NULL;
}

const char *judged_missing(const struct judged *j)
{
    if (!j->own[0] || (j->ones && j->ones < j->d.n))
        return NULL;
    return "One class is so rare that none of it is among the points drawn. Type: plot "
           "confusion, which counts them all.";
}

/* ---- words ---- */

void judged_noun(const struct judged *j, struct str *out)
{
    if (j->own[0])
        str_addf(out, "%zu of ", j->d.n);
    figure_noun(j->b->s.data, j->b->s.data->n, out);
}

void judged_words(const struct judged *j, struct str *out)
{
    const struct state *s = &j->b->s;

    figure_counts(s->data, out);
    if (s->held)
        str_addf(out, "They are the rows that train; %zu more are held back. ",
                 s->held->n);
    if (j->own[0])
        str_addf(out, "What follows is about %zu of them, spread evenly. ", j->d.n);
}

void judged_part(struct str *out, size_t part, size_t whole)
{
    str_addf(out, "%zu of %zu", part, whole);
}

/* ---- drawing ---- */

struct frame judged_frame(const struct look *look, const char *yname,
                          const char *caption)
{
    return (struct frame){.x = {.lo = 0, .hi = 1},
                          .y = {.lo = 0, .hi = 1},
                          .yname = yname,
                          .caption = caption,
                          .bare = look->bare,
                          .glyphs = look->glyphs};
}

static double inside(const struct axis *a, double v)
{
    return v > a->lo ? v < a->hi ? v : a->hi : a->lo;
}

/* The dot of V among PER dots of each cell, in the cell that axis_cell() gives it. */
static int dot_of(const struct axis *a, double v, int per)
{
    int cell = axis_cell(a, v);
    int dot = (int)floor((axis_place(a, v) - cell + 0.5) * per);

    return cell * per + (dot < 0 ? 0 : dot < per ? dot : per - 1);
}

static void dot_at(const struct chart *c, const double at[2], int dot[2])
{
    dot[0] = dot_of(&c->x, inside(&c->x, at[0]), 2);
    dot[1] = 4 * c->rows - 1 - dot_of(&c->y, inside(&c->y, at[1]), 4);
}

void judged_stroke(const struct chart *c, struct canvas *ink, const double from[2],
                   const double to[2])
{
    int a[2], b[2], steps;

    dot_at(c, from, a);
    dot_at(c, to, b);
    steps = abs(b[0] - a[0]) > abs(b[1] - a[1]) ? abs(b[0] - a[0]) : abs(b[1] - a[1]);
    for (int k = 0; k <= steps; k++) {
        double t = steps ? k / (double)steps : 0;

        canvas_dot(ink, (int)nearbyint(a[0] + t * (b[0] - a[0])),
                   (int)nearbyint(a[1] + t * (b[1] - a[1])));
    }
}

void judged_guide(const struct chart *c, double y0, double slope)
{
    struct canvas ink;

    chart_canvas(c, &ink);
    chart_line(c, &ink, (const double[3]){-y0, -slope, 1}, 2);
    chart_ink(c, &ink, STYLE_DIM, true);
    canvas_done(&ink);
}

void judged_label(const struct chart *c, int row, int col, const char *text)
{
    static const int down[] = {0, 1, 0, -1, 1, 2, -1, 2, -2};
    static const bool before[] = {0, 0, 1, 1, 1, 0, 0, 1, 0};
    int width = (int)text_columns(text, c->grid->ascii);

    for (size_t k = 0; k < sizeof down / sizeof *down; k++)
        if (chart_text(c, row + down[k], before[k] ? col - 1 - width : col + 2,
                       STYLE_DIM, text, false))
            return;
}

void judged_tau(const struct chart *c, double tau, double x, double y)
{
    struct str text;
    int row, col;

    chart_mark(c, x, y);
    if (!chart_cell(c, x, y, &row, &col))
        return;
    str_init(&text);
    str_add(&text, "τ ");
    text_short(&text, tau);
    judged_label(c, row, col, text.s);
    str_done(&text);
}

void judged_xname(const struct chart *c, const char *name)
{
    struct str text;
    int width;

    if (!c->top)
        return;
    str_init(&text);
    str_addf(&text, "%s →", name);
    width = (int)text_columns(text.s, c->grid->ascii);
    for (int up = 1; up <= 3; up++)
        if (chart_text(c, c->rows - up, c->cols - width, STYLE_DIM, text.s, false))
            break;
    str_done(&text);
}
