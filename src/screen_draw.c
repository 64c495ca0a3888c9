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

/* ---- colours: three roles for text, a field of two tints a side ---- */

enum role { ROLE_TEXT, ROLE_CLASS_0, ROLE_CLASS_1, ROLES };
enum { TINTS_EACH = 3, TINTS = 2 * TINTS_EACH + 1, UNSURE = 1 };

/* Numbers of the 256-colour palette. Text without a tint has the terminal's own
 * background: blue 32 and orange 166 have about equal contrast on black and on white.
 * On a tint it has a colour made for that. Where the model is unsure there is no tint.
 */
static const short text_256[ROLES] = {-1, 32, 166};
static const short tint_dark[TINTS] = {25, 24, -1, -1, -1, 58, 94};
static const short text_dark[ROLES] = {255, 153, 223};
static const short tint_light[TINTS] = {153, 195, -1, -1, -1, 230, 223};
static const short text_light[ROLES] = {16, 19, 88};

/* Eight colours: yellow is the Linux console's brown, the nearest to orange. */
static const short text_8[ROLES] = {-1, COLOR_BLUE, COLOR_YELLOW};

static short pair_of(enum role role, int tint)
{
    return (short)(role * TINTS + tint + TINTS_EACH + 1);
}

/* Where colours are 24 bits, a number is 0xRRGGBB; else it is the palette's. */
static int colour_number(int colours, short index)
{
    static const int step[] = {0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF};
    int cube = index - 16;

    if (colours <= 256 || index < 16)
        return index;
    if (index >= 232)
        return (8 + 10 * (index - 232)) * 0x010101;
    return step[cube / 36] << 16 | step[cube / 6 % 6] << 8 | step[cube % 6];
}

static void define_pairs(int colours, bool light)
{
    const short *tint = light ? tint_light : tint_dark;
    const short *on_tint = light ? text_light : text_dark;

    for (int role = 0; role < ROLES; role++)
        for (int t = -TINTS_EACH; t <= TINTS_EACH; t++) {
            short text = t ? on_tint[role] : text_256[role];
            short pair = pair_of((enum role)role, t);

            if (colours >= 256)
                init_extended_pair(pair, colour_number(colours, text),
                                   colour_number(colours, tint[t + TINTS_EACH]));
            else if (!t)
                init_pair(pair, text_8[role], -1);
        }
}

/* ---- styles ---- */

/* Class, and how much it stands out; three emphases and no more. */
static const struct {
    enum role role;
    bool bold, faint, offered;
} looks[STYLES] = {
    [STYLE_BOLD] = {.bold = true},
    [STYLE_DIM] = {.faint = true},
    [STYLE_GHOST] = {.faint = true, .offered = true},
    [STYLE_TITLE] = {.bold = true},
    [STYLE_CODE] = {.bold = true},
    [STYLE_AXIS] = {.faint = true},
    [STYLE_CLASS_0] = {.role = ROLE_CLASS_0},
    [STYLE_CLASS_1] = {.role = ROLE_CLASS_1},
    [STYLE_WRONG] = {.bold = true},
    [STYLE_MARK] = {.bold = true},
};

static attr_t attributes(const struct painter *p, enum style style, int tint)
{
    attr_t attr = looks[style].bold ? A_BOLD : A_NORMAL;

    if (style == STYLE_CLASS_0 && p->colours > 0 && p->colours < 256)
        attr |= A_BOLD; /* plain blue of eight is too dark on black */
    if (looks[style].faint && p->dim && !tint)
        attr |= A_DIM;
    /* offered text must not look like typed text, even where nothing is faint */
    if (looks[style].offered && !p->dim && p->underline)
        attr |= A_UNDERLINE;
    return attr;
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

/* A blank without a tint looks the same in every style: it costs nothing then. */
static void set_cell(const struct painter *p, cchar_t *out, const struct cell *c,
                     int width)
{
    wchar_t text[2] = {shown_glyph(p, c->glyph, width), L'\0'};
    int tint = p->colours >= 256 && abs(c->tint) > UNSURE ? c->tint : 0;
    bool blank = text[0] == L' ' && !tint;
    enum style style = blank || c->style >= STYLES ? STYLE_PLAIN : (enum style)c->style;
    enum role role = looks[style].role;
    short pair = p->colours && (role || tint) ? pair_of(role, tint) : 0;

    setcchar(out, text, attributes(p, style, tint), pair, NULL);
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

void painter_start(struct painter *p, bool utf8, int colours, bool light)
{
    *p = (struct painter){
        .utf8 = utf8, .dim = terminfo_has("dim"), .underline = terminfo_has("smul")};
    if (colours < 8 || !has_colors() || start_color() == ERR ||
        use_default_colors() == ERR)
        return;
    p->colours = COLORS < colours ? COLORS : colours;
    define_pairs(p->colours, light);
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
