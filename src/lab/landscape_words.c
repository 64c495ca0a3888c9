/* What every picture of a landscape says of its place, its rows and its weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/figure_parts.h"
#include "lab/landscape.h"
#include "plot/text.h"

void landscape_write_at(const struct landscape *l, const double at[2], struct str *out)
{
    for (int k = 0; k < l->axes; k++) {
        str_addf(out, "%s%s ", k ? ", " : "", l->name[k]);
        text_number(out, at[k]);
    }
}

/* "b −2.09" of the one that stays, or how many. */
static void write_others(const struct landscape *l, struct str *out)
{
    size_t j = 0;
    char name[16];

    while (j == l->weight[0] || (l->axes > 1 && j == l->weight[1]))
        j++;
    if (l->others > 1) {
        str_addf(out, "%zu more as they are", l->others);
        return;
    }
    bench_weight_name(l->b, j, name);
    str_addf(out, "%s ", name);
    text_short(out, l->shown ? l->b->s.explorer.at[j] : l->b->s.theta[j]);
}

static bool scaled(const struct landscape *l)
{
    return !l->shown && l->b->s.scale;
}

bool landscape_plain(const struct landscape *l)
{
    return !l->others && l->n == l->of && !scaled(l);
}

static void add_if_fits(struct str *out, const struct str *more, int room, bool ascii)
{
    size_t here = out->len;

    str_addf(out, "%s%s", out->len ? "  " : "", more->s);
    if ((int)text_columns(out->s, ascii) > room)
        str_cut(out, here);
}

void landscape_caption(const struct landscape *l, int room, bool ascii, struct str *out)
{
    struct str part;

    str_init(&part);
    str_addf(&part, "%s over %s →", l->shown ? l->shown->text : landscape_height(l),
             l->name[0]);
    if (l->axes > 1)
        str_addf(&part, " and %s ↑", l->name[1]);
    add_if_fits(out, &part, room, ascii);
    if (!out->len)
        str_addf(out, "%s →", l->name[0]);
    str_clear(&part);
    if (l->n < l->of)
        str_addf(&part, "%zu of %zu rows", l->n, l->of);
    if (part.len)
        add_if_fits(out, &part, room, ascii);
    str_clear(&part);
    if (scaled(l))
        add_if_fits(out, (str_add(&part, "scaled"), &part), room, ascii);
    str_clear(&part);
    if (l->others) {
        write_others(l, &part);
        text_minus(&part, 0);
        add_if_fits(out, &part, room, ascii);
    }
    str_done(&part);
}

/* What is smaller than this share of its surroundings is what rounding leaves of 0. */
#define DUST 1e-12

/* No other weights make it lower by more than the last digits. */
static bool at_bottom(const struct landscape *l)
{
    return l->best_known && l->n == l->of &&
           fabs(l->here - l->best.height) <= 1e-11 * fabs(l->here);
}

/* It rises to both sides of the place within the seventh digit. */
static bool lowest_along(const struct landscape *l, int axis)
{
    double d = 1e-7 * fabs(l->at[axis]);
    double du = axis == 0 ? d : 0, dv = axis == 0 ? 0 : d;

    return l->n == l->of && landscape_at(l, l->at[0] - du, l->at[1] - dv) > l->here &&
           landscape_at(l, l->at[0] + du, l->at[1] + dv) > l->here;
}

/* The slope, 0 where only rounding is left of it. */
static double slope_of(const struct landscape *l, int axis)
{
    double g = l->slope[axis];

    if (fabs(g) < 1e-9 * fmax(1, fabs(l->here)) || at_bottom(l))
        return 0;
    return lowest_along(l, axis) ? 0 : g;
}

/* A coordinate of the bottom, next to those of the place and the other one. */
static double best_at(const struct landscape *l, int axis)
{
    double most = l->shown ? l->b->s.explorer.to - l->b->s.explorer.from : 0;

    for (int k = 0; k < l->axes; k++)
        most = fmax(most, fmax(fabs(l->at[k]), fabs(l->best.at[k])));
    return fabs(l->best.at[axis]) < DUST * most ? 0 : l->best.at[axis];
}

/* The height of the bottom, next to those at the corners of what is looked at. A log
 * loss is never 0: there a small one is no dust. */
static double best_height(const struct landscape *l)
{
    const struct explorer *e = &l->b->s.explorer;
    double most = fabs(l->here);

    if (!l->shown && !figure_linear(l->b))
        return l->best.height;
    for (int k = 0; k < 4 && l->shown; k++) {
        double v = landscape_at(l, k % 2 ? e->to : e->from, k / 2 ? e->to : e->from);

        most = isfinite(v) ? fmax(most, fabs(v)) : most;
    }
    return fabs(l->best.height) < DUST * most ? 0 : l->best.height;
}

static void write_downhill(const struct landscape *l, struct str *out)
{
    str_add(out, ": downhill ");
    for (int k = 0; k < l->axes; k++) {
        double g = slope_of(l, k);

        str_addf(out, "%s%s %s", k ? ", " : "", l->name[k],
                 g < 0   ? "grows"
                 : g > 0 ? "shrinks"
                         : "stays");
    }
    str_add(out, ". ");
}

