/* What the picture f shows, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/function_view.h"
#include "plot/text.h"

enum { LISTED = 4 };

/* ---- the whole course ---- */

static void write_ends(const struct function_view *v, struct str *out)
{
    str_add(out, " from ");
    text_number(out, v->graph[0].from);
    str_add(out, " to ");
    text_number(out, v->graph[0].to);
}

/* "lowest -1 at 1", and where it is if the frame does not show it. */
static void write_extreme(const char *word, double y, double x,
                          const struct axis *shown, struct str *out)
{
    str_addf(out, "%s ", word);
    text_number(out, y);
    str_add(out, " at ");
    text_number(out, x);
    if (y > shown->hi || y < shown->lo)
        str_addf(out, ", %s the picture", y > shown->hi ? "above" : "below");
}

/* ": 8 at -2, 8 at 4. ": what is seen at the ends of the curve. */
static void write_end_heights(const struct graph *g, struct str *out)
{
    const double x[] = {g->from, g->to};
    size_t said = 0;

    for (size_t i = 0; i < 2; i++) {
        double y = function_at(g, x[i]);

        if (!isfinite(y))
            continue;
        str_add(out, said++ ? ", " : ": ");
        text_number(out, y);
        str_add(out, " at ");
        text_number(out, x[i]);
    }
    str_add(out, ". ");
}

static bool limitless(const struct course *c, int way)
{
    for (size_t i = 0; i < c->gaps && i < COURSE_GAPS; i++)
        if (c->gap[i].side[0].way == way || c->gap[i].side[1].way == way)
            return true;
    return false;
}

static void write_course(const struct function_view *v, size_t i, struct str *out)
{
    const struct course *c = &v->course[i];
    bool low = !limitless(c, -1), high = !limitless(c, 1);

    if (!c->any) {
        str_add(out, ": no value there. ");
        return;
    }
    if (c->low == c->high) {
        str_add(out, " is flat: ");
        text_number(out, c->low);
        str_add(out, c->gaps ? ". " : " everywhere. ");
        return;
    }
    if (v->b->discreet) {
        write_end_heights(&v->graph[i], out);
        return;
    }
    if (low)
        write_extreme(": lowest", c->low, c->low_at, &v->range, out);
    if (high)
        write_extreme(low ? ", highest" : ": highest", c->high, c->high_at, &v->range,
                      out);
    if (!low && !high)
        str_add(out, " has no lowest and no highest value");
    str_add(out, ". ");
}

/* ---- where it breaks ---- */

static void write_at(const struct function_view *v, double x, struct str *out)
{
    str_addf(out, "%s = ", v->name);
    text_number(out, x);
}

static const char *way_word(int way)
{
    return way > 0 ? "rises" : "falls";
}

static void write_pole(const struct function_view *v, const struct gap *gap,
                       struct str *out)
{
    const struct side *l = &gap->side[0], *r = &gap->side[1];

    if (l->way && r->way && l->way != r->way) {
        str_add(out, "Towards ");
        write_at(v, gap->x, out);
        str_addf(out, " it %s without limit on the left and %s on the right",
                 way_word(l->way), way_word(r->way));
        return;
    }
    str_addf(out, "It %s without limit %s ", way_word(l->way ? l->way : r->way),
             l->way && r->way         ? "at"
             : !l->there || !r->there ? "towards"
             : l->way                 ? "on the left of"
                                      : "on the right of");
    write_at(v, gap->x, out);
}

static void write_gap(const struct function_view *v, const struct gap *gap,
                      struct str *out)
{
    const struct side *l = &gap->side[0], *r = &gap->side[1];

    if (l->way || r->way) {
        write_pole(v, gap, out);
    } else if (l->there && r->there && fabs(l->y - r->y) > 1e-6 * fabs(l->y)) {
        str_add(out, "It jumps at ");
        write_at(v, gap->x, out);
        str_add(out, " from ");
        text_number(out, l->y);
        str_add(out, " to ");
        text_number(out, r->y);
    } else {
        str_addf(out, "It has no value %s",
                 l->there && r->there ? "at "
                 : l->there           ? "right of "
                                      : "left of ");
        write_at(v, gap->x, out);
    }
    str_add(out, ". ");
}

static void write_places(const struct function_view *v, const double *x, size_t n,
                         struct str *out)
{
    for (size_t i = 0; i < n && i < LISTED; i++) {
        str_add(out, !i ? "" : i + 1 == n ? " and " : ", ");
        if (i)
            text_number(out, x[i]);
        else
            write_at(v, x[i], out);
    }
    if (n > LISTED)
        str_addf(out, " and %zu more", n - LISTED);
}

