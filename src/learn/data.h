/* A table of examples: one contiguous column per feature, one of labels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_DATA_H
#define LEARN_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define DATA_MAX_DIM 1000
#define DATA_MAX_ROWS 10000000

enum label_kind {
    LABEL_CLASS, /* every y is 0 or 1 */
    LABEL_SOFT,  /* every y in [0, 1], some between; class 1 from 1/2 in error counts */
    LABEL_VALUE, /* any number: regression */
};

/* What a column's values are like. */
struct range {
    double lo, hi, mean;
    bool known;
};

/* Never changed once it is shared: edits make a copy. Shared by reference count. */
struct data {
    size_t n, dim; /* rows; features, at least 1 */
    double **x;    /* dim columns of n finite values */
    double *y;     /* n finite labels */
    char **names;  /* dim feature names, safe to print; "x1", "x2" … without header */
    char *label;   /* name of the label column */
    char *class_name[2]; /* "0" "1" or the two words of the file */
    enum label_kind kind;
    size_t skipped; /* rows left out for a missing value */
    char *source;   /* what follows `data`: a set's name or a file's path */
    char *columns;  /* what follows `columns`; NULL = as the file has them */
    char *notes;    /* sentences on what reading did with text columns; NULL none */
    struct range *ranges; /* dim + 1: what data_range() has found */
    int refs;
};

/* Room for N rows (values zero), names x1 … (x when DIM is 1), label y; one
 * reference. */
struct data *data_new(size_t n, size_t dim);
/* Room for N rows with D's columns, names, kind of label and source. */
struct data *data_like(const struct data *d, size_t n);
/* Room for as many rows with DIM features of other names; D's labels are copied. */
struct data *data_wider(const struct data *d, size_t dim);
struct data *data_ref(const struct data *d); /* shares; NULL gives NULL */
void data_free(struct data *d);              /* drops one reference; NULL allowed */

/* Sets kind from the labels. */
void data_classify(struct data *d);

/* Copies with one row more, one less, or one label flipped (y becomes 1-y). ROW from
 * 0. */
struct data *data_with(const struct data *d, const double *x, double y);
struct data *data_without(const struct data *d, size_t row);
struct data *data_flipped(const struct data *d, size_t row);

/* Rows FROM … FROM+COUNT-1 as a table of their own (names, kind and source as D's). */
struct data *data_part(const struct data *d, size_t from, size_t count);

/* Of feature J, or of the labels where J is dim; there are rows. The column is looked
 * at when it is first asked for, so not before it is filled. */
const struct range *data_range(const struct data *d, size_t j);

/* y >= 1/2. */
bool data_positive(const struct data *d, size_t row);
size_t data_positives(const struct data *d);

#endif
