/* Commands that take whole tables: data datasets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lab/dataset.h"
#include "learn/generate.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/source.h"
#include "repl/words.h"

enum { SEED_BITS = 53 }; /* whole numbers are exact up to there */

/* What stands behind a name: `n= seed= noise=` draw, columns choose. */
struct drawing {
    bool asked;
    double n, seed, noise; /* < 0: not said */
    const char *columns;   /* "x1=age label=sick", borrowed; NULL: all of them */
};

static double *knob(struct drawing *d, const char *name, size_t n)
{
    if (n == 1 && *name == 'n')
        return &d->n;
    if (n == 4 && strncmp(name, "seed", n) == 0)
        return &d->seed;
    if (n == 5 && strncmp(name, "noise", n) == 0)
        return &d->noise;
    return NULL;
}

static bool in_range(const struct drawing *d, const double *v, struct err *err)
{
    if (v == &d->noise)
        return *v >= 0 || err_set(err, "noise is 0 or more.");
    if (v == &d->n)
        return (*v >= 2 && *v <= 1e6 && *v == floor(*v)) ||
               err_set(err, "n is a whole number from 2 to 1000000: n=40");
    return (*v >= 0 && *v <= ldexp(1, SEED_BITS) && *v == floor(*v)) ||
           err_set(err, "seed is a whole number, 0 or more: seed=7");
}

/* One NAME=VALUE at *S. */
static bool take_knob(struct shell *sh, struct drawing *d, const char **s,
                      struct err *err)
{
    size_t n = words_name(*s), used;
    const char *eq = words_skip(*s + n), *at = words_skip(eq + (*eq == '='));
    double *v = knob(d, *s, n);
    struct formula *f;
    char *text;
    bool ok;

    if (!v)
        return err_set(err,
                       "data knows n=, seed= and noise=: data xor n=40 seed=7; of a "
                       "file x1= … and label= choose columns.");
    if (*v >= 0)
        return err_set(err, "%.*s= stands here twice.", (int)n, *s);
    *s = at;
    f = formula_parse_value(at, &used, err);
    if (!f) {
        err->meant[0] = '\0'; /* it would be the value alone */
        return false;
    }
    formula_free(f);
    text = words_trim(at, used);
    ok = number_of(sh, text, v, err) && in_range(d, v, err);
    free(text);
    if (!ok)
        return false;
    d->asked = true;
    *s = words_skip(at + used);
    *s = words_skip(*s + (**s == ','));
    return true;
}

/* A column is chosen at S: x1= …, label=, y=. */
static bool chooses(const char *s)
{
    size_t n = words_name(s);
    char name[8];

    if (!n || n >= sizeof name || *words_skip(s + n) != '=')
        return false;
    words_lower(name, sizeof name, s, n);
    return strcmp(name, "label") == 0 || strcmp(name, "y") == 0 ||
           (name[0] == 'x' && strspn(name + 1, "0123456789") == n - 1);
}

/* REST is left of TEXT after the NAME and what is asked for. */
static bool not_understood(const char *text, const char *name, const char *rest,
                           bool asked, struct err *err)
{
    if (asked || dataset_named(name))
        return err_set(err, "I do not understand '%s' after the data's name.", rest);
    err_set(err, "Quote names with blanks: data \"%s\"", text);
    return err_meant(err, "data \"%s\"", text);
}

/* TEXT as the one name in it, without quotes (heap), and what is asked for. NULL sets
 * ERR. */
static char *name_and_knobs(struct shell *sh, const char *text, struct drawing *d,
                            struct err *err)
{
    struct str word;
    size_t used;
    const char *s;

    str_init(&word);
    used = words_word(text, &word);
    s = words_skip(text + used);
    s = words_skip(s + (*s == ',' && used));
    *d = (struct drawing){false, -1, -1, -1, NULL};
    if (!used)
        err_set(err, "The closing \" is missing.");
    if (used && chooses(s)) {
        d->columns = s;
        return word.s;
    }
    while (used && words_name(s) && *words_skip(s + words_name(s)) == '=')
        if (!take_knob(sh, d, &s, err)) {
            column_from(err, text, s);
            used = 0;
        }
    if (used && *s) {
        not_understood(text, word.s, s, d->asked, err);
        used = 0;
    }
    if (used)
        return word.s;
    str_done(&word);
    return NULL;
}

