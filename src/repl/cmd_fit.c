/* The command fit: straight to the optimum, or why there is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"

/* ---- a function that is minimized ---- */

/* What the place is where FIT ended; NULL: it found no place with slope zero. */
static const char *kind_of_place(const struct bench *b, enum fit_status status)
{
    const struct explorer *e = &b->s.explorer;
    double g[2];

    if (status == FIT_OPTIMUM || status == FIT_LOCAL || status == FIT_FLAT)
        return minimized_rest(b);
    return function_slope(e->function, e->at, g)
               ? NULL
               : "has no slope to follow, as at a kink: it may be lowest, or not";
}

static void say_function(struct shell *sh, const struct fit_result *r)
{
    const struct explorer *e = &sh->bench->s.explorer;
    const char *what = kind_of_place(sh->bench, r->status);
    double value;
    struct str t;

    str_init(&t);
    minimized_place(e, &t);
    if (what)
        str_addf(&t, " %s", what);
    else
        str_add(&t, " is as far as it came: no place with slope zero was found, the "
                    "function may fall for ever");
    if (function_value(e->function, e->at, &value)) {
        str_add(&t, ": value ");
        text_number(&t, value);
    }
    str_addc(&t, '.');
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
    }
}

static bool run_fit(struct shell *sh, const struct args *args, struct err *err)
{
    struct fit_result r;

    (void)args;
    if (!work_ready(sh, err))
        return false;
    r = bench_fit(sh->bench);
    if (sh->bench->s.explorer.minimizing) {
        say_function(sh, &r);
        return true;
    }
    reply_changes(sh, "");
    if (work_nothing_left(sh->bench))
        say_nothing_left(sh);
    else
        say_fit(sh, &r);
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
