/* Progress: what is saved is loaded; what is damaged does no harm.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "lesson/progress.h"

Suite *suite_progress(void);

static const char text[] =
    "# T\n```lesson\nid: t\n```\n## P\n"
    "```task one\ndo: x\npass: w > 0\n```\n"
    "```task two\nnumber: x\npass: 3\n```\n"
    "## Q\n```task three\ndo: x\npass: w > 0\noptional: yes\n```\n";

static char dir[32];
static struct str file;

static void set_up(void)
{
    strcpy(dir, "/tmp/progress-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    str_init(&file);
    path_join(&file, dir, "progress");
}

static void tear_down(void)
{
    str_done(&file);
}

static struct lesson *lesson(void)
{
    struct faults faults = {0};
    struct lesson *l = lesson_read("t.md", text, strlen(text), &faults);

    ck_assert_msg(l != NULL, "%s", faults.n ? faults.err[0].message : "");
    return l;
}

START_TEST(round_trip)
    {
        struct lesson *l = lesson();
        struct bench *b = bench_new();
        struct guide *g = guide_new(l, b);
        struct progress p, q;
        struct err err = {0};
        size_t total;
        bool helped;

        progress_init(&p);
        g->record[0][0] = (struct task_record){TASK_PASSED, 2, 1, -1};
        g->record[1][0] = (struct task_record){TASK_SKIPPED, 0, 3, 2};
        progress_from_guide(&p, g);
        ck_assert_uint_eq(p.n, 2); /* what was never touched is not kept */
        p.lesson = mem_text("t");
        p.page = 1;
        p.bench = mem_text("data hobbits\nw = 1 2\n");
        p.lab = mem_text("data xor\nw = 1 1\n");
        ck_assert(progress_save(&p, file.s, &err));
        ck_assert(progress_load(&q, file.s, &err));
        ck_assert_str_eq(err.message, "");
        ck_assert_str_eq(q.lesson, "t");
        ck_assert_uint_eq(q.page, 1);
        ck_assert_str_eq(q.bench, p.bench);
        ck_assert_str_eq(q.lab, p.lab);
        memset(g->record[0], 0, 2 * sizeof *g->record[0]);
        progress_to_guide(&q, g);
        ck_assert_int_eq(g->record[0][0].state, TASK_PASSED);
        ck_assert_int_eq(g->record[0][0].tries, 2);
        ck_assert_int_eq(g->record[0][0].choice, -1);
        ck_assert_int_eq(g->record[1][0].hints, 3);
        ck_assert_uint_eq(progress_count(&q, l, &total, &helped), 1);
        ck_assert_uint_eq(total, 2);
        ck_assert(!helped);
        q.kept[0].record.state = TASK_HELPED;
        ck_assert_uint_eq(progress_count(&q, l, &total, &helped), 1);
        ck_assert(helped);
        progress_done(&p);
        progress_done(&q);
        guide_free(g);
        bench_free(b);
        lesson_free(l);
    }
END_TEST

START_TEST(no_file_is_the_first_run)
    {
        struct progress p;
        struct err err = {0};

        ck_assert(progress_load(&p, file.s, &err));
        ck_assert_ptr_null(p.lesson);
        ck_assert_uint_eq(p.n, 0);
        ck_assert_str_eq(err.message, "");
        progress_done(&p);
    }
END_TEST

/* Loads TEXT; returns whether it was taken for damaged and set aside. */
static bool load(struct progress *p, const char *s, size_t len)
{
    struct err err = {0};
    struct str aside;
    bool damaged;

    ck_assert(path_save(file.s, s, len, &err));
    ck_assert_msg(progress_load(p, file.s, &err), "%s", err.message);
    str_init(&aside);
    str_addf(&aside, "%s.damaged", file.s);
    damaged = path_is_file(aside.s);
    ck_assert_int_eq(damaged, err.message[0] != '\0');
    ck_assert_int_eq(damaged, !path_is_file(file.s));
    unlink(aside.s);
    str_done(&aside);
    return damaged;
}

