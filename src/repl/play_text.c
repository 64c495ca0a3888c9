/* What the text of a condition or a solution offers to be tried.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "repl/play_inside.h"
#include "repl/words.h"

static bool in_name(const char *text, const char *s)
{
    return s > text &&
           (strchr("_.", s[-1]) || strchr("abcdefghijklmnopqrstuvwxyz", s[-1]) ||
            strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", s[-1]));
}

const char *play_next_number(const char *text, const char *s, const char **end)
{
    for (; *s; s++) {
        const char *from = s;

        if (*s < '0' || *s > '9' || in_name(text, s))
            continue;
        strtod(s, (char **)end);
        if (s > text && s[-1] == '-' && (s - 1 == text || strchr(" (,=;\n", s[-2])))
            from = s - 1;
        return from;
    }
    return NULL;
}

void play_formulas(const char *source, struct str *lines)
{
    for (const char *s = source; (s = strstr(s, "same(")) != NULL; s++) {
        const char *name = s + strlen("same("), *from = strchr(name, ','), *end;
        int depth = 1, n = from ? (int)(from - name) : 0;

        if (!n || words_name(name) != (size_t)n)
            continue;
        for (end = ++from; *end && depth; end++)
            depth += (*end == '(') - (*end == ')');
        str_add(lines, lines->len ? "; " : "");
        if (strncmp(name, "it,", 3) == 0)
            str_addf(lines, "answer %.*s", (int)(end - from) - 1, from);
        else
            str_addf(lines, "formula %.*s = %.*s", n, name, (int)(end - from) - 1,
                     from);
    }
}
