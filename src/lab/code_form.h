/* The forms of statements that a code can hold, and the numbers that stand for them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_CODE_FORM_H
#define LAB_CODE_FORM_H

#include <stdbool.h>

/* A word and the number that stands for it in every code there is: it never changes. */
struct code_word {
    int number;
    const char *word;
};

/* In FORM, %w is one of WORDS, %n a number, %N numbers with blanks between, %s a number
 * in as few digits as it needs, %c a whole number from 0 on, %r the same up to
 * CODE_ROWS, %t text, %o a choice of columns, %m a formula's name, %k a file and %x the
 * weights of a network; other characters stand for themselves. */
struct code_form {
    int number; /* 1 … 71: it never changes; the first seven are short, of the others
                   those that are close behind the one before */
    const char *form;
    const struct code_word *words; /* closed by a NULL word */
    const char
        *usual; /* the statement where the code has none of this place; NULL: none
                 */
    bool also;  /* another way to say what the row above says: the same place */
    bool many;  /* of its place there may be several */
};

/* In the order of the statements in a script; closed by number 0. */
extern const struct code_form code_forms[];

/* NULL: none has the number. */
const struct code_form *code_form_numbered(int number);
/* The word of the number; NULL: there is none. */
const char *code_word_numbered(const struct code_word *words, int number);

/* For the tests: the words of the data sets, methods, models, losses and pictures. */
extern const struct code_word code_sets[], code_methods[], code_models[], code_losses[],
    code_figures[];

#endif
