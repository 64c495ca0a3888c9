/* Questions asked again: review, and the quiz before and after.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "repl/commands.h"
#include "repl/composing.h"
#include "repl/private.h"

/* The learner is in the middle of one already. */
static bool is_free(struct shell *sh, struct err *err)
{
    return !sh->in->composed ||
           err_set(err, "This %s comes first; menu and lesson N leave it.",
                   sh->in->composed->kind == COMPOSED_REVIEW ? "review"
                   : sh->in->composed->kind == COMPOSED_TEST ? "test"
                                                             : "quiz");
}

/* What the lesson has open is known by its guide. */
static void note_lesson(struct shell *sh)
{
    if (sh->guide)
        progress_from_guide(&sh->progress, sh->guide);
}

static bool run_review(struct shell *sh, const struct args *args, struct err *err)
{
    struct composed *c;
    size_t n;

    (void)args;
    if (!is_free(sh, err))
        return false;
    note_lesson(sh);
    c = composed_review(shell_shelf(sh), &sh->progress, NULL);
    if (!c) {
        show_text(sh,
                  "There is nothing to review: no guess has failed that is not made "
                  "up for. Guesses that fail are kept, and asked here again.");
        return true;
    }
    n = c->lesson.pages;
    reply(sh, "%zu guess%s again, with other numbers.", n, n == 1 ? "" : "es");
    return composing_begin(sh, c, err);
}

const struct command command_review = {
    .name = "review",
    .group = ABOUT_LESSON,
    .help =
        "Asks the guesses that failed again, with other numbers; then back to where "
        "you are.",
    .example = "review",
    .alone = true,
    .run = run_review,
};

/* ---- the quiz ---- */

static const char *const quiz_words[] = {"before", "after", NULL};

static bool begin_quiz(struct shell *sh, bool after, struct err *err)
{
    struct composed *c = composed_quiz(shell_shelf(sh), after);

    if (!c) {
        show_text(sh, "No lesson here has questions for a quiz.");
        return true;
    }
    note_lesson(sh);
    progress_unmark_all(&sh->progress, after ? MARK_AFTER : MARK_BEFORE);
    reply(sh,
          "%zu questions, no hints; the answers come at the end. next leaves one out.",
          c->lesson.pages);
    return composing_begin(sh, c, err);
}

static bool run_quiz(struct shell *sh, const struct args *args, struct err *err)
{
    const char *what = args->n ? args->arg[0].text : "";

    if (!*what && quiz_show(sh))
        return true;
    if (!*what) {
        show_text(sh,
                  "Eight questions twice: quiz before the course, quiz after behind "
                  "it. What you learned is the difference; it stays on this machine.");
        return true;
    }
    return is_free(sh, err) && begin_quiz(sh, strcmp(what, "after") == 0, err);
}

const struct command command_quiz = {
    .name = "quiz",
    .group = ABOUT_LESSON,
    .arg = {{ARG_WORD, "before|after", "which of the two forms; bare: the results",
             true, quiz_words}},
    .help = "Asks eight questions before the course, and their twins after it; the "
            "results stay on this machine.",
    .example = "quiz",
    .alone = true,
    .run = run_quiz,
};
