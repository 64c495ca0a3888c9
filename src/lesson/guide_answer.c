/* Answers: what can win, and what is no answer at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/answer.h"
#include "lesson/condition.h"
#include "lesson/guide_inside.h"
#include "lesson/prose.h"

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

bool guide_is_statement(const struct offer *o)
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

enum verdict guide_right(const struct offer *o, const char *first)
{
    struct str said;

    str_init(&said);
    guide_say(first, o->scope, &said);
    guide_say(o->t->right, o->scope, &said);
    if (!said.len)
        str_add(&said, "Right.");
    guide_say(said.s, NULL, o->reply);
    guide_finish(o->g, o->t, TASK_PASSED, said.s);
    str_done(&said);
    return GUIDE_RIGHT;
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

void guide_type_letters(const struct task *t, struct str *reply)
{
    guide_sayf(reply, "Type");
    for (size_t i = 0; i < t->options; i++)
        str_addf(reply, "%s %c",
                 i && i + 1 < t->options ? ","
                 : i                     ? " or"
                                         : "",
                 (char)('A' + i));
    str_addc(reply, '.');
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
    return o->t->option[index].right ? guide_right(o, o->t->option[index].reply)
                                     : wrong_option(o, index);
}

/* Words that only one option has are meant, a reading's name too; what is computed, or
 * done, is not. */
static bool means_words(const struct offer *o)
{
    const char *right = guide_right_side(o);
    struct formula *f = expression(o);
    bool computed = f && formula_computes(f) && !formula_literal(o->line, &(double){0});

    formula_free(f);
    return o->forced || (!strpbrk(o->line, ";<>\"") && right && !computed &&
                         (right != o->line || !is_command(o)));
}

/* Letters that no option has are the names of things as soon as they cannot be meant:
 * there are never more options than A to F. */
static bool could_be_option(const char *line)
{
    size_t n = strcspn(line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    return line[n] && strchr("abcdefABCDEF", line[n]);
}

/* A number by itself, or what has no value here: nothing else could be meant. */
static bool says_nothing(const struct offer *o)
{
    double number;

    return answer_number(o->line, &number) ||
           (is_expression(o) && guide_is_general(o->line, o->scope));
}

static enum verdict type_letters(const struct offer *o)
{
    guide_type_letters(o->t, o->reply);
    return GUIDE_NOT_YET;
}

static enum verdict offer_option(const struct offer *o)
{
    size_t index;
    enum option_match m = answer_option(o->t, o->line, &index);

    if (m == OPTION_LETTER)
        return take_option(o, index, false);
    if (m == OPTION_WITHIN && means_words(o))
        return take_option(o, index, true);
    if (m != OPTION_WORDS && guide_option_by_value(o, &index))
        return take_option(o, index, true);
    if (m == OPTION_WITHIN)
        return GUIDE_NO_ANSWER;
    if (m == OPTION_NONE && says_nothing(o))
        return type_letters(o);
    if (m == OPTION_OUTSIDE && (o->forced || could_be_option(o->line)))
        return there_are(o);
    /* `x = 3` is an assignment, unless just that is one of the options */
    if (!o->forced && (m == OPTION_WORDS ? is_command(o) : guide_is_statement(o)))
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
        return guide_offer_number(o);
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
    g->owes = false;
    guide_note_line(g, o.t, text);
    v = n ? offer_line(&o) : GUIDE_NO_ANSWER;
    free(g->typed);
    g->typed = text;
    return v;
}
