/* Taking a lesson: pages and their set-ups, answers, what follows from a command.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/composing.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/wanted.h"
#include "repl/words.h"

static void drop_lesson(struct shell *sh)
{
    if (!sh->guide)
        return;
    if (!sh->in->composed)
        progress_from_guide(&sh->progress, sh->guide);
    guide_free(sh->guide);
    composed_free(sh->in->composed);
    sh->in->composed = NULL;
    bench_free(sh->bench);
    history_clear(&sh->in->lesson_history);
    sh->guide = NULL;
}

void lesson_leave(struct shell *sh)
{
    if (sh->guide)
        shell_note_place(sh);
    drop_lesson(sh);
    sh->bench = sh->lab;
    sh->in->history = &sh->in->lab_history;
    sh->in->paged = true;
    shell_rescope(sh);
    shell_open_lab(sh);
}

/* Runs SETUP (taken over) and begins the page; BENCH (may be NULL) are commands that
 * put the bench back afterwards. */
static bool set_up(struct shell *sh, char *setup, const char *bench, struct err *err)
{
    size_t rows = sh->out.rows; /* what a set-up prints is nobody's question */
    bool ok;

    shell_rescope(sh);
    ok = run_quietly(sh, setup, err);
    guide_open(sh->guide);
    if (ok && bench)
        keep_put_back(sh, bench);
    else
        guide_begin(sh->guide);
    paper_cut(&sh->out, rows);
    free(setup);
    history_clear(&sh->in->lesson_history);
    sh->in->paged = true;
    sh->in->ghost_spent = false;
    sh->in->was.n = sh->in->earlier.n = 0; /* what the set-up changed, nobody did */
    shell_rescope(sh);
    return ok;
}

static bool open_page(struct shell *sh, size_t page, const char *bench, struct err *err)
{
    return set_up(sh, guide_go(sh->guide, page), bench, err);
}

bool lesson_again(struct shell *sh)
{
    char *setup = guide_again(sh->guide);

    if (!setup)
        return false;
    set_up(sh, setup, NULL, &sh->fault);
    reply(sh, "The quest starts again.");
    return true;
}

/* Is WORD a command? Then it is never taken for an option's words. */
static bool is_command(void *self, const char *word)
{
    const struct shell *sh = self;

    return command_named(sh->commands, word) != NULL;
}

/* Numbers for what takes some, words for what takes words; a place on a function only
 * where one is on show. */
static bool is_target(void *self, const char *word, const char *value)
{
    struct shell *sh = self;
    const struct setting *s = setting_named(word);

    if (s && s->place && !sh->bench->s.explorer.function)
        return false;
    return assign_target(sh, word) &&
           (assign_numeric(sh, word) || (*value && !value[words_name(value)]));
}

bool lesson_enter(struct shell *sh, const struct lesson *l, size_t page,
                  const char *bench, struct err *err)
{
    bool ok;

    drop_lesson(sh);
    sh->in->composed = sh->in->composing;
    sh->in->composing = NULL;
    sh->bench = bench_new();
    sh->guide = guide_new(l, sh->bench);
    sh->guide->is_command = is_command;
    sh->guide->is_target = is_target;
    sh->guide->leaves = wanted_leaves;
    sh->guide->is_command_self = sh;
    if (!sh->in->composed)
        progress_to_guide(&sh->progress, sh->guide);
    sh->in->history = &sh->in->lesson_history;
    shell_rescope(sh);
    ok = open_page(sh, page < l->pages ? page : 0, bench, err);
    log_page(sh);
    lesson_write(sh);
    shell_save_progress(sh);
    return ok;
}

bool lesson_page(struct shell *sh, size_t page)
{
    bool ok = open_page(sh, page, NULL, &sh->fault);

    log_page(sh);
    lesson_write(sh);
    shell_save_progress(sh);
    return ok;
}

/* ---- answers ---- */

