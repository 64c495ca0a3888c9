/* What can stand behind the commands whose arguments are more than values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/definition.h"
#include "lab/projection.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/topic.h"
#include "repl/words.h"

enum { WEIGHTS_MOST = 64 };

/* ---- pictures ---- */

/* What a picture says of a function: one can be given with it. */
static bool drawable(struct shell *sh, const struct figure *f, bool with_words)
{
    return !f->lacks || !f->lacks(sh->bench) ||
           (with_words && f->takes == FIGURE_FUNCTION);
}

static void offer_drawable(struct shell *sh, struct offers *to, bool with_words)
{
    for (size_t i = 0; figures[i]; i++)
        if (drawable(sh, figures[i], with_words))
            offer(to, figures[i]->name, figures[i]->help);
}

void offer_figures(struct shell *sh, const char *typed, struct offers *to)
{
    if (!offer_place(typed))
        offer_drawable(sh, to, false);
}

/* NAME stands in TYPED already, behind the picture: two axes differ. */
static bool is_taken(const char *typed, const char *name)
{
    const char *s = words_skip(typed + words_name(words_skip(typed)));
    struct str word;
    bool taken;

    str_init(&word);
    words_word(s, &word);
    taken = strcmp(word.s, name) == 0;
    str_done(&word);
    return taken;
}

static void offer_columns_of(struct shell *sh, const char *typed, struct offers *to)
{
    const struct data *d = sh->bench->s.data;
    char place[24];

    for (size_t j = 0; d && j < d->dim && d->dim > 1; j++) {
        snprintf(place, sizeof place, "x%zu", j + 1);
        if (!is_taken(typed, d->names[j]) && !is_taken(typed, place))
            offer_quoted(to, d->names[j], "a column");
    }
}

static void offer_weights_of(struct shell *sh, const char *typed, struct offers *to)
{
    char name[16];

    for (size_t j = 0; j < sh->bench->s.params && j < WEIGHTS_MOST; j++) {
        bench_weight_name(sh->bench, j, name);
        if (!is_taken(typed, name))
            offer(to, name, j ? "a weight" : "the bias");
    }
}

static void offer_axes(struct shell *sh, const struct figure *f, const char *typed,
                       struct offers *to)
{
    size_t place = offer_place(typed);

    if (place > (strcmp(f->name, "slice") == 0 ? 1 : 2))
        return;
    if (f->takes == FIGURE_WEIGHTS) {
        offer_weights_of(sh, typed, to);
        return;
    }
    offer_columns_of(sh, typed, to);
    if (place == 1 && projection_fits(sh->bench))
        offer(to, "w", "looks along the boundary");
}

void offer_plot(struct shell *sh, const char *typed, struct offers *to)
{
    size_t place = offer_place(typed), n = words_name(words_skip(typed));
    char *name = mem_textn(words_skip(typed), n);
    const struct figure *f = figure_named(name);

    free(name);
    if (!place)
        offer_drawable(sh, to, true);
    else if (!f || strchr(typed, '>'))
        return;
    else if (f->takes == FIGURE_FUNCTION)
        offer_expression(sh, typed, to);
    else if (f->takes == FIGURE_WORDS)
        for (size_t i = 0; f->word && f->word(i); i++)
            offer(to, f->word(i), NULL);
    else if (f->takes != FIGURE_PLAIN)
        offer_axes(sh, f, typed, to);
}

void offer_export(struct shell *sh, const char *typed, struct offers *to)
{
    if (offer_place(typed) == 1) {
        offer_drawable(sh, to, false);
        offer(to, "size=", "columns and rows: size=100x30");
    }
}

/* ---- data ---- */

/* The column that a name is given stands behind its =. */
void offer_columns(struct shell *sh, const char *typed, struct offers *to)
{
    const struct data *d = sh->bench->s.all;
    size_t n = strlen(typed);

    if (!d || dataset_drawn(d))
        return;
    if (!n || typed[n - 1] != '=') {
        offer(to, "label=", "the column to predict");
        return;
    }
    for (size_t j = 0; j < d->dim; j++)
        if (!strchr(d->names[j], '='))
            offer_quoted(to, d->names[j], "a column");
    if (d->label)
        offer_quoted(to, d->label, "the label now");
}

void offer_features(struct shell *sh, const char *typed, struct offers *to)
{
    static const char *const words[][2] = {
        {"linear", "the columns as they are"},
        {"product", "and the products of two columns"},
        {"square", "and their squares"},
        {"poly", "all powers up to the number behind it"},
    };

    if (!sh->bench->s.all)
        return;
    for (size_t i = 0; !offer_place(typed) && i < sizeof words / sizeof *words; i++)
        offer(to, words[i][0], words[i][1]);
}

