/* Expressions of the one language: values, parsing with remedies, literals.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/formula.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "learn/formula_tree.h"

/* ---- values ---- */

struct value value_number(double v)
{
    struct value out = {.kind = VALUE_NUMBER, .number = v};

    if (!isfinite(v))
        return value_undefined("the result is not a finite number");
    return out;
}

struct value value_word(const char *word)
{
    struct value out = {.kind = VALUE_WORD, .word = word};

    return out;
}

struct value value_undefined(const char *why, ...)
{
    struct value out = {.kind = VALUE_UNDEFINED};
    char full[256];
    va_list args;

    va_start(args, why);
    vsnprintf(full, sizeof full, why, args);
    va_end(args);
    snprintf(out.why, sizeof out.why, "%.*s", (int)utf8_fit(full, sizeof out.why - 1),
             full);
    return out;
}

struct value value_each(const char *name)
{
    struct value out =
        value_undefined("every point has its own %s; mean(%s) is over all", name, name);

    out.each = true;
    return out;
}

bool value_true(const struct value *v)
{
    return v->kind == VALUE_NUMBER && v->number != 0;
}

/* ---- parsing ---- */

static struct node *parse_once(struct parser *p, const char *text, enum extent extent)
{
    memset(p, 0, sizeof *p);
    p->text = text;
    p->extent = extent;
    return parse_tree(p);
}

/* TEXT with the flaw's edit done, appended to OUT. */
static void mend(const char *text, const struct flaw *flaw, struct str *out)
{
    str_addn(out, text, flaw->edit);
    str_add(out, flaw->put);
    str_add(out, text + flaw->edit + flaw->cut);
}

/* TEXT mended edit by edit until it parses, into OUT; *USED = the expression's end in
 * it. False if a flaw is left that has no plain remedy. */
static bool repair(const char *text, enum extent extent, const struct flaw *flaw,
                   struct str *out, size_t *used)
{
    struct parser p = {.flaw = *flaw};

    str_add(out, text);
    for (int round = 0; round < 8 && p.flaw.plain; round++) {
        struct str next;
        struct node *root;

        str_init(&next);
        mend(out->s, &p.flaw, &next);
        str_done(out);
        *out = next;
        root = parse_once(&p, out->s, extent);
        *used = p.before.end;
        if (root) {
            node_free(root);
            return true;
        }
    }
    return false;
}

void formula_offer(struct err *err, const struct str *text, const char *typed)
{
    struct str safe;

    str_init(&safe);
    utf8_clean(text->s, text->len, &safe);
    if (err && text->len < sizeof err->meant && strcmp(safe.s, text->s) == 0)
        err_meant(err, "%s", text->s), err_part(err, typed);
    str_done(&safe);
}

/* Tells ERR what is wrong and, if that is plain, what was meant. */
static void report(const char *text, enum extent extent, const struct flaw *flaw,
                   struct err *err)
{
    struct str meant;
    size_t used = 0;
    bool mended;

    if (!err)
        return;
    str_init(&meant);
    mended = flaw->plain && strlen(text) <= FORMULA_TEXT &&
             repair(text, extent, flaw, &meant, &used);
    if (!flaw->show)
        err_at(err, NULL, 0, (int)flaw->at + 1, "%s", flaw->message);
    else if (mended && used <= 200)
        err_at(err, NULL, 0, (int)flaw->at + 1, "%s: %.*s", flaw->message, (int)used,
               meant.s);
    else
        err_at(err, NULL, 0, (int)flaw->at + 1, "%s.", flaw->message);
    if (mended)
        formula_offer(err, &meant, text);
    err_remedy(err, flaw->remedy);
    str_done(&meant);
}

static struct formula *parse(const char *text, enum extent extent, size_t *used,
                             struct err *err)
{
    struct parser p;
    struct node *root = parse_once(&p, text, extent);
    struct formula *f;
    size_t len;

    if (!root) {
        report(text, extent, &p.flaw, err);
        return NULL;
    }
    f = mem_alloc(sizeof *f);
    len = strnlen(text, FORMULA_TEXT + 1);
    f->text = mem_textn(text, len);
    f->complete = len <= FORMULA_TEXT;
    f->root = root;
    f->nodes = p.nodes;
    if (used)
        *used = p.before.end;
    return f;
}

struct formula *formula_parse(const char *text, struct err *err)
{
    return parse(text, EXTENT_WHOLE, NULL, err);
}

struct formula *formula_parse_expr(const char *text, size_t *used, struct err *err)
{
    return parse(text, EXTENT_EXPR, used, err);
}

struct formula *formula_parse_value(const char *text, size_t *used, struct err *err)
{
    return parse(text, EXTENT_VALUE, used, err);
}

void formula_free(struct formula *f)
{
    if (!f)
        return;
    node_free(f->root);
    free(f->text);
    free(f);
}

/* ---- what is in it ---- */

static void names(const struct node *n, void (*seen)(void *, const char *), void *self)
{
    if (n->kind == NODE_NAME)
        seen(self, n->name);
    if (n->function && n->function->kind == FUNCTION_WORDS)
        return;
    for (size_t i = 0; i < n->nargs; i++)
        names(n->arg[i], seen, self);
}

void formula_names(const struct formula *f, void (*seen)(void *self, const char *name),
                   void *self)
{
    names(f->root, seen, self);
}

bool formula_asks(const struct formula *f)
{
    return f->root->kind >= NODE_NOT && f->root->kind <= NODE_UNEQUAL;
}

bool formula_computes(const struct formula *f)
{
    const struct node *n = f->root;

    if (n->kind == NODE_NEGATE)
        n = n->arg[0];
    return n->kind != NODE_NUMBER && n->kind != NODE_NAME;
}

/* The number that node N is written as, -2 included. */
static bool literal(const struct node *n, double *v)
{
    double sign = 1;

    if (n->kind == NODE_NEGATE) {
        n = n->arg[0];
        sign = -1;
    }
    *v = sign * n->number;
    return n->kind == NODE_NUMBER && !n->name;
}

/* A number or a fraction of two: `-2`, `3/4`. e and pi are no literals. */
static bool fraction(const char *text, double *v)
{
    struct formula *f;
    double over = 1;
    bool ok;

    f = strchr(text, '(') ? NULL : formula_parse(text, NULL);
    if (!f)
        return false;
    if (f->root->kind == NODE_DIVIDE)
        ok =
            literal(f->root->arg[0], v) && literal(f->root->arg[1], &over) && over != 0;
    else
        ok = literal(f->root, v);
    formula_free(f);
    *v /= over;
    return ok && isfinite(*v);
}

bool formula_literal(const char *text, double *value)
{
    size_t n = strnlen(text, FORMULA_TEXT);
    char *plain;
    double v = 0;
    bool percent, ok;

    while (n && (text[n - 1] == ' ' || text[n - 1] == '\t'))
        n--;
    percent = n && text[n - 1] == '%';
    plain = mem_textn(text, n - percent);
    ok = fraction(plain, &v) && !(percent && strchr(plain, '/'));
    free(plain);
    if (ok)
        *value = percent ? v / 100 : v;
    return ok;
}
