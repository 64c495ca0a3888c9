/* Numbers as answers: literals, calculations, and what is said of those that miss.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "lesson/answer.h"
#include "lesson/condition.h"
#include "lesson/guide_inside.h"
#include "plot/text.h"

/* Notes the answer V and says whether it is the wanted one. */
static bool hits(const struct offer *o, double v)
{
    const struct task *t = o->t;

    o->g->answer = v;
    o->g->has_answer = true;
    if (t->pass)
        return condition_holds(t->pass, o->scope);
    return fabs(v - t->want) <= t->tolerance * (1 + 1e-9) + 1e-12 * fabs(t->want);
}

/* As many digits as it takes to tell it from 1. */
static void add_number(struct str *out, double v)
{
    size_t from = out->len;
    double shown;

    text_number(out, v);
    for (int n = 4; n <= 12 && v != 1; n++) {
        if (!answer_number(out->s + from, &shown) || shown != 1)
            return;
        str_cut(out, from);
        text_fixed(out, v, n);
    }
}

/* "0.75: right. 3 of 4." with SIGN "" or "= " in front. */
static enum verdict right_number(const struct offer *o, const char *sign)
{
    struct str said;

    str_init(&said);
    str_add(&said, sign);
    add_number(&said, o->g->answer);
    str_add(&said, ": right.");
    guide_say(o->t->right, o->scope, &said);
    guide_say(said.s, NULL, o->reply);
    guide_finish(o->g, o->t, TASK_PASSED, said.s);
    str_done(&said);
    return GUIDE_RIGHT;
}

static enum verdict wrong_number(const struct offer *o)
{
    const struct answer_case *c = guide_case(o->g, o->t, o->scope);

    guide_record(o->g, o->t)->tries++;
    o->g->show_asked = false;
    if (c) {
        guide_say(c->reply, o->scope, o->reply);
        return GUIDE_WRONG;
    }
    add_number(o->reply, o->g->answer);
    return guide_verdict_says(o, GUIDE_WRONG, ": not that. The word hint helps.");
}

static enum verdict take_number(const struct offer *o, double v)
{
    bool percent = strchr(o->line, '%') != NULL;

    if (!guide_may_count(o))
        return GUIDE_NOT_YET;
    /* Where the answer is wanted in percent, 75 % is 75; but .75 % is never 0.75. */
    if (hits(o, v) || (percent && fabs(v) >= 0.01 && hits(o, v * 100)))
        return right_number(o, "");
    hits(o, v);
    return wrong_number(o);
}

static enum verdict take_comma(const struct offer *o, double v)
{
    if (!guide_may_count(o))
        return GUIDE_NOT_YET;
    if (hits(o, v))
        return right_number(o, "");
    o->g->has_answer = false;
    guide_sayf(o->reply, "Write decimals with a point: ");
    add_number(o->reply, v);
    return GUIDE_NOT_YET;
}

/* "= 0.105. That is the price of a pass.": what there is to say of that value. */
static enum verdict say_miss(const struct offer *o, double v)
{
    const struct answer_case *c = guide_case(o->g, o->t, o->scope);

    str_add(o->reply, "= ");
    add_number(o->reply, v);
    str_addc(o->reply, '.');
    if (c)
        guide_say(c->reply, o->scope, o->reply);
    else
        guide_sayf(o->reply, "Not the answer yet; go on from there.");
    o->g->has_answer = false;
    return GUIDE_NOT_YET;
}

/* A calculation wins if it hits, is no try if it misses; `answer E` always counts. */
static enum verdict take_expression(const struct offer *o, const struct formula *f)
{
    struct value v;
    struct err err = {0};

    if (!formula_eval(f, o->scope, &v, &err) || v.kind != VALUE_NUMBER)
        return o->forced
                   ? guide_verdict_says(o, GUIDE_NOT_YET, "That has no value now: %s",
                                        err.message[0] ? err.message : v.why)
               : guide_is_general(o->line, o->scope)
                   ? guide_verdict_says(o, GUIDE_NOT_YET,
                                        "That has no value by itself: a number is "
                                        "asked.")
                   : GUIDE_NO_ANSWER;
    if (!guide_may_count(o))
        return GUIDE_NOT_YET;
    if (hits(o, v.number))
        return right_number(o, "= ");
    if (o->forced)
        return wrong_number(o);
    return say_miss(o, v.number);
}

static enum verdict offer_expression(const struct offer *o)
{
    struct err err = {0};
    struct formula *f = formula_parse(o->line, &err);
    enum verdict v = GUIDE_NO_ANSWER;

    if (f && formula_check(f, o->scope, &err) && (o->forced || formula_computes(f)))
        v = take_expression(o, f);
    else if (o->forced)
        v = guide_verdict_says(o, GUIDE_NOT_YET, "%s", err.message);
    formula_free(f);
    return v;
}

/* "p = 0.88", "p(4) = 0.98": what stands behind the = is the answer. */
static enum verdict offer_named(const struct offer *o)
{
    const char *right = strpbrk(o->line, ";\"[") ? NULL : guide_right_side(o);
    struct offer of = *o;
    double value;

    if (!right || right == o->line)
        return GUIDE_NO_ANSWER;
    of.line = right;
    if (answer_number(right, &value))
        return take_number(&of, value);
    return answer_comma(right, &value) ? take_comma(&of, value) : offer_expression(&of);
}

enum verdict guide_offer_number(const struct offer *o)
{
    struct str number;
    enum verdict v;
    double value;

    if (answer_number(o->line, &value))
        return take_number(o, value);
    if (answer_comma(o->line, &value))
        return take_comma(o, value);
    if (strchr(o->line, '=') && (v = offer_named(o)) != GUIDE_NO_ANSWER)
        return v;
    if (guide_is_statement(o))
        return GUIDE_NO_ANSWER;
    str_init(&number);
    if (answer_about(o->line, &number))
        v = guide_verdict_says(o, GUIDE_NOT_YET, "Only the number: %s", number.s);
    else
        v = offer_expression(o);
    str_done(&number);
    return v;
}
