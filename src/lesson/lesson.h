/* A lesson file as data: pages, prose, tasks. Read once, never changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_LESSON_H
#define LESSON_LESSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "learn/formula.h"
#include "plot/paper.h"

/* ---- prose (made by lesson/markdown.c, the only file that knows md4c) ---- */
enum block_kind { BLOCK_PROSE, BLOCK_CODE, BLOCK_ITEM, BLOCK_QUOTE };
struct block {
    enum block_kind kind;
    char *text; /* styled (plot/text.h): **bold** is TEXT_BOLD, `code` TEXT_CODE; {EXPR}
                 * still in it; BLOCK_CODE keeps its line ends */
    bool then;  /* it stands behind a prediction, and is for when that has come out */
    int line;
};

/* ---- tasks ---- */
enum task_kind {
    TASK_DO,
    TASK_NUMBER,
    TASK_CHOOSE,
    TASK_PREDICT,
    TASK_FORMULA,
    TASK_KINDS
};

struct option {
    char *text, *reply;
    bool right;
    int line;
};

/* `if COND: text` */
struct answer_case {
    char *source; /* the condition as written */
    struct formula
        *condition; /* do: a condition. number: `if 5.5:` is near(answer, 5.5) */
    bool literal;   /* number tasks: a plain number to compare with */
    double number;
    char *reply;
    char *by; /* `by:` what leads there, for the linter; NULL */
    int line;
};

struct task {
    char *name; /* "separate" */
    enum task_kind kind;
    char *ask; /* the text asked */
    char *pass_source;
    struct formula *pass;   /* do and formula (`it` is the learner's), number with a
                             * condition; NULL otherwise */
    double want, tolerance; /* number: `pass: 0.8 +- 0.01` */
    struct option *option;
    size_t options; /* choose, predict: at most 6, letters A … */
    struct answer_case *cases;
    size_t ncases;
    char *right; /* reply on success; NULL none */
    char *hint[3];
    size_t hints;
    char *solution;   /* commands, a number's or formula's answer; choose/predict: NULL
                       * (the [x] one) */
    char *run;        /* predict: commands run after the answer is locked */
    char *said, *did; /* predict: a word before what was said and what came ("it"); the
                       * words of what came, with {…}; NULL: the right option's */
    char *forbid;     /* comma separated commands; NULL none */
    struct formula *when; /* NULL: at once */
    char *when_source;
    char *ghost;  /* `try:` a line offered in grey at the empty prompt; NULL */
    char *goal;   /* `goal:` a state drawn faintly; NULL */
    size_t moves; /* do: so many by hand are meant to do; 0: nobody counts */
    bool recall, optional, star;
    bool again;         /* an `again` block: the same question with other numbers */
    bool quiz;          /* one of the questions of `quiz` */
    bool reset;         /* again with a `setup:`: it is run on an empty bench; without
                         * one the page's set-up stands */
    char *text, *setup; /* again: prose above it, styled; commands before it; NULL */
    /* A quest is a do task (always optional) that counts something: fewer is better. */
    struct formula *quest; /* `quest: steps`; NULL: none */
    char *quest_source;
    double par, best; /* NAN: not said */
    char *best_way;   /* `way:` commands that reach `best`; NULL */
    bool summit;      /* the quest at the end of a part */
    int line, pass_line;
    struct key_line { /* where each key stands, in file order */
        char *key;
        int line;
    } * at;
    size_t nat;
};

/* A `check` block: nobody sees it. Commands, and conditions that must hold then
 * (`assert near(loss, 0.405, 0.0005)`), on a copy of the bench after the page's set-up.
 */
struct proof {
    char *text; /* its lines as written */
    int line;   /* of the first */
};

struct page {
    char *title;
    struct block *block;
    size_t blocks;
    char *setup; /* commands, one a line; NULL none */
    int setup_line;
    struct task *task; /* in file order; one, and recall questions and quests besides */
    size_t tasks;
    struct task *again; /* by name: the task of the same name, asked again later */
    size_t agains;
    struct proof *check; /* what must be true for the page to be */
    size_t checks;
    char *fresh; /* `new:` the commands this page introduces, blank separated; NULL */
    char *note;  /* for the teacher; NULL none */
    char *strip; /* names of readings for the strip, blank separated; NULL */
    int line;
};

struct lesson {
    char *id, *title, *goal, *file;
    char *needs, *paths; /* comma separated */
    char *part;          /* see, measure, walk or judge; NULL */
    int number, minutes; /* number from the file's name, "03-sigmoid.md"; -1 none */
    struct page *page;
    size_t pages;
};

/* All faults of a file, not only the first. */
struct faults {
    struct err *err;
    size_t n;
};
void faults_done(struct faults *f);
struct err *faults_add(struct faults *f); /* room for one more */

/* Reads TEXT of FILE. NULL if there was a fault (then FAULTS has them all, with FILE
 * and line). Conditions and {…} are parsed but names in them are not yet looked up. */
struct lesson *lesson_read(const char *file, const char *text, size_t len,
                           struct faults *faults);
void lesson_free(struct lesson *l);

/* All lessons of the given directories, sorted by number; an id found earlier hides
 * later ones; files with faults are left out (the faults are collected). */
struct shelf {
    struct lesson **lesson;
    size_t n;
};
void shelf_load(struct shelf *s, const char *const *dirs, size_t ndirs,
                struct faults *faults);
/* The same for a reader of LANGUAGE ("de"; NULL: English): DIR/de/NN-slug.md stands for
 * DIR/NN-slug.md, file by file; one with faults does not. */
void shelf_load_as(struct shelf *s, const char *const *dirs, size_t ndirs,
                   const char *language, struct faults *faults);
void shelf_done(struct shelf *s);
/* By id, number ("3", "03") or a unique beginning of the id; NULL if none. */
const struct lesson *shelf_find(const struct shelf *s, const char *word);

/* The page's prose as rows of WIDTH columns: a bold heading row, a blank row,
 * paragraphs separated by blank rows; {EXPR} filled in from SCOPE (NULL: left as they
 * are). */
void page_write(const struct page *page, const struct scope *scope, int width,
                struct paper *out);
/* The blocks behind a prediction, each with its TEXT (by block of the page, filled in),
 * a blank row before them. */
void page_write_then(const struct page *page, char *const *text, int width,
                     struct paper *out);
/* The same as page_write() without the heading row. */
void page_write_text(const struct page *page, const struct scope *scope, int width,
                     struct paper *out);
/* The same with the text of each block FILLED in already; NULL: from SCOPE. */
void page_write_filled(const struct page *page, char *const *filled,
                       const struct scope *scope, int width, struct paper *out);

#endif
