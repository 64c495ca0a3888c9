/* What went wrong, where, and what was meant: errors are values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

#include "base/str.h"

/* What the line that is offered is to the line that was typed. */
enum remedy {
    REMEDY_MEANT,    /* what was meant; or an example, where that is not known */
    REMEDY_SLIP,     /* the same, with a name spelled right */
    REMEDY_WORDED,   /* the same, as it is written here */
    REMEDY_DOUBTFUL, /* one reading of several: another way to write it wins */
    REMEDY_ASKS,     /* == for a =: a question, where setting was meant perhaps */
    REMEDY_LACKS,    /* what the line lacks, if anything: it is written right */
};

/* The last parameter of whatever can fail for the user's reasons. Zeroed = no error.
 * The texts are safe to print: control and invalid bytes never get in. */
struct err {
    char message[512];  /* one or two sentences for a person; "" = no error */
    char meant[256];    /* the line that was meant, ready to run; "" = none known */
    char part[256];     /* what MEANT is to replace; "" = all of the line */
    enum remedy remedy; /* what MEANT is */
    char file[256];     /* "" = not about a file */
    int line, column;   /* from 1; 0 = not known. column counts bytes */
};

/* Sets the message (the place and the meant line are cleared). Always false, so that
 * `return err_set(err, …)` reads well. ERR may be NULL. */
bool err_set(struct err *err, const char *fmt, ...) LIKE_PRINTF(2, 3);

/* The same with a place. FILE may be NULL: a column of the line that was typed. */
bool err_at(struct err *err, const char *file, int line, int column, const char *fmt,
            ...) LIKE_PRINTF(5, 6);

/* Adds the line that was meant. Always false. */
bool err_meant(struct err *err, const char *fmt, ...) LIKE_PRINTF(2, 3);
/* What is offered is of this kind; err_set and err_clear forget it. Always false. */
bool err_remedy(struct err *err, enum remedy remedy);
/* MEANT stands in place of PART only, a piece of what was typed; too long a piece has
 * no remedy. */
void err_part(struct err *err, const char *part);
/* LINE contains the piece: MEANT becomes the line with it replaced. */
void err_whole(struct err *err, const char *line);

void err_clear(struct err *err);

/* Appends "FILE:LINE:COLUMN: message" with as much of the place as is known. */
void err_text(const struct err *err, struct str *out);

#endif
