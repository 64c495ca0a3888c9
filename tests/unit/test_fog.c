/* The map in the fog: what is seen, what it says, and what is not told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fog_kit.h"

Suite *suite_fog(void);

/* The mean of the squared residuals of the one feature, from its rows. */
static double mse(const struct bench *b, double w, double bias)
{
    const struct data *d = b->s.fitted;
    double sum = 0;

    for (size_t i = 0; i < d->n; i++) {
        double r = w * d->x[0][i] + bias - d->y[i];

        sum += r * r;
    }
    return sum / (double)d->n;
}

/* ---- the mockup ---- */

/* SCREENS.md, M6, rows 3 to 17 up to the text. */
static const char *const mockup[] = {
    " ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░",
    "   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░",
    " ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░",
    "   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░",
    " ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░",
    "   ░   ░   ░   ░   ░   01223   ░   ░   ░   ░   ░   ░   ░",
    " ░   ░   ░   ░   ░   ░000@233░   ░   ░   ░   ░   ░   ░",
    "   ░   ░   ░   ░   ░  100·123345   ░   ░   ░   ░   ░   ░",
    " ░   ░   ░   ░   ░   ░211·1·3·445░   ░   ░   ░   ░   ░",
    "   ░   ░   ░   ░   ░   222223·445  ░   ░   ░   ░   ░   ░",
    " ░   ░   ░   ░   ░   ░   ░333·444░   ░   ░   ░   ░   ░",
    "   ░   ░   ░   ░   ░   ░  333·44455566677778888899 ░   ░",
    " ░   ░   ░   ░   ░   ░   ░444·4·5·5·6·6·7·7·8·8·899  ░",
    "   ░   ░   ░   ░   ░   ░   44445555566677777888889 ░   ░",
    " ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░   ░",
};

START_TEST(test_mockup)
{
    struct bench *b = bench_with("line");
    char *text, *rest, *row;

    place(b, 4 + 1 / 55.0, -1 / 7.0);
    fog_begin(b, (const double[]){12 / 55.0, 3 / 7.0});
    walk(b, FOG_LEFT, 9);
    walk(b, FOG_UP, 4);
    walk(b, FOG_LEFT, 2);
    walk(b, FOG_UP, 1);
    walk(b, FOG_UP, 1);
    ck_assert_uint_eq(b->s.fog->moves, 17);
    ck_assert_str_eq(b->s.fog->said, "up, +0.16");
    rest = text = drawn(b, "fog", &fine, 17, 57);
    ck_assert_str_eq(strsep(&rest, "\n"), "");
    for (size_t i = 0; i < sizeof mockup / sizeof *mockup; i++) {
        row = strsep(&rest, "\n");
        ck_assert_str_eq(row, mockup[i] + 1); /* the picture begins in column 1 */
    }
    free(text);
    bench_free(b);
}
END_TEST

/* ---- digits ---- */

/* By the documented scale, from its two ends. */
static int digit_of(const struct fog *f, double height)
{
    double part = f->log ? log(height / f->lo) / log(f->hi / f->lo)
                         : (height - f->lo) / (f->hi - f->lo);

    return height <= f->lo ? 0 : (int)fmin(9, floor(10 * part));
}

/* All of the map, cell by cell: what is shown is what is there, where it was seen. */
static void compare(struct bench *b)
{
    const struct fog *f = b->s.fog;
    struct grid g;
    size_t weight[2] = {f->about.weight[0], f->about.weight[1]};
    struct objective o;
    double *theta = mem_array(b->s.params, sizeof *theta);
    long col_at = fog_cell(f, 0, b->s.theta[weight[0]]),
         row_at = fog_cell(f, 1, b->s.theta[weight[1]]);

    bench_objective(b, &o);
    grid_init(&g, FOG_ROWS, FOG_COLS, false);
    figure_draw(figure_named("fog"), b, &fine, &g);
    for (int r = 0; r < g.rows; r++)
        for (int c = 0; c < g.cols; c++) {
            long col = f->left + c, row = f->low + FOG_ROWS - 1 - r;
            uint32_t glyph = grid_at(&g, r, c)->glyph;

            if (col == col_at && row == row_at) {
                ck_assert_uint_eq(glyph, '@');
            } else if (!fog_seen(f, col, row)) {
                ck_assert_msg(glyph == ' ' || glyph == 0x2591, "U+%04X", glyph);
            } else if (fog_trodden(f, col, row)) {
                ck_assert_uint_eq(glyph, 0xB7);
            } else {
                double at[2] = {f->origin[0] + (double)col * f->step[0],
                                f->origin[1] + (double)row * f->step[1]}, h;

                memcpy(theta, b->s.theta, b->s.params * sizeof *theta);
                theta[weight[0]] = at[0];
                theta[weight[1]] = at[1];
                h = o.ops->value(&o, theta);
                ck_assert_msg(glyph == '0' + (uint32_t)digit_of(f, h) ||
                                  digit_of(f, h * (1 + 1e-9)) != digit_of(f, h * (1 - 1e-9)),
                              "%c for %g", (int)glyph, h);
            }
        }
    grid_done(&g);
    free(theta);
}

