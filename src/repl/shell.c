/* A line in, paper out: lines, their statements, undo, and work that goes on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/shell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "learn/opt_fit_job.h"
#include "lesson/composed.h"
#include "repl/private.h"
#include "repl/trial.h"
#include "repl/wanted.h"
#include "repl/words.h"

/* ---- life ---- */

void shell_rescope(struct shell *sh)
{
    struct shell_private *in = sh->in;

    in->bench_scope = reading_scope(sh->bench);
    in->scope = sh->guide ? guide_scope(sh->guide, &in->bench_scope)
                          : guide_none_scope(sh->bench, &in->bench_scope);
}

const char *shell_left(const struct shell *sh)
{
    return sh->in->left;
}

const struct scope *shell_scope(struct shell *sh)
{
    return &sh->in->scope;
}

struct shell *shell_new(const struct shell_host *host,
                        const struct command *const *commands)
{
    struct shell *sh = mem_alloc(sizeof *sh);

    sh->host = *host;
    preferences_init(&sh->preferences, &host->here, &host->look, &host->places);
    preferences_look(&sh->preferences, &sh->host.look);
    sh->commands = commands;
    sh->in = mem_alloc(sizeof *sh->in);
    sh->in->lessons = mem_alloc(sizeof *sh->in->lessons);
    sh->lab = sh->bench = shell_empty_lab(&sh->host);
    history_init(&sh->in->lab_history);
    history_init(&sh->in->lesson_history);
    sh->in->history = &sh->in->lab_history;
    str_init(&sh->remark);
    paper_init(&sh->out, sh->host.look.glyphs == GLYPHS_ASCII);
    shell_rescope(sh);
    shell_load_progress(sh);
    return sh;
}

/* A script or a file of one's own needs no lesson: they are read when one is asked for.
 */
struct shelf *shell_shelf(const struct shell *sh)
{
    const struct shell_host *host = &sh->host;
    struct lessons *lessons = sh->in->lessons;
    struct faults faults = {0};

    if (!lessons->read)
        shelf_load_as(&lessons->shelf, host->lesson_dirs, host->nlesson_dirs,
                      host->language, &faults);
    lessons->read = true;
    faults_done(&faults);
    return &lessons->shelf;
}

static void free_private(struct shell_private *in)
{
    history_clear(&in->lab_history);
    history_clear(&in->lesson_history);
    composed_free(in->composed);
    shelf_done(&in->lessons->shelf);
    free(in->lessons);
    formula_free(in->work.until);
    free(in->work.body);
    travel_free(in->work.travel);
    trial_free(in->work.trial);
    fit_free(in->work.fit);
    state_free(in->before);
    free(in->described);
    free(in->statement);
    free(in->queue);
    free(in->left);
    free(in->part);
    free(in->guessing.line);
    for (size_t i = 0; i < in->typed.n; i++)
        free(in->typed.line[i]);
    free(in->typed.line);
    complete_done(in);
    log_done(&in->log);
    free(in);
}

void shell_free(struct shell *sh)
{
    if (!sh)
        return;
    shell_save_progress(sh);
    if (sh->guide) {
        bench_free(sh->bench);
        guide_free(sh->guide);
    }
    bench_free(sh->lab);
    progress_done(&sh->progress);
    preferences_done(&sh->preferences);
    paper_done(&sh->out);
    str_done(&sh->remark);
    free(sh->heading);
    free(sh->film.file);
    free_private(sh->in);
    free(sh);
}

/* ---- one statement ---- */

void strip_note(struct shell *sh, struct noted *to)
{
    to->n = 0;
    for (const char *s = words_skip(shell_strip(sh)); *s && to->n < WAS_MAX;
         s = words_skip(s)) {
        size_t n = strcspn(s, " ");

        snprintf(to->of[to->n].name, sizeof to->of[0].name, "%.*s", (int)n, s);
        if (reading_get(sh->bench, to->of[to->n].name, &to->of[to->n].value))
            to->n++;
        s += n;
    }
}

