/* A row's key taken apart, and the rows beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "question.h"

#include <stdio.h>
#include <string.h>

bool question_set(struct question *q, const struct rows *rows, const char *key)
{
    const char *s = key;

    *q = (struct question){.rows = rows, .key = key};
    if (strlen(key) >= KEY_LENGTH / 2)
        return false;
    while (*s == '/') {
        size_t length = strcspn(++s, "/");

        if (q->parts == KEY_PARTS || length == 0 || length >= sizeof *q->part)
            return false;
        memcpy(q->part[q->parts], s, length);
        s += length;
        q->end[q->parts++] = (size_t)(s - key);
    }
    return q->parts && !*s;
}

bool question_is(const struct question *q, size_t part, const char *name)
{
    return part < q->parts && strcmp(q->part[part], name) == 0;
}

bool question_index(const struct question *q, size_t part, size_t limit, size_t *i)
{
    size_t v = 0;

    if (part >= q->parts ||
        strspn(q->part[part], "0123456789") != strlen(q->part[part]))
        return false;
    for (const char *s = q->part[part]; *s && v < limit; s++)
        v = 10 * v + (size_t)(*s - '0');
    *i = v;
    return v < limit;
}

const char *question_text(const struct question *q, size_t parts, const char *name)
{
    char key[2 * KEY_LENGTH];

    snprintf(key, sizeof key, "%.*s/%s", (int)q->end[parts - 1], q->key, name);
    return rows_text(q->rows, key);
}

double question_number(const struct question *q, size_t parts, const char *name,
                       double otherwise)
{
    double v;

    return rows_number(question_text(q, parts, name), &v) ? v : otherwise;
}

void question_prefix(const struct question *q, size_t parts, char key[KEY_LENGTH])
{
    snprintf(key, KEY_LENGTH, "%.*s", (int)q->end[parts - 1], q->key);
}

void question_weights(const struct question *q, size_t parts, const char *name,
                      double *theta, size_t dim)
{
    const char *slash = *name ? "/" : "";
    char weight[96];

    for (size_t j = 0; j < dim; j++) {
        if (j)
            snprintf(weight, sizeof weight, "%s%sw/%zu", name, slash, j - 1);
        else
            snprintf(weight, sizeof weight, "%s%sb", name, slash);
        theta[j] = question_number(q, parts, weight, 0);
    }
}
