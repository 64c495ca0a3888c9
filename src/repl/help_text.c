/* What somebody asks about: one word, several, other people's; else where it is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/help.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/words.h"

enum { HITS_MOST = 8, HITS_INDENT = 14 };

/* ---- one word ---- */

/* Other people's word, in any case, for one thing or for several of it. */
static const char *term_here(const char *text)
{
    size_t n = strlen(text);
    const char *said, *here;

    for (size_t i = 0; (said = term_at(i, &here)); i++) {
        size_t len = strlen(said);

        if (strncasecmp(said, text, len) == 0 &&
            (n == len || (n == len + 1 && text[len] == 's')))
            return here;
    }
    return NULL;
}

/* WORD as it is, or in small letters. */
static bool word_known(struct shell *sh, const char *word)
{
    char name[48];

    if (help_named(sh, word))
        return true;
    words_lower(name, sizeof name, word, strlen(word));
    return help_named(sh, name) || help_family(sh, word) || help_family(sh, name);
}

static bool tell_term(struct shell *sh, const char *text)
{
    const char *here = term_here(text);

    return here && word_known(sh, here);
}

/* NAME stands for itself, so that what else has it for a word is only in the way. */
static bool stands_alone(struct shell *sh, const char *name)
{
    return command_named(sh->commands, name) || setting_named(name) ||
           method_named(name);
}

/* A reading may be a word of a setting, too: `balanced`, `mse`. */
static bool tell_known(struct shell *sh, const char *word)
{
    char name[48];

    if (!word_known(sh, word))
        return false;
    words_lower(name, sizeof name, word, strlen(word));
    if (!stands_alone(sh, name))
        help_own_word(sh, name);
    return true;
}

static bool tell_own(struct shell *sh, const char *word)
{
    char name[48];

    words_lower(name, sizeof name, word, strlen(word));
    return help_own_word(sh, name);
}

/* ---- several words, and other people's ---- */

/* `best line`, `optimizer adam`: the word that a setting's name stands before, else the
 * first. */
static bool tell_line(struct shell *sh, const char *text)
{
    size_t n = words_name(text);
    char *first = mem_textn(text, n);
    const char *rest = words_skip(text + n);
    const struct setting *s = setting_named(first);
    char *second;
    bool ok;

    if (*rest == '=')
        rest = words_skip(rest + 1);
    second = mem_textn(rest, words_name(rest));
    if (n && s && setting_has(s, second))
        ok = (method_named(second) && help_named(sh, second)) ||
             help_own_word(sh, second) || help_named(sh, second);
    else
        ok = n && topics_asked(first) && (tell_known(sh, first) || tell_own(sh, first));
    free(second);
    free(first);
    return ok;
}

/* What is written otherwise here: how, and what that is. Of what is only printed, the
 * weights, there is more to tell. */
static bool tell_phrase(struct shell *sh, const char *text)
{
    struct str here;
    bool ok;

    str_init(&here);
    ok = phrase_here(sh, text, &here) && strncmp(here.s, "print ", 6) != 0;
    if (ok) {
        show(sh, "Here that is written so: " TEXT_CODE "%s" TEXT_END, here.s);
        tell_line(sh, here.s);
    }
    str_done(&here);
    return ok;
}

/* ---- search ---- */

static bool search(struct shell *sh, const char *text)
{
    struct topic hit[HITS_MOST];
    size_t n = topics_find(sh, text, hit, HITS_MOST);

    if (n == 1) {
        help_topic(sh, &hit[0], true);
        return true;
    }
    if (n)
        show(sh, "That is told in these; help NAME says more:");
    for (size_t i = 0; i < n; i++) {
        struct str phrase;

        str_init(&phrase);
        topic_phrase(topic_help(&hit[i]), (size_t)(sh->host.width - HITS_INDENT - 2),
                     sh->out.ascii, &phrase);
        show_row(sh, HITS_INDENT, hit[i].name, phrase.s);
        str_done(&phrase);
    }
    return n > 0;
}

/* ---- what was asked ---- */

/* TEXT without what stands around a question's subject: "the ", "a ", quotes, a ? or
 * a full stop behind. Heap. */
static char *subject(const char *text)
{
    static const char *const openers[] = {"the ", "a ", "an ", "about ", "on "};
    size_t n;
    char *s;

    text += strspn(text, " \"'`?(");
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (strncasecmp(text, openers[i], strlen(openers[i])) == 0)
            text = words_skip(text + strlen(openers[i]));
    n = strlen(text);
    while (n && strchr(" \"'`?.!)", text[n - 1]))
        n--;
    s = words_trim(text, n);
    return s;
}

static bool nothing_found(struct shell *sh, const char *text, struct err *err)
{
    const char *near = meant_near(sh, text, true);

    if (!topics_asked(text)) /* "what now?" */
        return statement_run(sh, "help", err);
    if (near) {
        err_set(err, "There is no help on '%s'. Did you mean: help %s", text, near);
        return err_meant(err, "help %s", near);
    }
    err_set(err, "There is no help on '%s'. help all lists the words.", text);
    return err_meant(err, "help all");
}

bool help_text(struct shell *sh, const char *text, struct err *err)
{
    char *asked = subject(text);
    size_t blanks = 0;
    bool ok;

    for (const char *s = asked; *s; s++)
        blanks += strchr(" =", *s) != NULL;
    ok = (!blanks && tell_known(sh, asked)) || tell_term(sh, asked) ||
         tell_phrase(sh, asked) || (!blanks && tell_own(sh, asked)) ||
         (blanks == 1 && tell_line(sh, asked)) || search(sh, asked) ||
         (blanks && tell_line(sh, asked)) ||
         nothing_found(sh, *asked ? asked : text, err);

    free(asked);
    return ok;
}
