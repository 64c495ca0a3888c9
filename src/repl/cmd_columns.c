/* Commands about what the model gets of a table: columns split features.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "learn/csv_survey.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/source.h"
#include "repl/words.h"

/* ---- columns ---- */

enum { DRAWN_HEAD = 14 }; /* columns of the screen for a drawn column's name */

static void range(const struct csv_column *c, struct str *t)
{
    size_t from = t->len;

    if (c->low > c->high)
        return;
    str_add(t, c->low == c->high ? ", always " : ", ");
    text_number(t, c->low);
    if (c->low < c->high) {
        str_add(t, " … ");
        text_number(t, c->high);
    }
    text_minus(t, from);
}

static void column_text(const struct csv_column *c, struct str *t)
{
    if (csv_column_text(c)) {
        str_addf(t, "text, %zu word%s", c->distinct, c->distinct == 1 ? "" : "s");
    } else if (c->numbers) {
        str_add(t, "number");
        range(c, t);
        if (c->words)
            str_addf(t, ", and %zu field%s that %s no number", c->words,
                     c->words == 1 ? "" : "s", c->words == 1 ? "is" : "are");
    } else {
        str_add(t, "empty");
    }
    if (c->missing)
        str_addf(t, ", %zu missing", c->missing);
}

static int head_width(const struct shell *sh, const struct csv_survey *s)
{
    size_t most = 0;

    for (size_t j = 0; j < s->n; j++) {
        size_t n = text_columns(s->column[j].name, sh->out.ascii) + 6;

        most = n > most ? n : most;
    }
    return most > 26 ? 26 : (int)most;
}

static bool list_columns(struct shell *sh, struct err *err)
{
    struct csv_survey s;
    struct str path, head, text;
    bool ok;

    str_init(&path);
    ok = source_file(sh, sh->bench->s.all->source, &path, err) &&
         csv_survey_load(path.s, &s, err);
    str_done(&path);
    if (!ok)
        return false;
    str_init(&head);
    str_init(&text);
    for (size_t j = 0; j < s.n; j++) {
        str_clear(&head);
        str_clear(&text);
        str_addf(&head, "%3zu %s", j + 1, s.column[j].name);
        column_text(&s.column[j], &text);
        show_row(sh, head_width(sh, &s), head.s, text.s);
    }
    reply(sh, "%zu rows. Choose: columns x1=1 label=%zu", s.rows, s.n);
    str_done(&head);
    str_done(&text);
    csv_survey_done(&s);
    return true;
}

/* Column NAME of drawn rows: the numbers X. */
static void show_drawn(struct shell *sh, size_t number, const char *name,
                       const double *x, size_t n, const char *what)
{
    struct csv_column c = {.numbers = n, .low = INFINITY, .high = -INFINITY};
    struct str head, text;

    for (size_t i = 0; i < n; i++) {
        c.low = fmin(c.low, x[i]);
        c.high = fmax(c.high, x[i]);
    }
    str_init(&head);
    str_init(&text);
    str_addf(&head, "%3zu %s", number, name);
    column_text(&c, &text);
    str_add(&text, what);
    show_row(sh, DRAWN_HEAD, head.s, text.s);
    str_done(&head);
    str_done(&text);
}

/* Rows that were drawn have no file to choose from. */
static bool list_drawn(struct shell *sh)
{
    const struct data *d = sh->bench->s.all;

    for (size_t j = 0; j < d->dim; j++)
        show_drawn(sh, j + 1, d->names[j], d->x[j], d->n, "");
    show_drawn(sh, d->dim + 1, d->label, d->y, d->n, ", the label");
    reply(sh, "%zu rows, drawn: all their columns are in use.", d->n);
    return true;
}

static bool take_columns(struct shell *sh, const char *columns, struct err *err)
{
    const struct state *s = &sh->bench->s;
    bool edited = s->edits && *s->edits;
    struct data *d = source_load(sh, s->all->source, columns, err);

    if (!d)
        return source_offer(sh, s->all->source, "columns", err);
    source_take(sh, d);
    if (edited)
        reply(sh, "The rows are the file's again: points that were added, removed or "
                  "flipped are as they were (undo brings that back).");
    return true;
}

static bool run_columns(struct shell *sh, const struct args *args, struct err *err)
{
    if (!source_needed(sh, err))
        return false;
    sh->in->asked = !args->n;
    if (dataset_drawn(sh->bench->s.all))
        return args->n ? err_set(err, "These rows were drawn: they have the columns of "
                                      "their law. columns chooses from a file's.")
                       : list_drawn(sh);
    return args->n ? take_columns(sh, args->arg[0].text, err) : list_columns(sh, err);
}

const struct command command_columns = {
    .name = "columns",
    .group = ABOUT_DATA,
    .arg = {{ARG_REST, "x1=COLUMN … label=COLUMN",
             "a column's name or number; \"quoted\" if it holds blanks", true, 0}},
    .help = "Chooses which columns of the file are features and which is the label; "
            "alone it lists them. label= alone makes all others features.",
    .example = "columns x1=lift label=hero",
    .changes = true,
    .run = run_columns,
    .offer = offer_columns,
};

/* ---- split ---- */

