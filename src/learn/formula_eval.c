/* Expressions: tree to value.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "learn/formula_tree.h"

/* ---- mistakes of the text ---- */

bool eval_fault(const struct evaluation *ev, const struct node *n, const char *fmt, ...)
{
    char message[400];
    va_list args;

    va_start(args, fmt);
    vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    return err_at(ev->err, NULL, 0, (int)n->at + 1, "%s", message);
}

/* Offers the text with CUT bytes at AT replaced. */
static void offer(const struct evaluation *ev, size_t at, size_t cut, const char *put)
{
    const struct formula *f = ev->formula;
    struct str meant;

    if (!f->complete)
        return;
    str_init(&meant);
    str_addn(&meant, f->text, at);
    str_add(&meant, put);
    str_add(&meant, f->text + at + cut);
    formula_offer(ev->err, &meant, f->text);
    str_done(&meant);
}

/* Bytes of the short name at S that is known, w or x2; else 0. */
static size_t short_name(const struct scope *scope, const char *s)
{
    size_t n = isalpha((unsigned char)*s) ? 1 + strspn(s + 1, "0123456789") : 0;
    char name[FORMULA_NAME];
    const double *values;
    size_t rows;
    struct value v;

    snprintf(name, sizeof name, "%.*s", (int)n, s);
    return n && scope_column(scope, name, &values, &rows, &v) ? n : 0;
}

/* `wx` where there are a w and an x; PUT gets w*x. */
static bool product_of(const struct scope *scope, const char *name, struct str *put)
{
    const char *s = name;

    for (size_t n; (n = short_name(scope, s)); s += n)
        str_addf(put, "%s%.*s", s > name ? "*" : "", (int)n, s);
    return s > name && !*s;
}

static bool meant_product(const struct evaluation *ev, const struct node *n, size_t cut)
{
    struct str put;
    bool product;

    str_init(&put);
    product = product_of(ev->scope, n->name, &put);
    if (product) {
        eval_fault(ev, n, "There is no '%s' here. A product is written with a *: %s",
                   n->name, put.s);
        offer(ev, n->at, cut, put.s);
    }
    str_done(&put);
    return product;
}

bool eval_unknown(const struct evaluation *ev, const struct node *n)
{
    bool call = n->kind == NODE_CALL;
    size_t cut = (call ? n->at + strlen(n->name) : n->end) - n->at;
    const char *near;
    struct value v;

    if (n->function && !call)
        return eval_fault(ev, n, "%s needs brackets: %s", n->name, n->function->usage);
    if (call && scope_name(ev->scope, n->name, &v)) {
        eval_fault(ev, n, "%s is no function. For a product write %s*(…).", n->name,
                   n->name);
        offer(ev, n->at + cut, 0, "*");
        return false;
    }
    if (!call && meant_product(ev, n, cut))
        return false;
    near = scope_nearest(ev->scope, n->name, call);
    if (!near)
        return eval_fault(ev, n, "There is no %s'%s' here.", call ? "function " : "",
                          n->name);
    eval_fault(ev, n, "There is no %s'%s' here. Did you mean %s?",
               call ? "function " : "", n->name, near);
    offer(ev, n->at, cut, near);
    return false;
}

/* V is to be a number (or undefined). */
static bool want_number(const struct evaluation *ev, const struct node *n,
                        const struct value *v)
{
    if (v->kind != VALUE_WORD)
        return true;
    return eval_fault(ev, n, "%.*s is a word here (%s), not a number.",
                      (int)(n->end - n->at), ev->formula->text + n->at, v->word);
}

/* The value of N as a number or undefined. */
static bool eval_number(const struct evaluation *ev, const struct node *n,
                        struct value *out)
{
    return eval_node(ev, n, out) && want_number(ev, n, out);
}

/* ---- words ---- */

static bool equal_words(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        char x = *a >= 'A' && *a <= 'Z' ? (char)(*a + 32) : *a;
        char y = *b >= 'A' && *b <= 'Z' ? (char)(*b + 32) : *b;

        if (x != y)
            return false;
    }
    return *a == *b;
}

/* One side of == or !=: a bare name that is not known is a word for now. */
static bool eval_side(const struct evaluation *ev, const struct node *n,
                      struct value *out, bool *known)
{
    *known = n->kind != NODE_NAME || scope_name(ev->scope, n->name, out) ||
             eval_definition(ev, n->name);
    if (*known)
        return eval_node(ev, n, out);
    *out = value_word(n->name);
    return true;
}

/* The sides of a comparison where one is a word. */
static bool compare_words(const struct evaluation *ev, const struct node *n,
                          struct value side[2], struct value *out)
{
    for (int i = 0; i < 2; i++)
        if (side[i].kind == VALUE_NUMBER && n->arg[i]->kind == NODE_NAME)
            side[i] = value_word(n->arg[i]->name);
    for (int i = 0; i < 2; i++)
        if (side[i].kind == VALUE_NUMBER)
            return want_number(ev, n->arg[!i], &side[!i]);
    *out = value_number(equal_words(side[0].word, side[1].word) ==
                        (n->kind == NODE_EQUAL));
    return true;
}

/* == and !=, where words may stand. */
static bool eval_equal(const struct evaluation *ev, const struct node *n,
                       struct value *out)
{
    struct value side[2];
    bool known[2];
    double a[2], r;

