/* The model as a program: what it says besides, and where it may be written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/path.h"
#include "export_kit.h"

Suite *suite_export_program(void);

static void sklearn(const char *lines, const char *says)
{
    char *text;

    kit_must(sh, lines);
    text = exported("model.py");
    ck_assert_msg(says ? strstr(text, says) != NULL : !strstr(text, "scikit"), "%s: %s",
                  lines, text);
    free(text);
}

/* C = 1/(2 N lambda): only where both make the same function small. */
START_TEST(scikit_learn_is_named_where_it_is_exact)
    {
        sklearn("data hobbits; lambda = 0.0625",
                "LogisticRegression(C=0.33333333333333331, tol"); /* 1/(2*24/16) */
        sklearn("lambda = 0; bias off", "LogisticRegression(penalty=None, tol=1e-10, "
                                        "max_iter=100000, fit_intercept=False)");
        sklearn("bias penalised", NULL);
        sklearn("bias on; classweight balanced; lambda = 1", "class_weight=\"balanced\")");
        sklearn("loss mse", NULL);
        sklearn("loss log; model mlp 2", NULL);
        sklearn("data line; classweight none; lambda = 0.5", "Ridge(alpha=");
    }
END_TEST

START_TEST(wrong_input_is_told)
    {
        kit_must(sh, "data hobbits");
        for (size_t i = 0; i < RUNNERS; i++) {
            struct err err = {0};
            char command[300];
            size_t len;
            char *said;

            if (!installed(runners[i].needs))
                continue;
            free(exported(runners[i].file));
            snprintf(command, sizeof command, "%s 1 2 3 >out 2>said", runners[i].run);
            ck_assert_int_eq(WEXITSTATUS(system(command)), 1);
            said = path_read("said", 1 << 16, &len, &err);
            ck_assert_str_eq(said, "It needs 2 numbers: foot lift\n");
            free(said);
            snprintf(command, sizeof command, "%s -1 two >out 2>said", runners[i].run);
            ck_assert_int_eq(WEXITSTATUS(system(command)), 1);
            snprintf(command, sizeof command, "%s -1 2e-3 >out 2>said", runners[i].run);
            ck_assert_int_eq(WEXITSTATUS(system(command)), 0);
        }
    }
END_TEST

START_TEST(only_own_programs_are_replaced)
    {
        struct err err = {0};

        kit_must(sh, "data hobbits");
        kit_must(sh, "export m.py"), kit_must(sh, "export m.py");
        kit_must(sh, "export m.r"), kit_must(sh, "export m.R");
        ck_assert(path_save("mine.c", "int main;\n", 10, &err));
        ck_assert_int_eq(kit_type(sh, "export mine.c"), SHELL_FAULT);
        ck_assert_str_eq(sh->fault.meant, "export mine2.c");
        ck_assert_int_eq(kit_type(sh, "plot scatter > a.py"), SHELL_FAULT);
        ck_assert_str_eq(sh->fault.meant, "export a.py");
        ck_assert_int_eq(kit_type(sh, "export a.c scatter"), SHELL_FAULT);
        ck_assert_int_eq(kit_type(sh, "export a.c size=10x10"), SHELL_FAULT);
        ck_assert(!path_is_file("a.py") && !path_is_file("a.c"));
    }
END_TEST

Suite *suite_export_program(void)
{
    Suite *suite = suite_create("export_program");
    TCase *tc = tcase_create("export_program");

    tcase_add_checked_fixture(tc, sh_open_in_folder, sh_close_in_folder);
    tcase_add_test(tc, scikit_learn_is_named_where_it_is_exact);
    tcase_add_test(tc, wrong_input_is_told);
    tcase_add_test(tc, only_own_programs_are_replaced);
    suite_add_tcase(suite, tc);
    return suite;
}
