/* Names looked up along a chain of scopes, and the near ones that were meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "learn/formula_tree.h"

/* Other words for readings; they give way to a name of the scope. */
static const struct {
    const char *name, *means;
} synonyms[] = {{"lr", "eta"}, {"alpha", "eta"}, {"bias", "b"}};

/* The k-th spelling to try for NAME: as it is, in lower case, what it is called here.
 * NULL past the last. */
static const char *spelled(const char *name, int k, char lower[FORMULA_NAME])
{
    if (k == 0)
        return name;
    snprintf(lower, FORMULA_NAME, "%s", name);
    for (char *c = lower; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    if (k == 1)
        return lower;
    for (size_t i = 0; k == 2 && i < sizeof synonyms / sizeof *synonyms; i++)
        if (strcmp(lower, synonyms[i].name) == 0)
            return synonyms[i].means;
    return NULL;
}

bool scope_name(const struct scope *s, const char *name, struct value *out)
{
    char lower[FORMULA_NAME];
    const char *as;

    for (int k = 0; (as = spelled(name, k, lower)); k++)
        for (const struct scope *t = s; t; t = t->up)
            if (t->name && t->name(t->self, as, out))
                return true;
    return false;
}

bool scope_column(const struct scope *s, const char *name, const double **values,
                  size_t *n, struct value *out)
{
    char lower[FORMULA_NAME];
    const char *as;

    *values = NULL;
    for (int k = 0; (as = spelled(name, k, lower)); k++)
        for (const struct scope *t = s; t; t = t->up) {
            if (t->column && t->column(t->self, as, values, n))
                return true;
            *values = NULL;
            if (t->name && t->name(t->self, as, out))
                return true;
        }
    return false;
}

bool scope_call(const struct scope *s, const char *name, const struct value *args,
                size_t nargs, struct value *out, struct err *err)
{
    char lower[FORMULA_NAME];
    const char *as;

    for (int k = 0; (as = spelled(name, k, lower)); k++)
        for (const struct scope *t = s; t; t = t->up)
            if (t->call && t->call(t->self, as, args, nargs, out, err))
                return true;
    return false;
}

const struct formula *scope_definition(const struct scope *s, const char *name)
{
    char lower[FORMULA_NAME];

    for (int k = 0; k < 2; k++)
        for (const struct scope *t = s; t; t = t->up) {
            const struct formula *f =
                t->definition ? t->definition(t->self, spelled(name, k, lower)) : NULL;

            if (f)
                return f;
        }
    return NULL;
}

size_t scope_points(const struct scope *s)
{
    const double *values;
    size_t n = 0;

    for (; s; s = s->up)
        if (s->column && s->column(s->self, "y", &values, &n))
            return n;
    return 0;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours that turn A into B. */
static size_t distance(const char *a, const char *b)
{
    size_t row[3][FORMULA_NAME], n = strlen(b);

    if (strlen(a) >= FORMULA_NAME || n >= FORMULA_NAME)
        return FORMULA_NAME;
    for (size_t j = 0; j <= n; j++)
        row[0][j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t *now = row[i % 3], *last = row[(i + 2) % 3], *older = row[(i + 1) % 3];

        now[0] = i;
        for (size_t j = 1; j <= n; j++) {
            now[j] = least(last[j - 1] + (a[i - 1] != b[j - 1]),
                           least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], older[j - 2] + 1);
        }
    }
    return row[strlen(a) % 3][n];
}

/* CANDIDATE becomes *BEST if it is nearer to NAME than *HOW. */
static void consider(const char *name, const char *candidate, const char **best,
                     size_t *how)
{
    size_t d = distance(name, candidate);

    if (d < *how) {
        *how = d;
        *best = candidate;
    }
}

const char *scope_nearest(const struct scope *s, const char *name, bool functions)
{
    size_t len = strlen(name), how = len < 3 ? 1 : len < 5 ? 2 : 3;
    const char *best = NULL, *candidate;

    for (; s; s = s->up)
        for (size_t i = 0; s->nth && (candidate = s->nth(s->self, i)); i++)
            consider(name, candidate, &best, &how);
    for (size_t i = 0; functions && (candidate = formula_function(i)); i++)
        consider(name, candidate, &best, &how);
    return best;
}
