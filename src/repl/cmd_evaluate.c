/* Commands that judge the model: predict metrics list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"

static bool need_place(struct shell *sh, size_t n, struct err *err)
{
    const struct data *d = sh->bench->s.data;
    size_t dim = sh->bench->s.dim;

    if (n == dim)
        return true;
    if (dim == 1)
        return err_set(err, "One number here: predict 5");
    if (dim == 2 && d) {
        err_set(err, "Two numbers: %s and %s, e.g. predict 6 6", d->names[0],
                d->names[1]);
        return err_meant(err, "predict 6 6");
    }
    return err_set(err, "predict takes %zu numbers here, one for each feature.", dim);
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

/* "z = b + w1·6 + w2·6 = 4.24   p = σ(4.24) = 0.986   class 1" */
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

static void say_prediction(struct shell *sh, const double *x)
{
    struct bench *b = sh->bench;
    double z = bench_z(b, x), p = bench_p(b, x);
    struct str t;

    str_init(&t);
    str_add(&t, "z = b");
    for (size_t j = 0; j < b->s.dim && j < 6; j++) {
        str_addf(&t, b->s.dim == 1 ? " + w·" : " + w%zu·", j + 1);
        text_number(&t, x[j]);
    }
    str_add(&t, b->s.dim > 6 ? " + … = " : " = ");
    text_short(&t, z);
    if (b->s.model == &linear_ops) {
        str_add(&t, "   the prediction is ");
        text_number(&t, z);
    } else {
        str_add(&t, "   p = σ(");
        text_short(&t, z);
        str_add(&t, ") = ");
        add_p(p, &t);
    }
    if (!b->s.data || b->s.data->kind != LABEL_VALUE) {
        int class = p >= b->s.tau;

        str_addf(&t, "   class %d", class);
        if (b->s.data && dataset_of(b->s.data))
            str_addf(&t, " (%s)", dataset_class(b->s.data, class));
    }
    show_text(sh, t.s);
    str_done(&t);
}

static void say_remote(struct shell *sh, const double *x)
{
    struct str t;

    if (!sh->bench->s.data || remoteness(sh->bench->s.data, x) < 1)
        return;
    str_init(&t);
    for (size_t j = 0; j < sh->bench->s.dim && j < 6; j++) {
        str_add(&t, j ? ", " : "");
        text_number(&t, x[j]);
    }
    show(sh, "No point of the data is near %s%s%s: the model is guessing out there.",
         sh->bench->s.dim > 1 ? "(" : "", t.s, sh->bench->s.dim > 1 ? ")" : "");
    str_done(&t);
}

static bool run_predict(struct shell *sh, const struct args *args, struct err *err)
{
    struct state *s = &sh->bench->s;
    double *x;

    if (!need_place(sh, args->n, err))
        return false;
    x = mem_array(s->dim, sizeof *x);
    for (size_t j = 0; j < s->dim; j++)
        x[j] = args->arg[j].number;
    say_prediction(sh, x);
    say_remote(sh, x);
    s->place[0] = x[0];
    s->place[1] = s->dim > 1 ? x[1] : 0;
    s->placed = true;
    free(x);
    return true;
}

const struct command command_predict = {
    .name = "predict",
    .group = ABOUT_CORE,
    .arg = {{ARG_VALUES, "X Y", "a place: one number for each feature", 0, 0}},
    .help = "Says what the model predicts at a place, and how sure it is.",
    .example = "predict 6 6",
    .run = run_predict,
};

/* ---- metrics, list ---- */

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

static bool run_metrics(struct shell *sh, const struct args *args, struct err *err)
{
    static const char *const counts[] = {"tp", "fp", "fn", "tn", NULL};
    static const char *const rates[] = {"accuracy", "precision", "recall",
                                        "fpr",      "f1",        NULL};
    static const char *const ranks[] = {"loss", "auc", "balanced", "baseline", NULL};
    static const char *const values[] = {"mse", "abserr", NULL};
    const struct data *d = sh->bench->s.data;

    (void)args;
    if (!d)
        return err_set(err, "There is nothing to measure yet. Try: data hobbits");
    if (d->kind == LABEL_VALUE) {
        show_metrics(sh, values);
        return true;
    }
    show_metrics(sh, counts);
    show_metrics(sh, rates);
    show_metrics(sh, ranks);
    if (bench_fitness(sh->bench)->half)
        show(sh,
             "Every p is ½: nothing has been learned yet, the counts are an accident.");
    return true;
}

const struct command command_metrics = {
    .name = "metrics",
    .group = ABOUT_LOOK,
    .help = "Counts right and wrong at tau, with the rates that follow.",
    .example = "metrics",
    .run = run_metrics,
};

/* One point on the wrong side: "2. (2.2, 3.6) hero, p 0.31". */
static void list_point(struct shell *sh, size_t i, double p)
{
    const struct data *d = sh->bench->s.data;
    struct str t;

    str_init(&t);
    str_addf(&t, "%zu. ", i + 1);
    for (size_t j = 0; j < d->dim && j < 6; j++) {
        str_add(&t, j ? ", " : "(");
        text_number(&t, d->x[j][i]);
    }
    str_addf(&t, ") %s, p ", dataset_class(d, data_positive(d, i)));
    text_short(&t, p);
    show_text(sh, t.s);
    str_done(&t);
}

static bool run_list(struct shell *sh, const struct args *args, struct err *err)
{
    const struct fitness *f = bench_fitness(sh->bench);
    const struct data *d = sh->bench->s.data;
    size_t shown = 0;

    (void)args;
    if (!f || d->kind == LABEL_VALUE)
        return err_set(err, "There are no classes to be wrong about here.");
    for (size_t i = 0; i < d->n && shown < 50; i++)
        if ((f->p[i] >= sh->bench->s.tau) != data_positive(d, i)) {
            list_point(sh, i, f->p[i]);
            shown++;
        }
    show(sh, "%zu of %zu on the wrong side.", f->errors, d->n);
    return true;
}

static const char *const list_words[] = {"errors", NULL};

const struct command command_list = {
    .name = "list",
    .group = ABOUT_LOOK,
    .arg = {{ARG_WORD, "errors", "the points on the wrong side", true, list_words}},
    .help = "Lists the points on the wrong side, by number.",
    .example = "list errors",
    .run = run_list,
};
