/* A state as one line to pass on: share, and load of a code.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/code.h"
#include "lab/dataset.h"
#include "learn/digest.h"
#include "repl/commands.h"
#include "repl/private.h"
#include "repl/share.h"
#include "repl/trial.h"
#include "repl/words.h"

/* ---- share ---- */

/* Rows that the statements in EDITS have added, less those they have removed. */
static long rows_added(const char *edits)
{
    long n = 0;

    for (const char *line = edits; line && *line; line = strchr(line, '\n')) {
        line += *line == '\n';
        n += strncmp(line, "add ", 4) == 0;
        n -= strncmp(line, "remove ", 7) == 0;
    }
    return n;
}

/* What tells the rows of the data, if they are a file's. */
static struct code_file file_of(const struct state *s)
{
    struct code_file file = {.rows = 0};

    if (!s->all || dataset_drawn(s->all) || dataset_named(s->all->source) ||
        strcmp(s->all->source, "empty") == 0)
        return file;
    file.rows = (uint64_t)((long)s->all->n - rows_added(s->edits));
    file.digest = digest_data(s->all);
    return file;
}

bool shell_code(struct shell *sh, struct str *out, struct err *err)
{
    struct code_file file = file_of(&sh->bench->s);
    struct str script;
    bool ok;

    str_init(&script);
    bench_script(sh->bench, &script);
    ok = code_pack(script.s, &file, out, err);
    str_done(&script);
    return ok;
}

/* A person gets a long one in rows of whole groups, a script in one. */
static void show_code(struct shell *sh, const char *code)
{
    enum { GROUP = 5 }; /* with its dash */
    size_t width = (size_t)sh->host.width;

    for (; sh->host.replies && strlen(code) > width; code += width / GROUP * GROUP)
        paper_linef(&sh->out, STYLE_CODE, "%.*s", (int)(width / GROUP * GROUP), code);
    paper_line(&sh->out, STYLE_CODE, code);
}

/* A run is not in a code: pictures that show it begin anew. */
static void say_run(const struct state *s, struct str *t)
{
    size_t steps = s->steps;

    if (!steps)
        return;
    str_addf(t, " The %zu step%s before %s not in it, only where %s led", steps,
             steps == 1 ? "" : "s", steps == 1 ? "is" : "are",
             steps == 1 ? "it" : "they");
    if (s->optimizer->slots)
        str_addf(t, "; nor is what %s remembers", s->optimizer->name);
    str_addc(t, '.');
}

static void say_shared(struct shell *sh)
{
    const struct state *s = &sh->bench->s;
    struct code_file file = file_of(s);
    struct str t;

    if (!sh->host.replies)
        return;
    str_init(&t);
    str_add(&t, "It brings this state back: load CODE here, logitty CODE elsewhere.");
    say_run(s, &t);
    if (file.rows)
        str_addf(&t,
                 " The %llu rows of the file are not in it, only their checksum %08lX.",
                 (unsigned long long)file.rows, (unsigned long)file.digest);
    reply_text(sh, t.s);
    str_done(&t);
}

static bool run_share(struct shell *sh, const struct args *args, struct err *err)
{
    struct str code;
    bool ok;

    (void)args;
    str_init(&code);
    ok = shell_code(sh, &code, err);
    if (ok) {
        show_code(sh, code.s);
        say_shared(sh);
        trial_apart(sh, "share");
    } else {
        struct err was = *err;

        err_set(err, "%s A file has room for it: save NAME", was.message);
        err_meant(err, "save mine");
    }
    str_done(&code);
    return ok;
}

const struct command command_share = {
    .name = "share",
    .group = ABOUT_SESSION,
    .help = "Prints a short code that brings data, model, settings, weights and view "
            "back: logitty CODE, or load CODE.",
    .example = "share",
    .run = run_share,
};

/* ---- load CODE ---- */

/* "people.csv: 24 rows, checksum 1A2B3C4D" */
static void name_file(const struct code_file *file, struct str *t)
{
    str_addf(t, "%s: %llu row%s, checksum %08lX", file->name,
             (unsigned long long)file->rows, file->rows == 1 ? "" : "s",
             (unsigned long)file->digest);
}

/* No file of one's own is on the bench. */
static bool ask_for_file(const struct code_file *file, const char *code,
                         struct err *err)
{
    static const char line[] = "data \"\"; load ";
    struct str t;

