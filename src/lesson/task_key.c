/* The keys of a task block: a table, each with what it takes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/task_key.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/prose.h"
#include "lesson/task.h"

enum {
    DO = 1 << TASK_DO,
    NUMBER = 1 << TASK_NUMBER,
    CHOOSE = 1 << TASK_CHOOSE,
    PREDICT = 1 << TASK_PREDICT,
    FORMULA = 1 << TASK_FORMULA,
    ANY = DO | NUMBER | CHOOSE | PREDICT | FORMULA
};

/* A key of a task block; TAKE gets the field at OFFSET. */
struct key {
    const char *name;
    unsigned kinds;
    void (*take)(struct task_reader *r, const struct entry *e, void *field);
    size_t offset;
};

/* "FILE:LINE: task 'fit': MESSAGE" */
void task_fault(struct task_reader *r, int line, const char *fmt, ...)
{
    struct str text;
    va_list args;

    str_init(&text);
    va_start(args, fmt);
    str_addv(&text, fmt, args);
    va_end(args);
    err_at(faults_add(r->faults), r->file, line, 0, "task '%s': %s", r->t->name,
           text.s);
    str_done(&text);
}

/* An empty value or a second one is a fault; true if FIELD may be set. */
static bool fresh(struct task_reader *r, const struct entry *e, const void *field)
{
    if (!*e->value)
        task_fault(r, e->line, "nothing stands after '%s:'", e->key);
    else if (field)
        task_fault(r, e->line, "'%s:' stands here a second time", e->key);
    else
        return true;
    return false;
}

void task_text_check(struct task_reader *r, const char *text, int line)
{
    struct str what;

    str_init(&what);
    str_addf(&what, "task '%s': ", r->t->name);
    prose_check(text, NULL, r->file, line, what.s, r->faults);
    str_done(&what);
}

static void take_text(struct task_reader *r, const struct entry *e, void *field)
{
    char **text = field;

    if (!fresh(r, e, *text))
        return;
    task_text_check(r, e->value, e->line);
    *text = entry_styled(e);
}

static void take_word(struct task_reader *r, const struct entry *e, void *field)
{
    char **text = field;

    if (fresh(r, e, *text))
        *text = entry_line(e);
}

static void take_commands(struct task_reader *r, const struct entry *e, void *field)
{
    char **text = field;

    if (fresh(r, e, *text))
        *text = entry_commands(e->value);
}

/* A task has its page's prose and set-up; what is asked again brings its own. */
static void take_again(struct task_reader *r, const struct entry *e, void *field)
{
    if (!r->t->again)
        task_fault(r, e->line,
                   strcmp(e->key, "text") == 0
                       ? "'text:' belongs to an again block: write prose"
                       : "'setup:' belongs to an again block: write a "
                         "```setup block");
    else if (strcmp(e->key, "text") == 0)
        take_text(r, e, field);
    else
        take_commands(r, e, field);
}

static void take_yes(struct task_reader *r, const struct entry *e, void *field)
{
    bool *yes = field;

    *yes = strcmp(e->value, "yes") == 0;
    if (!*yes && strcmp(e->value, "no") != 0)
        task_fault(r, e->line, "write '%s: yes'", e->key);
}

static void take_count(struct task_reader *r, const struct entry *e, void *field)
{
    size_t *count = field;
    double v;

    if (!formula_literal(e->value, &v) || v < 1 || v > 1000 || v != floor(v))
        task_fault(r, e->line, "write '%s: 40', a whole number from 1 on", e->key);
    else
        *count = (size_t)v;
}

struct formula *task_condition(struct task_reader *r, const char *text, int line)
{
    struct err err = {0};
    struct formula *f = formula_parse(text, &err);

    if (!f) {
        task_fault(r, line, "%s: %s%s%s", text, err.message,
                   err.meant[0] ? " Write: " : "", err.meant);
        err_part(&r->faults->err[r->faults->n - 1], text);
    }
    return f;
}

