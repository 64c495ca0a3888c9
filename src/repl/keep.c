/* Where the learner was and what is done: read at the start, written after every task.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/guide.h"
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

/* ---- a bench as it is kept ---- */

static const char after[] = "# after ";

/* A script is what can be typed. The run that was under way is not in it: only how far
 * it was, as a comment. A fit leaves nothing under way. */
void keep_script(const struct bench *b, struct str *out)
{
    if (b->s.steps > (b->s.iterations ? 1 : 0))
        str_addf(out, "%s%zu step%s\n", after, b->s.steps, b->s.steps == 1 ? "" : "s");
    bench_script(b, out);
}

/* The bench is as SCRIPT, which was kept of this page, would make it: its run, which no
 * script has, may stay then. */
static bool as_kept(struct shell *sh, const char *script)
{
    struct str now;
    bool same;

    str_init(&now);
    keep_script(sh->bench, &now);
    same = strcmp(now.s, script) == 0;
    str_done(&now);
    return same;
}

void keep_put_back(struct shell *sh, const char *script)
{
    struct state *fresh = state_copy(&sh->bench->s);
    struct err err = {0};

    if (!as_kept(sh, script) && !run_quietly(sh, script, &err))
        bench_restore(sh->bench, fresh);
    guide_begin(sh->guide);
    if (guide_task(sh->guide) == &guide_page(sh->guide)->task[0])
        guide_began_at(sh->guide, fresh);
    state_free(fresh);
}

/* The steps of the run that SCRIPT says was under way; 0: none. */
static size_t kept_steps(const char *script)
{
    const char *s = strstr(script, after);

    return s ? (size_t)strtoul(s + strlen(after), NULL, 10) : 0;
}

void keep_run_words(const struct bench *b, const char *script, struct str *t)
{
    const struct state *s = &b->s;
    size_t steps = kept_steps(script);
    bool memory = s->optimizer->slots != 0;
    bool order = s->batch && !s->optimizer->no_batch && !s->explorer.minimizing;

    if (!steps)
        return;
    str_addf(t, " The %zu step%s %s in %s; step begins a new run: the count", steps,
             steps == 1 ? "" : "s", steps == 1 ? "is" : "are",
             s->explorer.minimizing ? "X" : "the weights");
    if (memory)
        str_addf(t, "%s what %s remembers", order ? "," : " and", s->optimizer->name);
    if (order)
        str_add(t, " and the order of the points");
    str_addf(t, " start%s again.", memory || order ? "" : "s");
}

static void keep(const struct bench *b, char **kept)
{
    struct str script;

    str_init(&script);
    keep_script(b, &script);
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

/* ---- the lab comes back ---- */

/* Runs SCRIPT line by line: one that no longer fits (a file that is gone) is left out
 * and told, the others are not lost with it. */
static void bring_back(struct shell *sh, const char *script)
{
    char *copy = mem_text(script), *rest = copy, *line;
    struct err first = {0};
    const char *left_out = NULL;
    size_t n = 0;

    while ((line = strsep(&rest, "\n"))) {
        struct err err = {0};

        if (run_quietly(sh, line, &err))
            continue;
        if (!n++) {
            left_out = line;
            first = err;
        }
    }
    err_clear(&sh->fault);
    if (n == 1)
        reply(sh, "A line of your lab could not be brought back: %.200s (%s)", left_out,
              first.message);
    else if (n)
        reply(sh, "%zu lines of your lab could not be brought back, first %.200s (%s)",
              n, left_out, first.message);
    free(copy);
}

/* The lab as it was kept, when it is first seen: starting a lesson costs nothing for
 * it. */
void shell_open_lab(struct shell *sh)
{
    if (sh->in->lab_open)
        return;
    sh->in->lab_open = true;
    if (sh->progress.lab)
        bring_back(sh, sh->progress.lab);
    if (sh->host.seeded)
        sh->lab->s.seed = sh->host.seed;
}

static void add_lab(const struct bench *b, struct str *t)
{
    const struct explorer *e = &b->s.explorer;
    const struct data *d = b->s.data;

    if (e->minimizing) {
        str_addf(t, "The lab, as you left it: %.60s is minimized, ", e->function->text);
        minimized_place(e, t);
        str_addc(t, '.');
    } else if (d) {
        str_addf(t, "The lab, as you left it: %zu rows, %zu feature%s.", d->n, d->dim,
                 d->dim == 1 ? "" : "s");
    } else if (e->function) {
        str_addf(t, "The lab, as you left it: the function %.60s, no data.",
                 e->function->text);
    } else {
        str_add(t, "There are no data in the lab. Try: data hobbits, or menu for the "
                   "lessons.");
    }
}

void shell_say_lab(struct shell *sh)
{
    struct str t;

    str_init(&t);
    add_lab(sh->bench, &t);
    if (sh->progress.lab)
        keep_run_words(sh->bench, sh->progress.lab, &t);
    reply_text(sh, t.s);
    str_done(&t);
}

/* ---- progress ---- */

/* A review or a test is no place: the one before it stays. */
void shell_note_place(struct shell *sh)
{
    struct progress *p = &sh->progress;

    if (sh->in->lab_open)
        keep(sh->lab, &p->lab);
    if (sh->in->composed)
        return;
    if (sh->guide)
        keep(sh->bench, &p->bench);
    if (sh->guide) {
        free(p->left);
        p->left = mem_text(sh->guide->lesson->id);
        p->left_page = sh->guide->page;
    }
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
        shell_note_place(sh);
        if (!progress_save(&sh->progress, file.s, &err)) {
            reply(sh, "Your place could not be saved: %s", err.message);
            sh->host.keep_progress = false;
        }
    }
    str_done(&file);
}

/* PROGRESS.forgotten keeps what was known, for who did not mean it. */
static void set_aside(const char *file)
{
    struct str aside;

    str_init(&aside);
    str_addf(&aside, "%s.forgotten", file);
    rename(file, aside.s);
    str_done(&aside);
}

void shell_forget_progress(struct shell *sh)
{
    struct str file;

    str_init(&file);
    progress_file(sh, &file);
    if (file.len)
        set_aside(file.s);
    str_done(&file);
    progress_done(&sh->progress);
}
