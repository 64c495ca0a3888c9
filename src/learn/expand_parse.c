/* What follows `features`, read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/str.h"
#include "learn/expand_inside.h"
#include "learn/formula_tree.h"

enum { DEGREE_MAX = 20 };

/* ---- a place as the scope of own formulas ---- */

size_t recipe_input(const char *name, size_t len)
{
    size_t k = 0;

    if (!len || tolower((unsigned char)name[0]) != 'x')
        return 0;
    if (len == 1)
        return 1;
    for (size_t i = 1; i < len; i++) {
        if (!isdigit((unsigned char)name[i]) || (i == 1 && name[i] == '0') || i > 5)
            return 0;
        k = 10 * k + (size_t)(name[i] - '0');
    }
    return k;
}

static bool place_name(void *self, const char *name, struct value *out)
{
    const struct recipe_place *p = self;
    size_t k = recipe_input(name, strlen(name));

    if (!k || k > p->inputs)
        return false;
    *out = value_number(p->x[k - 1]);
    return true;
}

/* The first few, to be offered for a name that is none. */
static const char *place_nth(void *self, size_t i)
{
    static const char *const names[] = {"x1", "x2", "x3", "x4", "x5",
                                        "x6", "x7", "x8", "x9"};
    const struct recipe_place *p = self;

    if (p->inputs == 1)
        return i ? NULL : "x";
    return i < p->inputs && i < sizeof names / sizeof *names ? names[i] : NULL;
}

struct scope recipe_scope(struct recipe_place *place)
{
    return (struct scope){.self = place, .name = place_name, .nth = place_nth};
}

/* ---- reading ---- */

static void note_input(void *self, const char *name)
{
    size_t *most = self, k = recipe_input(name, strlen(name));

    *most = k > *most ? k : *most;
}

/* Calls nothing that looks at more than the row's own columns. */
static bool of_one_row(const struct node *n, struct err *err)
{
    if (n->kind == NODE_CALL && n->function &&
        (n->function->kind == FUNCTION_POINTS || n->function->kind == FUNCTION_SAME))
        return err_at(err, NULL, 0, (int)n->at + 1,
                      "%s cannot be in a feature: it is computed from one row alone.",
                      n->name);
    for (size_t i = 0; i < n->nargs; i++)
        if (!of_one_row(n->arg[i], err))
            return false;
    return true;
}

/* Everything in F is known, and it can be computed for one row alone. */
static bool usable(const struct formula *f, size_t inputs, struct err *err)
{
    double *x = mem_array(inputs, sizeof *x);
    struct recipe_place place = {.inputs = inputs, .x = x};
    struct scope scope = recipe_scope(&place);
    struct value v;
    bool ok = formula_check(f, &scope, err) && of_one_row(f->root, err) &&
              formula_eval(f, &scope, &v, err);

    free(x);
    return ok;
}

static void take(struct recipe *r, struct formula *f, const char *text, size_t len)
{
    while (len && isspace((unsigned char)text[len - 1]))
        len--;
    r->formula = mem_grow(r->formula, r->count + 1, sizeof *r->formula);
    r->source = mem_grow(r->source, r->count + 1, sizeof *r->source);
    r->formula[r->count] = f;
    r->source[r->count++] = mem_textn(text, len);
    formula_names(f, note_input, &r->inputs);
}

static const char *skip(const char *s)
{
    while (isspace((unsigned char)*s))
        s++;
    return s;
}

/* The one at S of TEXT; *S moves behind it and a comma. */
static bool one_formula(struct recipe *r, const char *text, const char **s,
                        size_t inputs, struct err *err)
{
    size_t used = 0;
    struct formula *f = formula_parse_value(*s, &used, err);

    if (!f || !usable(f, inputs, err)) {
        formula_free(f);
        if (err->column)
            err->column += (int)(*s - text);
        err->meant[0] = '\0'; /* it would be this feature alone */
        return false;
    }
    take(r, f, *s, used);
    *s = skip(*s + used);
    *s = skip(*s + (**s == ','));
    return true;
}

static struct recipe *formulas(const char *text, size_t inputs, struct err *err)
{
    struct recipe *r = recipe_new(RECIPE_FORMULA, 1, "");
    const char *s = text;
    struct str all;
    bool ok = true;

