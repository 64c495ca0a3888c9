/* The command help: the lists.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/reading.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/help.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/setting.h"

static const char *const group_titles[COMMAND_GROUPS] = {
    "the core", "data",        "model",  "optimize", "time",
    "look",     "mathematics", "lesson", "session",
};

enum { WIDEST = 78, INDENT = 24, LIST_ROWS = 2, CORE_INDENT = 22, EXAMPLE_COLS = 22 };

static int room(const struct shell *sh)
{
    return sh->host.width < WIDEST ? sh->host.width : WIDEST;
}

/* HEAD, and beside it as much of TEXT as can stand alone in a row or two. */
static void list_row(struct shell *sh, int indent, const char *head, const char *text)
{
    int cols = room(sh) - indent;
    struct str phrase;

    str_init(&phrase);
    topic_phrase(text, LIST_ROWS * (cols > 10 ? (size_t)cols - 4 : 10), sh->out.ascii,
                 &phrase);
    show_row(sh, indent, head, phrase.s);
    str_done(&phrase);
}

static void title(struct shell *sh, const char *text)
{
    show(sh, TEXT_BOLD "%s" TEXT_END, text);
}

/* ---- the core ---- */

/* "step [N]", an example, what it does. */
static void core_row(struct shell *sh, const char *usage, const char *example,
                     const char *help)
{
    int gap = EXAMPLE_COLS - (int)text_columns(example, sh->out.ascii);
    int cols = room(sh) - CORE_INDENT - EXAMPLE_COLS;
    struct str row;

    str_init(&row);
    str_addf(&row, "%s%*s", example, gap > 1 ? gap : 1, "");
    topic_phrase(help, cols > 10 ? (size_t)cols : 10, sh->out.ascii, &row);
    show_row(sh, CORE_INDENT, usage, row.s);
    str_done(&row);
}

static void help_core(struct shell *sh)
{
    size_t others = 0;
    struct str usage;

    str_init(&usage);
    core_row(sh, "NAME = number", "w1 = 2", "Sets a weight or a setting");
    for (size_t i = 0; sh->commands[i]; i++) {
        const struct command *c = sh->commands[i];

        others += c->group != ABOUT_CORE;
        if (c->group != ABOUT_CORE)
            continue;
        str_clear(&usage);
        command_usage(c, &usage);
        core_row(sh, usage.s, c->example, c->help);
    }
    show(sh,
         "%zu more: help all   keys: help keys   what you look for: help save picture",
         others);
    str_done(&usage);
}

/* ---- everything ---- */

static void help_commands(struct shell *sh)
{
    struct str usage;

    str_init(&usage);
    for (int g = 0; g < COMMAND_GROUPS; g++) {
        title(sh, group_titles[g]);
        for (size_t i = 0; sh->commands[i]; i++) {
            if (sh->commands[i]->group != (enum command_group)g)
                continue;
            str_clear(&usage);
            command_usage(sh->commands[i], &usage);
            list_row(sh, INDENT, usage.s, sh->commands[i]->help);
        }
    }
    str_done(&usage);
}

static void help_kind(struct shell *sh, const char *name, enum topic_kind kind)
{
    struct topics at = {.sh = sh, .kind = kind};
    struct topic t;

    title(sh, name);
    while (topics_next(&at, &t) && t.kind == kind)
        list_row(sh, INDENT,
                 kind == TOPIC_FUNCTION  ? formula_usage(t.name)
                 : kind == TOPIC_SETTING ? ((const struct setting *)t.row)->example
                                         : t.name,
                 topic_help(&t));
}

static void help_settings(struct shell *sh)
{
    help_kind(sh, "settings", TOPIC_SETTING);
}

static void help_pictures(struct shell *sh)
{
    help_kind(sh, "pictures (plot NAME)", TOPIC_FIGURE);
}

static void help_functions(struct shell *sh)
{
    help_kind(sh, "functions (in any expression)", TOPIC_FUNCTION);
    help_kind(sh, "of every point", TOPIC_POINT);
}

static void help_datasets(struct shell *sh)
{
    help_kind(sh, "data sets (data NAME)", TOPIC_DATASET);
}

