/* What the arrow keys turn, and in which steps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "repl/private.h"
#include "repl/setting.h"

/* ---- weights ---- */

/* The place in theta of the weight NAME; false: it is none, or several. */
static bool weight_of(const struct bench *b, const char *name, size_t *j)
{
    *j = 1;
    return bench_weight_named(b, name, j) ||
           (strcmp(name, "w") == 0 && b->s.dim == 1 && !b->s.hidden);
}

/* A change of the weight J that changes scores by about 1. */
static double natural(const struct bench *b, size_t j)
{
    const struct data *d = b->s.fitted;
    const struct range *r;
    double spread = 4;

    if (!d || b->s.hidden)
        return 1;
    if (j > 0) {
        r = data_range(d, j - 1);
        spread = r->hi - r->lo;
    }
    if (d->kind == LABEL_VALUE) {
        r = data_range(d, d->dim);
        spread = spread > 0 ? 4 * spread / (r->hi - r->lo) : 0;
    }
    return spread > 0 && isfinite(spread) ? 4 / spread : 1;
}

/* A step of SIZE, but for a number that is small itself a tenth of that. */
static void grow(struct knob *k, double size, double start)
{
    double step = size;

    if (start != 0 && fabs(start) / 10 < step)
        step = fmax(fabs(start) / 10, size / 1000);
    ladder_make(&k->ladder[0], LADDER_GROWING, step, start);
}

static bool arm_weight(struct knob *k, struct bench *b, const char *name)
{
    size_t j;

    if (!weight_of(b, name, &j))
        return false;
    k->dials = 1;
    grow(k, natural(b, j) / 10, b->s.theta[j]);
    return true;
}

/* Its slope and its height, in steps of a twentieth of what the data fill. */
static bool arm_line(struct knob *k, struct bench *b)
{
    struct value height, slope;
    double wide[2];

    if (!b->s.data || b->s.dim != 2 || !reading_get(b, "intercept", &height) ||
        height.kind != VALUE_NUMBER || !reading_get(b, "slopeline", &slope) ||
        slope.kind != VALUE_NUMBER)
        return false;
    for (size_t i = 0; i < 2; i++)
        wide[i] = data_range(b->s.data, i)->hi - data_range(b->s.data, i)->lo;
    if (!(wide[0] > 0) || !(wide[1] > 0) || !isfinite(wide[1] / wide[0]) ||
        !(wide[1] / wide[0] > 0))
        return false;
    k->dials = 2;
    ladder_make(&k->ladder[0], LADDER_EVEN, wide[1] / wide[0] / 10, slope.number);
    ladder_make(&k->ladder[1], LADDER_EVEN, wide[1] / 40, height.number);
    return true;
}

/* ---- settings of numbers ---- */

/* A hundredth of what the picture of the function shows. */
static double place_step(const struct explorer *e)
{
    double wide = fabs(e->to - e->from);

    return wide > 0 && isfinite(wide) ? wide / 100 : 0.1;
}

static bool arm_number(struct knob *k, struct bench *b, const struct setting *s)
{
    const struct turn *t = &s->turn;
    size_t rows = b->s.data ? b->s.data->n : 0;
    struct value v;

    if (!reading_get(b, s->name, &v) || v.kind != VALUE_NUMBER)
        return false;
    k->dials = 1;
    if (t->rule == TURN_ROWS && v.number == 0)
        v.number = (double)rows;
    if (t->rule == TURN_GROWING)
        grow(k, t->step, v.number);
    else if (t->rule == TURN_PLACE)
        ladder_make(&k->ladder[0], LADDER_EVEN, place_step(&b->s.explorer), v.number);
    else
        ladder_make(&k->ladder[0], t->rule == TURN_SHARE ? LADDER_SHARE : LADDER_EVEN,
                    t->step, v.number);
    if (t->rule != TURN_PLACE)
        k->ladder[0].least = t->least;
    if (t->most > 0)
        k->ladder[0].most = t->most;
    else if (t->rule == TURN_ROWS && rows)
        k->ladder[0].most = (double)rows;
    return true;
}

/* ---- settings of words ---- */

/* The word that it has now, maybe with a number behind it. */
static bool arm_words(struct knob *k, struct shell *sh, const struct setting *s)
{
    struct str now;
    bool found = false;

    str_init(&now);
    setting_show(s, sh, &now);
    str_cut(&now, strcspn(now.s, " "));
    for (size_t i = 0; s->word && s->word(i); i++, k->words++)
        if (strcmp(s->word(i), now.s) == 0) {
            k->word = i;
            found = true;
        }
    str_done(&now);
    return found && k->words > 1;
}

static bool arm_setting(struct knob *k, struct shell *sh, const struct setting *s)
{
    k->setting = s;
    if (setting_is_preference(s))
        return false;
    return s->turn.rule == TURN_WORDS ? arm_words(k, sh, s)
                                      : arm_number(k, sh->bench, s);
}

/* ---- any of them ---- */

void knob_arm(struct shell *sh, const char *name)
{
    const struct setting *s = setting_named(name);
    struct knob k = {.of = sh->bench, .version = sh->bench->version};

    if (sh->in->quiet || sh->in->ahead || sh->in->in_round)
        return;
    if (!(s                           ? arm_setting(&k, sh, s)
          : strcmp(name, "line") == 0 ? arm_line(&k, sh->bench)
                                      : arm_weight(&k, sh->bench, name)))
        return;
    snprintf(k.name, sizeof k.name, "%s", s ? s->name : name);
    knob_measure(sh, &k);
    sh->in->knob = k;
}
