/* doc/coverage.md: every concept and figure of the sources names pages that are there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"

Suite *suite_coverage(void);

enum { CELLS = 3, CONCEPTS = 46, FIGURES = 44 };

/* The cells of "| concept | source | pages |", without the blanks around them. */
static size_t cells(char *row, char *cell[CELLS])
{
    size_t n = 0;
    char *save = NULL;

    for (char *c = strtok_r(row, "|", &save); c && n < CELLS;
         c = strtok_r(NULL, "|", &save)) {
        size_t end;

        c += strspn(c, " ");
        end = strlen(c);
        while (end && c[end - 1] == ' ')
            c[--end] = '\0';
        cell[n++] = c;
    }
    return n;
}

static bool has_page(const struct lesson *l, const char *title)
{
    for (size_t i = 0; i < l->pages; i++)
        if (strcmp(l->page[i].title, title) == 0)
            return true;
    return false;
}

/* "3 Odds; 18 Draw a line": each a lesson by its number, then a page by its title. */
static void must_have_pages(const struct shelf *shelf, const char *what, char *pages)
{
    char *save = NULL;

    for (char *p = strtok_r(pages, ";", &save); p; p = strtok_r(NULL, ";", &save)) {
        char number[8] = "";
        const struct lesson *l;
        int at = 0;

        ck_assert_msg(sscanf(p, " %7[0-9] %n", number, &at) == 1, "%s: '%s'", what, p);
        l = shelf_find(shelf, number);
        ck_assert_msg(l != NULL, "%s: there is no lesson %s", what, number);
        ck_assert_msg(has_page(l, p + at), "%s: lesson %s has no page '%s'", what, number,
                      p + at);
    }
}

START_TEST(every_row_names_its_pages)
{
    struct shell *sh = kit_shell(true);
    char *text = kit_file("../doc/coverage.md"), *save = NULL;
    size_t table = 0, rows[3] = {0};

    for (char *row = strtok_r(text, "\n", &save); row;
         row = strtok_r(NULL, "\n", &save)) {
        char *cell[CELLS];

        table += strncmp(row, "## ", 3) == 0;
        if (*row != '|' || strncmp(row, "|--", 3) == 0 || strncmp(row, "| What |", 8) == 0)
            continue;
        ck_assert_uint_eq(cells(row, cell), CELLS);
        ck_assert_uint_le(table, 2);
        rows[table]++;
        must_have_pages(shell_shelf(sh), cell[0], cell[2]);
    }
    ck_assert_uint_ge(rows[1], CONCEPTS);
    ck_assert_uint_ge(rows[2], FIGURES);
    free(text);
    kit_done(sh);
}
END_TEST

Suite *suite_coverage(void)
{
    Suite *s = suite_create("coverage");
    TCase *t = tcase_create("coverage");

    tcase_add_test(t, every_row_names_its_pages);
    suite_add_tcase(s, t);
    return s;
}
