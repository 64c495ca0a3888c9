/* SVG: well-formed whatever the text is, and the same cells as the grid.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "plot/canvas.h"
#include "plot/svg.h"
#include "plot/svg_shape.h"
#include "svg_kit.h"

Suite *suite_svg(void);

/* ---- well-formed: elements balanced, & and < only where they mean something ---- */

START_TEST(hostile_text_is_only_text)
    {
        static const char *const texts[] = {
            "</title><script>alert(1)</script>",
            "a & b < c > d \"e\" 'f' &amp; ]]> <!-- -->",
            "\001b bold \033[31m \177 \t\n",
            "\xEF\xBF\xBE \xEF\xBF\xBF \xED\xA0\x80 \xC0\xAF \xFF stray",
            "日本語 σ \xF0\x9F\x98\x80 e\xCC\x81",
            "",
        };

        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            struct grid g;
            struct str out;

            str_init(&out);
            grid_init(&g, 3, 40, false);
            grid_text(&g, 1, 2, -1, STYLE_CLASS_1, texts[i]);
            grid_text(&g, 2, 35, -1, STYLE_WRONG, texts[i]);
            svg_write(&g, texts[i], texts[i], &out);
            svg_well_formed(out.s);
            ck_assert_ptr_null(strstr(out.s, "<script"));
            ck_assert_ptr_null(strstr(out.s, "\xEF\xBF\xBE"));
            grid_done(&g);
            str_done(&out);
        }
    }
END_TEST

/* ---- the lines ---- */

START_TEST(a_picture_has_the_cells_of_its_grid)
    {
        static const struct {
            const char *data, *figure;
        } pictures[] = {{"hobbits", "scatter"}, {"archery", "curve"}, {"line", "fit"},
                        {"hobbits", "table"},   {"hobbits", "loss"},
                        {"overlap", "roc"},     {"overlap", "pr"},
                        {"hobbits", "surface"}, {"overlap", "confidence"}};

        for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
            for (int tier = GLYPHS_BLOCKS; tier <= GLYPHS_BRAILLE; tier++) {
                struct bench *b = bench_with(pictures[i].data);
                struct look look = {.glyphs = (enum glyphs)tier, .tints = tier == 2};
                struct grid g;

                b->s.field = true;
                bench_step(b), bench_step(b);
                grid_init(&g, 24, 70, false);
                figure_draw(figure_named(pictures[i].figure), b, &look, &g);
                svg_same(&g);
                grid_done(&g);
                bench_free(b);
            }
    }
END_TEST

START_TEST(every_glyph_that_is_drawn_comes_back)
    {
        struct grid g;

        grid_init(&g, 16, 64, false);
        for (int i = 0; i < 0x100; i++)
            grid_put(&g, i / 64, i % 64, (enum style)(i % STYLES), 0x2800 + i);
        g.cell[0].glyph = ' '; /* braille without a dot is a blank */
        for (int i = 0; i < 0xD0; i++)
            grid_put(&g, 5 + i / 64, i % 64, (enum style)(i % STYLES), 0x2500 + i);
        grid_text(&g, 10, 0, -1, STYLE_PLAIN, "日本 a b ½ σ · • & < > \" …");
        svg_same(&g);
        grid_done(&g);
    }
END_TEST

/* A straight boundary is one straight line from end to end, also behind the points that
 * stand on it: its ends decide where all of it is. */
