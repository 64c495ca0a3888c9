/* The points, marks and ranges of the picture of the loss.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/loss_shown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

bool loss_now(struct bench *b, double *now)
{
    const struct explorer *e = &b->s.explorer;

    if (e->minimizing)
        return function_value(e->function, e->at, now);
    if (bench_fitness(b))
        *now = bench_fitness(b)->loss;
    return b->s.data != NULL;
}

const char *loss_name(const struct bench *b)
{
    if (b->s.explorer.minimizing)
        return "f";
    return strcmp(b->s.model->loss, "log") == 0 ? "loss" : b->s.model->loss;
}

/* ---- points ---- */

/* Where a stretch begins in its chain. */
struct offset {
    size_t steps;
    double passes;
};

static void grow(struct loss_line *l, size_t more)
{
    l->x = mem_grow(l->x, l->n + more, sizeof *l->x);
    l->y = mem_grow(l->y, l->n + more, sizeof *l->y);
    l->step = mem_grow(l->step, l->n + more, sizeof *l->step);
}

static void add_point(struct loss_line *l, const struct offset *at, bool passes,
                      size_t step, double pass, double loss)
{
    l->step[l->n] = at->steps + step;
    l->x[l->n] = passes ? at->passes + pass : (double)l->step[l->n];
    l->y[l->n++] = loss;
}

/* The rows of S, and its end where the trace has not kept it; moves AT behind it. */
static void add_stretch(struct loss_line *l, const struct stretch *s, bool passes,
                        struct offset *at)
{
    const struct trace *t = s->trace;
    size_t rows = t ? trace_upto(t, s->steps) : 0;

    l->first[l->parts++] = l->n;
    grow(l, rows + 1);
    for (size_t i = 0; i < rows; i++)
        add_point(l, at, passes, t->step[i], t->pass[i], t->loss[i]);
    if (!rows || t->step[rows - 1] < s->steps)
        add_point(l, at, passes, s->steps, s->passes, s->loss);
    l->first[l->parts] = l->n;
    at->steps += s->steps;
    at->passes += s->passes;
}

/* C, which began AT; where it ends. */
static struct offset add_chain(struct loss_line *l, const struct chain *c, bool passes,
                               struct offset at)
{
    at.steps += c->steps;
    at.passes += c->passes;
    for (size_t i = 0; i < c->n; i++)
        add_stretch(l, &c->part[i], passes, &at);
    return at;
}

/* The run as it is now, as a stretch that is not over. */
static bool present(struct bench *b, struct stretch *out)
{
    const struct state *s = &b->s;
    size_t rows = s->trace ? trace_upto(s->trace, s->steps) : 0;

    *out = (struct stretch){
        .trace = s->trace, .steps = s->steps, .passes = s->passes, .began = s->began};
    memcpy(out->text, s->began_with, sizeof out->text);
    if (rows && s->trace->step[rows - 1] == s->steps)
        return true;
    if (loss_now(b, &out->loss))
        return true;
    out->loss = NAN;
    return rows > 0;
}

/* ---- marks ---- */

static void add_mark(struct loss_shown *l, const struct offset *at, size_t step,
                     double pass, enum change kind, const char *text)
{
    struct loss_mark *m;

    l->mark = mem_grow(l->mark, l->marks + 1, sizeof *l->mark);
    m = &l->mark[l->marks++];
    *m = (struct loss_mark){.step = at->steps + step, .kind = kind, .text = text};
    m->x = l->passes ? at->passes + pass : (double)m->step;
}

/* TEXT outlives the picture: the state has it. */
static void mark_stretch(struct loss_shown *l, const struct stretch *s,
                         const char *text, struct offset *at)
{
    size_t marks = s->trace ? trace_marks(s->trace, s->steps) : 0;

    if (s->began != CHANGE_NONE)
        add_mark(l, at, 0, 0, s->began, text);
    for (size_t i = 0; i < marks; i++) {
        const struct trace_mark *m = &s->trace->mark[i];

        add_mark(l, at, m->step, m->pass, m->kind, m->text);
    }
    at->steps += s->steps;
    at->passes += s->passes;
}

