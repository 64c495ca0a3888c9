/* A table of examples: made, shared, edited by copying.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/data.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct data *bare(size_t n, size_t dim)
{
    struct data *d = mem_alloc(sizeof *d);

    d->n = n;
    d->dim = dim;
    d->refs = 1;
    d->y = mem_array(n, sizeof *d->y);
    d->x = mem_array(dim, sizeof *d->x);
    d->names = mem_array(dim, sizeof *d->names);
    d->ranges = mem_array(dim + 1, sizeof *d->ranges);
    for (size_t j = 0; j < dim; j++)
        d->x[j] = mem_array(n, sizeof **d->x);
    return d;
}

/* x1, x2 …; a single one is x. */
static void name_features(struct data *d)
{
    for (size_t j = 0; j < d->dim; j++) {
        char name[32];

        snprintf(name, sizeof name, "x%zu", j + 1);
        d->names[j] = mem_text(d->dim == 1 ? "x" : name);
    }
}

struct data *data_new(size_t n, size_t dim)
{
    struct data *d = bare(n, dim);

    name_features(d);
    d->label = mem_text("y");
    d->class_name[0] = mem_text("0");
    d->class_name[1] = mem_text("1");
    d->source = mem_text("");
    return d;
}

/* What is known of D's rows beside their features. */
static void copy_words(struct data *d, const struct data *from)
{
    d->label = mem_text(from->label);
    d->class_name[0] = mem_text(from->class_name[0]);
    d->class_name[1] = mem_text(from->class_name[1]);
    d->source = mem_text(from->source);
    d->columns = mem_text(from->columns);
    d->notes = mem_text(from->notes);
    d->kind = from->kind;
    d->skipped = from->skipped;
}

struct data *data_like(const struct data *from, size_t n)
{
    struct data *d = bare(n, from->dim);

    for (size_t j = 0; j < d->dim; j++)
        d->names[j] = mem_text(from->names[j]);
    copy_words(d, from);
    return d;
}

struct data *data_wider(const struct data *from, size_t dim)
{
    struct data *d = bare(from->n, dim);

    name_features(d);
    copy_words(d, from);
    if (d->n)
        memcpy(d->y, from->y, d->n * sizeof *d->y);
    return d;
}

struct data *data_ref(const struct data *d)
{
    /* The count is no part of what a reader of a shared table may rely on. */
    struct data *shared = (struct data *)d;

    if (shared)
        shared->refs++;
    return shared;
}

void data_free(struct data *d)
{
    if (!d || --d->refs > 0)
        return;
    for (size_t j = 0; j < d->dim; j++) {
        free(d->x[j]);
        free(d->names[j]);
    }
    free(d->x);
    free(d->names);
    free(d->ranges);
    free(d->y);
    free(d->label);
    free(d->class_name[0]);
    free(d->class_name[1]);
    free(d->source);
    free(d->columns);
    free(d->notes);
    free(d);
}

void data_classify(struct data *d)
{
    d->kind = LABEL_CLASS;
    for (size_t i = 0; i < d->n; i++) {
        if (!(d->y[i] >= 0 && d->y[i] <= 1)) {
            d->kind = LABEL_VALUE;
            return;
        }
        if (d->y[i] > 0 && d->y[i] < 1)
            d->kind = LABEL_SOFT;
    }
}

static void copy_rows(struct data *to, size_t at, const struct data *from, size_t first,
                      size_t count)
{
    if (!count)
        return;
    memcpy(to->y + at, from->y + first, count * sizeof *to->y);
    for (size_t j = 0; j < to->dim; j++)
        memcpy(to->x[j] + at, from->x[j] + first, count * sizeof **to->x);
}

struct data *data_with(const struct data *d, const double *x, double y)
{
    struct data *more = data_like(d, d->n + 1);

    copy_rows(more, 0, d, 0, d->n);
    for (size_t j = 0; j < d->dim; j++)
        more->x[j][d->n] = x[j];
    more->y[d->n] = y;
    data_classify(more);
    return more;
}

struct data *data_without(const struct data *d, size_t row)
{
    struct data *less;

    assert(row < d->n);
    less = data_like(d, d->n - 1);
    copy_rows(less, 0, d, 0, row);
    copy_rows(less, row, d, row + 1, d->n - row - 1);
    data_classify(less);
    return less;
}

struct data *data_flipped(const struct data *d, size_t row)
{
    struct data *other = data_like(d, d->n);

    assert(row < d->n);
    copy_rows(other, 0, d, 0, d->n);
    other->y[row] = 1 - other->y[row];
    data_classify(other);
    return other;
}

struct data *data_part(const struct data *d, size_t from, size_t count)
{
    struct data *part = data_like(d, count);

    assert(from <= d->n && count <= d->n - from);
    copy_rows(part, 0, d, from, count);
    return part;
}

const struct range *data_range(const struct data *d, size_t j)
{
    const double *v = j < d->dim ? d->x[j] : d->y;
    struct range *r = &d->ranges[j];

    if (r->known)
        return r;
    *r = (struct range){v[0], v[0], 0, true};
    for (size_t i = 0; i < d->n; i++) {
        r->lo = v[i] < r->lo ? v[i] : r->lo;
        r->hi = v[i] > r->hi ? v[i] : r->hi;
        r->mean += v[i] / (double)d->n;
    }
    return r;
}

bool data_positive(const struct data *d, size_t row)
{
    return d->y[row] >= 0.5;
}

size_t data_positives(const struct data *d)
{
    size_t count = 0;

    for (size_t i = 0; i < d->n; i++)
        count += data_positive(d, i);
    return count;
}
