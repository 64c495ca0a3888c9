/* One statement: an assignment, a command or an expression.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/meant.h"
#include "repl/setting.h"
#include "repl/words.h"

const struct command *command_named(const struct command *const *table,
                                    const char *name)
{
    for (size_t i = 0; table[i]; i++)
        if (strcmp(table[i]->name, name) == 0 || words_among(table[i]->also, name))
            return table[i];
    return NULL;
}

/* Can what stands at S, after a name and blanks (SPACED), begin an argument? An
 * operator cannot, a sign only with its number right behind it. */
static bool begins_argument(const char *s, bool spaced)
{
    if (words_ends(s))
        return true;
    if (isalnum((unsigned char)*s) || *s == '_' || *s == '"' || *s == '.' ||
        ((unsigned char)*s & 0x80)) /* λw1, Zürich.csv */
        return true;
    if (*s == '(')
        return spaced;
    if (*s == '+' || *s == '-')
        return spaced && s[1] && !isspace((unsigned char)s[1]) && s[1] != '=';
    return spaced && strchr("/~?", *s) && s[1] && !isspace((unsigned char)s[1]);
}

/* ---- expressions ---- */

/* NAMED: it was asked for by its name alone. */
static void print_value(const struct value *v, bool named, struct str *out)
{
    if (v->kind == VALUE_NUMBER && named)
        text_asked(out, v->number);
    else if (v->kind == VALUE_NUMBER)
        text_number(out, v->number);
    else if (v->kind == VALUE_WORD)
        str_add(out, v->word);
    else
        str_addf(out, "undefined: %s", v->why);
}

/* "nothing changed; to keep it: w1 = w1 + 0.1" where a sum starts with what can be set.
 */
static void add_keep_hint(struct shell *sh, const char *text, struct str *out)
{
    size_t n = words_name(text);
    char *name = mem_textn(text, n);
    const char *rest = words_skip(text + n);

    if (n && *rest && strchr("+-*/", *rest) && assign_numeric(sh, name) &&
        sh->host.replies)
        str_addf(out, "   (nothing changed; to keep it: %s = %s)", name, text);
    free(name);
}

/* One expression at *S: its value, appended to OUT. */
static bool expression(struct shell *sh, const char **s, struct str *out,
                       struct err *err)
{
    size_t used = 0;
    struct formula *f = formula_parse_expr(*s, &used, err);
    struct value v;
    bool ok = f && formula_eval(f, shell_scope(sh), &v, err);

    if (ok && sh->in->trying && v.kind == VALUE_UNDEFINED && v.each) {
        err_set(err, "%s.", v.why); /* nobody means that */
        ok = err_remedy(err, REMEDY_LACKS);
    }
    if (ok) {
        str_add(out, out->len ? "  " : "");
        print_value(&v, !formula_computes(f), out);
        *s = words_skip(*s + used);
    }
    formula_free(f);
    return ok;
}

static bool expressions(struct shell *sh, const char *text, struct err *err)
{
    const char *s = words_skip(text);
    struct str out;
    bool ok;

    if (sh->in->ahead)
        return false; /* it may take long, and shows nothing before Enter */
    str_init(&out);
    while ((ok = expression(sh, &s, &out, err)) && *s == ',')
        s = words_skip(s + 1);
    if (!ok)
        column_from(err, text, s);
    else if (*s)
        ok = err_set(err, "I do not understand '%s' here.", s);
    if (ok) {
        add_keep_hint(sh, text, &out);
        show_text(sh, out.s);
    }
    str_done(&out);
    sh->in->asked = true;
    return ok;
}

/* ---- settings and weights by name alone, or with a value but no `=` ---- */

/* ", b = -3" where the setting's name is also that of a weight. */
static void add_weight(struct shell *sh, const char *weight, struct str *out)
{
    struct value v;

    if (!weight || !reading_get(sh->bench, weight, &v) || v.kind != VALUE_NUMBER)
        return;
    str_addf(out, ", %s = ", weight);
    text_number(out, v.number);
}

static void show_setting(struct shell *sh, const struct setting *s)
{
    struct str out;

    str_init(&out);
    str_addf(&out, "%s = ", s->name);
    setting_show(s, sh, &out);
    add_weight(sh, s->weight, &out);
    show_text(sh, out.s);
    str_done(&out);
}

static bool bare(struct shell *sh, const char *name, struct err *err)
{
    const struct setting *s = setting_named(name);

    sh->in->asked = true;
    if ((!s || s->reads) && !expressions(sh, name, err))
        return false;
    if (s && !s->reads && s->alone)
        s->alone(sh);
    else if (s && !s->reads)
        show_setting(sh, s);
    knob_arm(sh, name);
    return true;
}

/* `eta 0.5`, `w1 2`, `w 1 -2`, `optimizer adam`, `loss mse`: an unsigned number or a
 * word follows. A reading's name is a word only where it is one of the setting's. */
static bool value_without_equals(const char *name, const char *rest)
{
    const struct setting *s = setting_named(name);
    size_t n = words_name(rest);
    char word[48];

    if (isdigit((unsigned char)*rest) || *rest == '.')
        return true;
    if (!s || !s->word || !n)
        return false;
    words_lower(word, sizeof word, rest, n);
    return setting_has(s, word) || (!reading_named(word) && strcmp(word, "and") != 0 &&
                                    strcmp(word, "or") != 0);
}

static bool target_statement(struct shell *sh, const char *name, const char *rest,
                             bool *mine, struct err *err)
{
    *mine = true;
    if (words_ends(rest))
        return bare(sh, name, err);
    if (value_without_equals(name, rest))
        return assign_one(sh, name, rest, err);
    *mine = false;
    return true;
}

