/* The rows held back in the pictures of points: how well the model does on what it has
 * not seen is there to be looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"

#include <math.h>

#include "plot/text.h"

static bool shown(const struct bench *b)
{
    return b->s.held && b->s.held->n > 0;
}

static bool classes(const struct bench *b)
{
    return b->s.held->kind != LABEL_VALUE;
}

/* Of very many rows every so manyth is drawn: as many as the crowd shows one by one. */
static size_t every(const struct bench *b)
{
    return (b->s.held->n + CROWD_DENSE - 1) / CROWD_DENSE;
}

/* What nothing else in these pictures is drawn with; the ASCII twin of the first is
 * what its text becomes, too. */
static const char *sign(const struct bench *b, bool one)
{
    return !classes(b) ? "•" : one ? "*" : "~";
}

void figure_held_draw(const struct bench *b, const struct chart *c, const double *x,
                      const double *y)
{
    bool plain = c->grid->ascii;
    int row, col;

    for (size_t i = 0; shown(b) && i < b->s.held->n; i += every(b)) {
        bool one = classes(b) && data_positive(b->s.held, i);

        if (!chart_cell(c, x[i], y[i], &row, &col))
            continue;
        chart_put(c, row, col, STYLE_DIM,
                  classes(b) ? one ? '*' : '~'
                  : plain    ? '*'
                             : 0x2022);
    }
}

void figure_held_caption(const struct bench *b, size_t room, struct str *out)
{
    struct str part;

    if (!shown(b))
        return;
    str_init(&part);
    str_add(&part, ", ");
    if (classes(b))
        str_addf(&part, "%s ", sign(b, true));
    str_addf(&part, "%s held back", sign(b, false));
    figure_add_part(out, room, part.s);
    str_done(&part);
}

void figure_held_words(const struct bench *b, struct str *out)
{
    const struct data *d = b->s.held;

    if (!shown(b))
        return;
    str_addf(out, " %zu row%s held back, drawn as ", d->n, d->n == 1 ? " is" : "s are");
    for (int one = classes(b); one >= 0; one--) {
        str_add(out, sign(b, one));
        if (!classes(b))
            break;
        str_add(out, " (");
        figure_kind(d, one, out);
        str_add(out, one ? ") and " : ")");
    }
    if (every(b) > 1)
        str_addf(out, ", one of %zu", every(b));
    str_addc(out, '.');
}

/* A step of the width of the points to either side; farther away they would be a heap
 * at the edge. */
static bool near(double v, double lo, double hi)
{
    double room = hi - lo;

    return v >= lo - room && v <= hi + room;
}

void figure_reach(struct axis *a, double lo, double hi, double v)
{
    axis_fit(a, lo, hi);
    if (near(v, lo, hi) && (v < a->lo || v > a->hi))
        axis_fit(a, fmin(lo, v), fmax(hi, v));
}

void figure_across(const struct bench *b, struct axis *x)
{
    const struct range *r = data_range(b->s.all, 0);

    figure_reach(x, r->lo, r->hi, b->s.placed ? b->s.place[0] : r->lo);
}

void figure_mark_words(const struct bench *b, const struct axis *x, const char *name,
                       double v, struct str *out)
{
    double at = b->s.place[0];

    str_add(out, " Marked: ");
    text_short(out, at);
    str_addf(out, ", %s ", name);
    text_short(out, v);
    str_add(out, at < x->lo || at > x->hi ? ", outside the picture." : ".");
}
