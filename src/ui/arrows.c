/* Who the arrow keys belong to while nothing is typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/arrows.h"

#include "lab/fog.h"
#include "plot/text.h"
#include "repl/guess.h"
#include "ui/app_state.h"
#include "ui/encore.h"
#include "ui/guess.h"
#include "ui/knob.h"

/* What was asked for comes before what is always there. */
static const struct arrows *const takers[] = {
    &arrows_guess, &arrows_pointer, &arrows_knob, &arrows_encore,
    &arrows_fog,   &arrows_time,    NULL};

const struct arrows *arrows_now(struct app *app)
{
    if (app->line.len || app->over.open || shell_busy(app->sh) ||
        app->prompt.s[0] == '(')
        return NULL;
    for (size_t i = 0; takers[i]; i++)
        if (takers[i]->want(app))
            return takers[i];
    return NULL;
}

bool arrows_go(struct app *app, enum arrow way, bool far)
{
    const struct arrows *now = arrows_now(app);

    return now && now->go(app, way, far);
}

/* ---- walking in the fog ---- */

static bool fog_want(struct app *app)
{
    return app_shows_picture(app) && figure_now(app->sh->bench) == figure_named("fog");
}

/* A move needs no line in the transcript. */
static bool fog_go(struct app *app, enum arrow way, bool far)
{
    static const char *const lines[] = {"walk left", "walk right", "walk up",
                                        "walk down"};

    if (far)
        return false;
    app_run(app, lines[way], false);
    return true;
}

/* "← → move w   ↑ ↓ move b     or type: w = 1.4", the weight one move on. */
static void fog_say(struct app *app, bool brief, struct str *out)
{
    size_t n;
    const double *at = bench_weights(app->sh->bench, &n);
    struct fog *f;

    if (brief) {
        str_add(out, "← → ↑ ↓ walk");
        return;
    }
    f = fog_of(app->sh->bench);
    str_addf(out, "← → move %s   ↑ ↓ move %s     or type: %s = ", f->name[0],
             f->name[1], f->name[0]);
    text_short(out,
               fog_middle(f, 0, fog_cell(f, 0, at[f->about.weight[0]]) - FOG_LONG));
    fog_free(f);
}

const struct arrows arrows_fog = {fog_want, fog_go, fog_say};

/* ---- time ---- */

static bool time_want(struct app *app)
{
    const struct task *t = app->sh->guide ? guide_task(app->sh->guide) : NULL;
    bool asked = t && (t->kind == TASK_CHOOSE || t->kind == TASK_PREDICT);

    return app->sh->bench->s.known > 0 && !asked && !guess_open(app->sh);
}

/* There is no step that way. To the right the key may still take the grey text. */
static bool time_end(struct app *app, enum arrow way)
{
    struct str ghost;
    bool none;

    str_init(&ghost);
    app_ghost(app, &ghost);
    none = !ghost.len;
    str_done(&ghost);
    if (way == ARROW_LEFT)
        app_say(app, "This is the start of the run.");
    else if (none)
        app_say(app, "The run ends here; step goes on.");
    return way == ARROW_LEFT || none;
}

/* One step of the run; the strip says where it is. */
static bool time_go(struct app *app, enum arrow way, bool far)
{
    const char *line;

    if (far || way == ARROW_UP || way == ARROW_DOWN)
        return false;
    line = shell_time_line(app->sh, way == ARROW_LEFT ? -1 : 1);
    if (!line)
        return time_end(app, way);
    app_run(app, line, false);
    return true;
}

const struct arrows arrows_time = {time_want, time_go, NULL};
