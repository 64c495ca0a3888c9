/* What a wrong input meant: one sentence, and the line that was meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/words.h"

/* ---- whole lines that are no statement ---- */

static const char yes_words[] = "ok okay yes go sure weiter";
static const char shell_words[] = "ls cd pwd python python3 bash sh cat vi vim nano "
                                  "sudo man grep rm mv cp top exit() "
                                  "clear echo git ssh make";

static bool is(const char *line, const char *text)
{
    return strcasecmp(line, text) == 0;
}

/* The first sentence of HELP and the present value: "eta (η): the learning rate. Now
 * 0.09." */
static void tell_shortly(struct shell *sh, const char *name, const char *help)
{
    const char *stop = strstr(help, ". ");
    size_t n = stop ? (size_t)(stop - help) : strlen(help);
    const struct setting *set = setting_named(name);
    struct value v;
    struct str t;

    str_init(&t);
    if (!set)
        str_addf(&t, "%s: ", name);
    str_addf(&t, "%.*s.", (int)(n - (help[n - 1] == '.')), help);
    if (set) {
        str_add(&t, " Now ");
        set->show(sh->bench, &t);
        str_addc(&t, '.');
    } else if (reading_get(sh->bench, name, &v) && v.kind == VALUE_NUMBER) {
        str_add(&t, " Now ");
        text_number(&t, v.number);
        str_addc(&t, '.');
    }
    str_addf(&t, " More: help %s", name);
    show_text(sh, t.s);
    str_done(&t);
}

/* What NAME is, if it is a word of the language. */
static const char *help_of(struct shell *sh, const char *name)
{
    const struct command *c = command_named(sh->commands, name);

    if (setting_named(name))
        return setting_named(name)->help;
    if (reading_named(name))
        return reading_named(name)->help;
    return c ? c->help : NULL;
}

/* "what is eta?", "eta?", "?" */
static bool question(struct shell *sh, const char *line, struct err *err)
{
    static const char *const openers[] = {"what is ", "what's ", "what does ",
                                          "how do i ", ""};
    size_t len = strlen(line), i = 0;
    char name[48];

    if (!len || line[len - 1] != '?')
        return false;
    while (strncasecmp(line, openers[i], strlen(openers[i])))
        i++;
    line += strlen(openers[i]);
    if (strncasecmp(line, "the ", 4) == 0)
        line += 4;
    words_lower(name, sizeof name, line, words_name(line));
    sh->in->asked = true;
    if (help_of(sh, name))
        tell_shortly(sh, setting_named(name) ? setting_named(name)->name : name,
                     help_of(sh, name));
    else
        statement_run(sh, "help", err);
    return true;
}

static bool shell_word(const char *line, struct err *err)
{
    size_t n = strcspn(line, " ");
    char *first = mem_textn(line, n);
    bool found = words_among(shell_words, first);

    free(first);
    return found &&
           !err_set(err, "This is logitty, not the shell. datasets lists the data; "
                         "quit leaves.");
}

bool meant_school(struct shell *sh, const char *line, struct err *err)
{
    double height, slope;
    char sign = '+', x;
    int end = 0;

    if (sscanf(line, " y = %lf %c %lf * %c%n", &height, &sign, &slope, &x, &end) != 4 &&
        sscanf(line, " y = %lf %c %lf %c%n", &height, &sign, &slope, &x, &end) != 4)
        return false;
    if (tolower((unsigned char)x) != 'x' || !strchr("+-", sign) ||
        strspn(line + end, " 1") != strlen(line + end) || sh->bench->s.dim != 2 ||
        !bench_straight(sh->bench))
        return false;
    if (sign == '-')
        slope = -slope;
    err_set(err, "That is line %g %g.%s", height, slope,
            sh->host.replies ? " Tab takes it." : "");
    err_meant(err, "line %g %g", height, slope);
    return true;
}

/* `w1 == 2`: somebody asks where setting was meant, perhaps. */
static bool equality(struct shell *sh, const char *line)
{
    size_t n = words_name(line);
    const char *s = words_skip(line + n);
    char *name = mem_textn(line, n);
    double value;
    struct value now;
    bool mine = n && s[0] == '=' && s[1] == '=' &&
                formula_literal(words_skip(s + 2), &value) &&
                assign_numeric(sh, name) && reading_get(sh->bench, name, &now) &&
                now.kind == VALUE_NUMBER && sh->host.replies;

    if (mine) {
        struct str t;

        str_init(&t);
        text_number(&t, now.number);
        show(sh, "== asks, = sets. %s is %s; to set it: %s = %s", name, t.s, name,
             words_skip(s + 2));
        err_meant(&sh->fault, "%s = %s", name, words_skip(s + 2));
        str_done(&t);
    }
    free(name);
    return mine;
}

/* LINE says yes. A y alone does only where a question or an offer waits: elsewhere it
 * is the label of the points. */
static bool says_yes(struct shell *sh, const char *line)
{
    const struct task *t = sh->guide ? guide_task(sh->guide) : NULL;
    bool offered =
        sh->guide && (!t || t->kind != TASK_DO || (t->ghost && !sh->in->ghost_spent));

    return is(line, "go on") || is(line, "go ahead") || words_among(yes_words, line) ||
           (is(line, "y") && offered);
}