const struct value *noted_value(const struct noted *n, const char *name)
{
    for (size_t i = 0; i < n->n; i++)
        if (strcmp(n->of[i].name, name) == 0)
            return &n->of[i].value;
    return NULL;
}

bool shell_was(struct shell *sh, const char *reading, struct value *was)
{
    const struct value *noted = noted_value(&sh->in->was, reading);
    struct value is;

    if (!noted)
        return false;
    *was = *noted;
    if (was->kind != VALUE_NUMBER || !reading_get(sh->bench, reading, &is))
        return false;
    return is.kind == VALUE_NUMBER && is.number != was->number;
}

void statement_done(struct shell *sh, unsigned long version)
{
    struct shell_private *in = sh->in;
    bool changed = !in->asked && !in->paged && sh->bench->version != version;

    if (changed && (!in->quiet || in->noted)) {
        history_note(in->history, in->before, in->statement);
        free(in->described); /* it has changed since, and may come back as new */
        in->described = NULL;
    } else {
        state_free(in->before);
    }
    in->before = NULL;
    if (sh->guide && !in->quiet && !in->paged)
        lesson_after(sh, changed);
    if (changed && !in->quiet)
        nudge_said(sh);
}

bool statement_as(struct shell *sh, const char *text, const char *called)
{
    struct shell_private *in = sh->in;
    unsigned long version = sh->bench->version;
    struct bench *bench = sh->bench;

    in->before = state_copy(&sh->bench->s);
    free(in->statement);
    in->statement = mem_text(called);
    in->asked = in->paged = false;
    in->change_row = in->advice_from = in->advice_to = 0;
    if (sh->host.replies && !in->quiet)
        strip_note(sh, &in->earlier);
    if (sh->guide && !in->quiet)
        guide_before(sh->guide);
    if (!statement_run(sh, text, &sh->fault)) {
        if (sh->bench == bench && bench->version != version)
            bench_restore(bench, in->before);
        state_free(in->before);
        in->before = NULL;
        sh->faulted = true;
        meant_last(sh, text, &sh->fault);
        if (!sh->fault.file[0]) /* at least the statement's own place is known */
            sh->fault.column =
                (int)in->column + (sh->fault.column ? sh->fault.column : 1);
        return false;
    }
    guess_before(sh, text);
    if (in->work.kind == WORK_NONE)
        statement_done(sh, version);
    return true;
}

/* ---- the statements of a line ---- */

/* Takes the next statement off the queue (heap); `repeat` takes all the rest. */
static char *next_statement(struct shell_private *in)
{
    const char *s = words_skip(in->queue);
    size_t n = words_statement(s);
    char *text, *rest;

    if (strncasecmp(s, "repeat", 6) == 0 && words_name(s) == 6)
        while (s[n] == ';')
            n += 1 + words_statement(s + n + 1);
    text = words_trim(s, n);
    in->column = in->taken + (size_t)(s - in->queue);
    in->taken = in->column + n + 1;
    rest = s[n] == ';' ? mem_text(s + n + 1) : NULL;
    free(in->queue);
    in->queue = rest;
    return text;
}

void queue_drop(struct shell_private *in)
{
    free(in->queue);
    in->queue = NULL;
}

enum shell_state shell_state_now(const struct shell *sh)
{
    if (sh->faulted)
        return SHELL_FAULT;
    if (sh->quit)
        return SHELL_QUIT;
    return sh->in->work.kind != WORK_NONE ? SHELL_BUSY : SHELL_READY;
}

enum shell_state queue_run(struct shell *sh)
{
    struct shell_private *in = sh->in;

    while (in->queue && in->work.kind == WORK_NONE && !sh->quit) {
        char *text = next_statement(in);
        bool ok = !*text || statement_as(sh, text, text);

        free(text);
        if (!ok) {
            free(in->left);
            in->left = in->queue;
            in->queue = NULL;
        }
    }
    return shell_state_now(sh);
}

/* ---- a line ---- */

static void remember(struct shell_private *in, const char *line)
{
    in->typed.line = mem_grow(in->typed.line, in->typed.n + 1, sizeof *in->typed.line);
    in->typed.line[in->typed.n++] = mem_text(line);
}

