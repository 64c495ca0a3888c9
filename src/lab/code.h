/* A state as a short code that can be read aloud: what bench_script() writes, packed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A code is a row of symbols (base/symbols.h): the version, the packed script, the
 * seal. It is written in capitals, by fours with a dash between; case, dashes and
 * blanks do not count when it is read. A letter that only looks like a symbol is
 * refused with the code that it must have been. The script is one statement after the
 * other: the number of its form (lab/code_form.h), then what fills the form. Statements
 * that a code leaves out have their usual values, which are written into the script. */
#ifndef LAB_CODE_H
#define LAB_CODE_H

#include <stdint.h>

#include "base/err.h"

enum { CODE_VERSION = 1, CODE_ROWS = 20000 }; /* that a code may draw from a law */

/* The rows of a file are not in a code: this tells whether they are the same. */
struct code_file {
    char name[48];   /* without its directories; "": the data are no file's */
    uint64_t rows;   /* of the file */
    uint32_t digest; /* of the rows as they were edited */
};

/* Appends the code of SCRIPT, as bench_script() writes it. FILE is of its data where
 * they are a file's (only rows and digest are read). False sets ERR: what does not fit
 * a code. */
bool code_pack(const char *script, const struct code_file *file, struct str *code,
               struct err *err);
/* Appends the script of CODE and sets FILE. SOURCE stands there for the file of the
 * data, NULL: the name that is in the code. False sets ERR: where the code is wrong, in
 * MEANT the code as it must have been; nothing is appended. */
bool code_unpack(const char *code, const char *source, struct code_file *file,
                 struct str *script, struct err *err);

/* What TEXT is, by its looks and by its seal. */
enum code_likeness { CODE_NOT, CODE_LIKE, CODE_SOUND };
enum code_likeness code_like(const char *text);

#endif
