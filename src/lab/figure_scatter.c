/* Two features as a map: points, boundary, the field of p.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_scatter.h"

#include <math.h>
#include <string.h>

#include "lab/crowds.h"
#include "lab/dataset.h"
#include "lab/figure_arrow.h"
#include "lab/figure_boundary.h"
#include "lab/figure_levels.h"
#include "lab/figure_parts.h"
#include "plot/text.h"

static const char *lacks(struct bench *b)
{
    const struct data *d = b->s.data;

    if (!d)
        return "There is no data yet. Type: data hobbits";
    if (d->dim < 2 && d->kind == LABEL_VALUE)
        return "A scatter needs two features, this data has one. Type: plot fit";
    if (d->dim < 2)
        return "A scatter needs two features, this data has one. Type: plot curve";
    if (d->kind == LABEL_VALUE)
        return "The labels are numbers, not classes. Type: plot table";
    return NULL;
}

/* ---- the frame ---- */

/* Points that are put one by one are many times farther apart than the first two: from
 * 0 to 10, or as far below 0, as long as all are there and not all close to 0. */
static bool roomy(const struct range *r, struct axis *out)
{
    double most = fmax(fabs(r->lo), fabs(r->hi));

    if (most > 10 || (most < 1 && r->lo < r->hi))
        return false;
    axis_fit(out, r->lo < 0 ? -10 : 0, 10);
    return true;
}

static void fit_axis(const struct plane *s, const struct range *r, struct axis *out)
{
    const char *source = s->b->s.all->source;
    bool by_hand = source && strcmp(source, DATASET_EMPTY) == 0;

    if (s->along || !by_hand || !roomy(r, out))
        axis_fit(out, r->lo, r->hi);
}

struct frame scatter_frame(const struct plane *s, const struct look *look)
{
    struct frame f = {.bare = look->bare, .glyphs = look->glyphs};
    const struct range *x = s->range[0], *y = s->range[1];

    if (!s->along) { /* also the rows held back */
        x = data_range(s->b->s.all, s->col[0]);
        y = data_range(s->b->s.all, s->col[1]);
    }
    fit_axis(s, x, &f.x);
    fit_axis(s, y, &f.y);
    f.equal = s->b->s.aspect_equal;
    f.yname = s->along ? "widest direction" : dataset_axis(s->b->s.data, s->col[1]);
    return f;
}

bool scatter_remote(const struct plane *s, double *far, size_t *row)
{
    double place[2];

    if (!plane_mark(s, place) || bench_inputs(s->b) != 2)
        return false;
    *row = crowds_nearest(s->b, far);
    return isfinite(*far);
}

/* ---- the caption ---- */

static void add_remote(const struct plane *s, const struct chart *c, size_t room,
                       struct str *out)
{
    struct str part;
    double far, place[2];
    int at, up;
    size_t row;

    if (!scatter_remote(s, &far, &row) || !plane_mark(s, place))
        return;
    str_init(&part);
    str_addf(&part, ", %s %s", c->grid->ascii ? "@" : "◆",
             chart_cell(c, place[0], place[1], &up, &at) ? "" : "outside, ");
    text_short(&part, far);
    str_add(&part, " from the nearest");
    figure_add_part(out, room, part.s);
    str_done(&part);
}

/* What is drawn, as far as there is room beside the axis' name. */
static void write_caption(const struct plane *s, const struct chart *c,
                          const struct crowd *points, const char *beside,
                          struct str *out)
{
    const struct data *d = s->b->s.data;
    size_t room = figure_room(c, beside);
    struct str part;

    str_init(&part);
    figure_noun(d, d->n, out);
    figure_density(points, room, out);
    if (!s->along)
        figure_held_caption(s->b, room, out);
    add_remote(s, c, room, out);
    if (s->along)
        figure_add_part(out, room,
                        s->along->norm > 0 ? ", projected on w" : ", projected");
    else if (d->dim > 2)
        str_addf(&part, ", %zu more at the mean", d->dim - 2);
    if (s->b->s.field && s->step > 0) {
        figure_add_part(out, room, part.s);
        str_clear(&part);
        str_add(&part, ", z in steps of ");
        text_number(&part, s->step);
    }
    figure_add_part(out, room, part.s);
    str_done(&part);
}

/* ---- drawing ---- */

static void draw_marks(const struct chart *c, const struct plane *s,
                       const struct look *look)
{
    double place[2];

    if (plane_mark(s, place))
        chart_mark(c, place[0], place[1]);
    arrow_draw(c, s);
    if (c->rows >= NAMED_ROWS && (!look->bloom || look->bloom == BLOOM_FRAMES))
        levels_label(c, s, look->tints, boundary_has_field(s, look));
}

/* Points are never hidden; digits cover so much that the boundary has to be above. */
static void draw_model_and_data(const struct chart *c, const struct plane *s,
                                const struct crowd *points)
{
    bool dense = points->n > CROWD_DENSE;

    if (!dense)
        boundary_draw(c, s);
    if (s->b->s.held && !s->along)
        figure_held_draw(s->b, c, s->b->s.held->x[s->col[0]],
                         s->b->s.held->x[s->col[1]]);
    crowd_put(points, c, false);
    if (dense)
        boundary_draw(c, s);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct plane s = plane_of(b);
    struct frame f = scatter_frame(&s, look);
    struct crowd_source from = {s.at[0], s.at[1], b->s.data->y, s.along != NULL};
    const struct crowd *points;
    struct chart c;
    struct str caption;

    str_init(&caption);
    plane_step(&s, &f);
    chart_again(&c, g, &f);
    points = crowds_of(b, &c, &from);
    write_caption(&s, &c, points, f.yname, &caption);
    f.caption = caption.s;
    chart_open(&c, g, &f);
    str_done(&caption);
    boundary_field(&c, &s, look);
    boundary_half(&c, &s);
    draw_model_and_data(&c, &s, points);
    crowd_exact(points, &c, b->s.data->n, from.x, from.y);
    draw_marks(&c, &s, look);
    plane_done(&s);
}

static void ghost(struct bench *b, struct bench *other, const struct look *look,
                  struct grid *g)
{
    struct plane s = plane_of(b), dotted = plane_under(&s, other);
    struct frame f = scatter_frame(&s, look);
    struct chart c;

    chart_again(&c, g, &f);
    boundary_ghost(&c, &dotted, b->s.field && !look->tints);
    plane_done(&s);
    plane_done(&dotted);
}

static bool chart(struct bench *b, const struct look *look, struct grid *g,
                  struct chart *c)
{
    struct plane s = plane_of(b);
    struct frame f = scatter_frame(&s, look);
    bool columns = !s.along;

    chart_again(c, g, &f);
    plane_done(&s);
    return columns;
}

static void across(struct bench *b, struct str *out)
{
    size_t weight[2], column[2];

    bench_axes(b, weight, column);
    str_add(out, b->s.axes.along && projection_fits(b)
                     ? "z / |w|"
                     : dataset_axis(b->s.data, column[0]));
}

const struct figure figure_scatter = {
    .name = "scatter",
    .help = "Two features as a map: + class 1, o class 0, x on the wrong side, and the "
            "boundary; scatter w looks along it.",
    .takes = FIGURE_COLUMNS,
    .lacks = lacks,
    .draw = draw,
    .ghost = ghost,
    .places = PLACES_COLUMNS,
    .chart = chart,
    .blooms = true,
    .describe = scatter_describe,
    .across = across,
};
