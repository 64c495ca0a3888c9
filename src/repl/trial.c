/* Benches beside the present one, and what moves them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/trial.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lab/fork.h"
#include "repl/aside.h"
#include "repl/words.h"

static const size_t usual_updates = 50;
static const double goal_most = 1e9;

/* ---- one statement on another bench ---- */

bool trial_set(struct shell *sh, struct bench *b, const char *name, const char *value,
               struct err *err)
{
    struct aside a;
    bool ok;

    aside_open(&a, sh, b);
    a.in.in_round = false;
    a.in.work = (struct work){.kind = WORK_NONE};
    ok = assign_one(&a.shell, name, value, err);
    aside_close(&a);
    return ok;
}

struct bench *trial_copy(const struct shell *sh)
{
    struct bench *b = bench_new();

    bench_restore(b, &sh->bench->s);
    return b;
}

/* ---- by name ---- */

/* The settings of a run's last update, and where it ended. */
static struct bench *bench_of_run(const struct run *r)
{
    const struct making *m = &r->made;
    struct bench *b = bench_new();

    bench_restore(b, r->end);
    if (!m->optimizer)
        return b;
    bench_set_optimizer(b, m->optimizer);
    b->s.eta_auto = m->eta_auto;
    if (!m->eta_auto)
        b->s.knobs.eta = m->eta;
    b->s.batch = m->batch;
    b->s.lambda = m->lambda;
    b->s.balanced = m->balanced;
    bench_changed(b);
    return b;
}

bool trial_called(struct shell *sh, const char *name, struct called *out)
{
    const struct state *s = &sh->bench->s;
    const struct fork *f = forks_named(s->forks, name);
    const struct run *r = name[0] && !name[1] ? runs_named(&s->runs, name[0]) : NULL;

    if (f) {
        *out = (struct called){.bench = bench_new(), .steps = f->state->steps};
        bench_restore(out->bench, f->state);
        out->steps += chain_steps(&f->state->before);
        snprintf(out->name, sizeof out->name, "%s", f->name);
    } else if (r && r->end) {
        *out = (struct called){.bench = bench_of_run(r), .steps = r->steps};
        snprintf(out->name, sizeof out->name, "%c", r->letter);
    } else if (strcasecmp(name, "now") == 0) {
        *out = (struct called){.bench = trial_copy(sh), .steps = s->steps};
        out->steps += chain_steps(&s->before);
        snprintf(out->name, sizeof out->name, "now");
    } else {
        return false;
    }
    return true;
}

void trial_names(const struct shell *sh, struct str *out)
{
    const struct forks *f = sh->bench->s.forks;
    const struct runs *r = &sh->bench->s.runs;

    for (size_t i = 0; f && i < f->n; i++)
        str_addf(out, "%s%s",
                 i           ? ", "
                 : f->n == 1 ? "the fork "
                             : "the forks ",
                 f->fork[i]->name);
    if (f && f->n && r->n)
        str_add(out, " and ");
    for (size_t i = 0; i < r->n; i++)
        str_addf(out, "%s%c",
                 i           ? ", "
                 : r->n == 1 ? "the run "
                             : "the runs ",
                 r->run[i]->letter);
}

/* ---- words ---- */

char **trial_words(const char *text, size_t *n)
{
    char **word = NULL;
    struct str t, one;
    const char *s;
    size_t used;

    str_init(&t);
    str_init(&one);
    for (s = text; *s; s++) {
        bool joins = *words_skip(s) == '=' || (t.len && t.s[t.len - 1] == '=');

        if (!isspace((unsigned char)*s) || !joins)
            str_addc(&t, *s);
    }
    *n = 0;
    for (s = words_skip(t.s); *s; s = words_skip(s + used + (s[used] == ','))) {
        str_clear(&one);
        used = words_word(s, &one);
        if (!used)
            break;
        word = mem_grow(word, *n + 1, sizeof *word);
        word[(*n)++] = mem_text(one.s);
    }
    str_done(&one);
    str_done(&t);
    return word;
}

void trial_words_free(char **word, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(word[i]);
    free(word);
}

/* ---- how long ---- */

