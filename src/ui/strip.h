/* The strip: a thin line that carries the numbers of the page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_STRIP_H
#define UI_STRIP_H

#include "repl/shell.h"

enum { STRIP_MAX = 24 };

/* One number: "loss 0.405 → 2.261". */
struct strip_part {
    char *text;   /* heap */
    bool changed; /* by the last command: bold */
    bool close;   /* belongs to the one before (w1 w2 b): only two blanks between */
};

/* The parts for what shell_strip() names, but not BUT (NULL: none; what the corner says
 * already); returns how many. The caller frees their texts. */
size_t strip_read(struct shell *sh, const char *but, struct strip_part part[STRIP_MAX]);
void strip_done(struct strip_part *part, size_t n);

/* Appends WIDTH columns of styled text: "── height 3   slope 0 ───── foot size → ──".
 * What does not fit goes: first CORNER (may be ""), then parts from the right. */
void strip_line(const struct strip_part *part, size_t n, const char *corner, int width,
                bool ascii, struct str *out);

#endif
