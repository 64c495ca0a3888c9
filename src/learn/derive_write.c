/* A tree as text, with just the brackets it needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn/derive_tree.h"

/* How tightly an expression holds together, loosest first: as formula_parse.c reads. */
enum level { OR, AND, COMPARISON, SUM, PRODUCT, SIGN, POWER, PRIMARY };

static enum level level_of(const struct node *n)
{
    switch (n->kind) {
    case NODE_OR:
        return OR;
    case NODE_AND:
        return AND;
    case NODE_NOT:
    case NODE_LESS:
    case NODE_LESS_EQUAL:
    case NODE_GREATER:
    case NODE_GREATER_EQUAL:
    case NODE_EQUAL:
    case NODE_UNEQUAL:
        return COMPARISON;
    case NODE_ADD:
    case NODE_SUBTRACT:
        return SUM;
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        return PRODUCT;
    case NODE_NEGATE:
        return SIGN;
    case NODE_POWER:
        return POWER;
    case NODE_NUMBER:
        return n->number < 0 && !n->name ? SIGN : PRIMARY;
    default:
        return PRIMARY;
    }
}

/* The least level that may stand without brackets on each side. A sign could follow an
 * operator, but a-(-b) reads better. */
static const struct {
    enum node_kind kind;
    const char *text;
    enum level left, right;
} binaries[] = {
    {NODE_OR, " or ", OR, AND},           {NODE_AND, " and ", AND, COMPARISON},
    {NODE_LESS, " < ", SUM, SUM},         {NODE_LESS_EQUAL, " <= ", SUM, SUM},
    {NODE_GREATER, " > ", SUM, SUM},      {NODE_GREATER_EQUAL, " >= ", SUM, SUM},
    {NODE_EQUAL, " == ", SUM, SUM},       {NODE_UNEQUAL, " != ", SUM, SUM},
    {NODE_ADD, "+", SUM, PRODUCT},        {NODE_SUBTRACT, "-", SUM, PRODUCT},
    {NODE_MULTIPLY, "*", PRODUCT, POWER}, {NODE_DIVIDE, "/", PRODUCT, POWER},
    {NODE_POWER, "^", PRIMARY, SIGN},
};

/* The shortest digits that are this number again: 0.1, 1e-5, 1e20. */
static void write_number(double v, struct str *out)
{
    char text[40];
    int digits = 0, exponent;

    do
        snprintf(text, sizeof text, "%.*e", digits, v);
    while (strtod(text, NULL) != v && ++digits < 17);
    exponent = atoi(strchr(text, 'e') + 1);
    if (v == 0)
        str_addc(out, '0');
    else if (exponent >= -4 && exponent < 15)
        str_addf(out, "%.*f", digits > exponent ? digits - exponent : 0, v);
    else
        str_addf(out, "%.*se%d", (int)strcspn(text, "e"), text, exponent);
}

static void write_part(struct node *n, enum level least, bool sign_open,
                       struct str *out)
{
    bool brackets = level_of(n) < least || (!sign_open && level_of(n) == SIGN);

    str_add(out, brackets ? "(" : "");
    tree_write(n, out);
    str_add(out, brackets ? ")" : "");
}

/* A sign may open the left side of a sum or product (-b/w1), or a power's exponent. */
static void write_binary(struct node *n, size_t row, struct str *out)
{
    struct node *right = n->arg[1];
    bool power = n->kind == NODE_POWER, sum = binaries[row].right == PRODUCT;

    write_part(n->arg[0], binaries[row].left, true, out);
    str_add(out, binaries[row].text);
    /* a+-b*c would be read rightly, but not by everybody */
    if (sum)
        while (right->kind == NODE_MULTIPLY || right->kind == NODE_DIVIDE)
            right = right->arg[0];
    if (sum && level_of(right) == SIGN && right != n->arg[1])
        write_part(n->arg[1], PRIMARY, false, out);
    else
        write_part(n->arg[1], binaries[row].right, power || level_of(n) <= COMPARISON,
                   out);
}

static void write_call(struct node *n, struct str *out)
{
    str_add(out, tree_is_prime(n) ? "" : n->name);
    str_addc(out, '(');
    for (size_t i = 0; i < n->nargs; i++) {
        str_add(out, i ? ", " : "");
        tree_write(n->arg[i], out);
    }
    str_add(out, tree_is_prime(n) ? ")'" : ")");
}

static void write_kind(struct node *n, struct str *out)
{
    size_t row = 0;

    switch (n->kind) {
    case NODE_NUMBER:
        if (n->name)
            str_add(out, n->name);
        else
            write_number(n->number, out);
        return;
    case NODE_NAME:
        str_add(out, n->name);
        return;
    case NODE_CALL:
        write_call(n, out);
        return;
    case NODE_NEGATE:
        str_addc(out, '-');
        write_part(n->arg[0], POWER, false, out);
        return;
    case NODE_NOT:
        str_add(out, "not ");
        write_part(n->arg[0], COMPARISON, true, out);
        return;
    default:
        while (binaries[row].kind != n->kind)
            row++;
        write_binary(n, row, out);
    }
}

void tree_write(struct node *n, struct str *out)
{
    n->at = out->len;
    write_kind(n, out);
    n->end = out->len;
}

void formula_write(const struct formula *f, struct str *out)
{
    struct node *copy = node_copy(f->root);

    tree_write(copy, out);
    node_free(copy);
}
