/* Long work: steps, passes, runs, repeats and fits, pulled one update at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "learn/opt_fit_job.h"
#include "repl/private.h"
#include "repl/trial.h"
#include "repl/words.h"

bool work_ready(struct shell *sh, struct err *err)
{
    if (sh->bench->s.data || sh->bench->s.explorer.minimizing)
        return true;
    err_set(err, "There is nothing to learn from yet. Try: data hobbits");
    err_meant(err, "data hobbits");
    return err_remedy(err, REMEDY_LACKS);
}

bool work_loss(struct shell *sh, double *v)
{
    const struct explorer *e = &sh->bench->s.explorer;
    const struct fitness *f;

    if (e->minimizing)
        return function_value(e->function, e->at, v);
    f = bench_fitness(sh->bench);
    *v = f ? f->loss : 0;
    return f != NULL;
}

const char *work_loss_name(const struct bench *b)
{
    if (b->s.explorer.minimizing)
        return "f";
    return strcmp(b->s.model->loss, "mse") == 0 && !b->s.balanced ? "mse" : "loss";
}

void work_begin(struct shell *sh, enum work_kind kind, size_t left)
{
    const struct state *s = &sh->bench->s;
    struct work *w = &sh->in->work;
    struct objective o;

    bench_objective(sh->bench, &o);
    *w = (struct work){.kind = kind,
                       .left = left,
                       .last = OPT_MOVED,
                       .ops = o.ops,
                       .pace = {s->steps, s->rises, s->falls},
                       .version = sh->bench->version};
    if (!work_loss(sh, &w->before))
        w->before = NAN;
}

/* `run until COND`: does it hold now? */
static bool reached(struct shell *sh, struct err *err)
{
    struct value v;

    if (!sh->in->work.until)
        return false;
    return formula_eval(sh->in->work.until, shell_scope(sh), &v, err) && value_true(&v);
}

/* One update, and what is then left of the `step` or `pass` that asked for it. */
static bool update(struct shell *sh)
{
    struct work *w = &sh->in->work;

    w->last = bench_step(sh->bench);
    if (w->last != OPT_MOVED) {
        w->inner = w->passes = 0;
        return false;
    }
    w->updates++;
    w->inner -= w->inner > 0;
    return true;
}

/* The next statement of the learner's own loop, or the next update of a `step` or
 * `pass` in it. */
static bool round_piece(struct shell *sh, struct err *err)
{
    struct work *w = &sh->in->work;
    const char *s = w->body + w->at;
    size_t n = words_statement(s);
    char *text;
    bool ok;

    if (!w->inner && w->passes) {
        w->inner = bench_pass(sh->bench);
        w->passes--;
    }
    if (w->inner)
        return update(sh) || w->last == OPT_CONVERGED;
    text = words_trim(s, n);
    sh->in->in_round = true;
    ok = statement_run(sh, text, err);
    sh->in->in_round = false;
    if (!ok)
        column_from(err, w->body, words_skip(s));
    w->at += n + (s[n] == ';');
    free(text);
    return ok;
}

/* Goes on with the round; *ENDED at its end. False: the loop cannot go on. */
static bool round_on(struct shell *sh, bool *ended, struct err *err)
{
    struct work *w = &sh->in->work;

    if (!round_piece(sh, err))
        return false;
    *ended = !w->inner && !w->passes && !w->body[w->at];
    if (*ended)
        w->at = 0;
    return true;
}

/* One update, of the present pass if passes are counted; *ENDED at the end of what is
 * counted. */
static bool update_on(struct shell *sh, bool *ended)
{
    struct work *w = &sh->in->work;

    if (w->kind == WORK_PASSES && !w->inner)
        w->inner = bench_pass(sh->bench);
    if (!update(sh))
        return false;
    *ended = !w->inner;
    return true;
}

/* One update of whatever kind; false = there is no more to do (or ERR is set). */
static bool one(struct shell *sh, struct err *err)
{
    struct work *w = &sh->in->work;
    bool ended = true;

    if (!w->left || w->stopped)
        return false;
    if (w->travel)
        return time_on(sh);
    if (w->trial)
        return trial_on(sh);
    if (w->fit)
        return fit_on(w->fit);
    if (!(w->kind == WORK_REPEAT ? round_on(sh, &ended, err) : update_on(sh, &ended)))
        return false;
    if (!ended)
        return true;
    w->left--;
    w->done++;
    w->met = reached(sh, err);
    return w->left && !w->met && !(err->message[0]);
}

bool work_go(struct shell *sh, size_t updates, struct err *err)
{
    while (updates--)
        if (!one(sh, err))
            return false;
    return true;
}

void work_end(struct shell *sh)
{
    struct work *w = &sh->in->work;
    struct work was = *w;

    *w = (struct work){.kind = WORK_NONE};
    formula_free(was.until);
    free(was.body);
    if (was.travel)
        time_end(sh, &was);
    else if (was.trial)
        trial_end(sh, &was);
    else if (was.fit)
        fit_arrived(sh, was.fit);
    else
        work_say(sh, &was);
}
