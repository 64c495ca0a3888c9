/* Text with style marks, and numbers as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

struct text_walk text_walk(const char *text, enum style style, bool ascii)
{
    return (struct text_walk){text, "", ascii, style, style};
}

/* An unknown letter ends the marked part, as '.' does. */
static enum style marked(const struct text_walk *w, char letter)
{
    for (int s = 0; s < STYLES; s++)
        if (style_letter((enum style)s) == letter)
            return (enum style)s;
    return w->base;
}

/* Steps over marks and over characters without a cell; false at the end. */
static bool decode(struct text_walk *w, uint32_t *cp)
{
    while (*w->at) {
        if (*w->at == '\001') {
            w->style = marked(w, w->at[1]);
            w->at += w->at[1] ? 2 : 1;
            continue;
        }
        w->at += utf8_decode(w->at, strnlen(w->at, 4), cp);
        if (*cp != '\n' && utf8_width(*cp) < 0)
            *cp = ' ';
        if (*cp == '\n' || utf8_width(*cp) > 0)
            return true;
    }
    return false;
}

bool text_next(struct text_walk *w, uint32_t *glyph, enum style *style)
{
    if (*w->twin) {
        *glyph = (uint32_t)(unsigned char)*w->twin++;
        *style = w->style;
        return true;
    }
    if (!decode(w, glyph))
        return false;
    *style = w->style;
    if (w->ascii && *glyph >= 0x80 && *glyph != 0xA0) {
        w->twin = utf8_twin(*glyph);
        return text_next(w, glyph, style);
    }
    return true;
}

size_t text_columns(const char *text, bool ascii)
{
    struct text_walk w = text_walk(text, STYLE_PLAIN, ascii);
    enum style style;
    uint32_t glyph;
    size_t n = 0;

    while (text_next(&w, &glyph, &style))
        n += utf8_width(glyph) == 2 ? 2 : 1;
    return n;
}

void text_strip(const char *text, struct str *out)
{
    while (*text) {
        size_t n = strcspn(text, "\001");

        str_addn(out, text, n);
        text += n;
        if (*text)
            text += text[1] ? 2 : 1;
    }
}

/* Says so when V is no finite number. */
static bool odd(struct str *out, double v)
{
    if (isfinite(v))
        return false;
    str_add(out, isnan(v) ? "undefined" : v > 0 ? "too large" : "too small");
    return true;
}

/* Very large and very small values: 1.23e-7, 2e300. */
static void scientific(struct str *out, double v)
{
    char text[40], *e, *end;

    snprintf(text, sizeof text, "%.2e", v);
    e = end = strchr(text, 'e');
    if (fabs(strtod(text, NULL) - v) <= 1e-12 * fabs(v))
        while (end[-1] == '0' || end[-1] == '.')
            if (*--end == '.')
                break;
    str_addn(out, text, (size_t)(end - text));
    str_addf(out, "e%d", atoi(e + 1));
}

/* Zeros at the end stay where they say how exact the number is. */
static void decimals(struct str *out, double v, int n)
{
    size_t from = out->len;
    double shown;

    str_addf(out, "%.*f", n, v);
    shown = strtod(out->s + from, NULL);
    if (n > 0 && fabs(shown - v) <= 1e-12 * fabs(v)) {
        while (out->s[out->len - 1] == '0')
            str_cut(out, out->len - 1);
        if (out->s[out->len - 1] == '.')
            str_cut(out, out->len - 1);
    }
    if (shown == 0 && out->s[from] == '-') {
        memmove(out->s + from, out->s + from + 1, out->len - from);
        str_cut(out, out->len - 1);
    }
}

/* Decimals that show three significant digits of V, |v| < 1000. */
static int three(double v)
{
    int n = 2 - (int)floor(log10(fabs(v)));

    return n < 0 ? 0 : n;
}

/* Beyond this the digits themselves say nothing to a person. */
static bool extreme(double v)
{
    return v != 0 && (fabs(v) >= 1e12 || fabs(v) < 1e-5);
}

void text_number(struct str *out, double v)
{
    int n = fabs(v) >= 1000 || v == 0 ? 0 : 3;

    if (odd(out, v))
        return;
    if (extreme(v)) {
        scientific(out, v);
        return;
    }
    if (n && three(v) > n)
        n = three(v);
    decimals(out, v, n);
}

void text_asked(struct str *out, double v)
{
    if (!isfinite(v) || extreme(v) || fabs(v) >= 1e5)
        text_number(out, v);
    else
        str_addf(out, "%.6g", v == 0 ? 0 : v);
}

void text_fixed(struct str *out, double v, int n)
{
    if (odd(out, v))
        return;
    if (fabs(v) >= 1e12)
        scientific(out, v);
    else
        decimals(out, v, n);
}

void text_short(struct str *out, double v)
{
    if (odd(out, v))
        return;
    if (extreme(v))
        scientific(out, v);
    else
        decimals(out, v, fabs(v) >= 1000 || v == 0 ? 0 : three(v));
}

void text_minus(struct str *out, size_t from)
{
    char *numbers = mem_text(out->s + from);

    str_cut(out, from);
    for (const char *c = numbers; *c; c++)
        if (*c == '-')
            str_add(out, "−");
        else
            str_addc(out, *c);
    free(numbers);
}

void text_exact(struct str *out, double v)
{
    if (!odd(out, v))
        str_addf(out, "%.17g", v == 0 ? 0 : v);
}
