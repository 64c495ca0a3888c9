/* What tests of the guide share: a lesson, its bench, and what is typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "guide_kit.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "lab/reading.h"
#include "lesson/guide.h"

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

struct fixture f;

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

void set_up(void)
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

void tear_down(void)
{
    guide_free(f.g);
    bench_free(f.b);
    lesson_free(f.l);
    str_done(&f.said);
}

void set_weights(double b, double w)
{
    double theta[2] = {b, w};

    bench_set_theta(f.b, theta);
}

void open_page(size_t page)
{
    free(guide_go(f.g, page));
    guide_begin(f.g);
}

enum verdict answer(const char *line, bool forced)
{
    str_clear(&f.said);
    return guide_offer(f.g, line, forced, &f.scope, &f.said);
}

bool after(double b, double w)
{
    guide_before(f.g);
    set_weights(b, w);
    str_clear(&f.said);
    return guide_after(f.g, true, &f.scope, &f.said);
}

bool looked(const char *command)
{
    guide_before(f.g);
    bench_did(f.b, command);
    str_clear(&f.said);
    return guide_after(f.g, false, &f.scope, &f.said);
}

double value_now(const char *expr)
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
