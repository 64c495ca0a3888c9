/* What the files of repl/ share about a shell and nobody else sees.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_PRIVATE_H
#define REPL_PRIVATE_H

#include "lab/history.h"
#include "lab/reading.h"
#include "lab/timeline.h"
#include "learn/formula.h"
#include "repl/guess.h"
#include "repl/knob.h"
#include "repl/log.h"
#include "repl/shell.h"

enum { WAS_MAX = 12, LOAD_DEPTH = 8 };

/* Long work: pulled by shell_work(), one update at a time. */
enum work_kind {
    WORK_NONE,
    WORK_STEPS,
    WORK_PASSES,
    WORK_RUN,
    WORK_REPEAT,
    WORK_GOTO,
    WORK_REPLAY,
    WORK_TRIAL,
    WORK_FIT,
};

struct composed;
struct fit_job;
struct trial;

struct work {
    enum work_kind kind;
    size_t left, done;     /* updates; of PASSES passes, of REPEAT rounds */
    size_t updates;        /* that were done in all */
    struct formula *until; /* run until COND */
    char *body;            /* repeat's statements */
    size_t column;         /* of the body in its line, from 0 */
    size_t at;             /* where in the body the round is */
    size_t inner;          /* updates that a `step` of the round, or the present pass,
                              still has to do */
    size_t passes;         /* that a `pass` of the round still has to begin */
    enum opt_status last;
    const struct objective_ops *ops; /* what the run made small when it began */
    double before;                   /* its value there, without the price */
    struct pace {
        size_t steps, rises, falls;
    } pace;                /* of the run when it began */
    unsigned long version; /* of the bench when it began */
    struct travel *travel; /* GOTO, REPLAY */
    struct rules rules;    /* and the rules before it */
    bool arrow;            /* asked for by an arrow key */
    struct trial *trial;   /* TRIAL: a race or a sweep */
    struct fit_job *fit;   /* FIT */
    bool met;              /* `until` holds */
    bool stopped;          /* by Ctrl-C */
};

/* The shelf, once it has been asked for. */
struct lessons {
    struct shelf shelf;
    bool read;
};

struct shell_private {
    struct history lab_history, lesson_history, *history;
    struct scope bench_scope, scope;
    struct work work;
    struct state *before; /* the bench before the statement under way */
    char *statement;      /* its text */
    char *left;           /* what a fault has cut off the line; NULL */
    char *part;           /* the code that load has refused: its first row? NULL */
    char *queue;          /* statements of the line that are still to come */
    bool quiet;           /* set-up and replays: no replies, no history, no tallies */
    bool noted;           /* quiet, but what it changes can be taken back */
    bool asked;           /* the statement only looks; it is not in undo's list */
    bool in_round;        /* inside repeat: weights move without a new run */
    bool ahead;           /* the line is still being typed: only weights may be set */
    bool trying;          /* a line to be offered, on a copy: the bench alone changes */
    bool ghost_spent;     /* the offered line was used: Enter goes on */
    bool lab_open;        /* the lab that was kept is back, or gave way to a new one */
    size_t change_row; /* "errors 12 → 4" is the last of so many rows; 0 = it is not */
    size_t advice_from, advice_to; /* what to do about the run is said in these rows */
    bool greeted;    /* a page was written: the program has said its name */
    char *described; /* what the last page that was written said of its picture; NULL:
                         it was changed since */
    size_t described_on; /* that page */
    bool paged;          /* the statement went to another page or bench */
    int load_depth;
    size_t column; /* of the statement in its line, from 0 */
    size_t taken;  /* bytes of the line that are no longer in the queue */
    struct noted {
        struct {
            char name[32];
            struct value value;
        } of[WAS_MAX];
        size_t n;
    } was, earlier; /* the strip's readings before the line; before the statement */
    struct guessing guessing;
    char strip[128];
    char nudged[160]; /* the last row of nudge_said() */
    struct {
        char **line;
        size_t n;
    } typed; /* history of lines, for the ghost */
    struct offered {
        char *word, *help;
    } * offered; /* what the last completion found */
    size_t noffered;
    struct lessons *lessons;    /* see shell_shelf(); one for all copies of the shell */
    struct composed *composed;  /* the present lesson is this one; NULL */
    struct composed *composing; /* the next lesson will be it; NULL */
    size_t forget_at; /* `reset all` asked as line number so many; 0: it did not */
    struct log log;   /* for a report */
    struct knob knob; /* that the arrow keys turn */
    bool arrow;       /* the line is an arrow key's move in time: */
    char move[32];    /* this one */
    size_t moved;     /* notes of the history when the last one is such a move */
};

