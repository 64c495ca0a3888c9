/* Commands of the session: set save load quit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "lab/code.h"
#include "lab/dataset.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/export_kind.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/share.h"
#include "repl/words.h"

/* ---- set ---- */

/* All of them, a heading for each subject. */
static void list_settings(struct shell *sh)
{
    for (size_t i = 0; settings[i]; i++) {
        const struct setting *s = settings[i];
        struct str t;

        if (!i || settings[i - 1]->subject != s->subject)
            show(sh, TEXT_BOLD "%s" TEXT_END, setting_subject(s->subject));
        str_init(&t);
        str_addf(&t, "  " TEXT_CODE "%-11s" TEXT_END " = ", s->name);
        setting_show(s, sh, &t);
        show_text(sh, t.s);
        str_done(&t);
    }
}

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
    list_settings(sh);
    return true;
}

const struct command command_set = {
    .name = "set",
    .group = ABOUT_SESSION,
    .arg = {{ARG_REST, "NAME = VALUE", "bare: lists the settings", true, 0}},
    .help = "Lists the settings; NAME = VALUE sets one.",
    .example = "set",
    .run = run_set,
    .offer = offer_targets,
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

/* `save model.py`: a state in a file that says it is something else. */
static bool of_export(const char *file, struct err *err)
{
    struct err unwanted = {0};
    const struct export_kind *kind = export_kind_of(file, &unwanted);

    if (!kind || strcmp(kind->end, ".txt") == 0)
        return false;
    err_set(err, "save keeps a state as commands. %s: export %s",
            kind->tongue    ? "The model as a program"
            : kind->picture ? "A picture is written by"
                            : "Numbers are written by",
            file);
    return err_meant(err, "export %s", file), true;
}

static bool run_save(struct shell *sh, const struct args *args, struct err *err)
{
    struct str file, script, run;
    bool ok;

    if (of_export(args->arg[0].text, err))
        return false;
    str_init(&file);
    str_init(&script);
    str_init(&run);
    ok = saved_file(sh, args->arg[0].text, &file, err);
    if (ok) {
        str_add(&script, "# logitty commands: load brings this state back\n"
                         "reset all\n");
        if (sh->bench->s.seed == 1) /* --seed may say otherwise where it is loaded */
            str_add(&script, "seed = 1\n");
        keep_script(sh->bench, &script);
        keep_run_words(sh->bench, script.s, &run);
        ok = path_save(file.s, script.s, script.len, err);
    }
    if (ok)
        reply(sh, "Saved in %s. load %s brings it back.%s", file.s, args->arg[0].text,
              run.s);
    str_done(&run);
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

static void say_loaded(struct shell *sh, const char *script)
{
    struct str t;

    str_init(&t);
    str_add(&t, "Loaded.");
    keep_run_words(sh->bench, script, &t);
    reply_changes(sh, t.s);
    str_done(&t);
}

/* NAME was saved, or is a file. */
static bool load_file(struct shell *sh, const char *name, struct err *err)
{
    struct str file;
    char *text = NULL;
    size_t len;
    bool ok;

    str_init(&file);
    ok = saved_file(sh, name, &file, err) &&
         (text = path_read(file.s, 1 << 20, &len, err));
    if (ok)
        ok = run_script(sh, file.s, text, err);
    else if (dataset_named(name)) {
        err_set(err, "load brings back what save made. %s is a data set: data %s", name,
                name);
        err_meant(err, "data %s", name);
    } else if (file.len && access(file.s, F_OK) != 0)
        err_set(err, "Nothing is saved as '%s' (%s). save %s saves what is here now.",
                name, file.s, name);
    if (ok)
        say_loaded(sh, text);
    free(text);
    str_done(&file);
    return ok;
}

/* Something is kept under NAME: then it is no code, whatever it looks like. */
static bool is_saved(struct shell *sh, const char *name)
{
    struct str file;
    struct err ignored = {0};
    bool found;

    str_init(&file);
    found = saved_file(sh, name, &file, &ignored) && path_is_file(file.s);
    str_done(&file);
    return found;
}

static bool run_load(struct shell *sh, const struct args *args, struct err *err)
{
    const char *text = share_code(args->arg[0].text);
    enum code_likeness like = code_like(text);
    struct str name;
    size_t used;
    bool ok;

    if (sh->in->load_depth >= LOAD_DEPTH)
        return err_set(err, "These files load each other without end.");
    if (like == CODE_SOUND || (like == CODE_LIKE && !is_saved(sh, text)))
        return share_load(sh, text, err);
    str_init(&name);
    used = words_word(text, &name);
    if (!used)
        ok = err_set(err, "The closing \" is missing.");
    else if (*words_skip(text + used))
        ok = err_set(err, "load takes one name: '%s' is left over.",
                     words_skip(text + used));
    else
        ok = load_file(sh, name.s, err);
    str_done(&name);
    return ok;
}

const struct command command_load = {
    .name = "load",
    .also = "source",
    .group = ABOUT_SESSION,
    .arg = {{ARG_REST, "NAME|FILE|CODE", "what save or share made", 0, 0}},
    .help =
        "Brings back what save or share made: a name, a file, or a code. A file is a "
        "script of commands.",
    .example = "load mine",
    .before = "save mine",
    .changes = true,
    .alone = true,
    .run = run_load,
    .offer = offer_saved,
};

/* ---- quit ---- */

static bool run_quit(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args, (void)err;
    if (sh->guide && !sh->in->composed)
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
