/* What one word is, told from its own row in whichever table it stands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lab/dataset.h"
#include "lab/reading.h"
#include "learn/generate.h"
#include "plot/text.h"
#include "repl/help.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/topic.h"
#include "repl/words.h"

enum { METHOD_INDENT = 11, NEAR_MOST = 6 };

/* ---- commands and settings ---- */

static void tell_command(struct shell *sh, const struct topic *t)
{
    const struct command *c = t->row;
    struct str usage;

    str_init(&usage);
    command_usage(c, &usage);
    show(sh, TEXT_BOLD "%s" TEXT_END "   %s", usage.s, c->help);
    for (const struct arg_spec *a = c->arg; a->kind != ARG_END; a++) {
        str_clear(&usage);
        argument_help(sh, a->help, &usage);
        show(sh, "  %s   %s", a->name, usage.s);
    }
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
            show_row(sh, METHOD_INDENT, methods[i]->name, methods[i]->rule);
        return;
    }
    str_init(&t);
    for (size_t i = 0; s->word && s->word(i); i++)
        str_addf(&t, "%s%s%s", i ? ", " : "", s->word(i),
                 s->counted && strcmp(s->counted, s->word(i)) == 0 ? " NUMBER" : "");
    if (s->range)
        str_addf(&t, "%s%s", t.len ? " or " : "", s->range);
    show(sh, "It can be: %s.", t.s);
    str_done(&t);
}

static void tell_setting(struct shell *sh, const struct topic *t)
{
    const struct setting *s = t->row;
    struct str now;

    str_init(&now);
    setting_show(s, sh, &now);
    show(sh, "%s Now %s.", s->help, now.s);
    show_words(sh, s);
    if (s->also)
        show(sh, "Other names: %s", s->also);
    str_done(&now);
}

/* ---- readings ---- */

static void tell_reading(struct shell *sh, const struct topic *t)
{
    struct value v;
    struct str text;

    str_init(&text);
    str_addf(&text, "%s: %s.", t->name, t->help);
    if (reading_get(sh->bench, t->name, &v)) {
        str_add(&text, v.kind == VALUE_UNDEFINED ? " It has no value now: " : " Now ");
        if (v.kind == VALUE_NUMBER)
            text_number(&text, v.number);
        else
            str_add(&text, v.kind == VALUE_WORD ? v.word : v.why);
        str_addc(&text, '.');
    }
    show_text(sh, text.s);
    str_done(&text);
}

/* ---- pictures, methods, functions, data ---- */

static void tell_figure(struct shell *sh, const struct topic *t)
{
    const struct figure *f = t->row;
    const char *lacks = f->lacks ? f->lacks(sh->bench) : NULL;

    show(sh, TEXT_BOLD "plot %s" TEXT_END "   %s%s%s", f->name, f->help,
         lacks ? " Not now: " : "", lacks ? lacks : "");
}

static void tell_method(struct shell *sh, const struct topic *t)
{
    const struct method *m = t->row;
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
    str_done(&knobs);
}

static void tell_function(struct shell *sh, const struct topic *t)
{
    show(sh,
         TEXT_BOLD "%s" TEXT_END "   %s. It can stand in any expression; help "
                   "functions lists them all.",
         formula_usage(t->name), t->help);
}

static void tell_dataset(struct shell *sh, const struct topic *t)
{
    const struct law *law = law_named(t->name);

    show(sh, "%s: %s.", t->name, t->help);
    if (law)
        show(sh, "Its law: %s", law->help);
}

static void tell_plainly(struct shell *sh, const struct topic *t)
{
    show(sh, "%s: %s.", t->name, t->help);
}

static void (*const tellers[])(struct shell *, const struct topic *) = {
    [TOPIC_COMMAND] = tell_command, [TOPIC_SETTING] = tell_setting,
    [TOPIC_READING] = tell_reading, [TOPIC_FAMILY] = tell_reading,
    [TOPIC_TASK] = tell_plainly,    [TOPIC_FIGURE] = tell_figure,
    [TOPIC_METHOD] = tell_method,   [TOPIC_FUNCTION] = tell_function,
    [TOPIC_POINT] = tell_plainly,   [TOPIC_DATASET] = tell_dataset,
};

/* ---- all that a name is ---- */

/* "See also: safe_eta, curvature, step" */
static void show_near(struct shell *sh, const struct topic *t)
{
    struct topic near[NEAR_MOST];
    size_t n = topics_near(sh, t, near, NEAR_MOST);
    struct str list;

    str_init(&list);
    for (size_t i = 0; i < n; i++)
        str_addf(&list, "%s%s", i ? ", " : "", near[i].name);
    if (n)
        show(sh, "See also: %s", list.s);
    str_done(&list);
}

void help_topic(struct shell *sh, const struct topic *t, bool last)
{
    struct str example;

    str_init(&example);
    tellers[t->kind](sh, t);
    topic_example(t, &example);
    show(sh, "For example: " TEXT_CODE "%s" TEXT_END, example.s);
    if (last)
        show_near(sh, t);
    str_done(&example);
}

/* A reading that has the value of the setting of the same name. */
static bool is_knob(const struct topic *t)
{
    const struct reading *r = t->row;

    return t->kind == TOPIC_READING && setting_named(t->name) &&
           strcmp(r->group, "settings") == 0;
}

bool help_named(struct shell *sh, const char *name)
{
    struct topics at = {.sh = sh};
    struct topic t, first = {.name = NULL};

    while (topics_next(&at, &t)) {
        if ((strcmp(t.name, name) != 0 && !words_among(t.also, name)) || is_knob(&t))
            continue;
        help_topic(sh, &t, false);
        if (!first.name)
            first = t;
    }
    if (first.name)
        show_near(sh, &first);
    return first.name != NULL;
}

bool help_family(struct shell *sh, const char *name)
{
    struct value v;

    for (size_t i = 0; reading_families[i].prefix; i++)
        if (strncmp(name, reading_families[i].prefix,
                    strlen(reading_families[i].prefix)) == 0 &&
            reading_families[i].get(sh->bench, name, &v)) {
            struct topic t = {TOPIC_FAMILY, name, NULL, reading_families[i].help,
                              &reading_families[i]};

            help_topic(sh, &t, true);
            return true;
        }
    return false;
}

/* ---- words that stand in arguments ---- */

/* The models that have the loss NAME, or the losses that the model NAME has. */
static bool tell_objective(struct shell *sh, const char *name)
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
static bool tell_setting_word(struct shell *sh, const char *name)
{
    struct topics at = {.sh = sh, .kind = TOPIC_SETTING};
    struct topic t, first = {.name = NULL};
    size_t users = 0;
    struct str list;

    str_init(&list);
    while (topics_next(&at, &t) && t.kind == TOPIC_SETTING)
        if (setting_has(t.row, name)) {
            first = users ? first : t;
            str_addf(&list, "%s%s", users++ ? ", " : "", t.name);
        }
    if (users == 1) {
        show(sh, TEXT_BOLD "%s %s" TEXT_END, first.name, name);
        help_topic(sh, &first, true);
    } else if (users) {
        show(sh, "%s is a word of %s. help %s tells what it does there.", name, list.s,
             first.name);
    }
    str_done(&list);
    return users > 0;
}

bool help_own_word(struct shell *sh, const char *name)
{
    const struct command *c = command_with_word(sh, name);

    if (tell_objective(sh, name) || tell_setting_word(sh, name))
        return true;
    return c && help_named(sh, c->name);
}
