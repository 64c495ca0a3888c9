/* The unit tests: one list of suites, one program; `unit SUITE` runs one, `unit 1/2` every
 * second one: two processors share the work.
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

/* Is suite I meant by WORD: its name, "PART/PARTS", or NULL for all? */
static int meant(size_t i, const char *word)
{
    unsigned part, parts;

    if (!word || strcmp(word, suites[i].name) == 0)
        return 1;
    return sscanf(word, "%u/%u", &part, &parts) == 2 && parts && i % parts + 1 == part;
}

/* Nothing is timed here: a test that hangs is ended, on the slowest machine too. */
static const char patience[] = "600"; /* seconds */

int main(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : NULL;
    SRunner *runner = srunner_create(NULL);
    int failed, known = 0;

    setenv("CK_DEFAULT_TIMEOUT", patience, 0);
    for (size_t i = 0; i < sizeof suites / sizeof *suites; i++)
        if (meant(i, word)) {
            srunner_add_suite(runner, suites[i].make());
            known = 1;
        }
    if (!known) {
        fprintf(stderr, "unit: no suite '%s'\n", word);
        return 2;
    }
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
