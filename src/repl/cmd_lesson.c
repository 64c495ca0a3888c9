/* Commands of a lesson: pages, tests, the lab beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/composed.h"
#include "lesson/track.h"
#include "repl/commands.h"
#include "repl/composing.h"
#include "repl/offer.h"
#include "repl/private.h"

bool lesson_needed(struct shell *sh, struct err *err)
{
    return sh->guide || err_set(err, "You are in the lab. menu shows the lessons.") ||
           err_meant(err, "menu");
}

/* ---- pages ---- */

/* "This builds on 1 Decision boundary, not begun yet. It opens with lesson 1; …": of
 * what L needs, the first that is still untouched. Advice; it holds nobody up. */
static void advise(struct shell *sh, const struct lesson *l)
{
    const char *s = l->needs ? l->needs : "";

    while (*s) {
        const struct lesson *need;
        size_t n, total;
        bool helped;
        char *id;

        s += strspn(s, ", ");
        n = strcspn(s, ", ");
        id = mem_textn(s, n);
        need = n ? shelf_find(shell_shelf(sh), id) : NULL;
        free(id);
        s += n;
        if (!need || progress_count(&sh->progress, need, &total, &helped) || !total)
            continue;
        reply(
            sh,
            "%s builds on lesson %d, %s, which you have not begun. lesson %d opens it; "
            "nothing stops you here.",
            l->title, need->number, need->title, need->number);
        return;
    }
}

/* Opens L as a learner who asks for it. */
static bool open_lesson(struct shell *sh, const struct lesson *l, size_t page,
                        struct err *err)
{
    if (sh->guide && !sh->in->composed)
        progress_from_guide(&sh->progress, sh->guide);
    if (page == 0)
        advise(sh, l);
    return lesson_enter(sh, l, page, NULL, err);
}

/* From the lab back to the page that was left, as it was left. */
static bool go_back(struct shell *sh, const struct lesson *l, struct err *err)
{
    char *bench = mem_text(sh->progress.bench);
    bool ok = lesson_enter(sh, l, sh->progress.left_page, bench, err);

    free(bench);
    return ok;
}

/* The lesson that was left for the lab; NULL: none was. */
static const struct lesson *left_lesson(const struct shell *sh)
{
    const struct progress *p = &sh->progress;

    return !sh->guide && p->left ? shelf_find(shell_shelf(sh), p->left) : NULL;
}

/* At the end of a lesson guesses of earlier ones come back. */
static void offer_review(struct shell *sh)
{
    const struct guide *g = sh->guide;
    size_t n;

    if (!g || sh->in->composed || g->page + 1 < g->lesson->pages)
        return;
    progress_from_guide(&sh->progress, g);
    n = review_count(shell_shelf(sh), &sh->progress, g->lesson);
    if (n)
        reply(sh,
              "%zu guess%s of earlier lessons can be made up for: review asks %s "
              "with other numbers.",
              n, n == 1 ? "" : "es", n == 1 ? "it" : "them");
}

static bool go_page(struct shell *sh, size_t page)
{
    bool ok = lesson_page(sh, page);

    offer_review(sh);
    return ok;
}

static bool run_next(struct shell *sh, const struct args *args, struct err *err)
{
    const struct track *path = track_named(sh->progress.path);
    const struct lesson *l;

    (void)args;
    if (!lesson_needed(sh, err))
        return false;
    if (sh->guide->page + 1 < sh->guide->lesson->pages)
        return go_page(sh, sh->guide->page + 1);
    if (sh->in->composed)
        return composing_end(sh, err);
    l = track_after(path, shell_shelf(sh), sh->guide->lesson);
    if (l)
        return open_lesson(sh, l, 0, err);
    if (path)
        reply(sh,
              "That was the last lesson of your path, %s. menu shows all; menu course "
              "goes on through all lessons.",
              path->title);
    else
        reply(sh,
              "That was the last page of the last lesson here. menu shows all; lab is "
              "free play with what you have learned.");
    return true;
}

const struct command command_next = {
    .name = "next",
    .also = "n continue",
    .group = ABOUT_LESSON,
    .help = "Goes to the next page.",
    .example = "next",
    .alone = true,
    .lesson = true,
    .run = run_next,
};

static bool run_prev(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args;
    if (!lesson_needed(sh, err))
        return false;
    if (sh->guide->page == 0)
        return err_set(err, "This is the first page. menu shows the other lessons.");
    return lesson_page(sh, sh->guide->page - 1);
}

