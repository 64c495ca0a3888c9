/* The points of a bench in the cells of a picture; many are counted once only.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/crowds.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/figure_parts.h"

enum { KEPT = 4 }; /* pictures side by side, and the last sizes of a window */

/* Few points show which are wrong, which changes with the weights: they are counted
 * each time. What a count followed from, and the count. */
struct kept {
    struct data *data; /* a reference: no other table can be at its place meanwhile */
    struct crowd_source from;
    unsigned long version; /* 0: whatever the model is */
    struct axis x, y;
    struct crowd crowd;
};

struct neighbour {
    struct data *data; /* a reference */
    double place[2];
    size_t row;
    double far;
};

struct crowds {
    struct neighbour near;
    struct kept kept[KEPT]; /* a table without data is free */
    size_t next;            /* the one to be replaced */
};

static void forget(struct kept *k)
{
    crowd_done(&k->crowd);
    data_free(k->data);
    *k = (struct kept){0};
}

void crowds_free(struct crowds *c)
{
    for (size_t i = 0; c && i < KEPT; i++)
        forget(&c->kept[i]);
    if (c)
        data_free(c->near.data);
    free(c);
}

static bool same_axis(const struct axis *a, const struct axis *b)
{
    return a->lo == b->lo && a->hi == b->hi && a->cells == b->cells;
}

static unsigned long version_of(const struct bench *b, const struct crowd_source *from)
{
    return from->moves ? b->version : 0;
}

static bool still_true(const struct kept *k, const struct bench *b,
                       const struct chart *c, const struct crowd_source *from)
{
    return k->from.x == from->x && k->from.y == from->y &&
           k->from.label == from->label && k->version == version_of(b, from) &&
           same_axis(&k->x, &c->x) && same_axis(&k->y, &c->y) &&
           k->crowd.rows == c->rows && k->crowd.cols == c->cols;
}

static void count_few(struct crowd *crowd, struct bench *b, const struct chart *c,
                      const struct crowd_source *from)
{
    const struct fitness *f = bench_fitness(b);
    int row, col;

    for (size_t i = 0; i < b->s.data->n; i++)
        if (chart_cell(c, from->x[i], from->y[i], &row, &col))
            crowd_add(crowd, row, col, from->label && from->label[i] >= 0.5,
                      from->label && figure_wrong(b, f, i));
}

static void count(struct kept *k, struct bench *b, const struct chart *c,
                  const struct crowd_source *from)
{
    forget(k);
    k->data = data_ref(b->s.data);
    k->from = *from;
    k->version = version_of(b, from);
    k->x = c->x;
    k->y = c->y;
    crowd_init(&k->crowd, c);
    if (b->s.data->n > CROWD_DENSE)
        crowd_add_all(&k->crowd, c, b->s.data->n, from->x, from->y, from->label);
    else
        count_few(&k->crowd, b, c, from);
}

static struct crowds *crowds_in(struct bench *b)
{
    if (!b->crowds)
        b->crowds = mem_alloc(sizeof *b->crowds);
    return b->crowds;
}

const struct crowd *crowds_of(struct bench *b, const struct chart *c,
                              const struct crowd_source *from)
{
    struct crowds *all = crowds_in(b);
    struct kept *k;

    for (size_t i = 0; i < KEPT; i++) {
        k = &all->kept[i];
        if (k->data && k->data != b->s.data)
            forget(k);
        else if (k->data && b->s.data->n > CROWD_DENSE && still_true(k, b, c, from))
            return &k->crowd;
    }
    k = &all->kept[all->next++ % KEPT];
    count(k, b, c, from);
    return &k->crowd;
}

static void find_nearest(struct neighbour *n)
{
    const struct data *d = n->data;

    n->far = INFINITY;
    for (size_t i = 0; i < d->n; i++) {
        double across = d->x[0][i] - n->place[0];
        double far = hypot(across, d->dim > 1 ? d->x[1][i] - n->place[1] : 0);

        if (far < n->far) {
            n->far = far;
            n->row = i;
        }
    }
}

size_t crowds_nearest(struct bench *b, double *far)
{
    struct neighbour *n = &crowds_in(b)->near;
    const double *place = b->s.place;

    if (n->data != b->s.data || n->place[0] != place[0] || n->place[1] != place[1]) {
        data_free(n->data);
        *n = (struct neighbour){data_ref(b->s.data), {place[0], place[1]}, 0, 0};
        find_nearest(n);
    }
    *far = n->far;
    return n->row;
}
