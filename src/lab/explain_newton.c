/* Explanations of second-order updates: the Hessian, its inverse, the line search.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "lab/explain_number.h"
#include "lab/explain_terms.h"
#include "lab/explain_update.h"

enum { WRITTEN = 3 }; /* a matrix of more rows is not written out */

/* ---- small matrices ---- */

static double minor(const struct mat *h, size_t i, size_t j)
{
    size_t r[2], c[2], n = 0;

    for (size_t k = 0; k < 3; k++)
        if (k != i)
            r[n++] = k;
    n = 0;
    for (size_t k = 0; k < 3; k++)
        if (k != j)
            c[n++] = k;
    return MAT(h, r[0], c[0]) * MAT(h, r[1], c[1]) -
           MAT(h, r[0], c[1]) * MAT(h, r[1], c[0]);
}

/* The cofactor of row I, column J of a matrix of 1 to 3 rows. */
static double cofactor(const struct mat *h, size_t i, size_t j)
{
    double sign = (i + j) % 2 ? -1 : 1;

    if (h->rows == 1)
        return 1;
    return sign * (h->rows == 2 ? MAT(h, 1 - i, 1 - j) : minor(h, i, j));
}

static double determinant(const struct mat *h)
{
    double det = 0;

    for (size_t j = 0; j < h->rows; j++)
        det += MAT(h, 0, j) * cofactor(h, 0, j);
    return det;
}

/* "[0.25 0.61; 0.61 2.1]" */
static void add_matrix(struct str *out, const struct mat *h)
{
    str_add(out, "[");
    for (size_t i = 0; i < h->rows; i++)
        for (size_t j = 0; j < h->cols; j++)
            str_addf(out, "%s%s", j ? " " : i ? "; " : "", num_long(MAT(h, i, j)).s);
    str_add(out, "]");
}

/* The Hessian where the update began. */
static void hessian(const struct update *u, struct mat *h)
{
    struct objective o;

    bench_objective(u->on, &o);
    mat_init(h, o.dim, o.dim);
    o.ops->hessian(&o, u->old, h);
}

/* The inverse of H; false if it has none. */
static bool inverse(const struct mat *h, struct mat *out)
{
    double det = determinant(h);

    mat_init(out, h->rows, h->rows);
    if (det == 0 || !isfinite(1 / det))
        return false;
    for (size_t i = 0; i < h->rows; i++)
        for (size_t j = 0; j < h->rows; j++)
            MAT(out, i, j) = cofactor(h, j, i) / det;
    return true;
}

/* ---- newton ---- */

/* det = a·c − b·b of two rows, with the inverse it gives. */
static void say_determinant(struct update *u, const struct mat *h)
{
    double a = MAT(h, 0, 0), b = MAT(h, 0, 1), c = MAT(h, 1, 1);
    struct term t[2] = {term_product(a, c), {.minus = true, .n = 2, .f = {b, b}}};
    double det = a * c - b * b;
    struct str text;

    str_init(&text);
    terms_write(&text, t, 2, num_places(det, 4, 4));
    explain_say(u->e, "det = a·c − b·b = %s; H⁻¹ = [c −b; −b a]/det", text.s);
    str_done(&text);
}

void update_say_newton(struct update *u)
{
    struct mat h, back;
    struct str text;

    if (u->opt->dim > WRITTEN) {
        explain_say(u->e,
                    "d solves H·d = grad; H has %zu rows: the second derivatives.",
                    u->opt->dim);
        return;
    }
    str_init(&text);
    hessian(u, &h);
    if (u->opt->dim > 1) {
        add_matrix(&text, &h);
        explain_say(u->e, "H = %s, the second derivatives%s", text.s,
                    u->opt->dim == 2 ? " [a b; b c]" : "");
    }
    if (u->opt->dim == 2)
        say_determinant(u, &h);
    if (inverse(&h, &back) && u->opt->dim > 1) {
        str_clear(&text);
        add_matrix(&text, &back);
        explain_say(u->e, "H⁻¹ = %s", text.s);
    }
    mat_done(&back);
    mat_done(&h);
    str_done(&text);
}

