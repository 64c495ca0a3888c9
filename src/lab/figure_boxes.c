/* Where the four boxes go, and what is given up when there is no room.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_boxes.h"

#include <stdio.h>
#include <string.h>

#include "plot/text.h"

enum { BOXES_WORD = 11 /* columns of the longest word in a box */ };

int boxes_column(const struct boxes *m, int called)
{
    return m->label + called * (m->width + m->gap);
}

int boxes_digits(size_t n)
{
    char text[24];

    return snprintf(text, sizeof text, "%zu", n);
}

size_t boxes_sum(const struct boxes *m, int is, int called)
{
    size_t n = 0;

    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++)
            n += (is < 0 || is == i) && (called < 0 || called == k) ? m->n[i][k] : 0;
    return n;
}

static int widest_class(const struct boxes *m)
{
    int widest = 0;

    for (int k = 0; k < 2; k++) {
        int width = (int)text_columns(figure_class(m->d, k), m->ascii);

        widest = width > widest ? width : widest;
    }
    return widest;
}

void boxes_side(const struct boxes *m, const char *verb, int k, int room,
                struct str *out)
{
    if (widest_class(m) + (int)strlen(verb) + 1 <= room)
        str_addf(out, "%s ", verb);
    str_add(out, figure_class(m->d, !k));
}

/* The words at the left and the sums at the right stay while the boxes keep room for
 * their own words. */
static void place_columns(struct boxes *m)
{
    enum { WIDEST = 36 };
    int core = 3 + m->number, free = m->g->cols;
    int label = (int)strlen("is ") + widest_class(m) + 2;

    m->gap = free >= 2 * core + 3 ? 3 : 1;
    label = label < free / 3 ? label : free / 3;
    if (free >= label + 2 * (core > 8 ? core : 8) + m->gap)
        m->label = label;
    if (free >=
        m->label + 2 * (core > BOXES_WORD ? core : BOXES_WORD) + m->gap + m->number + 2)
        m->total = m->number + 2;
    m->width = (free - m->label - m->gap - m->total) / 2;
    if (m->width > WIDEST)
        m->width = WIDEST;
}

/* N rows of what is left. */
static bool take(int *left, int n)
{
    if (*left < n)
        return false;
    *left -= n;
    return true;
}

/* From what is needed most to what is given up first. */
static void place_rows(struct boxes *m, bool bare)
{
    enum { HIGHEST = 5 };
    int left = m->g->rows - 2;

    m->header = take(&left, 1);
    m->cross = m->gap == 3 && take(&left, 1);
    while (m->rates < BOXES_RATES - 1 && take(&left, 1))
        m->rates++;
    m->words = m->width >= BOXES_WORD && take(&left, 2);
    m->sums = m->total && take(&left, 1);
    m->bars = take(&left, 2);
    m->rates += take(&left, 1);
    m->caption = !bare && take(&left, 1);
    while (m->air < 2 && take(&left, 1))
        m->air++;
    while (m->bars && m->bars < HIGHEST && take(&left, 4))
        m->bars += 2;
}

struct boxes boxes_of(struct bench *b, const struct look *look, struct grid *g)
{
    const struct confusion *c = &bench_fitness(b)->count;
    struct boxes m = {.g = g,
                      .d = b->s.data,
                      .n = {{c->tp, c->fn}, {c->fp, c->tn}},
                      .ascii = g->ascii,
                      .tau = b->s.tau};

    m.number = boxes_digits(boxes_sum(&m, -1, -1));
    place_columns(&m);
    place_rows(&m, look->bare);
    return m;
}
