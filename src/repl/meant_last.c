/* A refusal that came without a line: the one in its sentence, decimals with a point,
 * or how it is written at all. SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/setting_rows.h"
#include "repl/words.h"

/* ---- the line in a sentence ---- */

/* LINE has a place for what is to be filled in: "HEIGHT", "[N]". */
static bool has_gap(const char *line)
{
    size_t capitals = 0;

    for (const char *c = line; *c; c++) {
        capitals = isupper((unsigned char)*c) ? capitals + 1 : 0;
        if (capitals > 1 || *c == '[')
            return true;
    }
    return false;
}

/* LINE begins as a statement does: with a command, a setting or a weight. */
static bool begins_statement(struct shell *sh, const char *line)
{
    size_t n = words_name(line);
    char name[48];

    words_lower(name, sizeof name, line, n);
    return n && (line[n] == ' ' || !line[n]) &&
           (command_named(sh->commands, name) || assign_target(sh, name));
}

static void meant_in_message(struct shell *sh, struct err *err)
{
    static const char *const before[] = {": ", "as in ", "Type "};
    size_t n = strlen(err->message);

    for (const char *s = err->message; n && err->message[n - 1] != '.' && *s; s++)
        for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
            const char *line = s + strlen(before[i]);

            if (strncmp(s, before[i], strlen(before[i])) == 0 && !has_gap(line) &&
                begins_statement(sh, line)) {
                err_meant(err, "%s", line);
                return;
            }
        }
}

/* ---- decimals with a comma ---- */

/* TEXT with a point for each comma between two digits; false: there is none. */
static bool with_points(const char *text, struct str *out)
{
    bool any = false;

    for (const char *s = text; *s; s++) {
        bool comma = *s == ',' && s > text && isdigit((unsigned char)s[-1]) &&
                     isdigit((unsigned char)s[1]);

        str_addc(out, comma ? '.' : *s);
        any = any || comma;
    }
    return any;
}

/* LINE is tried on a copy of the bench, and what it says is thrown away. */
static bool would_run(struct shell *sh, const char *line)
{
    struct bench *own = sh->bench, *copy = bench_new();
    struct paper paper = sh->out;
    struct err unwanted = {0};
    bool quiet = sh->in->quiet, ok;

    bench_restore(copy, &own->s);
    sh->bench = copy;
    paper_init(&sh->out, paper.ascii);
    sh->in->quiet = true;
    ok = statement_run(sh, line, &unwanted);
    sh->in->quiet = quiet;
    paper_done(&sh->out);
    sh->out = paper;
    sh->bench = own;
    bench_free(copy);
    return ok;
}

/* The statements that take decimals and do nothing but what a copy can do. */
static bool takes_decimals(struct shell *sh, const char *text)
{
    char name[48];
    const struct command *c;

    first_name(text, name, sizeof name);
    c = command_named(sh->commands, name);
    if (c)
        return c->weights || words_among("predict add", c->name);
    return assign_target(sh, name) &&
           !(setting_named(name) && setting_is_preference(setting_named(name)));
}

static bool meant_decimals(struct shell *sh, const char *text, struct err *err)
{
    struct str line;
    bool ok;

    str_init(&line);
    ok = takes_decimals(sh, text) && with_points(text, &line) && would_run(sh, line.s);
    if (ok) {
        err_set(err, "Write decimals with a point: %s. Nothing was changed.", line.s);
        err_meant(err, "%s", line.s);
    }
    str_done(&line);
    return ok;
}

/* ---- how it is written ---- */

/* "animate false", "animate = no": the word that switch S has for it; NULL none. */
static const char *switched(const struct setting *s, const char *text, size_t n)
{
    const char *value = words_skip(text + n);
    char word[16];

    if (!s || s->word != setting_on_off)
        return NULL;
    value = words_skip(value + (*value == '='));
    words_lower(word, sizeof word, value, strlen(value));
    return words_among("no false none never 0 disable disabled", word) ? "off"
           : words_among("yes true 1 always enable enabled", word)     ? "on"
                                                                       : NULL;
}

/* TEXT gives a setting or a weight what it cannot have, or a command what it does not
 * take. An example stands in for it only where it throws no value away and takes
 * nothing away: what was meant is not known. */
static void meant_example(struct shell *sh, const char *text, struct err *err)
{
    char name[48];
    size_t n = first_name(text, name, sizeof name);
    const struct command *c = command_named(sh->commands, name);
    const struct setting *s = setting_named(name);
    const char *rest = words_skip(text + n), *on_off = switched(s, text, n);

    if (on_off)
        err_meant(err, "%s %s", s->name, on_off);
    else if (s && s->range)
        err_meant(err, "%s", s->example);
    else if (n && !s && assign_target(sh, name) && *rest == '=')
        err_meant(err, "%s = 1", name);
    else if (c && sh->bench->s.data && strcmp(c->name, "data") != 0 &&
             c->arg[0].kind != ARG_END && *rest && strcmp(c->example, text) != 0 &&
             !(c->changes && !c->weights))
        err_meant(err, "%s", c->example);
}

void meant_last(struct shell *sh, const char *text, struct err *err)
{
    err_whole(err, text);
    if (meant_decimals(sh, text, err))
        return;
    if (!err->meant[0])
        meant_in_message(sh, err);
    if (!err->meant[0])
        meant_example(sh, text, err);
}
