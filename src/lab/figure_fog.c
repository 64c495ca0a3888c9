/* The objective over two weights, seen only where the weights have been.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/figure_parts.h"
#include "lab/fog.h"
#include "plot/text.h"

enum {
    MARGIN = 17, /* rows from which on one above and one below stay free */
    LOOKS = 300, /* cells that a walk has seen, about */
};

static const char *lacks(struct bench *b)
{
    return landscape_lacks(b, 2);
}

/* ---- the part of the map that has room ---- */

/* Cells of the lattice in a grid: LEFT and TOP are in its cell (ROW, 0). */
struct window {
    const struct fog *fog;
    struct grid *g;
    bool plain;
    int row, rows, cols;
    long left, top;
    long col_at, row_at; /* where the weights are */
};

/* The first of N cells that are shown of a map of SIZE cells from FIRST on: all of it
 * in the middle, or what is around AT. */
static long first_of(long n, long first, long size, long at)
{
    long from = at - n / 2;

    if (n >= size)
        return first - (n - size) / 2;
    return from < first ? first : from > first + size - n ? first + size - n : from;
}

static struct window window(const struct fog *f, const struct landscape *l,
                            const struct look *look, struct grid *g)
{
    struct window w = {.fog = f, .g = g, .rows = g->rows, .cols = g->cols};

    w.cols -= w.cols > FOG_COLS; /* the text beside it keeps its distance */
    w.plain = g->ascii || look->glyphs == GLYPHS_ASCII;
    if (g->rows >= MARGIN) {
        w.row = 1;
        w.rows -= 2;
    }
    w.col_at = fog_cell(f, 0, l->at[0]);
    w.row_at = fog_cell(f, 1, l->at[1]);
    w.left = first_of(w.cols, f->left, FOG_COLS, w.col_at);
    w.top = first_of(w.rows, f->low, FOG_ROWS, w.row_at) + w.rows - 1;
    return w;
}

static bool shows(const struct window *w, long col, long row)
{
    return col >= w->left && col < w->left + w->cols && row <= w->top &&
           row > w->top - w->rows;
}

static void put(const struct window *w, long col, long row, enum style style,
                uint32_t glyph)
{
    if (shows(w, col, row))
        grid_put(w->g, w->row + (int)(w->top - row), (int)(col - w->left), style,
                 glyph);
}

/* ---- what is seen ---- */

/* Every fourth place, shifted by two from row to row. */
static bool hangs(const struct fog *f, long col, long row)
{
    long c = col - f->left, r = f->low + FOG_ROWS - 1 - row;

    return ((c + 2 * r) % 4 + 4) % 4 == 0;
}

static void draw_place(const struct window *w, const struct landscape *l, long col,
                       long row)
{
    const struct fog *f = w->fog;
    double height;

    if (!fog_seen(f, col, row)) {
        if (hangs(f, col, row))
            put(w, col, row, STYLE_DIM, w->plain ? ':' : 0x2591);
        return;
    }
    if (fog_trodden(f, col, row)) {
        put(w, col, row, STYLE_PATH, w->plain ? '.' : 0xB7);
        return;
    }
    height = landscape_at(l, fog_middle(f, 0, col), fog_middle(f, 1, row));
    put(w, col, row, STYLE_PLAIN,
        isnan(height) ? ' ' : '0' + (uint32_t)fog_digit(f, height));
}

/* Beside @, on the way down; at the edge of the map on the other side. */
static void draw_feel(const struct window *w, const struct landscape *l)
{
    static const int right[] = {1, 1, 0, -1, -1, -1, 0, 1},
                     up[] = {0, 1, 1, 1, 0, -1, -1, -1};
    static const uint32_t arrow[][8] = {
        {0x2192, 0x2197, 0x2191, 0x2196, 0x2190, 0x2199, 0x2193, 0x2198},
        {'>', '/', '^', '\\', '<', '/', 'v', '\\'}};
    int eighth, way = 1;
    double slope;

    if (!l->b->s.feel || !fog_downhill(w->fog, l, &eighth, &slope))
        return;
    if (!shows(w, w->col_at + right[eighth], w->row_at + up[eighth]))
        way = -1;
    put(w, w->col_at + way * right[eighth], w->row_at + way * up[eighth], STYLE_BOLD,
        arrow[w->plain][eighth]);
}

/* "right and up" of what is shown. */
static void write_beyond(const struct window *w, struct str *out)
{
    const char *across = w->col_at < w->left              ? "left"
                         : w->col_at >= w->left + w->cols ? "right"
                                                          : "";
    const char *up = w->row_at > w->top              ? "up"
                     : w->row_at <= w->top - w->rows ? "down"
                                                     : "";

    str_addf(out, "%s%s%s", across, *across && *up ? " and " : "", up);
}

static void say_off(const struct window *w, const struct landscape *l)
{
    int row = w->row ? 0 : w->rows - 1;
    struct str t;

    str_init(&t);
    str_add(&t, "@ is off the map: ");
    write_beyond(w, &t);
    str_add(&t, ", ");
    landscape_write_at(l, l->at, &t);
    str_addc(&t, ' ');
    for (int col = 0; col < w->g->cols && col < (int)text_columns(t.s, w->g->ascii);
         col++)
        grid_put(w->g, row, col, STYLE_PLAIN, ' ');
    grid_text(w->g, row, 0, -1, STYLE_MARK, t.s);
    str_done(&t);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct fog *f = fog_of(b);
    struct landscape l;
    struct window w;

    landscape_open(&l, b, 2, LOOKS);
    w = window(f, &l, look, g);
    grid_clear(g);
    for (long row = w.top; row > w.top - w.rows; row--)
        for (long col = w.left; col < w.left + w.cols; col++)
            draw_place(&w, &l, col, row);
    draw_feel(&w, &l);
    put(&w, w.col_at, w.row_at, STYLE_MARK, '@');
    if (!shows(&w, w.col_at, w.row_at))
        say_off(&w, &l);
    landscape_done(&l);
    fog_free(f);
}

