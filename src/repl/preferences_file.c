/* The file of preferences: plain command lines, one a line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "repl/preferences.h"
#include "repl/setting.h"
#include "repl/words.h"

enum { FAULTS_MAX = 3, SHOWN = 40 };

static const char mark[] = "\xEF\xBB\xBF"; /* some editors begin with it */

/* ---- one line ---- */

/* Where line AT of TEXT begins to matter, and its bytes without the end. */
struct span_of {
    const char *s;
    size_t n;
};

static struct span_of line_at(const char *text, size_t len, size_t at)
{
    const char *end = memchr(text + at, '\n', len - at);

    return (struct span_of){text + at, end ? (size_t)(end - text) - at : len - at};
}

/* "glyphs, theme, preview and animate" */
static void list_preferences(struct str *out)
{
    size_t n = 0, all = 0;

    for (size_t i = 0; settings[i]; i++)
        all += setting_is_preference(settings[i]);
    for (size_t i = 0; settings[i]; i++)
        if (setting_is_preference(settings[i]))
            str_addf(out, "%s%s",
                     !n++       ? ""
                     : n == all ? " and "
                                : ", ",
                     settings[i]->name);
}

static bool no_preference(const char *s, struct err *err)
{
    struct str list, shown;

    str_init(&list);
    str_init(&shown);
    list_preferences(&list);
    utf8_clean(s, utf8_fit(s, SHOWN), &shown);
    err_set(err, "'%s%s' cannot stand here; %s can.", shown.s,
            strlen(s) > SHOWN ? "…" : "", list.s);
    str_done(&shown);
    str_done(&list);
    return false;
}

/* The first byte of the line that no text has; NULL: there is none. */
static const char *unprintable(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (((unsigned char)s[i] < ' ' && s[i] != '\t' && s[i] != '\r') || s[i] == 0x7F)
            return s + i;
    return NULL;
}

/* The preference that the line sets; NULL: it sets none. *REST is behind its name. */
static const struct setting *line_setting(const char *line, const char **rest)
{
    const char *s = words_skip(line);
    size_t n = words_name(s);
    char name[32];
    const struct setting *set;

    words_lower(name, sizeof name, s, n);
    set = n && n < sizeof name ? setting_named(name) : NULL;
    *rest = words_skip(s + n);
    if (**rest == '=')
        *rest = words_skip(*rest + 1);
    return set && setting_is_preference(set) ? set : NULL;
}

/* LINE is "NAME WORD", a comment or empty. False: at byte *COLUMN it is not. */
static bool take_line(struct preferences *p, const char *line, int *column,
                      struct err *err)
{
    const char *rest, *s = words_skip(line);
    const struct setting *set = line_setting(line, &rest);
    size_t n = words_name(rest);
    char word[32];
    bool ok;

    if (!*s || *s == '#')
        return true;
    *column = (int)(s - line) + 1;
    if (!set)
        return no_preference(s, err);
    *column = (int)(rest - line) + 1;
    words_lower(word, sizeof word, rest, n);
    if (!n)
        return err_set(err, "%s needs a word, as in: %s", set->name, set->example);
    s = words_skip(rest + n);
    ok = setting_prefers(set, word, err);
    if (ok && *s && *s != '#') {
        *column = (int)(s - line) + 1;
        return err_set(err, "One preference stands on a line, and nothing behind it.");
    }
    if (ok && p->from[set->preference] <= FROM_FILE) {
        setting_prefer(set, p, word);
        p->from[set->preference] = FROM_FILE;
    }
    return ok;
}

/* ---- reading ---- */

static struct err *new_fault(struct preferences *p)
{
    p->fault = mem_grow(p->fault, p->nfaults + 1, sizeof *p->fault);
    p->fault[p->nfaults] = (struct err){0};
    return &p->fault[p->nfaults++];
}

/* A line at fault: the first few are told, the others counted. */
static void add_fault(struct preferences *p, const struct err *why, int line,
                      int column, size_t *more)
{
    if (p->nfaults >= FAULTS_MAX)
        ++*more;
    else
        err_at(new_fault(p), p->file, line, column, "%s", why->message);
}

static void read_line(struct preferences *p, struct span_of at, int line, size_t *more)
{
    const char *bad = unprintable(at.s, at.n);
    char *text = mem_textn(at.s, at.n);
    struct err why = {0};
    int column = 0;

    if (bad) {
        err_set(&why, "There is a byte that no text has.");
        add_fault(p, &why, line, (int)(bad - at.s) + 1, more);
    } else if (!take_line(p, text, &column, &why)) {
        add_fault(p, &why, line, column, more);
    }
    free(text);
}

static void read_lines(struct preferences *p, const char *text, size_t len)
{
    size_t start = len >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0, more = 0;
    int line = 1;

    for (size_t at = start; at < len; line++) {
        struct span_of now = line_at(text, len, at);

        read_line(p, now, line, &more);
        at += now.n + 1;
    }
    if (more)
        err_at(new_fault(p), p->file, 0, 0,
               "and %zu more line%s that cannot stand there", more,
               more == 1 ? "" : "s");
}

/* No file is no fault. */
static bool missing(const char *file)
{
    return access(file, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

void preferences_read(struct preferences *p)
{
    struct err err = {0};
    size_t len;
    char *text;

    if (missing(p->file))
        return;
    text = path_read(p->file, PREFERENCES_FILE_MAX, &len, &err);
    if (text)
        read_lines(p, text, len);
    else
        *new_fault(p) = err;
    free(text);
}

/* ---- writing ---- */

/* TEXT with the line NAME WORD where the first of that name was, else at the end. */
static void rewrite(const char *text, size_t len, const char *name, const char *word,
                    struct str *out)
{
    bool done = false;

    for (size_t at = 0; at < len;) {
        struct span_of now = line_at(text, len, at);
        size_t lead = at == 0 && now.n >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
        char *line = mem_textn(now.s + lead, now.n - lead);
        const char *rest;
        const struct setting *set = line_setting(line, &rest);

        if (set && strcmp(set->name, name) == 0) {
            if (!done)
                str_addf(out, "%s %s\n", name, word);
            done = true;
        } else {
            str_addn(out, now.s, now.n);
            str_addc(out, '\n');
        }
        free(line);
        at += now.n + 1;
    }
    if (!done)
        str_addf(out, "%s %s\n", name, word);
}

bool preferences_save(const struct preferences *p, const char *name, const char *word,
                      struct err *err)
{
    static const char head[] = "# logitty: what you prefer, one a line\n";
    char *file = path_absolute(p->file), *text; /* where a link leads to */
    struct str out;
    size_t len = sizeof head - 1;
    bool ok;

    text = missing(file) ? mem_text(head)
                         : path_read(file, PREFERENCES_FILE_MAX, &len, err);
    str_init(&out);
    if (text)
        rewrite(text, len, name, word, &out);
    ok = text && path_save(file, out.s, out.len, err);
    str_done(&out);
    free(text);
    free(file);
    return ok;
}
