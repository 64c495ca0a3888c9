/* What other programs and books say: each phrase and the line that it is here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/definition.h"
#include "plot/text.h"
#include "repl/phrase.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/words.h"

/* SAID and HERE are patterns of phrase.h; the first that fits is taken. In HERE $
 * stands for the names of the weights. WHY is said before HERE, with ? for the value
 * that HERE sets; NULL: that it is written so; "": what HERE itself answers is said.
 * `optimizer adam 0.1` fits `adam #` too: the setting or command that HERE begins with
 * may stand before. */
static const struct saying {
    const char *said, *here, *why;
} sayings[] = {
    {"sgd", "optimizer gd; batch = 1", NULL},
    {"sgd #", "optimizer gd; batch = 1; eta = #", NULL},
    {"stochastic", "optimizer gd; batch = 1", NULL},
    {"stochastic gradient descent", "optimizer gd; batch = 1", NULL},
    {"minibatch #", "batch = #", NULL},
    {"mini-batch #", "batch = #", NULL},
    {"full batch", "batch = all", NULL},
    {"batch -#", "batch = -#", ""},
    {"gradient descent", "optimizer gd", NULL},
    {"gd", "optimizer gd", NULL},
    {"gd #", "optimizer gd; eta = #", NULL},
    {"momentum", "optimizer momentum", NULL},
    {"momentum #", "optimizer momentum; beta = #", NULL},
    {"nesterov", "optimizer nesterov", NULL},
    {"nesterov #", "optimizer nesterov; beta = #", NULL},
    {"adagrad", "optimizer adagrad", NULL},
    {"adagrad #", "optimizer adagrad; eta = #", NULL},
    {"rmsprop", "optimizer rmsprop", NULL},
    {"rmsprop #", "optimizer rmsprop; eta = #", NULL},
    {"adam", "optimizer adam", NULL},
    {"adam #", "optimizer adam; eta = #", NULL},
    {"newton", "optimizer newton", NULL},
    {"newton-cg", "optimizer newton", NULL},
    {"newton-cholesky", "optimizer newton", NULL},
    {"irls", "optimizer newton", NULL},
    {"bfgs", "optimizer bfgs", NULL},
    {"lbfgs", "optimizer bfgs", NULL},
    {"l-bfgs", "optimizer bfgs", NULL},
    {"l-bfgs-b", "optimizer bfgs", NULL},
    {"learning rate", "eta", NULL},
    {"learning rate #", "eta = #", NULL},
    {"step size", "eta", NULL},
    {"step size #", "eta = #", NULL},
    {"hidden #", "model mlp #", NULL},
    {"neurons #", "model mlp #", NULL},
    {"mlp", "model mlp", NULL},
    {"mlp #", "model mlp #", NULL},
    {"mlp h #", "model mlp #", NULL},
    {"mlp hidden #", "model mlp #", NULL},
    {"nn", "model mlp", NULL},
    {"nn #", "model mlp #", NULL},
    {"neural network", "model mlp", NULL},
    {"neural network #", "model mlp #", NULL},
    {"logistic", "model logistic", NULL},
    {"logistic regression", "model logistic", NULL},
    {"linear", "model linear", NULL},
    {"linear regression", "model linear", NULL},
    {"shuffle", "order shuffled", NULL},
    {"shuffle on", "order shuffled", NULL},
    {"shuffle true", "order shuffled", NULL},
    {"shuffle off", "order file", NULL},
    {"shuffle false", "order file", NULL},
    {"no shuffle", "order file", NULL},
    {"normalize", "scale on", NULL},
    {"normalise", "scale on", NULL},
    {"standardize", "scale on", NULL},
    {"standardise", "scale on", NULL},
    {"polynomial #", "features poly #", NULL},
    {"poly #", "features poly #", NULL},
    {"degree #", "features poly #", NULL},
    {"train test split ^", "split #", NULL},
    {"train_test_split ^", "split #", NULL},
    {"train test split #", "split ~", "The number here is the share that trains"},
    {"train_test_split #", "split ~", "The number here is the share that trains"},
    {"train_test_split(#)", "split ~", "The number here is the share that trains"},
    {"train_test_split test_size #", "split ~",
     "The number here is the share that trains"},
    {"test_size #", "split ~", "The number here is the share that trains"},
    {"train_size #", "split #", NULL},
    {"train split #", "split #", NULL},
    {"split off", "split 1", NULL},
    {"split none", "split 1", NULL},
    {"no split", "split 1", NULL},
    {"no bias", "bias off", NULL},
    {"no intercept", "bias off", NULL},
    {"fit_intercept off", "bias off", NULL},
    {"fit_intercept false", "bias off", NULL},
    {"fit_intercept true", "bias on", NULL},
    {"cross entropy", "loss log", NULL},
    {"cross-entropy", "loss log", NULL},
    {"crossentropy", "loss log", NULL},
    {"cross_entropy", "loss log", NULL},
    {"binary_crossentropy", "loss log", NULL},
    {"binary cross entropy", "loss log", NULL},
    {"binary cross-entropy", "loss log", NULL},
    {"bce", "loss log", NULL},
    {"logloss", "loss log", NULL},
    {"log_loss", "loss log", NULL},
    {"log-loss", "loss log", NULL},
    {"log loss", "loss log", NULL},
    {"squared error", "loss mse", NULL},
    {"mean squared error", "loss mse", NULL},
    {"balanced classes", "classweight balanced", NULL},
    {"random", "random weights", NULL},
    {"randomize weights", "random weights", NULL},
    {"random seed #", "random weights #", NULL},
    {"random weights seed #", "random weights #", NULL},
    {"regularization", "lambda = 0.01", NULL},
    {"regularisation", "lambda = 0.01", NULL},
    {"regularization #", "lambda = #", NULL},
    {"regularisation #", "lambda = #", NULL},
    {"ridge #", "lambda = #", NULL},
    {"decay #", "lambda = #", NULL},
    {"weight decay #", "lambda = #", NULL},
    {"penalty", "lambda", NULL},
    {"penalty #", "lambda = #", NULL},
    {"penalty l2", "lambda = 0.01", "The penalty here is l2, and lambda its price"},
    {"penalty none", "lambda = 0", NULL},
    {"penalty @", "lambda = 0.01", "The only penalty here is l2, and lambda its price"},
    {"c #", "lambda = 1/(2*#*n)", "C is 1/(2*lambda*n), so lambda is ? here"},
    {"iterations #", "step #", NULL},
    {"iterate #", "step #", NULL},
    {"max_iter #", "step #", NULL},
    {"loss_kind log", "loss log", NULL},
    {"loss_kind mse", "loss mse", NULL},
    {"loss_kind errors", "loss errors", NULL},
    {"w=[&]", "w = &", "The values stand without brackets"},
    {"w=(&)", "w = &", "The values stand without brackets"},
    {"w[#]=%", "w# = %", NULL},
    {"w_#=%", "w# = %", NULL},
    {"theta=[&]", "w = &", "The weights are called w, and b apart from them"},
    {"theta=%", "w = %", "The weights are called w, and b apart from them"},
    {"theta", "$", NULL},
    {"weights", "$", NULL},
    {"parameters", "$", NULL},
    {"coefficients", "$", NULL},
    {"coef", "$", NULL},
    {"coef_", "$", NULL},
    {"intercept_", "b", NULL},
    {"summary", "metrics", NULL},
    {"score", "accuracy", NULL},
    {"confusion", "metrics", NULL},
    {"confusion matrix", "metrics", NULL},
    {"confusion_matrix", "metrics", NULL},
    {"predict_proba", "predict", NULL},
    {"predict_proba %", "predict %", NULL},
    {"p #", "p(#)", NULL},
    {"p &", "p(&)", NULL},
    {"z #", "z(#)", NULL},
    {"z &", "z(&)", NULL},
    {"add (&) %", "add & %", NULL},
    {"bestline", "best line", NULL},
    {"grad @", "grad.@", NULL},
    {"gradient @", "grad.@", NULL},
    {"check grad", "checkgrad", NULL},
    {"check gradient", "checkgrad", NULL},
    {"list points", "points", NULL},
    {"diff %", "derive %", NULL},
    {"differentiate %", "derive %", NULL},
    {"formula @(x)=%", "formula @ = %", "A formula knows x without brackets"},
    {"@(x)=%", "formula @ = %", "A formula knows x without brackets"},
    {"f=%", "formula f = %", NULL},
    {"@!", "@", NULL},
};

