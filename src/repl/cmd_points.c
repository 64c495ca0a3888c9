/* Commands about single points: add remove flip. Rows are numbered in the whole table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/source.h"

/* + o, 0 1, the set's words for its classes, or a soft label. */
static bool read_class(struct shell *sh, const char *word, double *y)
{
    const struct data *d = sh->bench->s.all;
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
    const struct data *d = sh->bench->s.all;
    struct str place;

    str_init(&place);
    for (size_t j = 0; j < d->dim; j++)
        str_addf(&place, "%s%s", j ? " " : "", word[j]);
    if (d->kind == LABEL_VALUE) {
        err_set(err, "And the value, %s? A number comes last: add %s 5", d->label,
                place.s);
    } else {
        if (strcmp(dataset_class(d, 1), "1") == 0)
            err_set(err, "Which class? add %s 1 or add %s 0", place.s, place.s);
        else
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

/* ROW (from 0) of all is among those held back. */
static const char *held_back(const struct shell *sh, size_t row)
{
    return row < sh->bench->s.data->n ? "" : " to the rows held back";
}

static bool put_point(struct shell *sh, const double *x, double y, struct err *err)
{
    const struct data *d = sh->bench->s.all;
    struct str edit;
    bool ok;

    str_init(&edit);
    str_add(&edit, "add");
    for (size_t j = 0; j < d->dim; j++) {
        str_addc(&edit, ' ');
        text_exact(&edit, x[j]);
    }
    str_addc(&edit, ' ');
    text_exact(&edit, y);
    ok = bench_edit_data(sh->bench, data_with(d, x, y), edit.s, err);
    str_clear(&edit);
    d = sh->bench->s.all;
    str_addf(&edit, "point %zu added%s", d->n, held_back(sh, d->n - 1));
    if (ok)
        reply_changes(sh, edit.s);
    str_done(&edit);
    return ok;
}

static bool add_point(struct shell *sh, char **word, struct err *err)
{
    const struct data *d = sh->bench->s.all;
    double *x = mem_array(d->dim + 1, sizeof *x), y;
    bool ok = true;

    for (size_t j = 0; ok && j < d->dim; j++)
        ok = number_of(sh, word[j], &x[j], err);
    if (ok && !read_class(sh, word[d->dim], &y))
        ok = which_class(sh, word, err);
    ok = ok && put_point(sh, x, y, err);
    free(x);
    return ok;
}

/* How many words TEXT has. */
static size_t count_words(const char *text)
{
    size_t n = 0;

    for (text += strspn(text, " ,\t"); *text; n++) {
        text += strcspn(text, " ,\t");
        text += strspn(text, " ,\t");
    }
    return n;
}

/* The class of a first point: + o 0 1. */
static bool first_class(const char *word, double *y)
{
    *y = strchr("+1", *word) != NULL;
    return *word && !word[1] && strchr("+-o01", *word);
}

/* The first point of a table: all of its words but the last are columns. */
static bool begin_table(struct shell *sh, char **word, size_t dim, struct err *err)
{
    struct data *d = data_new(1, dim);
    struct str edit;
    bool ok = true;

    str_init(&edit);
    str_add(&edit, "add");
    for (size_t j = 0; ok && j < dim; j++) {
        ok = number_of(sh, word[j], &d->x[j][0], err);
        str_addc(&edit, ' ');
        text_exact(&edit, d->x[j][0]);
    }
    if (ok && !first_class(word[dim], &d->y[0]))
        ok = err_set(err, "Which class? A first point is of class 1, +, or 0, o: add 2 "
                          "1 +");
    str_addf(&edit, " %d", d->y[0] > 0);
    if (ok) {
        data_classify(d);
        free(d->source);
        d->source = mem_text(SOURCE_EMPTY);
        bench_begin_data(sh->bench, d, edit.s);
        reply_changes(sh, "point 1 added");
    } else {
        data_free(d);
    }
    str_done(&edit);
    return ok;
}

static bool add_first(struct shell *sh, const char *text, struct err *err)
{
    size_t n = count_words(text);
    char *copy, **word;
    bool ok;

    if (n < 2 || n > 3) {
        err_set(err, "There are no points yet. The first one has one or two numbers "
                     "and a class: add 2 1 +");
        return err_meant(err, "add 2 1 +");
    }
    copy = mem_text(text);
    word = mem_array(n, sizeof *word);
    ok = split(copy, word, n - 1) && begin_table(sh, word, n - 1, err);
    free(word);
    free(copy);
    return ok;
}

static bool run_add(struct shell *sh, const struct args *args, struct err *err)
{
    char *copy, **word;
    size_t dim;
    bool ok;

    if (!sh->bench->s.all)
        return add_first(sh, args->arg[0].text, err);
    dim = sh->bench->s.all->dim;
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
    .offer = offer_add,
};

/* The row (from 0) that V numbers. */
static bool row_of(struct shell *sh, double v, size_t *row, struct err *err)
{
    size_t n;

    if (!source_needed(sh, err))
        return false;
    n = sh->bench->s.all->n;
    if (!(v >= 1) || v > (double)n || v != floor(v))
        return err_set(err, "Points are numbered 1 to %zu; points lists them.", n);
    *row = (size_t)v - 1;
    return true;
}

static bool run_remove(struct shell *sh, const struct args *args, struct err *err)
{
    char edit[64];
    size_t row = 0;

    if (!row_of(sh, args->arg[0].number, &row, err))
        return false;
    if (sh->bench->s.all->n == 1) {
        err_set(err, "This is the last point; it stays. data NAME takes other data, "
                     "data empty none.");
        return err_meant(err, "data empty");
    }
    snprintf(edit, sizeof edit, "remove %zu", row + 1);
    if (!bench_edit_data(sh->bench, data_without(sh->bench->s.all, row), edit, err))
        return false;
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
    size_t row = 0;

    if (!row_of(sh, args->arg[0].number, &row, err))
        return false;
    if (sh->bench->s.all->kind == LABEL_VALUE)
        return err_set(
            err, "These labels are numbers, not classes: there is nothing to flip.");
    snprintf(edit, sizeof edit, "flip %zu", row + 1);
    if (!bench_edit_data(sh->bench, data_flipped(sh->bench->s.all, row), edit, err))
        return false;
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
