/* The learner's own formulas: a list that is copied when it grows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/definition.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "learn/derive.h"

enum { DEFINITIONS_MAX = 100 };

struct definition {
    char *name;
    char *text; /* as it was typed */
    struct formula *formula;
};

struct definitions {
    int refs;
    size_t n;
    struct definition *of;
};

struct definitions *definitions_ref(struct definitions *d)
{
    if (d)
        d->refs++;
    return d;
}

void definitions_free(struct definitions *d)
{
    if (!d || --d->refs > 0)
        return;
    for (size_t i = 0; i < d->n; i++) {
        free(d->of[i].name);
        free(d->of[i].text);
        formula_free(d->of[i].formula);
    }
    free(d->of);
    free(d);
}

const struct formula *definitions_get(const struct definitions *d, const char *name)
{
    for (size_t i = 0; d && i < d->n; i++)
        if (strcmp(d->of[i].name, name) == 0)
            return d->of[i].formula;
    return NULL;
}

bool definitions_nth(const struct definitions *d, size_t i, const char **name,
                     const char **text)
{
    if (!d || i >= d->n)
        return false;
    *name = d->of[i].name;
    *text = d->of[i].text;
    return true;
}

/* ---- names ---- */

/* x1, w12: LETTER alone or with a number. */
static bool numbered(const char *name, char letter)
{
    if (*name++ != letter)
        return false;
    while (isdigit((unsigned char)*name))
        name++;
    return !*name;
}

/* Names of the points and weights: a formula of that name is never asked for. */
static bool of_model(const char *name)
{
    return numbered(name, 'x') || numbered(name, 'w') ||
           (!name[1] && strchr("bpsyz", *name));
}

static const char *in_the_way(const char *name)
{
    for (size_t i = 0; formula_function(i); i++)
        if (strcmp(formula_function(i), name) == 0)
            return strcmp(name, "e") == 0 || strcmp(name, "pi") == 0 ? "a constant"
                                                                     : "a function";
    if (numbered(name, 'x') || strcmp(name, "y") == 0)
        return "the point's own";
    return numbered(name, 'w') || strcmp(name, "b") == 0 ? "a weight" : NULL;
}

struct spelling {
    const char *name;
    bool alone; /* the expression is NAME and nothing else */
};

static void compare(void *self, const char *name)
{
    struct spelling *s = self;

    s->alone = strcmp(name, s->name) == 0;
}

static bool is_name(const char *text)
{
    struct spelling s = {text, false};
    struct formula *f = formula_parse(text, NULL);

    if (f && !formula_computes(f))
        formula_names(f, compare, &s);
    formula_free(f);
    return s.alone;
}

static bool name_allowed(const char *name, struct err *err)
{
    const char *what = in_the_way(name);

    if (what)
        return err_set(err, "%s is %s already. Give the formula another name.", name,
                       what);
    if (!is_name(name))
        return err_set(err,
                       "A formula's name has letters and digits, as in: formula L = "
                       "(p-y)^2");
    return true;
}

/* ---- cycles ---- */

struct search {
    const struct definitions *d;
    const char *name;
    size_t depth;
    bool found;
};

/* Follows the names that are looked up when the formula is used. */
static void follow(void *self, const char *name)
{
    struct search *s = self;
    const struct formula *f;

    if (s->found || of_model(name))
        return;
    if (strcasecmp(name, s->name) == 0) {
        s->found = true;
        return;
    }
    f = definitions_get(s->d, name);
    if (!f || s->depth > s->d->n)
        return;
    s->depth++;
    formula_names(f, follow, s);
    s->depth--;
}

static bool needs_itself(const struct definitions *d, const char *name,
                         const struct formula *f)
{
    struct search s = {.d = d, .name = name};

    if (!of_model(name))
        formula_names(f, follow, &s);
    return s.found;
}

/* ---- a longer list ---- */

static const struct formula *lookup(void *self, const char *name)
{
    return definitions_get(*(const struct definitions *const *)self, name);
}

static char *written(const struct formula *f)
{
    struct str out;
    char *text;

    str_init(&out);
    formula_write(f, &out);
    text = mem_text(out.s);
    str_done(&out);
    return text;
}

/* Can it be typed as it is now? A saved state may have to. */
static bool can_be_read(const struct formula *f)
{
    char *text = written(f);
    struct formula *again = formula_parse(text, NULL);

    free(text);
    formula_free(again);
    return again != NULL;
}

static struct formula *replaced(const struct definitions *d, const char *text,
                                struct err *err)
{
    struct formula *f = formula_parse(text, err), *out;

    if (!f)
        return NULL;
    out = formula_replace(f, lookup, &d);
    formula_free(f);
    if (out && can_be_read(out))
        return out;
    formula_free(out);
    err_set(err, "With your other formulas put in, this becomes too long.");
    return NULL;
}

