/* A bench as the commands that restore it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lab/bench.h"
#include "plot/text.h"

static void write_number(struct str *out, const char *name, double v)
{
    str_addf(out, "%s = ", name);
    text_exact(out, v);
    str_addc(out, '\n');
}

static void write_data(const struct state *s, struct str *out)
{
    if (!s->data)
        return;
    if (strpbrk(s->data->source, " \t;,#'"))
        str_addf(out, "data \"%s\"\n", s->data->source);
    else
        str_addf(out, "data %s\n", s->data->source);
    if (s->edits)
        str_add(out, s->edits);
}

static void write_settings(const struct state *s, struct str *out)
{
    str_addf(out, "model %s\n", s->model->name);
    str_addf(out, "optimizer %s\n", s->optimizer->name);
    if (s->eta_auto)
        str_add(out, "eta = auto\n");
    else
        write_number(out, "eta", s->eta);
    write_number(out, "lambda", s->lambda);
    write_number(out, "tau", s->tau);
    str_addf(out, "scale %s\n", s->scale ? "on" : "off");
    str_addf(out, "field %s\n", s->field ? "on" : "off");
    str_addf(out, "segments %s\n", s->segments ? "on" : "off");
    if (s->plot[0])
        str_addf(out, "plot %s\n", s->plot);
}

/* Weights in the form that they were given in: a line stays a line. */
static void write_weights(const struct state *s, struct str *out)
{
    if (s->slope_form && s->dim == 2 && !s->scale) {
        str_add(out, "line ");
        text_exact(out, -s->theta[0]);
        str_addc(out, ' ');
        text_exact(out, -s->theta[1]);
        str_addc(out, '\n');
        return;
    }
    str_add(out, "w =");
    for (size_t j = 1; j <= s->dim; j++) {
        str_addc(out, ' ');
        text_exact(out, s->theta[j]);
    }
    str_add(out, ", b = ");
    text_exact(out, s->theta[0]);
    str_addc(out, '\n');
}

void bench_script(const struct bench *b, struct str *out)
{
    write_data(&b->s, out);
    write_settings(&b->s, out);
    write_weights(&b->s, out);
}
