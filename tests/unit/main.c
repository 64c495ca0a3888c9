/* The unit tests: one list of suites, one program; `unit SUITE` runs one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef SUITES
#include "suites.h"
#endif

#define SUITE(name) Suite *suite_##name(void);
SUITES
#undef SUITE

#define SUITE(name) {#name, suite_##name},
static const struct {
    const char *name;
    Suite *(*make)(void);
} suites[] = {SUITES};
#undef SUITE

int main(int argc, char **argv)
{
    SRunner *runner = srunner_create(NULL);
    int failed, known = argc < 2;

    for (size_t i = 0; i < sizeof suites / sizeof *suites; i++)
        if (argc < 2 || strcmp(argv[1], suites[i].name) == 0) {
            srunner_add_suite(runner, suites[i].make());
            known = 1;
        }
    if (!known) {
        fprintf(stderr, "unit: no suite '%s'\n", argv[1]);
        return 2;
    }
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