static void say_split(const struct state *s, struct str *t)
{
    if (!s->all)
        str_add(t, "It holds for the next data.");
    else if (!s->held)
        str_addf(t, "All %zu rows train.", s->all->n);
    else
        str_addf(t,
                 "The first %zu row%s train%s, %zu %s held back: valid.loss, valid.mse "
                 "and valid.accuracy tell how well the model does on them.",
                 s->data->n, s->data->n == 1 ? "" : "s", s->data->n == 1 ? "s" : "",
                 s->held->n, s->held->n == 1 ? "is" : "are");
}

static bool share_allowed(double share, struct err *err)
{
    if (share > 0 && share <= 1)
        return true;
    err_set(err, "split is the share of the rows that train, above 0 up to 1: split "
                 "0.5. 1 is all of them.");
    if (share > 1 && share < 100)
        err_meant(err, "split %g", share / 100);
    return false;
}

static bool run_split(struct shell *sh, const struct args *args, struct err *err)
{
    const struct state *s = &sh->bench->s;
    struct str t;
    double share = args->n ? args->arg[0].number : s->split;

    if (!share_allowed(share, err) ||
        (args->n && !bench_set_split(sh->bench, share, err)))
        return false;
    str_init(&t);
    str_add(&t, "split = ");
    text_number(&t, s->split);
    str_add(&t, "   ");
    say_split(s, &t);
    sh->in->asked = !args->n;
    if (args->n)
        reply_text(sh, t.s);
    else
        show_text(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_split = {
    .name = "split",
    .group = ABOUT_DATA,
    .arg = {{ARG_VALUE, "SHARE", "the part of the rows that train; 1 is all", true, 0}},
    .help = "Trains with the first part of the rows and holds the others back, to see "
            "how well the model does on what it has not seen.",
    .example = "split 0.5",
    .changes = true,
    .run = run_split,
};

/* ---- features ---- */

enum { NAMES_SHOWN = 12 };

/* "5 features: x1, x2 …", WEIGHTS with the weight of each. */
static void name_features(const struct state *s, bool weights, struct str *t)
{
    const struct data *d = s->fitted;
    size_t from;

    str_addf(t, "%zu feature%s%s: ", d->dim, d->dim == 1 ? "" : "s",
             weights && s->scale ? ", scaled" : "");
    for (size_t j = 0; j < d->dim && j < NAMES_SHOWN; j++) {
        str_addf(t, "%s%s", j ? ", " : "", d->names[j]);
        if (!weights || s->hidden)
            continue;
        str_addf(t, " (w%zu ", j + 1);
        from = t->len;
        text_number(t, s->theta[j + 1]);
        text_minus(t, from);
        str_addc(t, ')');
    }
    if (d->dim > NAMES_SHOWN)
        str_add(t, " …");
}

/* TEXT with the data's names as x1, x2 …: what was meant; "" if it holds none. */
static void with_numbers(const struct data *d, const char *text, struct str *out)
{
    bool any = false;

    while (*text) {
        size_t n = 0, j = d->dim;

        while (isalnum((unsigned char)text[n]) || text[n] == '_' || text[n] == '.')
            n++;
        for (size_t k = 0; n && k < d->dim; k++)
            if (strlen(d->names[k]) == n && strncmp(d->names[k], text, n) == 0)
                j = k;
        if (j < d->dim)
            str_addf(out, "x%zu", j + 1);
        else
            str_addn(out, text, n ? n : 1);
        any |= j < d->dim;
        text += n ? n : 1;
    }
    if (!any)
        str_clear(out);
}

/* ERR for TEXT; if it names the data's columns, their numbers are offered. */
static bool not_understood(struct shell *sh, const char *text, struct err *err)
{
    const struct data *d = sh->bench->s.all;
    struct err other = {0};
    struct recipe *r;
    struct str meant;

    str_init(&meant);
    with_numbers(d, text, &meant);
    r = meant.len ? recipe_parse(meant.s, d->dim, &other) : NULL;
    if (r) {
        err_set(err, "In formulas the columns are x1, x2 …: features %s", meant.s);
        err_meant(err, "features %s", meant.s);
    }
    recipe_free(r);
    str_done(&meant);
    return false;
}

static bool set_features(struct shell *sh, const char *text, struct err *err)
{
    struct state *s = &sh->bench->s;
    struct recipe *r;
    struct str t;

    err_clear(err);
    r = recipe_parse(text, s->all->dim, err);
    if (!r && err->message[0])
        return not_understood(sh, text, err);
    if (!bench_set_features(sh->bench, r, err))
        return false;
    str_init(&t);
    name_features(s, false, &t);
    str_add(&t, s->hidden ? "; the weights are drawn anew." : "; the weights are 0.");
    reply_text(sh, t.s);
    str_done(&t);
    return true;
}

static bool run_features(struct shell *sh, const struct args *args, struct err *err)
{
    struct str t;

    if (!source_needed(sh, err))
        return false;
    if (args->n)
        return set_features(sh, args->arg[0].text, err);
    sh->in->asked = true;
    str_init(&t);
    str_addf(&t, "features %s   ", recipe_text(sh->bench->s.recipe));
    name_features(&sh->bench->s, true, &t);
    show_text(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_features = {
    .name = "features",
    .group = ABOUT_DATA,
    .arg = {{ARG_REST, "linear|product|square|poly K|FORMULA…",
             "what the model gets; formulas of x1, x2 … are separated by blanks", true,
             0}},
    .help =
        "Makes more features of the columns: products, squares, all powers up to K, "
        "or your own formulas. Alone it lists what the model sees.",
    .example = "features product",
    .changes = true,
    .run = run_features,
    .offer = offer_features,
};