static struct bench *case_of(int i)
{
    static const char *const name[] = {"line", "hobbits", "archery", "challenger",
                                       "overlap", "xor"};
    struct bench *b = bench_with(name[i]);

    if (i == 5)
        bench_set_model(b, &mlp_log_ops, 3);
    return b;
}

START_TEST(test_digits)
{
    static const enum fog_way way[] = {FOG_LEFT, FOG_UP, FOG_RIGHT, FOG_DOWN};
    struct bench *b = case_of(_i);
    unsigned state = 3;

    for (int i = 0; i < 30; i++) {
        walk(b, way[(int)(2 + 1.99 * any(&state))], 1 + (size_t)(2 + 2 * any(&state)));
        compare(b);
    }
    bench_free(b);
}
END_TEST

/* The valley has digits of its own: the map is not all 9, and not all 0. */
START_TEST(test_scale)
{
    struct bench *b = case_of(_i);
    struct landscape l;
    int used = 0, count[10] = {0};
    const struct fog *f;

    fog_ready(b);
    f = b->s.fog;
    landscape_open(&l, b, 2, 1000);
    for (long r = 0; r < FOG_ROWS; r++)
        for (long c = 0; c < FOG_COLS; c++)
            count[fog_digit(f, landscape_at(&l, fog_middle(f, 0, f->left + c),
                                            fog_middle(f, 1, f->low + r)))]++;
    landscape_done(&l);
    for (int d = 0; d < 10; d++)
        used += count[d] > 0;
    ck_assert_int_ge(used, 6);
    ck_assert_int_lt(count[9], FOG_ROWS * FOG_COLS / 3);
    ck_assert(fog_on_map(f, 0, 0));
    bench_free(b);
}
END_TEST

/* ---- what must not be told ---- */

START_TEST(test_silence)
{
    struct bench *b = bench_with("line");
    char *text;

    place(b, 4, 0);
    walk(b, FOG_LEFT, 2);
    text = said(b, "fog");
    ck_assert_ptr_null(strstr(text, "bottom"));
    ck_assert_ptr_null(strstr(text, "0.525")); /* its height … */
    ck_assert_ptr_null(strstr(text, "2.51"));  /* … and its b */
    ck_assert_ptr_nonnull(strstr(text, "w 3.6, b 0, mse "));
    free(text);
    bench_free(b);
}
END_TEST

/* The lowest place that was seen, found by looking at all that could be seen. */
START_TEST(test_lowest)
{
    struct bench *b = bench_with("line");
    double least = INFINITY;
    char *text, want[64];

    place(b, 3, 1);
    fog_begin(b, (const double[]){0.2, 0.4});
    walk(b, FOG_DOWN, 2);
    for (int row = -3; row <= 1; row++)
        for (int col = -3; col <= 3; col++)
            if ((row > -3 && row < 1) || abs(col) <= 2)
                least = fmin(least, mse(b, 3 + 0.1 * col, 1 + 0.4 * row));
    snprintf(want, sizeof want, "mse %#.3g. Heights", least);
    text = said(b, "fog");
    ck_assert_msg(strstr(text, want) != NULL, "%s: %s", want, text);
    free(text);
    bench_free(b);
}
END_TEST

/* ---- the map goes along, or does not ---- */

START_TEST(test_shift)
{
    struct bench *b = bench_with("line");
    long col;
    const struct fog *f;

    place(b, 4, 0);
    fog_ready(b);
    for (int i = 0; i < 40; i++) {
        walk(b, FOG_RIGHT, 1);
        f = b->s.fog;
        col = fog_cell(f, 0, b->s.theta[1]);
        ck_assert_int_eq(col, 2 * (i + 1));
        ck_assert(fog_on_map(f, col, 0));
        ck_assert(fog_seen(f, col + 3, 0) && !fog_seen(f, col + 4, 0));
        compare(b);
    }
    ck_assert(b->s.fog->left > -FOG_COLS / 2);
    walk(b, FOG_LEFT, 45);
    ck_assert(fog_on_map(b->s.fog, -10, 0));
    ck_assert(fog_seen(b->s.fog, 0, 1)); /* the start is still known */
    walk(b, FOG_LEFT, 500);              /* and now it is too far away */
    ck_assert(!fog_seen(b->s.fog, 0, 1));
    bench_free(b);
}
END_TEST

