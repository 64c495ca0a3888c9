/* Settings of what is learned and what is made small: model bias scale, loss lambda
 * classweight. SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "learn/mlp.h"
#include "plot/text.h"
#include "repl/setting_rows.h"

/* ---- model ---- */

enum { USUAL_HIDDEN = 2 };

static void show_model(struct bench *b, struct str *out)
{
    str_add(out, b->s.model->name);
    if (b->s.hidden)
        str_addf(out, " %zu", b->s.hidden);
}

/* Each name once: a model stands in the table with every loss it can have. */
static const char *model_words(size_t i)
{
    for (size_t j = 0; objectives[j]; j++) {
        bool again = j && strcmp(objectives[j - 1]->name, objectives[j]->name) == 0;

        if (!again && i-- == 0)
            return objectives[j]->name;
    }
    return NULL;
}

/* The loss stays where it is one of classes before and after. */
static const struct objective_ops *with_loss(const struct bench *b, const char *word)
{
    const struct objective_ops *same =
        b->s.model->sigma ? objective_named(word, b->s.model->loss) : NULL;

    return same ? same : objective_named(word, NULL);
}

static bool set_model(struct bench *b, const char *word, double count, struct str *note,
                      struct err *err)
{
    const struct objective_ops *ops = with_loss(b, word);
    bool network = strcmp(word, "mlp") == 0;
    size_t params = b->s.params, hidden = 0;

    if (b->s.data && b->s.data->kind == LABEL_VALUE && ops->sigma)
        return err_set(err, "The labels are numbers, not classes: only model linear "
                            "can learn them.") ||
               err_meant(err, "model linear");
    if (count && !network)
        return err_set(err, "Only mlp has a number of neurons: model mlp 3");
    if (network) {
        hidden = count ? (size_t)setting_whole(count, 1, MLP_MOST) : USUAL_HIDDEN;
        if (count && setting_whole(count, 1, MLP_MOST) < 0)
            return err_set(err, "mlp has 1 to %d hidden neurons: model mlp 3",
                           MLP_MOST);
    }
    bench_set_model(b, ops, hidden);
    if (network && b->s.params != params)
        str_addf(note,
                 "Its %zu weights are random, from seed %llu: at zero all neurons "
                 "would stay equal.",
                 b->s.params, (unsigned long long)b->s.seed);
    return true;
}

const struct setting setting_model = {
    .name = "model",
    .subject = SETTING_MODEL,
    .help = "model: what is made of the features. logistic: p = sigmoid(w*x + b); "
            "linear: w*x + b itself; mlp H: H neurons, each a logistic regression, and "
            "one over them.",
    .word = model_words,
    .counted = "mlp",
    .example = "model logistic",
    .show = show_model,
    .set_word = set_model,
};

/* ---- bias ---- */

static const char *const bias_names[] = {
    [BIAS_FREE] = "on", [BIAS_OFF] = "off", [BIAS_PRICED] = "penalised"};

static const char *bias_words(size_t i)
{
    return i < sizeof bias_names / sizeof *bias_names ? bias_names[i] : NULL;
}

static void show_bias(struct bench *b, struct str *out)
{
    str_add(out, bias_names[b->s.bias]);
}

static bool set_bias(struct bench *b, const char *word, double count, struct str *note,
                     struct err *err)
{
    int kind = 0;

    (void)count, (void)err;
    while (strcmp(bias_names[kind], word) != 0)
        kind++;
    bench_set_bias(b, (enum bias_kind)kind);
    if (kind == BIAS_OFF)
        str_add(note, "b is 0 and stays there: the boundary goes through the origin.");
    if (kind == BIAS_PRICED && b->s.lambda == 0)
        str_add(note, "lambda is 0, so b costs nothing yet.");
    return true;
}

const struct setting setting_bias = {
    .name = "bias",
    .subject = SETTING_MODEL,
    .help = "bias: on, b is learned and not priced by lambda; penalised, it is priced "
            "like a weight; off, it stays 0. A number sets b itself.",
    .word = bias_words,
    .example = "bias on",
    .weight = "b",
    .show = show_bias,
    .set_word = set_bias,
};

/* ---- scale ---- */

static void show_scale(struct bench *b, struct str *out)
{
    setting_show_on(b->s.scale, out);
}

/* Scaling moves the origin, so a boundary through it could not keep every p. */
static bool origin_moves(const struct bench *b)
{
    if (b->s.bias != BIAS_OFF || !b->s.data || b->s.hidden)
        return false;
    for (size_t j = 0; j < b->s.params; j++)
        if (b->s.theta[j] != 0)
            return true;
    return false;
}

