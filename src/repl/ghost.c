/* What Enter does on an empty line, and how a line that is being typed could go on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "repl/guess.h"
#include "repl/private.h"
#include "repl/words.h"

/* ---- what Enter does on an empty line ---- */

/* Behind the page, or the lesson. */
static const char *way_on(const struct shell *sh, const char **phrase)
{
    *phrase = sh->guide->page + 1 < sh->guide->lesson->pages ? "next page"
              : sh->in->composed                             ? "the result"
                                                             : "next lesson";
    return "next";
}

static const char *lesson_next_line(struct shell *sh, const char **phrase)
{
    const struct task *t = guide_task(sh->guide);

    if (!t)
        return way_on(sh, phrase);
    if (t->ghost && !sh->in->ghost_spent) {
        *phrase = "does it";
        return t->ghost;
    }
    if (t->kind == TASK_CHOOSE || t->kind == TASK_PREDICT) {
        *phrase =
            t->options == 2 ? "type A or B, then Enter" : "type A, B or C, then Enter";
        return "";
    }
    if (t->kind == TASK_NUMBER) {
        *phrase = "type the number, then Enter";
        return "";
    }
    if (t->kind == TASK_FORMULA) {
        *phrase = "type the formula, then Enter";
        return "";
    }
    if (t->quest) { /* nobody has to */
        const char *line = way_on(sh, phrase);

        *phrase = "skips the quest";
        return line;
    }
    *phrase = "shows a hint";
    return "hint";
}

const char *shell_next_line(struct shell *sh, const char **phrase)
{
    const char *unused;

    if (!phrase)
        phrase = &unused;
    if (guess_open(sh)) {
        *phrase = "skips it";
        return "skip";
    }
    if (sh->guide)
        return lesson_next_line(sh, phrase);
    if (!sh->bench->s.data && !sh->bench->s.explorer.minimizing) {
        bool picture = figure_now(sh->bench) != NULL;

        *phrase = picture ? "describes the picture" : "lists the data";
        return picture ? "describe" : "datasets";
    }
    *phrase = "one step";
    return "step";
}

/* ---- the ghost ---- */

/* The rest of LINE after TYPED, if LINE begins with it. */
static bool goes_on(const char *line, const char *typed, struct str *out)
{
    size_t n = strlen(typed);

    if (!line || strncmp(line, typed, n) != 0 || !line[n])
        return false;
    str_add(out, line + n);
    return true;
}

/* Has TYPED a complete argument, so that the rest gives nothing away? */
static bool half_done(const char *typed)
{
    const char *s = strchr(typed, ' ');

    return s && strchr(words_skip(s), ' ');
}

void shell_ghost(struct shell *sh, const char *typed, struct str *out)
{
    const struct task *t = sh->guide ? guide_task(sh->guide) : NULL;
    struct shell_private *in = sh->in;

    if (sh->fault.meant[0] && goes_on(sh->fault.meant, typed, out))
        return;
    if (!*typed && guess_open(sh))
        return;
    if (t && t->ghost && (!in->ghost_spent || *typed) && goes_on(t->ghost, typed, out))
        return;
    if (!*typed)
        return;
    if (t && t->kind == TASK_DO && half_done(typed) && goes_on(t->solution, typed, out))
        return;
    for (size_t i = in->typed.n; i--;)
        if (goes_on(in->typed.line[i], typed, out))
            return;
}
