/* A bench as the commands that restore it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/bench.h"
#include "lab/dataset.h"
#include "lab/definition.h"
#include "lab/figure.h"
#include "lab/function_view.h"
#include "lab/projection.h"
#include "learn/derive.h"
#include "plot/text.h"

/* To the last bit: -0 is not 0. */
static void exact(struct str *out, double v)
{
    str_add(out, v == 0 && signbit(v) ? "-" : "");
    text_exact(out, v);
}

static void write_number(struct str *out, const char *name, double v)
{
    str_addf(out, "%s = ", name);
    exact(out, v);
    str_addc(out, '\n');
}

static void write_count(struct str *out, const char *name, uint64_t v)
{
    str_addf(out, "%s = %llu\n", name, (unsigned long long)v);
}

/* A drawn set keeps its n= seed= noise=; a file's name may need quotes. */
static void write_source(const struct data *d, struct str *out)
{
    if (!dataset_drawn(d) && strpbrk(d->source, " \t;,#'"))
        str_addf(out, "data \"%s\"", d->source);
    else
        str_addf(out, "data %s", d->source);
    if (d->columns) /* in one line: without them the file may not be readable */
        str_addf(out, " %s", d->columns);
    str_addc(out, '\n');
}

/* What the labels of these data would not take stays as it was set before. */
static void write_data(const struct state *s, struct str *out)
{
    if (s->balanced)
        str_add(out, "classweight balanced\n");
    if (s->all) {
        write_source(s->all, out);
        if (s->edits)
            str_add(out, s->edits);
    }
    if (s->split < 1)
        write_number(out, "split", s->split);
    if (s->recipe)
        str_addf(out, "features %s\n", recipe_text(s->recipe));
}

static void write_model(const struct state *s, struct str *out)
{
    str_addf(out, "model %s", s->model->name);
    if (s->hidden)
        str_addf(out, " %zu", s->hidden);
    str_addc(out, '\n');
    if (objective_named(s->model->name, NULL) != s->model)
        str_addf(out, "loss %s\n", s->model->loss);
    if (s->bias != BIAS_FREE)
        str_addf(out, "bias %s\n", s->bias == BIAS_OFF ? "off" : "penalised");
}

/* What differs from how a bench begins. */
static void write_method(const struct state *s, struct str *out)
{
    if (s->batch)
        write_count(out, "batch", s->batch);
    str_addf(out, "optimizer %s\n", s->optimizer->name);
    if (s->eta_auto)
        str_add(out, "eta = auto\n");
    else
        write_number(out, "eta", s->knobs.eta);
    for (const struct opt_knob *k = opt_knobs; k->name; k++)
        if (opt_knob(&s->knobs, k) != opt_knob(&knobs_usual, k))
            write_number(out, k->name, opt_knob(&s->knobs, k));
    if (s->h != 1e-5)
        write_number(out, "h", s->h);
    if (!s->shuffled)
        str_add(out, "order file\n");
    if (s->seed != 1)
        write_count(out, "seed", s->seed);
}

static void write_settings(const struct state *s, struct str *out)
{
    write_number(out, "lambda", s->lambda);
    write_number(out, "tau", s->tau);
    str_addf(out, "scale %s\n", s->scale ? "on" : "off");
    str_addf(out, "field %s\n", !s->field ? "off" : s->score ? "score" : "on");
    str_addf(out, "segments %s\n", s->segments ? "on" : "off");
    if (s->table_sorted)
        str_add(out, "sorted on\n");
    if (s->aspect_equal)
        str_add(out, "aspect equal\n");
    if (s->captions)
        str_add(out, "captions on\n");
    if (s->feel)
        str_add(out, "feel on\n");
    if (s->nudge)
        str_add(out, "nudge on\n");
    if (!s->explorer.derivative)
        str_add(out, "derivative off\n");
}

/* Weights in the form that they were given in: a line stays a line. */
static void write_weights(const struct bench *b, struct str *out)
{
    const struct state *s = &b->s;
    char name[16];

    if (s->slope_form && s->dim == 2 && !s->scale) {
        str_add(out, "line ");
        exact(out, -s->theta[0]);
        str_addc(out, ' ');
        exact(out, -s->theta[1]);
        str_addc(out, '\n');
        return;
    }
    str_add(out, s->hidden ? "" : "w =");
    for (size_t j = 1; j < s->params; j++) {
        bench_weight_name(b, j, name);
        if (s->hidden)
            str_addf(out, "%s = ", name);
        else
            str_addc(out, ' ');
        exact(out, s->theta[j]);
        str_add(out, s->hidden ? ", " : "");
    }
    if (s->bias == BIAS_OFF && !s->hidden) {
        str_addc(out, '\n');
        return;
    }
    str_add(out, s->hidden ? "b = " : ", b = ");
    exact(out, s->theta[0]);
    str_addc(out, '\n');
}

/* The function with the numbers that its other names had. */
static void write_function(const struct explorer *e, struct str *out)
{
    str_add(out, e->minimizing ? "minimize " : "plot f ");
    formula_write(e->function->value, out);
    str_add(out, e->minimizing ? " from" : "");
}

/* Where one stands, also before there is a function. */
static void write_place(const struct explorer *e, struct str *out)
{
    if (e->function || e->at[0] != 0)
        write_number(out, "X", e->at[0]);
    if ((!e->function || e->function->dim == 2) && e->at[1] != 0)
        write_number(out, "Y", e->at[1]);
    if (e->dX != 0)
        write_number(out, "dX", e->dX);
}

