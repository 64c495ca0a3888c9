/* The table of readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/reading_values.h"

#define WEIGHTS "weights"
#define SETTINGS "settings"
#define DATA "data"
#define FIT "fit"
#define RUN "run"
#define EVALUATION "evaluation"

enum { WHOLE = READING_WHOLE, SHORT = READING_SHORT };

#define ROW(name, group, get, decimals, label, help) \
    &(const struct reading)                          \
    {                                                \
        name, group, help, label, decimals, get      \
    }

const struct reading *const readings[] = {
    ROW("w", WEIGHTS, read_w, 2, NULL,
        "the weight of the feature, with one feature w1"),
    ROW("w1", WEIGHTS, read_w1, 2, NULL, "the weight of the first feature"),
    ROW("w2", WEIGHTS, read_w2, 2, NULL, "the weight of the second feature"),
    ROW("b", WEIGHTS, read_b, 2, NULL,
        "the bias, the score z where all features are 0"),
    ROW("w0", WEIGHTS, read_b, 2, NULL, "another name for the bias b"),
    ROW("raw.w1", WEIGHTS, read_raw_w1, 2, NULL,
        "w1 for the feature in its original units (scale on)"),
    ROW("raw.w2", WEIGHTS, read_raw_w2, 2, NULL,
        "w2 for the feature in its original units (scale on)"),
    ROW("raw.b", WEIGHTS, read_raw_b, 2, NULL,
        "b for features in their original units (scale on)"),
    ROW("norm", WEIGHTS, read_norm, 2, NULL,
        "the length of the weights, sqrt(w1^2 + w2^2 + …), without b"),
    ROW("intercept", WEIGHTS, read_intercept, 2, "height",
        "the height of the boundary at the left, where the first feature is 0"),
    ROW("slopeline", WEIGHTS, read_slopeline, 2, "slope",
        "the slope of the boundary, its rise per unit of the first feature"),
    ROW("midpoint", WEIGHTS, read_midpoint, 2, NULL,
        "where p is one half (one feature), -b/w in original units"),

    ROW("eta", SETTINGS, read_eta, SHORT, "η", "the learning rate, the size of a jump"),
    ROW("lambda", SETTINGS, read_lambda, SHORT, "λ", "the price of large weights"),
    ROW("tau", SETTINGS, read_tau, SHORT, "τ",
        "the threshold, class 1 from p = tau on"),
    ROW("batch", SETTINGS, read_batch, WHOLE, NULL, "examples per update, 0 = all"),
    ROW("seed", SETTINGS, read_seed, WHOLE, NULL, "where the random numbers start"),
    ROW("model", SETTINGS, read_model, WHOLE, NULL, "logistic or linear"),
    ROW("optimizer", SETTINGS, read_optimizer, WHOLE, NULL, "the method behind step"),
    ROW("features", SETTINGS, read_features, WHOLE, NULL,
        "what the model gets from the columns, linear = as they are"),
    ROW("scale", SETTINGS, read_scale, WHOLE, NULL,
        "on = features are scaled to mean 0 and deviation 1"),
    ROW("loss_kind", SETTINGS, read_loss_kind, WHOLE, NULL,
        "log or mse: what loss means"),
    ROW("plot", SETTINGS, read_plot, WHOLE, NULL, "the picture on show"),

    ROW("data", DATA, read_data, WHOLE, NULL, "the name of the data"),
    ROW("n", DATA, read_n, WHOLE, NULL, "the number of points"),
    ROW("npos", DATA, read_npos, WHOLE, NULL, "the number of points of class 1"),
    ROW("nneg", DATA, read_nneg, WHOLE, NULL, "the number of points of class 0"),
    ROW("dim", DATA, read_dim, WHOLE, NULL, "the number of features"),
    ROW("separable", DATA, read_separable, WHOLE, NULL,
        "1 if some line has every point on its side, else 0"),

    ROW("loss", FIT, read_loss, 3, NULL,
        "the mean cost of a point, without the price of weights"),
    ROW("objective", FIT, read_objective, 3, NULL,
        "what training makes small, loss + lambda * norm^2"),
    ROW("mse", FIT, read_mse, SHORT, NULL, "the mean of (p - y)^2"),
    ROW("abserr", FIT, read_abserr, SHORT, NULL,
        "the sum of |y - p|, all segments together"),
    ROW("maxloss", FIT, read_maxloss, 3, NULL, "the cost of the worst point"),
    ROW("errors", FIT, read_errors, WHOLE, NULL,
        "the number of points on the wrong side"),
    ROW("accuracy", FIT, read_accuracy, 3, NULL,
        "the share of points on the right side"),
    ROW("grad.b", FIT, read_grad_b, SHORT, NULL, "the slope of the objective along b"),
    ROW("grad.w1", FIT, read_grad_w1, SHORT, NULL,
        "the slope of the objective along w1"),
    ROW("grad.w2", FIT, read_grad_w2, SHORT, NULL,
        "the slope of the objective along w2"),
    ROW("gradnorm", FIT, read_gradnorm, SHORT, NULL,
        "the length of the gradient, 0 at the bottom"),
    ROW("curvature", FIT, read_curvature, SHORT, NULL,
        "L, the most that the slope can change per unit"),
    ROW("safe_eta", FIT, read_safe_eta, SHORT, NULL,
        "2/L, the rate up to which no step can climb"),

    ROW("steps", RUN, read_steps, WHOLE, "step",
        "updates since the weights were last set by hand"),
    ROW("passes", RUN, read_passes, WHOLE, "pass",
        "times that every example was used, in this run"),
    ROW("rises", RUN, read_rises, WHOLE, NULL,
        "updates of this run after which the objective was higher"),
    ROW("iterations", RUN, read_iterations, WHOLE, NULL, "iterations of the last fit"),

    ROW("tp", EVALUATION, read_tp, WHOLE, "TP", "class 1, and predicted 1"),
    ROW("fp", EVALUATION, read_fp, WHOLE, "FP",
        "class 0, but predicted 1: false alarms"),
    ROW("tn", EVALUATION, read_tn, WHOLE, "TN", "class 0, and predicted 0"),
    ROW("fn", EVALUATION, read_fn, WHOLE, "FN", "class 1, but predicted 0: misses"),
    ROW("precision", EVALUATION, read_precision, 3, NULL,
        "the share of class 1 among those predicted 1"),
    ROW("recall", EVALUATION, read_recall, 3, NULL,
        "the share predicted 1 among those of class 1"),
    ROW("fpr", EVALUATION, read_fpr, 3, NULL,
        "the false-positive rate, the share predicted 1 among class 0"),
    ROW("f1", EVALUATION, read_f1, 3, "F1",
        "precision and recall in one, 2tp/(2tp+fp+fn)"),
    ROW("f1neg", EVALUATION, read_f1neg, 3, "F1 of 0", "the F1 of class 0"),
    ROW("balanced", EVALUATION, read_balanced, 3, NULL,
        "balanced accuracy, the mean of both classes' recalls"),
    ROW("mcc", EVALUATION, read_mcc, 3, "MCC",
        "the correlation of prediction and class, -1 to 1"),
    ROW("auc", EVALUATION, read_auc, 3, "AUC",
        "the chance that a random 1 gets a higher p than a random 0"),
    ROW("baseline", EVALUATION, read_baseline, 3, NULL,
        "the loss of saying the same p, the share of class 1, everywhere"),
    ROW("brier", EVALUATION, read_brier, 3, "Brier",
        "the mean of (p - y)^2, the Brier score"),
    NULL,
};
