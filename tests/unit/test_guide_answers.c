/* The guide: answers that win and answers that do not, choices and numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "guide_kit.h"
#include "lesson/guide.h"

Suite *suite_guide_answers(void);

/* ---- choices ---- */

START_TEST(letters_and_words)
    {
        static const struct {
            const char *line;
            enum verdict verdict;
        } rows[] = {
            {"b", GUIDE_RIGHT},           {" (B) ", GUIDE_RIGHT},
            {"B)", GUIDE_RIGHT},          {"b.", GUIDE_RIGHT},
            {"it rises", GUIDE_RIGHT},    {"Rises.", GUIDE_RIGHT},
            {"ris", GUIDE_RIGHT},         {"B, it rises", GUIDE_RIGHT},
            {"b rises", GUIDE_RIGHT},     {"a", GUIDE_WRONG},
            {"falls", GUIDE_WRONG},       {"d", GUIDE_NOT_YET},
            {"F", GUIDE_NOT_YET},         {"ri", GUIDE_NO_ANSWER},
            {"r", GUIDE_NO_ANSWER},       {"print b", GUIDE_NO_ANSWER},
            {"b = 2", GUIDE_NO_ANSWER},   {"w", GUIDE_NO_ANSWER},
            {"rest", GUIDE_NO_ANSWER},    {"loss", GUIDE_NO_ANSWER},
            {"b falls", GUIDE_NO_ANSWER}, {"-b", GUIDE_NO_ANSWER},
            {"", GUIDE_NO_ANSWER},        {"2", GUIDE_NOT_YET},
            {"b 2", GUIDE_NO_ANSWER},     {"step", GUIDE_NO_ANSWER},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            open_page(0);
            f.g->record[0][0].state = TASK_OPEN;
            ck_assert_msg(answer(rows[i].line, false) == rows[i].verdict, "%s: %s",
                          rows[i].line, f.said.s);
        }
    }
END_TEST

/* The options of a page, and lines that mean one of them, no other, or none. */
static const struct {
    const char *option[3], *line;
    int means; /* -1: none */
} worded[] = {
    {{"gets larger", "stays the same", "gets smaller"}, "larger", 0},
    {{"gets larger", "stays the same", "gets smaller"}, "it gets the larger", 0},
    {{"gets larger", "stays the same", "gets smaller"}, "get small", -1},
    {{"gets larger", "stays the same", "gets smaller"}, "Same", 1},
    {{"gets larger", "stays the same", "gets smaller"}, "smallers", 2},
    {{"gets larger", "stays the same", "gets smaller"}, "a larger", 0},
    {{"gets larger", "stays the same", "gets smaller"}, "b larger", -1},
    {{"gets larger", "stays the same", "gets smaller"}, "a smaller", -1},
    {{"gets larger", "stays the same", "gets smaller"}, "larger same", -1},
    {{"gets larger", "stays the same", "gets smaller"}, "the", -1},
    {{"about 9 times", "about 3 times", "not at all"}, "9", 0},
    {{"about 9 times", "about 3 times", "not at all"}, "9 time", 0},
    {{"about 9 times", "about 3 times", "not at all"}, "times", -1},
    {{"about 9 times", "about 3 times", "not at all"}, "0.9", -1},
    {{"2", "0.5", "0.25"}, "1/2", 1},
    {{"2", "0.5", "0.25"}, ".5", 1},
    {{"2", "0.5", "0.25"}, "5", -1},
    {{"2", "0.5", "0.25"}, "25%", 2},
    {{"2", "0.5", "0.25"}, "4/2", 0},
    {{"2", "0.5", "0.25"}, "1+1", -1},
    {{"3", "3 more", "6"}, "3", 0},
    {{"20 %", "30 %", "50 %"}, "30", 1},
    {{"a tiny number", "error", "0"}, "tiny", 0},
    {{"the number of errors", "the loss", "the rest"}, "loss", 1},
    {{"the number of errors", "the loss", "the rest"}, "print loss", -1},
    {{"the number of errors", "the loss", "the rest"}, "rest", -1}, /* a command */
    {{"the number of errors", "the loss", "the rest"}, "-loss", -1},
    {{"the number of errors", "the loss", "the rest"}, "loss + 1", -1},
    {{"at z = 0", "for large z", "at w = 1"}, "z = 0", 0},
    {{"at z = 0", "for large z", "at w = 1"}, "w = 1", -1},
    {{"at z = 0", "for large z", "at w = 1"}, "z == 0", -1},
    {{"p", "class", "place"}, "p", 0},
    {{"w up", "w down", "both"}, "w", -1},
};