/* ---- replies: what a command did; nothing where replies are not wanted ---- */
void reply(struct shell *sh, const char *fmt, ...) LIKE_PRINTF(2, 3);
void reply_text(struct shell *sh, const char *text); /* wrapped to the host's width */
/* What must not pass unnoticed where replies are not wanted; elsewhere nothing. */
void remark(struct shell *sh, const char *fmt, ...) LIKE_PRINTF(2, 3);
/* What was asked for: printed everywhere. */
void show(struct shell *sh, const char *fmt, ...) LIKE_PRINTF(2, 3);
void show_text(struct shell *sh, const char *text);
/* HEAD, and TEXT in a column that begins at INDENT. */
void show_row(struct shell *sh, int indent, const char *head, const char *text);
/* "errors 12 → 4   loss 0.693 → 0.655": the strip's readings that changed since the
 * statement began, after FIRST; nothing if none did and FIRST is empty. */
void reply_changes(struct shell *sh, const char *first);
/* The changes as text; false if there are none. */
bool changes_text(struct shell *sh, struct str *out);
/* The same; or how many errors there are, as if nothing had happened otherwise. */
void errors_text(struct shell *sh, struct str *out);
/* In a stream of lines, while `nudge` is on: the weights of the strip with their marks,
 * unless that was said last. */
void nudge_said(struct shell *sh);

/* ---- the pieces of a line ---- */
/* Runs TEXT, with what follows from it: undo's list calls it CALLED. True: done or work
 * begun; false: sh->fault, the bench is as it was. */
bool statement_as(struct shell *sh, const char *text, const char *called);
/* Runs one statement (no `;` but in a repeat's body). Long work may be left in `work`.
 */
bool statement_run(struct shell *sh, const char *text, struct err *err);
/* Assignments: `w = 1 -2`, `b = 6, w1 = 4.5`. */
bool assign_run(struct shell *sh, const char *text, struct err *err);
/* True if NAME can be assigned: a weight or a setting (by any of its names). */
bool assign_target(struct shell *sh, const char *name);
/* The same, and it can be a number (loss cannot). */
bool assign_numeric(struct shell *sh, const char *name);
/* Sets one target from one value's text: `eta 0.5`. */
bool assign_one(struct shell *sh, const char *name, const char *value, struct err *err);
/* The command in whose arguments WORD stands for itself ("poly", "roc"); NULL: none. */
const struct command *command_with_word(struct shell *sh, const char *word);
bool args_parse(struct shell *sh, const struct command *c, const char *text,
                struct args *out, struct err *err);
void args_done(struct args *a);
const struct command *command_named(const struct command *const *table,
                                    const char *name);
void command_usage(const struct command *c, struct str *out); /* line HEIGHT SLOPE */

/* ERR's column, if it has one, was counted from S: now it is from the start of TEXT, in
 * which S lies. */
void column_from(struct err *err, const char *text, const char *s);

/* ---- pictures ---- */
/* TEXT stands behind the name of F, which takes weights or columns: they are chosen. */
bool axes_set(struct shell *sh, const struct figure *f, const char *text,
              struct err *err);
/* TEXT stands behind `plot f`: functions and ends; they are taken over. */
bool plot_function(struct shell *sh, const char *text, struct err *err);
/* TEXT stands behind `plot` and is a function in other words: `x^2`, `f x^2 from 0 to
 * 1`. True: ERR has the line that it is here; false: ERR is as it was. */
bool plot_meant(struct shell *sh, const char *text, struct err *err);
/* Writes F to FILE; COLS and ROWS 0: as large as usual. */
bool export_figure(struct shell *sh, const struct figure *f, const char *file, int cols,
                   int rows, struct err *err);
/* The same of the picture that TEXT says, as `plot` has it; what is on show stays. */
bool figure_to_file(struct shell *sh, const char *text, const char *file, int cols,
                    int rows, struct err *err);

/* Evaluates TEXT to a number; ERR's column is of TEXT. */
bool number_of(struct shell *sh, const char *text, double *v, struct err *err);

/* The statement that LINE, still being typed, ends in; of assignments that go together
 * the last. */
const char *statement_typed(const char *line);
/* The first name of the statement S, for a look into the tables; its bytes. */
size_t first_name(const char *s, char *name, size_t room);
void complete_done(struct shell_private *in);
/* An argument's HELP with {x} as the first feature's name. */
void argument_help(const struct shell *sh, const char *help, struct str *out);

/* Notes the strip's readings as they are. */
void strip_note(struct shell *sh, struct noted *to);
/* Name VALUE as it was noted; NULL: it was not. */
const struct value *noted_value(const struct noted *n, const char *name);

