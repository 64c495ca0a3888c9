/* What the columns of CSV text hold: numbers, words, nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_SURVEY_H
#define LEARN_CSV_SURVEY_H

#include "learn/csv_head.h"

struct csv_column {
    char *name; /* safe to print: the header's, or "column 3" */
    size_t numbers, words, missing;
    size_t distinct;  /* different words */
    double low, high; /* of the numbers */
};

struct csv_survey {
    size_t rows, n;
    bool header;
    struct csv_column *column; /* n */
};

/* All rows from where C is. False sets ERR: where the text is at fault; what stands
 * before is counted. */
bool csv_survey_rows(struct csv_scan *c, const struct csv_head *h, struct csv_survey *s,
                     struct err *err);
/* The same of a file; S needs csv_survey_done() only if this was true. */
bool csv_survey_load(const char *file, struct csv_survey *s, struct err *err);
void csv_survey_done(struct csv_survey *s);

/* A column of words: not one of numbers with a slip in it. */
bool csv_column_text(const struct csv_column *c);

#endif
