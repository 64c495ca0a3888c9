/* The command record: the terminal is filmed (asciicast v2) by the front end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/cast.h"
#include "base/mem.h"
#include "repl/commands.h"
#include "repl/file_out.h"
#include "repl/private.h"
#include "repl/words.h"

static void film(struct shell *sh, const char *file)
{
    free(sh->film.file);
    sh->film.file = file ? mem_text(file) : NULL;
    sh->film.version++;
}

static bool say(struct shell *sh)
{
    sh->in->asked = true;
    if (sh->film.file)
        reply(sh, "%s is being recorded. record off ends it.", sh->film.file);
    else
        reply(sh, "Nothing is being recorded. record session.cast begins.");
    return true;
}

static bool stop(struct shell *sh)
{
    if (!sh->film.file)
        return say(sh);
    reply(sh, "%s is complete. asciinema play %s shows it.", sh->film.file,
          sh->film.file);
    film(sh, NULL);
    return true;
}

/* A cast without events is there at once: what cannot be written is told here. */
static bool start(struct shell *sh, const char *name, struct err *err)
{
    struct file_out f = {.command = "record",
                         .name = name,
                         .end = ".cast",
                         .begin = cast_marker,
                         .nbegin = strlen(cast_marker)};
    struct str head;
    bool ok;

    str_init(&head);
    cast_header(80, 24, NULL, &head);
    ok = file_out_write(sh, &f, &head, err);
    str_done(&head);
    if (!ok)
        return false;
    film(sh, name);
    reply(sh, "%s is being recorded from here on. record off ends it.", name);
    return true;
}

static bool run_record(struct shell *sh, const struct args *args, struct err *err)
{
    const char *name = args->n ? args->arg[0].text : NULL;

    if (!name)
        return say(sh);
    if (words_among("off stop end", name))
        return stop(sh);
    if (!file_out_named("record", name, ".cast", "record writes what asciinema plays",
                        err))
        return false;
    if (sh->film.file) {
        err_set(err, "%.100s is being recorded. Type: record off", sh->film.file);
        return err_meant(err, "record off");
    }
    if (sh->host.filmed)
        return start(sh, name, err);
    reply(sh, "There is no terminal here to record. Nothing is written.");
    remark(sh, "record: there is no terminal here; nothing is written.");
    return true;
}

const struct command command_record = {
    .name = "record",
    .group = ABOUT_SESSION,
    .arg = {{ARG_WORD, "FILE.cast", "where the recording goes; off: it ends", true, 0}},
    .help = "Records the terminal for asciinema from here on, until record off.",
    .example = "record session.cast",
    .alone = true,
    .run = run_record,
};