static void add_marks(struct loss_shown *l, const struct state *s,
                      const struct stretch *now)
{
    struct offset at = {s->before.steps, s->before.passes};

    for (size_t i = 0; i < s->before.n; i++)
        mark_stretch(l, &s->before.part[i], s->before.part[i].text, &at);
    mark_stretch(l, now, s->began_with, &at);
}

/* ---- earlier runs ---- */

/* R made the same thing smaller as a step would now; of a race all did. */
static bool comparable(const struct bench *b, const struct run *r)
{
    const struct explorer *e = &b->s.explorer;
    struct objective o;

    if (b->s.loss_view.race)
        return r->race == b->s.runs.races;
    bench_objective(b, &o);
    return r->made.ops == o.ops && r->dim == o.dim &&
           r->made.function == (e->minimizing ? e->function : NULL) &&
           (e->minimizing || r->made.balanced == b->s.balanced);
}

/* A race goes on from the step where the present run was; other runs begin at 0. */
static struct offset departure(const struct bench *b, const struct run *r)
{
    return r->beside && r->beside == b->s.number
               ? (struct offset){r->from, r->from_passes}
               : (struct offset){0};
}

static void add_runs(struct loss_shown *l, const struct bench *b)
{
    const struct runs *all = &b->s.runs;

    for (size_t i = 0; i < all->n; i++)
        if (comparable(b, all->run[i])) {
            l->run[l->runs] = all->run[i];
            add_chain(&l->line[l->runs++], &all->run[i]->chain, l->passes,
                      departure(b, all->run[i]));
        }
}

/* ---- ranges ---- */

