/* The data of a bench and what the model sees of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/bench_private.h"
#include "lab/view.h"

/* Labels decide what can learn them. */
static void choose_model(struct state *s, enum label_kind kind)
{
    bool linear = s->model == &linear_ops;

    if (kind == LABEL_VALUE && !linear) {
        s->model = &linear_ops;
        s->hidden = 0;
    } else if (kind != LABEL_VALUE && linear) {
        s->model = &logistic_ops;
    }
}

/* The features of D by the present recipe, made anew for its columns; false if they
 * cannot be made: then there is none. */
static bool keep_recipe(struct state *s, struct data *d, struct view *v)
{
    struct err err = {0};
    struct recipe *old = s->recipe;
    bool fits = old && recipe_fits(old, d->dim);

    s->recipe = fits ? recipe_parse(recipe_text(old), d->dim, &err) : NULL;
    fits = s->recipe && view_make(v, d, s->split, s->recipe, s->scale, &err);
    if (!fits) {
        recipe_free(s->recipe);
        s->recipe = NULL;
    }
    fits = fits || !old;
    recipe_free(old);
    return fits;
}

bool bench_set_data(struct bench *b, struct data *d)
{
    struct state *s = &b->s;
    struct err err = {0};
    struct view v;
    bool fits = keep_recipe(s, d, &v);

    if (!s->recipe)
        view_make(&v, d, s->split, NULL, s->scale, &err);
    data_free(s->all);
    s->all = d;
    view_take(&v, s);
    free(s->edits);
    s->edits = NULL;
    s->plot[0] = '\0';
    s->matrix_row = 0;
    s->placed = s->explorer.minimizing = false;
    choose_model(s, d->kind);
    bench_fresh_weights(s);
    bench_data_changed(b);
    bench_new_chain(b, false);
    runs_done(&s->runs);
    return fits;
}

void bench_clear_data(struct bench *b)
{
    struct state *s = &b->s;

    view_take(&(struct view){0}, s);
    data_free(s->all);
    s->all = NULL;
    recipe_free(s->recipe);
    s->recipe = NULL;
    free(s->edits);
    s->edits = NULL;
    s->plot[0] = '\0';
    s->matrix_row = 0;
    s->placed = s->explorer.minimizing = false;
    bench_fresh_weights(s);
    bench_data_changed(b);
    bench_new_chain(b, false);
    runs_done(&s->runs);
}

static void note_edit(struct state *s, const char *edit)
{
    struct str edits;

    str_init(&edits);
    if (s->edits)
        str_add(&edits, s->edits);
    str_addf(&edits, "%s\n", edit);
    free(s->edits);
    s->edits = str_take(&edits);
    str_done(&edits);
}

void bench_begin_data(struct bench *b, struct data *d, const char *edit)
{
    bench_set_data(b, d);
    note_edit(&b->s, edit);
}

/* V becomes what the model sees, by a change of KIND; every p of the weights stays. */
static void see(struct bench *b, struct view *v, enum change kind)
{
    struct state *s = &b->s;
    double *raw = mem_array(s->params, sizeof *raw);

    bench_raw(b, raw);
    view_take(v, s);
    bench_take_raw(s, raw);
    free(raw);
    bench_data_changed(b);
    bench_new_run(b, kind, "");
    runs_done(&s->runs);
}

bool bench_edit_data(struct bench *b, struct data *d, const char *edit, struct err *err)
{
    struct state *s = &b->s;
    struct view v;

    if (!view_make(&v, d, s->split, s->recipe, s->scale, err)) {
        data_free(d);
        return false;
    }
    note_edit(s, edit);
    data_free(s->all);
    s->all = d;
    see(b, &v, CHANGE_DATA);
    return true;
}

bool bench_set_split(struct bench *b, double share, struct err *err)
{
    struct state *s = &b->s;
    struct view v;

    if (s->all && !view_make(&v, s->all, share, s->recipe, s->scale, err))
        return false;
    s->split = share;
    if (s->all)
        see(b, &v, CHANGE_SPLIT);
    else
        bench_changed(b);
    return true;
}

void bench_set_scale(struct bench *b, bool on)
{
    struct state *s = &b->s;
    double *raw = mem_array(s->params, sizeof *raw);
    struct err err = {0};
    struct view v;

    bench_raw(b, raw);
    s->scale = on;
    if (s->all && view_make(&v, s->all, s->split, s->recipe, on, &err))
        view_take(&v, s);
    bench_take_raw(s, raw);
    free(raw);
    bench_changed(b);
    bench_new_run(b, CHANGE_SCALE, on ? "on" : "off");
}

bool bench_set_features(struct bench *b, struct recipe *r, struct err *err)
{
    struct state *s = &b->s;
    struct view v;

    if (s->all && !view_make(&v, s->all, s->split, r, s->scale, err)) {
        recipe_free(r);
        return false;
    }
    recipe_free(s->recipe);
    s->recipe = r;
    if (s->all)
        view_take(&v, s);
    bench_fresh_weights(s);
    s->placed = s->placed && !isnan(bench_z(b, s->place));
    bench_data_changed(b);
    bench_new_chain(b, false);
    return true;
}
