/* sweep: one setting or weight after another value, each from the same start.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/setting.h"
#include "repl/trial.h"
#include "repl/words.h"

/* ---- what is swept ---- */

/* It cannot be a number: a race is between the N WORDs behind its name, or its own. */
static bool words_only(const struct setting *s, char **word, size_t n, struct err *err)
{
    const char *a = s->word(0), *b = a ? s->word(1) : NULL;

    if (n > 1 && setting_has(s, word[0]) && setting_has(s, word[1])) {
        a = word[0];
        b = word[1];
    }
    err_set(err, "%s has words, not numbers; they can race: race %s=%s %s=%s", s->name,
            s->name, a ? a : "on", s->name, b ? b : "off");
    return err_meant(err, "race %s=%s %s=%s", s->name, a ? a : "on", s->name,
                     b ? b : "off");
}

/* The name that NAME has here into OUT; false sets ERR: it has no numbers to try. */
static bool swept_name(struct shell *sh, char **word, size_t n, char *out, size_t room,
                       struct err *err)
{
    const char *name = word[0];
    const struct setting *s = setting_named(name);
    size_t weight;
    char lower[32];

    words_lower(lower, sizeof lower, name, strlen(name));
    s = s ? s : setting_named(lower);
    snprintf(out, room, "%s", s ? s->name : lower);
    if (s && setting_is_preference(s)) {
        err_set(err, "%s is about the screen, it changes no run.", s->name);
        return err_meant(err, "sweep eta 0.01 0.1 1");
    }
    if (s && !setting_takes_numbers(s) && s->word)
        return words_only(s, word + 1, n - 1, err);
    if (s || bench_weight_named(sh->bench, lower, &weight))
        return true;
    err_set(err,
            "There is nothing called '%.40s' to try values of. A setting or a "
            "weight: sweep eta 0.01 0.1 1",
            name);
    return err_meant(err, "sweep eta 0.01 0.1 1");
}

/* A weight, and what only judges, needs no step to be compared. */
static bool compared_as_is(struct shell *sh, const char *name)
{
    size_t weight;

    return strcmp(name, "tau") == 0 || strcmp(name, "h") == 0 ||
           (!setting_named(name) && bench_weight_named(sh->bench, name, &weight));
}

/* ---- the values ---- */

/* The bench with VALUE, as a racer. */
static bool add_value(struct shell *sh, struct trial *t, const char *text,
                      struct err *err)
{
    struct sweep *s = t->sweep;
    struct bench *b;
    struct str exact;
    double v;
    bool ok;

    if (!number_of(sh, text, &v, err)) {
        err_set(err, "'%.40s' is no number to try. As in: sweep %s 0.01 0.1 1", text,
                s->name);
        return err_meant(err, "sweep %s 0.01 0.1 1", s->name);
    }
    b = trial_copy(sh);
    str_init(&exact);
    text_exact(&exact, v);
    ok = trial_set(sh, b, s->name, exact.s, err);
    str_done(&exact);
    if (!ok) {
        bench_free(b);
        return false;
    }
    s->row[s->n++].value = v;
    race_add(t->race, text, b, b);
    return true;
}

static bool is_filler(const char *word)
{
    return words_among("over from to in and values", word);
}

static bool add_values(struct shell *sh, struct trial *t, char **word, size_t n,
                       struct err *err)
{
    for (size_t i = 0; i < n; i++) {
        if (is_filler(word[i]))
            continue;
        if (t->sweep->n == SWEEP_MOST)
            return err_set(err, "A sweep tries at most %d values.", SWEEP_MOST) ||
                   err_meant(err, "sweep %s 0.01 0.1 1", t->sweep->name);
        if (!add_value(sh, t, word[i], err))
            return false;
    }
    if (t->sweep->n)
        return true;
    err_set(err, "Which values? As in: sweep %s 0.01 0.1 1", t->sweep->name);
    return err_meant(err, "sweep %s 0.01 0.1 1", t->sweep->name);
}

/* ---- the command ---- */

static void write_how(const struct race *r, char *out, size_t room)
{
    const char *more = r->goal == 1 ? "" : r->length == RACE_PASSES ? "es" : "s";

    if (r->length == RACE_FIT)
        snprintf(out, room, "after fit");
    else if (!r->goal)
        *out = '\0';
    else
        snprintf(out, room, "after %zu %s%s", r->goal,
                 r->length == RACE_PASSES ? "pass" : "step", more);
}

static struct sweep *new_sweep(struct shell *sh)
{
    const struct state *s = &sh->bench->s;
    struct sweep *w = mem_alloc(sizeof *w);

    w->refs = 1;
    w->labels = !s->explorer.minimizing && s->data && s->data->kind != LABEL_VALUE;
    w->held = !s->explorer.minimizing && s->held;
    snprintf(w->measure, sizeof w->measure, "%s", work_loss_name(sh->bench));
    return w;
}

/* WORD begins with the name, N words in all, perhaps as "eta=0.1". */
static bool read_sweep(struct shell *sh, struct trial *t, char **word, size_t *n,
                       struct err *err)
{
    size_t all = *n;
    char *equals;

