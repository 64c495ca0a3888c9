/* Columns named by a person: read, found, checked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv_choice.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "learn/csv_words.h"
#include "learn/data.h"
#include "learn/formula_tree.h"

enum { NONE = -1, LABEL = 0 };
enum { LISTED = 8, LISTED_BYTES = 30 }; /* columns that are listed, bytes of each */

/* One KEY=COLUMN of the text. */
struct pair {
    size_t key, keys; /* where it stands, and its bytes */
    size_t at, end;   /* from where to where the column stands, quotes included */
    char *word;       /* the column as typed, without quotes */
    int place;        /* LABEL, 1 for x1 …, NONE */
    size_t column;    /* what was found */
};

struct reading {
    const char *text;
    const struct csv_head *head;
    struct pair *pair;
    size_t n;
};

/* ---- the text in pairs ---- */

/* x is x1; label and y the label. */
static int place_of(const char *key, size_t n)
{
    int k = 0;

    if ((n == 5 && strncasecmp(key, "label", 5) == 0) ||
        (n == 1 && tolower((unsigned char)*key) == 'y'))
        return LABEL;
    if (!n || n > 5 || tolower((unsigned char)*key) != 'x')
        return NONE;
    for (size_t i = 1; i < n; i++) {
        if (!isdigit((unsigned char)key[i]) || (i == 1 && key[1] == '0'))
            return NONE;
        k = 10 * k + (key[i] - '0');
    }
    return n == 1 ? 1 : k;
}

static size_t blanks(const char *s)
{
    return strspn(s, " \t");
}

/* The column at S; the bytes it takes, 0 without a closing quote. */
static size_t take_word(const char *s, char **word)
{
    const char *end;
    size_t n = 0;

    if (*s == '"') {
        end = strchr(s + 1, '"');
        *word = end ? mem_textn(s + 1, (size_t)(end - s - 1)) : NULL;
        return end ? (size_t)(end - s) + 1 : 0;
    }
    while (s[n] && !strchr(" \t,", s[n]))
        n++;
    *word = mem_textn(s, n);
    return n;
}

static bool take_pair(struct reading *r, size_t *where, struct err *err)
{
    const char *s = r->text;
    struct pair p = {.key = *where, .keys = strcspn(s + *where, " \t,=")};

    p.at = p.key + p.keys;
    p.at += blanks(s + p.at);
    if (s[p.at] != '=')
        return err_at(err, NULL, 0, (int)p.key + 1,
                      "Every column is given as NAME=COLUMN: columns x1=1 label=2");
    p.at++;
    p.at += blanks(s + p.at);
    p.place = place_of(s + p.key, p.keys);
    if (p.place == NONE)
        return err_at(
            err, NULL, 0, (int)p.key + 1,
            "The columns are called x1, x2 … and label: columns x1=1 label=2");
    p.end = p.at + take_word(s + p.at, &p.word);
    if (p.end == p.at) {
        free(p.word);
        return err_at(err, NULL, 0, (int)p.at + 1,
                      s[p.at] == '"' ? "The closing \" is missing."
                                     : "A column's name or number is missing.");
    }
    r->pair = mem_grow(r->pair, r->n + 1, sizeof *r->pair);
    r->pair[r->n++] = p;
    *where = p.end + blanks(s + p.end);
    *where += s[*where] == ',';
    *where += blanks(s + *where);
    return true;
}

static bool take_pairs(struct reading *r, struct err *err)
{
    size_t where = blanks(r->text);

    while (r->text[where])
        if (!take_pair(r, &where, err))
            return false;
    return r->n > 0 ||
           err_set(err,
                   "columns needs x1=COLUMN or label=COLUMN: columns x1=1 label=2");
}

/* ---- names to columns ---- */

/* How many columns are called WORD; *FOUND is the last of them. */
static size_t count_named(const struct csv_head *h, const char *word, bool exactly,
                          size_t *found)
{
    size_t count = 0;

    for (size_t j = 0; j < h->n; j++)
        if (h->name[j] &&
            (exactly ? strcmp(h->name[j], word) : strcasecmp(h->name[j], word)) == 0) {
            *found = j;
            count++;
        }
    return count;
}

static const char *nth_name(void *self, size_t i)
{
    const struct csv_head *h = self;
    const char *name = i < h->n ? h->name[i] : NULL;

    return i < h->n && !name ? "" : name;
}

/* The text with NAME instead of the pair's column. */
static bool offer(const struct reading *r, const struct pair *p, const char *name,
                  struct err *err)
{
    const char *quote = strpbrk(name, " \t,;#\"") ? "\"" : "";

    return err_meant(err, "columns %.*s%s%s%s%s", (int)p->at, r->text, quote, name,
                     quote, r->text + p->end);
}

/* No column is called nearly so: those that are there. */
static bool no_such(const struct reading *r, const struct pair *p, struct err *err)
{
    const struct csv_head *h = r->head;
    struct str list, name;

    str_init(&list);
    str_init(&name);
    for (size_t j = 0; j < h->n && j < LISTED; j++) {
        str_clear(&name);
        csv_head_name(h, j, &name);
        str_cut(&name, utf8_fit(name.s, LISTED_BYTES));
        str_addf(&list, "%s%s", j ? ", " : "", name.s);
    }
    err_at(err, NULL, 0, (int)p->at + 1, "There is no column '%s'. There are: %s%s",
           p->word, list.s, h->n > LISTED ? " …" : "");
    str_done(&list);
    str_done(&name);
    return false;
}

