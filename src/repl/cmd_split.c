/* The command split: which rows train.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"
#include "repl/source.h"

static void say_split(const struct state *s, struct str *t)
{
    if (!s->all)
        str_add(t, "It holds for the next data.");
    else if (!s->held)
        str_addf(t, "All %zu rows train.", s->all->n);
    else
        str_addf(t,
                 "The first %zu row%s train%s, %zu %s held back: valid.loss, valid.mse "
                 "and valid.accuracy tell how well the model does on them.",
                 s->data->n, s->data->n == 1 ? "" : "s", s->data->n == 1 ? "s" : "",
                 s->held->n, s->held->n == 1 ? "is" : "are");
}

static bool share_allowed(double share, struct err *err)
{
    if (share > 0 && share <= 1)
        return true;
    err_set(err, "split is the share of the rows that train, above 0 up to 1: split "
                 "0.5. 1 is all of them.");
    if (share > 1 && share < 100)
        err_meant(err, "split %g", share / 100);
    return false;
}

static bool run_split(struct shell *sh, const struct args *args, struct err *err)
{
    const struct state *s = &sh->bench->s;
    struct str t;
    double share = args->n ? args->arg[0].number : s->split;

    if (!share_allowed(share, err) ||
        (args->n && !bench_set_split(sh->bench, share, err)))
        return false;
    str_init(&t);
    str_add(&t, "split = ");
    text_number(&t, s->split);
    str_add(&t, "   ");
    say_split(s, &t);
    source_one_class(s, &t, &sh->fault);
    sh->in->asked = !args->n;
    if (args->n)
        reply_text(sh, t.s);
    else
        show_text(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_split = {
    .name = "split",
    .group = ABOUT_DATA,
    .arg = {{ARG_VALUE, "SHARE", "the part of the rows that train; 1 is all", true, 0}},
    .help = "Trains with the first part of the rows and holds the others back, to see "
            "how well the model does on what it has not seen.",
    .example = "split 0.5",
    .changes = true,
    .run = run_split,
};
