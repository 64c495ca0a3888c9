/* A place in the picture on show, and what can be done there: each deed is an ordinary
 * line of the language. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_POINTED_H
#define REPL_POINTED_H

#include "lab/figure.h"

struct shell;

struct pointed {
    const struct figure *figure; /* that has places */
    double at[2];                /* across and up, as the picture's axes count */
    double unit[2];              /* of one cell of it */
};

/* A key that does something where the crosshair is. */
struct deed {
    char key;
    const char *word;  /* for the last row: "remove"; NULL: with the key before it */
    const char *help;  /* one phrase */
    unsigned places;   /* 1 << enum figure_places for each that it is for */
    bool usual;        /* Enter does it, too */
    const char *value; /* what goes behind the place; NULL nothing */
    /* Appends the line that does it. False: ERR says why there is none. */
    bool (*line)(struct bench *b, const struct pointed *p, const struct deed *d,
                 struct str *out, struct err *err);
};

extern const struct deed deeds[]; /* closed by key 0 */

/* What KEY does in pictures like F; '\r' what Enter does. NULL: nothing. */
const struct deed *deed_of(const struct figure *f, char key);

/* NULL = the picture on show has places to point at; else a sentence why not, and MEANT
 * (may be "") the line that changes that. */
const char *pointed_lacks(struct bench *b, const char **meant);
/* Where the crosshair begins: where it was predicted last, where the weights are, or
 * amid the data. */
void pointed_begin(struct bench *b, const struct figure *f, double at[2]);
/* V as a short number in the same cell, UNIT wide. */
double pointed_round(double v, double unit);

enum { POINTED_PARTS = 4 };
/* "foot 2.5", "lift 3", "z 0.42", "p 0.603": how many there are. OUT: each initialized.
 */
size_t pointed_tell(struct bench *b, const struct pointed *p,
                    struct str out[POINTED_PARTS]);

#endif