static bool set_scale(struct bench *b, const char *word, double count, struct str *note,
                      struct err *err)
{
    bool on = strcmp(word, "on") == 0;

    (void)count;
    if (on != b->s.scale && b->s.bias == BIAS_OFF && b->s.hidden)
        str_add(note, "The bias is off: the neurons now turn around another origin.");
    if (on != b->s.scale && origin_moves(b)) {
        err_set(err,
                "The bias is off: the boundary goes through the origin, and scaling "
                "moves the origin. bias on first, or reset weights.");
        return err_meant(err, "bias on; scale %s", word);
    }
    bench_set_scale(b, on);
    return true;
}

const struct setting setting_scale = {
    .name = "scale",
    .subject = SETTING_MODEL,
    .help =
        "scale: on gives the model (x - mean)/sd of each feature, so that one learning "
        "rate suits all. Pictures and places stay in the original units.",
    .word = setting_on_off,
    .example = "scale on",
    .show = show_scale,
    .set_word = set_scale,
};

/* ---- loss ---- */

static void show_loss(struct bench *b, struct str *out)
{
    str_add(out, b->s.model->loss);
}

static const char *loss_words(size_t i)
{
    static const char *const words[] = {"log", "mse", "errors", NULL};

    return words[i];
}

static bool set_loss(struct bench *b, const char *word, double count, struct str *note,
                     struct err *err)
{
    const struct objective_ops *ops = objective_named(b->s.model->name, word);

    (void)count;
    if (!ops)
        return err_set(err,
                       "model %s has the loss %s only: it says numbers, not "
                       "probabilities.",
                       b->s.model->name, b->s.model->loss) ||
               err_meant(err, "loss %s", b->s.model->loss);
    bench_set_model(b, ops, b->s.hidden);
    if (!ops->smooth)
        str_add(note, "Counting has no slope: no optimizer can follow it. best line "
                      "finds the fewest errors.");
    else if (!ops->convex && !b->s.hidden)
        str_add(note, "This landscape is no bowl: it has flat parts where learning "
                      "stops, and where it ends may depend on the start.");
    return true;
}

static bool number_loss(struct bench *b, double v, struct str *note, struct err *err)
{
    (void)b, (void)v, (void)note;
    err_set(err, "loss is computed from the weights. Change w or b, or type step.");
    return err_meant(err, "step");
}

const struct setting setting_loss = {
    .name = "loss",
    .subject = SETTING_LOSS,
    .help = "loss: what a wrong prediction costs. log: -log of the probability of what "
            "happened; mse: the squared difference; errors: 1 for each point on the "
            "wrong side.",
    .word = loss_words,
    .example = "loss log",
    .reads = true,
    .show = show_loss,
    .set_number = number_loss,
    .set_word = set_loss,
};

/* ---- lambda ---- */

const struct setting setting_lambda = {
    .name = "lambda",
    .also = "l2",
    .subject = SETTING_LOSS,
    .help = "lambda (λ): the price of large weights. objective = loss + lambda*(w1^2 + "
            "w2^2 + …); b is free.",
    .range = "0 or a number above 0",
    .example = "lambda = 0.01",
    .turn = {TURN_GROWING, 1e-4, 0, 0},
    .number = FIELD_NUMBER(lambda),
    .fits = setting_not_negative,
    .misfit = "lambda is the price of large weights: 0 or more.",
};

/* ---- classweight ---- */

static const char *classweight_words(size_t i)
{
    static const char *const words[] = {"none", "balanced", NULL};

    return words[i];
}

static void show_classweight(struct bench *b, struct str *out)
{
    str_add(out, b->s.balanced ? "balanced" : "none");
}

static bool set_classweight(struct bench *b, const char *word, double count,
                            struct str *note, struct err *err)
{
    bool balanced = strcmp(word, "balanced") == 0;

    (void)count, (void)note;
    if (balanced && b->s.data && b->s.data->kind == LABEL_VALUE)
        return err_set(err, "The labels are numbers: there are no classes to balance.");
    b->s.balanced = balanced;
    return true;
}

const struct setting setting_classweight = {
    .name = "classweight",
    .also = "class_weight",
    .subject = SETTING_LOSS,
    .help =
        "classweight: balanced multiplies the cost of a point by n/(2*points of its "
        "class), so that both classes count the same however rare one is.",
    .word = classweight_words,
    .example = "classweight balanced",
    .show = show_classweight,
    .set_word = set_classweight,
};
