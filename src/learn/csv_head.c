/* Is the first row a header? And its names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv_head.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/csv_set.h"
#include "learn/csv_value.h"
#include "learn/csv_words.h"

enum { SAMPLE = 100 }; /* rows that decide whether the first is a header */

static bool is_text(const struct csv_scan *c, const struct csv_field *f)
{
    double v;

    return csv_value(c, f, &v) == CSV_WORD;
}

/* Is there a number below one of the first row's texts? TEXT tells which columns are
 * still open. */
static bool number_below(struct csv_scan *c, bool *text, size_t columns)
{
    for (int i = 0; i < SAMPLE; i++) {
        bool open = false;

        if (csv_scan_next(c, NULL) != CSV_RECORD)
            break;
        for (size_t j = 0; j < columns && j < c->fields; j++) {
            double v;
            enum csv_value value = csv_value(c, &c->field[j], &v);

            if (text[j] && (value == CSV_NUMBER || value == CSV_NO_NUMBER))
                return true;
            text[j] = text[j] && value == CSV_MISSING;
            open |= text[j];
        }
        if (!open)
            break;
    }
    return false;
}

/* All is text: the first row H holds names if none of its words comes again below it,
 * and other words do. */
static bool words_below(struct csv_scan *c, const struct csv_head *h)
{
    struct csv_set *seen = mem_array(h->n, sizeof *seen);
    bool again = false, names = true;
    size_t rows = 0;

    for (size_t j = 0; j < h->n; j++)
        csv_set_add(&seen[j], &h->field[j]);
    for (; names && rows < SAMPLE && csv_scan_next(c, NULL) == CSV_RECORD; rows++)
        for (size_t j = 0; j < h->n && j < c->fields; j++) {
            size_t known = seen[j].n, at = csv_set_add(&seen[j], &c->field[j]);

            names = names && at > 0;
            again |= at > 0 && at < known;
        }
    for (size_t j = 0; j < h->n; j++)
        csv_set_done(&seen[j]);
    free(seen);
    return names && again;
}

/* The first record is H's, C stands behind it. With texts and no record below it is a
 * header too: then the fault is reported where it is. */
static bool is_header(struct csv_scan *c, const struct csv_head *h)
{
    struct csv_place second = c->next;
    bool *text = mem_array(h->n, sizeof *text), any = false, all = true, header;

    for (size_t j = 0; j < h->n; j++) {
        text[j] = is_text(c, &h->field[j]);
        any |= text[j] && j + 1 < h->n;
        all &= text[j];
    }
    header = number_below(c, text, h->n);
    c->next = second;
    if (!header && all) {
        header = words_below(c, h);
        c->next = second;
    }
    if (any && csv_scan_next(c, NULL) != CSV_RECORD)
        header = true;
    c->next = second;
    free(text);
    return header;
}

static void read_names(struct csv_head *h)
{
    for (size_t j = 0; j < h->n; j++) {
        char *text = csv_field_clean(&h->field[j], CSV_NAME_BYTES);

        if (text[strspn(text, " ")] == '\0') {
            free(text);
            text = NULL;
        }
        h->name[j] = text;
    }
}

bool csv_head_read(struct csv_scan *c, struct csv_head *h, struct err *err)
{
    struct csv_place first = c->next;
    enum csv_got got = csv_scan_next(c, err);

    *h = (struct csv_head){0};
    if (got == CSV_FAULT)
        return false;
    if (got == CSV_END)
        return err_at(err, c->file, c->next.line, 1, "there are no rows here.");
    if (c->fields < 2)
        return err_at(err, c->file, c->end_line, c->end_column,
                      "only one column. Put features and, last, the label on each "
                      "line, with , ; | or a tab between them.");
    h->n = c->fields;
    h->name = mem_array(h->n, sizeof *h->name);
    h->field = mem_array(h->n, sizeof *h->field);
    memcpy(h->field, c->field, h->n * sizeof *h->field);
    h->header = is_header(c, h);
    if (h->header)
        read_names(h);
    else
        c->next = first;
    return true;
}

void csv_head_done(struct csv_head *h)
{
    for (size_t j = 0; j < h->n; j++)
        free(h->name[j]);
    free(h->name);
    free(h->field);
    *h = (struct csv_head){0};
}

void csv_head_name(const struct csv_head *h, size_t j, struct str *out)
{
    if (h->name[j])
        str_add(out, h->name[j]);
    else
        str_addf(out, "column %zu", j + 1);
}

bool csv_head_fits(const struct csv_head *h, const struct csv_scan *c, struct err *err)
{
    bool more = c->fields > h->n;
    const struct csv_field *extra = more ? &c->field[h->n] : NULL;

    if (c->fields == h->n)
        return true;
    return err_at(err, c->file, more ? extra->line : c->end_line,
                  more ? extra->column : c->end_column,
                  "%zu fields here, %zu in the first row. Every row needs as many.",
                  c->fields, h->n);
}
