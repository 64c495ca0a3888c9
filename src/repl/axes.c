/* What a picture shows: two columns, one weight or two.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/figure.h"
#include "lab/projection.h"
#include "repl/private.h"
#include "repl/words.h"

enum { LISTED = 8 };

/* ---- names ---- */

/* A column by its number, its own name, or x1, x2 …; its own name in any case. */
static bool column_named(const struct data *d, const char *name, size_t *j)
{
    const char *digits = name + (tolower((unsigned char)*name) == 'x');
    char *end;
    unsigned long n = isdigit((unsigned char)*digits) ? strtoul(digits, &end, 10) : 0;
    bool counted = n >= 1 && n <= d->dim && !*end;

    *j = n - 1;
    if (counted && digits == name)
        return true;
    for (size_t i = 0; i < d->dim; i++)
        if (strcmp(d->names[i], name) == 0) {
            *j = i;
            return true;
        }
    for (size_t i = 0; !counted && i < d->dim; i++)
        if (strcasecmp(d->names[i], name) == 0) {
            *j = i;
            return true;
        }
    return counted || (strcmp(name, "x") == 0 && d->dim == 1 && (*j = 0, true));
}

static bool weight_named(const struct bench *b, const char *name, size_t *j)
{
    char lower[32];

    if (bench_weight_named(b, name, j))
        return true;
    words_lower(lower, sizeof lower, name, strlen(name));
    return bench_weight_named(b, lower, j);
}

/* "x1 (foot), x2 (lift)" or "b, w1, w2"; of many the first ones and the last. */
static void list_names(const struct bench *b, bool columns, struct str *out)
{
    const struct data *d = b->s.data;
    size_t n = columns ? d->dim : b->s.params;
    char name[16];

    for (size_t j = 0; j < n; j++) {
        if (n > LISTED && j >= LISTED - 1 && j + 1 < n)
            continue;
        str_add(out, !j ? "" : n > LISTED && j + 1 == n ? " … " : ", ");
        bench_weight_name(b, j, name);
        if (columns)
            str_addf(out, "x%zu (%s)", j + 1, d->names[j]);
        else
            str_add(out, name);
    }
}

/* A slice is along one weight. */
static size_t most(const struct figure *f)
{
    return strcmp(f->name, "slice") == 0 ? 1 : 2;
}

static const char *example(const struct figure *f)
{
    return f->takes == FIGURE_COLUMNS ? "x1 x2" : most(f) == 1 ? "w1" : "w1 b";
}

static bool unknown(const struct bench *b, const struct figure *f, const char *name,
                    struct err *err)
{
    bool columns = f->takes == FIGURE_COLUMNS;
    struct str list;

    str_init(&list);
    list_names(b, columns, &list);
    err_set(err, "There is no %s '%s'. There are: %s%s.", columns ? "column" : "weight",
            name, list.s, columns ? ", and w, which looks along the boundary" : "");
    str_done(&list);
    return err_meant(err, "plot %s %s", f->name, example(f));
}

/* ---- what stands behind the picture's name ---- */

static bool left_over(const struct figure *f, const char *text, struct err *err)
{
    const char *what = f->takes == FIGURE_COLUMNS ? "columns" : "weights";

    if (f->takes == FIGURE_PLAIN)
        return err_set(err, "plot %s takes nothing more: '%s' is left over.", f->name,
                       text);
    if (most(f) == 1)
        return err_set(err, "plot %s takes one weight: '%s' is left over.", f->name,
                       text);
    return err_set(err, "plot %s takes two %s: '%s' is left over.", f->name, what,
                   text);
}

/* The names of TEXT as places AT; N becomes how many. */
static bool read_names(const struct bench *b, const struct figure *f, const char *text,
                       size_t at[2], size_t *n, struct err *err)
{
    const char *s = words_skip(text);
    struct str name;
    bool ok = true;

    str_init(&name);
    for (*n = 0; ok && *s; ++*n) {
        size_t used = words_word(s, &name);

        if (*n == most(f))
            ok = left_over(f, s, err);
        else if (!used)
            ok = err_set(err, "The closing \" is missing.");
        else if (!(f->takes == FIGURE_COLUMNS ? column_named(b->s.data, name.s, &at[*n])
                                              : weight_named(b, name.s, &at[*n])))
            ok = unknown(b, f, name.s, err);
        s = words_skip(s + used);
        s = words_skip(s + (*s == ','));
    }
    str_done(&name);
    return ok;
}

/* A single weight gets the usual other one beside it. */
static size_t beside(const struct bench *b, size_t j)
{
    return j != 1 ? 1 : b->s.params > 2 ? 2 : 0;
}

/* `scatter w`: along the boundary. */
static bool look_along(struct bench *b, struct err *err)
{
    if (projection_fits(b)) {
        b->s.axes.along = true;
        return true;
    }
    if (b->s.hidden)
        err_set(err,
                "Hidden neurons have no single w to look along. Two columns, as in: "
                "plot scatter x1 x2");
    else
        err_set(err, "To look along w the model needs two features, it has one. Two "
                     "columns, as in: plot scatter x1 x2");
    return err_meant(err, "plot scatter x1 x2");
}

/* TEXT is the word W alone. */
static bool is_word(const char *text, const char *w)
{
    size_t n = strlen(w);

    text = words_skip(text);
    return strncasecmp(text, w, n) == 0 && !*words_skip(text + n);
}

bool axes_set(struct shell *sh, const struct figure *f, const char *text,
              struct err *err)
{
    struct bench *b = sh->bench;
    bool columns = f->takes == FIGURE_COLUMNS;
    size_t at[2], n;

    if (!columns && f->takes != FIGURE_WEIGHTS)
        return left_over(f, text, err);
    if (columns && !b->s.data)
        return err_set(err, "There is no data yet. Type: data hobbits");
    if (columns && is_word(text, "w"))
        return look_along(b, err);
    if (!read_names(b, f, text, at, &n, err))
        return false;
    if (n == 1 && !columns) {
        at[1] = beside(b, at[0]);
        n = 2;
    }
    if (n < 2 || at[0] == at[1]) {
        err_set(err, "plot %s needs two different %s: plot %s %s", f->name,
                columns ? "columns" : "weights", f->name, example(f));
        return err_meant(err, "plot %s %s", f->name, example(f));
    }
    if (columns)
        b->s.axes.along = false;
    memcpy(columns ? b->s.axes.column : b->s.axes.weight, at, sizeof at);
    return true;
}
