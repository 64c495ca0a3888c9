/* A grid of meanings as curses cells: colours, attributes, what this terminal can show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen_draw.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "terminfo.h"

/* ---- colours ---- */

/* Where colours are 24 bits, a number is 0xRRGGBB; else it is the palette's. */
static int colour_number(int colours, int index)
{
    static const int step[] = {0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF};
    int cube = index - 16;

    if (colours <= 256 || index < 16)
        return index;
    if (index >= 232)
        return (8 + 10 * (index - 232)) * 0x010101;
    return step[cube / 36] << 16 | step[cube / 6 % 6] << 8 | step[cube % 6];
}

/* The pairs that curses knows so far; number 0 is the terminal's own. */
struct pairs {
    struct {
        int text, ground;
    } of[STYLES * (2 * TINTS_EACH + 1)];
    short n;
};

/* The number of the pair, which is made if it is new. */
static short pair_of(struct pairs *pairs, int colours, const struct appearance *a)
{
    short n = 0;

    if (a->text < 0 && a->ground < 0)
        return 0;
    while (n < pairs->n &&
           (pairs->of[n].text != a->text || pairs->of[n].ground != a->ground))
        n++;
    if (n == pairs->n) {
        pairs->of[n].text = a->text;
        pairs->of[n].ground = a->ground;
        pairs->n++;
        init_extended_pair(n + 1, colour_number(colours, a->text),
                           colour_number(colours, a->ground));
    }
    return (short)(n + 1);
}

static void define_looks(struct painter *p)
{
    struct pairs pairs = {.n = 0};

    for (int style = 0; style < STYLES; style++)
        for (int tint = -TINTS_EACH; tint <= TINTS_EACH; tint++) {
            struct appearance a =
                theme_appearance(&p->display, (enum style)style, tint);
            int at = tint + TINTS_EACH;

            p->look[style][at].attributes = (a.bold ? A_BOLD : A_NORMAL) |
                                            (a.faint ? A_DIM : A_NORMAL) |
                                            (a.underlined ? A_UNDERLINE : A_NORMAL);
            p->look[style][at].pair = pair_of(&pairs, p->display.colours, &a);
        }
}

/* Not before a colour is wanted: it makes curses speak of colours. */
static void start_colours(struct painter *p)
{
    if (p->started || p->display.theme == THEME_MONO)
        return;
    if (p->display.colours < 8 || !has_colors() || start_color() == ERR ||
        use_default_colors() == ERR)
        p->display.colours = 0;
    else if (COLORS < p->display.colours)
        p->display.colours = COLORS;
    p->started = true;
}

/* ---- cells ---- */

/* What the terminal can show of GLYPH in WIDTH columns. */
static wchar_t shown_glyph(const struct painter *p, uint32_t glyph, int width)
{
    if (glyph < 0x80)
        return glyph < ' ' || glyph == 0x7F ? L'?' : (wchar_t)glyph;
    if (!p->utf8)
        return (wchar_t)(unsigned char)utf8_twin(glyph)[0];
    return wcwidth((wchar_t)glyph) == width ? (wchar_t)glyph : L'?';
}

enum { GAP = 3 }; /* blanks that are cheaper than another style */

static bool is_blank(const struct cell *c)
{
    return c->glyph == ' ' && c->tint == 0;
}

/* A blank looks the same in every style that is only faint or bold. In a small gap
 * between two cells of one such style it takes theirs, so that the terminal need not be
 * told back and forth; elsewhere it has none. */
static enum style blank_style(const struct painter *p, const struct cell *cell, int col,
                              int cols)
{
    int left = col, right = col;
    enum style style;

    while (left > 0 && col - left <= GAP && is_blank(&cell[left]))
        left--;
    while (right < cols - 1 && right - col <= GAP && is_blank(&cell[right]))
        right++;
    style = cell[left].style < STYLES ? (enum style)cell[left].style : STYLE_PLAIN;
    if (right - left > GAP + 1 || cell[right].style != style || cell[left].tint ||
        cell[right].tint || p->look[style][TINTS_EACH].pair ||
        p->look[style][TINTS_EACH].attributes & A_UNDERLINE)
        return STYLE_PLAIN;
    return style;
}

