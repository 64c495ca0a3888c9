/* Commands that judge the model: predict metrics.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/described.h"
#include "repl/private.h"

/* ---- predict ---- */

/* "predict takes 5 numbers here: age, fare, …" */
static bool each_column(const struct data *d, size_t dim, struct err *err)
{
    enum { NAMED = 12 };
    struct str names;

    str_init(&names);
    for (size_t j = 0; d && j < dim && j < NAMED; j++)
        str_addf(&names, "%s%s", j ? ", " : ": ", d->names[j]);
    err_set(err, "predict takes %zu numbers here%s%s.", dim, names.s,
            dim > NAMED ? " …" : "");
    str_done(&names);
    return false;
}

static bool need_place(struct shell *sh, size_t n, struct err *err)
{
    const struct data *d = sh->bench->s.data;
    size_t dim = bench_inputs(sh->bench);

    if (n == dim)
        return true;
    if (dim == 1)
        return err_set(err, "One number here: predict 5");
    if (dim == 2 && d) {
        err_set(err, "Two numbers: %s and %s, e.g. predict 6 6", d->names[0],
                d->names[1]);
        return err_meant(err, "predict 6 6");
    }
    return each_column(d, dim, err);
}

/* How far the place is from the nearest point, in standard deviations of the features.
 */
static double remoteness(const struct data *d, const double *x)
{
    struct scaling s;
    double nearest = INFINITY;

    scaling_of(&s, d);
    for (size_t i = 0; i < d->n; i++) {
        double sum = 0;

        for (size_t j = 0; j < d->dim; j++)
            sum += pow((d->x[j][i] - x[j]) / s.sd[j], 2);
        nearest = fmin(nearest, sum);
    }
    scaling_done(&s);
    return sqrt(nearest);
}

/* Three digits, but never a rounded 1: p does not get there. */
static void add_p(double p, struct str *out)
{
    int decimals = 3;

    while (p < 1 && decimals < 15 && p > 1 - 0.5 * pow(10, -decimals))
        decimals++;
    if (decimals == 3)
        text_short(out, p);
    else
        str_addf(out, "%.*f", decimals, p);
}

/* "b + w1·6 + w2·6 = ", in the weights that belong to these units; nothing where the
 * score is no such sum. */
static void add_sum(const struct bench *b, const double *x, struct str *t)
{
    const char *raw = b->s.scale && b->s.data ? "raw." : "";
    size_t n = bench_inputs(b);

    if (!bench_straight(b))
        return;
    str_addf(t, "%sb", raw);
    for (size_t j = 0; j < n && j < 6; j++) {
        if (n == 1 && !*raw)
            str_add(t, " + w·");
        else
            str_addf(t, " + %sw%zu·", raw, j + 1);
        text_number(t, x[j]);
    }
    str_add(t, n > 6 ? " + … = " : " = ");
}

/* "z = b + w1·6 + w2·6 = 4.24   p = σ(4.24) = 0.986"; of it only what the lessons have
 * come to. */
static void add_prediction(struct shell *sh, const double *x, struct str *t)
{
    struct bench *b = sh->bench;
    bool early = described_early(sh, "score");
    double z = bench_z(b, x);

    if (!early || !b->s.model->sigma) {
        str_add(t, "z = ");
        add_sum(b, x, t);
        text_short(t, z);
        str_add(t, "   ");
    }
    if (!b->s.model->sigma) {
        str_add(t, "the prediction is ");
        text_number(t, z);
        return;
    }
    str_add(t, "p = ");
    if (!early && !described_early(sh, "sigmoid")) {
        str_add(t, "σ(");
        text_short(t, z);
        str_add(t, ") = ");
    }
    add_p(bench_p(b, x), t);
}

static void say_prediction(struct shell *sh, const double *x)
{
    struct bench *b = sh->bench;
    double p = bench_p(b, x);
    struct str t;

    str_init(&t);
    add_prediction(sh, x, &t);
    if (!b->s.data || b->s.data->kind != LABEL_VALUE) {
        int class = p >= b->s.tau;

        str_addf(&t, "   class %d", class);
        if (b->s.data && dataset_of(b->s.data) && dataset_class(b->s.data, class)[1])
            str_addf(&t, " (%s)", dataset_class(b->s.data, class)); /* no bare digit */
    }
    show_text(sh, t.s);
    str_done(&t);
}

static void say_remote(struct shell *sh, const double *x)
{
    size_t n = bench_inputs(sh->bench);
    struct str t;

    if (!sh->bench->s.data || remoteness(sh->bench->s.data, x) < 1)
        return;
    str_init(&t);
    for (size_t j = 0; j < n && j < 6; j++) {
        str_add(&t, j ? ", " : "");
        text_number(&t, x[j]);
    }
    show(sh, "No point of the data is near %s%s%s: the model is guessing out there.",
         n > 1 ? "(" : "", t.s, n > 1 ? ")" : "");
    str_done(&t);
}

