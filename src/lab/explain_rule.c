/* Explanations of first-order updates, weight by weight: each method's rule in numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "lab/explain_number.h"
#include "lab/explain_terms.h"
#include "lab/explain_update.h"

/* What a memory kept before an update that made AFTER of it by KEEP·before + GAIN. */
static double before(double after, double gain, double keep)
{
    return keep > 0 ? (after - gain) / keep : 0;
}

/* w = w − eta·v, v what the slope became. */
static void say_descent(struct update *u, size_t j, const char *by, double v)
{
    struct term t[2] = {term_of(u->old[j]),
                        {.minus = true, .n = 2, .f = {u->opt->knobs.eta, v}}};
    char name[16], what[96];

    update_name(u, j, name);
    snprintf(what, sizeof what, "%s = %s − eta·%s.%s", name, name, by, name);
    update_say(u, what, t, 2, u->opt->move[j]);
}

/* grad.w1, as far as the rows of the update tell. */
void update_gd(struct update *u, size_t j)
{
    say_descent(u, j, "grad", u->opt->g[j]);
}

/* v = beta·v + grad */
void update_momentum(struct update *u, size_t j)
{
    const struct knobs *k = &u->opt->knobs;
    double v = u->opt->memory->slot[OPT_VELOCITY][j], g = u->opt->g[j];
    struct term t[2] = {term_product(k->beta, before(v, g, k->beta)), term_of(g)};
    char name[16], what[96];

    update_name(u, j, name);
    snprintf(what, sizeof what, "velocity.%s = beta·velocity.%s + grad.%s", name, name,
             name);
    update_say(u, what, t, 2, v);
    say_descent(u, j, "velocity", v);
}

/* The velocity before, if it can be known: nesterov's slope is taken elsewhere. */
static bool velocity_before(const struct update *u, size_t j, double *v)
{
    const struct trace *t = u->on->s.trace;
    size_t steps = u->on->s.steps, dim = u->opt->dim;

    *v = 0;
    if (u->opt->memory->t == 1)
        return true;
    if (u->kept && u->kept->slot[OPT_VELOCITY]) {
        *v = u->kept->slot[OPT_VELOCITY][j];
        return true;
    }
    if (!t || t->rows < 3 || t->step[t->rows - 1] != steps ||
        t->step[t->rows - 3] != steps - 2)
        return false;
    *v = t->theta[(t->rows - 2) * dim + j] - t->theta[(t->rows - 3) * dim + j];
    return true;
}

/* v = beta·v − eta·slope(w + beta·v);  w = w + v */
void update_nesterov(struct update *u, size_t j)
{
    const struct knobs *k = &u->opt->knobs;
    double v = u->opt->memory->slot[OPT_VELOCITY][j], v0;
    struct term t[2] = {{.n = 2}, {.minus = true, .n = 2}};
    char name[16], what[160];

    update_name(u, j, name);
    if (velocity_before(u, j, &v0)) {
        t[0].f[0] = k->beta;
        t[0].f[1] = v0;
        t[1].f[0] = k->eta;
        t[1].f[1] = (k->beta * v0 - v) / k->eta;
        snprintf(
            what, sizeof what,
            "velocity.%s = beta·velocity.%s − eta·(slope where beta·velocity leads)",
            name, name);
        update_say(u, what, t, 2, v);
    }
    t[0] = term_of(u->old[j]);
    t[1] = term_of(v);
    snprintf(what, sizeof what, "%s = %s + velocity.%s", name, name, name);
    update_say(u, what, t, 2, v);
}

/* w = w − eta·m/(√s + eps) */
static void say_divided(struct update *u, size_t j, const char *by, double m,
                        const char *root, double s)
{
    const struct knobs *k = &u->opt->knobs;
    struct term t[2] = {
        term_of(u->old[j]),
        {.minus = true, .n = 2, .f = {k->eta, m}, .over = sqrt(s) + k->eps}};
    char name[16], what[160];

    if (t[1].over == 0)
        t[1].over = 1;
    update_name(u, j, name);
    snprintf(what, sizeof what, "%s = %s − eta·%s/(√%s + eps)", name, name, by, root);
    update_say(u, what, t, 2, u->opt->move[j]);
}

