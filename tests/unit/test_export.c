/* Pictures and numbers as files: what is written, what is refused, what comes back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "figure_kit.h"
#include "lab/figure_parts.h"
#include "learn/csv.h"
#include "shell_kit.h"

Suite *suite_export(void);

static void setup(void)
{
    sh_open_in_folder();
    sh_must("data hobbits");
}

static char *text_of(const char *file)
{
    struct err err = {0};
    size_t len;
    char *text = path_read(file, 1 << 24, &len, &err);

    ck_assert_msg(text != NULL, "%s", err.message);
    return text;
}

static struct data *table_of(const char *file, const char *columns)
{
    struct err err = {0};
    struct data *d = csv_load(file, columns, &err);

    ck_assert_msg(d != NULL, "%s: %s", file, err.message);
    return d;
}

/* ---- numbers ---- */

START_TEST(points_come_back_exactly)
    {
        const struct data *d;
        const struct fitness *f;
        struct data *back;

        sh_must("w = 1e-7 123456.789; b = -0.1");
        sh_must("export points.csv");
        sh_must("model logistic");
        d = sh->bench->s.data;
        f = bench_fitness(sh->bench);
        back = table_of("points.csv", "x1=foot x2=lift x3=z x4=p x5=cost label=hero");
        ck_assert_uint_eq(back->n, d->n);
        for (size_t i = 0; i < d->n; i++) {
            ck_assert(back->x[0][i] == d->x[0][i] && back->x[1][i] == d->x[1][i]);
            ck_assert(back->y[i] == d->y[i]);
            ck_assert(back->x[2][i] == f->z[i] && back->x[3][i] == f->p[i]);
        }
        data_free(back);
    }
END_TEST

START_TEST(a_run_comes_back_exactly)
    {
        struct data *back;
        const struct trace *t;

        sh_must("step 20");
        sh_must("plot loss > run.csv");
        t = sh->bench->s.trace;
        back = table_of("run.csv",
                        "x1=step x2=loss x3=objective x4=b x5=w1 label=w2");
        ck_assert_uint_eq(back->n, 21);
        for (size_t i = 0; i < back->n; i++) {
            ck_assert(back->x[0][i] == (double)t->step[i]);
            ck_assert(back->x[1][i] == t->loss[i]);
            ck_assert(back->x[3][i] == t->theta[3 * i]);
            ck_assert(back->x[4][i] == t->theta[3 * i + 1]);
            ck_assert(back->y[i] == t->theta[3 * i + 2]);
        }
        data_free(back);
        sh_must("reset weights");
        sh_must("export run.csv loss");
        back = table_of("run.csv", NULL);
        ck_assert_uint_eq(back->n, 1);
        data_free(back);
    }
END_TEST

START_TEST(a_function_comes_back_exactly)
    {
        struct data *back;

        sh_must("plot f 1/x -1 3 > f.csv");
        back = table_of("f.csv", "x1=x x2=f label=f'");
        ck_assert_uint_gt(back->n, 300);
        for (size_t i = 0; i < back->n; i++) {
            double x = back->x[0][i];

            ck_assert(x != 0 && back->x[1][i] == 1 / x);
            ck_assert_double_eq_tol(back->y[i] * x * x, -1, 1e-12);
        }
        data_free(back);
    }
END_TEST

static void point_bench(const char *name0, const char *name1)
{
    struct data *d = data_like(sh->bench->s.data, 2);

    d->x[0][0] = 1e300, d->x[1][0] = -5e-324, d->y[0] = 1;
    d->x[0][1] = 0.1, d->x[1][1] = 1.0 / 3;
    free(d->names[0]), free(d->names[1]);
    d->names[0] = strdup(name0), d->names[1] = strdup(name1);
    data_classify(d);
    bench_set_data(sh->bench, d);
}

/* Fields as RFC 4180 has them; no name is a formula in a spreadsheet. */
START_TEST(names_are_text_and_numbers_are_numbers)
    {
        struct data *back;
        static const char head[] =
            "\"a \"\"b\"\", c\",\"'=HYPERLINK(1)\",hero,z,p,cost\n";
        char *text;

        point_bench("a \"b\", c", "=HYPERLINK(1)");
        sh_must("export own.csv");
        text = text_of("own.csv");
        ck_assert_int_eq(strncmp(text, head, strlen(head)), 0);
        free(text);
        back = table_of("own.csv", NULL);
        ck_assert_str_eq(back->names[0], "a \"b\", c");
        ck_assert(back->x[0][0] == 1e300 && back->x[1][0] == -5e-324);
        ck_assert(back->x[0][1] == 0.1 && back->x[1][1] == 1.0 / 3);
        data_free(back);
    }
END_TEST

