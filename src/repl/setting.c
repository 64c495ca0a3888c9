/* The knobs of the bench: one table of settings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/setting.h"

#include <math.h>
#include <string.h>

#include "plot/text.h"
#include "repl/words.h"

static const char *on_off(size_t i)
{
    static const char *const words[] = {"on", "off", NULL};

    return words[i];
}

/* ---- eta ---- */

static void show_eta(struct bench *b, struct str *out)
{
    text_number(out, bench_eta(b));
    if (b->s.eta_auto && b->s.data)
        str_add(out, " (auto: 1/L)");
    else if (b->s.eta_auto)
        str_add(out, " (auto)");
}

static bool set_eta(struct bench *b, double v, struct str *note, struct err *err)
{
    if (v == 0)
        return err_set(err, "With eta 0 nothing moves. Give a number above 0.");
    if (v < 0)
        str_add(note, "A negative rate walks uphill; undo takes it back.");
    b->s.eta = v;
    b->s.eta_auto = false;
    return true;
}

static void word_eta(struct bench *b, const char *word)
{
    (void)word;
    b->s.eta_auto = true;
}

static const char *auto_only(size_t i)
{
    return i ? NULL : "auto";
}

static const struct setting eta = {
    .name = "eta",
    .also = "lr alpha learning_rate",
    .help =
        "eta (η): the learning rate, the size of a jump: one step moves the weights by "
        "eta times the slope. auto is 1/L, which never overshoots.",
    .word = auto_only,
    .range = "a number above 0",
    .example = "eta = 0.3",
    .show = show_eta,
    .set_number = set_eta,
    .set_word = word_eta,
};

/* ---- lambda ---- */

static void show_lambda(struct bench *b, struct str *out)
{
    text_number(out, b->s.lambda);
}

static bool set_lambda(struct bench *b, double v, struct str *note, struct err *err)
{
    (void)note;
    if (v < 0)
        return err_set(err, "lambda is the price of large weights: 0 or more.");
    b->s.lambda = v;
    return true;
}

static const struct setting lambda = {
    .name = "lambda",
    .also = "l2",
    .help = "lambda (λ): the price of large weights. objective = loss + lambda*(w1^2 + "
            "w2^2 + …); b is free.",
    .range = "0 or a number above 0",
    .example = "lambda = 0.01",
    .show = show_lambda,
    .set_number = set_lambda,
};

/* ---- tau ---- */

static void show_tau(struct bench *b, struct str *out)
{
    text_number(out, b->s.tau);
}

static bool set_tau(struct bench *b, double v, struct str *note, struct err *err)
{
    (void)note;
    if (v > 1 && v <= 100) {
        struct str meant;

        str_init(&meant);
        text_number(&meant, v / 100);
        err_set(err, "tau is a probability, 0 to 1. For %g %%: tau = %s", v, meant.s);
        err_meant(err, "tau = %s", meant.s);
        str_done(&meant);
        return false;
    }
    if (v < 0 || v > 1)
        return err_set(err, "tau is a probability, 0 to 1.");
    b->s.tau = v;
    return true;
}

static const struct setting tau = {
    .name = "tau",
    .also = "threshold",
    .help = "tau (τ): the threshold. Class 1 is predicted when p is tau or more.",
    .range = "a number from 0 to 1",
    .example = "tau = 0.5",
    .show = show_tau,
    .set_number = set_tau,
};

/* ---- optimizer ---- */

static void show_optimizer(struct bench *b, struct str *out)
{
    str_add(out, b->s.optimizer->name);
}

static void set_optimizer(struct bench *b, const char *word)
{
    b->s.optimizer = method_named(word);
}

static const char *optimizer_words(size_t i)
{
    return methods[i] ? methods[i]->name : NULL;
}

static const struct setting optimizer = {
    .name = "optimizer",
    .also = "method",
    .help = "optimizer: how a step moves the weights.",
    .word = optimizer_words,
    .example = "optimizer gd",
    .show = show_optimizer,
    .set_word = set_optimizer,
};

/* ---- model ---- */

static void show_model(struct bench *b, struct str *out)
{
    str_add(out, b->s.model->name);
}

static void set_model(struct bench *b, const char *word)
{
    for (size_t i = 0; objectives[i]; i++)
        if (strcmp(objectives[i]->name, word) == 0)
            bench_set_model(b, objectives[i]);
}

