/* Playing a lesson with its own answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/play.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/lint.h"
#include "lesson/task.h"
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

void play_part(struct play *p, const char *what)
{
    err_part(&p->faults->err[p->faults->n - 1], what);
}

void play_why(const char *line, const struct err *err, struct str *out)
{
    str_addf(out, "%s: ", line);
    if (err->meant[0] && !err->part[0] && err->remedy == REMEDY_SLIP)
        str_addf(out, "write %s", err->meant);
    else
        str_add(out, err->message);
}

/* Line NUMBER (from 1) of TEXT; its length in *N. */
static const char *line_number(const char *text, int number, size_t *n)
{
    for (; number > 1 && strchr(text, '\n'); number--)
        text = strchr(text, '\n') + 1;
    *n = strcspn(text, "\n");
    return text;
}

static int lines_of(const char *text)
{
    int n = 0;

    for (; text && *text; text++)
        n += *text == '\n';
    return n;
}

/* The line that cannot be run: ERR counts through the set-ups of all pages so far. */
static void blame_setup(struct play *p, const struct err *err)
{
    const struct page *page = p->l->page, *last = page + p->page;
    int number = err->line;
    const char *from;
    struct str why;
    size_t n;
    char *line;

    for (; page < last && number > lines_of(page->setup); page++)
        number -= lines_of(page->setup);
    from = line_number(page->setup ? page->setup : "", number, &n);
    line = mem_textn(from, n);
    str_init(&why);
    play_why(line, err, &why);
    play_fault(p, page->setup_line ? page->setup_line : page->line, NULL, "setup: %s",
               why.s);
    play_part(p, line);
    str_done(&why);
    free(line);
}

bool play_enter(struct play *p, size_t skip)
{
    struct err err = {0};

    if (p->stopped)
        return false;
    shell_free(p->sh);
    p->sh = shell_new(p->host, p->commands);
    if (!lesson_enter(p->sh, p->l, p->page, NULL, &err)) {
        p->stopped = true;
        blame_setup(p, &err);
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

bool play_knows(struct play *p, const struct formula *f)
{
    struct err err = {0};

    return !f || formula_check(f, shell_scope(p->sh), &err);
}

bool play_passed(struct play *p, size_t task)
{
    return p->sh->guide->record[p->page][task].state == TASK_PASSED;
}

/* The first line of COMMANDS, KEY's value, or which the shell has counted. */
static void blame_line(struct play *p, const struct task *t, const char *key,
                       const char *commands)
{
    struct str why;
    size_t n;
    const char *from = line_number(commands, p->sh->fault.line, &n);
    char *line = mem_textn(from, n);

    str_init(&why);
    play_why(line, &p->sh->fault, &why);
    play_fault(p, task_line(t, key, 0), t, "%s: %s", key, why.s);
    play_part(p, line);
    str_done(&why);
    free(line);
}

bool play_all(struct play *p, const struct task *t, const char *key, const char *text)
{
    char *copy = mem_text(text), *save = NULL;
    bool ok = true;

    for (char *one = strtok_r(copy, "\n", &save); one && ok;
         one = strtok_r(NULL, "\n", &save)) {
        ok = play_type(p, one) != SHELL_FAULT;
        if (!ok)
            blame_line(p, t, key, one);
    }
    free(copy);
    return ok;
}

/* ---- tasks ---- */

/* False: there is nothing left to do, so nothing else can be told. */
static bool play_open(struct play *p, const struct task *t)
{
    struct value v;
    struct err err = {0};

    if (!formula_eval(t->pass, shell_scope(p->sh), &v, &err))
        play_fault(p, t->pass_line, t, "pass: %s", err.message);
    else if (value_true(&v))
        play_fault(p, t->pass_line, t, "it is passed before anything is done");
    else
        return true;
    return false;
}

/* What a goal: line draws is another place of the weights. */
static void play_goal(struct play *p, const struct task *t)
{
    struct preview goal = {0};

    if (t->goal && !shell_goal(p->sh, &goal))
        play_fault(p, task_line(t, "goal", 0), t,
                   "goal: it sets no other weights: %s (write commands that do)",
                   t->goal);
    preview_done(&goal);
}

/* On the page as it was entered. False: what follows from it cannot be told. */
static bool play_solution(struct play *p, const struct task *t, size_t i)
{
    play_goal(p, t);
    if (t->pass && t->kind == TASK_DO && !play_open(p, t))
        return false;
    if (!t->solution) /* the linter has told */
        return false;
    if (!play_all(p, t, "solution", t->solution))
        return false;
    if (play_passed(p, i))
        return true;
    play_fault(p, task_line(t, "solution", 0), t, "its solution does not pass: %.*s",
               (int)strcspn(t->solution, "\n"), t->solution);
    return false;
}

/* False: the other options would only tell the same. */
static bool play_option(struct play *p, const struct task *t, size_t i, size_t o)
{
    char letter[2] = {(char)('A' + o), '\0'};
    bool passes = t->kind == TASK_PREDICT || t->option[o].right;

    if (!play_enter(p, i))
        return false;
    if (play_type(p, letter) == SHELL_FAULT) {
        blame_line(p, t, "run", t->run ? t->run : letter);
        return false;
    }
    if (play_passed(p, i) != passes)
        play_fault(p, t->option[o].line, t, "%s: %s",
                   passes ? "the right option does not pass" : "a wrong option passes",
                   letter);
    else if (!p->sh->out.rows && t->option[o].reply)
        play_fault(p, t->option[o].line, t, "the option has no reply");
    return true;
}

static void play_ghost(struct play *p, const struct task *t, size_t i)
{
    if (t->ghost && play_enter(p, i))
        play_all(p, t, "try", t->ghost);
}

/* A condition with a name that nobody knows can be neither true nor false. */
static bool can_be_played(struct play *p, const struct task *t, size_t i)
{
    if (!play_enter(p, i))
        return false;
    if (t->again) /* its set-up is its own, so that nobody has asked yet */
        lint_task_names(p->l, t, shell_scope(p->sh), p->faults);
    return play_knows(p, t->pass) && play_knows(p, t->when) && play_knows(p, t->quest);
}

static void play_task(struct play *p, const struct task *t, size_t i)
{
    bool works =
        t->kind == TASK_DO || t->kind == TASK_NUMBER || t->kind == TASK_FORMULA;
    bool ok = can_be_played(p, t, i);

    if (ok && works)
        ok = play_solution(p, t, i);
    for (size_t o = 0; ok && o < t->options; o++)
        ok = play_option(p, t, i, o);
    if (!ok)
        return;
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
        page.setup_line = task_line(t, "setup", 0);
    }
    all[p->page] = page;
    alone.page = t->reset ? &page : all;
    alone.pages = t->reset ? 1 : p->page + 1;
    q.l = &alone;
    q.page = alone.pages - 1;
    q.sh = NULL;
    play_task(&q, t, 0);
    p->stopped = !t->reset && q.stopped;
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
    for (p.page = 0; p.page < l->pages && !p.stopped; p.page++) {
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
