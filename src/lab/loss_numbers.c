/* The numbers behind the picture of the loss as CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "lab/figure_parts.h"
#include "lab/loss_held.h"
#include "lab/loss_shown.h"

struct table {
    struct str *csv;
    size_t weights;
    const char *run; /* its letter; "now" */
    size_t stretch;  /* from 1 */
    size_t steps;    /* of the chain before the stretch, */
    double passes;   /* and passes */
    bool held;       /* rows are held back: their loss has a column */
    struct bench *b; /* of the stretch that is the present run; else NULL */
};

/* Of the rows held back; NAN where it is not told. */
static double held_at(const struct table *t, size_t step, const double *theta)
{
    return t->b ? loss_held_at(t->b, step, theta) : NAN;
}

/* As the reading is called: valid.loss */
static void write_held_name(const struct bench *b, const struct table *t)
{
    struct str name;

    str_init(&name);
    str_addf(&name, "valid.%s", strcmp(loss_name(b), "mse") == 0 ? "mse" : "loss");
    figure_csv_text(t->csv, name.s);
    str_done(&name);
}

static void write_head(const struct bench *b, const struct table *t)
{
    static const char *const last[] = {"pass", "stretch", "change", "run"};
    char name[16];

    figure_csv_text(t->csv, "step");
    figure_csv_text(t->csv, loss_name(b));
    figure_csv_text(t->csv, "objective");
    if (t->held)
        write_held_name(b, t);
    for (size_t j = 0; j < t->weights; j++) {
        bench_weight_name(b, j, name);
        figure_csv_text(t->csv, name);
    }
    for (size_t i = 0; i < sizeof last / sizeof *last; i++)
        figure_csv_text(t->csv, last[i]);
    figure_csv_end(t->csv);
}

/* "; eta 0.3" */
static void add_change(struct str *out, enum change kind, const char *text)
{
    struct loss_mark m = {.kind = kind, .text = text};
    struct str label;

    str_init(&label);
    loss_mark_label(&m, &label);
    str_add(out, out->len && label.len ? "; " : "");
    utf8_ascii(label.s, out);
    str_done(&label);
}

static void write_row(const struct table *t, size_t step, double pass, double loss,
                      double objective, const double *theta, const char *change)
{
    figure_csv_number(t->csv, (double)(t->steps + step));
    figure_csv_number(t->csv, loss);
    figure_csv_number(t->csv, objective);
    if (t->held)
        figure_csv_number(t->csv, held_at(t, step, theta));
    for (size_t j = 0; j < t->weights; j++)
        figure_csv_number(t->csv, theta[j]);
    figure_csv_number(t->csv, t->passes + pass);
    figure_csv_number(t->csv, (double)t->stretch);
    figure_csv_text(t->csv, *change ? change : "none"); /* a row is complete */
    figure_csv_text(t->csv, t->run);
    figure_csv_end(t->csv);
}

/* With a row stands what was other from it on: from its own step, and from steps before
 * it that are not kept. */
static void write_trace(const struct table *t, const struct stretch *k)
{
    const struct trace *from = k->trace;
    size_t rows = from ? trace_upto(from, k->steps) : 0, at = 0;
    size_t marks = from ? trace_marks(from, k->steps) : 0;

    for (size_t i = 0; i < rows; i++) {
        struct str change;

        str_init(&change);
        if (!i)
            add_change(&change, k->began, k->text);
        for (; at < marks && from->mark[at].step <= from->step[i]; at++)
            add_change(&change, from->mark[at].kind, from->mark[at].text);
        write_row(t, from->step[i], from->pass[i], from->loss[i], from->objective[i],
                  from->theta + i * from->dim, change.s);
        str_done(&change);
    }
}

static void write_chain(struct table *t, const struct chain *c)
{
    t->stretch = 1;
    t->steps = c->steps;
    t->passes = c->passes;
    for (size_t i = 0; i < c->n; i++) {
        write_trace(t, &c->part[i]);
        t->steps += c->part[i].steps;
        t->passes += c->part[i].passes;
        t->stretch++;
    }
}

static void write_runs(struct bench *b, struct table *t)
{
    struct loss_shown l;

    loss_shown_init(&l, b);
    for (size_t k = 0; k < l.runs; k++) {
        char letter[2] = {l.run[k]->letter, '\0'};

        t->run = letter;
        write_chain(t, &l.run[k]->chain);
    }
    loss_shown_done(&l);
}

/* The present run before its first step: nothing has been kept of it. */
static void write_start(const struct table *t, struct bench *b)
{
    const struct state *s = &b->s;
    double now = 0;
    struct str change;
    size_t n;

    if (!loss_now(b, &now))
        return;
    str_init(&change);
    add_change(&change, s->began, s->began_with);
    write_row(t, s->steps, s->passes, now,
              s->explorer.minimizing ? now : bench_fitness(b)->objective,
              bench_weights(b, &n), change.s);
    str_done(&change);
}

/* What the traces have kept, with the weights of each step; before the first, now. */
void loss_numbers(struct bench *b, struct str *csv)
{
    const struct state *s = &b->s;
    struct table t = {.csv = csv};
    struct stretch present = {.trace = s->trace, .steps = s->steps, .began = s->began};

    t.held = s->held && !s->explorer.minimizing;
    bench_weights(b, &t.weights);
    write_head(b, &t);
    write_runs(b, &t);
    t.run = "now";
    write_chain(&t, &s->before);
    t.b = b;
    memcpy(present.text, s->began_with, sizeof present.text);
    write_trace(&t, &present);
    if (!s->trace || !trace_upto(s->trace, s->steps))
        write_start(&t, b);
}
