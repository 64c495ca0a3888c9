/* The experiment on the table: the one mutable state. No global anywhere; two benches
 * can live side by side. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_BENCH_H
#define LAB_BENCH_H

#include <stdbool.h>
#include <stdint.h>

#include "lab/runs.h"
#include "learn/batch.h"
#include "learn/data.h"
#include "learn/expand.h"
#include "learn/function.h"
#include "learn/metric.h"
#include "learn/objective.h"
#include "learn/opt.h"
#include "learn/prepare.h"
#include "learn/trace.h"

enum { BENCH_TALLIES = 64 };

struct definitions;
struct fit_job;
struct fog;
struct forks;
struct sweep;
struct crowds;
struct held_losses;
struct projected;
struct timeline;

/* How often a command ran since bench_mark(): what `used(c)` and `count(c)` read. */
struct tally {
    const char *command; /* a name of the command table; "set" for assignments, and
                            "move" for those of them that move a weight */
    int count;
};

/* How the picture of the loss is drawn. */
struct loss_view {
    bool log, passes, runs; /* y logarithmic; x counts passes; earlier runs behind */
    bool race; /* of these the newest race alone, from the place where the run is; until
                  that moves */
};

/* The function explorer: what `plot f` and `minimize` look at. */
struct explorer {
    struct function *function; /* NULL: none yet */
    bool minimizing;           /* `step` makes it small: theta is at[0 … dim-1] */
    double at[2];              /* X and Y */
    double start[2];           /* where minimizing began: reset goes back there */
    double dX;                 /* the second point of the secant is X + dX */
    double from, to;           /* what `plot f` shows of X */
    struct function *other;    /* a second one of the same variable; NULL: none */
    bool derivative;           /* their slopes are drawn below, where there is room */
};

/* Everything that undo brings back. Change it only through the functions below. */
struct state {
    struct data *all;    /* every row; NULL: no data yet */
    struct data *data;   /* the rows that train: the first split * n (== all without a
                            split); columns in original units */
    struct data *fitted; /* what the model sees of them: features made by the recipe,
                            then scaled if scale is on (== data without either) */
    struct data *held;   /* the other rows, in original units; NULL without a split */
    struct data *held_fitted; /* and what the model would see of them */
    double split;             /* 1 = all rows train */
    struct recipe *recipe;    /* `features`; NULL linear */
    struct scaling scaling;   /* of the recipe's features, from the training rows */
    char *edits; /* statements that made data differ from its source; "" none */

    const struct objective_ops *model; /* model and loss */
    size_t hidden;                     /* neurons of an mlp, else 0 */
    size_t dim; /* features that the model sees, weights w1 … wdim; 1 without data */
    size_t params; /* entries of theta: dim + 1, more for an mlp */
    double *theta; /* b, w1 … wdim; of the scaled features when scale is on */
    enum bias_kind bias;
    bool balanced; /* classweight balanced */

    const struct method *optimizer;
    struct knobs knobs; /* eta > 0, or eta_auto */
    bool eta_auto;
    size_t batch; /* examples per update; 0 = all */
    bool shuffled;
    uint64_t seed;
    struct opt_memory *memory; /* of the run; NULL before its first update */
    uint64_t pass;             /* whole passes of this run, and the examples */
    size_t at;                 /* of the next one that were used */

    double lambda, tau;
    double h;         /* the difference of checkgrad, and for the learner's own */
    double gradcheck; /* the result of the last checkgrad; < 0: none yet */
    struct explorer explorer;
    struct definitions *definitions; /* `formula NAME = …`; NULL none */

    bool scale, field, segments, aspect_equal;
    bool table_sorted; /* the table begins with the largest cost */
    bool score;        /* the field is that of z, not of p */
    bool captions;     /* every picture is also told in words */
    bool feel;         /* in the fog an arrow shows downhill */
    bool nudge;        /* beside each weight of the strip a mark does */
    char plot[16];     /* the figure on show; "" = the usual one for the data */
    struct { /* two different ones, else the usual: read them with bench_axes() */
        size_t weight[2]; /* places in theta: what slice and contour move */
        size_t column[2]; /* of the data, from 0: what scatter shows */
        bool along;       /* scatter looks along the boundary instead */
    } axes;
    size_t matrix_row; /* that matrix writes out, from 1; 0: the usual one */
    double place[2];   /* the last predicted place */
    bool placed;       /* there is one: the picture marks it */
    bool slope_form;   /* the weights were last set with `line`: the strip says so */

    struct fog *fog; /* of the walk on the landscape; NULL none */