/* ---- which row ---- */

/* The name that TEXT begins with is that of a formula of the learner's own, which is
 * not about to be set. */
static bool is_own(const struct shell *sh, const char *text)
{
    size_t n = words_name(text);
    char *first = mem_textn(text, n);
    const struct definitions *d = sh->bench->s.definitions;
    bool own = *words_skip(text + n) != '=' && definitions_get(d, first) != NULL;

    free(first);
    return own;
}

/* TEXT after the setting or command that HERE begins with; NULL if it begins with
 * another. */
static const char *after_subject(const struct shell *sh, const char *here,
                                 const char *text)
{
    size_t n = words_name(text);
    char first[48];
    const struct setting *s;
    const struct command *c;
    const char *subject;

    words_lower(first, sizeof first, text, n);
    s = setting_named(first);
    c = command_named(sh->commands, first);
    subject = s ? s->name : c ? c->name : "";
    return *subject && words_name(here) == strlen(subject) &&
                   strncmp(here, subject, strlen(subject)) == 0
               ? words_skip(text + n)
               : NULL;
}

/* TEXT is what ROW's SAID means, and not what is written here anyway. */
static bool row_fits(const struct shell *sh, const struct saying *row, const char *text,
                     struct phrase *p)
{
    const char *rest = after_subject(sh, row->here, text);
    struct phrase right;

