/* The loss of the rows held back, along the present run: measured again at the weights
 * that its trace has kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/loss_held.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/bench_private.h"
#include "lab/loss_shown.h"

enum {
    SLOTS = 4096,     /* losses that are remembered: 64 kB, once rows are held back */
    SAMPLES = 256,    /* steps that are measured of a run on very many rows … */
    PLENTY = 1 << 21, /* … which are those where all steps together need more products
                         than this */
};

/* What was measured, by the weights it was measured at: drawn again, nothing is
 * computed again, and of a run under way only what is new. */
struct held_losses {
    struct data *data; /* counted: it is no other while this lasts */
    const struct objective_ops *ops;
    double class_weight[2];
    struct {
        uint64_t key; /* 0: empty */
        double loss;
    } slot[SLOTS];
};

void held_losses_free(struct held_losses *h)
{
    if (h)
        data_free(h->data);
    free(h);
}

/* ---- one loss ---- */

/* FNV-1a over the bits of the weights, and mixed; never 0. */
static uint64_t key_of(const double *theta, size_t n)
{
    const unsigned char *byte = (const unsigned char *)theta;
    uint64_t key = 0xcbf29ce484222325;

    for (size_t i = 0; i < n * sizeof *theta; i++)
        key = (key ^ byte[i]) * 0x100000001b3;
    key ^= key >> 29;
    return key ? key : 1;
}

/* The rows held back, judged as the last update of the run judges those that train. */
static void judge(const struct bench *b, struct objective *o)
{
    struct bench made = *b;

    made.s.balanced = b->s.steps ? b->s.made.balanced : b->s.balanced;
    bench_data_objective(&made, o);
    o->data = b->s.held_fitted;
}

static struct held_losses *remembered(struct bench *b, const struct objective *o)
{
    struct held_losses *h = b->held_losses;

    if (h && h->data == o->data && h->ops == o->ops &&
        memcmp(h->class_weight, o->class_weight, sizeof h->class_weight) == 0)
        return h;
    held_losses_free(h);
    h = b->held_losses = mem_alloc(sizeof *h);
    h->data = data_ref(b->s.held_fitted);
    h->ops = o->ops;
    memcpy(h->class_weight, o->class_weight, sizeof h->class_weight);
    return h;
}

static double measure(struct bench *b, const struct objective *o, const double *theta)
{
    uint64_t key = key_of(theta, o->dim);
    struct held_losses *h = remembered(b, o);
    size_t at = key % SLOTS;

    if (h->slot[at].key != key) {
        h->slot[at].key = key;
        h->slot[at].loss = objective_loss(o, theta);
    }
    return h->slot[at].loss;
}

/* ---- which steps ---- */

/* The first step of the present run that can be told: behind the jump of a fit, and
 * since the classes weigh what they do. */
static size_t first_step(const struct state *s)
{
    size_t marks = s->trace ? trace_marks(s->trace, s->steps) : 0;

    while (marks--)
        if (s->trace->mark[marks].kind == CHANGE_WEIGHING)
            return s->trace->mark[marks].step;
    return s->iterations > 0;
}

static bool told(const struct bench *b)
{
    const struct state *s = &b->s;

    return s->held_fitted && !s->explorer.minimizing && s->steps > first_step(s);
}

double loss_held_at(struct bench *b, size_t step, const double *theta)
{
    struct objective o;

    if (!told(b) || step < first_step(&b->s))
        return NAN;
    judge(b, &o);
    return measure(b, &o, theta);
}

/* ---- the line ---- */

/* The points of L->now that the present run has, and their weights. */
struct source {
    struct bench *b;
    const struct loss_line *now;
    struct objective o;
    size_t first, n, rows; /* in the line; of these the trace has so many */
};

static const double *theta_at(const struct source *from, size_t i)
{
    const struct state *s = &from->b->s;

    return i < from->rows ? s->trace->theta + i * s->trace->dim : s->theta;
}

static void put(const struct source *from, size_t i, struct loss_line *out)
{
    size_t at = from->first + i;

    out->x[out->n] = from->now->x[at];
    out->step[out->n] = from->now->step[at];
    out->y[out->n++] = measure(from->b, &from->o, theta_at(from, i));
}

/* Every so manyth point is measured: a power of two, so that a run that grows keeps
 * those that were. */
static size_t stride_of(const struct source *from)
{
    double each = (double)from->b->s.held_fitted->n * (double)from->o.dim;
    double most = fmax(SAMPLES, PLENTY / each);
    size_t stride = 1;

    while ((double)from->n > most * (double)stride)
        stride *= 2;
    return stride;
}

/* Measures the points from BEGIN on: the first, the last, each STRIDE-th, and all
 * between LOW and HIGH. */
static void measure_line(const struct source *from, size_t begin, size_t stride,
                         size_t low, size_t high, struct loss_line *out)
{
    out->n = 0;
    for (size_t i = begin; i < from->n; i++)
        if (i == begin || i + 1 == from->n || i % stride == 0 || (low < i && i < high))
            put(from, i, out);
    out->parts = 1;
    out->first[1] = out->n;
}

/* Where points were passed over, those around the lowest are measured, too. */
static void measure_all(const struct source *from, size_t begin, struct loss_line *out)
{
    size_t stride = stride_of(from), low = 0, step;

    measure_line(from, begin, stride, 0, 0, out);
    if (stride == 1)
        return;
    step = out->step[loss_lowest(out)];
    while (from->now->step[from->first + low] < step)
        low++;
    measure_line(from, begin, stride, low > stride ? low - stride : 0, low + stride,
                 out);
}

void loss_held(struct loss_shown *l, struct bench *b)
{
    struct source from = {.b = b, .now = &l->now};
    size_t begin = 0;

    if (!told(b) || !l->now.parts)
        return;
    from.first = l->now.first[l->now.parts - 1];
    from.n = l->now.n - from.first;
    from.rows = b->s.trace ? trace_upto(b->s.trace, b->s.steps) : 0;
    judge(b, &from.o);
    while (begin < from.rows && b->s.trace->step[begin] < first_step(&b->s))
        begin++;
    if (from.n < begin + 2)
        return;
    l->held.x = mem_array(from.n, sizeof *l->held.x);
    l->held.y = mem_array(from.n, sizeof *l->held.y);
    l->held.step = mem_array(from.n, sizeof *l->held.step);
    measure_all(&from, begin, &l->held);
    l->held_low = loss_lowest(&l->held);
}
