/* Formulas as answers: which lines are one, and what they are worth.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/definition.h"
#include "lesson/condition.h"
#include "lesson/guide_inside.h"
#include "plot/text.h"

/* ---- names ---- */

static const char *const points[] = {"x", "x1", "x2", "y",  "z", "p",
                                     "s", "w",  "w1", "w2", "b"};

enum { POINTS = sizeof points / sizeof *points };

/* Other words for the same. */
static const struct {
    const char *name, *means;
} synonyms[] = {{"lr", "eta"}, {"alpha", "eta"}, {"bias", "b"}, {"yhat", "p"}};

enum { SYNONYMS = sizeof synonyms / sizeof *synonyms };

struct search {
    const char *name;
    bool found;
};

static void look_for(void *self, const char *name)
{
    struct search *s = self;

    s->found |= strcmp(s->name, name) == 0;
}

/* NAME can stand in the answer: it is the point's, the task's or the learner's own. */
static bool may_stand(const struct offer *o, const char *name)
{
    struct search s = {name, false};

    for (size_t i = 0; i < POINTS; i++)
        if (strcmp(points[i], name) == 0)
            return true;
    if (strcmp(name, "it") == 0)
        return false;
    formula_names(o->t->pass, look_for, &s);
    return s.found || definitions_get(o->g->bench->s.definitions, name);
}