    if (!is_own(sh, text) && phrase_fits(row->said, text, p))
        return !phrase_fits(row->here, text, &right);
    return rest && !is_own(sh, rest) && phrase_fits(row->said, rest, p) &&
           !phrase_fits(row->here, text, &right);
}

/* ---- what it is here ---- */

/* "print b, w1, w2": the first few, in an order that can be typed back. */
static void write_weights(const struct bench *b, struct str *out)
{
    enum { SHOWN = 8 };
    char name[16];

    str_add(out, "print ");
    for (size_t j = 0; j < b->s.params && j < SHOWN; j++) {
        bench_weight_name(b, j, name);
        str_addf(out, "%s%s", j ? ", " : "", name);
    }
}

static void write_here(const struct shell *sh, const struct saying *row,
                       const struct phrase *p, struct str *out)
{
    if (strcmp(row->here, "$") == 0)
        write_weights(sh->bench, out);
    else
        phrase_write(row->here, p, out);
}

/* WHY with the value that HERE sets for its ?; false: it has none now. */
static bool write_why(struct shell *sh, const char *why, const char *here,
                      struct str *out)
{
    const char *gap = strchr(why, '?'), *value = strchr(here, '=');
    struct err unwanted = {0};
    double v;

    if (!gap) {
        str_add(out, why);
        return true;
    }
    if (!value || !number_of(sh, words_skip(value + 1), &v, &unwanted))
        return false;
    str_addn(out, why, (size_t)(gap - why));
    text_number(out, v);
    str_add(out, gap + 1);
    return true;
}

static void say_row(struct shell *sh, const struct saying *row, const char *here,
                    struct err *err)
{
    struct str why;

    str_init(&why);
    if (!row->why || !write_why(sh, row->why, here, &why))
        str_add(&why, "Here that is written so");
    err_set(err, "%s: %s", why.s, here);
    err_meant(err, "%s", here);
    str_done(&why);
}

bool phrase_here(struct shell *sh, const char *text, struct str *here)
{
    struct phrase p;

    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++)
        if (row_fits(sh, &sayings[i], text, &p)) {
            write_here(sh, &sayings[i], &p, here);
            return true;
        }
    return false;
}

bool meant_phrase(struct shell *sh, const char *text, struct err *err)
{
    struct phrase p;
    struct str here;

    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
        if (!row_fits(sh, &sayings[i], text, &p))
            continue;
        str_init(&here);
        write_here(sh, &sayings[i], &p, &here);
        if (sayings[i].why && !*sayings[i].why) {
            statement_run(sh, here.s, err);
            err->column = 0; /* it belongs to a text that nobody typed */
        } else {
            say_row(sh, &sayings[i], here.s, err);
        }
        str_done(&here);
        return true;
    }
    return false;
}
