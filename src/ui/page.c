/* What all pages share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page.h"

#include <string.h>

#include "lab/figure.h"
#include "lab/timeline.h"
#include "plot/text.h"
#include "ui/pointer.h"
#include "ui/preview.h"

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

static bool same_look(const struct look *a, const struct look *b)
{
    return a->glyphs == b->glyphs && a->tints == b->tints && a->bare == b->bare &&
           a->titled == b->titled && a->discreet == b->discreet && a->bloom == b->bloom;
}

static bool still_true(const struct drawn *d, const struct figure *f,
                       const struct bench *b, const struct look *look,
                       const struct pane *p, const struct grid *g)
{
    return d->figure == f && d->bench == b && d->version == b->version &&
           same_look(&d->look, look) && d->grid.rows == p->rows &&
           d->grid.cols == p->cols && d->grid.ascii == g->ascii;
}

static void draw_anew(struct drawn *d, const struct figure *f, struct bench *b,
                      const struct look *look, const struct pane *p, bool ascii)
{
    if (d->figure)
        grid_done(&d->grid);
    d->figure = f;
    d->bench = b;
    d->look = *look;
    grid_init(&d->grid, p->rows, p->cols, ascii);
    figure_draw(f, b, look, &d->grid);
    d->version = b->version;
}

struct look page_look(const struct view *v, const struct figure *f,
                      const struct pane *p)
{
    struct look look = v->sh->host.look;

    look.titled = p == &v->at->second;
    look.discreet = v->sh->guide && guide_task(v->sh->guide);
    look.bare = look.bare || v->at->mode != LAYOUT_COLUMNS ||
                (p->rows < BARE_BELOW_ROWS && !look.titled);
    look.named = v->at->wide;
    look.bloom = f && f->blooms && !look.titled ? v->bloom : 0;
    return look;
}

/* Drawing asks the model at every cell: too much for each key that is typed. */
void page_picture(struct view *v, const struct figure *f, const struct pane *p,
                  struct grid *g)
{
    bool second = p == &v->at->second;
    struct drawn *d = &v->drawn[second];
    struct bench *b = v->sh->bench;
    struct look look = page_look(v, f, p);
    const struct ghosts ghosts = {v->goal, v->ahead};

    if (!f || p->rows < 1 || p->cols < 1)
        return;
    if (!still_true(d, f, b, &look, p, g))
        draw_anew(d, f, b, &look, p, g->ascii);
    preview_blit(f, b, &ghosts, &look, &d->grid, g, p->row, p->col);
    if (v->pointer && !second)
        pointer_draw(v->pointer, f, b, &look, &d->grid, g, p->row, p->col);
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

/* Updates of the run on show, also those that were gone back over, and of the stretches
 * before it. A fit is one jump: between its ends there is nothing to see. */
static size_t updates(const struct state *s)
{
    size_t n = s->known + chain_steps(&s->before);

    if (!s->known)
        return 0;
    for (size_t i = 0; i < s->before.n; i++)
        n -= s->before.part[i].fit;
    return n - (s->line && s->line->fit);
}

bool page_has_run(struct shell *sh)
{
    const struct figure *f = figure_now(sh->bench);

    return f && f != figure_named("loss") && f != figure_named("table") &&
           (f != figure_named("f") || sh->bench->s.explorer.minimizing) &&
           (f != figure_named("net") || !sh->bench->s.hidden) &&
           updates(&sh->bench->s) > 0;
}

void page_axis(struct bench *b, struct str *out)
{
    const struct figure *f = figure_now(b);
    size_t start = out->len;

    if (f && f->corner)
        f->corner(b, out);
    if (out->len > start || !f || !f->across)
        return;
    f->across(b, out);
    if (out->len > start)
        str_add(out, " →");
}
