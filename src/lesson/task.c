/* A task block read into a task.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/task.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/task_key.h"

static void set_by(struct task_reader *r, struct answer_case *c, const char *text)
{
    const struct task *t = r->t;

    size_t n;

    text += strspn(text, " \n");
    for (n = strlen(text); n && strchr(" \n", text[n - 1]);)
        n--;
    free(c->by);
    c->by = mem_textn(text, n);
    if (t->kind != TASK_NUMBER && t->kind != TASK_FORMULA) {
        char *line = c->by;

        c->by = entry_commands(line);
        free(line);
    }
}

/* `by: COMMANDS` under an `if`: what leads there. True: the line is one. */
static bool read_by(struct task_reader *r, const struct entry *e,
                    const struct entry *before)
{
    if (e->kind != ENTRY_KEY || strcmp(e->key, "by") != 0)
        return false;
    if (!before || before->kind != ENTRY_IF || !*e->value)
        task_fault(r, e->line, "'by: COMMANDS' stands under its 'if', once");
    else
        set_by(r, &r->t->cases[r->t->ncases - 1], e->value);
    return true;
}

static void read_if(struct task_reader *r, const struct entry *e)
{
    struct task *t = r->t;
    struct answer_case c = {.line = e->line, .source = mem_text(e->key)};
    char *by = strstr(e->value, "\nby:");

    if (by) { /* it may be indented */
        *by = '\0';
        set_by(r, &c, by + strlen("\nby:"));
    }
    c.literal = t->kind == TASK_NUMBER && task_constant(e->key, &c.number);
    if (!c.literal)
        c.condition = task_condition(r, e->key, e->line);
    if (!*e->value)
        task_fault(r, e->line, "'if %s:' without a reply behind the colon", e->key);
    task_text_check(r, e->value, e->line);
    c.reply = entry_styled(e);
    t->cases = mem_grow(t->cases, t->ncases + 1, sizeof *t->cases);
    t->cases[t->ncases++] = c;
}

static void read_option(struct task_reader *r, const struct entry *e)
{
    struct task *t = r->t;

    if (t->kind != TASK_CHOOSE && t->kind != TASK_PREDICT) {
        task_fault(r, e->line, "options belong to 'choose:' and 'predict:'");
        return;
    }
    if (t->options == OPTIONS_MAX) /* it is taken all the same, with its reply */
        task_fault(r, e->line, "more than %d options", OPTIONS_MAX);
    if (!*e->value)
        task_fault(r, e->line, "an option without a text");
    task_text_check(r, e->value, e->line);
    t->option = mem_grow(t->option, t->options + 1, sizeof *t->option);
    t->option[t->options++] =
        (struct option){.text = entry_styled(e), .right = e->right, .line = e->line};
}

static void read_reply(struct task_reader *r, const struct entry *e,
                       const struct entry *before)
{
    struct task *t = r->t;
    struct option *o = t->options ? &t->option[t->options - 1] : NULL;

    if (!before || before->kind != ENTRY_OPTION || !o || o->reply) {
        task_fault(r, e->line, "'=>' stands under its option, once");
        return;
    }
    task_text_check(r, e->value, e->line);
    o->reply = entry_styled(e);
}

int task_line(const struct task *t, const char *key, size_t nth)
{
    for (size_t i = 0; i < t->nat; i++)
        if (strcmp(t->at[i].key, key) == 0 && !nth--)
            return t->at[i].line;
    return t->line;
}

static bool names_kind(const struct entry *e, enum task_kind kind)
{
    return e->kind == ENTRY_KEY && strcmp(e->key, task_kind_name(kind)) == 0;
}

static bool find_kind(struct task_reader *r, const struct entries *e)
{
    for (size_t i = 0; i < e->n; i++)
        for (int k = 0; k < TASK_KINDS; k++)
            if (names_kind(&e->entry[i], (enum task_kind)k)) {
                r->t->kind = (enum task_kind)k;
                return true;
            }
    for (size_t i = 0; i < e->n; i++)
        if (e->entry[i].kind == ENTRY_KEY)
            task_key_unknown(r, &e->entry[i]);
    task_fault(r, r->t->line,
               "what kind is it? Write do:, number:, choose:, predict: or formula:");
    return false;
}

