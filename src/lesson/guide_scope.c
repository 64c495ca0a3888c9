/* The readings of a task: answer choice tries hints by_hand by_training start.X prev.X
 * min.X max.X used(..) count(..).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/definition.h"
#include "lab/reading.h"
#include "lesson/guide_inside.h"

static const char *const letters[] = {"A", "B", "C", "D", "E", "F"};

/* ---- one number each ---- */

static void get_answer(struct guide *g, struct value *out)
{
    *out = g->has_answer ? value_number(g->answer)
                         : value_undefined("no number has been given yet");
}

/* Else it is a definition, in front of the learner's own. */
static void get_it(struct guide *g, struct value *out)
{
    (void)g;
    *out = value_undefined("no formula has been given yet");
}

static void get_choice(struct guide *g, struct value *out)
{
    if (g->choice >= 0 && g->choice < (int)(sizeof letters / sizeof *letters))
        *out = value_word(letters[g->choice]);
    else
        *out = value_undefined("nothing has been chosen yet");
}

static const struct task_record *present(const struct guide *g)
{
    static const struct task_record none;
    const struct task *t = guide_task(g);

    return t ? guide_record(g, t) : &none;
}

static void get_tries(struct guide *g, struct value *out)
{
    *out = value_number(present(g)->tries);
}

static void get_hints(struct guide *g, struct value *out)
{
    *out = value_number(present(g)->hints);
}

static void get_by_hand(struct guide *g, struct value *out)
{
    *out = value_number(g->bench->s.updates == 0);
}

static void get_by_training(struct guide *g, struct value *out)
{
    *out = value_number(!g->bench->s.drawn);
}

static const struct {
    const char *name, *help;
    void (*get)(struct guide *g, struct value *out);
} rows[] = {
    {"answer", "the number that the learner gave in a task", get_answer},
    {"it", "the formula that the learner gave in a task, for same(it, x^2)", get_it},
    {"choice", "the letter that was chosen in a task", get_choice},
    {"tries", "how many answers a task has had", get_tries},
    {"hints", "how many hints a task has given", get_hints},
    {"by_hand", "1 if no optimizer has moved the weights since the task began",
     get_by_hand},
    {"by_training", "1 if the weights came from training, not from the hand",
     get_by_training},
};

enum { ROWS = sizeof rows / sizeof *rows };

/* Before the name of a reading. */
static const struct {
    const char *name, *help;
} before[] = {
    {"start.loss",
     "a number as it was when the task began; start. stands before any name"},
    {"prev.loss",
     "a number as it was before the last statement; prev. stands before any name"},
    {"min.loss", "the least that a number has been since the task began"},
    {"max.loss", "the most that a number has been since the task began"},
};

enum { BEFORE = sizeof before / sizeof *before };

const char *guide_name(size_t i, const char **help)
{
    bool row = i < ROWS;

    if (i >= ROWS + BEFORE)
        return NULL;
    *help = row ? rows[i].help : before[i - ROWS].help;
    return row ? rows[i].name : before[i - ROWS].name;
}

static const char *nth(void *self, size_t i)
{
    (void)self;
    return i < ROWS ? rows[i].name : NULL;
}

/* ---- past values ---- */

void guide_forget_past(struct guide *g)
{
    for (int i = 0; i < 2; i++) {
        bench_free(g->past[i]);
        g->past[i] = NULL;
    }
}

static struct bench *past_bench(struct guide *g, int which, const struct state *s)
{
    if (!g->past[which]) {
        g->past[which] = bench_new();
        bench_restore(g->past[which], s);
    }
    return g->past[which];
}

static bool past(struct guide *g, int which, const struct state *s, const char *name,
                 struct value *out)
{
    return reading_get(s ? past_bench(g, which, s) : g->bench, name, out);
}

/* ---- least and largest values ---- */

static void note_one(struct guide *g, struct extreme *e)
{
    struct value v;

    if (!reading_get(g->bench, e->name, &v) || v.kind != VALUE_NUMBER)
        return;
    if (!e->seen || v.number < e->min)
        e->min = v.number;
    if (!e->seen || v.number > e->max)
        e->max = v.number;
    e->seen = true;
}

void extremes_note(struct guide *g)
{
    for (size_t i = 0; i < g->nextremes; i++)
        note_one(g, &g->extremes[i]);
}

static struct extreme *extreme_of(const struct guide *g, const char *name)
{
    for (size_t i = 0; i < g->nextremes; i++)
        if (strcmp(g->extremes[i].name, name) == 0)
            return &g->extremes[i];
    return NULL;
}

static bool is_extreme(const char *name)
{
    return strncmp(name, "min.", 4) == 0 || strncmp(name, "max.", 4) == 0;
}

