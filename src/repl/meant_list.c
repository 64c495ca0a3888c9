/* Values in a row that want something between them, or another order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "repl/private.h"
#include "repl/words.h"

/* ---- what belongs between them ---- */

/* The N bytes at S can be evaluated. */
static bool has_value(struct shell *sh, const char *s, size_t n)
{
    char *text = words_trim(s, n);
    struct formula *f = formula_parse(text, NULL);
    struct err unwanted = {0};
    struct value v;
    bool ok = f && formula_eval(f, shell_scope(sh), &v, &unwanted);

    formula_free(f);
    free(text);
    return ok;
}

bool meant_joined(struct shell *sh, const char *head, const char *text,
                  const char *joint, const char *why, struct err *err)
{
    const char *s = words_skip(text);
    struct str line;
    size_t count = 0, used;
    bool ok = true;

    str_init(&line);
    str_add(&line, head);
    while (ok && *s) {
        struct formula *f = formula_parse_value(s, &used, NULL);
        char *value = f ? words_trim(s, used) : NULL;

        ok = f && has_value(sh, s, used);
        if (ok)
            str_addf(&line, "%s%s", count++ ? joint : "", value);
        formula_free(f);
        free(value);
        s = words_skip(s + (ok ? used : 0));
        s = words_skip(s + (*s == ','));
    }
    ok = ok && count > 1;
    if (ok) {
        err_set(err, "%s: %s", why, line.s);
        err_meant(err, "%s", line.s);
    }
    str_done(&line);
    return ok;
}

/* ---- columns by name ---- */

struct pair {
    char *name, *value;
};

/* NAME=VALUE … of TEXT into PAIR, which has ROOM; 0: it is something else. */
static size_t read_pairs(const char *text, struct pair *pair, size_t room)
{
    size_t n = 0;

    for (const char *s = words_skip(text); *s && n < room;) {
        size_t name = strcspn(s, " =,"), value;
        const char *at = words_skip(s + name);

        if (!name || *at != '=' || at[1] == '=')
            break;
        at = words_skip(at + 1);
        value = strcspn(at, " ,");
        pair[n].name = mem_textn(s, name);
        pair[n++].value = mem_textn(at, value);
        s = words_skip(at + value);
        s = words_skip(s + (*s == ','));
        if (!*s)
            return n;
    }
    while (n) {
        n--;
        free(pair[n].name);
        free(pair[n].value);
    }
    return 0;
}

/* The number for column J: its own, by its name or as x1, x2 …; or 1 and 0 for
 * `sex=male` by the word for sex. NULL: nothing is said of it. */
static const char *number_for(const struct data *d, size_t j, const struct pair *pair,
                              size_t n)
{
    const char *column = d->names[j];
    char place[24];

    snprintf(place, sizeof place, "x%zu", j + 1);
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(pair[i].name);

        if (strcasecmp(column, pair[i].name) == 0 || strcmp(place, pair[i].name) == 0)
            return pair[i].value;
        if (strncasecmp(column, pair[i].name, len) == 0 && column[len] == '=')
            return strcasecmp(column + len + 1, pair[i].value) == 0 ? "1" : "0";
    }
    return NULL;
}

static void offer_order(const struct data *d, const struct pair *pair, size_t n,
                        struct err *err)
{
    struct str line, names, missing;
    bool given = false;

    str_init(&line);
    str_init(&names);
    str_init(&missing);
    str_add(&line, "predict");
    for (size_t j = 0; j < d->dim; j++) {
        const char *number = number_for(d, j, pair, n);

        str_addf(&names, "%s%s", j ? ", " : "", d->names[j]);
        str_addf(&line, " %s", number ? number : "0");
        given = given || number;
        if (!number)
            str_addf(&missing, "%s%s", missing.len ? ", " : "", d->names[j]);
    }
    if (missing.len) {
        err_set(err, "predict takes a number for each column, in this order: %s.%s%s%s",
                names.s, given ? " There is none for " : "", given ? missing.s : "",
                given ? "." : "");
    } else {
        err_set(err, "predict takes numbers in the order of the columns (%s): %s",
                names.s, line.s);
        err_meant(err, "%s", line.s);
    }
    str_done(&missing);
    str_done(&names);
    str_done(&line);
}

bool meant_columns(struct shell *sh, const char *text, struct err *err)
{
    enum { ROOM = 32 };
    const struct data *d = sh->bench->s.data;
    struct pair pair[ROOM];
    size_t word = words_name(text), n;

    if (!d || word != 7 || strncasecmp(text, "predict", word) != 0)
        return false;
    n = read_pairs(text + word, pair, ROOM);
    if (n)
        offer_order(d, pair, n, err);
    for (size_t i = 0; i < n; i++) {
        free(pair[i].name);
        free(pair[i].value);
    }
    return n > 0;
}
