/* The command help: the lists.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/words.h"

static const char *const group_titles[COMMAND_GROUPS] = {
    "the core", "data",        "model",  "optimize", "time",
    "look",     "mathematics", "lesson", "session",
};

enum { HELP_INDENT = 22 };

static void help_row(struct shell *sh, const struct command *c)
{
    struct str usage;

    str_init(&usage);
    command_usage(c, &usage);
    show_row(sh, HELP_INDENT, usage.s, c->help);
    str_done(&usage);
}

static void help_group(struct shell *sh, enum command_group group)
{
    for (size_t i = 0; sh->commands[i]; i++)
        if (sh->commands[i]->group == group)
            help_row(sh, sh->commands[i]);
}

static void help_core(struct shell *sh)
{
    size_t others = 0;

    show_row(sh, HELP_INDENT, "NAME = number",
             "Sets a weight or a setting: w1 = 2, eta = 0.1");
    help_group(sh, ABOUT_CORE);
    for (size_t i = 0; sh->commands[i]; i++)
        others += sh->commands[i]->group != ABOUT_CORE;
    show(sh,
         "%zu more: help all.  One of them: help line.  quit leaves; your place is "
         "kept.",
         others);
}

static void help_readings(struct shell *sh)
{
    struct str t;

    str_init(&t);
    for (size_t i = 0; readings[i]; i++)
        str_addf(&t, "%s%s", i ? " " : "", readings[i]->name);
    show(sh,
         TEXT_BOLD "readings" TEXT_END " (in any expression; help NAME tells each)");
    show_text(sh, t.s);
    str_done(&t);
}

static void help_all(struct shell *sh)
{
    for (int g = 0; g < COMMAND_GROUPS; g++) {
        show(sh, TEXT_BOLD "%s" TEXT_END, group_titles[g]);
        help_group(sh, (enum command_group)g);
    }
    show(sh, TEXT_BOLD "settings" TEXT_END);
    for (size_t i = 0; settings[i]; i++)
        show_row(sh, HELP_INDENT, settings[i]->example, settings[i]->help);
    help_readings(sh);
}

static bool run_help(struct shell *sh, const struct args *args, struct err *err)
{
    const char *word = args->n ? args->arg[0].text : "";

    free(sh->heading);
    sh->heading = mem_text(args->n ? word : "Help");
    if (!*word)
        help_core(sh);
    else if (strcmp(word, "all") == 0)
        help_all(sh);
    else
        return help_text(sh, word, err);
    return true;
}

const struct command command_help = {
    .name = "help",
    .also = "man",
    .group = ABOUT_SESSION,
    .arg = {{ARG_REST, "WORD",
             "a command, setting, reading, picture or any of their words; all: "
             "everything",
             true, 0}},
    .help = "Lists the commands, or tells about one word.",
    .example = "help line",
    .run = run_help,
};
