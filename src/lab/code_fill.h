/* What fills the forms of a code: between a statement's text and bits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_CODE_FILL_H
#define LAB_CODE_FILL_H

#include "base/bits.h"
#include "base/str.h"
#include "lab/code.h"
#include "lab/code_form.h"

struct code_fill {
    struct bits bits;
    struct code_file
        file;           /* of the data; the name comes from the statement or the bits */
    const char *source; /* stands for the file; NULL: its name */
    int last;           /* the number of the last form that was not short; 0: none */
    bool newer;         /* a number was read that only a newer table has */
};

/* Puts what STATEMENT has where FORM has its places; false: it has not this form, and
 * nothing is put. */
bool code_fill_put(struct code_fill *c, const struct code_form *form,
                   const char *statement);
/* Takes it and appends the statement. False: it cannot be one of that form. */
bool code_fill_take(struct code_fill *c, const struct code_form *form, struct str *out);

#endif
