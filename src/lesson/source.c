/* A lesson's text before it is read: safe to print, its lines kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum where { IN_TEXT, IN_FRONT, IN_COMMENT, IN_FENCE };

struct scan {
    const char *file;
    struct faults *faults;
    struct source *s;
    enum where where;
    int line, since; /* SINCE: where the present block was opened */
    char fence;      /* '`' or '~' */
    size_t fence_len;
};

/* The next line's length without its end; *SKIP = the bytes of the end. */
static size_t line_length(const char *text, size_t len, size_t *skip)
{
    size_t n = 0;

    while (n < len && text[n] != '\n' && text[n] != '\r')
        n++;
    *skip = n < len ? 1 : 0;
    if (n + 1 < len && text[n] == '\r' && text[n + 1] == '\n')
        *skip = 2;
    return n;
}

/* Tabs in front count to the next multiple of four, as Markdown has it. */
static void clean(const char *text, size_t n, struct str *out)
{
    size_t column = 0, i = 0;

    for (; i < n && (text[i] == ' ' || text[i] == '\t'); i++)
        do {
            str_addc(out, ' ');
            column++;
        } while (text[i] == '\t' && column % 4);
    utf8_clean(text + i, n - i, out);
}

static size_t indent(const char *line)
{
    return strspn(line, " ");
}

static bool is_front(const char *line)
{
    return strcmp(line, "---") == 0;
}

static bool ends_front(const char *line)
{
    return is_front(line) || strcmp(line, "...") == 0;
}

/* The run of ` or ~ that may open or close a block; 0 if there is none. */
static size_t fence_run(const char *line, char *mark)
{
    const char *at = line + indent(line);
    size_t n;

    if (indent(line) > 3 || (*at != '`' && *at != '~'))
        return 0;
    n = strspn(at, *at == '`' ? "`" : "~");
    *mark = *at;
    if (n < 3 || (*at == '`' && strchr(at + n, '`')))
        return 0;
    return n;
}

static bool closes_fence(const struct scan *sc, const char *line)
{
    char mark;
    size_t n = fence_run(line, &mark);
    const char *rest = line + indent(line) + n;

    return n >= sc->fence_len && mark == sc->fence && rest[strspn(rest, " ")] == '\0';
}

/* "```task" inside a block opens the next one: the block was not closed. */
static bool opens_fence(const struct scan *sc, const char *line)
{
    char mark;
    size_t n = fence_run(line, &mark);
    char first = line[indent(line) + n];

    return n == sc->fence_len && mark == sc->fence && first >= 'a' && first <= 'z';
}

static void open_fence(struct scan *sc, char mark, size_t n)
{
    sc->where = IN_FENCE;
    sc->since = sc->line;
    sc->fence = mark;
    sc->fence_len = n;
    sc->s->fence = mem_grow(sc->s->fence, sc->s->fences + 1, sizeof *sc->s->fence);
    sc->s->fence[sc->s->fences++] = sc->line;
}

/* Is this line of the text kept? */
static bool text_line(struct scan *sc, const char *line)
{
    const char *at = line + indent(line);
    char mark;
    size_t n = fence_run(line, &mark);

    if (n) {
        open_fence(sc, mark, n);
        return true;
    }
    if (sc->line == 1 && is_front(line)) {
        sc->where = IN_FRONT;
        sc->since = 1;
        return false;
    }
    if (strncmp(at, "<!--", 4) != 0)
        return true;
    if (!strstr(at + 4, "-->")) {
        sc->where = IN_COMMENT;
        sc->since = sc->line;
    }
    return false;
}

/* What is left is read as if it had been. */
static void not_closed(struct scan *sc, const char *line)
{
    char mark;

    err_at(faults_add(sc->faults), sc->file, sc->since, 0,
           "block not closed before line %d: write ``` on a line of its own", sc->line);
    sc->s->broken = true;
    open_fence(sc, sc->fence, fence_run(line, &mark));
}

static bool keep(struct scan *sc, const char *line)
{
    switch (sc->where) {
    case IN_FRONT:
        if (ends_front(line))
            sc->where = IN_TEXT;
        return false;
    case IN_COMMENT:
        if (strstr(line, "-->"))
            sc->where = IN_TEXT;
        return false;
    case IN_FENCE:
        if (closes_fence(sc, line))
            sc->where = IN_TEXT;
        else if (opens_fence(sc, line))
            not_closed(sc, line);
        return true;
    default:
        return text_line(sc, line);
    }
}

/* Nothing that a screen would obey, or that would get lost in silence. */
static void check_controls(const struct scan *sc, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];

        if ((c < ' ' && c != '\t' && c != '\f') || c == 0x7F) {
            err_at(faults_add(sc->faults), sc->file, sc->line, (int)i + 1,
                   "this line has a control character (byte %02X): delete it", c);
            return;
        }
    }
}

static void take_line(struct scan *sc, const char *text, size_t n)
{
    struct str *out = &sc->s->text;
    size_t start = out->len;

    check_controls(sc, text, n);
    clean(text, n, out);
    if (strstr(out->s + start, "\xEF\xBF\xBD"))
        err_at(faults_add(sc->faults), sc->file, sc->line, 0,
               "this line has bytes that are no UTF-8 text: save the file as UTF-8");
    if (!keep(sc, out->s + start))
        str_cut(out, start);
    str_addc(out, '\n');
}

static void at_end(const struct scan *sc)
{
    static const char *const what[] = {
        [IN_FRONT] = "front matter not closed: write --- on a line of its own",
        [IN_COMMENT] = "comment not closed: write -->",
        [IN_FENCE] =
            "block not closed before end of file: write ``` on a line of its own",
    };

    if (sc->where != IN_TEXT)
        err_at(faults_add(sc->faults), sc->file, sc->since, 0, "%s", what[sc->where]);
}

void source_read(const char *file, const char *text, size_t len, struct faults *faults,
                 struct source *s)
{
    struct scan sc = {.file = file, .faults = faults, .s = s};

    memset(s, 0, sizeof *s);
    str_init(&s->text);
    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        len -= 3;
    }
    while (len) {
        size_t skip, n = line_length(text, len, &skip);

        sc.line++;
        take_line(&sc, text, n);
        text += n + skip;
        len -= n + skip;
    }
    at_end(&sc);
}

void source_done(struct source *s)
{
    str_done(&s->text);
    free(s->fence);
    memset(s, 0, sizeof *s);
}