/* ---- what is given and said goes into the log ---- */
enum shell_state line_taken(struct shell *sh, const char *line);
enum shell_state work_taken(struct shell *sh, size_t updates);

/* ---- the queue ---- */
/* Runs the statements that wait, until one begins long work or is at fault. */
enum shell_state queue_run(struct shell *sh);
void queue_drop(struct shell_private *in);
enum shell_state shell_state_now(const struct shell *sh);
/* The statement (and its work) has ended: undo entry, task. VERSION: the bench's
 * before. */
void statement_done(struct shell *sh, unsigned long version);
/* LINE comes while work is under way. True: it was dealt with; false: the work has
 * ended and LINE is to be run. */
bool line_beside(struct shell *sh, const char *line);
void shell_load_progress(struct shell *sh);
/* Where the learner is, into the progress in memory. */
void shell_note_place(struct shell *sh);
/* Forgets all that is done; what was kept goes beside the file. */
void shell_forget_progress(struct shell *sh);

/* ---- long work ---- */
/* What the updates make small, without the price: the loss, mse, or a function's
 * value. False: there is nothing to train. */
bool work_loss(struct shell *sh, double *v);
const char *work_loss_name(const struct bench *b); /* "loss", "mse", "f" */
/* There are data or a function; else ERR says what to type. */
bool work_ready(struct shell *sh, struct err *err);
void work_begin(struct shell *sh, enum work_kind kind, size_t left);
/* Does at most UPDATES; true while there is more. */
bool work_go(struct shell *sh, size_t updates, struct err *err);
void work_end(struct shell *sh); /* the reply and the undo entry */
/* What the work WAS came to, why it did not go on, and what to type. */
void work_say(struct shell *sh, const struct work *was);
/* Instead of the first: a few steps on a landscape, the height after each; false: they
 * are none. DID: what was counted while it went on. */
bool work_say_chain(struct shell *sh, const struct work *w, const struct pace *did);
/* The second and third of these. */
void work_say_end(struct shell *sh, const struct work *was, const struct pace *did);
/* The fit that JOB was, on the bench, and what it found; JOB is freed. */
void fit_arrived(struct shell *sh, struct fit_job *job);
/* ---- work_rise.c: why it rose; nothing if it did not ---- */
void work_say_rise(struct shell *sh, const struct work *w, const struct pace *did);
/* ---- work_jump.c: a jump that was too long, and what to type ---- */
void work_say_leap(struct shell *sh, const struct work *w, const struct pace *did);
void work_say_jump(struct shell *sh, bool ruined);
void work_say_walls(struct shell *sh);
/* The loss cannot be computed, or is no better than where the work began. */
bool work_worse(struct shell *sh, const struct work *w);
/* How many times 2/L the method's rate may be: 1, with a velocity another number; and
 * "2·(1 + 0.9)/4.07 = 0.934", that rate in words: SAFE is its number. */
double work_limit(const struct bench *b);
void work_limit_text(const struct bench *b, const char *curvature, double safe,
                     struct str *t);
/* A rate as it is typed: V with three digits, and not above it. */
void work_rate(double v, struct str *t);
/* Advises "undo; scale on, or undo; eta = 0.0697" behind LEAD: where weights were
 * RUINED that is taken back first. Units are blamed only where scaling would make the
 * present ETA a safe one. */
void work_cure(struct shell *sh, bool ruined, double eta, const char *rate,
               const char *lead, struct str *t);
/* The same with the rate ETA alone, after "Try ". */
void work_slower(struct shell *sh, bool ruined, double eta, struct str *t);
/* A network whose loss is as good as 0: every point is learned, and weights could only
 * grow. */
bool work_nothing_left(struct bench *b);
/* "X = 3, Y = 1": where a function is looked at. */
void minimized_place(const struct explorer *e, struct str *t);
/* The least and the greatest curvature of the function there; false: it has none. */
bool minimized_bends(const struct bench *b, double *least, double *most);
/* It contains what has no derivative by rule, max or a comparison: no slope anywhere.
 */
bool minimized_ruleless(const struct explorer *e);
/* The sentence on why no slope can be followed there, and what to type. */
void minimized_no_slope(const struct bench *b, struct str *t);
/* "X^2 has no value at X = 1e200. Start elsewhere, as in: X = 1" */
void minimized_no_value(const struct explorer *e, struct str *t);
/* "X = 1 is the lowest place nearby": what the place where the work came to rest is, as
 * far as the values around it tell. SETTLED: the slope was found to be zero. */
void minimized_rest(const struct bench *b, bool settled, struct str *t);
/* Why the next update has no place to end at, of a function, and in MEANT what to type;
 * false: its numbers just become too large. */
