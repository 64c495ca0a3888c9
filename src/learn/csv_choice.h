/* Which columns are features and which is the label: "x1=Age x2=Fare label=Survived".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_CHOICE_H
#define LEARN_CSV_CHOICE_H

#include "learn/csv_head.h"

struct csv_choice {
    size_t *feature; /* columns from 0, in the order x1, x2 … */
    size_t n;
    size_t label;
    bool chosen; /* the features were named */
};

/* COLUMNS as csv.h says; NULL: all, the last is the label. False sets ERR, its column
 * counted in COLUMNS; csv_choice_done() is right in both cases. */
bool csv_choose(struct csv_choice *c, const struct csv_head *h, const char *columns,
                struct err *err);
void csv_choice_done(struct csv_choice *c);

#endif
