/* Settings that belong to optimizers: eta beta rho beta2 eps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "plot/text.h"
#include "repl/setting_rows.h"
#include "repl/words.h"

static bool uses(const struct method *m, const char *knob)
{
    return strcmp(knob, "eta") == 0 ? m->uses_eta : words_among(m->knobs, knob);
}

/* "beta is used by momentum, nesterov and adam; the optimizer is gd." where the present
 * optimizer does not look at it. */
static void remark_unused(const struct setting *s, const struct bench *b,
                          struct str *note)
{
    size_t users = 0, i, k = 0;

    if (uses(b->s.optimizer, s->name))
        return;
    for (i = 0; methods[i]; i++)
        users += uses(methods[i], s->name);
    if (!users)
        return;
    str_addf(note, "%s is used by ", s->name);
    for (i = 0; methods[i]; i++)
        if (uses(methods[i], s->name)) {
            str_addf(note, "%s%s",
                     !k               ? ""
                     : k + 1 == users ? " and "
                                      : ", ",
                     methods[i]->name);
            k++;
        }
    str_addf(note, "; the optimizer is %s.", b->s.optimizer->name);
}

/* ---- eta ---- */

static void show_eta(struct bench *b, struct str *out)
{
    text_number(out, bench_eta(b));
    if (b->s.eta_auto && bench_safe_eta(b) > 0 && bench_eta(b) == bench_safe_eta(b) / 2)
        str_add(out, " (auto: 1/L)");
    else if (b->s.eta_auto)
        str_add(out, " (auto)");
}

static bool number_eta(struct bench *b, double v, struct str *note, struct err *err)
{
    if (v == 0)
        return err_set(err, "With eta 0 nothing moves. Give a number above 0.") ||
               err_meant(err, "eta = auto");
    b->s.knobs.eta = v;
    b->s.eta_auto = false;
    if (v < 0)
        str_add(note, "A negative rate walks uphill; undo takes it back.");
    else
        remark_unused(&setting_eta, b, note);
    return true;
}

static bool word_eta(struct bench *b, const char *word, double count, struct str *note,
                     struct err *err)
{
    (void)word, (void)count, (void)err;
    b->s.eta_auto = true;
    remark_unused(&setting_eta, b, note);
    return true;
}

static const char *auto_only(size_t i)
{
    return i ? NULL : "auto";
}

const struct setting setting_eta = {
    .name = "eta",
    .also = "lr alpha learning_rate",
    .subject = SETTING_OPTIMIZE,
    .help =
        "eta (η): the learning rate, the size of a jump: one step moves the weights by "
        "eta times the slope. auto is 1/L, which never overshoots (for adagrad, "
        "rmsprop and adam, whose jumps are about eta long, 0.1).",
    .word = auto_only,
    .range = "a number above 0",
    .brief = "the size of a jump",
    .example = "eta = 0.3",
    .turn = {TURN_GROWING, 1e-12, 1e-12, 0},
    .show = show_eta,
    .set_number = number_eta,
    .set_word = word_eta,
};

/* ---- beta, rho, beta2: how much of the past is kept ---- */

static bool share(double v)
{
    return v >= 0 && v < 1;
}

#define KEPT " is the share of the past that is kept: 0 or more, below 1."

const struct setting setting_beta = {
    .name = "beta",
    .also = "beta1",
    .subject = SETTING_OPTIMIZE,
    .help = "beta: how much of the last velocity stays in the next. 0 forgets at once, "
            "0.9 rolls on like a ball.",
    .range = "0 or more, below 1",
    .example = "beta = 0.9",
    .turn = {.rule = TURN_SHARE},
    .number = FIELD_NUMBER(knobs.beta),
    .fits = share,
    .misfit = "beta" KEPT,
    .remark = remark_unused,
};

const struct setting setting_rho = {
    .name = "rho",
    .subject = SETTING_OPTIMIZE,
    .help = "rho: how much of the past squared slopes rmsprop keeps.",
    .range = "0 or more, below 1",
    .example = "rho = 0.9",
    .turn = {.rule = TURN_SHARE},
    .number = FIELD_NUMBER(knobs.rho),
    .fits = share,
    .misfit = "rho" KEPT,
    .remark = remark_unused,
};

const struct setting setting_beta2 = {
    .name = "beta2",
    .subject = SETTING_OPTIMIZE,
    .help = "beta2: how much of the past squared slopes adam keeps.",
    .range = "0 or more, below 1",
    .example = "beta2 = 0.999",
    .turn = {.rule = TURN_SHARE},
    .number = FIELD_NUMBER(knobs.beta2),
    .fits = share,
    .misfit = "beta2" KEPT,
    .remark = remark_unused,
};

/* ---- eps ---- */

const struct setting setting_eps = {
    .name = "eps",
    .also = "epsilon",
    .subject = SETTING_OPTIMIZE,
    .help = "eps: the small number that adagrad, rmsprop and adam add to the root they "
            "divide by.",
    .range = "a number above 0",
    .example = "eps = 1e-8",
    .turn = {TURN_GROWING, 1e-16, 1e-16, 0},
    .number = FIELD_NUMBER(knobs.eps),
    .fits = setting_above_zero,
    .misfit = "eps keeps a division from being by zero: it is above 0.",
    .remark = remark_unused,
};
