/* Readings of what an optimizer keeps from update to update, and of the Hessian.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "lab/reading_values.h"

enum { NAME_MOST = 64, HESSIAN_MOST = 2000 };

/* ---- what is kept ---- */

static bool keeps(const struct method *m, enum opt_slot slot)
{
    return m->slots >> slot & 1;
}

/* "gd keeps no velocity; momentum, nesterov, adam do" */
static void keeps_none(const struct bench *b, enum opt_slot slot, const char *what,
                       struct value *out)
{
    struct str who;
    size_t n = 0;

    str_init(&who);
    for (size_t i = 0; methods[i]; i++)
        if (keeps(methods[i], slot))
            str_addf(&who, "%s%s", n++ ? ", " : "", methods[i]->name);
    *out = value_undefined("%s keeps no %s; %s %s", b->s.optimizer->name, what, who.s,
                           n == 1 ? "does" : "do");
    str_done(&who);
}

/* The SLOT of this run, or NULL and OUT says why there is none. */
static const double *kept(const struct bench *b, enum opt_slot slot, const char *what,
                          struct value *out)
{
    const struct opt_memory *m = b->s.memory;
    size_t n;

    bench_weights(b, &n);
    if (!keeps(b->s.optimizer, slot))
        keeps_none(b, slot, what, out);
    else if (!m || !m->slot[slot] || m->dim != n)
        *out = value_undefined("there was no update yet: step");
    else
        return m->slot[slot];
    return NULL;
}

/* The entry of a slot that belongs to the weight NAME. */
static bool slot_of(struct bench *b, const char *name, enum opt_slot slot,
                    const char *what, struct value *out)
{
    size_t j;
    enum weight_place place = weight_of_step(b, name, &j, out);
    const double *values = place == WEIGHT_HERE ? kept(b, slot, what, out) : NULL;

    if (values)
        *out = value_number(values[j]);
    return place != WEIGHT_NONE;
}

bool read_velocity(struct bench *b, const char *name, struct value *out)
{
    return slot_of(b, name + strlen("velocity."), OPT_VELOCITY, "velocity", out);
}

bool read_squares(struct bench *b, const char *name, struct value *out)
{
    return slot_of(b, name + strlen("squares."), OPT_SQUARES, "mean of squares", out);
}

/* t of the bias corrections: updates that the memory has seen. */
void read_opt_t(struct bench *b, struct value *out)
{
    *out = value_number(b->s.memory ? (double)b->s.memory->t : 0);
}

/* ---- the last update ---- */

static bool just_stepped(const struct bench *b, struct value *out)
{
    size_t n;

    bench_weights(b, &n);
    if (b->opt.method && b->stepped == b->version && b->opt.dim == n)
        return true;
    *out = b->s.steps
               ? value_undefined("there was no update since the last change: step")
               : value_undefined("there was no update yet: step");
    return false;
}

bool read_move(struct bench *b, const char *name, struct value *out)
{
    size_t j;
    enum weight_place place = weight_of_step(b, name + strlen("move."), &j, out);

    if (place == WEIGHT_HERE && just_stepped(b, out))
        *out = value_number(b->opt.move[j]);
    return place != WEIGHT_NONE;
}

void read_search(struct bench *b, struct value *out)
{
    if (!keeps(b->s.optimizer, OPT_INVERSE))
        *out =
            value_undefined("%s has no line search; bfgs does", b->s.optimizer->name);
    else if (just_stepped(b, out))
        *out = value_number(b->opt.search);
}

/* ---- pairs of weights ---- */

/* The names A and B of "A.B", which may have dots themselves ("h1.b.h2.w1"). */
static enum weight_place pair(const struct bench *b, const char *names, size_t *i,
                              size_t *j, struct value *out)
{
    char first[NAME_MOST];
    struct value why;

    for (const char *dot = strchr(names, '.'); dot; dot = strchr(dot + 1, '.')) {
        size_t n = (size_t)(dot - names);
        enum weight_place one, two;

        if (n >= sizeof first)
            break;
        memcpy(first, names, n);
        first[n] = '\0';
        one = weight_of_step(b, first, i, &why);
        two = weight_of_step(b, dot + 1, j, out);
        if (one == WEIGHT_MISSING)
            *out = why;
        if (one != WEIGHT_NONE && two != WEIGHT_NONE)
            return one == WEIGHT_MISSING ? one : two;
    }
    return WEIGHT_NONE;
}

static void hessian_entry(struct bench *b, size_t i, size_t j, struct value *out)
{
    struct objective o;
    struct mat h;
    size_t n;
    const double *theta = bench_weights(b, &n);

    if (!b->s.explorer.minimizing && !reading_fitness(b, out))
        return;
    if (n > HESSIAN_MOST) {
        *out = value_undefined("%zu weights are too many for a Hessian", n);
        return;
    }
    bench_objective(b, &o);
    mat_init(&h, n, n);
    o.ops->hessian(&o, theta, &h);
    *out = value_number(MAT(&h, i, j));
    mat_done(&h);
}

/* hessian.b.w1: the second derivative of the objective, at the present weights. */
bool read_hessian(struct bench *b, const char *name, struct value *out)
{
    size_t i, j;
    enum weight_place place = pair(b, name + strlen("hessian."), &i, &j, out);

    if (place == WEIGHT_HERE)
        hessian_entry(b, i, j, out);
    return place != WEIGHT_NONE;
}

/* inverse.b.w1: what bfgs takes for the inverse of the Hessian. */
bool read_inverse(struct bench *b, const char *name, struct value *out)
{
    size_t i, j, n;
    enum weight_place place = pair(b, name + strlen("inverse."), &i, &j, out);
    const double *values =
        place == WEIGHT_HERE ? kept(b, OPT_INVERSE, "inverse Hessian", out) : NULL;

    bench_weights(b, &n);
    if (values)
        *out = value_number(values[i * n + j]);
    return place != WEIGHT_NONE;
}

/* ---- worth suggesting ---- */

static bool moves(const struct bench *b, const char *name)
{
    struct value out;
    size_t j;

    return weight_of_step(b, name, &j, &out) == WEIGHT_HERE;
}

bool velocity_here(const struct bench *b, const char *name)
{
    return keeps(b->s.optimizer, OPT_VELOCITY) && moves(b, name + strlen("velocity."));
}

bool squares_here(const struct bench *b, const char *name)
{
    return keeps(b->s.optimizer, OPT_SQUARES) && moves(b, name + strlen("squares."));
}

bool move_here(const struct bench *b, const char *name)
{
    return moves(b, name + strlen("move."));
}

bool hessian_here(const struct bench *b, const char *name)
{
    struct value out;
    size_t i, j;

    return pair(b, name + strlen("hessian."), &i, &j, &out) == WEIGHT_HERE;
}

bool inverse_here(const struct bench *b, const char *name)
{
    struct value out;
    size_t i, j;

    return keeps(b->s.optimizer, OPT_INVERSE) &&
           pair(b, name + strlen("inverse."), &i, &j, &out) == WEIGHT_HERE;
}
