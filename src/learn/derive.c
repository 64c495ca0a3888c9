/* Symbolic derivatives: rule after rule, from the outside in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/derive.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/derive_tree.h"

struct course {
    const char *name;
    struct derivation *out; /* NULL: the steps are not wanted */
    struct err *err;
    size_t nodes; /* made so far */
};

static char *text_of(const struct node *n)
{
    struct node *copy = node_copy(n);
    struct str text;
    char *out;

    str_init(&text);
    tree_write(copy, &text);
    node_free(copy);
    out = mem_text(text.s);
    str_done(&text);
    return out;
}

/* What was differentiated before is not told again. */
static void note_step(struct course *c, const char *rule, const struct node *of,
                      const struct node *gives)
{
    struct derivation *d = c->out;
    char *text;

    if (!d || d->steps >= DERIVE_STEPS)
        return;
    text = text_of(of);
    for (size_t i = 0; i < d->steps; i++)
        if (strcmp(d->step[i].of, text) == 0) {
            free(text);
            return;
        }
    d->step = mem_grow(d->step, d->steps + 1, sizeof *d->step);
    d->step[d->steps++] = (struct derive_step){rule, text, text_of(gives)};
}

static struct node *take(struct course *c, const struct node *n);

/* N with the derivatives that are still to be taken, taken. */
static struct node *resolve(struct course *c, const struct node *n)
{
    struct node *a, *b = NULL, *copy;

    if (tree_is_prime(n))
        return take(c, n->arg[0]);
    if (n->nargs != 1 && n->nargs != 2)
        return node_copy(n);
    a = resolve(c, n->arg[0]);
    if (a && n->nargs == 2)
        b = resolve(c, n->arg[1]);
    if (!a || (n->nargs == 2 && !b)) {
        node_free(a);
        return NULL;
    }
    if (n->kind != NODE_CALL)
        return tree_join(n->kind, a, b);
    copy = tree_shell(n);
    node_add(copy, a);
    if (b)
        node_add(copy, b);
    return copy;
}

/* The derivative of N, which depends on the variable; NULL sets the course's ERR. */
static struct node *take(struct course *c, const struct node *n)
{
    const char *rule = "";
    struct node *gives, *out;

    if (n->kind == NODE_NAME && !n->function)
        return tree_number(1);
    gives = derive_rule(n, c->name, &rule, c->err);
    if (!gives)
        return NULL;
    c->nodes += tree_size(gives);
    if (c->nodes > FORMULA_NODES) {
        node_free(gives);
        err_set(c->err, "The derivative of this is too long to be written down.");
        return NULL;
    }
    note_step(c, rule, n, gives);
    out = resolve(c, gives);
    node_free(gives);
    return out;
}

static struct node *whole(struct course *c, const struct node *n)
{
    if (!tree_depends(n, c->name)) {
        struct node *zero = tree_number(0);

        note_step(c, "a constant has slope 0", n, zero);
        return zero;
    }
    if (n->kind == NODE_NAME && !n->function) {
        struct node *one = tree_number(1);

        note_step(c, "the variable itself has slope 1", n, one);
        return one;
    }
    return take(c, n);
}

/* ---- shorter forms, found by value ---- */

enum { PLACES = 48, ENOUGH = 24 };

/* What a slope may be, of the variable V; SEEN stands in the slope when it is written
 * like that anyway. */
static const struct {
    const char *form, *words, *seen;
} shorter[] = {
    {"sigmoid(%s)*(1-sigmoid(%s))", "s*(1-s) with s = sigmoid(%s)", "sig"},
    {"sigmoid(%s)", "s with s = sigmoid(%s)", "sig"},
    {"sigmoid(%s)-y", "p-y with p = sigmoid(%s)", "sigmoid(z)-y"},
    {"(sigmoid(w*x+b)-y)*x", "(p-y)*x with p = sigmoid(w*x+b)", "*(sig"},
    {"sigmoid(w*x+b)-y", "p-y with p = sigmoid(w*x+b)", "sigmoid(w*x+b)-y"},
};

/* Any value for any name, the same for the same name and place. */
static bool drawn(void *self, const char *name, struct value *out)
{
    unsigned h = *(const unsigned *)self * 2654435761u + 12345u;

    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 16777619u;
    h ^= h >> 15;
    h *= 2246822519u;
    h ^= h >> 13;
    *out = value_number(h / 4294967296.0 * 6 - 3);
    return true;
}

