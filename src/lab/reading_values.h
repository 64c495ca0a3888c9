/* The functions behind the table of readings, by subject.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_READING_VALUES_H
#define LAB_READING_VALUES_H

#include "lab/reading.h"

/* Each gives the value of its reading, or why it has none now. */
typedef void reading_value(struct bench *b, struct value *out);

/* weights */
reading_value read_w, read_w1, read_w2, read_b, read_raw_b, read_raw_w1, read_raw_w2;
reading_value read_norm, read_intercept, read_slopeline, read_midpoint;

/* settings */
reading_value read_eta, read_lambda, read_tau, read_batch, read_seed;
reading_value read_model, read_optimizer, read_features, read_scale, read_loss_kind;
reading_value read_data, read_plot;

/* data */
reading_value read_n, read_npos, read_nneg, read_dim, read_separable;

/* fit */
reading_value read_loss, read_objective, read_mse, read_abserr, read_maxloss;
reading_value read_errors, read_accuracy, read_baseline;
reading_value read_grad_b, read_grad_w1, read_grad_w2, read_gradnorm;
reading_value read_curvature, read_safe_eta;

/* run */
reading_value read_steps, read_passes, read_rises, read_iterations;

/* evaluation */
reading_value read_tp, read_fp, read_tn, read_fn;
reading_value read_precision, read_recall, read_fpr, read_f1, read_f1neg;
reading_value read_balanced, read_mcc, read_auc, read_brier;

/* The J-th weight (1 …), its gradient, its value for the original feature. */
void read_weight(struct bench *b, size_t j, struct value *out);
void read_gradient(struct bench *b, size_t j, struct value *out);
void read_raw_weight(struct bench *b, size_t j, struct value *out);

#endif
