/* A few steps on a landscape: the height after each, and whether they jump from wall to
 * wall. SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "plot/text.h"
#include "repl/private.h"

enum { LEAST = 2, MOST = 8 };

/* The last steps of the run, the place before the first one included. */
struct jumps {
    const struct trace *t;
    size_t row; /* of the trace: where it begins */
    size_t n;   /* rows */
};

/* False: it is too long, or the trace has not kept each step. */
static bool jumps_of(struct bench *b, size_t steps, struct jumps *c)
{
    const struct state *s = &b->s;
    size_t rows = s->trace ? trace_upto(s->trace, s->steps) : 0;

    if (steps < LEAST || steps > MOST || rows < steps + 1)
        return false;
    *c = (struct jumps){s->trace, rows - steps - 1, steps + 1};
    for (size_t i = 0; i < c->n; i++)
        if (s->trace->step[c->row + i] != s->steps - steps + i ||
            !isfinite(s->trace->loss[c->row + i]))
            return false;
    return true;
}

/* Each step turns back on the one before. */
static bool turns(const struct jumps *c)
{
    const struct trace *t = c->t;

    for (size_t i = 1; i + 1 < c->n; i++) {
        const double *at = t->theta + (c->row + i) * t->dim;
        double along = 0;

        for (size_t j = 0; j < t->dim; j++)
            along += (at[j] - at[j - t->dim]) * (at[j + t->dim] - at[j]);
        if (!(along < 0))
            return false;
    }
    return c->n > 3;
}

static const double *heights(const struct jumps *c)
{
    return c->t->loss + c->row;
}

/* Decimals that leave the largest three digits, and more where two neighbours would
 * look the same; < 0: the numbers are too large. */
static int decimals_of(const struct jumps *c)
{
    const double *v = heights(c);
    double most = 0, least = INFINITY;
    int n, more;

    for (size_t i = 0; i < c->n; i++) {
        most = fmax(most, fabs(v[i]));
        if (i && v[i] != v[i - 1])
            least = fmin(least, fabs(v[i] - v[i - 1]));
    }
    if (!(most > 0) || most >= 1e6 || !isfinite(least))
        return -1;
    n = 2 - (int)floor(log10(most));
    more = (int)ceil(-log10(least));
    n = n < 0 ? 0 : n;
    return n < more ? (more > n + 2 ? n + 2 : more) : n;
}

static void write_chain(const struct jumps *c, const char *name, struct str *out)
{
    int decimals = decimals_of(c);

    str_addf(out, "%s ", name);
    for (size_t i = 0; i < c->n; i++) {
        str_addf(out, "%s%s", i ? " → " : "", i + 1 == c->n ? TEXT_BOLD : "");
        if (decimals < 0)
            text_short(out, heights(c)[i]);
        else
            text_fixed(out, heights(c)[i], decimals);
    }
    str_add(out, TEXT_END);
}

bool work_say_chain(struct shell *sh, const struct work *w, const struct pace *did)
{
    const struct figure *f = figure_now(sh->bench);
    struct jumps c;
    struct str t;

    if (!f || !f->wide || w->kind == WORK_REPEAT || w->updates != did->steps ||
        !jumps_of(sh->bench, did->steps, &c))
        return false;
    str_init(&t);
    write_chain(&c, work_loss_name(sh->bench), &t);
    if ((int)text_columns(t.s, sh->out.ascii) > sh->host.width) {
        str_done(&t);
        return false;
    }
    reply_text(sh, t.s);
    if (turns(&c) && did->falls == did->steps)
        reply(sh, "It falls, but in zigzag: each jump lands on the opposite wall.");
    else if (turns(&c) && did->rises == did->steps)
        reply(sh, "It climbs: each jump lands higher up on the opposite wall.");
    str_done(&t);
    return true;
}
