/* Of what a film is made; private to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_FILM_INSIDE_H
#define TESTS_FILM_INSIDE_H

#include "film_kit.h"

/* Below the others first: what hides, what is drawn, what is read. */
enum kind { KIND_TINT, KIND_PATH, KIND_WORD };

struct piece {
    enum kind kind;
    char class[24];
    double x, y;
    int cells;  /* of a word */
    char *text; /* the word, the path of one cell, the whole tint */
    size_t from, to;
};

struct pieces {
    struct piece *piece;
    size_t n;
};

struct film {
    int rows, cols;
    struct pieces live, done; /* live: on the newest screen, in order */
    int *start;               /* ms, of each screen; then the end */
    size_t frames;
};

int film_compare(const void *piece, const void *other);
/* Nothing follows: all pieces are done, those of one life side by side. */
void film_end(struct film *f);

#endif
