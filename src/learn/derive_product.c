/* Products made simple: one number, and equal factors as powers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/derive_product.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

void product_init(struct product *p)
{
    *p = (struct product){.number = {1, 1}};
}

void product_done(struct product *p)
{
    for (size_t i = 0; i < p->n; i++) {
        node_free(p->factor[i].base);
        node_free(p->factor[i].power);
    }
    free(p->factor);
    product_init(p);
}

static bool is_whole(const struct node *n)
{
    return tree_literal(n) && n->number == nearbyint(n->number) &&
           fabs(n->number) <= 1e6;
}

static bool is_arithmetic(const struct node *n)
{
    return n->kind >= NODE_MULTIPLY || n->kind == NODE_NEGATE;
}

/* ---- gathering ---- */

static void drop(struct product *p, size_t i)
{
    node_free(p->factor[i].base);
    node_free(p->factor[i].power);
    p->factor[i] = p->factor[--p->n];
}

/* The sum of two powers. */
static struct node *add_powers(struct node *a, const struct node *b)
{
    struct node *sum = tree_binary(NODE_ADD, a, node_copy(b)), *out;

    out = tree_simplify(sum);
    node_free(sum);
    return out;
}

/* BASE, which is simplified, is taken over. */
static void add_factor(struct product *p, struct node *base, const struct node *power)
{
    for (size_t i = 0; i < p->n; i++) {
        struct factor *f = &p->factor[i];

        if (!tree_equal(f->base, base))
            continue;
        node_free(base);
        f->power = add_powers(f->power, power);
        if (tree_is(f->power, 0))
            drop(p, i);
        return;
    }
    p->factor = mem_grow(p->factor, p->n + 1, sizeof *p->factor);
    p->factor[p->n++] = (struct factor){base, node_copy(power)};
}

/* A constant to a power: into the number if that is exact. */
static void add_number(struct product *p, const struct node *n,
                       const struct node *power)
{
    if (n->number == 1 && !n->name)
        return;
    if (tree_literal(n) && tree_literal(power) &&
        ratio_scale(&p->number, n->number, power->number))
        return;
    add_factor(p, node_copy(n), power);
}

static struct node *simple(const struct product *p, const struct node *n)
{
    return p->plain ? node_copy(n) : tree_simplify(n);
}

/* N is neither product nor number; simplified it may be one. */
static void add_other(struct product *p, const struct node *n, const struct node *power)
{
    struct node *base = simple(p, n);

    if ((is_arithmetic(base) && !is_arithmetic(n)) || base->kind == NODE_NUMBER) {
        bool plain = p->plain;

        p->plain = true;
        product_add(p, base, power);
        p->plain = plain;
        node_free(base);
    } else {
        add_factor(p, base, power);
    }
}

static struct node *multiply(const struct product *p, const struct node *a,
                             const struct node *b)
{
    struct node *raw, *out;

    if (tree_is(b, 1))
        return simple(p, a);
    raw = tree_binary(NODE_MULTIPLY, node_copy(a), node_copy(b));
    out = tree_simplify(raw);
    node_free(raw);
    return out;
}

/* N = b^e to the whole POWER is b^(e*power). */
static void add_power(struct product *p, const struct node *n, const struct node *power)
{
    struct node *e = multiply(p, n->arg[1], power);

    if (tree_literal(e) || n->arg[0]->kind != NODE_POWER)
        product_add(p, n->arg[0], e);
    else
        add_other(p, n->arg[0], e);
    node_free(e);
}

/* N is a product, a quotient, a sign or a power, and POWER a whole number: it goes to
 * all of the parts. */
static void add_parts(struct product *p, const struct node *n, const struct node *power)
{
    struct node *inverse;

    switch (n->kind) {
    case NODE_POWER:
        add_power(p, n, power);
        return;
    case NODE_NEGATE:
        if (fmod(power->number, 2) != 0)
            ratio_scale(&p->number, -1, 1);
        product_add(p, n->arg[0], power);
        return;
    case NODE_DIVIDE:
        product_add(p, n->arg[0], power);
        inverse = tree_number(-power->number);
        product_add(p, n->arg[1], inverse);
        node_free(inverse);
        return;
    default:
        product_add(p, n->arg[0], power);
        product_add(p, n->arg[1], power);
    }
}

