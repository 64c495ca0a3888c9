/* Readings for people: on the strip, and in prose.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lab/reading_values.h"
#include "plot/text.h"

/* V with DECIMALS decimals where they say something, else with 3 significant digits. */
static void show_number(struct str *out, double v, int decimals)
{
    double size = fabs(v);
    size_t from = out->len;

    if (decimals == READING_WHOLE)
        str_addf(out, "%.0f", v);
    else if (decimals == READING_NUMBER)
        text_number(out, v);
    else if (decimals == READING_SHORT || size >= pow(10, decimals > 2 ? 1 : 2) ||
             size < pow(10, 1 - decimals))
        text_short(out, v);
    else
        text_fixed(out, v, decimals);
    text_minus(out, from);
}

static const char *label_of(const char *name)
{
    const struct reading *r = reading_named(name);

    return r && r->label ? r->label : name;
}

/* What follows the value: errors 4 of 24. */
static void show_rest(struct bench *b, const char *name, struct str *out)
{
    if (strcmp(name, "errors") == 0)
        str_addf(out, " of %zu", b->s.data->n);
}

/* Of a name that is no row: a weight is shown as w1 is. */
static int decimals_of(const struct bench *b, const char *name)
{
    struct value why;
    size_t j;

    return weight_of_model(b, name, &j, &why) == WEIGHT_HERE ? 2 : READING_SHORT;
}

bool reading_show(struct bench *b, const char *name, struct str *out)
{
    const struct reading *r = reading_named(name);
    struct value v;

    if (!reading_get(b, name, &v) || v.kind == VALUE_UNDEFINED)
        return false;
    if (strcmp(name, "errors") == 0 && bench_fitness(b)->half)
        return false; /* there are no sides to be on */
    if (strcmp(name, "accuracy") == 0 && bench_fitness(b)->half) {
        str_add(out, "every p is ½");
        return true;
    }
    str_addf(out, "%s ", label_of(name));
    if (v.kind == VALUE_WORD) {
        utf8_clean(v.word, strlen(v.word), out);
        return true;
    }
    if (strcmp(name, "separable") == 0)
        str_add(out, v.number != 0 ? "yes" : "no");
    else if (r && r->zero && v.number == 0)
        str_add(out, r->zero);
    else
        show_number(out, v.number, r ? r->decimals : decimals_of(b, name));
    show_rest(b, name, out);
    return true;
}

/* w of several features is none of them. */
static bool is_weight(const struct bench *b, const char *name)
{
    struct value why;
    size_t j;

    if (strcmp(name, "w") == 0 && b->s.dim > 1)
        return false;
    return weight_of_step(b, strcmp(name, "w") == 0 ? "w1" : name, &j, &why) ==
           WEIGHT_HERE;
}

/* d objective / d NAME, of what `step` moves; 0: there is none. */
static double slope_of(struct bench *b, const char *name)
{
    char full[40];
    struct value v;

    snprintf(full, sizeof full, "grad.%.30s", strcmp(name, "w") == 0 ? "w1" : name);
    if (!reading_get(b, full, &v) || v.kind != VALUE_NUMBER)
        return 0;
    return v.number;
}

bool reading_nudge(struct bench *b, const char *name, struct str *out)
{
    double slope = b->s.nudge && is_weight(b, name) ? slope_of(b, name) : 0;
    double size = fabs(slope);

    if (!(size >= 1e-6))
        return false;
    for (int marks = size < 0.1 ? 1 : size < 1 ? 2 : 3; marks > 0; marks--)
        str_add(out, slope < 0 ? "▴" : "▾");
    return true;
}

/* ---- prose ---- */

size_t reading_format(const char *expr, size_t n, int *columns, int *decimals)
{
    const char *colon = expr + n, *s;
    int first, second = -1;

    *columns = 0;
    *decimals = -1;
    while (colon > expr && colon[-1] != ':')
        colon--;
    if (colon == expr)
        return n;
    s = colon + strspn(colon, " ");
    if (s == expr + n || *s < '0' || *s > '9')
        return n;
    first = *s++ - '0';
    if (s + 1 < expr + n && s[0] == '.' && s[1] >= '0' && s[1] <= '9') {
        second = s[1] - '0';
        s += 2;
    }
    if (s + strspn(s, " ") < expr + n)
        return n;
    *columns = second < 0 ? 0 : first;
    *decimals = second < 0 ? first : second;
    return (size_t)(colon - 1 - expr);
}

static void fill_number(double v, int columns, int decimals, struct str *out)
{
    struct str number;

    str_init(&number);
    if (decimals < 0 || !(fabs(v) < 1e12))
        text_short(&number, v);
    else /* zeros at the end too: it may stand in a column; but no -0 */
        str_addf(&number, "%.*f", decimals, fabs(v) < 0.5 * pow(10, -decimals) ? 0 : v);
    text_minus(&number, 0);
    for (int k = (int)utf8_columns(number.s); k < columns; k++)
        str_addc(out, ' ');
    str_add(out, number.s);
    str_done(&number);
}

static void fill_value(const struct value *v, int columns, int decimals,
                       struct str *out)
{
    if (v->kind == VALUE_UNDEFINED)
        str_addf(out, "undefined: %s", v->why);
    else if (v->kind == VALUE_WORD)
        utf8_clean(v->word, strlen(v->word), out);
    else
        fill_number(v->number, columns, decimals, out);
}

/* The expression of N bytes at AT in TEXT. */
static bool fill_one(const char *text, size_t at, size_t n, const struct scope *scope,
                     struct str *out, struct err *err)
{
    int columns, decimals;
    char *expr =
        mem_textn(text + at, reading_format(text + at, n, &columns, &decimals));
    struct err inner = {0};
    struct formula *f = formula_parse(expr, &inner);
    struct value v;
    bool ok = f && formula_eval(f, scope, &v, &inner);

    if (ok)
        fill_value(&v, columns, decimals, out);
    else
        err_at(err, NULL, 0, (int)at + (inner.column ? inner.column : 1), "{%.60s}: %s",
               expr, inner.message);
    formula_free(f);
    free(expr);
    return ok;
}

bool reading_fill(const char *text, const struct scope *scope, struct str *out,
                  struct err *err)
{
    size_t at = 0;

    while (text[at]) {
        size_t n = strcspn(text + at, "{");

        str_addn(out, text + at, n);
        at += n;
        if (!text[at])
            break;
        if (text[at + 1] == '{') {
            str_addc(out, '{');
            at += 2;
            continue;
        }
        n = strcspn(text + at + 1, "}");
        if (!text[at + 1 + n])
            return err_at(err, NULL, 0, (int)at + 1,
                          "The { has no }; {{ prints a brace.");
        if (!fill_one(text, at + 1, n, scope, out, err))
            return false;
        at += n + 2;
    }
    return true;
}
