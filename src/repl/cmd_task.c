/* Commands of a task: hints, the answer, giving up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "repl/commands.h"
#include "repl/composing.h"
#include "repl/private.h"

static bool need_task(struct shell *sh, struct err *err)
{
    if (!lesson_needed(sh, err))
        return false;
    if (composing_is_test(sh))
        return err_set(err, "Nothing helps in a test. next leaves this question out; "
                            "lesson N leaves the test.");
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

/* The solution, which may have an undo in it: of its own lines only. */
static bool run_solution(struct shell *sh, const char *lines, struct err *err)
{
    struct history own, *history = sh->in->history;
    bool ok;

    history_init(&own);
    sh->in->history = &own;
    sh->in->noted = true;
    ok = run_quietly(sh, lines, err);
    sh->in->noted = false;
    sh->in->history = history;
    history_clear(&own);
    return ok;
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
        ok = run_solution(sh, lines, err);
    else if (lines && task->kind == TASK_PREDICT && task->run)
        ok = run_quietly(sh, task->run, err);
    show_text(sh, t.s);
    if (lines) {
        say_onward(sh);
        if (guide_task(sh->guide))
            lesson_write_next(sh);
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
    const struct task *task;
    struct str t;

    (void)args;
    if (!need_task(sh, err))
        return false;
    task = guide_task(sh->guide);
    str_init(&t);
    guide_check(sh->guide, shell_scope(sh), &t);
    show_text(sh, t.s);
    if (guide_task(sh->guide) != task) {
        say_onward(sh);
        shell_save_progress(sh);
    }
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
    if (!lesson_needed(sh, err))
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
