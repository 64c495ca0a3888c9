/* Themes: what can be read on light and dark, what has no colour; the test card.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "repl/glyph_card.h"
#include "ui/theme.h"
#include "kit.h"

Suite *suite_theme(void);

/* ---- contrast: WCAG 2.1, relative luminance of sRGB ---- */

static double linear(int byte)
{
    double v = byte / 255.0;

    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(int rgb)
{
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) +
           0.0722 * linear(rgb & 0xFF);
}

static double contrast(int a, int b)
{
    double la = luminance(a), lb = luminance(b);

    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

/* Number N of xterm's 256 colours: a cube of six steps from 16 on, greys from 232 on.
 */
static int xterm(int n)
{
    int c = n - 16, v;

    ck_assert_int_ge(n, 16); /* what is below, people choose themselves */
    ck_assert_int_lt(n, 256);
    if (n >= 232)
        return (8 + 10 * (n - 232)) * 0x010101;
    v = 0;
    for (int part = 36; part; part /= 6) {
        int step = c / part % 6;

        v = v << 8 | (step ? 55 + 40 * step : 0);
    }
    return v;
}

enum { BLACK = 0x000000, WHITE = 0xFFFFFF };

static const struct display terminal = {.colours = 256, .faint = true};

START_TEST(contrast_is_that_of_the_standard)
{
    ck_assert_double_eq_tol(contrast(BLACK, WHITE), 21, 1e-9);
    ck_assert_double_eq_tol(contrast(0x767676, WHITE), 4.54, 0.005); /* WCAG's own */
    ck_assert_int_eq(xterm(196), 0xFF0000);
    ck_assert_int_eq(xterm(32), 0x0087D7);
    ck_assert_int_eq(xterm(244), 0x808080);
}
END_TEST

START_TEST(classes_can_be_read_on_black_and_on_white)
{
    for (int style = STYLE_CLASS_0; style <= STYLE_CLASS_1; style++) {
        struct appearance a = theme_appearance(&terminal, (enum style)style, 0);

        ck_assert_int_eq(a.ground, -1);
        ck_assert_double_ge(contrast(xterm(a.text), BLACK), 3);
        ck_assert_double_ge(contrast(xterm(a.text), WHITE), 3);
    }
}
END_TEST

/* The bright halves of two common palettes: xterm's and the PC's. */
START_TEST(classes_can_be_read_in_eight_colours)
{
    static const int bright[2][8] = {
        {0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF},
        {0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF},
    };
    struct display d = {.colours = 8, .faint = true};

    for (int style = STYLE_CLASS_0; style <= STYLE_CLASS_1; style++)
        for (int i = 0; i < 2; i++) {
            struct appearance a = theme_appearance(&d, (enum style)style, 3);

            ck_assert_int_eq(a.ground, -1);
            ck_assert(a.bold && a.text >= 0 && a.text < 8);
            ck_assert_double_ge(contrast(bright[i][a.text], BLACK), 3);
            ck_assert_double_ge(contrast(bright[i][a.text], WHITE), 3);
        }
}
END_TEST

/* A tint sets both colours of its cell. Not knowing the background, it is seen on
 * black and on white. */
START_TEST(text_on_tints_can_be_read)
{
    for (int light = 0; light < 2; light++)
        for (int style = 0; style < STYLES; style++)
            for (int tint = -TINTS_EACH; tint <= TINTS_EACH; tint++) {
                struct display d = terminal;
                struct appearance a;

                d.light = light;
                a = theme_appearance(&d, (enum style)style, tint);
                if (a.ground < 0)
                    continue;
                ck_assert_double_ge(contrast(xterm(a.text), xterm(a.ground)), 4.5);
                ck_assert(!a.faint);
                if (!light) {
                    ck_assert_double_ge(contrast(xterm(a.ground), BLACK), 2.5);
                    ck_assert_double_ge(contrast(xterm(a.ground), WHITE), 2.5);
                }
            }
}
END_TEST

/* ---- every style × tint of each theme ---- */

/* "text/ground" and the attributes, of one style from tint -3 to 3. */
static void row(const struct display *d, enum style style, struct str *out)
{
    str_addf(out, "%c", style_letter(style));
    for (int tint = -TINTS_EACH; tint <= TINTS_EACH; tint++) {
        struct appearance a = theme_appearance(d, style, tint);

        str_addf(out, " %d/%d%s%s%s", a.text, a.ground, a.bold ? "b" : "",
                 a.faint ? "f" : "", a.underlined ? "u" : "");
    }
    str_addc(out, '\n');
}

#define ROW3(letter, far0, near0, none, near1, far1) \
    letter " " far0 " " near0 " " none " " none " " none " " near1 " " far1 "\n"

static const char any[] =
    ROW3(" ", "231/25", "231/24", "-1/-1", "231/58", "231/94")
    ROW3("b", "231/25b", "231/24b", "-1/-1b", "231/58b", "231/94b")
    ROW3("d", "231/25", "231/24", "-1/-1f", "231/58", "231/94")
    ROW3("g", "231/25", "231/24", "-1/-1f", "231/58", "231/94")
    ROW3("t", "231/25b", "231/24b", "-1/-1b", "231/58b", "231/94b")
    ROW3("c", "231/25b", "231/24b", "-1/-1b", "231/58b", "231/94b")
    ROW3("a", "231/25", "231/24", "-1/-1f", "231/58", "231/94")
    ROW3("0", "159/25", "159/24", "32/-1", "159/58", "159/94")
    ROW3("1", "229/25", "229/24", "166/-1", "229/58", "229/94")
    ROW3("x", "231/25b", "231/24b", "-1/-1b", "231/58b", "231/94b")
    ROW3("l", "231/25", "231/24", "-1/-1", "231/58", "231/94")
    ROW3("p", "231/25", "231/24", "-1/-1", "231/58", "231/94")
    ROW3("m", "231/25b", "231/24b", "-1/-1b", "231/58b", "231/94b")
    ROW3("e", "231/25", "231/24", "-1/-1", "231/58", "231/94");

static const char light[] =
    ROW3(" ", "16/153", "16/195", "-1/-1", "16/230", "16/223")
    ROW3("b", "16/153b", "16/195b", "-1/-1b", "16/230b", "16/223b")
    ROW3("d", "16/153", "16/195", "-1/-1f", "16/230", "16/223")
    ROW3("g", "16/153", "16/195", "-1/-1f", "16/230", "16/223")
    ROW3("t", "16/153b", "16/195b", "-1/-1b", "16/230b", "16/223b")
    ROW3("c", "16/153b", "16/195b", "-1/-1b", "16/230b", "16/223b")
    ROW3("a", "16/153", "16/195", "-1/-1f", "16/230", "16/223")
    ROW3("0", "19/153", "19/195", "32/-1", "19/230", "19/223")
    ROW3("1", "88/153", "88/195", "166/-1", "88/230", "88/223")
    ROW3("x", "16/153b", "16/195b", "-1/-1b", "16/230b", "16/223b")
    ROW3("l", "16/153", "16/195", "-1/-1", "16/230", "16/223")
    ROW3("p", "16/153", "16/195", "-1/-1", "16/230", "16/223")
    ROW3("m", "16/153b", "16/195b", "-1/-1b", "16/230b", "16/223b")
    ROW3("e", "16/153", "16/195", "-1/-1", "16/230", "16/223");

#define ROW1(letter, all) ROW3(letter, all, all, all, all, all)

static const char mono[] =
    ROW1(" ", "-1/-1") ROW1("b", "-1/-1b") ROW1("d", "-1/-1f") ROW1("g", "-1/-1f")
    ROW1("t", "-1/-1b") ROW1("c", "-1/-1b") ROW1("a", "-1/-1f") ROW1("0", "-1/-1")
    ROW1("1", "-1/-1") ROW1("x", "-1/-1b") ROW1("l", "-1/-1") ROW1("p", "-1/-1")
    ROW1("m", "-1/-1b") ROW1("e", "-1/-1");

/* Nothing is faint there: what is offered is underlined instead. */
static const char bare[] =
    ROW1(" ", "-1/-1") ROW1("b", "-1/-1b") ROW1("d", "-1/-1") ROW1("g", "-1/-1u")
    ROW1("t", "-1/-1b") ROW1("c", "-1/-1b") ROW1("a", "-1/-1") ROW1("0", "-1/-1")
    ROW1("1", "-1/-1") ROW1("x", "-1/-1b") ROW1("l", "-1/-1") ROW1("p", "-1/-1")
    ROW1("m", "-1/-1b") ROW1("e", "-1/-1");

static const char eight[] =
    ROW1(" ", "-1/-1") ROW1("b", "-1/-1b") ROW1("d", "-1/-1f") ROW1("g", "-1/-1f")
    ROW1("t", "-1/-1b") ROW1("c", "-1/-1b") ROW1("a", "-1/-1f") ROW1("0", "4/-1b")
    ROW1("1", "1/-1b") ROW1("x", "-1/-1b") ROW1("l", "-1/-1") ROW1("p", "-1/-1")
    ROW1("m", "-1/-1b") ROW1("e", "-1/-1");

static const struct {
    struct display display;
    const char *want;
} snapshots[] = {
    {{.colours = 256, .faint = true}, any},
    {{.colours = 1 << 24, .faint = true, .underline = true}, any},
    {{.colours = 256, .faint = true, .light = true}, light},
    {{.colours = 256, .faint = true, .theme = THEME_MONO}, mono},
    {{.colours = 0, .faint = true}, mono},
    {{.colours = 256, .underline = true, .light = true, .theme = THEME_MONO}, bare},
    {{.colours = 8, .faint = true}, eight},
    {{.colours = 88, .faint = true, .light = true}, eight},
};

START_TEST(a_theme_is_as_it_was)
{
    struct str is;

    str_init(&is);
    for (int style = 0; style < STYLES; style++)
        row(&snapshots[_i].display, (enum style)style, &is);
    ck_assert_str_eq(is.s, snapshots[_i].want);
    str_done(&is);
}
END_TEST

/* ---- the test card ---- */

/* Braille patterns; block elements and the middle dot; ASCII. Points and names are
 * ASCII everywhere, the heights blocks where they are not. */
static bool of_tier(uint32_t glyph, enum glyphs tier)
{
    bool heights = glyph >= 0x2581 && glyph <= 0x2588;

    if (glyph < 0x80)
        return glyph >= ' ';
    if (tier == GLYPHS_BRAILLE)
        return heights || (glyph > 0x2800 && glyph <= 0x28FF);
    return tier == GLYPHS_BLOCKS &&
           ((glyph >= 0x2580 && glyph <= 0x259F) || glyph == 0xB7);
}

START_TEST(a_tier_shows_its_own_glyphs_only)
{
    for (int rows = 1; rows < 20; rows++)
        for (int cols = 1; cols < 90; cols += 4)
            for (int tier = GLYPHS_ASCII; tier <= GLYPHS_BRAILLE; tier++) {
                struct grid g;
                bool own = tier == GLYPHS_ASCII;

                grid_init(&g, rows, cols, false);
                glyph_card_draw(&g, (enum glyphs)tier);
                for (int i = 0; i < rows * cols; i++) {
                    ck_assert_msg(of_tier(g.cell[i].glyph, (enum glyphs)tier),
                                  "tier %d has %x", tier, (unsigned)g.cell[i].glyph);
                    own = own || g.cell[i].glyph >= 0x80;
                }
                ck_assert(own);
                grid_done(&g);
            }
}
END_TEST

/* The same dots in all tiers: a cell is blank in all of them or in none. */
START_TEST(the_tiers_show_the_same_picture)
{
    struct grid g[3];

    for (int tier = 0; tier < 3; tier++) {
        grid_init(&g[tier], 6, 24, false);
        glyph_card_draw(&g[tier], (enum glyphs)tier);
    }
    for (int i = 0; i < 6 * 24; i++)
        for (int tier = 1; tier < 3; tier++)
            ck_assert_int_eq(g[tier].cell[i].glyph == ' ', g[0].cell[i].glyph == ' ');
    for (int tier = 0; tier < 3; tier++)
        grid_done(&g[tier]);
}
END_TEST

/* It fits a screen of 24 x 80 under its title, and any width. */
START_TEST(the_card_fits)
{
    for (int width = 20; width <= 200; width += 9) {
        struct shell *sh = kit_shell(true);

        sh->host.width = width;
        ck_assert_int_eq(shell_line(sh, "glyphs"), SHELL_READY);
        if (width >= 40)
            ck_assert_uint_le(sh->out.rows, 17);
        ck_assert_uint_le(sh->out.rows, 24);
        for (size_t i = 0; i < sh->out.rows; i++)
            ck_assert_int_le(sh->out.row[i].cols, width < 78 ? width : 78);
        paper_clear(&sh->out);
        kit_done(sh);
    }
}
END_TEST

START_TEST(the_card_says_what_is_used_and_what_to_type)
{
    struct shell *sh = kit_shell(true);

    kit_gets(sh, "glyphs", "In use: braille (auto).");
    kit_gets(sh, "glyphs", "glyphs braille, glyphs blocks or glyphs ascii.");
    kit_must(sh, "glyphs ascii");
    kit_gets(sh, "glyphs", "In use: ascii (as you said).");
    ck_assert_ptr_nonnull(strstr(kit_said(), "⠤")); /* the finer ones all the same */
    ck_assert_ptr_nonnull(strstr(kit_said(), "▄"));
    kit_must(sh, "data hobbits");
    kit_must(sh, "plot scatter");
    for (const char *s = kit_said(); *s; s++)
        ck_assert((unsigned char)*s < 0x80);
    kit_done(sh);
}
END_TEST

Suite *suite_theme(void)
{
    Suite *suite = suite_create("theme");
    TCase *tc = tcase_create("theme");

    tcase_add_test(tc, contrast_is_that_of_the_standard);
    tcase_add_test(tc, classes_can_be_read_on_black_and_on_white);
    tcase_add_test(tc, classes_can_be_read_in_eight_colours);
    tcase_add_test(tc, text_on_tints_can_be_read);
    tcase_add_loop_test(tc, a_theme_is_as_it_was, 0,
                        (int)(sizeof snapshots / sizeof *snapshots));
    tcase_add_test(tc, a_tier_shows_its_own_glyphs_only);
    tcase_add_test(tc, the_tiers_show_the_same_picture);
    tcase_add_test(tc, the_card_fits);
    tcase_add_test(tc, the_card_says_what_is_used_and_what_to_type);
    suite_add_tcase(suite, tc);
    return suite;
}
