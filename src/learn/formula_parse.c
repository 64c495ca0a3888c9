/* Expressions: tokens to a tree, every mistake with its remedy.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/formula_tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct node *unary(struct parser *p);
static struct node *parse_binary(struct parser *p, int level);

/* ---- nodes ---- */

static struct node *node_new(struct parser *p, enum node_kind kind, size_t at)
{
    struct node *n = mem_alloc(sizeof *n);

    n->kind = kind;
    n->at = at;
    n->id = p->nodes++;
    return n;
}

void node_free(struct node *n)
{
    if (!n)
        return;
    for (size_t i = 0; i < n->nargs; i++)
        node_free(n->arg[i]);
    free(n->arg);
    free(n->name);
    free(n);
}

void node_add(struct node *n, struct node *arg)
{
    n->arg = mem_grow(n->arg, n->nargs + 1, sizeof *n->arg);
    n->arg[n->nargs++] = arg;
}

struct node *node_copy(const struct node *n)
{
    struct node *copy = mem_alloc(sizeof *copy);

    *copy = *n;
    copy->name = mem_text(n->name);
    copy->arg = NULL;
    copy->nargs = 0;
    for (size_t i = 0; i < n->nargs; i++)
        node_add(copy, node_copy(n->arg[i]));
    return copy;
}

/* N once its last argument is there; NULL (and N freed) if it is not. */
static struct node *finished(struct parser *p, struct node *n, struct node *arg)
{
    if (!arg) {
        node_free(n);
        return NULL;
    }
    node_add(n, arg);
    n->end = p->before.end;
    return n;
}

/* ---- the grammar, tightest first ---- */

/* The innermost open bracket wants its ). */
static bool close_bracket(struct parser *p)
{
    if (p->token.kind == TOKEN_CLOSE) {
        p->brackets--;
        lex_next(p);
        return true;
    }
    if (p->token.kind == TOKEN_END)
        flaw_unclosed(p);
    else
        flaw_unexpected(p);
    return false;
}

static struct node *number(struct parser *p, double v)
{
    struct node *n = node_new(p, NODE_NUMBER, p->token.at);

    n->number = v;
    n->end = p->token.end;
    lex_next(p);
    return n;
}

static struct node *bracketed(struct parser *p)
{
    struct node *n;

    p->brackets++;
    lex_next(p);
    n = parse_binary(p, 0);
    if (n && !close_bracket(p)) {
        node_free(n);
        return NULL;
    }
    return n;
}

static bool count_arguments(struct parser *p, const struct node *n)
{
    const struct builtin *f = n->function;

    if (!f || (n->nargs >= f->least && n->nargs <= f->most))
        return true;
    parse_flaw(p, n->at, "%s takes %s: %s", f->name,
               f->most == f->least ? f->least == 1   ? "one value"
                                     : f->least == 2 ? "two values"
                                                     : "three values"
                                   : "at least one value",
               f->usage);
    return false;
}

/* NAME( has been seen; the token is the bracket. */
static struct node *call(struct parser *p, struct node *n)
{
    n->kind = NODE_CALL;
    p->brackets++;
    do {
        struct node *arg;

        lex_next(p);
        if (!n->nargs && p->token.kind == TOKEN_CLOSE)
            break;
        arg = n->nargs < FORMULA_ARGS ? parse_binary(p, 0)
                                      : parse_flaw(p, p->token.at, "Too many values.");
        if (!arg) {
            node_free(n);
            return NULL;
        }
        node_add(n, arg);
    } while (p->token.kind == TOKEN_COMMA);
    if (!close_bracket(p) || !count_arguments(p, n)) {
        node_free(n);
        return NULL;
    }
    n->end = p->before.end;
    return n;
}

/* The function at N stands without brackets: `exp -z`. */
static struct node *bracketless(struct parser *p, struct node *n)
{
    struct str put;
    size_t from = p->token.at;
    struct node *operand;

    p->joined = true;
    operand = unary(p);
    parse_flaw(p, n->at, "%s needs brackets", n->name);
    if (operand) {
        str_init(&put);
        str_addf(&put, "(%.*s)", (int)(p->before.end - from), p->text + from);
        parse_edit(p, true, n->end, p->before.end - n->end, put.s);
        str_done(&put);
    }
    node_free(operand);
    node_free(n);
    return NULL;
}

/* A function's name alone is no value: in a list of values, too, what follows the space
 * is read as its argument. */
static void rejoin(struct parser *p)
{
    if (p->token.kind != TOKEN_END || p->flaw.message[0] || p->extent != EXTENT_VALUE)
        return;
    p->joined = true;
    p->token = p->before;
    lex_next(p);
    p->joined = false;
}