/* Each row is the confusion at its threshold; each bin's points are counted again. */
START_TEST(thresholds_and_bins_add_up)
    {
        const struct figure thresholds = {.numbers = figure_csv_thresholds};
        const struct figure bins = {.numbers = figure_csv_bins};
        const struct data *d = sh->bench->s.data;
        const double *p;
        struct err err = {0};
        struct data *back;
        struct str csv;
        double all = 0;

        sh_must("w = 1 1; b = -4");
        p = bench_fitness(sh->bench)->p;
        str_init(&csv);
        ck_assert(figure_numbers(&thresholds, sh->bench, &csv));
        back = csv_read("roc", csv.s, csv.len, NULL, &err);
        ck_assert_msg(back && back->n > 10, "%s", err.message);
        for (size_t i = 0; i < back->n; i++) {
            struct confusion c = metric_confusion(d, p, back->x[0][i]);

            ck_assert(back->x[1][i] == (double)c.tp && back->x[2][i] == (double)c.fp);
            ck_assert(back->x[3][i] == (double)c.fp / (double)(c.fp + c.tn));
            ck_assert(back->x[4][i] == (double)c.tp / (double)(c.tp + c.fn));
            ck_assert(back->y[i] == (double)c.tp / (double)(c.tp + c.fp));
        }
        data_free(back);
        str_clear(&csv);
        ck_assert(figure_numbers(&bins, sh->bench, &csv));
        back = csv_read("bins", csv.s, csv.len, NULL, &err);
        ck_assert_msg(back != NULL, "%s", err.message);
        for (size_t i = 0; i < back->n; i++)
            all += back->x[2][i];
        ck_assert(all == (double)d->n);
        data_free(back);
        str_done(&csv);
    }
END_TEST

/* ---- pictures ---- */

START_TEST(text_is_the_picture_and_its_words)
    {
        char *text, *words;
        struct grid g;
        struct str picture;

        sh_must("line 3 -0.4");
        sh_must("export t.txt scatter size=60x21");
        text = text_of("t.txt");
        str_init(&picture);
        grid_init(&g, 20, 60, false);
        figure_draw(figure_named("scatter"), sh->bench, &fine, &g);
        grid_dump(&g, &picture);
        ck_assert_int_eq(strncmp(text, "logitty picture: scatter of hobbits\n\n", 37),
                         0);
        ck_assert_int_eq(strncmp(text + 37, picture.s, picture.len), 0);
        ck_assert_ptr_nonnull(strstr(text, "foot size →"));
        words = said(sh->bench, "scatter");
        ck_assert_ptr_nonnull(strstr(text, "24 hobbits, 12 heroes."));
        free(words);
        grid_done(&g);
        str_done(&picture);
        free(text);
    }
END_TEST

START_TEST(both_ways_to_say_it_are_the_same)
    {
        char *a, *b;

        sh_must("export a.svg scatter x2 x1");
        sh_must("plot scatter x2 x1 > b.svg");
        ck_assert_ptr_eq(figure_now(sh->bench), figure_named("scatter"));
        a = text_of("a.svg");
        b = text_of("b.svg");
        ck_assert_str_eq(a, b);
        ck_assert_ptr_nonnull(strstr(a, "<title id=\"logitty-title\">scatter of hobbits"));
        free(a), free(b);
        sh_must("export c.svg");
        a = text_of("a.svg");
        b = text_of("c.svg");
        ck_assert_str_ne(a, b); /* the columns were for that file only */
        free(a), free(b);
    }
END_TEST

START_TEST(only_own_files_are_replaced)
    {
        struct err err = {0};
        char *text;

        sh_must("export a.svg"), sh_must("export a.svg");
        sh_must("export a.txt"), sh_must("export a.txt");
        sh_must("export a.csv"), sh_must("export a.csv");
        ck_assert(path_save("notes.txt", "mine\n", 5, &err));
        sh_refuses("export notes.txt", "notes.txt is there already");
        sh_refuses("plot scatter > notes.txt",
                   "Another name: plot scatter > notes2.txt");
        ck_assert_str_eq(sh->fault.meant, "plot scatter > notes2.txt");
        text = text_of("notes.txt");
        ck_assert_str_eq(text, "mine\n");
        free(text);
        ck_assert(path_save("foot.csv", "foot,lift,hero\n1,2,1\n", 21, &err));
        sh_refuses("export foot.csv", "foot.csv is there already");
        ck_assert_int_eq(symlink("a.svg", "link.svg"), 0);
        sh_must("export link.svg");
        ck_assert_int_eq(symlink("nowhere", "loose.svg"), 0);
        sh_refuses("export loose.svg", "is there already");
    }
END_TEST

