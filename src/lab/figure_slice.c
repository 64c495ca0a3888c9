/* The objective along one weight, the others as they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/figure_parts.h"
#include "lab/landscape.h"
#include "plot/text.h"

enum { LOOKS = 100, NAMES = 14 };

static const char *lacks(struct bench *b)
{
    return landscape_lacks(b, 1);
}

/* ---- the part that is shown ---- */

struct slice {
    struct landscape l;
    struct axis x, y;
    double bottom, low; /* where it is lowest, and how low */
    bool bottomed;      /* it is lowest somewhere, not ever lower outward */
};

/* The place and the bottom are a fifth of the picture away from its sides. */
static void widen(struct slice *s)
{
    double lo = fmin(s->l.at[0], s->bottom), hi = fmax(s->l.at[0], s->bottom);
    double margin = (hi / 2 - lo / 2) * 0.6;

    if (lo - margin < s->x.lo || hi + margin > s->x.hi)
        axis_fit(&s->x, fmin(s->x.lo, lo - margin), fmax(s->x.hi, hi + margin));
}

static void fit_heights(struct slice *s)
{
    double lo = INFINITY, hi = -INFINITY;

    for (int i = 0; i <= LOOKS; i++) {
        double t = i / (double)LOOKS;
        double v = landscape_at(&s->l, s->x.lo * (1 - t) + s->x.hi * t, s->l.at[1]);

        if (isfinite(v)) {
            lo = fmin(lo, v);
            hi = fmax(hi, v);
        }
    }
    if (s->bottomed)
        lo = fmin(lo, s->low);
    if (lo <= hi)
        axis_fit(&s->y, lo, hi);
    else
        axis_fit(&s->y, 0, 1);
    if (lo >= 0 && s->y.lo < 0)
        s->y.lo = 0;
}

static void open(struct slice *s, struct bench *b, size_t places)
{
    *s = (struct slice){0};
    landscape_open(&s->l, b, 1, places + LOOKS);
    landscape_range(&s->l, &s->x, NULL);
    s->bottomed = landscape_bottom(&s->l, s->x.lo, s->x.hi, &s->bottom);
    if (s->bottomed) {
        s->low = landscape_at(&s->l, s->bottom, s->l.at[1]);
        widen(s);
    }
    fit_heights(s);
}

/* ---- drawing ---- */

static void draw_curve(const struct chart *c, const struct slice *s)
{
    int last = 0;
    bool there = false;
    struct canvas ink;

    chart_canvas(c, &ink);
    for (int i = 0; i < 2 * c->cols; i++) {
        double y =
            landscape_at(&s->l, axis_value(&c->x, (i + 0.5) / 2 - 0.5), s->l.at[1]);
        int j = isnan(y) ? 0 : chart_dot_row(c, y);

        if (!isnan(y))
            canvas_run(&ink, i, there ? last : j, j);
        there = !isnan(y);
        last = j;
    }
    chart_ink(c, &ink, STYLE_BOUNDARY, false);
    canvas_done(&ink);
}

static void draw_tangent(const struct chart *c, const struct slice *s)
{
    double g = s->l.slope[0], z[3] = {g * s->l.at[0] - s->l.here, -g, 1};
    struct canvas ink;

    if (!isfinite(z[0]) || !isfinite(g))
        return;
    chart_canvas(c, &ink);
    chart_line(c, &ink, z, 2);
    chart_ink(c, &ink, STYLE_DIM, true);
    canvas_done(&ink);
}

/* Where a step with half of the rate, the rate and twice the rate takes the weight. */
static void draw_landings(const struct chart *c, const struct slice *s)
{
    bool plain = c->grid->ascii || c->glyphs == GLYPHS_ASCII;
    struct spot spot;
    int row, col;

    for (int i = LANDINGS; i-- > 0;) {
        double v;

        if (!landscape_landing(&s->l, landscape_share[i], &spot))
            continue;
        v = landscape_at(&s->l, spot.at[0], s->l.at[1]);
        if (isfinite(v) && chart_cell(c, spot.at[0], v, &row, &col))
            chart_put(c, row, col, STYLE_GHOST, landscape_glyph(i, plain));
    }
}

