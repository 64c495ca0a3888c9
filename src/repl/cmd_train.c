/* Commands that move the weights by a rule: step pass run repeat stop.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/words.h"

/* A run ends by itself after so many updates; so does what was asked for by mistake. */
enum { RUN_MAX = 1000 };
static const double steps_max = 1e15; /* whole numbers are exact up to here */

/* A whole number of WHAT, 1 or more. */
static bool whole(double n, const char *what, struct err *err)
{
    if (n < 0 && n == floor(n) && n > -1e9 && strcmp(what, "step") == 0) {
        err_set(err, "Backwards in time: rewind %.0f, or ← on an empty line.", -n);
        return err_meant(err, "rewind %.0f", -n);
    }
    if (n < 0) {
        err_set(err, "Backwards in time: undo takes the last command back, rewind goes "
                     "back step by step.");
        return err_meant(err, "undo");
    }
    if (n != floor(n) || n < 1)
        return err_set(err, "%s takes a whole number: %s 10", what, what);
    if (n > steps_max)
        return err_set(err,
                       "That many steps would never end. run until CONDITION does.");
    return true;
}

static bool run_step(struct shell *sh, const struct args *args, struct err *err)
{
    double n = args->n ? args->arg[0].number : 1;

    if (!work_ready(sh, err) || !whole(n, "step", err))
        return false;
    if (sh->in->in_round)
        sh->in->work.inner = (size_t)n;
    else
        work_begin(sh, WORK_STEPS, (size_t)n);
    return true;
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

static bool run_pass(struct shell *sh, const struct args *args, struct err *err)
{
    double n = args->n ? args->arg[0].number : 1;

    if (!work_ready(sh, err) || !whole(n, "pass", err))
        return false;
    if (sh->in->in_round)
        sh->in->work.passes = (size_t)n;
    else
        work_begin(sh, WORK_PASSES, (size_t)n);
    return true;
}

const struct command command_pass = {
    .name = "pass",
    .also = "epoch epochs passes",
    .group = ABOUT_TRAIN,
    .arg = {{ARG_VALUE, "N", "how many passes over all points; 1 if left out", true,
             0}},
    .help = "Goes over every point once, or N times. With all points in one batch that "
            "is one update.",
    .example = "pass 2",
    .changes = true,
    .run = run_pass,
};

/* It can be true or not: something is compared, or asked of a function. A name alone is
 * only if its value is 0 or 1. */
static bool is_condition(const struct formula *f, const char *text,
                         const struct value *now)
{
    if (strpbrk(text, "<>=!("))
        return true;
    if (formula_computes(f))
        return strstr(text, " and ") || strstr(text, " or ") || strstr(text, "not ");
    return now->kind != VALUE_NUMBER || now->number == 0 || now->number == 1;
}

static struct formula *read_condition(struct shell *sh, const char *text,
                                      struct value *now, struct err *err)
{
    struct formula *f = formula_parse(text, err);

    if (f && formula_eval(f, shell_scope(sh), now, err)) {
        if (is_condition(f, text, now))
            return f;
        err_set(err,
                "%s is a number, not a condition. Say when to stop, as in: run "
                "until loss < 0.3",
                text);
        err_meant(err, "run until loss < 0.3");
    } else if (!f) {
        meant_joined(sh, "run until ", text, " and ",
                     "Two conditions need an and between them", err);
    }
    formula_free(f);
    return NULL;
}

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
    f = read_condition(sh, words_skip(text + n), now, err);
    if (!f)
        column_from(err, text, words_skip(text + n));
    return f;
}

static bool run_run(struct shell *sh, const struct args *args, struct err *err)
{
    struct formula *until = NULL;
    struct value now;

    if (!work_ready(sh, err))
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
    .offer = offer_until,
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
