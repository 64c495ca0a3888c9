/* A formula in another language. What has no value here (1/0, log(-1), a number too
 * large) is no number there either: NaN, which every function and comparison hands on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "lab/export_inside.h"
#include "learn/expand_inside.h"
#include "learn/formula_tree.h"

enum { DEEP = 12 }; /* levels of one expression; compilers bear fifty */

/* What the function of the first column is called in Python, R and C. */
static const struct word {
    const char *name, *as[3];
} words[] = {
    {"exp", {"math.exp", "exp", "exp"}},
    {"log", {"math.log", "log", "log"}},
    {"ln", {"math.log", "log", "log"}},
    {"log10", {"math.log10", "log10", "log10"}},
    {"sqrt", {"math.sqrt", "sqrt", "sqrt"}},
    {"abs", {"abs", "abs", "fabs"}},
    {"min", {"min", "min", "fmin"}},
    {"max", {"max", "max", "fmax"}},
    {"sign", {"sign", "sign", "sign"}},
    {"sin", {"math.sin", "sin", "sin"}},
    {"cos", {"math.cos", "cos", "cos"}},
    {"tanh", {"math.tanh", "tanh", "tanh"}},
    {"sigmoid", {"sigmoid", "sigmoid", "sigmoid"}},
    {"sigma", {"sigmoid", "sigmoid", "sigmoid"}},
    {"logit", {"logit", "logit", "logit"}},
    {"softplus", {"softplus", "softplus", "softplus"}},
    {"near", {"near", "near", "near"}},
    {"within", {"within", "within", "within"}},
};

static const char *function_of(enum node_kind kind)
{
    switch (kind) {
    case NODE_DIVIDE:
        return "divide";
    case NODE_POWER:
        return "power";
    case NODE_LESS:
    case NODE_GREATER:
        return "less";
    case NODE_LESS_EQUAL:
    case NODE_GREATER_EQUAL:
        return "at_most";
    case NODE_EQUAL:
        return "equal";
    case NODE_UNEQUAL:
        return "unequal";
    default:
        return NULL;
    }
}

static const char *word_of(const struct exported *m, const struct node *n)
{
    if (n->kind != NODE_CALL)
        return function_of(n->kind);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (n->function && strcmp(words[i].name, n->function->name) == 0)
            return words[i].as[m->tongue->column];
    return NULL;
}

/* ---- the tree ---- */

static int depth(const struct node *n)
{
    int most = 0;

    for (size_t i = 0; i < n->nargs; i++) {
        int d = depth(n->arg[i]);

        most = d > most ? d : most;
    }
    return most + 1;
}

static bool node(struct exported *m, const struct node *n, int tight, struct str *out);

/* `value` or, where arguments are counted, `value2`. */
static void guard(struct exported *m, size_t n, struct str *out)
{
    char name[16] = "value";

    export_need(m, name);
    if (m->tongue->counted)
        snprintf(name, sizeof name, "value%zu", n);
    export_need(m, name);
    str_addf(out, "%s(", name);
}

/* f(a, b) of what are all numbers: `value` looks at them and at the result. */
static bool guarded(struct exported *m, const char *word, const struct node *a,
                    const struct node *b, const struct node *c, struct str *out)
{
    const struct node *arg[] = {a, b, c};
    size_t n = c ? 3 : b ? 2 : 1;
    bool ok = true;

    export_need(m, word);
    guard(m, n, out);
    str_add(out, word);
    for (size_t i = 0; ok && i < n; i++) {
        str_add(out, ", ");
        ok = node(m, arg[i], 0, out);
    }
    str_addc(out, ')');
    return ok;
}

/* min(a, b, c) is min(a, min(b, c)). */
static bool extreme(struct exported *m, const char *word, const struct node *n,
                    struct str *out)
{
    bool ok = true;

    for (size_t i = 0; ok && i < n->nargs; i++) {
        if (i + 1 < n->nargs) {
            guard(m, 2, out);
            str_addf(out, "%s, ", word);
        }
        ok = node(m, n->arg[i], n->nargs == 1 ? 3 : 0, out);
        if (i + 1 < n->nargs)
            str_add(out, ", ");
    }
    for (size_t i = 1; i < n->nargs; i++)
        str_addc(out, ')');
    return ok;
}

/* and, or, not: one side that decides is enough. */
static bool logic(struct exported *m, const struct node *n, struct str *out)
{
    const char *word = n->kind == NODE_AND  ? "both"
                       : n->kind == NODE_OR ? "either"
                                            : "opposite";
    bool ok = true;

    export_need(m, word);
    str_addf(out, "%s(", word);
    for (size_t i = 0; ok && i < n->nargs; i++) {
        str_add(out, i ? ", " : "");
        ok = node(m, n->arg[i], 0, out);
    }
    str_addc(out, ')');
    return ok;
}

/* TIGHT: how tightly what stands around it binds: + - 1, the right of a minus and * 2,
 * a sign 3. */
static bool infix(struct exported *m, const struct node *n, int tight, struct str *out)
{
    int own = n->kind == NODE_MULTIPLY ? 2 : 1;
    bool brackets = tight > own, ok;

    str_add(out, brackets ? "(" : "");
    ok = node(m, n->arg[0], own, out);
    str_add(out, n->kind == NODE_MULTIPLY ? " * "
                 : n->kind == NODE_ADD    ? " + "
                                          : " - ");
    ok = ok && node(m, n->arg[1], own + 1, out);
    str_add(out, brackets ? ")" : "");
    return ok;
}

static bool negated(struct exported *m, const struct node *n, int tight,
                    struct str *out)
{
    bool ok;

    str_add(out, tight ? "(-" : "-");
    ok = node(m, n->arg[0], 3, out);
    str_add(out, tight ? ")" : "");
    return ok;
}

static bool called(struct exported *m, const struct node *n, struct str *out)
{
    const char *word = word_of(m, n);
    bool turned = n->kind == NODE_GREATER || n->kind == NODE_GREATER_EQUAL;

    if (!word)
        return false;
    if (n->kind == NODE_CALL && (strcmp(n->function->name, "min") == 0 ||
                                 strcmp(n->function->name, "max") == 0))
        return extreme(m, word, n, out);
    return guarded(m, word, n->arg[turned], n->nargs > 1 ? n->arg[!turned] : NULL,
                   n->nargs > 2 ? n->arg[2] : NULL, out);
}

static bool plain(struct exported *m, const struct node *n, int tight, struct str *out)
{
    switch (n->kind) {
    case NODE_NUMBER:
        m->tongue->number(n->number, out);
        return true;
    case NODE_NAME:
        str_addf(out, "x%zu", recipe_input(n->name, strlen(n->name)));
        return true;
    case NODE_NEGATE:
        return negated(m, n, tight, out);
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
        return infix(m, n, tight, out);
    case NODE_AND:
    case NODE_OR:
    case NODE_NOT:
        return logic(m, n, out);
    default:
        return called(m, n, out);
    }
}

/* Every DEEP levels a statement of its own. */
static bool node(struct exported *m, const struct node *n, int tight, struct str *out)
{
    struct str own;
    char name[32];
    bool ok;

    if (n->nargs == 0 || depth(n) % DEEP != 0)
        return plain(m, n, tight, out);
    str_init(&own);
    ok = plain(m, n, 0, &own);
    snprintf(name, sizeof name, "t%zu", ++m->temporaries);
    if (ok)
        export_statement(m, name, own.s, NULL);
    str_add(out, name);
    str_done(&own);
    return ok;
}

bool export_formula(struct exported *m, const struct formula *f, struct str *out)
{
    return node(m, f->root, 0, out);
}
