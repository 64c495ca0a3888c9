/* The bytes of a table: read, and looked at whether they are text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"

enum { FILE_BYTES = 1 << 30 };

bool csv_text_plain(const char *file, const char *text, size_t len, struct err *err)
{
    const char *nul = memchr(text, '\0', len), *start = text;
    int line = 1;

    if (len >= 2 &&
        (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0))
        return err_at(err, file, 1, 1, "this is UTF-16 text. Save it as UTF-8.");
    if (!nul)
        return true;
    for (const char *s = text; s < nul; s++)
        if (*s == '\n' || (*s == '\r' && s[1] != '\n')) {
            line++;
            start = s + 1;
        }
    return err_at(err, file, line, (int)(nul - start) + 1,
                  "a zero byte: this is no text. Export the table as CSV in UTF-8.");
}

bool csv_text_load(struct csv_text *t, const char *file, struct err *err)
{
    *t = (struct csv_text){.file = file};
    t->text = path_read(file, FILE_BYTES, &t->len, err);
    return t->text && csv_text_plain(file, t->text, t->len, err);
}

void csv_text_done(struct csv_text *t)
{
    free(t->text);
    *t = (struct csv_text){0};
}
