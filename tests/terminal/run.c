/* The program as a person meets it: under a terminal, in a pipe.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

static const struct {
    const char *name;
    Suite *(*make)(void);
} suites[] = {
    {"stream", suite_stream}, {"plain", suite_plain}, {"screen", suite_screen},
    {"keys", suite_keys},     {"looks", suite_looks}, {"size", suite_size},
    {"leave", suite_leave},   {"record", suite_record},
};

/* `run SUITE` runs one. */
int main(int argc, char **argv)
{
    SRunner *runner = srunner_create(NULL);
    int failed;

    setenv("CK_DEFAULT_TIMEOUT", "600", 0); /* seconds; see tests/unit/main.c */
    for (size_t i = 0; i < sizeof suites / sizeof *suites; i++)
        if (argc < 2 || strcmp(argv[1], suites[i].name) == 0)
            srunner_add_suite(runner, suites[i].make());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
