/* Named states: a list that is shared and bounded, and going back to one of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/fork.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lab/bench_private.h"
#include "lab/sweep.h"

/* ---- the list ---- */

struct forks *forks_ref(struct forks *f)
{
    if (f)
        f->refs++;
    return f;
}

static void fork_free(struct fork *f)
{
    if (--f->refs > 0)
        return;
    state_free(f->state);
    free(f);
}

void forks_free(struct forks *f)
{
    if (!f || --f->refs > 0)
        return;
    for (size_t i = 0; i < f->n; i++)
        fork_free(f->fork[i]);
    free(f);
}

const struct fork *forks_named(const struct forks *f, const char *name)
{
    for (size_t i = 0; f && i < f->n; i++)
        if (strcmp(f->fork[i]->name, name) == 0)
            return f->fork[i];
    for (size_t i = 0; f && i < f->n; i++)
        if (strcasecmp(f->fork[i]->name, name) == 0)
            return f->fork[i];
    return NULL;
}

/* A list of its own with the forks of F but for WITHOUT. */
static struct forks *copy_without(const struct forks *f, const struct fork *without)
{
    struct forks *copy = mem_alloc(sizeof *copy);

    copy->refs = 1;
    for (size_t i = 0; f && i < f->n; i++)
        if (f->fork[i] != without) {
            f->fork[i]->refs++;
            copy->fork[copy->n++] = f->fork[i];
        }
    return copy;
}

/* ---- names ---- */

static bool is_taken(const char *name)
{
    static const char *const words[] = {"now",     "drop", "update", "updates", "pass",
                                        "passes",  "step", "steps",  "fit",     "vs",
                                        "against", "and",  "with",   "from",    "to"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(words[i], name) == 0)
            return true;
    return false;
}

/* Letters of any alphabet, digits, _ and -. */
static bool is_name(const char *name)
{
    for (const char *s = name; *s; s++)
        if (!((unsigned char)*s >= 0x80 || isalnum((unsigned char)*s) || *s == '_' ||
              (*s == '-' && s > name) || *s == '.'))
            return false;
    return *name && !isdigit((unsigned char)*name) && *name != '.';
}

const char *fork_refuses(const char *name)
{
    if (is_taken(name))
        return "That word has a meaning where forks are named; take another.";
    if (!is_name(name))
        return "A name has letters, digits, _ and -, and begins with a letter.";
    if (strlen(name) >= FORK_NAME || utf8_columns(name) > FORK_COLUMNS)
        return "A name has at most 20 letters.";
    return NULL;
}

/* ---- of a bench ---- */

/* S without what belongs to the whole bench: lists that would hold each other. */
static struct state *kept_state(const struct state *s)
{
    struct state *kept = state_copy(s);

    forks_free(kept->forks);
    kept->forks = NULL;
    sweep_free(kept->sweep);
    kept->sweep = NULL;
    return kept;
}

bool bench_fork(struct bench *b, const char *name, struct err *err)
{
    const struct forks *old = b->s.forks;
    struct forks *all;
    struct fork *f;

    if (forks_named(old, name)) {
        err_set(err,
                "There is a fork %s already. To keep the present state instead: "
                "fork drop %s; fork %s",
                name, name, name);
        return err_meant(err, "fork drop %s; fork %s", name, name);
    }
    if (old && old->n == FORKS_MOST) {
        err_set(err,
                "There are %d forks, which is all there is room for. The oldest "
                "is %s: fork drop %s; fork %s",
                FORKS_MOST, old->fork[0]->name, old->fork[0]->name, name);
        return err_meant(err, "fork drop %s; fork %s", old->fork[0]->name, name);
    }
    all = copy_without(old, NULL);
    f = mem_alloc(sizeof *f);
    f->refs = 1;
    snprintf(f->name, sizeof f->name, "%s", name);
    f->state = kept_state(&b->s);
    all->fork[all->n++] = f;
    forks_free(b->s.forks);
    b->s.forks = all;
    bench_noted(b);
    return true;
}

void bench_fork_drop(struct bench *b, const struct fork *f)
{
    struct forks *all = copy_without(b->s.forks, f);

    forks_free(b->s.forks);
    b->s.forks = all;
    bench_noted(b);
}

/* The run so far has steps that F does not. */
static bool goes_on(const struct state *s, const struct state *f)
{
    return (s->steps || s->before.n) && !(s->trace == f->trace && s->steps == f->steps);
}

/* What the present bench keeps whatever is brought back into it. */
static void keep_own(struct state *to, const struct state *from)
{
    forks_free(to->forks);
    to->forks = forks_ref(from->forks);
    sweep_free(to->sweep);
    to->sweep = sweep_ref(from->sweep);
    memcpy(to->did, from->did, sizeof to->did);
    to->updates = from->updates;
    if (to->data == from->data) {
        runs_done(&to->runs);
        runs_copy(&to->runs, &from->runs);
    }
}

char bench_fork_back(struct bench *b, const struct fork *f)
{
    struct state *s = &b->s, *was;
    char letter = 0;

    if (s->data == f->state->data && goes_on(s, f->state)) {
        bench_new_chain(b, true);
        letter = s->runs.n ? s->runs.run[s->runs.n - 1]->letter : 0;
    }
    was = state_copy(s);
    bench_restore(b, f->state);
    keep_own(s, was);
    state_free(was);
    return letter;
}
