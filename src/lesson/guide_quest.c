/* Quests: what was counted, beside par and the best known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/condition.h"
#include "lesson/guide_inside.h"
#include "plot/text.h"

const char *guide_score(const struct guide *g)
{
    return g->score;
}

double guide_measure(const struct guide *g)
{
    return g->score ? g->counted : NAN;
}

/* ---- as precisely as par and best are written ---- */

static int decimals_of(double v)
{
    struct str t;
    const char *point;
    int n;

    if (isnan(v) || v == floor(v))
        return 0;
    str_init(&t);
    text_number(&t, fabs(v));
    point = strchr(t.s, '.');
    n = point ? (int)strlen(point + 1) : 0;
    str_done(&t);
    return n;
}

static void add_value(const struct task *t, double v, struct str *out)
{
    int par = decimals_of(t->par), best = decimals_of(t->best);

    if (v == floor(v))
        text_number(out, v);
    else if (par || best)
        text_fixed(out, v, par > best ? par : best);
    else
        text_short(out, v);
}

/* V as it is shown. */
static double shown(const struct task *t, double v)
{
    struct str text;
    double size;

    str_init(&text);
    add_value(t, fabs(v), &text);
    size = strtod(text.s, NULL);
    str_done(&text);
    return copysign(size, v);
}

static bool less(const struct task *t, double v, double than)
{
    return shown(t, v) < shown(t, than) - 1e-9 * (1 + fabs(than));
}

/* ---- the sentence ---- */

/* "18 steps", "3 moves", "loss 0.42": V of what the quest counts. A price that is to be
 * high is counted as its negative. */
static void add_count(const struct task *t, double v, struct str *out)
{
    static const char *const counted[][3] = {
        {"steps", "step", "steps"},       {"passes", "pass", "passes"},
        {"count(set)", "move", "moves"},  {"count(step)", "step", "steps"},
        {"count(walk)", "move", "moves"}, {"errors", "error", "errors"}};
    const char *name = t->quest_source;

    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        if (strcmp(name, counted[i][0]) == 0) {
            add_value(t, v, out);
            str_addf(out, " %s", counted[i][v == 1 ? 1 : 2]);
            return;
        }
    str_addf(out, "%s ", name + (*name == '-'));
    add_value(t, *name == '-' ? -v : v, out);
}

static void add_bound(const struct task *t, const char *word, double v, struct str *out)
{
    str_addf(out, "%s ", word);
    text_number(out, *t->quest_source == '-' ? -v : v);
}

/* "18 steps: par 18, best known 16." */
static void note(struct guide *g, const struct task *t, double v, const char *now)
{
    struct str said;

    str_init(&said);
    add_count(t, v, &said);
    str_add(&said, now);
    add_bound(t, ": par", t->par, &said);
    if (!isnan(t->best) && less(t, v, t->best))
        add_bound(t, ", a new best: it was", t->best, &said);
    else if (!isnan(t->best))
        add_bound(t, ", best known", t->best, &said);
    str_addc(&said, '.');
    free(g->score);
    g->score = str_take(&said);
    g->counted = v;
    g->missed = less(t, t->par, v);
    str_done(&said);
}

bool guide_missed_par(const struct guide *g)
{
    return g->score && g->missed;
}

/* ---- counting ---- */

static bool measure(const struct task *t, const struct scope *scope, double *v)
{
    struct err err = {0};
    struct value value;

    if (!t->quest || !formula_eval(t->quest, scope, &value, &err) ||
        value.kind != VALUE_NUMBER)
        return false;
    *v = value.number;
    return true;
}

void guide_count(struct guide *g, const struct task *t, const struct scope *scope)
{
    double v;

    if (measure(t, scope, &v))
        note(g, t, v, "");
}

/* What was switched off has not been used since. */
static bool is_fair(const struct guide *g, const struct task *t)
{
    for (size_t i = 0; t->forbid && i < BENCH_TALLIES; i++)
        if (g->bench->s.did[i].command &&
            guide_lists(t->forbid, g->bench->s.did[i].command))
            return false;
    return true;
}

void guide_count_again(struct guide *g, const struct scope *scope)
{
    const struct task *t = g->scored;
    double v;

    if (!t || guide_task(g) || !is_fair(g, t) || !condition_holds(t->pass, scope) ||
        (t->when && !condition_holds(t->when, scope)))
        return;
    if (measure(t, scope, &v) && less(t, v, g->counted))
        note(g, t, v, " now");
}
