/* What the rows above and below the picture f say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/function_view.h"
#include "plot/text.h"

/* A piece of each kind of line, as it is drawn. */
struct samples {
    const char *solid, *second, *dotted, *dashed;
};

static struct samples samples_of(bool ascii, bool coarse)
{
    static const struct samples fine = {"─", "┄", "··", "╌╌"},
                                blocks = {"▄", ":", "··", "▄▄"},
                                plain = {"-", ":", "..", "--"};

    return ascii ? plain : coarse ? blocks : fine;
}

static void add_number(double v, struct str *out)
{
    size_t from = out->len;

    str_addc(out, ' ');
    text_number(out, v);
    text_minus(out, from);
}

/* "x^2   ·· tangent −2   ╌╌ secant −1", without NUMBERS the words alone. */
static void write_slopes(const struct function_view *v, struct samples line,
                         bool numbers, struct str *out)
{
    double tangent = function_at(&v->slope[0], v->x), secant = function_secant(v);

    if (isfinite(tangent)) {
        str_addf(out, "%s%s tangent", out->len ? "   " : "", line.dotted);
        if (numbers && !v->b->discreet)
            add_number(function_levelled(v, tangent), out);
    }
    if (isfinite(secant)) {
        str_addf(out, "%s%s secant", out->len ? "   " : "", line.dashed);
        if (numbers)
            add_number(function_levelled(v, secant), out);
    }
}

enum { VERSIONS = 5 };

/* The first that fits, else nothing: of slopes the numbers give way first, then the
 * function, then their names. */
static void write_caption(const struct function_view *v, int version,
                          struct samples line, struct str *out)
{
    const char *f = v->e->function->text;

    if (v->n == 2 && version == 0)
        str_addf(out, "%s %s   %s %s", line.solid, f, line.second, v->e->other->text);
    else if (v->n == 2 && version == 1)
        str_addf(out, "%s f   %s g", line.solid, line.second);
    if (v->n == 2)
        return;
    if (version < 2 || version == 4)
        str_add(out, f);
    if (version < 4)
        write_slopes(v, line, version % 2 == 0, out);
}

void function_caption(const struct function_view *v, int room, bool ascii, bool coarse,
                      struct str *out)
{
    size_t start = out->len;

    for (int version = 0; version < VERSIONS; version++) {
        struct str s;

        str_init(&s);
        write_caption(v, version, samples_of(ascii, coarse), &s);
        if ((int)text_columns(s.s, ascii) <= room && out->len == start)
            str_add(out, s.s);
        str_done(&s);
    }
}

static const char *slope_text(const struct function *f)
{
    return f->slope_text ? f->slope_text : "";
}

void function_caption_below(const struct function_view *v, int room, bool ascii,
                            bool coarse, struct str *out)
{
    struct samples line = samples_of(ascii, coarse);
    struct str s;

    str_init(&s);
    if (v->n == 2)
        str_addf(&s, "%s %s   %s %s", line.solid, slope_text(v->e->function),
                 line.second, slope_text(v->e->other));
    else
        str_add(&s, slope_text(v->e->function));
    if ((int)text_columns(s.s, ascii) <= room)
        str_add(out, s.s);
    str_done(&s);
}
