/* What the explanations share: the subject, sentences, numbers that add up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPLAINING_H
#define LAB_EXPLAINING_H

#include "lab/explain.h"
#include "lab/reading.h"

struct explaining {
    struct bench *b;
    const struct state *s;
    const struct data *d;    /* in original units; NULL without data */
    const struct fitness *f; /* NULL without data */
    const char *name;        /* the reading */
    double value;            /* its value; explanations are asked only if it has one */
    size_t feature;          /* of w2, grad.w2: 2; 0 = the bias */
    bool all;
    int width;
    struct paper *out;
};

/* One explanation: a reading's own way down to its arithmetic. */
typedef void explanation(struct explaining *e);

/* ---- sums over the points ---- */
explanation explain_loss, explain_mse, explain_abserr, explain_maxloss,
    explain_gradient;
void explain_point(struct explaining *e, size_t i); /* row I, from 0 */

/* ---- counts and ratios ---- */
explanation explain_errors, explain_counts, explain_accuracy, explain_precision;
explanation explain_recall, explain_fpr, explain_f1, explain_f1neg, explain_balanced;
explanation explain_mcc, explain_auc, explain_baseline;

/* ---- weights and rates ---- */
explanation explain_weight, explain_bias, explain_norm, explain_boundary;
explanation explain_objective, explain_gradnorm, explain_eta, explain_curvature;
explanation explain_safe_eta, explain_scaling;

/* ---- text ---- */

/* One paragraph, wrapped to the width. */
void explain_say(struct explaining *e, const char *fmt, ...) LIKE_PRINTF(2, 3);

/* A number as text, with the minus of prose. */
struct num {
    char s[64];
};
struct num num_fixed(double v, int decimals);   /* exactly so many decimals: 20.000 */
struct num num_trimmed(double v, int decimals); /* at most so many: 0.8, 0.8421 */
struct num num_short(double v);                 /* 3 significant digits */
struct num num_long(double v);                  /* 6, for a factor of a product */
struct num num_bracketed(struct num n);         /* (−2) for a number with a minus */
struct num num_factor(double v);                /* num_long, bracketed */

/* V as num_fixed prints it. */
double num_rounded(double v, int decimals);

/* The least number of decimals from LEAST on with which N rounded PARTS add up to the
 * rounded TOTAL; LEAST if none up to 8 does. */
int num_decimals(const double *parts, size_t n, double total, int least);

/* Appends where point I is: "6.5 h", "(1.5, 4)", "row 7". */
void explain_place(const struct explaining *e, size_t i, struct str *out);
/* Is another point at the same place? */
bool explain_twin(const struct explaining *e, size_t i);
/* Appends what to call point I: its place, and its row where that is not enough. */
void explain_label(const struct explaining *e, size_t i, struct str *out);
/* The word for the class of point I. */
const char *explain_class(const struct explaining *e, size_t i);
bool explain_linear(const struct explaining *e); /* the model is linear regression */
/* The I-th value of feature J (from 1) as the model sees it. */
double explain_x(const struct explaining *e, size_t j, size_t i);

#endif
