/* Commands of a lesson: pages, hints, answers, the menu.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/private.h"

static bool in_lesson(struct shell *sh, struct err *err)
{
    return sh->guide || err_set(err, "You are in the lab. menu shows the lessons.") ||
           err_meant(err, "menu");
}

/* ---- pages ---- */

static const struct lesson *lesson_after_this(const struct shell *sh)
{
    for (size_t i = 0; i + 1 < sh->shelf.n; i++)
        if (sh->shelf.lesson[i] == sh->guide->lesson)
            return sh->shelf.lesson[i + 1];
    return NULL;
}

static bool run_next(struct shell *sh, const struct args *args, struct err *err)
{
    const struct lesson *l;

    (void)args;
    if (!in_lesson(sh, err))
        return false;
    if (sh->guide->page + 1 < sh->guide->lesson->pages)
        return lesson_page(sh, sh->guide->page + 1);
    l = lesson_after_this(sh);
    if (l)
        return lesson_enter(sh, l, 0, NULL, err);
    reply(sh,
          "That was the last page of the last lesson here. menu shows all; lab is free "
          "play with what you have learned.");
    return true;
}

const struct command command_next = {
    .name = "next",
    .also = "n continue",
    .group = ABOUT_LESSON,
    .help = "Goes to the next page.",
    .example = "next",
    .alone = true,
    .lesson = true,
    .run = run_next,
};

static bool run_prev(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args;
    if (!in_lesson(sh, err))
        return false;
    if (sh->guide->page == 0)
        return err_set(err, "This is the first page. menu shows the other lessons.");
    return lesson_page(sh, sh->guide->page - 1);
}

const struct command command_prev = {
    .name = "prev",
    .also = "previous",
    .group = ABOUT_LESSON,
    .help = "Goes back one page; it is as you left it.",
    .example = "prev",
    .alone = true,
    .lesson = true,
    .run = run_prev,
};

static bool run_page(struct shell *sh, const struct args *args, struct err *err)
{
    double k;

    if (!in_lesson(sh, err))
        return false;
    k = args->n ? args->arg[0].number : (double)sh->guide->page + 1;
    if (!(k >= 1) || k > (double)sh->guide->lesson->pages || k != floor(k))
        return err_set(err, "This lesson has pages 1 to %zu.",
                       sh->guide->lesson->pages);
    return lesson_page(sh, (size_t)k - 1);
}

const struct command command_page = {
    .name = "page",
    .group = ABOUT_LESSON,
    .arg = {{ARG_VALUE, "K", "the page's number; bare: this page again", true, 0}},
    .help = "Goes to a page of this lesson.",
    .example = "page 1",
    .alone = true,
    .lesson = true,
    .run = run_page,
};

static bool run_lesson(struct shell *sh, const struct args *args, struct err *err)
{
    const struct lesson *l = args->n     ? shelf_find(&sh->shelf, args->arg[0].text)
                             : sh->guide ? sh->guide->lesson
                                         : NULL;
    double page = args->n > 1 ? args->arg[1].number : 1;

    if (!l && !args->n)
        return err_set(err, "lesson needs a name or number; menu lists them.") ||
               err_meant(err, "menu");
    if (!l) {
        err_set(err, "There is no lesson '%s'. menu lists them.", args->arg[0].text);
        return err_meant(err, "menu");
    }
    if (!(page >= 1) || page > (double)l->pages || page != floor(page))
        return err_set(err, "%s has pages 1 to %zu.", l->title, l->pages);
    return lesson_enter(sh, l, (size_t)page - 1, NULL, err);
}

const struct command command_lesson = {
    .name = "lesson",
    .group = ABOUT_LESSON,
    .arg = {{ARG_WORD, "ID", "a lesson's number or name", true, 0},
            {ARG_VALUE, "PAGE", "where to begin", true, 0}},
    .help = "Opens a lesson.",
    .example = "lesson 1",
    .alone = true,
    .run = run_lesson,
    .offer = offer_lessons,
};

static bool run_lab(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args, (void)err;
    if (!sh->guide) {
        reply(sh, "You are in the lab. data NAME takes data, menu shows the lessons.");
        return true;
    }
    lesson_leave(sh);
    reply(sh, sh->bench->s.data
                  ? "The lab, as you left it. menu goes back to the lessons."
                  : "The lab: your own experiments. Try: data hobbits");
    return true;
}

const struct command command_lab = {
    .name = "lab",
    .group = ABOUT_LESSON,
    .help = "Leaves the lesson for free experiments; your place is kept.",
    .example = "lab",
    .alone = true,
    .run = run_lab,
};

static bool run_menu(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args, (void)err;
    if (sh->guide)
        progress_from_guide(&sh->progress, sh->guide);
    free(sh->heading);
    sh->heading = mem_text("Lessons");
    for (size_t i = 0; i < sh->shelf.n; i++) {
        const struct lesson *l = sh->shelf.lesson[i];
        bool helped;
        size_t total, done = progress_count(&sh->progress, l, &total, &helped);
        const char *mark = done == 0 ? "○" : done < total ? "◉" : helped ? "◐" : "●";

        show(sh, "%s %2d  " TEXT_BOLD "%-22s" TEXT_END "  %zu of %zu tasks, %d min",
             mark, l->number, l->title, done, total, l->minutes);
    }
    show(sh, "Open one with its number: lesson 1.  lab is free play.");
    return true;
}

