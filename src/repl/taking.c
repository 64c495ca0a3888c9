/* Taking a lesson: pages and their set-ups, answers, what follows from a command.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lesson/prose.h"
#include "plot/text.h"
#include "repl/private.h"
#include "repl/words.h"

static void drop_lesson(struct shell *sh)
{
    if (!sh->guide)
        return;
    progress_from_guide(&sh->progress, sh->guide);
    guide_free(sh->guide);
    bench_free(sh->bench);
    history_clear(&sh->in->lesson_history);
    sh->guide = NULL;
}

void lesson_leave(struct shell *sh)
{
    drop_lesson(sh);
    sh->bench = sh->lab;
    sh->in->history = &sh->in->lab_history;
    sh->in->paged = true;
    shell_rescope(sh);
    shell_open_lab(sh);
}

/* Goes to PAGE; BENCH (may be NULL) are commands that put the bench back afterwards.
 * What was kept and no longer fits leaves the page as its set-up made it. */
static bool open_page(struct shell *sh, size_t page, const char *bench, struct err *err)
{
    char *setup = guide_go(sh->guide, page);
    size_t rows = sh->out.rows; /* what a set-up prints is nobody's question */
    bool ok;

    shell_rescope(sh);
    ok = run_quietly(sh, setup, err);
    if (ok && bench) {
        struct state *fresh = state_copy(&sh->bench->s);

        if (!run_quietly(sh, bench, err)) {
            bench_restore(sh->bench, fresh);
            err_clear(err);
        }
        state_free(fresh);
    }
    paper_cut(&sh->out, rows);
    free(setup);
    history_clear(&sh->in->lesson_history);
    guide_begin(sh->guide);
    sh->in->paged = true;
    sh->in->ghost_spent = false;
    sh->in->was.n = sh->in->earlier.n = 0; /* what the set-up changed, nobody did */
    shell_rescope(sh);
    return ok;
}

/* Is WORD a command? Then it is never taken for an option's words. */
static bool is_command(void *self, const char *word)
{
    const struct shell *sh = self;

    return command_named(sh->commands, word) != NULL;
}

bool lesson_enter(struct shell *sh, const struct lesson *l, size_t page,
                  const char *bench, struct err *err)
{
    bool ok;

    drop_lesson(sh);
    sh->bench = bench_new();
    sh->guide = guide_new(l, sh->bench);
    sh->guide->is_command = is_command;
    sh->guide->is_command_self = sh;
    progress_to_guide(&sh->progress, sh->guide);
    sh->in->history = &sh->in->lesson_history;
    shell_rescope(sh);
    ok = open_page(sh, page < l->pages ? page : 0, bench, err);
    lesson_write(sh);
    shell_save_progress(sh);
    return ok;
}

bool lesson_page(struct shell *sh, size_t page)
{
    bool ok = open_page(sh, page, NULL, &sh->fault);

    lesson_write(sh);
    shell_save_progress(sh);
    return ok;
}

/* ---- the page as text ---- */

static void write_footer(struct shell *sh)
{
    const char *phrase, *line = shell_next_line(sh, &phrase);

    if (strcmp(phrase, "does it") == 0)
        show(sh, "Enter runs %s. Other words: hint, undo, next, help, quit.", line);
    else if (*line)
        show(sh, "Enter: %s. Other words: hint, undo, next, help, quit.", phrase);
    else
        show(sh, "T%.*s. Other words: hint, undo, next, help, quit.",
             (int)(strstr(phrase, ", then") - phrase) - 1, phrase + 1);
}

static void write_picture(struct shell *sh)
{
    const struct figure *f = figure_now(sh->bench);
    struct str t;

    if (!f)
        return;
    str_init(&t);
    f->describe(sh->bench, &t);
    show_text(sh, t.s);
    str_done(&t);
}

static void write_heading(struct shell *sh)
{
    const struct guide *g = sh->guide;

    paper_blank(&sh->out);
    show(sh, TEXT_BOLD "lesson %d %s, page %zu of %zu: %s" TEXT_END, g->lesson->number,
         g->lesson->title, g->page + 1, g->lesson->pages, guide_page(g)->title);
}

static void write_task(struct shell *sh)
{
    const struct page *page = guide_page(sh->guide);
    const struct task *task = guide_task(sh->guide);

    if (!task && page->tasks)
        task = &page->task[page->tasks - 1];
    if (task)
        guide_write_task(sh->guide, task, shell_scope(sh), sh->host.width, &sh->out);
}

