/* A line in, paper out: lines, their statements, undo, and work that goes on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/shell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/private.h"
#include "repl/words.h"

/* ---- life ---- */

void shell_rescope(struct shell *sh)
{
    struct shell_private *in = sh->in;

    in->bench_scope = reading_scope(sh->bench);
    in->scope = sh->guide ? guide_scope(sh->guide, &in->bench_scope) : in->bench_scope;
}

const struct scope *shell_scope(struct shell *sh)
{
    return &sh->in->scope;
}

/* PLACE/progress in the state directory; "" when nothing is to be kept. */
static void progress_file(const struct shell *sh, struct str *out)
{
    if (sh->host.keep_progress && sh->host.places.state)
        path_join(out, sh->host.places.state, "progress");
}

static void load_progress(struct shell *sh)
{
    struct str file;
    struct err err = {0};

    progress_init(&sh->progress);
    str_init(&file);
    progress_file(sh, &file);
    if (file.len && (!progress_load(&sh->progress, file.s, &err) || err.message[0]))
        reply(sh, "%s", err.message);
    str_done(&file);
}

struct shell *shell_new(const struct shell_host *host,
                        const struct command *const *commands)
{
    struct shell *sh = mem_alloc(sizeof *sh);
    struct faults faults = {0};

    sh->host = *host;
    sh->commands = commands;
    sh->in = mem_alloc(sizeof *sh->in);
    sh->lab = sh->bench = bench_new();
    history_init(&sh->in->lab_history);
    history_init(&sh->in->lesson_history);
    sh->in->history = &sh->in->lab_history;
    paper_init(&sh->out, host->look.glyphs == GLYPHS_ASCII);
    shell_rescope(sh);
    shelf_load(&sh->shelf, host->lesson_dirs, host->nlesson_dirs, &faults);
    faults_done(&faults);
    load_progress(sh);
    return sh;
}

static void free_private(struct shell_private *in)
{
    history_clear(&in->lab_history);
    history_clear(&in->lesson_history);
    formula_free(in->work.until);
    free(in->work.body);
    state_free(in->before);
    free(in->statement);
    free(in->queue);
    for (size_t i = 0; i < in->typed.n; i++)
        free(in->typed.line[i]);
    free(in->typed.line);
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
    shelf_done(&sh->shelf);
    progress_done(&sh->progress);
    paper_done(&sh->out);
    free(sh->heading);
    free_private(sh->in);
    free(sh);
}

/* Where the learner is, into the progress in memory. */
static void note_place(struct shell *sh)
{
    struct progress *p = &sh->progress;
    struct str script;

    str_init(&script);
    bench_script(sh->bench, &script);
    free(p->bench);
    p->bench = str_take(&script);
    str_done(&script);
    free(p->lesson);
    p->lesson = mem_text(sh->guide ? sh->guide->lesson->id : "lab");
    p->page = sh->guide ? sh->guide->page : 0;
    if (sh->guide)
        progress_from_guide(p, sh->guide);
}

void shell_save_progress(struct shell *sh)
{
    struct str file;
    struct err err = {0};

    str_init(&file);
    progress_file(sh, &file);
    if (file.len) {
        note_place(sh);
        if (!progress_save(&sh->progress, file.s, &err)) {
            reply(sh, "Your place could not be saved: %s", err.message);
            sh->host.keep_progress = false;
        }
    }
    str_done(&file);
}

/* ---- one statement ---- */

static void note_was(struct shell *sh)
{
    struct shell_private *in = sh->in;

    in->nwas = 0;
    for (const char *s = words_skip(shell_strip(sh)); *s && in->nwas < WAS_MAX;
         s = words_skip(s)) {
        size_t n = strcspn(s, " ");

        snprintf(in->was[in->nwas].name, sizeof in->was[0].name, "%.*s", (int)n, s);
        if (reading_get(sh->bench, in->was[in->nwas].name, &in->was[in->nwas].value))
            in->nwas++;
        s += n;
    }
}

bool shell_was(struct shell *sh, const char *reading, struct value *was)
{
    struct value is;

    for (size_t i = 0; i < sh->in->nwas; i++)
        if (strcmp(sh->in->was[i].name, reading) == 0) {
            *was = sh->in->was[i].value;
            if (was->kind != VALUE_NUMBER || !reading_get(sh->bench, reading, &is))
                return false;
            return is.kind == VALUE_NUMBER && is.number != was->number;
        }
    return false;
}

