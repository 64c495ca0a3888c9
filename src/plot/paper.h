/* The only output: rows of cells that grow downward; text and pictures alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_PAPER_H
#define PLOT_PAPER_H

#include "plot/grid.h"

struct paper {
    struct row {
        struct cell *cell;
        int cols;
    } * row;
    size_t rows, room;
    bool ascii; /* texts become their ASCII twins before they are laid out */
};

void paper_init(struct paper *p, bool ascii);
void paper_done(struct paper *p);
void paper_clear(struct paper *p);
void paper_cut(struct paper *p, size_t rows); /* drops all rows after the first ROWS */

/* The rows FROM … before TO become the last ones. */
void paper_put_last(struct paper *p, size_t from, size_t to);
/* The first ROWS rows (1 or more), the last of them ending in "…" within WIDTH columns;
 * nothing if there are no more. */
void paper_shorten(struct paper *p, size_t rows, size_t width);

void paper_close_up(struct paper *p, size_t from); /* drops empty rows from FROM on */

/* One row of styled text (plot/text.h), as it is. */
void paper_line(struct paper *p, enum style style, const char *text);
void paper_linef(struct paper *p, enum style style, const char *fmt, ...)
    LIKE_PRINTF(3, 4);
void paper_blank(struct paper *p);

/* Styled text wrapped at blanks into rows of WIDTH columns; the first row starts with
 * FIRST, the others with REST (both may be ""). A word that is too long is cut into
 * pieces.
 * '\n' in the text starts a new row. */
void paper_prose(struct paper *p, int width, enum style style, const char *first,
                 const char *rest, const char *text);

/* A picture's rows, trailing blanks kept out. */
void paper_grid(struct paper *p, const struct grid *g);

/* What is on it becomes ASCII, a twin of one column for each glyph; so will what comes.
 */
void paper_to_ascii(struct paper *p);

/* Appends Q's rows. */
void paper_add(struct paper *p, const struct paper *q);

/* Draws rows FROM … of P into G at ROW, COL, at most ROWS x COLS cells. */
void paper_draw(const struct paper *p, size_t from, struct grid *g, int row, int col,
                int rows, int cols);

/* Appends all rows as UTF-8 lines without trailing blanks. */
void paper_dump(const struct paper *p, struct str *out);

#endif
