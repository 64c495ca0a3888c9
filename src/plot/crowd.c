/* Points of two classes, gathered cell by cell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/crowd.h"

#include <stdlib.h>

#include "base/mem.h"

void crowd_init(struct crowd *c, const struct chart *chart)
{
    *c = (struct crowd){.rows = chart->rows, .cols = chart->cols};
    c->rows = c->rows > 0 ? c->rows : 0;
    c->cols = c->cols > 0 ? c->cols : 0;
    c->count = mem_array((size_t)c->rows * (size_t)c->cols, sizeof *c->count);
}

void crowd_done(struct crowd *c)
{
    free(c->count);
    *c = (struct crowd){0};
}

static uint32_t *at(const struct crowd *c, int row, int col)
{
    return c->count[(size_t)row * (size_t)c->cols + (size_t)col];
}

static bool inside(const struct crowd *c, int row, int col)
{
    return row >= 0 && col >= 0 && row < c->rows && col < c->cols;
}

void crowd_add(struct crowd *c, int row, int col, int class, bool wrong)
{
    if (!inside(c, row, col))
        return;
    at(c, row, col)[class]++;
    if (wrong)
        at(c, row, col)[2 + class]++;
    c->n++;
}

/* axis_cell() without its divisions and calls. Adding 1.5 * 2^52 leaves no binary
 * places: the sum is rounded to an integer, ties to even. */
struct ruler {
    double from, half, span, offset, cells;
};

static struct ruler ruler_of(const struct axis *a)
{
    double first = axis_place(a, a->lo), last = axis_place(a, a->hi);

    return (struct ruler){a->lo / 2, a->hi / 2 - a->lo / 2, last - first, first,
                          a->cells};
}

static int cell_of(const struct ruler *r, double v)
{
    double place = (v / 2 - r->from) / r->half * r->span + r->offset;

    if (!(place >= -0.5 && place < r->cells))
        return -1;
    place = (place + 6755399441055744.0) - 6755399441055744.0;
    return place < r->cells ? (int)place : -1;
}

void crowd_add_all(struct crowd *c, const struct chart *chart, size_t n,
                   const double *x, const double *y, const double *label)
{
    struct ruler rx = ruler_of(&chart->x), ry = ruler_of(&chart->y);

    for (size_t i = 0; i < n; i++) {
        int col = cell_of(&rx, x[i]), row = cell_of(&ry, y[i]);

        if (col < 0 || row < 0)
            continue;
        at(c, c->rows - 1 - row, col)[label && label[i] >= 0.5]++;
        c->n++;
    }
}

bool crowd_at(const struct crowd *c, int row, int col)
{
    return inside(c, row, col) && at(c, row, col)[0] + at(c, row, col)[1] > 0;
}

static void put_one(const struct chart *chart, int row, int col, const uint32_t *n,
                    bool own)
{
    bool wrong = n[2] + n[3] > 0;
    int class = wrong ? n[3] > 0 : n[1] > 0;
    enum style style = wrong ? STYLE_WRONG : class ? STYLE_CLASS_1 : STYLE_CLASS_0;

    chart_put(chart, row, col, style, wrong && !own ? 'x' : class ? '+' : 'o');
}

static void put_count(const struct chart *chart, int row, int col, const uint32_t *n,
                      uint32_t most)
{
    uint64_t all = (uint64_t)n[0] + n[1];
    uint64_t level = most < 10 ? all : (all * 10 + most - 1) / most;

    chart_put(chart, row, col, n[1] > n[0] ? STYLE_CLASS_1 : STYLE_CLASS_0,
              level > 9 ? '#' : '0' + (uint32_t)level);
}

uint32_t crowd_fullest(const struct crowd *c)
{
    uint32_t most = 0;

    for (int i = 0; i < c->rows * c->cols; i++)
        if (c->count[i][0] + c->count[i][1] > most)
            most = c->count[i][0] + c->count[i][1];
    return most;
}

void crowd_put(const struct crowd *c, const struct chart *chart, bool own)
{
    uint32_t most = c->n > CROWD_DENSE ? crowd_fullest(c) : 0;

    for (int r = 0; r < c->rows; r++)
        for (int k = 0; k < c->cols; k++) {
            if (!crowd_at(c, r, k))
                continue;
            if (most)
                put_count(chart, r, k, at(c, r, k), most);
            else
                put_one(chart, r, k, at(c, r, k), own);
        }
}

void crowd_exact(const struct crowd *c, const struct chart *chart, size_t n,
                 const double *x, const double *y)
{
    int row, col;

    for (size_t i = 0; n <= CROWD_DENSE && i < n; i++)
        if (chart_cell(chart, x[i], y[i], &row, &col) && inside(c, row, col) &&
            at(c, row, col)[0] + at(c, row, col)[1] == 1)
            chart_exact(chart, x[i], y[i]);
}