static bool unit(const char *word, enum race_length *out)
{
    static const struct {
        const char *word;
        enum race_length length;
    } of[] = {
        {"update", RACE_UPDATES}, {"updates", RACE_UPDATES}, {"step", RACE_UPDATES},
        {"steps", RACE_UPDATES},  {"pass", RACE_PASSES},     {"passes", RACE_PASSES},
        {"epoch", RACE_PASSES},   {"epochs", RACE_PASSES},
    };

    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        if (strcasecmp(of[i].word, word) == 0) {
            *out = of[i].length;
            return true;
        }
    return false;
}

static void drop_words(char **word, size_t *n, size_t to)
{
    while (*n > to)
        free(word[--*n]);
}

/* Looks like a number or a sum of some, and is not a name. */
static bool numeric(const char *word)
{
    return isdigit((unsigned char)word[0]) || word[0] == '.' || word[0] == '-';
}

static bool take_goal(struct shell *sh, const char *text, struct race *r,
                      struct err *err)
{
    double v;

    if (!number_of(sh, text, &v, err) || !(v >= 1) || v != floor(v) || v > goal_most) {
        err_set(err, "How far to go is a whole number, 1 or more: updates 60");
        err_meant(err, "race gd adam updates 60");
        return err_remedy(err, REMEDY_DOUBTFUL);
    }
    r->goal = (size_t)v;
    return true;
}

bool trial_length(struct shell *sh, char **word, size_t *n, bool fit, struct race *r,
                  struct err *err)
{
    size_t left = *n;
    bool ok = true;

    r->length = RACE_UPDATES;
    r->goal = usual_updates;
    if (fit && left && strcasecmp(word[left - 1], "fit") == 0) {
        r->length = RACE_FIT;
        left--;
    } else if (left > 1 && unit(word[left - 2], &r->length)) {
        ok = take_goal(sh, word[left - 1], r, err);
        left -= 2;
    } else if (left > 1 && unit(word[left - 1], &r->length)) {
        ok = take_goal(sh, word[left - 2], r, err);
        left -= 2;
    } else if (!fit && left && numeric(word[left - 1])) {
        ok = take_goal(sh, word[left - 1], r, err);
        left--;
    }
    drop_words(word, n, left);
    return ok;
}

/* ---- the work ---- */

static void begin(struct shell *sh, struct trial *trial)
{
    trial->version = sh->bench->version;
    work_begin(sh, WORK_TRIAL, 1);
    sh->in->work.trial = trial;
}

bool trial_run(struct shell *sh, const struct args *args, trial_reader *read,
               struct err *err)
{
    struct trial *t;
    char **word;
    size_t n;
    bool ok;

    if (!work_ready(sh, err))
        return false;
    t = mem_alloc(sizeof *t);
    t->race = race_new();
    word = trial_words(args->n ? args->arg[0].text : "", &n);
    ok = read(sh, t, word, &n, err);
    trial_words_free(word, n);
    if (ok)
        begin(sh, t);
    else
        trial_free(t);
    return ok;
}

bool trial_on(struct shell *sh)
{
    return race_go(sh->in->work.trial->race, 1);
}

void trial_free(struct trial *t)
{
    if (!t)
        return;
    race_free(t->race);
    sweep_free(t->sweep);
    runs_done(&t->was.runs);
    free(t);
}

void trial_apart(struct shell *sh, const char *title)
{
    enum { NARROW = 60 }; /* columns: below, pictures and text are behind each other */

    if (sh->host.replies && !sh->host.pictures_inline && !sh->in->quiet &&
        sh->host.width < NARROW && !sh->heading)
        sh->heading = mem_text(title);
}

void trial_show(struct shell *sh, const char *name)
{
    const struct figure *f = figure_named(name);
    struct state *s = &sh->bench->s;

    snprintf(s->plot, sizeof s->plot, "%s", name);
    if (f->begin)
        f->begin(sh->bench);
    if (sh->host.pictures_inline && sh->host.replies && !sh->in->quiet)
        err_meant(&sh->fault, "plot %s", name);
}

void trial_end(struct shell *sh, const struct work *was)
{
    struct trial *t = was->trial;

    race_end(t->race, was->stopped);
    if (t->sweep)
        sweep_say(sh, t);
    else
        race_say(sh, t);
    trial_free(t);
}