    str_init(&all);
    while (ok && *s) {
        if (r->count == DATA_MAX_DIM)
            ok = err_at(err, NULL, 0, (int)(s - text) + 1,
                        "More than %d features. Leave some out.", DATA_MAX_DIM);
        else if (strchr(",;", *s))
            ok = err_at(err, NULL, 0, (int)(s - text) + 1,
                        "A formula is missing before the '%c'.", *s);
        else
            ok = one_formula(r, text, &s, inputs, err);
        if (ok)
            str_addf(&all, "%s%s", r->count > 1 ? ", " : "", r->source[r->count - 1]);
    }
    free(r->text);
    r->text = all.s;
    if (!ok) {
        recipe_free(r);
        return NULL;
    }
    return r;
}

static struct recipe *poly(const char *text, const char *degree, struct err *err)
{
    char name[16];
    double k;

    if (!*degree)
        err_set(err, "poly needs its degree, 1 to %d: poly 2", DEGREE_MAX);
    else if (!formula_literal(degree, &k) || k != floor(k) || k < 1 || k > DEGREE_MAX)
        err_at(err, NULL, 0, (int)(degree - text) + 1,
               "The degree of poly is a whole number from 1 to %d: poly 2", DEGREE_MAX);
    else {
        snprintf(name, sizeof name, "poly %d", (int)k);
        return recipe_new(RECIPE_POLY, (int)k, name);
    }
    return NULL;
}

static const char *kind_word(void *self, size_t i)
{
    static const char *const words[] = {"linear", "product", "square", "poly"};

    (void)self;
    return i < sizeof words / sizeof *words ? words[i] : NULL;
}

/* A single word that is neither a kind of features nor a column. */
static bool odd_word(const char *word, size_t inputs, struct err *err)
{
    const struct scope kinds = {.nth = kind_word};
    const char *near =
        strlen(word) < FORMULA_NAME ? scope_nearest(&kinds, word, false) : NULL;

    if (near) {
        err_at(err, NULL, 0, 1, "There are no features '%s': %s?", word, near);
        err_meant(err, "features %s%s", near, strcmp(near, "poly") == 0 ? " 2" : "");
        return err_remedy(err, REMEDY_SLIP);
    }
    return err_at(err, NULL, 0, 1,
                  "'%.40s' is no column here. features knows linear, product, square, "
                  "poly K, and formulas of %s%s.",
                  word, inputs > 1 ? "x1, x2" : "x", inputs > 2 ? " …" : "");
}

static bool small_enough(const struct recipe *r, size_t inputs, struct err *err)
{
    size_t n = recipe_features(r, inputs);

    if (r->kind == RECIPE_PRODUCT && inputs < 2)
        return err_set(err, "There is one column and nothing to multiply it with. Try "
                            "features square, or features poly 3.");
    if (n > DATA_MAX_DIM)
        return err_set(err,
                       "%s of %zu columns would be more than %d features, the most "
                       "that there can be.",
                       r->text, inputs, DATA_MAX_DIM);
    return true;
}

static struct recipe *parse(const char *text, size_t inputs, struct err *err)
{
    size_t n = 0;

    while (isalnum((unsigned char)text[n]) || text[n] == '_')
        n++;
    if (n == 4 && strncasecmp(text, "poly", n) == 0)
        return poly(text, skip(text + n), err);
    if (!text[n] && strcasecmp(text, "product") == 0)
        return recipe_new(RECIPE_PRODUCT, 1, "product");
    if (!text[n] && strcasecmp(text, "square") == 0)
        return recipe_new(RECIPE_SQUARE, 1, "square");
    if (!text[n] && isalpha((unsigned char)*text) && !recipe_input(text, n)) {
        odd_word(text, inputs, err);
        return NULL;
    }
    return formulas(text, inputs, err);
}

struct recipe *recipe_parse(const char *text, size_t inputs, struct err *err)
{
    struct err ignored = {0};
    size_t lead = (size_t)(skip(text) - text), n = strlen(text + lead);
    struct recipe *r = NULL;
    char *copy;

    err = err ? err : &ignored;
    err_clear(err);
    while (n && isspace((unsigned char)text[lead + n - 1]))
        n--;
    copy = mem_textn(text + lead, n);
    if (!*copy)
        err_set(err, "features needs its kind: features product");
    else if (strcasecmp(copy, "linear") != 0)
        r = parse(copy, inputs, err);
    if (r && !small_enough(r, inputs, err)) {
        recipe_free(r);
        r = NULL;
    }
    if (r && r->kind != RECIPE_FORMULA) {
        r->inputs = inputs;
        r->term = mem_array(DATA_MAX_DIM, sizeof *r->term);
        terms_list(r->kind, recipe_degree(r), inputs, r->term);
    }
    if (err->column)
        err->column += (int)lead;
    free(copy);
    return r;
}
