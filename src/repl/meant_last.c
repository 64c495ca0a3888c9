/* The last word about a line that was refused: what is offered for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "repl/meant.h"
#include "repl/setting.h"
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
    struct err unwanted;
    struct str line;
    bool ok;

    str_init(&line);
    ok = takes_decimals(sh, text) && with_points(text, &line) &&
         meant_tried(sh, line.s, &unwanted);
    if (ok) {
        err_set(err, "Write decimals with a point: %s. Nothing was changed.", line.s);
        err_meant(err, "%s", line.s);
    }
    str_done(&line);
    return ok;
}

/* ---- what is offered ---- */

static bool joins_number(struct shell *sh, const char *text)
{
    struct str unused;
    bool joins;

    str_init(&unused);
    joins = bare_joined(sh, text, &unused);
    str_done(&unused);
    return joins;
}

static bool is_run(const struct command *c)
{
    return c && strcmp(c->name, "run") == 0;
}

static bool sets(struct shell *sh, const char *text)
{
    char name[48];

    first_name(text, name, sizeof name);
    return assign_target(sh, name);
}

/* ERR says how `run` is written, and TEXT has more than that word. */
static bool says_run(const struct command *c, const char *text, const struct err *err)
{
    return is_run(c) && text[strcspn(text, " ")] && err->remedy != REMEDY_WORDED &&
           strncmp(err->meant, "run", 3) == 0;
}

static bool is_help(const char *line)
{
    return strncasecmp(line, "help", 4) == 0;
}

/* What ERR offers may not be what was meant: another way to write TEXT wins. */
static bool doubtful(struct shell *sh, const char *text, const struct err *err)
{
    const struct command *c = meant_command(sh, text);

    if (meant_is_phrase(sh, text))
        return false;
    if (err->remedy == REMEDY_DOUBTFUL || joins_number(sh, text) ||
        (is_help(err->meant) && !is_help(text)))
        return true;
    if (err->remedy == REMEDY_ASKS)
        return sets(sh, text) || is_run(c);
    return word_is_column(sh, text) || meant_vague(sh, text, err) ||
           says_run(c, text, err);
}

static bool same_but_blanks(const char *a, const char *b)
{
    for (;; a++, b++) {
        a = words_skip(a);
        b = words_skip(b);
        if (*a != *b || !*a)
            return *a == *b;
    }
}

static bool is_formula(const char *text)
{
    struct formula *f = formula_parse(text, NULL);

    formula_free(f);
    return f != NULL;
}

/* What ERR offers leads to a line that would be run: that is offered then. */
static bool follow(struct shell *sh, struct err *err)
{
    struct str line;
    bool ok;

    str_init(&line);
    ok = meant_settled(sh, err->meant, &line);
    if (ok && strcmp(line.s, err->meant) != 0) {
        if (strstr(err->message, err->meant)) /* it shows what is offered */
            err_set(err, "Here that is written so: %s", line.s);
        err_meant(err, "%s", line.s);
    }
    str_done(&line);
    return ok;
}

/* What ERR offers would be run, or leads to what would be. */
static bool settle(struct shell *sh, struct err *err)
{
    struct err fault;

    if (meant_waits(sh) && is_formula(err->meant))
        return true; /* an answer, which is not run */
    if (meant_tried(sh, err->meant, &fault) || fault.remedy == REMEDY_LACKS)
        return true;
    return err->remedy != REMEDY_SLIP && follow(sh, err);
}

/* What was offered with doubt may stay: it is no example that changes what nobody
 * asked for, and no question where something was to be set. */
static bool stays(struct shell *sh, const char *text, struct err *err)
{
    const struct command *c = meant_command(sh, text);

    if ((c && meant_vague(sh, text, err) && !meant_serves(c, text)) ||
        (err->remedy == REMEDY_ASKS && sets(sh, text)))
        return false;
    return settle(sh, err);
}

/* Another way to write it wins over what ERR offers with doubt. A command alone is no
 * other word: what it needs has been said. */
static bool otherwise(struct shell *sh, const char *text, struct err *err)
{
    struct err was = *err;

    if (meant_command(sh, text) && !words_skip(text)[words_name(words_skip(text))])
        return false;
    if (!meant_otherwise(sh, text, err))
        return false;
    if (was.meant[0] && same_but_blanks(was.meant, err->meant))
        *err = was;
    return true;
}

/* What ERR offers for TEXT, or another way to write it, would be run. */
static bool offer(struct shell *sh, const char *text, struct err *err)
{
    bool doubt = !err->meant[0] || doubtful(sh, text, err);

    return (!doubt && settle(sh, err)) || otherwise(sh, text, err) ||
           (doubt && err->meant[0] && stays(sh, text, err));
}

void meant_last(struct shell *sh, const char *text, struct err *err)
{
    err_whole(err, text);
    if (meant_decimals(sh, text, err))
        return;
    if (!err->meant[0])
        meant_in_message(sh, err);
    if (err->remedy == REMEDY_LACKS ? err->meant[0] : offer(sh, text, err))
        return;
    if (err->remedy == REMEDY_SLIP)
        err_set(err, "I do not know '%.*s'. help lists the words.",
                (int)strcspn(text, " ="), text);
    err->meant[0] = '\0';
    meant_example(sh, text, err);
}
