/* The demonstration: what is typed, and when. Time in, keys out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/demo.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FIRST_MS = 1200, WORK_MS = 100 };

#define LEFT "\033[D"
#define UP "\033[A"
#define BACK "\177"

/* What is said while KEYS are typed; then there is time to look. LINE: what they come
 * to where there are only lines; NULL: the keys without their Enter; "": nothing. */
struct beat {
    const char *words; /* NULL: as before */
    const char *keys;  /* NULL ends a scene; "": the line that opens it */
    int letter, pause; /* ms between keys, and behind them */
    const char *line;
};

static const struct beat obeys[] = {
    {"1 of 3  The line obeys you", "", 60, 4000, NULL},
    {"Two numbers draw a line; x stands on its wrong side", "line 3 0\r", 100, 4000,
     NULL},
    {"Change one number: the dotted line follows while you type", "line 3 -0.1", 120,
     1800, ""},
    {NULL, BACK "2", 250, 1800, ""},
    {NULL, BACK "4", 250, 2400, ""},
    {"Then Enter: no errors. You have trained a model, by hand", "\r", 90, 5500,
     "line 3 -0.4"},
    {0},
};

static const struct beat swagger[] = {
    {"2 of 3  You said, it did", "", 60, 6000, NULL},
    {"Guess first: ten times the weights, same score. Loss falls?", "a\r", 600, 9500,
     NULL},
    {"Being wrong with confidence is what costs", "explain loss\r", 80, 7000, NULL},
    {0},
};

static const struct beat swagger_lab[] = {
    {"2 of 3  The same score, more confidence", "", 30, 3500, NULL},
    {"Ten times the weights: same score. Does the loss fall?", "times 10\r", 120, 9500,
     NULL},
    {"Being wrong with confidence is what costs", "explain loss\r", 80, 7000, NULL},
    {0},
};

#define FOG_OPENS                                                                     \
    {                                                                                 \
        "3 of 3  In the fog: the loss, seen only where you stand", "", 60, 4500, NULL \
    }
#define FOG_GOES_ON                                                                    \
    {"The arrow keys walk", LEFT LEFT LEFT LEFT LEFT LEFT, 500, 1000, "walk left 6"},  \
        {NULL, UP UP UP LEFT LEFT LEFT, 500, 1500, "walk up 3; walk left 3"},          \
        {"feel shows the way down; step follows it", "lab; data line; model linear\r", \
         60, 1000, NULL},                                                              \
        {NULL, "fog; feel on; eta = 0.04\r", 50, 3000, NULL},                          \
        {"run walks it for you", "run until mse < 0.56\r", 80, 3500, NULL},            \
        {"The same start with jumps of 0.12: too long", "reset weights; eta = 0.12\r", \
         50, 2000, NULL},                                                              \
        {NULL, "step\r", 80, 2500, NULL}, {NULL, "step\r", 80, 2500, NULL},            \
        {"Every jump lands higher than the one before", "step\r", 80, 5000, NULL},     \
    {                                                                                  \
        0                                                                              \
    }

static const struct beat fog[] = {FOG_OPENS, FOG_GOES_ON};

static const struct beat fog_lab[] = {
    FOG_OPENS,
    {NULL, "w = 4 + 1/55, b = -1/7; fog 12/55 3/7\r", 30, 2500, NULL},
    FOG_GOES_ON,
};

/* A page of lesson NUMBER with what is looked for: a task of that name, a prediction
 * that runs it, a set-up with it. */
static const struct scene {
    const char *number, *task, *run, *setup;
    const struct beat *beat, *in_lab;
    const char *lab; /* what stands for the page where there is none */
} scenes[] = {
    {"1", "separate", NULL, NULL, obeys, obeys, "data hobbits; line 2 -3"},
    {"5", NULL, "times 10", NULL, swagger, swagger_lab,
     "data archery; w = 1; b = -4.5; plot curve; segments on"},
    {"7", NULL, NULL, "fog", fog, fog_lab, "data line; model linear"},
};

enum { SCENES = sizeof scenes / sizeof *scenes };

