/* A table of examples from CSV text: header or none, features, labels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/path.h"
#include "learn/csv_scan.h"
#include "learn/csv_words.h"
#include "learn/number.h"

enum {
    HEADER_SAMPLE = 100, /* rows that decide whether the first is a header */
    FILE_BYTES = 1 << 30,
};

struct table {
    struct csv_scan scan;
    struct data *d;
    size_t room;            /* rows allocated */
    struct csv_words words; /* the label column's, if it holds words */
    bool numbers;           /* the label column holds numbers */
};

static enum number_status number(const struct table *t, const struct csv_field *f,
                                 double *v)
{
    return number_read(f->s, f->len, t->scan.delimiter == ',' ? '.' : ',', v);
}

static bool fault(const struct table *t, const struct csv_field *f, struct err *err,
                  const char *what, const char *remedy)
{
    char *text = csv_field_clean(f, 40);

    err_at(err, t->scan.file, f->line, f->column, "'%s' %s. %s", text, what, remedy);
    free(text);
    return false;
}

static bool among(const struct csv_field *f, const char *const *words)
{
    for (; *words; words++)
        if (f->len == strlen(*words) && strncasecmp(f->s, *words, f->len) == 0)
            return true;
    return false;
}

static const char *const not_finite[] = {"nan",      "inf",       "-inf", "+inf",
                                         "infinity", "-infinity", NULL};
static const char *const missing_marks[] = {"", "NA", "N/A", NULL};
/* What other programs write for a value that is not there. */
static const char *const not_there[] = {"null", "none", "?", "-", ".", NULL};

static bool missing(const struct csv_field *f)
{
    return among(f, missing_marks);
}

static bool number_fault(const struct table *t, const struct csv_field *f,
                         enum number_status status, struct err *err)
{
    double v;

    if (status == NUMBER_TOO_LARGE)
        return fault(t, f, err, "is too large",
                     "The largest number is about 1.8e308; use a larger unit.");
    if (number_read(f->s, f->len, ',', &v) == NUMBER_READ)
        return fault(t, f, err, "is not a number",
                     "Write decimals with a point, or put ; between the columns.");
    if (among(f, not_finite) || among(f, not_there))
        return fault(t, f, err, "is not a number",
                     "Leave the field empty or write NA, and the row is skipped.");
    return fault(t, f, err, "is not a number",
                 "All columns but the last must hold numbers.");
}

static bool feature(struct table *t, size_t j, bool *there, struct err *err)
{
    const struct csv_field *f = &t->scan.field[j];
    enum number_status status = number(t, f, &t->d->x[j][t->d->n]);

    if (status == NUMBER_READ)
        return true;
    *there = *there && !missing(f);
    return missing(f) || number_fault(t, f, status, err);
}

static bool label(struct table *t, struct err *err)
{
    const struct csv_field *f = &t->scan.field[t->d->dim];
    double *y = &t->d->y[t->d->n];
    enum number_status status = number(t, f, y);

    if (status == NUMBER_TOO_LARGE || (status == NUMBER_NOT && among(f, not_finite)))
        return number_fault(t, f, status, err);
    if (status == NUMBER_NOT && t->numbers)
        return fault(t, f, err, "is a word, and the labels above are numbers",
                     "The last column holds either numbers or two words.");
    if (status == NUMBER_READ && t->words.n)
        return fault(t, f, err, "is a number, and the labels above are words",
                     "The last column holds either numbers or two words.");
    if (status == NUMBER_NOT && !csv_words_add(&t->words, f, y))
        return fault(t, f, err, "is a third class",
                     "The last column may hold two words, or numbers.");
    t->numbers = status == NUMBER_READ;
    return true;
}

static void reserve(struct table *t)
{
    struct data *d = t->d;

    if (d->n < t->room)
        return;
    t->room = t->room ? 2 * t->room : 64;
    for (size_t j = 0; j < d->dim; j++)
        d->x[j] = mem_grow(d->x[j], t->room, sizeof *d->x[j]);
    d->y = mem_grow(d->y, t->room, sizeof *d->y);
}

static bool ragged(const struct table *t, struct err *err)
{
    const struct csv_scan *c = &t->scan;
    size_t wanted = t->d->dim + 1;
    bool more = c->fields > wanted;
    const struct csv_field *extra = more ? &c->field[wanted] : NULL;

    return err_at(err, c->file, more ? extra->line : c->end_line,
                  more ? extra->column : c->end_column,
                  "%zu fields here, %zu in the first row. Every row needs as many.",
                  c->fields, wanted);
}

static bool row(struct table *t, struct err *err)
{
    bool there = true;

    if (t->scan.fields != t->d->dim + 1)
        return ragged(t, err);
    if (t->d->n == DATA_MAX_ROWS)
        return err_at(err, t->scan.file, t->scan.field[0].line, 0,
                      "more than %d rows. Take a part of them.", DATA_MAX_ROWS);
    reserve(t);
    for (size_t j = 0; j < t->d->dim; j++)
        if (!feature(t, j, &there, err))
            return false;
    there = there && !missing(&t->scan.field[t->d->dim]);
    if (!there) {
        t->d->skipped++;
        return true;
    }
    if (!label(t, err))
        return false;
    t->d->n++;
    return true;
}

/* The first record is a header if below one of its texts there is a number. TEXT tells
 * which columns are still open. */
