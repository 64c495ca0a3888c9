/* The command fit: straight to the optimum, or why there is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"

/* ---- a function that is minimized ---- */

static void say_function(struct shell *sh, const struct fit_result *r)
{
    const struct bench *b = sh->bench;
    const struct explorer *e = &b->s.explorer;
    double value;
    struct str t;

    str_init(&t);
    if (!function_value(e->function, e->at, &value)) {
        minimized_no_value(e, &t);
    } else if (minimized_ruleless(e)) {
        minimized_no_slope(b, &t);
    } else {
        minimized_rest(b, r->status == FIT_LOCAL, &t);
        str_add(&t, ": value ");
        text_number(&t, value);
        str_addc(&t, '.');
    }
    reply_text(sh, t.s);
    str_done(&t);
}

/* ---- a model on data ---- */

/* What a regression draws over the columns. */
static const char *fitted_shape(const struct bench *b)
{
    bool one = bench_inputs(b) == 1;

    if (bench_straight(b))
        return one ? "line" : "plane";
    return one ? "curve" : "surface";
}

static void say_optimum(struct shell *sh, const struct fit_result *r)
{
    const struct state *s = &sh->bench->s;
    const char *small = s->lambda > 0 ? "objective" : work_loss_name(sh->bench);
    const char *origin = s->bias == BIAS_OFF ? " through the origin" : "";
    const char *end = r->iterations == 1 ? "" : "s";

    if (!r->iterations)
        reply(sh, "You are at the optimum already: the slope is zero.");
    else if (s->model == &linear_ops && s->lambda == 0)
        reply(sh, "The least squares %s%s: no weights have a smaller mse.",
              fitted_shape(sh->bench), origin);
    else
        reply(sh, "The optimum%s, after %zu iteration%s: no weights have a smaller %s.",
              *origin ? " of boundaries through the origin" : "", r->iterations, end,
              small);
}

/* Only one class: nothing holds the bias. */
static bool one_class(const struct data *d)
{
    size_t positives = data_positives(d);

    return positives == 0 || positives == d->n;
}

static void say_separable(struct shell *sh)
{
    const struct bench *b = sh->bench;

    if (one_class(b->s.data)) {
        reply(sh,
              "There is no optimum: all points are of one class, so a larger |b| is "
              "better for ever. %s",
              b->s.lambda > 0 ? "lambda does not price b: bias penalised does."
                              : "bias penalised with lambda = 0.01 sets a price.");
        return;
    }
    reply(sh,
          "There is no optimum: a %s%s without an error exists%s, and larger weights "
          "make the loss smaller for ever. lambda = 0.01 sets a price.",
          bench_straight(b) ? "line" : "boundary",
          b->s.bias == BIAS_OFF ? " through the origin" : "",
          bench_fitness(sh->bench)->errors ? "" : " (this is one)");
}

/* Every point of a network is learned: of a loss of 4e-32 no digit matters. */
static void say_nothing_left(struct shell *sh)
{
    struct str t;

    str_init(&t);
    text_short(&t, bench_fitness(sh->bench)->loss);
    reply(
        sh,
        "The loss is practically 0 (%s): every point is learned. Larger weights would "
        "make it smaller for ever, so there is no optimum; lambda = 0.01 sets a "
        "price.",
        t.s);
    str_done(&t);
}

static void say_local(struct shell *sh, const struct fit_result *r)
{
    reply(sh,
          "The slope is zero here, after %zu iteration%s: a lowest place nearby. This "
          "landscape is no bowl, elsewhere may be lower: random weights 2, then fit.",
          r->iterations, r->iterations == 1 ? "" : "s");
}

static void say_failed(struct shell *sh, const struct fit_result *r)
{
    struct str g;

    str_init(&g);
    text_short(&g, r->gradnorm);
    reply(sh,
          "Not settled after %zu iterations: the slope is still %s. fit goes on from "
          "here; lambda = 0.01 keeps weights from growing for ever.",
          r->iterations, g.s);
    str_done(&g);
}

/* The labels are too large for squares, or the features too small for weights. */
static void say_range(struct shell *sh, const struct fit_result *r)
{
    const struct state *s = &sh->bench->s;

    if (!isfinite(r->gradnorm) && s->data->kind == LABEL_VALUE)
        reply(sh, "There is no loss to make small: squares of so large errors leave "
                  "the range of numbers. Divide the labels in the file by 1e200, say.");
    else if (!isfinite(r->gradnorm))
        reply(sh, "There is no loss to make small: sums of so large features leave the "
                  "range of numbers. Divide them in the file by 1e200, say.");
    else
        reply(sh,
              "The features are so small that the weights they need leave the range "
              "of numbers. %s",
              s->scale ? "Multiply them in the file by 1e200, say."
                       : "Try scale on; fit");
    if (isfinite(r->gradnorm) && !s->scale && !sh->in->quiet)
        err_meant(&sh->fault, "scale on; fit");
}

static void say_stopped(struct shell *sh, const struct fit_result *r)
{
    if (!r->iterations)
        reply(sh, "Stopped before the first iteration: nothing has changed.");
    else
        reply(sh,
              "Stopped after %zu iteration%s, on the way down. Nothing is lost: fit "
              "goes on from here, undo takes it back.",
              r->iterations, r->iterations == 1 ? "" : "s");
}

static void say_fit(struct shell *sh, const struct fit_result *r)
{
    switch (r->status) {
    case FIT_OPTIMUM:
        say_optimum(sh, r);
        break;
    case FIT_SEPARABLE:
        say_separable(sh);
        break;
    case FIT_FLAT:
        reply(sh, "An optimum, one of many: the features depend on each other, other "
                  "weights are as good. lambda = 0.01 would choose small ones.");
        break;
    case FIT_NO_OPTIMUM:
        reply(sh, "There is no optimum here: some weights can grow for ever and the "
                  "loss still falls. lambda = 0.01 sets a price.");
        break;
    case FIT_LOCAL:
        say_local(sh, r);
        break;
    case FIT_NO_SLOPE:
        reply(sh, "Counting errors has no slope: fit has nothing to go by. best line "
                  "finds the fewest errors; loss log has a slope.");
        break;
    case FIT_FAILED:
        say_failed(sh, r);
        break;
    case FIT_RANGE:
        say_range(sh, r);
        break;
    case FIT_STOPPED:
        say_stopped(sh, r);
        break;
    }
}

/* ---- as work ---- */

void fit_arrived(struct shell *sh, struct fit_job *job)
{
    struct fit_result r = bench_fit_end(sh->bench, job);

    if (r.status != FIT_STOPPED && sh->bench->s.explorer.minimizing) {
        say_function(sh, &r);
        return;
    }
    if (r.status == FIT_SEPARABLE || r.status == FIT_NO_OPTIMUM)
        remark(sh, "fit: there is no optimum, the loss falls for ever as weights grow; "
                   "lambda = 0.01 sets a price.");
    reply_changes(sh, "");
    if (r.status != FIT_STOPPED && work_nothing_left(sh->bench))
        say_nothing_left(sh);
    else
        say_fit(sh, &r);
}

static bool run_fit(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args;
    if (!work_ready(sh, err))
        return false;
    work_begin(sh, WORK_FIT, 1);
    sh->in->work.fit = bench_fit_begin(sh->bench);
    return true;
}

const struct command command_fit = {
    .name = "fit",
    .group = ABOUT_CORE,
    .help = "Goes straight to the optimum, or says why there is none.",
    .example = "fit",
    .changes = true,
    .alone = true,
    .run = run_fit,
};
