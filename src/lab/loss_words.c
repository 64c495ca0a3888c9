/* What the picture of the loss shows, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "lab/loss_shown.h"
#include "plot/text.h"

enum { MARKS_SAID = 5 };

static void add_steps(size_t n, struct str *out)
{
    str_addf(out, "%zu step%s", n, n == 1 ? "" : "s");
}

/* ---- how many steps ---- */

static void write_since(const struct state *s, struct str *out)
{
    static const char *const what[] = {
        [CHANGE_LOSS] = "loss ",
        [CHANGE_SCALE] = "scale ",
        [CHANGE_BIAS] = "bias ",
        [CHANGE_DATA] = "the data changed",
        [CHANGE_SPLIT] = "the split",
        [CHANGE_HAND] = "w by hand",
        [CHANGE_RANDOM] = "random weights",
    };

    if (s->began < sizeof what / sizeof *what && what[s->began])
        str_addf(out, " since %s%s", what[s->began], s->began_with);
}

/* A fit counts as a step, but was no update. */
void loss_write_steps(const struct state *s, bool brief, struct str *out)
{
    size_t steps = s->steps, before = chain_steps(&s->before);

    if (s->iterations && steps--)
        str_add(out, steps ? "fit, " : "fit");
    if (steps || !s->iterations)
        add_steps(steps, out);
    if (before && !brief)
        write_since(s, out);
    if (before)
        str_addf(out, ", %zu before", before);
}

/* ---- the curve ---- */

static void write_ends(const struct loss_line *l, struct str *out)
{
    size_t low = loss_lowest(l);

    str_add(out, ": first ");
    text_short(out, l->y[0]);
    str_add(out, ", last ");
    text_short(out, l->y[l->n - 1]);
    str_add(out, ", lowest ");
    text_short(out, l->y[low]);
    str_addf(out, " at step %zu. ", l->step[low]);
}

static void write_rises(const struct state *s, struct str *out)
{
    size_t rises = s->rises;

    for (size_t i = 0; i < s->before.n; i++)
        rises += s->before.part[i].rises;
    if (rises)
        str_addf(out, "It rose %zu time%s.", rises, rises == 1 ? "" : "s");
    else
        str_add(out, "It never rose.");
}

/* Of the rows held back, dotted: where a run may have gone too far. */
static void write_held(const struct loss_line *l, struct str *out)
{
    if (!l->n)
        return;
    str_add(out, " Dotted, of the rows held back");
    if (l->step[0] > 1)
        str_addf(out, " since step %zu", l->step[0]);
    write_ends(l, out);
    str_cut(out, out->len - 1);
}

/* ---- what changed ---- */

static void write_mark(const struct loss_mark *m, struct str *out)
{
    static const char *const what[] = {
        [CHANGE_NONE] = "",
        [CHANGE_ETA] = "eta became ",
        [CHANGE_LAMBDA] = "lambda became ",
        [CHANGE_OPTIMIZER] = "the optimizer became ",
        [CHANGE_BATCH] = "batch became ",
        [CHANGE_WEIGHING] = "classweight became ",
        [CHANGE_LOSS] = "the loss became ",
        [CHANGE_SCALE] = "scale became ",
        [CHANGE_BIAS] = "bias became ",
        [CHANGE_DATA] = "the data changed",
        [CHANGE_SPLIT] = "the split changed",
        [CHANGE_HAND] = "the weights were set by hand",
        [CHANGE_RANDOM] = "the weights became random",
        [CHANGE_FIT] = "fit set the weights",
    };

    str_addf(out, "%s%s at step %zu", what[m->kind], m->text, m->step);
}

/* Marked lines: the newest of them. */
static void write_marks(const struct loss_shown *l, struct str *out)
{
    size_t from = l->marks > MARKS_SAID ? l->marks - MARKS_SAID : 0, start;

    if (!l->marks)
        return;
    str_addc(out, ' ');
    start = out->len;
    if (from)
        str_addf(out, "of %zu changes the last: ", l->marks);
    for (size_t i = from; i < l->marks; i++) {
        str_add(out, i > from ? ", " : "");
        write_mark(&l->mark[i], out);
    }
    out->s[start] = (char)(out->s[start] - 'a' + 'A');
    str_addc(out, '.');
}

/* ---- axes ---- */

/* Values outside the picture. */
static void write_cut(const struct loss_shown *l, struct str *out)
{
    if (l->above && l->highest > l->y.hi) {
        str_add(out, " It left the picture at ▲, up to ");
        text_short(out, l->highest);
        str_add(out, l->log ? "." : "; plot loss log shows all of it.");
    } else if (l->above) {
        str_add(out, " At ▲ it is beyond all numbers.");
    }
    if (l->below) {
        str_add(out, " It left the picture at ▼, down to ");
        text_short(out, l->lowest);
        str_addc(out, '.');
    }
}

static void write_axes(const struct loss_shown *l, const struct state *s,
                       struct str *out)
{
    if (l->log && l->zeros)
        str_addf(out,
                 " The axis of the loss is logarithmic; a log axis has no 0, so %zu "
                 "value%s left out.",
                 l->zeros, l->zeros == 1 ? " is" : "s are");
    else if (l->log)
        str_add(out, " The axis of the loss is logarithmic.");
    else if (l->no_log)
        str_addf(out, " The axis stays linear: %s.", l->no_log);
    if (l->passes) {
        str_add(out, " Across it counts passes over the data: ");
        text_short(out, l->race ? l->x.hi : l->now.n ? l->now.x[l->now.n - 1] : 0);
        str_addc(out, '.');
    } else if (s->loss_view.passes) {
        str_add(out, " A function has no passes: steps are counted.");
    }
}

/* ---- earlier runs ---- */

static void write_runs(const struct loss_shown *l, const struct state *s,
                       struct str *out)
{
    if (s->loss_view.runs && !l->runs)
        str_add(out, " There is no earlier run to compare with yet: reset keeps one.");
    for (size_t k = 0; k < l->runs; k++) {
        str_addf(out, "%s %c, ", k ? "; run" : " Run", l->run[k]->letter);
        if (l->run[k]->name[0])
            str_add(out, l->run[k]->name);
        else
            making_words(&l->run[k]->made, out);
        str_add(out, ": ");
        add_steps(l->run[k]->steps, out);
        str_add(out, " to ");
        text_short(out, l->run[k]->loss);
    }
    if (l->runs)
        str_addc(out, '.');
}

void loss_describe(struct bench *b, struct str *out)
{
    const char *name = strcmp(loss_name(b), "loss") == 0 ? "Loss" : loss_name(b);
    struct loss_shown l;

    loss_shown_init(&l, b);
    if (l.race) {
        str_addf(out, "A race of %zu. %s at its start ", l.runs, name);
        text_short(out, l.now.n ? l.now.y[0] : 0);
        str_addc(out, '.');
    } else if (l.now.n < 2) {
        str_addf(out, "No step yet. %s ", name);
        text_short(out, l.now.n ? l.now.y[0] : 0);
        str_addc(out, '.');
    } else {
        str_addf(out, "%s over %s", name, b->s.iterations ? "the " : "");
        loss_write_steps(&b->s, false, out);
        write_ends(&l.now, out);
        write_rises(&b->s, out);
        write_held(&l.held, out);
        write_marks(&l, out);
    }
    write_cut(&l, out);
    write_axes(&l, &b->s, out);
    write_runs(&l, &b->s, out);
    loss_shown_done(&l);
}