static enum shell_state start_line(struct shell *sh, const char *line)
{
    struct shell_private *in = sh->in;
    const struct task *t = sh->guide ? guide_task(sh->guide) : NULL;

    strip_note(sh, &in->was);
    in->ghost_spent = in->ghost_spent || (t && t->ghost && strcmp(t->ghost, line) == 0);
    if (sh->guide && lesson_answer(sh, line, false, &sh->fault))
        return shell_state_now(sh);
    if (wanted_number(sh, line, &sh->fault) || meant_line(sh, line, &sh->fault)) {
        sh->faulted = sh->fault.message[0] != '\0';
    } else {
        queue_drop(in);
        in->queue = mem_text(line);
        in->taken = 0;
        queue_run(sh);
    }
    if (sh->faulted && sh->guide)
        wanted_instead(sh, line, &sh->fault);
    return shell_state_now(sh);
}

/* "Type A, B or C.": an answer is what Enter waits for. */
static void say_wanted(struct shell *sh, const char *phrase)
{
    const char *end = strstr(phrase, ", then Enter");

    if (end && strncmp(phrase, "type ", 5) == 0)
        reply(sh, "Type %.*s.", (int)(end - phrase - 5), phrase + 5);
}

enum shell_state line_taken(struct shell *sh, const char *line)
{
    struct str tidy;
    enum shell_state state = SHELL_READY;
    const char *phrase;

    free(sh->in->left);
    sh->in->left = NULL;
    knob_end(sh);
    err_clear(&sh->fault);
    sh->faulted = false;
    str_init(&tidy);
    if (words_tidy(line, &tidy) && tidy.len)
        reply(sh, "→ %s", tidy.s);
    log_typed(sh, tidy.s);
    if (guess_line(sh, tidy.s, &state)) {
        str_done(&tidy);
        return state;
    }
    if (!tidy.len && sh->host.replies && !shell_busy(sh)) {
        str_add(&tidy, shell_next_line(sh, &phrase));
        log_typed(sh, tidy.s);
        if (!tidy.len && sh->host.pictures_inline)
            say_wanted(sh, phrase);
    }
    if (tidy.len)
        remember(sh->in, tidy.s);
    if (!tidy.len || (shell_busy(sh) && line_beside(sh, tidy.s)))
        state = shell_state_now(sh);
    else
        state = start_line(sh, tidy.s);
    str_done(&tidy);
    return state;
}

/* ---- lines that the program runs itself ---- */

/* Runs LINE, with what follows from it, to its end. */
static bool run_one(struct shell *sh, const char *line)
{
    enum shell_state state;

    sh->in->queue = mem_text(line);
    sh->in->taken = 0;
    for (state = queue_run(sh); state == SHELL_BUSY; state = work_taken(sh, 1000))
        ;
    queue_drop(sh->in);
    return state != SHELL_FAULT;
}

/* Runs TEXT's lines to their end with the present quiet flag. ERR gets the line's
 * number. */
static bool run_all(struct shell *sh, const char *text, struct err *err)
{
    struct shell_private *in = sh->in, saved = *in;
    char *copy = mem_text(text), *rest = copy, *line;
    bool ok = true;
    int number = 0;

    in->before = NULL;
    in->statement = in->queue = NULL;
    while (ok && !sh->quit && (line = strsep(&rest, "\n"))) {
        number++;
        ok = run_one(sh, line);
    }
    free(copy);
    free(in->statement);
    in->statement = saved.statement;
    in->before = saved.before;
    in->queue = saved.queue;
    in->taken = saved.taken;
    in->column = saved.column;
    in->asked = saved.asked;
    in->paged = in->paged || saved.paged;
    if (!ok && !sh->fault.file[0])
        sh->fault.line = number;
    if (!ok && err && err != &sh->fault)
        *err = sh->fault;
    sh->faulted = false;
    return ok;
}

bool run_quietly(struct shell *sh, const char *lines, struct err *err)
{
    bool quiet = sh->in->quiet, ok;

    sh->in->quiet = true;
    ok = run_all(sh, lines, err);
    sh->in->quiet = quiet;
    return ok;
}