static bool value_at(const struct formula *f, unsigned place, double *v)
{
    struct scope scope = {.self = &place, .name = drawn};
    struct err err = {0};
    struct value out;

    if (!formula_eval(f, &scope, &out, &err) || out.kind != VALUE_NUMBER)
        return false;
    *v = out.number;
    return true;
}

static bool agree(const struct formula *f, const struct formula *g)
{
    int there = 0;

    for (unsigned place = 1; place <= PLACES; place++) {
        double a, b;

        if (!value_at(f, place, &a) || !value_at(g, place, &b))
            continue;
        if (fabs(a - b) > 1e-9 * fmax(1e-6, fabs(a)))
            return false;
        there++;
    }
    return there >= ENOUGH;
}

/* Is it F*(1-F)? */
static bool is_logistic(const struct formula *f, const struct formula *slope)
{
    struct node *rest = tree_binary(NODE_SUBTRACT, tree_number(1), node_copy(f->root));
    struct formula *product =
        tree_formula(tree_binary(NODE_MULTIPLY, node_copy(f->root), rest));
    bool yes = agree(slope, product);

    formula_free(product);
    return yes;
}

/* FORM with NAME for each %s in it. */
static void insert(const char *form, const char *name, struct str *out)
{
    for (const char *at; (at = strstr(form, "%s")); form = at + 2) {
        str_addn(out, form, (size_t)(at - form));
        str_add(out, name);
    }
    str_add(out, form);
}

static bool is_shorter(const char *form, const char *name, const struct formula *slope)
{
    struct str text;
    struct formula *f;
    bool yes;

    str_init(&text);
    insert(form, name, &text);
    f = formula_parse(text.s, NULL);
    str_done(&text);
    yes = f && agree(slope, f);
    formula_free(f);
    return yes;
}

static void write_note(const struct formula *f, const struct formula *slope,
                       const char *name, struct str *out)
{
    if (is_logistic(f, slope)) {
        str_add(out, "s*(1-s) with s = ");
        formula_write(f, out);
        return;
    }
    for (size_t i = 0; i < sizeof shorter / sizeof *shorter; i++)
        if (!strstr(slope->text, shorter[i].seen) &&
            is_shorter(shorter[i].form, name, slope)) {
            insert(shorter[i].words, name, out);
            return;
        }
}

/* Arithmetic and functions of numbers only. */
static bool is_plain(const struct node *n)
{
    if (n->kind == NODE_CALL && (!n->function || n->function->kind != FUNCTION_PLAIN))
        return false;
    for (size_t i = 0; i < n->nargs; i++)
        if (!is_plain(n->arg[i]))
            return false;
    return true;
}

static char *note_on(const struct formula *f, const struct formula *slope,
                     const char *name)
{
    struct str out;
    char *note;

    if (!tree_depends(f->root, name) || slope->root->kind == NODE_NUMBER ||
        !is_plain(f->root))
        return NULL;
    str_init(&out);
    write_note(f, slope, name, &out);
    note = out.len ? mem_text(out.s) : NULL;
    str_done(&out);
    return note;
}

/* ---- all together ---- */

struct formula *derive(const struct formula *f, const char *name,
                       struct derivation *out, struct err *err)
{
    struct derivation unused = {0};
    struct course c = {.name = name, .out = out, .err = err};
    struct formula *tidy, *raw;
    struct node *root;

    if (out)
        *out = unused;
    root = whole(&c, f->root);
    if (!root) {
        if (out)
            derivation_done(out);
        return NULL;
    }
    raw = tree_formula(root);
    tidy = formula_simplify(raw);
    if (out) {
        out->raw = mem_text(raw->text);
        out->tidy = mem_text(tidy->text);
        out->note = note_on(f, tidy, name);
    }
    formula_free(raw);
    return tidy;
}

void derivation_done(struct derivation *d)
{
    for (size_t i = 0; i < d->steps; i++) {
        free(d->step[i].of);
        free(d->step[i].gives);
    }
    free(d->step);
    free(d->raw);
    free(d->tidy);
    free(d->note);
    *d = (struct derivation){0};
}
