/* Codes and data of one's own: rows that are read, files known by their rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "code_kit.h"
#include "kit.h"
#include "learn/digest.h"

Suite *suite_code_rows(void);

/* ---- the same elsewhere ---- */

/* On a narrow screen a code has rows, of whole groups, and can be typed so. */
START_TEST(rows_are_read)
    {
        struct shell *sh = kit_shell(true);
        char code[200], first[200], line[300];
        size_t rows = 0;
        const char *s;

        kit_must(sh, "data hobbits; w = 1/3 2/3; b = 1/7");
        snprintf(code, sizeof code, "%s", code_shared(sh));
        ck_assert_uint_gt(strlen(code), 40);
        sh->host.width = 40; /* a page of its own, on the screen */
        sh->host.pictures_inline = false;
        kit_must(sh, "share");
        ck_assert_str_eq(sh->heading, "share");
        free(sh->heading);
        sh->heading = NULL;
        sh->host.pictures_inline = true;
        snprintf(first, sizeof first, "%.*s", (int)strcspn(kit_said(), "\n"), kit_said());
        for (s = kit_said(); *s && rows < strlen(code); s += strcspn(s, "\n") + 1) {
            size_t n = strcspn(s, "\n");

            ck_assert_uint_le(n, 40);
            ck_assert_int_eq(strncmp(s, code + rows, n), 0);
            rows += n;
        }
        sh->host.width = 80;
        kit_must(sh, "w = 1 2");
        snprintf(line, sizeof line, "load %s", first);
        ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
        ck_assert_int_eq(kit_type(sh, code + strlen(first)), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "that is a whole code") != NULL, "%s", kit_row());
        snprintf(line, sizeof line, "%s", sh->fault.meant);
        kit_gets(sh, line, "Loaded.");
        ck_assert_str_eq(code_shared(sh), code);
        for (char *dash = code; (dash = strchr(dash, '-'));)
            *dash = ' ';
        snprintf(line, sizeof line, "load %s", code);
        kit_gets(sh, line, "Loaded.");
        code[0] = '2'; /* many words, and none is called left over */
        snprintf(line, sizeof line, "load %s", code);
        ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "One character of this code is wrong") != NULL, "%s",
                      kit_row());
        for (size_t i = 0, n = 0; i <= strlen(code); i++)
            if (code[i] != ' ')
                first[n++] = code[i];
        snprintf(line, sizeof line, "load %s", first); /* in one piece */
        ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "One character of this code is wrong") != NULL, "%s",
                      kit_row());
        kit_done(sh);
    }
END_TEST

/* A long code is pasted row by row: the last one ends it. */
START_TEST(many_rows_are_read)
    {
        struct shell *sh = kit_shell(true);
        char code[400], line[500];
        int n = 0;

        sh->host.width = 300;
        kit_must(sh, "data xor n=40 seed=7; model mlp 3; random weights 3; step 20");
        snprintf(code, sizeof code, "%s", code_shared(sh));
        ck_assert_uint_gt(strlen(code), 150);
        kit_must(sh, "reset weights");
        snprintf(line, sizeof line, "load %.60s", code);
        ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
        for (const char *s = code + 60; *s; s += n) {
            n = strlen(s) > 60 ? 60 : (int)strlen(s);
            snprintf(line, sizeof line, "%.*s", n, s);
            ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
        }
        ck_assert_msg(strstr(kit_row(), "that is a whole code") != NULL, "%s", kit_row());
        snprintf(line, sizeof line, "%s", sh->fault.meant);
        kit_gets(sh, line, "Loaded.");
        ck_assert_str_eq(code_shared(sh), code);
        kit_done(sh);
    }
END_TEST

/* ---- files ---- */

static char folder[] = "/tmp/logitty-files-XXXXXX";

static void write_file(const char *name, const char *text, struct str *path)
{
    struct err err = {0};

    str_clear(path);
    str_addf(path, "%s/%s", folder, name);
    ck_assert(path_save(path->s, text, strlen(text), &err));
}

static void take_file(struct shell *sh, const struct str *path)
{
    struct str line;

    str_init(&line);
    str_addf(&line, "data \"%s\"", path->s);
    kit_must(sh, line.s);
    str_done(&line);
}

