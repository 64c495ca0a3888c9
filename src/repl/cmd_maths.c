/* Commands of mathematics: print explain formula.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/definition.h"
#include "lab/explain.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/words.h"

/* Appends the value of the expression at *S to OUT, and to WHY why it has none. */
static bool print_one(struct shell *sh, const char **s, struct str *out,
                      struct str *why, struct err *err)
{
    size_t used;
    struct formula *f = formula_parse_expr(*s, &used, err);
    struct value v;
    bool ok = f && formula_eval(f, shell_scope(sh), &v, err);
    bool asks = f && formula_asks(f);

    formula_free(f);
    if (!ok)
        return false;
    str_add(out, out->len ? " " : "");
    if (v.kind == VALUE_UNDEFINED && asks)
        str_addc(out, '0'); /* it does not hold; why not is said */
    else if (v.kind == VALUE_NUMBER)
        text_exact(out, v.number);
    else
        str_add(out, v.kind == VALUE_WORD ? v.word : "undefined");
    if (v.kind == VALUE_UNDEFINED)
        str_addf(why, "%s%.*s: %s.", why->len ? " " : "", (int)used, *s, v.why);
    *s = words_skip(*s + used);
    return true;
}

static bool run_print(struct shell *sh, const struct args *args, struct err *err)
{
    const char *s = args->arg[0].text;
    struct str out, why;
    bool ok = true, more = true;

    str_init(&out);
    str_init(&why);
    while (ok && more) {
        ok = print_one(sh, &s, &out, &why, err);
        if (!ok)
            column_from(err, args->arg[0].text, s);
        more = *s == ',';
        s = words_skip(s + more);
    }
    if (!ok && !err->meant[0])
        meant_joined(sh, "print ", args->arg[0].text, ", ",
                     "print wants commas between its values", err);
    if (ok && *s)
        ok = err_set(err,
                     "print takes expressions with commas between them; '%s' is left "
                     "over.",
                     s);
    if (ok)
        paper_line(&sh->out, STYLE_PLAIN, out.s);
    if (ok)
        reply_text(sh, why.s);
    str_done(&out);
    str_done(&why);
    return ok;
}

const struct command command_print = {
    .name = "print",
    .group = ABOUT_MATHS,
    .arg = {{ARG_REST, "EXPR, EXPR", "what to print, with all digits", 0, 0}},
    .help = "Prints values on one line with 17 significant digits, for scripts.",
    .example = "print loss, errors",
    .run = run_print,
    .offer = offer_expression,
};

static bool run_explain(struct shell *sh, const struct args *args, struct err *err)
{
    char *what = mem_text(args->n ? args->arg[0].text : "loss");
    size_t n = strlen(what);
    bool all = n > 4 && strcmp(what + n - 4, " all") == 0, ok;

    if (all) {
        char *bare = words_trim(what, n - 4);

        free(what);
        what = bare;
    }
    free(sh->heading);
    sh->heading = mem_text(what);
    ok = explain_write(sh->bench, what, all, sh->host.width, &sh->out, err);
    free(what);
    return ok;
}

const struct command command_explain = {
    .name = "explain",
    .also = "why",
    .group = ABOUT_CORE,
    .arg = {{ARG_REST, "NAME", "a number's name, or point I; with all: every line",
             true, 0}},
    .help = "Shows how a number comes about, down to its arithmetic.",
    .example = "explain loss",
    .run = run_explain,
    .offer = offer_explain,
};

/* ---- formula ---- */

static bool list_formulas(struct shell *sh)
{
    const struct definitions *d = sh->bench->s.definitions;
    const char *name, *text;
    size_t i;

    for (i = 0; definitions_nth(d, i, &name, &text); i++)
        show(sh, "%s = %s", name, text);
    if (!i)
        reply(sh,
              "There is no formula yet. One is made like this: formula L = (p-y)^2");
    return true;
}

static const struct formula *lookup(void *self, const char *name)
{
    return definitions_get(self, name);
}

/* p(..) and z(..) with as many numbers as the data had when the formula was made. */
static bool any_place(void *self, const char *name, const struct value *args,
                      size_t nargs, struct value *out, struct err *err)
{
    (void)self;
    (void)args;
    (void)err;
    *out = value_undefined("nothing is computed");
    return nargs && name[0] && !name[1] && strchr("pz", *name);
}

