/* A table of examples from CSV text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv.h"

#include <stdlib.h>

#include "base/mem.h"
#include "learn/csv_category.h"
#include "learn/csv_file.h"
#include "learn/csv_table.h"

/* ---- the table as data ---- */

static size_t features(const struct csv_table *t)
{
    size_t dim = 0;

    for (size_t j = 0; j < t->dim; j++)
        dim += t->feature[j].text ? csv_category_columns(t->feature[j].words.n) : 1;
    return dim;
}

static bool enough(struct csv_table *t, struct err *err)
{
    const struct csv_scan *c = &t->scan;
    size_t dim;

    if (!t->n && t->skipped)
        return err_at(err, c->file, c->next.line, 1,
                      "no row is complete: values are missing in all %zu. Fill them "
                      "in, or leave the empty column out.",
                      t->skipped);
    if (!t->n)
        return err_at(err, c->file, c->next.line, 1,
                      "there are no rows below the header.");
    csv_text_drop(t);
    dim = features(t);
    if (!dim)
        return err_at(err, c->file, t->head.field[0].line, 1,
                      "no column is left to learn from. %s", t->notes.s);
    if (dim > DATA_MAX_DIM)
        return err_at(err, c->file, t->head.field[0].line, 1,
                      "the words of the columns make %zu features; at most %d can be. "
                      "Choose some.",
                      dim, DATA_MAX_DIM);
    return true;
}

/* The columns of numbers and of words become D's, their room with them. */
static void move_columns(struct csv_table *t, struct data *d)
{
    size_t at = 0;

    for (size_t j = 0; j < t->dim; j++) {
        struct csv_feature *c = &t->feature[j];
        struct str name;

        if (c->text) {
            str_init(&name);
            csv_head_name(&t->head, c->field, &name);
            csv_category_spread(&c->words, c->x, name.s, d, at, &t->notes);
            str_done(&name);
            at += csv_category_columns(c->words.n);
        } else {
            free(d->x[at]);
            d->x[at] = mem_grow(c->x, d->n, sizeof *c->x);
            if (t->head.name[c->field]) {
                free(d->names[at]);
                d->names[at] = mem_text(t->head.name[c->field]);
            }
            at++;
        }
        c->x = NULL;
    }
}

static struct data *finish(struct csv_table *t, const char *columns)
{
    struct data *d = data_new(0, features(t));

    d->n = t->n;
    d->skipped = t->skipped;
    move_columns(t, d);
    free(d->y);
    d->y = mem_grow(t->y, t->n, sizeof *t->y);
    t->y = NULL;
    if (t->head.name[t->choice.label]) {
        free(d->label);
        d->label = mem_text(t->head.name[t->choice.label]);
    }
    csv_words_classify(&t->words, d);
    data_classify(d);
    free(d->source);
    d->source = mem_text(t->scan.file);
    d->columns = mem_text(columns);
    d->notes = t->notes.len ? str_take(&t->notes) : NULL;
    return d;
}

/* ---- the whole way ---- */

static bool begin(struct csv_table *t, const char *columns, struct err *err)
{
    struct csv_scan *c = &t->scan;

    if (!csv_head_read(c, &t->head, err))
        return false;
    t->start = c->next;
    if (!columns && t->head.n > DATA_MAX_DIM + 1)
        return err_at(err, c->file, t->head.field[DATA_MAX_DIM + 1].line,
                      t->head.field[DATA_MAX_DIM + 1].column,
                      "%zu columns. At most %d features and a label can be read: "
                      "choose some.",
                      t->head.n, DATA_MAX_DIM);
    if (!csv_choose(&t->choice, &t->head, columns, err))
        return false;
    t->dim = t->choice.n;
    t->feature = mem_array(t->dim, sizeof *t->feature);
    for (size_t j = 0; j < t->dim; j++)
        t->feature[j].field = t->choice.feature[j];
    return true;
}

/* A word was met among the numbers: looks at all rows first, then reads them again. */
static enum csv_rows read_again(struct csv_table *t, struct err *err)
{
    struct csv_survey s;
    bool ok;

    t->scan.next = t->start;
    csv_survey_rows(&t->scan, &t->head, &s, NULL);
    ok = csv_text_decide(t, &s, err);
    csv_survey_done(&s);
    t->surveyed = true;
    return ok ? csv_rows_read(t, err) : ROWS_FAULT;
}

static bool read_table(struct csv_table *t, const char *columns, struct err *err)
{
    enum csv_rows got;

    if (!begin(t, columns, err))
        return false;
    got = csv_rows_read(t, err);
    if (got == ROWS_WORD)
        got = read_again(t, err);
    return got == ROWS_READ && enough(t, err);
}

static void table_done(struct csv_table *t)
{
    for (size_t j = 0; j < t->dim; j++) {
        free(t->feature[j].x);
        csv_set_done(&t->feature[j].words);
    }
    free(t->feature);
    free(t->y);
    csv_scan_done(&t->scan);
    csv_head_done(&t->head);
    csv_choice_done(&t->choice);
    csv_words_done(&t->words);
    str_done(&t->notes);
}

struct data *csv_read(const char *file, const char *text, size_t len,
                      const char *columns, struct err *err)
{
    struct csv_table t = {0};
    struct data *d = NULL;

    if (!csv_text_plain(file, text, len, err))
        return NULL;
    csv_scan_init(&t.scan, file, text, len);
    str_init(&t.notes);
    if (read_table(&t, columns, err))
        d = finish(&t, columns);
    table_done(&t);
    return d;
}

struct data *csv_load(const char *file, const char *columns, struct err *err)
{
    struct csv_text t;
    struct data *d = NULL;

    if (csv_text_load(&t, file, err))
        d = csv_read(file, t.text, t.len, columns, err);
    csv_text_done(&t);
    return d;
}
