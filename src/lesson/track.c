/* The paths through the lessons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/track.h"

#include <string.h>

const struct track tracks[] = {
    {"workshop", "One-hour workshop", true},
    {"course", "Full course", false},
    {"maths", "Only the maths", false},
    {"clinic", "Evaluation clinic", false},
    {0},
};

const struct track *track_named(const char *name)
{
    for (const struct track *t = tracks; name && t->name; t++)
        if (strcmp(t->name, name) == 0)
            return t;
    return NULL;
}

bool track_has(const struct track *t, const struct lesson *l)
{
    size_t len = strlen(t->name);
    const char *s = l->paths ? l->paths : "";

    while (*s) {
        size_t n;

        s += strspn(s, ", ");
        n = strcspn(s, ", ");
        if (n == len && strncmp(s, t->name, n) == 0)
            return true;
        s += n;
    }
    return false;
}

const struct lesson *track_after(const struct track *t, const struct shelf *s,
                                 const struct lesson *l)
{
    bool behind = false;

    for (size_t i = 0; i < s->n; i++) {
        if (behind && (!t || track_has(t, s->lesson[i])))
            return s->lesson[i];
        behind |= s->lesson[i] == l;
    }
    return NULL;
}
