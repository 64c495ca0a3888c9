/* The command minimize: a function of X, or of X and Y, becomes what step makes small.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lab/function_view.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/words.h"

/* The word `from` outside of brackets; the end of TEXT if there is none. */
static const char *find_from(const char *text)
{
    int depth = 0;

    for (const char *s = text; *s; s++) {
        depth += *s == '(' ? 1 : *s == ')' ? -1 : 0;
        if (depth == 0 && words_name(s) == 4 && strncasecmp(s, "from", 4) == 0 &&
            s > text && !isalnum((unsigned char)s[-1]) && s[-1] != '_')
            return s;
    }
    return text + strlen(text);
}

/* The values after `from` into AT: DIM of them, or none. */
static bool read_start(struct shell *sh, const char *from, size_t dim, double *at,
                       struct err *err)
{
    const char *s = *from ? words_skip(from + 4) : from;
    size_t n = 0, used;
    bool ok = true;

    while (ok && *s && n < 3) {
        struct formula *f = formula_parse_value(s, &used, err);
        double v = 0;
        char *text = f ? words_trim(s, used) : NULL;

        ok = f && number_of(sh, text, &v, err);
        if (n < dim)
            at[n] = v;
        formula_free(f);
        free(text);
        if (!ok)
            column_from(err, from, s);
        s = words_skip(ok ? s + used : s);
        s = words_skip(s + (*s == ','));
        n++;
    }
    if (ok && *from && n != dim)
        return err_set(err, "After from stand%s %s: minimize %s",
                       dim == 1 ? "s one number" : " two numbers",
                       dim == 1 ? "for X" : "for X and Y",
                       dim == 1 ? "X^2 - 2*X from 3" : "X^2 + Y^2 from 3 -1");
    return ok;
}

/* ---- what it says ---- */

static void write_slope(const struct explorer *e, struct str *t)
{
    double g[2];

    if (!function_slope(e->function, e->at, g)) {
        str_add(t, "no slope there");
        return;
    }
    str_add(t, "slope ");
    for (size_t j = 0; j < e->function->dim; j++) {
        str_add(t, j ? " and " : "");
        text_number(t, g[j]);
    }
}

/* Does a step go down, and how far is it? */
static void write_eta(struct bench *b, struct str *t)
{
    double least, most;
    bool down = minimized_bends(b, &least, &most) && least < 0;
    double safe = down ? 0 : bench_safe_eta(b); /* no step down is too long there */

    if (!b->s.optimizer->uses_eta && !b->s.optimizer->slots && down)
        str_add(t, "step jumps to where the parabola here is level: its top.");
    else if (!b->s.optimizer->uses_eta || b->s.eta_auto || !(safe > 0) ||
             fabs(b->s.knobs.eta) <= safe)
        str_add(t, "step makes it smaller.");
    if (!b->s.optimizer->uses_eta)
        return;
    str_addf(t, "%s%s ", t->len ? " " : "", b->s.eta_auto ? "eta auto is" : "eta is");
    text_number(t, bench_eta(b));
    if (b->s.eta_auto && bench_safe_eta(b) > 0 && !method_rescales(b->s.optimizer)) {
        str_add(t, " (1/curvature here)");
    } else if (safe > 0 && fabs(b->s.knobs.eta) > safe) {
        str_add(t, ", but above ");
        text_number(t, safe);
        str_add(t, " steps climb here: eta = auto");
    }
    str_addc(t, '.');
}

/* "step goes nowhere: it is flat here. X = 0 is the lowest place nearby." */
static void write_flat(const struct bench *b, struct str *t)
{
    str_add(t, "step goes nowhere: it is flat here. ");
    minimized_rest(b, true, t);
    str_addc(t, '.');
}

/* What step would do now. */
static void write_next(struct bench *b, struct str *t)
{
    const struct explorer *e = &b->s.explorer;
    double g[2] = {0, 0};

    if (minimized_ruleless(e))
        minimized_no_slope(b, t);
    else if (!function_slope(e->function, e->at, g))
        str_add(t, "step needs a slope: another start has one.");
    else if (g[0] == 0 && g[1] == 0)
        write_flat(b, t);
    else
        write_eta(b, t);
}

/* A run cannot begin where there is no value, but one can go elsewhere. */
static void say_no_value(struct shell *sh)
{
    const struct explorer *e = &sh->bench->s.explorer;
    struct str t;

    str_init(&t);
    minimized_no_value(e, &t);
    reply_text(sh, t.s);
    str_done(&t);
}

static void say_function(struct shell *sh)
{
    struct bench *b = sh->bench;
    const struct explorer *e = &b->s.explorer;
    struct str t;
    double v;

    if (!function_value(e->function, e->at, &v)) {
        say_no_value(sh);
        return;
    }
    str_init(&t);
    str_addf(&t, "f(%s%s%s) = %s at ", e->function->name[0],
             e->function->dim > 1 ? ", " : "",
             e->function->dim > 1 ? e->function->name[1] : "", e->function->text);
    minimized_place(e, &t);
    str_add(&t, ": " TEXT_BOLD);
    text_number(&t, v);
    str_add(&t, TEXT_END ", ");
    write_slope(e, &t);
    str_add(&t, ".");
    reply_text(sh, t.s);
    str_clear(&t);
    write_next(b, &t);
    reply_text(sh, t.s);
    str_done(&t);
}

/* ---- the command ---- */

/* `minimize` alone. */
static bool tell_function(struct shell *sh, struct err *err)
{
    sh->in->asked = true;
    if (sh->bench->s.explorer.minimizing) {
        say_function(sh);
        return true;
    }
    err_set(err, "minimize what? A function of X, as in: minimize X^2 - 2*X from 3");
    return err_meant(err, "minimize X^2 - 2*X from 3");
}

static bool stop_minimizing(struct shell *sh, struct err *err)
{
    struct bench *b = sh->bench;

    if (!b->s.explorer.minimizing)
        return err_set(err, "No function is being minimized.");
    bench_set_function(b, function_ref(b->s.explorer.function), false, NULL);
    reply(sh, "step moves the weights again.");
    return true;
}

static bool run_minimize(struct shell *sh, const struct args *args, struct err *err)
{
    const char *text = args->n ? args->arg[0].text : "", *from = find_from(text);
    double at[2] = {sh->bench->s.explorer.at[0], sh->bench->s.explorer.at[1]};
    struct function *f;
    char *expr;

    if (!args->n)
        return tell_function(sh, err);
    if (strcasecmp(text, "off") == 0)
        return stop_minimizing(sh, err);
    expr = words_trim(text, (size_t)(from - text));
    f = function_new(expr, shell_scope(sh), true, err);
    free(expr);
    if (!f)
        return false;
    if (!read_start(sh, from, f->dim, at, err)) {
        column_from(err, text, from);
        function_free(f);
        return false;
    }
    bench_set_function(sh->bench, f, true, at);
    function_frame(at[0], &sh->bench->s.explorer.from, &sh->bench->s.explorer.to);
    say_function(sh);
    return true;
}

const struct command command_minimize = {
    .name = "minimize",
    .also = "minimise",
    .group = ABOUT_MODEL,
    .arg = {{ARG_REST, "FUNCTION [from X]",
             "a function of X, or X and Y; off: back to the weights", true, 0}},
    .help =
        "Makes a function what step, run and fit make small: X moves instead of the "
        "weights. minimize off ends it.",
    .example = "minimize X^2 - 2*X from 3",
    .changes = true,
    .alone = true,
    .run = run_minimize,
    .offer = offer_minimize,
};
