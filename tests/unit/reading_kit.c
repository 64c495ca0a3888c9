/* What tests of readings share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading_kit.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct bench *desk;

/* 18 archers: 0.5 … 9 hours, who passed. */
const char passed[] = "000001001011011111";

struct data *archers(void)
{
    struct data *d = data_new(18, 1);

    for (int i = 0; i < 18; i++) {
        d->x[0][i] = 0.5 * (i + 1);
        d->y[i] = passed[i] - '0';
    }
    free(d->names[0]);
    free(d->label);
    free(d->source);
    d->names[0] = mem_text("hours");
    d->label = mem_text("pass");
    d->source = mem_text("archery");
    data_classify(d);
    return d;
}

/* Four points in two dimensions; Y of each. */
struct data *square(double y0, double y1, double y2, double y3)
{
    static const double x1[] = {0, 4, 0, 4}, x2[] = {0, 0, 2, 2};
    double y[] = {y0, y1, y2, y3};
    struct data *d = data_new(4, 2);

    memcpy(d->x[0], x1, sizeof x1);
    memcpy(d->x[1], x2, sizeof x2);
    memcpy(d->y, y, sizeof y);
    data_classify(d);
    return d;
}

void desk_setup(void)
{
    desk = bench_new();
}

void desk_teardown(void)
{
    bench_free(desk);
}

void weights(double bias, double w1, double w2)
{
    bench_set_theta(desk, (double[]){bias, w1, w2});
}

struct value value_of(const char *name)
{
    struct value v;

    ck_assert_msg(reading_get(desk, name, &v), "no reading %s", name);
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
    ck_assert_msg(reading_show(desk, name, &out) == (*expected != '\0'), "%s", name);
    ck_assert_str_eq(out.s, expected);
    str_done(&out);
}

double evaluated(const char *text)
{
    struct scope scope = reading_scope(desk);
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
    struct scope scope = reading_scope(desk);
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

void look_at(const char *text, bool minimizing, double x, double y)
{
    struct scope scope = reading_scope(desk);
    struct err err = {0};
    struct function *f = function_new(text, &scope, true, &err);

    ck_assert_msg(f != NULL, "%s: %s", text, err.message);
    bench_set_function(desk, f, minimizing, (double[]){x, y});
    desk->s.explorer.at[0] = x;
    desk->s.explorer.at[1] = y;
    bench_changed(desk);
}
