/* A lesson that is made of questions of others: a review, a test, a quiz.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/composed.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/guide_inside.h"

/* ---- one question ---- */

static const struct task *again_of(const struct page *page, const char *name)
{
    for (size_t i = 0; i < page->agains; i++)
        if (strcmp(page->again[i].name, name) == 0)
            return &page->again[i];
    return NULL;
}

/* The bench as T finds it in its own lesson: all set-ups up to its page. */
static char *setup_of(const struct lesson *l, size_t page, const struct task *t)
{
    struct str s;
    char *lines;

    str_init(&s);
    str_add(&s, "reset all\n");
    for (size_t i = 0; i <= page && !t->setup; i++)
        if (l->page[i].setup)
            str_addf(&s, "%s\n", l->page[i].setup);
    if (t->setup)
        str_addf(&s, "%s\n", t->setup);
    lines = str_take(&s);
    str_done(&s);
    return lines;
}

/* The words above it: its own, else those of its page. */
static void put_blocks(struct page *to, const struct page *from, const struct task *t)
{
    if (!t->again) {
        to->block = from->block;
        to->blocks = from->blocks;
        return;
    }
    if (!t->text)
        return;
    to->block = mem_array(1, sizeof *to->block);
    to->block[0] = (struct block){BLOCK_PROSE, t->text, false, t->line};
    to->blocks = 1;
}

static struct task *copy(const struct composed *c, const struct task *t)
{
    struct task *q = mem_array(1, sizeof *q);

    *q = *t;
    q->recall = q->optional = q->star = q->summit = false;
    if (composed_is_test(c)) {
        q->hints = 0;
        q->ghost = NULL;
    }
    return q;
}

/* ASK is T or its `again`. */
static void put(struct composed *c, const struct lesson *l, size_t page,
                const struct task *t, const struct task *ask)
{
    size_t n = c->lesson.pages++;
    struct page *p;

    c->lesson.page = mem_grow(c->lesson.page, n + 1, sizeof *c->lesson.page);
    c->question = mem_grow(c->question, n + 1, sizeof *c->question);
    c->question[n] = (struct question){l, page, t, RESULT_OPEN};
    p = &c->lesson.page[n];
    *p = (struct page){.title = l->page[page].title,
                       .strip = l->page[page].strip,
                       .setup = setup_of(l, page, ask),
                       .task = copy(c, ask),
                       .tasks = 1,
                       .line = ask->line};
    put_blocks(p, &l->page[page], ask);
}

/* ---- life ---- */

static struct composed *begin(enum composed_kind kind, const char *id,
                              const char *title)
{
    struct composed *c = mem_alloc(sizeof *c);

    c->kind = kind;
    c->lesson.number = -1;
    c->lesson.id = mem_text(id);
    c->lesson.title = mem_text(title);
    return c;
}

void composed_free(struct composed *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->lesson.pages; i++) {
        struct page *p = &c->lesson.page[i];

        if (p->task->again)
            free(p->block);
        free(p->setup);
        free(p->task);
    }
    free(c->lesson.page);
    free(c->lesson.id);
    free(c->lesson.title);
    free(c->question);
    free(c);
}

static struct composed *unless_empty(struct composed *c)
{
    if (c->lesson.pages)
        return c;
    composed_free(c);
    return NULL;
}

bool composed_is_quiz(const struct composed *c)
{
    return c->kind == COMPOSED_BEFORE || c->kind == COMPOSED_AFTER;
}

bool composed_is_test(const struct composed *c)
{
    return c->kind != COMPOSED_REVIEW;
}

/* ---- review ---- */

/* A guess that did not come true, a question that was not right at once. */
static bool has_failed(const struct task *t, const struct task_record *r)
{
    if (t->kind == TASK_PREDICT)
        return r->state == TASK_PASSED && r->choice >= 0 &&
               (size_t)r->choice < t->options && !t->option[r->choice].right;
    return r->state == TASK_HELPED || (r->state != TASK_OPEN && r->tries > 0);
}

static bool is_due(const struct progress *p, const struct lesson *l,
                   const struct task *t)
{
    const struct task_record *r = progress_record(p, l->id, t->name);
    bool right;

    return r && has_failed(t, r) &&
           !(progress_marked(p, MARK_REVIEW, l->id, t->name, &right) && right);
}

/* Counts the questions that are due; each goes INTO a lesson, in its other form. */
static size_t each_due(const struct shelf *s, const struct progress *p,
                       const struct lesson *except, struct composed *into)
{
    size_t n = 0;

    for (size_t i = 0; i < s->n; i++) {
        const struct lesson *l = s->lesson[i];

        for (size_t k = 0; l != except && k < l->pages; k++)
            for (size_t j = 0; j < l->page[k].tasks; j++) {
                const struct task *t = &l->page[k].task[j];
                const struct task *again = again_of(&l->page[k], t->name);

                if (!again || !is_due(p, l, t))
                    continue;
                n++;
                if (into)
                    put(into, l, k, t, again);
            }
    }
    return n;
}

