/* What every picture of a landscape says of its place, its rows and its weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

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
        add_if_fits(out, &part, room, ascii);
    }
    str_done(&part);
}

/* The slope, 0 where only rounding is left of it. */
static double slope_of(const struct landscape *l, int axis)
{
    double g = l->slope[axis];

    return fabs(g) < 1e-9 * fmax(1, fabs(l->here)) ? 0 : g;
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
    if (isfinite(l->slope[0]) && (l->axes < 2 || isfinite(l->slope[1])))
        write_slope(l, out);
}

void landscape_write_best(const struct landscape *l, struct str *out)
{
    str_addf(out, "%s%s is at ",
             l->local ? "A bottom, maybe not the lowest," : "The bottom",
             l->others ? " over all weights" : "");
    landscape_write_at(l, l->best.at, out);
    str_addf(out, ", %s ", landscape_height(l));
    text_short(out, l->best.height);
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