START_TEST(a_file_is_known_by_its_rows)
    {
        static const char rows[] = "age,y\n1,0\n2.5,1\n3,1\n4,0\n";
        struct shell *sh = kit_shell(true), *other = kit_shell(true);
        struct str here, there, wrong, short_one, line;
        char code[200];

        str_init(&here), str_init(&there), str_init(&wrong), str_init(&short_one);
        str_init(&line);
        ck_assert_ptr_nonnull(mkdtemp(folder));
        write_file("people.csv", rows, &here);
        write_file("elsewhere/my people.csv", "age;y\r\n1;0\r\n2.5;1\r\n3;1\r\n4;0\r\n",
                   &there);
        write_file("wrong.csv", "age,y\n1,0\n2.5,1\n3,1\n4.001,0\n", &wrong);
        write_file("short.csv", "age,y\n1,0\n2.5,1\n3,1\n", &short_one);
        take_file(sh, &here);
        kit_must(sh, "flip 2; add 7 1; w = 0.5; b = -1");
        kit_gets(sh, "share", "The 4 rows of the file are not in it");
        snprintf(code, sizeof code, "%s", code_shared(sh));
        str_addf(&line, "load %s", code);

        ck_assert_int_eq(kit_type(other, line.s), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "people.csv: 4 rows, checksum ") != NULL, "%s",
                      kit_row());
        ck_assert_msg(strstr(kit_row(), folder) == NULL, "%s", kit_row());
        ck_assert_int_eq(strncmp(other->fault.meant, "data \"people.csv\"; load 1", 25), 0);
        kit_must(other, "data hobbits");
        ck_assert_int_eq(kit_type(other, line.s), SHELL_FAULT);
        ck_assert(strstr(kit_row(), "Open that first") != NULL);

        take_file(other, &wrong);
        ck_assert_int_eq(kit_type(other, line.s), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "though they have as many rows: their checksum is") !=
                          NULL, "%s", kit_row());
        take_file(other, &short_one);
        ck_assert_int_eq(kit_type(other, line.s), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "they have 3 rows. It belongs to people.csv: 4 rows") !=
                          NULL, "%s", kit_row());
        ck_assert_uint_eq(other->bench->s.all->n, 3);

        take_file(other, &there);
        kit_must(other, line.s);
        ck_assert_uint_eq(other->bench->s.all->n, 5);
        ck_assert_uint_eq(digest_data(sh->bench->s.all), digest_data(other->bench->s.all));
        ck_assert_double_eq(kit_value(other, "w"), 0.5);
        ck_assert(strstr(other->bench->s.all->source, "elsewhere") != NULL);

        unlink(here.s), unlink(there.s), unlink(wrong.s), unlink(short_one.s);
        str_cut(&there, there.len - strlen("/my people.csv"));
        rmdir(there.s), rmdir(folder);
        str_done(&here), str_done(&there), str_done(&wrong), str_done(&short_one);
        str_done(&line);
        kit_done(other);
        kit_done(sh);
    }
END_TEST

START_TEST(too_much_is_told)
    {
        struct shell *sh = kit_shell(true);
        struct str line;

        str_init(&line);
        kit_must(sh, "data hobbits");
        for (int i = 0; i < 200; i++) {
            str_clear(&line);
            str_addf(&line, "add %d.%d %d 1", i, i, i * i);
            kit_must(sh, line.s);
        }
        ck_assert_int_eq(kit_type(sh, "share"), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "200 points were edited. A file has room for it: save "
                                        "NAME") != NULL, "%s", kit_row());
        ck_assert_str_eq(sh->fault.meant, "save mine");
        kit_must(sh, "data blobs n=30000");
        ck_assert_int_eq(kit_type(sh, "share"), SHELL_FAULT);
        str_done(&line);
        kit_done(sh);
    }
END_TEST

Suite *suite_code_rows(void)
{
    Suite *s = suite_create("code_rows");
    TCase *t = tcase_create("code_rows");

    tcase_add_test(t, rows_are_read);
    tcase_add_test(t, many_rows_are_read);
    tcase_add_test(t, a_file_is_known_by_its_rows);
    tcase_add_test(t, too_much_is_told);
    suite_add_tcase(s, t);
    return s;
}