size_t review_count(const struct shelf *s, const struct progress *p,
                    const struct lesson *except)
{
    return each_due(s, p, except, NULL);
}

struct composed *composed_review(const struct shelf *s, const struct progress *p,
                                 const struct lesson *except)
{
    struct composed *c = begin(COMPOSED_REVIEW, "review", "Review");

    each_due(s, p, except, c);
    return unless_empty(c);
}

/* ---- test ---- */

static bool is_question(const struct task *t)
{
    return t->kind != TASK_DO && !t->recall && !t->optional;
}

struct composed *composed_test(const struct lesson *l)
{
    struct composed *c;
    struct str title;

    str_init(&title);
    str_addf(&title, "Test: %s", l->title);
    c = begin(COMPOSED_TEST, "test", title.s);
    str_done(&title);
    for (size_t k = 0; k < l->pages; k++)
        for (size_t j = 0; j < l->page[k].tasks; j++) {
            const struct task *t = &l->page[k].task[j];
            const struct task *again = again_of(&l->page[k], t->name);

            if (is_question(t))
                put(c, l, k, t, again ? again : t);
        }
    return unless_empty(c);
}

/* ---- quiz ---- */

static bool is_asked(const struct task *t)
{
    return t->quiz && t->kind != TASK_DO;
}

static size_t quiz_tasks(const struct lesson *l)
{
    size_t n = 0;

    for (size_t k = 0; k < l->pages; k++)
        for (size_t j = 0; j < l->page[k].tasks; j++)
            n += is_asked(&l->page[k].task[j]);
    return n;
}

/* How many questions each lesson gives (heap): one each first, then a second … */
static size_t *share_quiz(const struct shelf *s)
{
    size_t *given = mem_array(s->n ? s->n : 1, sizeof *given), all = 0;
    bool more = true;

    while (more && all < QUIZ_QUESTIONS) {
        more = false;
        for (size_t i = 0; i < s->n && all < QUIZ_QUESTIONS; i++)
            if (given[i] < quiz_tasks(s->lesson[i])) {
                given[i]++;
                all++;
                more = true;
            }
    }
    return given;
}

/* The first N questions of L. */
static void put_quiz(struct composed *c, const struct lesson *l, size_t n, bool after)
{
    for (size_t k = 0; k < l->pages; k++)
        for (size_t j = 0; j < l->page[k].tasks && n; j++) {
            const struct task *t = &l->page[k].task[j];
            const struct task *again = after ? again_of(&l->page[k], t->name) : NULL;

            if (!is_asked(t))
                continue;
            put(c, l, k, t, again ? again : t);
            n--;
        }
}

struct composed *composed_quiz(const struct shelf *s, bool after)
{
    struct composed *c = begin(after ? COMPOSED_AFTER : COMPOSED_BEFORE, "quiz",
                               after ? "Quiz, after" : "Quiz, before");
    size_t *given = share_quiz(s);

    for (size_t i = 0; i < s->n; i++)
        put_quiz(c, s->lesson[i], given[i], after);
    free(given);
    return unless_empty(c);
}

/* ---- what came of it ---- */

static void note_test(const struct composed *c, struct progress *p)
{
    if (composed_right(c) == c->lesson.pages)
        progress_mark(p, MARK_TESTED, c->question[0].from->id, "", true);
}

void composed_answered(struct composed *c, size_t i, bool right, struct progress *p)
{
    static const enum mark mark[] = {[COMPOSED_REVIEW] = MARK_REVIEW,
                                     [COMPOSED_BEFORE] = MARK_BEFORE,
                                     [COMPOSED_AFTER] = MARK_AFTER};
    struct question *q = &c->question[i];

    if (q->result != RESULT_OPEN)
        return;
    q->result = right ? RESULT_RIGHT : RESULT_WRONG;
    if (c->kind == COMPOSED_TEST)
        note_test(c, p);
    else
        progress_mark(p, mark[c->kind], q->from->id, q->task->name, right);
}

void composed_close(struct guide *g, const struct task *t, enum task_state state,
                    const char *reply)
{
    guide_finish(g, t, state, reply);
}

size_t composed_right(const struct composed *c)
{
    size_t n = 0;

    for (size_t i = 0; i < c->lesson.pages; i++)
        n += c->question[i].result == RESULT_RIGHT;
    return n;
}
