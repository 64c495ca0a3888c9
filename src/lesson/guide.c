/* Where the learner is in a lesson: pages, the bench of each, the task that is open.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/guide.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/guide_inside.h"
#include "lesson/prose.h"
#include "plot/text.h"

/* ---- life ---- */

struct guide *guide_new(const struct lesson *lesson, struct bench *bench)
{
    struct guide *g = mem_alloc(sizeof *g);

    g->lesson = lesson;
    g->bench = bench;
    g->choice = -1;
    g->distance = -1;
    g->forbidden = mem_alloc(GUIDE_SENTENCE);
    g->record = mem_array(lesson->pages, sizeof *g->record);
    g->ending = mem_array(lesson->pages, sizeof *g->ending);
    g->above = mem_array(lesson->pages, sizeof *g->above);
    g->visited = mem_array(lesson->pages, sizeof *g->visited);
    g->left = mem_array(lesson->pages, sizeof *g->left);
    g->begun = mem_array(lesson->pages, sizeof *g->begun);
    for (size_t i = 0; i < lesson->pages; i++) {
        size_t n = lesson->page[i].tasks;

        g->record[i] = mem_array(n, sizeof *g->record[i]);
        g->ending[i] = mem_array(n, sizeof *g->ending[i]);
        for (size_t k = 0; k < n; k++)
            g->record[i][k].choice = -1;
    }
    return g;
}

static void free_pages(struct guide *g)
{
    for (size_t i = 0; i < g->lesson->pages; i++) {
        for (size_t k = 0; k < g->lesson->page[i].tasks; k++)
            guide_forget_ending(&g->lesson->page[i], &g->ending[i][k]);
        guide_forget_above(g, i);
        free(g->ending[i]);
        free(g->record[i]);
        state_free(g->left[i]);
        state_free(g->begun[i]);
    }
    free(g->above);
    free(g->ending);
    free(g->record);
    free(g->left);
    free(g->begun);
    free(g->visited);
}

void guide_free(struct guide *g)
{
    if (!g)
        return;
    free_pages(g);
    guide_forget_past(g);
    extremes_done(g);
    state_free(g->start);
    state_free(g->prev);
    state_free(g->before);
    formula_free(g->given);
    free(g->score);
    free(g->typed);
    free(g->forbidden);
    free(g->last_reply);
    free(g);
}

/* ---- where T is ---- */

static bool find(const struct guide *g, const struct task *t, size_t *page,
                 size_t *task)
{
    for (size_t i = 0; i < g->lesson->pages; i++)
        for (size_t k = 0; k < g->lesson->page[i].tasks; k++)
            if (&g->lesson->page[i].task[k] == t) {
                *page = i;
                *task = k;
                return true;
            }
    return false;
}

struct task_record *guide_record(const struct guide *g, const struct task *t)
{
    size_t i, k;

    return find(g, t, &i, &k) ? &g->record[i][k] : NULL;
}

struct ending *guide_ending(const struct guide *g, const struct task *t)
{
    size_t i, k;

    return find(g, t, &i, &k) ? &g->ending[i][k] : NULL;
}

const struct page *guide_page(const struct guide *g)
{
    return &g->lesson->page[g->page];
}

const struct task *guide_task(const struct guide *g)
{
    const struct page *page = guide_page(g);

    for (size_t k = 0; k < page->tasks; k++)
        if (g->record[g->page][k].state == TASK_OPEN)
            return &page->task[k];
    return g->retry;
}

bool guide_is_open(const struct guide *g, const struct task *t)
{
    const struct task_record *r = guide_record(g, t);

    return !r || r->state == TASK_OPEN || t == g->retry;
}

size_t guide_right_option(const struct task *t)
{
    for (size_t i = 0; i < t->options; i++)
        if (t->option[i].right)
            return i;
    return 0;
}

/* ---- states ---- */

static bool is_needed(const struct task *t)
{
    return !t->optional && !t->recall;
}

/* Open weighs most, then skipped, then helped. */
enum task_state guide_page_state(const struct guide *g, size_t page)
{
    const struct page *p = &g->lesson->page[page];
    enum task_state worst = TASK_PASSED;
    bool needed = false;

    for (size_t k = 0; k < p->tasks; k++) {
        enum task_state state = g->record[page][k].state;

        if (!is_needed(&p->task[k]))
            continue;
        needed = true;
        if (state == TASK_OPEN)
            return TASK_OPEN;
        if (state > worst)
            worst = state;
    }
    if (!needed)
        return g->visited[page] ? TASK_PASSED : TASK_OPEN;
    return worst;
}

bool guide_finished(const struct guide *g)
{
    for (size_t i = 0; i < g->lesson->pages; i++)
        for (size_t k = 0; k < g->lesson->page[i].tasks; k++)
            if (is_needed(&g->lesson->page[i].task[k]) &&
                g->record[i][k].state == TASK_OPEN)
                return false;
    return true;
}