START_TEST(what_cannot_be_written_says_why)
    {
        unsigned long version = sh->bench->version;

        sh_refuses("export", "export needs more: FILE");
        sh_refuses("plot scatter > -", "export writes files");
        sh_refuses("plot scatter >", "A file is missing");
        sh_refuses("export ~/a.svg", "~ is a sign");
        sh_refuses("export .svg", "FILE.svg or FILE.txt");
        sh_refuses("export a", "FILE.svg or FILE.txt");
        sh_refuses("export no/a.svg", "There is no folder no.");
        sh_refuses("export a.svg nothing", "There is no picture 'nothing'");
        sh_refuses("export a.svg curve", "A curve needs one feature");
        sh_refuses("export a.svg size=0x1", "size is COLUMNSxROWS");
        sh_refuses("export a.svg size=80", "size is COLUMNSxROWS");
        ck_assert_uint_eq(sh->bench->version, version);
        ck_assert(!path_is_file("a.svg"));
        for (int rows = 1; rows <= 12; rows++) {
            struct str line;

            str_init(&line);
            str_addf(&line, "export small.svg size=%dx%d", 2 * rows - 1, rows);
            sh_must(line.s);
            str_done(&line);
        }
    }
END_TEST

/* ---- columns, score, captions ---- */

static struct bench *three_columns(void)
{
    static const double x[] = {0, 1, 2, 3, 10, 11, 12, 13, 5, 6, 7, 9};
    static const double y[] = {0, 0, 1, 1};
    struct bench *b = bench_of(4, 3, x, y);

    bench_set_theta(b, (const double[]){-20, 1, 1, 1});
    return b;
}

/* The boundary lies where the other columns' means leave it. */
START_TEST(chosen_columns_are_drawn_and_said)
    {
        struct bench *b = three_columns();
        struct str across;

        b->s.axes.column[0] = 2, b->s.axes.column[1] = 0;
        says(b, "scatter", "Drawn over x3 and x1; the other 1 feature at its mean.");
        /* x1 + x3 = 20 - 11.5 */
        says(b, "scatter", "Line from (5.25, 3.25) to (8.75, -0.25)");
        str_init(&across);
        figure_named("scatter")->across(b, &across);
        ck_assert_str_eq(across.s, "x3");
        str_done(&across);
        bench_free(b);
    }
END_TEST

START_TEST(choices_live_in_the_script)
    {
        struct bench *b = three_columns();
        struct str script;

        b->s.axes.column[0] = 2, b->s.axes.column[1] = 0;
        b->s.aspect_equal = b->s.captions = b->s.field = b->s.score = true;
        strcpy(b->s.plot, "scatter");
        str_init(&script);
        bench_script(b, &script);
        ck_assert_ptr_nonnull(strstr(script.s, "plot scatter x3 x1\n"));
        ck_assert_ptr_nonnull(strstr(script.s, "aspect equal\n"));
        ck_assert_ptr_nonnull(strstr(script.s, "captions on\n"));
        ck_assert_ptr_nonnull(strstr(script.s, "field score\n"));
        str_done(&script);
        bench_free(b);
    }
END_TEST

/* Tints of z change at whole steps, evenly apart; p's crowd at the boundary. */
START_TEST(field_score_shades_z)
    {
        struct look look = {.glyphs = GLYPHS_BRAILLE, .tints = true};
        int count[7] = {0};
        struct grid g;

        sh_must("b = -6; w1 = 1; w2 = 1"), sh_must("field score");
        grid_init(&g, 30, 100, false);
        figure_draw(figure_named("scatter"), sh->bench, &look, &g);
        for (int i = 0; i < 30 * 100; i++)
            count[g.cell[i].tint + 3]++;
        for (int t = -3; t <= 3; t++)
            ck_assert_msg(t == 0 || count[t + 3] > 0, "no tint %d", t);
        says(sh->bench, "scatter", "The score z goes from -6 to 5");
        grid_done(&g);
    }
END_TEST

START_TEST(captions_tell_the_picture)
    {
        sh_must("captions on");
        sh_must("plot scatter");
        ck_assert_ptr_nonnull(strstr(kit_said(), "24 hobbits, 12 heroes."));
        sh_must("captions off");
        sh_must("plot scatter");
        ck_assert_ptr_null(strstr(kit_said(), "24 hobbits, 12 heroes."));
    }
END_TEST

Suite *suite_export(void)
{
    const TTest *const tests[] = {
        points_come_back_exactly, a_run_comes_back_exactly,
        a_function_comes_back_exactly, names_are_text_and_numbers_are_numbers,
        thresholds_and_bins_add_up, text_is_the_picture_and_its_words,
        both_ways_to_say_it_are_the_same, only_own_files_are_replaced,
        what_cannot_be_written_says_why, chosen_columns_are_drawn_and_said,
        choices_live_in_the_script, field_score_shades_z, captions_tell_the_picture};
    Suite *s = suite_create("export");
    TCase *t = tcase_create("export");

    tcase_add_checked_fixture(t, setup, sh_close_in_folder);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(t, tests[i]);
    suite_add_tcase(s, t);
    return s;
}
