/* The options: one table, from which getopt, --help and the manual page are made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/str.h"
#include "repl/preferences.h"

enum colour_when { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };
enum errand { ERRAND_LEARN, ERRAND_LINT, ERRAND_DOCTOR, ERRAND_HELP, ERRAND_VERSION };

/* What -e or -f gave. */
struct source {
    bool is_file; /* TEXT names a file ("-" is standard input); else it is commands */
    const char *text; /* borrowed from argv */
};

struct options {
    enum errand errand;
    struct source *source; /* in the order given */
    size_t nsources;
    bool keep_going, plain, demo;
    const char *lessons; /* NULL = not given */
    const char *preview; /* a lesson file that is being written; NULL */
    bool seeded;         /* --seed was given */
    uint64_t seed;
    enum colour_when colour;
    enum charset charset;
    char **operand; /* borrowed from argv */
    size_t noperands;
};

/* False = wrong usage: one line has been written to standard error. */
bool options_read(struct options *o, int argc, char **argv);
void options_done(struct options *o);
/* Appends the operands, a blank between. True: they look like a code to load. */
bool options_code(const struct options *o, struct str *code);

void options_help(FILE *out);

#endif
