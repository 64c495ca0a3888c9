/* race: forks, earlier runs, methods and settings from the same start.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lab/fork.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/setting.h"
#include "repl/trial.h"
#include "repl/words.h"

/* ---- one racer ---- */

/* "eta=0.3", "scale on": a setting of the experiment in WORD, with where its value
 * begins; NULL: it begins with none. */
static const struct setting *setting_in(const char *word, const char **value)
{
    size_t n = words_name(word);
    char *name = mem_textn(word, n);
    const struct setting *s = setting_named(name);

    *value = words_skip(word + n);
    *value = words_skip(*value + (**value == '='));
    if (!s)
        for (size_t i = 0; name[i]; i++)
            name[i] = (char)tolower((unsigned char)name[i]);
    s = s ? s : setting_named(name);
    free(name);
    return s;
}

static bool nobody(struct shell *sh, const char *word, struct err *err)
{
    struct str names, list;

    str_init(&names);
    str_init(&list);
    trial_names(sh, &names);
    for (size_t i = 0; methods[i]; i++)
        str_addf(&list, "%s%s", i ? ", " : "", methods[i]->name);
    err_set(err,
            "Who is '%.40s'? Racers are methods (%s), settings like eta=0.1, now, and "
            "%s.",
            word, list.s, names.len ? names.s : "forks (fork NAME keeps one)");
    for (size_t i = 0; methods[i]; i++)
        if (words_distance(methods[i]->name, word) <= 2) {
            err_meant(err, "race %s now", methods[i]->name);
            break;
        }
    if (!err->meant[0])
        err_meant(err, "race gd adam 60");
    str_done(&list);
    str_done(&names);
    return false;
}

static bool no_setting(const struct setting *s, const char *word, const char *value,
                       struct err *err)
{
    if (s && !*value) {
        err_set(err, "%s with which value? As in: race %s=0.1 %s=0.3", s->name, s->name,
                s->name);
        return err_meant(err, "race eta=0.1 eta=0.3");
    }
    if (s && !s->place) {
        err_set(err, "%s is about the screen, it changes no run.", s->name);
        return err_meant(err, "race gd adam 60");
    }
    err_set(err,
            "All start at the same weights, so '%.40s' is no racer. To try values "
            "of a weight: sweep w1 -1 0 1",
            word);
    return err_meant(err, "sweep w1 -1 0 1");
}

/* The bench of the racer WORD (heap) and its name; NULL sets ERR. */
static struct bench *racer_of(struct shell *sh, const char *word, char *name,
                              struct err *err)
{
    const struct method *m = method_named(word);
    struct called called;
    const struct setting *s;
    const char *value;
    struct bench *b;
    bool ok;

    if (trial_called(sh, word, &called)) {
        memcpy(name, called.name, sizeof called.name);
        called.bench->s.seed = sh->bench->s.seed;
        return called.bench;
    }
    snprintf(name, RUN_NAME, "%s", word);
    s = setting_in(word, &value);
    if (!m && !s && !strchr(word, '=')) {
        nobody(sh, word, err);
        return NULL;
    }
    if (!m && (!s || setting_is_preference(s) || s->place || !*value)) {
        no_setting(s, word, value, err);
        return NULL;
    }
    b = trial_copy(sh);
    ok = trial_set(sh, b, m ? "optimizer" : s->name, m ? m->name : value, err);
    if (ok)
        return b;
    bench_free(b);
    return NULL;
}

static bool named_twice(const struct race *r, const char *name, struct err *err)
{
    for (size_t i = 0; i < r->n; i++)
        if (strcmp(r->racer[i].name, name) == 0) {
            err_set(err, "%s is named twice; a race is between different ones.", name);
            err_meant(err, "race gd adam 60");
            return true;
        }
    return false;
}

static void not_compared(struct shell *sh, const char *name, const char *why,
                         struct err *err)
{
    bool fork = forks_named(sh->bench->s.forks, name) != NULL;

