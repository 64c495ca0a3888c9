/* Names that stand for the learner's own formulas.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "learn/formula_tree.h"

enum { DEFINITIONS_DEEP = 64 };

static bool any_definitions(const struct scope *s)
{
    for (; s; s = s->up)
        if (s->definition)
            return true;
    return false;
}

const struct formula *eval_definition(const struct evaluation *ev, const char *name)
{
    const double *column;
    struct value v;
    size_t n;

    if (!any_definitions(ev->scope) || scope_column(ev->scope, name, &column, &n, &v))
        return NULL;
    return scope_definition(ev->scope, name);
}

/* N's arguments belong to a function that binds the names in them. */
static bool binds(const struct node *n)
{
    return n->kind == NODE_CALL && n->function && n->function->kind != FUNCTION_PLAIN;
}

/* Does the value of N depend on the point? */
static bool varies(const struct evaluation *ev, const struct node *n, int depth)
{
    const struct formula *f;
    const double *column = NULL;
    struct value v;
    size_t rows;

    if (n->kind == NODE_NAME) {
        if (scope_column(ev->scope, n->name, &column, &rows, &v))
            return column != NULL;
        f = scope_definition(ev->scope, n->name);
        return f && depth < DEFINITIONS_DEEP && varies(ev, f->root, depth + 1);
    }
    for (size_t i = 0; !binds(n) && i < n->nargs; i++)
        if (varies(ev, n->arg[i], depth))
            return true;
    return false;
}

bool eval_defined(const struct evaluation *ev, const struct node *n,
                  const struct formula *definition, struct value *out)
{
    struct err err = {0};
    struct evaluation inner = {definition, ev->scope, &err, ev->depth + 1};

    if (ev->depth >= DEFINITIONS_DEEP)
        return eval_fault(ev, n, "The formula %s needs itself.", n->name);
    if (!eval_node(&inner, definition->root, out))
        return eval_fault(ev, n, "In the formula %s: %s", n->name, err.message);
    if (out->kind == VALUE_UNDEFINED && varies(ev, definition->root, 0))
        *out = value_each(n->name);
    return true;
}

/* ---- expansion ---- */

struct expansion {
    const struct evaluation *ev;
    size_t nodes;
    bool any;
};

static struct node *expand(struct expansion *x, const struct node *n, int depth);

/* The tree of definition F where N names it. */
static struct node *stand_in(struct expansion *x, const struct node *n,
                             const struct formula *f, int depth)
{
    x->any = true;
    return depth < DEFINITIONS_DEEP ? expand(x, f->root, depth + 1) : node_copy(n);
}

static struct node *expand(struct expansion *x, const struct node *n, int depth)
{
    const struct formula *f =
        n->kind == NODE_NAME && !n->function ? eval_definition(x->ev, n->name) : NULL;
    struct node *copy;

    if (f)
        return stand_in(x, n, f, depth);
    copy = mem_alloc(sizeof *copy);
    *copy = *n;
    copy->name = mem_text(n->name);
    copy->arg = NULL;
    copy->nargs = 0;
    copy->id = x->nodes++;
    for (size_t i = 0; i < n->nargs && x->nodes < FORMULA_NODES; i++)
        node_add(copy, n->function && n->function->kind == FUNCTION_WORDS
                           ? node_copy(n->arg[i])
                           : expand(x, n->arg[i], depth));
    return copy;
}

/* What goes wrong inside a definition is told where its name stands. */
static void settle(struct node *n, size_t at, size_t end)
{
    n->at = at;
    n->end = end;
    for (size_t i = 0; i < n->nargs; i++)
        settle(n->arg[i], at, end);
}

bool eval_expand(const struct evaluation *ev, const struct node *n,
                 struct formula **out)
{
    struct expansion x = {.ev = ev};
    struct node *root;

    *out = NULL;
    if (!any_definitions(ev->scope))
        return true;
    root = expand(&x, n, 0);
    if (x.nodes >= FORMULA_NODES) {
        node_free(root);
        return eval_fault(ev, n, "With your formulas put in, this becomes too long.");
    }
    if (!x.any) {
        node_free(root);
        return true;
    }
    settle(root, n->at, n->end);
    *out = mem_alloc(sizeof **out);
    (*out)->text = mem_text(ev->formula->text);
    (*out)->root = root;
    (*out)->nodes = x.nodes;
    return true;
}
