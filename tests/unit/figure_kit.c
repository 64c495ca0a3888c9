/* What tests of figures share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure_kit.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/csv.h"

const struct look fine = {.glyphs = GLYPHS_BRAILLE};

struct bench *bench_with(const char *name)
{
    const char *home = getenv("LOGITTY_DATA");
    struct bench *b = bench_new();
    struct err err = {0};
    struct data *d;
    char file[512];

    snprintf(file, sizeof file, "%s/datasets/%s.csv", home ? home : ".", name);
    d = csv_load(file, NULL, &err);
    ck_assert_msg(d != NULL, "%s", err.message);
    free(d->source);
    d->source = mem_text(name);
    bench_set_data(b, d);
    return b;
}

struct bench *bench_of(size_t n, size_t dim, const double *x, const double *y)
{
    struct bench *b = bench_new();
    struct data *d = data_new(n, dim);

    for (size_t j = 0; j < dim; j++)
        memcpy(d->x[j], x + j * n, n * sizeof *x);
    memcpy(d->y, y, n * sizeof *y);
    data_classify(d);
    free(d->source);
    d->source = mem_text("own.csv");
    bench_set_data(b, d);
    return b;
}

char *drawn(struct bench *b, const char *name, const struct look *look, int rows,
            int cols)
{
    const struct figure *f = figure_named(name);
    struct grid g;
    struct str out;

    ck_assert(f != NULL);
    str_init(&out);
    grid_init(&g, rows, cols, look->glyphs == GLYPHS_ASCII);
    figure_draw(f, b, look, &g);
    grid_dump(&g, &out);
    grid_done(&g);
    return out.s;
}

char *said(struct bench *b, const char *name)
{
    struct str out;

    str_init(&out);
    figure_named(name)->describe(b, &out);
    return out.s;
}

void says(struct bench *b, const char *name, const char *part)
{
    char *text = said(b, name);

    ck_assert_msg(strstr(text, part) != NULL, "no '%s' in: %s", part, text);
    free(text);
}

int times(const char *text, const char *glyph)
{
    int n = 0;

    for (const char *at = text; (at = strstr(at, glyph)); at += strlen(glyph))
        n++;
    return n;
}