static void mention(void *self, const char *name)
{
    struct spelling *s = self;

    s->alone |= strcmp(name, s->name) == 0;
}

static bool mentions(const char *text, const char *name)
{
    struct spelling s = {name, false};
    struct formula *f = formula_parse(text, NULL);

    if (f)
        formula_names(f, mention, &s);
    formula_free(f);
    return s.alone;
}

static void append(struct definitions *d, const char *name, char *text,
                   struct formula *f)
{
    d->of = mem_grow(d->of, d->n + 1, sizeof *d->of);
    d->of[d->n++] = (struct definition){mem_text(name), text, f};
}

static struct formula *copy_of(const struct formula *f)
{
    const struct definitions *none = NULL;

    return formula_replace(f, lookup, &none);
}

static bool fits(const struct definitions *d, const char *name, const struct formula *f,
                 struct err *err)
{
    if (d && d->n >= DEFINITIONS_MAX && !definitions_get(d, name))
        return err_set(err, "There are %d formulas already, the most there can be.",
                       DEFINITIONS_MAX);
    if (needs_itself(d, name, f))
        return err_set(err, "%s would need itself to be known.", name);
    return true;
}

/* The place of NAME in the list; its end if NAME is new. */
static size_t place_of(const struct definitions *d, const char *name)
{
    size_t i = 0;

    while (d && i < d->n && strcmp(d->of[i].name, name) != 0)
        i++;
    return i;
}

/* TEXT as it can be typed at the place AT of the list, where F is what it means: as it
 * was, unless it speaks of itself or of what comes later. */
static char *typed_again(const struct definitions *d, size_t at, const char *text,
                         const struct formula *f)
{
    for (size_t i = at; d && i < d->n; i++)
        if (mentions(text, d->of[i].name))
            return written(f);
    return mem_text(text);
}

/* What is replaced keeps its place: the names that are left in an expanded formula were
 * nobody's when it was made, so they are defined after it. */
struct definitions *definitions_with(const struct definitions *d, const char *name,
                                     const char *text, struct err *err)
{
    struct formula *f = name_allowed(name, err) ? replaced(d, text, err) : NULL;
    size_t n = d ? d->n : 0, at = place_of(d, name);
    struct definitions *out;

    if (!f || !fits(d, name, f, err)) {
        formula_free(f);
        return NULL;
    }
    out = mem_alloc(sizeof *out);
    out->refs = 1;
    for (size_t i = 0; i < n; i++) {
        const struct definition *old = &d->of[i];

        /* what was made of the NAME that now changes keeps the old one's formula */
        if (i == at)
            append(out, name, typed_again(d, at, text, f), f);
        else
            append(out, old->name,
                   mentions(old->text, name) ? written(old->formula)
                                             : mem_text(old->text),
                   copy_of(old->formula));
    }
    if (at == n)
        append(out, name, mem_text(text), f);
    return out;
}

/* ---- as a script ---- */

/* Typed one after the other, does every formula become what it is? Not where one is of
 * the model's p by way of a formula that was made before p was renamed. */
static bool comes_back(const struct definitions *d)
{
    struct definitions *again = NULL;
    bool same = true;

    for (size_t i = 0; same && i < d->n; i++) {
        struct err unwanted = {0};
        struct definitions *more =
            definitions_with(again, d->of[i].name, d->of[i].text, &unwanted);
        char *was = written(d->of[i].formula), *is;

        definitions_free(again);
        again = more;
        is = more ? written(definitions_get(more, d->of[i].name)) : NULL;
        same = is && strcmp(was, is) == 0;
        free(was);
        free(is);
    }
    definitions_free(again);
    return same;
}

/* No other formula that is still to be written has the I-th's name for a free one. */
static bool may_be_next(const struct definitions *d, size_t i, const bool *done)
{
    for (size_t j = 0; j < d->n; j++) {
        struct spelling s = {d->of[i].name, false};

        if (j != i && !done[j])
            formula_names(d->of[j].formula, mention, &s);
        if (s.alone)
            return false;
    }
    return true;
}

/* With all names put in, each before what would take its free names away. */
static void write_expanded(const struct definitions *d, struct str *out)
{
    bool done[DEFINITIONS_MAX] = {false};

    for (size_t k = 0; k < d->n; k++) {
        size_t i = 0, first;

        while (done[i])
            i++;
        first = i;
        while (i < d->n && (done[i] || !may_be_next(d, i, done)))
            i++;
        i = i < d->n ? i : first;
        done[i] = true;
        str_addf(out, "formula %s = ", d->of[i].name);
        formula_write(d->of[i].formula, out);
        str_addc(out, '\n');
    }
}

void definitions_script(const struct definitions *d, struct str *out)
{
    if (d && !comes_back(d))
        write_expanded(d, out);
    else
        for (size_t i = 0; d && i < d->n; i++)
            str_addf(out, "formula %s = %s\n", d->of[i].name, d->of[i].text);
}