static bool no_law(const char *name, struct err *err)
{
    struct str list;

    str_init(&list);
    for (size_t i = 0; laws[i]; i++)
        str_addf(&list, "%s%s", i ? ", " : "", laws[i]->name);
    err_set(err,
            "%s is what it is: no law to draw it from. n=, seed= and noise= draw %s.",
            name, list.s);
    err_meant(err, "data %s", name);
    str_done(&list);
    return false;
}

static struct data *draw(struct shell *sh, const char *name, const struct drawing *ask,
                         struct err *err)
{
    const struct law *law;
    char lower[48];
    uint64_t seed = ask->seed < 0 ? sh->bench->s.seed : (uint64_t)ask->seed;

    words_lower(lower, sizeof lower, name, strlen(name));
    law = law_named(lower);
    if (!law) {
        struct data *there = source_load(sh, name, NULL, err);

        if (there)
            no_law(name, err);
        data_free(there);
        return NULL;
    }
    return law_draw(law, ask->n < 0 ? law->n : (size_t)ask->n, seed, ask->noise, err);
}

/* The rows of NAME as TEXT, the whole of what was typed, asks for them. */
static struct data *load(struct shell *sh, const char *text, const char *name,
                         const struct drawing *ask, struct err *err)
{
    struct data *d;
    struct str command;

    if (ask->asked)
        return draw(sh, name, ask, err);
    d = source_load(sh, name, ask->columns, err);
    if (d)
        return d;
    if (ask->columns)
        column_from(err, text, ask->columns);
    str_init(&command);
    if (strpbrk(name, " \t;,#'"))
        str_addf(&command, "data \"%s\"", name);
    else
        str_addf(&command, "data %s", name);
    source_offer(sh, name, command.s, err);
    str_done(&command);
    return NULL;
}

/* `data empty`: points are put by hand. */
static bool clear(struct shell *sh)
{
    bench_clear_data(sh->bench);
    reply(sh, "There are no points. Each one is put with add: add 2 1 + or, with one "
              "column, add 2 +");
    err_meant(&sh->fault, "add 2 1 +");
    return true;
}

static bool run_data(struct shell *sh, const struct args *args, struct err *err)
{
    const char *text = args->arg[0].text;
    struct drawing ask;
    char *name;
    struct data *d;

    if (strcasecmp(text, SOURCE_EMPTY) == 0)
        return clear(sh);
    name = name_and_knobs(sh, text, &ask, err);
    d = name ? load(sh, text, name, &ask, err) : NULL;
    free(name);
    if (!d)
        return false;
    source_take(sh, d);
    return true;
}

const struct command command_data = {
    .name = "data",
    .group = ABOUT_CORE,
    .arg = {{ARG_REST, "NAME|FILE",
             "a set (datasets lists them) or a CSV file; x1= … label= choose its "
             "columns, n= seed= noise= draw new rows",
             0, 0}},
    .help =
        "Takes a data set: a shipped one by name, or your own CSV file (data my.csv, "
        "data my.csv x1=age label=sick), or new rows from the law of a set (data xor "
        "n=40 seed=7 noise=0.3), or none (data empty), to put your own with add. The "
        "weights go to "
        "zero.",
    .example = "data archery",
    .changes = true,
    .run = run_data,
    .offer = offer_data,
};

/* ---- datasets ---- */

static bool run_datasets(struct shell *sh, const struct args *args, struct err *err)
{
    struct str t;

    (void)args, (void)err;
    str_init(&t);
    for (size_t i = 0; i < ndatasets; i++) {
        const struct law *law = law_named(datasets[i].name);

        str_clear(&t);
        str_add(&t, datasets[i].help);
        if (law)
            str_addf(&t, "  [n= seed=%s]", law->noise_help ? " noise=" : "");
        show_row(sh, 13, datasets[i].name, t.s);
    }
    str_done(&t);
    reply(sh, "Those with n= can be drawn anew: data xor n=40 seed=7");
    return true;
}

const struct command command_datasets = {
    .name = "datasets",
    .group = ABOUT_DATA,
    .help =
        "Lists the data sets that come with logitty, and which of them can be drawn "
        "anew.",
    .example = "datasets",
    .run = run_datasets,
};
