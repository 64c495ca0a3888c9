/* Any bytes as an expression: parsed in all three ways, checked, evaluated, written,
 * simplified, differentiated; a repaired or written text has to parse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/derive.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const double xs[] = {-1, 0, 1, 2, 3.5}, ys[] = {0, 0, 1, 1, 0};

static bool get(void *self, const char *name, struct value *out)
{
    (void)self;
    if (strcmp(name, "features") == 0)
        *out = value_word("linear");
    else if (strcmp(name, "precision") == 0)
        *out = value_undefined("no point is predicted 1");
    else if (strcmp(name, "b") == 0 || strcmp(name, "w1") == 0)
        *out = value_number(-0.5);
    else
        return false;
    return true;
}

static bool column(void *self, const char *name, const double **values, size_t *n)
{
    (void)self;
    *n = 5;
    *values = *name == 'x' ? xs : ys;
    return (*name == 'x' || *name == 'y') && !name[1];
}

static const char *nth(void *self, size_t i)
{
    static const char *const names[] = {"features", "precision", "b", "w1"};

    (void)self;
    return i < 4 ? names[i] : NULL;
}

/* What is written is printable, and reads as it was written. */
static void check_text(const struct formula *f)
{
    struct str once, twice;
    struct formula *again;

    str_init(&once);
    str_init(&twice);
    formula_write(f, &once);
    for (size_t i = 0; i < once.len; i++)
        if (once.s[i] < ' ' || once.s[i] > '~')
            abort();
    again = formula_parse(once.s, NULL);
    if (again)
        formula_write(again, &twice);
    else if (once.len < 1000) /* else it may be longer or deeper than can be read */
        abort();
    if (again && strcmp(once.s, twice.s) != 0)
        abort();
    formula_free(again);
    str_done(&once);
    str_done(&twice);
}

static void differentiate(const struct formula *f)
{
    struct derivation d;
    struct err err = {0};
    struct formula *simple = formula_simplify(f), *slope = derive(f, "x", &d, &err);

    if (!slope && !err.message[0])
        abort();
    if (slope)
        derivation_done(&d);
    formula_free(slope);
    formula_free(simple);
}

static void evaluate(struct formula *f)
{
    const struct scope scope = {.name = get, .column = column, .nth = nth};
    struct err err = {0};
    struct value v;

    formula_computes(f);
    formula_check(f, &scope, &err);
    if (formula_eval(f, &scope, &v, &err) && v.kind == VALUE_NUMBER &&
        !isfinite(v.number))
        abort();
    check_text(f);
    differentiate(f);
    formula_free(f);
}

/* A remedy that is offered must itself be well formed. */
static void try_remedy(const struct err *err,
                       struct formula *(*parse)(const char *, size_t *, struct err *))
{
    struct err again = {0};
    size_t used;
    struct formula *f;

    if (!err->meant[0])
        return;
    f = parse ? parse(err->meant, &used, &again) : formula_parse(err->meant, &again);
    if (!f)
        abort();
    formula_free(f);
}

static void parse_part(const char *text,
                       struct formula *(*parse)(const char *, size_t *, struct err *))
{
    struct err err = {0};
    size_t used = 0;
    struct formula *f = parse(text, &used, &err);

    if (f) {
        if (used > strlen(text))
            abort();
        evaluate(f);
    } else {
        if (!err.message[0])
            abort();
        try_remedy(&err, parse);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    char *text = mem_textn((const char *)bytes, n);
    struct err err = {0};
    struct formula *f = formula_parse(text, &err);
    double v;

    if (f)
        evaluate(f);
    else
        try_remedy(&err, NULL);
    parse_part(text, formula_parse_expr);
    parse_part(text, formula_parse_value);
    if (formula_literal(text, &v) && !isfinite(v))
        abort();
    free(text);
    return 0;
}
