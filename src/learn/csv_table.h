/* A table while it is read from CSV text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_TABLE_H
#define LEARN_CSV_TABLE_H

#include "learn/csv_choice.h"
#include "learn/csv_set.h"
#include "learn/csv_survey.h"
#include "learn/csv_words.h"

/* A column that becomes a feature, or several. */
struct csv_feature {
    size_t field;         /* its place in a row */
    bool text;            /* it holds words: x are their places in `words` */
    double *x;            /* of the rows so far */
    struct csv_set words; /* of the complete rows */
};

struct csv_table {
    struct csv_scan scan;
    struct csv_place start; /* the first row of values */
    struct csv_head head;
    struct csv_choice choice;
    struct csv_feature *feature;
    size_t dim; /* features, before words become several */
    double *y;
    size_t n, room, skipped; /* rows, room for them, rows left out */
    struct csv_words words;  /* the label's, if it holds words */
    bool numbers;            /* the label holds numbers */
    bool surveyed;           /* it is known which features are text */
    struct str notes;
};

enum csv_rows {
    ROWS_READ,
    ROWS_WORD, /* a word where no survey has told whether words belong there */
    ROWS_FAULT,
};

/* All rows from the start. */
enum csv_rows csv_rows_read(struct csv_table *t, struct err *err);

/* Which features are text, by what S found in them; those that tell nothing go, with a
 * note. False sets ERR: one of these was chosen. */
bool csv_text_decide(struct csv_table *t, const struct csv_survey *s, struct err *err);
/* After reading: those go of which the complete rows hold one word only. */
void csv_text_drop(struct csv_table *t);

#endif
