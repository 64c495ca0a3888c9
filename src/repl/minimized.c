/* What is said of a function that is minimized: where, and how it bends there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "learn/mat.h"
#include "plot/text.h"
#include "repl/private.h"

void minimized_place(const struct explorer *e, struct str *t)
{
    for (size_t j = 0; j < e->function->dim; j++) {
        str_addf(t, "%s%s = ", j ? ", " : "", j ? "Y" : "X");
        text_number(t, e->at[j]);
    }
}

bool minimized_bends(const struct bench *b, double *least, double *most)
{
    struct objective o;
    struct mat h;
    bool there = true;

    bench_objective(b, &o);
    mat_init(&h, o.dim, o.dim);
    o.ops->hessian(&o, b->s.explorer.at, &h);
    for (size_t i = 0; i < o.dim * o.dim; i++)
        there = there && isfinite(h.a[i]);
    if (there) {
        *least = mat_smallest_eigenvalue(&h);
        *most = mat_largest_eigenvalue(&h);
    }
    mat_done(&h);
    return there;
}

const char *minimized_rest(const struct bench *b)
{
    double least, most;

    if (minimized_bends(b, &least, &most) && least > 0)
        return "is the lowest place nearby";
    if (minimized_bends(b, &least, &most) && most < 0)
        return "is a highest place: its slope is zero too, so no rule that follows "
               "slopes leaves it";
    return "has slope zero, and no bend that tells lowest from highest";
}
