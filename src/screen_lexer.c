/* Bytes from the keyboard, cut into whole tokens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen_lexer.h"

#include <string.h>

#include "base/utf8.h"

enum { SEQUENCE_MS = 250, STRING_MS = 1000, PASTE_MS = 2000 };

#define ESC '\033'
#define PASTE_BEGIN "\033[200~"
#define PASTE_END "\033[201~"
enum { PASTE_MARK = sizeof PASTE_END - 1 };

static unsigned char byte(const char *s, size_t i)
{
    return (unsigned char)s[i];
}

/* ---- one token ---- */

/* Which answer a CSI sequence of LEN whole bytes is, if it is no key: private leaders
 * (DA, DECRPM, SGR mouse), focus, a cursor report, the mark of a paste. */
static enum token_kind csi_kind(const char *s, size_t len)
{
    char last = s[len - 1];

    if (s[2] == '<' && (last == 'M' || last == 'm'))
        return TOKEN_MOUSE;
    if (memchr("<=>?", s[2], 4))
        return TOKEN_REPLY;
    if (len == 3 && (last == 'I' || last == 'O'))
        return TOKEN_REPLY;
    if (len > 3 && (last == 'c' || last == 'n' || last == 't'))
        return TOKEN_REPLY;
    if (last == 'R' && memchr(s, ';', len))
        return TOKEN_REPLY;
    if (len == PASTE_MARK && memcmp(s, PASTE_END, len) == 0)
        return TOKEN_REPLY;
    return TOKEN_SEQUENCE;
}

/* The end of a sequence whose parameters begin at AT: past its final byte, or before
 * the byte that breaks it off; 0 = unfinished. */
static size_t sequence_end(const char *s, size_t n, size_t at)
{
    while (at < n && at < SEQUENCE_MAX && byte(s, at) >= 0x20 && byte(s, at) < 0x40)
        at++;
    if (at == n && n < SEQUENCE_MAX)
        return 0;
    return at < n && byte(s, at) >= 0x40 && byte(s, at) < 0x7F ? at + 1 : at;
}

static size_t cut_csi(const char *s, size_t n, bool expired, enum token_kind *kind)
{
    size_t len;

    *kind = TOKEN_SEQUENCE;
    if (n == 2)
        return expired ? 2 : 0;
    if (s[2] == '[') /* F-keys of the Linux console */
        return n > 3 ? 4 : expired ? n : 0;
    if (s[2] == 'M' && (n > 3 || !expired)) { /* X10 mouse: three bytes follow */
        *kind = TOKEN_REPLY;
        return n >= 6 ? 6 : expired ? n : 0;
    }
    len = sequence_end(s, n, 2);
    if (len > 2)
        *kind = csi_kind(s, len);
    return len ? len : expired ? n : 0;
}

static size_t cut_ss3(const char *s, size_t n, bool expired, enum token_kind *kind)
{
    size_t len = n > 2 ? sequence_end(s, n, 2) : 0;

    *kind = n == 2 ? TOKEN_KEY : TOKEN_SEQUENCE; /* ESC O alone is Alt-O */
    return len ? len : expired ? n : 0;
}

/* Whether ESC and S[1] begin a string, if something follows that only an answer has. */
static bool begins_string(const char *s, size_t n)
{
    const char *leads = s[1] == ']'                  ? "0123456789"
                        : s[1] == 'P'                ? "0123456789!$+>|"
                        : s[1] == '_'                ? "G"
                        : s[1] == '^' || s[1] == 'X' ? ""
                                                     : NULL;

    return leads && n > 2 && s[2] && strchr(leads, s[2]);
}

/* Where a string that goes on at FROM ends: past BEL or ESC \ , before any other ESC;
 * 0 = it goes on. */
static size_t string_end(const char *s, size_t n, size_t from)
{
    for (size_t i = from; i < n; i++) {
        if (s[i] == '\a')
            return i + 1;
        if (s[i] == ESC && i + 1 < n)
            return s[i + 1] == '\\' ? i + 2 : i;
    }
    return 0;
}

