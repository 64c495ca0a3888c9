/* What can stand at the end of a line: words, names of the language, expressions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/offer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lab/definition.h"
#include "lab/reading.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/topic.h"
#include "repl/words.h"

enum { WEIGHTS_MOST = 64 };

/* ---- one word ---- */

static bool begins(const struct offers *to, const char *word)
{
    return (to->fold ? strncasecmp : strncmp)(word, to->begin, to->len) == 0;
}

static void add(struct offers *to, const char *text, const char *help)
{
    for (size_t i = 0; i < to->n; i++)
        if (strcmp(to->list[i], text) == 0)
            return;
    to->list = mem_grow(to->list, to->n + 2, sizeof *to->list);
    to->help = mem_grow(to->help, to->n + 2, sizeof *to->help);
    to->list[to->n] = mem_text(text);
    to->help[to->n++] = mem_text(help ? help : "");
    to->list[to->n] = to->help[to->n] = NULL;
}

void offer(struct offers *to, const char *word, const char *help)
{
    if (begins(to, word))
        add(to, word, help);
}

/* WORD can stand there; TEXT is what is written for it: a name in quotes. */
static void add_as(struct offers *to, const char *word, const char *text,
                   const char *help)
{
    struct offers bare = *to;

    if (bare.len && *bare.begin == '"') {
        bare.begin++;
        bare.len--;
    }
    if (begins(&bare, word))
        add(to, text, help);
}

void offer_quoted(struct offers *to, const char *name, const char *help)
{
    struct str text;

    str_init(&text);
    if (name[strcspn(name, " ,;#=")] || (to->len && *to->begin == '"'))
        str_addf(&text, "\"%s\"", name);
    else
        str_add(&text, name);
    if (!strchr(name, '"'))
        add_as(to, name, text.s, help);
    str_done(&text);
}

size_t offer_place(const char *typed)
{
    size_t n = 0;

    for (const char *s = words_skip(typed); *s; s = words_skip(s), n++) {
        bool quoted = false;

        for (; *s && (quoted || !isspace((unsigned char)*s)); s++)
            quoted = quoted != (*s == '"');
    }
    return n;
}

/* ---- weights and settings ---- */

static void offer_weights(struct shell *sh, struct offers *to)
{
    const struct bench *b = sh->bench;
    char name[16];

    if (!b->s.hidden)
        offer(to, "w", "the weights, one for each feature");
    for (size_t j = 0; j < b->s.params && j < WEIGHTS_MOST; j++) {
        bench_weight_name(b, j, name);
        offer(to, name, j ? "a weight" : "the bias");
    }
}

static void offer_topics(struct shell *sh, struct offers *to, enum topic_kind kind)
{
    struct topics at = {.sh = sh, .kind = kind};
    struct topic t;

    while (topics_next(&at, &t) && t.kind == kind)
        offer(to, t.name, topic_help(&t));
}

/* Tried on a copy: a loss that the model has not would be refused. */
static bool accepts(struct shell *sh, const struct setting *s, const char *word)
{
    struct bench *own = sh->bench, *copy;
    struct err unwanted = {0};
    struct str note;
    bool ok;

    if (setting_is_preference(s))
        return true;
    copy = bench_new();
    bench_restore(copy, &own->s);
    str_init(&note);
    sh->bench = copy;
    ok = setting_word(s, sh, word, 0, &note, &unwanted);
    sh->bench = own;
    str_done(&note);
    bench_free(copy);
    return ok;
}

void offer_values(struct shell *sh, const struct setting *s, struct offers *to)
{
    bool methods_too = s == setting_named("optimizer");

    for (size_t i = 0; s->word && s->word(i); i++) {
        const char *word = s->word(i);

        if (begins(to, word) && accepts(sh, s, word))
            add(to, word, methods_too ? method_named(word)->help : NULL);
    }
}

void offer_targets(struct shell *sh, const char *typed, struct offers *to)
{
    char name[48];
    const struct setting *s;

    words_lower(name, sizeof name, words_skip(typed), words_name(words_skip(typed)));
    s = setting_named(name);
    if (offer_place(typed) > 0) {
        if (s && offer_place(typed) == 1)
            offer_values(sh, s, to);
        return;
    }
    offer_weights(sh, to);
    offer_topics(sh, to, TOPIC_SETTING);
}