static void say_passed(struct shell *sh)
{
    const char *phrase;

    if (!sh->host.pictures_inline)
        return;
    shell_next_line(sh, &phrase);
    if (guide_task(sh->guide))
        reply(sh, "Task done, page %zu of %zu. This page has one more:",
              sh->guide->page + 1, sh->guide->lesson->pages);
    else
        reply(sh, "Task done, page %zu of %zu. Enter goes %s.", sh->guide->page + 1,
              sh->guide->lesson->pages,
              strcmp(phrase, "next page") == 0 ? "to the next page" : "on");
}

static void task_passed(struct shell *sh)
{
    say_passed(sh);
    sh->in->ghost_spent = false;
    if (guide_task(sh->guide)) {
        guide_begin(sh->guide);
        shell_rescope(sh);
        lesson_write_next(sh);
    }
    shell_save_progress(sh);
}

/* "You said: A, it falls. It did: C, it rises (loss 0.405 → 2.261).": the numbers that
 * a strip would show. */
static void say_verdict(struct shell *sh, const struct task *t)
{
    struct str said, did, changed;

    str_init(&said);
    str_init(&did);
    str_init(&changed);
    if (guide_words(sh->guide, t, false, &said) &&
        guide_words(sh->guide, t, true, &did)) {
        changes_text(sh, &changed);
        reply(sh, "You said: %s. It did: %s%s%s%s.", said.s, did.s,
              changed.len ? " (" : "", changed.s, changed.len ? ")" : "");
    }
    str_done(&said);
    str_done(&did);
    str_done(&changed);
}

static void say_then(struct shell *sh, const struct task *t)
{
    size_t rows = sh->out.rows;

    if (guide_write_then(sh->guide, t, sh->host.width, &sh->out))
        paper_close_up(&sh->out, rows);
}

/* One entry of undo: back to BEFORE (taken over), where the learner was. */
static void note_experiment(struct shell *sh, struct state *before, const char *run)
{
    char *line = mem_text(run ? run : "");

    for (char *c = line; *c; c++)
        if (*c == '\n')
            *c = c[1] ? ';' : '\0';
    history_note(sh->in->history, before, line);
    free(line);
}

/* From where the task began, whatever was tried since; a fault leaves all as it was. */
static bool experiment(struct shell *sh, const struct task *t, struct err *err)
{
    size_t rows = sh->out.rows;
    unsigned long version = sh->bench->version;
    struct state *before = state_copy(&sh->bench->s);
    bool restored = guide_restart(sh->guide, shell_scope(sh)), ok;

    guide_before(sh->guide);
    sh->in->earlier = sh->in->was;
    if (restored)
        strip_note(sh, &sh->in->earlier);
    ok = !t->run || run_quietly(sh, t->run, err);
    paper_cut(&sh->out, rows);
    if (!ok)
        bench_restore(sh->bench, before);
    if (ok && sh->bench->version != version && !sh->in->quiet)
        note_experiment(sh, before, t->run);
    else
        state_free(before);
    if (ok && restored)
        reply(sh, "The experiment begins where the page began.");
    return ok;
}

/* The prediction is locked: the experiment runs. */
static bool observe(struct shell *sh, const struct task *t, struct str *text,
                    struct err *err)
{
    if (!experiment(sh, t, err))
        return false;
    str_clear(text);
    guide_observed(sh->guide, shell_scope(sh), text);
    if (sh->host.pictures_inline)
        say_verdict(sh, t);
    reply_text(sh, text->s);
    if (sh->host.pictures_inline && sh->host.replies)
        say_then(sh, t);
    return true;
}

/* `b` was taken for an option of T, and may have meant the weight: once in a lesson,
 * where it pushes nothing out of a screen's few rows. A guess that has run leaves no
 * doubt what was meant. ROWS were said already. */
static void tell_bias(struct shell *sh, const struct task *t, size_t rows)
{
    if (t->kind != TASK_CHOOSE || sh->guide->told_bias ||
        (rows > 2 && !sh->host.pictures_inline) || !words_among(shell_strip(sh), "b"))
        return;
    sh->guide->told_bias = true;
    reply(sh, "(The bias: print b)");
}