static void draw_marks(const struct chart *c, const struct slice *s)
{
    bool plain = c->grid->ascii || c->glyphs == GLYPHS_ASCII;
    int row, col;

    draw_landings(c, s);
    if (s->bottomed && chart_cell(c, s->bottom, s->low, &row, &col))
        chart_put(c, row, col, STYLE_MARK, plain ? 'O' : 0x25CE);
    if (isfinite(s->l.here) && chart_cell(c, s->l.at[0], s->l.here, &row, &col))
        chart_put(c, row, col, STYLE_MARK, '@');
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct slice s;
    struct frame f = {.bare = look->bare, .glyphs = look->glyphs};
    struct chart c;
    struct str caption;

    open(&s, b, 2 * (size_t)g->cols);
    f.x = s.x;
    f.y = s.y;
    f.yname = landscape_height(&s.l);
    str_init(&caption);
    landscape_caption(&s.l, g->cols - (int)text_columns(f.yname, g->ascii) - 6,
                      g->ascii, &caption);
    f.note = g->rows >= NAMES ? caption.s : NULL;
    chart_open(&c, g, &f);
    str_done(&caption);
    if (c.rows > 0 && c.cols > 0) {
        draw_tangent(&c, &s);
        draw_curve(&c, &s);
        draw_marks(&c, &s);
    }
    landscape_done(&s.l);
}

/* ---- in words ---- */

/* What half a unit to either side of the bottom costs. */
static void write_cost(const struct slice *s, struct str *out)
{
    double left = landscape_at(&s->l, s->bottom - 0.5, s->l.at[1]) - s->low;
    double right = landscape_at(&s->l, s->bottom + 0.5, s->l.at[1]) - s->low;

    if (!isfinite(left) || !isfinite(right) || s->x.hi - s->x.lo > 500)
        return;
    str_add(out, "From there 0.5 less costs ");
    text_short(out, left);
    str_add(out, ", 0.5 more ");
    text_short(out, right);
    str_add(out, ". ");
}

static void write_bottom(const struct slice *s, struct str *out)
{
    const struct landscape *l = &s->l;
    double left = landscape_at(l, s->x.lo, l->at[1]);
    double right = landscape_at(l, s->x.hi, l->at[1]);

    if (s->bottomed && l->b->discreet) {
        str_addf(out, "The lowest place along %s is %s. ", l->name[0],
                 s->bottom > l->at[0]   ? "to the right of you"
                 : s->bottom < l->at[0] ? "to the left of you"
                                        : "where you are");
    } else if (s->bottomed) {
        str_addf(out, "Along %s it is lowest at ", l->name[0]);
        text_number(out, s->bottom);
        str_addf(out, ", %s ", landscape_height(l));
        text_short(out, s->low);
        str_add(out, ". ");
        write_cost(s, out);
    } else if (left == right || isnan(left) || isnan(right)) {
        str_add(out, "It has no lowest place here. ");
    } else {
        str_addf(out, "It falls on to the %s, beyond the picture: no lowest place. ",
                 right < left ? "right" : "left");
    }
}

static void describe(struct bench *b, struct str *out)
{
    struct slice s;

    open(&s, b, 1);
    str_addf(out, "%s along %s, from ",
             s.l.shown ? s.l.shown->text : landscape_height(&s.l), s.l.name[0]);
    text_fixed(out, s.x.lo, 2);
    str_add(out, " to ");
    text_fixed(out, s.x.hi, 2);
    str_add(out, ". ");
    landscape_write_place(&s.l, out);
    landscape_write_landings(&s.l, out);
    write_bottom(&s, out);
    landscape_write_notes(&s.l, out);
    while (out->len && out->s[out->len - 1] == ' ')
        str_cut(out, out->len - 1);
    landscape_done(&s.l);
}

static void numbers(struct bench *b, struct str *csv)
{
    landscape_csv(b, 1, csv);
}

const struct figure figure_slice = {
    .name = "slice",
    .help =
        "The loss along one weight, the others as they are: @ you and the tangent, a "
        "ring the lowest place of the slice; a small, a thick and an open dot where "
        "one "
        "step with half of eta, eta and twice eta takes the weight.",
    .takes = FIGURE_WEIGHTS,
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
    .numbers = numbers,
};