START_TEST(a_straight_line_is_one)
    {
        unsigned state = 7;

        for (int k = 0; k < 60; k++) {
            double a = 30 + 8 * any(&state), slope = any(&state) * 0.9;
            int n = 0, used;
            double x, y, lo = 1000, hi = 0;
            struct canvas ink;
            struct grid g;
            struct str svg;
            const char *s;

            str_init(&svg);
            grid_init(&g, 20, 60, false);
            canvas_init(&ink, 20, 60);
            for (int i = 0; i < 120; i++)
                canvas_dot(&ink, i, (int)nearbyint(a + slope * (i - 60) / 2 + 10));
            canvas_put(&ink, &g, 0, 0, GLYPHS_BRAILLE, STYLE_BOUNDARY, false);
            for (int i = 6; i < 60; i += 9)
                for (int row = 0; row < 20; row++)
                    if (grid_at(&g, row, i)->glyph != ' ')
                        grid_put(&g, row, i, STYLE_CLASS_1, '+');
            svg_write(&g, "t", "d", &svg);
            s = strstr(svg.s, "<path class=\"lines line\" d=\"M");
            ck_assert_ptr_nonnull(s);
            s = strchr(s, 'M') + 1;
            for (; sscanf(s, "%lf %lf%n", &x, &y, &used) == 2; s += used, n++) {
                double at = x / 4 - 0.5;

                ck_assert_double_eq_tol(y / 4 - 0.5, a + slope * (at - 60) / 2 + 10,
                                        0.75);
                lo = fmin(lo, x);
                hi = fmax(hi, x);
            }
            MUST(*s == '"' || (*s == '\n' && s[1] == '"'), "more: %.20s", s);
            MUST(lo < 6 && hi > 470 && n < 40, "%g … %g, %d", lo, hi, n);
            canvas_done(&ink);
            grid_done(&g);
            str_done(&svg);
        }
    }
END_TEST

/* Where the marks of SHAPE are: the places after M before its path. */
static int read_marks(const char *svg, uint32_t shape, double at[][2])
{
    struct str path;
    int n = 0;

    str_init(&path);
    svg_point(shape, &path);
    for (const char *s = svg; (s = strstr(s, path.s)); s++) {
        const char *m = s;

        while (*m != 'M')
            m--;
        ck_assert_int_eq(sscanf(m, "M%lf %lf", &at[n][0], &at[n][1]), 2);
        n++;
    }
    str_done(&path);
    return n;
}

/* Ticks and points are where their values are: the scale that the ticks' labels make
 * gives the points' values to a sixteenth of a cell. */
START_TEST(places_are_exact)
    {
        static const double x[] = {0.31, 1.73, 2.9, 4.44, 0.1, 0.77, 0.52, 0.93};
        static const double y[] = {1, 1, 1, 1};
        struct bench *b = bench_of(4, 2, x, y);
        struct look look = {.glyphs = GLYPHS_BRAILLE};
        double at[16][2], scale[2][2] = {{0}};
        struct grid g;
        struct str svg;
        int n;

        str_init(&svg);
        grid_init(&g, 33, 97, false);
        figure_draw(figure_named("scatter"), b, &look, &g);
        svg_write(&g, "t", "d", &svg);
        for (int i = 0; i < g.rows * g.cols; i++) { /* the labels 1 and 4, 0.2 and 0.8 */
            static const char *const labels[] = {"1", "4", "0.2", "0.8"};
            int row = i / g.cols, col = i % g.cols;
            const struct cell *c = &g.cell[i];

            for (int k = 0; k < 4; k++) {
                const char *text = labels[k];
                int len = (int)strlen(text), m = 0;

                while (m < len && col + m < g.cols && c[m].glyph == (uint32_t)text[m])
                    m++;
                if (m < len || c->style != STYLE_AXIS || (col && c[-1].glyph != ' ') ||
                    (k < 2 ? c[m].glyph != ' ' || !c->dx : c[m].glyph != 0x2524))
                    continue;
                scale[k / 2][k % 2] = k < 2 ? (col + (len - 1) / 2.0 + c->dx / 16.0) * 8
                                            : (row + c->dy / 16.0) * 16;
            }
        }
        ck_assert(scale[0][1] > scale[0][0] && scale[1][0] > scale[1][1]);
        n = read_marks(svg.s, '+', at) + read_marks(svg.s, 'x', at);
        ck_assert_int_eq(n, 4);
        n = read_marks(svg.s, '+', at);
        read_marks(svg.s, 'x', at + n);
        for (int k = 0; k < 4; k++) {
            double v = 1 + 3 * (at[k][0] - scale[0][0]) / (scale[0][1] - scale[0][0]);
            double w = 0.2 + 0.6 * (at[k][1] - scale[1][0]) / (scale[1][1] - scale[1][0]);
            double near = HUGE_VAL;

            for (int i = 0; i < 4; i++)
                near = fmin(near, fmax(fabs(v - x[i]), fabs(w - x[4 + i])));
            ck_assert_msg(near < 0.012, "(%g, %g) is no point", v, w);
        }
        grid_done(&g);
        str_done(&svg);
        bench_free(b);
    }
