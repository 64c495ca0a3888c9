/* What came before the present run: the stretches of its chain, and earlier runs that a
 * reset ended. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_RUNS_H
#define LAB_RUNS_H

#include <stdbool.h>

#include "learn/function.h"
#include "learn/objective.h"
#include "learn/opt.h"
#include "learn/trace.h"

enum {
    STRETCHES = 8,  /* newest of a chain that are kept */
    RUNS_KEPT = 5,  /* newest earlier runs */
    RUN_NAME = 128, /* bytes */
};

struct state;

/* What an update is made with. */
struct making {
    const struct method
        *optimizer; /* NULL: none; there was no update, or only others */
    bool own;       /* the learner's own loop */
    double eta;     /* the number in use, also where it is auto */
    bool eta_auto, balanced;
    double lambda;
    size_t batch;                    /* examples; 0 = all */
    const struct objective_ops *ops; /* what was made smaller, … */
    struct function *function;       /* … of this function if it was one; not owned */
};

/* Steps from weights that something other than a step had set. */
struct stretch {
    struct trace *trace;
    size_t steps, rises;
    double passes, loss; /* at its end */
    bool fit;            /* the first of the steps went straight to the bottom */
    enum change began;   /* by what; CHANGE_NONE: the start */
    char text[24];       /* as in a mark */
};

/* Stretches one after the other, the oldest first: a run that a hand, or other data,
 * interrupted. */
struct chain {
    struct stretch part[STRETCHES];
    size_t n;
    size_t steps; /* of older stretches that are no longer kept */
    double passes;
};

/* A chain that is over. Never changed, shared by reference count. */
struct run {
    char letter;         /* its name, kept while it lasts: A, B … */
    struct making made;  /* its last update; the function is owned */
    size_t steps;        /* of the whole chain, a fit counting as one */
    size_t updates;      /* the optimizer's */
    double passes, loss; /* at its end */
    struct chain chain;  /* with the last stretch */
    size_t dim;          /* weights */
    size_t race;         /* it was run by this one, from 1; 0: by the bench itself */
    size_t beside;       /* of a race: the number of the chain that it left, */
    size_t from;         /* … after so many steps */
    double from_passes;  /* … and passes */
    char name[RUN_NAME]; /* in a race; "" none */
    struct state *end; /* the settings and weights there; owned, without run or runs */
    int refs;
};

/* Earlier runs on the same data, the oldest first. */
struct runs {
    struct run *run[RUNS_KEPT];
    size_t n;
    size_t named; /* so many have been given a letter */
    size_t races; /* that were run; the newest one's number */
};

void chain_copy(struct chain *to, const struct chain *from);
void chain_done(struct chain *c); /* empty afterwards */
/* Takes over the stretch; the oldest goes if there are too many. */
void chain_add(struct chain *c, const struct stretch *s);
/* Steps and passes of all stretches. */
size_t chain_steps(const struct chain *c);
double chain_passes(const struct chain *c);

struct run *run_ref(struct run *r);

void runs_copy(struct runs *to, const struct runs *from);
void runs_done(struct runs *r); /* empty afterwards */
/* Takes over R and names it; the oldest goes if there are too many. */
void runs_add(struct runs *all, struct run *r);
/* The run of a LETTER in either case; NULL: there is none. */
const struct run *runs_named(const struct runs *all, char letter);
/* R's name in a race, else "gd η 0.3" */
void run_label(const struct run *r, struct str *out);
/* "gd η 0.3", "newton", "fit" */
void making_label(const struct making *m, struct str *out);
/* The same in words: "gd with eta 0.3". */
void making_words(const struct making *m, struct str *out);

#endif
