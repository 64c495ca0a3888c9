/* Numbers of explanations: the digits with which the printed arithmetic is true.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/explain_number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"

enum { MOST_DECIMALS = 9, MOST_DIGITS = 15, USUAL_DIGITS = 6 };

static const double SMALL = 1e-5;  /* smaller sums are written with an e … */
static const double TINY = 1e-280; /* … as long as 1/v can be computed with */

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
    return num_digits(v, USUAL_DIGITS);
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

static bool same(double a, double b, int decimals)
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

int num_decimals(const double *parts, size_t n, double total, int least)
{
    for (int decimals = least; decimals <= MOST_DECIMALS; decimals++)
        if (num_add_up(parts, n, total, decimals))
            return decimals;
    return least;
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

    for (int digits = USUAL_DIGITS; digits <= MOST_DIGITS && !found; digits++) {
        for (size_t i = 0; i < n; i++)
            cut[i] = num_cut(args[i], digits);
        if (same(rule(cut, n), result, decimals))
            found = digits;
    }
    free(cut);
    return found ? found : USUAL_DIGITS;
}

void num_ratio(struct str *out, double a, double b)
{
    double v = a / b, size = fabs(v);
    bool small = size > TINY && size < SMALL;
    double scale = small ? pow(10, -floor(log10(size))) : 1, args[2] = {a * scale, b};
    int decimals = small ? 3 : num_places(v, 4, 3);
    int digits = num_enough(num_quotient, args, 2, v * scale, decimals);

    str_addf(out, "%s/%s = %s", num_digits(a, digits).s, num_digits(b, digits).s,
             small ? num_digits(v, 4).s : num_fixed(v, decimals).s);
}

/* ---- sums of products ---- */

struct term term_of(double v)
{
    return (struct term){.n = 1, .f = {v}};
}

struct term term_product(double a, double b)
{
    return (struct term){.n = 2, .f = {a, b}};
}

/* With factors of so many digits. */
static double value_with(const struct term *t, int digits)
{
    double v = t->minus ? -1 : 1;

    for (size_t i = 0; i < t->n; i++)
        v *= num_cut(t->f[i], digits);
    v *= t->square ? num_cut(t->f[t->n - 1], digits) : 1;
    return t->over != 0 ? v / num_cut(t->over, digits) : v;
}

double term_value(const struct term *t)
{
    return value_with(t, 17);
}

static bool single(const struct term *t)
{
    return t->n == 1 && !t->square && !t->minus && t->over == 0;
}

/* Every printed product is that of the printed factors; all times SCALE. */
static bool true_products(const struct term *t, size_t n, int digits, double scale,
                          int decimals)
{
    for (size_t i = 0; i < n; i++)
        if (!same(scale * value_with(&t[i], digits), scale * term_value(&t[i]),
                  decimals))
            return false;
    return true;
}

/* "0.3·(−0.5)²" without the term's own sign. */
static void add_product(struct str *out, const struct term *t, int digits, bool first)
{
    for (size_t i = 0; i < t->n; i++) {
        struct num f = num_digits(t->f[i], digits);

        if (i || !first || t->square || t->minus)
            f = num_bracketed(f);
        str_addf(out, "%s%s", i ? "·" : "", f.s);
    }
    str_add(out, t->square ? "²" : "");
    if (t->over != 0)
        str_addf(out, "/%s", num_bracketed(num_digits(t->over, digits)).s);
}

static void add_products(struct str *out, const struct term *t, size_t n, int digits)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            str_add(out, t[i].minus ? " − " : " + ");
        else if (t[i].minus)
            str_add(out, "−");
        add_product(out, &t[i], digits, i == 0);
    }
}

/* V·10^E as "7.189e−9" with DECIMALS before the e; E 0: plain. */
static struct num scaled(double v, int decimals, int e)
{
    struct num n = num_fixed(v, decimals), power;
    size_t used = strlen(n.s);

    if (e && v != 0) {
        power = num_fixed(e, 0);
        snprintf(n.s + used, sizeof n.s - used, "e%.20s", power.s);
    }
    return n;
}

static void add_values(struct str *out, const double *v, size_t n, int decimals, int e)
{
    str_addf(out, "%s", scaled(v[0], decimals, e).s);
    for (size_t i = 1; i < n; i++) {
        bool minus = num_rounded(v[i], decimals) < 0;

        str_addf(out, " %s %s", minus ? "−" : "+", scaled(fabs(v[i]), decimals, e).s);
    }
}

/* Values so small that decimals would be a row of zeros are written times 10^E: the E
 * of the largest, 0 for all others. */
static int common_power(const double *v, size_t n)
{
    double most = 0;

    for (size_t i = 0; i < n; i++)
        most = fmax(most, fabs(v[i]));
    return most > TINY && most < SMALL ? (int)floor(log10(most)) : 0;
}

static bool all_whole(const double *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (v[i] != floor(v[i]))
            return false;
    return true;
}

/* The least decimals and digits with which all is true; false: none are found. */
static bool find_digits(const struct term *t, const double *v, size_t n, double scale,
                        int *decimals, int *digits)
{
    double total = 0;
    int least = *decimals;

    for (size_t i = 0; i < n; i++)
        total += v[i];
    for (; *decimals <= MOST_DECIMALS; ++*decimals)
        for (*digits = USUAL_DIGITS; *digits <= MOST_DIGITS; ++*digits)
            if (num_add_up(v, n, total, *decimals) &&
                true_products(t, n, *digits, scale, *decimals))
                return true;
    *decimals = least;
    *digits = USUAL_DIGITS;
    return false;
}

int num_terms(struct str *out, const struct term *t, size_t n, int least)
{
    double *v = mem_array(n, sizeof *v), total = 0, scale;
    bool products = false, fit;
    int decimals, digits, e;

    for (size_t i = 0; i < n; i++) {
        v[i] = term_value(&t[i]);
        products = products || !single(&t[i]);
    }
    e = common_power(v, n);
    scale = pow(10, -e);
    for (size_t i = 0; i < n; i++) {
        v[i] *= scale;
        total += v[i];
    }
    if (!isfinite(total)) {
        str_add(out, NUM_BEYOND);
        free(v);
        return least;
    }
    if (e) /* what is asked for beyond the 8 places is digits here */
        least = least > 8 ? least - 5 : 3;
    decimals = all_whole(v, n) ? 0 : least;
    fit = find_digits(t, v, n, scale, &decimals, &digits);
    if (products)
        add_products(out, t, n, digits);
    if (n > 1) {
        str_add(out, products ? " = " : "");
        add_values(out, v, n, decimals, e);
    }
    str_addf(out, "%s%s%s", products || n > 1 ? " = " : "",
             scaled(total, decimals, e).s, fit ? "" : " (rounded)");
    free(v);
    return decimals - e;
}

void num_under_root(struct str *out, const struct term *t, size_t n, double v)
{
    int least = num_places(v * v, 4, 4), decimals;
    size_t from = out->len;
    struct num want = num_digits(v, 4);

    for (int more = 0; more < 4; more++) {
        str_cut(out, from);
        decimals = num_terms(out, t, n, least + more);
        if (strcmp(num_digits(sqrt(num_rounded(v * v, decimals)), 4).s, want.s) == 0)
            break;
    }
}
