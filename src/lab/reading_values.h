/* The functions behind the table of readings, by subject.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_READING_VALUES_H
#define LAB_READING_VALUES_H

#include "lab/reading.h"

/* Each gives the value of its reading, or why it has none now. */
typedef void reading_value(struct bench *b, struct value *out);
/* The same for the names of a family; false: NAME is none of them. */
typedef bool reading_member(struct bench *b, const char *name, struct value *out);
typedef bool reading_sense(const struct bench *b, const char *name);

/* ---- reading_weight.c ---- */
reading_value read_w, read_w1, read_w2, read_b, read_raw_b, read_raw_w1, read_raw_w2;
reading_value read_norm, read_intercept, read_slopeline, read_midpoint;
reading_value read_grad_b, read_grad_w1, read_grad_w2;
reading_member read_weight, read_raw_weight, read_gradient;
reading_sense weight_here, raw_here, gradient_here;

/* What NAME is among the weights: not the name of one, of one that is not here (OUT
 * says why), or that of theta[*J]. */
enum weight_place { WEIGHT_NONE, WEIGHT_MISSING, WEIGHT_HERE };
enum weight_place weight_of_model(const struct bench *b, const char *name, size_t *j,
                                  struct value *out);
/* The same among the weights that `step` moves: X and Y while a function is
 * minimized. */
enum weight_place weight_of_step(const struct bench *b, const char *name, size_t *j,
                                 struct value *out);

/* ---- reading_bench.c: settings, data, run ---- */
reading_value read_eta, read_batch, read_seed, read_order;
reading_value read_model, read_hidden, read_optimizer, read_features, read_degree;
reading_value read_scale, read_loss_kind, read_classweight;
reading_value read_data, read_plot;
reading_value read_n, read_npos, read_nneg, read_dim, read_params, read_separable;
reading_value read_steps, read_passes, read_rises, read_iterations;

/* ---- reading_fit.c ---- */
reading_value read_loss, read_objective, read_mse, read_rmse, read_r2, read_abserr;
reading_value read_maxloss, read_errors, read_accuracy, read_baseline;
reading_value read_gradnorm, read_gradcheck, read_curvature, read_safe_eta;

/* The fitness of the model, or NULL and OUT says why there is none. */
const struct fitness *reading_fitness(struct bench *b, struct value *out);
/* The same where labels have to be classes. */
const struct fitness *reading_judged(struct bench *b, struct value *out);

/* ---- reading_evaluate.c ---- */
reading_value read_tp, read_fp, read_tn, read_fn;
reading_value read_precision, read_recall, read_fpr, read_specificity, read_f1;
reading_value read_f1neg, read_balanced, read_mcc, read_auc, read_brier;
reading_value read_valid_n, read_valid_loss, read_valid_mse, read_valid_accuracy;
reading_member read_bin;

/* ---- reading_fog.c ---- */
reading_value read_moves, read_lastmove, read_downhill;

/* ---- reading_inner.c: what the optimizer keeps and sees ---- */
reading_value read_opt_t, read_search;
reading_member read_velocity, read_squares, read_move, read_hessian, read_inverse;
reading_sense velocity_here, squares_here, move_here, hessian_here, inverse_here;

/* ---- reading_explorer.c ---- */
reading_value read_X, read_Y, read_dX, read_dY, read_secant, read_slope;

/* The function that is looked at; NULL: there is none, and OUT says what to type. */
const struct function *reading_function(const struct bench *b, struct value *out);
/* Its value and gradient (dim values) at X and Y; false: OUT says why there is none. */
bool reading_height(const struct bench *b, double *v, struct value *out);
bool reading_slopes(const struct bench *b, double g[2], struct value *out);

#endif
