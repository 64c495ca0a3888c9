/* Whether the turns of a knob made things better.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "repl/private.h"

static struct yardstick yardstick_of(const struct bench *b)
{
    const struct explorer *e = &b->s.explorer;

    return (struct yardstick){.model = b->s.model,
                              .fitted = b->s.fitted,
                              .function = e->minimizing ? e->function : NULL,
                              .lambda = b->s.lambda,
                              .balanced = b->s.balanced,
                              .bias = b->s.bias};
}

static bool same_yardstick(const struct yardstick *a, const struct yardstick *b)
{
    return a->model == b->model && a->fitted == b->fitted &&
           a->function == b->function && a->lambda == b->lambda &&
           a->balanced == b->balanced && a->bias == b->bias;
}

/* What is made small, and the errors. False: there is nothing to measure. */
static bool measure(struct shell *sh, double *objective, size_t *errors)
{
    struct bench *b = sh->bench;
    const struct fitness *f;

    *errors = 0;
    if (b->s.explorer.minimizing)
        return work_loss(sh, objective);
    f = bench_fitness(b);
    if (!f)
        return false;
    *objective = f->objective;
    *errors = f->errors;
    return isfinite(*objective);
}

void knob_measure(struct shell *sh, struct knob *k)
{
    k->yardstick = yardstick_of(sh->bench);
    k->measured = measure(sh, &k->objective, &k->errors);
}

enum effect knob_effect(struct shell *sh)
{
    const struct knob *k = knob_armed(sh);
    struct yardstick now = yardstick_of(sh->bench);
    double objective;
    size_t errors;

    if (!k || !k->turned || !k->measured || !same_yardstick(&k->yardstick, &now) ||
        !measure(sh, &objective, &errors))
        return EFFECT_NONE;
    if (objective != k->objective)
        return objective < k->objective ? EFFECT_BETTER : EFFECT_WORSE;
    if (errors != k->errors)
        return errors < k->errors ? EFFECT_BETTER : EFFECT_WORSE;
    return EFFECT_NONE;
}
