/* The little markup of a task's texts: `code` and **bold**.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/markup.h"

#include <string.h>

#include "plot/text.h"

/* The text between a MARK at S and the next one; NULL if there is no next one. */
static const char *marked(const char *s, const char *mark, size_t *n)
{
    size_t len = strlen(mark);
    const char *end = strncmp(s, mark, len) == 0 ? strstr(s + len, mark) : NULL;

    if (!end || end == s + len)
        return NULL;
    *n = (size_t)(end - s) - len;
    return s + len;
}

void markup_styled(const char *s, struct str *out)
{
    while (*s) {
        size_t n;
        const char *inner = marked(s, "`", &n), *style = TEXT_CODE;
        size_t mark = 1;

        if (!inner && (inner = marked(s, "**", &n)) != NULL) {
            style = TEXT_BOLD;
            mark = 2;
        }
        if (!inner) {
            str_addc(out, *s++);
            continue;
        }
        str_add(out, style);
        str_addn(out, inner, n);
        str_add(out, TEXT_END);
        s = inner + n + mark;
    }
}
