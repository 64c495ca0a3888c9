/* The commands grad and checkgrad: the slopes now, and whether they are right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/gradcheck.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"

enum { NAME_WIDTH = 6, NUMBER_WIDTH = 14 };

/* ---- what both need ---- */

static bool ready(struct shell *sh, struct err *err)
{
    const struct state *s = &sh->bench->s;

    if (!s->data && !s->explorer.minimizing) {
        err_set(err, "There is no data yet, so nothing has a slope. Try: data hobbits");
        return err_meant(err, "data hobbits");
    }
    if (!s->explorer.minimizing && !s->model->smooth)
        return err_set(err,
                       "The number of errors has no slope: it is flat, with jumps. "
                       "loss log has one.");
    return true;
}

/* TEXT right-aligned in a column, appended to OUT. */
static void add_cell(struct str *out, const char *text, int width)
{
    str_addf(out, "%*s%s", width - (int)text_columns(text, false), "", text);
}

static void add_number(struct str *out, double v, int width)
{
    struct str text;

    str_init(&text);
    if (isfinite(v))
        text_number(&text, v);
    else
        str_add(&text, "undefined");
    add_cell(out, text.s, width);
    str_done(&text);
}

static void show_line(struct shell *sh, struct str *line)
{
    paper_line(&sh->out, STYLE_PLAIN, line->s);
    str_clear(line);
}

/* ---- grad ---- */

static void show_slopes(struct shell *sh, const double *theta, const double *g,
                        size_t n)
{
    double eta = bench_eta(sh->bench);
    char name[16];
    struct str line;

    str_init(&line);
    str_addf(&line, "%-*s%*s%*s", NAME_WIDTH, "", NUMBER_WIDTH, "slope", NUMBER_WIDTH,
             "-eta*slope");
    show_line(sh, &line);
    for (size_t j = 0; j < n; j++) {
        bench_weight_name(sh->bench, j, name);
        str_addf(&line, "%-*s", NAME_WIDTH, name);
        add_number(&line, g[j], NUMBER_WIDTH);
        add_number(&line, -eta * g[j], NUMBER_WIDTH);
        str_addf(&line, "   %s ", name);
        text_number(&line, theta[j]);
        str_add(&line, " → ");
        if (isfinite(theta[j] - eta * g[j]))
            text_number(&line, theta[j] - eta * g[j]);
        else
            str_addc(&line, '?');
        show_line(sh, &line);
    }
    str_done(&line);
}

static bool run_grad(struct shell *sh, const struct args *args, struct err *err)
{
    struct objective o;
    const double *theta;
    double *g, length, eta;
    struct str text;
    size_t n;

    (void)args;
    if (!ready(sh, err))
        return false;
    theta = bench_weights(sh->bench, &n);
    bench_objective(sh->bench, &o);
    g = mem_array(n, sizeof *g);
    o.ops->gradient(&o, theta, g);
    show_slopes(sh, theta, g, n);
    length = vec_norm(g, n);
    eta = bench_eta(sh->bench);
    str_init(&text);
    if (isfinite(length)) {
        str_add(&text,
                "The slope points uphill; a step goes the other way. Its length: ");
        text_number(&text, length);
        str_add(&text, ", eta ");
        text_number(&text, eta);
        str_addc(&text, '.');
    } else {
        str_add(&text, "Here it has no slope in every direction.");
    }
    reply_text(sh, text.s);
    str_done(&text);
    free(g);
    return true;
}

const struct command command_grad = {
    .name = "grad",
    .also = "gradient",
    .group = ABOUT_MATHS,
    .help = "Shows the slope of the objective in every weight, and where eta times it "
            "would lead.",
    .example = "grad",
    .run = run_grad,
};

/* ---- checkgrad ---- */

static void show_rows(struct shell *sh, const struct gradcheck *c)
{
    struct str line;

    str_init(&line);
    str_addf(&line, "%-*s%*s%*s%*s", NAME_WIDTH, "", NUMBER_WIDTH, "formula",
             NUMBER_WIDTH, "numeric", NUMBER_WIDTH, "difference");
    show_line(sh, &line);
    for (size_t i = 0; i < c->n; i++) {
        const struct gradcheck_row *r = &c->row[i];

        str_addf(&line, "%-*s", NAME_WIDTH, r->name);
        add_number(&line, r->formula, NUMBER_WIDTH);
        add_number(&line, r->numeric, NUMBER_WIDTH);
        add_number(&line, r->relative, NUMBER_WIDTH);
        show_line(sh, &line);
    }
    str_done(&line);
}

static void say_verdict(struct shell *sh, const struct gradcheck *c)
{
    struct str text;

    str_init(&text);
    str_add(&text, c->differs ? "They differ: " : "They agree: ");
    str_add(&text, "the largest relative difference is ");
    text_number(&text, c->largest);
    str_addc(&text, '.');
    show_text(sh, text.s);
    str_clear(&text);
    gradcheck_disagreement(sh->bench, c, &text);
    if (text.len)
        show_text(sh, text.s);
    if (c->zero)
        show_text(sh,
                  "All weights are 0, and zero hides errors: check at other weights "
                  "too, as in random weights.");
    str_done(&text);
}

static bool run_checkgrad(struct shell *sh, const struct args *args, struct err *err)
{
    struct gradcheck c = {.n = 0};
    bool ok;

    (void)args;
    ok = ready(sh, err) && gradcheck_run(sh->bench, &c, err);
    if (ok) {
        show_rows(sh, &c);
        say_verdict(sh, &c);
        sh->bench->s.gradcheck = c.largest;
    }
    gradcheck_done(&c);
    return ok;
}

const struct command command_checkgrad = {
    .name = "checkgrad",
    .group = ABOUT_MATHS,
    .help =
        "Compares the gradient with difference quotients (step h): the model's own, "
        "or your formulas dw, db, … with your L. The difference is relative to the sum "
        "of the two sizes, and at least to 1/10000 of the objective or of 1: slopes "
        "below that count as 0. Below 0.00001 they agree.",
    .example = "checkgrad",
    .run = run_checkgrad,
};