const struct command command_prev = {
    .name = "prev",
    .also = "previous",
    .group = ABOUT_LESSON,
    .help = "Goes back one page; it is as you left it.",
    .example = "prev",
    .alone = true,
    .lesson = true,
    .run = run_prev,
};

static bool run_page(struct shell *sh, const struct args *args, struct err *err)
{
    double k;

    if (!lesson_needed(sh, err))
        return false;
    k = args->n ? args->arg[0].number : (double)sh->guide->page + 1;
    if (!(k >= 1) || k > (double)sh->guide->lesson->pages || k != floor(k))
        return err_set(err, "This lesson has pages 1 to %zu.",
                       sh->guide->lesson->pages);
    return go_page(sh, (size_t)k - 1);
}

const struct command command_page = {
    .name = "page",
    .group = ABOUT_LESSON,
    .arg = {{ARG_VALUE, "K", "the page's number; bare: this page again", true, 0}},
    .help = "Goes to a page of this lesson.",
    .example = "page 1",
    .alone = true,
    .lesson = true,
    .run = run_page,
};

/* The lesson's questions at once: who has them all right may leave it out. */
static bool begin_test(struct shell *sh, const struct lesson *l, struct err *err)
{
    struct composed *c = composed_test(l);

    if (!c)
        return err_set(err, "%s has no questions to be tested with.", l->title);
    reply(sh,
          "%zu question%s, no hints. All right at the first try: the lesson counts as "
          "done.",
          c->lesson.pages, c->lesson.pages == 1 ? "" : "s");
    return composing_begin(sh, c, err);
}

static bool is_test(const char *word)
{
    return strcmp(word, "test") == 0;
}

/* "2", or an expression that comes to a page of L. */
static bool read_page(struct shell *sh, const struct lesson *l, const char *text,
                      size_t *page, struct err *err)
{
    double k;

    if (!number_of(sh, text, &k, err))
        return false;
    if (!(k >= 1) || k > (double)l->pages || k != floor(k))
        return err_set(err, "%s has pages 1 to %zu.", l->title, l->pages);
    *page = (size_t)k - 1;
    return true;
}

static bool run_lesson(struct shell *sh, const struct args *args, struct err *err)
{
    const struct lesson *l = args->n ? shelf_find(shell_shelf(sh), args->arg[0].text)
                             : sh->guide && !sh->in->composed ? sh->guide->lesson
                                                              : left_lesson(sh);
    size_t page = 0;

    if (!l && !args->n)
        return err_set(err, "lesson needs a name or number; menu lists them.") ||
               err_meant(err, "menu");
    if (!l) {
        err_set(err, "There is no lesson '%s'. menu lists them.", args->arg[0].text);
        return err_meant(err, "menu");
    }
    if (args->n > 1 && is_test(args->arg[1].text))
        return begin_test(sh, l, err);
    if (args->n > 1 && !read_page(sh, l, args->arg[1].text, &page, err))
        return false;
    if (args->n < 2 && l == left_lesson(sh))
        return go_back(sh, l, err);
    return open_lesson(sh, l, page, err);
}

const struct command command_lesson = {
    .name = "lesson",
    .group = ABOUT_LESSON,
    .arg = {{ARG_WORD, "ID", "a lesson's number or name; bare: back to yours", true, 0},
            {ARG_WORD, "PAGE|test", "where to begin; test: its questions at once", true,
             0}},
    .help =
        "Opens a lesson; with test it asks its questions at once, so that it can be "
        "left out.",
    .example = "lesson 1",
    .alone = true,
    .run = run_lesson,
    .offer = offer_lessons,
};

static bool run_lab(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args, (void)err;
    if (!sh->guide) {
        reply(sh, "You are in the lab. data NAME takes data, menu shows the lessons.");
        return true;
    }
    lesson_leave(sh);
    reply(sh, sh->bench->s.data
                  ? "The lab, as you left it. lesson goes back to your page."
                  : "The lab: your own experiments. Try: data hobbits");
    return true;
}

const struct command command_lab = {
    .name = "lab",
    .group = ABOUT_LESSON,
    .help = "Leaves the lesson for free experiments; your place is kept.",
    .example = "lab",
    .alone = true,
    .run = run_lab,
};
