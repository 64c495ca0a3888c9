/* Any number down to its arithmetic: which explanation it gets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/explain.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/explaining.h"

/* A reading's own explanation; FEATURE as in struct explaining. */
static const struct {
    const char *name;
    explanation *write;
} explanations[] = {
    {"loss", explain_loss},
    {"mse", explain_mse},
    {"brier", explain_mse},
    {"abserr", explain_abserr},
    {"maxloss", explain_maxloss},
    {"objective", explain_objective},
    {"errors", explain_errors},
    {"accuracy", explain_accuracy},
    {"tp", explain_counts},
    {"fp", explain_counts},
    {"tn", explain_counts},
    {"fn", explain_counts},
    {"precision", explain_precision},
    {"recall", explain_recall},
    {"fpr", explain_fpr},
    {"f1", explain_f1},
    {"f1neg", explain_f1neg},
    {"balanced", explain_balanced},
    {"mcc", explain_mcc},
    {"auc", explain_auc},
    {"baseline", explain_baseline},
    {"b", explain_bias},
    {"w0", explain_bias},
    {"w", explain_weight},
    {"norm", explain_norm},
    {"intercept", explain_boundary},
    {"slopeline", explain_boundary},
    {"midpoint", explain_boundary},
    {"grad.b", explain_gradient},
    {"gradnorm", explain_gradnorm},
    {"curvature", explain_curvature},
    {"safe_eta", explain_safe_eta},
    {"eta", explain_eta},
};

/* The J of w3, grad.w3 … for the PREFIX; 0 = not one of them. */
static size_t feature(const char *name, const char *prefix)
{
    size_t n = strlen(prefix);

    return strncmp(name, prefix, n) == 0 ? strtoul(name + n, NULL, 10) : 0;
}

static explanation *explanation_of(struct explaining *e)
{
    for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++)
        if (strcmp(e->name, explanations[i].name) == 0) {
            e->feature = e->name[0] == 'w' && !e->name[1];
            return explanations[i].write;
        }
    if ((e->feature = feature(e->name, "grad.w")))
        return explain_gradient;
    if ((e->feature = feature(e->name, "w")))
        return explain_weight;
    return NULL;
}

static void say_help(struct explaining *e)
{
    const struct reading *r = reading_named(e->name);

    if (r)
        explain_say(e, "%s: %s.", e->name, r->help);
}

/* What has no arithmetic of its own: help, value, where it comes from. */
static void say_plain(struct explaining *e, const struct value *v)
{
    static const struct {
        const char *group, *source;
    } sources[] = {
        {"settings", "It is a setting: it stays until you change it."},
        {"data", "It is counted in the data."},
        {"run", "It counts since the weights were last set by hand, reset, or the data "
                "changed."},
    };
    const struct reading *r = reading_named(e->name);

    say_help(e);
    if (v->kind == VALUE_UNDEFINED)
        explain_say(e, "Now it has no value: %s.", v->why);
    else if (v->kind == VALUE_WORD)
        explain_say(e, "%s = %s", e->name, v->word);
    else
        explain_say(e, "%s = %s", e->name, num_long(v->number).s);
    for (size_t i = 0; r && i < sizeof sources / sizeof *sources; i++)
        if (strcmp(r->group, sources[i].group) == 0)
            explain_say(e, "%s", sources[i].source);
}

static void explain_reading(struct explaining *e, const struct value *v)
{
    explanation *write = explanation_of(e);

    e->value = v->number;
    if (v->kind != VALUE_NUMBER || !write) {
        say_plain(e, v);
        if (v->kind == VALUE_NUMBER && strncmp(e->name, "raw.", 4) == 0)
            explain_scaling(e);
        return;
    }
    write(e);
}

/* ---- what is asked for ---- */

static bool explain_row(struct explaining *e, const char *number, struct err *err)
{
    char *end;
    unsigned long i = strtoul(number, &end, 10);

    if (!e->f)
        return err_set(err, "There is no data yet.");
    if (*number < '0' || *number > '9' || *end || i < 1 || i > e->d->n) {
        err_set(err, "Which point? explain point 1 to explain point %zu", e->d->n);
        return err_meant(err, "explain point 1");
    }
    explain_point(e, i - 1);
    return true;
}

/* One name of an expression with its value. */
static void say_part(void *self, const char *name)
{
    struct explaining *e = self;
    struct value v;

    if (reading_get(e->b, name, &v) && v.kind == VALUE_NUMBER)
        explain_say(e, "%s = %s", name, num_long(v.number).s);
}

/* Is NAME what every point has its own of? */
static bool of_point(const char *name)
{
    return *name && strchr("pzsyx", *name) && !name[1];
}

/* An expression: its names, then its value. */
static bool explain_formula(struct explaining *e, const struct formula *f,
                            const struct scope *scope, struct err *err)
{
    struct value v;

    if (!formula_eval(f, scope, &v, err))
        return false;
    formula_names(f, say_part, e);
    if (v.kind == VALUE_UNDEFINED)
        explain_say(e, "%s has no value now: %s.%s", e->name, v.why,
                    of_point(e->name) ? " Try: explain point 1" : "");
    else if (v.kind == VALUE_WORD)
        explain_say(e, "%s = %s", e->name, v.word);
    else
        explain_say(e, "%s = %s", e->name, num_long(v.number).s);
    return true;
}

static void take_name(void *self, const char *name)
{
    char **taken = self;

    free(*taken);
    *taken = mem_text(name);
}

/* The reading that the text F names: W1, lr and η are found too. */
static char *named(const struct formula *f, struct bench *b)
{
    static const char *const also[][2] = {
        {"lr", "eta"}, {"alpha", "eta"}, {"bias", "b"}};
    char *name = NULL;
    struct value v;

    formula_names(f, take_name, &name);
    for (char *c = name; c && !reading_get(b, name, &v) && *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    for (size_t i = 0; name && i < 3; i++)
        if (strcmp(name, also[i][0]) == 0)
            take_name(&name, also[i][1]);
    return name;
}

static bool explain_text(struct explaining *e, struct err *err)
{
    struct scope scope = reading_scope(e->b);
    struct formula *f = formula_parse(e->name, err);
    char *name = NULL, *meant;
    struct value v;
    bool ok = f && formula_check(f, &scope, err);

    if (ok && !formula_computes(f))
        name = named(f, e->b);
    if (name && reading_get(e->b, name, &v)) {
        e->name = name;
        explain_reading(e, &v);
    } else if (ok) {
        ok = explain_formula(e, f, &scope, err);
    }
    if (!ok && err && err->meant[0]) {
        meant = mem_text(err->meant);
        err_meant(err, "explain %s", meant);
        free(meant);
    }
    free(name);
    formula_free(f);
    return ok;
}

bool explain_write(struct bench *b, const char *what, bool all, int width,
                   struct paper *out, struct err *err)
{
    struct explaining e = {.b = b,
                           .s = &b->s,
                           .d = b->s.data,
                           .f = bench_fitness(b),
                           .name = what,
                           .all = all,
                           .width = width,
                           .out = out};

    if (strncmp(what, "point ", 6) == 0)
        return explain_row(&e, what + 6, err);
    if (strcmp(what, "point") == 0)
        return explain_row(&e, "", err);
    return explain_text(&e, err);
}