    if (!*n) {
        err_set(err, "Values of what? As in: sweep eta 0.01 0.1 1");
        return err_meant(err, "sweep eta 0.01 0.1 1");
    }
    t->sweep = new_sweep(sh);
    equals = strchr(word[0], '=');
    if (equals)
        *equals = '\0';
    if (!swept_name(sh, word, *n, t->sweep->name, sizeof t->sweep->name, err) ||
        !trial_length(sh, word, n, true, t->race, err))
        return false;
    if (*n == all && compared_as_is(sh, t->sweep->name))
        t->race->goal = 0;
    write_how(t->race, t->sweep->how, sizeof t->sweep->how);
    if (equals && equals[1] && !add_value(sh, t, equals + 1, err))
        return false;
    return add_values(sh, t, word + 1, *n - 1, err);
}

static bool run_sweep(struct shell *sh, const struct args *args, struct err *err)
{
    return trial_run(sh, args, read_sweep, err);
}

/* ---- the table ---- */

enum { VALUE = 10, LOSS = 10, ERRORS = 8, ACCURACY = 10, HELD = 12, ROSE = 6 };

/* TEXT into a column of the table, right aligned. */
static void add_cell(struct str *row, int columns, const char *text)
{
    int room = columns - (int)text_columns(text, false);

    str_addf(row, "%*s%s", room > 1 ? room : 1, "", text);
}

static void add_number(struct str *row, int columns, double v)
{
    struct str t;

    str_init(&t);
    if (isfinite(v))
        text_asked(&t, v);
    else
        str_addc(&t, '-');
    add_cell(row, columns, t.s);
    str_done(&t);
}

static void add_head(const struct sweep *s, struct str *row)
{
    struct str held;

    str_init(&held);
    str_addf(&held, "valid.%s", s->measure);
    str_add(row, TEXT_DIM);
    add_cell(row, VALUE, s->name);
    add_cell(row, LOSS, s->measure);
    if (s->labels) {
        add_cell(row, ERRORS, "errors");
        add_cell(row, ACCURACY, "accuracy");
    }
    if (s->held)
        add_cell(row, HELD, held.s);
    add_cell(row, ROSE, "rose");
    str_add(row, TEXT_END);
    str_done(&held);
}

static void add_finish(const struct outcome *got, struct str *row)
{
    if (got->finish == FINISH_AWAY)
        str_addf(row, "  ran away at step %zu", got->at);
    else if (got->finish == FINISH_ENDLESS)
        str_add(row, "  no lowest place");
    else if (got->finish == FINISH_SETTLED)
        str_addf(row, "  settled after %zu", got->effort.updates);
    else if (got->finish == FINISH_STUCK)
        str_addf(row, "  stuck after %zu", got->effort.updates);
    else if (got->finish == FINISH_STOPPED)
        str_addf(row, "  stopped at %zu", got->effort.updates);
}

static void add_row(const struct sweep *s, size_t i, struct str *row)
{
    const struct outcome *got = &s->row[i].got;

    add_number(row, VALUE, s->row[i].value);
    add_number(row, LOSS, got->loss);
    if (s->labels) {
        add_number(row, ERRORS, got->errors);
        add_number(row, ACCURACY, got->accuracy);
    }
    if (s->held)
        add_number(row, HELD, got->held);
    add_number(row, ROSE, (double)got->rises);
    if (i == sweep_best(s, false) && !sweep_ties(s))
        str_add(row, "  ← lowest");
    add_finish(got, row);
}

static void show_table(struct shell *sh, const struct sweep *s)
{
    struct str row;

    str_init(&row);
    add_head(s, &row);
    show(sh, "%s", row.s);
    for (size_t i = 0; i < s->n; i++) {
        str_clear(&row);
        add_row(s, i, &row);
        show(sh, "%s", row.s);
    }
    str_done(&row);
}

void sweep_say(struct shell *sh, const struct trial *t)
{
    struct sweep *s = t->sweep;
    struct state *state = &sh->bench->s;
    struct str text;

    for (size_t i = 0; i < s->n; i++)
        s->row[i].got = t->race->racer[i].got;
    show_table(sh, s);
    str_init(&text);
    sweep_words(s, &text);
    show_text(sh, text.s);
    str_done(&text);
    sweep_free(state->sweep);
    state->sweep = sweep_ref(s);
    bench_noted(sh->bench);
    trial_show(sh, "sweep");
}

const struct command command_sweep = {
    .name = "sweep",
    .group = ABOUT_TIME,
    .arg = {{ARG_REST, "NAME V1 V2 … steps N",
             "a setting or weight and its values; steps N, passes N or fit, 50 steps "
             "if left out",
             true, 0}},
    .help = "Tries one value after the other from the same weights, and says which one "
            "is lowest. Your own run stays as it is.",
    .example = "sweep eta 0.01 0.1 1",
    .changes = true,
    .alone = true,
    .run = run_sweep,
    .offer = offer_targets,
};
