/* Readings by name, and the scope that expressions see.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/reading.h"

#include <string.h>

#include "lab/reading_values.h"

const struct reading *reading_named(const char *name)
{
    for (size_t i = 0; readings[i]; i++)
        if (strcmp(readings[i]->name, name) == 0)
            return readings[i];
    return NULL;
}

/* The J of "w12" after PREFIX ("w", "grad.w"); 0 = no such name. */
static size_t numbered(const char *name, const char *prefix)
{
    size_t j = 0, n = strlen(prefix);

    if (strncmp(name, prefix, n) != 0 || name[n] < '1' || name[n] > '9')
        return 0;
    for (name += n; *name >= '0' && *name <= '9' && j <= DATA_MAX_DIM; name++)
        j = 10 * j + (size_t)(*name - '0');
    return *name ? 0 : j;
}

bool reading_get(struct bench *b, const char *name, struct value *out)
{
    static const struct {
        const char *prefix;
        void (*get)(struct bench *b, size_t j, struct value *out);
    } families[] = {
        {"w", read_weight}, {"grad.w", read_gradient}, {"raw.w", read_raw_weight}};
    const struct reading *r = reading_named(name);

    if (r) {
        r->get(b, out);
        return true;
    }
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        size_t j = numbered(name, families[i].prefix);

        if (j)
            families[i].get(b, j, out);
        if (j)
            return true;
    }
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

/* Names that have a value for each point only. */
static bool of_points(const char *name)
{
    static const char *const list[] = {"x", "y", "z", "p", "s"};

    return in(name, list, sizeof list / sizeof *list) || numbered(name, "x");
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
    else
        *out = value_undefined("every point has its own %s; mean(%s) is over all", name,
                               name);
    return true;
}

static bool column(void *self, const char *name, const double **values, size_t *n)
{
    struct bench *b = self;
    const struct fitness *f = bench_fitness(b);
    size_t j = strcmp(name, "x") == 0 ? 1 : numbered(name, "x"); /* x is x1 */

    if (!f)
        return false;
    *n = b->s.data->n;
    if (j && j <= b->s.dim)
        *values = b->s.fitted->x[j - 1]; /* as the model sees it, so that z = w x + b */
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

    if (b->s.dim == 1)
        err_set(err, "%s takes one number here%s%.80s: %s(2)", name, d ? ", " : "",
                d ? d->names[0] : "", name);
    else if (b->s.dim == 2)
        err_set(err, "%s takes two numbers here, %.80s and %.80s: %s(2, 3)", name,
                d->names[0], d->names[1], name);
    else
        err_set(err, "%s takes %zu numbers here, one for each feature.", name,
                b->s.dim);
}

/* p(2, 3) and z(2, 3): the model at a place, in original units. */
static bool place(void *self, const char *name, const struct value *args, size_t nargs,
                  struct value *out, struct err *err)
{
    struct bench *b = self;
    double x[16];
    bool p = strcmp(name, "p") == 0;

    if (!p && strcmp(name, "z") != 0)
        return false;
    if (nargs != b->s.dim || nargs > sizeof x / sizeof *x) {
        wrong_count(b, name, err);
        return true;
    }
    for (size_t i = 0; i < nargs; i++) {
        if (args[i].kind != VALUE_NUMBER) {
            *out = args[i];
            return true;
        }
        x[i] = args[i].number;
    }
    *out = value_number(p ? bench_p(b, x) : bench_z(b, x));
    return true;
}

/* Names for suggestions; weights that are not there are left out. */
static const char *nth(void *self, size_t i)
{
    struct bench *b = self;
    static const char *const more[] = {"p", "z", "w3", "w4", "grad.w3", "grad.w4"};
    static const size_t needs[] = {0, 0, 3, 4, 3, 4};
    size_t seen = 0;

    for (size_t k = 0; readings[k]; k++) {
        bool second = numbered(readings[k]->name, "w") == 2 ||
                      numbered(readings[k]->name, "grad.w") == 2 ||
                      numbered(readings[k]->name, "raw.w") == 2;

        if (!(second && b->s.dim < 2) && seen++ == i)
            return readings[k]->name;
    }
    for (size_t k = 0; k < sizeof more / sizeof *more; k++)
        if (b->s.dim >= needs[k] && seen++ == i)
            return more[k];
    return NULL;
}

struct scope reading_scope(struct bench *b)
{
    return (struct scope){
        .self = b, .name = scope_get, .call = place, .column = column, .nth = nth};
}
