/* The data commands: data columns split features, and edits beside them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kit.h"
#include "repl/shell.h"

Suite *suite_source(void);

static const char people[] = "Id,Sex,Age,Home town,Died\n1,m,30,A,no\n2,f,,B,yes\n"
                             "3,f,20,A,no\n4,m,50,B,yes\n5,f,40,B,no\n";
static char file[] = "/tmp/logitty-people-XXXXXX.csv";

static void write_people(void)
{
    int fd = mkstemps(file, 4);

    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq((int)write(fd, people, sizeof people - 1), (int)sizeof people - 1);
    close(fd);
}

static void remove_people(void)
{
    unlink(file);
}

/* What was said holds WHAT, wherever its lines end. */
static bool said(const char *what)
{
    char *flat = strdup(kit_said());
    bool holds;

    for (char *c = flat; *c; c++)
        *c = *c == '\n' ? ' ' : *c;
    holds = strstr(flat, what) != NULL;
    free(flat);
    return holds;
}

/* Types LINE; it must be in order, and the reply must hold SAYS. */
static void does(struct shell *sh, const char *line, const char *says)
{
    kit_type(sh, line);
    ck_assert_msg(!sh->faulted, "%s: %s", line, sh->fault.message);
    ck_assert_msg(said(says), "%s: %s", line, kit_said());
}

static void fails(struct shell *sh, const char *line, const char *says,
                  const char *meant)
{
    kit_type(sh, line);
    ck_assert_msg(sh->faulted, "%s: %s", line, kit_said());
    ck_assert_msg(strstr(sh->fault.message, says) != NULL, "%s: %s", line,
                  sh->fault.message);
    if (*meant) /* else any line, or none, may be offered */
        ck_assert_str_eq(sh->fault.meant, meant);
}

static struct shell *with_people(void)
{
    struct shell *sh = kit_shell(true);
    char line[100];

    snprintf(line, sizeof line, "data %s", file);
    does(sh, line, "4 rows");
    return sh;
}

START_TEST(rows_are_drawn)
    {
        struct shell *sh = kit_shell(true);

        does(sh, "data xor noise=1/4 seed=7, n=2*10", "20 rows");
        ck_assert_str_eq(sh->bench->s.all->source, "xor n=20 seed=7 noise=0.25");
        does(sh, "seed = 9", "");
        does(sh, "data circles", "Drawn: n=60 seed=9");
        does(sh, "data XOR n=12", "12 rows");
        fails(sh, "data challenger n=30", "no law", "data challenger");
        fails(sh, "data hobit n=30", "hobbits?", "data hobbits");
        fails(sh, "data xor n=1", "whole number", "");
        fails(sh, "data xor n=2.5", "whole number", "");
        fails(sh, "data xor noise=-1", "noise is 0 or more", "");
        fails(sh, "data xor seed=1e99", "seed", "");
        fails(sh, "data xor m=3", "data knows", "");
        fails(sh, "data xor n=4 n=5", "twice", "");
        fails(sh, "data xor n=4 5", "'5'", "");
        fails(sh, "data calib noise=1", "no noise", "");
        fails(sh, "columns x1=1", "drawn", "");
        ck_assert_uint_eq(sh->bench->s.all->n, 12);
        kit_done(sh);
    }
END_TEST

/* Without its file a set is drawn, and other rows must not be taken for it. */
START_TEST(missing_files_are_told)
    {
        struct shell *sh = kit_shell(true);

        does(sh, "data overlap", "60 rows");
        ck_assert(!said("not found"));
        sh->host.places.ndata = 0;
        does(sh, "data overlap", "overlap.csv was not found");
        does(sh, "data circles", "60 rows"); /* it has no file */
        ck_assert(!said("not found"));
        does(sh, "data overlap n=20", "20 rows"); /* asked for */
        ck_assert(!said("not found"));
        kit_done(sh);
        sh = kit_shell(false);
        sh->host.places.ndata = 0;
        kit_must(sh, "data circles");
        ck_assert_str_eq(sh->remark.s, "");
        kit_must(sh, "data overlap");
        ck_assert_ptr_nonnull(strstr(sh->remark.s, "overlap.csv was not found"));
        kit_done(sh);
    }
END_TEST

START_TEST(the_same_seed_draws_the_same)
    {
        struct shell *sh = kit_shell(true);
        double first, again;

        does(sh, "data moons n=50 seed=3", "");
        first = kit_value(sh, "sum(x1*x2)");
        does(sh, "data moons n=50 seed=4", "");
        ck_assert_double_ne(kit_value(sh, "sum(x1*x2)"), first);
        does(sh, "data moons seed=3 n=50", "");
        again = kit_value(sh, "sum(x1*x2)");
        ck_assert_double_eq(first, again);
        kit_done(sh);
    }
END_TEST

