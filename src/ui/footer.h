/* The last row: what can I do now.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_FOOTER_H
#define UI_FOOTER_H

#include "plot/grid.h"
#include "ui/layout.h"

/* LEFT, and at the right edge as many of the words of PRIORITY, most wanted first, as
 * there is room for, in the sequence of ORDER. Both lists are blank separated. */
void footer_words(struct grid *g, const struct pane *p, const char *left,
                  const char *priority, const char *order);

/* Appends ITEM behind what OUT has, if both fit into the pane. */
void footer_add(struct str *out, const struct pane *p, const char *item, bool ascii);
/* The same with every word of a blank separated list. */
void footer_add_words(struct str *out, const struct pane *p, const char *list,
                      bool ascii);

/* LEFT, and at the right edge RIGHT if there is room for it. */
void footer_pair(struct grid *g, const struct pane *p, const char *left,
                 const char *right);

#endif