    str_init(&t);
    str_add(&t, "The rows of this code are in a file, ");
    name_file(file, &t);
    err_set(err, "%s. Open that first: data FILE, then load the code.", t.s);
    str_done(&t);
    if (sizeof line + strlen(file->name) + strlen(code) < sizeof err->meant)
        return err_meant(err, "data \"%s\"; load %s", file->name, code);
    return err_meant(err, "data \"%s\"", file->name);
}

/* What is on the bench now came from another file. */
static bool other_file(const struct code_file *file, const struct state *s,
                       struct err *err)
{
    struct code_file here = file_of(s);
    struct str t;

    str_init(&t);
    name_file(file, &t);
    if (here.rows != file->rows)
        err_set(err,
                "The data here are not the code's: they have %llu row%s. It belongs to "
                "%s.",
                (unsigned long long)here.rows, here.rows == 1 ? "" : "s", t.s);
    else
        err_set(
            err,
            "The data here are not the code's, though they have as many rows: their "
            "checksum is %08lX. It belongs to %s.",
            (unsigned long)here.digest, t.s);
    str_done(&t);
    return false;
}

/* Runs the script of CODE; a fault leaves what the statement brings back. */
static bool bring(struct shell *sh, const char *script, const struct code_file *file,
                  struct err *err)
{
    struct str all;
    size_t rows = sh->out.rows;
    bool ok;

    str_init(&all);
    str_addf(&all, "reset all\n%s", script);
    ok = run_quietly(sh, all.s, err);
    paper_cut(&sh->out, rows);
    str_done(&all);
    if (!ok) {
        struct err was = *err;

        return err_set(err, "This code does not fit %s: %s",
                       file->name[0] ? "the file here" : "this logitty", was.message);
    }
    return !file->name[0] || digest_data(sh->bench->s.all) == file->digest ||
           other_file(file, &sh->bench->s, err);
}

static bool load_code(struct shell *sh, const char *code, struct str *script,
                      struct err *err)
{
    const struct state *s = &sh->bench->s;
    struct code_file file;

    free(sh->in->part);
    sh->in->part = NULL;
    if (!code_unpack(code, s->all ? s->all->source : NULL, &file, script, err)) {
        struct err was = *err;

        sh->in->part = mem_text(code);
        if (was.meant[0])
            err_meant(err, "load %s", was.meant);
        return err_remedy(err, REMEDY_LACKS); /* of a code no letter is a guess */
    }
    if ((file.name[0] && !file_of(s).rows) ? ask_for_file(&file, code, err)
                                           : bring(sh, script->s, &file, err))
        return true;
    return err_remedy(err, REMEDY_LACKS);
}

bool share_load(struct shell *sh, const char *code, struct err *err)
{
    struct str script;
    bool ok;

    str_init(&script);
    ok = load_code(sh, code, &script, err);
    if (ok)
        reply_changes(sh, "Loaded.");
    str_done(&script);
    return ok;
}

const char *share_code(const char *text)
{
    static const char program[] = "logitty ";

    return strncmp(text, program, sizeof program - 1) == 0
               ? words_skip(text + sizeof program - 1)
               : text;
}

/* The line that loads CODE. */
static bool meant_load(const char *code, struct err *err)
{
    if (strlen(code) + sizeof "load " < sizeof err->meant)
        err_meant(err, "load %s", code);
    return true;
}

/* What `load` has refused and this line behind it: the rows of one code. A row that
 * does not end it is kept, for the next one. */
static bool rows_meant(const struct shell *sh, const char *code, struct err *err)
{
    bool loads = strncmp(code, "load ", 5) == 0;
    enum code_likeness row = loads ? CODE_NOT : code_like(code), whole;
    struct str all;

    str_init(&all);
    str_addf(&all, "%s %s", sh->in->part, code);
    whole = code_like(all.s);
    if (whole == CODE_SOUND) {
        err_set(err, "With the rows before, that is a whole code. Tab loads it.");
        meant_load(all.s, err);
    } else if (whole == CODE_LIKE && row == CODE_LIKE) {
        err_set(err,
                "One more row of a code. It is not whole yet: the next row goes on.");
        free(sh->in->part);
        sh->in->part = str_take(&all);
    }
    str_done(&all);
    return whole == CODE_SOUND || (whole == CODE_LIKE && row == CODE_LIKE);
}

bool share_meant(const struct shell *sh, const char *line, struct err *err)
{
    const char *code = share_code(line);

    if (sh->in->part && rows_meant(sh, code, err))
        return true;
    if (code_like(code) != CODE_SOUND)
        return false;
    err_set(err, "That is a code. To bring back what it says: load CODE");
    return meant_load(code, err);
}
