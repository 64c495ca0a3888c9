/* Which names of a formula vary, and the tree in which all others are numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/variables.h"

#include <stdio.h>
#include <string.h>

#include "learn/derive_tree.h"

/* ---- which names vary ---- */

static bool is_letter_x(const char *name)
{
    return strcmp(name, "X") == 0 || strcmp(name, "x") == 0 || strcmp(name, "x1") == 0;
}

static bool is_letter_y(const char *name)
{
    return strcmp(name, "Y") == 0 || strcmp(name, "y") == 0;
}

bool variables_same(const char *a, const char *b)
{
    return strcmp(a, b) == 0 || (is_letter_x(a) && is_letter_x(b)) ||
           (is_letter_y(a) && is_letter_y(b));
}

static bool can_vary(const struct scope *scope, const char *name)
{
    static const char *const points[] = {"z", "p", "s"};
    struct value value;

    if (is_letter_x(name) || is_letter_y(name))
        return true;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        if (strcmp(name, points[i]) == 0)
            return true;
    return !name[1] && !scope_name(scope, name, &value) &&
           !scope_definition(scope, name);
}

/* Names inside mean() and the like are the points' own. */
static void collect(struct variables *v, const struct scope *scope,
                    const struct node *n)
{
    if (n->kind == NODE_NAME && !n->function && can_vary(scope, n->name)) {
        for (size_t i = 0; i < v->n; i++)
            if (variables_same(v->name[i], n->name))
                return;
        if (v->n < 3)
            snprintf(v->name[v->n++], sizeof v->name[0], "%s", n->name);
        return;
    }
    if (n->function && n->function->kind != FUNCTION_PLAIN)
        return;
    for (size_t i = 0; i < n->nargs; i++)
        collect(v, scope, n->arg[i]);
}

static bool choose(struct variables *v, bool two, struct err *err)
{
    if (v->n < 2)
        return true;
    if (v->n == 2 && is_letter_y(v->name[0]) && is_letter_x(v->name[1])) {
        char first[16];

        memcpy(first, v->name[0], sizeof first);
        memcpy(v->name[0], v->name[1], sizeof first);
        memcpy(v->name[1], first, sizeof first);
    }
    if (v->n == 2 && is_letter_x(v->name[0]) && is_letter_y(v->name[1])) {
        if (two)
            return true;
        return err_set(err,
                       "This is a function of two variables, %s and %s; here it can "
                       "have one.",
                       v->name[0], v->name[1]);
    }
    return err_set(err,
                   "A function of X%s is needed; here %s and %s%s would all vary. Put "
                   "numbers for the others.",
                   two ? ", or of X and Y," : "", v->name[0], v->name[1],
                   v->n > 2 ? " and more" : "");
}

bool variables_find(struct variables *v, const struct scope *scope,
                    const struct node *n, bool two, struct err *err)
{
    v->n = 0;
    collect(v, scope, n);
    return choose(v, two, err);
}

/* ---- all other names become numbers ---- */

struct freezing {
    const struct variables *v;
    const struct evaluation *ev;
};

static struct node *freeze(const struct freezing *z, const struct node *n);

static bool mentions(const struct variables *v, const struct node *n)
{
    if (n->kind == NODE_NAME)
        for (size_t i = 0; i < v->n; i++)
            if (variables_same(v->name[i], n->name))
                return true;
    for (size_t i = 0; i < n->nargs; i++)
        if (mentions(v, n->arg[i]))
            return true;
    return false;
}

/* X and Y cannot be meant inside mean(): there every name is the point's. */
static bool capitals(const struct node *n)
{
    if (n->kind == NODE_NAME &&
        (strcmp(n->name, "X") == 0 || strcmp(n->name, "Y") == 0))
        return true;
    for (size_t i = 0; i < n->nargs; i++)
        if (capitals(n->arg[i]))
            return true;
    return false;
}

static struct node *now(const struct freezing *z, const struct node *n)
{
    struct value v;

    if (!eval_node(z->ev, n, &v))
        return NULL;
    if (v.kind == VALUE_NUMBER)
        return tree_number(v.number);
    if (v.kind == VALUE_WORD)
        eval_fault(z->ev, n, "%s is a word here, not a number.", n->name);
    else
        eval_fault(z->ev, n, "%s has no value now: %s.", n->name, v.why);
    return NULL;
}

static struct node *freeze_call(const struct freezing *z, const struct node *n)
{
    bool points = n->function && n->function->kind != FUNCTION_PLAIN;

    if (points ? capitals(n) : mentions(z->v, n)) {
        eval_fault(z->ev, n, "X cannot stand inside %s(…) in a function.", n->name);
        return NULL;
    }
    return now(z, n);
}

static struct node *freeze(const struct freezing *z, const struct node *n)
{
    struct node *copy, *arg;

    if (n->kind == NODE_NAME) {
        for (size_t i = 0; i < z->v->n; i++)
            if (variables_same(z->v->name[i], n->name))
                return tree_name(z->v->name[i]);
        return now(z, n);
    }
    if (n->kind == NODE_CALL && (!n->function || n->function->kind != FUNCTION_PLAIN))
        return freeze_call(z, n);
    copy = tree_shell(n);
    for (size_t i = 0; i < n->nargs; i++) {
        arg = freeze(z, n->arg[i]);
        if (!arg) {
            node_free(copy);
            return NULL;
        }
        node_add(copy, arg);
    }
    return copy;
}

struct node *variables_freeze(const struct variables *v, const struct evaluation *ev,
                              const struct node *n)
{
    struct freezing z = {v, ev};

    return freeze(&z, n);
}
