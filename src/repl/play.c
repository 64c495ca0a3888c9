/* Playing a lesson with its own answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/play.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/lint.h"
#include "repl/private.h"

struct play {
    struct shell *sh;
    const struct lesson *l;
    const struct shell_host *host;
    const struct command *const *commands;
    struct faults *faults;
    size_t page;
};

static void fault(struct play *p, int line, const char *task, const char *what,
                  const char *more)
{
    if (task)
        err_at(faults_add(p->faults), p->l->file, line, 0, "task '%s': %s%s", task,
               what, more);
    else
        err_at(faults_add(p->faults), p->l->file, line, 0, "%s%s", what, more);
}

/* A fresh shell on the page, with its set-up run; the tasks before task number SKIP
 * count as done. */
static bool enter(struct play *p, size_t skip)
{
    const struct page *page = &p->l->page[p->page];
    struct err err = {0};

    shell_free(p->sh);
    p->sh = shell_new(p->host, p->commands);
    if (!lesson_enter(p->sh, p->l, p->page, NULL, &err)) {
        fault(p, page->setup_line ? page->setup_line : page->line, NULL,
              "setup: ", err.message);
        return false;
    }
    for (size_t i = 0; i < skip; i++)
        p->sh->guide->record[p->page][i].state = TASK_PASSED;
    guide_begin(p->sh->guide);
    shell_rescope(p->sh);
    paper_clear(&p->sh->out);
    return true;
}

static enum shell_state type(struct play *p, const char *line)
{
    enum shell_state state;

    paper_clear(&p->sh->out);
    state = shell_line(p->sh, line);
    while (state == SHELL_BUSY)
        state = shell_work(p->sh, 1000);
    return state;
}

static enum task_state state_of(struct play *p, size_t task)
{
    return p->sh->guide->record[p->page][task].state;
}

/* Types each line of TEXT; a fault is reported for the task. */
static bool type_all(struct play *p, const struct task *t, const char *text)
{
    char *copy = mem_text(text), *save = NULL;
    bool ok = true;

    for (char *line = strtok_r(copy, "\n", &save); line && ok;
         line = strtok_r(NULL, "\n", &save)) {
        ok = type(p, line) != SHELL_FAULT;
        if (!ok)
            fault(p, t->line, t->name,
                  "a line of its own is at fault: ", p->sh->fault.message);
    }
    free(copy);
    return ok;
}

static void play_solution(struct play *p, const struct task *t, size_t i)
{
    if (!enter(p, i))
        return;
    if (t->pass && t->kind == TASK_DO) {
        struct value v;
        struct err err = {0};

        if (!formula_eval(t->pass, shell_scope(p->sh), &v, &err))
            fault(p, t->pass_line, t->name, "pass: ", err.message);
        else if (value_true(&v))
            fault(p, t->pass_line, t->name, "it is passed before anything is done", "");
    }
    if (!t->solution)
        fault(p, t->line, t->name, "there is no solution: line", "");
    else if (type_all(p, t, t->solution) && state_of(p, i) != TASK_PASSED)
        fault(p, t->line, t->name, "its solution does not pass: ", t->solution);
}

static void play_option(struct play *p, const struct task *t, size_t i, size_t o)
{
    char letter[2] = {(char)('A' + o), '\0'};
    bool passes = t->kind == TASK_PREDICT || t->option[o].right;

    if (!enter(p, i))
        return;
    if (type(p, letter) == SHELL_FAULT)
        fault(p, t->option[o].line, t->name,
              "the answer leads to a fault: ", p->sh->fault.message);
    else if ((state_of(p, i) == TASK_PASSED) != passes)
        fault(p, t->option[o].line, t->name,
              passes ? "the right option does not pass: " : "a wrong option passes: ",
              letter);
    else if (!p->sh->out.rows)
        fault(p, t->option[o].line, t->name, "the option has no reply", "");
}

static void play_ghost(struct play *p, const struct task *t, size_t i)
{
    if (t->ghost && enter(p, i))
        type_all(p, t, t->ghost);
}

static void play_task(struct play *p, const struct task *t, size_t i)
{
    if (t->kind == TASK_DO || t->kind == TASK_NUMBER)
        play_solution(p, t, i);
    for (size_t o = 0; o < t->options; o++)
        play_option(p, t, i, o);
    play_ghost(p, t, i);
}

/* Every {…} of the prose has a value where it stands. */
static void play_prose(struct play *p)
{
    const struct page *page = &p->l->page[p->page];

    for (size_t i = 0; i < page->blocks; i++) {
        struct str text;
        struct err err = {0};

        str_init(&text);
        if (!reading_fill(page->block[i].text, shell_scope(p->sh), &text, &err))
            fault(p, page->block[i].line, NULL, "", err.message);
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
        if (!enter(&p, 0))
            continue;
        play_prose(&p);
        for (size_t i = 0; i < l->page[p.page].tasks; i++)
            play_task(&p, &l->page[p.page].task[i], i);
    }
    shell_free(p.sh);
}

/* ---- files ---- */

static void lint_file(const struct shell_host *host,
                      const struct command *const *commands, const char *file,
                      struct faults *faults)
{
    size_t len, before = faults->n;
    struct err err = {0};
    char *text = path_read(file, 1 << 20, &len, &err);
    struct lesson *l = NULL;
    struct shell_host alone = *host;
    struct shell *sh;

    if (!text) {
        *faults_add(faults) = err;
        return;
    }
    l = lesson_read(file, text, len, faults);
    free(text);
    if (!l)
        return;
    alone.keep_progress = false;
    sh = shell_new(&alone, commands);
    if (lesson_enter(sh, l, 0, NULL, &err))
        lint_lesson(l, &sh->shelf, shell_scope(sh), faults);
    shell_free(sh);
    if (faults->n == before)
        play_lesson(host, commands, l, faults);
    lesson_free(l);
}

/* The lesson files of DIR; false if it is no directory with any. */
static size_t lint_dir(const struct shell_host *host,
                       const struct command *const *commands, const char *dir,
                       struct faults *faults)
{
    char **names;
    size_t n = path_list(dir, ".md", &names);

    for (size_t i = 0; i < n; i++) {
        struct str file;

        str_init(&file);
        path_join(&file, dir, names[i]);
        lint_file(host, commands, file.s, faults);
        str_done(&file);
    }
    path_list_free(names, n);
    return n;
}

size_t play_lint(const struct shell_host *host, const struct command *const *commands,
                 char *const *paths, size_t npaths, struct str *out)
{
    struct faults faults = {0};
    size_t files = 0, n;

    for (size_t i = 0; i < npaths; i++) {
        n = path_is_file(paths[i]) ? 0 : lint_dir(host, commands, paths[i], &faults);
        files += n;
        if (!n) {
            lint_file(host, commands, paths[i], &faults);
            files++;
        }
    }
    for (size_t i = 0; !npaths && i < host->nlesson_dirs; i++)
        files += lint_dir(host, commands, host->lesson_dirs[i], &faults);
    for (size_t i = 0; i < faults.n; i++) {
        err_text(&faults.err[i], out);
        str_addc(out, '\n');
    }
    str_addf(out, "%zu lesson%s, %zu fault%s\n", files, files == 1 ? "" : "s", faults.n,
             faults.n == 1 ? "" : "s");
    n = faults.n;
    faults_done(&faults);
    return n;
}