/* ---- commands ---- */

static bool forbidden(struct shell *sh, const struct command *c, struct err *err)
{
    bool asked = sh->guide && (!sh->in->quiet || sh->in->ahead || sh->in->trying);
    const char *why = asked ? guide_forbids(sh->guide, c->name) : NULL;

    return why && !err_set(err, "%s", why);
}

/* C with the arguments TEXT, which lies in STATEMENT. */
static bool command_run(struct shell *sh, const struct command *c,
                        const char *statement, const char *text, struct err *err)
{
    struct args args;
    bool ok;

    sh->in->asked = !c->changes;
    if (forbidden(sh, c, err) || (sh->in->ahead && !c->weights))
        return false;
    if (c->alone && sh->in->in_round)
        return err_set(err, "%s cannot stand inside repeat; step and assignments can.",
                       c->name);
    ok = args_parse(sh, c, text, &args, err) &&
         ((sh->in->trying && meant_outside(sh, c, text)) || c->run(sh, &args, err));
    if (!ok)
        column_from(err, statement, text);
    args_done(&args);
    if (ok && !sh->in->quiet && !sh->in->in_round)
        bench_did(sh->bench, c->name);
    return ok;
}

/* `predict(6,6)`: the brackets are only in the way. */
static bool command_in_brackets(const struct command *c, const char *rest,
                                struct err *err)
{
    size_t n = strlen(rest);
    char *inside = words_trim(rest + 1, n > 1 ? n - 1 - (rest[n - 1] == ')') : 0);

    for (char *p = inside; *p; p++)
        if (*p == ',' && p[1] != ' ')
            *p = ' ';
    err_set(err, "%s is a command; its values stand without brackets: %s %s", c->name,
            c->name, inside);
    err_meant(err, "%s %s", c->name, inside);
    free(inside);
    return false;
}

/* "(6, 6)" and nothing else. */
static bool is_bracketed_list(const char *rest)
{
    const char *close = strchr(rest, ')');

    return *rest == '(' && close && !close[1] &&
           memchr(rest, ',', (size_t)(close - rest));
}

static bool needs_argument(const struct command *c)
{
    return c->arg[0].kind != ARG_END && !c->arg[0].optional;
}

static bool by_name(struct shell *sh, const char *name, const char *text, size_t n,
                    bool *mine, struct err *err)
{
    const char *rest = words_skip(text + n);
    bool spaced = rest != text + n;
    const struct command *c = command_named(sh->commands, name);

    *mine = true;
    if (assign_target(sh, name)) {
        bool ok = target_statement(sh, name, rest, mine, err);

        if (*mine)
            return ok;
    }
    *mine = true;
    if (c && words_ends(rest) && reading_named(name) && needs_argument(c))
        return bare(sh, name, err); /* both a command and a reading: alone it prints */
    if (c && c->bare && words_ends(rest) && !sh->in->ahead && c->bare(sh))
        return sh->in->asked = true;
    if (c && spaced && is_bracketed_list(rest))
        return command_in_brackets(c, rest, err);
    if (c && begins_argument(rest, spaced))
        return command_run(sh, c, text, rest, err);
    if (c && *rest == '(' && !reading_named(name) && strcmp(name, "p") != 0)
        return command_in_brackets(c, rest, err);
    *mine = false;
    return true;
}

/* All weights are numbers after what was done: 1e308 times 10 is none. */
static bool finite_weights(struct shell *sh, struct err *err)
{
    const struct state *s = &sh->bench->s;
    bool finite = true;

    for (size_t j = 0; j < s->params; j++)
        finite = finite && isfinite(s->theta[j]);
    return finite || err_set(err, "The weights would be too large for the computer's "
                                  "numbers. Nothing was changed.");
}

/* `split = 0.7`, `features = product`: what a command sets and a reading shows. */
static const struct command *setting_command(struct shell *sh, const char *name)
{
    const struct reading *r = reading_named(name);

    return r && strcmp(r->group, "settings") == 0 && !setting_named(name)
               ? command_named(sh->commands, name)
               : NULL;
}

static bool any_statement(struct shell *sh, const char *s, struct err *err)
{
    size_t n = words_name(s);
    const char *rest = words_skip(s + n);
    char exact[48], lower[48];
    bool mine = false, ok;

    /* Other words are looked up where a person types, not in a set-up, nor again in
     * each round of a loop. */
    if (!(sh->in->in_round && sh->in->work.done) &&
        !(sh->in->quiet && !sh->in->trying) &&
        (meant_phrase(sh, s, err) || meant_columns(sh, s, err)))
        return false;
    snprintf(exact, sizeof exact, "%.*s", (int)n, s);
    words_lower(lower, sizeof lower, s, n);
    if (n && *rest == '=' && rest[1] != '=')
        return setting_command(sh, lower) ? command_run(sh, setting_command(sh, lower),
                                                        s, words_skip(rest + 1), err)
                                          : assign_run(sh, s, err);
    if (n) {
        ok = by_name(sh, exact, s, n, &mine, err);
        if (!mine && strcmp(exact, lower) != 0)
            ok = by_name(sh, lower, s, n, &mine, err);
        if (mine)
            return ok;
    }
    if (expressions(sh, s, err))
        return true;
    return !sh->in->ahead && meant_statement(sh, s, err);
}

bool statement_run(struct shell *sh, const char *text, struct err *err)
{
    const char *s = words_skip(text);

    err_clear(err);
    return !*s || (any_statement(sh, s, err) && finite_weights(sh, err));
}
