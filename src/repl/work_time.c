/* Going through the run's time as work: where it leads, what was shown, what it says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "plot/text.h"
#include "repl/private.h"

void time_begin(struct shell *sh, struct travel *t, bool replay)
{
    struct shell_private *in = sh->in;

    work_begin(sh, replay ? WORK_REPLAY : WORK_GOTO, 1);
    in->work.travel = t;
    in->work.arrow = in->arrow;
    in->arrow = false;
    rules_of(&sh->bench->s, &in->work.rules);
    if (replay)
        travel_show(t, sh->bench);
}

bool time_on(struct shell *sh)
{
    struct work *w = &sh->in->work;
    bool more = travel_on(w->travel, 1);

    if (w->kind == WORK_REPLAY)
        travel_show(w->travel, sh->bench);
    w->done += !more;
    return more;
}

/* ---- what is said ---- */

static void add_number(struct str *t, const char *name, double v)
{
    str_addf(t, "%s%s ", t->len ? ", " : "", name);
    text_number(t, v);
}

static void add_word(struct str *t, const char *name, const char *word)
{
    str_addf(t, "%s%s %s", t->len ? ", " : "", name, word);
}

/* The settings that are now IS, where that is not what they were. */
static void add_rules(const struct rules *was, const struct rules *is, struct str *t)
{
    if (was->optimizer != is->optimizer)
        add_word(t, "optimizer", is->optimizer->name);
    if (is->eta_auto && !was->eta_auto)
        add_word(t, "eta", "auto");
    else if (!is->eta_auto && (was->eta_auto || was->knobs.eta != is->knobs.eta))
        add_number(t, "eta", is->knobs.eta);
    if (was->batch != is->batch && !is->batch)
        add_word(t, "batch", "all");
    else if (was->batch != is->batch)
        add_number(t, "batch", (double)is->batch);
    if (was->lambda != is->lambda)
        add_number(t, "lambda", is->lambda);
    if (was->shuffled != is->shuffled)
        add_word(t, "order", is->shuffled ? "shuffled" : "file");
    if (was->seed != is->seed)
        add_number(t, "seed", (double)is->seed);
    if (was->balanced != is->balanced)
        add_word(t, "classweight", is->balanced ? "balanced" : "none");
    for (const struct opt_knob *k = opt_knobs; k->name; k++)
        if (opt_knob(&was->knobs, k) != opt_knob(&is->knobs, k))
            add_number(t, k->name, opt_knob(&is->knobs, k));
}

/* "step 12 of 60" */
static void say_place(const struct bench *b, struct str *t)
{
    size_t last = timeline_last(b);

    str_addf(t, "step %zu", b->s.steps);
    if (last > b->s.steps)
        str_addf(t, " of %zu", last);
}

/* "Step 12 of 60, with eta 0.1 as it was then." A key that moves step by step leaves
 * that to the screen, unless a setting is another. */
static void say_arrival(struct shell *sh, const struct work *w)
{
    struct str t, rules;
    struct rules now;

    str_init(&t);
    str_init(&rules);
    rules_of(&sh->bench->s, &now);
    add_rules(&w->rules, &now, &rules);
    say_place(sh->bench, &t);
    t.s[0] = 'S';
    if (rules.len)
        str_addf(&t, ", with %s as it was then", rules.s);
    str_addc(&t, '.');
    if (!w->arrow || rules.len || sh->guide)
        reply_changes(sh, t.s);
    str_done(&t);
    str_done(&rules);
}

/* ---- one entry of undo for moves in a row ---- */

static void merge(struct shell *sh)
{
    struct shell_private *in = sh->in;
    struct history *h = in->history;
    struct str line;

    if (in->quiet)
        return;
    if (in->moved && in->moved == h->npast) {
        state_free(in->before);
        in->before = history_retract(h);
    }
    str_init(&line);
    str_addf(&line, "goto %zu", sh->bench->s.steps);
    free(in->statement);
    in->statement = str_take(&line);
    in->moved = h->npast + 1;
    str_done(&line);
}

/* ---- the end ---- */

static void end_replay(struct shell *sh, const struct work *w)
{
    struct str t;

    str_init(&t);
    if (w->done) { /* it is where it was, and nothing has changed */
        bench_restore(sh->bench, sh->in->before);
        sh->in->asked = true;
        say_place(sh->bench, &t);
        if (timeline_last(sh->bench) > sh->bench->s.steps)
            reply(sh, "That was the run up to %s.", t.s);
        else
            reply(sh, "That was the run: %zu step%s.", sh->bench->s.steps,
                  sh->bench->s.steps == 1 ? "" : "s");
        str_done(&t);
        return;
    }
    str_add(&t, "Stopped at ");
    say_place(sh->bench, &t);
    str_add(&t, "; replay begins anew, step goes on from here.");
    reply_text(sh, t.s);
    str_done(&t);
}

void time_end(struct shell *sh, const struct work *w)
{
    if (w->kind == WORK_REPLAY) {
        end_replay(sh, w);
    } else if (w->done) {
        travel_show(w->travel, sh->bench);
        if (w->arrow)
            merge(sh);
        say_arrival(sh, w);
    } else {
        reply(sh, "Stopped on the way. You are still at step %zu.", sh->bench->s.steps);
    }
    travel_free(w->travel);
}
