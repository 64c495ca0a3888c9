/* Help in a task: hints, the shown solution, skipping, commands switched off.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/guide_inside.h"
#include "lesson/prose.h"
#include "plot/text.h"

static const struct task *waiting(const struct guide *g, struct str *reply)
{
    const struct task *t = guide_task(g);

    if (!t)
        guide_sayf(reply, "Nothing is asked on this page.");
    return t;
}

void guide_hint(struct guide *g, const struct scope *scope, struct str *reply)
{
    const struct task *t = waiting(g, reply);
    struct task_record *r = t ? guide_record(g, t) : NULL;
    int n = t ? (int)t->hints : 0;

    if (!t)
        return;
    if (!n) {
        guide_sayf(reply, "There is no hint here; show gives the answer.");
        return;
    }
    guide_say(t->hint[r->hints < n ? r->hints : n - 1], scope, reply);
    if (r->hints < n)
        r->hints++;
    if (r->hints == n)
        guide_sayf(reply, "(The last hint; show gives the answer.)");
}

/* "line 3 -0.4", "0.75", "B, stays the same". */
static void add_answer(const struct task *t, const struct scope *scope, struct str *out)
{
    size_t i = guide_right_option(t);

    if (t->options) {
        str_addf(out, "%c, ", (char)('A' + i));
        prose_fill(t->option[i].text, scope, out);
        while (out->s[out->len - 1] == '.')
            str_cut(out, out->len - 1);
    } else if (t->solution && t->kind == TASK_DO) {
        guide_commands(t->solution, out);
    } else if (t->solution) {
        str_add(out, t->solution);
    } else if (t->kind == TASK_NUMBER && !t->pass) {
        text_number(out, t->want);
    } else {
        str_add(out, t->pass_source);
    }
}

/* "The answer: 0.75. 3 of 4." */
static void say_answer(const struct task *t, const struct scope *scope,
                       struct str *reply)
{
    struct str answer;

    str_init(&answer);
    add_answer(t, scope, &answer);
    guide_sayf(reply, "%s: %s.", t->kind == TASK_DO ? "One way" : "The answer",
               answer.s);
    str_done(&answer);
}

/* Two hints are worth more than the answer; who asks again gets it. */
static bool refuses(struct guide *g, const struct task *t, struct str *reply)
{
    int due = t->hints < 2 ? (int)t->hints : 2;

    if (g->show_asked || guide_record(g, t)->hints >= due)
        return false;
    g->show_asked = true;
    guide_sayf(reply, due == 2 ? "Two hints come first; show again for the answer."
                               : "A hint comes first; show again for the answer.");
    return true;
}

/* What the caller gets: commands to run, or the bare answer (heap). */
static char *shown(const struct task *t)
{
    static const char *const letters[] = {"A", "B", "C", "D", "E", "F"};

    switch (t->kind) {
    case TASK_DO:
        return mem_text(t->solution);
    case TASK_PREDICT:
        return mem_text(t->run);
    case TASK_CHOOSE:
        return mem_text(letters[guide_right_option(t)]);
    default:
        return mem_text(t->solution ? t->solution : t->pass_source);
    }
}

char *guide_show(struct guide *g, const struct scope *scope, struct str *reply)
{
    const struct task *t = waiting(g, reply);
    struct str said;

    if (!t || refuses(g, t, reply))
        return NULL;
    if (guide_restart(g, scope))
        guide_sayf(reply, "The experiment begins where the page began.");
    str_init(&said);
    if (t->kind == TASK_CHOOSE)
        guide_say(t->option[guide_right_option(t)].reply, scope, &said);
    guide_say(t->right, scope, &said);
    say_answer(t, scope, reply);
    if (t->kind != TASK_DO && t->kind != TASK_PREDICT)
        guide_say(said.s, NULL, reply);
    guide_finish(g, t, TASK_HELPED, t->kind == TASK_PREDICT ? NULL : said.s);
    str_done(&said);
    return shown(t);
}

bool guide_skip(struct guide *g, struct str *reply)
{
    const struct task *t = waiting(g, reply);

    if (!t)
        return false;
    guide_sayf(reply, "Skipped.");
    say_answer(t, NULL, reply);
    guide_finish(g, t, TASK_SKIPPED, NULL);
    return true;
}

bool guide_lists(const char *list, const char *word)
{
    size_t len = strlen(word);

    while (*list) {
        size_t n;

        list += strspn(list, ", ");
        n = strcspn(list, ", ");
        if (n == len && strncmp(list, word, n) == 0)
            return true;
        list += n;
    }
    return false;
}

const char *guide_forbids(const struct guide *g, const char *command)
{
    const struct task *t = guide_task(g);

    if (!t || !t->forbid || !guide_lists(t->forbid, command))
        return NULL;
    snprintf(g->forbidden, GUIDE_SENTENCE,
             "%.40s is switched off in this task: find another way.", command);
    return g->forbidden;
}
