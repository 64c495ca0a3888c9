/* Two features as a map: points, boundary, the field of p.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"
#include "lab/figure_plane.h"

#include <math.h>
#include <stdlib.h>

#include "lab/dataset.h"
#include "plot/field.h"
#include "plot/text.h"

enum { LEVELS = 8 }; /* contours of z a side */

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

/* ---- drawing ---- */

static struct frame frame_of(const struct plane *s, const struct look *look)
{
    const struct data *d = s->b->s.data;
    struct frame f = {.bare = look->bare, .glyphs = look->glyphs};
    double lo, hi;

    figure_range(d->x[s->col[0]], d->n, &lo, &hi);
    axis_fit(&f.x, lo, hi);
    figure_range(d->x[s->col[1]], d->n, &lo, &hi);
    axis_fit(&f.y, lo, hi);
    f.equal = s->b->s.aspect_equal;
    f.yname = dataset_axis(d, s->col[1]);
    return f;
}

static void write_caption(const struct plane *s, struct str *out)
{
    const struct data *d = s->b->s.data;

    figure_noun(d, d->n, out);
    if (d->dim > 2)
        str_addf(out, ", %zu more at the mean", d->dim - 2);
    if (s->b->s.field && s->step > 0) {
        str_add(out, ", z in steps of ");
        text_number(out, s->step);
    }
}

/* The line where p is P; every EVERYth dot of it. */
static void draw_level(const struct chart *c, const struct plane *s, double p,
                       struct canvas *ink, int every)
{
    const double z[3] = {s->k[0] - figure_score(s->b, p), s->k[1], s->k[2]};

    if (s->straight)
        chart_line(c, ink, z, every);
    else
        chart_level(c, ink, plane_p, s, p, every);
}

/* Where z is K steps: evenly apart, where eighths of p crowd at the boundary. */
static void draw_score(const struct chart *c, const struct plane *s, int k,
                       struct canvas *ink)
{
    const double z[3] = {s->k[0] - k * s->step, s->k[1], s->k[2]};

    if (s->straight)
        chart_line(c, ink, z, 2);
    else
        chart_level(c, ink, plane_z, s, k * s->step, 2);
}

static void draw_contours(const struct chart *c, const struct plane *s)
{
    struct canvas ink;

    chart_canvas(c, &ink);
    for (int k = -LEVELS; k <= LEVELS && s->step > 0; k++)
        if (k)
            draw_score(c, s, k, &ink);
    for (int k = 1; k < 8 && !(s->step > 0); k++)
        if (k != 4)
            draw_level(c, s, k / 8.0, &ink, 2);
    chart_ink(c, &ink, STYLE_DIM, true);
    canvas_done(&ink);
}

static void draw_field(const struct chart *c, const struct plane *s,
                       const struct look *look)
{
    if (!s->b->s.field || s->flat)
        return;
    if (look->tints)
        field_tints(c, s->step > 0 ? plane_shade : plane_p, s);
    else
        draw_contours(c, s);
}

/* Class 1 is where p >= tau: that line decides; ½ stays in sight beside it. */
static void draw_boundary(const struct chart *c, const struct plane *s)
{
    struct canvas ink;

    if (s->b->s.tau != 0.5) {
        chart_canvas(c, &ink);
        draw_level(c, s, 0.5, &ink, 2);
        chart_ink(c, &ink, STYLE_DIM, true);
        canvas_done(&ink);
    }
    chart_canvas(c, &ink);
    draw_level(c, s, s->b->s.tau, &ink, 1);
    chart_ink(c, &ink, STYLE_BOUNDARY, false);
    canvas_done(&ink);
}

static void draw_points(const struct chart *c, const struct plane *s, struct bench *b)
{
    const struct data *d = b->s.data;
    struct crowd points;

    figure_crowd(c, b, d->x[s->col[0]], d->x[s->col[1]], &points);
    crowd_put(&points, c, false);
    crowd_done(&points);
}

/* The predicted place is known in the first two columns. */
static bool marked(const struct plane *s)
{
    return s->b->s.placed && s->col[0] < 2 && s->col[1] < 2;
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct plane s = plane_of(b);
    struct frame f = frame_of(&s, look);
    struct chart c;
    struct str caption;

    str_init(&caption);
    plane_step(&s, &f);
    write_caption(&s, &caption);
    f.caption = caption.s;
    chart_open(&c, g, &f);
    str_done(&caption);
    draw_field(&c, &s, look);
    if (!s.flat)
        draw_boundary(&c, &s);
    draw_points(&c, &s, b);
    if (marked(&s))
        chart_mark(&c, b->s.place[s.col[0]], b->s.place[s.col[1]]);
    free(s.place);
}

/* ---- in words ---- */

struct spot {
    double x, y;
};

/* Where z = 0 leaves the frame; the number of ends found, at most 2. */
static int line_ends(const struct frame *f, const double z[3], struct spot end[2])
{
    const double edge[4] = {f->x.lo, f->x.hi, f->y.lo, f->y.hi};
    int n = 0;

    for (int e = 0; e < 4 && n < 2; e++) {
        bool upright = e < 2;
        double other =
            upright ? -(z[0] + z[1] * edge[e]) / z[2] : -(z[0] + z[2] * edge[e]) / z[1];
        const struct axis *a = upright ? &f->y : &f->x;
        struct spot s =
            upright ? (struct spot){edge[e], other} : (struct spot){other, edge[e]};

        if (!(other >= a->lo && other <= a->hi))
            continue;
        if (n == 0 || s.x != end[0].x || s.y != end[0].y)
            end[n++] = s;
    }
    if (n == 2 && end[1].x < end[0].x) {
        struct spot first = end[1];

        end[1] = end[0];
        end[0] = first;
    }
    return n;
}

