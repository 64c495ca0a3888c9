/* Which readings the strip shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "lab/fog.h"
#include "lab/reading.h"
#include "repl/private.h"
#include "repl/words.h"

static const char *weights_strip(const struct state *s)
{
    if (s->hidden)
        return "norm";
    if (!s->data)
        return s->dim == 1 ? "w b midpoint" : s->dim == 2 ? "w1 w2 b" : "b norm";
    if (s->slope_form)
        return "intercept slopeline";
    return s->dim == 1 ? "w b" : s->dim == 2 ? "w1 w2 b" : "b norm";
}

/* The function is what is looked at: it is minimized, or its picture is on show. */
static bool function_on_show(struct bench *b)
{
    return b->s.explorer.function &&
           (b->s.explorer.minimizing || figure_now(b) == figure_named("f"));
}

/* Of X alone: where, how high (Y), how steep; with a second point the secant too. */
static void function_strip(const struct explorer *e, struct str *t)
{
    str_add(t, "X Y");
    if (e->function->dim == 1)
        str_add(t, e->dX != 0 ? " slope dX dY secant" : " slope");
    if (e->minimizing)
        str_add(t, " steps");
}

/* Where one walks: the two weights, the height, the newest move. */
static void fog_strip(const struct bench *b, struct str *t)
{
    const struct fog *f = b->s.fog;

    str_addf(t, "%s %s %s lastmove%s", f->name[0], f->name[1], fog_height_name(b),
             b->s.feel ? " downhill" : "");
}

static void lab_strip(struct bench *b, struct str *t)
{
    const struct state *s = &b->s;

    if (s->fog && !s->explorer.minimizing && figure_now(b) == figure_named("fog")) {
        fog_strip(b, t);
        return;
    }

    if (function_on_show(b)) {
        function_strip(&s->explorer, t);
        return;
    }
    str_add(t, weights_strip(s));
    if (!s->data)
        return;
    if (s->model == &linear_ops)
        str_add(t, s->data->kind == LABEL_VALUE ? " mse steps" : " mse errors steps");
    else if (strcmp(work_loss_name(b), "mse") == 0)
        str_add(t, s->slope_form ? " errors mse steps" : " mse errors steps");
    else
        str_add(t, s->slope_form ? " errors loss steps" : " loss errors steps");
}

/* "w1 −0.90 ▴▴   b 0.12 ▾": the weights of the strip that are not level. */
static void write_nudges(struct shell *sh, struct str *out)
{
    char name[32];

    for (const char *s = words_skip(shell_strip(sh)); *s; s = words_skip(s)) {
        size_t n = strcspn(s, " ");
        struct str mark;

        snprintf(name, sizeof name, "%.*s", (int)n, s);
        str_init(&mark);
        if (reading_nudge(sh->bench, name, &mark)) {
            str_add(out, out->len ? "   " : "");
            reading_show(sh->bench, name, out);
            str_addf(out, " %s", mark.s);
        }
        str_done(&mark);
        s += n;
    }
}

void nudge_said(struct shell *sh)
{
    struct str t;

    if (!sh->bench->s.nudge || !sh->host.pictures_inline)
        return;
    str_init(&t);
    write_nudges(sh, &t);
    if (t.len && strcmp(t.s, sh->in->nudged) != 0)
        reply(sh, "%s", t.s);
    snprintf(sh->in->nudged, sizeof sh->in->nudged, "%s", t.s);
    str_done(&t);
}

const char *shell_strip(struct shell *sh)
{
    const char *own = sh->guide ? guide_page(sh->guide)->strip : NULL;
    struct str t;

    str_init(&t);
    if (own)
        str_add(&t, own);
    else
        lab_strip(sh->bench, &t);
    snprintf(sh->in->strip, sizeof sh->in->strip, "%s", t.s);
    str_done(&t);
    return sh->in->strip;
}
