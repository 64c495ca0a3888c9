/* The command random: weights by chance, the same for the same seed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"

enum { NAMED = 6 }; /* so many weights are told one by one */

static const double seed_most = 9007199254740992.0; /* 2^53 */

/* "Random weights from seed 7: w1 = 0.3, w2 = -1.2, b = 0.5." */
static void say_weights(struct shell *sh, uint64_t seed)
{
    const struct bench *b = sh->bench;
    size_t n = b->s.params;
    char name[16];
    struct str t;

    str_init(&t);
    str_addf(&t, "Random weights from seed %llu: ", (unsigned long long)seed);
    if (n > NAMED)
        str_addf(&t, "%zu of them.", n);
    for (size_t j = 1; n <= NAMED && j <= n; j++) { /* b is told last */
        bench_weight_name(b, j % n, name);
        str_addf(&t, "%s%s = ", j > 1 ? ", " : "", name);
        text_number(&t, b->s.theta[j % n]);
    }
    reply_changes(sh, t.s);
    str_done(&t);
}

static bool run_random(struct shell *sh, const struct args *args, struct err *err)
{
    uint64_t seed = sh->bench->s.seed;

    if (args->n > 1) {
        double v = args->arg[1].number;

        if (v != floor(v) || v < 0 || v > seed_most)
            return err_set(err, "A seed is a whole number from 0 on: random weights 3");
        seed = (uint64_t)v;
    }
    bench_random(sh->bench, seed);
    say_weights(sh, seed);
    return true;
}

static const char *const random_words[] = {"weights", NULL};

const struct command command_random = {
    .name = "random",
    .group = ABOUT_MODEL,
    .arg = {{ARG_WORD, "weights", "the weights are drawn anew", false, random_words},
            {ARG_VALUE, "SEED", "where chance begins; the setting seed if left out",
             true, 0}},
    .help =
        "Draws all weights by chance, from a normal law around 0: another start for "
        "the same run.",
    .example = "random weights 3",
    .changes = true,
    .run = run_random,
};
