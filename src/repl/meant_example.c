/* How it is written at all, where it is not known what was meant: an example that
 * changes nothing, what there is, or help.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <string.h>

#include "repl/meant.h"
#include "repl/setting.h"
#include "repl/setting_rows.h"
#include "repl/words.h"

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

/* What throws away or adds what somebody has. */
static const char takes_away[] = "add remove flip data reset split features columns";

bool meant_waits(const struct shell *sh)
{
    const struct task *t = sh->guide && sh->host.replies ? guide_task(sh->guide) : NULL;

    return t && (t->options || t->kind == TASK_NUMBER || t->kind == TASK_FORMULA);
}

bool meant_serves(const struct command *c, const char *text)
{
    size_t n = strlen(text);

    while (n && text[n - 1] == ' ')
        n--;
    if (strcmp(c->example, text) == 0 || c->arg[0].kind == ARG_END)
        return false;
    return !c->changes || words_among("race sweep plot", c->name) ||
           (strncmp(c->example, text, n) == 0 &&
            (text[strcspn(text, " ")] || !words_among(takes_away, c->name)));
}

/* "option c", "i think c": the one letter of an option that stands alone; else a hint
 * is what helps on. */
static void meant_answer(const struct shell *sh, const char *text, struct err *err)
{
    const struct task *t = guide_task(sh->guide);
    char letter = '\0';
    size_t found = 0;

    for (const char *s = text; *s; s++) {
        char c = (char)tolower((unsigned char)*s);
        bool alone = (s == text || s[-1] == ' ') && !isalnum((unsigned char)s[1]) &&
                     s[1] != '\'';

        if (alone && c >= 'a' && c < (char)('a' + t->options)) {
            letter = (char)toupper((unsigned char)c);
            found++;
        }
    }
    if (found == 1)
        err_meant(err, "%c", letter);
    else
        err_meant(err, "hint");
}

void meant_example(struct shell *sh, const char *text, struct err *err)
{
    char name[48];
    size_t n = first_name(text, name, sizeof name);
    const struct command *c = command_named(sh->commands, name);
    const struct setting *s = setting_named(name);
    const char *on_off = switched(s, text, n);

    if (on_off)
        err_meant(err, "%s %s", s->name, on_off);
    else if (n && assign_target(sh, name))
        err_meant(err, "%s", s ? s->name : name);
    else if (c && words_among("remove flip", c->name) && sh->bench->s.data)
        err_meant(err, "points");
    else if (c && strcmp(c->name, "data") == 0)
        err_meant(err, "datasets");
    else if (c && strcmp(c->name, "plot") == 0 && sh->bench->s.data)
        err_meant(err, "plot");
    else if (c && sh->bench->s.data && meant_serves(c, text))
        err_meant(err, "%s", c->example);
    else if (c)
        err_meant(err, "help %s", c->name);
    else if (meant_waits(sh))
        meant_answer(sh, text, err);
    else
        meant_help(sh, text, err);
}
