/* What work came to: how far the loss fell, and how.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "plot/text.h"
#include "repl/advice.h"
#include "repl/private.h"

enum { MANY = 10 }; /* so many steps that hardly move are worth a word */

/* An update looks at a part of the points only. */
static bool partial(const struct bench *b)
{
    const struct state *s = &b->s;

    return !s->explorer.minimizing && s->data && s->batch && s->batch < s->data->n &&
           !s->optimizer->no_batch;
}

/* ---- how often it fell ---- */

/* What was counted since the work W began. Fewer than then: a new run began meanwhile.
 */
static struct pace counted(const struct state *s, const struct work *w)
{
    struct pace did = {s->steps, s->rises, s->falls};

    if (s->steps < w->pace.steps || s->rises < w->pace.rises ||
        s->falls < w->pace.falls)
        return did;
    did.steps -= w->pace.steps;
    did.rises -= w->pace.rises;
    did.falls -= w->pace.falls;
    return did;
}

static void add_times(struct str *t, const char *verb, size_t n)
{
    str_addf(t, "%s %zu time%s", verb, n, n == 1 ? "" : "s");
}

static void add_every(struct str *t, const char *verb, size_t steps)
{
    str_addf(t, "   it %s%s", verb, steps == 1 ? "" : " at every step");
}

/* "it fell at every step", or how often it rose. Steps that see a part of the points
 * promise nothing for all of them. */
static void add_pace(struct shell *sh, const struct work *w, const struct pace *did,
                     struct str *t)
{
    size_t same = did->steps - did->rises - did->falls;

    if (partial(sh->bench) && w->updates) {
        str_addf(t, "   each step saw %zu of %zu points", sh->bench->s.batch,
                 sh->bench->s.data->n);
    } else if (did->falls && did->falls == did->steps) {
        add_every(t, "fell", did->steps);
    } else if (same && same == did->steps) {
        add_every(t, "stayed the same", did->steps);
    } else if (did->steps) {
        add_times(t, did->rises ? "   it rose" : "   it fell",
                  did->rises ? did->rises : did->falls);
        if (same)
            add_times(t, " and stayed the same", same);
    }
}

/* ---- how far ---- */

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

/* What a slope that steps hardly go down is, and what would go faster. */
static void add_reason(struct shell *sh, double loss, struct str *t)
{
    struct bench *b = sh->bench;
    const struct state *s = &b->s;
    double safe = bench_safe_eta(b);

    if (!s->model->convex && s->model->sigma && strcmp(s->model->loss, "mse") == 0 &&
        loss > 0.25) { /* weights of zero have less */
        str_add(t, ", a flat part far from the bottom.");
        str_add(t, advice_forbidden(sh, "loss") ? "" : " loss log has no such part.");
    } else if (!s->model->convex) {
        str_add(t, ": a flat part, or close to a lowest place.");
    } else if (s->optimizer->uses_eta && !method_rescales(s->optimizer) &&
               bench_eta(b) < safe / 10) {
        str_add(t, ". eta is small: rates up to 2/curvature = ");
        text_short(t, safe);
        str_add(t, " are safe.");
    } else {
        str_add(t, advice_forbidden(sh, "fit") ? "."
                                               : ". fit goes straight to the bottom.");
    }
}

/* Many steps down that changed less than a thousandth: a plateau, or a crawl. Of a
 * function no size is known that this could be measured by. */
static void say_hardly(struct shell *sh, const struct work *w, const struct pace *did)
{
    struct bench *b = sh->bench;
    double now;
    struct str t;

    if (w->last != OPT_MOVED || did->rises || did->falls < MANY || partial(b) ||
        b->s.explorer.minimizing || !b->s.optimizer->uses_eta || !work_loss(sh, &now) ||
        !(w->before - now < 1e-3 * w->before))
        return;
    str_init(&t);
    str_add(&t, "It hardly moved: the slope here is ");
    text_short(&t, bench_fitness(b)->gradnorm);
    add_reason(sh, now, &t);
    reply_text(sh, t.s);
    str_done(&t);
}

static void add_progress(struct shell *sh, const struct work *w, double now,
                         struct str *t)
{
    const struct state *s = &sh->bench->s;

    add_count(w, t);
    str_addf(t, "   %s " TEXT_BOLD, work_loss_name(sh->bench));
    text_number(t, w->before);
    str_add(t, " → ");
    text_number(t, now);
    str_add(t, TEXT_END);
    if (s->explorer.minimizing)
        add_place(&s->explorer, t);
    else if (s->data->kind != LABEL_VALUE)
        str_addf(t, "   errors %zu", bench_fitness(sh->bench)->errors);
}

/* On a lesson's page where the loss is no picture: its curve in the rest of the row. */
static void add_curve(struct shell *sh, struct str *t)
{
    enum { LEAST = 8, MOST = 20 };
    int room = sh->host.width - 3 - (int)text_columns(t->s, sh->out.ascii);

    if (sh->host.pictures_inline || !sh->guide || sh->bench->s.steps < 2 ||
        room < LEAST || figure_now(sh->bench) == figure_named("loss"))
        return;
    str_add(t, "   ");
    figure_sparkline(sh->bench, room < MOST ? (size_t)room : MOST, sh->out.ascii, t);
}

static void say_progress(struct shell *sh, const struct work *w, const struct pace *did)
{
    const struct state *s = &sh->bench->s;
    struct objective o;
    double now;
    struct str t;

    bench_objective(sh->bench, &o);
    if (!(w->done || w->updates) || isnan(w->before) || !work_loss(sh, &now) ||
        o.ops != w->ops) /* another loss was set meanwhile */
        return;
    if (work_say_chain(sh, w, did) || guess_tells_loss(sh))
        return;
    str_init(&t);
    add_progress(sh, w, now, &t);
    add_pace(sh, w, did, &t);
    add_curve(sh, &t);
    reply_text(sh, t.s);
    str_clear(&t);
    if (sh->host.pictures_inline && s->steps > 1) {
        figure_sparkline(sh->bench, 40, sh->out.ascii, &t);
        reply(sh, "%s %s", work_loss_name(sh->bench), t.s);
    }
    str_done(&t);
    say_hardly(sh, w, did);
}

void work_say(struct shell *sh, const struct work *was)
{
    struct pace did = counted(&sh->bench->s, was);

    say_progress(sh, was, &did);
    sh->in->advice_from = sh->out.rows;
    work_say_end(sh, was, &did);
    sh->in->advice_to = sh->out.rows;
}
