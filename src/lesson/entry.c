/* The lines of a fenced block: `key: value`, options, replies, `if COND: text`.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/markup.h"

struct reader {
    struct entries *e;
    struct faults *faults;
    const char *file;
    int line;
    struct str value; /* of the last entry, which may go on */
};

static bool fault(const struct reader *r, const char *message)
{
    return err_at(faults_add(r->faults), r->file, r->line, 0, "%s", message);
}

/* N bytes of S without blanks at either end (heap). */
static char *trimmed(const char *s, size_t n)
{
    while (n && *s == ' ') {
        s++;
        n--;
    }
    while (n && s[n - 1] == ' ')
        n--;
    return mem_textn(s, n);
}

static void close_last(struct reader *r)
{
    if (r->e->n)
        r->e->entry[r->e->n - 1].value = str_take(&r->value);
}

/* A new entry; its value is N bytes of S without blanks at either end. */
static void add(struct reader *r, enum entry_kind kind, char *key, const char *s,
                size_t n)
{
    struct entries *e = r->e;
    char *value = trimmed(s, n);

    close_last(r);
    str_add(&r->value, value);
    free(value);
    e->entry = mem_grow(e->entry, e->n + 1, sizeof *e->entry);
    e->entry[e->n++] = (struct entry){.kind = kind, .key = key, .line = r->line};
}

/* The `:` that ends a condition: outside brackets and quotes, a blank or the end
 * behind. */
static const char *condition_end(const char *s, const char *end)
{
    int depth = 0;
    bool quoted = false;

    for (; s < end; s++) {
        quoted ^= *s == '"';
        if (quoted)
            continue;
        depth += (*s == '(') - (*s == ')');
        if (*s == ':' && depth <= 0 && (s + 1 == end || s[1] == ' '))
            return s;
    }
    return NULL;
}

static bool read_if(struct reader *r, const char *s, const char *end)
{
    const char *colon = condition_end(s, end);

    if (!colon)
        return fault(r, "write \"if CONDITION: text\"");
    add(r, ENTRY_IF, trimmed(s, (size_t)(colon - s)), colon + 1,
        (size_t)(end - colon) - 1);
    return true;
}

static bool read_option(struct reader *r, const char *s, const char *end)
{
    bool ok =
        end - s >= 6 && strncmp(s, "- [", 3) == 0 && s[4] == ']' && strchr(" xX", s[3]);

    if (!ok) /* it is an option all the same: its reply stands under it */
        fault(r,
              "write \"- [ ] text\" for an option, \"- [x] text\" for the right one");
    add(r, ENTRY_OPTION, NULL, ok ? s + 5 : s, (size_t)(end - s) - (ok ? 5 : 0));
    r->e->entry[r->e->n - 1].right = ok && s[3] != ' ';
    return ok;
}

static bool read_key(struct reader *r, const char *s, const char *end)
{
    size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz_-ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const char *colon = s + n;

    while (colon < end && *colon == ' ')
        colon++;
    if (!n || colon >= end || *colon != ':')
        return fault(r, "write \"key: value\" (a text that goes on is indented)");
    add(r, ENTRY_KEY, mem_textn(s, n), colon + 1, (size_t)(end - colon) - 1);
    return true;
}

static bool go_on(struct reader *r, const char *s, const char *end)
{
    if (!r->e->n)
        return fault(r, "an indented line goes on with the line above; there is none");
    str_addc(&r->value, '\n');
    str_addn(&r->value, s, (size_t)(end - s));
    return true;
}

static void read_line(struct reader *r, const char *s, const char *end)
{
    const char *at = s;

    while (at < end && *at == ' ')
        at++;
    while (end > at && end[-1] == ' ')
        end--;
    if (at == end || *s == '#')
        return;
    if (end - at >= 2 && strncmp(at, "=>", 2) == 0)
        add(r, ENTRY_REPLY, NULL, at + 2, (size_t)(end - at) - 2);
    else if (at > s)
        go_on(r, at, end);
    else if (*s == '-')
        read_option(r, s, end);
    else if (end - s > 3 && strncmp(s, "if ", 3) == 0)
        read_if(r, s + 3, end);
    else
        read_key(r, s, end);
}

void entries_read(struct entries *e, const char *text, const char *file, int line,
                  struct faults *faults)
{
    struct reader r = {.e = e, .faults = faults, .file = file, .line = line};

    memset(e, 0, sizeof *e);
    str_init(&r.value);
    while (*text) {
        const char *end = text + strcspn(text, "\n");

        read_line(&r, text, end);
        r.line++;
        text = *end ? end + 1 : end;
    }
    close_last(&r);
    str_done(&r.value);
}

void entries_done(struct entries *e)
{
    for (size_t i = 0; i < e->n; i++) {
        free(e->entry[i].key);
        free(e->entry[i].value);
    }
    free(e->entry);
    memset(e, 0, sizeof *e);
}

char *entry_line(const struct entry *e)
{
    char *line = mem_text(e->value);

    for (char *s = line; *s; s++)
        if (*s == '\n')
            *s = ' ';
    return line;
}

char *entry_styled(const struct entry *e)
{
    char *line = entry_line(e), *styled;
    struct str t;

    str_init(&t);
    markup_styled(line, &t);
    free(line);
    styled = str_take(&t);
    str_done(&t);
    return styled;
}

char *entry_commands(const char *text)
{
    struct str t;
    char *commands = NULL;

    str_init(&t);
    while (*text) {
        size_t n = strcspn(text, "\n"), lead = strspn(text, " ");

        if (lead < n && text[lead] != '#') {
            str_addn(&t, text + lead, n - lead);
            str_addc(&t, '\n');
        }
        text += n + (text[n] == '\n');
    }
    if (t.len)
        commands = str_take(&t);
    str_done(&t);
    return commands;
}

/* One edit apart (a letter more, less, other, or two swapped) or a beginning of it. */
static bool near(const char *a, const char *b)
{
    size_t i = 0, m = strlen(a), n = strlen(b), tail;

    if (m < 2)
        return false;
    while (a[i] && a[i] == b[i])
        i++;
    if (!a[i] || !b[i])
        return i >= 3 || m + 1 == n || n + 1 == m;
    if (m == n && a[i] == b[i + 1] && a[i + 1] == b[i])
        return strcmp(a + i + 2, b + i + 2) == 0;
    tail = m >= n ? i + 1 : i;
    return strcmp(a + tail, b + (n >= m ? i + 1 : i)) == 0;
}

const char *entry_near(const char *word, const char *const *known)
{
    while (*known && !near(word, *known))
        known++;
    return *known;
}

void entry_suggest(const char *word, const char *const *known, struct str *out)
{
    const char *meant = entry_near(word, known);

    if (meant)
        str_addf(out, " (did you mean '%s'?)", meant);
}
