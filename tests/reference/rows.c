/* Reading the reference file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct row *)a)->key, ((const struct row *)b)->key);
}

/* Keys and values are printed: no byte of them may steer a terminal. */
static void clean(char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (((unsigned char)text[i] < ' ' && !strchr("\t\r\n", text[i])) ||
            text[i] == 127 || !text[i])
            text[i] = '?';
}

bool rows_load(struct rows *r, const char *file, struct err *err)
{
    size_t len, room = 0;
    char *line, *rest;

    *r = (struct rows){0};
    r->text = path_read(file, (size_t)1 << 26, &len, err);
    if (!r->text)
        return false;
    clean(r->text, len);
    for (line = strtok_r(r->text, "\r\n", &rest); line;
         line = strtok_r(NULL, "\r\n", &rest)) {
        char *tab = strchr(line, '\t');

        if (!tab) {
            r->malformed++;
            continue;
        }
        *tab = '\0';
        if (r->n == room)
            r->row = mem_grow(r->row, room = room ? 2 * room : 1024, sizeof *r->row);
        r->row[r->n++] = (struct row){line, tab + 1};
    }
    r->sorted = mem_array(r->n, sizeof *r->sorted);
    if (r->n) {
        memcpy(r->sorted, r->row, r->n * sizeof *r->row);
        qsort(r->sorted, r->n, sizeof *r->sorted, by_key);
    }
    return true;
}

void rows_done(struct rows *r)
{
    free(r->row);
    free(r->sorted);
    free(r->text);
    *r = (struct rows){0};
}

const char *rows_text(const struct rows *r, const char *key)
{
    struct row wanted = {.key = key}, *found = NULL;

    if (r->n)
        found = bsearch(&wanted, r->sorted, r->n, sizeof wanted, by_key);
    return found ? found->value : NULL;
}

bool rows_number(const char *value, double *v)
{
    char *end;

    if (!value)
        return false;
    if (strcmp(value, "null") == 0)
        *v = NAN;
    else if (strcmp(value, "true") == 0 || strcmp(value, "false") == 0)
        *v = value[0] == 't';
    else {
        *v = strtod(value, &end);
        return *value && !*end;
    }
    return true;
}
