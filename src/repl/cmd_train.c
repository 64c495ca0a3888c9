/* Commands that move the weights by a rule: step pass run fit repeat stop.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "repl/commands.h"
#include "repl/private.h"
#include "repl/words.h"

/* A run ends by itself after so many updates; so does what was asked for by mistake. */
enum { RUN_MAX = 1000 };
static const double steps_max = 1e15; /* whole numbers are exact up to here */

static bool ready(struct shell *sh, struct err *err)
{
    if (!sh->bench->s.data) {
        err_set(err, "There is nothing to learn from yet. Try: data hobbits");
        return err_meant(err, "data hobbits");
    }
    return true;
}

static bool begin_steps(struct shell *sh, double n, struct err *err)
{
    if (!ready(sh, err))
        return false;
    if (n < 0) {
        err_set(err, "Backwards in time: undo takes the last command back.");
        return err_meant(err, "undo");
    }
    if (n != floor(n) || n < 1)
        return err_set(err, "step takes a whole number of updates: step 10");
    if (n > steps_max)
        return err_set(err,
                       "That many steps would never end. run until CONDITION does.");
    if (sh->in->in_round) {
        sh->in->work.inner = (size_t)n;
        return true;
    }
    work_begin(sh, WORK_STEPS, (size_t)n);
    return true;
}

static bool run_step(struct shell *sh, const struct args *args, struct err *err)
{
    return begin_steps(sh, args->n ? args->arg[0].number : 1, err);
}

const struct command command_step = {
    .name = "step",
    .group = ABOUT_CORE,
    .arg = {{ARG_VALUE, "N", "how many updates; 1 if left out", true, 0}},
    .help = "Does one update of the weights, or N.",
    .example = "step 10",
    .changes = true,
    .run = run_step,
};

const struct command command_pass = {
    .name = "pass",
    .also = "epoch",
    .group = ABOUT_TRAIN,
    .arg = {{ARG_VALUE, "N", "how many passes over all points; 1 if left out", true,
             0}},
    .help = "Goes over every point once, or N times. With all points in one batch that "
            "is one "
            "update.",
    .example = "pass 2",
    .changes = true,
    .run = run_step,
};

/* The condition of `until COND`, which can be evaluated; NULL sets ERR. */
static struct formula *read_until(struct shell *sh, const char *text, struct value *now,
                                  struct err *err)
{
    size_t n = words_name(text);
    struct formula *f;

    if (isdigit((unsigned char)*text)) {
        err_set(err,
                "run goes on until a condition holds. For a number of updates: step %s",
                text);
        err_meant(err, "step %s", text);
        return NULL;
    }
    if (n != 5 || strncasecmp(text, "until", 5) != 0) {
        err_set(err, "It is: run, or run until CONDITION, as in: run until loss < 0.3");
        return NULL;
    }
    f = formula_parse(words_skip(text + n), err);
    if (!f || !formula_eval(f, shell_scope(sh), now, err)) {
        column_from(err, text, words_skip(text + n));
        formula_free(f);
        return NULL;
    }
    return f;
}

static bool run_run(struct shell *sh, const struct args *args, struct err *err)
{
    struct formula *until = NULL;
    struct value now;

    if (!ready(sh, err))
        return false;
    if (args->n) {
        until = read_until(sh, args->arg[0].text, &now, err);
        if (!until)
            return false;
        if (value_true(&now)) {
            formula_free(until);
            reply(sh, "That holds already; there is nothing to run for.");
            return true;
        }
    }
    work_begin(sh, WORK_RUN, until ? 100 * RUN_MAX : RUN_MAX);
    sh->in->work.until = until;
    return true;
}

const struct command command_run = {
    .name = "run",
    .also = "train",
    .group = ABOUT_CORE,
    .arg = {{ARG_REST, "until CONDITION", "until loss < 0.3; without it, 1000 updates",
             true, 0}},
    .help = "Steps on and on, on the screen so that you can watch: 1000 updates, or "
            "until a "
            "condition holds (100000 at most). Ctrl-C stops.",
    .example = "run until loss < 0.5",
    .changes = true,
    .alone = true,
    .run = run_run,
};

/* ---- fit ---- */

static void say_fit(struct shell *sh, const struct fit_result *r)
{
    switch (r->status) {
    case FIT_OPTIMUM:
        reply_changes(sh, "");
        if (!r->iterations) {
            reply(sh, "You are at the optimum already: the slope is zero.");
            break;
        }
        reply(sh, "The optimum, after %zu iteration%s: no weights have a smaller %s.",
              r->iterations, r->iterations == 1 ? "" : "s",
              sh->bench->s.lambda > 0 ? "objective" : "loss");
        break;
    case FIT_SEPARABLE:
        reply_changes(sh, "");
        reply(
            sh,
            "There is no optimum: a line without an error exists%s, and larger weights "
            "make the loss smaller for ever. lambda = 0.01 sets a price.",
            bench_fitness(sh->bench)->errors ? "" : " (this is one)");
        break;
    case FIT_FLAT:
        reply_changes(sh, "");
        reply(
            sh,
            "An optimum, one of many: the features depend on each other, other weights "
            "are as good.");
        break;
    default:
        reply_changes(sh, "");
        reply(sh, "There is no optimum here: some weights can grow for ever and the "
                  "loss still "
                  "falls. lambda = 0.01 sets a price.");
    }
}

static bool run_fit(struct shell *sh, const struct args *args, struct err *err)
{
    struct fit_result r;

    (void)args;
    if (!ready(sh, err))
        return false;
    r = bench_fit(sh->bench);
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

/* ---- repeat ---- */

static bool run_repeat(struct shell *sh, const struct args *args, struct err *err)
{
    const char *text = args->arg[0].text, *colon = strchr(text, ':');
    char *count;
    double n;
    bool ok;

    if (!colon)
        return err_set(err,
                       "repeat needs a count and a : before what it repeats, as in "
                       "repeat 10: step");
    count = words_trim(text, (size_t)(colon - text));
    ok = number_of(sh, count, &n, err);
    free(count);
    if (!ok)
        return false;
    if (n != floor(n) || n < 1)
        return err_set(err, "repeat needs a whole number of rounds, 1 or more.");
    if (!*words_skip(colon + 1))
        return err_set(
            err, "repeat what? After the : stand statements, as in repeat 10: step");
    work_begin(sh, WORK_REPEAT, (size_t)fmin(n, steps_max));
    sh->in->work.body = words_trim(colon + 1, strlen(colon + 1));
    sh->in->work.column = sh->in->column + strcspn(sh->in->statement, ":") + 1 +
                          (size_t)(words_skip(colon + 1) - (colon + 1));
    return true;
}

const struct command command_repeat = {
    .name = "repeat",
    .group = ABOUT_TRAIN,
    .arg = {{ARG_REST, "N: STATEMENTS", "everything to the end of the line, N times", 0,
             0}},
    .help = "Does the rest of the line N times. One round counts as one step.",
    .example = "repeat 10: w1 = w1 - eta*grad.w1, w2 = w2 - eta*grad.w2",
    .changes = true,
    .alone = true,
    .run = run_repeat,
};

static bool run_stop(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args, (void)err;
    reply(sh, "Nothing is running. quit leaves; your place is kept.");
    return true;
}

const struct command command_stop = {
    .name = "stop",
    .group = ABOUT_TRAIN,
    .help = "Stops a run, like Ctrl-C.",
    .example = "stop",
    .alone = true,
    .run = run_stop,
};