static void take_when(struct task_reader *r, const struct entry *e, void *field)
{
    struct formula **when = field;

    if (!fresh(r, e, r->t->when_source))
        return;
    r->t->when_source = entry_line(e);
    *when = task_condition(r, r->t->when_source, e->line);
}

/* A number's or a formula's solution is its answer. */
static void take_solution(struct task_reader *r, const struct entry *e, void *field)
{
    char **text = field;

    if (r->t->kind == TASK_DO) {
        take_commands(r, e, field);
    } else if (fresh(r, e, *text)) {
        *text = entry_line(e);
        if (r->t->kind == TASK_FORMULA)
            formula_free(task_condition(r, *text, e->line));
    }
}

static void take_quest(struct task_reader *r, const struct entry *e, void *field)
{
    struct formula **quest = field;

    if (!fresh(r, e, r->t->quest_source))
        return;
    r->t->quest_source = entry_line(e);
    *quest = task_condition(r, r->t->quest_source, e->line);
}

static void take_value(struct task_reader *r, const struct entry *e, void *field)
{
    double *value = field;

    if (!fresh(r, e, isnan(*value) ? NULL : value))
        return;
    if (task_constant(e->value, value))
        return;
    task_fault(r, e->line, "write '%s: 18', a number, not '%s'", e->key, e->value);
    *value = value == &r->t->par ? INFINITY : -INFINITY; /* there, and above best */
}

static void take_hint(struct task_reader *r, const struct entry *e, void *field)
{
    struct task *t = field;
    char *text = NULL;

    if (t->hints == 3) {
        task_fault(r, e->line, "more than three hints");
        return;
    }
    take_text(r, e, &text);
    if (text)
        t->hint[t->hints++] = text;
}

/* A number without any names: a literal or "log(2)". */
bool task_constant(const char *text, double *number)
{
    static const struct scope none;
    struct err err = {0};
    struct value v;
    struct formula *f;
    bool ok;

    if (formula_literal(text, number))
        return true;
    f = formula_parse(text, &err);
    ok = f && formula_eval(f, &none, &v, &err) && v.kind == VALUE_NUMBER;
    formula_free(f);
    if (ok)
        *number = v.number;
    return ok;
}

bool task_want(const char *text, double *want, double *tolerance)
{
    const char *mark = strstr(text, "+-"), *after = mark ? mark + 2 : NULL;
    char *left;
    bool ok;

    if (!mark && (mark = strstr(text, "\xC2\xB1")) != NULL)
        after = mark + 2;
    if (!mark) {
        ok = task_constant(text, want);
        *tolerance = ok ? fabs(*want) * 1e-9 : 0;
        return ok;
    }
    left = mem_textn(text, (size_t)(mark - text));
    ok =
        task_constant(left, want) && task_constant(after, tolerance) && *tolerance >= 0;
    free(left);
    return ok;
}

struct sought {
    const char *name;
    bool found;
};

static void is_sought(void *self, const char *name)
{
    struct sought *s = self;

    s->found |= strcmp(name, s->name) == 0;
}

/* The condition of `pass:`, which asks about NAME; else it is a fault: WRITE that. */
static void pass_about(struct task_reader *r, const char *name, const char *write)
{
    struct task *t = r->t;
    struct sought s = {name, false};

    t->pass = task_condition(r, t->pass_source, t->pass_line);
    if (!t->pass)
        return;
    formula_names(t->pass, is_sought, &s);
    if (!s.found)
        task_fault(r, t->pass_line, "write '%s, not '%s'", write, t->pass_source);
}

static void take_pass(struct task_reader *r, const struct entry *e, void *field)
{
    struct task *t = field;

    if (!fresh(r, e, t->pass_source))
        return;
    t->pass_source = entry_line(e);
    t->pass_line = e->line;
    if (t->kind == TASK_FORMULA)
        pass_about(r, "it", "pass: same(it, 15*x^2)', where it is the answer");
    else if (t->kind != TASK_NUMBER)
        t->pass = task_condition(r, t->pass_source, e->line);
    else if (!task_want(t->pass_source, &t->want, &t->tolerance))
        pass_about(r, "answer", "pass: 0.8 +- 0.01' or a condition on answer");
}

