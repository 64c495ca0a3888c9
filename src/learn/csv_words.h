/* A label column in two words: which of them is class 1.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_WORDS_H
#define LEARN_CSV_WORDS_H

#include "learn/csv_scan.h"
#include "learn/data.h"

enum { CSV_NAME_BYTES = 60 }; /* longer names are cut */

/* The words in the order they came; zeroed = none yet. */
struct csv_words {
    char *word[2];
    size_t n;
};

void csv_words_done(struct csv_words *w);

/* *Y = the word's place, 0 or 1; false for a third word. */
bool csv_words_add(struct csv_words *w, const struct csv_field *f, double *y);

/* Turns the places in D's labels into classes and names these: words like no or false
 * are class 0, else the alphabet decides. Without words nothing happens. */
void csv_words_classify(const struct csv_words *w, struct data *d);

/* no, false, absent … */
bool csv_word_no(const char *word);

#endif
