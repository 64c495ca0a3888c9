/* A jump that was too long: by how much, and what to type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "learn/opt_momentum.h"
#include "plot/text.h"
#include "repl/advice.h"
#include "repl/private.h"

/* ---- what to type ---- */

void work_rate(double v, struct str *t)
{
    double unit = pow(10, floor(log10(v)) - 2);

    text_short(t, unit > 0 ? floor(v / unit * (1 + 1e-9)) * unit : v);
}

void work_cure(struct shell *sh, bool ruined, double eta, const char *rate,
               const char *lead, struct str *t)
{
    const char *undo = ruined ? "undo; " : "";
    struct str slower, scaled;
    double safe = bench_scaled_eta(sh->bench);

    str_init(&slower);
    str_init(&scaled);
    str_addf(&slower, "%seta = %s", undo, rate);
    if (bench_scale_helps(sh->bench)) {
        str_addf(&scaled, "%sscale on", undo);
        if (eta > safe && sh->bench->s.model->bounded) /* and even so too long */
            str_add(&scaled, "; eta = auto");
    }
    advise(sh, lead, (const char *[]){scaled.s, slower.s, NULL}, t);
    str_done(&scaled);
    str_done(&slower);
}

void work_slower(struct shell *sh, bool ruined, double eta, struct str *t)
{
    struct str line;

    str_init(&line);
    str_addf(&line, "%seta = ", ruined ? "undo; " : "");
    work_rate(eta, &line);
    advise(sh, "Try ", (const char *[]){line.s, NULL}, t);
    str_done(&line);
}

/* ---- methods without a rate ---- */

/* Newton's method: a jump whose length nothing holds. */
static bool leaps(const struct method *m)
{
    return !m->uses_eta && !m->slots;
}

bool work_worse(struct shell *sh, const struct work *w)
{
    double now;

    return !work_loss(sh, &now) || !(now <= w->before);
}

/* Newton's parabola promised a bottom that was none. */
static void say_leap(struct shell *sh)
{
    const char *fit = sh->bench->s.explorer.minimizing ? "" : "undo; fit";
    struct objective o;
    struct str t;

    bench_objective(sh->bench, &o);
    str_init(&t);
    str_addf(&t,
             "It rose: %s the parabola that newton trusts is no guide, for the "
             "curvature is almost flat%s",
             o.ops->convex ? "far from the optimum" : "there",
             o.ops->convex ? "" : " or negative");
    advise(sh, ". Try ", (const char *[]){fit, "undo; optimizer gd", NULL}, &t);
    advice_offer(sh, "undo; optimizer gd");
    reply_text(sh, t.s);
    str_done(&t);
}

void work_say_leap(struct shell *sh, const struct work *w, const struct pace *did)
{
    if (w->updates && did->rises && leaps(sh->bench->s.optimizer) && work_worse(sh, w))
        say_leap(sh);
}

/* ---- a jump that was too long ---- */

/* A method with a velocity swings, and is safe up to its own limit. Where the curvature
 * is L everywhere its places follow r^2 = (1 + beta - eta L) r - beta (momentum), or
 * r^2 = (1 - eta L)((1 + beta) r - beta) (nesterov): |r| < 1 up to these multiples of
 * 2/L. */
double work_limit(const struct bench *b)
{
    const struct method *m = b->s.optimizer;
    double beta = b->s.knobs.beta;

    if (m == &opt_momentum)
        return 1 + beta;
    return m == &opt_nesterov ? (1 + beta) / (1 + 2 * beta) : 1;
}

void work_limit_text(const struct bench *b, const char *curvature, double safe,
                     struct str *t)
{
    const struct method *m = b->s.optimizer;
    struct str beta;

    str_init(&beta);
    text_number(&beta, b->s.knobs.beta);
    if (m == &opt_momentum)
        str_addf(t, "2\xC2\xB7(1 + %s)/%s = ", beta.s, curvature);
    else if (m == &opt_nesterov)
        str_addf(t, "2\xC2\xB7(1 + %s)/(1 + 2\xC2\xB7%s)/%s = ", beta.s, beta.s,
                 curvature);
    else
        str_addf(t, "2/%s", curvature);
    if (work_limit(b) != 1)
        work_rate(safe, t);
    str_done(&beta);
}

static void add_times(double times, struct str *t)
{
    if (times < 1e6)
        str_addf(t, "%.*f", times < 10 ? 1 : 0, times);
    else
        text_short(t, times);
    str_add(t, " x too long");
}

/* What stands for the curvature is the most that it can be anywhere: of sigmoids it is
 * less where p is near 0 or 1. */
static bool only_bounded(const struct objective *o)
{
    return o->ops->bounded && o->ops->sigma;
}

/* The last jump was longer than its method bears. What the curvature was where it began
 * follows from its length: jump = eta * L / 2. */
void work_say_jump(struct shell *sh, bool ruined)
{
    const struct bench *b = sh->bench;
    double jump = b->s.jump, eta = b->opt.knobs.eta, times = jump / work_limit(b);
    struct str t, safe, curvature;
    struct objective o;

    bench_objective(b, &o);
    str_init(&t);
    str_init(&safe);
    str_init(&curvature);
    str_add(&t, "The jump was ");
    add_times(times, &t);
    text_short(&curvature, 2 * jump / eta);
    str_add(&t, bench_scale_helps(b)      ? " for these units"
                : b->s.scale && b->s.data ? " even for scaled features"
                                          : "");
    str_addf(&t, " (curvature %s%s, safe rate ", only_bounded(&o) ? "up to " : "",
             curvature.s);
    work_limit_text(b, curvature.s, eta / times, &t);
    str_addc(&t, ')');
    work_rate(eta / times, &safe);
    work_cure(sh, ruined, eta / work_limit(b), safe.s, ". Try ", &t);
    reply_text(sh, t.s);
    str_done(&t);
    str_done(&safe);
    str_done(&curvature);
}

/* Each step is exactly twice as long as the way to the bottom. */
void work_say_walls(struct shell *sh)
{
    double eta = sh->bench->opt.knobs.eta;
    struct str t, half;

    str_init(&t);
    str_init(&half);
    str_add(&t, "Each step jumps over the bottom to the other wall, just as high: eta "
                "is 2/curvature = ");
    text_short(&t, eta);
    str_add(&half, "eta = ");
    text_short(&half, eta / 2);
    advise(sh, ". Try ", (const char *[]){half.s, NULL}, &t);
    reply_text(sh, t.s);
    str_done(&t);
    str_done(&half);
}
