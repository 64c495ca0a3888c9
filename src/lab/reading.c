/* Readings by name, and the scope that expressions see.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/reading.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/definition.h"
#include "lab/field.h"

const struct reading *reading_named(const char *name)
{
    for (size_t i = 0; readings[i]; i++)
        if (strcmp(readings[i]->name, name) == 0)
            return readings[i];
    return NULL;
}

/* The families that NAME may belong to, from *F on; NULL past the last. */
static const struct reading_family *family(const char *name,
                                           const struct reading_family *f)
{
    while (f->prefix && strncmp(name, f->prefix, strlen(f->prefix)) != 0)
        f++;
    return f->prefix ? f : NULL;
}

static void value_of_row(const struct reading *r, struct bench *b, struct value *out)
{
    if (r->get)
        r->get(b, out);
    else
        *out = value_number(*field_number(b, r->number));
}

bool reading_get(struct bench *b, const char *name, struct value *out)
{
    const struct reading *r = reading_named(name);

    if (r) {
        value_of_row(r, b, out);
        return true;
    }
    for (const struct reading_family *f = reading_families; (f = family(name, f)); f++)
        if (f->get(b, name, out))
            return true;
    return false;
}

/* ---- the scope ---- */

static bool in(const char *name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(name, list[i]) == 0)
            return true;
    return false;
}

/* The J of "x12"; 0: no such name, or beyond all features. */
static size_t feature(const char *name)
{
    size_t j = 0;

    if (name[0] != 'x' || name[1] < '1' || name[1] > '9')
        return 0;
    for (name++; *name >= '0' && *name <= '9' && j <= DATA_MAX_DIM; name++)
        j = 10 * j + (size_t)(*name - '0');
    return *name ? 0 : j;
}

/* Names that have a value for each point only. */
static bool of_points(const char *name)
{
    static const char *const list[] = {"x", "y", "z", "p", "s"};

    return in(name, list, sizeof list / sizeof *list) || feature(name);
}

static bool scope_get(void *self, const char *name, struct value *out)
{
    struct bench *b = self;

    if (reading_get(b, name, out))
        return true;
    if (strcmp(name, "all") == 0) { /* batch == all */
        *out = value_number(0);
        return true;
    }
    if (!of_points(name))
        return false;
    if (!b->s.data)
        *out = value_undefined("there is no data yet");
    else if (feature(name) > bench_inputs(b))
        *out = value_undefined("there is no %.20s: the data have %zu column%s", name,
                               bench_inputs(b), bench_inputs(b) == 1 ? "" : "s");
    else
        *out = value_each(name);
    return true;
}

/* Feature J of all points as the model sees it, so that z = w x + b; under formulas of
 * one's own, which are made of the columns, as the file has it. */
static const double *feature_column(const struct bench *b, size_t j)
{
    return recipe_kind(b->s.recipe) == RECIPE_FORMULA ? b->s.data->x[j - 1]
                                                      : b->s.fitted->x[j - 1];
}

static bool column(void *self, const char *name, const double **values, size_t *n)
{
    struct bench *b = self;
    const struct fitness *f = bench_fitness(b);
    size_t j = strcmp(name, "x") == 0 ? 1 : feature(name); /* x is x1 */

    if (!f || !b->s.data)
        return false;
    *n = b->s.data->n;
    if (j && j <= bench_inputs(b))
        *values = feature_column(b, j);
    else if (strcmp(name, "y") == 0)
        *values = b->s.data->y;
    else if (strcmp(name, "z") == 0)
        *values = f->z;
    else if (strcmp(name, "p") == 0 || strcmp(name, "s") == 0)
        *values = f->p;
    else
        return false;
    return true;
}

