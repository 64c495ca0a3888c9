/* Where the learner is in a lesson, and what an answer is worth. Pull interface: the
 * guide returns prose, lines to run and verdicts; it never runs a command itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_GUIDE_H
#define LESSON_GUIDE_H

#include "lab/bench.h"
#include "lesson/lesson.h"
#include "plot/paper.h"

enum task_state { TASK_OPEN, TASK_PASSED, TASK_HELPED, TASK_SKIPPED };

/* What is kept of a task for ever (lesson/progress.h saves it). */
struct task_record {
    enum task_state state;
    int tries, hints;
    int choice; /* the last option chosen, from 0; -1 none */
};

/* What is kept of the end of a task as long as the lesson is open. */
struct ending {
    char *reply; /* what was said; NULL */
    char *said;  /* a prediction's words of the guess, as they were asked; NULL */
    char *did;   /* … of what came; NULL */
    char **then; /* by block of the page; NULL */
};

/* One lesson being taken. The bench belongs to the shell and is only looked at, marked
 * and copied here. */
struct guide {
    const struct lesson *lesson;
    size_t page; /* from 0 */
    struct bench *bench;
    struct task_record **record; /* [page][task] */
    bool *visited;               /* [page]: its set-up has run */
    struct state **left;         /* [page]: the bench as the page was left; NULL */
    struct state **begun;        /* [page]: where its task had begun then */
    bool returned;               /* the page is as it was left */
    struct state *start,
        *prev; /* when the current task began; before the last change */
    /* Is WORD the name of a command? Such a line is never taken for an option's words.
     * Set by the shell; NULL: nothing is known of commands. */
    bool (*is_command)(void *self, const char *word);
    /* Can VALUE be assigned to WORD, as in `w = 3`? Such a line is no answer. */
    bool (*is_target)(void *self, const char *word, const char *value);
    /* Would the command LINE leave the bench as it is? NULL: nobody can tell. */
    bool (*leaves)(void *self, const char *line);
    void *is_command_self; /* for all three */
    bool told_bias;        /* that `b` is an option here: said once, by the shell */
    bool more; /* statements of the line are still to come: only success is told; set by
                  the shell */
    /* --- private --- */
    struct state *before;   /* before the command that runs now */
    struct bench *past[2];  /* benches of `start` and `prev`, made when asked for */
    struct ending **ending; /* [page][task] */
    char ***above;          /* [page][block]: the prose above a prediction as it was
                             * when the page began; NULL */
    bool opened;            /* guide_open() has been called on this visit */
    bool fresh;             /* a task of this page ended on this visit: its reply is
                             * still to be read below */
    char *typed;            /* the last line offered */
    bool tried_solution;    /* the task's own solution was among the lines offered */
    bool owes;              /* a statement changed something, and `more` were to come */
    char *score;            /* guide_score(); NULL */
    double counted;         /* the number in it, or in the one before */
    bool missed;            /* it is more than par */
    const struct task *scored; /* the quest that has just been passed, and still counts
                                * from where it began; NULL */
    const struct task *retry;  /* the quest that is taken up again; NULL */
    char *forbidden;           /* room for the sentence of guide_forbids() */
    bool has_answer;
    double answer; /* the last number given */
    const struct formula
        *it;               /* the last formula given, or the one being judged; NULL */
    struct formula *given; /* … if it is the guide's own */
    int choice;
    bool held;       /* `pass` was true before the command that runs now */
    double distance; /* from the goal, then; < 0 = not known */
    bool warned;     /* "worse" has been said */
    bool show_asked;
    char *last_reply;         /* the same words not twice in a row; NULL */
    struct extreme *extremes; /* min.X, max.X */
    size_t nextremes;
};

struct guide *guide_new(const struct lesson *lesson, struct bench *bench);
void guide_free(struct guide *g);

/* ---- pages ---- */
/* Leaves the present page (keeping its bench) and goes to PAGE. Returns the set-up
 * lines to run now, in order: of earlier pages that have not run and of this one (a
 * heap string, one command a line; "" if the page was visited: its bench is then back
 * as it was left). After running them the caller calls guide_begin(). */
char *guide_go(struct guide *g, size_t page);
/* The set-up lines have run, and nothing else has: the prose above a prediction gets
 * its numbers, and keeps them until the page is left. guide_begin() does it too, if
 * nobody has. */
void guide_open(struct guide *g);
/* The first open task (or the page itself) starts here and now: marks the bench. */
void guide_begin(struct guide *g);
/* After guide_begin(): the task had begun at S, before the page was left. */
void guide_began_at(struct guide *g, const struct state *s);

const struct page *guide_page(const struct guide *g);
/* The first open task of the page (optional and recall ones too); NULL if none is. */
const struct task *guide_task(const struct guide *g);
/* T waits: its record says so, or it is taken up again. */
bool guide_is_open(const struct guide *g, const struct task *t);
struct task_record *guide_record(const struct guide *g, const struct task *t);
/* For the dots of the title row. */
enum task_state guide_page_state(const struct guide *g, size_t page);
bool guide_finished(
    const struct guide *g); /* every task that is not optional is done */

