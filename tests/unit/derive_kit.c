/* What tests of derivatives and simplified formulas share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "derive_kit.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "learn/derive.h"

/* ---- values ---- */

struct place {
    double x, y;
};

static bool get(void *self, const char *name, struct value *out)
{
    const struct place *p = self;

    *out = value_number(strcmp(name, "x") == 0 ? p->x : p->y);
    return true;
}

bool formula_at(const struct formula *f, double x, double y, double *v)
{
    struct place p = {x, y};
    struct scope scope = {.self = &p, .name = get};
    struct err err = {0};
    struct value out;

    ck_assert_msg(formula_eval(f, &scope, &out, &err), "%s", err.message);
    *v = out.number;
    return out.kind == VALUE_NUMBER;
}

struct formula *formula_of(const char *text)
{
    struct err err = {0};
    struct formula *f = formula_parse(text, &err);

    ck_assert_msg(f != NULL, "%s: %s", text, err.message);
    return f;
}

char *formula_text(const struct formula *f)
{
    struct str out;
    char *text;

    str_init(&out);
    formula_write(f, &out);
    text = malloc(out.len + 1);
    memcpy(text, out.s, out.len + 1);
    str_done(&out);
    return text;
}

/* ---- any formula ---- */

unsigned formula_seed;

static unsigned pick(unsigned n)
{
    formula_seed = formula_seed * 1664525u + 1013904223u;
    return (formula_seed >> 10) % n;
}

void grow_formula(struct str *out, int depth, bool smooth)
{
    static const char *const leaves[] = {"x", "x", "x", "y", "2", "3", "0.5", "7", "1"};
    static const char *const functions[] = {"exp",      "log",   "sqrt",  "sin",
                                            "cos",      "tanh",  "logit", "sigmoid",
                                            "softplus", "log10", "abs",   "sign"};
    static const char operators[] = "+-*/+-*/^";

    if (depth == 0) {
        str_add(out, leaves[pick(9)]);
        return;
    }
    switch (pick(8)) {
    case 0:
    case 1:
        str_add(out, functions[pick(smooth ? 11 : 12)]);
        str_addc(out, '(');
        grow_formula(out, depth - 1, smooth);
        str_addc(out, ')');
        break;
    case 2:
        str_add(out, "-(");
        grow_formula(out, depth - 1, smooth);
        str_addc(out, ')');
        break;
    case 3:
        str_addc(out, '(');
        grow_formula(out, depth - 1, smooth);
        str_addf(out, ")^%u", pick(4));
        break;
    default:
        str_addc(out, '(');
        grow_formula(out, depth - 1, smooth);
        str_addf(out, ")%c(", operators[pick(9)]);
        grow_formula(out, pick((unsigned)depth), smooth);
        str_addc(out, ')');
    }
}
