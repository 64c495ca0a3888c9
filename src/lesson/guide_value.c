/* Options that are a value or a formula: an equal one is that option.
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

/* What stands behind the = of "p = 0.7", or all of it. */
static const char *behind(const char *text)
{
    const char *at = strchr(text, '=');

    return at && at > text && !strchr("<>!=", at[-1]) && at[1] != '=' ? at + 1 : text;
}

/* The option's text with its numbers, without style marks (heap). */
static char *option_text(const struct offer *o, size_t i)
{
    char *filled = prose_filled(o->t->option[i].text, o->scope);
    struct str bare;
    char *text;

    str_init(&bare);
    text_strip(filled, &bare);
    text = str_take(&bare);
    free(filled);
    str_done(&bare);
    return text;
}

static bool computes(const char *text)
{
    struct formula *f = formula_parse(text, NULL);
    bool yes = f && formula_computes(f);

    formula_free(f);
    return yes;
}

static bool same_formula(const char *a, const char *b, const struct scope *scope)
{
    struct formula *f;
    struct str both;
    bool same;

    if (!computes(a) || !computes(b))
        return false;
    str_init(&both);
    str_addf(&both, "same(%s, %s)", a, b);
    f = formula_parse(both.s, NULL);
    same = f && formula_check(f, scope, NULL) && condition_holds(f, scope);
    formula_free(f);
    str_done(&both);
    return same;
}

static bool same_value(const char *said, const char *text, const struct scope *scope)
{
    double x, y;

    if (answer_number(said, &x) && answer_number(text, &y))
        return fabs(x - y) <= 1e-9 * fabs(y);
    return same_formula(said, text, scope);
}

static void note(void *self, const char *name)
{
    bool *any = self;

    (void)name;
    *any = true;
}

bool guide_is_general(const char *text, const struct scope *scope)
{
    struct formula *f = formula_parse(text, NULL);
    struct value v = {0};
    bool any = false, open;

    if (!f || !formula_computes(f)) {
        formula_free(f);
        return false;
    }
    formula_names(f, note, &any);
    open = any && (!formula_eval(f, scope, &v, NULL) || v.kind == VALUE_UNDEFINED);
    formula_free(f);
    return open;
}

/* Does SAID, which equals option I, count as an answer? */
static bool counts(const struct offer *o, const char *said, size_t i)
{
    double number;

    if (o->forced || answer_number(said, &number))
        return true;
    return o->t->kind == TASK_PREDICT ? guide_is_general(said, o->scope)
                                      : o->t->option[i].right;
}

bool guide_option_by_value(const struct offer *o, size_t *index)
{
    const char *said = guide_right_side(o);
    size_t found = 0;

    if (!said || strpbrk(said, ";\"<>"))
        return false;
    for (size_t i = 0; i < o->t->options; i++) {
        char *text = option_text(o, i);

        if (same_value(said, behind(text), o->scope) && counts(o, said, i)) {
            *index = i;
            found++;
        }
        free(text);
    }
    return found == 1;
}
