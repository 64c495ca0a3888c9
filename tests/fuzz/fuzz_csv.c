/* Any bytes as a CSV file: rows that keep the promises of data.h, or a fault with a
 * line. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A first line "columns x1=…" chooses columns of the lines below it. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "learn/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(int holds)
{
    if (!holds)
        abort();
}

/* What is shown to a person holds no control and no broken character. */
static void check_text(const char *s)
{
    struct str clean;

    str_init(&clean);
    utf8_clean(s, strlen(s), &clean);
    must(strcmp(clean.s, s) == 0);
    str_done(&clean);
}

static void check_data(const struct data *d)
{
    must(d->n > 0 && d->dim > 0 && d->dim <= DATA_MAX_DIM);
    for (size_t j = 0; j < d->dim; j++) {
        check_text(d->names[j]);
        for (size_t i = 0; i < d->n; i++)
            must(isfinite(d->x[j][i]));
    }
    for (size_t i = 0; i < d->n; i++)
        must(isfinite(d->y[i]));
    check_text(d->notes ? d->notes : "");
    check_text(d->label);
    check_text(d->class_name[0]);
    check_text(d->class_name[1]);
}

/* TEXT's first line without the word `columns`, as a text of its own; NULL if it does
 * not begin so. *AT is where the table begins. */
static char *chosen(char *text, size_t size, size_t *at)
{
    static const char word[] = "columns ";
    char *end = memchr(text, '\n', size);

    *at = 0;
    if (!end || size < sizeof word || memcmp(text, word, sizeof word - 1) != 0)
        return NULL;
    *end = '\0';
    *at = (size_t)(end - text) + 1;
    return text + sizeof word - 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct err err = {0};
    char *text = malloc(size + 1), *columns;
    struct data *d;
    size_t at;

    must(text != NULL);
    memcpy(text, bytes, size);
    text[size] = '\0';
    columns = chosen(text, size, &at);
    d = csv_read("fuzz.csv", text + at, size - at, columns, &err);
    if (d)
        check_data(d);
    else {
        must(err.message[0] && (err.line > 0 || columns) && err.column >= 0);
        check_text(err.message);
        check_text(err.meant);
    }
    data_free(d);
    free(text);
    return 0;
}