static size_t cut_string(const char *s, size_t n, bool expired, enum token_kind *kind)
{
    size_t len = string_end(s, n, 2);

    *kind = TOKEN_REPLY;
    return len ? len : expired ? n : 0;
}

/* A character of several bytes that begins at AT; what stands before it belongs to it.
 */
static size_t cut_utf8(const char *s, size_t n, size_t at, bool expired,
                       enum token_kind *kind)
{
    unsigned char lead = byte(s, at);
    size_t len = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2, have = 1, used;
    uint32_t cp;

    while (at + have < n && have < len && (byte(s, at + have) & 0xC0) == 0x80)
        have++;
    if (lead >= 0xC2 && lead < 0xF5 && at + have == n && have < len && !expired)
        return 0;
    used = utf8_decode(s + at, n - at, &cp);
    *kind = cp == UTF8_BAD && used == 1 ? TOKEN_BAD : TOKEN_KEY;
    return at + used;
}

/* Alt with an arrow, as rxvt sends it: ESC before the whole sequence. */
static size_t cut_double(const char *s, size_t n, bool expired, enum token_kind *kind)
{
    size_t len;

    *kind = TOKEN_ESCAPE;
    if (n == 2)
        return expired ? 1 : 0;
    if (s[2] != '[' && s[2] != 'O')
        return 1;
    len = lexer_cut(s + 1, n - 1, expired, kind);
    if (!len || *kind == TOKEN_SEQUENCE)
        return len ? len + 1 : 0;
    *kind = TOKEN_ESCAPE;
    return 1;
}

static size_t cut_escape(const char *s, size_t n, bool expired, enum token_kind *kind)
{
    *kind = TOKEN_ESCAPE;
    if (n == 1)
        return expired ? 1 : 0;
    if (s[1] == '[')
        return cut_csi(s, n, expired, kind);
    if (s[1] == 'O')
        return cut_ss3(s, n, expired, kind);
    if (s[1] == ESC)
        return cut_double(s, n, expired, kind);
    if (begins_string(s, n))
        return cut_string(s, n, expired, kind);
    *kind = TOKEN_KEY;
    if ((s[1] == ']' || s[1] == 'P' || s[1] == '_') && n == 2 && !expired)
        return 0;
    return byte(s, 1) < 0x80 ? 2 : cut_utf8(s, n, 1, expired, kind);
}

size_t lexer_cut(const char *s, size_t n, bool expired, enum token_kind *kind)
{
    *kind = TOKEN_KEY;
    if (s[0] == ESC)
        return cut_escape(s, n, expired, kind);
    return byte(s, 0) < 0x80 ? 1 : cut_utf8(s, n, 0, expired, kind);
}

/* ---- the mouse ---- */

enum { REPORT_MOST = 9999 }; /* no screen is larger, no button higher */

/* The number at *AT, and what stands behind it; false: there is none, or it is too
 * large. */
static bool report_number(const struct token *t, size_t *at, int *v, char *behind)
{
    size_t from = *at;

    *v = 0;
    while (*at < t->len && t->text[*at] >= '0' && t->text[*at] <= '9') {
        *v = *v * 10 + (t->text[(*at)++] - '0');
        if (*v > REPORT_MOST)
            return false;
    }
    if (*at == from || *at >= t->len)
        return false;
    *behind = t->text[(*at)++];
    return true;
}

bool lexer_report(const struct token *t, struct report *out)
{
    size_t at = 3; /* past ESC [ < */
    char sep[3];
    int v[3];

    for (int i = 0; i < 3; i++)
        if (!report_number(t, &at, &v[i], &sep[i]))
            return false;
    if (sep[0] != ';' || sep[1] != ';' || at != t->len || v[1] < 1 || v[2] < 1)
        return false;
    *out = (struct report){v[0], v[2] - 1, v[1] - 1, sep[2] == 'M'};
    return true;
}

/* ---- the stream ---- */

void lexer_init(struct lexer *lx, int escape_ms)
{
    *lx = (struct lexer){.escape_ms = escape_ms};
    str_init(&lx->in);
}

