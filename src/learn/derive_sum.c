/* Sums made simple: equal terms put together, signs gathered, common factors in front.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "learn/derive_product.h"

enum { FACTOR_TERMS = 8 }; /* of more, common factors are not looked for */

/* number * body; BODY NULL: the number itself. */
struct term {
    struct ratio number;
    struct node *body; /* simplified, owned */
    bool sum;          /* it is a sum itself */
};

struct sum {
    struct term *term;
    size_t n;
    bool plain; /* what is added is simplified already */
};

static void add(struct sum *s, const struct node *n, struct ratio times);

static void sum_done(struct sum *s)
{
    for (size_t i = 0; i < s->n; i++)
        node_free(s->term[i].body);
    free(s->term);
    *s = (struct sum){0};
}

/* ---- gathering ---- */

static bool same_body(const struct node *a, const struct node *b)
{
    return a && b ? tree_equal(a, b) : !a && !b;
}

/* BODY is taken over. */
static void add_term(struct sum *s, struct ratio number, struct node *body, bool sum)
{
    for (size_t i = 0; i < s->n; i++)
        if (same_body(s->term[i].body, body) && ratio_add(&s->term[i].number, number)) {
            node_free(body);
            return;
        }
    s->term = mem_grow(s->term, s->n + 1, sizeof *s->term);
    s->term[s->n++] = (struct term){number, body, sum};
}

/* N is simplified. */
static void add_plain(struct sum *s, const struct node *n, struct ratio times)
{
    bool plain = s->plain;

    s->plain = true;
    add(s, n, times);
    s->plain = plain;
}

/* N is no sum; simplified it may be one. */
static void add_product(struct sum *s, const struct node *n, struct ratio times)
{
    struct node *one = tree_number(1);
    struct product p;

    product_init(&p);
    p.number = times;
    p.plain = s->plain;
    product_add(&p, n, one);
    node_free(one);
    if (p.number.over != 0) {
        bool sum = product_is_sum(&p);

        if (sum && fabs(p.number.over) == 1 && p.number.under == 1)
            add_plain(s, p.factor[0].base, p.number);
        else
            add_term(s, p.number, product_body(&p), sum);
    }
    product_done(&p);
}

static void add(struct sum *s, const struct node *n, struct ratio times)
{
    struct ratio other = {-times.over, times.under};

    if (n->kind == NODE_ADD || n->kind == NODE_SUBTRACT) {
        add(s, n->arg[0], times);
        add(s, n->arg[1], n->kind == NODE_ADD ? times : other);
    } else if (n->kind == NODE_NEGATE) {
        add(s, n->arg[0], other);
    } else {
        add_product(s, n, times);
    }
}

static void drop_zeros(struct sum *s)
{
    size_t kept = 0;

    for (size_t i = 0; i < s->n; i++)
        if (s->term[i].number.over == 0)
            node_free(s->term[i].body);
        else
            s->term[kept++] = s->term[i];
    s->n = kept;
}

/* Beside other terms 7*(1-p) is 7-7*p, where something can be put together. */
static void open_sums(struct sum *s)
{
    struct sum opened = {.plain = true};

    for (size_t i = 0; i < s->n; i++) {
        struct term *t = &s->term[i];

        if (t->sum)
            add(&opened, t->body, t->number);
        else
            add_term(&opened, t->number, t->body ? node_copy(t->body) : NULL, false);
    }
    drop_zeros(&opened);
    sum_done(s);
    *s = opened;
}

/* ---- as a tree again ---- */

static struct node *term_tree(const struct term *t, struct ratio number)
{
    struct node *one = tree_number(1), *out;
    struct product p;

    product_init(&p);
    p.plain = true;
    p.number = number;
    if (t->body)
        product_add(&p, t->body, one);
    node_free(one);
    out = product_tree(&p);
    product_done(&p);
    return out;
}

/* A term with a plus first, if there is one. */
static size_t leading(const struct sum *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->term[i].number.over > 0)
            return i;
    return 0;
}

