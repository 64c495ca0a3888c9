/* Is every name of an expression known? Nothing is computed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/formula_tree.h"

static bool check(const struct evaluation *ev, const struct node *n, bool points);

static bool check_name(const struct evaluation *ev, const struct node *n, bool points)
{
    const double *column;
    size_t rows;
    struct value v;

    if (points ? scope_column(ev->scope, n->name, &column, &rows, &v)
               : scope_name(ev->scope, n->name, &v))
        return true;
    if (eval_definition(ev, n->name))
        return true;
    return eval_unknown(ev, n);
}

/* Is N a bare name that may be a word because OTHER has one (or could have)? */
static bool is_word(const struct evaluation *ev, const struct node *n,
                    const struct node *other)
{
    struct value v;

    return n->kind == NODE_NAME && other->kind == NODE_NAME &&
           !scope_name(ev->scope, n->name, &v) && !eval_definition(ev, n->name) &&
           scope_name(ev->scope, other->name, &v) && v.kind != VALUE_NUMBER;
}

/* Is there such a function? Asked with words, or with values that are undefined. */
static bool check_call(const struct evaluation *ev, const struct node *n)
{
    bool words = n->function != NULL;
    struct value arg[FORMULA_ARGS], out;
    struct err err = {0};

    for (size_t i = 0; i < n->nargs; i++) {
        if (words && n->arg[i]->kind != NODE_NAME)
            return eval_fault(ev, n->arg[i], "%s wants names of commands: %s", n->name,
                              n->function->usage);
        arg[i] = words ? value_word(n->arg[i]->name)
                       : value_undefined("nothing is computed");
    }
    if (!scope_call(ev->scope, n->name, arg, n->nargs, &out, &err) && !words)
        return eval_unknown(ev, n);
    return err.message[0] ? eval_fault(ev, n, "%s", err.message) : true;
}

static bool check_function(const struct evaluation *ev, const struct node *n,
                           bool points)
{
    if (n->function && n->function->kind == FUNCTION_SAME)
        return true; /* its letters are free */
    if (n->function && n->function->kind == FUNCTION_WORDS)
        return check_call(ev, n);
    points |= n->function && n->function->kind == FUNCTION_POINTS;
    for (size_t i = 0; i < n->nargs; i++)
        if (!check(ev, n->arg[i], points))
            return false;
    return n->function || check_call(ev, n);
}

static bool check(const struct evaluation *ev, const struct node *n, bool points)
{
    bool equality = n->kind == NODE_EQUAL || n->kind == NODE_UNEQUAL;

    if (n->kind == NODE_NAME)
        return check_name(ev, n, points);
    if (n->kind == NODE_CALL)
        return check_function(ev, n, points);
    for (size_t i = 0; i < n->nargs; i++)
        if (!(equality && is_word(ev, n->arg[i], n->arg[!i])) &&
            !check(ev, n->arg[i], points))
            return false;
    return true;
}

bool formula_check(const struct formula *f, const struct scope *scope, struct err *err)
{
    struct evaluation ev = {f, scope, err, 0};

    return check(&ev, f->root, false);
}