/* Every name of TEXT is known, those of D among them. There may have been other data
 * than those that a place in it is meant for. */
static bool names_known(struct shell *sh, struct definitions *d, const char *text,
                        struct err *err)
{
    struct scope scope = {
        .up = shell_scope(sh), .self = d, .call = any_place, .definition = lookup};
    struct formula *f = formula_parse(text, err);
    bool ok = f && formula_check(f, &scope, err);

    formula_free(f);
    return ok;
}

/* "mean(L) is 0.693": what a formula comes to now. */
static void say_value(struct shell *sh, const char *name)
{
    struct str text;
    struct err why = {0};
    bool fails = false; /* a faulty formula, not one that has no value of its own */

    str_init(&text);
    for (int mean = 0; mean < 2 && !text.len; mean++) {
        struct value v = value_undefined("not computed");
        struct formula *f;
        bool ok;

        str_addf(&text, mean ? "mean(%s)" : "%s", name);
        f = formula_parse(text.s, NULL);
        ok = f && formula_eval(f, shell_scope(sh), &v, &why);
        fails = fails || (!mean && !ok);
        if (ok && v.kind == VALUE_NUMBER) {
            str_add(&text, " is ");
            text_number(&text, v.number);
            str_addc(&text, '.');
        } else {
            str_clear(&text);
        }
        formula_free(f);
    }
    if (text.len) {
        reply_text(sh, text.s);
    } else if (fails) { /* z(25), and the data have two columns */
        reply(sh, "%s has no value with these data: %s", name, why.message);
        remark(sh, "%s has no value with these data: %s", name, why.message);
    }
    str_done(&text);
}

/* One NAME = EXPR at *S: *D, which is taken over, with it; NULL sets ERR. */
static struct definitions *define(struct shell *sh, const char **s,
                                  struct definitions *d, char **name, struct err *err)
{
    struct definitions *more = NULL;
    size_t n = words_name(*s), used = 0;
    const char *eq = words_skip(*s + n), *from = words_skip(eq + (*eq == '='));
    struct formula *f = NULL;
    char *text;

    *name = mem_textn(*s, n);
    if (!n || *eq != '=')
        err_set(err, "It is: formula NAME = EXPRESSION, as in: formula L = (p-y)^2");
    else if (assign_target(sh, *name))
        err_set(err, "%s can be set already. Give the formula another name.", *name);
    else if (!(f = formula_parse_expr(from, &used, err)))
        column_from(err, *s, from);
    formula_free(f);
    if (!err->message[0]) {
        text = mem_textn(from, used);
        if (names_known(sh, d, text, err))
            more = definitions_with(d, *name, text, err);
        else
            column_from(err, *s, from);
        free(text);
        *s = words_skip(from + used);
    }
    definitions_free(d);
    return more;
}

static bool run_formula(struct shell *sh, const struct args *args, struct err *err)
{
    struct definitions *d = definitions_ref(sh->bench->s.definitions);
    const char *text = args->n ? args->arg[0].text : "", *s = text, *from;
    char *name = NULL;
    bool more;

    if (!args->n) {
        definitions_free(d);
        return list_formulas(sh);
    }
    do {
        from = s;
        free(name);
        d = define(sh, &s, d, &name, err);
        more = *s == ',';
        s = words_skip(s + (d && more));
    } while (d && more);
    if (d && *s) {
        definitions_free(d);
        d = NULL;
        err_set(err, "'%s' is left over.", s);
    }
    if (d) {
        bench_set_definitions(sh->bench, d);
        sh->bench->s.gradcheck = -1; /* L, dw … may be others now */
        say_value(sh, name);
        if (!name[1] && strchr("pzs", *name))
            reply(sh,
                  "Your next formulas use this %s; readings and pictures keep the "
                  "model's.",
                  name);
    } else {
        column_from(err, text, from);
    }
    free(name);
    return d != NULL;
}

const struct command command_formula = {
    .name = "formula",
    .group = ABOUT_MATHS,
    .arg = {{ARG_REST, "NAME = EXPR", "a formula of your own; bare: lists them", true,
             0}},
    .help = "Gives a formula a name, for later formulas, mean(), derive and checkgrad.",
    .example = "formula L = -(y*log(p)+(1-y)*log(1-p))",
    .changes = true,
    .run = run_formula,
    .offer = offer_formula,
};