/* The statement (and its work) has ended: undo entry, task. */
static void statement_done(struct shell *sh, unsigned long version)
{
    struct shell_private *in = sh->in;
    bool changed = !in->asked && sh->bench->version != version;

    if (changed && !in->quiet)
        history_note(in->history, in->before, in->statement);
    else
        state_free(in->before);
    in->before = NULL;
    if (sh->guide && !in->quiet && !in->paged)
        lesson_after(sh, changed);
}

/* Runs TEXT. True: done or work begun; false: fault, the bench is as it was. */
static bool run_statement(struct shell *sh, const char *text)
{
    struct shell_private *in = sh->in;
    unsigned long version = sh->bench->version;
    struct bench *bench = sh->bench;

    in->before = state_copy(&sh->bench->s);
    free(in->statement);
    in->statement = mem_text(text);
    in->asked = in->paged = false;
    if (sh->guide && !in->quiet)
        guide_before(sh->guide);
    if (!statement_run(sh, text, &sh->fault)) {
        if (sh->bench == bench && bench->version != version)
            bench_restore(bench, in->before);
        state_free(in->before);
        in->before = NULL;
        sh->faulted = true;
        return false;
    }
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
        for (n = 0; s[n] && s[n] != '#'; n++)
            ;
    text = words_trim(s, n);
    rest = s[n] == ';' ? mem_text(s + n + 1) : NULL;
    free(in->queue);
    in->queue = rest;
    return text;
}

static void drop_queue(struct shell_private *in)
{
    free(in->queue);
    in->queue = NULL;
}

static enum shell_state state_now(const struct shell *sh)
{
    if (sh->faulted)
        return SHELL_FAULT;
    if (sh->quit)
        return SHELL_QUIT;
    return sh->in->work.kind != WORK_NONE ? SHELL_BUSY : SHELL_READY;
}

static enum shell_state proceed(struct shell *sh)
{
    struct shell_private *in = sh->in;

    while (in->queue && in->work.kind == WORK_NONE && !sh->quit) {
        char *text = next_statement(in);
        bool ok = !*text || run_statement(sh, text);

        free(text);
        if (!ok)
            drop_queue(in);
    }
    return state_now(sh);
}

/* Ends the work under way and what follows from it. */
static void finish_work(struct shell *sh)
{
    unsigned long version = sh->in->work.version;

    work_end(sh);
    sh->in->asked = false;
    statement_done(sh, version);
}

enum shell_state shell_work(struct shell *sh, size_t updates)
{
    struct shell_private *in = sh->in;
    struct err err = {0};

    if (in->work.kind == WORK_NONE)
        return proceed(sh);
    if (work_go(sh, updates, &err))
        return SHELL_BUSY;
    finish_work(sh);
    if (err.message[0]) {
        sh->fault = err;
        sh->faulted = true;
        drop_queue(in);
        return SHELL_FAULT;
    }
    return proceed(sh);
}

void shell_interrupt(struct shell *sh)
{
    sh->in->work.stopped = true;
    drop_queue(sh->in);
}

bool shell_busy(const struct shell *sh)
{
    return sh->in->work.kind != WORK_NONE;
}

bool shell_animated(const struct shell *sh)
{
    return sh->in->work.kind == WORK_RUN;
}

/* ---- a line ---- */

/* Does LINE leave a run under way alone (a knob is turned between two steps)? */
static bool goes_beside(struct shell *sh, const char *line)
{
    size_t n = words_name(line);
    char *name = mem_textn(line, n);
    const struct command *c = command_named(sh->commands, name);
    bool beside = assign_target(sh, name) ||
                  (c && !c->changes && c->group != ABOUT_LESSON && c->group != ABOUT_TIME &&
                   c->group != ABOUT_SESSION);

    free(name);
    return beside;
}

/* LINE between two steps of the work, which then goes on. */
static enum shell_state line_beside(struct shell *sh, const char *line)
{
    struct shell_private *in = sh->in;
    struct work work = in->work;
    char *statement = in->statement, *queue = in->queue;

