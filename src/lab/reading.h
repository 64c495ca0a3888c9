/* Named numbers of the bench: what expressions, tasks, the strip and prose can read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_READING_H
#define LAB_READING_H

#include "lab/bench.h"
#include "learn/formula.h"

/* How a number is written on the strip: so many decimals (3 significant digits where
 * those would say too much or nothing), or */
enum {
    READING_WHOLE = -1,  /* a whole number */
    READING_NUMBER = -2, /* as text_number */
    READING_SHORT = -3,  /* 3 significant digits */
};

struct reading {
    const char *name;
    const char *group; /* "weights", "settings", "data", "fit", "run", "optimizer",
                          "evaluation", "explorer" */
    const char *help;  /* one sentence */
    const char *label; /* on the strip: "height" for intercept; NULL = name */
    int decimals;      /* on the strip: 0 …, or one of the above */
    void (*get)(struct bench *b, struct value *out); /* NULL: it is the number at */
    size_t number;                                   /* FIELD_NUMBER(tau) */
    const char *zero; /* what its 0 is called: "all"; NULL: 0 */
};

extern const struct reading *const readings[]; /* closed by NULL */

/* Readings that are numbered or named by a weight: w3, grad.h1.w2, hessian.b.w1. */
struct reading_family {
    const char *prefix;
    const char *example; /* one of its names */
    const char *group, *help;
    /* The value of NAME; false: it is none of this family. */
    bool (*get)(struct bench *b, const char *name, struct value *out);
    /* NAME is worth suggesting now; NULL: all are. Computes nothing. */
    bool (*here)(const struct bench *b, const char *name);
};

extern const struct reading_family reading_families[]; /* closed by prefix NULL */

/* The value of any name: a row of the table, or of a family. False = no such reading.
 */
bool reading_get(struct bench *b, const char *name, struct value *out);
const struct reading *reading_named(const char *name); /* table rows only */

/* A scope over the bench: readings, p(..) z(..), columns, the learner's formulas. */
struct scope reading_scope(struct bench *b);

/* "errors 4 of 24", "w1 0.36", "loss 0.405": a label and a value as the strip shows
 * them. Nothing is appended and false returned if NAME has no value now. */
bool reading_show(struct bench *b, const char *name, struct str *out);

/* "▴▴": raising the weight NAME lowers the objective, "▾" lowering it does; two marks
 * from a slope of 0.1 on, three from 1. False, and nothing appended: NAME is no weight,
 * `nudge` is off, or it is as good as level here. */
bool reading_nudge(struct bench *b, const char *name, struct str *out);

/* How many of the N bytes of "loss : 2" are the expression: behind a colon stands how
 * its value is written, "2" or "5.2" as in printf: two decimals, at least 5 columns.
 * DECIMALS is -1 without one. */
size_t reading_format(const char *expr, size_t n, int *columns, int *decimals);

/* Appends TEXT with each {EXPR} replaced by its value (3 significant digits, or as its
 * format says; a word as it is; "undefined: why" else). A fault in an expression sets
 * ERR and returns false. */
bool reading_fill(const char *text, const struct scope *scope, struct str *out,
                  struct err *err);

#endif
