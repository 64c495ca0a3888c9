/* Commands about data: data datasets add remove flip.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "learn/csv.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"
#include "repl/words.h"

/* ---- data ---- */

static bool unknown_set(struct shell *sh, const char *name, struct err *err)
{
    if (dataset_named(name))
        return err_set(err,
                       "The shipped data are not installed where I look. LOGITTY_DATA "
                       "should name their directory; --doctor tells where I look.");
    for (size_t i = 0; i < ndatasets; i++)
        if (words_distance(datasets[i].name, name) <= 2) {
            err_set(err, "No data '%s': %s?%s", name, datasets[i].name,
                    sh->host.replies ? " Tab." : "");
            return err_meant(err, "data %s", datasets[i].name);
        }
    return err_set(err,
                   "There is no data set '%s'. datasets lists them; a file's name has "
                   "a dot or a slash: data ./%s",
                   name, name);
}

/* `data hobbits.csv` where no such file is: the shipped set may be meant. */
static bool no_file(const char *name, struct err *err)
{
    size_t n = strlen(name);
    char *bare = n > 4 ? mem_textn(name, n - 4) : NULL;

    if (bare && strcmp(name + n - 4, ".csv") == 0 && dataset_named(bare) &&
        access(name, F_OK) != 0) {
        err_set(err, "There is no file %s here. The shipped set is: data %s", name,
                bare);
        err_meant(err, "data %s", bare);
    }
    free(bare);
    return false;
}

/* NAME with . or / is a file, else a shipped set. */
static struct data *load(struct shell *sh, const char *name, struct err *err)
{
    struct data *d = NULL;
    struct str file;
    char lower[48], *csv;

    str_init(&file);
    words_lower(lower, sizeof lower, name, strlen(name));
    if (strpbrk(name, "./")) {
        d = csv_load(name, err);
        if (!d)
            no_file(name, err);
    } else {
        if (dataset_named(lower))
            name = lower;
        str_addf(&file, "%s.csv", name);
        csv = str_take(&file);
        if (path_find(&sh->host.places, "datasets", csv, &file))
            d = csv_load(file.s, err);
        else
            unknown_set(sh, name, err);
        free(csv);
    }
    str_done(&file);
    if (d) {
        free(d->source);
        /* from the root, so that what is kept holds in every directory */
        d->source = strpbrk(name, "./") ? path_absolute(name) : mem_text(name);
    }
    return d;
}

static void say_labels(const struct data *d, struct str *t)
{
    size_t pos = data_positives(d);

    str_addf(t, "%zu row%s. ", d->n, d->n == 1 ? "" : "s");
    for (size_t j = 0; j < d->dim && j < 6; j++)
        str_addf(t, "%s%s", j ? ", " : "", d->names[j]);
    if (d->dim > 6)
        str_addf(t, " … (%zu features)", d->dim);
    str_addf(t, " → %s", d->label);
    if (d->kind == LABEL_VALUE)
        str_add(t, " (a number: model linear)");
    else if (d->kind == LABEL_SOFT)
        str_addf(t, " (soft labels, %zu of ½ or more)", pos);
    else
        str_addf(t, " (%zu × %s, %zu × %s)", pos, d->class_name[1], d->n - pos,
                 d->class_name[0]);
    str_addf(t, ". %zu row%s skipped%s.", d->skipped, d->skipped == 1 ? "" : "s",
             d->skipped ? " for a missing value" : "");
    if (d->kind == LABEL_CLASS && (pos == 0 || pos == d->n))
        str_addf(t, " Every row has the same class: there is nothing to tell apart.");
}

/* A feature whose values lie far from 0 for their spread, or are very large: gradient
 * descent crawls there. */
static void say_units(const struct data *d, struct str *t)
{
    struct scaling s;

    scaling_of(&s, d);
    for (size_t j = 0; j < d->dim; j++) {
        double low = INFINITY, high = -INFINITY;

        for (size_t i = 0; i < d->n; i++) {
            low = fmin(low, d->x[j][i]);
            high = fmax(high, d->x[j][i]);
        }
        if (low == high) {
            str_addf(t, " %s is the same in every row: it tells nothing.", d->names[j]);
            continue;
        }
        if (fabs(s.mean[j]) <= 4 * s.sd[j] && s.sd[j] <= 20)
            continue;
        str_addf(t, " %s is far from 0 (", d->names[j]);
        text_number(t, low);
        str_add(t, "…");
        text_number(t, high);
        str_add(t, "): steps will crawl. Try scale on, or fit.");
        break;
    }
    scaling_done(&s);
}

