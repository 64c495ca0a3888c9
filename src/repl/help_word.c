/* What each word is, told from its own row in whichever table it stands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "learn/generate.h"
#include "plot/text.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/words.h"

enum { HELP_METHOD = 11 };

/* What books call it, and the word that tells about it here. (What can be typed as a
 * line has its row in meant_phrase.c.) */
static const struct {
    const char *said, *here;
} terms[] = {
    {"decision boundary", "line"},
    {"boundary", "line"},
    {"csv", "data"},
    {"file", "data"},
    {"dataset", "datasets"},
    {"point", "points"},
    {"feature", "features"},
    {"label", "y"},
    {"probability", "p"},
    {"threshold", "tau"},
    {"cutoff", "tau"},
    {"classifier", "model"},
    {"overfitting", "split"},
    {"validation", "split"},
    {"convergence", "fit"},
    {"learning", "step"},
};

/* ---- commands, settings, readings ---- */

static void help_command(struct shell *sh, const struct command *c)
{
    struct str usage;

    str_init(&usage);
    command_usage(c, &usage);
    show(sh, TEXT_BOLD "%s" TEXT_END "   %s", usage.s, c->help);
    for (const struct arg_spec *a = c->arg; a->kind != ARG_END; a++) {
        str_clear(&usage);
        argument_help(sh, a->help, &usage);
        show(sh, "  %s   %s", a->name, usage.s);
    }
    show(sh, "For example: " TEXT_CODE "%s" TEXT_END, c->example);
    if (c->also)
        show(sh, "Other names: %s", c->also);
    str_done(&usage);
}

/* "It can be on, off, penalised." and for the optimizers how each moves. */
static void show_words(struct shell *sh, const struct setting *s)
{
    struct str t;

    if (setting_named("optimizer") == s) {
        for (size_t i = 0; methods[i]; i++)
            show_row(sh, HELP_METHOD, methods[i]->name, methods[i]->rule);
        return;
    }
    str_init(&t);
    for (size_t i = 0; s->word(i); i++)
        str_addf(&t, "%s%s%s", i ? ", " : "", s->word(i),
                 s->counted && strcmp(s->counted, s->word(i)) == 0 ? " NUMBER" : "");
    if (s->range)
        str_addf(&t, " or %s", s->range);
    show(sh, "It can be: %s.", t.s);
    str_done(&t);
}

static void help_setting(struct shell *sh, const struct setting *s)
{
    struct str now;

    str_init(&now);
    s->show(sh->bench, &now);
    show(sh, "%s Now %s.", s->help, now.s);
    if (s->word)
        show_words(sh, s);
    show(sh, "For example: " TEXT_CODE "%s" TEXT_END, s->example);
    str_done(&now);
}

static void help_reading(struct shell *sh, const char *name, const char *help)
{
    struct value v;
    struct str t;

    str_init(&t);
    str_addf(&t, "%s: %s.", name, help);
    if (reading_get(sh->bench, name, &v)) {
        str_add(&t, v.kind == VALUE_UNDEFINED ? " It has no value now: " : " Now ");
        if (v.kind == VALUE_NUMBER)
            text_number(&t, v.number);
        else
            str_add(&t, v.kind == VALUE_WORD ? v.word : v.why);
        str_addc(&t, '.');
    }
    show_text(sh, t.s);
    str_done(&t);
}

/* Its value is that of the setting of the same name. */
static bool is_knob(const struct reading *r)
{
    return setting_named(r->name) && strcmp(r->group, "settings") == 0;
}

/* w3, velocity.w1, bin2.p: readings that are no row of their own. */
static bool help_family(struct shell *sh, const char *name)
{
    struct value v;

    for (size_t i = 0; reading_families[i].prefix; i++)
        if (reading_families[i].get(sh->bench, name, &v)) {
            help_reading(sh, name, reading_families[i].help);
            return true;
        }
    return false;
}

/* A function of expressions, or what every point has its own of. */
static bool help_expression(struct shell *sh, const char *name)
{
    struct str list;
    bool known = false;

    if (strcmp(name, "x") == 0 || strcmp(name, "y") == 0 || strcmp(name, "z") == 0 ||
        strcmp(name, "p") == 0) {
        show(sh,
             "%s belongs to each point: x (x1, x2 …) its features, y its label, z = "
             "w*x + b "
             "its score, p = sigmoid(z). mean(p - y) is over all points; p(..) and "
             "z(..) "
             "are the model at a place; points lists them all.",
             name);
        return true;
    }
    str_init(&list);
    for (size_t i = 0; formula_function(i); i++) {
        known = known || strcmp(formula_function(i), name) == 0;
        str_addf(&list, "%s%s", i ? " " : "", formula_function(i));
    }
    if (known)
        show(sh, "%s can stand in any expression, as can %s", formula_usage(name),
             list.s);
    str_done(&list);
    return known;
}

/* A command, setting, reading or picture. */
static bool help_named(struct shell *sh, const char *name)
{
    const struct command *c = command_named(sh->commands, name);
    const struct setting *s = setting_named(name);
    const struct reading *r = reading_named(name);
    bool figure = !s && (!r || is_knob(r)) && figure_named(name);

    if (c)
        help_command(sh, c);
    if (s)
        help_setting(sh, s);
    if (r && !is_knob(r))
        help_reading(sh, name, r->help);
    if (figure)
        show(sh, "plot %s: %s", name, figure_named(name)->help);
    return c || s || (r && !is_knob(r)) || figure;
}

