/* Why work ended, or went wrong, and what to type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <math.h>

#include "plot/text.h"
#include "repl/advice.h"
#include "repl/private.h"

/* ---- the slope is zero ---- */

bool work_nothing_left(struct bench *b)
{
    const struct state *s = &b->s;

    return s->data && s->hidden && s->model->sigma && s->model->smooth &&
           s->lambda == 0 && bench_fitness(b)->errors == 0 &&
           bench_fitness(b)->loss < 1e-6;
}

static void say_rest(struct shell *sh)
{
    struct str t;

    str_init(&t);
    str_add(&t, "Settled: ");
    minimized_rest(sh->bench, true, &t);
    str_addc(&t, '.');
    reply_text(sh, t.s);
    str_done(&t);
}

static void say_settled(struct shell *sh)
{
    struct objective o;
    struct str t;

    bench_objective(sh->bench, &o);
    if (o.ops->convex) {
        reply(sh, "Settled: the slope is zero here, there is nowhere better to go.");
    } else if (sh->bench->s.explorer.minimizing) {
        say_rest(sh);
    } else if (work_nothing_left(sh->bench)) {
        str_init(&t);
        text_short(&t, bench_fitness(sh->bench)->loss);
        reply(sh,
              "Settled: the loss is practically 0 (%s), there is nothing left to "
              "learn.",
              t.s);
        str_done(&t);
    } else {
        reply(sh,
              "Settled: the slope is zero here, a lowest place nearby or a flat one. "
              "Elsewhere may be lower: random weights, then run.");
    }
}

/* ---- there is a slope, but no step ---- */

/* Even a safe step is shorter than the last digit of the largest weight. */
static bool far_out(struct bench *b)
{
    double safe = bench_safe_eta(b), most = 0;
    size_t n;
    const double *at = bench_weights(b, &n);

    for (size_t j = 0; j < n; j++)
        most = fmax(most, fabs(at[j]));
    return safe > 0 ? safe * b->opt.gradnorm < DBL_EPSILON * most : most > 1e10;
}

static void say_unmoved(struct shell *sh)
{
    struct bench *b = sh->bench;
    const char *lines[3] = {"eta = auto", NULL};
    struct str t;

    str_init(&t);
    str_add(&t, "Nothing moved: ");
    if (!far_out(b)) {
        str_add(&t, "eta is too small, no weight changes in its last digit.");
    } else if (b->s.explorer.minimizing) {
        str_add(&t, "so far out a safe step is below the last digit of X.");
        lines[0] = "reset";
    } else {
        str_add(&t, "the weights are so large that a safe step is below their last "
                    "digit.");
        lines[0] = bench_scale_helps(b) ? "scale on" : "";
        lines[1] = "reset weights";
    }
    str_add(&t, " The slope is ");
    str_add(&t, far_out(b) && !b->s.explorer.minimizing ? "still " : "");
    text_short(&t, b->opt.gradnorm);
    advise(sh, ". Try ", lines, &t);
    reply_text(sh, t.s);
    str_done(&t);
}

/* A function has no slope at a kink, at an edge of where it has a value, or where no
 * rule derives it. */
static void say_no_slope(struct shell *sh)
{
    struct str t;

    str_init(&t);
    if (!minimized_ruleless(&sh->bench->s.explorer))
        str_add(&t, "Stuck: ");
    minimized_no_slope(sh->bench, &t);
    reply_text(sh, t.s);
    str_done(&t);
}

static void say_flat(struct shell *sh)
{
    const struct state *s = &sh->bench->s;
    const char *gd = s->rises ? "undo; optimizer gd" : "optimizer gd";
    const char *price = s->rises || s->explorer.minimizing ? "" : "lambda = 0.01";
    struct str t;

    str_init(&t);
    str_addf(&t, "Stuck: %s finds no direction here: %s", s->optimizer->name,
             s->explorer.minimizing ? "the curvature is zero"
             : s->rises             ? "it jumped to where the curvature is flat"
                                    : "the curvature is flat");
    advise(sh, ". Try ", (const char *[]){gd, price, NULL}, &t);
    if (s->explorer.minimizing)
        str_add(&t, advice_forbidden(sh, gd) ? " Try another X." : ", or another X.");
    reply_text(sh, t.s);
    str_done(&t);
}

static void say_no_lower(struct shell *sh)
{
    struct str t;

    str_init(&t);
    str_addf(&t,
             "Stuck: the line search of %s finds no lower place along its direction",
             sh->bench->s.optimizer->name);
    advise(sh, ". Try ", (const char *[]){"optimizer gd", NULL}, &t);
    reply_text(sh, t.s);
    str_done(&t);
}

