/* What the explanations share: the subject, sentences, numbers that add up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPLAINING_H
#define LAB_EXPLAINING_H

#include "lab/explain.h"
#include "lab/reading.h"

struct explaining {
    struct bench *b;
    const struct state *s;
    const struct data *d;    /* the rows in original units; NULL without data */
    const struct data *x;    /* the same as the model sees them */
    const double *z, *p;     /* of these rows */
    size_t first;            /* row I is number first + I + 1 of the whole table */
    const struct fitness *f; /* of the training rows; NULL without data */
    struct objective o;      /* of the data, whatever `step` works on */
    const char *name;        /* the reading */
    double value;            /* its value; explanations are asked only if it has one */
    double center;           /* what the terms of a sum are differences from */
    size_t weight;           /* of grad.w2, move.b …: the place in theta */
    bool all;
    bool beyond; /* it is said that numbers leave the range of doubles */
    int width;
    struct paper *out;
};

/* One explanation: a reading's own way down to its arithmetic. */
typedef void explanation(struct explaining *e);

/* ---- sums over the points ---- */
explanation explain_loss, explain_mse, explain_abserr, explain_maxloss;
explanation explain_objective, explain_gradient, explain_hessian;

/* ---- one point ---- */
void explain_point(struct explaining *e, size_t i);     /* row I, from 0 */
void explain_at(struct explaining *e, const double *x); /* bench_inputs values */

/* ---- counts and ratios ---- */
explanation explain_errors, explain_counts, explain_accuracy, explain_precision;
explanation explain_recall, explain_fpr, explain_f1, explain_f1neg, explain_balanced;
explanation explain_mcc, explain_specificity, explain_held_accuracy, explain_auc;
explanation explain_baseline, explain_bin, explain_rmse, explain_r2, explain_separable;

/* ---- weights and rates ---- */
explanation explain_weight, explain_bias, explain_norm, explain_boundary;
explanation explain_network_weight, explain_raw, explain_gradnorm;
explanation explain_eta, explain_curvature, explain_safe_eta, explain_gradcheck;

/* ---- settings and counts of the run ---- */
explanation explain_tau, explain_lambda, explain_batch, explain_split, explain_knob;
explanation explain_steps, explain_passes, explain_rises;
explanation explain_n, explain_dim, explain_params;

/* ---- an update of the optimizer; a function of X ---- */
/* The last one, or the next one where the last is not known. */
explanation explain_step, explain_move, explain_velocity, explain_squares;
explanation explain_search;
explanation explain_X, explain_Y, explain_dY, explain_secant, explain_slope;
explanation explain_function_value, explain_function_gradient, explain_function_norm;
explanation explain_function_bend;
/* What there is to type where NAME has no value now. */
void explain_what_to_type(struct explaining *e);

/* ---- sentences that more than one explanation needs ---- */
void explain_which_rows(
    struct explaining *e); /* with a split: those that are counted */
void explain_class_weights(struct explaining *e); /* with classweight balanced */
/* What x3 is: a made feature, a scaled one; nothing if it is the column as it is. */
void explain_feature(struct explaining *e, size_t j);
/* Row or column J of theta is priced by lambda. */
bool explain_priced(const struct explaining *e, size_t j);

/* ---- text ---- */

/* One paragraph, wrapped to the width. */
void explain_say(struct explaining *e, const char *fmt, ...) LIKE_PRINTF(2, 3);
/* The same for a line of a list: what does not fit goes on INDENT further in. */
void explain_line(struct explaining *e, const char *line, const char *indent);
/* Says, once, that the numbers of NAME leave the range of doubles. Where a number that
 * is printed does, explain_say and explain_line say that instead. */
void explain_beyond(struct explaining *e, const char *name);

/* Appends where point I is: "6.5 h", "(1.5, 4)", "row 7". */
void explain_place(const struct explaining *e, size_t i, struct str *out);
/* Is another point at the same place? */
bool explain_twin(const struct explaining *e, size_t i);
/* Appends what to call point I: its place, and its row where that is not enough. */
void explain_label(const struct explaining *e, size_t i, struct str *out);
/* The word for the class of point I. */
const char *explain_class(const struct explaining *e, size_t i);
/* What to call a class, 0 or 1: its word, "class 1" where it has none of its own. */
const char *explain_called(const struct explaining *e, int class);
/* "passed", "of class 1": behind a number of points. */
const char *explain_counted(const struct explaining *e, int class);
bool explain_linear(const struct explaining *e); /* the model is linear regression */
/* The value of feature J (from 1) of point I as the model sees it. */
double explain_x(const struct explaining *e, size_t j, size_t i);
/* The activation of hidden neuron H (from 0) at point I. */
double explain_hidden(const struct explaining *e, size_t h, size_t i);
/* What the cost of point I is multiplied by. */
double explain_counts_as(const struct explaining *e, size_t i);
const char *explain_prediction(const struct explaining *e); /* "p", "ŷ" */

#endif
