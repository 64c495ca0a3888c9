/* Long work: steps, runs and repeats, pulled one update at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "plot/text.h"
#include "repl/private.h"
#include "repl/words.h"

void work_begin(struct shell *sh, enum work_kind kind, size_t left)
{
    struct work *w = &sh->in->work;
    const struct fitness *f = bench_fitness(sh->bench);

    w->kind = kind;
    w->left = left;
    w->done = 0;
    w->stopped = false;
    w->last = OPT_MOVED;
    w->loss_before = f ? f->loss : 0;
    w->rises_before = sh->bench->s.rises;
    w->version = sh->bench->version;
}

/* `run until COND`: does it hold now? */
static bool reached(struct shell *sh, struct err *err)
{
    struct value v;

    if (!sh->in->work.until)
        return false;
    return formula_eval(sh->in->work.until, shell_scope(sh), &v, err) && value_true(&v);
}

/* The next statement of the learner's own loop, or the next update of a `step` in it.
 */
static bool round_piece(struct shell *sh, struct err *err)
{
    struct work *w = &sh->in->work;
    const char *s = w->body + w->at;
    size_t n = words_statement(s);
    char *text;
    bool ok;

    if (w->inner) {
        w->last = bench_step(sh->bench);
        w->inner = w->last == OPT_MOVED ? w->inner - 1 : 0;
        return w->last == OPT_MOVED || w->last == OPT_CONVERGED;
    }
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
    *ended = !w->inner && !w->body[w->at];
    if (*ended)
        w->at = 0;
    return true;
}

/* One update of whatever kind; false = there is no more to do (or ERR is set). */
static bool one(struct shell *sh, struct err *err)
{
    struct work *w = &sh->in->work;
    bool ended = true;

    if (!w->left || w->stopped)
        return false;
    if (w->kind == WORK_REPEAT) {
        if (!round_on(sh, &ended, err))
            return false;
        if (!ended)
            return true;
    } else {
        w->last = bench_step(sh->bench);
        if (w->last != OPT_MOVED)
            return false;
    }
    w->left--;
    w->done++;
    return w->left && !reached(sh, err) && !(err->message[0]);
}

bool work_go(struct shell *sh, size_t updates, struct err *err)
{
    while (updates--)
        if (!one(sh, err))
            return false;
    return true;
}

/* Why the last update did not move. */
static void say_end(struct shell *sh, const struct work *w)
{
    if (w->until && !w->left)
        reply(sh,
              "The condition did not hold in all these steps; run goes on from here.");
    if (w->stopped)
        reply(sh, "Stopped. Nothing is lost; undo takes the whole turn back.");
    if (w->last == OPT_CONVERGED)
        reply(sh, "Settled: the slope is zero here, there is nowhere better to go.");
    if (w->last == OPT_STUCK)
        reply(sh, "Stuck: newton finds no direction here (the curvature is flat). Try "
                  "optimizer gd, or lambda = 0.01.");
    if (w->last == OPT_DIVERGED)
        reply(sh,
              "Stopped: the next step would leave the range of numbers. undo, then a "
              "smaller eta or scale on.");
}

/* "it fell at every step", or how often it rose. */
static void add_rises(struct shell *sh, const struct work *w, struct str *t)
{
    size_t all = sh->bench->s.rises; /* fewer than before: a new run began meanwhile */
    size_t rises = all < w->rises_before ? all : all - w->rises_before;

    if (!rises)
        str_add(t, w->done == 1 ? "   it fell" : "   it fell at every step");
    else
        str_addf(t, "   it rose %zu time%s", rises, rises == 1 ? "" : "s");
}

static void say_jump(struct shell *sh)
{
    struct bench *b = sh->bench;
    struct str safe;

    if (b->s.jump <= 1)
        return;
    str_init(&safe);
    text_short(&safe, bench_safe_eta(b));
    reply(sh, "The jump was %.*f x too long for these units. Try %seta = %s",
          b->s.jump < 10 ? 1 : 0, b->s.jump, b->s.scale ? "" : "scale on, or ", safe.s);
    str_done(&safe);
}

static void say_progress(struct shell *sh, const struct work *w)
{
    const struct fitness *f = bench_fitness(sh->bench);
    struct str t;

    if (!f || !w->done)
        return;
    str_init(&t);
    str_addf(&t, "%zu %s%s   %s " TEXT_BOLD, w->done,
             w->kind == WORK_REPEAT ? "round" : "step", w->done == 1 ? "" : "s",
             sh->bench->s.model == &linear_ops ? "mse" : "loss");
    text_number(&t, w->loss_before);
    str_add(&t, " → ");
    text_number(&t, f->loss);
    str_add(&t, TEXT_END);
    if (sh->bench->s.data->kind != LABEL_VALUE)
        str_addf(&t, "   errors %zu", f->errors);
    add_rises(sh, w, &t);
    reply_text(sh, t.s);
    str_clear(&t);
    if (sh->host.pictures_inline && sh->bench->s.steps > 1) {
        figure_sparkline(sh->bench, 40, sh->out.ascii, &t);
        reply(sh, "loss %s", t.s);
    }
    str_done(&t);
}

void work_end(struct shell *sh)
{
    struct work *w = &sh->in->work;
    struct work was = *w;

    *w = (struct work){.kind = WORK_NONE};
    formula_free(was.until);
    free(was.body);
    say_progress(sh, &was);
    say_end(sh, &was);
    if (sh->bench->s.rises > was.rises_before)
        say_jump(sh);
}
