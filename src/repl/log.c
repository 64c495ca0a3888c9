/* What was typed and said in this session, for a report: in bounded memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/log.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "repl/export_kind.h"
#include "repl/private.h"
#include "repl/trial.h"

void log_done(struct log *log)
{
    for (size_t i = 0; i < log->n; i++)
        free(log->entry[i].text);
    free(log->entry);
    *log = (struct log){0};
}

/* A quarter goes at once, so that this is seldom done. */
static void drop_oldest(struct log *log)
{
    size_t gone = 0;

    while (gone < log->n && (log->n - gone > LOG_ENTRIES - LOG_ENTRIES / 4 ||
                             log->bytes > LOG_BYTES - LOG_BYTES / 4)) {
        log->bytes -= strlen(log->entry[gone].text);
        free(log->entry[gone++].text);
    }
    log->n -= gone;
    log->dropped += gone;
    memmove(log->entry, log->entry + gone, log->n * sizeof *log->entry);
}

void log_add(struct log *log, enum log_kind kind, const char *text)
{
    size_t n = utf8_fit(text, LOG_ENTRY_BYTES);

    log->entry = mem_grow(log->entry, log->n + 1, sizeof *log->entry);
    log->entry[log->n++] = (struct log_entry){kind, mem_textn(text, n)};
    log->bytes += n;
    if (log->n > LOG_ENTRIES || log->bytes > LOG_BYTES)
        drop_oldest(log);
}

/* ---- what the shell does ---- */

void log_begin(struct shell *sh)
{
    struct log *log = &sh->in->log;

    if (log->seen > sh->out.rows || !sh->out.rows)
        log->seen = sh->out.rows; /* the front end has taken what there was */
}

void log_typed(struct shell *sh, const char *line)
{
    struct str safe;

    if (!*line)
        return;
    str_init(&safe);
    utf8_clean(line, strlen(line), &safe);
    log_add(&sh->in->log, LOG_TYPED, safe.s);
    str_done(&safe);
}

void log_said(struct shell *sh)
{
    struct log *log = &sh->in->log;
    struct str text;

    str_init(&text);
    if (log->seen < sh->out.rows) {
        struct paper rest = {.row = sh->out.row + log->seen,
                             .rows = sh->out.rows - log->seen};

        paper_dump(&rest, &text);
    }
    log->seen = sh->out.rows;
    if (text.len)
        log_add(log, LOG_SAID, text.s);
    str_done(&text);
}

/* What was at fault, if anything was. */
static void note_fault(struct shell *sh)
{
    struct str text, safe;

    if (!sh->faulted || !sh->fault.message[0])
        return;
    str_init(&text);
    str_init(&safe);
    if (sh->fault.file[0])
        err_text(&sh->fault, &text);
    else
        str_add(&text, sh->fault.message);
    utf8_clean(text.s, text.len, &safe);
    log_add(&sh->in->log, LOG_SAID, safe.s);
    str_done(&safe);
    str_done(&text);
}

enum shell_state shell_line(struct shell *sh, const char *line)
{
    enum shell_state state;

    log_begin(sh);
    state = line_taken(sh, line);
    log_said(sh);
    note_fault(sh);
    return state;
}

enum shell_state shell_work(struct shell *sh, size_t updates)
{
    enum shell_state state;

    log_begin(sh);
    state = work_taken(sh, updates);
    trial_show_way(sh);
    log_said(sh);
    if (state == SHELL_FAULT)
        note_fault(sh);
    return state;
}

/* ---- lessons ---- */

/* In a stream of lines the page itself is said. */
static void add_task(struct shell *sh)
{
    const struct task *t = guide_task(sh->guide);
    struct paper p;
    struct str text;

    if (!t || (sh->host.replies && sh->host.pictures_inline))
        return;
    paper_init(&p, sh->out.ascii);
    str_init(&text);
    guide_write_task(sh->guide, t, shell_scope(sh), sh->host.width, &p);
    paper_dump(&p, &text);
    log_add(&sh->in->log, LOG_ASKED, text.s);
    str_done(&text);
    paper_done(&p);
}

void log_page(struct shell *sh)
{
    const struct guide *g = sh->guide;
    struct str title;

    if (!g || sh->in->quiet)
        return;
    str_init(&title);
    str_addf(&title, "Lesson %d, page %zu of %zu: %s (%s)", g->lesson->number,
             g->page + 1, g->lesson->pages, guide_page(g)->title, g->lesson->id);
    log_add(&sh->in->log, LOG_PAGE, title.s);
    str_done(&title);
    add_task(sh);
}

/* ---- pictures ---- */

void log_draw(struct shell *sh, const struct figure *f, struct str *out)
{
    struct look look = {.glyphs = sh->host.look.glyphs};
    struct grid g;

    export_title(sh, f, out);
    str_addc(out, '\n');
    grid_init(&g, sh->host.picture_rows, sh->host.picture_cols,
              look.glyphs == GLYPHS_ASCII);
    figure_draw_named(f, sh->bench, &look, &g);
    grid_dump(&g, out);
    grid_done(&g);
}

void log_picture(struct shell *sh, const struct figure *f)
{
    struct str text;

    if (sh->in->quiet || sh->host.pictures_inline)
        return;
    log_said(sh); /* which comes first */
    str_init(&text);
    log_draw(sh, f, &text);
    log_add(&sh->in->log, LOG_PICTURE, text.s);
    str_done(&text);
}
