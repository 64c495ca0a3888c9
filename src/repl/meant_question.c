/* Questions instead of commands: "what is eta?", "how do I save a picture".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <strings.h>

#include "lab/reading.h"
#include "plot/text.h"
#include "repl/help.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/words.h"

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
        setting_show(set, sh, &t);
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

/* How questions begin. */
static const char *const openers[] = {
    "what is ",
    "what's ",
    "whats ",
    "what are ",
    "what does ",
    "how do i ",
    "how do you ",
    "how can i ",
    "how to ",
    "how does ",
    "how did ",
    "why did ",
    "why does ",
    "why do ",
    "why is ",
    "why are ",
    "where is ",
    "where are ",
    "where do i ",
    "can i ",
    "how good ",
    "how well ",
    "how far ",
    "how long ",
    "how much ",
    "what can ",
    "what do ",
    "what should ",
    "what will ",
    "what if ",
    "what now",
    "what next",
    "where am ",
    "which ",
    "who ",
    "when ",
    "is it ",
    "is there ",
    "are there ",
    "are we ",
    "define ",
    "meaning of ",
    "was ist ",
    "was bedeutet ",
    "que es ",
    "qu'est-ce que ",
    "explain what ",
    "tell me about ",
    "help with ",
    "help about ",
    "??",
    "?",
};

/* Past how the question LINE begins; NULL: it begins as none. */
static const char *past_opener(const char *line)
{
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (strncasecmp(line, openers[i], strlen(openers[i])) == 0)
            return words_skip(line + strlen(openers[i]));
    return NULL;
}

/* LINE is a name of the language and at most a ? or "do" behind it. */
static bool asks_for_name(const char *line, char *name, size_t room)
{
    static const char *const tails[] = {"",    "?",      " ?",   " do?",
                                        " do", " mean?", " mean"};
    const char *s = strncasecmp(line, "the ", 4) == 0 ? line + 4 : line;
    size_t n = words_name(s);

    words_lower(name, room, s, n);
    for (size_t i = 0; n && i < sizeof tails / sizeof *tails; i++)
        if (strcasecmp(s + n, tails[i]) == 0)
            return true;
    return false;
}

/* "what is eta?", "eta?", "? eta", "how do I save a picture", "?" */
bool meant_question(struct shell *sh, const char *line, struct err *err)
{
    size_t len = strlen(line);
    const char *subject = past_opener(line);
    char name[48];

    if (!subject && (!len || line[len - 1] != '?'))
        return false;
    subject = subject ? subject : line;
    sh->in->asked = true;
    if (!subject[strspn(subject, "? ")])
        statement_run(sh, "help", err);
    else if (asks_for_name(subject, name, sizeof name) && help_of(sh, name))
        tell_shortly(sh, setting_named(name) ? setting_named(name)->name : name,
                     help_of(sh, name));
    else
        help_text(sh, subject, err);
    return true;
}
