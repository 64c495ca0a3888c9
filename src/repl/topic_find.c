/* Which topics a question is about, and which are near one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/reading.h"
#include "repl/setting.h"
#include "repl/topic.h"
#include "repl/words.h"

enum { WORDS_MAX = 8, WORD_ROOM = 32, TELLING_NAME = 3 };

/* ---- words and their stems ---- */

/* What says nothing of what is asked. */
static const char empty_words[] =
    "a an and are as at be by can could did do does for from get give have how i if in "
    "into is it its me mean means my of on one or please so tell that the their them "
    "then there this to use was we what when where which who why will with work works "
    "would you your about not no now show make made want thanks thank hello hi ok";

/* Endings that are cut off where at least four letters stay. */
static const char *const endings[] = {
    "izations", "ization", "isation", "ations", "ation", "ings", "ing", "ies",
    "ers",      "ed",      "er",      "es",     "e",     "s",    "y"};

struct word {
    char text[WORD_ROOM];
    size_t stem; /* bytes of it */
};

static size_t stem_of(const char *text)
{
    size_t n = strlen(text);

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t tail = strlen(endings[i]);

        if (n >= tail + 4 && strcmp(text + n - tail, endings[i]) == 0)
            return n - tail;
    }
    return n > 3 && text[n - 1] == 's' ? n - 1 : n;
}

/* The next word at *S in small letters; false: there is none. */
static bool next_word(const char **s, struct word *w)
{
    size_t n = 0;

    while (**s && !isalnum((unsigned char)**s))
        ++*s;
    while (isalnum((unsigned char)(*s)[n]) || (*s)[n] == '_')
        n++;
    words_lower(w->text, sizeof w->text, *s, n);
    w->stem = stem_of(w->text);
    *s += n;
    return n > 0;
}

/* How well A, told here, and B, asked for, agree: 1 the same, less by their stems, 0
 * not at all. A short word is the beginning of many. */
static double alike(const struct word *a, const struct word *b)
{
    size_t less = a->stem < b->stem ? a->stem : b->stem;

    if (strcmp(a->text, b->text) == 0)
        return 1;
    if (strncmp(a->text, b->text, less) != 0)
        return 0;
    if (a->stem == b->stem)
        return 0.9;
    return less >= (a->stem < b->stem ? 5 : 4) ? 0.5 : 0;
}

/* ---- how much a topic tells of a word ---- */

static void better(double *best, double v)
{
    if (v > *best)
        *best = v;
}

static double in_text(const char *text, const struct word *w)
{
    double best = 0;
    struct word at;

    for (const char *s = text ? text : ""; next_word(&s, &at);)
        better(&best, alike(&at, w));
    return best;
}

static double in_command(const struct command *c, const struct word *w)
{
    double best = 0.3 * in_text(c->example, w);

    for (const struct arg_spec *a = c->arg; a->kind != ARG_END; a++) {
        better(&best, 0.7 * in_text(a->help, w));
        better(&best, 0.7 * in_text(a->name, w));
    }
    return best;
}

static double in_setting(const struct setting *s, const struct word *w)
{
    double best = 0.5 * in_text(s->example, w);

    for (size_t i = 0; s->word && s->word(i); i++)
        better(&best, in_text(s->word(i), w));
    return best;
}

/* Where people's words for it are, too. */
static double tells(const struct topic *t, const struct word *w)
{
    double best = in_text(topic_help(t), w);
    const char *said, *here;

    better(&best, TELLING_NAME * in_text(t->name, w));
    better(&best, TELLING_NAME * in_text(t->also, w));
    if (t->kind == TOPIC_COMMAND)
        better(&best, in_command(t->row, w));
    if (t->kind == TOPIC_SETTING)
        better(&best, in_setting(t->row, w));
    for (size_t i = 0; (said = term_at(i, &here)); i++)
        if (strcmp(here, t->name) == 0)
            better(&best, 2 * in_text(said, w));
    return best;
}

/* ---- search ---- */

struct found {
    struct topic topic;
    double told[WORDS_MAX], score;
};

static size_t question_words(const char *question, struct word word[WORDS_MAX])
{
    size_t n = 0;

    for (const char *s = question; n < WORDS_MAX && next_word(&s, &word[n]);)
        n += !words_among(empty_words, word[n].text);
    return n;
}

/* A rare word says more; a topic that has all of them more than one with some. */
static void give_scores(struct found *f, size_t n, size_t words)
{
    for (size_t k = 0; k < words; k++) {
        size_t users = 0;

        for (size_t i = 0; i < n; i++)
            users += f[i].told[k] > 0;
        for (size_t i = 0; i < n; i++)
            f[i].score += f[i].told[k] * log(1 + (double)n / (double)(users + 1));
    }
    for (size_t i = 0; i < n; i++) {
        size_t has = 0;

        for (size_t k = 0; k < words; k++)
            has += f[i].told[k] > 0;
        f[i].score *= (double)has;
    }
}

