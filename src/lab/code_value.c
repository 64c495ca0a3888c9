/* Numbers and text as bits, and back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/code_value.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn/mlp.h"

/* Orders of the whole numbers (base/bits.h): what is usual takes the fewest bits. */
enum { ORDER_NUMBERS = 1, ORDER_TEXT = 3, ORDER_NETWORK = 1 };

/* ---- numbers ---- */

void code_write_exact(double v, struct str *out)
{
    str_addf(out, "%.17g", v);
}

void code_write_short(double v, struct str *out)
{
    char text[32];

    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, v);
        if (strtod(text, NULL) == v)
            break;
    }
    str_add(out, text);
}

/* The number at S, if WRITE would write it so; the bytes it takes, 0: it would not. */
static size_t read_number(const char *s, void (*write)(double, struct str *), double *v)
{
    char *end;
    size_t n;
    struct str again;

    if (!isdigit((unsigned char)*s) && *s != '-')
        return 0;
    *v = strtod(s, &end);
    n = (size_t)(end - s);
    str_init(&again);
    if (isfinite(*v))
        write(*v, &again);
    if (again.len != n || strncmp(again.s, s, n) != 0)
        n = 0;
    str_done(&again);
    return n;
}

size_t code_put_number(struct bits *b, const char *s,
                       void (*write)(double, struct str *))
{
    double v;
    size_t n = read_number(s, write, &v);

    if (n)
        bits_put_number(b, v);
    return n;
}

/* How many numbers stand at S, one blank between. */
static size_t count_numbers(const char *s)
{
    size_t n = 0, used;
    double v;

    while ((used = read_number(s, code_write_exact, &v))) {
        n++;
        s += used;
        if (*s != ' ')
            break;
        s++;
    }
    return n;
}

size_t code_put_numbers(struct bits *b, const char *s)
{
    size_t n = count_numbers(s);
    const char *at = s;

    if (n)
        bits_put_count(b, n - 1, ORDER_NUMBERS);
    for (size_t i = 0; i < n; i++)
        at += (i > 0) + code_put_number(b, at + (i > 0), code_write_exact);
    return (size_t)(at - s);
}

void code_take_numbers(struct bits *b, struct str *out)
{
    uint64_t n = bits_take_count(b, ORDER_NUMBERS) + 1;

    for (uint64_t i = 0; i < n && !b->bad; i++) {
        str_add(out, i ? " " : "");
        code_write_exact(bits_take_number(b), out);
    }
}

size_t code_put_whole(struct bits *b, const char *s, int order, uint64_t most)
{
    size_t n = strspn(s, "0123456789");
    uint64_t v = n && n < 18 ? strtoull(s, NULL, 10) : most + 1;

    if (v > most || (*s == '0' && n > 1))
        return 0;
    bits_put_count(b, v, order);
    return n;
}

void code_take_whole(struct bits *b, int order, uint64_t most, struct str *out)
{
    uint64_t v = bits_take_count(b, order);

    b->bad = b->bad || v > most;
    str_addf(out, "%llu", (unsigned long long)v);
}

/* ---- text ---- */

/* Six bits each; what is not among them takes fourteen: 63 and its byte. */
static const char common[] = "abcdefghijklmnopqrstuvwxyz0123456789 +-*/^().,=_<>XY";

enum { OTHER = 63 };

void code_put_text(struct bits *b, const char *s, size_t n)
{
    bits_put_count(b, n, ORDER_TEXT);
    for (size_t i = 0; i < n; i++) {
        const char *at = strchr(common, s[i]);

        bits_put(b, at ? (uint64_t)(at - common) : OTHER, 6);
        if (!at)
            bits_put(b, (unsigned char)s[i], 8);
    }
}

void code_take_text(struct bits *b, struct str *out)
{
    uint64_t n = bits_take_count(b, ORDER_TEXT);

    for (uint64_t i = 0; i < n && !b->bad; i++) {
        uint64_t at = bits_take(b, 6);

        if (at == OTHER)
            str_addc(out, (char)bits_take(b, 8));
        else if (at < sizeof common - 1)
            str_addc(out, common[at]);
        else
            b->bad = true;
    }
}

/* ---- the weights of a network ---- */

/* The name of place J of theta, or of b behind the last. */
static void weight_name(uint64_t features, uint64_t hidden, uint64_t j, struct str *out)
{
    uint64_t block = features + 1, place = j - hidden - 1;

    if (j <= hidden)
        str_addf(out, "v%u", (unsigned)j);
    else if (place / block >= hidden)
        str_add(out, "b");
    else if (place % block == 0)
        str_addf(out, "h%u.b", (unsigned)(place / block + 1));
    else
        str_addf(out, "h%u.w%u", (unsigned)(place / block + 1),
                 (unsigned)(place % block));
}

void code_take_network(struct bits *b, struct str *out)
{
    uint64_t hidden = bits_take_count(b, ORDER_NETWORK) + 1;
    uint64_t features = bits_take_count(b, ORDER_NETWORK) + 1;

    if (hidden > MLP_MOST || features > 1000)
        b->bad = true;
    for (uint64_t j = 1; !b->bad && j <= mlp_params(features, hidden); j++) {
        str_add(out, j > 1 ? ", " : "");
        weight_name(features, hidden, j, out);
        str_add(out, " = ");
        code_write_exact(bits_take_number(b), out);
    }
}

/* "NAME = NUMBER" and a comma at S; the bytes, 0: it is not. */
static size_t put_named(struct bits *b, const char *s)
{
    const char *equals = strstr(s, " = ");
    size_t n = equals ? code_put_number(b, equals + 3, code_write_exact) : 0;
    const char *end = n ? equals + 3 + n : s;

    return n ? (size_t)(end - s) + (*end == ',' ? 2 : 0) : 0;
}

/* S is what code_take_network() would write of the bits from FROM on. */
static bool writes(struct bits *b, size_t from, const char *s)
{
    struct bits again = *b;
    struct str text;
    bool same;

    again.at = from;
    str_init(&text);
    code_take_network(&again, &text);
    same = !again.bad && strcmp(text.s, s) == 0;
    str_done(&text);
    return same;
}

size_t code_put_network(struct bits *b, const char *s)
{
    const char *all = s;
    size_t from = b->n, weights = 1, hidden = 0, features;

    for (const char *comma = s; (comma = strchr(comma, ',')); comma++)
        weights++;
    for (const char *v = s; *v == 'v'; v = strstr(v, ", ") ? strstr(v, ", ") + 2 : "")
        hidden++;
    features = hidden ? (weights - 1) / hidden : 0;
    if (features < 3 || hidden > MLP_MOST)
        return 0;
    features -= 2;
    bits_put_count(b, hidden - 1, ORDER_NETWORK);
    bits_put_count(b, features - 1, ORDER_NETWORK);
    for (size_t i = 0, used; i < weights; i++) {
        used = put_named(b, s);
        if (!used)
            return 0;
        s += used;
    }
    return !*s && writes(b, from, all) ? (size_t)(s - all) : 0;
}
