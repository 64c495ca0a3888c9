/* The command list: wrong points, the points of a curve, the bins, as tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"

enum { ERRORS_MOST = 50, ROWS_MOST = 20, CELL = 11, SHOWN = 6 };

/* So many times what chance explains is not chance: less than once in 15 tables of five
 * honest bins. */
static const double STRANGE = 2.5;

/* ---- errors ---- */

/* One point on the wrong side: "2. (2.2, 3.6) hero, p 0.31". */
static void list_point(struct shell *sh, size_t i, double p)
{
    const struct data *d = sh->bench->s.data;
    const char *word = dataset_class(d, data_positive(d, i));
    struct str t;

    str_init(&t);
    str_addf(&t, "%zu. ", i + 1);
    for (size_t j = 0; j < d->dim && j < SHOWN; j++) {
        str_add(&t, j ? ", " : "(");
        text_number(&t, d->x[j][i]);
    }
    text_minus(&t, 0);
    str_addf(&t, "%s) %s%s, p ", d->dim > SHOWN ? ", …" : "",
             isdigit((unsigned char)*word) ? "class " : "", word);
    text_short(&t, p);
    show_text(sh, t.s);
    str_done(&t);
}

static void list_errors(struct shell *sh, const struct fitness *f)
{
    const struct data *d = sh->bench->s.data;
    size_t shown = 0;

    for (size_t i = 0; i < d->n && shown < ERRORS_MOST; i++)
        if ((f->p[i] >= sh->bench->s.tau) != data_positive(d, i)) {
            list_point(sh, i, f->p[i]);
            shown++;
        }
    show(sh, "%zu of %zu on the wrong side.", f->errors, d->n);
}

/* ---- tables ---- */

/* Ends the cell that began at FROM: its text goes to the right of CELL columns. */
static void close_cell(struct str *row, size_t from)
{
    char *text = mem_text(row->s + from);
    size_t columns = text_columns(text, false);

    str_cut(row, from);
    str_addf(row, "%*s%s", columns < CELL ? (int)(CELL - columns) : 1, "", text);
    free(text);
}

static void add_text(struct str *row, const char *text)
{
    size_t from = row->len;

    str_add(row, text);
    close_cell(row, from);
}

static void add_count(struct str *row, size_t n)
{
    size_t from = row->len;

    str_addf(row, "%zu", n);
    close_cell(row, from);
}

static void add_number(struct str *row, double v)
{
    size_t from = row->len;

    text_number(row, v);
    text_minus(row, from);
    close_cell(row, from);
}

/* A ratio, or a dash where it is 0/0. */
static void add_ratio(struct str *row, const struct confusion *c,
                      bool (*metric)(const struct confusion *, double *))
{
    double v;

    if (metric(c, &v))
        add_number(row, v);
    else
        add_text(row, "-");
}

static void show_head(struct shell *sh, const char *const *names)
{
    struct str row;

    str_init(&row);
    for (; *names; names++)
        add_text(&row, *names);
    paper_line(&sh->out, STYLE_DIM, row.s);
    str_done(&row);
}

/* ---- roc, pr ---- */

static void show_point(struct shell *sh, const struct metric_point *at, double top,
                       bool pr, bool present)
{
    const struct data *d = sh->bench->s.data;
    size_t ones = data_positives(d), from = 0;
    struct confusion c = {at->tp, at->fp, d->n - ones - at->fp, ones - at->tp};
    struct str row;

    str_init(&row);
    str_add(&row, isinf(at->tau) ? "above " : "");
    text_number(&row, isinf(at->tau) ? top : at->tau);
    close_cell(&row, from);
    add_count(&row, c.tp);
    add_count(&row, c.fp);
    add_ratio(&row, &c, metric_recall);
    add_ratio(&row, &c, pr ? metric_precision : metric_fpr);
    if (present) {
        str_add(&row, "   tau ");
        text_number(&row, sh->bench->s.tau);
    }
    paper_line(&sh->out, present ? STYLE_BOLD : STYLE_PLAIN, row.s);
    str_done(&row);
}

/* The place on the curve that TAU has: all p from it on are predicted 1. */
static size_t present_point(const struct metric_point *point, size_t n, double tau)
{
    size_t at = 0;

    while (at + 1 < n && point[at + 1].tau >= tau)
        at++;
    return at;
}

/* Of N points at most ROWS_MOST, evenly, always with HERE. */
static size_t show_curve(struct shell *sh, const struct metric_point *point, size_t n,
                         size_t here, bool pr)
{
    size_t rows = n <= ROWS_MOST ? n : ROWS_MOST - 1, next = 0, shown = 0;

    for (size_t i = 0; i < n; i++) {
        bool even = i == next * (n - 1) / (rows - 1);

        next += even;
        if (!even && i != here)
            continue;
        show_point(sh, &point[i], point[1].tau, pr, i == here);
        shown++;
    }
    return shown;
}

static bool list_curve(struct shell *sh, const struct fitness *f, bool pr,
                       struct err *err)
{
    static const char *const roc_head[] = {"tau", "TP", "FP", "recall", "fpr", NULL};
    static const char *const pr_head[] = {"tau",    "TP",        "FP",
                                          "recall", "precision", NULL};
    const struct data *d = sh->bench->s.data;
    struct metric_point *point;
    size_t n, shown;
    double auc;

