/* Commands that look: plot points describe predict metrics list, print explain.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/explain.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"
#include "repl/words.h"

/* ---- plot ---- */

static const struct figure *wanted_figure(const char *name, struct err *err)
{
    const struct figure *f = figure_named(name);
    struct str list;

    if (f)
        return f;
    str_init(&list);
    for (size_t i = 0; figures[i]; i++)
        str_addf(&list, "%s%s", i ? ", " : "", figures[i]->name);
    err_set(err, "There is no picture '%s'. There are: %s.", name, list.s);
    for (size_t i = 0; figures[i]; i++)
        if (words_distance(figures[i]->name, name) <= 2)
            err_meant(err, "plot %s", figures[i]->name);
    str_done(&list);
    return NULL;
}

static void print_picture(struct shell *sh, const struct figure *f)
{
    struct grid g;

    grid_init(&g, sh->host.picture_rows, sh->host.picture_cols,
              sh->host.look.glyphs == GLYPHS_ASCII);
    figure_draw(f, sh->bench, &sh->host.look, &g);
    paper_grid(&sh->out, &g);
    grid_done(&g);
}

static bool plot(struct shell *sh, const struct figure *f, struct err *err)
{
    const char *lacks = f && f->lacks ? f->lacks(sh->bench) : NULL;

    if (!f)
        return err->message[0] ? false
                               : err_set(err, "There is nothing to draw yet. Try: data hobbits");
    if (lacks)
        return err_set(err, "%s", lacks);
    snprintf(sh->bench->s.plot, sizeof sh->bench->s.plot, "%s", f->name);
    if (sh->host.pictures_inline)
        print_picture(sh, f);
    else
        reply(sh, "%s", f->help);
    return true;
}

static bool run_plot(struct shell *sh, const struct args *args, struct err *err)
{
    return plot(sh, args->n ? wanted_figure(args->arg[0].text, err) : figure_now(sh->bench),
                err);
}

const struct command command_plot = {
    .name = "plot",
    .group = ABOUT_CORE,
    .arg = {{ARG_WORD, "NAME", "scatter, curve, fit, loss or table", true, 0}},
    .help = "Shows a picture; bare, the present one again.",
    .example = "plot loss",
    .run = run_plot,
};

static bool run_points(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args;
    return plot(sh, figure_named("table"), err);
}

const struct command command_points = {
    .name = "points",
    .group = ABOUT_DATA,
    .help = "Lists the points with their numbers, z, p and cost: the picture table.",
    .example = "points",
    .run = run_points,
};

static bool run_describe(struct shell *sh, const struct args *args, struct err *err)
{
    const struct figure *f =
        args->n ? wanted_figure(args->arg[0].text, err) : figure_now(sh->bench);
    const char *lacks = f && f->lacks ? f->lacks(sh->bench) : NULL;
    struct str t;

    if (!f)
        return err->message[0] ? false
                               : err_set(err, "There is no picture yet. Try: data hobbits");
    if (lacks)
        return err_set(err, "%s", lacks);
    str_init(&t);
    f->describe(sh->bench, &t);
    show_text(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_describe = {
    .name = "describe",
    .group = ABOUT_LOOK,
    .arg = {{ARG_WORD, "NAME", "a picture; the present one if left out", true, 0}},
    .help = "Tells what a picture shows, in words and numbers.",
    .example = "describe scatter",
    .run = run_describe,
};

/* ---- predict ---- */

static bool need_place(struct shell *sh, size_t n, struct err *err)
{
    const struct data *d = sh->bench->s.data;
    size_t dim = sh->bench->s.dim;

    if (n == dim)
        return true;
    if (dim == 1)
        return err_set(err, "One number here: predict 5");
    if (dim == 2 && d) {
        err_set(err, "Two numbers: %s and %s, e.g. predict 6 6", d->names[0], d->names[1]);
        return err_meant(err, "predict 6 6");
    }
    return err_set(err, "predict takes %zu numbers here, one for each feature.", dim);
}

/* How far the place is from the nearest point, in standard deviations of the features. */
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
        text_short(&t, p);
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
    static const char *const rates[] = {"accuracy", "precision", "recall", "fpr", "f1", NULL};
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

/* ---- print, explain ---- */

static bool print_one(struct shell *sh, const char **s, struct str *out, struct err *err)
{
    size_t used;
    struct formula *f = formula_parse_expr(*s, &used, err);
    struct value v;
    bool ok = f && formula_eval(f, shell_scope(sh), &v, err);

    formula_free(f);
    if (!ok)
        return false;
    str_add(out, out->len ? " " : "");
    if (v.kind == VALUE_NUMBER)
        text_exact(out, v.number);
    else
        str_add(out, v.kind == VALUE_WORD ? v.word : "undefined");
    *s = words_skip(*s + used);
    return true;
}

static bool run_print(struct shell *sh, const struct args *args, struct err *err)
{
    const char *s = args->arg[0].text;
    struct str out;
    bool ok = true, more = true;

    str_init(&out);
    while (ok && more) {
        ok = print_one(sh, &s, &out, err);
        if (!ok)
            column_from(err, args->arg[0].text, s);
        more = *s == ',';
        s = words_skip(s + more);
    }
    if (ok && *s)
        ok = err_set(err, "print takes expressions with commas between them; '%s' is left "
                          "over.", s);
    if (ok)
        paper_line(&sh->out, STYLE_PLAIN, out.s);
    str_done(&out);
    return ok;
}

const struct command command_print = {
    .name = "print",
    .group = ABOUT_MATHS,
    .arg = {{ARG_REST, "EXPR, EXPR", "what to print, with all digits", 0, 0}},
    .help = "Prints values on one line with 17 significant digits, for scripts.",
    .example = "print loss, errors",
    .run = run_print,
};

static bool run_explain(struct shell *sh, const struct args *args, struct err *err)
{
    char *what = mem_text(args->n ? args->arg[0].text : "loss");
    size_t n = strlen(what);
    bool all = n > 4 && strcmp(what + n - 4, " all") == 0, ok;

    if (all) {
        char *bare = words_trim(what, n - 4);

        free(what);
        what = bare;
    }
    free(sh->heading);
    sh->heading = mem_text(what);
    ok = explain_write(sh->bench, what, all, sh->host.width, &sh->out, err);
    free(what);
    return ok;
}

const struct command command_explain = {
    .name = "explain",
    .also = "why",
    .group = ABOUT_CORE,
    .arg = {{ARG_REST, "NAME", "a number's name, or point I; with all: every line", true, 0}},
    .help = "Takes a number apart down to its arithmetic.",
    .example = "explain loss",
    .run = run_explain,
};
