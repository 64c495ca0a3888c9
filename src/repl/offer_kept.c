/* What can stand behind the commands that name forks, earlier runs and racers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/fork.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/words.h"

static void offer_forks(struct shell *sh, const char *typed, struct offers *to)
{
    const struct forks *f = sh->bench->s.forks;

    for (size_t i = 0; f && i < f->n; i++)
        if (!words_among(typed, f->fork[i]->name))
            offer(to, f->fork[i]->name, "a fork");
}

/* Forks, letters, now: each once. */
static void offer_names(struct shell *sh, const char *typed, struct offers *to)
{
    const struct runs *all = &sh->bench->s.runs;

    offer_forks(sh, typed, to);
    for (size_t i = 0; i < all->n; i++) {
        char letter[2] = {all->run[i]->letter, '\0'};

        if (!words_among(typed, letter))
            offer(to, letter, "an earlier run");
    }
    if (!words_among(typed, "now"))
        offer(to, "now", "the present state");
}

void offer_back(struct shell *sh, const char *typed, struct offers *to)
{
    if (!offer_place(typed))
        offer_forks(sh, typed, to);
}

void offer_fork(struct shell *sh, const char *typed, struct offers *to)
{
    const struct forks *f = sh->bench->s.forks;

    if (!offer_place(typed) && f && f->n)
        offer(to, "drop", "a fork that is not needed any more");
    else if (offer_place(typed) == 1 && words_among(typed, "drop"))
        offer_forks(sh, typed, to);
}

void offer_diff(struct shell *sh, const char *typed, struct offers *to)
{
    if (offer_place(typed) < 2)
        offer_names(sh, typed, to);
}

void offer_race(struct shell *sh, const char *typed, struct offers *to)
{
    if (offer_place(typed) >= RUNS_KEPT)
        return;
    for (size_t i = 0; methods[i]; i++)
        if (!words_among(typed, methods[i]->name))
            offer(to, methods[i]->name, "a method");
    offer_names(sh, typed, to);
}
