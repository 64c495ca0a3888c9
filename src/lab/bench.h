/* The experiment on the table: the one mutable state. No global anywhere; two benches
 * can live side by side. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_BENCH_H
#define LAB_BENCH_H

#include <stdbool.h>
#include <stdint.h>

#include "learn/data.h"
#include "learn/metric.h"
#include "learn/objective.h"
#include "learn/opt.h"
#include "learn/prepare.h"
#include "learn/trace.h"

enum { BENCH_TALLIES = 48 };

/* How often a command ran since bench_mark(): what `used(c)` and `count(c)` read. */
struct tally {
    const char *command; /* a name of the command table; "set" for assignments */
    int count;
};

/* Everything that undo brings back. Change it only through the functions below. */
struct state {
    struct data *data;   /* NULL: no data yet */
    struct data *fitted; /* what the model sees: scaled if scale is on (else == data) */
    struct scaling scaling;
    char *edits; /* statements that made data differ from its source; "" none */

    const struct objective_ops *model;
    size_t dim;    /* features: data->dim, 1 without data */
    double *theta; /* b, w1 … wdim; of the scaled features when scale is on */

    const struct method *optimizer;
    double eta; /* > 0, or eta_auto */
    bool eta_auto;
    double lambda, tau;
    bool scale, field, segments, aspect_equal;
    char plot[16];   /* the figure on show; "" = the usual one for the data */
    double place[2]; /* the last predicted place */
    bool placed;     /* there is one: the picture marks it */
    bool slope_form; /* the weights were last set with `line`: the strip says so */

    struct trace *trace; /* of the present run; read up to `steps` */
    size_t steps,
        rises;         /* since the weights were last set by hand, reset or new data */
    size_t iterations; /* of the last fit */
    double jump;       /* how many safe lengths the last update was: eta * L / 2 */
    bool drawn;        /* weights came by hand since the last reset (by_training) */
    size_t updates;    /* optimizer updates since bench_mark() */
    struct tally did[BENCH_TALLIES];
};

/* What follows from the state; computed when first asked for after a change. */
struct fitness {
    double loss; /* mean log loss without penalty; mse for the linear model */
    double objective, mse, abserr, maxloss;
    struct confusion count;
    size_t errors;
    double *grad; /* dim + 1, of the objective */
    double gradnorm;
    double *z, *p; /* data->n each; p is z for the linear model */
    bool half;     /* every |z| < 1e-9: "every p is ½", no boundary */
};

struct bench {
    struct state s;
    /* --- private --- */
    struct fitness cache;
    bool cached;
    double curvature;      /* of the data and lambda; < 0 = not computed */
    int separable;         /* -1 = not computed */
    unsigned long version; /* grows with every change of the state */
    struct opt opt;        /* the run under way; its inner quantities can be read */
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
 * linear model, classes set the logistic one back. */
void bench_set_data(struct bench *b, struct data *d);
/* D differs from the present data by EDIT ("add 2 1 1"); weights stay. Takes over D. */
void bench_edit_data(struct bench *b, struct data *d, const char *edit);
/* Sets the weights by hand (dim + 1 values): a new run begins. */
void bench_set_theta(struct bench *b, const double *theta);
void bench_reset(struct bench *b); /* zero weights, by_training true again */
void bench_set_scale(struct bench *b, bool on); /* keeps every p */
void bench_set_model(struct bench *b, const struct objective_ops *model);
void bench_changed(struct bench *b); /* after a direct change of a setting */
/* A round of the learner's own loop: THETA as one update of the run, not a setting by
 * hand. */
void bench_round(struct bench *b, const double *theta);
/* One update; notes it in the trace. Needs data. */
enum opt_status bench_step(struct bench *b);
struct fit_result bench_fit(struct bench *b);

/* ---- readings ---- */
const struct fitness *bench_fitness(struct bench *b); /* NULL without data */
void bench_objective(const struct bench *b, struct objective *o);
double bench_curvature(struct bench *b); /* L; 0 without data */
double bench_safe_eta(struct bench *b);  /* 2/L */
double bench_eta(struct bench *b); /* the number that `auto` stands for, else eta */
bool bench_separable(struct bench *b);
/* The model at a place in original units; X has dim values. p is z for the linear
 * model. */
double bench_z(const struct bench *b, const double *x);
double bench_p(const struct bench *b, const double *x);
/* Weights of the original features into RAW (dim + 1). */
void bench_raw(const struct bench *b, double *raw);

/* ---- what was done since the mark (a task's beginning) ---- */
void bench_mark(struct bench *b);
void bench_did(struct bench *b, const char *command);
int bench_count(const struct bench *b, const char *command);

/* Appends the commands that restore data, model, settings and weights (not the run). */
void bench_script(const struct bench *b, struct str *out);

#endif
