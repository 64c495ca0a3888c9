/* Commands of the session: set help save load quit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/words.h"

/* ---- set ---- */

static bool run_set(struct shell *sh, const struct args *args, struct err *err)
{
    if (args->n) { /* `set w1 2`, `set w1 = 2` */
        const char *s = args->arg[0].text;
        size_t n = words_name(s);
        char *name = mem_textn(s, n);
        const char *value = words_skip(s + n);
        bool ok;

        if (*value == '=')
            value = words_skip(value + 1);
        sh->in->asked = false;
        ok = n && *value ? assign_one(sh, name, value, err)
             : n && assign_target(sh, name)
                 ? statement_run(sh, name, err)
                 : err_set(err, "It is: NAME = value, as in: w1 = 2");
        free(name);
        return ok;
    }
    for (size_t i = 0; settings[i]; i++) {
        struct str t;

        str_init(&t);
        str_addf(&t, TEXT_CODE "%-10s" TEXT_END " = ", settings[i]->name);
        settings[i]->show(sh->bench, &t);
        show_text(sh, t.s);
        str_done(&t);
    }
    return true;
}

const struct command command_set = {
    .name = "set",
    .group = ABOUT_SESSION,
    .arg = {{ARG_REST, "NAME = VALUE", "bare: lists the settings", true, 0}},
    .help = "Lists the settings; NAME = VALUE sets one.",
    .example = "set",
    .run = run_set,
};

/* ---- help ---- */

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

static void help_setting(struct shell *sh, const struct setting *s)
{
    struct str now;

    str_init(&now);
    s->show(sh->bench, &now);
    show(sh, "%s Now %s.", s->help, now.s);
    show(sh, "For example: " TEXT_CODE "%s" TEXT_END, s->example);
    str_done(&now);
}

static void help_reading(struct shell *sh, const struct reading *r)
{
    struct value v;
    struct str t;

    str_init(&t);
    str_addf(&t, "%s: %s.", r->name, r->help);
    if (reading_get(sh->bench, r->name, &v)) {
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

    words_lower(name, sizeof name, word, strlen(word));
    c = command_named(sh->commands, name);
    if (c)
        help_command(sh, c);
    if (setting_named(name))
        help_setting(sh, setting_named(name));
    else if (reading_named(name))
        help_reading(sh, reading_named(name));
    else if (figure_named(name))
        show(sh, "plot %s: %s", name, figure_named(name)->help);
    else if (!c)
        return help_expression(sh, name, err);
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

/* ---- save, load ---- */

/* NAME with . or / is a file, else a name in the state directory. */
static bool saved_file(struct shell *sh, const char *name, struct str *file,
                       struct err *err)
{
    if (strpbrk(name, "./")) {
        str_add(file, name);
        return true;
    }
    if (!sh->host.places.state)
        return err_set(err,
                       "There is no home directory to keep names in. Save to a file: "
                       "save ./%s.lt",
                       name);
    path_join(file, sh->host.places.state, "saved/");
    str_addf(file, "%s.lt", name);
    return true;
}

static bool run_save(struct shell *sh, const struct args *args, struct err *err)
{
    struct str file, script;
    bool ok;

    str_init(&file);
    str_init(&script);
    ok = saved_file(sh, args->arg[0].text, &file, err);
    if (ok) {
        str_add(&script, "# logitty commands: load brings this state back\n");
        bench_script(sh->bench, &script);
        ok = path_save(file.s, script.s, script.len, err);
    }
    if (ok)
        reply(sh, "Saved in %s. load %s brings it back.", file.s, args->arg[0].text);
    str_done(&script);
    str_done(&file);
    return ok;
}

const struct command command_save = {
    .name = "save",
    .group = ABOUT_SESSION,
    .arg = {{ARG_WORD, "NAME|FILE", "a name, or a file with a . or /", 0, 0}},
    .help = "Saves data, model, settings and weights as a script of commands.",
    .example = "save mine",
    .alone = true,
    .run = run_save,
};

/* Runs the script TEXT of FILE; a fault gets its place in FILE. */
static bool run_script(struct shell *sh, const char *file, const char *text,
                       struct err *err)
{
    bool ok;

    sh->in->load_depth++;
    ok = run_quietly(sh, text, err);
    sh->in->load_depth--;
    if (!ok && !err->file[0]) {
        struct err fault = *err;

        err_at(err, file, fault.line, fault.column, "%s", fault.message);
    }
    return ok;
}

static bool run_load(struct shell *sh, const struct args *args, struct err *err)
{
    const char *name = args->arg[0].text;
    struct str file;
    char *text = NULL;
    size_t len;
    bool ok;

    if (sh->in->load_depth >= LOAD_DEPTH)
        return err_set(err, "These files load each other without end.");
    str_init(&file);
    ok = saved_file(sh, name, &file, err) &&
         (text = path_read(file.s, 1 << 20, &len, err));
    if (ok)
        ok = run_script(sh, file.s, text, err);
    else if (file.len && access(file.s, F_OK) != 0)
        err_set(err, "Nothing is saved as '%s' (%s). save %s saves what is here now.",
                name, file.s, name);
    if (ok)
        reply_changes(sh, "Loaded.");
    free(text);
    str_done(&file);
    return ok;
}

const struct command command_load = {
    .name = "load",
    .also = "source",
    .group = ABOUT_SESSION,
    .arg = {{ARG_WORD, "NAME|FILE", "what save made", 0, 0}},
    .help = "Runs a script of commands, such as save makes.",
    .example = "load mine",
    .changes = true,
    .alone = true,
    .run = run_load,
};

/* ---- quit ---- */

static bool run_quit(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args, (void)err;
    if (sh->guide)
        reply(sh, "Your place is kept: lesson %d, page %zu. Start logitty to go on.",
              sh->guide->lesson->number, sh->guide->page + 1);
    else
        reply(sh, "Your place is kept. Start logitty to go on.");
    sh->quit = true;
    return true;
}

const struct command command_quit = {
    .name = "quit",
    .also = "exit q bye",
    .group = ABOUT_SESSION,
    .help = "Leaves; your place is kept.",
    .example = "quit",
    .alone = true,
    .run = run_quit,
};
