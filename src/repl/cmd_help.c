/* The command help: the lists, and what each word is.
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

enum { HELP_INDENT = 22, HELP_METHOD = 11 };

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

static void help_command(struct shell *sh, const struct command *c)
{
    struct str usage;

    str_init(&usage);
    command_usage(c, &usage);
    show(sh, TEXT_BOLD "%s" TEXT_END "   %s", usage.s, c->help);
    for (const struct arg_spec *a = c->arg; a->kind != ARG_END; a++) {
        str_clear(&usage);
        argument_help(sh, a->help, &usage);
        show(sh, "  %s   %s", a->name, usage.s);
    }
    show(sh, "For example: " TEXT_CODE "%s" TEXT_END, c->example);
    if (c->also)
        show(sh, "Other names: %s", c->also);
    str_done(&usage);
}

/* "It can be on, off, penalised." and for the optimizers how each moves. */
static void show_words(struct shell *sh, const struct setting *s)
{
    struct str t;

    if (setting_named("optimizer") == s) {
        for (size_t i = 0; methods[i]; i++)
            show_row(sh, HELP_METHOD, methods[i]->name, methods[i]->rule);
        return;
    }
    str_init(&t);
    for (size_t i = 0; s->word(i); i++)
        str_addf(&t, "%s%s%s", i ? ", " : "", s->word(i),
                 s->counted && strcmp(s->counted, s->word(i)) == 0 ? " NUMBER" : "");
    if (s->range)
        str_addf(&t, " or %s", s->range);
    show(sh, "It can be: %s.", t.s);
    str_done(&t);
}

static void help_setting(struct shell *sh, const struct setting *s)
{
    struct str now;

    str_init(&now);
    s->show(sh->bench, &now);
    show(sh, "%s Now %s.", s->help, now.s);
    if (s->word)
        show_words(sh, s);
    show(sh, "For example: " TEXT_CODE "%s" TEXT_END, s->example);
    str_done(&now);
}

static void help_reading(struct shell *sh, const char *name, const char *help)
{
    struct value v;
    struct str t;

    str_init(&t);
    str_addf(&t, "%s: %s.", name, help);
    if (reading_get(sh->bench, name, &v)) {
        str_add(&t, v.kind == VALUE_UNDEFINED ? " It has no value now: " : " Now ");
        if (v.kind == VALUE_NUMBER)
            text_number(&t, v.number);
        else
            str_add(&t, v.kind == VALUE_WORD ? v.word : v.why);
        str_addc(&t, '.');
    }
    show_text(sh, t.s);
    str_done(&t);
}

/* Its value is that of the setting of the same name. */
static bool is_knob(const struct reading *r)
{
    return setting_named(r->name) && strcmp(r->group, "settings") == 0;
}

/* w3, velocity.w1, bin2.p: readings that are no row of their own. */
static bool help_family(struct shell *sh, const char *name)
{
    struct value v;

    for (size_t i = 0; reading_families[i].prefix; i++)
        if (reading_families[i].get(sh->bench, name, &v)) {
            help_reading(sh, name, reading_families[i].help);
            return true;
        }
    return false;
}

/* A function of expressions, or what every point has its own of. */
static bool help_expression(struct shell *sh, const char *name, struct err *err)
{
    struct str list;
    bool known = false;

    if (strcmp(name, "x") == 0 || strcmp(name, "y") == 0 || strcmp(name, "z") == 0 ||
        strcmp(name, "p") == 0) {
        show(sh,
             "%s belongs to each point: x (x1, x2 …) its features, y its label, z = "
             "w*x + b "
             "its score, p = sigmoid(z). mean(p - y) is over all points; p(..) and "
             "z(..) "
             "are the model at a place; points lists them all.",
             name);
        return true;
    }
    str_init(&list);
    for (size_t i = 0; formula_function(i); i++) {
        known = known || strcmp(formula_function(i), name) == 0;
        str_addf(&list, "%s%s", i ? " " : "", formula_function(i));
    }
    if (known)
        show(sh, "%s can stand in any expression, as can %s", name, list.s);
    else
        err_set(err, "There is no help on '%s'. help lists the words.", name);
    str_done(&list);
    return known;
}

static bool help_word(struct shell *sh, const char *word, struct err *err)
{
    char name[48];
    const struct command *c;

    snprintf(name, sizeof name, "%s", word);
    if (!setting_named(name) && !reading_named(name))
        words_lower(name, sizeof name, word, strlen(word));
    c = command_named(sh->commands, name);
    if (c)
        help_command(sh, c);
    if (setting_named(name))
        help_setting(sh, setting_named(name));
    if (reading_named(name) && !is_knob(reading_named(name)))
        help_reading(sh, name, reading_named(name)->help);
    else if (setting_named(name))
        return true;
    else if (figure_named(name))
        show(sh, "plot %s: %s", name, figure_named(name)->help);
    else if (!c)
        return help_family(sh, name) || help_expression(sh, name, err);
    return true;
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
        return help_word(sh, word, err);
    return true;
}

const struct command command_help = {
    .name = "help",
    .also = "man",
    .group = ABOUT_SESSION,
    .arg = {{ARG_WORD, "WORD",
             "a command, setting, reading or picture; all: everything", true, 0}},
    .help = "Lists the commands, or tells about one word.",
    .example = "help line",
    .run = run_help,
};
