/* Words to zeros and ones: the first word is the one without a column.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv_category.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/csv_words.h"

/* A word with its place in the set. */
struct category {
    char *word; /* safe to print */
    size_t place;
};

static int by_alphabet(const void *a, const void *b)
{
    const struct category *p = a, *q = b;
    int order = strcmp(p->word, q->word);

    return order ? order : (p->place > q->place) - (p->place < q->place);
}

/* In the alphabet's order; of two a word like no or false comes first. */
static void order(const struct csv_set *words, struct category *c)
{
    for (size_t i = 0; i < words->n; i++)
        c[i] = (struct category){csv_field_clean(&words->word[i], CSV_NAME_BYTES), i};
    qsort(c, words->n, sizeof *c, by_alphabet);
    if (words->n == 2 && csv_word_no(c[1].word) && !csv_word_no(c[0].word)) {
        struct category first = c[1];

        c[1] = c[0];
        c[0] = first;
    }
}

size_t csv_category_columns(size_t words)
{
    return words ? words - 1 : 0;
}

static void say(const struct category *c, size_t n, const char *name, struct str *notes)
{
    str_addf(notes, "%s%s: ", notes->len ? " " : "", name);
    if (n == 2) {
        str_addf(notes, "0 is %s, 1 is %s.", c[0].word, c[1].word);
        return;
    }
    str_addf(notes, "%zu words, a column of 0 and 1 each for ", n);
    for (size_t k = 1; k < n && k <= 5; k++)
        str_addf(notes, "%s%s", k > 1 ? ", " : "", c[k].word);
    str_addf(notes, "%s; %s is 0 in all.", n > 6 ? " …" : "", c[0].word);
}

static char *column_name(const char *name, const char *word)
{
    struct str t;

    str_init(&t);
    str_addf(&t, "%s=%s", name, word);
    return t.s;
}

void csv_category_spread(const struct csv_set *words, double *x, const char *name,
                         struct data *d, size_t first, struct str *notes)
{
    struct category c[CSV_CATEGORIES];
    size_t n = words->n;

    assert(n <= CSV_CATEGORIES);
    order(words, c);
    for (size_t k = 1; k < n; k++) {
        double *column = mem_array(d->n, sizeof *column);

        for (size_t i = 0; i < d->n; i++)
            column[i] = x[i] == (double)c[k].place;
        free(d->x[first]);
        free(d->names[first]);
        d->x[first] = column;
        d->names[first++] = column_name(name, c[k].word);
    }
    if (n > 1)
        say(c, n, name, notes);
    for (size_t k = 0; k < n; k++)
        free(c[k].word);
    free(x);
}
