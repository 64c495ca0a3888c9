/* A page of a lesson as text: heading, prose, picture in words, the task.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "plot/text.h"
#include "repl/composing.h"
#include "repl/described.h"
#include "repl/private.h"

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

/* The page before showed the same picture and asked for no change of it: in a stream of
 * lines it stands right above. */
static bool is_repeated(const struct shell *sh, const char *text)
{
    const struct page *before = guide_page(sh->guide) - 1;

    if (!sh->in->described || strcmp(sh->in->described, text) != 0 ||
        sh->in->described_on + 1 != sh->guide->page)
        return false;
    for (size_t i = 0; i < before->tasks; i++)
        if (before->task[i].kind == TASK_DO || before->task[i].kind == TASK_PREDICT)
            return false;
    return true;
}

static void write_picture(struct shell *sh)
{
    const struct figure *f = figure_now(sh->bench);
    struct str t;

    if (!f)
        return;
    str_init(&t);
    described(sh, f, &t);
    if (!is_repeated(sh, t.s))
        show_text(sh, t.s);
    free(sh->in->described);
    sh->in->described = str_take(&t);
    sh->in->described_on = sh->guide->page;
    str_done(&t);
}

static void write_heading(struct shell *sh)
{
    const struct guide *g = sh->guide;

    if (sh->in->greeted)
        paper_blank(&sh->out);
    if (sh->in->composed) /* a review, a test, a quiz */
        show(sh, TEXT_BOLD "%s, page %zu of %zu: %s" TEXT_END, g->lesson->title,
             g->page + 1, g->lesson->pages, guide_page(g)->title);
    else if (g->lesson->number < 0) /* a file that is no NN-slug.md */
        show(sh, TEXT_BOLD "%slesson %s, page %zu of %zu: %s" TEXT_END,
             sh->in->greeted ? "" : "logitty, ", g->lesson->title, g->page + 1,
             g->lesson->pages, guide_page(g)->title);
    else
        show(sh, TEXT_BOLD "%slesson %d %s, page %zu of %zu: %s" TEXT_END,
             sh->in->greeted ? "" : "logitty, ", g->lesson->number, g->lesson->title,
             g->page + 1, g->lesson->pages, guide_page(g)->title);
    sh->in->greeted = true;
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

/* Beside a page that asks for a guess, where it fits a row: a small screen has only one
 * for replies. */
static void write_invitation(struct shell *sh)
{
    static const char words[] =
        "Nobody is graded on a guess. Choose, then watch it run.";
    const struct task *t = guide_task(sh->guide);

    if (t && t->kind == TASK_PREDICT && !composing_is_test(sh) &&
        sh->host.width >= (int)strlen(words))
        reply(sh, "%s", words);
}

/* One sentence after the other: in a stream of lines a blank row parts the pages only.
 */
void lesson_write(struct shell *sh)
{
    size_t rows;

    if (!sh->host.replies || sh->in->quiet)
        return;
    if (!sh->host.pictures_inline) {
        write_invitation(sh);
        return;
    }
    write_heading(sh);
    rows = sh->out.rows;
    guide_write_text(sh->guide, shell_scope(sh), sh->host.width, &sh->out);
    write_picture(sh);
    write_task(sh);
    paper_close_up(&sh->out, rows);
    write_footer(sh);
}

void lesson_write_next(struct shell *sh)
{
    size_t rows = sh->out.rows;

    if (!sh->host.replies || sh->in->quiet || !sh->host.pictures_inline)
        return;
    write_task(sh);
    paper_close_up(&sh->out, rows);
    write_footer(sh);
}
