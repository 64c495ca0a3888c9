/* The levels of the field: which lines there are, where, and what they are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_levels.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/figure_parts.h"
#include "plot/text.h"

enum {
    STEPS = 8,            /* contours of z a side */
    MOST = 2 * STEPS + 1, /* of all kinds */
    SHADES_NAMED = 48,    /* columns from which on the edges of tints have names */
};

struct level {
    double z;
    bool edge; /* the tint changes here */
    char name[32];
};

struct levels {
    int n;
    struct level at[MOST];
};

/* ---- which ---- */

static void add(struct levels *l, double z, bool edge, const char *name)
{
    struct level *at = &l->at[l->n++];

    at->z = z;
    at->edge = edge;
    snprintf(at->name, sizeof at->name, "%s", name);
}

static void add_steps(struct levels *l, const struct plane *s)
{
    struct str name;

    str_init(&name);
    for (int k = -STEPS; k <= STEPS; k++) {
        str_clear(&name);
        text_number(&name, k * s->step);
        if (k)
            add(l, k * s->step, k >= -2 && k <= 2, name.s);
    }
    str_done(&name);
}

static const char *eighth(const struct chart *c, int k)
{
    static const char *const fine[] = {"", "⅛", "¼", "⅜", "½", "⅝", "¾", "⅞"};
    static const char *const plain[] = {"",    "1/8", "1/4", "3/8",
                                        "1/2", "5/8", "3/4", "7/8"};

    return c->glyphs == GLYPHS_BRAILLE && !c->grid->ascii ? fine[k] : plain[k];
}

static void add_eighths(struct levels *l, const struct chart *c, const struct plane *s)
{
    for (int k = 1; k < 8; k++)
        if (k != 4)
            add(l, figure_score(s->b, k / 8.0), k % 2, eighth(c, k));
}

static void add_field(struct levels *l, const struct chart *c, const struct plane *s)
{
    if (s->step > 0)
        add_steps(l, s);
    else
        add_eighths(l, c, s);
}

/* ---- lines ---- */

void level_ink(const struct chart *c, const struct plane *s, double z,
               struct canvas *ink, int every)
{
    const double line[3] = {s->k[0] - z, s->k[1], s->k[2]};

    if (s->straight)
        chart_line(c, ink, line, every);
    else
        chart_level(c, ink, plane_z, s, plane_dots(s, c), z, every);
}

void levels_draw(const struct chart *c, const struct plane *s)
{
    struct levels l = {0};
    struct canvas ink;

    add_field(&l, c, s);
    chart_canvas(c, &ink);
    for (int i = 0; i < l.n; i++)
        level_ink(c, s, l.at[i].z, &ink, 2);
    chart_ink(c, &ink, STYLE_DIM, true);
    canvas_done(&ink);
}

/* ---- names ---- */

/* On the line, as far right as its cell belongs to no other line. */
static void put_name(const struct chart *c, const struct canvas *ink,
                     const uint8_t *lines, const char *name)
{
    int width = (int)text_columns(name, c->grid->ascii);

    for (int k = c->cols - 1; k >= 0; k--)
        for (int r = 0; r < c->rows; r++)
            if (canvas_lit(ink, r, k) && lines[r * c->cols + k] == 1 &&
                chart_text(c, r, k - width + 1, STYLE_AXIS, name, true))
                return;
}

static void put_names(const struct chart *c, const struct plane *s,
                      const struct levels *l)
{
    uint8_t *lines = mem_array((size_t)c->rows * (size_t)c->cols, 1);
    struct canvas ink[MOST];

    for (int i = 0; i < l->n; i++) {
        chart_canvas(c, &ink[i]);
        level_ink(c, s, l->at[i].z, &ink[i], 1);
        for (int k = 0; k < c->rows * c->cols; k++)
            lines[k] += canvas_lit(&ink[i], k / c->cols, k % c->cols);
    }
    for (int i = 0; i < l->n; i++) {
        put_name(c, &ink[i], lines, l->at[i].name);
        canvas_done(&ink[i]);
    }
    free(lines);
}

/* Over the line or under it, as far right as there is room. */
static void put_tau(const struct chart *c, const struct plane *s)
{
    struct canvas ink;
    struct str name;
    int width;
    bool done = false;

    str_init(&name);
    str_add(&name, "τ ");
    text_short(&name, s->b->s.tau);
    width = (int)text_columns(name.s, c->grid->ascii);
    chart_canvas(c, &ink);
    level_ink(c, s, figure_score(s->b, s->b->s.tau), &ink, 1);
    for (int k = c->cols - 1; k >= 0 && !done; k--)
        for (int r = 0; r < c->rows && !done; r++)
            done = canvas_lit(&ink, r, k) &&
                   (chart_text(c, r - 1, k - width + 1, STYLE_AXIS, name.s, true) ||
                    chart_text(c, r + 1, k - width + 1, STYLE_AXIS, name.s, true) ||
                    chart_text(c, r, k - width - 1, STYLE_AXIS, name.s, true) ||
                    chart_text(c, r, k + 2, STYLE_AXIS, name.s, true));
    canvas_done(&ink);
    str_done(&name);
}

void levels_label(const struct chart *c, const struct plane *s, bool tints, bool field)
{
    struct levels all = {0}, l = {0};

    if (s->flat || c->rows < 1 || c->cols < 1)
        return;
    if (s->b->s.tau != 0.5) {
        put_tau(c, s);
        add(&l, figure_score(s->b, 0.5), true, eighth(c, 4));
    }
    if (field && (!tints || c->cols >= SHADES_NAMED))
        add_field(&all, c, s);
    for (int i = 0; i < all.n && l.n < MOST; i++)
        if (!tints || all.at[i].edge)
            l.at[l.n++] = all.at[i];
    put_names(c, s, &l);
}
