/* Records and fields of CSV text (RFC 4180, and what programs really write).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv_scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { SAMPLE = 10 }; /* records that decide about the delimiter */

static bool at_line_end(const struct csv_scan *c, const char *s)
{
    return s == c->end || *s == '\n' || *s == '\r';
}

/* S is at a line end: moves to the next line. CR LF is one end. */
static const char *next_line(struct csv_scan *c, const char *s)
{
    if (s == c->end)
        return s;
    s += *s == '\r' && s + 1 < c->end && s[1] == '\n' ? 2 : 1;
    c->next.line++;
    c->next.line_start = s;
    return s;
}

static bool blank(const struct csv_scan *c, char byte)
{
    return (byte == ' ' || byte == '\t') && byte != c->delimiter;
}

static const char *skip_blanks(const struct csv_scan *c, const char *s)
{
    while (s < c->end && blank(c, *s))
        s++;
    return s;
}

static int column(const struct csv_scan *c, const char *s)
{
    return (int)(s - c->next.line_start) + 1;
}

static struct csv_field *add_field(struct csv_scan *c, const char *s)
{
    struct csv_field *f;

    if (c->fields == c->room) {
        c->room = c->room ? 2 * c->room : 16;
        c->field = mem_grow(c->field, c->room, sizeof *c->field);
    }
    f = &c->field[c->fields++];
    *f = (struct csv_field){s, 0, c->next.line, column(c, s), false};
    return f;
}

/* Up to the delimiter or the line's end; NULL never. */
static const char *scan_plain(struct csv_scan *c, const char *s)
{
    struct csv_field *f = add_field(c, s);
    const char *stop = s;

    while (!at_line_end(c, stop) && *stop != c->delimiter)
        stop++;
    for (f->len = (size_t)(stop - s); f->len && blank(c, s[f->len - 1]); f->len--)
        ;
    return stop;
}

/* S is behind the opening quote. To the delimiter or line end behind the closing one;
 * NULL sets ERR. */
static const char *scan_quoted(struct csv_scan *c, const char *s, struct err *err)
{
    struct csv_field *f = add_field(c, s - 1);

    f->s = s;
    while (s < c->end && (*s != '"' || (s + 1 < c->end && s[1] == '"'))) {
        f->doubled |= *s == '"';
        if (*s == '"')
            s += 2;
        else
            s = at_line_end(c, s) ? next_line(c, s) : s + 1;
    }
    if (s == c->end) {
        err_at(err, c->file, f->line, f->column,
               "a quote opens here and is never closed. Close it, or leave it out.");
        return NULL;
    }
    f->len = (size_t)(s - f->s);
    s = skip_blanks(c, s + 1);
    if (!at_line_end(c, s) && *s != c->delimiter) {
        err_at(err, c->file, c->next.line, column(c, s),
               "text follows a closing quote. Inside quotes a quote is written twice.");
        return NULL;
    }
    return s;
}

/* To the first record's first byte; false at the end of the text. */
static bool find_record(struct csv_scan *c)
{
    const char *s = c->next.at;

    while (s < c->end) {
        const char *first = skip_blanks(c, s);

        if (*s != '#' && !at_line_end(c, first))
            break;
        while (!at_line_end(c, first))
            first++;
        s = next_line(c, first);
    }
    c->next.at = s;
    return s < c->end;
}

enum csv_got csv_scan_next(struct csv_scan *c, struct err *err)
{
    const char *s;

    c->fields = 0;
    if (!find_record(c))
        return CSV_END;
    for (s = c->next.at;; s++) {
        s = skip_blanks(c, s);
        if (s < c->end && *s == '"')
            s = scan_quoted(c, s + 1, err);
        else
            s = scan_plain(c, s);
        if (!s)
            return CSV_FAULT;
        if (at_line_end(c, s))
            break;
    }
    c->end_line = c->next.line;
    c->end_column = column(c, s);
    c->next.at = next_line(c, s);
    return CSV_RECORD;
}

/* How many fields DELIMITER gives in the first record, and whether the next ones have
 * as many. Leaves the scan where it was. */
static size_t try_delimiter(struct csv_scan *c, char delimiter, bool *equal)
{
    struct csv_place start = c->next;
    size_t fields = 0;

    c->delimiter = delimiter;
    *equal = true;
    for (int i = 0; i < SAMPLE && *equal; i++) {
        enum csv_got got = csv_scan_next(c, NULL);

        if (got == CSV_END)
            break;
        if (i == 0)
            fields = c->fields;
        *equal = got == CSV_RECORD && c->fields == fields;
    }
    c->next = start;
    return fields;
}

/* The comma comes last: beside another delimiter it is a decimal comma. */
static char find_delimiter(struct csv_scan *c)
{
    static const char candidates[] = "\t;|,";
    char best = ',';
    size_t most = 1;

    for (const char *d = candidates; *d; d++) {
        bool equal;
        size_t fields = try_delimiter(c, *d, &equal);

        if (equal && fields > 1)
            return *d;
        if (fields > most) {
            most = fields;
            best = *d;
        }
    }
    return best;
}

void csv_scan_init(struct csv_scan *c, const char *file, const char *text, size_t len)
{
    *c = (struct csv_scan){.file = file, .end = text + len};
    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    c->next = (struct csv_place){text, text, 1};
    c->delimiter = find_delimiter(c);
}

void csv_scan_done(struct csv_scan *c)
{
    free(c->field);
    *c = (struct csv_scan){0};
}

void csv_field_text(const struct csv_field *f, struct str *out)
{
    for (size_t i = 0; i < f->len; i++) {
        str_addc(out, f->s[i]);
        if (f->doubled && f->s[i] == '"')
            i++;
    }
}

char *csv_field_clean(const struct csv_field *f, size_t bytes)
{
    struct str raw, safe;
    char *text;

    str_init(&raw);
    str_init(&safe);
    csv_field_text(f, &raw);
    utf8_clean(raw.s, raw.len, &safe);
    str_cut(&safe, utf8_fit(safe.s, bytes));
    text = str_take(&safe);
    str_done(&raw);
    str_done(&safe);
    return text;
}
