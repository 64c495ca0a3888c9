/* Are two states of a bench the same, bit for bit?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "state_kit.h"

#include <string.h>

#include "base/str.h"
#include "lab/definition.h"
#include "lab/fog.h"

static bool same(const void *a, const void *b, size_t size)
{
    return size == 0 || (a && b && memcmp(a, b, size) == 0) || (!a && !b);
}

static bool same_numbers(const double *a, const double *b, size_t n)
{
    return same(a, b, n * sizeof *a);
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool same_data(const struct data *a, const struct data *b)
{
    if (a == b || !a || !b)
        return a == b;
    if (a->n != b->n || a->dim != b->dim || a->kind != b->kind ||
        !same_numbers(a->y, b->y, a->n) || !same_text(a->source, b->source))
        return false;
    for (size_t j = 0; j < a->dim; j++)
        if (!same_numbers(a->x[j], b->x[j], a->n) ||
            !same_text(a->names[j], b->names[j]))
            return false;
    return true;
}

static bool forgets(const struct opt_memory *m)
{
    return !m || m->t == 0;
}

/* One that no update has used is as good as none. */
static bool same_memory(const struct opt_memory *a, const struct opt_memory *b)
{
    if (a == b || (forgets(a) && forgets(b)))
        return true;
    if (!a || !b || a->method != b->method || a->dim != b->dim || a->t != b->t)
        return false;
    for (int k = 0; k < OPT_SLOTS; k++)
        if (a->slot[k] &&
            !same_numbers(a->slot[k], b->slot[k], opt_slot_size(k, a->dim)))
            return false;
    return true;
}

/* Rows that both have kept; a trace that went on since may have fewer. */
static bool same_trace(const struct state *s, const struct state *o)
{
    const struct trace *a = s->trace, *b = o->trace;
    size_t na = trace_upto(a, s->steps), nb = trace_upto(b, o->steps), both = 0;

    if (a->dim != b->dim)
        return false;
    for (size_t i = 0, k = 0; i < na && k < nb;) {
        if (a->step[i] == b->step[k]) {
            if (!same(&a->loss[i], &b->loss[k], sizeof *a->loss) ||
                !same(&a->pass[i], &b->pass[k], sizeof *a->pass) ||
                !same(&a->objective[i], &b->objective[k], sizeof *a->loss) ||
                !same_numbers(a->theta + i * a->dim, b->theta + k * a->dim, a->dim))
                return false;
            both++, i++, k++;
        } else if (a->step[i] < b->step[k]) {
            i++;
        } else {
            k++;
        }
    }
    return both > 0 || na == 0 || nb == 0;
}

static bool same_chain(const struct chain *a, const struct chain *b)
{
    bool is = a->n == b->n && a->steps == b->steps && a->passes == b->passes;

    for (size_t i = 0; is && i < a->n; i++)
        is = a->part[i].steps == b->part[i].steps &&
             a->part[i].loss == b->part[i].loss &&
             a->part[i].began == b->part[i].began &&
             same_text(a->part[i].text, b->part[i].text);
    return is;
}

static bool same_runs(const struct runs *a, const struct runs *b)
{
    bool is = a->n == b->n && a->named == b->named;

    for (size_t i = 0; is && i < a->n; i++)
        is = a->run[i] == b->run[i];
    return is;
}

static bool same_definitions(const struct state *a, const struct state *b)
{
    struct str one, two;
    bool is;

    str_init(&one);
    str_init(&two);
    if (a->definitions)
        definitions_script(a->definitions, &one);
    if (b->definitions)
        definitions_script(b->definitions, &two);
    is = strcmp(one.s, two.s) == 0;
    str_done(&one);
    str_done(&two);
    return is;
}

static bool same_fog(const struct fog *a, const struct fog *b)
{
    if (a == b || !a || !b)
        return a == b;
    return a->moves == b->moves && a->last == b->last &&
           same(a->seen, b->seen, sizeof a->seen) &&
           same(a->trodden, b->trodden, sizeof a->trodden);
}

static bool same_explorer(const struct explorer *a, const struct explorer *b)
{
    return a->function == b->function && a->other == b->other &&
           a->minimizing == b->minimizing && same(a->at, b->at, sizeof a->at) &&
           same(a->start, b->start, sizeof a->start) && a->dX == b->dX &&
           a->from == b->from && a->to == b->to && a->derivative == b->derivative;
}

#define SAME(what) \
    if (!same(&a->what, &b->what, sizeof a->what)) \
        return #what
#define HOLDS(what, is) \
    if (!(is)) \
        return what

const char *run_differs(const struct state *a, const struct state *b)
{
    SAME(params);
    HOLDS("theta", same_numbers(a->theta, b->theta, a->params));
    HOLDS("at", same(a->explorer.at, b->explorer.at, sizeof a->explorer.at));
    HOLDS("memory", same_memory(a->memory, b->memory));
    SAME(optimizer);
    SAME(knobs);
    SAME(eta_auto);
    SAME(batch);
    SAME(shuffled);
    SAME(balanced);
    SAME(seed);
    SAME(lambda);
    SAME(pass);
    SAME(at);
    SAME(steps);
    SAME(rises);
    SAME(falls);
    SAME(iterations);
    SAME(steepest);
    SAME(jump);
    SAME(passes);
    SAME(made.optimizer);
    SAME(made.eta);
    SAME(made.lambda);
    SAME(made.batch);
    SAME(made.own);
    return NULL;
}

static const char *view_differs(const struct state *a, const struct state *b)
{
    SAME(tau);
    SAME(h);
    SAME(gradcheck);
    SAME(scale);
    SAME(field);
    SAME(segments);
    SAME(aspect_equal);
    SAME(table_sorted);
    SAME(score);
    SAME(captions);
    SAME(feel);
    SAME(nudge);
    HOLDS("plot", same_text(a->plot, b->plot));
    SAME(axes.weight);
    SAME(axes.column);
    SAME(axes.along);
    SAME(matrix_row);
    SAME(slope_form);
    SAME(loss_view.log);
    SAME(loss_view.passes);
    SAME(loss_view.runs);
    return NULL;
}

const char *state_differs(const struct state *a, const struct state *b)
{
    const char *what = run_differs(a, b);

    what = what ? what : view_differs(a, b);
    if (what)
        return what;
    HOLDS("all", same_data(a->all, b->all));
    HOLDS("data", same_data(a->data, b->data));
    HOLDS("fitted", same_data(a->fitted, b->fitted));
    HOLDS("held", same_data(a->held, b->held));
    HOLDS("held_fitted", same_data(a->held_fitted, b->held_fitted));
    SAME(split);
    HOLDS("recipe", a->recipe == b->recipe);
    HOLDS("edits", same_text(a->edits, b->edits));
    SAME(model);
    SAME(hidden);
    SAME(dim);
    SAME(bias);
    HOLDS("explorer", same_explorer(&a->explorer, &b->explorer));
    HOLDS("definitions", same_definitions(a, b));
    HOLDS("fog", same_fog(a->fog, b->fog));
    HOLDS("trace", same_trace(a, b));
    SAME(known);
    SAME(drawn);
    SAME(updates);
    SAME(began);
    HOLDS("began_with", same_text(a->began_with, b->began_with));
    HOLDS("chain", same_chain(&a->before, &b->before));
    HOLDS("runs", same_runs(&a->runs, &b->runs));
    return NULL;
}