START_TEST(words_of_one_option)
    {
        struct task *t = &f.l->page[0].task[0];
        struct option was[3];

        memcpy(was, t->option, sizeof was);
        for (size_t i = 0; i < sizeof worded / sizeof *worded; i++) {
            enum verdict v;

            for (size_t k = 0; k < 3; k++) {
                t->option[k] = was[k];
                t->option[k].text = (char *)worded[i].option[k];
            }
            open_page(0);
            f.g->record[0][0].state = TASK_OPEN;
            f.g->record[0][0].choice = -1;
            v = answer(worded[i].line, false);
            ck_assert_msg(f.g->record[0][0].choice == worded[i].means, "%s: %d, %s",
                          worded[i].line, f.g->record[0][0].choice, f.said.s);
            ck_assert(worded[i].means >= 0 || v == GUIDE_NO_ANSWER ||
                      v == GUIDE_NOT_YET);
        }
        memcpy(t->option, was, sizeof was);
    }
END_TEST

START_TEST(replies_to_choices)
    {
        open_page(0);
        set_weights(0, 3);
        SAYS("D", GUIDE_NOT_YET, "There are A, B and C.");
        SAYS("a", GUIDE_WRONG, "No: w is 3.");
        SAYS("rests", GUIDE_WRONG, "C, it rests. Never.");
        ck_assert_int_eq(guide_record(f.g, guide_task(f.g))->tries, 2);
        ck_assert_int_eq(guide_record(f.g, guide_task(f.g))->choice, 2);
        ck_assert_int_eq(answer("zebra", true), GUIDE_NOT_YET);
        ck_assert_str_eq(f.said.s, "There are A, B and C.");
        ck_assert_int_eq(answer("rest", true), GUIDE_WRONG);
        SAYS("b", GUIDE_RIGHT, "Yes. Uphill.");
        ck_assert_int_eq(f.g->record[0][0].state, TASK_PASSED);
        ck_assert_int_eq(answer("b", false), GUIDE_NO_ANSWER);
        ck_assert_int_eq(answer("b", true), GUIDE_NOT_YET);
    }
END_TEST

/* ---- numbers ---- */

START_TEST(numbers_that_win)
    {
        static const char *const lines[] = {
            "0.75",    ".75",    "3/4",  "75%",     "75 %",   "= 0.75",   "0.750",
            " 0.746 ", "7.5e-1", "0,75", "3/(1+3)", "1-0.25", "0.5+0.25", "0.75.",
            "p = 0.75", "p=3/4", "z = 75 %", "recall = 0,75", "p(4) = 0.75", "dL/dw = .75",
            "slope = 1 - 0.25", "X = 0.75", "p(0) = 3*0.25"};

        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
            open_page(1);
            f.g->record[1][0].state = TASK_OPEN;
            ck_assert_msg(answer(lines[i], false) == GUIDE_RIGHT, "%s: %s", lines[i],
                          f.said.s);
            ck_assert_int_eq(f.g->record[1][0].tries, 0);
        }
    }
END_TEST

