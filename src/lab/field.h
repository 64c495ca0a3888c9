/* Where a number or a switch stands in the state of a bench, so that a row of a table
 * can name it instead of bringing functions that read and write it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FIELD_H
#define LAB_FIELD_H

#include <stddef.h>

#include "lab/bench.h"

/* The place of MEMBER in STRUCT; the compiler complains unless it is a TYPE. Never 0
 * here: no struct begins with one. */
#define FIELD(type, structure, member) \
    (offsetof(structure, member) + 0 * sizeof(&((structure *)0)->member == (type *)0))

#define FIELD_NUMBER(member) FIELD(double, struct bench, s.member)
#define FIELD_FLAG(member) FIELD(bool, struct bench, s.member)

static inline double *field_number(struct bench *b, size_t at)
{
    return (double *)((char *)b + at);
}

/* OWNER is the bench, or what else the place was taken of. */
static inline bool *field_flag(void *owner, size_t at)
{
    return (bool *)((char *)owner + at);
}

#endif