    err_set(err, "%s %s, so the two cannot be compared.%s%s%s", name, why,
            fork ? " back " : "", fork ? name : "", fork ? " goes there." : "");
    if (fork)
        err_meant(err, "back %s", name);
    else
        err_meant(err, "race gd adam 60");
}

static bool add_racer(struct shell *sh, struct trial *t, const char *word,
                      struct err *err)
{
    char name[RUN_NAME];
    struct bench *b = racer_of(sh, word, name, err);
    const char *why;

    if (!b)
        return false;
    why = race_refuses(b, sh->bench);
    if (why)
        not_compared(sh, name, why, err);
    if (why || named_twice(t->race, name, err)) {
        bench_free(b);
        return false;
    }
    if (!race_add(t->race, name, b, sh->bench) && strlen(t->note) < 100)
        snprintf(t->note + strlen(t->note), sizeof t->note - strlen(t->note),
                 "%sBut %.60s began at weights of its own: it has others.",
                 t->note[0] ? " " : "", name);
    return true;
}

/* ---- forks that differ in their weights ---- */

/* "gd vs adam", "gd and adam" */
static bool is_filler(const char *word)
{
    return words_among("vs vs. versus against and with for between", word);
}

/* The weights of both are the same ones, to the last bit. */
static bool same_place(const struct bench *a, const struct bench *b)
{
    size_t n, m;
    const double *x = bench_weights(a, &n), *y = bench_weights(b, &m);

    return n == m && memcmp(x, y, n * sizeof *x) == 0;
}

/* The line that runs each of the N WORDs from its own weights, one over the other: the
 * present one first, where it still is. False: one of them is no fork. */
static bool write_own(struct shell *sh, const struct race *r, char **word, size_t n,
                      struct str *out)
{
    const char *unit = r->length == RACE_PASSES ? "pass" : "step";

    for (int now = 1; now >= 0; now--)
        for (size_t i = 0; i < n; i++) {
            const struct fork *f = forks_named(sh->bench->s.forks, word[i]);

            if (is_filler(word[i]) || (strcasecmp(word[i], "now") == 0) != now)
                continue;
            if (!f && !now)
                return false;
            if (f && !now)
                str_addf(out, "back %s; ", f->name);
            str_addf(out, "%s %zu; ", unit, r->goal);
        }
    str_add(out, "plot loss runs");
    return true;
}

/* The N WORDs are called by name and would do the same from the same weights. APART:
 * they have different ones. NAMES: "a and b". */
static bool alike(struct shell *sh, char **word, size_t n, bool *apart,
                  struct str *names)
{
    struct called first = {NULL}, one;
    bool ok = true;

    for (size_t i = 0; ok && i < n; i++) {
        if (is_filler(word[i]))
            continue;
        ok = trial_called(sh, word[i], first.bench ? &one : &first);
        if (ok && names->len) {
            ok = race_alike(&first.bench->s, &one.bench->s);
            *apart = *apart || !same_place(first.bench, one.bench);
            str_addf(names, " and %s", one.name);
            bench_free(one.bench);
        } else if (ok) {
            str_add(names, first.name);
        }
    }
    bench_free(first.bench);
    return ok;
}

/* They differ in nothing but their weights, which a race does not take from them: said
 * after it, with the line that does. */
static void note_weights(struct shell *sh, struct trial *t, char **word, size_t n)
{
    struct str names, line;
    bool apart = false;

    str_init(&names);
    str_init(&line);
    if (alike(sh, word, n, &apart, &names) && apart) {
        snprintf(t->note, sizeof t->note, "%.100s differ only in weights of their own",
                 names.s);
        if (write_own(sh, t->race, word, n, &line) && line.len < sizeof t->line)
            snprintf(t->line, sizeof t->line, "%s", line.s);
        else
            snprintf(t->note + strlen(t->note), sizeof t->note - strlen(t->note), ".");
    }
    str_done(&line);
    str_done(&names);
}

/* ---- the command ---- */

