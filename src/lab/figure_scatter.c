/* Two features as a map: points, boundary, the field of p.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "plot/field.h"
#include "plot/text.h"

/* The model over the first two columns, the others at their mean. */
struct plane {
    const struct bench *b;
    bool straight; /* z = k0 + k1 x + k2 y; else z has to be asked for at each place */
    double k[3];
    double *place; /* all columns of a place */
    bool flat;     /* no boundary: every p is the same */
};

static void find_line(struct plane *s)
{
    const struct bench *b = s->b;
    double *raw = figure_raw(b);

    for (size_t j = 0; j < 3; j++)
        s->k[j] = raw[j];
    for (size_t j = 2; j < b->s.dim; j++)
        s->k[0] += raw[j + 1] != 0 ? raw[j + 1] * s->place[j] : 0;
    free(raw);
    s->flat = s->flat || (s->k[1] == 0 && s->k[2] == 0);
    for (int i = 0; i < 3; i++)
        s->flat = s->flat || !isfinite(s->k[i]);
}

static struct plane plane_of(struct bench *b)
{
    size_t inputs = bench_inputs(b);
    struct plane s = {.b = b,
                      .straight = bench_straight(b),
                      .place = mem_array(inputs, sizeof *s.place),
                      .flat = bench_fitness(b)->half};

    for (size_t j = 2; j < inputs; j++)
        s.place[j] = figure_mean(b->s.data, j);
    if (s.straight)
        find_line(&s);
    return s;
}

static double p_at(const void *self, double x, double y)
{
    const struct plane *s = self;

    if (s->straight)
        return figure_p(s->b, s->k[0] + s->k[1] * x + s->k[2] * y);
    s->place[0] = x;
    s->place[1] = y;
    return bench_p(s->b, s->place);
}

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

static struct frame frame_of(const struct bench *b, const struct look *look)
{
    const struct data *d = b->s.data;
    struct frame f = {.bare = look->bare, .glyphs = look->glyphs};
    double lo, hi;

    figure_range(d->x[0], d->n, &lo, &hi);
    axis_fit(&f.x, lo, hi);
    figure_range(d->x[1], d->n, &lo, &hi);
    axis_fit(&f.y, lo, hi);
    f.equal = b->s.aspect_equal;
    f.yname = dataset_axis(d, 1);
    return f;
}

static void write_caption(const struct data *d, struct str *out)
{
    figure_noun(d, d->n, out);
    if (d->dim > 2)
        str_addf(out, ", %zu more at the mean", d->dim - 2);
}

/* The line where p is P; every EVERYth dot of it. */
static void draw_level(const struct chart *c, const struct plane *s, double p,
                       struct canvas *ink, int every)
{
    const double z[3] = {s->k[0] - figure_score(s->b, p), s->k[1], s->k[2]};

    if (s->straight)
        chart_line(c, ink, z, every);
    else
        chart_level(c, ink, p_at, s, p, every);
}

static void draw_eighths(const struct chart *c, const struct plane *s)
{
    struct canvas ink;

    chart_canvas(c, &ink);
    for (int k = 1; k < 8; k++)
        if (k != 4)
            draw_level(c, s, k / 8.0, &ink, 2);
    chart_ink(c, &ink, STYLE_DIM, true);
    canvas_done(&ink);
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

static void draw_points(const struct chart *c, struct bench *b)
{
    const struct data *d = b->s.data;
    struct crowd points;

    figure_crowd(c, b, d->x[0], d->x[1], &points);
    crowd_put(&points, c, false);
    crowd_done(&points);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct plane s = plane_of(b);
    struct frame f = frame_of(b, look);
    struct chart c;
    struct str caption;

    str_init(&caption);
    write_caption(b->s.data, &caption);
    f.caption = caption.s;
    chart_open(&c, g, &f);
    str_done(&caption);
    if (b->s.field && !s.flat && look->tints)
        field_tints(&c, p_at, &s);
    else if (b->s.field && !s.flat)
        draw_eighths(&c, &s);
    if (!s.flat)
        draw_boundary(&c, &s);
    draw_points(&c, b);
    if (b->s.placed)
        chart_mark(&c, b->s.place[0], b->s.place[1]);
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
static void write_nearest(struct bench *b, const double z[3], struct str *out)
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
    figure_place(out, d->x[0][best], d->x[1][best]);
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

static void write_mark(struct bench *b, const struct frame *f, struct str *out)
{
    const double *place = b->s.place;

    if (!b->s.placed || bench_inputs(b) != 2)
        return;
    str_add(out, " Marked: ");
    figure_place(out, place[0], place[1]);
    str_add(out, ", p ");
    text_short(out, bench_p(b, place));
    if (place[0] < f->x.lo || place[0] > f->x.hi || place[1] < f->y.lo ||
        place[1] > f->y.hi)
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

static void describe(struct bench *b, struct str *out)
{
    struct plane s = plane_of(b);
    struct frame f = frame_of(b, &(struct look){0});
    double z[3] = {s.k[0] - figure_score(b, b->s.tau), s.k[1], s.k[2]};

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
        write_nearest(b, z, out);
    if (bench_inputs(b) > 2)
        str_addf(out, " Drawn over %s and %s; the other %zu features at their mean.",
                 dataset_axis(b->s.data, 0), dataset_axis(b->s.data, 1),
                 bench_inputs(b) - 2);
    write_mark(b, &f, out);
    free(s.place);
}

const struct figure figure_scatter = {
    .name = "scatter",
    .help = "Two features as a map: + class 1, o class 0, x on the wrong side, and the "
            "boundary.",
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
};