/* `ask` and the kind are set before the other keys are read. */
static const struct key keys[] = {
    {"do", DO, take_text, offsetof(struct task, ask)},
    {"number", NUMBER, take_text, offsetof(struct task, ask)},
    {"choose", CHOOSE, take_text, offsetof(struct task, ask)},
    {"predict", PREDICT, take_text, offsetof(struct task, ask)},
    {"formula", FORMULA, take_text, offsetof(struct task, ask)},
    {"pass", DO | NUMBER | FORMULA, take_pass, 0},
    {"run", PREDICT, take_commands, offsetof(struct task, run)},
    {"said", PREDICT, take_word, offsetof(struct task, said)},
    {"did", PREDICT, take_text, offsetof(struct task, did)},
    {"right", ANY, take_text, offsetof(struct task, right)},
    {"hint", ANY, take_hint, 0},
    {"solution", DO | NUMBER | FORMULA, take_solution, offsetof(struct task, solution)},
    {"forbid", ANY, take_word, offsetof(struct task, forbid)},
    {"when", ANY, take_when, offsetof(struct task, when)},
    {"try", ANY, take_word, offsetof(struct task, ghost)},
    {"goal", DO, take_word, offsetof(struct task, goal)},
    {"moves", DO, take_count, offsetof(struct task, moves)},
    {"star", ANY, take_yes, offsetof(struct task, star)},
    {"quest", DO, take_quest, offsetof(struct task, quest)},
    {"par", DO, take_value, offsetof(struct task, par)},
    {"best", DO, take_value, offsetof(struct task, best)},
    {"way", DO, take_commands, offsetof(struct task, best_way)},
    {"summit", DO, take_yes, offsetof(struct task, summit)},
    {"quiz", ANY & ~DO, take_yes, offsetof(struct task, quiz)},
    {"text", ANY, take_again, offsetof(struct task, text)},
    {"setup", ANY, take_again, offsetof(struct task, setup)},
    {"recall", NUMBER | CHOOSE | FORMULA, take_yes, offsetof(struct task, recall)},
    {"optional", ANY, take_yes, offsetof(struct task, optional)},
};

enum { KEYS = sizeof keys / sizeof *keys };

const char *task_kind_name(enum task_kind kind)
{
    return keys[kind].name;
}

static const struct key *key_named(const char *name)
{
    for (const struct key *k = keys; k < keys + KEYS; k++)
        if (strcmp(k->name, name) == 0)
            return k;
    return NULL;
}

/* The key that NAME is near to; NULL if it is none. */
static const char *near_key(const char *name)
{
    const char *known[KEYS + 1];

    for (size_t i = 0; i < KEYS; i++)
        known[i] = keys[i].name;
    known[KEYS] = NULL;
    return entry_near(name, known);
}

bool task_key_unknown(struct task_reader *r, const struct entry *e)
{
    const char *near = near_key(e->key);

    if (key_named(e->key))
        return false;
    task_fault(r, e->line, "unknown key '%s'%s%s%s", e->key,
               near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
    return true;
}

static void remember_line(struct task *t, const char *key, int line)
{
    t->at = mem_grow(t->at, t->nat + 1, sizeof *t->at);
    t->at[t->nat++] = (struct key_line){mem_text(key), line};
}

void task_key_read(struct task_reader *r, const struct entry *e)
{
    const struct key *k = key_named(e->key);

    if (task_key_unknown(r, e) && near_key(e->key)) /* it is not missing besides */
        k = key_named(near_key(e->key));
    if (!k)
        return;
    remember_line(r->t, k->name, e->line);
    if (k < keys + TASK_KINDS && k != keys + r->t->kind)
        task_fault(r, e->line, "'%s:' beside '%s:': a task is of one kind", e->key,
                   task_kind_name(r->t->kind));
    else if (!(k->kinds & 1u << r->t->kind))
        task_fault(r, e->line, "'%s:' has no meaning beside '%s:'", e->key,
                   task_kind_name(r->t->kind));
    else
        k->take(r, e, (char *)r->t + k->offset);
}
