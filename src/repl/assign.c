/* Assignments: weights and settings, several at once from the old values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/assign.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/words.h"

/* A place on the function that is minimized is a weight of its run. */
static bool moves_place(const struct bench *b, const struct part *p)
{
    const struct explorer *e = &b->s.explorer;

    return p->setting && p->setting->place && e->minimizing &&
           p->setting->place <= e->function->dim;
}

static bool is_preference(const struct part *p)
{
    return p->setting && setting_is_preference(p->setting);
}

/* The settings of the bench, or the PREFERENCES. */
static bool apply_settings(struct shell *sh, struct assignment *a, bool preferences,
                           struct str *note, struct err *err)
{
    if (preferences && sh->in->trying)
        return true;
    for (size_t i = 0; i < a->n; i++) {
        struct part *p = &a->part[i];
        bool ok = true;

        if (!p->setting || is_preference(p) != preferences)
            continue;
        if (p->word[0])
            ok = setting_word(p->setting, sh, p->word, p->count, note, err);
        else if (!moves_place(sh->bench, p))
            ok = setting_number(p->setting, sh, *p->value, note, err);
        if (!ok)
            return false;
    }
    return true;
}

/* PARAMS: as many as there were when the values were read. */
static bool same_weights(const struct bench *b, const struct assignment *a,
                         size_t params, struct err *err)
{
    for (size_t i = 0; i < a->n; i++)
        if (!a->part[i].setting && b->s.params != params)
            return err_set(err, "Set the model first, then its weights, with a ; "
                                "between them.");
    return true;
}

/* X and Y of the function that is minimized: a new run from there, or a round of the
 * learner's own. */
static void apply_place(struct shell *sh, const struct assignment *a)
{
    struct bench *b = sh->bench;
    const struct explorer *e = &b->s.explorer;
    double at[2] = {e->at[0], e->at[1]};
    bool any = false;

    for (size_t i = 0; i < a->n; i++)
        if (moves_place(b, &a->part[i])) {
            at[a->part[i].setting->place - 1] = *a->part[i].value;
            any = true;
        }
    if (any && sh->in->in_round)
        bench_round(b, at);
    else if (any)
        bench_set_function(b, function_ref(e->function), true, at);
}

/* b, or the bias of a network's neuron. */
static bool is_bias(const struct state *s, size_t j)
{
    return j == 0 ||
           (s->hidden && j > s->hidden && (j - s->hidden - 1) % (s->dim + 1) == 0);
}

static bool bias_is_off(const struct bench *b, const struct part *p, struct err *err)
{
    if (b->s.bias != BIAS_OFF || p->all || !is_bias(&b->s, p->index) || *p->value == 0)
        return false;
    err_set(err, "The bias is off: %s stays 0. bias on lets it move.", p->name);
    err_meant(err, "bias on; %s = %g", p->name, *p->value);
    return true;
}

static bool apply_weights(struct shell *sh, const struct assignment *a, struct err *err)
{
    struct bench *b = sh->bench;
    double *theta = mem_array(b->s.params, sizeof *theta);
    bool any = false, ok = true;

    memcpy(theta, b->s.theta, b->s.params * sizeof *theta);
    for (size_t i = 0; ok && i < a->n; i++) {
        const struct part *p = &a->part[i];

        if (p->setting)
            continue;
        ok = !bias_is_off(b, p, err);
        memcpy(theta + p->index, p->value, (p->all ? b->s.dim : 1) * sizeof *theta);
        any = true;
    }
    if (ok && any && sh->in->in_round && !b->s.explorer.minimizing)
        bench_round(b, theta);
    else if (ok && any)
        bench_set_theta(b, theta);
    free(theta);
    return ok;
}

/* ", η," for eta: the sign that books write for it. */
static void add_sign(const char *name, struct str *out)
{
    const struct reading *r = reading_named(name);

    if (r && r->label)
        str_addf(out, ", %s,", r->label);
}

/* " (called eta, η, here)" */
static void called_here(const char *name, struct str *out)
{
    str_addf(out, " (called %s", name);
    add_sign(name, out);
    str_add(out, " here)");
}

