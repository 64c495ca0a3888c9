/* From the whole table to what the model sees: split, features, scaling.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/view.h"

#include <math.h>
#include <string.h>

size_t view_training(size_t n, double split)
{
    size_t rows = (size_t)floor(split * (double)n + 0.5);

    if (split >= 1 || n < 2)
        return n;
    return rows < 1 ? 1 : rows >= n ? n - 1 : rows;
}

/* What the model sees of D's rows. */
static struct data *fitted(const struct view *v, const struct data *d,
                           const struct recipe *recipe, bool scale, struct err *err)
{
    struct data *made = recipe_apply(recipe, d, err), *scaled;

    if (!made || !scale)
        return made;
    scaled = scaling_apply(&v->scaling, made);
    data_free(made);
    return scaled;
}

bool view_make(struct view *v, struct data *all, double split,
               const struct recipe *recipe, bool scale, struct err *err)
{
    size_t rows = view_training(all->n, split);
    struct data *made;

    *v = (struct view){0};
    v->data = rows == all->n ? data_ref(all) : data_part(all, 0, rows);
    made = recipe_apply(recipe, v->data, err);
    if (made && scale)
        scaling_of(&v->scaling, made);
    data_free(made);
    if (made)
        v->fitted = fitted(v, v->data, recipe, scale, err);
    if (v->fitted && rows < all->n) {
        v->held = data_part(all, rows, all->n - rows);
        v->held_fitted = fitted(v, v->held, recipe, scale, err);
    }
    if (v->fitted && (!v->held || v->held_fitted))
        return true;
    view_done(v);
    return false;
}

void view_done(struct view *v)
{
    data_free(v->data);
    data_free(v->fitted);
    data_free(v->held);
    data_free(v->held_fitted);
    scaling_done(&v->scaling);
    *v = (struct view){0};
}

void view_take(struct view *v, struct state *s)
{
    struct view old = {s->data, s->fitted, s->held, s->held_fitted, s->scaling};

    s->data = v->data;
    s->fitted = v->fitted;
    s->held = v->held;
    s->held_fitted = v->held_fitted;
    s->scaling = v->scaling;
    s->dim = v->fitted ? v->fitted->dim : 1;
    *v = (struct view){0};
    view_done(&old);
}

bool view_place(const struct state *s, const double *x, double *out)
{
    size_t inputs = s->data ? s->data->dim : 1;
    bool ok = true;

    if (s->recipe && s->data)
        ok = recipe_place(s->recipe, inputs, x, out);
    else
        memcpy(out, x, inputs * sizeof *out);
    for (size_t j = 0; s->scale && s->data && j < s->dim; j++)
        out[j] = (out[j] - s->scaling.mean[j]) / s->scaling.sd[j];
    return ok;
}
