/* Where the learner was and what is done: read at the start, written after every task.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "repl/private.h"

/* PLACE/progress in the state directory; "" when nothing is to be kept. */
static void progress_file(const struct shell *sh, struct str *out)
{
    if (sh->host.keep_progress && sh->host.places.state)
        path_join(out, sh->host.places.state, "progress");
}

void shell_load_progress(struct shell *sh)
{
    struct str file;
    struct err err = {0};

    progress_init(&sh->progress);
    str_init(&file);
    progress_file(sh, &file);
    if (file.len && (!progress_load(&sh->progress, file.s, &err) || err.message[0]))
        reply(sh, "%s", err.message);
    str_done(&file);
}

static void keep_script(const struct bench *b, char **kept)
{
    struct str script;

    str_init(&script);
    bench_script(b, &script);
    free(*kept);
    *kept = script.s;
}

struct bench *shell_empty_lab(const struct shell_host *host)
{
    struct bench *b = bench_new();

    b->s.field = host->look.tints; /* shading, where it costs no glyph */
    if (host->seeded)
        b->s.seed = host->seed;
    return b;
}

/* The lab as it was kept, when it is first seen: starting a lesson costs nothing for
 * it. What no longer fits (a file that is gone) leaves an empty lab. */
void shell_open_lab(struct shell *sh)
{
    struct err err = {0};

    if (sh->in->lab_open)
        return;
    sh->in->lab_open = true;
    if (sh->progress.lab && !run_quietly(sh, sh->progress.lab, &err)) {
        struct bench *fresh = shell_empty_lab(&sh->host);

        bench_restore(sh->lab, &fresh->s);
        bench_free(fresh);
        reply(sh, "Your lab could not be brought back: %s", err.message);
    }
    if (sh->host.seeded)
        sh->lab->s.seed = sh->host.seed;
}

/* Where the learner is, into the progress in memory. */
static void note_place(struct shell *sh)
{
    struct progress *p = &sh->progress;

    if (sh->guide)
        keep_script(sh->bench, &p->bench);
    if (sh->in->lab_open)
        keep_script(sh->lab, &p->lab);
    free(p->lesson);
    p->lesson = mem_text(sh->guide ? sh->guide->lesson->id : "lab");
    p->page = sh->guide ? sh->guide->page : 0;
    if (sh->guide)
        progress_from_guide(p, sh->guide);
}

void shell_save_progress(struct shell *sh)
{
    struct str file;
    struct err err = {0};

    str_init(&file);
    progress_file(sh, &file);
    if (file.len) {
        note_place(sh);
        if (!progress_save(&sh->progress, file.s, &err)) {
            reply(sh, "Your place could not be saved: %s", err.message);
            sh->host.keep_progress = false;
        }
    }
    str_done(&file);
}