/* A function that is only looked at comes first: the picture on show is set later. */
static void write_looked_at(const struct explorer *e, struct str *out)
{
    if (e->minimizing)
        return;
    if (e->function) {
        write_function(e, out);
        if (e->other) {
            str_add(out, ", ");
            formula_write(e->other->value, out);
        }
        str_addc(out, ' ');
        exact(out, e->from);
        str_addc(out, ' ');
        exact(out, e->to);
        str_addc(out, '\n');
    }
    write_place(e, out);
}

/* What the picture shows, where that is not what it would from here. */
static void write_ends(const struct explorer *e, struct str *out)
{
    double from, to;

    function_frame(e->at[0], &from, &to);
    if (e->from == from && e->to == to)
        return;
    str_add(out, "plot f ");
    exact(out, e->from);
    str_addc(out, ' ');
    exact(out, e->to);
    str_addc(out, '\n');
}

/* One that is made small comes last: weights that are set end it. */
static void write_minimized(const struct explorer *e, struct str *out)
{
    if (!e->minimizing)
        return;
    write_function(e, out);
    for (size_t j = 0; j < e->function->dim; j++) {
        str_addc(out, ' ');
        exact(out, e->at[j]);
    }
    str_addc(out, '\n');
    write_ends(e, out);
    if (e->dX != 0)
        write_number(out, "dX", e->dX);
}

/* xJ; its number alone if that is what another column is called. */
static void write_column(const struct data *d, size_t j, struct str *out)
{
    char name[32];

    snprintf(name, sizeof name, "x%zu", j + 1);
    for (size_t i = 0; i < d->dim; i++)
        if (i != j && strcmp(d->names[i], name) == 0) {
            str_addf(out, " %zu", j + 1);
            return;
        }
    str_addf(out, " %s", name);
}

/* The weights or columns that were chosen for the picture on show. */
static void write_axes(const struct bench *b, const struct figure *f, struct str *out)
{
    struct bench usual = *b;
    size_t weight[2], column[2], was[2], is[2];
    char name[16];

    memset(&usual.s.axes, 0, sizeof usual.s.axes);
    bench_axes(b, weight, column);
    bench_axes(&usual, was, is);
    if (f->takes == FIGURE_WEIGHTS && memcmp(weight, was, sizeof was) != 0)
        for (int i = 0; i < (strcmp(f->name, "slice") == 0 ? 1 : 2); i++) {
            bench_weight_name(b, weight[i], name);
            str_addf(out, " %s", name);
        }
    if (f == figure_named("matrix") && b->s.matrix_row)
        str_addf(out, " %zu", b->s.matrix_row);
    if (f->takes == FIGURE_COLUMNS && b->s.axes.along && projection_fits(b))
        str_add(out, " w");
    else if (f->takes == FIGURE_COLUMNS && b->s.data &&
             memcmp(column, is, sizeof is) != 0)
        for (int i = 0; i < 2; i++)
            write_column(b->s.data, column[i], out);
}

static void write_loss_words(const struct loss_view *v, struct str *out)
{
    str_addf(out, "plot loss%s%s%s\n", v->log ? " log" : "", v->passes ? " passes" : "",
             v->runs ? " runs" : "");
}

/* How the loss is drawn, also where it is the second picture. */
static void write_loss_view(struct bench *b, struct str *out)
{
    struct loss_view v = b->s.loss_view;

    v.runs = false;
    if ((v.log || v.passes) && !figure_named("loss")->lacks(b))
        write_loss_words(&v, out);
}

/* The picture on show where a line has to bring it back: a function that is looked at,
 * or a view of the loss, goes before and would stay. */
static const struct figure *chosen(struct bench *b)
{
    const struct figure *f = figure_named(b->s.plot);
    bool before = b->s.loss_view.log || b->s.loss_view.passes || !b->s.data;

    return (f && !f->lacks(b)) || before ? figure_now(b) : NULL;
}

/* The picture on show. `minimize` shows f by itself; the table behind a sweep is gone.
 */
static void write_picture(const struct bench *b, const struct bench *still,
                          struct str *out)
{
    struct bench *own = (struct bench *)b; /* it remembers what it is asked */
    const struct figure *f = chosen(own);

    if (!f || f == figure_named("sweep") ||
        (b->s.explorer.minimizing && strcmp(f->name, "f") == 0))
        return;
    if (strcmp(f->name, "loss") == 0) {
        write_loss_words(&b->s.loss_view, out);
        return;
    }
    write_loss_view(own, out);
    str_addf(out, "plot %s", f->name);
    write_axes(still, f, out);
    str_addc(out, '\n');
}

/* The predicted place that pictures mark. */
static void write_predicted(const struct bench *b, struct str *out)
{
    const struct state *s = &b->s;
    size_t n = bench_inputs(b);
    double *features;
    bool finite;

    if (!s->placed || n > 2)
        return;
    features = mem_array(recipe_features(s->recipe, n), sizeof *features);
    finite = recipe_place(s->recipe, n, s->place, features);
    free(features);
    if (!finite)
        return;
    str_add(out, "predict ");
    exact(out, s->place[0]);
    str_add(out, n > 1 ? " " : "");
    if (n > 1)
        exact(out, s->place[1]);
    str_addc(out, '\n');
}

void bench_script(const struct bench *b, struct str *out)
{
    const struct state *s = &b->s;
    struct bench still = *b; /* the names of the model's weights, minimizing or not */

    still.s.explorer.minimizing = false;
    write_looked_at(&s->explorer, out);
    write_data(s, out);
    write_model(s, out);
    write_method(s, out);
    write_settings(s, out);
    write_weights(&still, out);
    write_predicted(&still, out);
    definitions_script(s->definitions, out);
    write_minimized(&s->explorer, out);
    write_picture(b, &still, out);
}