/* "eta 0.1 0.3": a setting's name and numbers. */
static bool is_sweep(char **word, size_t n, struct err *err)
{
    const char *value;
    const struct setting *s = n > 1 ? setting_in(word[0], &value) : NULL;

    if (!s || *value || (!isdigit((unsigned char)*word[1]) && *word[1] != '.'))
        return false;
    err_set(err, "One setting with many values is a sweep: sweep %s %s …", s->name,
            word[1]);
    if (n > 2)
        err_meant(err, "sweep %s %s %s", s->name, word[1], word[2]);
    else
        err_meant(err, "race %s=%s now", s->name, word[1]);
    return true;
}

/* One racer: against whom? */
static bool nobody_else(const char *name, struct err *err)
{
    const char *other = strcmp(name, "now") == 0 ? "adam" : "now";

    err_set(err, "A race needs two. %s against %s: race %s %s", name,
            *other == 'n' ? "the settings as they are" : "another method", name, other);
    return err_meant(err, "race %s %s", name, other);
}

static bool add_racers(struct shell *sh, struct trial *t, char **word, size_t n,
                       struct err *err)
{
    for (size_t i = 0; i < n; i++) {
        if (is_filler(word[i]))
            continue;
        if (t->race->n == RUNS_KEPT)
            return err_set(err, "At most %d race at once.", RUNS_KEPT) ||
                   err_meant(err, "race gd momentum nesterov rmsprop adam 60");
        if (!add_racer(sh, t, word[i], err))
            return false;
    }
    if (!t->race->n) {
        err_set(err, "Who races? Methods, settings or forks: race gd adam 60");
        return err_meant(err, "race gd adam 60");
    }
    return t->race->n > 1 || nobody_else(t->race->racer[0].name, err);
}

static bool read_race(struct shell *sh, struct trial *t, char **word, size_t *n,
                      struct err *err)
{
    if (is_sweep(word, *n, err) || !trial_length(sh, word, n, false, t->race, err) ||
        !add_racers(sh, t, word, *n, err))
        return false;
    note_weights(sh, t, word, *n);
    return true;
}

static bool run_race(struct shell *sh, const struct args *args, struct err *err)
{
    return trial_run(sh, args, read_race, err);
}

/* "On the map: A gd, B adam." */
static void say_letters(struct shell *sh)
{
    const struct runs *all = &sh->bench->s.runs;
    struct str t;

    str_init(&t);
    for (size_t i = 0; i < all->n; i++)
        if (all->run[i]->race == all->races)
            str_addf(&t, "%s %c %s", t.len ? "," : "On the map:", all->run[i]->letter,
                     all->run[i]->name);
    if (t.len)
        reply(sh, "%s.", t.s);
    str_done(&t);
}

/* The curves are shown, or the paths where a map is on show that has them. */
static void show_race(struct shell *sh, const struct trial *t)
{
    const char *picture = trial_picture(sh);

    race_keep(t->race, sh->bench);
    if (t->version != sh->bench->version - 1)
        sh->bench->s.loss_view.race = false; /* something was set meanwhile */
    if (strcmp(picture, "contour") == 0)
        say_letters(sh);
    trial_show(sh, picture);
}

void race_say(struct shell *sh, const struct trial *t)
{
    struct str text;

    str_init(&text);
    race_words(t->race, work_loss_name(sh->bench), &text);
    if (t->note[0])
        str_addf(&text, " %s", t->note);
    if (t->line[0])
        str_addf(&text, "; each from there: %s", t->line);
    show_text(sh, text.s);
    str_done(&text);
    trial_apart(sh, "race");
    show_race(sh, t);
    if (t->line[0])
        err_meant(&sh->fault, "%s", t->line);
}

const struct command command_race = {
    .name = "race",
    .group = ABOUT_TIME,
    .arg = {{ARG_REST, "A B … updates N",
             "methods, settings like eta=0.1, forks, earlier runs, now; updates N or "
             "passes N, 50 updates if left out",
             true, 0}},
    .help = "Runs copies side by side from the present weights with the same seed, and "
            "says who is lowest and what each had to look at. Your own run stays as it "
            "is.",
    .example = "race gd adam 60",
    .changes = true,
    .alone = true,
    .run = run_race,
    .offer = offer_race,
};
