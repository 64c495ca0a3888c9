/* Rows of CSV text to values: what is a number, a word, missing, at fault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "learn/csv_table.h"
#include "learn/csv_value.h"

/* The value of feature J in the present row; *THERE becomes false if it is missing. */
static enum csv_rows feature(struct csv_table *t, size_t j, bool *there,
                             struct err *err)
{
    struct csv_feature *c = &t->feature[j];
    const struct csv_field *f = &t->scan.field[c->field];
    enum csv_value value = csv_value(&t->scan, f, &c->x[t->n]);

    if (value == CSV_MISSING) {
        *there = false;
    } else if (!c->text && value != CSV_NUMBER) {
        if (!t->surveyed)
            return ROWS_WORD;
        csv_value_fault(&t->scan, f, err);
        return ROWS_FAULT;
    }
    return ROWS_READ;
}

/* The words of a complete row. */
static void words(struct csv_table *t)
{
    for (size_t j = 0; j < t->dim; j++) {
        struct csv_feature *c = &t->feature[j];

        if (c->text)
            c->x[t->n] = (double)csv_set_add(&c->words, &t->scan.field[c->field]);
    }
}

/* All words of the label's column, where two are too many. */
static bool third_class(struct csv_table *t, const struct csv_field *third,
                        struct err *err)
{
    struct csv_set all = {0};
    struct csv_field at = *third;
    struct str name, list;

    t->scan.next = t->start;
    while (csv_scan_next(&t->scan, NULL) == CSV_RECORD)
        if (t->scan.fields == t->head.n)
            csv_set_add(&all, &t->scan.field[t->choice.label]);
    str_init(&name);
    str_init(&list);
    csv_head_name(&t->head, t->choice.label, &name);
    for (size_t i = 0; i < all.n && i < 6; i++) {
        char *word = csv_field_clean(&all.word[i], 20);

        str_addf(&list, "%s%s", i ? ", " : "", word);
        free(word);
    }
    err_at(err, t->scan.file, at.line, at.column,
           "the label %s holds %zu different words: %s%s. A label has two, or is a "
           "number.",
           name.s, all.n, list.s, all.n > 6 ? " …" : "");
    csv_set_done(&all);
    str_done(&name);
    str_done(&list);
    return false;
}

static bool label(struct csv_table *t, const struct csv_field *f, enum csv_value value,
                  struct err *err)
{
    if (value == CSV_NO_NUMBER)
        return csv_value_fault(&t->scan, f, err);
    if (value == CSV_WORD && t->numbers)
        return csv_field_fault(&t->scan, f, err,
                               "is a word, and the labels above are numbers",
                               "The label holds either numbers or two words.");
    if (value == CSV_NUMBER && t->words.n)
        return csv_field_fault(&t->scan, f, err,
                               "is a number, and the labels above are words",
                               "The label holds either numbers or two words.");
    if (value == CSV_WORD && !csv_words_add(&t->words, f, &t->y[t->n]))
        return third_class(t, f, err);
    t->numbers = value == CSV_NUMBER;
    return true;
}

/* What a label's field is: there - is a word, the opposite of +. */
static enum csv_value label_value(const struct csv_table *t, const struct csv_field *f,
                                  double *y)
{
    enum csv_value value = csv_value(&t->scan, f, y);

    if (value == CSV_MISSING && f->len == 1 && *f->s == '-')
        return CSV_WORD;
    return value;
}

static void reserve(struct csv_table *t)
{
    if (t->n < t->room)
        return;
    t->room = t->room ? 2 * t->room : 64;
    for (size_t j = 0; j < t->dim; j++)
        t->feature[j].x = mem_grow(t->feature[j].x, t->room, sizeof *t->y);
    t->y = mem_grow(t->y, t->room, sizeof *t->y);
}

static enum csv_rows row(struct csv_table *t, struct err *err)
{
    const struct csv_field *f;
    enum csv_value value;
    bool there = true;

    if (!csv_head_fits(&t->head, &t->scan, err))
        return ROWS_FAULT;
    if (t->n == DATA_MAX_ROWS) {
        err_at(err, t->scan.file, t->scan.field[0].line, 0,
               "more than %d rows. Take a part of them.", DATA_MAX_ROWS);
        return ROWS_FAULT;
    }
    reserve(t);
    for (size_t j = 0; j < t->dim; j++) {
        enum csv_rows got = feature(t, j, &there, err);

        if (got != ROWS_READ)
            return got;
    }
    f = &t->scan.field[t->choice.label];
    value = label_value(t, f, &t->y[t->n]);
    if (!there || value == CSV_MISSING) {
        t->skipped++;
        return ROWS_READ;
    }
    if (!label(t, f, value, err))
        return ROWS_FAULT;
    words(t);
    t->n++;
    return ROWS_READ;
}

enum csv_rows csv_rows_read(struct csv_table *t, struct err *err)
{
    enum csv_got got;

    t->scan.next = t->start;
    t->n = t->skipped = 0;
    t->numbers = false;
    csv_words_done(&t->words);
    while ((got = csv_scan_next(&t->scan, err)) == CSV_RECORD) {
        enum csv_rows read = row(t, err);

        if (read != ROWS_READ)
            return read;
    }
    return got == CSV_END ? ROWS_READ : ROWS_FAULT;
}
