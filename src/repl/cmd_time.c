/* Commands about time: undo redo rewind goto replay.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "repl/commands.h"
#include "repl/private.h"

/* ---- of statements ---- */

/* The statement that was taken back; a knob's turn "w1 1.2 → 2.8" as what is now:
 * "w1 2.8 → 1.2". */
static void add_taken_back(const char *line, struct str *t)
{
    static const char arrow[] = " → ";
    const char *from = strchr(line, ' '), *to = strstr(line, arrow);

    if (!from || !to || to <= from) {
        str_add(t, line);
        return;
    }
    str_addf(t, "%.*s %s%s%.*s", (int)(from - line), line, to + sizeof arrow - 1, arrow,
             (int)(to - from - 1), from + 1);
}

static bool run_undo(struct shell *sh, const struct args *args, struct err *err)
{
    const char *line = history_undo(sh->in->history, sh->bench);
    struct str t;

    (void)args;
    if (!line)
        return err_set(err, sh->guide ? "Nothing to undo on this page."
                                      : "Nothing to undo.");
    str_init(&t);
    str_add(&t, "Taken back: ");
    add_taken_back(line, &t);
    reply_changes(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_undo = {
    .name = "undo",
    .also = "u",
    .group = ABOUT_CORE,
    .help = "Takes back the last change.",
    .example = "undo",
    .before = "w1 = 2",
    .alone = true,
    .run = run_undo,
};

static bool run_redo(struct shell *sh, const struct args *args, struct err *err)
{
    const char *line = history_redo(sh->in->history, sh->bench);
    struct str t;

    (void)args;
    if (!line)
        return err_set(err, "Nothing to do again.");
    str_init(&t);
    str_addf(&t, "Done again: %s", line);
    reply_changes(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_redo = {
    .name = "redo",
    .group = ABOUT_TIME,
    .help = "Does again what undo took back.",
    .example = "redo",
    .before = "w1 = 2; undo",
    .alone = true,
    .run = run_redo,
};

/* ---- of the run's steps ---- */

/* There is a run to move in; else ERR says what to type. */
static bool has_run(struct shell *sh, struct err *err)
{
    const struct state *s = &sh->bench->s;

    if (!work_ready(sh, err))
        return false;
    if (s->known)
        return true;
    if (s->before.n)
        return err_set(err, "No step has been made from these weights. undo goes back "
                            "to the run before, step begins one.");
    err_set(err, "There is no run to move in yet. Begin one: step 10");
    return err_meant(err, "step 10");
}

static bool is_whole(double n, double least)
{
    return n == floor(n) && n >= least;
}

static bool no_way(struct shell *sh, size_t step, struct err *err)
{
    size_t first = timeline_first(sh->bench);

    err_set(err,
            "Step %zu cannot be made again: of a run that was changed so often only "
            "what came last is kept. The earliest is: goto %zu",
            step, first);
    return err_meant(err, "goto %zu", first);
}

static bool go(struct shell *sh, size_t step, struct err *err)
{
    if (!timeline_reaches(sh->bench, step))
        return no_way(sh, step, err);
    time_begin(sh, travel_new(sh->bench, step), false);
    return true;
}

/* Beyond the last step that is known. */
static bool too_far(const struct bench *b, double step, struct err *err)
{
    size_t last = timeline_last(b);
    double more = step - (double)last;
    char there[40] = "";

    if (last > b->s.steps)
        snprintf(there, sizeof there, "goto %zu; ", last);
    if (step > 1e9)
        return err_set(err, "The run has %zu step%s; step goes on.", last,
                       last == 1 ? "" : "s");
    err_set(err, "The run has %zu step%s; step goes on: %sstep %.0f", last,
            last == 1 ? "" : "s", there, more);
    return err_meant(err, "%sstep %.0f", there, more);
}

static bool run_goto(struct shell *sh, const struct args *args, struct err *err)
{
    double step = args->arg[0].number;

    if (!has_run(sh, err))
        return false;
    if (!is_whole(step, 0)) {
        err_set(err, "Steps are counted from 0, the start of the run, as in: goto 0");
        return err_meant(err, "goto 0");
    }
    if (step == (double)sh->bench->s.steps) {
        reply(sh, "You are at step %.0f already.", step);
        return true;
    }
    if (step > (double)timeline_last(sh->bench))
        return too_far(sh->bench, step, err);
    return go(sh, (size_t)step, err);
}

const struct command command_goto = {
    .name = "goto",
    .group = ABOUT_TIME,
    .arg = {{ARG_VALUE, "STEP", "a step of the run, 0 its start", 0, 0}},
    .help = "Goes to a step of the run, exactly as it was there; also forward again, "
            "until something else is done.",
    .example = "goto 3",
    .before = "step 10",
    .changes = true,
    .alone = true,
    .run = run_goto,
};

/* `rewind -3` */
static bool forwards(struct shell *sh, double n, struct err *err)
{
    const struct bench *b = sh->bench;
    double step = (double)b->s.steps + n;

    if (step > (double)timeline_last(b)) {
        err_set(err, "Forwards in time: step %.0f goes on.", n);
        return err_meant(err, "step %.0f", n);
    }
    err_set(err, "Forwards in time: goto %.0f, or → on an empty line.", step);
    return err_meant(err, "goto %.0f", step);
}

static bool run_rewind(struct shell *sh, const struct args *args, struct err *err)
{
    double n = args->n ? args->arg[0].number : 1;
    size_t steps = sh->bench->s.steps;

    if (!has_run(sh, err))
        return false;
    if (n < 0 && is_whole(-n, 1) && n > -1e9)
        return forwards(sh, -n, err);
    if (!is_whole(n, 1)) {
        err_set(err, "rewind takes a whole number of steps: rewind 3");
        return err_meant(err, "rewind 3");
    }
    if (!steps)
        return err_set(err, "This is the start of the run. undo takes the last command "
                            "back.");
    if (n > (double)steps) {
        err_set(err, "%zu step%s led here. To the start of the run: goto 0", steps,
                steps == 1 ? "" : "s");
        return err_meant(err, "goto 0");
    }
    return go(sh, steps - (size_t)n, err);
}

const struct command command_rewind = {
    .name = "rewind",
    .group = ABOUT_TIME,
    .arg = {{ARG_VALUE, "N", "how many steps; 1 if left out", true, 0}},
    .help = "Goes N steps of the run back, exactly. ← on an empty line is one.",
    .example = "rewind 3",
    .before = "step 10",
    .changes = true,
    .alone = true,
    .run = run_rewind,
};

static bool run_replay(struct shell *sh, const struct args *args, struct err *err)
{
    const struct bench *b = sh->bench;

    (void)args;
    if (!has_run(sh, err))
        return false;
    if (!b->s.steps)
        return err_set(err,
                       "This is the start of the run: there is nothing to play. "
                       "goto %zu is its end.",
                       timeline_last(b)) ||
               err_meant(err, "goto %zu", timeline_last(b));
    if (sh->host.replies && !sh->in->quiet && !sh->host.pictures_inline)
        time_begin(sh, travel_through(b), true);
    else
        reply(sh,
              "The run has been played: it is at step %zu, as before. The full "
              "screen shows it step by step.",
              b->s.steps);
    return true;
}

const struct command command_replay = {
    .name = "replay",
    .group = ABOUT_TIME,
    .help = "Plays the run from its start to where it is now, on the screen so that "
            "you can watch. Any key stops it there.",
    .example = "replay",
    .before = "step 10",
    .changes = true,
    .alone = true,
    .run = run_replay,
};

/* ---- arrow keys ---- */

const char *shell_time_line(struct shell *sh, int way)
{
    const struct bench *b = sh->bench;

    if (!b->s.known || (way < 0 && !b->s.steps) ||
        (way > 0 && timeline_last(b) == b->s.steps))
        return NULL;
    snprintf(sh->in->move, sizeof sh->in->move, "goto %zu",
             way < 0 ? b->s.steps - 1 : b->s.steps + 1);
    sh->in->arrow = true;
    return sh->in->move;
}
