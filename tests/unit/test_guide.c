/* The guide: pages, answers that win, do tasks, predictions, help, rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "lab/reading.h"
#include "lesson/guide.h"
#include "plot/text.h"

Suite *suite_guide(void);

static const char text[] =
    "# T\n```lesson\nid: t\n```\n"
    "## Choose\n```setup\nw = 1\n```\n"
    "```task which\nchoose: The line ...\n"
    "- [ ] it falls\n  => No: w is {w}.\n"
    "- [x] it rises\n  => Yes.\n"
    "- [ ] it rests\n  => Never.\n"
    "right: Uphill.\nhint: one\nhint: two\nhint: three\n```\n"
    "## Number\n```setup\nb = 1\n```\n"
    "```task odds\nnumber: p?\npass: 0.75 +- 0.005\nif 3: Odds.\n"
    "if answer < 0: Below zero.\nright: 3 of 4.\nhint: only one\nsolution: 0.75\n```\n"
    "## Do\n```setup\nw = 2\nb = 0\n```\n"
    "```task mid\ndo: Bring it to 3.\npass: near(w, 2, 0.01) and near(-b/w, 3, 0.05)\n"
    "if b > 0: Other way: {b}.\nif b < -50: Too far.\nright: Now {-b/w}.\n"
    "solution: b = -6\nforbid: step, fit\n```\n"
    "## Guess\n```task guess\npredict: w doubles. The line ...\nrun: w = 4\n"
    "- [ ] it falls\n  => w is {w}.\n"
    "- [x] it climbs ever so much faster than before\n  => Quite: {w}.\n"
    "- [ ] it stays {w}\n  => Not so.\n```\n"
    "## Last\n```task ask\nnumber: how many?\nwhen: count(line) >= 2\npass: 3\n"
    "optional: yes\n```\n"
    "```task tell\ndo: Look.\npass: used(plot) or max.w > 5 and min.w < 1\n```\n";

struct fixture {
    struct lesson *l;
    struct bench *b;
    struct guide *g;
    struct scope bench, scope;
    struct str said;
};

static struct fixture f;

static bool is_command(void *self, const char *word)
{
    (void)self;
    return strcmp(word, "step") == 0 || strcmp(word, "line") == 0 ||
           strcmp(word, "rest") == 0;
}

static bool is_target(void *self, const char *word, const char *value)
{
    (void)self;
    (void)value;
    return strcmp(word, "w") == 0 || strcmp(word, "b") == 0;
}

static void set_up(void)
{
    struct faults faults = {0};

    f.l = lesson_read("t.md", text, strlen(text), &faults);
    ck_assert_msg(f.l != NULL, "%s", faults.n ? faults.err[0].message : "");
    f.b = bench_new();
    f.g = guide_new(f.l, f.b);
    f.g->is_command = is_command;
    f.g->is_target = is_target;
    f.bench = reading_scope(f.b);
    f.scope = guide_scope(f.g, &f.bench);
    str_init(&f.said);
}

static void tear_down(void)
{
    guide_free(f.g);
    bench_free(f.b);
    lesson_free(f.l);
    str_done(&f.said);
}

static void weights(double b, double w)
{
    double theta[2] = {b, w};

    bench_set_theta(f.b, theta);
}

/* Goes to PAGE; its set-up must be WANT. */
static void go(size_t page, const char *want)
{
    char *setup = guide_go(f.g, page);

    ck_assert_str_eq(setup, want);
    free(setup);
    guide_begin(f.g);
}

/* Opens PAGE however it got there. */
static void open_page(size_t page)
{
    free(guide_go(f.g, page));
    guide_begin(f.g);
}

static enum verdict offer(const char *line, bool forced)
{
    str_clear(&f.said);
    return guide_offer(f.g, line, forced, &f.scope, &f.said);
}

#define SAYS(line, verdict, reply)                                              \
    do {                                                                        \
        ck_assert_msg(offer(line, false) == verdict, "%s: %s", line, f.said.s); \
        ck_assert_str_eq(f.said.s, reply);                                      \
    } while (0)

/* A command has set the weights. */
static bool after(double b, double w)
{
    guide_before(f.g);
    weights(b, w);
    str_clear(&f.said);
    return guide_after(f.g, true, &f.scope, &f.said);
}

/* A command that changes nothing. */
static bool looked(const char *command)
{
    guide_before(f.g);
    bench_did(f.b, command);
    str_clear(&f.said);
    return guide_after(f.g, false, &f.scope, &f.said);
}

