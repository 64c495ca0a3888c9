/* What is meant here in the letters and conventions of other books and programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_NOTATION_H
#define LAB_NOTATION_H

#include "lab/bench.h"
#include "plot/paper.h"

/* The present numbers in other conventions; NaN: there is none. LAMBDA prices ‖w‖²
 * here, beside the mean of the costs. */
struct notation {
    double n;        /* rows that train */
    double nll;      /* -log likelihood: the sum of the log losses, each counted once */
    double deviance; /* of R's glm and statsmodels: 2 nll, less that of a model that
                        knows each label, which is not 0 for labels between 0 and 1 */
    double rss;      /* linear regression: the sum of the squared residuals */
    double half_lambda;     /* mean + λ/2 ‖w‖² */
    double sum_lambda;      /* sum + λ ‖w‖²: scikit-learn's Ridge(alpha) */
    double sum_half_lambda; /* sum + λ/2 ‖w‖², or mean + λ/(2N) ‖w‖² */
    double c;       /* scikit-learn's C: 1/2 ‖w‖² + C sum; none without a price */
    double sum_eta; /* the rate that makes the same step on a sum */
    double odds;    /* exp(w1), the odds ratio; NaN for a number or a network */
};
void notation_of(struct bench *b, struct notation *to);

/* The card, at most WIDTH columns wide. */
void notation_write(struct bench *b, int width, struct paper *out);

#endif
