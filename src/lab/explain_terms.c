/* Sums of explanations, written so that the printed terms give what is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/explain_terms.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/explain_number.h"

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
        if (!num_same(scale * value_with(&t[i], digits), scale * term_value(&t[i]),
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
    return num_is_small(most) ? (int)floor(log10(most)) : 0;
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
    for (; *decimals <= NUM_MOST_DECIMALS; ++*decimals)
        for (*digits = NUM_USUAL_DIGITS; *digits <= NUM_MOST_DIGITS; ++*digits)
            if (num_add_up(v, n, total, *decimals) &&
                true_products(t, n, *digits, scale, *decimals))
                return true;
    *decimals = least;
    *digits = NUM_USUAL_DIGITS;
    return false;
}

int terms_write(struct str *out, const struct term *t, size_t n, int least)
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

void terms_under_root(struct str *out, const struct term *t, size_t n, double v)
{
    int least = num_places(v * v, 4, 4), decimals;
    size_t from = out->len;
    struct num want = num_digits(v, 4);

    for (int more = 0; more < 4; more++) {
        str_cut(out, from);
        decimals = terms_write(out, t, n, least + more);
        if (strcmp(num_digits(sqrt(num_rounded(v * v, decimals)), 4).s, want.s) == 0)
            break;
    }
}
