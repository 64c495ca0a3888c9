/* The name that `derive` derives by: said, or chosen, and whether it makes sense.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/derive_by.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "lab/reading.h"

/* ---- names ---- */

bool names_among(const struct names *s, const char *name)
{
    for (size_t i = 0; i < s->n; i++)
        if (strcmp(s->name[i], name) == 0)
            return true;
    return false;
}

static void collect(void *self, const char *name)
{
    struct names *s = self;

    if (!names_among(s, name) && s->n < sizeof s->name / sizeof *s->name)
        snprintf(s->name[s->n++], sizeof s->name[0], "%s", name);
}

void names_of(const struct formula *f, struct names *s)
{
    s->n = 0;
    formula_names(f, collect, s);
}

/* ---- what was said ---- */

static bool blank_at(char c)
{
    return c == ' ' || c == '\t';
}

size_t by_split(const char *text, char *by, size_t room)
{
    size_t end = strlen(text), from, word;

    *by = '\0';
    while (end && blank_at(text[end - 1]))
        end--;
    for (from = end; from && (isalnum((unsigned char)text[from - 1]) ||
                              strchr("_.", text[from - 1]));)
        from--;
    for (word = from; word && blank_at(text[word - 1]);)
        word--;
    if (word == from || from == end || word < 3 ||
        memcmp(text + word - 2, "by", 2) != 0 || !strchr(" \t)", text[word - 3]))
        return end;
    snprintf(by, room, "%.*s", (int)(end - from), text + from);
    return word - 2;
}

size_t by_open(const char *text)
{
    size_t end = strlen(text);

    while (end && blank_at(text[end - 1]))
        end--;
    return end > 3 && memcmp(text + end - 2, "by", 2) == 0 &&
                   strchr(" \t)", text[end - 3])
               ? end - 2
               : 0;
}

/* ---- what is meant ---- */

/* The name to derive by when none is given. */
static const char *usual(const struct names *s)
{
    static const char *const first[] = {"x", "X", "x1", "z", "p"};

    if (s->n == 1)
        return s->name[0];
    if (names_among(s, "y") &&
        (names_among(s, "w") || names_among(s, "w1") || names_among(s, "b")))
        return NULL; /* a loss: by x would hardly be meant */
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (names_among(s, first[i]))
            return first[i];
    return NULL;
}

static bool is_weight(const char *name)
{
    return strcmp(name, "b") == 0 || *name == 'w' || *name == 'x';
}

/* The model's p and z depend on w, b and x, and a formula does not say how. */
static bool hides(const struct names *s, const char *by, struct err *err)
{
    static const char *const model[] = {"p", "s", "z"};

    for (size_t i = 0; i < sizeof model / sizeof *model; i++)
        if (is_weight(by) && names_among(s, model[i]))
            return err_set(err, "%s depends on %s too. Say how first: formula %s = %s",
                           model[i], by, model[i],
                           *model[i] == 'z' ? "w*x+b" : "1/(1+exp(-(w*x+b)))");
    return true;
}

/* What is worked out from all points has no formula here that could be derived. */
static bool is_formula(const struct names *s, const char *by, struct err *err)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct reading *r = reading_named(s->name[i]);

        if (!r || strcmp(r->group, "fit") != 0 || strcmp(r->name, by) == 0)
            continue;
        err_set(err,
                "%s is one number, worked out from all points. Its slope in every "
                "weight: grad",
                r->name);
        return err_meant(err, "grad");
    }
    return true;
}

bool by_choose(const struct formula *whole, char *by, size_t room, struct err *err)
{
    struct names names;

    names_of(whole, &names);
    if (!is_formula(&names, by, err))
        return false;
    if (!*by && usual(&names))
        snprintf(by, room, "%s", usual(&names));
    if (!*by && !names.n)
        snprintf(by, room, "x");
    if (!*by)
        return err_set(err, "By which name? Say it at the end: derive … by %s",
                       names_among(&names, "w") ? "w" : names.name[0]);
    return hides(&names, by, err);
}