    history_note(in->history, in->before, statement);
    in->before = NULL;
    in->work = (struct work){.kind = WORK_NONE};
    in->statement = NULL;
    in->queue = mem_text(line);
    note_was(sh);
    proceed(sh);
    drop_queue(in);
    free(in->statement);
    in->work = work;
    in->statement = statement;
    in->queue = queue;
    in->before = state_copy(&sh->bench->s);
    return sh->faulted ? SHELL_FAULT : state_now(sh);
}

static void remember(struct shell_private *in, const char *line)
{
    in->typed.line = mem_grow(in->typed.line, in->typed.n + 1, sizeof *in->typed.line);
    in->typed.line[in->typed.n++] = mem_text(line);
}

static enum shell_state start_line(struct shell *sh, const char *line)
{
    struct shell_private *in = sh->in;

    note_was(sh);
    if (sh->guide && lesson_answer(sh, line, false, &sh->fault))
        return state_now(sh);
    if (meant_line(sh, line, &sh->fault)) {
        sh->faulted = sh->fault.message[0] != '\0';
        return state_now(sh);
    }
    drop_queue(in);
    in->queue = mem_text(line);
    return proceed(sh);
}

enum shell_state shell_line(struct shell *sh, const char *line)
{
    struct str tidy;
    enum shell_state state;
    const char *phrase;

    err_clear(&sh->fault);
    sh->faulted = false;
    str_init(&tidy);
    if (words_tidy(line, &tidy) && tidy.len)
        reply(sh, "→ %s", tidy.s);
    if (!tidy.len && sh->host.replies && !shell_busy(sh))
        str_add(&tidy, shell_next_line(sh, &phrase));
    if (tidy.len)
        remember(sh->in, tidy.s);
    if (shell_busy(sh) && goes_beside(sh, tidy.s)) {
        state = line_beside(sh, tidy.s);
    } else {
        if (shell_busy(sh) && tidy.len) {
            shell_interrupt(sh);
            shell_work(sh, 1);
        }
        state = tidy.len ? start_line(sh, tidy.s) : state_now(sh);
    }
    str_done(&tidy);
    return state;
}

/* ---- lines that the program runs itself ---- */

/* Runs TEXT's lines to their end with the present quiet flag. */
static bool run_all(struct shell *sh, const char *text, struct err *err)
{
    struct shell_private *in = sh->in;
    char *queue = in->queue, *copy = mem_text(text), *save = NULL;
    char *statement = in->statement;
    struct state *before = in->before;
    bool asked = in->asked, paged = in->paged, ok = true;

    in->before = NULL;
    in->statement = NULL;
    for (char *line = strtok_r(copy, "\n", &save); line && ok;
         line = strtok_r(NULL, "\n", &save)) {
        enum shell_state state;

        in->queue = mem_text(line);
        for (state = proceed(sh); state == SHELL_BUSY; state = shell_work(sh, 1000))
            ;
        ok = state != SHELL_FAULT;
    }
    free(copy);
    drop_queue(in);
    free(in->statement);
    in->statement = statement;
    in->before = before;
    in->queue = queue;
    in->asked = asked;
    in->paged = paged;
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

bool run_lines(struct shell *sh, const char *lines, struct err *err)
{
    return run_all(sh, lines, err);
}

/* ---- opening ---- */

enum shell_state shell_open_file(struct shell *sh, const char *file)
{
    struct str line;
    enum shell_state state;

    str_init(&line);
    str_addf(&line, "data \"%s\"", file);
    state = shell_line(sh, line.s);
    str_done(&line);
    return state;
}

enum shell_state shell_open_lesson(struct shell *sh, const char *word)
{
    struct str line;
    enum shell_state state;

    str_init(&line);
    str_addf(&line, "lesson %s", word);
    state = shell_line(sh, line.s);
    str_done(&line);
    return state;
}

enum shell_state shell_resume(struct shell *sh)
{
    const struct progress *p = &sh->progress;
    const struct lesson *l = p->lesson ? shelf_find(&sh->shelf, p->lesson)
                             : sh->shelf.n ? sh->shelf.lesson[0] : NULL;
    char *bench = mem_text(p->bench);
    bool ok = true;

    err_clear(&sh->fault);
    if (l)
        ok = lesson_enter(sh, l, p->lesson ? p->page : 0, bench, &sh->fault);
    else if (bench)
        ok = run_quietly(sh, bench, &sh->fault);
    free(bench);
    sh->faulted = !ok;
    return state_now(sh);
}