/* One sentence after the other: in a stream of lines a blank row parts the pages only.
 */
void lesson_write(struct shell *sh)
{
    size_t rows;

    if (!sh->host.replies || !sh->host.pictures_inline || sh->in->quiet)
        return;
    write_heading(sh);
    rows = sh->out.rows;
    page_write_text(guide_page(sh->guide), shell_scope(sh), sh->host.width, &sh->out);
    write_picture(sh);
    write_task(sh);
    paper_close_up(&sh->out, rows);
    write_footer(sh);
}

/* ---- answers ---- */

static void say_passed(struct shell *sh)
{
    if (sh->host.pictures_inline)
        reply(sh, "Task done, page %zu of %zu. Enter goes on.", sh->guide->page + 1,
              sh->guide->lesson->pages);
}

static void task_passed(struct shell *sh)
{
    say_passed(sh);
    sh->in->ghost_spent = false;
    if (guide_task(sh->guide)) {
        guide_begin(sh->guide);
        shell_rescope(sh);
    }
    shell_save_progress(sh);
}

static void add_option(struct shell *sh, const struct task *t, size_t i,
                       struct str *out)
{
    str_addf(out, "%c, ", (char)('A' + i));
    prose_fill(t->option[i].text, shell_scope(sh), out);
    str_addc(out, '.');
}

/* "You said: A, it falls. It did: C, it rises." */
static void say_verdict(struct shell *sh, const struct task *t)
{
    int choice = guide_record(sh->guide, t)->choice;
    size_t did = 0;
    struct str said;

    if (choice < 0)
        return;
    while (did + 1 < t->options && !t->option[did].right)
        did++;
    str_init(&said);
    str_add(&said, "You said: ");
    add_option(sh, t, (size_t)choice, &said);
    str_add(&said, " It did: ");
    add_option(sh, t, did, &said);
    reply_text(sh, said.s);
    str_done(&said);
}

/* The prediction is locked: the experiment runs. */
static bool observe(struct shell *sh, const struct task *t, struct str *text,
                    struct err *err)
{
    size_t rows = sh->out.rows;
    bool ok = !t->run || run_quietly(sh, t->run, err);

    paper_cut(&sh->out, rows);
    if (!ok)
        return false;
    str_clear(text);
    guide_observed(sh->guide, shell_scope(sh), text);
    if (sh->host.pictures_inline)
        say_verdict(sh, t);
    reply_text(sh, text->s);
    return true;
}

bool lesson_answer(struct shell *sh, const char *line, bool forced, struct err *err)
{
    const struct task *t = guide_task(sh->guide);
    struct str text;
    enum verdict v;
    bool ok = true;

    if (!t)
        return forced && !err_set(err, "Nothing is asked on this page.");
    str_init(&text);
    v = guide_offer(sh->guide, line, forced, shell_scope(sh), &text);
    if (v == GUIDE_LOCKED)
        ok = observe(sh, t, &text, err);
    else if (v != GUIDE_NO_ANSWER)
        reply_text(sh, text.s);
    if (strcmp(line, "b") == 0 && v != GUIDE_NO_ANSWER &&
        words_among(shell_strip(sh), "b"))
        reply(sh, "(The bias: print b)");
    if (ok && (v == GUIDE_LOCKED || v == GUIDE_RIGHT))
        task_passed(sh);
    sh->faulted = !ok;
    str_done(&text);
    return v != GUIDE_NO_ANSWER;
}

/* "errors 12 → 4.  Every o is below the line now, …": what changed, and what of it. */
static void say_after(struct shell *sh, const char *text)
{
    struct str all;

    str_init(&all);
    if (*text && sh->in->change_row && sh->in->change_row == sh->out.rows) {
        errors_text(sh, &all);
        paper_cut(&sh->out, sh->out.rows - 1);
        str_add(&all, ".\xC2\xA0 ");
    }
    str_add(&all, text);
    reply_text(sh, all.s);
    str_done(&all);
}

void lesson_after(struct shell *sh, bool changed)
{
    struct str text;
    bool passed;

    str_init(&text);
    passed = guide_after(sh->guide, changed, shell_scope(sh), &text);
    say_after(sh, text.s);
    if (passed)
        task_passed(sh);
    str_done(&text);
}
