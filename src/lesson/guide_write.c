/* A task as rows: the question while it is open, its outcome afterwards.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/utf8.h"
#include "lesson/ask.h"
#include "lesson/guide_inside.h"
#include "plot/text.h"

enum { SAID_COLUMNS = 21 }; /* of 35, behind "you said   A  " */

/* The longest beginning of S that takes at most COLUMNS, at a blank if there is one. */
static size_t fitting(const char *s, size_t columns)
{
    size_t fits = 0, blank = 0, n = strlen(s);

    for (size_t i = 0; i < n;) {
        uint32_t cp;
        size_t used = utf8_decode(s + i, n - i, &cp);
        int width = utf8_width(cp);

        if ((size_t)(width > 0 ? width : 0) > columns)
            break;
        columns -= (size_t)(width > 0 ? width : 0);
        if (cp == ' ')
            blank = i;
        fits = i += used;
    }
    return fits == n || !blank || s[fits] == ' ' ? fits : blank;
}

/* TEXT without marks, cut to at most SAID_COLUMNS. */
static void shorten(const char *text, struct str *out)
{
    struct str bare;

    str_init(&bare);
    text_strip(text, &bare);
    if (utf8_columns(bare.s) > SAID_COLUMNS) {
        str_cut(&bare, fitting(bare.s, SAID_COLUMNS - 1));
        str_add(&bare, "\xE2\x80\xA6");
    }
    str_add(out, bare.s);
    str_done(&bare);
}

static void add_row(struct str *out, const char *label, const struct task *t, size_t i)
{
    str_addf(out, "%-11s%c  ", label, (char)('A' + i));
    shorten(t->option[i].text, out);
}

bool guide_verdict(const struct guide *g, const struct task *t, struct str *said,
                   struct str *did)
{
    const struct task_record *r = t ? guide_record(g, t) : NULL;

    if (!r || t->kind != TASK_PREDICT || r->state == TASK_OPEN || r->choice < 0 ||
        (size_t)r->choice >= t->options)
        return false;
    add_row(said, "you said", t, (size_t)r->choice);
    add_row(did, "it did", t, guide_right_option(t));
    return true;
}

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
    struct str said, did, reply;

    str_init(&said);
    str_init(&did);
    str_init(&reply);
    if (guide_verdict(g, t, &said, &did)) {
        paper_line(out, STYLE_PLAIN, said.s);
        paper_line(out, STYLE_BOLD, did.s);
    } else {
        ask_write_text(t, scope, width, out);
        paper_blank(out);
        ask_write_option(t, guide_right_option(t), scope, width, out);
    }
    if (!g->fresh)
        guide_say(reply_of(g, t), guide_outcome(g, t) ? NULL : scope, &reply);
    if (reply.len) {
        paper_blank(out);
        paper_prose(out, width, STYLE_PLAIN, "", "", reply.s);
    }
    str_done(&said);
    str_done(&did);
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

    if (!r || r->state == TASK_OPEN) {
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
