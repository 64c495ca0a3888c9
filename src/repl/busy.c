/* While work is under way: its slices, its end, Ctrl-C, and lines typed meanwhile.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "repl/private.h"
#include "repl/trial.h"
#include "repl/words.h"

/* A loop that cannot go on. In its first round it is refused and nothing has changed;
 * later the rounds before are kept, like the steps of a run that diverged. */
static void loop_failed(struct shell *sh, struct err *err)
{
    struct shell_private *in = sh->in;

    if (err->column)
        err->column += (int)in->work.column;
    sh->fault = *err;
    sh->faulted = true;
    queue_drop(in);
    if (in->work.done > 0) {
        err_at(&sh->fault, NULL, 0, err->column, "In round %zu: %s", in->work.done + 1,
               err->message);
        return;
    }
    bench_restore(sh->bench, in->before);
    in->asked = true;
}

static enum shell_state end_work(struct shell *sh, struct err *err)
{
    unsigned long version = sh->in->work.version;

    sh->in->asked = false;
    if (err->message[0])
        loop_failed(sh, err);
    work_end(sh);
    guess_after(sh);
    statement_done(sh, version);
    return queue_run(sh);
}

enum shell_state work_taken(struct shell *sh, size_t updates)
{
    struct err err = {0};

    trial_hide_way(sh);
    if (shell_busy(sh) && work_go(sh, updates, &err))
        return SHELL_BUSY;
    return shell_busy(sh) ? end_work(sh, &err) : queue_run(sh);
}

void shell_interrupt(struct shell *sh)
{
    sh->in->work.stopped = true;
    queue_drop(sh->in);
}

bool shell_busy(const struct shell *sh)
{
    return sh->in->work.kind != WORK_NONE;
}

bool shell_animated(const struct shell *sh)
{
    return sh->in->work.kind == WORK_RUN || sh->in->work.kind == WORK_REPLAY;
}

bool shell_replays(const struct shell *sh)
{
    return sh->in->work.kind == WORK_REPLAY;
}

/* ---- lines typed meanwhile ---- */

/* A statement that turns a knob between two steps, only looks, or is a slip. */
static bool stays_beside(struct shell *sh, const char *statement)
{
    size_t n = words_name(statement);
    char *name = mem_textn(statement, n);
    const struct command *c = command_named(sh->commands, name);
    bool stays = assign_target(sh, name) || !c || (!c->changes && !c->alone);

    free(name);
    return stays;
}

static bool all_stay_beside(struct shell *sh, const char *line)
{
    for (const char *s = words_skip(line); *s && *s != '#'; s = words_skip(s)) {
        if (!stays_beside(sh, s))
            return false;
        s += words_statement(s);
        s += *s == ';';
    }
    return true;
}

/* LINE between two steps. What it changes comes after the steps so far in undo's list;
 * the steps to come are an entry of their own. */
static void run_beside(struct shell *sh, const char *line)
{
    struct shell_private *in = sh->in;
    struct work work = in->work;
    char *statement = in->statement, *queue = in->queue;
    size_t past = in->history->npast + 1;

    history_note(in->history, in->before, statement);
    in->before = NULL;
    in->work = (struct work){.kind = WORK_NONE};
    in->statement = NULL;
    in->queue = mem_text(line);
    queue_run(sh);
    queue_drop(in);
    free(in->statement);
    in->work = work;
    in->statement = statement;
    in->queue = queue;
    if (in->history->npast == past) {
        in->before = history_retract(in->history);
    } else {
        in->before = state_copy(&sh->bench->s);
        in->work.version = sh->bench->version;
    }
}

static bool says_stop(struct shell *sh, const char *line)
{
    const struct command *c = command_named(sh->commands, line);

    return c && strcmp(c->name, "stop") == 0;
}

bool line_beside(struct shell *sh, const char *line)
{
    trial_hide_way(sh);
    if (sh->in->work.travel || sh->in->work.fit || !all_stay_beside(sh, line)) {
        shell_interrupt(sh);
        work_taken(sh, 1);
        return says_stop(sh, line);
    }
    run_beside(sh, line);
    return true;
}