/* ---- words of settings ---- */

static void help_method(struct shell *sh, const struct method *m)
{
    struct str knobs;

    show(sh, "%s.", m->help);
    show(sh, "  %s", m->rule);
    str_init(&knobs);
    str_add(&knobs, m->uses_eta ? "eta" : "");
    for (const char *s = m->knobs; *s; s = words_skip(s)) {
        size_t n = strcspn(s, " ");

        str_addf(&knobs, "%s%.*s", knobs.len ? ", " : "", (int)n, s);
        s += n;
    }
    if (knobs.len)
        show(sh, "Its knobs: %s.", knobs.s);
    if (m->no_batch)
        show_text(sh, m->no_batch);
    show(sh, "For example: " TEXT_CODE "optimizer %s" TEXT_END, m->name);
    str_done(&knobs);
}

/* The models that have the loss NAME, or the losses that the model NAME has. */
static bool help_objective(struct shell *sh, const char *name)
{
    bool any = false;

    for (size_t i = 0; objectives[i]; i++) {
        const struct objective_ops *o = objectives[i];

        if (strcmp(o->name, name) != 0 && strcmp(o->loss, name) != 0)
            continue;
        show(sh, TEXT_BOLD "model %s, loss %s" TEXT_END "   %s.", o->name, o->loss,
             o->help);
        any = true;
    }
    return any;
}

/* A word of one setting is told with the setting; one of several names them. */
static bool help_setting_word(struct shell *sh, const char *name)
{
    const struct setting *first = NULL;
    size_t users = 0;
    struct str list;

    str_init(&list);
    for (size_t i = 0; settings[i]; i++)
        if (setting_has(settings[i], name)) {
            first = first ? first : settings[i];
            str_addf(&list, "%s%s", users++ ? ", " : "", settings[i]->name);
        }
    if (users == 1) {
        show(sh, TEXT_BOLD "%s %s" TEXT_END, first->name, name);
        help_setting(sh, first);
    } else if (users) {
        show(sh, "%s is a word of %s. help %s tells what it does there.", name, list.s,
             first->name);
    }
    str_done(&list);
    return users > 0;
}

static bool help_data(struct shell *sh, const char *name)
{
    const struct dataset *d = dataset_named(name);
    const struct law *law = law_named(name);

    if (d)
        show(sh, "%s: %s.", name, d->help);
    if (law)
        show(sh, "Its law: %s", law->help);
    if (d || law)
        show(sh, "For example: " TEXT_CODE "data %s%s" TEXT_END, name,
             law ? " n=40 seed=7" : "");
    return d || law;
}

/* A word that stands for itself: a method, a model, a loss, a data set, or what else a
 * setting or command knows. */
static bool help_own_word(struct shell *sh, const char *name)
{
    const struct method *m = method_named(name);
    const struct command *c = command_with_word(sh, name);

    if (m)
        help_method(sh, m);
    else if (help_objective(sh, name) || help_data(sh, name) ||
             help_setting_word(sh, name))
        return true;
    else if (c)
        help_command(sh, c);
    return m || c;
}

static bool help_term(struct shell *sh, const char *text)
{
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        if (strcasecmp(terms[i].said, text) == 0)
            return help_named(sh, terms[i].here) || help_expression(sh, terms[i].here);
    return false;
}

/* All that NAME is: a reading's name may be a word of a setting too, a loss that of a
 * function. */
static bool help_all_of(struct shell *sh, const char *name)
{
    bool named = help_named(sh, name) || help_family(sh, name) || help_term(sh, name);
    bool alone = named && (!reading_named(name) || setting_named(name) ||
                           command_named(sh->commands, name));
    bool own = !alone && help_own_word(sh, name);

    return (!named && help_expression(sh, name)) || named || own;
}

/* WORD as it is, or in small letters. */
static bool help_word(struct shell *sh, const char *word)
{
    char name[48];

    snprintf(name, sizeof name, "%s", word);
    if (!setting_named(name) && !reading_named(name))
        words_lower(name, sizeof name, word, strlen(word));
    return help_all_of(sh, name);
}

/* ---- several words, and other people's ---- */

/* `best line`, `optimizer adam`: the word that a setting's name stands before, else the
 * first. */
static bool help_line(struct shell *sh, const char *text)
{
    size_t n = words_name(text);
    char *first = mem_textn(text, n);
    const char *rest = words_skip(text + n);
    const struct setting *s = setting_named(first);
    char *second;
    bool ok;

    if (*rest == '=')
        rest = words_skip(rest + 1);
    second = mem_textn(rest, words_name(rest));
    ok = n && s && setting_has(s, second) ? help_own_word(sh, second)
                                          : n && help_word(sh, first);
    free(second);
    free(first);
    return ok;
}

/* What is written otherwise here: how, and what that is. */
static bool help_phrase(struct shell *sh, const char *text)
{
    struct str here;
    bool ok;

    str_init(&here);
    ok = phrase_here(sh, text, &here);
    if (ok) {
        show(sh, "Here that is written so: " TEXT_CODE "%s" TEXT_END, here.s);
        help_line(sh, here.s);
    }
    str_done(&here);
    return ok;
}

bool help_text(struct shell *sh, const char *text, struct err *err)
{
    bool several = strpbrk(text, " =") != NULL;

    if ((!several && help_word(sh, text)) || help_term(sh, text) ||
        help_phrase(sh, text) || (several && help_line(sh, text)))
        return true;
    return err_set(err, "There is no help on '%s'. help lists the words.", text);
}
