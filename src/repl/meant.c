/* What a wrong input meant: one sentence, and the line that was meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "plot/text.h"
#include "repl/meant.h"
#include "repl/setting.h"
#include "repl/share.h"
#include "repl/topic.h"
#include "repl/words.h"

/* ---- whole lines that are no statement ---- */

static const char yes_words[] = "ok okay yes go sure weiter continue proceed";
static const char shell_words[] = "ls cd pwd python python3 bash sh cat vi vim nano "
                                  "sudo grep rm mv cp top mkdir touch "
                                  "chmod curl wget pip conda apt jupyter "
                                  "history whoami which less echo git ssh";

static bool is(const char *line, const char *text)
{
    return strcasecmp(line, text) == 0;
}

static bool shell_word(const char *line, struct err *err)
{
    size_t n = strcspn(line, " ");
    char *first = mem_textn(line, n);
    bool found = words_among(shell_words, first);

    free(first);
    return found &&
           !err_set(err, "This is logitty, not the shell. datasets lists the data; "
                         "quit leaves.") &&
           !err_meant(err, "datasets");
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

/* `:w`, `:help step`, as vi has them. */
static bool editor_command(const char *command, struct err *err)
{
    const char *line = is(command, "w")   ? "save mine"
                       : is(command, "x") ? "quit"
                                          : command;

    err_set(err, "Here no : stands before a command: %s", line);
    err_meant(err, "%s", line);
    err_remedy(err, REMEDY_WORDED);
    return true;
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
    if (*line == ':' && isalpha((unsigned char)line[1]))
        return editor_command(line + 1, err);
    if (is(line, "back"))
        return !err_set(err, "Page: prev. Time: rewind. The last change: undo.") &&
               !err_meant(err, sh->guide ? "prev" : "undo");
    if (strncasecmp(line, "line ", 5) == 0 && meant_school(sh, line + 5, err))
        return true;
    return meant_question(sh, line, err) || shell_word(line, err) ||
           meant_school(sh, line, err) || equality(sh, line) ||
           share_meant(sh, line, err);
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

/* `ascii`, `scatter x1 x2`, `hobbits`, `sigmoid`: what stands behind a setting's or a
 * command's name was typed alone; that of several settings says nothing. */
static bool own_word(struct shell *sh, const char *word, const char *text,
                     struct err *err)
{
    const struct setting *only = NULL;
    size_t users = 0;
    bool alone = !*words_skip(text + strlen(word));
    const char *head = NULL;

    for (size_t i = 0; settings[i]; i++)
        if (setting_has(settings[i], word)) {
            only = settings[i];
            users++;
        }
    if (users == 1 && alone)
        head = only->name;
    else if (figure_named(word) && strchr(" ", text[strlen(word)]))
        head = "plot";
    else if (dataset_named(word) && strchr(" ", text[strlen(word)]))
        head = "data";
    else if (alone && shelf_find(shell_shelf(sh), word))
        head = "lesson";
    if (!head)
        return false;
    err_set(err, "Here that is written so: %s %s", head, text);
    err_meant(err, "%s %s", head, text);
    err_remedy(err, REMEDY_WORDED);
    return true;
}

/* `captions + 1`: a setting that is on or off, or a word. */
static bool no_number(const char *word, struct err *err)
{
    const struct setting *s = setting_named(word);

    if (!s)
        return false;
    err_set(err, "%s is no number to calculate with. Alone it shows what it is now: %s",
            s->name, s->name);
    return err_meant(err, "%s", s->name), true;
}

/* `model.coef_`, `clf.fit(X, y)`: what stands behind the last dot. */
static bool meant_object(struct shell *sh, const char *word, const char *text,
                         struct err *err)
{
    const char *dot = strrchr(word, '.');
    const struct command *c = dot ? command_named(sh->commands, dot + 1) : NULL;
    struct str here;
    bool ok;

    if (c && strpbrk(text, "0123456789"))
        return false; /* its values are wanted */
    str_init(&here);
    if (c)
        str_add(&here, strcmp(c->name, "predict") == 0                   ? "points"
                       : c->arg[0].kind == ARG_END || c->arg[0].optional ? c->name
                                                                         : c->example);
    ok = dot && (c || phrase_here(sh, dot + 1, &here));
    if (ok) {
        err_set(err, "Here nothing stands before a dot: %s", here.s);
        err_meant(err, "%s", here.s);
        err_remedy(err, REMEDY_WORDED);
    }
    str_done(&here);
    return ok;
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

/* TEXT may be what somebody looks for: help finds where it is told. */
void meant_help(const struct shell *sh, const char *text, struct err *err)
{
    struct topic hit;

    if (isalpha((unsigned char)*text) && !strpbrk(text, ";#\"=|") &&
        topics_find(sh, text, &hit, 1))
        err_meant(err, "help %s", text);
    else
        err_meant(err, "help");
}

/* While a question waits, an unknown word was meant as its answer. */
static bool unknown(const struct shell *sh, const char *word, const char *text,
                    struct err *err)
{
    const struct task *t = sh->guide && sh->host.replies ? guide_task(sh->guide) : NULL;

    if (t && t->options)
        return err_set(err, "I do not know '%s'. A letter is asked: A to %c.", word,
                       (char)('A' + t->options - 1));
    if (t && t->kind == TASK_NUMBER)
        return err_set(err, "I do not know '%s'. A number is asked, in digits.", word);
    if (t && t->kind == TASK_FORMULA)
        return err_set(err, "I do not know '%s'. A formula is asked.", word);
    err_set(err, "I do not know '%s'. help lists the words.", word);
    meant_help(sh, text, err);
    return false;
}

/* A ) is all that is missing: Tab adds it. */
static void say_bracket(const struct shell *sh, struct err *err)
{
    size_t n = strlen(err->part), used = strlen(err->message);

    if (sh->host.replies && n && strncmp(err->meant, err->part, n) == 0 &&
        strcmp(err->meant + n, ")") == 0)
        snprintf(err->message + used, sizeof err->message - used, " Tab adds it.");
}

/* `sqrt`: a function's name, and nothing behind it. */
static bool function_alone(const char *word, const char *rest, struct err *err)
{
    for (size_t i = 0; formula_function(i); i++)
        if (strcmp(formula_function(i), word) == 0) {
            if (!*words_skip(rest))
                err_meant(err, "%s", formula_example(word));
            return true;
        }
    return false;
}

/* `stpe 10`: a word that is spelled nearly so. */
static bool misspelled(struct shell *sh, const char *word, const char *rest,
                       struct err *err)
{
    bool read = !isalnum((unsigned char)*words_skip(rest));
    const char *near = meant_near(sh, word, read);

    if (!near)
        return false;
    if (sh->host.replies)
        err_set(err, "%s%s? Tab.", near, rest);
    else
        err_set(err, "I do not know '%s'. Did you mean: %s%s", word, near, rest);
    err_meant(err, "%s%s", near, rest);
    err_remedy(err, REMEDY_SLIP);
    return true;
}

/* TEXT begins with WORD, which no assignment or expression can; REST is behind it. */
static bool odd_word(struct shell *sh, const char *word, const char *text,
                     const char *rest, struct err *err)
{
    const struct command *c;

    if (meant_object(sh, word, text, err) || *rest == '(' ||
        function_alone(word, rest, err))
        return false;
    c = command_named(sh->commands, word);
    if (c)
        return misused(c, err);
    if (no_number(word, err) || own_word(sh, word, text, err) ||
        misspelled(sh, word, rest, err))
        return false;
    return unknown(sh, word, text, err);
}

bool meant_statement(struct shell *sh, const char *text, struct err *err)
{
    size_t n = words_name(text);
    const char *rest = text + n;
    char word[48];
    struct value v;

    say_bracket(sh, err);
    words_lower(word, sizeof word, text, n);
    if (meant_update(text, err))
        return false;
    if (sets_reading(word, rest) && !assign_target(sh, word))
        return meant_target(sh, word, words_skip(rest), err);
    if (!n || reading_get(sh->bench, word, &v) || err->meant[0])
        return false;
    return odd_word(sh, word, text, rest, err);
}
