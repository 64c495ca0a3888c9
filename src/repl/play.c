/* Playing a lesson with its own answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/play.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "repl/play_inside.h"
#include "repl/preview.h"

void play_fault(struct play *p, int line, const struct task *task, const char *fmt, ...)
{
    struct str text;
    va_list args;

    str_init(&text);
    if (task)
        str_addf(&text, "%s '%s': ", task->again ? "again" : "task", task->name);
    va_start(args, fmt);
    str_addv(&text, fmt, args);
    va_end(args);
    err_at(faults_add(p->faults), p->l->file, line, 0, "%s", text.s);
    str_done(&text);
}

bool play_enter(struct play *p, size_t skip)
{
    const struct page *page = &p->l->page[p->page];
    struct err err = {0};

    shell_free(p->sh);
    p->sh = shell_new(p->host, p->commands);
    if (!lesson_enter(p->sh, p->l, p->page, NULL, &err)) {
        play_fault(p, page->setup_line ? page->setup_line : page->line, NULL,
                   "setup: %s", err.message);
        return false;
    }
    for (size_t i = 0; i < skip; i++)
        p->sh->guide->record[p->page][i].state = TASK_PASSED;
    guide_begin(p->sh->guide);
    shell_rescope(p->sh);
    paper_clear(&p->sh->out);
    return true;
}

enum shell_state play_type(struct play *p, const char *line)
{
    enum shell_state state;

    paper_clear(&p->sh->out);
    state = shell_line(p->sh, line);
    while (state == SHELL_BUSY)
        state = shell_work(p->sh, 1000);
    return state;
}

bool play_passed(struct play *p, size_t task)
{
    return p->sh->guide->record[p->page][task].state == TASK_PASSED;
}

bool play_all(struct play *p, const struct task *t, int line, const char *text)
{
    char *copy = mem_text(text), *save = NULL;
    bool ok = true;

    for (char *one = strtok_r(copy, "\n", &save); one && ok;
         one = strtok_r(NULL, "\n", &save)) {
        ok = play_type(p, one) != SHELL_FAULT;
        if (!ok)
            play_fault(p, line, t, "a line of its own is at fault: %s: %s", one,
                       p->sh->fault.message);
    }
    free(copy);
    return ok;
}

/* ---- tasks ---- */

static void play_open(struct play *p, const struct task *t)
{
    struct value v;
    struct err err = {0};

    if (!formula_eval(t->pass, shell_scope(p->sh), &v, &err))
        play_fault(p, t->pass_line, t, "pass: %s", err.message);
    else if (value_true(&v))
        play_fault(p, t->pass_line, t, "it is passed before anything is done");
}

/* What a goal: line draws is another place of the weights. */
static void play_goal(struct play *p, const struct task *t)
{
    struct preview goal = {0};

    if (t->goal && !shell_goal(p->sh, &goal))
        play_fault(p, t->line, t, "goal: it sets no other weights: %s", t->goal);
    preview_done(&goal);
}

static void play_solution(struct play *p, const struct task *t, size_t i)
{
    if (!play_enter(p, i))
        return;
    play_goal(p, t);
    if (t->pass && t->kind == TASK_DO)
        play_open(p, t);
    if (!t->solution)
        play_fault(p, t->line, t, "there is no solution: line");
    else if (play_all(p, t, t->line, t->solution) && !play_passed(p, i))
        play_fault(p, t->line, t, "its solution does not pass: %s", t->solution);
}

static void play_option(struct play *p, const struct task *t, size_t i, size_t o)
{
    char letter[2] = {(char)('A' + o), '\0'};
    bool passes = t->kind == TASK_PREDICT || t->option[o].right;

    if (!play_enter(p, i))
        return;
    if (play_type(p, letter) == SHELL_FAULT)
        play_fault(p, t->option[o].line, t, "the answer leads to a fault: %s",
                   p->sh->fault.message);
    else if (play_passed(p, i) != passes)
        play_fault(p, t->option[o].line, t, "%s: %s",
                   passes ? "the right option does not pass" : "a wrong option passes",
                   letter);
    else if (!p->sh->out.rows)
        play_fault(p, t->option[o].line, t, "the option has no reply");
}

static void play_ghost(struct play *p, const struct task *t, size_t i)
{
    if (t->ghost && play_enter(p, i))
        play_all(p, t, t->line, t->ghost);
}

static void play_task(struct play *p, const struct task *t, size_t i)
{
    if (t->kind == TASK_DO || t->kind == TASK_NUMBER || t->kind == TASK_FORMULA)
        play_solution(p, t, i);
    for (size_t o = 0; o < t->options; o++)
        play_option(p, t, i, o);
    play_ghost(p, t, i);
    if (t->quest)
        play_quest(p, t, i);
    play_reach(p, t, i);
}

/* ---- the same question with other numbers ---- */

/* A lesson of one page: on an empty bench with the block's own set-up, or after the
 * page's. */
static void play_again(struct play *p, struct task *t)
{
    struct page page = p->l->page[p->page];
    struct lesson alone = *p->l;
    struct page *all = mem_array(p->page + 1, sizeof *all);
    struct play q = *p;

    memcpy(all, p->l->page, (p->page + 1) * sizeof *all);
    page.task = t;
    page.tasks = 1;
    page.agains = page.checks = 0;
    if (t->reset) {
        page.setup = t->setup;
        page.setup_line = t->line;
    }
    all[p->page] = page;
    alone.page = t->reset ? &page : all;
    alone.pages = t->reset ? 1 : p->page + 1;
    q.l = &alone;
    q.page = alone.pages - 1;
    q.sh = NULL;
    play_task(&q, t, 0);
    shell_free(q.sh);
    free(all);
}

/* ---- pages ---- */

/* Every {…} of the prose has a value where it stands; what is for later has one then.
 */
static void play_prose(struct play *p)
{
    const struct page *page = &p->l->page[p->page];

    for (size_t i = 0; i < page->blocks; i++) {
        struct str text;
        struct err err = {0};

        if (page->block[i].then)
            continue;
        str_init(&text);
        if (!reading_fill(page->block[i].text, shell_scope(p->sh), &text, &err))
            play_fault(p, page->block[i].line, NULL, "%s", err.message);
        else if (strstr(text.s, "undefined: "))
            play_fault(p, page->block[i].line, NULL, "a {…} has no value here: %s",
                       strstr(text.s, "undefined: "));
        str_done(&text);
    }
}

void play_lesson(const struct shell_host *host, const struct command *const *commands,
                 const struct lesson *l, struct faults *faults)
{
    struct shell_host alone = *host;
    struct play p = {.l = l, .host = &alone, .commands = commands, .faults = faults};

    alone.replies = true;
    alone.pictures_inline = alone.keep_progress = false;
    alone.nlesson_dirs = 0;
    for (p.page = 0; p.page < l->pages; p.page++) {
        struct page *page = &l->page[p.page];

        if (!play_enter(&p, 0))
            continue;
        play_prose(&p);
        play_checks(&p);
        for (size_t i = 0; i < page->tasks; i++)
            play_task(&p, &page->task[i], i);
        for (size_t i = 0; i < page->agains; i++)
            play_again(&p, &page->again[i]);
    }
    shell_free(p.sh);
}