    if (!metric_auc(d, f->z, &auc))
        return err_set(err, "All points have the same class: there is nothing to tell "
                            "apart, so no curve.");
    point = mem_array(d->n + 1, sizeof *point);
    n = metric_curve(d, f->z, point);
    bench_thresholds(sh->bench, point, n);
    show_head(sh, pr ? pr_head : roc_head);
    shown = show_curve(sh, point, n, present_point(point, n, sh->bench->s.tau), pr);
    free(point);
    if (shown < n)
        show(sh, "%zu of the %zu points of the curve.", shown, n);
    if (pr)
        show(sh, "Where no point is predicted 1, precision is undefined (-).");
    else
        show(sh, "auc %.3f", auc);
    return true;
}

/* ---- bins ---- */

static void show_bin(struct shell *sh, const struct metric_bin *bin)
{
    struct str row;

    str_init(&row);
    add_number(&row, bin->from);
    add_number(&row, bin->to);
    add_count(&row, bin->n);
    if (bin->n) {
        add_number(&row, bin->p);
        add_number(&row, bin->y);
    } else {
        add_text(&row, "-");
        add_text(&row, "-");
    }
    paper_line(&sh->out, STYLE_PLAIN, row.s);
    str_done(&row);
}

/* How far a bin is off, said less seen, in what chance explains: about how far the mean
 * of n labels, each 1 with this p, strays. Half a point is no distance. */
static double strangeness(const struct metric_bin *bin)
{
    double n = (double)bin->n, gap = bin->p - bin->y;
    double chance = sqrt(bin->p * (1 - bin->p) / n);
    double beyond = fmax(0, fabs(gap) - 0.5 / n);

    return copysign(beyond / fmax(chance, 1e-9), gap);
}

/* The bins that chance does not explain. */
struct judgement {
    size_t high, low;   /* it says too much; too little */
    size_t over, under; /* too sure: further from 1/2 than what is seen; not enough */
    const struct metric_bin *worst; /* rather one that says more than 1/2 */
};

static void judge(const struct metric_bin *bin, struct judgement *v)
{
    double off = bin->n ? strangeness(bin) : 0;
    bool upper = bin->p + bin->y > 1;

    if (fabs(off) < STRANGE)
        return;
    v->high += off > 0;
    v->low += off < 0;
    v->over += (off > 0) == upper;
    v->under += (off > 0) != upper;
    if (!v->worst || (bin->p > 0.5) > (v->worst->p > 0.5) ||
        fabs(off) > fabs(strangeness(v->worst)))
        v->worst = bin;
}

static void say_verdict(struct shell *sh, const struct judgement *v)
{
    const char *word = !v->under  ? "Over-confident"
                       : !v->over ? "Under-confident"
                       : !v->low  ? "It says too much"
                       : !v->high ? "It says too little"
                                  : "Not honest";
    struct str t;

    if (!v->worst) {
        show(sh,
             "Honest within chance: what is said (mean p) is about what is seen (the "
             "share of class 1).");
        return;
    }
    str_init(&t);
    str_addf(&t, "%s: where it says ", word);
    text_number(&t, v->worst->p);
    str_add(&t, ", ");
    text_number(&t, v->worst->y);
    str_addf(&t, " happened, further off than chance in %zu points explains.",
             v->worst->n);
    show_text(sh, t.s);
    str_done(&t);
}

static void list_bins(struct shell *sh, const struct fitness *f)
{
    static const char *const head[] = {"p from", "to", "n", "mean p", "seen y", NULL};
    struct metric_bin bin[METRIC_BINS];
    struct judgement v = {0};

    metric_reliability(sh->bench->s.data, f->p, bin);
    show_head(sh, head);
    for (size_t k = 0; k < METRIC_BINS; k++) {
        show_bin(sh, &bin[k]);
        judge(&bin[k], &v);
    }
    say_verdict(sh, &v);
}

/* ---- the command ---- */

static bool run_list(struct shell *sh, const struct args *args, struct err *err)
{
    const char *what = args->n ? args->arg[0].text : "errors";
    const struct fitness *f = bench_fitness(sh->bench);

    if (sh->bench->s.explorer.minimizing)
        return err_set(err, "A function is minimized now, not a model: there are no "
                            "predictions to list.");
    if (!f || sh->bench->s.data->kind == LABEL_VALUE)
        return err_set(err, "There are no classes to be wrong about here.");
    if (strcmp(what, "roc") == 0 || strcmp(what, "pr") == 0)
        return list_curve(sh, f, what[0] == 'p', err);
    if (strcmp(what, "bins") == 0)
        list_bins(sh, f);
    else
        list_errors(sh, f);
    return true;
}

static const char *const list_words[] = {"errors", "roc", "pr", "bins", NULL};

const struct command command_list = {
    .name = "list",
    .group = ABOUT_LOOK,
    .arg = {{ARG_WORD, "errors|roc|pr|bins",
             "the points on the wrong side; the points of a curve; p in five bins",
             true, list_words}},
    .help = "Lists the points on the wrong side by number, or the numbers of a curve.",
    .example = "list errors",
    .run = run_list,
};