static void wrong_count(const struct bench *b, const char *name, struct err *err)
{
    const struct data *d = b->s.data;
    size_t inputs = bench_inputs(b);

    if (inputs == 1)
        err_set(err, "%s takes one number here%s%.80s: %s(2)", name, d ? ", " : "",
                d ? d->names[0] : "", name);
    else if (inputs == 2)
        err_set(err, "%s takes two numbers here, %.80s and %.80s: %s(2, 3)", name,
                d->names[0], d->names[1], name);
    else
        err_set(err, "%s takes %zu numbers here, one for each column.", name, inputs);
}

static struct value place_value(const struct bench *b, const double *x, bool p)
{
    double v = p ? bench_p(b, x) : bench_z(b, x);

    if (isnan(v) && b->s.recipe)
        return value_undefined("a feature (%.60s) has no value there",
                               recipe_text(b->s.recipe));
    return value_number(v);
}

/* p(2, 3) and z(2, 3): the model at a place, in original units. */
static bool place(void *self, const char *name, const struct value *args, size_t nargs,
                  struct value *out, struct err *err)
{
    struct bench *b = self;
    bool p = strcmp(name, "p") == 0;
    double *x;
    size_t n;

    if (!p && strcmp(name, "z") != 0)
        return false;
    if (nargs != bench_inputs(b)) {
        wrong_count(b, name, err);
        return true;
    }
    x = mem_array(nargs, sizeof *x);
    for (n = 0; n < nargs && args[n].kind == VALUE_NUMBER; n++)
        x[n] = args[n].number;
    *out = n < nargs ? args[n] : place_value(b, x, p);
    free(x);
    return true;
}

static const struct formula *definition(void *self, const char *name)
{
    const struct bench *b = self;

    return definitions_get(b->s.definitions, name);
}

/* Names beside the table's own that suggestions may need. */
static const char *const more[] = {"p",
                                   "z",
                                   "w3",
                                   "w4",
                                   "raw.w3",
                                   "v1",
                                   "v2",
                                   "v3",
                                   "h1.b",
                                   "h1.w1",
                                   "h1.w2",
                                   "h2.b",
                                   "h2.w1",
                                   "h2.w2",
                                   "grad.w3",
                                   "grad.w4",
                                   "grad.v1",
                                   "grad.h1.b",
                                   "grad.h1.w1",
                                   "grad.X",
                                   "grad.Y",
                                   "velocity.b",
                                   "velocity.w1",
                                   "velocity.w2",
                                   "velocity.X",
                                   "squares.b",
                                   "squares.w1",
                                   "squares.w2",
                                   "squares.X",
                                   "move.b",
                                   "move.w1",
                                   "move.w2",
                                   "move.X",
                                   "hessian.b.b",
                                   "hessian.b.w1",
                                   "hessian.w1.w1",
                                   "hessian.w1.w2",
                                   "hessian.w2.w2",
                                   "hessian.X.X",
                                   "hessian.X.Y",
                                   "inverse.b.b",
                                   "inverse.b.w1",
                                   "inverse.w1.w1",
                                   "bin1.p",
                                   "bin1.y",
                                   "bin1.n",
                                   "bin5.p",
                                   "bin5.y",
                                   "bin5.n"};

/* It is worth suggesting: not a weight that is not there. */
static bool sensible(const struct bench *b, const char *name)
{
    for (const struct reading_family *f = reading_families; (f = family(name, f)); f++)
        if (f->here && !f->here(b, name))
            return false;
    return true;
}

static const char *nth(void *self, size_t i)
{
    const struct bench *b = self;
    size_t seen = 0;

    for (size_t k = 0; readings[k]; k++)
        if (sensible(b, readings[k]->name) && seen++ == i)
            return readings[k]->name;
    for (size_t k = 0; k < sizeof more / sizeof *more; k++)
        if (sensible(b, more[k]) && seen++ == i)
            return more[k];
    return NULL;
}

struct scope reading_scope(struct bench *b)
{
    return (struct scope){.self = b,
                          .name = scope_get,
                          .call = place,
                          .column = column,
                          .definition = definition,
                          .nth = nth};
}
