/* Building trees of formulas and looking at them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/derive_tree.h"

#include <string.h>

#include "base/mem.h"

/* ---- as it is ---- */

static struct node *make(enum node_kind kind)
{
    struct node *n = mem_alloc(sizeof *n);

    n->kind = kind;
    return n;
}

struct node *tree_number(double v)
{
    struct node *n = make(NODE_NUMBER);

    n->number = v == 0 ? 0 : v;
    return n;
}

struct node *tree_name(const char *name)
{
    struct node *n = make(NODE_NAME);

    n->name = mem_text(name);
    return n;
}

struct node *tree_call(const char *function, struct node *arg)
{
    struct node *n = make(NODE_CALL);

    n->name = mem_text(function);
    n->function = builtin_named(function);
    node_add(n, arg);
    return n;
}

struct node *tree_binary(enum node_kind kind, struct node *a, struct node *b)
{
    struct node *n = make(kind);

    node_add(n, a);
    node_add(n, b);
    return n;
}

struct node *tree_shell(const struct node *n)
{
    struct node *copy = make(n->kind);

    copy->at = n->at;
    copy->end = n->end;
    copy->number = n->number;
    copy->name = mem_text(n->name);
    copy->function = n->function;
    return copy;
}

/* ---- without what adds nothing ---- */

/* KEEP stays, DROP is freed. */
static struct node *keep(struct node *kept, struct node *dropped)
{
    node_free(dropped);
    return kept;
}

struct node *tree_minus(struct node *a)
{
    struct node *n;

    if (tree_literal(a)) {
        a->number = a->number == 0 ? 0 : -a->number;
        return a;
    }
    if (a->kind == NODE_NEGATE) {
        n = a->arg[0];
        a->nargs = 0;
        return keep(n, a);
    }
    n = make(NODE_NEGATE);
    node_add(n, a);
    return n;
}

struct node *tree_sum(struct node *a, struct node *b)
{
    struct node *n;

    if (tree_is(a, 0))
        return keep(b, a);
    if (tree_is(b, 0))
        return keep(a, b);
    if (b->kind != NODE_NEGATE)
        return tree_binary(NODE_ADD, a, b);
    n = tree_minus(b);
    return tree_binary(NODE_SUBTRACT, a, n);
}

struct node *tree_difference(struct node *a, struct node *b)
{
    if (tree_is(b, 0))
        return keep(a, b);
    if (tree_is(a, 0))
        return keep(tree_minus(b), a);
    if (b->kind == NODE_NEGATE)
        return tree_binary(NODE_ADD, a, tree_minus(b));
    return tree_binary(NODE_SUBTRACT, a, b);
}

static struct node *product(struct node *a, struct node *b)
{
    if (tree_is(a, 0) || tree_is(b, 1))
        return keep(a, b);
    if (tree_is(b, 0) || tree_is(a, 1))
        return keep(b, a);
    if (tree_is(a, -1))
        return keep(tree_minus(b), a);
    if (tree_is(b, -1))
        return keep(tree_minus(a), b);
    return tree_binary(NODE_MULTIPLY, a, b);
}

static struct node *quotient(struct node *a, struct node *b)
{
    if (tree_is(b, 1) || tree_is(a, 0))
        return keep(a, b);
    return tree_binary(NODE_DIVIDE, a, b);
}

struct node *tree_power(struct node *a, struct node *b)
{
    if (tree_is(b, 1))
        return keep(a, b);
    if (tree_is(b, 0)) {
        node_free(a);
        return keep(tree_number(1), b);
    }
    return tree_binary(NODE_POWER, a, b);
}

struct node *tree_join(enum node_kind kind, struct node *a, struct node *b)
{
    struct node *n;

    switch (kind) {
    case NODE_NEGATE:
        return tree_minus(a);
    case NODE_ADD:
        return tree_sum(a, b);
    case NODE_SUBTRACT:
        return tree_difference(a, b);
    case NODE_MULTIPLY:
        return product(a, b);
    case NODE_DIVIDE:
        return quotient(a, b);
    case NODE_POWER:
        return tree_power(a, b);
    default:
        n = make(kind);
        node_add(n, a);
        if (b)
            node_add(n, b);
        return n;
    }
}

/* No name that can be typed. */
static const char prime[] = "'";

struct node *tree_prime(struct node *a)
{
    return tree_call(prime, a);
}

bool tree_is_prime(const struct node *n)
{
    return n->kind == NODE_CALL && strcmp(n->name, prime) == 0;
}

/* ---- looking ---- */

bool tree_literal(const struct node *n)
{
    return n->kind == NODE_NUMBER && !n->name;
}

bool tree_is(const struct node *n, double v)
{
    return tree_literal(n) && n->number == v;
}

bool tree_equal(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind || a->nargs != b->nargs || !a->name != !b->name)
        return false;
    if (a->kind == NODE_NUMBER && a->number != b->number)
        return false;
    if (a->name && strcmp(a->name, b->name) != 0)
        return false;
    for (size_t i = 0; i < a->nargs; i++)
        if (!tree_equal(a->arg[i], b->arg[i]))
            return false;
    return true;
}

bool tree_depends(const struct node *n, const char *name)
{
    if (n->kind == NODE_NAME)
        return strcmp(n->name, name) == 0;
    if (n->function && n->function->kind == FUNCTION_WORDS)
        return false;
    for (size_t i = 0; i < n->nargs; i++)
        if (tree_depends(n->arg[i], name))
            return true;
    return false;
}

size_t tree_size(const struct node *n)
{
    size_t size = 1;

    for (size_t i = 0; i < n->nargs; i++)
        size += tree_size(n->arg[i]);
    return size;
}

static void number_nodes(struct node *n, size_t *next)
{
    n->id = (*next)++;
    for (size_t i = 0; i < n->nargs; i++)
        number_nodes(n->arg[i], next);
}

struct formula *tree_formula(struct node *root)
{
    struct formula *f = mem_alloc(sizeof *f);
    struct str text;

    str_init(&text);
    tree_write(root, &text);
    f->complete = text.len <= FORMULA_TEXT;
    f->text = mem_text(text.s);
    str_done(&text);
    f->root = root;
    number_nodes(root, &f->nodes);
    return f;
}