static double value(const char *expr)
{
    struct formula *e = formula_parse(expr, NULL);
    struct value v;
    struct err err = {0};

    ck_assert_ptr_nonnull(e);
    ck_assert_msg(formula_eval(e, &f.scope, &v, &err), "%s: %s", expr, err.message);
    ck_assert_msg(v.kind == VALUE_NUMBER, "%s: %s", expr, v.why);
    formula_free(e);
    return v.number;
}

/* ---- pages ---- */

START_TEST(pages_set_up_once)
    {
        go(0, "w = 1\n");
        weights(0, 1);
        go(2, "b = 1\nw = 2\nb = 0\n");
        weights(7, 7);
        go(0, "");
        ck_assert_double_eq(value("w"), 1);
        go(2, "");
        ck_assert_double_eq(value("b"), 7);
        /* Jumped over, so never left: built from the beginning. */
        go(1, "w = 1\nb = 1\n");
        ck_assert_double_eq(value("b"), 0);
        weights(1, 1);
        go(0, "");
        weights(9, 9);
        /* A new page goes on from the nearest one before it, not from the present one.
         */
        go(3, "");
        ck_assert_double_eq(value("w"), 7);
        go(99, "");
        ck_assert_uint_eq(f.g->page, 4);
    }
END_TEST

START_TEST(page_states)
    {
        open_page(0);
        ck_assert_int_eq(guide_page_state(f.g, 0), TASK_OPEN);
        offer("b", false);
        ck_assert_int_eq(guide_page_state(f.g, 0), TASK_PASSED);
        ck_assert_ptr_null(guide_task(f.g));
        open_page(1);
        ck_assert(guide_skip(f.g, &f.said));
        ck_assert(!guide_skip(f.g, &f.said));
        ck_assert_int_eq(guide_page_state(f.g, 1), TASK_SKIPPED);
        f.g->record[2][0].state = TASK_HELPED;
        ck_assert_int_eq(guide_page_state(f.g, 2), TASK_HELPED);
        f.g->record[3][0].state = TASK_PASSED;
        ck_assert(!guide_finished(f.g));
        f.g->record[4][1].state = TASK_PASSED;
        ck_assert(guide_finished(f.g));
    }