static bool number_below(struct table *t, bool *text, size_t columns)
{
    for (int i = 0; i < HEADER_SAMPLE; i++) {
        bool open = false;

        if (csv_scan_next(&t->scan, NULL) != CSV_RECORD)
            break;
        for (size_t j = 0; j < columns && j < t->scan.fields; j++) {
            double v;

            if (text[j] && number(t, &t->scan.field[j], &v) != NUMBER_NOT)
                return true;
            text[j] = text[j] && missing(&t->scan.field[j]);
            open |= text[j];
        }
        if (!open)
            break;
    }
    return false;
}

/* T is at its first record. With texts and no record below it is a header too: then the
 * fault is reported where it is. */
static bool is_header(struct table *t)
{
    struct csv_place second = t->scan.next;
    size_t columns = t->scan.fields;
    bool *text = mem_array(columns, sizeof *text), any = false, header;

    for (size_t j = 0; j < columns; j++) {
        double v;

        text[j] = !missing(&t->scan.field[j]) &&
                  number(t, &t->scan.field[j], &v) == NUMBER_NOT;
        any |= text[j] && j + 1 < columns;
    }
    header = number_below(t, text, columns);
    t->scan.next = second;
    if (any && csv_scan_next(&t->scan, NULL) != CSV_RECORD)
        header = true;
    t->scan.next = second;
    free(text);
    return header;
}

static void name(char **to, const struct csv_field *f)
{
    char *text = csv_field_clean(f, CSV_NAME_BYTES);

    if (text[strspn(text, " ")] == '\0') {
        free(text);
        return;
    }
    free(*to);
    *to = text;
}

static bool heading(struct table *t, struct err *err)
{
    struct csv_scan *c = &t->scan;
    struct csv_place first = c->next;
    enum csv_got got = csv_scan_next(c, err);

    if (got == CSV_FAULT)
        return false;
    if (got == CSV_END)
        return err_at(err, c->file, c->next.line, 1, "there are no rows here.");
    if (c->fields < 2)
        return err_at(err, c->file, c->end_line, c->end_column,
                      "only one column. Put features and, last, the label on each "
                      "line, with , ; | or a tab between them.");
    if (c->fields > DATA_MAX_DIM + 1)
        return err_at(err, c->file, c->field[DATA_MAX_DIM + 1].line,
                      c->field[DATA_MAX_DIM + 1].column,
                      "%zu columns. At most %d features and a label can be read.",
                      c->fields, DATA_MAX_DIM);
    t->d = data_new(0, c->fields - 1);
    if (!is_header(t)) {
        c->next = first;
        return true;
    }
    c->next = first;
    csv_scan_next(c, NULL);
    for (size_t j = 0; j < t->d->dim; j++)
        name(&t->d->names[j], &c->field[j]);
    name(&t->d->label, &c->field[t->d->dim]);
    return true;
}

/* Gives back what reserve() took too much. */
static void shrink(struct data *d)
{
    for (size_t j = 0; j < d->dim; j++)
        d->x[j] = mem_grow(d->x[j], d->n, sizeof *d->x[j]);
    d->y = mem_grow(d->y, d->n, sizeof *d->y);
}

static bool finish(struct table *t, struct err *err)
{
    const struct csv_scan *c = &t->scan;

    if (!t->d->n && t->d->skipped)
        return err_at(err, c->file, c->next.line, 1,
                      "no row is complete: values are missing in all %zu. Fill them "
                      "in, or leave the empty column out.",
                      t->d->skipped);
    if (!t->d->n)
        return err_at(err, c->file, c->next.line, 1,
                      "there are no rows below the header.");
    csv_words_classify(&t->words, t->d);
    shrink(t->d);
    data_classify(t->d);
    free(t->d->source);
    t->d->source = mem_text(c->file);
    return true;
}

static bool read_table(struct table *t, struct err *err)
{
    enum csv_got got;

    if (!heading(t, err))
        return false;
    while ((got = csv_scan_next(&t->scan, err)) == CSV_RECORD)
        if (!row(t, err))
            return false;
    return got == CSV_END && finish(t, err);
}

/* Bytes that no text has; UTF-16 is full of them. */
static bool plain_text(const char *file, const char *text, size_t len, struct err *err)
{
    const char *nul = memchr(text, '\0', len), *start = text;
    int line = 1;

    if (len >= 2 &&
        (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0))
        return err_at(err, file, 1, 1, "this is UTF-16 text. Save it as UTF-8.");
    if (!nul)
        return true;
    for (const char *s = text; s < nul; s++)
        if (*s == '\n' || (*s == '\r' && s[1] != '\n')) {
            line++;
            start = s + 1;
        }
    return err_at(err, file, line, (int)(nul - start) + 1,
                  "a zero byte: this is no text. Export the table as CSV in UTF-8.");
}

struct data *csv_read(const char *file, const char *text, size_t len, struct err *err)
{
    struct table t = {0};
    bool ok;

    if (!plain_text(file, text, len, err))
        return NULL;
    csv_scan_init(&t.scan, file, text, len);
    ok = read_table(&t, err);
    csv_scan_done(&t.scan);
    csv_words_done(&t.words);
    if (!ok) {
        data_free(t.d);
        return NULL;
    }
    return t.d;
}

struct data *csv_load(const char *file, struct err *err)
{
    size_t len;
    char *text = path_read(file, FILE_BYTES, &len, err);
    struct data *d = text ? csv_read(file, text, len, err) : NULL;

    free(text);
    return d;
}
