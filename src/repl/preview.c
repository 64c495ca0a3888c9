/* What the line being typed would make of the weights, before Enter: it runs, with all
 * that can refuse it, in a shell that nobody sees.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "repl/aside.h"
#include "repl/words.h"

enum { COUNTED_POINTS = 200000 };

bool preview_counts(const struct bench *b)
{
    return b->s.data && b->s.data->n <= COUNTED_POINTS;
}

/* Seeing what would happen would give the answer away; in the fog it is felt after the
 * move. */
static bool guess_waits(const struct shell *sh)
{
    const struct task *t = sh->guide ? guide_task(sh->guide) : NULL;

    if (figure_now(sh->bench) == figure_named("fog"))
        return true;
    return t && (t->kind == TASK_CHOOSE || t->kind == TASK_PREDICT);
}

/* ---- running ahead ---- */

static bool run_statements(struct shell *sh, const char *line)
{
    struct err err = {0};
    const char *s = words_skip(line);
    bool ok = true;

    while (ok && *s) {
        size_t n = words_statement(s);
        char *text = words_trim(s, n);

        ok = statement_run(sh, text, &err);
        free(text);
        if (s[n] != ';')
            break;
        s = words_skip(s + n + 1);
    }
    return ok;
}

/* Runs LINE on B, a copy of the present bench, in a copy of the shell: what it says,
 * notes and asks for goes with that. False: it is no line about weights. */
static bool run_ahead(const struct shell *sh, struct bench *b, const char *line)
{
    struct aside a;
    bool ok;

    aside_open(&a, sh, b);
    a.in.ahead = true;
    ok = run_statements(&a.shell, line);
    aside_close(&a);
    return ok;
}

static bool same_weights(const struct bench *a, const struct bench *b)
{
    bool same = a->s.params == b->s.params;

    for (size_t j = 0; same && j < a->s.params; j++)
        same = a->s.theta[j] == b->s.theta[j];
    return same;
}

/* The bench after LINE (heap); NULL: it is no line about weights. */
static struct bench *bench_ahead(const struct shell *sh, const char *line)
{
    struct bench *b = bench_new();
    struct str tidy;
    bool ok;

    str_init(&tidy);
    words_tidy(line, &tidy);
    bench_restore(b, &sh->bench->s);
    ok = tidy.len && run_ahead(sh, b, tidy.s);
    str_done(&tidy);
    if (ok)
        return b;
    bench_free(b);
    return NULL;
}

/* ---- at every key ---- */

static bool known(const struct preview *p, const struct shell *sh, const char *line)
{
    return p->line && p->of == sh->bench && p->version == sh->bench->version &&
           strcmp(p->line, line) == 0;
}

/* What was counted of weights that are still the same stays counted. */
static void keep(struct preview *p, struct bench *now)
{
    if (now && p->bench && same_weights(now, p->bench)) {
        bench_free(now);
        return;
    }
    bench_free(p->bench);
    p->bench = now;
}

/* The bench after LINE, if that is another one. */
static struct bench *look_ahead(struct shell *sh, const char *line, struct preview *p)
{
    if (!known(p, sh, line)) {
        if (p->of != sh->bench || p->version != sh->bench->version)
            preview_done(p);
        p->of = sh->bench;
        p->version = sh->bench->version;
        free(p->line);
        p->line = mem_text(line);
        keep(p, bench_ahead(sh, line));
        p->shown = p->bench && !same_weights(p->bench, sh->bench);
    }
    return p->shown ? p->bench : NULL;
}

struct bench *shell_preview(struct shell *sh, const char *line, struct preview *p)
{
    if (sh->preferences.preview && !shell_busy(sh) && !guess_waits(sh) &&
        *words_skip(line))
        return look_ahead(sh, line, p);
    preview_done(p);
    return NULL;
}

struct bench *shell_goal(struct shell *sh, struct preview *p)
{
    const struct task *t = sh->guide ? guide_task(sh->guide) : NULL;

    if (t && t->goal && !shell_busy(sh) && !guess_waits(sh))
        return look_ahead(sh, t->goal, p);
    preview_done(p);
    return NULL;
}

void preview_done(struct preview *p)
{
    bench_free(p->bench);
    free(p->line);
    *p = (struct preview){0};
}
