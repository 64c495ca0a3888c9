/* The map of two features in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "lab/dataset.h"
#include "lab/figure_parts.h"
#include "lab/figure_scatter.h"
#include "learn/mat.h"
#include "plot/text.h"

static void write_end(const struct frame *f, const double at[2], struct str *out)
{
    str_addc(out, '(');
    text_fixed(out, at[0], figure_precision(f->x.lo, f->x.hi));
    str_add(out, ", ");
    figure_decimals(out, at[1], figure_precision(f->y.lo, f->y.hi));
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
    double end[2][2];

    if (plane_ends(&f->x, &f->y, z, end)) {
        str_add(out, "Line from ");
        write_end(f, end[0], out);
        str_add(out, " to ");
        write_end(f, end[1], out);
    } else {
        str_add(out, "The line is outside the picture");
    }
    str_add(out, ", ");
    figure_group(d, 2, out);
    str_addf(out, " %s%s. ", side(z, true),
             s->b->s.aspect_equal ? ", where the arrow w points" : "");
}

/* Other columns than the two that are drawn have a say in z: then what is near in the
 * picture need not be near in all of them. */
static bool others_hidden(const struct plane *s)
{
    return !s->along && s->b->s.data->dim > 2;
}

/* What is left of point I's score beyond the LEVEL, as the picture has it: Z is 0 on
 * its line. */
static double beyond(const struct plane *s, const double z[3], double level, size_t i)
{
    if (others_hidden(s))
        return z[0] + z[1] * s->at[0][i] + z[2] * s->at[1][i];
    return bench_fitness(s->b)->z[i] - level;
}

/* The point nearest to the line, of the wrong ones if WRONG. */
static size_t nearest(const struct plane *s, const double z[3], double level,
                      bool wrong)
{
    struct bench *b = s->b;
    const struct fitness *f = bench_fitness(b);
    size_t best = 0;
    double least = INFINITY;

    for (size_t i = 0; i < b->s.data->n; i++) {
        double far = fabs(beyond(s, z, level, i));

        if (far < least && (!wrong || figure_wrong(b, f, i))) {
            best = i;
            least = far;
        }
    }
    return best;
}

/* |w| in the units of the picture. */
static double norm_of(const struct plane *s, const double z[3])
{
    double *raw, norm;

    if (s->along)
        return s->along->norm;
    if (others_hidden(s))
        return hypot(z[1], z[2]);
    raw = figure_raw(s->b);
    norm = vec_norm(raw + 1, s->b->s.dim);
    free(raw);
    return norm;
}

/* Where point I is and how far from the line. */
static void write_point(const struct plane *s, const double z[3], size_t i,
                        struct str *out)
{
    double level = figure_score(s->b, s->b->s.tau);
    double far = beyond(s, z, level, i) / norm_of(s, z);

    figure_place(out, s->at[0][i], s->at[1][i]);
    str_add(out, ", ");
    figure_kind(s->b->s.data, data_positive(s->b->s.data, i), out);
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

static void write_nearest(struct bench *b, const struct plane *s, const double z[3],
                          struct str *out)
{
    const struct fitness *f = bench_fitness(b);
    double level = figure_score(b, b->s.tau);
    size_t i = nearest(s, z, level, false);

