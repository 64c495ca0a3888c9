/* --doctor: what this terminal can do, and where files are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DOCTOR_H
#define DOCTOR_H

#include "base/path.h"
#include "codeset.h"
#include "repl/preferences.h"
#include "terminfo.h"

struct findings {
    const struct codeset *codeset;
    const struct terminfo *terminfo;
    const struct places *places;
    const char *term; /* as the environment has it; NULL = not set */
    bool ttys;        /* input and output are terminals */
    bool full_screen; /* it would start in */
    int rows, cols;   /* 0 = not known */
    int colours;      /* that would be used */
    enum glyphs glyphs;
    const struct preferences *preferences;
    size_t lessons; /* found */
};

void doctor_report(const struct findings *f, struct str *out);
void doctor_versions(struct str *out);

#endif
