/* What must be true for a page to be: its check blocks, the par of its quest.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/condition.h"
#include "lesson/task.h"
#include "repl/play_inside.h"
#include "repl/words.h"

/* ---- check blocks ---- */

/* "; errors: now 4" of what does not hold. */
static void say_now(struct play *p, const char *source, struct str *out)
{
    struct conjunct part[8];
    size_t n = condition_parts(source, shell_scope(p->sh), part, 8);

    for (size_t i = 0; i < n; i++)
        if (!part[i].holds && part[i].now.len)
            str_addf(out, "; %s: now %s", part[i].text.s, part[i].now.s);
    condition_done(part, n);
}

static void play_assert(struct play *p, int line, const char *source)
{
    struct err err = {0};
    struct formula *f = formula_parse(source, &err);
    struct value v;
    struct str now;

    str_init(&now);
    if (!f || !formula_eval(f, shell_scope(p->sh), &v, &err)) {
        play_fault(p, line, NULL, "check: %s: %s", source, err.message);
    } else if (v.kind == VALUE_UNDEFINED) {
        play_fault(p, line, NULL, "check: %s is undefined: %s", source, v.why);
    } else if (!value_true(&v)) {
        say_now(p, source, &now);
        play_fault(p, line, NULL, "check: it does not hold: %s%s", source, now.s);
    }
    formula_free(f);
    str_done(&now);
}

/* False: the line cannot be run, and the rest would only repeat that. */
static bool play_line(struct play *p, int line, const char *text)
{
    static const char word[] = "assert";
    struct err err = {0};
    struct str why;

    if (strncmp(text, word, strlen(word)) == 0 && strchr(" (", text[strlen(word)])) {
        play_assert(p, line, words_skip(text + strlen(word)));
        return true;
    }
    if (run_quietly(p->sh, text, &err))
        return true;
    str_init(&why);
    play_why(text, &err, &why);
    play_fault(p, line, NULL, "check: %s", why.s);
    str_done(&why);
    return false;
}

static void play_proof(struct play *p, const struct proof *proof)
{
    char *copy = mem_text(proof->text), *rest = copy, *line;
    bool ok = play_enter(p, 0);

    for (int at = proof->line; ok && (line = strsep(&rest, "\n")); at++) {
        char *text = words_trim(line, strlen(line));

        if (*text && *text != '#')
            ok = play_line(p, at, text);
        free(text);
    }
    free(copy);
}

void play_checks(struct play *p)
{
    const struct page *page = &p->l->page[p->page];

    for (size_t i = 0; i < page->checks; i++)
        play_proof(p, &page->check[i]);
}

/* ---- quests ---- */

/* What the quest counts once COMMANDS have passed it; NAN if they do not. */
static double measure(struct play *p, const struct task *t, size_t i, const char *key,
                      const char *commands)
{
    char *copy = mem_text(commands), *rest = copy, *line;
    double v = NAN;
    bool ok = play_enter(p, i), passed = false;

    while (ok && !passed && (line = strsep(&rest, "\n"))) {
        ok = play_all(p, t, key, line);
        passed = play_passed(p, i);
        v = passed ? guide_measure(p->sh->guide) : NAN;
    }
    free(copy);
    if (ok && !passed)
        play_fault(p, task_line(t, key, 0), t, "%s: it does not pass: %.*s", key,
                   (int)strcspn(commands, "\n"), commands);
    else if (passed && isnan(v))
        play_fault(p, task_line(t, "quest", 0), t, "quest: %s has no value after %s",
                   t->quest_source, key);
    return v;
}

void play_quest(struct play *p, const struct task *t, size_t i)
{
    double room = 1e-9 + (floor(t->best) == t->best ? 0 : 0.005 * fabs(t->best));
    double v = t->solution ? measure(p, t, i, "solution", t->solution) : NAN;

    if (v > t->par + 0.0005 * (1 + fabs(t->par)))
        play_fault(p, task_line(t, "par", 0), t,
                   "its solution takes %s = %g, more than par: %g", t->quest_source, v,
                   t->par);
    v = t->best_way ? measure(p, t, i, "way", t->best_way) : NAN;
    if (fabs(v - t->best) > room)
        play_fault(p, task_line(t, "best", 0), t,
                   "its way takes %s = %g, best: says %g", t->quest_source, v, t->best);
}