/* X = X − f'/f'': one weight alone. */
static void say_alone(struct update *u, const struct mat *h)
{
    struct term t[2] = {
        term_of(u->old[0]),
        {.minus = true, .n = 1, .f = {u->opt->g[0]}, .over = MAT(h, 0, 0)}};
    char name[16], what[96];

    if (!isfinite(MAT(h, 0, 0))) {
        explain_beyond(u->e, "the slope of the slope");
        return;
    }
    update_name(u, 0, name);
    snprintf(what, sizeof what, "%s = %s − slope/(slope of the slope)", name, name);
    update_say(u, what, t, 2, u->opt->move[0]);
}

/* d.w1 = row of H⁻¹ times grad. */
static void say_row(struct update *u, size_t j, const char *name)
{
    struct term t[WRITTEN];
    struct mat h, back;
    char what[64];

    hessian(u, &h);
    if (inverse(&h, &back)) {
        for (size_t k = 0; k < u->opt->dim; k++)
            t[k] = term_product(MAT(&back, j, k), u->opt->g[k]);
        snprintf(what, sizeof what, "d.%s = (H⁻¹·grad).%s", name, name);
        update_say(u, what, t, u->opt->dim, u->opt->move[j]);
    }
    mat_done(&back);
    mat_done(&h);
}

void update_newton(struct update *u, size_t j)
{
    struct term t[2] = {term_of(u->old[j]),
                        {.minus = true, .n = 1, .f = {-u->opt->move[j]}}};
    char name[16], what[64];
    struct mat h;

    update_name(u, j, name);
    if (u->opt->dim == 1) {
        hessian(u, &h);
        say_alone(u, &h);
        mat_done(&h);
        return;
    }
    if (u->opt->dim <= WRITTEN)
        say_row(u, j, name);
    snprintf(what, sizeof what, "%s = %s − d.%s", name, name, name);
    update_say(u, what, t, 2, u->opt->move[j]);
}

/* ---- bfgs ---- */

/* The direction along J. */
static double direction(const struct update *u, size_t j)
{
    return u->opt->search > 0 ? u->opt->move[j] / u->opt->search : 0;
}

void update_say_bfgs(struct update *u)
{
    size_t trials = u->opt->trials;

    if (u->opt->memory->t == 1)
        explain_say(u->e, "Nothing is known of the curvature yet: d = −grad.");
    else
        explain_say(u->e, "d = −B·grad, B the guess of the inverse Hessian H⁻¹ that "
                          "the slopes so far have taught.");
    explain_say(u->e, "The line search looked at %zu place%s along d and took t = %s.",
                trials, trials == 1 ? "" : "s", num_long(u->opt->search).s);
}

/* d.w1 = −row of B times grad, where B is still known. */
static void say_guess(struct update *u, size_t j, const char *name)
{
    size_t n = u->opt->dim;
    const double *guess = u->kept ? u->kept->slot[OPT_INVERSE] : NULL;
    struct term t[WRITTEN];
    double sum = 0;
    char what[64];

    if (!guess || n > WRITTEN || u->opt->memory->t == 1)
        return;
    for (size_t k = 0; k < n; k++) {
        t[k] = term_product(guess[j * n + k], u->opt->g[k]);
        t[k].minus = true;
        sum += term_value(&t[k]);
    }
    if (fabs(sum - direction(u, j)) > 1e-6 * (1 + fabs(sum)))
        return; /* the guess was thrown away: it led nowhere */
    snprintf(what, sizeof what, "d.%s = −(B·grad).%s", name, name);
    update_say(u, what, t, n, direction(u, j));
}

void update_bfgs(struct update *u, size_t j)
{
    struct term t[2] = {term_of(u->old[j]),
                        term_product(u->opt->search, direction(u, j))};
    char name[16], what[64];

    update_name(u, j, name);
    say_guess(u, j, name);
    snprintf(what, sizeof what, "%s = %s + t·d.%s", name, name, name);
    update_say(u, what, t, 2, u->opt->move[j]);
}
