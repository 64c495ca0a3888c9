/* Names in a formula replaced by other formulas.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/derive_tree.h"

struct replacement {
    const struct formula *(*lookup)(void *self, const char *name);
    void *self;
    size_t nodes;
};

static struct node *replace(struct replacement *r, const struct node *n)
{
    const struct formula *f =
        n->kind == NODE_NAME && !n->function ? r->lookup(r->self, n->name) : NULL;
    struct node *copy;

    if (f) {
        r->nodes += f->nodes;
        return r->nodes < FORMULA_NODES ? node_copy(f->root) : tree_number(0);
    }
    if (n->function && n->function->kind == FUNCTION_WORDS)
        return node_copy(n);
    r->nodes++;
    copy = tree_shell(n);
    for (size_t i = 0; i < n->nargs; i++)
        node_add(copy, replace(r, n->arg[i]));
    return copy;
}

struct formula *formula_replace(const struct formula *f,
                                const struct formula *(*lookup)(void *self,
                                                                const char *name),
                                void *self)
{
    struct replacement r = {lookup, self, 0};
    struct node *root = replace(&r, f->root);

    if (r.nodes < FORMULA_NODES)
        return tree_formula(root);
    node_free(root);
    return NULL;
}