/* How NAME is spelled here: itself, in lower case, or the name that means the same. */
static void add_spelled(const struct offer *o, const char *name, struct str *out)
{
    char *lower = mem_text(name);
    const char *as = name;

    for (char *c = lower; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    if (!may_stand(o, name) && may_stand(o, lower))
        as = lower;
    for (size_t i = 0; !may_stand(o, as) && i < SYNONYMS; i++)
        if (strcmp(lower, synonyms[i].name) == 0 && may_stand(o, synonyms[i].means))
            as = synonyms[i].means;
    str_add(out, as);
    free(lower);
}

static size_t name_length(const char *s)
{
    size_t n = 0;

    while (isalnum((unsigned char)s[n]) || s[n] == '_' || (n && s[n] == '.'))
        n++;
    return isalpha((unsigned char)*s) ? n : 0;
}

/* TEXT with its names as they are spelled here. False: a name stands before a bracket
 * as if that were a product; OUT then has the product. */
static bool respell(const struct offer *o, const char *text, struct str *out)
{
    bool sound = true;

    while (*text) {
        size_t n = name_length(text), digits = strspn(text, "0123456789.");
        char *name;

        if (!n) { /* 1e-5 is no name */
            n = digits ? digits : 1;
            n += digits && (text[n] == 'e' || text[n] == 'E');
            str_addn(out, text, n);
            text += n;
            continue;
        }
        name = mem_textn(text, n);
        add_spelled(o, name, out);
        text += n;
        if (text[strspn(text, " ")] == '(' && may_stand(o, name)) {
            str_addc(out, '*');
            sound = false;
        }
        free(name);
    }
    return sound;
}

/* ---- what stands left of the = ---- */

const char *guide_right_side(const struct offer *o)
{
    const char *line = o->line, *at = strchr(line, '='), *right;
    size_t n = at ? (size_t)(at - line) : 0;
    char *left;
    bool target;

    if (!at)
        return line;
    if (at[1] == '=' || (n && strchr("<>!=", at[-1])) || strchr(at + 1, '='))
        return NULL;
    while (n && line[n - 1] == ' ')
        n--;
    left = mem_textn(line, n);
    right = at + 1 + strspn(at + 1, " ");
    target = !o->forced && o->g->is_target && n && name_length(left) == n &&
             o->g->is_target(o->g->is_command_self, left, right);
    if (strpbrk(left, " ") && !strchr(left, '/')) /* `formula p = …` is a command */
        target = true;
    free(left);
    return target ? NULL : right;
}

/* ---- what is in it ---- */

struct names {
    const struct offer *o;
    bool any; /* some name that may stand in it */
    struct str foreign;
};

static void note_name(void *self, const char *name)
{
    struct names *n = self;

    if (may_stand(n->o, name))
        n->any = true;
    else if (!n->foreign.len)
        str_add(&n->foreign, name);
}

static bool know_name(void *self, const char *name, struct value *out)
{
    *out = value_undefined("nothing is computed");
    return may_stand(self, name);
}

/* It looks something up, or asks: such a line wins if it is right, and is no try. */
static bool looks_up(const struct formula *f, const char *text)
{
    static const char *const calls[] = {"mean(", "sum(",   "same(",  "near(",
                                        "used(", "count(", "within("};

    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (strstr(text, calls[i]))
            return true;
    return formula_asks(f);
}

/* ---- right and wrong ---- */

static bool hits(const struct offer *o, const struct formula *f)
{
    o->g->it = f;
    return condition_holds(o->t->pass, o->scope);
}

static void add_value(struct str *out, const struct value *v)
{
    if (v->kind == VALUE_NUMBER)
        text_number(out, v->number);
    else
        str_add(out, "no value");
}

/* "At x = 0.7 yours gives 1.2, it should be 0.8." */
static void say_difference(const struct offer *o)
{
    bool first = strncmp(o->t->pass_source, "same(it,", 8) == 0;
    struct difference d;

    if (!first || !formula_difference(o->t->pass, o->scope, &d)) {
        guide_sayf(o->reply, "That is another formula. The word hint helps.");
        return;
    }
    guide_sayf(o->reply, d.n ? "Not the same: at " : "Not the same: ");
    for (size_t i = 0; i < d.n; i++) {
        str_addf(o->reply, "%s%s = ", i ? ", " : "", d.name[i]);
        text_number(o->reply, d.at[i]);
    }
    str_add(o->reply, d.n ? " yours gives " : "yours gives ");
    add_value(o->reply, &d.value[0]);
    str_add(o->reply, ", it should be ");
    add_value(o->reply, &d.value[1]);
    str_addc(o->reply, '.');
}

static enum verdict wrong_formula(const struct offer *o)
{
    const struct answer_case *c = guide_case(o->g, o->t, o->scope);

    guide_record(o->g, o->t)->tries++;
    o->g->show_asked = false;
    if (c)
        guide_say(c->reply, o->scope, o->reply);
    else
        say_difference(o);
    return GUIDE_WRONG;
}

/* ---- a line ---- */

/* F, read from TEXT, with all its names known; SURE: it can only be an answer. */
static enum verdict judge(const struct offer *o, struct formula *f, const char *text,
                          bool sure)
{
    bool right;

    if (!guide_may_count(o))
        return GUIDE_NOT_YET;
    formula_free(o->g->given);
    o->g->given = f;
    right = hits(o, f);
    if (right)
        return guide_right(o, NULL);
    if (sure || !looks_up(f, text))
        return wrong_formula(o);
    return GUIDE_NO_ANSWER;
}

/* F as long as it is nobody's; what becomes of it is settled here. */
static enum verdict take(const struct offer *o, struct formula *f, const char *text,
                         bool sure)
{
    struct scope names = {.up = o->scope, .self = (void *)o, .name = know_name};
    struct names in = {.o = o};
    struct err err = {0};
    enum verdict v = GUIDE_NO_ANSWER;
    struct value known;

    str_init(&in.foreign);
    formula_names(f, note_name, &in);
    if (in.foreign.len) {
        bool reading = !sure && formula_check(f, o->scope, &err);

        if (sure || (in.any && !reading))
            v = guide_verdict_says(
                o, GUIDE_NOT_YET,
                "%s has no place in this formula: it is about the names in the task.",
                in.foreign.s);
    } else if (guide_says_itself(o, f)) {
        v = GUIDE_NOT_YET;
    } else if (!formula_check(f, &names, &err)) {
        v = guide_verdict_says(o, GUIDE_NOT_YET, "%s", err.message);
    } else if (in.any || sure ||
               (formula_eval(f, o->scope, &known, &err) && hits(o, f))) {
        v = judge(o, f, text, sure);
        f = NULL;
    }
    if (f) {
        o->g->it = o->g->given;
        formula_free(f);
    }
    str_done(&in.foreign);
    return v;
}

static enum verdict offer_text(const struct offer *o, const char *text, bool sure,
                               bool sound)
{
    struct err err = {0};
    struct formula *f = formula_parse(text, &err);

    if (f && !sound) {
        formula_free(f);
        return guide_verdict_says(o, GUIDE_NOT_YET,
                                  "A * is missing before the bracket: %s", text);
    }
    if (f)
        return take(o, f, text, sure);
    return sure ? guide_verdict_says(o, GUIDE_NOT_YET, "%s", err.message)
                : GUIDE_NO_ANSWER; /* the statement's own sentence, and Tab */
}

enum verdict guide_offer_formula(const struct offer *o)
{
    const char *right = strpbrk(o->line, ";\"") ? NULL : guide_right_side(o);
    bool sure = right != o->line || o->forced, sound;
    enum verdict v;
    struct str text;

    if (!right && !o->forced)
        return GUIDE_NO_ANSWER;
    str_init(&text);
    sound = respell(o, right ? right : o->line, &text);
    v = offer_text(o, text.s, sure, sound);
    str_done(&text);
    return v;
}

/* ---- a definition of the learner's ---- */

/* `formula p = 1/(1+exp(-z))`, where that is what is asked, is an answer too: it can
 * win, and what it is instead can be told; it is no try. */
static bool judge_definition(const struct offer *o, const char *name)
{
    const struct formula *f = definitions_get(o->g->bench->s.definitions, name);
    const struct answer_case *c;
    bool right = f && hits(o, f), circle = right && guide_says_itself(o, f);

    if (right && !circle && guide_may_count(o)) {
        guide_right(o, NULL);
        return true;
    }
    c = f && !right ? guide_case(o->g, o->t, o->scope) : NULL;
    if (c)
        guide_say(c->reply, o->scope, o->reply);
    o->g->it = o->g->given;
    return false;
}

/* Is the I-th definition of NOW, NAME = TEXT, not in BEFORE? */
static bool is_news(const struct definitions *before, const char *name,
                    const char *text)
{
    const char *n, *t;

    for (size_t i = 0; definitions_nth(before, i, &n, &t); i++)
        if (strcmp(n, name) == 0 && strcmp(t, text) == 0)
            return false;
    return true;
}

bool guide_defined(struct guide *g, const struct task *t, const struct scope *scope,
                   struct str *reply)
{
    struct offer o = {g, t, "", false, scope, reply};
    const struct definitions *now = g->bench->s.definitions;
    const char *name, *text;

    if (!t || t->kind != TASK_FORMULA || !g->prev)
        return false;
    for (size_t i = 0; definitions_nth(now, i, &name, &text); i++)
        if (is_news(g->prev->definitions, name, text))
            return judge_definition(&o, name);
    return false;
}