START_TEST(test_leap)
{
    struct bench *b = bench_with("line");
    long left;
    char *text;

    fog_ready(b);
    left = b->s.fog->left;
    b->s.eta_auto = false;
    b->s.knobs.eta = 0.12;
    for (int i = 0; i < 3; i++)
        bench_step(b);
    ck_assert_double_eq_tol(mse(b, b->s.theta[1], b->s.theta[0]), 378, 0.5);
    ck_assert_int_eq(b->s.fog->left, left);
    ck_assert_uint_eq(b->s.fog->moves, 0);
    text = drawn(b, "fog", &fine, 17, 57);
    ck_assert_ptr_nonnull(strstr(text, "@ is off the map: right, w 7.572"));
    ck_assert_int_eq(times(text, "@"), 1);
    free(text);
    says(b, "fog", "That is off the map.");
    walk(b, FOG_LEFT, 1); /* by hand the map comes along */
    text = drawn(b, "fog", &fine, 17, 57);
    ck_assert_ptr_null(strstr(text, "off the map"));
    free(text);
    bench_free(b);
}
END_TEST

START_TEST(test_another)
{
    struct bench *b = bench_with("line");
    struct fog *f;
    char *text;

    walk(b, FOG_UP, 3);
    bench_set_data(b, data_ref(b->s.all));
    f = fog_of(b);
    ck_assert_uint_eq(f->moves, 3); /* the same rows are the same landscape */
    fog_free(f);
    bench_set_scale(b, true);
    f = fog_of(b);
    ck_assert_uint_eq(f->moves, 0);
    ck_assert_ptr_ne(f, b->s.fog);
    fog_free(f);
    text = drawn(b, "fog", &fine, 15, 56);
    ck_assert_int_eq(times(text, "·"), 0);
    free(text);
    bench_free(b);
}
END_TEST

/* ---- which way is down ---- */

static bool find(const struct grid *g, const char *glyphs, int *row, int *col)
{
    for (*row = 0; *row < g->rows; ++*row)
        for (*col = 0; *col < g->cols; ++*col)
            if (strchr(glyphs, (int)grid_at(g, *row, *col)->glyph))
                return true;
    return false;
}

/* The arrow in ASCII stands on the side that is down, within an eighth of a turn. */
START_TEST(test_feel)
{
    static const struct look plain = {.glyphs = GLYPHS_ASCII};
    struct bench *b = bench_with("line");
    unsigned state = 5;

    b->s.feel = true;
    for (int i = 0; i < 200; i++) {
        double w = 3 * any(&state) + 1, bias = 3 * any(&state) + 2, h = 1e-5, x, y, angle;
        int row, col, r, c;
        struct grid g;

        place(b, w, bias);
        fog_begin(b, (const double[]){0.2, 0.4});
        x = -(mse(b, w + h, bias) - mse(b, w - h, bias)) / 0.1;
        y = -2 * (mse(b, w, bias + h) - mse(b, w, bias - h)) / 0.4;
        grid_init(&g, 17, 57, true);
        figure_draw(figure_named("fog"), b, &plain, &g);
        ck_assert(find(&g, "@", &row, &col));
        ck_assert(find(&g, "<>^v/\\", &r, &c));
        ck_assert_int_le(abs(r - row), 1);
        ck_assert_int_le(abs(c - col), 1);
        angle = fabs(atan2(y, x) - atan2(row - r, c - col));
        ck_assert_double_le(fmin(angle, 8 * atan(1) - angle), atan(1));
        grid_done(&g);
    }
    bench_free(b);
}
END_TEST

/* ---- sizes ---- */

START_TEST(test_sizes)
{
    static const int rows[] = {1, 2, 3, 8, 14, 15, 16, 17, 18, 24, 57, 100};
    static const int cols[] = {1, 2, 5, 20, 40, 55, 56, 57, 58, 80, 158, 300};
    struct bench *b = case_of(_i);

    b->s.feel = true;
    walk(b, FOG_RIGHT, 3);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t j = 0; j < sizeof cols / sizeof *cols; j++) {
            char *text = drawn(b, "fog", &fine, rows[i], cols[j]);

            ck_assert_int_eq(times(text, "@"), 1); /* you are always to be seen */
            free(text);
        }
    bench_free(b);
}
END_TEST

Suite *suite_fog(void)
{
    Suite *s = suite_create("fog");
    TCase *t = tcase_create("fog");

    tcase_add_test(t, test_mockup);
    tcase_add_loop_test(t, test_digits, 0, 6);
    tcase_add_loop_test(t, test_scale, 0, 6);
    tcase_add_test(t, test_silence);
    tcase_add_test(t, test_lowest);
    tcase_add_test(t, test_shift);
    tcase_add_test(t, test_leap);
    tcase_add_test(t, test_another);
    tcase_add_test(t, test_feel);
    tcase_add_loop_test(t, test_sizes, 0, 6);
    suite_add_tcase(s, t);
    return s;
}