/* ---- what begins a statement ---- */

static bool allowed(const struct shell *sh, const struct command *c)
{
    return sh->guide ? !guide_forbids(sh->guide, c->name) : !c->lesson;
}

static void offer_commands(struct shell *sh, struct offers *to, bool core)
{
    for (size_t i = 0; sh->commands[i]; i++)
        if ((!core || sh->commands[i]->group == ABOUT_CORE) &&
            allowed(sh, sh->commands[i]))
            offer(to, sh->commands[i]->name, sh->commands[i]->help);
}

void offer_statement(struct shell *sh, struct offers *to)
{
    bool few = !to->len; /* a hundred names would be no answer */

    offer_commands(sh, to, few);
    if (few)
        return;
    offer_topics(sh, to, TOPIC_SETTING);
    offer_weights(sh, to);
    offer_expression(sh, "", to);
}

/* ---- expressions ---- */

/* The name of the call whose bracket is open at the end of TEXT; its length, 0: none.
 */
static size_t open_call(const char *text, const char **name)
{
    size_t n = strlen(text), depth = 0, from;

    while (n && (depth || text[n - 1] != '(')) {
        n--;
        depth += text[n] == ')';
        depth -= text[n] == '(' && depth;
    }
    if (!n)
        return 0;
    for (from = n - 1; from && isalnum((unsigned char)text[from - 1]);)
        from--;
    *name = text + from;
    return n - 1 - from;
}

static bool is_call(const char *name, size_t n, const char *list)
{
    char *word = mem_textn(name, n);
    bool yes = n && words_among(list, word);

    free(word);
    return yes;
}

/* The functions: in a lesson also those that ask what was used. */
static void offer_functions(struct shell *sh, struct offers *to)
{
    const char *name;

    for (size_t i = 0; (name = formula_function(i)); i++) {
        struct str text;

        if (!sh->guide && (strcmp(name, "used") == 0 || strcmp(name, "count") == 0))
            continue;
        str_init(&text);
        str_addf(&text, "%s%s", name, strcmp(formula_usage(name), name) ? "(" : "");
        offer(to, text.s, formula_help(name));
        str_done(&text);
    }
}

void offer_readings(struct shell *sh, struct offers *to)
{
    const struct definitions *d = sh->bench->s.definitions;
    const char *name, *text, *help;
    struct value v;

    offer_topics(sh, to, TOPIC_READING);
    for (size_t i = 0; definitions_nth(d, i, &name, &text); i++)
        offer(to, name, text);
    for (size_t i = 0; reading_families[i].prefix; i++) {
        name = reading_families[i].example;
        if (begins(to, name) && reading_get(sh->bench, name, &v) &&
            v.kind != VALUE_UNDEFINED)
            add(to, name, reading_families[i].help);
    }
    for (size_t i = 0; sh->guide && (name = guide_name(i, &help)); i++)
        offer(to, name, help);
}

/* What stands behind the last operator, bracket or comma is the word. */
static bool expression_word(struct offers *to)
{
    const char *end = to->begin + to->len, *s = end;

    while (s > to->begin && (isalnum((unsigned char)s[-1]) || strchr("_.", s[-1])))
        s--;
    if (to->n && s != to->begin)
        return false; /* another kind of word has been found */
    to->begin = s;
    to->len = (size_t)(end - s);
    return !isdigit((unsigned char)*s) && *s != '.';
}

void offer_expression(struct shell *sh, const char *typed, struct offers *to)
{
    const char *call = "";
    struct str before;
    size_t n;

    str_init(&before);
    str_add(&before, typed);
    str_addn(&before, to->begin, to->len);
    if (expression_word(to)) {
        str_cut(&before, before.len - to->len);
        n = open_call(before.s, &call);
        if (is_call(call, n, "used count")) {
            offer_commands(sh, to, false);
        } else {
            if (is_call(call, n, "mean sum same"))
                offer_topics(sh, to, TOPIC_POINT);
            offer_readings(sh, to);
            offer_functions(sh, to);
        }
    }
    str_done(&before);
}
