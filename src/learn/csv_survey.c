/* A walk over all rows that keeps no value.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv_survey.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "learn/csv_file.h"
#include "learn/csv_set.h"
#include "learn/csv_value.h"

/* So many different numbers of a column are kept: in one of words they are words. */
enum { NUMBERS = 64 };

static void note(const struct csv_scan *scan, const struct csv_field *f,
                 struct csv_column *c, struct csv_set *words)
{
    double v;

    switch (csv_value(scan, f, &v)) {
    case CSV_NUMBER:
        c->low = fmin(c->low, v);
        c->high = fmax(c->high, v);
        /* fall through */
    case CSV_NO_NUMBER:
        c->numbers++;
        if (words->n < NUMBERS)
            csv_set_add(words, f);
        break;
    case CSV_WORD:
        c->words++;
        csv_set_add(words, f);
        break;
    case CSV_MISSING:
        c->missing++;
    }
}

static void begin(struct csv_survey *s, const struct csv_head *h)
{
    struct str name;

    *s = (struct csv_survey){.n = h->n, .header = h->header};
    s->column = mem_array(s->n, sizeof *s->column);
    for (size_t j = 0; j < s->n; j++) {
        str_init(&name);
        csv_head_name(h, j, &name);
        s->column[j].name = name.s;
        s->column[j].low = INFINITY;
        s->column[j].high = -INFINITY;
    }
}

bool csv_survey_rows(struct csv_scan *c, const struct csv_head *h, struct csv_survey *s,
                     struct err *err)
{
    struct csv_set *words = mem_array(h->n, sizeof *words);
    enum csv_got got;
    bool ok = true;

    begin(s, h);
    while (ok && (got = csv_scan_next(c, err)) == CSV_RECORD) {
        ok = csv_head_fits(h, c, err);
        for (size_t j = 0; ok && j < s->n; j++)
            note(c, &c->field[j], &s->column[j], &words[j]);
        s->rows += ok;
    }
    for (size_t j = 0; j < s->n; j++) {
        s->column[j].distinct = words[j].n;
        csv_set_done(&words[j]);
    }
    free(words);
    return ok && got == CSV_END;
}

static bool survey(const struct csv_text *t, struct csv_survey *s, struct err *err)
{
    struct csv_scan scan;
    struct csv_head head;
    bool ok;

    csv_scan_init(&scan, t->file, t->text, t->len);
    ok = csv_head_read(&scan, &head, err);
    if (ok && !csv_survey_rows(&scan, &head, s, err)) {
        csv_survey_done(s);
        ok = false;
    }
    csv_head_done(&head);
    csv_scan_done(&scan);
    return ok;
}

bool csv_survey_load(const char *file, struct csv_survey *s, struct err *err)
{
    struct csv_text t;
    bool ok = csv_text_load(&t, file, err) && survey(&t, s, err);

    csv_text_done(&t);
    return ok;
}

void csv_survey_done(struct csv_survey *s)
{
    for (size_t j = 0; j < s->n; j++)
        free(s->column[j].name);
    free(s->column);
    *s = (struct csv_survey){0};
}

bool csv_column_text(const struct csv_column *c)
{
    return c->words > 0 && c->numbers <= c->words;
}