static void write_slope(const struct landscape *l, struct str *out)
{
    bool level = true;

    str_add(out, "The slope there is ");
    for (int k = 0; k < l->axes; k++) {
        str_add(out, k ? " and " : "");
        text_short(out, slope_of(l, k));
        if (l->axes > 1)
            str_addf(out, " in %s", l->name[k]);
        level = level && slope_of(l, k) == 0;
    }
    if (level)
        str_add(out, ": level. ");
    else
        write_downhill(l, out);
}

void landscape_write_place(const struct landscape *l, struct str *out)
{
    str_add(out, "You are at ");
    landscape_write_at(l, l->at, out);
    if (isnan(l->here)) {
        str_addf(out, ", where %s has no value. ", landscape_height(l));
        return;
    }
    str_addf(out, ", %s ", landscape_height(l));
    text_short(out, l->here);
    str_add(out, ". ");
    if (!l->b->discreet && isfinite(l->slope[0]) &&
        (l->axes < 2 || isfinite(l->slope[1])))
        write_slope(l, out);
}

/* To two digits, as far as it can be seen. */
static double seen(double v)
{
    double unit = v != 0 ? pow(10, floor(log10(fabs(v))) - 1) : 1;

    return round(v / unit) * unit;
}

void landscape_write_best(const struct landscape *l, struct str *out)
{
    bool discreet = l->b->discreet;

    str_addf(out, "%s%s is %s ",
             l->local ? "A bottom, maybe not the lowest," : "The bottom",
             l->others ? " over all weights" : "", discreet ? "near" : "at");
    if (discreet) {
        landscape_write_at(
            l, (const double[]){seen(best_at(l, 0)), seen(best_at(l, l->axes - 1))},
            out);
        return;
    }
    landscape_write_at(l, (const double[]){best_at(l, 0), best_at(l, l->axes - 1)},
                       out);
    str_addf(out, ", %s ", landscape_height(l));
    text_short(out, best_height(l));
}

/* "(2.2, 1.7)", of one weight "2.2" */
static void write_spot(const struct landscape *l, const double at[2], struct str *out)
{
    if (l->axes > 1)
        figure_place(out, at[0], at[1]);
    else
        text_number(out, at[0]);
}

/* Where no slope leads anywhere a step says nothing. */
static bool stays(const struct landscape *l)
{
    for (int k = 0; k < l->axes; k++)
        if (slope_of(l, k) != 0)
            return false;
    return true;
}

void landscape_write_landings(const struct landscape *l, struct str *out)
{
    static const double k[] = {1, 0.5, 2};
    static const char *const lead[2][3] = {
        {" takes it to ", "; half of it to ", ", twice to "},
        {" lands at ", "; with half of it at ", ", with twice at "}};
    struct spot spot;

    if (!landscape_landing(l, 1, &spot) || stays(l))
        return;
    str_add(out, "One step of gradient descent with eta ");
    text_number(out, landscape_rate(l));
    for (int i = 0; i < 3; i++)
        if (landscape_landing(l, k[i], &spot)) {
            str_add(out, lead[l->axes > 1][i]);
            write_spot(l, spot.at, out);
        }
    str_add(out, ". ");
}

void landscape_write_path(const struct landscape *l, struct str *out)
{
    struct spot start;
    size_t steps = l->b->s.steps;

    if (!landscape_start(l, &start))
        return;
    str_add(out, "The run began at ");
    write_spot(l, start.at, out);
    str_addf(out, ", %s ", landscape_height(l));
    text_short(out, start.height);
    str_addf(out, ", %zu step%s ago; digits mark where it was, the highest one last. ",
             steps - start.step, steps - start.step == 1 ? "" : "s");
}

void landscape_write_race(const struct landscape *l, struct str *out)
{
    const struct run *r;
    size_t said = 0;

    for (size_t k = 0; (r = landscape_racer(l, k)); k++) {
        struct spot spot;
        size_t i = 0;

        while (landscape_raced(l, r, i, &spot))
            i++;
        if (!i)
            continue;
        str_add(out, said++ ? "; " : "In the race (small letters on the way) ");
        str_addf(out, "%c, ", r->letter);
        run_label(r, out);
        str_add(out, ", ends at ");
        write_spot(l, spot.at, out);
    }
    if (said)
        str_add(out, ". ");
}

void landscape_write_notes(const struct landscape *l, struct str *out)
{
    if (l->others) {
        str_add(out, l->others == 1 ? "The other weight stays as it is: "
                                    : "All other weights stay: ");
        write_others(l, out);
        str_add(out, ". ");
    }
    if (scaled(l))
        str_add(out, "The weights are those of the scaled features. ");
    if (l->n < l->of)
        str_addf(out, "Heights are those of %zu of the %zu rows, evenly taken. ", l->n,
                 l->of);
}
