/* The learner's own formulas: `formula p = 1/(1+exp(-(w*x+b)))`.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_DEFINITION_H
#define LAB_DEFINITION_H

#include "learn/formula.h"

/* Never changed once made; shared by reference count; NULL has none. */
struct definitions;

struct definitions *definitions_ref(struct definitions *d);
void definitions_free(struct definitions *d);

/* A copy of D with NAME = TEXT, earlier ones replaced in it. NULL sets ERR: a mistake
 * of TEXT, a name that is in the way (a function, a constant), or a cycle. D is not
 * taken over. */
struct definitions *definitions_with(const struct definitions *d, const char *name,
                                     const char *text, struct err *err);
/* The formula of NAME, all names replaced; NULL if there is none. */
const struct formula *definitions_get(const struct definitions *d, const char *name);
/* The I-th as it was typed, for `formula` alone; false past the last. */
bool definitions_nth(const struct definitions *d, size_t i, const char **name,
                     const char **text);

/* Appends the lines `formula NAME = …` that bring all of them back. */
void definitions_script(const struct definitions *d, struct str *out);

#endif