/* The best of F, each name once, into HIT; those without a score are left out. */
static size_t take_best(struct found *f, size_t n, struct topic *hit, size_t most)
{
    size_t taken = 0;

    while (taken < most) {
        struct found *best = NULL;

        for (size_t i = 0; i < n; i++)
            if (f[i].score > 0 && (!best || f[i].score > best->score))
                best = &f[i];
        if (!best)
            break;
        hit[taken++] = best->topic;
        for (size_t i = 0; i < n; i++)
            if (strcmp(f[i].topic.name, hit[taken - 1].name) == 0)
                f[i].score = 0;
    }
    return taken;
}

static size_t all_topics(const struct shell *sh, struct found **out)
{
    struct topics at = {.sh = sh};
    struct topic t;
    size_t n = 0;

    *out = NULL;
    while (topics_next(&at, &t)) {
        *out = mem_grow(*out, n + 1, sizeof **out);
        (*out)[n++] = (struct found){.topic = t};
    }
    return n;
}

bool topics_asked(const char *question)
{
    struct word word[WORDS_MAX];

    return question_words(question, word) > 0;
}

size_t topics_find(const struct shell *sh, const char *question, struct topic *hit,
                   size_t most)
{
    struct word word[WORDS_MAX];
    size_t words = question_words(question, word), n, hits;
    struct found *f;

    n = all_topics(sh, &f);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < words; k++)
            f[i].told[k] = tells(&f[i].topic, &word[k]);
    give_scores(f, n, words);
    hits = take_best(f, n, hit, most);
    free(f);
    return hits;
}

/* ---- what is near ---- */

/* Names that are plain English first. */
static const char plain_words[] =
    "add all check count list max min moves near next order page point points run same "
    "set share show skip stop sum times used";

/* TEXT has NAME as a word; a name of one letter would be found everywhere. */
static bool mentions(const char *text, const char *name)
{
    size_t n = strlen(name);

    for (const char *s = text; n > 2 && (s = strstr(s, name)); s += n)
        if ((s == text || !(isalnum((unsigned char)s[-1]) || strchr("_.", s[-1]))) &&
            !isalnum((unsigned char)s[n]) && s[n] != '_')
            return true;
    return false;
}

/* How many of F name the topic: one that many name is a word of plain English, too. */
static size_t mentioned(const struct found *f, size_t n, const char *name)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++)
        count += mentions(topic_help(&f[i].topic), name);
    return count;
}

static double nearness(const struct found *f, size_t n, const struct topic *t,
                       const struct topic *u)
{
    double score = 0;

    if (strcmp(u->name, t->name) == 0 || words_among(t->also, u->name) ||
        words_among(u->also, t->name))
        return 0;
    if (!words_among(plain_words, u->name) && mentions(topic_help(t), u->name))
        score += 2.0 / (double)mentioned(f, n, u->name);
    if (!words_among(plain_words, t->name) && mentions(topic_help(u), t->name))
        score += 1.0 / (double)mentioned(f, n, t->name);
    return score;
}

/* The same table's next rows of its theme. */
static bool same_theme(const struct topic *t, const struct topic *u)
{
    const struct command *c = t->row, *d = u->row;
    const struct setting *s = t->row, *v = u->row;
    const struct reading *r = t->row, *q = u->row;

    if (t->kind != u->kind || strcmp(t->name, u->name) == 0)
        return false;
    if (t->kind == TOPIC_COMMAND)
        return c->group == d->group;
    if (t->kind == TOPIC_SETTING)
        return s->subject == v->subject;
    return t->kind != TOPIC_READING || strcmp(r->group, q->group) == 0;
}

size_t topics_near(const struct shell *sh, const struct topic *t, struct topic *near,
                   size_t most)
{
    struct found *f;
    size_t n = all_topics(sh, &f), hits, at = 0;

    for (size_t i = 0; i < n; i++) {
        f[i].score = nearness(f, n, t, &f[i].topic);
        if (f[i].topic.row == t->row && strcmp(f[i].topic.name, t->name) == 0)
            at = i;
    }
    for (size_t i = 0; i < n; i++) /* neighbours last, the closest first */
        if (f[i].score == 0 && same_theme(t, &f[i].topic))
            f[i].score = 1e-3 / (1 + fabs((double)i - (double)at));
    hits = take_best(f, n, near, most);
    free(f);
    return hits;
}
