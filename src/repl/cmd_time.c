/* Commands about time: undo redo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/commands.h"
#include "repl/private.h"

static bool run_undo(struct shell *sh, const struct args *args, struct err *err)
{
    const char *line = history_undo(sh->in->history, sh->bench);
    struct str t;

    (void)args;
    if (!line)
        return err_set(err, sh->guide ? "Nothing to undo on this page."
                                      : "Nothing to undo.");
    str_init(&t);
    str_addf(&t, "Taken back: %s", line);
    reply_changes(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_undo = {
    .name = "undo",
    .also = "u",
    .group = ABOUT_CORE,
    .help = "Takes back the last command that changed something.",
    .example = "undo",
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
    .alone = true,
    .run = run_redo,
};
