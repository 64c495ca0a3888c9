/* What the writers of programs share: what is written, and how a language says it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPORT_INSIDE_H
#define LAB_EXPORT_INSIDE_H

#include "lab/export_model.h"
#include "learn/formula.h"

/* A function that the language does not have by itself. */
struct helper {
    const char *name, *text;
};

enum { HELPERS = 24 };

/* What a program has to know. Names are clean, one row each; in the program they stand
 * in strings and comments only: its own names are x1, f1, t1. */
struct exported {
    const struct bench *b;
    const struct tongue *tongue;
    size_t inputs;
    char **name;    /* of the columns */
    char **feature; /* of what the model sees: dim */
    char **place;   /* what it is called in the program: "x1", "f3" */
    char *source;   /* "hobbits"; "" without data */
    char *label;
    char *class_name[2];
    bool classes;    /* a class is printed, not only a number */
    struct str body; /* the statements that make features of columns; "": they are the
                        columns */
    const char *need[HELPERS]; /* helpers that are called */
    size_t needs, temporaries;
};

/* How a language writes a model. Texts of two parts stand before and behind what is
 * written; %s in them is a name, %zu a count. */
struct tongue {
    const char *marker;           /* how the file begins */
    size_t column;                /* in a row of `word`s */
    bool counted;                 /* value1, value2 … by the number of arguments */
    bool bits;                    /* numbers may be in bits: a decimal stands beside */
    const struct helper *helpers; /* closed by NULL; what needs others comes later */
    const char *comment, *comment_end;
    const char *statement; /* "    %s = %s" */
    const char *end;       /* of a statement */
    const char *run;       /* "python3 model.py" */
    size_t first;          /* the index of the first element: 0 or 1 */
    void (*number)(double v, struct str *out);
    void (*string)(const char *text, struct str *out);
    void (*top)(const struct exported *m, struct str *out); /* before the numbers */

    const char *constant[2]; /* one number */
    const char *list[2];     /* name, count; the numbers are rows */
    const char *neurons[2];  /* around the rows of all neurons */
    const char *neuron[4];   /* one's bias, its weights, the end; the end of the last */
    const char *classes[2];

    /* features(x): what begins it; where the features are not the columns: before them,
     * between two rows of them, behind them; where they are; the end, scaled or not. */
    const char *features, *made[3], *same, *scaled, *raw;
    const char *element;  /* instead of a list, a statement each: "    f[%zu] = %s;" */
    const char *score[4]; /* its start; the sum of a network, of a line; its end */
    /* answer() and what calls it. In it stand @n, how many numbers are wanted; @w, the
     * string that says so; @p, the call that has p; @o, what is printed: */
    const char *answer;
    const char *printed[2]; /* … the number; the number and the class */
};

/* ---- names ---- */

/* Rows of comment: what the program is, how it is run. */
void export_head(const struct exported *m, struct str *out);
/* What it says when a place cannot be used: "2 numbers: foot lift". */
void export_wanted(const struct exported *m, struct str *out);

/* ---- numbers ---- */

/* 15 digits where they are the number, else 17; always with a point or an exponent. */
void export_number(double v, struct str *out);
/* TEXT in quotes, with a backslash before quotes and backslashes. */
void export_string(const char *text, struct str *out);
/* The N numbers of V, a row each with what stands beside it; NAMES may be NULL. */
void export_rows(const struct exported *m, const double *v, size_t n,
                 char *const *names, struct str *out);

/* ---- helpers ---- */

void export_need(struct exported *m, const char *helper);
bool export_needs(const struct exported *m, const char *helper);
/* The texts of those that are called, in the tongue's order. */
void export_helpers(const struct exported *m, struct str *out);

/* ---- statements ---- */

/* NAME = TEXT, with NOTE beside it (NULL: none), into m->body. */
void export_statement(struct exported *m, const char *name, const char *text,
                      const char *note);
/* The whole program behind the marker, by the syntax of the tongue. */
void export_program(const struct exported *m, struct str *out);
/* F, whose names are columns, as an expression; long ones by way of statements. False:
 * it has what is no arithmetic. */
bool export_formula(struct exported *m, const struct formula *f, struct str *out);

#endif
