/* A row's key taken apart, and the rows beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_QUESTION_H
#define REFERENCE_QUESTION_H

#include "rows.h"

enum { KEY_PARTS = 12, KEY_LENGTH = 256 };

/* /datasets/hobbit/optimum/0/w/1: six parts. */
struct question {
    const struct rows *rows;
    const char *key;
    size_t parts;
    char part[KEY_PARTS][64];
    size_t end[KEY_PARTS]; /* of the part in the key */
    size_t at;             /* what the row asks for begins with this part */
};

/* False: too long, or of too many parts. */
bool question_set(struct question *q, const struct rows *rows, const char *key);

bool question_is(const struct question *q, size_t part, const char *name);
/* The part is a number below LIMIT. */
bool question_index(const struct question *q, size_t part, size_t limit, size_t *i);

/* The key of the first PARTS parts, then /NAME; the value there, NULL or
 * (as a number) OTHERWISE if there is none. */
const char *question_text(const struct question *q, size_t parts, const char *name);
double question_number(const struct question *q, size_t parts, const char *name,
                       double otherwise);
/* The first PARTS parts into KEY: what rows that stand together have in common. */
void question_prefix(const struct question *q, size_t parts, char key[KEY_LENGTH]);
/* The weights NAME/b, NAME/w/0 … there (NAME may be ""); DIM entries, 0 where there is
 * none. */
void question_weights(const struct question *q, size_t parts, const char *name,
                      double *theta, size_t dim);

#endif