    struct trace *trace;   /* of the present run; read up to `steps` */
    struct timeline *line; /* its way, to be gone back on; NULL before its first step */
    size_t known; /* steps that it has from here: more than `steps` after going back */
    size_t steps,
        rises;         /* since the weights were last set by hand, reset or new data */
    size_t falls;      /* of these steps; what neither rose nor fell stayed the same */
    size_t iterations; /* of the last fit, which counts as one step */
    double steepest; /* where L differs from place to place: the largest of this run */
    double jump;     /* how many safe lengths the last update was: eta * L / 2 */
    bool drawn;      /* weights came by hand since the last reset (by_training) */
    size_t updates;  /* optimizer updates since bench_mark() */
    size_t number;   /* of the chain: no other of this bench has it */
    enum change
        began; /* what the present run began with, when others of its chain came */
    char began_with[24]; /* before it; as in a mark */
    double passes;      /* as the trace counts them: of this run, a fit counts as one */
    struct making made; /* the last update of the chain */
    struct chain before; /* the stretches of the chain before this run */
    struct runs runs;
    struct loss_view loss_view;
    struct forks *forks; /* `fork NAME`; NULL none */
    struct sweep *sweep; /* the last one; NULL none */
    struct tally did[BENCH_TALLIES];
};

/* What follows from the state; computed when first asked for after a change. */
struct fitness {
    double loss; /* the mean cost without penalty: of the loss that is set */
    double objective, mse, abserr, maxloss;
    struct confusion count;
    size_t errors;
    double *grad; /* params, of the objective */
    double gradnorm;
    double *z, *p; /* data->n each; p is z for the linear model */
    bool half;     /* every |z| < 1e-9: "every p is ½", no boundary */
};

/* The same of the rows held back; n 0: there are none. */
struct held {
    size_t n, errors;
    double loss, mse;
};

struct bench {
    struct state s;
    /* --- private --- */
    struct fitness cache;
    bool cached;
    struct held held; /* while held_known */
    bool held_known;
    double curvature;      /* of the data and lambda; < 0 = not computed */
    int separable;         /* -1 = not computed */
    unsigned long version; /* grows with every change of the state */
    size_t chains;         /* that were begun */
    struct opt opt; /* the last update: its inner quantities can be read while `stepped`
                       is the version */
    unsigned long stepped;
    struct batch rows; /* of an update that sees a part of the examples */
    size_t *order;     /* of the pass `ordered` */
    size_t orders;     /* its room */
    uint64_t ordered, ordered_seed;
    bool ordered_shuffled;
    bool rehearsal; /* updates are made again: the way is known */
    bool discreet;  /* a description tells what is seen, not what follows from it: see
                       figure_describe() */
    struct crowds
        *crowds; /* many points as pictures have counted them; NULL none yet */
    struct projected *projected; /* the points seen along the boundary; NULL not yet */
    struct held_losses
        *held_losses; /* of steps of the run, as pictures have measured them; NULL */
};

struct bench *
bench_new(void); /* no data, one feature, logistic, eta auto, zero weights */
void bench_free(struct bench *b);

/* ---- snapshots ---- */
struct state *state_copy(const struct state *s); /* cheap: data and trace are shared */
void state_free(struct state *s);
void state_done(struct state *s); /* the same for a state that is not on the heap */
void bench_restore(struct bench *b, const struct state *s);

/* ---- changes; all or nothing ---- */
/* Takes over D (one reference): weights to zero, settings stay. LABEL_VALUE sets the
 * linear model, classes set the logistic one back (an mlp stays). Features that do not
 * fit the new columns become linear: false then, else true. */
bool bench_set_data(struct bench *b, struct data *d);
/* No data any more: no points, one weight, at zero; the settings stay. */
void bench_clear_data(struct bench *b);
/* D (taken over), made by the line EDIT alone. */
void bench_begin_data(struct bench *b, struct data *d, const char *edit);
/* D differs from the present data by EDIT ("add 2 1 1"); weights stay. Takes over D.
 * False sets ERR (a feature has no value there), D is dropped and nothing changes. */
bool bench_edit_data(struct bench *b, struct data *d, const char *edit,
                     struct err *err);
/* Sets the weights by hand (params values): a new run begins. */
void bench_set_theta(struct bench *b, const double *theta);
void bench_reset(struct bench *b); /* zero weights (an mlp's: random, from the seed);
                                      while minimizing X and Y as at its start;
                                      by_training true again */
