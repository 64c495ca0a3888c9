/* What a page can do: the record that the pages fill in, and what they share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include "plot/grid.h"
#include "repl/shell.h"
#include "ui/layout.h"

/* On a small screen the body shows one of these; everywhere else all that there is. */
enum tab {
    TAB_TEXT,
    TAB_PICTURE,
    TAB_MORE, /* the task; in the lab the second picture */
    TABS
};

/* A picture as it was last drawn; keys that change nothing show it again. */
struct drawn {
    const struct figure *figure; /* NULL: none, or it may have changed */
    const struct bench *bench;   /* of this state */
    unsigned long version;
    struct look look;
    struct grid grid;
};

/* What a page is drawn from. */
struct view {
    struct shell *sh;
    const struct layout *at;
    const struct paper *said; /* the lab's transcript */
    enum tab tab;
    size_t top;          /* rows of text scrolled away */
    struct drawn *drawn; /* the first and the second picture */
    struct bench *ahead; /* with the weights that are being typed; NULL: none */
    struct bench *goal;  /* with those that the task asks for; NULL: none */
    int bloom;           /* look.bloom of the first picture */
    const struct pointer *pointer; /* the crosshair in it; NULL: none */
};

/* A text that may be longer than its pane. */
struct span {
    size_t above, rows, below; /* rows scrolled away, visible, still to come */
};

struct pointer;

struct page_kind {
    const char *name;
    const char *words; /* for the last row, most wanted first: "help hint …" */
    const char *order; /* the same words as they are shown */
    const char *few;   /* those for a small screen */
    const char *tab_name[TABS];
    bool transcript;                  /* keeps what was typed and said */
    bool (*second)(struct shell *sh); /* there is a second picture */
    bool (*has_tab)(struct view *v, enum tab tab);
    void (*title)(struct view *v, struct grid *g);
    void (*body)(struct view *v, struct grid *g);
    /* The text on show: how much of it is visible. Corrects v->top. */
    struct span (*text)(struct view *v, bool ascii);
    /* The right end of the strip; appends nothing if there is nothing to say. */
    void (*corner)(struct view *v, struct str *out);
    const char *corner_reading; /* what the corner says, so that the strip need not */
};

extern const struct page_kind page_lesson, page_lab;

/* The page that SH is on. */
const struct page_kind *page_of(const struct shell *sh);

/* Puts TEXT so that it ends one column before the pane's right edge; returns its first
 * column. Nothing is put, and the edge returned, if it would begin left of FROM. */
int page_right(struct grid *g, const struct pane *p, int from, enum style style,
               const char *text);
/* Draws figure F (NULL: nothing) into the pane, with the ghost of what is typed. */
void page_picture(struct view *v, const struct figure *f, const struct pane *p,
                  struct grid *g);
/* How it is drawn there. */
struct look page_look(const struct view *v, const struct figure *f,
                      const struct pane *p);
/* The pictures have to be drawn anew: a line was run. */
void page_forget(struct drawn drawn[2]);
/* "more: PgDn" at the right end of the pane's last row, alone if both have no room;
 * where there are only few rows, the last one is cut short instead. */
void page_more(struct grid *g, const struct pane *p);
/* The part of TOTAL rows that ROWS show from *TOP on; *TOP is corrected to the last
 * page. */
struct span page_span(size_t total, int rows, size_t *top);
/* There are steps to be seen beside the picture on show: the loss over them is the
 * second one. */
bool page_has_run(struct shell *sh);
/* What the picture on show has for the strip's corner: "foot size →", its x axis, or
 * "jump 6". */
void page_axis(struct bench *b, struct str *out);

#endif