/* ---- in words ---- */

/* What has been seen of the map, and where it is lowest. */
struct survey {
    size_t seen;
    double at[2], height;
};

static struct survey survey(const struct fog *f, const struct landscape *l)
{
    struct survey s = {.height = INFINITY};

    for (long row = f->low; row < f->low + FOG_ROWS; row++)
        for (long col = f->left; col < f->left + FOG_COLS; col++) {
            double at[2] = {fog_middle(f, 0, col), fog_middle(f, 1, row)}, height;

            if (!fog_seen(f, col, row))
                continue;
            s.seen++;
            height = landscape_at(l, at[0], at[1]);
            if (height < s.height) {
                s.height = height;
                s.at[0] = at[0];
                s.at[1] = at[1];
            }
        }
    return s;
}

static void write_here(const struct fog *f, const struct landscape *l, struct str *out)
{
    long col = fog_cell(f, 0, l->at[0]), row = fog_cell(f, 1, l->at[1]);

    str_add(out, "In the fog you are at ");
    landscape_write_at(l, l->at, out);
    if (isfinite(l->here)) {
        str_addf(out, ", %s ", landscape_height(l));
        text_short(out, l->here);
    }
    str_add(out, ". ");
    if (!fog_on_map(f, col, row))
        str_add(out, "That is off the map. ");
    str_addf(out, "You have made %zu move%s by hand", f->moves,
             f->moves == 1 ? "" : "s");
    if (f->last < FOG_WAYS)
        str_addf(out, "; the last change was: %s", f->said);
    str_add(out, ". ");
}

static void write_seen(const struct fog *f, const struct landscape *l, struct str *out)
{
    struct survey s = survey(f, l);

    str_addf(out, "You have seen %zu of %d places. ", s.seen, FOG_COLS * FOG_ROWS);
    if (!isfinite(s.height))
        return;
    str_add(out, "The lowest of them is ");
    landscape_write_at(l, s.at, out);
    str_addf(out, ", %s ", landscape_height(l));
    text_short(out, s.height);
    str_add(out, ". ");
}

static void write_digits(const struct fog *f, struct str *out)
{
    str_add(out, "Heights are digits: 0 below ");
    text_short(out, fog_from(f, 1));
    str_add(out, ", 9 from ");
    text_short(out, fog_from(f, 9));
    str_add(out, " on, each ");
    text_short(out, f->log ? fog_from(f, 1) / fog_from(f, 0)
                           : fog_from(f, 1) - fog_from(f, 0));
    str_add(out, f->log ? " times the one before. " : " above the one before. ");
}

static void write_feel(const struct fog *f, const struct landscape *l, struct str *out)
{
    int eighth;
    double slope;

    if (!l->b->s.feel)
        return;
    if (!fog_downhill(f, l, &eighth, &slope)) {
        str_add(out, "The ground is level here. ");
        return;
    }
    str_addf(out, "Downhill is %s, slope ", fog_eighth_name(eighth));
    text_short(out, slope);
    str_add(out, ". ");
}

static void describe(struct bench *b, struct str *out)
{
    struct fog *f = fog_of(b);
    struct landscape l;

    landscape_open(&l, b, 2, LOOKS);
    write_here(f, &l, out);
    write_seen(f, &l, out);
    write_feel(f, &l, out);
    write_digits(f, out);
    landscape_write_notes(&l, out);
    while (out->len && out->s[out->len - 1] == ' ')
        str_cut(out, out->len - 1);
    landscape_done(&l);
    fog_free(f);
}

/* A run's own count is the news while there is one. */
static void corner(struct bench *b, struct str *out)
{
    const struct fog *f = b->s.fog;

    if (b->s.steps)
        str_addf(out, "step %zu", b->s.steps);
    else if (f)
        str_addf(out, "%zu move%s", f->moves, f->moves == 1 ? "" : "s");
}

/* The places that have been seen, row by row from the top. */
static void numbers(struct bench *b, struct str *csv)
{
    struct fog *f = fog_of(b);
    struct landscape l;

    landscape_open(&l, b, 2, LOOKS);
    figure_csv_text(csv, l.name[0]);
    figure_csv_text(csv, l.name[1]);
    figure_csv_text(csv, landscape_height(&l));
    figure_csv_end(csv);
    for (long row = f->low + FOG_ROWS - 1; row >= f->low; row--)
        for (long col = f->left; col < f->left + FOG_COLS; col++) {
            double at[2] = {fog_middle(f, 0, col), fog_middle(f, 1, row)};

            if (!fog_seen(f, col, row))
                continue;
            figure_csv_number(csv, at[0]);
            figure_csv_number(csv, at[1]);
            figure_csv_number(csv, landscape_at(&l, at[0], at[1]));
            figure_csv_end(csv);
        }
    landscape_done(&l);
    fog_free(f);
}

const struct figure figure_fog = {
    .name = "fog",
    .help = "The loss over two weights in the fog: @ you, heights as digits where you "
            "have been near, a dotted path; the arrows walk.",
    .takes = FIGURE_WEIGHTS,
    .lacks = lacks,
    .begin = fog_ready,
    .draw = draw,
    .wide = FOG_COLS + 1,
    .describe = describe,
    .corner = corner,
    .numbers = numbers,
};