    str_add(out, others_hidden(s) ? " Nearest to the line in the picture: "
                                  : " Nearest to the line: ");
    write_point(s, z, i, out);
    if (!f->errors || figure_wrong(b, f, i) || b->s.data->n > CROWD_DENSE)
        return;
    str_add(out, " The nearest wrong one: ");
    write_point(s, z, nearest(s, z, level, true), out);
}

static void write_mark(const struct plane *s, const struct frame *f, struct str *out)
{
    const double *x = s->b->s.place;
    double at[2], far;
    size_t row;

    if (bench_inputs(s->b) != 2 || !plane_mark(s, at))
        return;
    str_add(out, " Marked: ");
    figure_place(out, at[0], at[1]);
    str_add(out, ", p ");
    text_short(out, bench_p(s->b, x));
    if (at[0] < f->x.lo || at[0] > f->x.hi || at[1] < f->y.lo || at[1] > f->y.hi)
        str_add(out, ", outside the picture");
    if (scatter_remote(s, &far, &row)) {
        str_add(out, ", nearest point ");
        text_short(out, far);
        str_add(out, " away");
    }
    str_addc(out, '.');
}

/* Where Z has a value in the frame it is on one side of LEVEL: which, 1 or 0; -1: on
 * both. */
static int one_side(const struct plane *s, const struct frame *f, double level)
{
    enum { ACROSS = 41, UP = 21 };
    struct axis x = f->x, y = f->y;
    size_t above = 0, below = 0;

    x.cells = ACROSS;
    y.cells = UP;
    for (int i = 0; i < ACROSS * UP; i++) {
        double z = plane_z(s, axis_value(&x, i % ACROSS), axis_value(&y, i / ACROSS));

        above += z >= level;
        below += z < level;
    }
    return above && below ? -1 : above > 0;
}

/* What draws the boundary when it is no line. */
static void write_shape(const struct plane *s, const struct frame *f, struct str *out)
{
    const struct bench *b = s->b;
    int all = one_side(s, f, figure_score(b, b->s.tau));

    if (all >= 0) {
        str_add(out, "No boundary in the picture: all of it is called ");
        figure_kind(b->s.data, all, out);
        str_add(out, ". ");
        return;
    }
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

/* Where the shades of `field on` are between the lightest and the darkest: p goes from
 * 1/8 to 7/8 while z goes from -log 7 to log 7. */
static void write_zone(const struct plane *s, const double z[3], struct str *out)
{
    double norm = norm_of(s, z);
    double p = s->b->s.model->sigma ? 2 * log(7) : 0.75;

    if (!s->b->s.field || s->step > 0 || !(norm > 0))
        return;
    str_addf(out, " Field: across the line p goes from 1/8 to 7/8 in a zone ");
    text_short(out, p / norm);
    str_addf(out, " wide, and on to 1 %s.", side(z, true));
}

/* "0.89 foot − 0.45 lift": the largest parts of a direction. */
static void write_direction(const struct plane *s, struct str *out)
{
    enum { NAMED = 3 };
    const struct data *d = s->b->s.fitted;
    const double *v = s->along->dir[1];
    double below = INFINITY;

    for (size_t k = 0; k < NAMED && k < d->dim; k++) {
        size_t most = d->dim;

        for (size_t j = 0; j < d->dim; j++)
            if (fabs(v[j]) < below && (most == d->dim || fabs(v[j]) > fabs(v[most])))
                most = j;
        if (most == d->dim || fabs(v[most]) < 0.005)
            break;
        below = fabs(v[most]);
        str_add(out, k ? v[most] < 0 ? " − " : " + " : v[most] < 0 ? "−" : "");
        figure_decimals(out, below, 2);
        str_addf(out, " %s", d->names[most]);
    }
    if (d->dim > NAMED)
        str_add(out, " …");
}

static void write_axes(const struct plane *s, struct str *out)
{
    const struct data *d = s->b->s.data;
    size_t others = d->dim - 2;

    if (s->along && s->along->norm > 0) {
        str_addf(out,
                 " Projected: across is the distance to the boundary, z/|w|; up, at a "
                 "right angle to w, the direction in which the points vary most%s: ",
                 s->b->s.scale ? ", of the scaled features" : "");
        write_direction(s, out);
        str_addc(out, '.');
    } else if (s->along) {
        str_add(out, " Projected: across and up are the two directions in which the "
                     "points vary most.");
    } else if (others) {
        str_addf(out, " Drawn over %s and %s; the other %zu feature%s at %s mean.",
                 dataset_axis(d, s->col[0]), dataset_axis(d, s->col[1]), others,
                 others == 1 ? "" : "s", others == 1 ? "its" : "their");
    }
    if (d->n > CROWD_DENSE)
        str_add(out, " So many points are drawn as digits: how many are in a cell.");
}

void scatter_describe(struct bench *b, struct str *out)
{
    struct plane s = plane_of(b);
    struct frame f = scatter_frame(&s, &(struct look){0});
    double z[3] = {s.k[0] - figure_score(b, b->s.tau), s.k[1], s.k[2]};

    plane_step(&s, &f);
    figure_counts(b->s.data, out);
    if (!s.straight && !s.flat)
        write_shape(&s, &f, out);
    else if (s.flat || !isfinite(z[0]))
        str_addf(out, "No line: every p is %s. ",
                 bench_fitness(b)->half ? "½" : "on the same side");
    else
        write_line(&f, &s, z, out);
    str_addf(out, "Errors %zu.", bench_fitness(b)->errors);
    if (s.straight && !s.flat && isfinite(z[0]))
        write_nearest(b, &s, z, out);
    if (s.straight && !s.flat && isfinite(z[0]))
        write_zone(&s, z, out);
    write_axes(&s, out);
    write_shades(&s, &f, out);
    if (s.along && b->s.held)
        str_addf(out, " %zu rows held back are not drawn.", b->s.held->n);
    else
        figure_held_words(b, out);
    write_mark(&s, &f, out);
    plane_done(&s);
}
