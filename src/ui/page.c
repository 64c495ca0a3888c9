/* What all pages share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page.h"

#include <string.h>

#include "lab/dataset.h"
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

void page_picture(struct view *v, const struct figure *f, const struct pane *p,
                  struct grid *g)
{
    struct look look = v->sh->host.look;
    struct grid picture;

    if (!f || p->rows < 1 || p->cols < 1)
        return;
    look.bare = look.bare || v->at->mode != LAYOUT_COLUMNS || p->rows < BARE_BELOW_ROWS;
    grid_init(&picture, p->rows, p->cols, g->ascii);
    figure_draw(f, v->sh->bench, &look, &picture);
    grid_blit(g, p->row, p->col, &picture);
    grid_done(&picture);
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

    if (f && strcmp(f->name, "loss") == 0)
        str_add(out, "steps →");
    else if (f && b->s.data && strcmp(f->name, "table") != 0)
        str_addf(out, "%s →", dataset_axis(b->s.data, 0));
}