END_TEST

/* The letters of a word are text; alone, or among its like, o is the mark of a point. */
START_TEST(points_are_shapes)
    {
        struct grid g;
        struct str svg;

        str_init(&svg);
        grid_init(&g, 3, 20, false);
        grid_text(&g, 0, 0, -1, STYLE_CLASS_0, "oo+x");
        grid_text(&g, 1, 0, -1, STYLE_WRONG, "oxford");
        grid_text(&g, 2, 0, -1, STYLE_DIM, "o");
        svg_write(&g, "t", "d", &svg);
        ck_assert_ptr_nonnull(strstr(svg.s, "<path class=\"points zero\""));
        ck_assert_ptr_null(strstr(svg.s, "<path class=\"points wrong\""));
        ck_assert_ptr_nonnull(strstr(svg.s, ">oxford<"));
        ck_assert_ptr_nonnull(strstr(svg.s, ">o<"));
        svg_same(&g);
        grid_done(&g);
        str_done(&svg);
    }
END_TEST

/* Every tinted cell beyond the unsure ones is under a rectangle of its tint. */
START_TEST(tints_lie_behind_their_cells)
    {
        struct grid g;
        struct str svg;
        int area = 0, tinted = 0;

        str_init(&svg);
        grid_init(&g, 7, 14, false);
        for (int i = 0; i < 7 * 14; i++) {
            g.cell[i].tint = (int8_t)(i * 5 % 7 - 3);
            tinted += abs(g.cell[i].tint) > 1;
        }
        svg_write(&g, "t", "d", &svg);
        for (const char *s = svg.s; (s = strstr(s, "<rect class=\"")); s++) {
            int x, y, w, tint;

            if (sscanf(s, "<rect class=\"zero%d\" x=\"%d\" y=\"%d\" width=\"%d\"",
                       &tint, &x, &y, &w) == 4)
                tint = -tint;
            else if (sscanf(s, "<rect class=\"one%d\" x=\"%d\" y=\"%d\" width=\"%d\"",
                            &tint, &x, &y, &w) != 4)
                continue;
            for (int i = 0; i < w / SVG_CELL_WIDTH; i++, area++)
                ck_assert_int_eq(grid_at(&g, y / SVG_CELL_HEIGHT,
                                         x / SVG_CELL_WIDTH + i)
                                     ->tint,
                                 tint);
        }
        ck_assert_int_eq(area, tinted);
        grid_done(&g);
        str_done(&svg);
    }
END_TEST

Suite *suite_svg(void)
{
    Suite *s = suite_create("svg");
    TCase *t = tcase_create("svg");

    tcase_add_test(t, hostile_text_is_only_text);
    tcase_add_test(t, a_picture_has_the_cells_of_its_grid);
    tcase_add_test(t, every_glyph_that_is_drawn_comes_back);
    tcase_add_test(t, a_straight_line_is_one);
    tcase_add_test(t, places_are_exact);
    tcase_add_test(t, points_are_shapes);
    tcase_add_test(t, tints_lie_behind_their_cells);
    suite_add_tcase(s, t);
    return s;
}