static void set_cell(const struct painter *p, cchar_t *out, const struct cell *c,
                     int width)
{
    wchar_t text[2] = {shown_glyph(p, c->glyph, width), L'\0'};
    int tint = c->tint < -TINTS_EACH  ? -TINTS_EACH
               : c->tint > TINTS_EACH ? TINTS_EACH
                                      : c->tint;
    int at = tint + TINTS_EACH, style = c->style < STYLES ? c->style : STYLE_PLAIN;

    if (text[0] == L' ' && c->glyph != ' ')
        style = STYLE_PLAIN;
    setcchar(out, text, (attr_t)p->look[style][at].attributes, p->look[style][at].pair,
             NULL);
}

/* One row as curses cells; a wide glyph is one of them. Returns how many. */
static int compose(struct painter *p, const struct cell *cell, int cols)
{
    cchar_t *out = p->row;
    int n = 0;

    for (int col = 0; col < cols; n++) {
        struct cell c = cell[col];
        int width = c.glyph ? utf8_width(c.glyph) : 1;

        if (width < 1 || col + width > cols || !c.glyph) {
            c.glyph = ' '; /* half a wide glyph, or none */
            width = 1;
        }
        if (c.glyph == ' ')
            c.style = is_blank(&c) ? blank_style(p, cell, col, cols) : STYLE_PLAIN;
        set_cell(p, &out[n], &c, width);
        col += width;
    }
    return n;
}

static bool same_row(const struct painter *p, const struct grid *g, int row)
{
    size_t at = (size_t)row * (size_t)g->cols;

    for (int col = 0; col < g->cols; col++) {
        const struct cell *a = &p->shown.cell[at + (size_t)col];
        const struct cell *b = &g->cell[at + (size_t)col];

        if (a->glyph != b->glyph || a->style != b->style || a->tint != b->tint)
            return false;
    }
    return true;
}

void painter_draw(struct painter *p, const struct grid *g, int cursor_row,
                  int cursor_col)
{
    bool all = p->shown.rows != g->rows || p->shown.cols != g->cols;
    size_t cols = (size_t)g->cols;

    if (all) {
        grid_done(&p->shown);
        grid_init(&p->shown, g->rows, g->cols, false);
        p->row = mem_grow(p->row, cols, sizeof(cchar_t));
        werase(stdscr);
    }
    for (int row = 0; row < g->rows && row < LINES; row++) {
        /* in a corner without a neighbour ncurses 6.4 draws one that is not there */
        if ((cols == 1 && row == g->rows - 1) || (!all && same_row(p, g, row)))
            continue;
        mvwadd_wchnstr(stdscr, row, 0, p->row,
                       compose(p, g->cell + (size_t)row * cols, g->cols));
        memcpy(p->shown.cell + (size_t)row * cols, g->cell + (size_t)row * cols,
               cols * sizeof *g->cell);
    }
    wmove(stdscr, cursor_row, cursor_col);
    wnoutrefresh(stdscr);
}

/* ---- start and end ---- */

void painter_theme(struct painter *p, enum theme theme)
{
    p->display.theme = theme;
    start_colours(p);
    define_looks(p);
    painter_forget(p);
}

void painter_start(struct painter *p, bool utf8, const struct display *display)
{
    *p = (struct painter){.utf8 = utf8, .display = *display};
    p->display.faint = terminfo_has("dim");
    p->display.underline = terminfo_has("smul");
    painter_theme(p, display->theme);
}

void painter_stop(struct painter *p)
{
    grid_done(&p->shown);
    free(p->row);
}

void painter_forget(struct painter *p)
{
    grid_done(&p->shown);
    p->shown = (struct grid){0};
}
