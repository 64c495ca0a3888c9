/* Rows of a paper for a pane: those that are too wide are folded at a blank.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/fold.h"

#include <string.h>

static bool is_blank(const struct cell *c)
{
    return c->glyph == ' ';
}

/* How many of the N cells at C make a row of WIDTH: up to the last blank, else a cut
 * that leaves wide glyphs whole. */
static int piece(const struct cell *c, int n, int width)
{
    int end = width;

    if (n <= width)
        return n;
    while (end > 0 && !is_blank(&c[end]))
        end--;
    if (end > 0)
        return end;
    return c[width].glyph == 0 && width > 1 ? width - 1 : width;
}

static int indent(const struct row *row)
{
    int n = 0;

    while (n < row->cols && is_blank(&row->cell[n]))
        n++;
    return n;
}

static void add_cells(struct paper *out, int lead, const struct cell *c, int n)
{
    struct grid g;

    grid_init(&g, 1, lead + n, out->ascii);
    if (n)
        memcpy(g.cell + lead, c, (size_t)n * sizeof *c);
    paper_grid(out, &g);
    grid_done(&g);
}

static void fold_row(const struct row *row, int width, struct paper *out)
{
    int lead = indent(row), at = 0;

    if (lead > width / 2)
        lead = 0;
    do {
        int left = at ? lead : 0;
        int n = piece(row->cell + at, row->cols - at, width - left);

        add_cells(out, left, row->cell + at, n);
        at += n;
        while (at < row->cols && is_blank(&row->cell[at]))
            at++;
    } while (at < row->cols);
}

void fold_rows(const struct paper *p, size_t from, size_t n, int width,
               struct paper *out)
{
    for (size_t i = from; i < p->rows && i - from < n; i++)
        if (p->row[i].cols == 0)
            paper_blank(out);
        else
            fold_row(&p->row[i], width, out);
}
