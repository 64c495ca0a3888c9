/* Tables with a name of their own: data, loss, path, as CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPORT_TABLE_H
#define LAB_EXPORT_TABLE_H

#include "lab/bench.h"

struct export_table {
    const char *name; /* of the file, without .csv */
    const char *what; /* "the points" */
    bool ours;        /* its header is one that only this program writes */
    /* False sets ERR: there is nothing to write yet. */
    bool (*write)(struct bench *b, struct str *csv, struct err *err);
};

/* The one whose name is the N bytes of NAME, small or large; NULL: there is none. */
const struct export_table *export_table_named(const char *name, size_t n);

#endif
