/* A command's arguments, read as its row declares them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "learn/formula.h"
#include "repl/private.h"
#include "repl/words.h"

void column_from(struct err *err, const char *text, const char *s)
{
    if (err->column && !err->file[0])
        err->column += (int)(s - text);
}

bool number_of(struct shell *sh, const char *text, double *v, struct err *err)
{
    struct formula *f = formula_parse(text, err);
    struct value value;
    bool ok;

    if (!f)
        return false;
    ok = formula_eval(f, shell_scope(sh), &value, err);
    formula_free(f);
    if (!ok)
        return false;
    if (value.kind == VALUE_WORD)
        return err_set(err, "A number is needed here, not the word '%s'.", value.word);
    if (value.kind == VALUE_UNDEFINED)
        return err_set(err, "%s has no value now: %s.", text, value.why);
    *v = value.number;
    return true;
}

static struct arg *add(struct args *a, enum arg_kind kind, const char *s, size_t n)
{
    a->arg = mem_grow(a->arg, a->n + 1, sizeof *a->arg);
    a->arg[a->n] = (struct arg){.kind = kind, .text = words_trim(s, n)};
    return &a->arg[a->n++];
}

void args_done(struct args *a)
{
    for (size_t i = 0; i < a->n; i++) {
        free(a->arg[i].text);
        free(a->arg[i].name);
    }
    free(a->arg);
    *a = (struct args){0};
}

void command_usage(const struct command *c, struct str *out)
{
    str_add(out, c->name);
    for (const struct arg_spec *s = c->arg; s->kind != ARG_END; s++)
        str_addf(out, s->optional ? " [%s]" : " %s", s->name);
}

static const char *count_word(size_t n)
{
    static const char *const words[] = {"no", "one", "two", "three", "four"};

    return n < sizeof words / sizeof *words ? words[n] : "more";
}

/* "line needs two numbers, HEIGHT SLOPE: line 3 -0.4" */
static bool missing(const struct command *c, const char *text, struct err *err)
{
    size_t values = 0, needed = 0;
    struct str names;

    if (strstr(text, " - ") && c->arg[0].kind == ARG_VALUE) {
        err_set(err, "Two numbers? Keep the minus with its number: %s", c->example);
        return err_meant(err, "%s", c->example);
    }
    str_init(&names);
    for (const struct arg_spec *s = c->arg; s->kind != ARG_END; s++)
        if (!s->optional) {
            str_addf(&names, " %s", s->name);
            values += s->kind == ARG_VALUE;
            needed++;
        }
    if (values == needed)
        err_set(err, "%s needs %s number%s,%s: %s", c->name, count_word(needed),
                needed == 1 ? "" : "s", names.s, c->example);
    else
        err_set(err, "%s needs more:%s, as in: %s", c->name, names.s, c->example);
    err_meant(err, "%s", c->example);
    str_done(&names);
    return false;
}

static bool too_much(const struct command *c, const char *rest, struct err *err)
{
    struct str usage;

    str_init(&usage);
    command_usage(c, &usage);
    err_set(err, "That is more than %s takes: '%s' is left over. It is: %s", c->name,
            rest, usage.s);
    str_done(&usage);
    return err_remedy(err, REMEDY_DOUBTFUL);
}

/* One value at *S. */
static bool take_value(struct shell *sh, const char **s, enum arg_kind kind,
                       struct args *out, struct err *err)
{
    size_t used;
    struct formula *f = formula_parse_value(*s, &used, err);
    struct arg *a;

    if (!f)
        return false;
    formula_free(f);
    a = add(out, kind, *s, used);
    if (!number_of(sh, a->text, &a->number, err))
        return false;
    *s += used;
    return true;
}

/* WORD is one of SPEC's, in any case: it gets the case that it has there. */
static bool word_allowed(const struct arg_spec *spec, char *word, const char *command,
                         struct err *err)
{
    struct str list;

    if (!spec->words)
        return true;
    for (size_t i = 0; spec->words[i]; i++)
        if (strcasecmp(spec->words[i], word) == 0) {
            memcpy(word, spec->words[i], strlen(word));
            return true;
        }
    str_init(&list);
    for (size_t i = 0; spec->words[i]; i++)
        str_addf(&list, "%s%s", i ? ", " : "", spec->words[i]);
    err_set(err, "%s does not know '%s'. It can be: %s.", command, word, list.s);
    for (size_t i = 0; spec->words[i]; i++)
        if (strlen(word) > 2 && words_distance(spec->words[i], word) <= 2)
            err_meant(err, "%s %s", command, spec->words[i]);
    str_done(&list);
    return false;
}

static bool take_word(const struct command *c, const struct arg_spec *spec,
                      const char **s, struct args *out, struct err *err)
{
    struct str word;
    struct arg *a;
    size_t used;

    str_init(&word);
    used = words_word(*s, &word);
    a = used ? add(out, ARG_WORD, word.s, word.len) : NULL;
    *s += used;
    str_done(&word);
    return a ? word_allowed(spec, a->text, c->name, err)
             : err_set(err, "The closing \" is missing.");
}

static bool take_pair(struct shell *sh, const struct command *c, const char **s,
                      struct args *out, struct err *err)
{
    size_t n = words_name(*s);
    const char *eq = words_skip(*s + n);
    char *name;

    if (!n || *eq != '=')
        return too_much(c, *s, err);
    name = mem_textn(*s, n);
    *s = words_skip(eq + 1);
    if (!take_value(sh, s, ARG_PAIR, out, err)) {
        free(name);
        return false;
    }
    out->arg[out->n - 1].name = name;
    return true;
}

static bool take(struct shell *sh, const struct command *c, const struct arg_spec *spec,
                 const char **s, struct args *out, struct err *err)
{
    switch (spec->kind) {
    case ARG_WORD:
        return take_word(c, spec, s, out, err);
    case ARG_VALUE:
        return take_value(sh, s, ARG_VALUE, out, err);
    case ARG_VALUES:
        while (!words_ends(*s)) {
            if (!take_value(sh, s, ARG_VALUES, out, err))
                return false;
            *s = words_skip(*s);
            *s = words_skip(*s + (**s == ','));
        }
        return true;
    case ARG_PAIR:
        while (!words_ends(*s)) {
            if (!take_pair(sh, c, s, out, err))
                return false;
            *s = words_skip(*s);
            *s = words_skip(*s + (**s == ','));
        }
        return true;
    default:
        add(out, spec->kind, *s, strlen(*s));
        *s += strlen(*s);
        return true;
    }
}

bool args_parse(struct shell *sh, const struct command *c, const char *text,
                struct args *out, struct err *err)
{
    const char *s = words_skip(text);

    *out = (struct args){0};
    for (const struct arg_spec *spec = c->arg; spec->kind != ARG_END; spec++) {
        if (!*s && spec->optional)
            break;
        if (!*s)
            return missing(c, text, err);
        if (!take(sh, c, spec, &s, out, err)) {
            column_from(err, text, s);
            return false;
        }
        s = words_skip(s);
        if (*s == ',')
            s = words_skip(s + 1);
    }
    return *s ? too_much(c, s, err) : true;
}
