/* Answers: what can win, and what is no answer at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/answer.h"
#include "lesson/condition.h"
#include "lesson/guide_inside.h"
#include "lesson/prose.h"
#include "plot/text.h"

enum verdict guide_verdict_says(const struct offer *o, enum verdict v, const char *fmt,
                                ...)
{
    va_list args;

    va_start(args, fmt);
    str_addv(o->reply, fmt, args);
    va_end(args);
    return v;
}

/* ---- is it a statement? ---- */

/* The first word is a command's name. */
static bool is_command(const struct offer *o)
{
    size_t n = strspn(o->line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    char *word;
    bool command;

    word = mem_textn(o->line, n);
    command = n && o->g->is_command && o->g->is_command(o->g->is_command_self, word);
    free(word);
    return command;
}

/* Or something is assigned. */
static bool is_statement(const struct offer *o)
{
    if (o->forced)
        return false;
    return (strpbrk(o->line, ";=<>\"") && *o->line != '=') || is_command(o);
}

/* The line as an expression whose names are all known; NULL if it is none. */
static struct formula *expression(const struct offer *o)
{
    struct formula *f = formula_parse(o->line, NULL);

    if (f && formula_check(f, o->scope, NULL))
        return f;
    formula_free(f);
    return NULL;
}

static bool is_expression(const struct offer *o)
{
    struct formula *f = expression(o);

    formula_free(f);
    return f != NULL;
}

/* ---- before an answer counts ---- */

bool guide_may_count(const struct offer *o)
{
    const struct answer_case *c;
    struct conjunct part;

    if (!o->t->when || condition_holds(o->t->when, o->scope))
        return true;
    c = guide_case(o->g, o->t, o->scope);
    if (c) {
        guide_say(c->reply, o->scope, o->reply);
    } else if (condition_parts(o->t->when_source, o->scope, &part, 1)) {
        guide_sayf(o->reply, "First: %s", part.text.s);
        str_addf(o->reply, part.now.len ? " (now %s)." : ".", part.now.s);
        condition_done(&part, 1);
    } else {
        guide_sayf(o->reply, "First: %s.", o->t->when_source);
    }
    return false;
}

/* ---- options ---- */

/* "There are A, B and C." */
static enum verdict there_are(const struct offer *o)
{
    size_t n = o->t->options;

    guide_sayf(o->reply, "There are");
    for (size_t i = 0; i < n; i++)
        str_addf(o->reply, "%s %c",
                 i && i + 1 < n ? ","
                 : i            ? " and"
                                : "",
                 (char)('A' + i));
    str_addc(o->reply, '.');
    return GUIDE_NOT_YET;
}

/* "A, it falls." */
static void say_option(const struct offer *o, size_t index)
{
    const char *text = o->t->option[index].text;

    guide_sayf(o->reply, "%c, ", (char)('A' + index));
    prose_fill(text, o->scope, o->reply);
    if (o->reply->s[o->reply->len - 1] != '.')
        str_addc(o->reply, '.');
}

static enum verdict wrong_option(const struct offer *o, size_t index)
{
    const struct option *option = &o->t->option[index];
    const struct answer_case *c = guide_case(o->g, o->t, o->scope);

    guide_record(o->g, o->t)->tries++;
    if (option->reply)
        guide_say(option->reply, o->scope, o->reply);
    else if (c)
        guide_say(c->reply, o->scope, o->reply);
    else
        guide_sayf(o->reply, "Not %c. The word hint helps.", (char)('A' + index));
    return GUIDE_WRONG;
}

static enum verdict right_option(const struct offer *o, size_t index)
{
    struct str said;

    str_init(&said);
    guide_say(o->t->option[index].reply, o->scope, &said);
    guide_say(o->t->right, o->scope, &said);
    if (!said.len)
        str_add(&said, "Right.");
    guide_say(said.s, NULL, o->reply);
    guide_finish(o->g, o->t, TASK_PASSED, said.s);
    str_done(&said);
    return GUIDE_RIGHT;
}

static enum verdict take_option(const struct offer *o, size_t index, bool in_words)
{
    struct guide *g = o->g;

    if (!guide_may_count(o))
        return GUIDE_NOT_YET;
    g->choice = guide_record(g, o->t)->choice = (int)index;
    g->show_asked = false;
    if (in_words)
        say_option(o, index);
    if (o->t->kind == TASK_PREDICT) {
        guide_lock(g, o->t, o->scope);
        return GUIDE_LOCKED;
    }
    return o->t->option[index].right ? right_option(o, index) : wrong_option(o, index);
}

/* Letters that no option has are the names of things as soon as they cannot be meant:
 * there are never more options than A to F. */
static bool could_be_option(const char *line)
{
    size_t n = strcspn(line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    return line[n] && strchr("abcdefABCDEF", line[n]);
}

static enum verdict offer_option(const struct offer *o)
{
    size_t index;
    enum option_match m = answer_option(o->t, o->line, &index);

    if (m == OPTION_LETTER)
        return take_option(o, index, false);
    if (m == OPTION_OUTSIDE && (o->forced || could_be_option(o->line)))
        return there_are(o);
    /* `x = 3` is an assignment, unless just that is one of the options */
    if (!o->forced && (m == OPTION_WORDS ? is_command(o) : is_statement(o)))
        return GUIDE_NO_ANSWER;
    if (!o->forced && (m == OPTION_NONE || m == OPTION_OUTSIDE))
        return GUIDE_NO_ANSWER;
    /* the whole of its words is meant even where a reading is called so: rises */
    if (!o->forced && m != OPTION_WORDS && is_expression(o))
        return GUIDE_NO_ANSWER;
    if (m == OPTION_WORDS || m == OPTION_START)
        return take_option(o, index, true);
    return there_are(o);
}

/* ---- numbers ---- */

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

static void add_number(struct str *out, double v)
{
    text_number(out, v);
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

/* A calculation wins if it hits, is no try if it misses; `answer E` always counts. */
static enum verdict take_expression(const struct offer *o, const struct formula *f)
{
    struct value v;
    struct err err = {0};

    if (!formula_eval(f, o->scope, &v, &err) || v.kind != VALUE_NUMBER)
        return o->forced
                   ? guide_verdict_says(o, GUIDE_NOT_YET, "That has no value now: %s",
                                        err.message[0] ? err.message : v.why)
                   : GUIDE_NO_ANSWER;
    if (!guide_may_count(o))
        return GUIDE_NOT_YET;
    if (hits(o, v.number))
        return right_number(o, "= ");
    if (o->forced)
        return wrong_number(o);
    o->g->has_answer = false;
    str_add(o->reply, "= ");
    add_number(o->reply, v.number);
    return guide_verdict_says(o, GUIDE_NOT_YET,
                              ". Not the answer yet; go on from there.");
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

static enum verdict offer_number(const struct offer *o)
{
    struct str number;
    enum verdict v;
    double value;

    if (answer_number(o->line, &value))
        return take_number(o, value);
    if (answer_comma(o->line, &value))
        return take_comma(o, value);
    if (is_statement(o))
        return GUIDE_NO_ANSWER;
    str_init(&number);
    if (answer_about(o->line, &number))
        v = guide_verdict_says(o, GUIDE_NOT_YET, "Only the number: %s", number.s);
    else
        v = offer_expression(o);
    str_done(&number);
    return v;
}

/* ---- any line ---- */

static enum verdict offer_line(const struct offer *o)
{
    if (!o->t)
        return o->forced ? guide_verdict_says(o, GUIDE_NOT_YET,
                                              "Nothing is asked on this page.")
                         : GUIDE_NO_ANSWER;
    switch (o->t->kind) {
    case TASK_CHOOSE:
    case TASK_PREDICT:
        return offer_option(o);
    case TASK_NUMBER:
        return offer_number(o);
    case TASK_FORMULA:
        return guide_offer_formula(o);
    default:
        return o->forced ? guide_verdict_says(o, GUIDE_NOT_YET,
                                              "This is to be done, not answered.")
                         : GUIDE_NO_ANSWER;
    }
}

enum verdict guide_offer(struct guide *g, const char *line, bool forced,
                         const struct scope *scope, struct str *reply)
{
    char *text;
    size_t n;
    struct offer o = {g, guide_task(g), NULL, forced, scope, reply};
    enum verdict v;

    line += strspn(line, " ");
    n = strlen(line);
    while (n && line[n - 1] == ' ')
        n--;
    text = mem_textn(line, n);
    o.line = text;
    v = n ? offer_line(&o) : GUIDE_NO_ANSWER;
    free(g->typed);
    g->typed = text;
    return v;
}
