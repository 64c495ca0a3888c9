/* Expressions of the one language: text to tree, tree to value.
 *
 * Loosest first: or, and, not, one comparison (< <= > >= == !=), + -, * /, unary -, ^
 * (from the right; -x^2 is -(x^2)). Numbers carry no sign (1e-5, .5). Names are
 * letters, digits, _ and dots inside. U+2212 is a minus; the names σ η λ τ are sigma
 * eta lambda tau; ln is log; σ(…) is sigmoid. No implied product: `2x` is an error that
 * offers 2*x. Functions: exp log log10 sqrt abs min max sign sin cos tanh sigmoid logit
 * softplus mean sum near within same; used, count take bare words. Constants e, pi.
 * Whatever else is called or named is asked of the scope (p(2,3), z(..), readings).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_FORMULA_H
#define LEARN_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum value_kind {
    VALUE_NUMBER,
    VALUE_WORD,      /* `features` is linear; compares with == and != only */
    VALUE_UNDEFINED, /* has no value here, and why */
};

struct value {
    enum value_kind kind;
    double number;    /* finite when kind is VALUE_NUMBER; truth is 1 and 0 */
    const char *word; /* borrowed from the scope until the bench changes */
    char why[128];    /* VALUE_UNDEFINED: a phrase, "no point is predicted 1" */
    bool each;        /* VALUE_UNDEFINED: every point has a value of its own */
};

struct value
value_number(double v); /* undefined ("the result is not a finite number") if so */
struct value value_word(const char *word);
struct value value_undefined(const char *why, ...) LIKE_PRINTF(1, 2);
struct value value_each(const char *name); /* undefined: every point has its own */
bool value_true(const struct value *v);    /* a number that is not 0 */

/* Where names get their values: a chain of tables. Each function may be NULL. */
struct scope {
    const struct scope *up; /* asked when this one does not know */
    void *self;
    /* The value of NAME; false = not known here. */
    bool (*name)(void *self, const char *name, struct value *out);
    /* The value of NAME(args); false = no such function here. For used/count the args
     * are words. A wrong number of arguments sets ERR and returns true. */
    bool (*call)(void *self, const char *name, const struct value *args, size_t nargs,
                 struct value *out, struct err *err);
    /* Inside mean() and sum(): the column NAME of all N points (x, x1 …, y, z, p);
     * false = not a name of the points. Borrowed until the bench changes. */
    bool (*column)(void *self, const char *name, const double **values, size_t *n);
    /* NAME as a formula of the learner's own (its names already replaced by earlier
     * ones); its tree stands for the name, inside mean() and same() too. Asked only for
     * names that nothing else in the chain knows. NULL = none. */
    const struct formula *(*definition)(void *self, const char *name);
    /* The i-th name known here, for suggestions and completion; NULL past the last. */
    const char *(*nth)(void *self, size_t i);
};

struct formula;

/* All of TEXT as one expression. NULL sets err->column (from 1, in bytes of TEXT) and a
 * sentence; where the remedy is plain, err->meant is the whole repaired TEXT
 * (`A ) is missing at the end.` meant `-log(0.1)`). */
struct formula *formula_parse(const char *text, struct err *err);

/* The longest expression at the start of TEXT, up to a `,` or `;` or `#` outside
 * brackets or the end; *USED = the bytes it takes. */
struct formula *formula_parse_expr(const char *text, size_t *used, struct err *err);

/* One value of a space-separated list: as above, but a space ends it when no bracket is
 * open, what stands before can end a value (number, name, `)`) and what follows can
 * begin one (number, name, `(`, or a sign with a space before and none after): `3 -0.4`
 * is two values, `3 - 0.4` one. */
struct formula *formula_parse_value(const char *text, size_t *used, struct err *err);

void formula_free(struct formula *f); /* NULL allowed */

/* The value; false sets ERR for what is a mistake of the text: an unknown name (with a
 * near one offered), a wrong number of arguments, a word where a number is needed.
 * What has no value at this moment (log(-1), 1/0, an undefined reading) is no error but
 * VALUE_UNDEFINED. A comparison with something undefined is undefined, so is its `not`;
 * neither is true. `or`/`and` with one side that decides have that value. In == and !=
 * a bare name compared with a word is itself a word. */
bool formula_eval(const struct formula *f, const struct scope *scope, struct value *out,
                  struct err *err);

/* Every name and function is known to SCOPE (nothing is computed). */
bool formula_check(const struct formula *f, const struct scope *scope, struct err *err);

/* Calls SEEN for each name that occurs (functions not). */
void formula_names(const struct formula *f, void (*seen)(void *self, const char *name),
                   void *self);

/* A place where the sides of same(f, g) differ, with numbers for a person. */
enum { DIFFERENCE_NAMES = 4 };
struct difference {
    size_t n;
    char name[DIFFERENCE_NAMES][16]; /* of all letters in them */
    double at[DIFFERENCE_NAMES];
    struct value value[2]; /* of f and of g; one may be undefined */
};
/* F is nothing but same(f, g): the first of a few places where they differ; false:
 * there is none, or it has too many letters. */
bool formula_difference(const struct formula *f, const struct scope *scope,
                        struct difference *d);

/* The value of a bare literal: a number, -number, 75%, 3/4 of two literals. */
bool formula_literal(const char *text, double *value);
/* It asks whether something holds: a comparison, and, or, not. */
bool formula_asks(const struct formula *f);
/* It contains an operator or a function call. */
bool formula_computes(const struct formula *f);

/* The known functions and constants, for completion; NULL past the last. */
const char *formula_function(size_t i);
/* How the function NAME is written: "near(a, b, tolerance)"; NAME itself for a constant
 * or what is no function. */
const char *formula_usage(const char *name);
/* What a function or constant is, in a phrase; NULL: it is none. */
const char *formula_help(const char *name);
/* A line that runs with any data: "near(loss, 0.7, 0.1)". */
const char *formula_example(const char *name);

#endif