void offer_add(struct shell *sh, const char *typed, struct offers *to)
{
    const struct data *d = sh->bench->s.all;

    if (!d || d->kind == LABEL_VALUE || offer_place(typed) != d->dim)
        return;
    for (int class = 0; class < 2; class ++)
        offer_quoted(to, dataset_class(d, class), class ? "class 1" : "class 0");
}

/* ---- mathematics ---- */

void offer_explain(struct shell *sh, const char *typed, struct offers *to)
{
    if (offer_place(typed))
        return;
    if (sh->bench->s.data)
        offer(to, "point", "one of the points, by its number");
    if (sh->bench->s.steps)
        offer(to, "step", "the last step, all that it did");
    offer_readings(sh, to);
}

static void offer_points_names(struct shell *sh, const char *typed, struct offers *to)
{
    struct topics at = {.sh = sh, .kind = TOPIC_POINT};
    struct topic t;

    offer_expression(sh, typed, to);
    while (topics_next(&at, &t) && t.kind == TOPIC_POINT)
        offer(to, t.name, t.help);
}

void offer_derive(struct shell *sh, const char *typed, struct offers *to)
{
    offer_points_names(sh, typed, to);
}

void offer_formula(struct shell *sh, const char *typed, struct offers *to)
{
    const char *name, *text;

    if (strchr(typed, '=')) {
        offer_points_names(sh, typed, to);
        return;
    }
    for (size_t i = 0; !offer_place(typed) &&
                       definitions_nth(sh->bench->s.definitions, i, &name, &text);
         i++)
        offer(to, name, text);
}

void offer_minimize(struct shell *sh, const char *typed, struct offers *to)
{
    if (!offer_place(typed))
        offer(to, "off", "back to the weights");
    else
        offer(to, "from", "where to begin: from 3");
    offer(to, "X", "where you stand on the function");
    offer(to, "Y", "the second coordinate");
    offer_expression(sh, typed, to);
}

void offer_until(struct shell *sh, const char *typed, struct offers *to)
{
    if (!offer_place(typed))
        offer(to, "until", "until a condition holds: until loss < 0.3");
    else
        offer_expression(sh, typed, to);
}

/* ---- lessons, session ---- */

void offer_reset(struct shell *sh, const char *typed, struct offers *to)
{
    if (offer_place(typed))
        return;
    offer(to, "weights", "all weights become 0");
    offer(to, "all", "everything as at the start, progress too; it asks first");
    if (sh->guide) {
        offer(to, "task", "the task as it began");
        offer(to, "lesson", "the lesson from its first page");
    }
}

void offer_lessons(struct shell *sh, const char *typed, struct offers *to)
{
    for (size_t i = 0; !offer_place(typed) && i < shell_shelf(sh)->n; i++)
        offer(to, shell_shelf(sh)->lesson[i]->id, shell_shelf(sh)->lesson[i]->title);
    if (offer_place(typed) == 1)
        offer(to, "test", "all its questions at once, to leave it out");
}

void offer_help(struct shell *sh, const char *typed, struct offers *to)
{
    struct topics at = {.sh = sh};
    struct topic t;

    if (offer_place(typed))
        return;
    offer(to, "all", "all commands, settings, numbers, pictures and keys");
    offer(to, "keys", "the keys");
    while (to->len ? topics_next(&at, &t)
                   : topics_next(&at, &t) && t.kind == TOPIC_COMMAND)
        offer(to, t.name, topic_help(&t));
}

/* ---- whose word it is ---- */

static bool has_word(struct shell *sh, const struct command *c, const char *word)
{
    struct offers all = {.begin = word, .len = strlen(word)};
    const struct arg_spec *a = &c->arg[0];
    bool found = false;

    for (size_t i = 0; a->kind == ARG_WORD && a->words && a->words[i]; i++)
        offer(&all, a->words[i], NULL);
    if (c->offer)
        c->offer(sh, "", &all);
    for (size_t i = 0; i < all.n; i++) {
        found = found || strcmp(all.list[i], word) == 0;
        free(all.list[i]);
        free(all.help[i]);
    }
    free(all.list);
    free(all.help);
    return found;
}

const struct command *command_with_word(struct shell *sh, const char *word)
{
    for (size_t i = 0; sh->commands[i]; i++)
        if (has_word(sh, sh->commands[i], word))
            return sh->commands[i];
    return NULL;
}
