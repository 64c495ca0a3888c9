/* Taking a lesson that is made of questions of others: review, test, quiz.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/composing.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"

static struct composed *now(const struct shell *sh)
{
    return sh->in->composed;
}

bool composing_is_test(const struct shell *sh)
{
    return now(sh) && composed_is_test(now(sh));
}

/* ---- in and out ---- */

bool composing_begin(struct shell *sh, struct composed *c, struct err *err)
{
    shell_note_place(sh);
    sh->in->composing = c;
    return lesson_enter(sh, &c->lesson, 0, NULL, err);
}

/* Where the learner was: the page of a lesson with its bench, or the lab. */
static bool go_back(struct shell *sh, struct err *err)
{
    const struct progress *p = &sh->progress;
    const struct lesson *l = p->lesson ? shelf_find(shell_shelf(sh), p->lesson) : NULL;
    char *bench = mem_text(p->bench);
    bool ok = true;

    if (l && strcmp(p->lesson, "lab") != 0)
        ok = lesson_enter(sh, l, p->page, bench, err);
    else
        lesson_leave(sh);
    free(bench);
    return ok;
}

/* ---- what it came to ---- */

/* "lesson 3, page 2", or without a number its name. */
static void add_place(const struct question *q, struct str *t)
{
    if (q->from->number >= 0)
        str_addf(t, "lesson %d, page %zu", q->from->number, q->page + 1);
    else
        str_addf(t, "%s, page %zu", q->from->title, q->page + 1);
}

static void say_review(struct shell *sh, const struct composed *c)
{
    size_t right = composed_right(c), n = c->lesson.pages;

    if (right == n)
        show(sh, "%zu of %zu right: nothing is left to review.", right, n);
    else
        show(sh, "%zu of %zu right. The other %s for later: review asks again.", right,
             n, n - right == 1 ? "one stays" : "ones stay");
}

static void say_test(struct shell *sh, const struct composed *c)
{
    const struct lesson *l = c->question[0].from;
    size_t right = composed_right(c), n = c->lesson.pages;
    struct str t;

    if (right == n) {
        show(sh, "%zu of %zu right: %s counts as done (tested out).", right, n,
             l->title);
        return;
    }
    str_init(&t);
    str_addf(&t, "%zu of %zu right. %s is worth taking, above all ", right, n,
             l->title);
    for (size_t i = 0, left = n - right; i < n; i++)
        if (c->question[i].result != RESULT_RIGHT) {
            str_addf(&t, "page %zu", c->question[i].page + 1);
            str_add(&t, --left == 0 ? "." : left == 1 ? " and " : ", ");
        }
    show_text(sh, t.s);
    str_done(&t);
}

/* ---- the quiz ---- */

static const char *word_of(const struct progress *p, enum mark mark,
                           const struct lesson *l, const struct task *t, size_t *right)
{
    bool is_right;

    if (!progress_marked(p, mark, l->id, t->name, &is_right))
        return "-";
    *right += is_right;
    return is_right ? "right" : "wrong";
}

/* " Log loss                    wrong   right" and, if the last form was not right,
 * where it is explained. */
static void show_topic(struct shell *sh, const struct question *q, size_t width,
                       size_t right[2])
{
    const struct progress *p = &sh->progress;
    const char *before = word_of(p, MARK_BEFORE, q->from, q->task, &right[0]);
    const char *after = word_of(p, MARK_AFTER, q->from, q->task, &right[1]);
    const char *last = strcmp(after, "-") == 0 ? before : after;
    int gap = (int)(width - text_columns(q->from->title, sh->out.ascii));
    struct str t;

    str_init(&t);
    str_addf(&t, "%s%*s%-8s%-7s", q->from->title, gap, "", before, after);
    if (strcmp(last, "right") != 0) {
        str_add(&t, " ");
        add_place(q, &t);
    }
    show(sh, "%s", t.s);
    str_done(&t);
}

