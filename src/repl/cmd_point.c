/* The command of the crosshair: point.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/commands.h"
#include "repl/pointed.h"
#include "repl/private.h"

/* Lines have no crosshair; they can say all that it does. */
static void say_in_lines(struct shell *sh)
{
    struct bench *b = sh->bench;
    const struct figure *f = figure_now(b);
    struct pointed p = {.figure = f, .unit = {1, 1}};
    struct str t;

    if (f)
        pointed_begin(b, f, p.at);
    str_init(&t);
    str_add(&t, "The crosshair needs the full screen. Here, for example:");
    for (const struct deed *d = deeds; f && d->key; d++) {
        size_t from = t.len;

        if (!(d->places >> f->places & 1))
            continue;
        str_add(&t, from && t.s[from - 1] != ':' ? ";  " : " ");
        if (!d->line(b, &p, d, &t, &(struct err){0}))
            str_cut(&t, from);
    }
    show_text(sh, t.s);
    str_done(&t);
}

static bool run_point(struct shell *sh, const struct args *args, struct err *err)
{
    const char *meant, *why = pointed_lacks(sh->bench, &meant);

    (void)args;
    if (why) {
        err_set(err, "%s", why);
        return *meant ? err_meant(err, "%s", meant) : false;
    }
    if (sh->host.pictures_inline)
        say_in_lines(sh);
    else
        sh->pointing = true;
    return true;
}

const struct command command_point = {
    .name = "point",
    .also = "pointer crosshair cursor",
    .group = ABOUT_LOOK,
    .help = "Shows a crosshair in the picture: arrows move it, and single keys add, "
            "remove, flip and predict there, or start there on a contour.",
    .example = "point",
    .alone = true,
    .run = run_point,
};
