/* What went wrong, where, and what was meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/err.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Copies what fits into ROOM bytes, made safe to print. */
static void put_safe(char *to, size_t room, const char *text, size_t len)
{
    struct str safe;

    str_init(&safe);
    utf8_clean(text, len, &safe);
    snprintf(to, room, "%.*s", (int)utf8_fit(safe.s, room - 1), safe.s);
    str_done(&safe);
}

static void put(char *to, size_t room, const char *fmt, va_list args)
{
    struct str raw;

    str_init(&raw);
    str_addv(&raw, fmt, args);
    put_safe(to, room, raw.s, raw.len);
    str_done(&raw);
}

bool err_set(struct err *err, const char *fmt, ...)
{
    struct err fresh = {0}; /* the arguments may come from ERR itself */
    va_list args;

    if (!err)
        return false;
    va_start(args, fmt);
    put(fresh.message, sizeof fresh.message, fmt, args);
    va_end(args);
    *err = fresh;
    return false;
}

bool err_at(struct err *err, const char *file, int line, int column, const char *fmt,
            ...)
{
    struct err fresh = {.line = line, .column = column};
    va_list args;

    if (!err)
        return false;
    va_start(args, fmt);
    put(fresh.message, sizeof fresh.message, fmt, args);
    va_end(args);
    if (file)
        put_safe(fresh.file, sizeof fresh.file, file, strlen(file));
    *err = fresh;
    return false;
}

bool err_meant(struct err *err, const char *fmt, ...)
{
    va_list args;

    if (!err)
        return false;
    va_start(args, fmt);
    put(err->meant, sizeof err->meant, fmt, args);
    va_end(args);
    err->part[0] = '\0';
    return false;
}

bool err_remedy(struct err *err, enum remedy remedy)
{
    if (err)
        err->remedy = remedy;
    return false;
}

void err_part(struct err *err, const char *part)
{
    size_t n = strlen(part);

    if (!err)
        return;
    put_safe(err->part, sizeof err->part, part, n);
    if (strcmp(err->part, part) != 0)
        err->part[0] = err->meant[0] = '\0';
}

/* The piece in LINE: the last that begins no later than where the fault is. */
static const char *find_part(const struct err *err, const char *line)
{
    const char *found = NULL;

    for (const char *s = line; (s = strstr(s, err->part)); s++)
        if (!found || !err->column || s - line < err->column)
            found = s;
    return found;
}

void err_whole(struct err *err, const char *line)
{
    const char *at = err->part[0] ? find_part(err, line) : NULL;
    struct str whole;

    if (!err->part[0])
        return;
    str_init(&whole);
    if (at) {
        str_addn(&whole, line, (size_t)(at - line));
        str_addf(&whole, "%s%s", err->meant, at + strlen(err->part));
    }
    if (at && whole.len < sizeof err->meant)
        err_meant(err, "%s", whole.s);
    else
        err->part[0] = err->meant[0] = '\0';
    str_done(&whole);
}

void err_clear(struct err *err)
{
    if (err)
        memset(err, 0, sizeof *err);
}

void err_text(const struct err *err, struct str *out)
{
    if (err->file[0]) {
        str_add(out, err->file);
        if (err->line)
            str_addf(out, ":%d", err->line);
        if (err->line && err->column)
            str_addf(out, ":%d", err->column);
        str_add(out, ": ");
    }
    str_add(out, err->message);
}
