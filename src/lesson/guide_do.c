/* Tasks to be done: what each command came to, and help.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/reading.h"
#include "lesson/condition.h"
#include "lesson/guide_inside.h"

/* ---- before and after a command ---- */

/* How far the first comparison of the condition is from holding; -1 = not known. */
static double distance(const struct task *t, const struct scope *scope)
{
    struct conjunct part;
    double d = -1;

    if (condition_parts(t->pass_source, scope, &part, 1)) {
        d = part.distance;
        condition_done(&part, 1);
    }
    return d;
}

static const struct task *task_to_do(const struct guide *g)
{
    const struct task *t = guide_task(g);

    return t && t->kind == TASK_DO && t->pass ? t : NULL;
}

void guide_before(struct guide *g)
{
    const struct task *t = task_to_do(g);
    struct scope bench = reading_scope(g->bench), scope = guide_scope(g, &bench);

    free(g->score);
    g->score = NULL;
    state_free(g->before);
    g->before = state_copy(&g->bench->s);
    g->held = t && condition_holds(t->pass, &scope);
    if (!g->owes) /* as the line began */
        g->distance = t && !g->warned ? distance(t, &scope) : -1;
}

/* `prev.X` is the value before the last command that changed something. */
void guide_shift_past(struct guide *g)
{
    if (!g->before)
        return;
    state_free(g->prev);
    g->prev = g->before;
    g->before = NULL;
    bench_free(g->past[1]);
    g->past[1] = NULL;
}

const struct answer_case *guide_case(const struct guide *g, const struct task *t,
                                     const struct scope *scope)
{
    for (size_t i = 0; i < t->ncases; i++) {
        const struct answer_case *c = &t->cases[i];
        double room = fmax(t->tolerance, 0.005 * fabs(c->number)) + 1e-9;

        if (c->literal ? g->has_answer && fabs(g->answer - c->number) <= room
                       : condition_holds(c->condition, scope))
            return c;
    }
    return NULL;
}

/* `line 3, -0.4` and `line 3 -0.4` are the same, and so are `w 4` and `w = 4`. */
static bool same_line(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strspn(a, " \n;,=");
        b += strspn(b, " \n;,=");
        if (*a != *b || !*a)
            return *a == *b;
    }
}

void guide_note_line(struct guide *g, const struct task *t, const char *line)
{
    while (t && t->solution && *line) {
        size_t n = strcspn(line, ";");
        char *statement = mem_textn(line, n);

        g->tried_solution |= same_line(statement, t->solution);
        free(statement);
        line += n + (line[n] == ';');
    }
}

/* A solution of one command that was neither typed nor offered in grey, and that would
 * lead somewhere else. */
static void add_other_way(const struct guide *g, const struct task *t,
                          struct str *reply)
{
    const char *end = t->solution ? strpbrk(t->solution, ";\n") : NULL;

    if (!g->typed || t->quest || !end || end[1] || g->tried_solution ||
        (t->ghost && same_line(t->ghost, t->solution)) ||
        (g->leaves && g->leaves(g->is_command_self, t->solution)))
        return;
    guide_sayf(reply, "Another way: ");
    guide_commands(t->solution, reply);
}

/* ---- so many moves ---- */

bool guide_moves(const struct guide *g, size_t *done, size_t *most)
{
    const struct task *t = guide_task(g);

    if (!t || !t->moves)
        return false;
    *done = (size_t)bench_count(g->bench, "move");
    *most = t->moves;
    return true;
}

/* More is allowed, but noted. */
static void say_moves(const struct guide *g, bool passed, struct str *reply)
{
    size_t done, most;

    if (!guide_moves(g, &done, &most))
        return;
    if (passed && done > most)
        guide_sayf(reply, "That took %zu moves, not %zu.", done, most);
    else if (!passed && done == most)
        guide_sayf(reply, "The %zu moves are used up. Go on, or undo takes some back.",
                   most);
}

static void pass(struct guide *g, const struct task *t, const struct scope *scope,
                 struct str *reply)
{
    struct str said;

    guide_count(g, t, scope);
    str_init(&said);
    guide_say(t->right, scope, &said);
    guide_say(said.s, NULL, reply);
    say_moves(g, true, reply);
    add_other_way(g, t, reply);
    guide_finish(g, t, TASK_PASSED, said.s);
    str_done(&said);
}