START_TEST(columns_are_chosen)
    {
        struct shell *sh = with_people();

        does(sh, "columns", "Home town  text, 2 words");
        ck_assert_ptr_nonnull(strstr(kit_said(), "number, 20 … 50, 1 missing"));
        does(sh, "columns x1=Id label=Died", "5 rows. Id → Died");
        ck_assert_double_eq(kit_value(sh, "n"), 5);
        does(sh, "columns x1=\"Home town\" x2=3 label=Died", "0 is A, 1 is B");
        ck_assert_double_eq(kit_value(sh, "sum(x1)"), 2);
        ck_assert_double_eq(kit_value(sh, "sum(x2)"), 140);
        fails(sh, "columns x1=Aeg label=Died", "Age?", "columns x1=Age label=Died");
        ck_assert_double_eq(kit_value(sh, "sum(x2)"), 140);
        does(sh, "undo", "");
        does(sh, "remove 1", "");
        does(sh, "columns x1=Age label=Died", "as they were");
        ck_assert_double_eq(kit_value(sh, "n"), 4);
        does(sh, "undo", "");
        ck_assert_double_eq(kit_value(sh, "n"), 4);
        ck_assert_str_eq(sh->bench->s.all->names[0], "Id");
        kit_done(sh);
    }
END_TEST

/* A file with TEXT; its name into NAME, which ends in XXXXXX.csv. */
static void write_file(char *name, const char *text)
{
    int fd = mkstemps(name, 4);

    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq((int)write(fd, text, strlen(text)), (int)strlen(text));
    close(fd);
}

/* `data NAME`, LINE behind it. */
static const char *data_line(const char *name, const char *line)
{
    static char text[200];

    snprintf(text, sizeof text, "data %s%s%s", name, *line ? " " : "", line);
    return text;
}

START_TEST(no_file_is_a_dead_end)
    {
        static const struct {
            const char *text, *says, *offer;
        } rows[] = {
            {"a,b,y\n1,0,u\n2,1,v\n3,0,w\n", "3 different words", "label=b"},
            {"a,b,y\n1,3,0\n2,abc,1\n3,2,0\n", "'abc'", "x1=a label=y"},
            {"a,b,y\n1,,0\n2,,1\n3,,0\n", "no row is complete", "x1=a label=y"},
        };
        struct shell *sh = kit_shell(true);

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            char name[] = "/tmp/logitty-bad-XXXXXX.csv", meant[200];

            write_file(name, rows[i].text);
            does(sh, "data hobbits", "");
            snprintf(meant, sizeof meant, "%s", data_line(name, rows[i].offer));
            fails(sh, data_line(name, ""), rows[i].says, meant);
            ck_assert_ptr_nonnull(strstr(sh->fault.message, meant));
            does(sh, meant, "rows");
            ck_assert_str_eq(sh->bench->s.all->columns, rows[i].offer);
            ck_assert_str_eq(sh->bench->s.all->names[0], "a");
            unlink(name);
        }
        kit_done(sh);
    }
END_TEST

START_TEST(data_chooses_columns)
    {
        struct shell *sh = kit_shell(true);
        char meant[200];

        does(sh, data_line(file, "x1=Id label=Died"), "5 rows. Id → Died");
        does(sh, data_line(file, "label=Sex"), "→ Sex");
        snprintf(meant, sizeof meant, "%s", data_line(file, "x1=Age label=Died"));
        fails(sh, data_line(file, "x1=Aeg label=Died"), "Age?", meant);
        ck_assert_int_eq(sh->fault.column, (int)strlen(data_line(file, "x1=")) + 1);
        fails(sh, data_line(file, "x1=Age zzz=3"), "x1, x2", "");
        ck_assert_ptr_nonnull(strstr(sh->fault.message, "label: data /"));
        fails(sh, data_line(file, "x1=qqqqqqqq"), "There are: Id, Sex, Age", "");
        does(sh, "data hobbits x1=lift label=hero", "lift → hero");
        ck_assert_str_eq(sh->bench->s.all->source, "hobbits");
        fails(sh, "data hobbits.csv label=hero", "shipped set",
              "data hobbits label=hero");
        does(sh, "data xor n=20", "");
        does(sh, "columns", "  1 x1");
        ck_assert(said("0 … 1, the label"));
        ck_assert(said("20 rows, drawn"));
        kit_done(sh);
    }
END_TEST

START_TEST(columns_of_a_shipped_set)
    {
        struct shell *sh = kit_shell(true);

        fails(sh, "columns x1=1", "no data yet", "data hobbits");
        does(sh, "data hobbits", "24 rows");
        does(sh, "columns x1=lift label=hero", "lift → hero");
        ck_assert_str_eq(sh->bench->s.all->source, "hobbits");
        ck_assert_str_eq(sh->bench->s.all->columns, "x1=lift label=hero");
        does(sh, "data hobbits", "foot, lift → hero");
        ck_assert_ptr_null(sh->bench->s.all->columns);
        kit_done(sh);
    }
END_TEST