static void found(void *self, const char *name)
{
    struct guide *g = self;

    if (!is_extreme(name) || extreme_of(g, name + 4))
        return;
    g->extremes = mem_grow(g->extremes, g->nextremes + 1, sizeof *g->extremes);
    g->extremes[g->nextremes++] = (struct extreme){.name = mem_text(name + 4)};
}

static void names_of(struct guide *g, const struct task *t)
{
    if (t->pass)
        formula_names(t->pass, found, g);
    if (t->when)
        formula_names(t->when, found, g);
    for (size_t i = 0; i < t->ncases; i++)
        if (t->cases[i].condition)
            formula_names(t->cases[i].condition, found, g);
}

void extremes_begin(struct guide *g)
{
    const struct page *page = guide_page(g);

    extremes_done(g);
    for (size_t i = 0; i < page->tasks; i++)
        names_of(g, &page->task[i]);
    extremes_note(g);
}

void extremes_done(struct guide *g)
{
    for (size_t i = 0; i < g->nextremes; i++)
        free(g->extremes[i].name);
    free(g->extremes);
    g->extremes = NULL;
    g->nextremes = 0;
}

/* A name that no condition of the page has is not followed: its value is the present
 * one. */
static bool extreme(struct guide *g, const char *name, struct value *out)
{
    const struct extreme *e = extreme_of(g, name + 4);

    if (!reading_get(g->bench, name + 4, out))
        return false;
    if (e && e->seen)
        *out = value_number(name[1] == 'i' ? e->min : e->max);
    return true;
}

/* ---- the scope ---- */

static bool name_value(void *self, const char *name, struct value *out)
{
    struct guide *g = self;

    if (g->it && strcmp(name, "it") == 0)
        return false; /* a definition */
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(rows[i].name, name) == 0) {
            rows[i].get(g, out);
            return true;
        }
    if (strncmp(name, "start.", 6) == 0)
        return past(g, 0, g->start, name + 6, out);
    if (strncmp(name, "prev.", 5) == 0)
        return past(g, 1, g->prev, name + 5, out);
    return is_extreme(name) && extreme(g, name, out);
}

/* start.p(6.5): of the bench as it was. */
static bool past_call(struct guide *g, const char *name, const struct value *args,
                      size_t nargs, struct value *out, struct err *err)
{
    bool start = strncmp(name, "start.", 6) == 0;
    struct bench *b = g->bench;
    struct scope scope;

    if (!start && strncmp(name, "prev.", 5) != 0)
        return false;
    if (start ? g->start : g->prev)
        b = past_bench(g, start ? 0 : 1, start ? g->start : g->prev);
    scope = reading_scope(b);
    return scope.call &&
           scope.call(scope.self, name + (start ? 6 : 5), args, nargs, out, err);
}

/* used(a, b): any of them has run since the task began. */
static bool call(void *self, const char *name, const struct value *args, size_t nargs,
                 struct value *out, struct err *err)
{
    struct guide *g = self;
    bool used = strcmp(name, "used") == 0;
    int count = 0;

    if (!used && strcmp(name, "count") != 0)
        return past_call(g, name, args, nargs, out, err);
    if (!nargs) {
        err_set(err, "%s wants the name of a command: %s(step)", name, name);
        return true;
    }
    for (size_t i = 0; i < nargs; i++)
        if (args[i].kind == VALUE_WORD)
            count += bench_count(g->bench, args[i].word);
    *out = value_number(used ? count > 0 : count);
    return true;
}

static const struct formula *definition(void *self, const char *name)
{
    const struct guide *g = self;

    return strcmp(name, "it") == 0 ? g->it : NULL;
}

struct scope guide_scope(struct guide *g, const struct scope *up)
{
    return (struct scope){.up = up,
                          .self = g,
                          .name = name_value,
                          .call = call,
                          .definition = definition,
                          .nth = nth};
}

/* ---- where there is no task ---- */

static bool task_name(const char *name)
{
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(rows[i].name, name) == 0)
            return true;
    return strncmp(name, "start.", 6) == 0 || strncmp(name, "prev.", 5) == 0 ||
           is_extreme(name);
}

/* The same sentence as for used(..); a formula of the learner's own has its name. */
static bool without_task(void *self, const char *name, struct value *out)
{
    const struct bench *b = self;

    if (!task_name(name) || definitions_get(b->s.definitions, name))
        return false;
    *out = value_undefined("there is no task here");
    return true;
}

struct scope guide_none_scope(struct bench *b, const struct scope *up)
{
    return (struct scope){.up = up, .self = b, .name = without_task};
}