bool minimized_refused(struct bench *b, struct str *t, struct str *meant);

/* ---- time ---- */
/* On the way through the run's time; T is taken over. REPLAY: shown on the way. */
void time_begin(struct shell *sh, struct travel *t, bool replay);
bool time_on(struct shell *sh); /* one update; false: it is there */
void time_end(struct shell *sh, const struct work *was);

/* ---- mistakes ---- */
/* The line before it is parsed: replies to what is no command but is meant as one
 * ("ls", "what is eta?", "yes"). True if it was dealt with. */
bool meant_line(struct shell *sh, const char *line, struct err *err);
/* LINE is a question: what was asked about is told, or where it is. */
bool meant_question(struct shell *sh, const char *line, struct err *err);
/* ERR is why TEXT was refused. Without a line that was meant it gets one: the line that
 * its sentence ends in ("…. Type: data hobbits"), TEXT with decimal points for commas,
 * or an example. */
void meant_last(struct shell *sh, const char *text, struct err *err);
/* TEXT is what other programs and books say ("sgd", "normalize"): ERR has the line that
 * it is here, false otherwise unchanged. True if it was dealt with. */
bool meant_phrase(struct shell *sh, const char *text, struct err *err);
/* The line that such a TEXT is here; false: there is none. */
bool phrase_here(struct shell *sh, const char *text, struct str *here);
/* `loss w1`, `w1 > 1 w2 > 1`: TEXT is expressions with blanks between. ERR has HEAD and
 * the expressions with JOINT between them, after WHY. False, with ERR as it was: it is
 * not. */
bool meant_joined(struct shell *sh, const char *head, const char *text,
                  const char *joint, const char *why, struct err *err);
/* `predict age=30 sex=male`: ERR has the numbers in the order of the columns. */
bool meant_columns(struct shell *sh, const char *text, struct err *err);
/* ERR for a statement that is no command, assignment or expression that can be read. */
bool meant_statement(struct shell *sh, const char *text, struct err *err);
/* ERR for an assignment to what cannot be assigned. */
bool meant_target(struct shell *sh, const char *name, const char *value,
                  struct err *err);
/* `w1 += 1`, `w1 := 2`, one or several: assignment as other languages write it. True:
 * ERR has the line that it is here. */
bool meant_update(const char *text, struct err *err);

/* The command, setting or (if READ) reading that WORD is a slip of; NULL if none is
 * near. */
const char *meant_near(struct shell *sh, const char *word, bool read);
/* "y = 3 - 0.4x", the line as school writes it: ERR has `line 3 -0.4`. True if it is.
 */
bool meant_school(struct shell *sh, const char *line, struct err *err);

/* ---- lessons ---- */
bool lesson_enter(struct shell *sh, const struct lesson *l, size_t page,
                  const char *bench, struct err *err);
bool lesson_page(struct shell *sh, size_t page);
/* The quest of this page once more, from its start; false: there is none that is over.
 */
bool lesson_again(struct shell *sh);
/* A lesson is open; else ERR says what to type. */
bool lesson_needed(struct shell *sh, struct err *err);
void lesson_leave(struct shell *sh); /* back to the lab */
void shell_open_lab(struct shell *sh);
void shell_say_lab(struct shell *sh); /* what is in it, when the learner comes back */
/* The script of a bench, and how far the run was that it cannot bring back. */
void keep_script(const struct bench *b, struct str *out);
/* The page is begun with the bench as it was when it was left, by the commands of
 * SCRIPT. What no longer fits leaves the page as its set-up made it. */
void keep_put_back(struct shell *sh, const char *script);
/* " The 40 steps are in the weights; step begins a new run: …" of B, which SCRIPT was
 * kept of; nothing if none was under way. */
void keep_run_words(const struct bench *b, const char *script, struct str *t);
/* An empty lab as the front end wants it. */
struct bench *shell_empty_lab(const struct shell_host *host);
void lesson_write(struct shell *sh); /* the page, for plain mode */
/* The task that opens when another of the page has ended, for plain mode. */
void lesson_write_next(struct shell *sh);
/* Is LINE an answer? Does all that follows from it; false = it is a statement. */
bool lesson_answer(struct shell *sh, const char *line, bool forced, struct err *err);
/* After a statement: tasks passed, replies. */
void lesson_after(struct shell *sh, bool changed);
/* Runs command lines without replies, undo or tallies; faults are reported. */
bool run_quietly(struct shell *sh, const char *lines, struct err *err);
/* The scopes again after the bench or the guide was exchanged. */
void shell_rescope(struct shell *sh);

#endif
