/* How far an update should go down by slope and curvature, and how far it went.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/explain_number.h"
#include "lab/explain_terms.h"
#include "lab/explain_update.h"
#include "learn/opt_gd.h"

enum { WEIGHTS_MOST = 200 }; /* a Hessian of more is too much work for a sentence */

/* move'H move/length^2 where the update began: the curvature along it. */
static double along(const struct update *u, const struct objective *o)
{
    const double *move = u->opt->move;
    struct mat h;
    double sum = 0;

    mat_init(&h, o->dim, o->dim);
    o->ops->hessian(o, u->old, &h);
    for (size_t i = 0; i < o->dim; i++)
        for (size_t j = 0; j < o->dim; j++)
            sum += move[i] * MAT(&h, i, j) * move[j];
    mat_done(&h);
    return sum / (u->opt->length * u->opt->length);
}

static double slope_along(const struct update *u, const double *g)
{
    double sum = 0;

    for (size_t j = 0; j < u->opt->dim; j++)
        sum += g[j] * u->opt->move[j];
    return sum;
}

/* "the parabola is right to a tenth" */
static bool agrees(double said, double is)
{
    return fabs(said - is) <= 0.1 * fabs(is);
}

/* −eta·gradnorm² + k·length²/2, in numbers, beside what it DID. */
static void say_sum(struct update *u, double k, double slope, double did)
{
    const struct opt *o = u->opt;
    bool descent = o->method == &opt_gd;
    struct term t[2] = {descent ? (struct term){.minus = true,
                                                .square = true,
                                                .n = 2,
                                                .f = {o->knobs.eta, o->gradnorm}}
                                : term_of(slope),
                        {.square = true, .n = 2, .f = {k, o->length}, .over = 2}};
    double sum = slope + k * o->length * o->length / 2;
    int least = num_places(fabs(sum) < fabs(did) ? sum : did, 3, 3);
    struct str text;

    str_init(&text);
    terms_write(&text, t, 2, least > 7 ? 7 : least);
    explain_say(u->e,
                "By slope and curvature along the move, k: %s + k·length²/2 = %s. "
                "It %s %s%s",
                descent ? "−eta·gradnorm²" : "grad·move", text.s,
                u->next ? "would be" : "was", num_short(did).s,
                agrees(sum, did) ? "." : ": so far out the parabola is no good guide.");
    str_done(&text);
}

void update_say_parabola(struct update *u)
{
    const struct opt *opt = u->opt;
    double did = opt->after - opt->before, k, slope;
    struct objective o;

    bench_objective(u->on, &o);
    if (o.dim > WEIGHTS_MOST || !o.ops->smooth || !(opt->length > 0) || !isfinite(did))
        return;
    k = along(u, &o);
    slope = slope_along(u, opt->g);
    if (!isfinite(k) || !isfinite(slope) || !isfinite(k * opt->length * opt->length))
        return;
    say_sum(u, k, slope, did);
}

/* ---- an update that saw a part of the rows ---- */

void update_say_noise(struct update *u)
{
    struct objective o;
    double *g, slope, was, is;

    bench_objective(u->on, &o);
    g = mem_array(o.dim, sizeof *g);
    was = o.ops->gradient(&o, u->old, g);
    is = o.ops->value(&o, u->now);
    slope = slope_along(u, g);
    free(g);
    if (!isfinite(was) || !isfinite(is) || !isfinite(slope)) {
        explain_beyond(u->e, "the objective of all rows");
        return;
    }
    explain_say(u->e, "Of all rows, not only these, the objective %s %s → %s.",
                u->next ? "would go" : "went", num_digits(was, num_telling(was, is)).s,
                num_digits(is, num_telling(was, is)).s);
    if (slope > 0)
        explain_say(u->e,
                    "For all of them the move is uphill: their grad·move = %s. That is "
                    "noise: downhill for these rows is not downhill for all.",
                    num_short(slope).s);
    else if (is > was)
        explain_say(u->e,
                    "It is downhill for all too (their grad·move = %s), but these rows "
                    "pull harder than all together: it went too far. That is noise.",
                    num_short(slope).s);
    else
        explain_say(u->e, "The move is downhill for all: their grad·move = %s.",
                    num_short(slope).s);
}