void bench_random(struct bench *b, uint64_t seed); /* weights of a normal law */
void bench_set_scale(struct bench *b, bool on);    /* keeps every p */
/* Weights to zero if their number changes. HIDDEN is for an mlp, else 0. */
void bench_set_model(struct bench *b, const struct objective_ops *model, size_t hidden);
void bench_set_bias(struct bench *b, enum bias_kind bias); /* off: b becomes 0 */
/* Takes over R; weights to zero. False sets ERR, nothing changes. */
bool bench_set_features(struct bench *b, struct recipe *r, struct err *err);
/* The first SHARE * n rows train (rounded, at least 1). Weights stay. */
bool bench_set_split(struct bench *b, double share, struct err *err);
void bench_set_optimizer(struct bench *b, const struct method *m);
/* Takes over F (NULL: none). MINIMIZING: `step` works on it from AT (dim values). */
void bench_set_function(struct bench *b, struct function *f, bool minimizing,
                        const double *at);
/* Takes over F (NULL: none), shown beside the function that is there, until that is set
 * again. */
void bench_set_other(struct bench *b, struct function *f);
/* Takes over D. */
void bench_set_definitions(struct bench *b, struct definitions *d);
void bench_changed(struct bench *b); /* after a direct change of a setting */
/* After a change of what nothing is computed from: lists, views. */
void bench_noted(struct bench *b);
/* A round of the learner's own loop: THETA as one update of the run, not a setting by
 * hand. */
void bench_round(struct bench *b, const double *theta);
/* One update; notes it in the trace. Needs data, or a function that is minimized. */
enum opt_status bench_step(struct bench *b);
/* Updates that are left in this pass, at least 1. */
size_t bench_pass(const struct bench *b);
struct fit_result bench_fit(struct bench *b);
/* The same in slices: a job for fit_on(), and its end. Till then B is as it was, and
 * must stay so. A job stopped before its first iteration leaves it so. */
struct fit_job *bench_fit_begin(const struct bench *b);
struct fit_result bench_fit_end(struct bench *b, struct fit_job *job);

/* ---- readings ---- */
const struct fitness *bench_fitness(struct bench *b); /* NULL without data */
/* fitness.half alone; if it is not so, the first points tell. */
bool bench_half(const struct bench *b);
void bench_held(struct bench *b, struct held *out);
void bench_objective(const struct bench *b, struct objective *o);
/* The weights that `step` moves: theta, or X and Y; how many. */
const double *bench_weights(const struct bench *b, size_t *n);
/* The model is a line (plane) in the columns as they are: no mlp, features linear. */
bool bench_straight(const struct bench *b);
/* Columns of the data: what a place has; 1 without data. */
size_t bench_inputs(const struct bench *b);
/* The place in theta of "b", "w2", "v1", "h2.b", "h1.w2" (an mlp's); false: no such
 * weight. And the name of place J into OUT (16 bytes). */
bool bench_weight_named(const struct bench *b, const char *name, size_t *j);
void bench_weight_name(const struct bench *b, size_t j, char *out);
/* The two weights (places in theta; w1 and w2, of one feature w and b) and columns that
 * pictures show: those that were chosen as long as they are there. */
void bench_axes(const struct bench *b, size_t weight[2], size_t column[2]);
double bench_curvature(struct bench *b); /* L; 0 without data */
double bench_safe_eta(struct bench *b);  /* 2/L */
double bench_eta(struct bench *b); /* the number that `auto` stands for, else eta */
/* 2/L with scale on; 0: it is on, or cannot be. */
double bench_scaled_eta(const struct bench *b);
/* The units of the features hold the safe rate down: with scale on it would be more
 * than twice as large. That is of the data, whatever the rate in use. */
bool bench_scale_helps(const struct bench *b);
bool bench_separable(struct bench *b);
/* The model at a place in original units; X has bench_inputs values. p is z for the
 * linear model. NaN where a feature has no value. */
double bench_z(const struct bench *b, const double *x);
double bench_p(const struct bench *b, const double *x);
/* The thresholds of a metric_curve() over scores z, N of them, become values of p. */
void bench_thresholds(const struct bench *b, struct metric_point *at, size_t n);
/* Weights of the features before scaling into RAW (params; an mlp's as they are). */
void bench_raw(const struct bench *b, double *raw);

/* ---- what was done since the mark (a task's beginning) ---- */
void bench_mark(struct bench *b);
void bench_did(struct bench *b, const char *command);
int bench_count(const struct bench *b, const char *command);

/* Appends the commands that restore data, model, settings and weights (not the run). */
void bench_script(const struct bench *b, struct str *out);

#endif
