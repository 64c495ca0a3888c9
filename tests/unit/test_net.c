/* The picture of the model as a net: every weight is shown with its sign.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "plot/text.h"
#include "structure_kit.h"

Suite *suite_net(void);

/* ---- net ---- */

/* TEXT stands at ROW, COL, and no digit beside it. */
static bool stands(const struct grid *g, int row, int col, const char *text)
{
    struct str cells;
    size_t n = strlen(text);
    bool found;

    str_init(&cells);
    for (int c = col; c < g->cols && c < col + 20; c++)
        str_addc(&cells, (char)grid_at(g, row, c)->glyph);
    found = strncmp(cells.s, text, n) == 0 && (!cells.s[n] || cells.s[n] == ' ') &&
            col > 0 && grid_at(g, row, col - 1)->glyph == ' ';
    str_done(&cells);
    return found;
}

/* The line that leads to a weight's number is drawn in the style of its sign. */
static bool led_by(const struct grid *g, int row, int col, uint32_t stroke)
{
    while (--col >= 0 && grid_at(g, row, col)->glyph == ' ')
        ;
    return col >= 0 && grid_at(g, row, col)->glyph == stroke;
}

static void weight_is_shown(struct bench *b, const struct grid *g, size_t j)
{
    struct str text;
    bool found = false;

    str_init(&text);
    text_short(&text, b->s.theta[j]);
    for (int r = 0; r < g->rows; r++)
        for (int c = 0; c < g->cols; c++)
            found = found || (stands(g, r, c, text.s) &&
                              led_by(g, r, c, b->s.theta[j] < 0 ? '.' : '-'));
    ck_assert_msg(found, "weight %zu is %s", j, text.s);
    str_done(&text);
}

static void net_shows_all(struct bench *b, unsigned *state)
{
    struct grid g;

    for (int k = 0; k < 30; k++) {
        scatter_weights(b, state);
        grid_init(&g, 30, 110, true);
        draw_in(b, "net", &plain, &g);
        for (size_t j = 0; j < b->s.params; j++)
            weight_is_shown(b, &g, j);
        grid_done(&g);
    }
}

START_TEST(net_shows_every_weight)
    {
        struct bench *b[5] = {bench_with("hobbits"), bench_with("archery"),
                              with_features("hobbits", "poly 3"), bench_with("line"),
                              bench_with("hobbits")};
        unsigned state = 5;

        bench_set_model(b[4], objective_named("mlp", NULL), 4);
        for (size_t i = 0; i < 5; i++) {
            net_shows_all(b[i], &state);
            bench_free(b[i]);
        }
    }
END_TEST

/* Without room for the numbers of a network, their signs stay, in the inputs' order. */
START_TEST(net_keeps_signs)
    {
        struct bench *b = bench_with("hobbits");
        unsigned state = 3;
        char *text;

        bench_set_model(b, objective_named("mlp", NULL), 8);
        scatter_weights(b, &state);
        text = drawn(b, "net", &plain, 18, 72);
        for (size_t h = 1; h <= 8; h++) {
            char want[16], name[24];
            double u[3];
            size_t j = 0;

            for (int k = 0; k < 3; k++) {
                snprintf(name, sizeof name, k < 2 ? "h%zu.w%d" : "h%zu.b", h, k + 1);
                ck_assert(bench_weight_named(b, name, &j));
                u[k] = b->s.theta[j];
            }
            snprintf(want, sizeof want, "%c%c%c  h%zu", u[0] < 0 ? '-' : '+',
                     u[1] < 0 ? '-' : '+', u[2] < 0 ? '-' : '+', h);
            ck_assert_msg(times(text, want) == 1, "%s in\n%s", want, text);
        }
        free(text);
        bench_free(b);
    }
END_TEST

START_TEST(net_lets_the_place_flow)
    {
        struct bench *b = bench_with("hobbits");
        char *text;

        bench_set_theta(b, (const double[]){-4.7, 1, 1});
        text = drawn(b, "net", &fine, 18, 72);
        ck_assert(!strstr(text, "z ="));
        ck_assert_int_eq(times(text, "╌ −4.7 ╌"), 1);
        free(text);
        b->s.place[0] = 1.5;
        b->s.place[1] = 4;
        b->s.placed = true;
        text = drawn(b, "net", &fine, 18, 72);
        ck_assert(strstr(text, "z = 0.8") && strstr(text, "0.690"));
        ck_assert(strstr(text, "foot size 1.5 ─") && strstr(text, "hero"));
        free(text);
        says(b, "net", "z = 1·foot size + 1·lift − 4.7.");
        says(b, "net", "foot size 1.5, lift 4; z 0.8, p 0.690: hero.");
        bench_set_scale(b, true);
        says(b, "net", "z 0.8, p 0.690: hero.");
        bench_free(b);
    }
END_TEST

START_TEST(net_of_a_line)
    {
        struct bench *b = bench_with("line");
        char *text = drawn(b, "net", &fine, 18, 72);

        ck_assert(strstr(text, "identity") && strstr(text, "ŷ") && !strstr(text, "σ"));
        free(text);
        says(b, "net", "identity: the prediction ŷ is z.");
        bench_set_bias(b, BIAS_OFF);
        says(b, "net", "without a bias: z = 0·x. ");
        bench_free(b);
    }
END_TEST

/* First and last inputs, and how many are between them. */
START_TEST(net_leaves_out_the_middle)
    {
        struct bench *b = with_features("hobbits", "poly 4");
        char *text = drawn(b, "net", &fine, 8, 72);

        ck_assert(strstr(text, "\n") && strstr(text, "foot   ") &&
                  strstr(text, "… 10 more"));
        ck_assert(strstr(text, "lift^4 ") && strstr(text, "\n      ") != NULL);
        free(text);
        text = drawn(b, "net", &fine, 2, 9);
        ck_assert_msg(strstr(text, "The net"), "%s", text);
        free(text);
        bench_free(b);
    }
END_TEST

/* ---- any size, any model ---- */

START_TEST(net_without_data)
    {
        struct bench *b = bench_new();
        char *text;

        bench_set_theta(b, (const double[]){-6, 2});
        text = drawn(b, "net", &fine, 16, 40);
        ck_assert(strstr(text, " 2 ") && strstr(text, " −6 "));
        free(text);
        ck_assert(figure_named("matrix")->lacks(b) && !figure_named("net")->lacks(b));
        says(b, "net", "z = 2·x − 6.");
        bench_free(b);
    }
END_TEST

Suite *suite_net(void)
{
    Suite *s = suite_create("net");
    TCase *t = tcase_create("net");

    tcase_add_test(t, net_shows_every_weight);
    tcase_add_test(t, net_keeps_signs);
    tcase_add_test(t, net_lets_the_place_flow);
    tcase_add_test(t, net_of_a_line);
    tcase_add_test(t, net_leaves_out_the_middle);
    tcase_add_test(t, net_without_data);
    suite_add_tcase(s, t);
    return s;
}
