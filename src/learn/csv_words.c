/* Words as class labels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv_words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

void csv_words_done(struct csv_words *w)
{
    free(w->word[0]);
    free(w->word[1]);
    *w = (struct csv_words){0};
}

bool csv_words_add(struct csv_words *w, const struct csv_field *f, double *y)
{
    struct str text;

    str_init(&text);
    csv_field_text(f, &text);
    for (size_t i = 0; i < w->n; i++)
        if (strcmp(text.s, w->word[i]) == 0 ||
            (w->n == 2 &&
             strcasecmp(text.s, w->word[i]) == 0)) { /* Yes after yes, no */
            str_done(&text);
            *y = (double)i;
            return true;
        }
    if (w->n == 2) {
        str_done(&text);
        return false;
    }
    *y = (double)w->n;
    w->word[w->n++] = str_take(&text);
    str_done(&text);
    return true;
}

bool csv_word_no(const char *word)
{
    static const char *const words[] = {
        "no",     "false",  "not",  "negative", "neg",     "n",       "f",      "fail",
        "failed", "absent", "none", "benign",   "healthy", "control", "normal", "-",
        "o",      "off",    "nein", "falsch",   "non",     "faux",    "nej",    "nie"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(word, words[i]) == 0)
            return true;
    return false;
}

/* Does the word that came first stand for class 1? */
static bool turned(const struct csv_words *w)
{
    bool first = csv_word_no(w->word[0]);

    if (w->n == 1 || first != csv_word_no(w->word[1]))
        return !first;
    return strcmp(w->word[0], w->word[1]) > 0;
}

static void name_class(struct data *d, int class, const char *word)
{
    struct str safe;

    str_init(&safe);
    utf8_clean(word, strlen(word), &safe);
    str_cut(&safe, utf8_fit(safe.s, CSV_NAME_BYTES));
    free(d->class_name[class]);
    d->class_name[class] = str_take(&safe);
    str_done(&safe);
}

void csv_words_classify(const struct csv_words *w, struct data *d)
{
    struct str other;
    bool turn;

    if (!w->n)
        return;
    turn = turned(w);
    str_init(&other);
    str_addf(&other, "not %s", w->word[0]);
    name_class(d, turn, w->word[0]);
    name_class(d, !turn, w->n == 2 ? w->word[1] : other.s);
    str_done(&other);
    for (size_t i = 0; turn && i < d->n; i++)
        d->y[i] = 1 - d->y[i];
}
