/* What all pages share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page.h"

#include <string.h>

#include "lab/figure.h"
#include "plot/text.h"

enum { BARE_BELOW_ROWS = 12 }; /* a picture this low does without a caption */

const struct page_kind *page_of(const struct shell *sh)
{
    return sh->guide ? &page_lesson : &page_lab;
}

int page_right(struct grid *g, const struct pane *p, int from, enum style style,
               const char *text)
{
    int edge = p->col + p->cols - 1, at = edge - (int)text_columns(text, g->ascii);

    if (at < from)
        return edge;
    grid_text(g, p->row, at, -1, style, text);
    return at;
}

void page_forget(struct drawn drawn[2])
{
    for (int i = 0; i < 2; i++) {
        if (drawn[i].figure)
            grid_done(&drawn[i].grid);
        drawn[i].figure = NULL;
    }
}

static bool still_true(const struct drawn *d, const struct figure *f, bool bare,
                       const struct pane *p, const struct grid *g)
{
    return d->figure == f && d->bare == bare && d->grid.rows == p->rows &&
           d->grid.cols == p->cols && d->grid.ascii == g->ascii;
}

/* Drawing asks the model at every cell: too much for each key that is typed. */
void page_picture(struct view *v, const struct figure *f, const struct pane *p,
                  struct grid *g)
{
    struct drawn *d = &v->drawn[p == &v->at->second];
    struct look look = v->sh->host.look;

    if (!f || p->rows < 1 || p->cols < 1)
        return;
    look.bare = look.bare || v->at->mode != LAYOUT_COLUMNS || p->rows < BARE_BELOW_ROWS;
    if (!still_true(d, f, look.bare, p, g)) {
        if (d->figure)
            grid_done(&d->grid);
        d->figure = f;
        d->bare = look.bare;
        grid_init(&d->grid, p->rows, p->cols, g->ascii);
        figure_draw(f, v->sh->bench, &look, &d->grid);
    }
    grid_blit(g, p->row, p->col, &d->grid);
}

static bool blank_from(const struct grid *g, int row, int from, int to)
{
    for (int col = from; col < to; col++) {
        const struct cell *c = grid_at(g, row, col);

        if (c && c->glyph != ' ')
            return false;
    }
    return true;
}

void page_more(struct grid *g, const struct pane *p)
{
    static const char text[] = "more: PgDn";
    int row = p->row + p->rows - 1, edge = p->col + p->cols;
    int at = edge - (int)strlen(text);
    bool few = p->rows <= 3;

    if (p->rows < 1)
        return;
    at = at < p->col ? p->col : at;
    if (!blank_from(g, row, at - 1, edge)) {
        for (int col = few ? at - 2 : p->col; col < edge; col++)
            grid_put(g, row, col, STYLE_PLAIN, ' ');
        if (few)
            grid_text(g, row, at - 2, 1, STYLE_PLAIN, "…");
    }
    grid_text(g, row, at, p->cols, STYLE_BOLD, text);
}

struct span page_span(size_t total, int rows, size_t *top)
{
    size_t room = rows > 0 ? (size_t)rows : 0, last = total > room ? total - room : 0;

    if (*top > last)
        *top = last;
    return (struct span){*top, room, last - *top};
}

void page_axis(struct bench *b, struct str *out)
{
    const struct figure *f = figure_now(b);

    size_t start = out->len;

    if (f && f->across)
        f->across(b, out);
    if (out->len > start)
        str_add(out, " →");
}
