/* Commands about what the model gets of a table: columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/dataset.h"
#include "learn/csv_survey.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/source.h"

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