START_TEST(rows_are_held_back)
    {
        struct shell *sh = kit_shell(true);

        does(sh, "split 0.5", "next data");
        does(sh, "data curve", "10 rows train, 10 are held back (split 0.5)");
        does(sh, "split", "split = 0.5");
        does(sh, "data hobbits", "12 rows train, 12");
        does(sh, "split 2/3", "first 16 rows train, 8 are");
        ck_assert_double_eq(kit_value(sh, "n"), 16);
        does(sh, "add 1 2 hero", "point 25 added to the rows held back");
        ck_assert_uint_eq(sh->bench->s.all->n, 25);
        does(sh, "flip 25", "point 25 flipped");
        ck_assert_double_eq(sh->bench->s.all->y[24], 0);
        does(sh, "remove 20", "point 20 removed");
        ck_assert_uint_eq(sh->bench->s.all->n, 24);
        ck_assert_double_eq(sh->bench->s.all->y[23], 0);
        fails(sh, "remove 25", "numbered 1 to 24", "");
        does(sh, "split 1", "All 24 rows train");
        fails(sh, "split 0", "share", "");
        fails(sh, "split 50", "share", "split 0.5");
        fails(sh, "split -1", "share", "");
        kit_done(sh);
    }
END_TEST

START_TEST(features_are_made)
    {
        struct shell *sh = kit_shell(true);

        fails(sh, "features product", "no data yet", "data hobbits");
        does(sh, "data hobbits", "");
        does(sh, "features product", "3 features: foot, lift, foot*lift; the weights");
        does(sh, "w3 = 2", "");
        does(sh, "features", "foot*lift (w3 2)");
        fails(sh, "features foot lift^2", "x1, x2", "features x1 x2^2");
        fails(sh, "features prodct", "product?", "features product");
        fails(sh, "features x1 x3", "x3", "");
        ck_assert_double_eq(kit_value(sh, "w3"), 2);
        does(sh, "features x1 x1*x2, exp(-x2)", "foot, foot*lift, exp(-lift)");
        does(sh, "features poly 9", "54 features");
        does(sh, "data archery", "features poly 9 stays: the model sees 9");
        does(sh, "data hobbits", "");
        does(sh, "features product", "");
        does(sh, "data archery", "linear again");
        ck_assert_ptr_null(sh->bench->s.recipe);
        fails(sh, "features product", "one column", "");
        does(sh, "features log(x)", "1 feature: log(hours)");
        fails(sh, "add 0 1", "log(hours)", "");
        ck_assert_uint_eq(sh->bench->s.all->n, 18);
        does(sh, "features linear", "1 feature: hours");
        kit_done(sh);
    }
END_TEST

START_TEST(a_script_brings_it_back)
    {
        static const char *const lines[] = {
            "data xor n=30 seed=5 noise=0.1; split 0.5; features poly 3; flip 2",
            "data hobbits; columns x1=lift label=hero; features x1 x1^2; remove 3",
            NULL, /* a file that cannot be read without its columns */
        };
        char three[] = "/tmp/logitty-three-XXXXXX.csv", with_columns[200];
        struct shell *sh = kit_shell(true);

        write_file(three, "a,b,y\n1,0,u\n2,1,v\n3,0,w\n4,1,w\n");
        snprintf(with_columns, sizeof with_columns, "%s", data_line(three, "label=b"));
        for (size_t i = 0; i < 3; i++) {
            struct str script;
            char name[] = "/tmp/logitty-state-XXXXXX";
            int fd = mkstemp(name);
            char line[100];
            double sum;

            ck_assert_int_ge(fd, 0);
            close(fd);
            does(sh, lines[i] ? lines[i] : with_columns, "");
            sum = kit_value(sh, "sum(x1*y) + n + dim");
            snprintf(line, sizeof line, "save %s", name);
            does(sh, line, "");
            does(sh, "reset all; data archery", "");
            snprintf(line, sizeof line, "load %s", name);
            does(sh, line, "");
            ck_assert_double_eq(kit_value(sh, "sum(x1*y) + n + dim"), sum);
            str_init(&script);
            bench_script(sh->bench, &script);
            ck_assert_ptr_nonnull(strstr(script.s, "data "));
            str_done(&script);
            unlink(name);
        }
        unlink(three);
        kit_done(sh);
    }
END_TEST

Suite *suite_source(void)
{
    Suite *s = suite_create("source");
    TCase *c = tcase_create("source");

    tcase_add_unchecked_fixture(c, write_people, remove_people);
    tcase_add_test(c, rows_are_drawn);
    tcase_add_test(c, missing_files_are_told);
    tcase_add_test(c, the_same_seed_draws_the_same);
    tcase_add_test(c, columns_are_chosen);
    tcase_add_test(c, no_file_is_a_dead_end);
    tcase_add_test(c, data_chooses_columns);
    tcase_add_test(c, columns_of_a_shipped_set);
    tcase_add_test(c, rows_are_held_back);
    tcase_add_test(c, features_are_made);
    tcase_add_test(c, a_script_brings_it_back);
    suite_add_tcase(s, c);
    return s;
}
