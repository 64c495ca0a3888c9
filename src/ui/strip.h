/* The strip: a thin line that carries the numbers of the page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_STRIP_H
#define UI_STRIP_H

#include "repl/shell.h"

enum { STRIP_MAX = 24 };

/* What ranks higher goes later where room is short. */
enum strip_rank {
    STRIP_USUAL,
    STRIP_ASKED,   /* what the line being typed would make of it */
    STRIP_COUNTED, /* the same of a count */
    STRIP_FIRST,   /* what the learner has in hand */
};

/* One number: "loss 0.405 → 2.261". */
struct strip_part {
    char *text;   /* heap */
    bool changed; /* by the last command: bold */
    bool close;   /* belongs to the one before (w1 w2 b): only two blanks between */
    enum strip_rank rank;
    char *brief; /* heap: without where it came from; NULL: TEXT */
    char *mark;  /* heap: "▴▴", which way is downhill; NULL */
};

/* The parts for what shell_strip() names, but not BUT (NULL: none; what the corner says
 * already); returns how many. AHEAD (NULL: none) has the weights that are being typed:
 * what would follow from them is asked: "errors 4 → 1?". The caller frees the texts. */
size_t strip_read(struct shell *sh, const char *but, struct bench *ahead,
                  struct strip_part part[STRIP_MAX]);
void strip_done(struct strip_part *part, size_t n);

/* Appends WIDTH columns of styled text: "── height 3   slope 0 ───── foot size → ──".
 * What does not fit goes: first the marks, then where values came from, then CORNER
 * (may be ""), then parts from the right, those of the lowest rank first. */
void strip_line(const struct strip_part *part, size_t n, const char *corner, int width,
                bool ascii, struct str *out);

#endif
