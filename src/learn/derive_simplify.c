/* Formulas made simple: calls, comparisons and what is neither sum nor product.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "learn/derive_tree.h"

enum { ROUNDS = 4 };

/* Functions of a number that come out exactly. */
static bool exact_call(const struct node *n, double *v)
{
    static const struct {
        const char *function;
        double at, value;
    } known[] = {{"exp", 0, 1}, {"log", 1, 0}, {"ln", 1, 0},  {"log10", 1, 0},
                 {"sin", 0, 0}, {"cos", 0, 1}, {"tanh", 0, 0}};
    const struct node *a = n->nargs ? n->arg[0] : NULL;

    if (!a || a->kind != NODE_NUMBER || !n->function)
        return false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(n->name, known[i].function) == 0 && a->number == known[i].at) {
            *v = known[i].value;
            return true;
        }
    if ((strcmp(n->name, "log") == 0 || strcmp(n->name, "ln") == 0) && a->name &&
        strcmp(a->name, "e") == 0) {
        *v = 1;
        return true;
    }
    *v = strcmp(n->name, "sqrt") == 0 && a->number >= 0 ? sqrt(a->number) : 0.5;
    return *v == nearbyint(*v) && *v * *v == a->number;
}

/* What compares words or draws its own names stays as it was typed. */
static bool untouched(const struct node *n)
{
    return (n->function && (n->function->kind == FUNCTION_SAME ||
                            n->function->kind == FUNCTION_WORDS)) ||
           n->kind == NODE_EQUAL || n->kind == NODE_UNEQUAL;
}

static struct node *simplify_parts(const struct node *n)
{
    struct node *out;
    double v;

    if (untouched(n))
        return node_copy(n);
    out = tree_shell(n);
    for (size_t i = 0; i < n->nargs; i++)
        node_add(out, tree_simplify(n->arg[i]));
    if (n->kind == NODE_CALL && exact_call(out, &v)) {
        node_free(out);
        return tree_number(v);
    }
    return out;
}

struct node *tree_simplify(const struct node *n)
{
    switch (n->kind) {
    case NODE_ADD:
    case NODE_SUBTRACT:
        return simplify_sum(n);
    case NODE_NEGATE:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
    case NODE_POWER:
        return simplify_product(n);
    default:
        return simplify_parts(n);
    }
}

struct formula *formula_simplify(const struct formula *f)
{
    struct node *now = tree_simplify(f->root);

    for (int round = 1; round < ROUNDS; round++) {
        struct node *next = tree_simplify(now);
        bool settled = tree_equal(now, next);

        node_free(now);
        now = next;
        if (settled)
            break;
    }
    return tree_formula(now);
}
