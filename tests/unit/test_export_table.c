/* Tables that are exported: the rows come back, a run with what was changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "learn/csv.h"
#include "shell_kit.h"

Suite *suite_export_table(void);

/* ---- tables ---- */

static void edits_come_back(const char *lines)
{
    const struct data *d;
    struct data *back;
    struct err err = {0};

    unlink("data.csv");
    kit_must(sh, lines);
    kit_must(sh, "export data.csv");
    d = sh->bench->s.all;
    back = csv_load("data.csv", NULL, &err);
    ck_assert_msg(back != NULL, "%s: %s", lines, err.message);
    ck_assert_uint_eq(back->n, d->n);
    ck_assert_uint_eq(back->dim, d->dim);
    ck_assert_str_eq(back->label, d->label);
    ck_assert_int_eq(back->kind, d->kind);
    for (size_t i = 0; i < d->n; i++) {
        ck_assert_msg(back->y[i] == d->y[i], "%s: row %zu", lines, i);
        for (size_t j = 0; j < d->dim; j++)
            ck_assert(back->x[j][i] == d->x[j][i]);
    }
    data_free(back);
}

START_TEST(the_table_comes_back_as_it_was_edited)
    {
        struct err err = {0};
        static const char words[] = "a,b,kind\n1,2,yes\n2,3,no\n3,4,no\n";
        static const char turned[] = "a,b,kind\n1,2,zebra\n2,3,ant\n3,0.1,ant\n";

        edits_come_back("data hobbits; add 0.1 1e-300 1; flip 3; remove 5");
        edits_come_back("split 0.5");
        edits_come_back("data line");
        ck_assert(path_save("words.csv", words, strlen(words), &err));
        ck_assert(path_save("turned.csv", turned, strlen(turned), &err));
        edits_come_back("data words.csv; flip 1; flip 2");
        edits_come_back("data turned.csv");
        edits_come_back("data words.csv; remove 1"); /* one class is left */
        ck_assert_int_eq(kit_type(sh, "export data.csv"), SHELL_FAULT);
        ck_assert_ptr_nonnull(strstr(kit_row(), "never written over"));
        ck_assert_str_eq(sh->fault.meant, "export data2.csv");
    }
END_TEST

START_TEST(a_run_is_written_with_what_changed)
    {
        struct err err = {0};
        struct data *back;
        size_t len;
        char *text;

        kit_must(sh, "data hobbits; step 3; eta = 0.125; step 2; w1 = 1; step");
        kit_gets(sh, "export path.csv", "the weights at each step that is kept, 8 rows of 5");
        back = csv_load("path.csv", "x1=stretch x2=step x3=b x4=w1 label=w2", &err);
        ck_assert_msg(back != NULL, "%s", err.message);
        ck_assert(back->x[0][5] == 1 && back->x[0][6] == 2 && back->x[1][6] == 5);
        ck_assert(back->x[3][6] == 1 && back->x[3][7] == sh->bench->s.theta[1]);
        data_free(back);
        kit_must(sh, "reset weights; step");
        kit_gets(sh, "export loss.csv", "the loss at each step that is kept");
        text = path_read("loss.csv", 1 << 20, &len, &err);
        ck_assert_ptr_nonnull(strstr(text, ",1,eta 0.125,A\n"));
        ck_assert_ptr_nonnull(strstr(text, ",2,hand,A\n"));
        ck_assert_ptr_nonnull(strstr(text, ",1,none,now\n"));
        free(text);
        kit_must(sh, "w1 = 2"); /* no step has been made yet */
        unlink("loss.csv");
        kit_must(sh, "export loss.csv");
        text = path_read("loss.csv", 1 << 20, &len, &err);
        ck_assert_ptr_nonnull(strstr(text, ",2,hand,now\n"));
        free(text);
        kit_gets(sh, "export other.csv", "the numbers behind scatter, 24 rows of 6 columns");
    }
END_TEST

Suite *suite_export_table(void)
{
    Suite *s = suite_create("export_table");
    TCase *tc = tcase_create("export_table");

    tcase_add_checked_fixture(tc, sh_open_in_folder, sh_close_in_folder);
    tcase_add_test(tc, the_table_comes_back_as_it_was_edited);
    tcase_add_test(tc, a_run_is_written_with_what_changed);
    suite_add_tcase(s, tc);
    return s;
}