struct demo {
    const struct shelf *shelf;
    size_t scene, beat;
    struct str keys; /* of the present beat */
    size_t at;       /* the next of them */
    const char *words;
    int64_t due; /* of the next key; 0: nothing has been played yet */
    bool told;   /* the words of the beat have been given out with a line */
};

/* ---- where a scene is played ---- */

static bool is_page(const struct scene *s, const struct page *p)
{
    if (s->setup && p->tasks)
        return p->setup && strstr(p->setup, s->setup);
    for (size_t i = 0; i < p->tasks; i++) {
        const struct task *t = &p->task[i];

        if (s->task && strcmp(t->name, s->task) == 0)
            return true;
        if (s->run && t->kind == TASK_PREDICT && t->run && strstr(t->run, s->run))
            return true;
    }
    return false;
}

/* The page, from 1; 0: there is none. */
static size_t page_of(const struct demo *d, const struct scene *s)
{
    const struct lesson *l = shelf_find(d->shelf, s->number);

    for (size_t i = 0; l && i < l->pages; i++)
        if (is_page(s, &l->page[i]))
            return i + 1;
    return 0;
}

static const struct beat *beats(const struct demo *d)
{
    const struct scene *s = &scenes[d->scene];

    return page_of(d, s) ? s->beat : s->in_lab;
}

static void add_opening(struct demo *d, struct str *out)
{
    const struct scene *s = &scenes[d->scene];
    size_t page = page_of(d, s);

    if (page)
        str_addf(out, "lesson %s %zu", s->number, page);
    else
        str_addf(out, "lab; %s", s->lab);
}

/* ---- from beat to beat ---- */

/* The present beat, with its keys; NULL: the end. */
static const struct beat *present(struct demo *d)
{
    const struct beat *b;

    while (d->scene < SCENES && !beats(d)[d->beat].keys) {
        d->scene++;
        d->beat = 0;
    }
    if (d->scene == SCENES)
        return NULL;
    b = &beats(d)[d->beat];
    if (d->keys.len)
        return b;
    str_add(&d->keys, b->keys);
    if (!d->keys.len) {
        add_opening(d, &d->keys);
        str_addc(&d->keys, '\r');
    }
    d->at = 0;
    d->told = !b->words;
    if (b->words)
        d->words = b->words;
    return b;
}

static void next_beat(struct demo *d)
{
    str_clear(&d->keys);
    d->beat++;
}

struct demo *demo_new(const struct shelf *s)
{
    struct demo *d = mem_alloc(sizeof *d);

    d->shelf = s;
    d->words = "";
    str_init(&d->keys);
    present(d);
    return d;
}

void demo_free(struct demo *d)
{
    if (!d)
        return;
    str_done(&d->keys);
    free(d);
}

const char *demo_words(const struct demo *d)
{
    return d->words;
}

/* ---- by the clock ---- */

/* One key: an escape sequence is one. */
static void type_key(struct demo *d, struct str *keys)
{
    const char *s = d->keys.s + d->at;
    size_t n = *s == '\033' ? 3 : 1;

    str_addn(keys, s, n);
    d->at += n;
}

int demo_tick(struct demo *d, int64_t now, bool busy, struct str *keys)
{
    const struct beat *b = present(d);

    if (!b)
        return -1;
    if (!d->due)
        d->due = now + FIRST_MS;
    if (busy && d->at == 0 && now >= d->due)
        d->due = now + WORK_MS;
    if (now < d->due)
        return (int)(d->due - now);
    type_key(d, keys);
    d->due = now + b->letter;
    if (d->at < d->keys.len)
        return b->letter;
    d->due = now + b->pause;
    next_beat(d);
    return b->pause;
}

/* ---- line by line ---- */

bool demo_line(struct demo *d, struct str *line, const char **words, int *pause)
{
    const struct beat *b = present(d);

    while (b && b->line && !*b->line) {
        next_beat(d);
        b = present(d);
    }
    if (!b)
        return false;
    *words = d->told ? NULL : b->words;
    *pause = b->pause;
    if (b->line)
        str_add(line, b->line);
    else
        str_addn(line, d->keys.s, d->keys.len - 1);
    next_beat(d);
    return true;
}