static void check_options(struct task_reader *r)
{
    const struct task *t = r->t;
    size_t right = 0;

    for (size_t i = 0; i < t->options; i++)
        right += t->option[i].right;
    if (t->options < 2)
        task_fault(r, t->line, "fewer than two options (write \"- [ ] text\")");
    else if (right != 1)
        task_fault(r, t->line, "%zu right options: mark exactly one with [x]", right);
    if (t->kind == TASK_PREDICT && !t->run)
        task_fault(r, t->line, "a prediction needs 'run: COMMANDS' to be watched");
}

/* What belongs to a quest stands beside one; `best` is what `way` comes to. */
static void check_quest(struct task_reader *r)
{
    const struct task *t = r->t;

    if (t->quest_source && isnan(t->par))
        task_fault(r, task_line(t, "quest", 0), "a quest needs 'par: NUMBER'");
    if (!t->quest_source &&
        (!isnan(t->par) || !isnan(t->best) || t->best_way || t->summit))
        task_fault(r, t->line,
                   "par, best, way and summit belong to a quest: write 'quest: steps'");
    if (isnan(t->best) != !t->best_way)
        task_fault(r, task_line(t, t->best_way ? "way" : "best", 0),
                   t->best_way ? "'way:' without 'best: NUMBER', what it comes to"
                               : "'best:' without 'way: COMMANDS' that reach it");
    if (t->best > t->par)
        task_fault(r, task_line(t, "par", 0),
                   "best %g is more than par %g: less is better", t->best, t->par);
}

static void check_whole(struct task_reader *r)
{
    struct task *t = r->t;

    if (t->kind == TASK_CHOOSE || t->kind == TASK_PREDICT)
        check_options(r);
    else if (!t->pass_source)
        task_fault(r, t->line, "no 'pass:' says when it is done");
    if (t->kind == TASK_FORMULA && !t->solution)
        task_fault(r, t->line, "a formula needs 'solution: EXPRESSION' to be shown");
    if (t->again && t->kind == TASK_DO)
        task_fault(r, t->line, "what is asked again is a question, not 'do:'");
    check_quest(r);
    t->reset = t->setup != NULL;
    t->optional |= t->quest != NULL;
}

void task_read(struct task *t, const struct entries *e, const char *file,
               struct faults *faults)
{
    struct task_reader r = {t, file, faults};

    t->par = t->best = NAN;
    if (!find_kind(&r, e))
        return;
    for (size_t i = 0; i < e->n; i++) {
        const struct entry *at = &e->entry[i];

        switch (at->kind) {
        case ENTRY_KEY:
            if (!read_by(&r, at, i ? at - 1 : NULL))
                task_key_read(&r, at);
            break;
        case ENTRY_IF:
            read_if(&r, at);
            break;
        case ENTRY_OPTION:
            read_option(&r, at);
            break;
        case ENTRY_REPLY:
            read_reply(&r, at, i ? at - 1 : NULL);
            break;
        }
    }
    check_whole(&r);
}

static void free_parts(struct task *t)
{
    for (size_t i = 0; i < t->options; i++) {
        free(t->option[i].text);
        free(t->option[i].reply);
    }
    for (size_t i = 0; i < t->ncases; i++) {
        free(t->cases[i].source);
        formula_free(t->cases[i].condition);
        free(t->cases[i].reply);
        free(t->cases[i].by);
    }
    for (size_t i = 0; i < t->hints; i++)
        free(t->hint[i]);
    for (size_t i = 0; i < t->nat; i++)
        free(t->at[i].key);
    free(t->at);
    free(t->option);
    free(t->cases);
}

void task_done(struct task *t)
{
    free_parts(t);
    free(t->name);
    free(t->ask);
    free(t->pass_source);
    formula_free(t->pass);
    free(t->right);
    free(t->solution);
    free(t->run);
    free(t->said);
    free(t->did);
    free(t->forbid);
    formula_free(t->when);
    free(t->when_source);
    free(t->ghost);
    free(t->goal);
    formula_free(t->quest);
    free(t->quest_source);
    free(t->best_way);
    free(t->text);
    free(t->setup);
}
