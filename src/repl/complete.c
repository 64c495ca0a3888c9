/* Completion: where in the line the word stands, and who knows what can stand there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/words.h"

/* ---- the statement under the cursor ---- */

/* Where in LINE (N bytes) its last statement begins; N + 1: a comment stands there. */
static size_t last_statement(const char *line, size_t n)
{
    size_t from = 0;
    bool quoted = false;

    for (size_t i = 0; i < n; i++) {
        quoted = quoted != (line[i] == '"');
        if (!quoted && line[i] == '#')
            return n + 1;
        if (!quoted && line[i] == ';')
            from = i + 1;
    }
    return from;
}

/* Past `repeat 10:`, whose body is a line of its own. */
static const char *past_repeat(const char *s)
{
    const char *colon = strchr(s, ':');

    return words_name(s) == 6 && strncmp(s, "repeat", 6) == 0 && colon
               ? words_skip(colon + 1)
               : s;
}

/* The assignment that is being typed of those that a comma joins: `b = 6, w1 = 4`. */
static const char *last_assignment(const char *s)
{
    const char *found = s;

    for (const char *c = s; words_skip(s + words_name(s))[0] == '=' && *c; c++) {
        const char *part = words_skip(c + 1);
        size_t n = words_name(part);

        if (*c == ',' && n && *words_skip(part + n) == '=')
            found = part;
    }
    return found;
}

const char *statement_typed(const char *line)
{
    size_t n = strlen(line), at = last_statement(line, n);

    return at > n ? line + n : last_assignment(past_repeat(words_skip(line + at)));
}

/* The first name of a statement: as it stands where that is a setting, else in small
 * letters. */
size_t first_name(const char *s, char *name, size_t room)
{
    size_t n = words_name(s);

    snprintf(name, room, "%.*s", (int)n, s);
    if (!setting_named(name))
        words_lower(name, room, s, n);
    return n;
}

/* Bytes from S, all that is typed of the statement, to the word that it ends in: what
 * stands behind a blank, a comma between values or a =, or in quotes. */
static size_t word_begin(const char *s)
{
    size_t from = 0;
    bool quoted = false;

    for (size_t i = 0; s[i]; i++) {
        if (s[i] == '"' && !quoted)
            from = i;
        quoted = quoted != (s[i] == '"');
        if (!quoted && strchr(" ,=", s[i]))
            from = i + 1;
    }
    return from;
}

/* ---- who offers ---- */

/* Words of an argument, or an expression where it is a value. */
static void offer_argument(struct shell *sh, const struct command *c, const char *typed,
                           struct offers *to)
{
    size_t at = offer_place(typed), n = 0;
    const struct arg_spec *a;

    while (n < at && c->arg[n].kind != ARG_END && c->arg[n].kind != ARG_VALUES)
        n++;
    a = &c->arg[n];
    for (size_t i = 0; a->kind == ARG_WORD && a->words && a->words[i]; i++)
        offer(to, a->words[i], NULL);
    if (a->kind == ARG_VALUE || a->kind == ARG_VALUES || a->kind == ARG_EXPR)
        offer_expression(sh, typed, to);
}

/* The value of NAME is being typed; behind a comma perhaps the next NAME =. */
static void offer_value(struct shell *sh, const char *name, const char *typed,
                        struct offers *to)
{
    const char *comma = strrchr(typed, ','), *part = comma ? words_skip(comma + 1) : "";
    size_t n = words_name(part);
    char other[48];

    if (comma && !n && !*part) {
        offer_targets(sh, "", to);
        return;
    }
    if (comma && *words_skip(part + n) == '=') {
        first_name(part, other, sizeof other);
        name = other;
    }
    if (setting_named(name) && setting_named(name)->word)
        offer_values(sh, setting_named(name), to);
    if (!setting_named(name) || setting_named(name)->range)
        offer_expression(sh, typed, to);
}

/* An operator or a bracket stands behind the name: it begins an expression. */
static bool computes(const char *rest)
{
    return *rest && strchr("+-*/^(<>!,", *rest);
}

static void gather(struct shell *sh, const char *s, struct offers *to)
{
    char name[48];
    size_t n = first_name(s, name, sizeof name);
    const char *rest = words_skip(s + n);
    const struct command *c = command_named(sh->commands, name);
    const struct setting *set = setting_named(name);
    char *typed;

    if (to->begin == s) {
        offer_statement(sh, to);
        return;
    }
    typed =
        rest < to->begin ? mem_textn(rest, (size_t)(to->begin - rest)) : mem_text("");
    if (n && *rest == '=' && rest[1] != '=' && assign_target(sh, name))
        offer_value(sh, name, typed + strspn(typed, "= "), to);
    else if (c && c->offer && !computes(rest))
        c->offer(sh, typed, to);
    else if (set && s[n] == ' ' && !computes(rest) && !offer_place(typed))
        offer_values(sh, set, to);
    else if (c && !computes(rest))
        offer_argument(sh, c, typed, to);
    else if (!set || computes(rest))
        offer_expression(sh, typed, to);
    free(typed);
}

/* ---- for the front end ---- */

static void forget(struct shell_private *in)
{
    for (size_t i = 0; i < in->noffered; i++) {
        free(in->offered[i].word);
        free(in->offered[i].help);
    }
    free(in->offered);
    in->offered = NULL;
    in->noffered = 0;
}

void complete_done(struct shell_private *in)
{
    forget(in);
}

/* What is offered is remembered with its help, until the next time. */
static void remember(struct shell_private *in, const struct offers *o)
{
    forget(in);
    in->offered = o->n ? mem_array(o->n, sizeof *in->offered) : NULL;
    in->noffered = o->n;
    for (size_t i = 0; i < o->n; i++) {
        in->offered[i].word = mem_text(o->list[i]);
        in->offered[i].help = o->help[i];
    }
    free(o->help);
}

const char *shell_offered(const struct shell *sh, const char *word)
{
    for (size_t i = 0; i < sh->in->noffered; i++)
        if (strcmp(sh->in->offered[i].word, word) == 0)
            return sh->in->offered[i].help;
    return "";
}

char **shell_complete(struct shell *sh, const char *line, size_t point, size_t *start)
{
    char *typed = mem_textn(line, point);
    size_t at = last_statement(typed, point);
    struct offers found = {0};
    const char *s;

    *start = point;
    if (at <= point) {
        s = past_repeat(words_skip(typed + at));
        for (int fold = 0; fold < 2 && !found.n; fold++) {
            found.fold = fold;
            found.begin = s + word_begin(s);
            found.len = strlen(found.begin);
            gather(sh, s, &found);
        }
        *start = (size_t)(found.begin - typed);
    }
    remember(sh->in, &found);
    free(typed);
    return found.list;
}