/* s = s + grad² */
void update_adagrad(struct update *u, size_t j)
{
    double s = u->opt->memory->slot[OPT_SQUARES][j], g = u->opt->g[j];
    struct term t[2] = {term_of(fmax(0, s - g * g)),
                        {.square = true, .n = 1, .f = {g}}};
    char name[16], what[96], slope[32];

    update_name(u, j, name);
    snprintf(what, sizeof what, "squares.%s = squares.%s + grad.%s²", name, name, name);
    update_say(u, what, t, 2, s);
    snprintf(slope, sizeof slope, "grad.%s", name);
    snprintf(what, sizeof what, "squares.%s", name);
    say_divided(u, j, slope, g, what, s);
}

/* s = keep·s + (1 − keep)·grad² */
static void say_squares(struct update *u, size_t j, double keep, const char *knob)
{
    double s = u->opt->memory->slot[OPT_SQUARES][j], g = u->opt->g[j];
    double gain = (1 - keep) * g * g;
    struct term t[2] = {term_product(keep, fmax(0, before(s, gain, keep))),
                        {.square = true, .n = 2, .f = {1 - keep, g}}};
    char name[16], what[96];

    update_name(u, j, name);
    snprintf(what, sizeof what, "squares.%s = %s·squares.%s + (1 − %s)·grad.%s²", name,
             knob, name, knob, name);
    update_say(u, what, t, 2, s);
}

void update_rmsprop(struct update *u, size_t j)
{
    char name[16], slope[32], root[32];

    update_name(u, j, name);
    snprintf(slope, sizeof slope, "grad.%s", name);
    snprintf(root, sizeof root, "squares.%s", name);
    say_squares(u, j, u->opt->knobs.rho, "rho");
    say_divided(u, j, slope, u->opt->g[j], root, u->opt->memory->slot[OPT_SQUARES][j]);
}

/* M = velocity/(1 − beta^t), S = squares/(1 − beta2^t): the start at 0 corrected. */
static void say_corrected(struct update *u, size_t j, double *m, double *s)
{
    const struct knobs *k = &u->opt->knobs;
    double t = (double)u->opt->memory->t;
    double v = u->opt->memory->slot[OPT_VELOCITY][j];
    double q = u->opt->memory->slot[OPT_SQUARES][j];
    double of_v = 1 - pow(k->beta, t), of_q = 1 - pow(k->beta2, t);
    struct str text;

    *m = v / of_v;
    *s = q / of_q;
    str_init(&text);
    str_addf(&text,
             "both began at 0; corrected at t = %.0f: velocity/(1 − beta^t) = ", t);
    num_ratio(&text, v, of_v);
    str_add(&text, ", squares/(1 − beta2^t) = ");
    num_ratio(&text, q, of_q);
    explain_say(u->e, "%s", text.s);
    str_done(&text);
}

void update_adam(struct update *u, size_t j)
{
    const struct knobs *k = &u->opt->knobs;
    double v = u->opt->memory->slot[OPT_VELOCITY][j], g = u->opt->g[j], m, s;
    double gain = (1 - k->beta) * g;
    struct term t[2] = {term_product(k->beta, before(v, gain, k->beta)),
                        term_product(1 - k->beta, g)};
    char name[16], what[96];

    update_name(u, j, name);
    snprintf(what, sizeof what, "velocity.%s = beta·velocity.%s + (1 − beta)·grad.%s",
             name, name, name);
    update_say(u, what, t, 2, v);
    say_squares(u, j, k->beta2, "beta2");
    say_corrected(u, j, &m, &s);
    say_divided(u, j, "(corrected velocity)", m, "(corrected squares)", s);
}