/* N as it is, once simplified, even if it is a product itself: (-x)^0.5. */
static void add_whole(struct product *p, const struct node *n, const struct node *power)
{
    struct node *base = simple(p, n);

    if (base->kind == NODE_NUMBER) {
        add_number(p, base, power);
        node_free(base);
    } else {
        add_factor(p, base, power);
    }
}

void product_add(struct product *p, const struct node *n, const struct node *power)
{
    if (tree_is(power, 0))
        return;
    if (n->kind == NODE_NUMBER)
        add_number(p, n, power);
    else if (!is_arithmetic(n))
        add_other(p, n, power);
    else if (is_whole(power))
        add_parts(p, n, power);
    else
        add_whole(p, n, power);
}

/* ---- as a tree again ---- */

/* Numbers, names, calls, sums, the rest: that order reads best. */
static int rank(const struct factor *f)
{
    switch (f->base->kind) {
    case NODE_NUMBER:
        return 0;
    case NODE_NAME:
        return 1;
    case NODE_CALL:
        return 2;
    case NODE_ADD:
    case NODE_SUBTRACT:
        return 3;
    default:
        return 4;
    }
}

static bool is_under(const struct factor *f)
{
    return tree_literal(f->power) && f->power->number < 0;
}

/* *OUT (NULL: nothing yet) times the factors above or under the line. */
static void append(const struct product *p, bool under, struct node **out)
{
    for (int at = 0; at <= 4; at++)
        for (size_t i = 0; i < p->n; i++) {
            const struct factor *f = &p->factor[i];
            struct node *part;

            if (rank(f) != at || is_under(f) != under)
                continue;
            part = under ? tree_number(-f->power->number) : node_copy(f->power);
            part = tree_power(node_copy(f->base), part);
            *out = *out ? tree_binary(NODE_MULTIPLY, *out, part) : part;
        }
}

/* A sign in front: at the first factor of a product, so that it stays flat. */
static struct node *signed_tree(struct node *n)
{
    if (n->kind == NODE_MULTIPLY || n->kind == NODE_DIVIDE) {
        n->arg[0] = signed_tree(n->arg[0]);
        return n;
    }
    return tree_minus(n);
}

struct node *product_tree(const struct product *p)
{
    struct ratio r = p->number;
    struct node *over = NULL, *under = NULL;
    double v;

    if (r.over == 0 || (p->n == 0 && ratio_number(r, &v)))
        return tree_number(r.over == 0 ? 0 : v);
    if (fabs(r.over) != 1)
        over = tree_number(r.over);
    append(p, false, &over);
    if (r.under != 1)
        under = tree_number(r.under);
    append(p, true, &under);
    if (!over)
        over = tree_number(fabs(r.over));
    if (r.over == -1)
        over = signed_tree(over);
    return under ? tree_binary(NODE_DIVIDE, over, under) : over;
}

struct node *product_body(const struct product *p)
{
    struct product bare = *p;

    bare.number = (struct ratio){1, 1};
    return p->n ? product_tree(&bare) : NULL;
}

bool product_is_sum(const struct product *p)
{
    return p->n == 1 && tree_is(p->factor[0].power, 1) &&
           (p->factor[0].base->kind == NODE_ADD ||
            p->factor[0].base->kind == NODE_SUBTRACT);
}

struct node *simplify_product(const struct node *n)
{
    struct node *one = tree_number(1), *out;
    struct product p;

    product_init(&p);
    product_add(&p, n, one);
    node_free(one);
    out = product_tree(&p);
    if (product_is_sum(&p) && p.number.over == -1 && p.number.under == 1) {
        node_free(out);
        out = simplify_turned(p.factor[0].base);
    }
    product_done(&p);
    return out;
}
