/* The test card: the same picture in braille, blocks and ASCII.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/glyph_card.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "plot/canvas.h"
#include "plot/text.h"
#include "repl/private.h"

/* ---- the picture ---- */

/* The curve 1/(1 + e^-u) over the rows of C, u from -6 to 6 across. */
static int curve_dot(const struct canvas *c, int i)
{
    double u = 12.0 * i / (2 * c->cols - 1) - 6, p = 1 / (1 + exp(-u));

    return (int)((4 * c->rows - 1) * (1 - p) + 0.5);
}

static void draw_curve(struct canvas *c)
{
    for (int i = 0, from = curve_dot(c, 0); i < 2 * c->cols; i++) {
        int to = curve_dot(c, i), step = to > from ? 1 : -1;

        canvas_run(c, i, abs(to - from) > 1 ? from + step : to, to);
        from = to;
    }
}

/* A field's contour: dots on a line that falls. */
static void draw_contour(struct canvas *c)
{
    for (int i = 0; i < 2 * c->cols; i += 4)
        canvas_dot(c, i, i * (4 * c->rows - 1) / (2 * c->cols));
}

static void draw_points(struct grid *g, int rows)
{
    static const struct {
        double across, down;
    } at[] = {{0.15, 0.3}, {0.4, 0.9}, {0.6, 0.1}, {0.85, 0.7}};

    for (size_t i = 0; i < sizeof at / sizeof *at; i++)
        grid_put(g, (int)(at[i].down * rows), (int)(at[i].across * g->cols),
                 i % 2 ? STYLE_CLASS_1 : STYLE_CLASS_0, i % 2 ? '+' : 'o');
}

static void draw_heights(struct grid *g, int row, bool ascii)
{
    for (int col = 0; col < g->cols; col++) {
        int level = (int)(7.99 * exp(-3.0 * col / g->cols));

        grid_put(g, row, col, STYLE_PLAIN, canvas_bar(level, ascii));
    }
}

void glyph_card_draw(struct grid *g, enum glyphs glyphs)
{
    int rows = g->rows - 1;
    struct canvas c;

    canvas_init(&c, rows, g->cols);
    draw_contour(&c);
    canvas_put(&c, g, 0, 0, glyphs, STYLE_AXIS, true);
    canvas_done(&c);
    canvas_init(&c, rows, g->cols);
    draw_curve(&c);
    canvas_put(&c, g, 0, 0, glyphs, STYLE_BOUNDARY, false);
    canvas_done(&c);
    draw_points(g, rows);
    draw_heights(g, rows, glyphs == GLYPHS_ASCII);
}

/* ---- the card ---- */

enum {
    CARD_COLS = 78,
    GAP = 2,
    PICTURE_ROWS = 6, /* the heights included */
    LOW_ROWS = 3,
    LEAST_BESIDE = 14, /* columns that a picture beside others needs */
};

/* Finest first, as the ladder is climbed down. */
static const enum glyphs tiers[] = {GLYPHS_BRAILLE, GLYPHS_BLOCKS, GLYPHS_ASCII};
enum { TIERS = sizeof tiers / sizeof *tiers };

/* Three beside each other, under their names. Not ASCII even if texts are: the card is
 * to show what there is. */
static void add_beside(struct paper *out, int cols)
{
    struct grid all, one;

    grid_init(&all, PICTURE_ROWS + 1, TIERS * (cols + GAP), false);
    for (int i = 0; i < TIERS; i++) {
        int at = i * (cols + GAP);

        grid_init(&one, PICTURE_ROWS, cols, false);
        glyph_card_draw(&one, tiers[i]);
        grid_text(&all, 0, at, cols, STYLE_BOLD, preferences_tier(tiers[i]));
        grid_blit(&all, 1, at, &one);
        grid_done(&one);
    }
    paper_grid(out, &all);
    grid_done(&all);
}

/* One in so many columns, under its name. */
static void add_alone(struct paper *out, enum glyphs tier, int rows, int cols)
{
    struct grid g;

    paper_line(out, STYLE_BOLD, preferences_tier(tier));
    grid_init(&g, rows, cols, false);
    glyph_card_draw(&g, tier);
    paper_grid(out, &g);
    grid_done(&g);
}

static void ask(struct shell *sh, int width)
{
    const char *text =
        sh->preferences.here.ascii_only
            ? "Blocks and braille are finer, but the locale has only ASCII here. With "
              "a UTF-8 one they can be shown: LANG=C.UTF-8 logitty"
            : "Which line is smooth and has no boxes or gaps? Type: " TEXT_CODE
              "glyphs braille" TEXT_END ", " TEXT_CODE "glyphs blocks" TEXT_END
              " or " TEXT_CODE "glyphs ascii" TEXT_END ".";

    paper_prose(&sh->out, width, STYLE_PLAIN, "", "", text);
}

static void say_now(struct shell *sh, int width)
{
    struct str t;

    str_init(&t);
    str_add(&t, "In use: ");
    preferences_glyphs_text(&sh->preferences, &t);
    str_addc(&t, '.');
    paper_prose(&sh->out, width, STYLE_PLAIN, "", "", t.s);
    str_done(&t);
}

void glyph_card_show(struct shell *sh)
{
    int width = sh->host.width < CARD_COLS ? sh->host.width : CARD_COLS;
    int cols = (width - (TIERS - 1) * GAP) / TIERS;

    free(sh->heading);
    sh->heading = mem_text("glyphs");
    say_now(sh, width);
    ask(sh, width); /* first: a low screen cuts the pictures, which can be spared */
    paper_blank(&sh->out);
    if (sh->preferences.here.ascii_only)
        add_alone(&sh->out, GLYPHS_ASCII, PICTURE_ROWS, width < 24 ? width : 24);
    else if (cols >= LEAST_BESIDE)
        add_beside(&sh->out, cols);
    else
        for (int i = 0; i < TIERS; i++)
            add_alone(&sh->out, tiers[i], LOW_ROWS, width);
}
