/* A race under way in the pictures: between two slices of work the bench has its runs,
 * as far as they are. Whatever looks at the bench otherwise, the next slice and a line
 * typed meanwhile, finds it without them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "lab/landscape.h"
#include "repl/trial.h"

const char *trial_picture(struct shell *sh)
{
    bool map =
        strcmp(sh->bench->s.plot, "contour") == 0 && !landscape_lacks(sh->bench, 2);

    return map ? "contour" : "loss";
}

/* The screen redraws; where nobody had set anything (STILL), nobody has. */
static void changed(struct shell *sh, struct trial *t, bool still)
{
    bench_noted(sh->bench);
    if (still)
        t->version = sh->bench->version;
}

static bool still(const struct shell *sh, const struct trial *t)
{
    return t->version == sh->bench->version;
}

void trial_show_way(struct shell *sh)
{
    struct trial *t = sh->in->work.trial;
    struct state *s = &sh->bench->s;
    bool same;

    if (!t || t->sweep || !t->race->racer[0].bench->s.steps || sh->in->work.stopped ||
        sh->in->quiet || sh->host.pictures_inline)
        return;
    runs_copy(&t->was.runs, &s->runs);
    t->was.view = s->loss_view;
    memcpy(t->was.plot, s->plot, sizeof t->was.plot);
    t->shown = true;
    same = still(sh, t);
    snprintf(s->plot, sizeof s->plot, "%s", trial_picture(sh));
    race_glimpse(t->race, sh->bench);
    changed(sh, t, same);
}

void trial_hide_way(struct shell *sh)
{
    struct trial *t = sh->in->work.trial;
    struct state *s = &sh->bench->s;

    if (!t || !t->shown)
        return;
    runs_done(&s->runs);
    s->runs = t->was.runs;
    t->was.runs = (struct runs){0};
    s->loss_view = t->was.view;
    memcpy(s->plot, t->was.plot, sizeof s->plot);
    t->shown = false;
    changed(sh, t, still(sh, t));
}
