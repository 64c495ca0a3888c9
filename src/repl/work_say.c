/* What work came to: how far the loss fell, why it stopped, and what to type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "plot/text.h"
#include "repl/private.h"

/* An update looks at a part of the points only. */
static bool partial(const struct bench *b)
{
    const struct state *s = &b->s;

    return !s->explorer.minimizing && s->data && s->batch && s->batch < s->data->n &&
           !s->optimizer->no_batch;
}

/* ---- how far ---- */

/* "it fell at every step", or how often it rose. Steps that see a part of the points
 * promise nothing for all of them. */
static void add_rises(struct shell *sh, const struct work *w, struct str *t)
{
    size_t all = sh->bench->s.rises; /* fewer than before: a new run began meanwhile */
    size_t rises = all < w->rises_before ? all : all - w->rises_before;

    if (partial(sh->bench) && w->updates)
        str_addf(t, "   each step saw %zu of %zu points", sh->bench->s.batch,
                 sh->bench->s.data->n);
    else if (rises)
        str_addf(t, "   it rose %zu time%s", rises, rises == 1 ? "" : "s");
    else
        str_add(t, w->done == 1 ? "   it fell" : "   it fell at every step");
}

/* "50 steps", "2 passes", "1 round" */
static void add_count(const struct work *w, struct str *t)
{
    bool passes = w->kind == WORK_PASSES && w->done;
    size_t n = w->kind == WORK_REPEAT || passes ? w->done : w->updates;
    const char *word = w->kind == WORK_REPEAT ? "round" : passes ? "pass" : "step";

    str_addf(t, "%zu %s%s", n, word, n == 1 ? "" : passes ? "es" : "s");
    if (passes && w->updates != w->done)
        str_addf(t, ", %zu steps", w->updates);
}

/* "   X 1.2  Y 3" of the function that is minimized. */
static void add_place(const struct explorer *e, struct str *t)
{
    for (size_t j = 0; j < e->function->dim; j++) {
        str_addf(t, "%s%s ", j ? "  " : "   ", j ? "Y" : "X");
        text_number(t, e->at[j]);
    }
}

static void say_progress(struct shell *sh, const struct work *w)
{
    const struct state *s = &sh->bench->s;
    struct objective o;
    double now;
    struct str t;

    bench_objective(sh->bench, &o);
    if (!(w->done || w->updates) || isnan(w->before) || !work_loss(sh, &now) ||
        o.ops != w->ops) /* another loss was set meanwhile */
        return;
    str_init(&t);
    add_count(w, &t);
    str_addf(&t, "   %s " TEXT_BOLD, work_loss_name(sh->bench));
    text_number(&t, w->before);
    str_add(&t, " → ");
    text_number(&t, now);
    str_add(&t, TEXT_END);
    if (s->explorer.minimizing)
        add_place(&s->explorer, &t);
    else if (s->data->kind != LABEL_VALUE)
        str_addf(&t, "   errors %zu", bench_fitness(sh->bench)->errors);
    add_rises(sh, w, &t);
    reply_text(sh, t.s);
    str_clear(&t);
    if (sh->host.pictures_inline && s->steps > 1 && !s->explorer.minimizing) {
        figure_sparkline(sh->bench, 40, sh->out.ascii, &t);
        reply(sh, "loss %s", t.s);
    }
    str_done(&t);
}

/* ---- why it stopped ---- */

static void say_settled(struct shell *sh)
{
    struct objective o;

    bench_objective(sh->bench, &o);
    if (o.ops->convex)
        reply(sh, "Settled: the slope is zero here, there is nowhere better to go.");
    else if (sh->bench->s.explorer.minimizing)
        reply(sh, "Settled: the slope is zero here.");
    else
        reply(sh,
              "Settled: the slope is zero here, a lowest place nearby or a flat one. "
              "Elsewhere may be lower: random weights, then run.");
}