/* Their names by theme; help NAME tells each. */
static void help_readings(struct shell *sh)
{
    struct str t;

    title(sh, "readings (in any expression; help NAME tells each)");
    str_init(&t);
    for (size_t i = 0; readings[i]; i++) {
        bool first = !i || strcmp(readings[i - 1]->group, readings[i]->group) != 0;
        bool last =
            !readings[i + 1] || strcmp(readings[i + 1]->group, readings[i]->group) != 0;

        str_addf(&t, "%s%s", first ? "" : " ", readings[i]->name);
        if (last) {
            show_row(sh, INDENT, readings[i]->group, t.s);
            str_clear(&t);
        }
    }
    for (size_t i = 0; reading_families[i].prefix; i++)
        str_addf(&t, "%s%s", i ? " " : "", reading_families[i].example);
    show_row(sh, INDENT, "of each weight or bin", t.s);
    str_done(&t);
}

/* ---- keys ---- */

static const char key_words[] = "Enter Esc Tab PgUp PgDn Home End arrows";

/* What every front end has; its own keys come from it. */
static void help_keys(struct shell *sh)
{
    static const char *const always[][2] = {
        {"Enter", "runs the line; on an empty line, the next sensible thing"},
        {"Ctrl-C", "stops what is running, or clears the line"},
        {"Ctrl-D", "on an empty line: leaves; your place is kept"},
    };
    const char *key, *help;

    title(sh, "keys");
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        list_row(sh, INDENT, always[i][0], always[i][1]);
    for (size_t i = 0; sh->host.key && (key = sh->host.key(i, &help)); i++)
        list_row(sh, INDENT, key, help);
    show(sh, "All others edit the line as GNU readline has them.");
}

/* WORD is one of the keys of NAMES: "PgUp PgDn", "Alt-j". */
static bool names_key(const char *names, const char *word)
{
    size_t n = strlen(word);

    while (*names) {
        size_t len = strcspn(names, " ,");

        if (len == n && strncasecmp(names, word, n) == 0)
            return true;
        names += len;
        names += strspn(names, " ,");
    }
    return false;
}

/* WORD is how a key is called: it alone, or all of them where there is none such. */
static bool help_key(struct shell *sh, const char *word)
{
    const char *key, *help;
    bool found = false;

    for (size_t i = 0; sh->host.key && (key = sh->host.key(i, &help)); i++)
        if (names_key(key, word)) {
            list_row(sh, INDENT, key, help);
            found = true;
        }
    if (!found && (strncasecmp(word, "alt-", 4) == 0 ||
                   strncasecmp(word, "ctrl-", 5) == 0 || names_key(key_words, word))) {
        help_keys(sh);
        found = true;
    }
    return found;
}

static void help_everything(struct shell *sh)
{
    help_commands(sh);
    help_settings(sh);
    help_pictures(sh);
    help_functions(sh);
    help_readings(sh);
    help_keys(sh);
}

/* ---- the command ---- */

static const struct {
    const char *name;
    void (*show)(struct shell *sh);
} lists[] = {
    {"", help_core},
    {"me", help_core},
    {"all", help_everything},
    {"commands", help_commands},
    {"settings", help_settings},
    {"pictures", help_pictures},
    {"functions", help_functions},
    {"readings", help_readings},
    {"data sets", help_datasets},
    {"keys", help_keys},
    {"keyboard", help_keys},
    {"shortcuts", help_keys},
    {"keyboard shortcuts", help_keys},
    {"arrow keys", help_keys},
};

static bool run_help(struct shell *sh, const struct args *args, struct err *err)
{
    const char *word = args->n ? args->arg[0].text : "";

    free(sh->heading);
    sh->heading = mem_text(args->n ? word : "Help");
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcasecmp(lists[i].name, word) == 0) {
            lists[i].show(sh);
            return true;
        }
    return help_key(sh, word) || help_text(sh, word, err);
}

const struct command command_help = {
    .name = "help",
    .also = "man",
    .group = ABOUT_SESSION,
    .arg = {{ARG_REST, "WORD",
             "a command, setting, number, picture, or what you look for; all, keys",
             true, 0}},
    .help = "Lists the commands, or tells about a word, or finds where it is told.",
    .example = "help line",
    .run = run_help,
    .offer = offer_help,
};