/* The two first ones each; of more where they are. */
static void write_gaps(const struct function_view *v, const struct course *c,
                       struct str *out)
{
    double x[COURSE_GAPS];
    size_t n = c->gaps < COURSE_GAPS ? c->gaps : COURSE_GAPS;

    for (size_t i = 0; i < n; i++)
        x[i] = c->gap[i].x;
    if (c->gaps > 2) {
        str_addf(out, "It breaks at %zu places%s, ", c->gaps,
                 c->poles == c->gaps ? ", all of them poles" : "");
        write_places(v, x, c->gaps, out);
        str_add(out, ". ");
        return;
    }
    for (size_t i = 0; i < n; i++)
        write_gap(v, &c->gap[i], out);
}

/* ---- at X ---- */

static void write_slope(const struct function_view *v, struct str *out)
{
    double g = function_levelled(v, function_at(&v->slope[0], v->x));

    if (isnan(g)) {
        str_add(out, "There is no slope there. ");
        return;
    }
    str_add(out, g == 0  ? "The tangent there is level, slope "
                 : g > 0 ? "The tangent there rises, slope "
                         : "The tangent there falls, slope ");
    text_number(out, g);
    str_add(out, ". ");
}

static void write_secant(const struct function_view *v, struct str *out)
{
    double x = v->x + v->dX, y = function_at(&v->graph[0], x), g = function_secant(v);

    if (v->dX == 0)
        return;
    str_add(out, "At X + dX = ");
    text_number(out, x);
    if (isnan(y) || isnan(g)) {
        str_add(out, " there is no value, so there is no secant. ");
        return;
    }
    str_add(out, " f is ");
    text_number(out, y);
    str_add(out, "; the secant has slope ");
    text_number(out, function_levelled(v, g));
    str_add(out, ". ");
}

/* X, the heights there, and where it is if the frame does not show it. */
static void write_here(const struct function_view *v, struct str *out)
{
    str_add(out, "At X = ");
    text_number(out, v->x);
    if (v->away)
        str_addf(out, ", %s of the picture,",
                 v->x < v->graph[0].from ? "left" : "right");
    for (size_t i = 0; i < v->n; i++) {
        double y = function_at(&v->graph[i], v->x);

        str_addf(out, "%s %s %s", i ? " and" : "", i ? "g" : "f",
                 isnan(y) ? "has no value" : "is ");
        if (!isnan(y))
            text_number(out, y);
    }
    str_add(out, ". ");
}

static void write_levels(const struct function_view *v, struct str *out)
{
    const struct course *slope = &v->slopes[0];
    double root[COURSE_ROOTS];
    size_t n = function_levels(v, root);

    if (!v->sloped || (slope->low == 0 && slope->high == 0))
        return;
    str_add(out, n ? "It is level, f' = 0, at " : "It is level nowhere here");
    write_places(v, root, n, out);
    str_add(out, ". ");
}

static void write_run(const struct function_view *v, struct str *out)
{
    if (!v->e->minimizing || !v->b->s.steps)
        return;
    str_addf(out, "%zu step%s brought X here from ", v->b->s.steps,
             v->b->s.steps == 1 ? "" : "s");
    text_number(out, v->e->start[0]);
    str_add(out, "; digits mark where it was. ");
}

static void write_meetings(const struct function_view *v, struct str *out)
{
    double root[COURSE_ROOTS];
    bool same;
    size_t n = function_meetings(v, root, &same);

    if (same) {
        str_add(out, "They are equal everywhere here. ");
        return;
    }
    str_add(out, n ? "They are equal at " : "They are equal nowhere here");
    write_places(v, root, n, out);
    str_add(out, ". ");
}

/* ---- all of it ---- */

static void write_one(const struct function_view *v, struct str *out)
{
    str_addf(out, "f = %s", v->e->function->text);
    write_ends(v, out);
    write_course(v, 0, out);
    write_gaps(v, &v->course[0], out);
    write_here(v, out);
    if (!isnan(function_at(&v->graph[0], v->x))) {
        if (!v->b->discreet)
            write_slope(v, out);
        write_secant(v, out);
    }
    if (!v->b->discreet)
        write_levels(v, out);
    write_run(v, out);
}

static void write_two(const struct function_view *v, struct str *out)
{
    for (int i = 0; i < 2; i++) {
        str_addf(out, "%s = %s", i ? "g" : "f",
                 i ? v->e->other->text : v->e->function->text);
        if (!i)
            write_ends(v, out);
        write_course(v, (size_t)i, out);
        write_gaps(v, &v->course[i], out);
    }
    write_here(v, out);
    if (!v->b->discreet)
        write_meetings(v, out);
}

void function_words(const struct function_view *v, struct str *out)
{
    if (v->n == 2)
        write_two(v, out);
    else
        write_one(v, out);
    while (out->len && out->s[out->len - 1] == ' ')
        str_cut(out, out->len - 1);
}
