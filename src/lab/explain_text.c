/* The words and numbers of explanations.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/dataset.h"
#include "lab/explaining.h"
#include "plot/text.h"

void explain_say(struct explaining *e, const char *fmt, ...)
{
    struct str text;
    va_list args;

    str_init(&text);
    va_start(args, fmt);
    str_addv(&text, fmt, args);
    va_end(args);
    paper_prose(e->out, e->width, STYLE_PLAIN, "", "  ", text.s);
    str_done(&text);
}

/* ---- numbers ---- */

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

struct num num_short(double v)
{
    struct str text;
    struct num n;

    str_init(&text);
    text_short(&text, v);
    n = prose(text.s);
    str_done(&text);
    return n;
}

struct num num_fixed(double v, int decimals)
{
    char text[64];

    if (fabs(v) >= 1e12)
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

    if (fabs(v) >= 1e12 || (v != 0 && fabs(v) < pow(10, 1 - decimals)))
        return num_short(v);
    str_init(&text);
    text_fixed(&text, v, decimals);
    n = prose(text.s);
    str_done(&text);
    return n;
}

struct num num_long(double v)
{
    char text[64], *e;

    snprintf(text, sizeof text, "%.6g", v == 0 ? 0 : v);
    e = strchr(text, 'e');
    if (e) /* 2e-9 for 2e-09 */
        snprintf(e + 1, sizeof text - (size_t)(e + 1 - text), "%d", atoi(e + 1));
    return prose(text);
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

int num_decimals(const double *parts, size_t n, double total, int least)
{
    for (int decimals = least; decimals <= 8 && fabs(total) < 1e6; decimals++) {
        double unit = pow(10, -decimals), sum = 0;

        for (size_t i = 0; i < n; i++)
            sum += num_rounded(parts[i], decimals);
        if (fabs(sum - num_rounded(total, decimals)) < unit / 2)
            return decimals;
    }
    return least;
}

/* ---- points ---- */

bool explain_linear(const struct explaining *e)
{
    return e->s->model == &linear_ops;
}

double explain_x(const struct explaining *e, size_t j, size_t i)
{
    return e->s->fitted->x[j - 1][i];
}

/* Decimals that show every value of column X as it is, at most 3. */
static int column_decimals(const double *x, size_t n)
{
    int decimals = 0;

    for (size_t i = 0; i < n && decimals < 3; i++)
        while (decimals < 3 &&
               fabs(x[i] * pow(10, decimals) - round(x[i] * pow(10, decimals))) >
                   1e-9 * (1 + fabs(x[i])))
            decimals++;
    return decimals;
}

static bool has_twin(const struct data *d, size_t i)
{
    for (size_t k = 0; k < d->n; k++) {
        size_t j = 0;

        while (j < d->dim && d->x[j][k] == d->x[j][i])
            j++;
        if (k != i && j == d->dim)
            return true;
    }
    return false;
}

void explain_place(const struct explaining *e, size_t i, struct str *out)
{
    const struct data *d = e->d;
    const struct dataset *set = dataset_of(d);
    struct num x = num_fixed(d->x[0][i], column_decimals(d->x[0], d->n));

    if (d->dim > 2)
        str_addf(out, "row %zu", i + 1);
    else if (d->dim == 2)
        str_addf(out, "(%s, %s)", x.s,
                 num_fixed(d->x[1][i], column_decimals(d->x[1], d->n)).s);
    else if (set && set->unit)
        str_addf(out, "%s %s", x.s, set->unit);
    else
        str_addf(out, "%s=%s", d->names[0], x.s);
}

bool explain_twin(const struct explaining *e, size_t i)
{
    return e->d->dim <= 2 && e->d->n <= 10000 && has_twin(e->d, i);
}

void explain_label(const struct explaining *e, size_t i, struct str *out)
{
    explain_place(e, i, out);
    if (explain_twin(e, i))
        str_addf(out, " (row %zu)", i + 1);
}

const char *explain_class(const struct explaining *e, size_t i)
{
    return dataset_class(e->d, data_positive(e->d, i));
}
