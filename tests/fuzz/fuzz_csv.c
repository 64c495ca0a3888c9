/* Any bytes as a CSV file: rows that keep the promises of data.h, or a fault with a
 * line. SPDX-License-Identifier: GPL-3.0-or-later */
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
    check_text(d->label);
    check_text(d->class_name[0]);
    check_text(d->class_name[1]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct err err = {0};
    char *text = malloc(size + 1);
    struct data *d;

    must(text != NULL);
    memcpy(text, bytes, size);
    text[size] = '\0';
    d = csv_read("fuzz.csv", text, size, &err);
    if (d)
        check_data(d);
    else {
        must(err.message[0] && err.line > 0 && err.column >= 0);
        check_text(err.message);
    }
    data_free(d);
    free(text);
    return 0;
}
