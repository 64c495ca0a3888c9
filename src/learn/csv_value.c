/* Fields as numbers, and why one is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv_value.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "learn/number.h"

static const char *const missing_marks[] = {"",     "NA", "N/A", "nan",
                                            "null", "?",  "-",   NULL};
static const char *const not_finite[] = {"inf",      "-inf",      "+inf",
                                         "infinity", "-infinity", NULL};
/* What other programs write for a value that is not there. */
static const char *const not_there[] = {"none", ".", NULL};

static bool among(const struct csv_field *f, const char *const *words)
{
    for (; *words; words++)
        if (f->len == strlen(*words) && strncasecmp(f->s, *words, f->len) == 0)
            return true;
    return false;
}

static bool comma_number(const struct csv_field *f)
{
    double v;

    return number_read(f->s, f->len, ',', &v) == NUMBER_READ;
}

enum csv_value csv_value(const struct csv_scan *c, const struct csv_field *f, double *v)
{
    enum number_status status =
        number_read(f->s, f->len, c->delimiter == ',' ? '.' : ',', v);

    if (status == NUMBER_READ)
        return CSV_NUMBER;
    if (status == NUMBER_TOO_LARGE || among(f, not_finite) || comma_number(f))
        return CSV_NO_NUMBER;
    return among(f, missing_marks) ? CSV_MISSING : CSV_WORD;
}

bool csv_field_fault(const struct csv_scan *c, const struct csv_field *f,
                     struct err *err, const char *what, const char *remedy)
{
    char *text = csv_field_clean(f, 40);

    err_at(err, c->file, f->line, f->column, "'%s' %s. %s", text, what, remedy);
    free(text);
    return false;
}

bool csv_value_fault(const struct csv_scan *c, const struct csv_field *f,
                     struct err *err)
{
    double v;

    if (number_read(f->s, f->len, '.', &v) == NUMBER_TOO_LARGE)
        return csv_field_fault(
            c, f, err, "is too large",
            "The largest number is about 1.8e308; use a larger unit.");
    if (comma_number(f))
        return csv_field_fault(
            c, f, err, "is not a number",
            "Write decimals with a point, or put ; between the columns.");
    if (among(f, not_finite) || among(f, not_there))
        return csv_field_fault(
            c, f, err, "is not a number",
            "Leave the field empty or write NA, and the row is skipped.");
    return csv_field_fault(c, f, err, "is not a number",
                           "Most of this column are numbers: correct it, or leave the "
                           "column out.");
}
