/* What is read for a moment over the body: explain, help, completions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/overlay.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/fold.h"
#include "ui/page.h"

void overlay_init(struct overlay *o, bool ascii)
{
    *o = (struct overlay){0};
    paper_init(&o->paper, ascii);
    paper_init(&o->folded, ascii);
}

void overlay_done(struct overlay *o)
{
    paper_done(&o->paper);
    paper_done(&o->folded);
    free(o->title);
}

void overlay_open(struct overlay *o, const char *title, const struct paper *p)
{
    free(o->title);
    o->title = mem_text(title);
    o->top = 0;
    o->open = true;
    o->fleeting = false;
    paper_clear(&o->paper);
    paper_add(&o->paper, p);
    o->width = 0;
}

void overlay_close(struct overlay *o)
{
    o->open = false;
    paper_clear(&o->paper);
}

/* Where the rows go: under the title, with a blank row between if there is room. */
static struct pane inside(const struct pane *body)
{
    int head = body->rows >= 10 ? 2 : 1;

    return (struct pane){body->row + head, body->col + 1, body->rows - head,
                         body->cols - 2};
}

static void fit(struct overlay *o, int width)
{
    if (o->width == width)
        return;
    o->width = width;
    paper_clear(&o->folded);
    fold_rows(&o->paper, 0, o->paper.rows, width > 0 ? width : 1, &o->folded);
}

size_t overlay_below(struct overlay *o, const struct pane *body)
{
    struct pane p = inside(body);

    fit(o, p.cols);
    return page_span(o->folded.rows, p.rows, &o->top).below;
}

bool overlay_by(struct overlay *o, const struct pane *body, int way, size_t rows)
{
    size_t below = overlay_below(o, body), old = o->top;

    if (way > 0)
        o->top += below < rows ? below : rows;
    else
        o->top -= o->top < rows ? o->top : rows;
    return o->top != old;
}

bool overlay_scroll(struct overlay *o, const struct pane *body, int way)
{
    int rows = inside(body).rows;

    return overlay_by(o, body, way, rows > 1 ? (size_t)rows - 1 : 1);
}

void overlay_end(struct overlay *o, const struct pane *body)
{
    o->top = 0;
    o->top = overlay_below(o, body);
}

void overlay_draw(struct overlay *o, const struct pane *body, struct grid *g)
{
    struct pane p = inside(body);
    size_t below = overlay_below(o, body);

    grid_text(g, body->row, p.col, p.cols, STYLE_TITLE, o->title);
    paper_draw(&o->folded, o->top, g, p.row, p.col, p.rows, p.cols);
    if (below)
        page_more(g, &p);
}