static struct node *sum_tree(const struct sum *s)
{
    size_t first = leading(s);
    struct node *out;

    if (!s->n)
        return tree_number(0);
    out = term_tree(&s->term[first], s->term[first].number);
    for (size_t i = 0; i < s->n; i++) {
        const struct term *t = &s->term[i];
        struct ratio size = {fabs(t->number.over), t->number.under};

        if (i != first)
            out = tree_binary(t->number.over < 0 ? NODE_SUBTRACT : NODE_ADD, out,
                              term_tree(t, size));
    }
    return out;
}

/* ---- common factors ---- */

/* The power of BASE in T, if it is a number above 0; else 0. */
static double power_in(const struct term *t, const struct node *base)
{
    struct node *one = tree_number(1);
    struct product p;
    double power = 0;

    product_init(&p);
    p.plain = true;
    if (t->body)
        product_add(&p, t->body, one);
    node_free(one);
    for (size_t i = 0; i < p.n; i++)
        if (tree_equal(p.factor[i].base, base) && tree_literal(p.factor[i].power))
            power = fmax(0, p.factor[i].power->number);
    product_done(&p);
    return power;
}

/* The powers that all terms have in common; false unless one is of more than a name:
 * x^2 - 2*x stays as it is. */
static bool common_powers(const struct sum *s, struct product *common)
{
    struct node *one = tree_number(1);
    struct product p;
    bool worth = false;

    product_init(&p);
    product_init(common);
    p.plain = common->plain = true;
    if (s->term[0].body)
        product_add(&p, s->term[0].body, one);
    for (size_t k = 0; k < p.n; k++) {
        const struct node *base = p.factor[k].base;
        double least = power_in(&s->term[0], base);
        struct node *power;

        for (size_t i = 1; i < s->n && least > 0; i++)
            least = fmin(least, power_in(&s->term[i], base));
        power = tree_number(least);
        if (least > 0)
            product_add(common, base, power);
        worth |= least > 0 && base->kind != NODE_NAME && base->kind != NODE_NUMBER;
        node_free(power);
    }
    node_free(one);
    product_done(&p);
    return worth;
}

/* S as a product with the COMMON powers in front. */
static struct node *divided(const struct sum *s, const struct product *common)
{
    struct node *front = product_tree(common), *rest, *out, *one = tree_number(1);
    struct sum inner = {.plain = true};
    struct product all;

    for (size_t i = 0; i < s->n; i++) {
        struct node *t = s->term[i].body ? node_copy(s->term[i].body) : tree_number(1);
        struct node *q = tree_binary(NODE_DIVIDE, t, node_copy(front));

        add(&inner, q, s->term[i].number);
        node_free(q);
    }
    drop_zeros(&inner);
    if (inner.n > 1)
        open_sums(&inner);
    rest = sum_tree(&inner);
    sum_done(&inner);
    product_init(&all);
    all.plain = true;
    product_add(&all, front, one);
    product_add(&all, rest, one);
    out = product_tree(&all);
    product_done(&all);
    node_free(front);
    node_free(rest);
    node_free(one);
    return out;
}

static struct node *factored(const struct sum *s)
{
    struct product common;
    struct node *out = NULL;

    if (s->n < 2 || s->n > FACTOR_TERMS || !s->term[0].body)
        return NULL;
    if (common_powers(s, &common))
        out = divided(s, &common);
    product_done(&common);
    return out;
}

static struct node *simplify(const struct node *n, bool plain, double times)
{
    struct sum s = {.plain = plain};
    struct node *out;

    add(&s, n, (struct ratio){times, 1});
    drop_zeros(&s);
    if (s.n > 1)
        open_sums(&s);
    out = factored(&s);
    if (!out)
        out = sum_tree(&s);
    sum_done(&s);
    return out;
}

struct node *simplify_sum(const struct node *n)
{
    return simplify(n, false, 1);
}

struct node *simplify_turned(const struct node *n)
{
    return simplify(n, true, -1);
}
