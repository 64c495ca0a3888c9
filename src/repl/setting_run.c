/* Settings of how the weights move: optimizer batch order seed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/setting_rows.h"

/* ---- optimizer ---- */

static void show_optimizer(struct bench *b, struct str *out)
{
    str_add(out, b->s.optimizer->name);
}

/* Examples per update are fewer than all. */
static bool partial(const struct bench *b)
{
    return b->s.batch && (!b->s.data || b->s.batch < b->s.data->n);
}

static bool set_optimizer(struct bench *b, const char *word, double count,
                          struct str *note, struct err *err)
{
    const struct method *m = method_named(word);

    (void)count, (void)err;
    bench_set_optimizer(b, m);
    str_addf(note, "%s%s", m->rule, m->no_batch && partial(b) ? ". " : "");
    if (m->no_batch && partial(b))
        str_addf(note,
                 "%s Until batch = all is typed, batch %zu waits for another "
                 "optimizer.",
                 m->no_batch, b->s.batch);
    return true;
}

static const char *optimizer_words(size_t i)
{
    return methods[i] ? methods[i]->name : NULL;
}

const struct setting setting_optimizer = {
    .name = "optimizer",
    .also = "method solver",
    .subject = SETTING_OPTIMIZE,
    .help = "optimizer: how a step moves the weights.",
    .word = optimizer_words,
    .example = "optimizer gd",
    .show = show_optimizer,
    .set_word = set_optimizer,
};

/* ---- batch ---- */

static const double count_most = 9007199254740992.0; /* 2^53: whole numbers are exact */

static const char *all_only(size_t i)
{
    return i ? NULL : "all";
}

static void show_batch(struct bench *b, struct str *out)
{
    if (b->s.batch)
        str_addf(out, "%zu", b->s.batch);
    else
        str_add(out, "all");
}

static bool number_batch(struct bench *b, double v, struct str *note, struct err *err)
{
    size_t n = b->s.data ? b->s.data->n : 0;

    if (setting_whole(v, 1, count_most) < 0 && n)
        return err_set(err,
                       "batch is how many points one update looks at: a whole "
                       "number from 1 to %zu, or all.",
                       n);
    if (setting_whole(v, 1, count_most) < 0)
        return err_set(err, "batch is how many points one update looks at: a whole "
                            "number from 1 on, or all.");
    if (b->s.optimizer->no_batch && (!n || v < (double)n)) {
        err_set(err, "%s Type optimizer gd first.", b->s.optimizer->no_batch);
        return err_meant(err, "optimizer gd; batch = %.0f", v);
    }
    b->s.batch = (size_t)v;
    if (n && v >= (double)n)
        str_addf(note, "That is all %zu points at once.", n);
    return true;
}

static bool word_batch(struct bench *b, const char *word, double count,
                       struct str *note, struct err *err)
{
    (void)word, (void)count, (void)note, (void)err;
    b->s.batch = 0;
    return true;
}

const struct setting setting_batch = {
    .name = "batch",
    .also = "batch_size batchsize",
    .subject = SETTING_OPTIMIZE,
    .help = "batch: how many points one update looks at. all: the whole slope; 1: one "
            "point at a time (stochastic); a number between: a mini-batch.",
    .word = all_only,
    .range = "a whole number from 1 on",
    .example = "batch = all",
    .turn = {TURN_ROWS, 1, 1, 0},
    .show = show_batch,
    .set_number = number_batch,
    .set_word = word_batch,
};

/* ---- order ---- */

static const char *order_words(size_t i)
{
    static const char *const words[] = {"shuffled", "file", NULL};

    return words[i];
}

static void remark_order(const struct setting *s, const struct bench *b,
                         struct str *note)
{
    (void)s;
    if (!partial(b))
        str_add(note, "With all points in one batch the order makes no difference.");
}

const struct setting setting_order = {
    .name = "order",
    .subject = SETTING_OPTIMIZE,
    .help =
        "order: in which a pass visits the points. shuffled: anew for each pass, by "
        "the seed; file: as they stand.",
    .word = order_words,
    .example = "order shuffled",
    .flag = FIELD_FLAG(shuffled),
    .remark = remark_order,
};

/* ---- seed ---- */

static void show_seed(struct bench *b, struct str *out)
{
    str_addf(out, "%llu", (unsigned long long)b->s.seed);
}

static bool set_seed(struct bench *b, double v, struct str *note, struct err *err)
{
    (void)note;
    if (setting_whole(v, 0, count_most) < 0)
        return err_set(err, "seed is a whole number from 0 to 2^53.");
    b->s.seed = (uint64_t)v;
    return true;
}

const struct setting setting_seed = {
    .name = "seed",
    .subject = SETTING_OPTIMIZE,
    .help = "seed: where chance begins. The same seed gives the same shuffles and the "
            "same random weights on every machine.",
    .range = "a whole number from 0 on",
    .example = "seed = 1",
    .turn = {TURN_EVEN, 1, 0, 9007199254740992.0},
    .show = show_seed,
    .set_number = set_seed,
};
