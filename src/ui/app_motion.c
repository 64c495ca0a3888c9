/* What moves by itself after a line: the bloom of a task, a guess that comes out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/app_state.h"

void app_motion_watch(struct app *app)
{
    bloom_watch(&app->bloom, app->sh);
    encore_watch(&app->encore, app->sh);
}

void app_motion_see(struct app *app)
{
    if (shell_busy(app->sh))
        return;
    bloom_see(&app->bloom, app->sh);
    encore_see(&app->encore, app->sh);
}

/* Never both at once: one is about what was done, the other about what was said. */
int app_motion_tick(struct app *app, int64_t now)
{
    return app->encore.due ? encore_tick(&app->encore, now)
                           : bloom_tick(&app->bloom, now);
}

void app_motion_end(struct app *app)
{
    bloom_end(&app->bloom);
    encore_end(&app->encore);
}