bool lesson_answer(struct shell *sh, const char *line, bool forced, struct err *err)
{
    const struct task *t = guide_task(sh->guide);
    struct str text;
    enum verdict v;
    size_t rows = sh->out.rows;
    bool ok = true;

    if (!t)
        return forced && !err_set(err, "Nothing is asked on this page.");
    str_init(&text);
    v = guide_offer(sh->guide, line, forced, shell_scope(sh), &text);
    if (composing_answered(sh, t, v, &text, err)) {
        str_done(&text);
        return true;
    }
    if (v == GUIDE_LOCKED)
        ok = observe(sh, t, &text, err);
    else if (v != GUIDE_NO_ANSWER)
        reply_text(sh, text.s);
    if (strcmp(line, "b") == 0 && v != GUIDE_NO_ANSWER)
        tell_bias(sh, t, sh->out.rows - rows);
    composing_advise(sh, v);
    if (ok && (v == GUIDE_LOCKED || v == GUIDE_RIGHT))
        task_passed(sh);
    sh->faulted = !ok;
    str_done(&text);
    return v != GUIDE_NO_ANSWER;
}

/* "errors 12 → 4.  Every o is below the line now, …": what changed, and what of it.
 * Returns the row that it begins in. */
static size_t say_after(struct shell *sh, const char *text)
{
    struct str all;
    size_t from;

    str_init(&all);
    if (*text && sh->in->change_row && sh->in->change_row == sh->out.rows) {
        errors_text(sh, &all);
        paper_cut(&sh->out, sh->out.rows - 1);
        str_add(&all, ".\xC2\xA0 ");
    }
    str_add(&all, text);
    from = sh->out.rows;
    reply_text(sh, all.s);
    str_done(&all);
    return from;
}

/* "logitty 7K4Q-M2XD" in the row, or in one of its own; where it has no room there is
 * the word that prints it. */
static void say_code(struct shell *sh, struct str *row)
{
    struct str code;
    struct err err = {0};
    size_t width = (size_t)sh->host.width, columns;

    str_init(&code);
    if (shell_code(sh, &code, &err))
        columns = sizeof "logitty " - 1 + code.len;
    else
        columns = width + 1;
    if (columns > width) {
        str_add(row, TEXT_CODE "share" TEXT_END);
    } else {
        if (text_columns(row->s, false) + columns > width) {
            reply_text(sh, row->s);
            str_clear(row);
        }
        str_addf(row, TEXT_CODE "logitty %s" TEXT_END, code.s);
    }
    str_done(&code);
}

/* "18 steps: par 18, best known 16. Pass it on: logitty 7K4Q-M2XD". More than par is
 * for another try. */
static void say_score(struct shell *sh)
{
    const char *score = guide_score(sh->guide);
    struct str row;

    if (!score)
        return;
    str_init(&row);
    str_addf(&row, "%s %s: ", score,
             guide_missed_par(sh->guide) ? "Another try" : "Pass it on");
    if (guide_missed_par(sh->guide))
        str_add(&row, TEXT_CODE "reset task" TEXT_END);
    else
        say_code(sh, &row);
    reply_text(sh, row.s);
    str_done(&row);
}

/* A task is passed, and FROM on its words stand. What it taught comes before what to do
 * about the run; where a screen has no room for all, before what the command said. */
static void put_first(struct shell *sh, size_t from)
{
    size_t room = (size_t)sh->host.reply_rows;

    if (room && sh->out.rows > room)
        paper_put_last(&sh->out, 0, from);
    else
        paper_put_last(&sh->out, sh->in->advice_from, sh->in->advice_to);
}

void lesson_after(struct shell *sh, bool changed)
{
    struct str text;
    size_t from;
    bool passed;

    sh->guide->more = sh->in->queue && !words_ends(words_skip(sh->in->queue));
    str_init(&text);
    passed = guide_after(sh->guide, changed, shell_scope(sh), &text);
    from = say_after(sh, text.s);
    say_score(sh);
    if (passed) {
        put_first(sh, from);
        task_passed(sh);
    }
    str_done(&text);
}
