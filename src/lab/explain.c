/* Any number down to its arithmetic: which explanation it gets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/explain.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lab/explain_number.h"
#include "lab/explain_table.h"
#include "learn/logistic.h"

static void say_help(struct explaining *e)
{
    const struct reading *r = reading_named(e->name);

    if (r)
        explain_say(e, "%s: %s.", e->name, r->help);
}

/* A word may come from a file. */
static void say_word(struct explaining *e, const char *word)
{
    struct str clean;

    str_init(&clean);
    utf8_clean(word, strlen(word), &clean);
    explain_say(e, "%s = %s", e->name, clean.s);
    str_done(&clean);
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
        say_word(e, v->word);
    else
        explain_say(e, "%s = %s", e->name, num_long(v->number).s);
    for (size_t i = 0; r && i < sizeof sources / sizeof *sources; i++)
        if (strcmp(r->group, sources[i].group) == 0)
            explain_say(e, "%s", sources[i].source);
    if (v->kind == VALUE_UNDEFINED)
        explain_what_to_type(e);
}

/* ---- the rows that are counted ---- */

static void see_training(struct explaining *e)
{
    e->d = e->s->data;
    e->x = e->s->fitted;
    e->f = bench_fitness(e->b);
    e->z = e->f ? e->f->z : NULL;
    e->p = e->f ? e->f->p : NULL;
    e->first = 0;
}

/* The rows held back instead; their scores into ROOM, which the caller frees. */
static void see_held(struct explaining *e, double **room)
{
    size_t n = e->s->held->n;
    double *z = mem_array(2 * n, sizeof *z);
    struct objective o = e->o;

    o.data = e->s->held_fitted;
    o.ops->scores(&o, e->s->theta, z);
    for (size_t i = 0; i < n; i++)
        z[n + i] = o.ops->sigma ? sigmoid(z[i]) : z[i];
    e->d = e->s->held;
    e->x = e->s->held_fitted;
    e->z = z;
    e->p = z + n;
    e->first = e->s->data->n;
    *room = z;
}

static void explain_reading(struct explaining *e, const struct value *v)
{
    explanation *write = explanation_of(e);
    double *room = NULL;

    e->value = v->number;
    if (v->kind != VALUE_NUMBER || !write) {
        say_plain(e, v);
        return;
    }
    if (strncmp(e->name, "valid.", 6) == 0 && e->s->held)
        see_held(e, &room);
    write(e);
    free(room);
}

/* ---- a point, a place ---- */

static bool explain_row(struct explaining *e, const char *number, struct err *err)
{
    char *end;
    unsigned long i = strtoul(number, &end, 10);
    double *room = NULL;

    if (!e->f)
        return err_set(err, "There is no data yet.");
    if (*number < '0' || *number > '9' || *end || i < 1 || i > e->s->all->n) {
        err_set(err, "Which point? explain point 1 to explain point %zu", e->s->all->n);
        return err_meant(err, "explain point 1");
    }
    if (i > e->d->n)
        see_held(e, &room);
    explain_point(e, i - 1 - e->first);
    free(room);
    return true;
}

/* Reads the numbers of `p(2, 3)` into X (inputs values); false: it is something else.
 */
static bool read_place(struct explaining *e, double *x)
{
    struct scope scope = reading_scope(e->b);
    size_t inputs = bench_inputs(e->b), n = 0, used, length = strlen(e->name);
    struct err err = {0};
    bool more = e->d && (e->name[0] == 'p' || e->name[0] == 'z') && e->name[1] == '(' &&
                e->name[length - 1] == ')';
    char *text = more ? mem_textn(e->name + 2, length - 3) : NULL, *at = text;

    while (more && n < inputs) {
        struct formula *f = formula_parse_expr(at, &used, &err);
        struct value v;

        more = f && formula_eval(f, &scope, &v, &err) && v.kind == VALUE_NUMBER;
        formula_free(f);
        if (more) {
            x[n++] = v.number;
            at += used;
            more = *at == ',';
            at += more;
        }
    }
    more = text && n == inputs && !*at;
    free(text);
    return more;
}

/* p(2, 3), or p where the learner last predicted. */
static bool explain_predicted(struct explaining *e)
{
    size_t inputs = bench_inputs(e->b);
    bool last = e->s->placed && e->d && inputs <= 2 &&
                (strcmp(e->name, "p") == 0 || strcmp(e->name, "z") == 0);
    double *x;
    bool place;

    if (last) {
        explain_at(e, e->s->place);
        return true;
    }
    x = mem_array(inputs, sizeof *x);
    place = read_place(e, x);
    if (place)
        explain_at(e, x);
    free(x);
    return place;
}

/* ---- an expression ---- */

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

static void count_name(void *self, const char *name)
{
    size_t *names = self;

    (void)name;
    ++*names;
}

/* `explain 3`: a number is what it is; a point may be meant. */
static bool bare_number(const struct explaining *e, const struct formula *f,
                        struct err *err)
{
    size_t names = 0;
    char *end;
    unsigned long i = strtoul(e->name, &end, 10);

    formula_names(f, count_name, &names);
    if (names || formula_computes(f))
        return false;
    if (e->s->all && i >= 1 && i <= e->s->all->n && !*end) {
        err_set(err, "%s is a number. The point of that number: explain point %lu",
                e->name, i);
        err_meant(err, "point %lu", i); /* `explain` comes before it */
        return true;
    }
    err_set(err, "%s is a number. What has a name can be explained: explain loss",
            e->name);
    err_meant(err, "loss");
    return true;
}

/* Its names, then its value. */
static bool explain_formula(struct explaining *e, const struct formula *f,
                            const struct scope *scope, struct err *err)
{
    struct value v;

    if (bare_number(e, f, err) || !formula_eval(f, scope, &v, err))
        return false;
    formula_names(f, say_part, e);
    if (v.kind == VALUE_UNDEFINED)
        explain_say(e, "%s has no value now: %s.%s", e->name, v.why,
                    of_point(e->name) ? " Try: explain point 1" : "");
    else if (v.kind == VALUE_WORD)
        say_word(e, v.word);
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
    } else if (ok && !explain_predicted(e)) {
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

/* What is no reading: words for a whole. */
static const struct {
    const char *word, *reading; /* reading NULL: the step */
} words[] = {
    {"step", NULL},           {"move", NULL},           {"update", NULL},
    {"grad", "gradnorm"},     {"gradient", "gradnorm"}, {"line", "slopeline"},
    {"hessian", "curvature"},
};

static bool explain_word(struct explaining *e, const char *what)
{
    struct value v;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].word, what) != 0)
            continue;
        e->name = words[i].reading ? words[i].reading : "step";
        if (!words[i].reading)
            explain_step(e);
        else if (reading_get(e->b, e->name, &v))
            explain_reading(e, &v);
        return true;
    }
    return false;
}

bool explain_write(struct bench *b, const char *what, bool all, int width,
                   struct paper *out, struct err *err)
{
    struct explaining e = {
        .b = b, .s = &b->s, .name = what, .all = all, .width = width, .out = out};
    struct bench still = *b;

    still.s.explorer.minimizing = false;
    bench_objective(&still, &e.o);
    see_training(&e);
    if (strncmp(what, "point ", 6) == 0)
        return explain_row(&e, what + 6, err);
    if (strcmp(what, "point") == 0)
        return explain_row(&e, "", err);
    return explain_word(&e, what) || explain_text(&e, err);
}