/* ---- answers ---- */
enum verdict {
    GUIDE_NO_ANSWER, /* the line is no answer: run it as a statement */
    GUIDE_WRONG,     /* reply says why; a try is counted */
    GUIDE_NOT_YET, /* a computed number that misses, or `when` does not hold: no try */
    GUIDE_RIGHT,   /* the task is passed */
    GUIDE_LOCKED,  /* predict: run guide_task's lines, then call guide_observed() */
};
/* Is LINE an answer to the waiting question? FORCED: it came with `answer`. REPLY gets
 * what to say (styled, {…} filled in). Letters in either case, "(b)", "B)", the
 * option's own words (or an unmistakable beginning of at least 3 letters); numbers as
 * literals; a literal with words around it ("about 2.3") is GUIDE_NOT_YET "Only the
 * number: 2.3". Formulas with a name of the point's or of `pass`, `y = …` too; one
 * without any only if it is right. SCOPE is the bench's with the task's in front
 * (guide_scope). */
enum verdict guide_offer(struct guide *g, const char *line, bool forced,
                         const struct scope *scope, struct str *reply);
/* A prediction is about to be tried: puts the bench back to where its task began, but
 * for what is only looked at, and how. True: it was somewhere else. */
bool guide_restart(struct guide *g, const struct scope *scope);
/* Appends "Type A, B or C." of the options of T. */
void guide_type_letters(const struct task *t, struct str *reply);
/* The prediction's commands have run: you said / it did, and the option's reply. The
 * task is passed. SAID and DID are rows for the left column. */
void guide_observed(struct guide *g, const struct scope *scope, struct str *reply);
/* "you said   A  it falls" / "it did     C  it rises" of a predict task that is done on
 * this page, in WIDTH columns; false if there is none. */
bool guide_verdict(const struct guide *g, const struct task *t, int width,
                   struct str *said, struct str *did);
/* "C, it rises, × 5.6": what was said, or DID. False if nothing was. */
bool guide_words(const struct guide *g, const struct task *t, bool did,
                 struct str *out);
/* The page's prose without its heading; what stands above a prediction as it was when
 * the page began. */
void guide_write_text(const struct guide *g, const struct scope *scope, int width,
                      struct paper *out);
/* The same below the heading row; only that row where what came of a prediction stands
 * in its place (guide_write_then). */
void guide_write_page(const struct guide *g, const struct scope *scope, int width,
                      struct paper *out);
/* The prose behind the prediction T, which has come out on this visit or an earlier one
 * of this session; a blank row before it. False: there is none. */
bool guide_write_then(const struct guide *g, const struct task *t, int width,
                      struct paper *out);

/* ---- do tasks ---- */
/* Before and after every command that ran in the lesson. CHANGED: it changed the bench.
 * True if the current task has just been passed; REPLY gets `right`, or after a change
 * without success the first `if` that holds (not twice in a row), or nothing. */
void guide_before(struct guide *g);
bool guide_after(struct guide *g, bool changed, const struct scope *scope,
                 struct str *reply);
/* What the open task wants done is done: the next guide_after() passes it. */
bool guide_is_met(const struct guide *g, const struct scope *scope);
/* The quest that the last command has passed, counted: "18 steps: par 18, best known
 * 16."; passed again, with less than before: "16 steps now: …". NULL: none. */
const char *guide_score(const struct guide *g);
/* The number of it, as the quest counts (less is better); NAN: none. */
double guide_measure(const struct guide *g);
bool guide_missed_par(const struct guide *g); /* … and it is more than par */
/* Takes up the page's quest again, which has been passed, shown or skipped: it is open
 * until it ends once more; what its record says stays. Returns the set-up lines to run,
 * as guide_go() does; NULL: there is none, or it is open. */
char *guide_again(struct guide *g);
/* How often the weights were set by hand since the open task began, and how often they
 * are meant to be; false: nobody counts. */
bool guide_moves(const struct guide *g, size_t *done, size_t *most);
/* `check`: the first `if` that holds, or what is still missing. */
void guide_check(struct guide *g, const struct scope *scope, struct str *reply);

/* ---- help ---- */
void guide_hint(struct guide *g, const struct scope *scope, struct str *reply);
/* `show`: two hints first ("Two hints come first; show again for the answer." — a
 * second `show` in a row gives it). Returns the commands to run (do: the solution,
 * predict: the experiment) or the answer shown (number, choose); heap, NULL if refused
 * or there is nothing. The task is then TASK_HELPED. */
char *guide_show(struct guide *g, const struct scope *scope, struct str *reply);
bool guide_skip(struct guide *g, struct str *reply);
/* NULL, or the sentence why COMMAND is switched off by the current task. */
const char *guide_forbids(const struct guide *g, const char *command);

/* ---- what is asked, as rows ---- */
/* "DO  Bring the errors …" with the verb in bold, options, and for do tasks the live
 * condition "□ errors = 0      now 4" (■ when it holds). WIDTH columns. A finished task
 * shows its outcome; with what was said about it from the next visit on. */
void guide_write_task(struct guide *g, const struct task *t, const struct scope *scope,
                      int width, struct paper *out);
/* The same beside a text that is to stay whole: what was said about a finished task is
 * cut to ROWS rows, or left out. */
void guide_write_task_pinned(struct guide *g, const struct task *t,
                             const struct scope *scope, int width, size_t rows,
                             struct paper *out);

/* The task's readings in front of the bench's: answer it choice tries hints
 * by_hand by_training used(..) count(..) start.N prev.N min.N max.N. UP is the bench's
 * scope.
 */
struct scope guide_scope(struct guide *g, const struct scope *up);
/* In front of B's scope UP where no lesson is open: the task's readings are known, and
 * have no value. */
struct scope guide_none_scope(struct bench *b, const struct scope *up);
/* The I-th name that belongs to a task (start.loss stands for all that begin so), with
 * what it is; NULL past the last. */
const char *guide_name(size_t i, const char **help);

#endif
