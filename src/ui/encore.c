/* A guess has come out: the picture goes there in eight frames, and once more for ← →.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/encore.h"

#include <string.h>

#include "ui/app_state.h"

enum { FRAME_MS = 80 };

static void forget(struct encore *e)
{
    encore_end(e);
    bench_free(e->shown);
    state_free(e->from);
    *e = (struct encore){0};
}

static const struct task *guess_that_waits(struct shell *sh)
{
    const struct task *t = sh->guide ? guide_task(sh->guide) : NULL;

    return t && t->kind == TASK_PREDICT ? t : NULL;
}

void encore_watch(struct encore *e, struct shell *sh)
{
    const struct task *t = guess_that_waits(sh);

    encore_end(e);
    if (!t)
        return;
    forget(e);
    e->task = t;
    e->from = state_copy(&sh->bench->s);
}

/* It has been guessed, not shown or skipped, and its page is in view. */
static bool is_here(const struct encore *e, const struct shell *sh)
{
    const struct page *page = sh->guide ? guide_page(sh->guide) : NULL;
    const struct task_record *r;

    for (size_t i = 0; page && e->task && i < page->tasks; i++)
        if (&page->task[i] == e->task) {
            r = guide_record(sh->guide, e->task);
            return r->state == TASK_PASSED && !guide_is_open(sh->guide, e->task);
        }
    return false;
}

/* Steps of a run went their own way, and ← → go along it. */
static bool moves(const struct state *from, const struct state *to)
{
    if (from->params != to->params || from->model != to->model ||
        from->hidden != to->hidden || !to->data || to->known > 1)
        return false;
    return memcmp(from->theta, to->theta, to->params * sizeof *to->theta) != 0;
}

void encore_see(struct encore *e, struct shell *sh)
{
    if (!e->task || e->of)
        return;
    if (!is_here(e, sh)) {
        if (!guess_that_waits(sh))
            forget(e);
        return;
    }
    if (!moves(e->from, &sh->bench->s)) {
        forget(e);
        return;
    }
    e->of = sh->bench;
    e->version = sh->bench->version;
    e->due = sh->preferences.animate;
}

int encore_tick(struct encore *e, int64_t now)
{
    if (!e->due)
        return -1;
    if (e->frame && now < e->next)
        return (int)(e->next - now);
    if (e->frame == ENCORE_FRAMES) {
        encore_end(e);
        return -1;
    }
    e->frame++;
    e->next = now + FRAME_MS;
    return FRAME_MS;
}

/* The first frame is where it was, the one after the last where it is. */
struct bench *encore_bench(struct encore *e, struct shell *sh)
{
    double part = (e->frame - 1) / (double)ENCORE_FRAMES;
    const struct state *to = &sh->bench->s;

    if (!e->due || !e->frame || sh->bench != e->of || sh->bench->version != e->version)
        return NULL;
    if (!e->shown) {
        e->shown = bench_new();
        bench_restore(e->shown, to);
    }
    for (size_t j = 0; j < to->params; j++)
        e->shown->s.theta[j] =
            e->from->theta[j] + part * (to->theta[j] - e->from->theta[j]);
    bench_changed(e->shown);
    return e->shown;
}

void encore_end(struct encore *e)
{
    e->due = false;
    e->frame = 0;
}

void encore_done(struct encore *e)
{
    forget(e);
}

/* ---- once more ---- */

static bool want(struct app *app)
{
    const struct encore *e = &app->encore;

    return e->of && app->sh->preferences.animate && is_here(e, app->sh) &&
           app->sh->bench == e->of && app->sh->bench->version == e->version &&
           app_shows_picture(app);
}

static bool go(struct app *app, enum arrow way, bool far)
{
    if (far || way == ARROW_UP || way == ARROW_DOWN)
        return false;
    encore_end(&app->encore);
    app->encore.due = true;
    return true;
}

static void say(struct app *app, bool brief, struct str *out)
{
    (void)app;
    (void)brief;
    str_add(out, "← → play it again");
}

const struct arrows arrows_encore = {want, go, say};