const struct command command_menu = {
    .name = "menu",
    .also = "lessons",
    .group = ABOUT_LESSON,
    .help = "Shows the lessons and what is done.",
    .example = "menu",
    .run = run_menu,
};

/* ---- help with a task ---- */

static bool need_task(struct shell *sh, struct err *err)
{
    if (!in_lesson(sh, err))
        return false;
    return guide_task(sh->guide) ||
           err_set(err, "Nothing is asked on this page now. Enter goes on.");
}

static bool run_hint(struct shell *sh, const struct args *args, struct err *err)
{
    struct str t;

    (void)args;
    if (!need_task(sh, err))
        return false;
    str_init(&t);
    guide_hint(sh->guide, shell_scope(sh), &t);
    show_text(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_hint = {
    .name = "hint",
    .group = ABOUT_CORE,
    .help = "Gives the next hint.",
    .example = "hint",
    .alone = true,
    .lesson = true,
    .run = run_hint,
};

/* On the screen the last row says it. */
static void say_onward(struct shell *sh)
{
    if (sh->host.pictures_inline)
        reply(sh, "Enter goes on.");
}

static bool run_show(struct shell *sh, const struct args *args, struct err *err)
{
    const struct task *task;
    struct str t;
    char *lines;
    bool ok = true;

    (void)args;
    if (!need_task(sh, err))
        return false;
    task = guide_task(sh->guide);
    str_init(&t);
    lines = guide_show(sh->guide, shell_scope(sh), &t);
    if (lines && task->kind == TASK_DO)
        ok = run_quietly(sh, lines, err);
    else if (lines && task->kind == TASK_PREDICT && task->run)
        ok = run_quietly(sh, task->run, err);
    show_text(sh, t.s);
    if (lines) {
        say_onward(sh);
        shell_save_progress(sh);
    }
    free(lines);
    str_done(&t);
    return ok;
}

const struct command command_show = {
    .name = "show",
    .also = "solution",
    .group = ABOUT_LESSON,
    .help = "Shows the answer; the task then counts as done with help.",
    .example = "show",
    .alone = true,
    .lesson = true,
    .run = run_show,
};

static bool run_check(struct shell *sh, const struct args *args, struct err *err)
{
    struct str t;

    (void)args;
    if (!need_task(sh, err))
        return false;
    str_init(&t);
    guide_check(sh->guide, shell_scope(sh), &t);
    show_text(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_check = {
    .name = "check",
    .group = ABOUT_LESSON,
    .help = "Says what the task still lacks.",
    .example = "check",
    .alone = true,
    .lesson = true,
    .run = run_check,
};

static bool run_skip(struct shell *sh, const struct args *args, struct err *err)
{
    struct str t;
    bool ok;

    (void)args;
    if (!need_task(sh, err))
        return false;
    str_init(&t);
    ok = guide_skip(sh->guide, &t);
    reply_text(sh, t.s);
    if (ok) {
        say_onward(sh);
        shell_save_progress(sh);
    }
    str_done(&t);
    return true;
}

const struct command command_skip = {
    .name = "skip",
    .group = ABOUT_LESSON,
    .help = "Gives the task up: shows its answer. Enter goes on.",
    .example = "skip",
    .alone = true,
    .lesson = true,
    .run = run_skip,
};

static bool run_answer(struct shell *sh, const struct args *args, struct err *err)
{
    if (!in_lesson(sh, err))
        return false;
    lesson_answer(sh, args->arg[0].text, true, err);
    return !err->message[0];
}

const struct command command_answer = {
    .name = "answer",
    .group = ABOUT_LESSON,
    .arg = {{ARG_REST, "ANSWER", "a letter, a number or an expression", 0, 0}},
    .help = "Answers the question, whatever else the words could mean.",
    .example = "answer 3",
    .alone = true,
    .lesson = true,
    .run = run_answer,
};

static bool run_progress(struct shell *sh, const struct args *args, struct err *err)
{
    static const char *const words[] = {"open", "done", "done with help", "skipped"};

    if (!sh->guide)
        return run_menu(sh, args, err);
    for (size_t i = 0; i < sh->guide->lesson->pages; i++) {
        const struct page *p = &sh->guide->lesson->page[i];

        for (size_t j = 0; j < p->tasks; j++)
            show(sh, "page %zu  %-14s %s", i + 1, p->task[j].name,
                 words[sh->guide->record[i][j].state]);
    }
    return true;
}

const struct command command_progress = {
    .name = "progress",
    .group = ABOUT_LESSON,
    .help = "Shows what is done in this lesson.",
    .example = "progress",
    .run = run_progress,
};