size_t loss_lowest(const struct loss_line *l)
{
    size_t low = 0;

    for (size_t i = 1; i < l->n; i++)
        if (l->y[i] < l->y[low] || !isfinite(l->y[low]))
            low = i;
    return low;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The lines that there are, counted from 0; NULL behind the last. */
static const struct loss_line *line_at(const struct loss_shown *l, size_t k)
{
    return k < l->runs        ? &l->line[k]
           : k == l->runs     ? &l->now
           : k == l->runs + 1 ? &l->held
                              : NULL;
}

/* The sizes of all finite values in order, N of them; the caller frees them. */
static double *sizes(const struct loss_shown *l, size_t *n)
{
    const struct loss_line *line;
    size_t all = 0;
    double *v;

    for (size_t k = 0; (line = line_at(l, k)); k++)
        all += line->n;
    v = mem_array(all + 1, sizeof *v);
    *n = 0;
    for (size_t k = 0; (line = line_at(l, k)); k++) {

        for (size_t i = 0; i < line->n; i++)
            if (isfinite(line->y[i]))
                v[(*n)++] = fabs(line->y[i]);
    }
    qsort(v, *n, sizeof *v, ascending);
    return v;
}

/* The size up to which values are worth the height of the picture. A run that bounces
 * high stays whole; of one that flies off the beginning is seen. */
static double worth(const struct loss_shown *l)
{
    size_t n;
    double *v = sizes(l, &n), start = 0, middle = n ? v[n / 2] : 0;
    double most = n ? v[n - 1] : 0;
    const struct loss_line *line;

    free(v);
    for (size_t k = 0; (line = line_at(l, k)); k++)
        for (size_t p = 0; p < line->parts; p++)
            if (isfinite(line->y[line->first[p]]))
                start = fmax(start, fabs(line->y[line->first[p]]));
    if (most <= 20 * fmax(start, middle))
        return most;
    return 4 * (middle > 1000 * start && start > 0 ? start : fmax(start, middle));
}

struct extremes {
    double low, top, positive; /* the smallest above 0 */
    size_t zeros;
    bool odd; /* a value is no number */
};

static void look_at(const struct loss_line *l, struct extremes *e)
{
    for (size_t i = 0; i < l->n; i++) {
        double y = l->y[i];

        if (!isfinite(y)) {
            e->odd = true;
            continue;
        }
        e->low = fmin(e->low, y);
        e->top = fmax(e->top, y);
        e->zeros += y <= 0;
        if (y > 0)
            e->positive = fmin(e->positive, y);
    }
}

/* A loss begins at 0, a function may go below. */
static void linear(struct loss_shown *l, const struct extremes *e)
{
    double most = worth(l), low = fmax(fmin(e->low, 0), -most);
    double top = fmin(fmax(e->top, 0), most);

    l->above = e->odd || top < e->top;
    l->below = e->low < low;
    if (low < 0)
        axis_fit(&l->y, low, top);
    else
        axis_fit_zero(&l->y, top);
}

static void range_y(struct loss_shown *l, bool log)
{
    struct extremes e = {INFINITY, -INFINITY, INFINITY, 0, false};
    const struct loss_line *line;

    for (size_t k = 0; (line = line_at(l, k)); k++)
        look_at(line, &e);
    l->highest = isfinite(e.top) ? e.top : 0;
    l->lowest = isfinite(e.low) ? e.low : 0;
    if (log && e.low < 0)
        l->no_log = "a log axis has nothing below 0";
    else if (log && !isfinite(e.positive))
        l->no_log = "a log axis has no 0";
    l->log = log && !l->no_log;
    if (l->log) {
        l->zeros = e.zeros;
        l->above = e.odd;
        axis_fit_log(&l->y, e.positive, e.top);
    } else {
        linear(l, &e);
    }
}

static void range_x(struct loss_shown *l)
{
    l->x.lo = l->now.n ? l->now.x[0] : 0;
    l->x.hi = l->now.n ? l->now.x[l->now.n - 1] : 0;
    for (size_t k = 0; k < l->runs; k++) {
        l->x.lo = fmin(l->x.lo, l->line[k].x[0]);
        l->x.hi = fmax(l->x.hi, l->line[k].x[l->line[k].n - 1]);
    }
    if (!(l->x.hi > l->x.lo))
        l->x.hi = l->x.lo + 1;
}

/* ---- all of it ---- */

static void add_present(struct loss_shown *l, struct bench *b)
{
    const struct state *s = &b->s;
    struct offset at = add_chain(&l->now, &s->before, l->passes, (struct offset){0});
    struct stretch now;

    if (present(b, &now))
        add_stretch(&l->now, &now, l->passes, &at);
    add_marks(l, s, &now);
}

/* Of a race only where it began: here. */
static void add_start(struct loss_shown *l, struct bench *b)
{
    static const struct making none;
    const struct state *s = &b->s;
    struct stretch here = {.steps = 0};
    struct offset at = {chain_steps(&s->before) + s->steps,
                        chain_passes(&s->before) + s->passes};

    l->made = &none;
    if (loss_now(b, &here.loss))
        add_stretch(&l->now, &here, l->passes, &at);
}

void loss_shown_init(struct loss_shown *l, struct bench *b)
{
    const struct state *s = &b->s;

    memset(l, 0, sizeof *l);
    l->made = &s->made;
    l->passes = s->loss_view.passes && !s->explorer.minimizing;
    l->race = s->loss_view.race;
    if (l->race)
        add_start(l, b);
    else
        add_present(l, b);
    if (!l->race)
        loss_held(l, b);
    if (s->loss_view.runs)
        add_runs(l, b);
    range_x(l);
    range_y(l, s->loss_view.log);
}

static void line_done(struct loss_line *l)
{
    free(l->x);
    free(l->y);
    free(l->step);
}

void loss_shown_done(struct loss_shown *l)
{
    line_done(&l->now);
    line_done(&l->held);
    for (size_t k = 0; k < l->runs; k++)
        line_done(&l->line[k]);
    free(l->mark);
}