START_TEST(numbers_that_do_not)
    {
        open_page(1);
        SAYS("75%x", GUIDE_NO_ANSWER, "");
        SAYS("3", GUIDE_WRONG, "Odds.");
        SAYS("-1", GUIDE_WRONG, "Below zero.");
        SAYS("0.5", GUIDE_WRONG, "0.5: not that. The word hint helps.");
        ck_assert_int_eq(f.g->record[1][0].tries, 3);
        SAYS("1-0.9", GUIDE_NOT_YET, "= 0.1. Not the answer yet; go on from there.");
        SAYS("1-0.9+2.9", GUIDE_NOT_YET, "= 3. Odds."); /* its `if`, and no try */
        SAYS("p = 4 - 1", GUIDE_NOT_YET, "= 3. Odds.");
        SAYS("1,5", GUIDE_NOT_YET, "Write decimals with a point: 1.5");
        SAYS("about 2.3", GUIDE_NOT_YET, "Only the number: 2.3");
        SAYS("it is 0.75", GUIDE_NOT_YET, "Only the number: 0.75");
        SAYS("2.3 points", GUIDE_NOT_YET, "Only the number: 2.3");
        ck_assert_int_eq(f.g->record[1][0].tries, 3);
        SAYS("loss", GUIDE_NO_ANSWER, "");
        SAYS("w", GUIDE_NO_ANSWER, "");
        SAYS("line 3 0", GUIDE_NO_ANSWER, "");
        SAYS("step", GUIDE_NO_ANSWER, "");
        SAYS("step -1", GUIDE_NO_ANSWER, "");
        SAYS("setp 10", GUIDE_NO_ANSWER, "");
        SAYS("w = 0.75", GUIDE_NO_ANSWER, "");
        SAYS("w > 0.5", GUIDE_NO_ANSWER, "");
        SAYS("b = 3", GUIDE_NO_ANSWER, "");
        SAYS("p == 0.75", GUIDE_NO_ANSWER, "");
        SAYS("p = q", GUIDE_NO_ANSWER, "");
        SAYS("p = 0.75; w = 2", GUIDE_NO_ANSWER, "");
        SAYS("set p = 0.75", GUIDE_NO_ANSWER, "");
        SAYS("w[1] = 0.75", GUIDE_NO_ANSWER, "");
        SAYS("1, 2", GUIDE_NO_ANSWER, "");
        SAYS("nonsense + 1", GUIDE_NO_ANSWER, "");
        SAYS("log(-1)", GUIDE_NO_ANSWER, "");
        SAYS("z = 3", GUIDE_WRONG, "Odds.");
        ck_assert_int_eq(answer("1-0.9", true), GUIDE_WRONG);
        ck_assert_int_eq(answer("nonsense", true), GUIDE_NOT_YET);
        ck_assert_uint_gt(f.said.len, 0);
        SAYS("75 %", GUIDE_RIGHT, "0.75: right. 3 of 4.");
    }
END_TEST

/* What is nearly 1 is not said to be 1. */
START_TEST(numbers_near_1)
    {
        open_page(1);
        SAYS("0.99996", GUIDE_WRONG, "0.99996: not that. The word hint helps.");
        SAYS("0.9996", GUIDE_WRONG, "0.9996: not that. The word hint helps.");
        SAYS("1", GUIDE_WRONG, "1: not that. The word hint helps.");
        SAYS("1.2", GUIDE_WRONG, "1.2: not that. The word hint helps.");
        SAYS("1 - 1/3000", GUIDE_NOT_YET,
             "= 0.9997. Not the answer yet; go on from there.");
    }
END_TEST

START_TEST(when_comes_first)
    {
        open_page(4);
        SAYS("3", GUIDE_NOT_YET, "First: count(line) \xE2\x89\xA5 2 (now 0).");
        SAYS("loss", GUIDE_NO_ANSWER, "");
        bench_did(f.b, "line");
        bench_did(f.b, "line");
        SAYS("2.5", GUIDE_WRONG, "2.5: not that. The word hint helps.");
        SAYS("3", GUIDE_RIGHT, "3: right.");
    }
END_TEST

Suite *suite_guide_answers(void)
{
    Suite *s = suite_create("guide_answers");
    TCase *t = tcase_create("guide_answers");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, letters_and_words);
    tcase_add_test(t, replies_to_choices);
    tcase_add_test(t, words_of_one_option);
    tcase_add_test(t, numbers_that_win);
    tcase_add_test(t, numbers_that_do_not);
    tcase_add_test(t, numbers_near_1);
    tcase_add_test(t, when_comes_first);
    suite_add_tcase(s, t);
    return s;
}