/* Columns of the longest topic, and two. */
static size_t topic_columns(const struct composed *c, bool ascii)
{
    size_t most = strlen("Quiz: topic");

    for (size_t i = 0; i < c->lesson.pages; i++) {
        size_t n = text_columns(c->question[i].from->title, ascii);

        most = n > most ? n : most;
    }
    return most + 2;
}

static void show_table(struct shell *sh, const struct composed *c)
{
    size_t right[2] = {0}, width = topic_columns(c, sh->out.ascii), n = c->lesson.pages;
    int columns = (int)width;

    show(sh, TEXT_BOLD "%-*s%-8s%-7s" TEXT_END " read", columns, "Quiz: topic",
         "before", "after");
    for (size_t i = 0; i < n; i++)
        show_topic(sh, &c->question[i], width, right);
    show(sh, "%-*s%zu of %zu  %zu of %zu", columns, "in all", right[0], n, right[1], n);
}

bool quiz_show(struct shell *sh)
{
    struct composed *c = composed_quiz(shell_shelf(sh), true);
    size_t taken = 0;

    for (size_t i = 0; i < sh->progress.nmarked; i++)
        taken += sh->progress.marked[i].mark >= MARK_BEFORE;
    if (c && taken)
        show_table(sh, c);
    taken = c ? taken : 0;
    composed_free(c);
    return taken > 0;
}

/* ---- the end ---- */

static void say_result(struct shell *sh)
{
    struct composed *c = now(sh);

    free(sh->heading);
    sh->heading = NULL;
    if (composed_is_quiz(c)) {
        sh->heading = mem_text(c->lesson.title);
        if (!quiz_show(sh))
            show(sh, "No question was answered.");
    } else if (c->kind == COMPOSED_TEST) {
        say_test(sh, c);
    } else {
        say_review(sh, c);
    }
}

bool composing_end(struct shell *sh, struct err *err)
{
    say_result(sh);
    return go_back(sh, err);
}

/* ---- answers ---- */

static bool is_right(const struct shell *sh, const struct task *t, enum verdict v)
{
    int choice = guide_record(sh->guide, t)->choice;

    if (v == GUIDE_LOCKED)
        return choice >= 0 && t->option[choice].right;
    return v == GUIDE_RIGHT;
}

/* In a quiz the next question follows at once. */
static bool go_on(struct shell *sh, struct err *err)
{
    size_t page = sh->guide->page, n = now(sh)->lesson.pages;

    if (page + 1 == n)
        return composing_end(sh, err);
    reply(sh, "Noted: %zu of %zu. The answers come at the end.", page + 1, n);
    return lesson_page(sh, page + 1);
}

bool composing_answered(struct shell *sh, const struct task *t, enum verdict v,
                        const struct str *said, struct err *err)
{
    struct composed *c = now(sh);

    if (!c || v == GUIDE_NO_ANSWER || v == GUIDE_NOT_YET)
        return false;
    composed_answered(c, sh->guide->page, is_right(sh, t, v), &sh->progress);
    if (composed_is_quiz(c)) {
        composed_close(sh->guide, t, TASK_PASSED, "");
        go_on(sh, err);
        return true;
    }
    if (composed_is_test(c) && v == GUIDE_WRONG)
        composed_close(sh->guide, t, TASK_SKIPPED, said->s);
    shell_save_progress(sh);
    return false;
}

void composing_advise(struct shell *sh, enum verdict v)
{
    const struct question *q;
    struct str t;

    if (!now(sh) || v == GUIDE_NO_ANSWER || v == GUIDE_NOT_YET)
        return;
    q = &now(sh)->question[sh->guide->page];
    if (q->result != RESULT_WRONG)
        return;
    str_init(&t);
    add_place(q, &t);
    reply(sh, "%c%s teaches it.", t.s[0] == 'l' ? 'L' : t.s[0], t.s + 1);
    str_done(&t);
}