static void say_stuck(struct shell *sh)
{
    const struct method *m = sh->bench->s.optimizer;
    struct objective o;

    bench_objective(sh->bench, &o);
    if (!o.ops->smooth)
        reply(sh, "Stuck: counting errors has no slope, no optimizer can follow it. "
                  "loss log has one; best line finds the fewest errors.");
    else if (m->slots & (1u << OPT_INVERSE))
        reply(sh,
              "Stuck: the line search of %s finds no lower place along its "
              "direction. Try optimizer gd.",
              m->name);
    else if (sh->bench->s.explorer.minimizing)
        reply(sh,
              "Stuck: %s finds no direction here: the curvature is zero. Try "
              "optimizer gd, or another X.",
              m->name);
    else
        reply(sh,
              "Stuck: %s finds no direction here (the curvature is flat). Try "
              "optimizer gd, or lambda = 0.01.",
              m->name);
}

/* "undo; eta = 0.0697, or scale on." */
static void add_slower(const struct bench *b, const char *safe, struct str *t)
{
    bool units = b->s.data && !b->s.explorer.minimizing && !b->s.scale;

    str_addf(t, "undo; eta = %s%s", safe, units ? ", or scale on." : "");
}

static void say_diverged(struct shell *sh)
{
    struct bench *b = sh->bench;
    const struct method *m = b->s.optimizer;
    double curvature = bench_curvature(b);
    struct str t, l, safe;

    str_init(&t);
    str_init(&l);
    str_init(&safe);
    str_add(&t, "Stopped: the next step would leave the range of numbers. ");
    if (m->uses_eta && !method_rescales(m) && bench_safe_eta(b) > 0) {
        text_short(&l, curvature);
        text_short(&safe, bench_safe_eta(b));
        str_addf(&t,
                 "The curvature is %s, so only rates up to 2/%s = %s are safe: ", l.s,
                 l.s, safe.s);
        add_slower(b, safe.s, &t);
    } else if (m->uses_eta) {
        str_add(&t, "undo, then a smaller eta or scale on.");
    } else {
        str_add(&t, "undo, then optimizer gd or lambda = 0.01.");
    }
    reply_text(sh, t.s);
    str_done(&safe);
    str_done(&l);
    str_done(&t);
}

static void say_end(struct shell *sh, const struct work *w)
{
    if (w->until && !w->left)
        reply(sh,
              "The condition did not hold in all these steps; run goes on from here.");
    if (w->stopped)
        reply(sh, "Stopped. Nothing is lost; undo takes the whole turn back.");
    if (w->last == OPT_CONVERGED)
        say_settled(sh);
    if (w->last == OPT_STUCK)
        say_stuck(sh);
    if (w->last == OPT_DIVERGED)
        say_diverged(sh);
}

/* The last jump was longer than twice the way to the bottom of the bowl. What the
 * curvature was where it began follows from its length: jump = eta * L / 2. */
static void say_jump(struct shell *sh)
{
    const struct bench *b = sh->bench;
    double jump = b->s.jump, eta = b->opt.knobs.eta;
    struct str safe, curvature, times;

    if (jump <= 1 || method_rescales(b->s.optimizer))
        return;
    str_init(&safe);
    str_init(&curvature);
    str_init(&times);
    if (jump < 1e6)
        str_addf(&times, "%.*f", jump < 10 ? 1 : 0, jump);
    else
        text_short(&times, jump);
    text_short(&safe, eta / jump);
    text_short(&curvature, 2 * jump / eta);
    reply(sh,
          "The jump was %s x too long for these units (curvature %s, safe rate "
          "2/%s). Try %seta = %s",
          times.s, curvature.s, curvature.s,
          b->s.scale || b->s.explorer.minimizing ? "" : "scale on, or ", safe.s);
    str_done(&times);
    str_done(&curvature);
    str_done(&safe);
}

void work_say(struct shell *sh, const struct work *was)
{
    say_progress(sh, was);
    say_end(sh, was);
    if (sh->bench->s.rises > was->rises_before && was->last != OPT_DIVERGED)
        say_jump(sh);
}
