/* same(f, g): are two formulas equal? Tried at fixed pseudo-random places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "learn/formula_tree.h"
#include "learn/logistic.h"

enum {
    PLACES = 64,
    ENOUGH = 32, /* places where the formulas have values */
};

/* Every letter has a value at every place that depends on nothing else, so two formulas
 * meet the same ones in whatever order they name them. */
struct place {
    unsigned number;
    bool plain; /* for a person: letters with one decimal */
};

static double tidy(const struct place *at, double v)
{
    return at->plain ? round(v * 10) / 10 : v;
}

/* Uniform in [0, 1): FNV-1a of the name, mixed with the place (splitmix64). */
static double uniform(const char *name, unsigned place, unsigned attempt)
{
    uint64_t h = 14695981039346656037u;

    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 1099511628211u;
    h += 0x9E3779B97F4A7C15u * (place + 1 + (uint64_t)PLACES * attempt);
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 27) * 0x94D049BB133111EBu;
    h ^= h >> 31;
    return (double)(h >> 11) / 9007199254740992.0;
}

static double letter(const char *name, unsigned place, unsigned attempt)
{
    return 6 * uniform(name, place, attempt) - 3;
}

/* x, w and b so that p = sigma(w x + b) stays within 0.02 … 0.98: there log(p) and
 * log(1-p) are well conditioned. */
static double draw_model(const char *name, const struct place *at)
{
    double limit = logit(0.98);

    for (unsigned attempt = 0;; attempt++) {
        double x = tidy(at, letter("x", at->number, attempt));
        double w = tidy(at, letter("w", at->number, attempt));
        double b = tidy(at, letter("b", at->number, attempt)), z = w * x + b;

        if (fabs(z) <= limit)
            return *name == 'x' ? x : *name == 'w' ? w : *name == 'b' ? b : z;
    }
}

static double draw(const char *name, const struct place *at)
{
    static const char *const model[][2] = {{"x", "x"},    {"x1", "x"}, {"w", "w"},
                                           {"w1", "w"},   {"b", "b"},  {"w0", "b"},
                                           {"bias", "b"}, {"z", "z"}};

    for (size_t i = 0; i < sizeof model / sizeof *model; i++)
        if (strcmp(name, model[i][0]) == 0)
            return draw_model(model[i][1], at);
    if (strcmp(name, "p") == 0 || strcmp(name, "s") == 0)
        return sigmoid(draw_model("z", at));
    if (strcmp(name, "y") == 0)
        return uniform("y", at->number, 0) < 0.5;
    return tidy(at, letter(name, at->number, 0));
}

static bool drawn(void *self, const char *name, struct value *out)
{
    const struct place *place = self;

    *out = value_number(draw(name, place));
    return true;
}

/* Relative 1e-6, and a floor for sums that cancel. */
static bool agree(double a, double b)
{
    return fabs(a - b) <= 1e-6 * fmax(fabs(a), fabs(b)) + 1e-12;
}

static bool compare(const struct evaluation *ev, const struct node *n,
                    struct value *out)
{
    struct place place = {0, false};
    struct scope scope = {.up = ev->scope, .self = &place, .name = drawn};
    struct evaluation at = {ev->formula, &scope, ev->err, ev->depth};
    int there = 0, equal = 0;

    *out = value_undefined("the formulas have too few values to compare");
    for (place.number = 0; place.number < PLACES; place.number++) {
        struct value f, g;

        if (!eval_node(&at, n->arg[0], &f) || !eval_node(&at, n->arg[1], &g))
            return false;
        if (f.kind == VALUE_UNDEFINED && g.kind == VALUE_UNDEFINED)
            continue;
        there++;
        equal += f.kind == VALUE_NUMBER && g.kind == VALUE_NUMBER &&
                 agree(f.number, g.number);
    }
    if (there >= ENOUGH)
        *out = value_number(equal == there);
    return true;
}

/* ---- where they differ ---- */

/* The names in N, each once; false: too many. */
static bool note_names(const struct node *n, const struct place *at,
                       struct difference *d)
{
    for (size_t i = 0; n->kind == NODE_NAME && !n->function && i <= d->n; i++) {
        if (i < d->n && strcmp(d->name[i], n->name) == 0)
            return true;
        if (i < d->n)
            continue;
        if (d->n == DIFFERENCE_NAMES || strlen(n->name) >= sizeof d->name[0])
            return false;
        strcpy(d->name[d->n], n->name);
        d->at[d->n++] = draw(n->name, at);
        return true;
    }
    for (size_t i = 0; i < n->nargs; i++)
        if (!note_names(n->arg[i], at, d))
            return false;
    return true;
}

static bool differ(const struct value *a, const struct value *b)
{
    if (a->kind == VALUE_UNDEFINED && b->kind == VALUE_UNDEFINED)
        return false;
    return a->kind != VALUE_NUMBER || b->kind != VALUE_NUMBER ||
           !agree(a->number, b->number);
}

static bool find_difference(const struct evaluation *ev, const struct node *n,
                            struct difference *d)
{
    struct place place = {0, true};
    struct scope scope = {.up = ev->scope, .self = &place, .name = drawn};
    struct evaluation at = {ev->formula, &scope, ev->err, ev->depth};

    for (; place.number < PLACES; place.number++) {
        if (!eval_node(&at, n->arg[0], &d->value[0]) ||
            !eval_node(&at, n->arg[1], &d->value[1]))
            return false;
        if (differ(&d->value[0], &d->value[1])) {
            d->n = 0;
            return note_names(n, &place, d);
        }
    }
    return false;
}

bool formula_difference(const struct formula *f, const struct scope *scope,
                        struct difference *d)
{
    struct err err = {0};
    struct evaluation ev = {f, scope, &err, 0};
    const struct node *n = f->root;
    struct formula *whole = NULL;
    bool ok;

    if (n->kind != NODE_CALL || !n->function || n->function->kind != FUNCTION_SAME ||
        !eval_expand(&ev, n, &whole))
        return false;
    if (whole) {
        ev.formula = whole;
        n = whole->root;
    }
    ok = find_difference(&ev, n, d);
    formula_free(whole);
    return ok;
}

/* The first same() inside N. One in another would be tried at 64 x 64 places. */
static const struct node *inner_same(const struct node *n)
{
    const struct node *found = NULL;

    for (size_t i = 0; i < n->nargs && !found; i++)
        found = n->arg[i]->function && n->arg[i]->function->kind == FUNCTION_SAME
                    ? n->arg[i]
                    : inner_same(n->arg[i]);
    return found;
}

bool eval_same(const struct evaluation *ev, const struct node *n, struct value *out)
{
    struct evaluation inner = *ev;
    struct formula *whole;
    bool ok;

    if (inner_same(n))
        return eval_fault(ev, inner_same(n), "same(…) cannot stand inside same(…).");
    if (!eval_expand(ev, n, &whole))
        return false;
    if (!whole)
        return compare(ev, n, out);
    inner.formula = whole;
    ok = inner_same(whole->root)
             ? eval_fault(ev, n, "same(…) cannot stand inside same(…).")
             : compare(&inner, whole->root, out);
    formula_free(whole);
    return ok;
}
