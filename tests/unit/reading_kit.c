/* What tests of readings share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading_kit.h"

#include <check.h>
#include <math.h>
#include <string.h>

struct value value_of(const char *name)
{
    struct value v;

    ck_assert_msg(reading_get(b, name, &v), "no reading %s", name);
    return v;
}

void number(const char *name, double expected)
{
    struct value v = value_of(name);

    ck_assert_msg(v.kind == VALUE_NUMBER, "%s: %s", name, v.why);
    ck_assert_msg(fabs(v.number - expected) <= 1e-9 * (1 + fabs(expected)),
                  "%s = %.17g", name, v.number);
}

void word(const char *name, const char *expected)
{
    struct value v = value_of(name);

    ck_assert_msg(v.kind == VALUE_WORD, "%s is no word", name);
    ck_assert_str_eq(v.word, expected);
}

void undefined(const char *name, const char *why)
{
    struct value v = value_of(name);

    ck_assert_msg(v.kind == VALUE_UNDEFINED, "%s = %g", name, v.number);
    ck_assert_msg(strstr(v.why, why) != NULL, "%s: %s", name, v.why);
}

void shown(const char *name, const char *expected)
{
    struct str out;

    str_init(&out);
    ck_assert_msg(reading_show(b, name, &out) == (*expected != '\0'), "%s", name);
    ck_assert_str_eq(out.s, expected);
    str_done(&out);
}

double evaluated(const char *text)
{
    struct scope scope = reading_scope(b);
    struct err err = {0};
    struct formula *f = formula_parse(text, &err);
    struct value v = {0};

    ck_assert_msg(f && formula_eval(f, &scope, &v, &err), "%s: %s", text, err.message);
    ck_assert_msg(v.kind == VALUE_NUMBER, "%s: %s", text, v.why);
    formula_free(f);
    return v.number;
}

void faulty(const char *text, const char *message)
{
    struct scope scope = reading_scope(b);
    struct err err = {0};
    struct formula *f = formula_parse(text, NULL);
    struct value v;

    ck_assert(!formula_eval(f, &scope, &v, &err));
    ck_assert_msg(strstr(err.message, message) != NULL, "%s: %s", text, err.message);
    formula_free(f);
}

void has_value_or_reason(const char *name)
{
    struct value v = value_of(name);

    if (v.kind == VALUE_NUMBER)
        ck_assert_msg(isfinite(v.number), "%s is not finite", name);
    else if (v.kind == VALUE_WORD)
        ck_assert_msg(v.word && *v.word, "%s is an empty word", name);
    else
        ck_assert_msg(strlen(v.why) > 5, "%s does not say why", name);
}