bool meant_line(struct shell *sh, const char *line, struct err *err)
{
    const char *phrase, *next;

    if (is(line, ":q") || is(line, ":wq") || is(line, ":q!") || is(line, "ZZ"))
        return statement_run(sh, "quit", err);
    if (says_yes(sh, line)) {
        next = shell_next_line(sh, &phrase);
        if (!*next)
            return !err_set(err, "%c%s.", toupper((unsigned char)*phrase), phrase + 1);
        shell_line(sh, next);
        return true;
    }
    if (is(line, "back"))
        return !err_set(err, "Page: prev. The last change: undo.");
    return question(sh, line, err) || shell_word(line, err) ||
           meant_school(sh, line, err) || equality(sh, line);
}

/* ---- statements ---- */

struct nearest {
    const char *word;
    const char *name;
    size_t distance;
};

static void consider(struct nearest *n, const char *name)
{
    size_t d = words_distance(n->word, name);

    if (d < n->distance) {
        n->distance = d;
        n->name = name;
    }
}

const char *meant_near(struct shell *sh, const char *word, bool read)
{
    size_t len = strlen(word);
    struct nearest n = {word, NULL, len < 3 ? 1 : len < 6 ? 2 : 3};

    for (size_t i = 0; sh->commands[i]; i++)
        consider(&n, sh->commands[i]->name);
    for (size_t i = 0; settings[i]; i++)
        consider(&n, settings[i]->name);
    for (size_t i = 0; read && readings[i]; i++)
        consider(&n, readings[i]->name);
    return n.name;
}

/* `errors 0`, `loss mse`: somebody sets what is only read. */
static bool sets_reading(const char *word, const char *rest)
{
    const char *next = words_skip(rest);
    size_t n = words_name(next);

    return reading_named(word) && next != rest &&
           (n || isdigit((unsigned char)*next)) &&
           !(n == 3 && strncmp(next, "and", 3) == 0) &&
           !(n == 2 && strncmp(next, "or", 2) == 0);
}

/* `w1 += 1`, `w1 := 2`: assignment as other languages write it. */
static bool updates(const char *text, size_t n, struct err *err)
{
    const char *op = words_skip(text + n);
    const char *value = n && *op && op[1] == '=' ? words_skip(op + 2) : "";
    struct str meant;

    if (!*value || !strchr("+-*/:", *op))
        return false;
    str_init(&meant);
    str_addf(&meant, "%.*s = ", (int)n, text);
    if (*op != ':')
        str_addf(&meant, "%.*s %c ", (int)n, text, *op);
    str_add(&meant, value);
    err_set(err, "Here an assignment is written so: %s", meant.s);
    err_meant(err, "%s", meant.s);
    str_done(&meant);
    return true;
}

/* A command followed by what cannot be its argument. */
static bool misused(const struct command *c, struct err *err)
{
    struct str usage;

    str_init(&usage);
    command_usage(c, &usage);
    err_set(err, "%s is written so: %s, as in: %s", c->name, usage.s, c->example);
    err_meant(err, "%s", c->example);
    str_done(&usage);
    return false;
}

/* While a question waits, an unknown word was meant as its answer. */
static bool unknown(const struct shell *sh, const char *word, struct err *err)
{
    const struct task *t = sh->guide && sh->host.replies ? guide_task(sh->guide) : NULL;

    if (t && t->options)
        return err_set(err, "I do not know '%s'. A letter is asked: A to %c.", word,
                       (char)('A' + t->options - 1));
    if (t && t->kind == TASK_NUMBER)
        return err_set(err, "I do not know '%s'. A number is asked, in digits.", word);
    return err_set(err, "I do not know '%s'. help lists the words.", word);
}

bool meant_statement(struct shell *sh, const char *text, struct err *err)
{
    size_t n = words_name(text);
    char word[48];
    const char *near, *next;
    const struct command *c;
    struct value v;

    if (sh->host.replies && strcmp(err->message, "A ) is missing at the end.") == 0)
        snprintf(err->message, sizeof err->message,
                 "A ) is missing at the end. Tab adds it.");
    words_lower(word, sizeof word, text, n);
    if (updates(text, n, err))
        return false;
    if (sets_reading(word, text + n) && !assign_target(sh, word))
        return meant_target(sh, word, words_skip(text + n), err);
    if (!n || reading_get(sh->bench, word, &v) || err->meant[0] || text[n] == '(' ||
        formula_function(0) == NULL)
        return false;
    for (size_t i = 0; formula_function(i); i++)
        if (strcmp(formula_function(i), word) == 0)
            return false;
    c = command_named(sh->commands, word);
    if (c)
        return misused(c, err);
    next = words_skip(text + n);
    near = meant_near(sh, word, !isalnum((unsigned char)*next));
    if (near) {
        if (sh->host.replies)
            err_set(err, "%s%s? Tab.", near, text + n);
        else
            err_set(err, "I do not know '%s'. Did you mean: %s%s", word, near,
                    text + n);
        return err_meant(err, "%s%s", near, text + n);
    }
    return unknown(sh, word, err);
}
