/* The name that a formula is asked for: "p = …". It cannot stand in its own answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <string.h>

#include "lab/definition.h"
#include "lesson/guide_inside.h"

enum { SOURCES = 8, NAME = 32 };

struct search {
    const char *name;
    const struct definitions *own; /* of the learner; NULL: names mean themselves */
    bool found;
};

static void look(void *self, const char *name)
{
    struct search *s = self;
    const struct formula *own = s->own ? definitions_get(s->own, name) : NULL;
    struct search inside = {s->name, NULL, false};

    s->found |= strcmp(s->name, name) == 0;
    if (own)
        formula_names(own, look, &inside);
    s->found |= inside.found;
}

static bool contains(const struct formula *f, const char *name,
                     const struct definitions *own)
{
    struct search s = {name, own, false};

    formula_names(f, look, &s);
    return s.found;
}

/* The name before the = of what T asks; false: it asks in words, or its answer has that
 * name in it too, as "w = …" of an update has. */
static bool asked_name(const struct task *t, char name[NAME])
{
    size_t n = 0;

    while (isalnum((unsigned char)t->ask[n]) || t->ask[n] == '_')
        n++;
    if (!n || n >= NAME || t->ask[n + strspn(t->ask + n, " ")] != '=')
        return false;
    memcpy(name, t->ask, n);
    name[n] = '\0';
    return !contains(t->pass, name, NULL);
}

struct sources {
    const char *name[SOURCES];
    size_t n;
};

static void note(void *self, const char *name)
{
    struct sources *s = self;

    if (strcmp(name, "it") == 0 || s->n == SOURCES)
        return;
    for (size_t i = 0; i < s->n; i++)
        if (strcmp(s->name[i], name) == 0)
            return;
    s->name[s->n++] = name;
}

bool guide_says_itself(const struct offer *o, const struct formula *f)
{
    char asked[NAME];
    struct sources from = {.n = 0};

    if (!asked_name(o->t, asked) || !contains(f, asked, o->g->bench->s.definitions))
        return false;
    formula_names(o->t->pass, note, &from);
    guide_sayf(o->reply, "%s is what is to be written here", asked);
    for (size_t i = 0; i < from.n; i++)
        str_addf(o->reply, "%s%s",
                 i == 0            ? ": from "
                 : i + 1 == from.n ? " and "
                                   : ", ",
                 from.name[i]);
    str_addc(o->reply, '.');
    return true;
}
