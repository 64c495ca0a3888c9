/* What the line being typed would make of the weights, before Enter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_PREVIEW_H
#define REPL_PREVIEW_H

#include "repl/shell.h"

/* The last line that was looked at, and what it came to; zeroed: none. */
struct preview {
    char *line;
    const struct bench *of; /* and which state of it the line was to change */
    unsigned long version;
    struct bench *bench; /* what it would be; NULL: the line changes no weights */
    bool shown;          /* … and it is not as it is now */
};

/* A bench with the data of the present one and the weights that LINE would give it.
 * NULL: the line is not (yet) statements about weights and nothing else, or is at
 * fault, or would change nothing; or work is under way, a guess waits, the map lies in
 * fog, `preview` is off. Nothing is changed, said or noted. Belongs to P, until P is
 * asked again. */
struct bench *shell_preview(struct shell *sh, const char *line, struct preview *p);
/* The same of the `goal:` of the task that is open; NULL too if there is none, or it is
 * reached. */
struct bench *shell_goal(struct shell *sh, struct preview *p);
void preview_done(struct preview *p);

/* The points are few enough to be counted at every key. */
bool preview_counts(const struct bench *b);

#endif
