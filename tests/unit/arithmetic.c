/* Reads printed arithmetic and computes it again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "arithmetic.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What has been read of an expression: + − · / √ ² log brackets and numbers. */
struct sum {
    const char *at;
    bool ok;
    int literals;  /* numbers in it */
    bool products; /* it has more than + and − */
    double unit;   /* of the last place of the coarsest literal */
};

static double read_sum(struct sum *s);

static bool eat(struct sum *s, const char *token)
{
    size_t n = strlen(token);

    if (strncmp(s->at, token, n) != 0)
        return false;
    s->at += n;
    return true;
}

static double read_literal(struct sum *s)
{
    char text[64];
    size_t n = 0;
    const char *dot = NULL, *e = NULL;
    double unit = 1;

    while (n + 1 < sizeof text && (isdigit((unsigned char)*s->at) || *s->at == '.' ||
                                   (*s->at == 'e' && n) || (n && text[n - 1] == 'e'))) {
        if (*s->at == '.' && (dot || !isdigit((unsigned char)s->at[1])))
            break; /* the end of a sentence */
        if (*s->at == '.')
            dot = text + n;
        if (*s->at == 'e')
            e = text + n;
        if (e == text + n - 1 && eat(s, "−"))
            text[n++] = '-';
        else
            text[n++] = *s->at++;
    }
    text[n] = '\0';
    if (n == 0) {
        s->ok = false;
        return 0;
    }
    if (dot)
        unit = pow(10, -(double)((e ? e : text + n) - dot - 1));
    if (e)
        unit *= pow(10, atof(e + 1));
    s->unit = fmax(s->unit, unit);
    s->literals++;
    return strtod(text, NULL);
}

static double read_factor(struct sum *s)
{
    double v;

    if (eat(s, "√")) {
        s->products = true;
        return sqrt(read_factor(s));
    }
    if (eat(s, "log(") || (*s->at == '(' && s->at++)) {
        bool log_of = s->at[-2] == 'g';

        s->products = s->products || log_of;
        v = read_sum(s);
        s->ok = s->ok && eat(s, ")");
        v = log_of ? log(v) : v;
    } else {
        v = read_literal(s);
    }
    if (eat(s, "²")) {
        s->products = true;
        v *= v;
    }
    return v;
}

static double read_product(struct sum *s)
{
    double v = read_factor(s);

    for (;;)
        if (eat(s, "·")) {
            s->products = true;
            v *= read_factor(s);
        } else if (eat(s, " / ") || eat(s, "/")) {
            s->products = true;
            v /= read_factor(s);
        } else {
            return v;
        }
}

static double read_sum(struct sum *s)
{
    double v = eat(s, "−") ? -read_product(s) : read_product(s);

    while (s->ok)
        if (eat(s, " + "))
            v += read_product(s);
        else if (eat(s, " − "))
            v -= read_product(s);
        else
            break;
    return v;
}

/* TEXT begins with arithmetic that ends where a sentence may go on. */
static bool arithmetic(const char *text, double *v, struct sum *s)
{
    *s = (struct sum){.at = text, .ok = true};
    *v = read_sum(s);
    return s->ok && (*s->at == '\0' || strchr(",;.:)\n", *s->at) || *s->at == ' ');
}

/* The end of TEXT is arithmetic: what stands after ": " or "(" counts. */
static bool all_arithmetic(const char *text, double *v)
{
    const char *colon;
    struct sum s;

    while ((colon = strstr(text, ": ")))
        text = colon + 2;
    while ((colon = strstr(text, ", ")))
        text = colon + 2;
    return arithmetic(text, v, &s) && *s.at == '\0';
}

/* Is A = B, both arithmetic, false in B's last place? *CHECKED counts what was looked
 * at. */
static bool false_pair(const char *left, const char *right, int *checked)
{
    struct sum s;
    double a, c;

    if (!all_arithmetic(left, &a) || !arithmetic(right, &c, &s) ||
        (s.products && s.literals > 1))
        return false;
    ++*checked;
    return fabs(a - c) > 0.5001 * s.unit * s.literals + 1e-9 * fabs(a);
}

const char *arithmetic_false(const char *text, int *checked)
{
    static char fault[512];
    char *copy = mem_text(text), *rest = copy, *line;

    fault[0] = '\0';
    while (!fault[0] && (line = strsep(&rest, "\n"))) {
        char *left = line, *right;

        if (strstr(line, "(rounded)"))
            continue;
        for (; (right = strstr(left, " = ")); left = right + 3) {
            *right = '\0';
            if (false_pair(left, right + 3, checked))
                snprintf(fault, sizeof fault, "%s = %s", left, right + 3);
            *right = ' ';
        }
    }
    free(copy);
    return fault[0] ? fault : NULL;
}

double arithmetic_value(const char *text, double *unit)
{
    struct sum s;
    double v;

    if (!arithmetic(text, &v, &s))
        return NAN;
    *unit = s.unit;
    return v;
}
