/* Which picture a page shows, and how much text has room beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/shown.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
    USUAL = 35,
    BESIDE = 80 - 3, /* what a landscape and the text share */
    NEAR = 54,       /* a landscape that takes more has no margin of its own */
};

/* "plot contour w b", or a command with the name of a landscape; new data show the
 * usual picture. */
static const struct figure *after_line(const char *line, const struct figure *was)
{
    size_t first = strcspn(line, " "), gap = strspn(line + first, " ");
    char *word = mem_textn(line, first);
    char *name = mem_textn(line + first + gap, strcspn(line + first + gap, " "));
    const struct figure *f = figure_named(word);

    if (strcmp(word, "plot") == 0 && *name)
        was = figure_named(name);
    else if (strcmp(word, "data") == 0 || (strcmp(word, "reset") == 0 && *name == 'a'))
        was = NULL;
    else if (f && f->wide)
        was = f;
    free(word);
    free(name);
    return was;
}

const struct figure *shown_after(const char *setup, const struct figure *was)
{
    while (setup && *setup) {
        size_t n = strcspn(setup, ";\n");
        char *line = mem_textn(setup, n);

        was = after_line(line + strspn(line, " "), was);
        free(line);
        setup += n + (setup[n] != '\0');
    }
    return was;
}

int shown_columns(const struct figure *f, bool prose)
{
    if (!f || !f->wide)
        return USUAL;
    return BESIDE - f->wide - (prose && f->wide > NEAR ? 2 : 0);
}