static const char *model_words(size_t i)
{
    return objectives[i] ? objectives[i]->name : NULL;
}

static const char *refuse_model(struct bench *b, const char *word)
{
    bool numbers = b->s.data && b->s.data->kind == LABEL_VALUE;

    return numbers && strcmp(word, "logistic") == 0
               ? "The labels are numbers, not classes: only model linear can learn "
                 "them."
               : NULL;
}

static const struct setting model = {
    .name = "model",
    .help =
        "model: what the score z becomes. logistic: p = sigmoid(z); linear: z itself.",
    .word = model_words,
    .refuses = refuse_model,
    .example = "model logistic",
    .show = show_model,
    .set_word = set_model,
};

/* ---- switches ---- */

static void show_on(bool on, struct str *out)
{
    str_add(out, on ? "on" : "off");
}

static void show_scale(struct bench *b, struct str *out)
{
    show_on(b->s.scale, out);
}

static void set_scale(struct bench *b, const char *word)
{
    bench_set_scale(b, strcmp(word, "on") == 0);
}

static const struct setting scale = {
    .name = "scale",
    .help =
        "scale: on gives the model (x - mean)/sd of each feature, so that one learning "
        "rate suits all. Pictures and places stay in the original units.",
    .word = on_off,
    .example = "scale on",
    .show = show_scale,
    .set_word = set_scale,
};

static void show_field(struct bench *b, struct str *out)
{
    show_on(b->s.field, out);
}

static void set_field(struct bench *b, const char *word)
{
    b->s.field = strcmp(word, "on") == 0;
}

static const struct setting field = {
    .name = "field",
    .help = "field: shades the picture by the probability p.",
    .word = on_off,
    .example = "field on",
    .show = show_field,
    .set_word = set_field,
};

static void show_segments(struct bench *b, struct str *out)
{
    show_on(b->s.segments, out);
}

static void set_segments(struct bench *b, const char *word)
{
    b->s.segments = strcmp(word, "on") == 0;
}

static const struct setting segments = {
    .name = "segments",
    .help = "segments: strokes from each point to the curve, ! on the wrong side.",
    .word = on_off,
    .example = "segments on",
    .show = show_segments,
    .set_word = set_segments,
};

const struct setting *const settings[] = {
    &eta, &lambda, &tau, &optimizer, &model, &scale, &field, &segments, NULL,
};

const struct setting *setting_named(const char *name)
{
    for (size_t i = 0; settings[i]; i++)
        if (strcmp(settings[i]->name, name) == 0 ||
            words_among(settings[i]->also, name))
            return settings[i];
    return NULL;
}

/* The word itself, or NULL. */
static const char *own_word(const struct setting *s, const char *word)
{
    for (size_t i = 0; s->word && s->word(i); i++)
        if (strcmp(s->word(i), word) == 0)
            return s->word(i);
    return NULL;
}

static bool no_such_word(const struct setting *s, const char *word, struct err *err)
{
    struct str list;

    str_init(&list);
    for (size_t i = 0; s->word && s->word(i); i++)
        str_addf(&list, "%s%s", i ? ", " : "", s->word(i));
    if (s->range)
        str_addf(&list, "%s%s", list.len ? " or " : "", s->range);
    err_set(err, "%s cannot be '%s'. It can be: %s.", s->name, word, list.s);
    for (size_t i = 0; s->word && s->word(i); i++)
        if (words_distance(s->word(i), word) <= 2)
            err_meant(err, "%s %s", s->name, s->word(i));
    str_done(&list);
    return false;
}

bool setting_word(const struct setting *s, struct bench *b, const char *word,
                  struct err *err)
{
    const char *own = own_word(s, word);

    if (!own)
        return no_such_word(s, word, err);
    if (s->refuses && s->refuses(b, own))
        return err_set(err, "%s", s->refuses(b, own));
    s->set_word(b, own);
    bench_changed(b);
    return true;
}

bool setting_number(const struct setting *s, struct bench *b, double v,
                    struct str *note, struct err *err)
{
    if (!s->set_number) {
        struct str word;

        str_init(&word);
        text_number(&word, v);
        no_such_word(s, word.s, err);
        str_done(&word);
        return false;
    }
    if (!isfinite(v))
        return err_set(err, "%s needs a finite number.", s->name);
    if (!s->set_number(b, v, note, err))
        return false;
    bench_changed(b);
    return true;
}