static bool operand_begins(const struct token *t)
{
    return lex_begins_value(t) ||
           (t->kind == TOKEN_OPERATOR && (t->op == NODE_SUBTRACT || t->op == NODE_ADD));
}

static struct node *name(struct parser *p)
{
    char text[FORMULA_NAME];
    struct node *n;
    bool near;

    lex_name(p, &p->token, text);
    if (strcmp(text, "e") == 0 || strcmp(text, "pi") == 0) {
        n = number(p, text[0] == 'e' ? exp(1) : acos(-1));
        n->name = mem_text(text); /* so it is no literal */
        return n;
    }
    n = node_new(p, NODE_NAME, p->token.at);
    n->name = mem_text(text);
    n->function = builtin_named(text);
    n->end = p->token.end;
    near = p->text[p->token.end] == '(';
    lex_next(p);
    if (n->function)
        rejoin(p);
    if (p->token.kind == TOKEN_OPEN && (near || n->function))
        return call(p, n);
    if (n->function && operand_begins(&p->token))
        return bracketless(p, n);
    return n;
}

static struct node *primary(struct parser *p)
{
    if (p->token.kind == TOKEN_NUMBER)
        return number(p, p->token.number);
    if (p->token.kind == TOKEN_NAME)
        return name(p);
    if (p->token.kind == TOKEN_OPEN)
        return bracketed(p);
    return flaw_missing(p);
}

/* Goes one level deeper; the caller comes back with p->depth--. */
static bool deeper(struct parser *p)
{
    if (++p->depth <= FORMULA_DEPTH)
        return true;
    parse_flaw(p, p->token.at, "This is nested more than %d deep.", FORMULA_DEPTH);
    return false;
}

static struct node *power(struct parser *p)
{
    struct node *base = primary(p), *n;

    if (!base || p->token.kind != TOKEN_OPERATOR || p->token.op != NODE_POWER)
        return base;
    n = node_new(p, NODE_POWER, base->at);
    node_add(n, base);
    lex_next(p);
    return finished(p, n, unary(p));
}

static struct node *unary(struct parser *p)
{
    struct node *n = NULL;
    bool minus = p->token.op == NODE_SUBTRACT;

    if (deeper(p)) {
        if (p->token.kind != TOKEN_OPERATOR || (!minus && p->token.op != NODE_ADD)) {
            n = power(p);
        } else if (minus) {
            n = node_new(p, NODE_NEGATE, p->token.at);
            lex_next(p);
            n = finished(p, n, unary(p));
        } else {
            lex_next(p);
            n = unary(p);
        }
    }
    p->depth--;
    return n;
}

/* Loosest first; level 2 is `not` and the one comparison. */
static int level_of(const struct token *t)
{
    if (t->kind != TOKEN_OPERATOR)
        return -1;
    switch (t->op) {
    case NODE_OR:
        return 0;
    case NODE_AND:
        return 1;
    case NODE_LESS:
    case NODE_LESS_EQUAL:
    case NODE_GREATER:
    case NODE_GREATER_EQUAL:
    case NODE_EQUAL:
    case NODE_UNEQUAL:
        return 2;
    case NODE_ADD:
    case NODE_SUBTRACT:
        return 3;
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        return 4;
    default:
        return -1;
    }
}

static struct node *negation(struct parser *p)
{
    struct node *n = NULL;

    if (deeper(p)) {
        n = node_new(p, NODE_NOT, p->token.at);
        lex_next(p);
        n = finished(p, n, parse_binary(p, 2));
    }
    p->depth--;
    return n;
}

static struct node *operand(struct parser *p, int level)
{
    return level == 4 ? unary(p) : parse_binary(p, level + 1);
}

static struct node *parse_binary(struct parser *p, int level)
{
    struct node *left;
    size_t right = 0;

    if (level == 2 && p->token.kind == TOKEN_OPERATOR && p->token.op == NODE_NOT)
        return negation(p);
    left = operand(p, level);
    for (int done = 0; left && level_of(&p->token) == level; done++) {
        struct node *n;

        if (done && level == 2) {
            flaw_second_comparison(p, right);
            node_free(left);
            return NULL;
        }
        n = node_new(p, p->token.op, left->at);
        node_add(n, left);
        lex_next(p);
        right = p->token.at;
        left = finished(p, n, operand(p, level));
    }
    return left;
}

struct node *parse_tree(struct parser *p)
{
    struct node *root;

    lex_next(p);
    root = parse_binary(p, 0);
    if (root && p->token.kind != TOKEN_END)
        flaw_unexpected(p);
    if (root && p->flaw.message[0]) {
        node_free(root);
        root = NULL;
    }
    return root;
}