static void write_end(const struct frame *f, const struct spot *s, struct str *out)
{
    str_addc(out, '(');
    text_fixed(out, s->x, figure_precision(f->x.lo, f->x.hi));
    str_add(out, ", ");
    figure_decimals(out, s->y, figure_precision(f->y.lo, f->y.hi));
    str_addc(out, ')');
}

/* The side where z grows (UP) or shrinks. */
static const char *side(const double z[3], bool up)
{
    if (z[2] != 0)
        return (z[2] > 0) == up ? "above" : "below";
    return (z[1] > 0) == up ? "right of it" : "left of it";
}

static void write_line(const struct frame *f, const struct plane *s, const double z[3],
                       struct str *out)
{
    const struct data *d = s->b->s.data;
    struct spot end[2];

    if (line_ends(f, z, end) == 2) {
        str_add(out, "Line from ");
        write_end(f, &end[0], out);
        str_add(out, " to ");
        write_end(f, &end[1], out);
    } else {
        str_add(out, "The line is outside the picture");
    }
    str_add(out, ", ");
    figure_group(d, 2, out);
    str_addf(out, " %s. ", side(z, true));
}

/* The point with the smallest distance |z| / |w|. */
static void write_nearest(struct bench *b, const struct plane *s, const double z[3],
                          struct str *out)
{
    const struct fitness *f = bench_fitness(b);
    const struct data *d = b->s.data;
    double level = figure_score(b, b->s.tau), *raw = figure_raw(b);
    double norm = vec_norm(raw + 1, b->s.dim), far;
    size_t best = 0;

    for (size_t i = 1; i < d->n; i++)
        if (fabs(f->z[i] - level) < fabs(f->z[best] - level))
            best = i;
    far = (f->z[best] - level) / norm;
    free(raw);
    str_add(out, " Nearest to the line: ");
    figure_place(out, d->x[s->col[0]][best], d->x[s->col[1]][best]);
    str_add(out, ", ");
    figure_kind(d, data_positive(d, best), out);
    str_add(out, ", ");
    if (far == 0) {
        str_add(out, "on it.");
        return;
    }
    if (fabs(far) < 0.01)
        text_short(out, fabs(far));
    else
        text_fixed(out, fabs(far), 2);
    str_addf(out, " %s.", side(z, far > 0));
}

static void write_mark(const struct plane *s, const struct frame *f, struct str *out)
{
    const struct bench *b = s->b;
    double x = b->s.place[s->col[0] != 0], y = b->s.place[s->col[1] != 0];

    if (!marked(s) || bench_inputs(b) != 2)
        return;
    str_add(out, " Marked: ");
    figure_place(out, x, y);
    str_add(out, ", p ");
    text_short(out, bench_p(b, b->s.place));
    if (x < f->x.lo || x > f->x.hi || y < f->y.lo || y > f->y.hi)
        str_add(out, ", outside the picture");
    str_addc(out, '.');
}

/* What draws the boundary when it is no line. */
static void write_shape(const struct bench *b, struct str *out)
{
    if (b->s.hidden)
        str_addf(out, "The boundary is that of %zu hidden neuron%s. ", b->s.hidden,
                 b->s.hidden == 1 ? "" : "s");
    else
        str_addf(out, "The boundary is a curve: features %s. ",
                 recipe_text(b->s.recipe));
}

/* What the shades, or dotted lines, of `field score` are. */
static void write_shades(const struct plane *s, const struct frame *f, struct str *out)
{
    double lo, hi;

    if (!s->b->s.field || !(s->step > 0))
        return;
    plane_range(s, f, &lo, &hi);
    str_add(out, " The score z goes from ");
    text_short(out, lo);
    str_add(out, " to ");
    text_short(out, hi);
    str_add(out, " here; from shade to shade, or line to line, it changes by ");
    text_number(out, s->step);
    str_addc(out, '.');
}

static void write_columns(const struct plane *s, struct str *out)
{
    const struct data *d = s->b->s.data;
    size_t others = d->dim - 2;

    if (others)
        str_addf(out, " Drawn over %s and %s; the other %zu feature%s at %s mean.",
                 dataset_axis(d, s->col[0]), dataset_axis(d, s->col[1]), others,
                 others == 1 ? "" : "s", others == 1 ? "its" : "their");
}

static void describe(struct bench *b, struct str *out)
{
    struct plane s = plane_of(b);
    struct frame f = frame_of(&s, &(struct look){0});
    double z[3] = {s.k[0] - figure_score(b, b->s.tau), s.k[1], s.k[2]};

    plane_step(&s, &f);
    figure_counts(b->s.data, out);
    if (!s.straight && !s.flat)
        write_shape(b, out);
    else if (s.flat || !isfinite(z[0]))
        str_addf(out, "No line: every p is %s. ",
                 bench_fitness(b)->half ? "½" : "on the same side");
    else
        write_line(&f, &s, z, out);
    str_addf(out, "Errors %zu.", bench_fitness(b)->errors);
    if (s.straight && !s.flat && isfinite(z[0]))
        write_nearest(b, &s, z, out);
    write_columns(&s, out);
    write_shades(&s, &f, out);
    write_mark(&s, &f, out);
    free(s.place);
}

static void across(struct bench *b, struct str *out)
{
    size_t weight[2], column[2];

    bench_axes(b, weight, column);
    str_add(out, dataset_axis(b->s.data, column[0]));
}

const struct figure figure_scatter = {
    .name = "scatter",
    .help = "Two features as a map: + class 1, o class 0, x on the wrong side, and the "
            "boundary.",
    .takes = FIGURE_COLUMNS,
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
    .across = across,
};
