/* A task as rows: the question while it is open, its outcome afterwards.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/ask.h"
#include "lesson/guide_inside.h"

static const char *reply_of(const struct guide *g, const struct task *t)
{
    const struct task_record *r = guide_record(g, t);
    const char *outcome = guide_outcome(g, t);

    if (outcome)
        return outcome;
    if (t->kind == TASK_PREDICT && r->choice >= 0 && (size_t)r->choice < t->options)
        return t->option[r->choice].reply;
    if (t->options)
        return t->option[guide_right_option(t)].reply;
    return t->right;
}

static void write_prediction(struct guide *g, const struct task *t,
                             const struct scope *scope, int width, struct paper *out)
{
    struct str reply;

    str_init(&reply);
    if (!guide_write_verdict(g, t, width, out)) {
        ask_write_text(t, scope, width, out);
        paper_blank(out);
        ask_write_option(t, guide_right_option(t), scope, width, out);
    }
    if (!guide_write_then(g, t, width, out) && !g->fresh)
        guide_say(reply_of(g, t), guide_outcome(g, t) ? NULL : scope, &reply);
    if (reply.len) {
        paper_blank(out);
        paper_prose(out, width, STYLE_PLAIN, "", "", reply.s);
    }
    str_done(&reply);
}

/* The right option, or that the number was right; then what was said. */
static void write_right(struct guide *g, const struct task *t,
                        const struct scope *scope, int width, struct paper *out)
{
    const char *outcome = guide_outcome(g, t);
    struct str reply;

    str_init(&reply);
    if (!g->fresh)
        guide_say(reply_of(g, t), outcome ? NULL : scope, &reply);
    paper_blank(out);
    if (t->options)
        ask_write_option(t, guide_right_option(t), scope, width, out);
    else if (g->fresh || !outcome)
        paper_line(out, STYLE_BOLD, "    right");
    if (t->options && reply.len)
        paper_blank(out);
    if (reply.len)
        paper_prose(out, width, STYLE_PLAIN, "", "", reply.s);
    str_done(&reply);
}

void guide_write_task(struct guide *g, const struct task *t, const struct scope *scope,
                      int width, struct paper *out)
{
    const struct task_record *r = guide_record(g, t);

    if (guide_is_open(g, t)) {
        ask_write(t, scope, width, out);
        return;
    }
    if (t->kind == TASK_PREDICT && r->state != TASK_SKIPPED) {
        write_prediction(g, t, scope, width, out);
        return;
    }
    ask_write_text(t, scope, width, out);
    if (r->state == TASK_SKIPPED) {
        paper_blank(out);
        paper_line(out, STYLE_DIM, "    skipped");
    } else if (t->kind == TASK_DO) {
        ask_write_condition(t, scope, true, width, out);
    } else {
        write_right(g, t, scope, width, out);
    }
}

void guide_write_task_pinned(struct guide *g, const struct task *t,
                             const struct scope *scope, int width, size_t rows,
                             struct paper *out)
{
    size_t from = out->rows, all, bare;
    bool fresh = g->fresh;

    guide_write_task(g, t, scope, width, out);
    all = out->rows - from;
    if (all <= rows || guide_is_open(g, t))
        return;
    paper_cut(out, from);
    g->fresh = true; /* as if the reply were still to be read below */
    guide_write_task(g, t, scope, width, out);
    g->fresh = fresh;
    bare = out->rows - from;
    if (bare == all || rows < bare + 2)
        return;
    paper_cut(out, from);
    guide_write_task(g, t, scope, width, out);
    paper_shorten(out, from + rows, (size_t)width);
}
