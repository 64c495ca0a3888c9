/* diff: what differs between two states, side by side.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/setting.h"
#include "repl/trial.h"

enum { ROOM = 28, WEIGHTS_SHOWN = 12 };

/* The rows so far. */
struct table {
    struct shell *sh;
    struct called *a, *b;
    size_t rows;
};

/* ---- one row ---- */

/* At most ROOM columns of TEXT. */
static void add_cut(struct str *out, const char *text)
{
    size_t n = strlen(text);
    struct str cut;

    str_init(&cut);
    str_add(&cut, text);
    while ((int)text_columns(cut.s, false) > ROOM - 2) {
        n = utf8_fit(text, n - 1);
        str_clear(&cut);
        str_addn(&cut, text, n);
        str_add(&cut, "…");
    }
    str_addf(out, "%s%*s", cut.s, ROOM - (int)text_columns(cut.s, false), "");
    str_done(&cut);
}

static void head(struct table *t)
{
    struct str row;

    str_init(&row);
    str_addf(&row, "%s%-18s", TEXT_DIM, "");
    add_cut(&row, t->a->name);
    str_addf(&row, "%s%s", t->b->name, TEXT_END);
    show(t->sh, "%s", row.s);
    str_done(&row);
}

static void row(struct table *t, const char *name, const char *a, const char *b)
{
    struct str text;

    if (strcmp(a, b) == 0)
        return;
    if (!t->rows++)
        head(t);
    str_init(&text);
    str_addf(&text, "%-18s", name);
    add_cut(&text, a);
    add_cut(&text, b);
    while (text.len && text.s[text.len - 1] == ' ')
        str_cut(&text, text.len - 1);
    show(t->sh, "%s", text.s);
    str_done(&text);
}

/* With as many digits as it takes to see that they differ. */
static void number_row(struct table *t, const char *name, double a, double b)
{
    struct str x, y;

    if (a == b || (isnan(a) && isnan(b)))
        return;
    str_init(&x);
    str_init(&y);
    text_asked(&x, a);
    text_asked(&y, b);
    if (strcmp(x.s, y.s) == 0) {
        str_clear(&x);
        str_clear(&y);
        text_exact(&x, a);
        text_exact(&y, b);
    }
    row(t, name, isnan(a) ? "-" : x.s, isnan(b) ? "-" : y.s);
    str_done(&x);
    str_done(&y);
}

/* ---- what is compared ---- */

static void write_data(const struct state *s, struct str *out)
{
    if (!s->all) {
        str_add(out, "none");
        return;
    }
    utf8_clean(s->all->source, strlen(s->all->source), out);
    str_addf(out, ", %zu row%s%s", s->all->n, s->all->n == 1 ? "" : "s",
             s->edits ? ", edited" : "");
}

static void data_rows(struct table *t)
{
    const struct state *a = &t->a->bench->s, *b = &t->b->bench->s;
    struct str x, y;

    str_init(&x);
    str_init(&y);
    write_data(a, &x);
    write_data(b, &y);
    if (strcmp(x.s, y.s) == 0 &&
        strcmp(a->edits ? a->edits : "", b->edits ? b->edits : ""))
        str_add(&y, " otherwise");
    row(t, "data", x.s, y.s);
    row(t, "features", a->recipe ? recipe_text(a->recipe) : "linear",
        b->recipe ? recipe_text(b->recipe) : "linear");
    number_row(t, "split", a->split, b->split);
    str_done(&x);
    str_done(&y);
}

static void setting_rows(struct table *t)
{
    struct shell on = *t->sh;

    for (size_t i = 0; settings[i]; i++) {
        struct str x, y;

        if (setting_is_preference(settings[i]))
            continue;
        str_init(&x);
        str_init(&y);
        on.bench = t->a->bench;
        setting_show(settings[i], &on, &x);
        on.bench = t->b->bench;
        setting_show(settings[i], &on, &y);
        row(t, settings[i]->name, x.s, y.s);
        str_done(&x);
        str_done(&y);
    }
}

/* The weight of B that has this name; NaN: it has none. */
static double weight(const struct bench *b, const char *name)
{
    size_t j, n;
    const double *at = bench_weights(b, &n);

    return bench_weight_named(b, name, &j) && j < n ? at[j] : NAN;
}