START_TEST(damage)
    {
        static const struct {
            const char *text;
            bool damaged;
            size_t kept;
        } rows[] = {
            {"logitty-progress 1\ntask t one passed 0 0 -1\n", false, 1},
            {"logitty-progress 1\nfuture thing\n", false, 0},
            {"logitty-progress 1\ntask t one passed 0 0 -1", false, 1},
            {"", true, 0},
            {"logitty-progress 2\ntask t one passed 0 0 -1\n", true, 1},
            {"logitty-progress 1\ntask t one won 0 0 -1\ntask t two open 1 0 -1\n",
             true, 1},
            {"logitty-progress 1\ntask t one open 99999999999999999999 0 -1\n", true,
             0},
            {"logitty-progress 1\ntask t one open 0 0 -2\n", true, 0},
            {"logitty-progress 1\ntask t one open 0 0 -1 7\n", true, 0},
            {"logitty-progress 1\ntask T one open 0 0 -1\n", true, 0},
            {"logitty-progress 1\nat t 0\n", true, 0},
            {"logitty-progress 1\nat t\n", true, 0},
            {"logitty-progress 1\n\x01\x02\xFF\n", true, 0},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct progress p;

            ck_assert_msg(load(&p, rows[i].text, strlen(rows[i].text)) ==
                              rows[i].damaged,
                          "%s", rows[i].text);
            ck_assert_uint_eq(p.n, rows[i].kept);
            progress_done(&p);
        }
    }
END_TEST

START_TEST(nothing_unprintable_comes_through)
    {
        static const char s[] = "logitty-progress 1\nbench w = 1\033[31m\001b\0x\n"
                                "lab data \x9B\xFF\n";
        struct progress p;

        ck_assert(!load(&p, s, sizeof s - 1));
        ck_assert_str_eq(p.bench, "w = 1 [31m b x\n");
        for (const char *c = p.lab; *c; c++)
            ck_assert((unsigned char)*c >= ' ' || *c == '\n');
        progress_done(&p);
    }
END_TEST

START_TEST(too_much)
    {
        struct progress p;
        struct str t;

        str_init(&t);
        str_add(&t, "logitty-progress 1\n");
        for (int i = 0; i < 6000; i++)
            str_addf(&t, "task t n%d passed 0 0 -1\n", i);
        for (int i = 0; i < 9000; i++)
            str_add(&t, "bench add 1 2 3 4 5 6 7\n");
        load(&p, t.s, t.len);
        ck_assert_uint_le(p.n, 5000);
        ck_assert_uint_le(strlen(p.bench), 70000);
        progress_done(&p);
        for (int i = 0; i < 50000; i++)
            str_add(&t, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n");
        ck_assert(load(&p, t.s, t.len)); /* larger than any progress */
        ck_assert_uint_le(p.n, 5000);
        progress_done(&p);
        str_done(&t);
    }
END_TEST

/* Bytes changed here and there: it loads, and what it holds can be saved and used. */
START_TEST(random_damage)
    {
        static const char good[] =
            "logitty-progress 1\nat t 2\ntask t one passed 1 2 0\n"
            "task t three open 1 2 25\nbench w = 1\nset a = b\n";
        struct lesson *l = lesson();
        struct bench *b = bench_new();
        unsigned seed = 1;

        for (int i = 0; i < 500; i++) {
            char s[sizeof good];
            struct progress p;
            struct guide *g = guide_new(l, b);
            struct err err = {0};

            memcpy(s, good, sizeof good);
            for (int k = 0; k < 1 + i % 5; k++) {
                seed = seed * 1103515245u + 12345u;
                s[(seed >> 16) % (sizeof good - 1)] = (char)(seed >> 8);
            }
            load(&p, s, sizeof good - 1 - (size_t)(i % 20));
            progress_to_guide(&p, g);
            for (size_t k = 0; k < 2; k++)
                guide_page_state(g, k);
            ck_assert(progress_save(&p, file.s, &err));
            progress_done(&p);
            guide_free(g);
        }
        bench_free(b);
        lesson_free(l);
    }
END_TEST

Suite *suite_progress(void)
{
    Suite *s = suite_create("progress");
    TCase *t = tcase_create("progress");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, round_trip);
    tcase_add_test(t, no_file_is_the_first_run);
    tcase_add_test(t, damage);
    tcase_add_test(t, nothing_unprintable_comes_through);
    tcase_add_test(t, too_much);
    tcase_add_test(t, random_damage);
    suite_add_tcase(s, t);
    return s;
}
