/* The walk over a model that makes a program of it; a language gives the syntax.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lab/export_inside.h"
#include "learn/mlp.h"

/* ---- the numbers ---- */

static void constant(const struct exported *m, const char *name, double v,
                     struct str *out)
{
    str_addf(out, m->tongue->constant[0], name);
    m->tongue->number(v, out);
    str_add(out, m->tongue->constant[1]);
}

static void list(const struct exported *m, const char *name, const double *v, size_t n,
                 char *const *names, struct str *out)
{
    str_addf(out, m->tongue->list[0], name, n);
    export_rows(m, v, n, names, out);
    str_add(out, m->tongue->list[1]);
}

static void network(const struct exported *m, struct str *out)
{
    const struct tongue *t = m->tongue;
    const struct state *s = &m->b->s;

    list(m, "V", s->theta + mlp_output(0), s->hidden, NULL, out);
    str_add(out, t->neurons[0]);
    for (size_t h = 0; h < s->hidden; h++) {
        str_add(out, t->neuron[0]);
        t->number(s->theta[mlp_bias(s->dim, s->hidden, h)], out);
        str_add(out, t->neuron[1]);
        export_rows(m, s->theta + mlp_weight(s->dim, s->hidden, h, 0), s->dim,
                    m->feature, out);
        str_add(out, t->neuron[h + 1 < s->hidden ? 2 : 3]);
    }
    str_add(out, t->neurons[1]);
}

static void numbers(const struct exported *m, struct str *out)
{
    const struct tongue *t = m->tongue;
    const struct state *s = &m->b->s;

    constant(m, "B", s->theta[0], out);
    if (s->hidden)
        network(m, out);
    else
        list(m, "W", s->theta + 1, s->dim, m->feature, out);
    if (s->scale && s->data) {
        list(m, "MEAN", s->scaling.mean, s->dim, m->feature, out);
        list(m, "SD", s->scaling.sd, s->dim, m->feature, out);
    }
    if (!m->classes)
        return;
    constant(m, "TAU", s->tau, out);
    str_add(out, t->classes[0]);
    t->string(m->class_name[0], out);
    str_add(out, ", ");
    t->string(m->class_name[1], out);
    str_add(out, t->classes[1]);
}

/* ---- the functions ---- */

static void made(const struct exported *m, struct str *out)
{
    enum { IN_A_ROW = 10 };
    const struct tongue *t = m->tongue;

    str_add(out, t->made[0]);
    for (size_t j = 0; j < m->b->s.dim; j++)
        if (t->element)
            str_addf(out, t->element, j, m->place[j]);
        else
            str_addf(out, "%s%s",
                     !j             ? ""
                     : j % IN_A_ROW ? ", "
                                    : t->made[1],
                     m->place[j]);
    str_add(out, t->made[2]);
}

static void features(const struct exported *m, struct str *out)
{
    const struct tongue *t = m->tongue;
    const struct state *s = &m->b->s;

    str_add(out, t->features);
    str_add(out, m->body.s);
    if (m->body.len)
        made(m, out);
    else
        str_add(out, t->same);
    str_add(out, s->scale && s->data ? t->scaled : t->raw);
}

static void score(const struct exported *m, struct str *out)
{
    const char *const *text = m->tongue->score;

    str_add(out, text[0]);
    str_add(out, text[m->b->s.hidden ? 1 : 2]);
    str_add(out, text[3]);
}

/* What stands for KEY in the text of the answer. */
static void fill(const struct exported *m, char key, struct str *out)
{
    struct str wanted;

    switch (key) {
    case 'n':
        str_addf(out, "%zu", m->inputs);
        break;
    case 'w':
        str_init(&wanted);
        str_add(&wanted, "It needs ");
        export_wanted(m, &wanted);
        m->tongue->string(wanted.s, out);
        str_done(&wanted);
        break;
    case 'p':
        str_add(out, m->b->s.model->sigma ? "sigmoid(score(f))" : "score(f)");
        break;
    default:
        str_add(out, m->tongue->printed[m->classes]);
    }
}

static void answer(const struct exported *m, struct str *out)
{
    const char *text = m->tongue->answer, *hole;

    for (; (hole = strchr(text, '@')); text = hole + 2) {
        str_addn(out, text, (size_t)(hole - text));
        fill(m, hole[1], out);
    }
    str_add(out, text);
}

void export_program(const struct exported *m, struct str *out)
{
    export_head(m, out);
    m->tongue->top(m, out);
    numbers(m, out);
    export_helpers(m, out);
    features(m, out);
    score(m, out);
    answer(m, out);
}