/* The one name in TEXT, without quotes; NULL sets ERR. */
static char *file_name(const char *text, struct err *err)
{
    struct str word;
    size_t used;

    str_init(&word);
    used = words_word(text, &word);
    if (!used)
        err_set(err, "The closing \" is missing.");
    else if (strchr(text + used, '=')) {
        err_set(
            err,
            "data takes the rows as they are: data %s. Drawing new ones (n=, seed=, "
            "noise=) is not in this version.",
            word.s);
        err_meant(err, "data %s", word.s);
        used = 0;
    } else if (*words_skip(text + used)) {
        err_set(err, "Quote names with blanks: data \"%s\"", text);
        err_meant(err, "data \"%s\"", text);
        used = 0;
    }
    if (!used) {
        str_done(&word);
        return NULL;
    }
    return word.s;
}

static bool run_data(struct shell *sh, const struct args *args, struct err *err)
{
    char *name = file_name(args->arg[0].text, err);
    struct data *d = name ? load(sh, name, err) : NULL;
    struct str t;

    free(name);
    if (!d)
        return false;
    bench_set_data(sh->bench, d);
    str_init(&t);
    say_labels(d, &t);
    if (!sh->bench->s.scale)
        say_units(d, &t);
    reply_text(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_data = {
    .name = "data",
    .group = ABOUT_CORE,
    .arg = {{ARG_REST, "NAME|FILE", "a shipped set (datasets lists them) or a CSV file",
             0, 0}},
    .help =
        "Takes a data set: a shipped one by name, or your own CSV file. The weights go "
        "to zero.",
    .example = "data archery",
    .changes = true,
    .run = run_data,
};

/* ---- datasets ---- */

static bool run_datasets(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args, (void)err;
    for (size_t i = 0; i < ndatasets; i++)
        show_row(sh, 13, datasets[i].name, datasets[i].help);
    return true;
}

const struct command command_datasets = {
    .name = "datasets",
    .group = ABOUT_DATA,
    .help = "Lists the data sets that come with logitty.",
    .example = "datasets",
    .run = run_datasets,
};

/* ---- add, remove, flip ---- */

static bool need_data(struct shell *sh, struct err *err)
{
    if (sh->bench->s.data)
        return true;
    err_set(err, "There is no data yet. Try: data hobbits");
    return err_meant(err, "data hobbits");
}

/* + o, 0 1, the set's words for its classes, or a soft label. */
static bool read_class(struct shell *sh, const char *word, double *y)
{
    const struct data *d = sh->bench->s.data;
    struct err ignored = {0};

    if (word[0] && !word[1] && strchr("+-o", word[0])) {
        *y = *word == '+';
        return true;
    }
    for (int c = 0; c < 2; c++)
        if (strcmp(word, d->class_name[c]) == 0 ||
            strcmp(word, dataset_class(d, c)) == 0) {
            *y = c;
            return true;
        }
    return number_of(sh, word, y, &ignored) &&
           (d->kind == LABEL_VALUE || (*y >= 0 && *y <= 1));
}

static bool which_class(struct shell *sh, char **word, struct err *err)
{
    const struct data *d = sh->bench->s.data;
    struct str place;

    str_init(&place);
    for (size_t j = 0; j < d->dim; j++)
        str_addf(&place, "%s%s", j ? " " : "", word[j]);
    if (d->kind == LABEL_VALUE) {
        err_set(err, "And the value, %s? A number comes last: add %s 5", d->label,
                place.s);
    } else {
        err_set(err, "Which class? add %s + (%s) or add %s o", place.s,
                dataset_class(d, 1), place.s);
        err_meant(err, "add %s +", place.s);
    }
    str_done(&place);
    return false;
}

/* TEXT as DIM words and the rest of it, the class ("" = none; quotes are taken off).
 * False if there are fewer words. */
static bool split(char *text, char **word, size_t dim)
{
    size_t n;

    for (size_t j = 0; j < dim; j++) {
        text += strspn(text, " ,\t");
        if (!*text)
            return false;
        word[j] = text;
        text += strcspn(text, " ,\t");
        if (*text)
            *text++ = '\0';
    }
    text += strspn(text, " ,\t");
    n = strlen(text);
    if (n > 1 && text[0] == '"' && text[n - 1] == '"') {
        text[n - 1] = '\0';
        text++;
    }
    word[dim] = text;
    return true;
}

static bool add_point(struct shell *sh, char **word, struct err *err)
{
    const struct data *d = sh->bench->s.data;
    double *x = mem_array(d->dim + 1, sizeof *x), y;
    struct str edit;
    bool ok = true;

    for (size_t j = 0; ok && j < d->dim; j++)
        ok = number_of(sh, word[j], &x[j], err);
    if (ok && !read_class(sh, word[d->dim], &y))
        ok = which_class(sh, word, err);
    if (ok) {
        str_init(&edit);
        str_add(&edit, "add");
        for (size_t j = 0; j < d->dim; j++) {
            str_addc(&edit, ' ');
            text_exact(&edit, x[j]);
        }
        str_addc(&edit, ' ');
        text_exact(&edit, y);
        bench_edit_data(sh->bench, data_with(d, x, y), edit.s);
        str_done(&edit);
        str_init(&edit);
        str_addf(&edit, "point %zu added", sh->bench->s.data->n);
        reply_changes(sh, edit.s);
        str_done(&edit);
    }
    free(x);
    return ok;
}

static bool run_add(struct shell *sh, const struct args *args, struct err *err)
{
    char *copy, **word;
    size_t dim;
    bool ok;

    if (!need_data(sh, err))
        return false;
    dim = sh->bench->s.data->dim;
    copy = mem_text(args->arg[0].text);
    word = mem_array(dim + 1, sizeof *word);
    if (!split(copy, word, dim))
        ok = err_set(err, "add takes %zu number%s and a class: %s", dim,
                     dim == 1 ? "" : "s", dim == 1 ? "add 5 1" : "add 2 1 +");
    else
        ok = add_point(sh, word, err);
    free(word);
    free(copy);
    return ok;
}

const struct command command_add = {
    .name = "add",
    .group = ABOUT_CORE,
    .arg = {{ARG_REST, "X Y CLASS", "a place and its class: + or 1, o or 0", 0, 0}},
    .help = "Adds a point to the data.",
    .example = "add 2 1 1",
    .changes = true,
    .run = run_add,
};

/* The row (from 0) that V numbers. */
static bool row_of(struct shell *sh, double v, size_t *row, struct err *err)
{
    size_t n;

    if (!need_data(sh, err))
        return false;
    n = sh->bench->s.data->n;
    if (!(v >= 1) || v > (double)n || v != floor(v))
        return err_set(err, "Points are numbered 1 to %zu; points lists them.", n);
    *row = (size_t)v - 1;
    return true;
}

static bool run_remove(struct shell *sh, const struct args *args, struct err *err)
{
    char edit[64];
    size_t row;

    if (!row_of(sh, args->arg[0].number, &row, err))
        return false;
    if (sh->bench->s.data->n == 1)
        return err_set(err,
                       "This is the last point; it stays. data NAME takes other data.");
    snprintf(edit, sizeof edit, "remove %zu", row + 1);
    bench_edit_data(sh->bench, data_without(sh->bench->s.data, row), edit);
    snprintf(edit, sizeof edit, "point %zu removed", row + 1);
    reply_changes(sh, edit);
    return true;
}

const struct command command_remove = {
    .name = "remove",
    .also = "delete",
    .group = ABOUT_DATA,
    .arg = {{ARG_VALUE, "I", "the point's number; points lists them", 0, 0}},
    .help = "Removes a point by its number.",
    .example = "remove 3",
    .changes = true,
    .run = run_remove,
};

static bool run_flip(struct shell *sh, const struct args *args, struct err *err)
{
    char edit[64];
    size_t row;

    if (!row_of(sh, args->arg[0].number, &row, err))
        return false;
    if (sh->bench->s.data->kind == LABEL_VALUE)
        return err_set(
            err, "These labels are numbers, not classes: there is nothing to flip.");
    snprintf(edit, sizeof edit, "flip %zu", row + 1);
    bench_edit_data(sh->bench, data_flipped(sh->bench->s.data, row), edit);
    snprintf(edit, sizeof edit, "point %zu flipped", row + 1);
    reply_changes(sh, edit);
    return true;
}

const struct command command_flip = {
    .name = "flip",
    .group = ABOUT_DATA,
    .arg = {{ARG_VALUE, "I", "the point's number; points lists them", 0, 0}},
    .help = "Gives a point the other class.",
    .example = "flip 3",
    .changes = true,
    .run = run_flip,
};
