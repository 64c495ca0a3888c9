/* What is read for a moment over the body: explain, help, completions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_OVERLAY_H
#define UI_OVERLAY_H

#include "plot/paper.h"
#include "ui/layout.h"

struct overlay {
    struct paper paper;  /* as it was said */
    struct paper folded; /* for a body of WIDTH columns */
    int width;
    char *title;
    size_t top; /* rows scrolled away */
    bool open;
    bool fleeting; /* gone as soon as the line changes */
};

void overlay_init(struct overlay *o, bool ascii);
void overlay_done(struct overlay *o);

/* Opens with a copy of P and of the title. Rows are folded to the body's width. */
void overlay_open(struct overlay *o, const char *title, const struct paper *p);
void overlay_close(struct overlay *o);

/* Rows below those that a body pane of that size shows. */
size_t overlay_below(struct overlay *o, const struct pane *body);
/* One page on (+1) or back (-1); false if there is nothing that way. */
bool overlay_scroll(struct overlay *o, const struct pane *body, int way);
/* The same by ROWS at most. */
bool overlay_by(struct overlay *o, const struct pane *body, int way, size_t rows);
void overlay_end(struct overlay *o, const struct pane *body);
void overlay_draw(struct overlay *o, const struct pane *body, struct grid *g);

#endif