/* The name that it has here, whatever was typed. */
static const char *own_name(const struct part *p)
{
    return p->setting ? p->setting->name : p->all || p->index ? p->name : "b";
}

/* What was set, in the words of the language: "w1 = 2". */
static void write_set(struct shell *sh, const struct assignment *a, struct str *t)
{
    for (size_t i = 0; i < a->n; i++) {
        const struct part *p = &a->part[i];

        str_addf(t, "%s%s = ", i ? ", " : "", own_name(p));
        if (p->setting)
            setting_show(p->setting, sh, t);
        else
            for (size_t j = 0; j < (p->all ? sh->bench->s.dim : 1); j++) {
                str_add(t, j ? " " : "");
                text_asked(t, p->value[j]);
            }
        if (p->setting && strcmp(p->setting->name, p->name) != 0)
            called_here(p->setting->name, t);
    }
}

/* MINIMIZED: a function was made small until now. */
static void said(struct shell *sh, const struct assignment *a, struct str *note,
                 bool minimized)
{
    struct str t;

    str_init(&t);
    write_set(sh, a, &t);
    if (shell_busy(sh)) /* what changes meanwhile is the run's doing */
        reply_text(sh, t.s);
    else
        reply_changes(sh, t.s);
    if (minimized && !sh->bench->s.explorer.minimizing)
        str_addf(note, "%sThe function is no longer minimized; step moves the weights.",
                 note->len ? " " : "");
    reply_text(sh, note->s);
    str_done(&t);
}

static bool weights_alone(const struct assignment *a)
{
    for (size_t i = 0; i < a->n; i++)
        if (a->part[i].setting)
            return false;
    return true;
}

/* Preferences come last: a fault before them leaves everything as it was. */
static bool apply(struct shell *sh, struct assignment *a, struct str *note,
                  struct err *err)
{
    size_t params = sh->bench->s.params;

    if (!apply_settings(sh, a, false, note, err) ||
        !same_weights(sh->bench, a, params, err))
        return false;
    apply_place(sh, a);
    return apply_weights(sh, a, err) && apply_settings(sh, a, true, note, err);
}

/* A move by hand: a weight, or the place of a function that is minimized. */
static bool moves_any(const struct bench *b, const struct assignment *a)
{
    for (size_t i = 0; i < a->n; i++)
        if (!a->part[i].setting || moves_place(b, &a->part[i]))
            return true;
    return false;
}

static bool about_bench(const struct assignment *a)
{
    for (size_t i = 0; i < a->n; i++)
        if (!is_preference(&a->part[i]))
            return true;
    return false;
}

/* `forbid:` of the task names one of the settings. */
static bool forbidden(const struct shell *sh, const struct assignment *a,
                      struct err *err)
{
    for (size_t i = 0; sh->guide && !sh->in->quiet && i < a->n; i++) {
        const struct setting *s = a->part[i].setting;
        const char *why = s ? guide_forbids(sh->guide, s->name) : NULL;

        if (why)
            return !err_set(err, "%s", why);
    }
    return false;
}

bool assign_run(struct shell *sh, const char *text, struct err *err)
{
    struct assignment a = {.n = 0};
    struct str note;
    bool ok, minimized = sh->bench->s.explorer.minimizing;

    str_init(&note);
    ok = assignment_read(sh, text, &a, err) && (!sh->in->ahead || weights_alone(&a)) &&
         !forbidden(sh, &a, err) && apply(sh, &a, &note, err);
    if (ok) {
        if (!sh->in->in_round && about_bench(&a))
            bench_did(sh->bench, "set");
        if (!sh->in->in_round && moves_any(sh->bench, &a))
            bench_did(sh->bench, "move");
        said(sh, &a, &note, minimized);
    }
    assignment_done(&a);
    str_done(&note);
    return ok;
}

bool assign_one(struct shell *sh, const char *name, const char *value, struct err *err)
{
    struct str t;
    bool ok;

    str_init(&t);
    str_addf(&t, "%s = %s", name, value);
    ok = assign_run(sh, t.s, err);
    if (!ok)
        err->column = 0; /* it belongs to a text that nobody typed */
    str_done(&t);
    return ok;
}