static void say_stuck(struct shell *sh)
{
    const struct bench *b = sh->bench;
    const struct explorer *e = &b->s.explorer;
    struct objective o;
    double g[2];

    bench_objective(b, &o);
    if (!o.ops->smooth)
        reply(sh, "Stuck: counting errors has no slope, no optimizer can follow it. "
                  "loss log has one; best line finds the fewest errors.");
    else if (e->minimizing && !function_slope(e->function, e->at, g))
        say_no_slope(sh);
    else if (b->s.optimizer->slots & (1u << OPT_INVERSE))
        say_no_lower(sh);
    else
        say_flat(sh);
}

/* ---- out of the range of numbers ---- */

/* The largest safe rate, where one holds everywhere. */
static void add_safe_rate(struct shell *sh, struct str *t)
{
    struct bench *b = sh->bench;
    struct str l, safe;

    str_init(&l);
    str_init(&safe);
    text_short(&l, bench_curvature(b));
    work_rate(bench_safe_eta(b), &safe);
    str_addf(t, "The curvature is %s, so only rates up to 2/%s = %s are safe", l.s, l.s,
             safe.s);
    work_cure(sh, true, bench_eta(b), safe.s, ": ", t);
    str_done(&safe);
    str_done(&l);
}

/* A method that keeps squares of slopes has none for this one. */
static bool unsquared(const struct bench *b)
{
    double square = b->opt.gradnorm * b->opt.gradnorm;

    return method_rescales(b->s.optimizer) && !isfinite(square) &&
           isfinite(b->opt.gradnorm);
}

static void add_unsquared(struct shell *sh, struct str *t)
{
    str_add(t, "The slope, ");
    text_short(t, sh->bench->opt.gradnorm);
    str_addf(t, ", is so large that its square is no number, and %s keeps squares",
             sh->bench->s.optimizer->name);
    advise(sh, ". Try ", (const char *[]){"optimizer gd", NULL}, t);
}

static void add_overflow(struct shell *sh, struct str *t)
{
    struct bench *b = sh->bench;
    const struct method *m = b->s.optimizer;
    struct objective o;

    bench_objective(b, &o);
    str_add(t, "Stopped: the next step would leave the range of numbers. ");
    if (unsquared(b)) {
        add_unsquared(sh, t);
    } else if (!isfinite(b->opt.before)) {
        str_add(t, "The loss is beyond it here already: labels, features or weights "
                   "are too large.");
    } else if (!m->uses_eta) {
        advise(sh, "Try ", (const char *[]){"undo; optimizer gd", NULL}, t);
    } else if (o.ops->bounded && !method_rescales(m) && bench_safe_eta(b) > 0) {
        add_safe_rate(sh, t);
    } else {
        str_add(t, "eta = ");
        text_short(t, bench_eta(b));
        str_add(t, " is too long");
        work_cure(sh, true, bench_eta(b), b->s.eta_auto ? "0.001" : "auto", ": ", t);
    }
}

static void say_diverged(struct shell *sh)
{
    struct bench *b = sh->bench;
    struct str t, meant;

    str_init(&t);
    str_init(&meant);
    if (b->s.explorer.minimizing && minimized_refused(b, &t, &meant))
        advice_offer(sh, meant.s);
    else
        add_overflow(sh, &t);
    reply_text(sh, t.s);
    str_done(&meant);
    str_done(&t);
}

/* ---- all of it ---- */

static void say_until(struct shell *sh, const struct work *w)
{
    if (!w->until || w->met || w->stopped)
        return;
    if (!w->left)
        reply(sh,
              "The condition did not hold in all these steps; run goes on from here.");
    else if (w->last != OPT_MOVED)
        reply(sh, "The condition does not hold.");
}

static void say_status(struct shell *sh, enum opt_status status)
{
    static void (*const say[])(struct shell *) = {
        [OPT_CONVERGED] = say_settled,
        [OPT_STUCK] = say_stuck,
        [OPT_DIVERGED] = say_diverged,
        [OPT_UNMOVED] = say_unmoved,
    };

    if (status != OPT_MOVED)
        say[status](sh);
}

void work_say_end(struct shell *sh, const struct work *w, const struct pace *did)
{
    say_until(sh, w);
    if (w->stopped)
        reply(sh, "Stopped. Nothing is lost; undo takes the whole turn back.");
    work_say_leap(sh, w, did);
    say_status(sh, w->last);
    if (w->last != OPT_DIVERGED && w->updates)
        work_say_rise(sh, w, did);
}