void lexer_done(struct lexer *lx)
{
    str_done(&lx->in);
}

/* Forgets what has been handed out, and of a paste that is too long what is too much; a
 * tail stays that may be the beginning of the end mark. */
static void compact(struct lexer *lx)
{
    struct str *in = &lx->in;

    if (lx->at) {
        memmove(in->s, in->s + lx->at, in->len - lx->at);
        str_cut(in, in->len - lx->at);
        lx->at = 0;
    }
    if (lx->pasting && in->len > PASTE_MAX + PASTE_MARK) {
        memmove(in->s + PASTE_MAX, in->s + in->len - PASTE_MARK, PASTE_MARK);
        str_cut(in, PASTE_MAX + PASTE_MARK);
        lx->scanned = PASTE_MAX;
    }
}

void lexer_put(struct lexer *lx, const char *bytes, size_t n)
{
    compact(lx);
    str_addn(&lx->in, bytes, n);
}

/* Where the end mark of the paste begins; NULL = not there yet. */
static const char *paste_end(struct lexer *lx, const char *s, size_t n)
{
    size_t from = lx->scanned;
    const char *end =
        from < n ? memmem(s + from, n - from, PASTE_END, PASTE_MARK) : NULL;

    if (!end && n > PASTE_MARK)
        lx->scanned = n - PASTE_MARK;
    return end;
}

static bool next_paste(struct lexer *lx, bool expired, struct token *out)
{
    const char *s = lx->in.s + lx->at;
    size_t n = lx->in.len - lx->at;
    const char *end = paste_end(lx, s, n);

    if (!end && !expired)
        return false;
    *out = (struct token){TOKEN_PASTE, s, end ? (size_t)(end - s) : n};
    lx->at += out->len + (end ? PASTE_MARK : 0);
    lx->pasting = false;
    if (out->len > PASTE_MAX)
        out->len = PASTE_MAX;
    return true;
}

/* Throws away what is left of an answer that is too long; true = it is over. */
static bool skip_string(struct lexer *lx, bool expired)
{
    const char *s = lx->in.s + lx->at;
    size_t n = lx->in.len - lx->at, len = string_end(s, n, 0);

    lx->skipping = !len && !expired;
    lx->at += len ? len : n && s[n - 1] == ESC ? n - 1 : n;
    return !lx->skipping;
}

/* A string that does not end in STRING_MAX bytes is handed out as it is and its rest
 * skipped. */
static bool too_long(struct lexer *lx, const char *s, size_t n, struct token *out)
{
    if (n < STRING_MAX || s[0] != ESC || !begins_string(s, n))
        return false;
    *out = (struct token){TOKEN_REPLY, s, n};
    lx->at += n;
    lx->skipping = true;
    return true;
}

bool lexer_next(struct lexer *lx, bool expired, struct token *out)
{
    const char *s;
    size_t n;

    if (lx->skipping && !skip_string(lx, expired))
        return false;
    if (lx->pasting)
        return next_paste(lx, expired, out);
    s = lx->in.s + lx->at;
    n = lx->in.len - lx->at;
    if (!n)
        return false;
    *out = (struct token){.text = s};
    out->len = lexer_cut(s, n, expired, &out->kind);
    if (!out->len)
        return too_long(lx, s, n, out);
    lx->at += out->len;
    if (out->len != PASTE_MARK || memcmp(s, PASTE_BEGIN, PASTE_MARK) != 0)
        return true;
    lx->pasting = true;
    lx->scanned = 0;
    compact(lx);
    return lexer_next(lx, expired, out);
}

int lexer_patience(const struct lexer *lx)
{
    const char *s = lx->in.s + lx->at;
    size_t n = lx->in.len - lx->at;

    if (lx->pasting)
        return PASTE_MS;
    if (lx->skipping)
        return STRING_MS;
    if (!n)
        return -1;
    if (n == 1 || (n == 2 && s[1] != '[' && s[1] != 'O'))
        return lx->escape_ms;
    return begins_string(s, n) ? STRING_MS : SEQUENCE_MS;
}
