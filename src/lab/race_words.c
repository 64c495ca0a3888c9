/* A race in words: who is lowest, what became of the others, and what each looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/race.h"
#include "plot/text.h"

static void add_count(size_t n, const char *word, const char *more, struct str *out)
{
    str_addf(out, "%zu %s%s", n, word, n == 1 ? "" : more);
}

/* ---- who ---- */

static bool away(const struct racer *one)
{
    return one->got.finish == FINISH_AWAY || !isfinite(one->got.loss);
}

static bool stopped(const struct race *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->racer[i].got.finish == FINISH_STOPPED)
            return true;
    return false;
}

static void write_length(const struct race *r, struct str *out)
{
    str_add(out, " after ");
    if (r->length == RACE_FIT)
        str_add(out, "fit");
    else if (r->length == RACE_PASSES)
        add_count(r->goal, "pass", "es", out);
    else
        add_count(r->goal, "update", "s", out);
}

/* All that did not run away ended at the same loss. */
static bool tie(const struct race *r, size_t best)
{
    size_t n = 0;

    for (size_t i = 0; i < r->n; i++) {
        if (away(&r->racer[i]))
            continue;
        if (r->racer[i].got.loss != r->racer[best].got.loss)
            return false;
        n++;
    }
    return n > 1;
}

static void write_others(const struct race *r, size_t best, struct str *out)
{
    size_t n = 0;

    for (size_t i = 0; i < r->n; i++) {
        if (i == best || away(&r->racer[i]))
            continue;
        str_addf(out, "%s%s ", n++ ? ", " : "; ", r->racer[i].name);
        text_asked(out, r->racer[i].got.loss);
    }
}

static void write_winner(const struct race *r, const char *loss, struct str *out)
{
    size_t best = race_winner(r);

    if (best == r->n) {
        str_add(out, "Nobody won: all ran away.");
        return;
    }
    if (tie(r, best)) {
        str_addf(out, "A tie: %s ", loss);
        text_asked(out, r->racer[best].got.loss);
        if (!stopped(r))
            write_length(r, out);
    } else {
        str_addf(out, "%s is lowest", r->racer[best].name);
        if (!stopped(r))
            write_length(r, out);
        str_addf(out, ": %s ", loss);
        text_asked(out, r->racer[best].got.loss);
        write_others(r, best, out);
    }
    str_addc(out, '.');
}

/* ---- what became of them ---- */

static void write_finish(const struct racer *one, struct str *out)
{
    size_t n = one->got.effort.updates;

    switch (one->got.finish) {
    case FINISH_DONE:
    case FINISH_ENDLESS: /* only a sweep fits */
        return;
    case FINISH_STOPPED:
        str_addf(out, " %s got to update %zu", one->name, n);
        break;
    case FINISH_SETTLED:
        str_addf(out, " %s settled after ", one->name);
        add_count(n, "update", "s", out);
        break;
    case FINISH_STUCK:
        str_addf(out, " %s was stuck after ", one->name);
        add_count(n, "update", "s", out);
        break;
    case FINISH_AWAY:
        str_addf(out, " %s ran away at update %zu", one->name, one->got.at);
        break;
    }
    str_addc(out, '.');
}

/* ---- what it cost ---- */

static bool same_effort(const struct race *r)
{
    const struct effort *first = &r->racer[0].got.effort;

    for (size_t i = 0; i < r->n; i++) {
        const struct effort *e = &r->racer[i].got.effort;

        if (e->points != first->points || e->gradients != first->gradients ||
            e->matrices)
            return false;
    }
    return true;
}

static void write_matrices(const struct racer *one, struct str *out)
{
    size_t n = one->got.effort.matrices, params;

    bench_weights(one->bench, &params);
    if (!n)
        return;
    str_add(out, " and ");
    if (n == 1)
        str_add(out, "once");
    else
        str_addf(out, "%zu times", n);
    str_addf(out, " a matrix of %zu × %zu", params, params);
}

/* A pass over the data in points; of a function gradients are counted. */
static void write_effort(const struct race *r, struct str *out)
{
    const struct state *s = &r->racer[0].bench->s;
    bool function = s->explorer.minimizing;

    if (same_effort(r)) {
        const struct effort *e = &r->racer[0].got.effort;

        if (function) {
            str_add(out, " Each computed ");
            add_count(e->gradients, "gradient", "s", out);
        } else {
            str_add(out, " Each looked at ");
            text_short(out, e->points);
            str_add(out, " points: ");
            text_short(out, e->points / (double)s->data->n);
            str_add(out, e->points == (double)s->data->n ? " pass" : " passes");
        }
        str_addc(out, '.');
        return;
    }
    str_add(out, function ? " Gradients computed: " : " Points looked at: ");
    for (size_t i = 0; i < r->n; i++) {
        const struct effort *e = &r->racer[i].got.effort;

        str_addf(out, "%s%s ", i ? ", " : "", r->racer[i].name);
        text_short(out, function ? (double)e->gradients : e->points);
        write_matrices(&r->racer[i], out);
    }
    if (!function)
        str_addf(out, "; a pass has %zu", s->data->n);
    str_addc(out, '.');
}

void race_words(const struct race *r, const char *loss, struct str *out)
{
    if (stopped(r))
        str_add(out, "Stopped. ");
    write_winner(r, loss, out);
    for (size_t i = 0; i < r->n; i++)
        write_finish(&r->racer[i], out);
    if (r->length != RACE_FIT) {
        write_effort(r, out);
        str_add(out, " All began at the present weights.");
    }
}