/* A change without success: the first `if` that holds, not twice in a row. */
static void reply_by_itself(struct guide *g, const struct task *t,
                            const struct scope *scope, struct str *reply)
{
    const struct answer_case *c = guide_case(g, t, scope);
    struct str said;

    if (!c)
        return;
    str_init(&said);
    guide_say(c->reply, scope, &said); /* the same rule with other numbers is news */
    if (!g->last_reply || strcmp(said.s, g->last_reply) != 0)
        guide_say(said.s, NULL, reply);
    free(g->last_reply);
    g->last_reply = said.s;
}

/* The first bad move of a lesson, once; a walk tells of each. */
static void warn(struct guide *g, const struct task *t, const struct scope *scope,
                 struct str *reply)
{
    double now;

    if (g->warned || g->distance < 0 || t->moves)
        return;
    now = distance(t, scope);
    if (now <= g->distance * (1 + 1e-9))
        return;
    g->warned = true;
    guide_sayf(reply, "Worse; undo takes it back.");
}

bool guide_is_met(const struct guide *g, const struct scope *scope)
{
    const struct task *t = task_to_do(g);

    return t && condition_holds(t->pass, scope) &&
           (!t->when || condition_holds(t->when, scope));
}

/* A change without success; of a line with several statements, the last one tells. */
static void say_unmet(struct guide *g, const struct task *t, const struct scope *scope,
                      struct str *reply)
{
    reply_by_itself(g, t, scope, reply);
    if (!reply->len)
        warn(g, t, scope, reply);
    say_moves(g, false, reply);
}

/* A condition that is true already does not pass by looking at things; one that a
 * command made true without touching the bench (`used(help)`) does. */
bool guide_after(struct guide *g, bool changed, const struct scope *scope,
                 struct str *reply)
{
    const struct task *t = task_to_do(g);
    bool holds, moved = changed || g->owes;

    if (changed) {
        guide_shift_past(g);
        extremes_note(g);
        g->show_asked = false;
    }
    if (!t && changed)
        guide_count_again(g, scope);
    if (!t)
        return changed && guide_defined(g, guide_task(g), scope, reply);
    holds = condition_holds(t->pass, scope);
    if ((changed || !g->held) && guide_is_met(g, scope)) {
        pass(g, t, scope, reply);
        g->owes = false;
        return true;
    }
    if (moved && !holds && !g->more)
        say_unmet(g, t, scope, reply);
    g->owes = moved && g->more;
    return false;
}

/* ---- check ---- */

static void say_missing(const struct task *t, const struct scope *scope,
                        struct str *reply)
{
    struct conjunct part[8];
    size_t n = condition_parts(t->pass_source, scope, part, 8), said = 0;

    for (size_t i = 0; i < n; i++)
        if (!part[i].holds) {
            guide_sayf(reply, "%s%s", said++ ? "" : "Wanted: ", part[i].text.s);
            str_addf(reply, part[i].now.len ? "; now %s." : ".", part[i].now.s);
        }
    if (!said)
        guide_sayf(reply, "Not yet: %s", t->ask);
    condition_done(part, n);
}

static void say_question(const struct task *t, struct str *reply)
{
    if (t->kind == TASK_NUMBER)
        guide_sayf(reply, "A number is asked: type it, then Enter.");
    else if (t->kind == TASK_FORMULA)
        guide_sayf(reply, "A formula is asked: type it, then Enter.");
    else
        guide_sayf(reply, "A letter is asked: A to %c.", (char)('A' + t->options - 1));
}

void guide_check(struct guide *g, const struct scope *scope, struct str *reply)
{
    const struct task *t = guide_task(g);
    const struct answer_case *c;

    if (!t) {
        guide_sayf(reply, "Nothing is asked on this page.");
        return;
    }
    c = guide_case(g, t, scope);
    if (t->kind == TASK_DO && condition_holds(t->pass, scope) &&
        (!t->when || condition_holds(t->when, scope)))
        pass(g, t, scope, reply);
    else if (c)
        guide_say(c->reply, scope, reply);
    else if (t->kind == TASK_DO)
        say_missing(t, scope, reply);
    else
        say_question(t, reply);
}