    for (int i = 0; i < 2; i++)
        if (!eval_side(ev, n->arg[i], &side[i], &known[i]))
            return false;
    for (int i = 0; i < 2; i++)
        if (!known[i] && (!known[!i] || side[!i].kind == VALUE_NUMBER))
            return eval_unknown(ev, n->arg[i]);
    for (int i = 0; i < 2; i++)
        if (side[i].kind == VALUE_UNDEFINED) {
            *out = side[i];
            return true;
        }
    if (side[0].kind == VALUE_WORD || side[1].kind == VALUE_WORD)
        return compare_words(ev, n, side, out);
    a[0] = side[0].number;
    a[1] = side[1].number;
    node_compute(n, a, &r);
    *out = value_number(r);
    return true;
}

/* ---- logic ---- */

/* `and`, `or`: one side that decides is enough; what is undefined never decides. */
static bool eval_logic(const struct evaluation *ev, const struct node *n,
                       struct value *out)
{
    struct value a, b;
    bool decides = n->kind == NODE_OR;

    if (!eval_number(ev, n->arg[0], &a) || !eval_number(ev, n->arg[1], &b))
        return false;
    if ((a.kind == VALUE_NUMBER && value_true(&a) == decides) ||
        (b.kind == VALUE_NUMBER && value_true(&b) == decides))
        *out = value_number(decides);
    else if (a.kind == VALUE_UNDEFINED)
        *out = a;
    else
        *out = b.kind == VALUE_UNDEFINED ? b : value_number(!decides);
    return true;
}

static bool eval_not(const struct evaluation *ev, const struct node *n,
                     struct value *out)
{
    if (!eval_number(ev, n->arg[0], out))
        return false;
    if (out->kind == VALUE_NUMBER)
        *out = value_number(!value_true(out));
    return true;
}

/* ---- numbers ---- */

/* Arithmetic, comparisons and plain functions: undefined if an argument is. */
static bool eval_plain(const struct evaluation *ev, const struct node *n,
                       struct value *out)
{
    double a[FORMULA_ARGS], r = 0;
    struct value undefined = {.kind = VALUE_NUMBER};
    const char *why;

    for (size_t i = 0; i < n->nargs; i++) {
        if (!eval_number(ev, n->arg[i], out))
            return false;
        a[i] = out->number;
        if (out->kind == VALUE_UNDEFINED && undefined.kind == VALUE_NUMBER)
            undefined = *out;
    }
    *out = undefined;
    if (undefined.kind == VALUE_UNDEFINED)
        return true;
    why = node_compute(n, a, &r);
    *out = why ? value_undefined("%s", why) : value_number(r);
    return true;
}

/* used(step, fit), count(line): the arguments are words. */
static bool eval_words(const struct evaluation *ev, const struct node *n,
                       struct value *out)
{
    struct value word[FORMULA_ARGS];
    struct err err = {0};

    for (size_t i = 0; i < n->nargs; i++) {
        if (n->arg[i]->kind != NODE_NAME)
            return eval_fault(ev, n->arg[i], "%s wants names of commands: %s", n->name,
                              n->function->usage);
        word[i] = value_word(n->arg[i]->name);
    }
    if (!scope_call(ev->scope, n->name, word, n->nargs, out, &err))
        *out = value_undefined("there is no task here");
    if (err.message[0])
        return eval_fault(ev, n, "%s", err.message);
    return true;
}

/* A function of the scope: p(2,3). */
static bool eval_call(const struct evaluation *ev, const struct node *n,
                      struct value *out)
{
    struct value arg[FORMULA_ARGS], v = value_undefined("it was not computed");
    struct err err = {0};

    for (size_t i = 0; i < n->nargs; i++)
        if (!eval_number(ev, n->arg[i], &arg[i]))
            return false;
    if (!scope_call(ev->scope, n->name, arg, n->nargs, &v, &err))
        return eval_unknown(ev, n);
    if (err.message[0])
        return eval_fault(ev, n, "%s", err.message);
    *out = v;
    for (size_t i = 0; i < n->nargs; i++)
        if (arg[i].kind == VALUE_UNDEFINED)
            *out = arg[i];
    return true;
}

static bool eval_function(const struct evaluation *ev, const struct node *n,
                          struct value *out)
{
    if (!n->function)
        return eval_call(ev, n, out);
    switch (n->function->kind) {
    case FUNCTION_POINTS:
        return eval_points(ev, n, out);
    case FUNCTION_SAME:
        return eval_same(ev, n, out);
    case FUNCTION_WORDS:
        return eval_words(ev, n, out);
    default:
        return eval_plain(ev, n, out);
    }
}

static bool eval_name(const struct evaluation *ev, const struct node *n,
                      struct value *out)
{
    const struct formula *f;

    if (scope_name(ev->scope, n->name, out))
        return true;
    f = eval_definition(ev, n->name);
    return f ? eval_defined(ev, n, f, out) : eval_unknown(ev, n);
}

bool eval_node(const struct evaluation *ev, const struct node *n, struct value *out)
{
    switch (n->kind) {
    case NODE_NUMBER:
        *out = value_number(n->number);
        return true;
    case NODE_NAME:
        return eval_name(ev, n, out);
    case NODE_CALL:
        return eval_function(ev, n, out);
    case NODE_OR:
    case NODE_AND:
        return eval_logic(ev, n, out);
    case NODE_NOT:
        return eval_not(ev, n, out);
    case NODE_EQUAL:
    case NODE_UNEQUAL:
        return eval_equal(ev, n, out);
    default:
        return eval_plain(ev, n, out);
    }
}

bool formula_eval(const struct formula *f, const struct scope *scope, struct value *out,
                  struct err *err)
{
    struct evaluation ev = {f, scope, err, 0};

    return eval_node(&ev, f->root, out);
}
