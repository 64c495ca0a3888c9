/* A prediction that has come out: its words, and the prose behind it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "figure_kit.h"
#include "lab/reading.h"
#include "lesson/guide.h"
#include "plot/text.h"

Suite *suite_predict(void);

static const char text[] = "# T\n```lesson\nid: t\n```\n"
                           "## Guess\nBefore.\n"
                           "```task guess\npredict: w doubles. The loss ...\nrun: times 2\n"
                           "said: it\ndid: is {loss/prev.loss : 1} times what it was\n"
                           "- [ ] falls\n  => No.\n- [x] rises\n  => Yes.\n```\n"
                           "w {start.w : 1}, {prev.w : 1}, {w : 1}:\n\n"
                           "- p {start.p(5) : 4} {prev.p(5) : 4} {p(5) : 4}\n"
                           "- z {prev.z(5) : 6.2}\n\n"
                           "## Last\nThe end.\n";

struct fixture {
    struct lesson *l;
    struct bench *b;
    struct guide *g;
    struct scope bench, scope;
};

static struct fixture f;

static void set_up(void)
{
    struct faults faults = {0};

    f.l = lesson_read("t.md", text, strlen(text), &faults);
    ck_assert_msg(f.l != NULL, "%s", faults.n ? faults.err[0].message : "");
    f.b = bench_with("archery");
    f.g = guide_new(f.l, f.b);
    f.bench = reading_scope(f.b);
    f.scope = guide_scope(f.g, &f.bench);
}

static void tear_down(void)
{
    guide_free(f.g);
    bench_free(f.b);
    lesson_free(f.l);
}

static void weights(double b, double w)
{
    bench_set_theta(f.b, (const double[]){b, w});
}

static void go(size_t page)
{
    free(guide_go(f.g, page));
    guide_begin(f.g);
}

/* A guess, and the weights that come of it. */
static void guess(const char *line, double b, double w)
{
    struct str reply;

    str_init(&reply);
    ck_assert_int_eq(guide_offer(f.g, line, false, &f.scope, &reply), GUIDE_LOCKED);
    guide_before(f.g);
    weights(b, w);
    guide_observed(f.g, &f.scope, &reply);
    str_done(&reply);
}

/* The left column, rows joined by "|". */
static char *column(void)
{
    struct paper p;
    struct str out;
    char *rows;

    paper_init(&p, false);
    guide_write_page(f.g, &f.scope, 35, &p);
    guide_write_task(f.g, &f.l->page[0].task[0], &f.scope, 35, &p);
    str_init(&out);
    paper_dump(&p, &out);
    for (char *s = out.s; *s; s++)
        if (*s == '\n')
            *s = '|';
    rows = str_take(&out);
    str_done(&out);
    paper_done(&p);
    return rows;
}

static void shows(const char *part, bool wanted)
{
    char *rows = column();

    ck_assert_msg((strstr(rows, part) != NULL) == wanted, "%s: %s", part, rows);
    free(rows);
}

static double p_of(double b, double w)
{
    return 1 / (1 + exp(-(b + w * 5)));
}

START_TEST(nothing_is_told_before)
{
    weights(-4, 1);
    go(0);
    shows("Before.", true);
    shows("w 1.0", false);
    shows("• ", false);
    shows("GUESS FIRST", true);
}
END_TEST

/* `start` is what the task began with, `prev` what the run began with. */
static void comes_out(void)
{
    weights(-4, 1);
    go(0);
    guide_before(f.g);
    weights(-3, 0.5);
    guess("a", -6, 1);
}

START_TEST(it_comes_out)
{
    char want[120];

    comes_out();
    shows("Before.", false);
    shows("Guess|", true);
    shows("you said   A  it falls|it did     B  it is ", true);
    shows("|w 1.0, 0.5, 1.0:|", true);
    snprintf(want, sizeof want, "|• p %.4f %.4f %.4f|• z  −0.50|", p_of(-4, 1), p_of(-3, 0.5),
             p_of(-6, 1));
    shows(want, true);
}
END_TEST

/* The numbers are those of the moment, on later visits too. */
START_TEST(it_stays)
{
    char *first, *second;

    comes_out();
    first = column();
    weights(0, 7);
    second = column();
    ck_assert_str_eq(first, second);
    free(second);
    go(1);
    go(0);
    second = column();
    ck_assert_str_eq(first, second);
    free(first);
    free(second);
}
END_TEST

START_TEST(its_words)
{
    struct str said, did;

    str_init(&said);
    str_init(&did);
    weights(-4.5, 1);
    go(0);
    ck_assert(!guide_words(f.g, &f.l->page[0].task[0], false, &said));
    guess("rises", -45, 10);
    ck_assert(guide_words(f.g, &f.l->page[0].task[0], false, &said));
    ck_assert(guide_words(f.g, &f.l->page[0].task[0], true, &did));
    ck_assert_str_eq(said.s, "B, it rises");
    /* SCREENS.md, M2b */
    ck_assert_str_eq(did.s, "B, it is 5.6 times what it was");
    for (int width = 1; width < 50; width++) { /* cut, and it says so: never "5." */
        str_clear(&said);
        str_clear(&did);
        ck_assert(guide_verdict(f.g, &f.l->page[0].task[0], width, &said, &did));
        ck_assert(width < 15 || utf8_columns(did.s) <= (size_t)width);
        ck_assert(strstr(did.s, "5.6 times what it was") || strstr(did.s, "…"));
    }
    str_done(&said);
    str_done(&did);
}
END_TEST

/* Of another session only the choice is known: the page is as it was. */
START_TEST(of_another_session)
{
    struct task_record *r = guide_record(f.g, &f.l->page[0].task[0]);

    go(0);
    r->state = TASK_PASSED;
    r->choice = 0;
    shows("Before.", true);
    shows("you said   A  it falls|it did     B  it rises|", true);
    shows("w 1.0", false);
    shows("{", false);
}
END_TEST

/* A call of the past is one of the bench as it was; no other name is a call. */
START_TEST(places_of_the_past)
{
    static const char *const expr[] = {"start.p(5)", "prev.p(5)", "prev.z(5)"};
    struct formula *none = formula_parse("prev.q(5)", NULL);

    weights(-4, 1);
    go(0);
    weights(-3, 0.5);
    for (int i = 0; i < 3; i++) {
        struct formula *e = formula_parse(expr[i], NULL);
        struct value v;

        ck_assert(formula_check(e, &f.scope, NULL));
        ck_assert(formula_eval(e, &f.scope, &v, NULL));
        ck_assert_double_eq_tol(v.number, i < 2 ? p_of(-4, 1) : 1, 1e-12);
        formula_free(e);
    }
    ck_assert(!formula_check(none, &f.scope, NULL));
    formula_free(none);
}
END_TEST

Suite *suite_predict(void)
{
    Suite *s = suite_create("predict");
    TCase *t = tcase_create("predict");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, nothing_is_told_before);
    tcase_add_test(t, it_comes_out);
    tcase_add_test(t, it_stays);
    tcase_add_test(t, its_words);
    tcase_add_test(t, of_another_session);
    tcase_add_test(t, places_of_the_past);
    suite_add_tcase(s, t);
    return s;
}