END_TEST

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
            {"", GUIDE_NO_ANSWER},        {"2", GUIDE_NO_ANSWER},
            {"b 2", GUIDE_NO_ANSWER},     {"step", GUIDE_NO_ANSWER},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            open_page(0);
            f.g->record[0][0].state = TASK_OPEN;
            ck_assert_msg(offer(rows[i].line, false) == rows[i].verdict, "%s: %s",
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
            v = offer(worded[i].line, false);
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
        weights(0, 3);
        SAYS("D", GUIDE_NOT_YET, "There are A, B and C.");
        SAYS("a", GUIDE_WRONG, "No: w is 3.");
        SAYS("rests", GUIDE_WRONG, "C, it rests. Never.");
        ck_assert_int_eq(guide_record(f.g, guide_task(f.g))->tries, 2);
        ck_assert_int_eq(guide_record(f.g, guide_task(f.g))->choice, 2);
        ck_assert_int_eq(offer("zebra", true), GUIDE_NOT_YET);
        ck_assert_str_eq(f.said.s, "There are A, B and C.");
        ck_assert_int_eq(offer("rest", true), GUIDE_WRONG);
        SAYS("b", GUIDE_RIGHT, "Yes. Uphill.");
        ck_assert_int_eq(f.g->record[0][0].state, TASK_PASSED);
        ck_assert_int_eq(offer("b", false), GUIDE_NO_ANSWER);
        ck_assert_int_eq(offer("b", true), GUIDE_NOT_YET);
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
            ck_assert_msg(offer(lines[i], false) == GUIDE_RIGHT, "%s: %s", lines[i],
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
        ck_assert_int_eq(offer("1-0.9", true), GUIDE_WRONG);
        ck_assert_int_eq(offer("nonsense", true), GUIDE_NOT_YET);
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

/* ---- to be done ---- */

START_TEST(done_by_a_change)
    {
        open_page(2);
        weights(-6, 2);
        guide_begin(f.g);
        ck_assert(!looked("help")); /* true already, but nobody did it */
        weights(0, 2);
        guide_begin(f.g);
        ck_assert(!after(-5, 2));
        ck_assert_str_eq(f.said.s, "");
        guide_offer(f.g, "b = -6.0", false, &f.scope, &f.said);
        ck_assert(after(-6, 2));
        ck_assert_str_eq(f.said.s, "Now 3. Another way: " TEXT_CODE "b = -6" TEXT_END);
        ck_assert_int_eq(f.g->record[2][0].state, TASK_PASSED);
    }
END_TEST

START_TEST(the_solution_itself_needs_no_other)
    {
        open_page(2);
        guide_offer(f.g, "b=-6;", false, &f.scope, &f.said);
        ck_assert(after(-6, 2));
        ck_assert_str_eq(f.said.s, "Now 3.");
        open_page(2); /* … typed a while before, beside another statement */
        f.g->record[2][0].state = TASK_OPEN;
        weights(0, 3);
        guide_begin(f.g);
        guide_offer(f.g, "w = 3; b = -6", false, &f.scope, &f.said);
        ck_assert(!after(-6, 3));
        guide_offer(f.g, "w = 2", false, &f.scope, &f.said);
        ck_assert(after(-6, 2));
        ck_assert_str_eq(f.said.s, "Now 3.");
    }
END_TEST

/* Of several statements in a line only the last one tells; but success at once. */
START_TEST(a_line_tells_once)
    {
        open_page(2);
        weights(0, 2);
        guide_begin(f.g);
        f.g->more = true;
        ck_assert(!after(1, 2));
        ck_assert_str_eq(f.said.s, "");
        ck_assert(!after(-60, 2));
        ck_assert_str_eq(f.said.s, "");
        f.g->more = false;
        ck_assert(!looked("print")); /* it changes nothing, the line did */
        ck_assert_str_eq(f.said.s, "Too far.");
        ck_assert(!looked("print"));
        ck_assert_str_eq(f.said.s, "");
        f.g->more = true; /* better, then worse than that, yet better than before */
        after(-9, 2);
        f.g->more = false;
        after(-10, 2);
        ck_assert_str_eq(f.said.s, "");
        f.g->more = true;
        ck_assert(after(-6, 2));
        ck_assert_str_eq(f.said.s, "Now 3.");
    }
END_TEST

START_TEST(not_twice_in_a_row)
    {
        open_page(2);
        weights(0, 2);
        guide_begin(f.g);
        f.g->warned = true;
        ck_assert(!after(1, 2));
        ck_assert_str_eq(f.said.s, "Other way: 1.");
        for (int i = 0; i < 5; i++) {
            after(1, 2);
            ck_assert_str_eq(f.said.s, "");
        }
        after(4, 2); /* the same rule, but another number */
        ck_assert_str_eq(f.said.s, "Other way: 4.");
        after(-60, 2);
        ck_assert_str_eq(f.said.s, "Too far.");
    }
END_TEST

START_TEST(worse_is_said_once)
    {
        open_page(2);
        weights(0, 2);
        guide_begin(f.g);
        after(0, 3);
        ck_assert_str_eq(f.said.s, "Worse; undo takes it back.");
        after(0, 4);
        ck_assert_str_eq(f.said.s, "");
    }
END_TEST

START_TEST(check_says_what_is_missing)
    {
        open_page(2);
        weights(-2, 2);
        guide_begin(f.g);
        str_clear(&f.said);
        guide_check(f.g, &f.scope, &f.said);
        ck_assert_str_eq(f.said.s, "Wanted: -b/w = 3; now 1.");
        weights(1, 2);
        str_clear(&f.said);
        guide_check(f.g, &f.scope, &f.said);
        ck_assert_str_eq(f.said.s, "Other way: 1.");
    }
END_TEST

START_TEST(readings_of_the_task)
    {
        open_page(4);
        f.g->record[4][0].state = TASK_PASSED;
        weights(0, 2);
        guide_begin(f.g);
        after(0, 1.5);
        after(0, 3);
        ck_assert_double_eq(value("start.w"), 2);
        ck_assert_double_eq(value("prev.w"), 1.5);
        looked("help");
        ck_assert_double_eq(value("prev.w"), 1.5);
        ck_assert_double_eq(value("max.w"), 3);
        ck_assert_double_eq(value("min.w"), 1.5);
        ck_assert_double_eq(value("by_hand"), 1);
        ck_assert_double_eq(value("by_training"), 0);
        ck_assert_double_eq(value("used(step, help)"), 1);
        ck_assert_double_eq(value("count(step)"), 0);
        ck_assert_double_eq(value("count(help)"), 1);
        ck_assert(!after(0, 0.5));
        ck_assert(after(0, 6)); /* max.w > 5 and min.w < 1 */
        ck_assert_double_eq(value("start.w"), 6);
        ck_assert_double_eq(value("count(help)"), 0);
    }
END_TEST

/* A command that changes nothing passes if it made the condition true. */
START_TEST(looking_can_pass)
    {
        open_page(4);
        f.g->record[4][0].state = TASK_SKIPPED;
        guide_begin(f.g);
        ck_assert(!looked("help"));
        ck_assert(looked("plot"));
    }
END_TEST

START_TEST(switched_off)
    {
        open_page(2);
        ck_assert_ptr_null(guide_forbids(f.g, "st"));
        ck_assert_str_eq(guide_forbids(f.g, "fit"),
                         "fit is switched off in this task: find another way.");
        ck_assert_ptr_nonnull(guide_forbids(f.g, "step"));
        open_page(1);
        ck_assert_ptr_null(guide_forbids(f.g, "fit"));
    }
END_TEST

/* ---- predictions ---- */

static void predict(const char *line, const char *reply, const char *you,
                    const char *it)
{
    const struct task *t;
    struct str said, did;

    str_init(&said);
    str_init(&did);
    open_page(3);
    weights(0, 2);
    t = guide_task(f.g);
    ck_assert(!guide_verdict(f.g, t, 35, &said, &did));
    ck_assert_int_eq(offer(line, false), GUIDE_LOCKED);
    ck_assert_ptr_eq(guide_task(f.g), t);
    ck_assert_str_eq(t->run, "w = 4\n");
    weights(0, 4);
    str_clear(&f.said);
    guide_observed(f.g, &f.scope, &f.said);
    ck_assert_str_eq(f.said.s, reply);
    ck_assert_int_eq(f.g->record[3][0].state, TASK_PASSED);
    ck_assert_int_eq(f.g->record[3][0].tries, 0);
    ck_assert(guide_verdict(f.g, t, 35, &said, &did));
    ck_assert_str_eq(said.s, you);
    ck_assert_str_eq(did.s, it);
    ck_assert_uint_le(text_columns(did.s, false), 35);
    str_done(&said);
    str_done(&did);
}

START_TEST(a_wrong_guess_passes)
    {
        predict("A", "w is 4.", "you said   A  it falls",
                "it did     B  it climbs ever so\xE2\x80\xA6");
    }
END_TEST

START_TEST(a_right_guess_passes)
    {
        predict("climbs", "Quite: 4.", "you said   B  it climbs ever so\xE2\x80\xA6",
                "it did     B  it climbs ever so\xE2\x80\xA6");
    }
END_TEST

/* The numbers in an option are those with which it was asked. */
START_TEST(a_guess_keeps_its_numbers)
    {
        predict("C", "Not so.", "you said   C  it stays 2",
                "it did     B  it climbs ever so\xE2\x80\xA6");
    }
END_TEST

/* ---- help ---- */

START_TEST(hints_then_show)
    {
        char *shown;

        open_page(0);
        str_clear(&f.said);
        ck_assert_ptr_null(guide_show(f.g, &f.scope, &f.said));
        ck_assert_str_eq(f.said.s, "Two hints come first; show again for the answer.");
        str_clear(&f.said);
        guide_hint(f.g, &f.scope, &f.said);
        ck_assert_str_eq(f.said.s, "one");
        ck_assert_ptr_nonnull(shown = guide_show(f.g, &f.scope, &f.said));
        ck_assert_str_eq(shown, "B");
        free(shown);
        ck_assert_int_eq(f.g->record[0][0].state, TASK_HELPED);
        open_page(2); /* no hints: at once */
        str_clear(&f.said);
        shown = guide_show(f.g, &f.scope, &f.said);
        ck_assert_str_eq(shown, "b = -6\n");
        ck_assert_str_eq(f.said.s, "One way: " TEXT_CODE "b = -6" TEXT_END ".");
        free(shown);
        open_page(1);
        str_clear(&f.said);
        guide_hint(f.g, &f.scope, &f.said);
        ck_assert_str_eq(f.said.s, "only one (The last hint; show gives the answer.)");
        str_clear(&f.said);
        shown = guide_show(f.g, &f.scope, &f.said);
        ck_assert_str_eq(f.said.s, "The answer: 0.75. 3 of 4.");
        free(shown);
        ck_assert_int_eq(guide_page_state(f.g, 1), TASK_HELPED);
    }
END_TEST

/* ---- rows ---- */

static void rows(size_t page, size_t task, const char *want)
{
    struct paper p;
    struct str got;

    str_init(&got);
    paper_init(&p, false);
    guide_write_task(f.g, &f.l->page[page].task[task], &f.scope, 35, &p);
    paper_dump(&p, &got);
    ck_assert_str_eq(got.s, want);
    paper_done(&p);
    str_done(&got);
}

START_TEST(open_tasks_as_rows)
    {
        open_page(2);
        weights(0, 2);
        rows(0, 0,
             "WHICH  The line ...\n\n  A  it falls\n  B  it rises\n  C  it rests\n");
        rows(1, 0, "NUMBER  p?\n");
        rows(2, 0,
             "DO  Bring it to 3.\n\n    \xE2\x96\xA0 w = 2           now 2\n"
             "    \xE2\x96\xA1 -b/w = 3        now 0\n");
        rows(3, 0,
             "GUESS FIRST\nw doubles. The line ...\n\n  A  it falls\n"
             "  B  it climbs ever so much faster\n     than before\n  C  it stays 2\n");
    }
END_TEST

START_TEST(done_tasks_as_rows)
    {
        open_page(0);
        offer("b", false);
        rows(0, 0, "WHICH  The line ...\n\n  B  it rises\n"); /* the reply is below */
        f.g->fresh = false;
        rows(0, 0, "WHICH  The line ...\n\n  B  it rises\n\nYes. Uphill.\n");
        open_page(1);
        offer("3/4", false);
        f.g->fresh = false;
        rows(1, 0, "NUMBER  p?\n\n0.75: right. 3 of 4.\n");
        open_page(3);
        offer("a", false);
        weights(0, 4);
        guide_observed(f.g, &f.scope, &f.said);
        weights(0, 1); /* the outcome is what was said then */
        f.g->fresh = false;
        rows(3, 0,
             "you said   A  it falls\nit did     B  it climbs ever so\n"
             "              much faster than\n              before\n\n"
             "w is 4.\n");
        open_page(2);
        f.g->record[2][0].state = TASK_HELPED;
        rows(2, 0,
             "DO  Bring it to 3.\n\n    \xE2\x96\xA0 w = 2\n    \xE2\x96\xA0 -b/w = "
             "3\n");
    }
END_TEST

/* A kept progress can say anything: no record may lead outside the options. */
START_TEST(strange_records)
    {
        open_page(3);
        f.g->record[3][0] = (struct task_record){TASK_PASSED, 9, 9, 25};
        rows(3, 0,
             "GUESS FIRST\nw doubles. The line ...\n\n"
             "  B  it climbs ever so much faster\n     than before\n\nQuite: 0.\n");
    }
END_TEST

Suite *suite_guide(void)
{
    Suite *s = suite_create("guide");
    TCase *t = tcase_create("guide");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, pages_set_up_once);
    tcase_add_test(t, page_states);
    tcase_add_test(t, letters_and_words);
    tcase_add_test(t, replies_to_choices);
    tcase_add_test(t, words_of_one_option);
    tcase_add_test(t, numbers_that_win);
    tcase_add_test(t, numbers_that_do_not);
    tcase_add_test(t, numbers_near_1);
    tcase_add_test(t, when_comes_first);
    tcase_add_test(t, done_by_a_change);
    tcase_add_test(t, the_solution_itself_needs_no_other);
    tcase_add_test(t, a_line_tells_once);
    tcase_add_test(t, not_twice_in_a_row);
    tcase_add_test(t, worse_is_said_once);
    tcase_add_test(t, check_says_what_is_missing);
    tcase_add_test(t, readings_of_the_task);
    tcase_add_test(t, looking_can_pass);
    tcase_add_test(t, switched_off);
    tcase_add_test(t, a_wrong_guess_passes);
    tcase_add_test(t, a_right_guess_passes);
    tcase_add_test(t, a_guess_keeps_its_numbers);
    tcase_add_test(t, hints_then_show);
    tcase_add_test(t, open_tasks_as_rows);
    tcase_add_test(t, done_tasks_as_rows);
    tcase_add_test(t, strange_records);
    suite_add_tcase(s, t);
    return s;
}