/* The weights of ONE; those that OTHER has too only if it comes FIRST. */
static size_t weights_of(struct table *t, const struct bench *one,
                         const struct bench *other, bool first, size_t shown)
{
    size_t n;
    const double *at = bench_weights(one, &n);

    for (size_t j = 0; j < n; j++) {
        char name[16];
        double v;

        bench_weight_name(one, j, name);
        v = weight(other, name);
        if (v == at[j] || (!first && !isnan(v)))
            continue;
        if (shown++ < WEIGHTS_SHOWN)
            number_row(t, name, first ? at[j] : v, first ? v : at[j]);
    }
    return shown;
}

static void weight_rows(struct table *t)
{
    const struct bench *a = t->a->bench, *b = t->b->bench;
    size_t n = weights_of(t, a, b, true, 0);

    n = weights_of(t, b, a, false, n);
    if (n > WEIGHTS_SHOWN)
        show(t->sh, "and %zu more weights", n - WEIGHTS_SHOWN);
}

static double reading(struct bench *b, const char *name)
{
    struct value v;

    return reading_get(b, name, &v) && v.kind == VALUE_NUMBER ? v.number : NAN;
}

/* What the loss is called for both, else for neither. */
static void result_rows(struct table *t)
{
    static const char *const names[] = {"errors", "accuracy", "valid.loss",
                                        "valid.accuracy", "valid.mse"};
    struct shell on[2] = {{.bench = t->a->bench}, {.bench = t->b->bench}};
    const char *name = work_loss_name(t->a->bench);
    double v[2];

    for (int k = 0; k < 2; k++)
        if (!work_loss(&on[k], &v[k]) ||
            (!on[k].bench->s.data && !on[k].bench->s.explorer.minimizing))
            v[k] = NAN;
    number_row(t, strcmp(name, work_loss_name(t->b->bench)) == 0 ? name : "loss", v[0],
               v[1]);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        number_row(t, names[i], reading(t->a->bench, names[i]),
                   reading(t->b->bench, names[i]));
    number_row(t, "steps", (double)t->a->steps, (double)t->b->steps);
}

/* ---- the command ---- */

/* `diff x^2`, `diff x`: other programs differentiate so. */
static bool is_derivative(const char *text)
{
    return strpbrk(text, "^*/+(") || (text[0] && !text[1] && text[0] > 'Z');
}

static bool unknown(struct shell *sh, const char *name, struct err *err)
{
    struct str names;

    if (is_derivative(name)) {
        err_set(err, "Here that is written so: derive %.100s", name);
        err_meant(err, "derive %.100s", name);
        return err_remedy(err, REMEDY_WORDED);
    }
    str_init(&names);
    trial_names(sh, &names);
    if (names.len)
        err_set(err, "There is no fork or run '%.40s'. To compare: %s, and now.", name,
                names.s);
    else
        err_set(err, "There is no fork '%.40s' yet. fork NAME keeps the present state.",
                name);
    err_meant(err, names.len ? "runs" : "fork start");
    str_done(&names);
    return false;
}

static void compare(struct shell *sh, struct called *a, struct called *b)
{
    struct table t = {.sh = sh, .a = a, .b = b};

    data_rows(&t);
    setting_rows(&t);
    weight_rows(&t);
    result_rows(&t);
    if (t.rows)
        show(sh, "Otherwise they are the same.");
    else
        show(sh, "%s and %s are the same: data, settings, weights, results.", a->name,
             b->name);
}

static bool run_diff(struct shell *sh, const struct args *args, struct err *err)
{
    size_t n;
    char **word = trial_words(args->n ? args->arg[0].text : "", &n);
    const char *second;
    struct called a, b;
    bool ok = false;

    second = n > 1 ? word[n - 1] : "now";
    if (!n) {
        err_set(err, "Which two? Forks, letters of runs, or now; runs lists them.");
        err_meant(err, "runs");
    } else if (!trial_called(sh, word[0], &a)) {
        unknown(sh, is_derivative(args->arg[0].text) ? args->arg[0].text : word[0],
                err);
    } else {
        ok = trial_called(sh, second, &b) || unknown(sh, second, err);
        if (ok) {
            compare(sh, &a, &b);
            bench_free(b.bench);
        }
        bench_free(a.bench);
    }
    trial_words_free(word, n);
    return ok;
}

const struct command command_diff = {
    .name = "diff",
    .also = "compare",
    .group = ABOUT_TIME,
    .arg = {{ARG_REST, "A B", "forks, letters of runs, now; one alone: against now",
             true, 0}},
    .help = "Shows side by side what differs between two states: settings, weights, "
            "results.",
    .example = "diff then",
    .before = "fork then; step 10",
    .run = run_diff,
    .offer = offer_diff,
};
