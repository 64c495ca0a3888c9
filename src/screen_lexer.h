/* Bytes from the keyboard, cut into whole tokens: readline gets keys that are complete,
 * and nothing that it would mistake for text. A pure function of the bytes; the clock
 * is the caller's. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREEN_LEXER_H
#define SCREEN_LEXER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum token_kind {
    TOKEN_KEY,      /* a character, a control key, or ESC with one of these: Alt */
    TOKEN_ESCAPE,   /* the Esc key */
    TOKEN_SEQUENCE, /* a CSI or SS3 sequence: a key if it is bound, else nothing */
    TOKEN_REPLY,    /* focus, an answer of the terminal: never a key */
    TOKEN_MOUSE,    /* of a shape that mouse reports have: never a key */
    TOKEN_PASTE,    /* pasted bytes, without the brackets around them */
    TOKEN_BAD,      /* bytes that are no character */
};

enum {
    SEQUENCE_MAX = 256,  /* what is longer is no key sequence */
    STRING_MAX = 4096,   /* of a terminal's answer; the rest is skipped */
    PASTE_MAX = 1 << 20, /* of a paste; the rest is dropped */
    ESCAPE_MS = 50,      /* how long Esc may be the start of something */
};

struct token {
    enum token_kind kind;
    const char *text; /* borrowed until the next call */
    size_t len;
};

struct lexer {
    struct str in;
    size_t at;      /* bytes of `in` that have been handed out */
    size_t scanned; /* bytes of the paste that hold no end mark */
    bool pasting, skipping;
    int escape_ms;
};

void lexer_init(struct lexer *lx, int escape_ms);
void lexer_done(struct lexer *lx);

void lexer_put(struct lexer *lx, const char *bytes, size_t n);

/* The next whole token; false = more bytes are needed. EXPIRED: no more came within
 * lexer_patience(), so that what is there is handed over as it is. */
bool lexer_next(struct lexer *lx, bool expired, struct token *out);

/* What a TOKEN_MOUSE says. */
struct report {
    int button;   /* with its modifiers, as the terminal numbers them */
    int row, col; /* from 0 */
    bool pressed;
};

/* False: it is none that a terminal sends. */
bool lexer_report(const struct token *t, struct report *out);

/* Milliseconds to wait for the rest of what has begun; -1 = nothing has. */
int lexer_patience(const struct lexer *lx);

/* The first token of N > 0 bytes outside a paste: its length, 0 = unfinished. */
size_t lexer_cut(const char *s, size_t n, bool expired, enum token_kind *kind);

#endif
