/* p over one feature: where it is what, and its course in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/curve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/figure_parts.h"
#include "plot/text.h"

struct curve curve_of(const struct bench *b)
{
    double *raw = figure_raw(b);
    struct curve m = {b, bench_straight(b), raw[0], raw[1]};

    free(raw);
    return m;
}

double curve_p(const void *self, double x)
{
    const struct curve *m = self;
    double p;

    if (!m->straight)
        return bench_p(m->bench, &x);
    p = figure_p(m->bench, m->w != 0 ? m->b + m->w * x : m->b);
    return isnan(p) ? 0.5 : p;
}

bool curve_where(const struct curve *m, double p, double *x)
{
    *x = (figure_score(m->bench, p) - m->b) / m->w;
    return m->straight && m->w != 0 && isfinite(*x);
}

/* ---- in words ---- */

const char *curve_unit(const struct data *d)
{
    return strcmp(d->names[0], "hours") == 0 ? " h" : "";
}

/* " hours" where the column's name says what its numbers are. */
static void write_x(const struct data *d, double x, struct str *out)
{
    text_short(out, x);
    if (d && curve_unit(d)[0])
        str_addf(out, " %s", d->names[0]);
}

static void write_course(const struct curve *m, struct str *out)
{
    const struct data *d = m->bench->s.data;
    const char *name = figure_linear(m->bench) ? "ŷ" : "p";
    double lo = d ? data_range(d, 0)->lo : -6, hi = d ? data_range(d, 0)->hi : 6;
    double from, to;

    from = curve_p(m, lo);
    to = curve_p(m, hi);
    if (from == to && m->straight) {
        str_addf(out, "Curve: %s is ", name);
        figure_decimals(out, from, 2);
        str_add(out, " everywhere. ");
        return;
    }
    str_addf(out, "%s: %s %s from ",
             figure_linear(m->bench) ? "Straight line" : "Curve", name,
             to > from ? "rises" : "falls");
    figure_decimals(out, from, 2);
    str_add(out, " at ");
    write_x(d, lo, out);
    str_add(out, " to ");
    figure_decimals(out, to, 2);
    str_add(out, " at ");
    write_x(d, hi, out);
}

static void write_middle(const struct curve *m, struct str *out)
{
    double x, tau = m->bench->s.tau;

    if (m->straight && m->w == 0)
        return;
    if (curve_where(m, 0.5, &x)) {
        str_addf(out, "; %s is one half at ", figure_linear(m->bench) ? "ŷ" : "p");
        text_short(out, x);
    }
    if (tau != 0.5 && curve_where(m, tau, &x)) {
        str_add(out, "; class 1 is predicted from p = ");
        text_number(out, tau);
        str_add(out, ", at ");
        text_number(out, x);
    }
    str_add(out, ". ");
}

void curve_words(const struct curve *m, struct str *out)
{
    write_course(m, out);
    write_middle(m, out);
}