/* ---- from page to page ---- */

/* A lesson's own bench at its very beginning. */
static void restore_fresh(struct guide *g)
{
    struct bench *fresh = bench_new();

    bench_restore(g->bench, &fresh->s);
    bench_free(fresh);
}

/* The set-ups of the pages FROM to PAGE, all of them or those that have not run. */
static char *setups(struct guide *g, size_t from, size_t page, bool all)
{
    struct str t;
    char *lines;

    str_init(&t);
    for (size_t i = from; i <= page; i++) {
        if ((all || !g->visited[i]) && g->lesson->page[i].setup)
            str_add(&t, g->lesson->page[i].setup);
        g->visited[i] = true;
    }
    lines = str_take(&t);
    str_done(&t);
    return lines;
}

/* A page that was jumped over was never left: it is built from the beginning. So is a
 * new one with a set-up, whatever the learner has set on the pages before; without a
 * set-up it goes on from the nearest one before it. */
static char *enter(struct guide *g, size_t page)
{
    size_t near = page;

    if (g->left[page]) {
        bench_restore(g->bench, g->left[page]);
        g->returned = true;
        return mem_text("");
    }
    if (g->visited[page] || g->lesson->page[page].setup) {
        restore_fresh(g);
        return setups(g, 0, page, true);
    }
    while (near > 0 && !g->visited[near - 1])
        near--;
    if (near > 0 && g->left[near - 1])
        bench_restore(g->bench, g->left[near - 1]);
    return setups(g, 0, page, false);
}

char *guide_go(struct guide *g, size_t page)
{
    if (page >= g->lesson->pages)
        page = g->lesson->pages - 1;
    if (g->visited[g->page]) {
        state_free(g->left[g->page]);
        g->left[g->page] = state_copy(&g->bench->s);
        state_free(g->begun[g->page]);
        g->begun[g->page] = g->start ? state_copy(g->start) : NULL;
    }
    g->page = page;
    g->fresh = false;
    g->retry = NULL;
    g->opened = false;
    return enter(g, page);
}

char *guide_again(struct guide *g)
{
    const struct page *page = guide_page(g);

    for (size_t k = 0; k < page->tasks && !guide_task(g); k++)
        if (page->task[k].quest) {
            g->retry = &page->task[k];
            g->fresh = false;
            restore_fresh(g);
            return setups(g, 0, g->page, true);
        }
    return NULL;
}

void guide_began_at(struct guide *g, const struct state *s)
{
    struct state *start = state_copy(s);

    state_free(g->start);
    g->start = start;
}

void guide_begin(struct guide *g)
{
    if (!g->opened)
        guide_open(g);
    bench_mark(g->bench);
    guide_forget_past(g);
    state_free(g->start);
    state_free(g->prev);
    g->start = state_copy(&g->bench->s);
    g->prev = state_copy(&g->bench->s);
    if (g->returned && g->begun[g->page])
        guide_began_at(g, g->begun[g->page]);
    g->returned = false;
    g->scored = NULL;
    g->has_answer = g->show_asked = g->tried_solution = g->owes = false;
    formula_free(g->given);
    g->it = g->given = NULL;
    g->held = true; /* until the next command is about to run */
    g->distance = -1;
    g->choice = -1;
    free(g->last_reply);
    g->last_reply = NULL;
    extremes_begin(g);
}

void guide_finish(struct guide *g, const struct task *t, enum task_state state,
                  const char *reply)
{
    size_t i, k;

    if (!find(g, t, &i, &k))
        return;
    if (t != g->retry)
        g->record[i][k].state = state;
    g->retry = NULL;
    guide_forget_ending(&g->lesson->page[i], &g->ending[i][k]);
    g->ending[i][k].reply = mem_text(reply);
    g->fresh = true;
    if (!t->quest || state != TASK_PASSED || guide_task(g))
        guide_begin(g);
    else
        g->scored = t; /* it may be passed with less yet */
}

/* ---- replies ---- */

void guide_say(const char *text, const struct scope *scope, struct str *reply)
{
    if (!text || !*text)
        return;
    if (reply->len)
        str_addc(reply, ' ');
    prose_fill(text, scope, reply);
}

void guide_commands(const char *commands, struct str *out)
{
    str_add(out, TEXT_CODE);
    for (const char *s = commands; *s;) {
        size_t n = strcspn(s, "\n");

        if (s > commands)
            str_add(out, "; ");
        str_addn(out, s, n);
        s += n + strspn(s + n, "\n");
    }
    str_add(out, TEXT_END);
}

void guide_sayf(struct str *reply, const char *fmt, ...)
{
    va_list args;

    if (reply->len)
        str_addc(reply, ' ');
    va_start(args, fmt);
    str_addv(reply, fmt, args);
    va_end(args);
}
