/* The command best line: the fewest errors that any line can make.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "learn/best_line.h"
#include "learn/logistic.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"

/* V with so many significant digits as the language reads it. */
static void add_rounded(double v, int digits, struct str *out)
{
    int size = v == 0 ? 0 : (int)floor(log10(fabs(v)));
    int decimals = digits - 1 - size;

    if (size < -5 || size > 15)
        str_addf(out, "%.*e", digits - 1, v);
    else
        text_fixed(out, v, decimals < 0 ? 0 : decimals);
}

static double rounded(double v, int digits)
{
    struct str t;

    str_init(&t);
    add_rounded(v, digits, &t);
    v = strtod(t.s, NULL);
    str_done(&t);
    return v;
}

static size_t errors_with(const struct data *d, const double *theta)
{
    size_t errors = 0;

    for (size_t i = 0; i < d->n; i++) {
        double z = 0;

        for (size_t j = 0; j < d->dim; j++)
            z += theta[j + 1] * d->x[j][i];
        errors += (sigmoid(z + theta[0]) >= 0.5) != data_positive(d, i);
    }
    return errors;
}

/* A line is written as `line HEIGHT SLOPE` if class 1 is above it, else as weights. */
static bool has_slope_form(const struct data *d, const double *theta)
{
    return d->dim == 2 && theta[2] > 0;
}

/* Weights of the columns, THETA, in the size in which they are written: the last one
 * that is not 0 is 1 or -1. */
static void normalize(const struct state *s, const double *theta, double *w)
{
    size_t dim = s->data->dim;
    double size = fabs(theta[dim]) > 0 ? fabs(theta[dim]) : fabs(theta[1]);

    for (size_t j = 0; j <= dim; j++)
        w[j] = theta[j] / (size > 0 ? size : 1);
    if (s->scale && !has_slope_form(s->data, theta))
        scaling_from_raw(&s->scaling, w, w);
}

static void write_line(const double *w, int digits, struct str *out)
{
    str_add(out, "line ");
    add_rounded(w[0] == 0 ? 0 : -w[0], digits, out);
    str_addc(out, ' ');
    add_rounded(w[1] == 0 ? 0 : -w[1], digits, out);
}

static void write_weights(const double *w, size_t dim, int digits, struct str *out)
{
    str_add(out, "b = ");
    add_rounded(w[0], digits, out);
    for (size_t j = 1; j <= dim; j++) {
        if (dim == 1)
            str_add(out, ", w = ");
        else
            str_addf(out, ", w%zu = ", j);
        add_rounded(w[j], digits, out);
    }
}

/* The command that sets THETA (of the columns), in as few digits as keep the ERRORS.
 * False: no rounding keeps them, or it is too steep or too far to be written. */
static bool line_command(const struct state *s, const double *theta, size_t errors,
                         struct str *out)
{
    bool slope = has_slope_form(s->data, theta);
    double exact[3], w[3];

    normalize(s, theta, exact);
    for (size_t j = 0; j <= s->data->dim; j++)
        if (!isfinite(exact[j]))
            return false;
    for (int digits = 2; digits <= 17; digits++) {
        for (size_t j = 0; j <= s->data->dim; j++)
            w[j] = rounded(exact[j], digits);
        if (errors_with(slope ? s->data : s->fitted, w) != errors)
            continue;
        if (slope)
            write_line(w, digits, out);
        else
            write_weights(w, s->data->dim, digits, out);
        return true;
    }
    return false;
}

static void say_present(struct shell *sh, size_t best, struct str *t)
{
    const struct fitness *f = bench_fitness(sh->bench);
    double tau = sh->bench->s.tau;

    if (!f || f->half)
        return;
    str_addf(t, "\nThe model has %zu now", f->errors);
    if (tau != 0.5) {
        str_add(t, ", at tau ");
        text_number(t, tau);
        str_add(t, "; a line counts from p = ½");
    } else if (f->errors < best) {
        str_add(t, ": its boundary is no line");
    } else if (f->errors == best) {
        str_add(t, ": it is such a one");
    }
    str_addc(t, '.');
}

/* "No cut gets more than 15 of 18 right (3 errors)." */
static void write_best(const struct data *d, size_t errors, struct str *t)
{
    const char *what = d->dim == 1 ? "cut" : "line";

    if (errors)
        str_addf(t, "No %s gets more than %zu of %zu right (%zu error%s).", what,
                 d->n - errors, d->n, errors, errors == 1 ? "" : "s");
    else
        str_addf(t, "A %s gets all %zu right (0 errors).", what, d->n);
}

static void say_best(struct shell *sh, size_t errors, const double *theta)
{
    const struct state *s = &sh->bench->s;
    struct str t, command;

    str_init(&t);
    str_init(&command);
    write_best(s->data, errors, &t);
    if (bench_straight(sh->bench) && s->model->sigma &&
        line_command(s, theta, errors, &command)) {
        str_addf(&t, "\nOne that does: %s", command.s);
        err_meant(&sh->fault, "%s", command.s);
    }
    say_present(sh, errors, &t);
    show_text(sh, t.s);
    str_done(&command);
    str_done(&t);
}

static bool run_best(struct shell *sh, const struct args *args, struct err *err)
{
    const struct data *d = sh->bench->s.data;
    double theta[3] = {0};
    size_t errors;

    (void)args;
    if (!d)
        return err_set(err, "There are no points to part yet. Try: data hobbits");
    if (d->kind == LABEL_VALUE)
        return err_set(err, "The labels are numbers: there are no classes to part.");
    if (d->dim > 2)
        return err_set(err,
                       "The best line is known for one or two columns; these data have "
                       "%zu. fit finds the smallest loss instead.",
                       d->dim);
    if (!best_line(d, &errors, theta))
        return err_set(
            err,
            "The best line is found by trying them all, for up to %d points; "
            "these are %zu. fit finds the smallest loss instead.",
            BEST_LINE_ROWS, d->n);
    say_best(sh, errors, theta);
    return true;
}

static const char *const best_words[] = {"line", NULL};

const struct command command_best = {
    .name = "best",
    .group = ABOUT_LOOK,
    .arg = {{ARG_WORD, "line", "the line (or cut) with the fewest errors", true,
             best_words}},
    .help = "Finds the fewest errors that any straight line can make, exactly.",
    .example = "best line",
    .run = run_best,
};