/* Every feature of the recipe has a value at the place X. */
static bool has_features(const struct bench *b, const double *x, struct err *err)
{
    double *features = mem_array(b->s.dim, sizeof *features);
    bool ok = !b->s.recipe || recipe_place(b->s.recipe, bench_inputs(b), x, features);

    free(features);
    return ok || err_set(err, "A feature (%.200s) has no finite value at that place.",
                         recipe_text(b->s.recipe));
}

static bool run_predict(struct shell *sh, const struct args *args, struct err *err)
{
    struct state *s = &sh->bench->s;
    size_t n = bench_inputs(sh->bench);
    double *x;
    bool ok;

    if (!need_place(sh, args->n, err))
        return false;
    x = mem_array(n, sizeof *x);
    for (size_t j = 0; j < n; j++)
        x[j] = args->arg[j].number;
    ok = has_features(sh->bench, x, err);
    if (ok) {
        if (!sh->in->quiet) {
            say_prediction(sh, x);
            say_remote(sh, x);
        }
        s->place[0] = x[0];
        s->place[1] = n > 1 ? x[1] : 0;
        s->placed = true;
        s->matrix_row = 0;
    }
    free(x);
    return ok;
}

const struct command command_predict = {
    .name = "predict",
    .group = ABOUT_CORE,
    .arg = {{ARG_VALUES, "X Y", "a place: one number for each column", 0, 0}},
    .help = "Says what the model predicts there, and how sure it is.",
    .example = "predict 6 6",
    .run = run_predict,
};

/* ---- metrics ---- */

static void add_metric(struct shell *sh, const char *name, struct str *t)
{
    struct value v;

    if (!reading_get(sh->bench, name, &v))
        return;
    str_addf(t, "%s%s ", t->len ? "   " : "", name);
    if (v.kind == VALUE_NUMBER)
        text_number(t, v.number);
    else
        str_addf(t, "undefined (%s)", v.why);
}

static void show_metrics(struct shell *sh, const char *const *names)
{
    struct str t;

    str_init(&t);
    for (; *names; names++)
        add_metric(sh, *names, &t);
    show_text(sh, t.s);
    str_done(&t);
}

/* Less than a third of the points are of the rarer class: accuracy misleads. */
static bool imbalanced(const struct data *d)
{
    size_t ones = data_positives(d), zeros = d->n - ones;

    return 3 * (ones < zeros ? ones : zeros) < d->n;
}

static void judge_classes(struct shell *sh)
{
    static const char *const counts[] = {"tp", "fp", "fn", "tn", NULL};
    static const char *const rates[] = {"accuracy", "precision", "recall", "f1", NULL};
    static const char *const zeros[] = {"specificity", "fpr", NULL};
    static const char *const rare[] = {"specificity", "fpr",   "balanced",
                                       "mcc",         "f1neg", NULL};
    static const char *const ranks[] = {"loss", "baseline", "auc", "brier", NULL};
    static const char *const held[] = {"valid.n", "valid.loss", "valid.mse",
                                       "valid.accuracy", NULL};
    const struct state *s = &sh->bench->s;
    const struct fitness *f = bench_fitness(sh->bench);

    show_metrics(sh, counts);
    show_metrics(sh, rates);
    show_metrics(sh, imbalanced(s->data) ? rare : zeros);
    show_metrics(sh, ranks);
    if (s->held)
        show_metrics(sh, held);
    if (f && f->half)
        show(sh,
             "Every p is ½: nothing has been learned yet, the counts are an accident.");
}

static void judge_values(struct shell *sh)
{
    static const char *const values[] = {"mse",    "rmse",     "r2",
                                         "abserr", "baseline", NULL};
    static const char *const held[] = {"valid.n", "valid.mse", NULL};

    show_metrics(sh, values);
    if (sh->bench->s.held)
        show_metrics(sh, held);
}

static bool run_metrics(struct shell *sh, const struct args *args, struct err *err)
{
    const struct data *d = sh->bench->s.data;

    (void)args;
    if (!d)
        return err_set(err, "There is nothing to measure yet. Try: data hobbits");
    if (sh->bench->s.explorer.minimizing)
        return err_set(err, "A function is minimized now, not a model: there are no "
                            "predictions to judge.");
    if (d->kind == LABEL_VALUE)
        judge_values(sh);
    else
        judge_classes(sh);
    return true;
}

const struct command command_metrics = {
    .name = "metrics",
    .group = ABOUT_LOOK,
    .help = "Counts right and wrong at tau, with the rates that follow.",
    .example = "metrics",
    .run = run_metrics,
};
