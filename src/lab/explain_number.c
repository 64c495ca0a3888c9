/* Numbers of explanations: the digits with which the printed arithmetic is true.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/explain_number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"

/* ---- one number ---- */

/* TEXT with the minus of prose. */
static struct num prose(const char *text)
{
    struct num n;
    size_t used = 0;

    for (; *text && used + 4 < sizeof n.s; text++)
        if (*text == '-') {
            memcpy(n.s + used, "−", 3);
            used += 3;
        } else {
            n.s[used++] = *text;
        }
    n.s[used] = '\0';
    return n;
}

struct num num_label(double v)
{
    struct str text;
    struct num n;

    str_init(&text);
    text_short(&text, v);
    n = prose(text.s);
    str_done(&text);
    return n;
}

struct num num_short(double v)
{
    return isfinite(v) ? num_label(v) : prose(NUM_BEYOND);
}

struct num num_fixed(double v, int decimals)
{
    char text[64];

    if (!isfinite(v) || fabs(v) >= 1e12)
        return num_short(v);
    if (fabs(v) < 0.5 * pow(10, -decimals))
        v = 0; /* not -0.000 */
    snprintf(text, sizeof text, "%.*f", decimals, v);
    return prose(text);
}

struct num num_trimmed(double v, int decimals)
{
    struct str text;
    struct num n;

    if (!isfinite(v) || fabs(v) >= 1e12 || (v != 0 && fabs(v) < pow(10, 1 - decimals)))
        return num_short(v);
    str_init(&text);
    text_fixed(&text, v, decimals);
    n = prose(text.s);
    str_done(&text);
    return n;
}

struct num num_digits(double v, int digits)
{
    char text[64], *e;

    if (!isfinite(v))
        return prose(NUM_BEYOND);
    snprintf(text, sizeof text, "%.*g", digits, v == 0 ? 0 : v);
    e = strchr(text, 'e');
    if (e) /* 2e-9 for 2e-09 */
        snprintf(e + 1, sizeof text - (size_t)(e + 1 - text), "%d", atoi(e + 1));
    return prose(text);
}

int num_telling(double a, double b)
{
    int digits = 4;

    while (digits < 12 && strcmp(num_digits(a, digits).s, num_digits(b, digits).s) == 0)
        digits++;
    return digits;
}

struct num num_long(double v)
{
    return num_digits(v, NUM_USUAL_DIGITS);
}

struct num num_bracketed(struct num n)
{
    struct num out;

    if ((unsigned char)n.s[0] < 0x80) /* no minus of prose */
        return n;
    snprintf(out.s, sizeof out.s, "(%.60s)", n.s);
    return out;
}

struct num num_factor(double v)
{
    return num_bracketed(num_long(v));
}

double num_rounded(double v, int decimals)
{
    char text[400];

    snprintf(text, sizeof text, "%.*f", decimals, v);
    return strtod(text, NULL);
}

double num_cut(double v, int digits)
{
    char text[64];

    snprintf(text, sizeof text, "%.*g", digits, v);
    return strtod(text, NULL);
}

int num_places(double v, int digits, int least)
{
    double size = fabs(v);
    int places =
        size > 0 && size < 1e300 ? digits - 1 - (int)floor(log10(size)) : least;

    return places < least ? least : places > 8 ? 8 : places;
}

/* ---- digits that fit together ---- */

bool num_is_small(double v)
{
    return fabs(v) > 1e-280 && fabs(v) < 1e-5;
}

bool num_same(double a, double b, int decimals)
{
    return fabs(num_rounded(a, decimals) - num_rounded(b, decimals)) <
           pow(10, -decimals) / 2;
}

bool num_add_up(const double *parts, size_t n, double total, int decimals)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += num_rounded(parts[i], decimals);
    return fabs(total) < 1e6 &&
           fabs(sum - num_rounded(total, decimals)) < pow(10, -decimals) / 2;
}

double num_quotient(const double *args, size_t n)
{
    double v = args[0];

    for (size_t i = 1; i < n; i++)
        v /= args[i];
    return v;
}

double num_product(const double *args, size_t n)
{
    double v = 1;

    for (size_t i = 0; i < n; i++)
        v *= args[i];
    return v;
}

int num_enough(num_rule *rule, const double *args, size_t n, double result,
               int decimals)
{
    double *cut = mem_array(n, sizeof *cut);
    int found = 0;

    for (int digits = NUM_USUAL_DIGITS; digits <= NUM_MOST_DIGITS && !found; digits++) {
        for (size_t i = 0; i < n; i++)
            cut[i] = num_cut(args[i], digits);
        if (num_same(rule(cut, n), result, decimals))
            found = digits;
    }
    free(cut);
    return found ? found : NUM_USUAL_DIGITS;
}

void num_ratio(struct str *out, double a, double b)
{
    double v = a / b, size = fabs(v);
    bool small = num_is_small(v);
    double scale = small ? pow(10, -floor(log10(size))) : 1, args[2] = {a * scale, b};
    int decimals = small ? 3 : num_places(v, 4, 3);
    int digits = num_enough(num_quotient, args, 2, v * scale, decimals);

    str_addf(out, "%s/%s = %s", num_digits(a, digits).s, num_digits(b, digits).s,
             small ? num_digits(v, 4).s : num_fixed(v, decimals).s);
}
