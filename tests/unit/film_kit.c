/* Screens one after the other as one animated SVG.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each screen is drawn as `export` draws it and taken apart: words, the strokes and dots
 * of single cells, tints. A piece that is on several screens in a row is one piece with a
 * beginning and an end; pieces with the same two make a group, and its CSS animation shows
 * it between them. So a key that is typed costs a word, not a screen. */
#include "film_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/svg.h"

struct film *film_new(int rows, int cols)
{
    struct film *f = mem_alloc(sizeof *f);

    *f = (struct film){.rows = rows, .cols = cols};
    f->start = mem_grow(NULL, 1, sizeof *f->start);
    f->start[0] = 0;
    return f;
}

static void pieces_free(struct pieces *p)
{
    for (size_t i = 0; i < p->n; i++)
        free(p->piece[i].text);
    free(p->piece);
}

void film_free(struct film *f)
{
    pieces_free(&f->live);
    pieces_free(&f->done);
    free(f->start);
    free(f);
}

size_t film_frames(const struct film *f)
{
    return f->frames;
}

int film_length(const struct film *f)
{
    return f->start[f->frames];
}

/* ---- taking a screen apart ---- */

static void add(struct pieces *p, const struct piece *one, const char *text, size_t n)
{
    p->piece = mem_grow(p->piece, p->n + 1, sizeof *p->piece);
    p->piece[p->n] = *one;
    p->piece[p->n++].text = mem_textn(text, n);
}

/* The value of NAME="…" in the element at S; its end in *END. */
static const char *attribute(const char *s, const char *name, const char **end)
{
    char wanted[16];
    const char *at;

    snprintf(wanted, sizeof wanted, " %s=\"", name);
    at = strstr(s, wanted);
    if (!at || at > strchr(s, '>'))
        return NULL;
    at += strlen(wanted);
    *end = strchr(at, '"');
    return at;
}

static void take_class(const char *s, struct piece *one)
{
    const char *end, *at = attribute(s, "class", &end);

    snprintf(one->class, sizeof one->class, "%.*s", at ? (int)(end - at) : 0,
             at ? at : "");
}

/* <text class="dim" x="8 16" y="12">ab</text>: a word is a piece. */
static void take_word(const char *s, struct pieces *p)
{
    struct piece one = {.kind = KIND_WORD};
    const char *end, *x = attribute(s, "x", &end);
    const char *word = strchr(s, '>') + 1;

    one.x = strtod(x, NULL);
    for (one.cells = 1; x < end; x++)
        one.cells += *x == ' ';
    one.y = strtod(attribute(s, "y", &end), NULL);
    take_class(s, &one);
    add(p, &one, word, strcspn(word, "<"));
}

/* <path class="dots dim" d="M8 16…\nM16 16…"/>: a piece for each cell or line. */
static void take_path(const char *s, struct pieces *p)
{
    struct piece one = {.kind = KIND_PATH};
    const char *end, *d = attribute(s, "d", &end);

    take_class(s, &one);
    while (d < end) {
        size_t n = strcspn(d, "\n\"");

        sscanf(d, "M%lf %lf", &one.x, &one.y);
        if (n)
            add(p, &one, d, n);
        d += n + 1;
    }
}

int film_compare(const void *a, const void *b)
{
    const struct piece *one = a, *two = b;
    int order;

    if (one->kind != two->kind)
        return one->kind < two->kind ? -1 : 1;
    order = strcmp(one->class, two->class);
    if (!order && one->y != two->y)
        return one->y < two->y ? -1 : 1;
    if (!order && one->x != two->x)
        return one->x < two->x ? -1 : 1;
    return order ? order : strcmp(one->text, two->text);
}

/* What svg_write() has put behind the paper, one element after the other. */
static void take_apart(const char *svg, struct pieces *p)
{
    const char *s = strstr(svg, "class=\"paper\"");

    while ((s = strchr(s, '<'))) {
        struct piece one = {.kind = KIND_TINT};

        if (strncmp(s, "<rect", 5) == 0)
            add(p, &one, s, strcspn(s, "\n"));
        else if (strncmp(s, "<path", 5) == 0)
            take_path(s, p);
        else if (strncmp(s, "<text", 5) == 0)
            take_word(s, p);
        s++;
    }
}

static void take_screen(const struct grid *g, int row, int col, struct pieces *p)
{
    struct piece one = {.kind = KIND_TINT};
    struct str text;

    str_init(&text);
    svg_write(g, "", "", &text);
    take_apart(text.s, p);
    str_clear(&text);
    str_addf(&text, "<path class=\"cursor\" d=\"M%d %dh%dv%dh-%dz\"/>",
             col * SVG_CELL_WIDTH, row * SVG_CELL_HEIGHT, SVG_CELL_WIDTH, SVG_CELL_HEIGHT,
             SVG_CELL_WIDTH);
    add(p, &one, text.s, text.len);
    qsort(p->piece, p->n, sizeof *p->piece, film_compare);
    str_done(&text);
}

/* ---- from screen to screen ---- */

static void end_piece(struct film *f, struct piece *p)
{
    p->to = f->frames;
    f->done.piece = mem_grow(f->done.piece, f->done.n + 1, sizeof *p);
    f->done.piece[f->done.n++] = *p;
}

/* Most of NOW is new: what is the same by chance is not worth keeping apart. */
static bool is_cut(const struct pieces *was, const struct pieces *now)
{
    size_t same = 0, i = 0;

    for (size_t k = 0; k < now->n; k++) {
        int order = 1;

        while (i < was->n && (order = film_compare(&was->piece[i], &now->piece[k])) < 0)
            i++;
        same += i < was->n && order == 0;
    }
    return 2 * same < now->n;
}

/* NOW becomes what is live; what it has had before keeps its beginning. */
static void go_on(struct film *f, struct pieces *now)
{
    size_t i = 0;

    if (is_cut(&f->live, now))
        while (i < f->live.n)
            end_piece(f, &f->live.piece[i++]);
    for (size_t k = 0; k < now->n; k++) {
        struct piece *p = &now->piece[k];
        int order = 1;

        while (i < f->live.n && (order = film_compare(&f->live.piece[i], p)) < 0)
            end_piece(f, &f->live.piece[i++]);
        p->from = f->frames;
        if (i < f->live.n && order == 0) {
            p->from = f->live.piece[i].from;
            free(f->live.piece[i++].text);
        }
    }
    while (i < f->live.n)
        end_piece(f, &f->live.piece[i++]);
    free(f->live.piece);
    f->live = *now;
}

void film_add(struct film *f, const struct grid *g, int row, int col, int ms)
{
    struct pieces now = {0};

    take_screen(g, row, col, &now);
    go_on(f, &now);
    f->frames++;
    f->start = mem_grow(f->start, f->frames + 1, sizeof *f->start);
    f->start[f->frames] = f->start[f->frames - 1] + ms;
}

/* ---- the end ---- */

static int compare_lives(const void *a, const void *b)
{
    const struct piece *one = a, *two = b;

    if (one->from != two->from)
        return one->from < two->from ? -1 : 1;
    if (one->to != two->to)
        return one->to < two->to ? -1 : 1;
    return film_compare(a, b);
}

void film_end(struct film *f)
{
    for (size_t i = 0; i < f->live.n; i++)
        end_piece(f, &f->live.piece[i]);
    f->live.n = 0;
    qsort(f->done.piece, f->done.n, sizeof *f->done.piece, compare_lives);
}