static bool unknown(const struct reading *r, const struct pair *p, struct err *err)
{
    struct csv_head head = *r->head;
    struct scope names = {.self = &head, .nth = nth_name};
    const char *near;

    if (!head.header)
        return err_at(err, NULL, 0, (int)p->at + 1,
                      "This file has no row of names: give a number from 1 to %zu.",
                      head.n);
    near =
        strlen(p->word) < FORMULA_NAME ? scope_nearest(&names, p->word, false) : NULL;
    if (near && *near) {
        err_at(err, NULL, 0, (int)p->at + 1, "There is no column '%s': %s?", p->word,
               near);
        return offer(r, p, near, err);
    }
    return no_such(r, p, err);
}

static bool find_column(const struct reading *r, struct pair *p, struct err *err)
{
    const struct csv_head *h = r->head;
    size_t named = count_named(h, p->word, true, &p->column), digits, number;

    if (!named)
        named = count_named(h, p->word, false, &p->column);
    if (named > 1)
        return err_at(err, NULL, 0, (int)p->at + 1,
                      "More than one column is called '%s': give its number, %zu for "
                      "the last of them.",
                      p->word, p->column + 1);
    if (named)
        return true;
    digits = strspn(p->word, "0123456789");
    if (!digits || p->word[digits])
        return unknown(r, p, err);
    number = digits > 9 ? 0 : strtoul(p->word, NULL, 10);
    if (number < 1 || number > h->n)
        return err_at(err, NULL, 0, (int)p->at + 1,
                      "The columns are numbered 1 to %zu.", h->n);
    p->column = number - 1;
    return true;
}

/* Names are kept clean and cut; so is what is compared with them. */
static bool find_columns(struct reading *r, struct err *err)
{
    for (size_t i = 0; i < r->n; i++) {
        struct pair *p = &r->pair[i];
        struct str clean;

        str_init(&clean);
        utf8_clean(p->word, strlen(p->word), &clean);
        str_cut(&clean, utf8_fit(clean.s, CSV_NAME_BYTES));
        free(p->word);
        p->word = clean.s;
        if (!find_column(r, p, err))
            return false;
    }
    return true;
}

/* ---- do they go together? ---- */

static bool same_twice(const struct reading *r, const struct pair *p,
                       const struct pair *q, struct err *err)
{
    struct str name;

    if (p->place == q->place)
        return err_at(err, NULL, 0, (int)q->key + 1, "%.*s stands here twice.",
                      (int)q->keys, r->text + q->key);
    if (p->column != q->column)
        return true;
    str_init(&name);
    csv_head_name(r->head, p->column, &name);
    if (p->place == LABEL || q->place == LABEL)
        err_at(err, NULL, 0, (int)q->at + 1,
               "%s is the label; it cannot be a feature too.", name.s);
    else
        err_at(err, NULL, 0, (int)q->at + 1, "%s is x%d already; once is enough.",
               name.s, p->place);
    str_done(&name);
    return false;
}

static bool together(const struct reading *r, struct err *err)
{
    int features = 0;

    for (size_t i = 0; i < r->n; i++) {
        features += r->pair[i].place != LABEL;
        for (size_t k = 0; k < i; k++)
            if (!same_twice(r, &r->pair[k], &r->pair[i], err))
                return false;
    }
    for (size_t i = 0; i < r->n; i++)
        if (r->pair[i].place > features)
            return err_at(err, NULL, 0, (int)r->pair[i].key + 1,
                          "The features are x1, x2 … without a gap: here are %d, and "
                          "one of them is x%d.",
                          features, r->pair[i].place);
    if (features > DATA_MAX_DIM)
        return err_set(err, "At most %d features can be chosen.", DATA_MAX_DIM);
    return true;
}

/* ---- the choice ---- */

static void all_but_label(struct csv_choice *c, const struct csv_head *h)
{
    c->feature = mem_grow(c->feature, h->n, sizeof *c->feature);
    c->n = 0;
    for (size_t j = 0; j < h->n; j++)
        if (j != c->label)
            c->feature[c->n++] = j;
}

static bool choice_of(struct csv_choice *c, const struct reading *r, struct err *err)
{
    struct str name;

    c->feature = mem_array(r->n + 1, sizeof *c->feature);
    for (size_t i = 0; i < r->n; i++)
        if (r->pair[i].place == LABEL) {
            c->label = r->pair[i].column;
        } else {
            c->feature[r->pair[i].place - 1] = r->pair[i].column;
            c->n++;
        }
    c->chosen = c->n > 0;
    if (!c->chosen)
        all_but_label(c, r->head);
    for (size_t j = 0; j < c->n; j++)
        if (c->feature[j] == c->label) {
            str_init(&name);
            csv_head_name(r->head, c->label, &name);
            err_set(err,
                    "%s is the last column, and so the label. Say which other one is: "
                    "label=NAME.",
                    name.s);
            str_done(&name);
            return false;
        }
    return true;
}

bool csv_choose(struct csv_choice *c, const struct csv_head *h, const char *columns,
                struct err *err)
{
    struct reading r = {.text = columns, .head = h};
    bool ok;

    *c = (struct csv_choice){.label = h->n - 1};
    if (!columns) {
        all_but_label(c, h);
        return true;
    }
    ok = take_pairs(&r, err) && find_columns(&r, err) && together(&r, err) &&
         choice_of(c, &r, err);
    for (size_t i = 0; i < r.n; i++)
        free(r.pair[i].word);
    free(r.pair);
    return ok;
}

void csv_choice_done(struct csv_choice *c)
{
    free(c->feature);
    *c = (struct csv_choice){0};
}
