/* A file that a command writes: where it may be, and what it may replace.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_FILE_OUT_H
#define REPL_FILE_OUT_H

#include "repl/shell.h"

struct file_out {
    const char *command; /* that writes it: "export" */
    const char *name;
    const char *end;   /* of the name: ".svg" */
    const char *begin; /* a file there that begins with so many bytes of it is the */
    size_t nbegin;     /* command's own and is replaced; 0: none is */
};

/* NAME, any path, has a name before END; large and small letters are the same. */
bool file_out_ends(const char *name, const char *end);
/* FILE without its folders. */
const char *file_out_base(const char *file);
/* It is no sign of the system's shell (- and ~). */
bool file_out_sane(const char *command, const char *name, struct err *err);
/* The same, and it ends in END; else ERR says WHAT is written: "report writes
 * Markdown", and the line with that end. */
bool file_out_named(const char *command, const char *name, const char *end,
                    const char *what, struct err *err);
/* TEXT is written, all or nothing, if there is its folder and nobody's file is there.
 * False: ERR has the reason, and the typed line with another name. */
bool file_out_write(struct shell *sh, const struct file_out *f, const struct str *text,
                    struct err *err);

#endif
