/* The menu: lessons, paths, search.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/composed.h"
#include "lesson/menu.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/composing.h"
#include "repl/offer.h"
#include "repl/private.h"

static struct menu menu_now(struct shell *sh)
{
    const struct progress *p = &sh->progress;
    const struct lesson *here = NULL;

    if (sh->guide && !sh->in->composed) {
        progress_from_guide(&sh->progress, sh->guide);
        here = sh->guide->lesson;
    } else if (p->lesson) {
        here = shelf_find(shell_shelf(sh), p->lesson);
    }
    return (struct menu){shell_shelf(sh), p, here, sh->host.width};
}

static void head(struct shell *sh, const char *title)
{
    free(sh->heading);
    sh->heading = mem_text(title);
}

/* ---- all lessons ---- */

static void say_review(struct shell *sh)
{
    size_t n = review_count(shell_shelf(sh), &sh->progress, NULL);

    if (n)
        show(sh, "%zu guess%s to review: type review.", n, n == 1 ? "" : "es");
}

static void say_paths(struct shell *sh)
{
    const struct track *chosen = track_named(sh->progress.path);
    struct str t;

    str_init(&t);
    str_add(&t, chosen ? "Your path: " : "Paths: menu ");
    if (chosen)
        str_addf(&t, "%s. Others: menu ", chosen->title);
    for (const struct track *p = tracks; p->name; p++)
        str_addf(&t, "%s%s", p == tracks ? "" : p[1].name ? ", " : " or ", p->name);
    str_addc(&t, '.');
    show_text(sh, t.s);
    str_done(&t);
}

static void say_how(struct shell *sh, const struct menu *m)
{
    int n = m->here ? m->here->number : m->shelf->n ? m->shelf->lesson[0]->number : 1;
    struct str t;

    str_init(&t);
    str_addf(&t,
             "lesson %d opens one, lesson %d test leaves out what you know, menu %d "
             "shows its pages, menu WORD searches; lab is free play.",
             n, n, n);
    show_text(sh, t.s);
    str_done(&t);
}

static void show_all(struct shell *sh)
{
    struct menu m = menu_now(sh);

    head(sh, "Lessons");
    menu_write(&m, &sh->out);
    say_review(sh);
    say_how(sh, &m);
    say_paths(sh);
}

/* ---- a path, a lesson, a word ---- */

static void choose_path(struct shell *sh, const struct track *t)
{
    struct menu m = menu_now(sh);

    free(sh->progress.path);
    sh->progress.path = mem_text(t->name);
    shell_save_progress(sh);
    head(sh, t->title);
    menu_write_track(&m, t, &sh->out);
    if (t->stars)
        show(sh, "%s the tasks that belong to it.", sh->out.ascii ? "*" : "☆");
    reply(sh, "This is your path now: at the end of a lesson, next goes on along it.%s",
          strcmp(t->name, "course") == 0 ? "" : " menu course is all lessons.");
}

static void say_nowhere(struct shell *sh, const char *word)
{
    struct str t;

    str_init(&t);
    str_addf(&t,
             "No lesson has '%.60s' in its titles or terms. help %.60s looks in the "
             "commands; menu shows all lessons.",
             word, word);
    show_text(sh, t.s);
    str_done(&t);
}

static void search(struct shell *sh, const char *word)
{
    struct menu m = menu_now(sh);
    size_t rows = sh->out.rows;

    if (!menu_search(&m, word, &sh->out)) {
        say_nowhere(sh, word);
        return;
    }
    if (sh->out.rows > rows + 2)
        head(sh, word);
}

static bool is_number(const char *s)
{
    return *s && strspn(s, "0123456789") == strlen(s);
}

static bool run_menu(struct shell *sh, const struct args *args, struct err *err)
{
    const char *what = args->n ? args->arg[0].text : "";
    const struct lesson *l = is_number(what) ? shelf_find(shell_shelf(sh), what) : NULL;
    const struct track *t = track_named(what);
    struct menu m;

    if (is_number(what) && !l)
        return err_set(err, "There is no lesson %s. menu lists them.", what) ||
               err_meant(err, "menu");
    if (l) {
        m = menu_now(sh);
        menu_write_lesson(&m, l, &sh->out);
        head(sh, l->title);
    } else if (t) {
        choose_path(sh, t);
    } else if (*what) {
        search(sh, what);
    } else {
        show_all(sh);
    }
    return true;
}

static void offer_menu(struct shell *sh, const char *typed, struct offers *to)
{
    if (offer_place(typed))
        return;
    for (const struct track *t = tracks; t->name; t++)
        offer(to, t->name, t->title);
    (void)sh;
}

const struct command command_menu = {
    .name = "menu",
    .also = "lessons",
    .group = ABOUT_LESSON,
    .arg = {{ARG_REST, "PATH|N|WORD",
             "workshop, course, maths or clinic; a lesson's number; a word to find",
             true, 0}},
    .help = "Shows the lessons and what is done; a path, which is then yours; a "
            "lesson's pages; or where a word is explained.",
    .example = "menu workshop",
    .run = run_menu,
    .offer = offer_menu,
};

/* ---- progress ---- */

static void show_tasks(struct shell *sh)
{
    static const char *const words[] = {"open", "done", "done with help", "skipped"};

    for (size_t i = 0; i < sh->guide->lesson->pages; i++) {
        const struct page *p = &sh->guide->lesson->page[i];

        for (size_t j = 0; j < p->tasks; j++)
            show(sh, "page %zu  %-14s %s", i + 1, p->task[j].name,
                 words[sh->guide->record[i][j].state]);
    }
}

static bool run_progress(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args, (void)err;
    if (sh->guide && !sh->in->composed)
        show_tasks(sh);
    else
        show_all(sh);
    say_review(sh);
    quiz_show(sh);
    return true;
}

const struct command command_progress = {
    .name = "progress",
    .group = ABOUT_LESSON,
    .help = "Shows what is done in this lesson, and how the quiz went.",
    .example = "progress",
    .run = run_progress,
};
