/* The kinds of files that export writes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_EXPORT_KIND_H
#define REPL_EXPORT_KIND_H

#include "lab/export_model.h"
#include "lab/export_table.h"
#include "repl/shell.h"

/* What is written, and how large. */
struct export_job {
    struct shell *sh;
    const struct figure *figure;      /* NULL: what is written is no picture's */
    const struct export_table *table; /* of numbers: this one; NULL: the figure's */
    const struct tongue *tongue;      /* of the model */
    int cols, rows;                   /* of a picture */
    struct str text;
};

struct export_kind {
    const char *end;
    bool (*write)(struct export_job *j, struct err *err);
    const char *marker; /* how such a file begins; NULL: with the header it would get */
    const struct tongue *tongue; /* of a program; NULL: none */
    bool picture;                /* it has a size */
};

/* By the end of the name; NULL sets ERR. */
const struct export_kind *export_kind_of(const char *file, struct err *err);
/* "scatter of hobbits", "f = x^2" */
void export_title(const struct shell *sh, const struct figure *f, struct str *out);

#endif
