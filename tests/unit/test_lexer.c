/* The key lexer: bytes in, whole tokens out, however the bytes are split.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "screen_lexer.h"

Suite *suite_lexer(void);

static const char letters[] = "KESRMPB";

/* The tokens of LX as text: a letter for the kind, the bytes with ESC as ^, a blank. */
static void tell(struct lexer *lx, bool expired, struct str *out)
{
    struct token t;

    while (lexer_next(lx, expired, &t)) {
        str_addc(out, letters[t.kind]);
        for (size_t i = 0; i < t.len; i++)
            str_addc(out, t.text[i] == '\033' ? '^' : t.text[i]);
        str_addc(out, ' ');
    }
}

/* What the N bytes become if they come in pieces of STEP bytes, then nothing more. */
static char *tokens(const char *bytes, size_t n, size_t step)
{
    struct lexer lx;
    struct str out;
    char *text;

    str_init(&out);
    lexer_init(&lx, ESCAPE_MS);
    for (size_t i = 0; i < n; i += step) {
        lexer_put(&lx, bytes + i, n - i < step ? n - i : step);
        tell(&lx, false, &out);
    }
    for (int i = 0; i < 3; i++)
        tell(&lx, true, &out);
    ck_assert_int_eq(lexer_patience(&lx), -1);
    lexer_done(&lx);
    text = str_take(&out);
    str_done(&out);
    return text;
}

static const struct {
    const char *bytes, *tokens;
} cases[] = {
    {"ab", "Ka Kb "},
    {"\x01\r\x7f", "K\x01 K\r K\x7f "},
    {"\xcf\x83x", "K\xcf\x83 Kx "},                     /* σ */
    {"\xe2\x88\x92", "K\xe2\x88\x92 "},                 /* U+2212 */
    {"\xf0\x9f\x99\x82!", "K\xf0\x9f\x99\x82 K! "},
    {"\xff", "B\xff "},
    {"\xe2\x88", "B\xe2 B\x88 "},                       /* cut off */
    {"\xc3(", "B\xc3 K( "},
    {"\xc0\x80", "B\xc0 B\x80 "},                       /* overlong */
    {"\033", "E^ "},
    {"\033\033", "E^ E^ "},
    {"\033x", "K^x "},
    {"\033\r", "K^\r "},
    {"\033\xc3\xa9", "K^\xc3\xa9 "},
    {"\033[A", "S^[A "},
    {"\033OA", "S^OA "},
    {"\033[1;5C", "S^[1;5C "},
    {"\033[3~\033[15~", "S^[3~ S^[15~ "},
    {"\033[[A", "S^[[A "},
    {"\033O5P", "S^O5P "},
    {"\033\033[C", "S^^[C "},                           /* Alt and an arrow */
    {"\033\033OA", "S^^OA "},
    {"\033\033[<0;1;1M", "E^ M^[<0;1;1M "},
    {"\033\033x", "E^ K^x "},
    {"\033O", "K^O "},
    {"\033[", "S^[ "},
    {"\033]", "K^] "},
    {"\033P", "K^P "},
    {"\033]a", "K^] Ka "},
    {"\033_x", "K^_ Kx "},
    {"\033[1;", "S^[1; "},
    {"\033[1\rx", "S^[1 K\r Kx "},                      /* broken off */
    {"\033[1\033[A", "S^[1 S^[A "},
    {"\033[<0;10;5M\033[<0;10;5m", "M^[<0;10;5M M^[<0;10;5m "},
    {"\033[M !!", "R^[M !! "},
    {"\033[I\033[O", "R^[I R^[O "},
    {"\033[?62;c\033[>0;10;1c", "R^[?62;c R^[>0;10;1c "},
    {"\033[?2026;2$y", "R^[?2026;2$y "},
    {"\033[12;40R", "R^[12;40R "},
    {"\033[R", "S^[R "},                                /* F3 of some terminals */
    {"\033]11;rgb:0/0/0\ax", "R^]11;rgb:0/0/0\a Kx "},
    {"\033]11;rgb:0/0/0\033\\x", "R^]11;rgb:0/0/0^\\ Kx "},
    {"\033P1$r0m\033\\", "R^P1$r0m^\\ "},
    {"\033_Gi=1;OK\033\\", "R^_Gi=1;OK^\\ "},
    {"\033]11;half\033[A", "R^]11;half S^[A "},
    {"\033[200~one\ntwo\033[201~x", "Pone\ntwo Kx "},
    {"\033[200~\033[201~", "P "},
    {"\033[200~a\033[Ab\033[20\033[201~", "Pa^[Ab^[20 "},
    {"\033[201~x", "R^[201~ Kx "},
    {"\033[200~lost", "Plost "},
};

START_TEST(test_case)
{
    size_t n = strlen(cases[_i].bytes);

    for (size_t step = 1; step <= n; step++) {
        char *got = tokens(cases[_i].bytes, n, step);

        ck_assert_msg(strcmp(got, cases[_i].tokens) == 0,
                      "case %d by %zu: %s instead of %s", _i, step, got,
                      cases[_i].tokens);
        free(got);
    }
}
END_TEST

START_TEST(test_nul_is_a_key)
{
    enum token_kind kind;

    ck_assert_uint_eq(lexer_cut("\0x", 2, false, &kind), 1);
    ck_assert_int_eq(kind, TOKEN_KEY);
}
END_TEST

START_TEST(test_patience)
{
    static const struct {
        const char *bytes;
        int ms;
    } waits[] = {{"", -1},           {"\033", 7},        {"\xe2", 7},
                 {"\033[", 250},     {"\033[1;", 250},   {"\033]11;", 1000},
                 {"\033[200~", 2000}, {"\033[200~ab", 2000}};

    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        struct lexer lx;
        struct token t;

        lexer_init(&lx, 7);
        lexer_put(&lx, waits[i].bytes, strlen(waits[i].bytes));
        ck_assert(!lexer_next(&lx, false, &t));
        ck_assert_int_eq(lexer_patience(&lx), waits[i].ms);
        lexer_done(&lx);
    }
}
END_TEST

/* A paste that never ends stays bounded, and its end is still found. */
START_TEST(test_huge_paste)
{
    static char block[4096];
    struct lexer lx;
    struct token t;

    memset(block, 'p', sizeof block);
    lexer_init(&lx, ESCAPE_MS);
    lexer_put(&lx, "\033[200~", 6);
    for (int i = 0; i < 600; i++) {
        lexer_put(&lx, block, sizeof block);
        ck_assert(!lexer_next(&lx, false, &t));
        ck_assert_uint_le(lx.in.len, PASTE_MAX + 2 * sizeof block);
    }
    lexer_put(&lx, "\033[201~x", 7);
    ck_assert(lexer_next(&lx, false, &t));
    ck_assert_int_eq(t.kind, TOKEN_PASTE);
    ck_assert_uint_eq(t.len, PASTE_MAX);
    ck_assert(lexer_next(&lx, false, &t));
    ck_assert_mem_eq(t.text, "x", 1);
    lexer_done(&lx);
}
END_TEST

/* An answer that is too long is skipped to its end; no part of it becomes a key. */
START_TEST(test_huge_answer)
{
    struct lexer lx;
    struct token t;
    int replies = 0;

    lexer_init(&lx, ESCAPE_MS);
    lexer_put(&lx, "\033]52;", 5);
    for (int i = 0; i < 3 * STRING_MAX; i++) {
        lexer_put(&lx, "A", 1);
        while (lexer_next(&lx, false, &t)) {
            ck_assert_int_eq(t.kind, TOKEN_REPLY);
            replies++;
        }
    }
    ck_assert_int_eq(replies, 1);
    lexer_put(&lx, "\033", 1);
    ck_assert(!lexer_next(&lx, false, &t));
    lexer_put(&lx, "\\k", 2);
    ck_assert(lexer_next(&lx, false, &t));
    ck_assert_mem_eq(t.text, "k", 1);
    lexer_done(&lx);
}
END_TEST

/* Whatever the bytes are: every token is at least a byte, none is lost outside pastes
 * and long answers, and nothing waits for ever. */
START_TEST(test_any_bytes)
{
    static const char alphabet[] = "\033\033\033[[]OP_0123;~?<MARc\a\\x\xc3\xa9\xff\r";
    unsigned long seed = (unsigned long)_i * 2654435761u + 12345;

    for (int round = 0; round < 200; round++) {
        char bytes[64];
        size_t n = 0, total = 0;

        for (n = 0; n < sizeof bytes; n++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            bytes[n] = alphabet[(seed >> 33) % (sizeof alphabet - 1)];
        }
        for (const char *s = bytes; total < n;) {
            enum token_kind kind;
            size_t len = lexer_cut(s + total, n - total, true, &kind);

            ck_assert_uint_ge(len, 1);
            ck_assert_uint_le(len, n - total);
            total += len;
        }
        free(tokens(bytes, n, 1 + (size_t)round % 7));
    }
}
END_TEST

/* ---- the mouse ---- */

static const struct {
    const char *bytes;
    int button, row, col; /* button -1: it is no report */
    bool pressed;
} reports[] = {
    {"\033[<0;1;1M", 0, 0, 0, true},
    {"\033[<0;10;5M", 0, 4, 9, true},
    {"\033[<0;10;5m", 0, 4, 9, false},
    {"\033[<64;223;1M", 64, 0, 222, true},
    {"\033[<65;300;200M", 65, 199, 299, true},
    {"\033[<0;0;1M", -1, 0, 0, false},
    {"\033[<0;1;0M", -1, 0, 0, false},
    {"\033[<M", -1, 0, 0, false},
    {"\033[<0M", -1, 0, 0, false},
    {"\033[<0;1M", -1, 0, 0, false},
    {"\033[<0;1;1;1M", -1, 0, 0, false},
    {"\033[<;;M", -1, 0, 0, false},
    {"\033[<0:1:1M", -1, 0, 0, false},
    {"\033[<-1;1;1M", -1, 0, 0, false},
    {"\033[<0;1;1 M", -1, 0, 0, false},
    {"\033[<99999999999999999999;1;1M", -1, 0, 0, false},
    {"\033[<0;4294967297;1M", -1, 0, 0, false},
};

START_TEST(test_report)
{
    struct token t = {.text = reports[_i].bytes, .len = strlen(reports[_i].bytes)};
    struct report r;

    ck_assert_uint_eq(lexer_cut(t.text, t.len, false, &t.kind), t.len);
    ck_assert_int_eq(t.kind, TOKEN_MOUSE);
    ck_assert_int_eq(lexer_report(&t, &r), reports[_i].button >= 0);
    if (reports[_i].button < 0)
        return;
    ck_assert_int_eq(r.button, reports[_i].button);
    ck_assert_int_eq(r.row, reports[_i].row);
    ck_assert_int_eq(r.col, reports[_i].col);
    ck_assert_int_eq(r.pressed, reports[_i].pressed);
}
END_TEST

Suite *suite_lexer(void)
{
    Suite *suite = suite_create("lexer");
    TCase *tc = tcase_create("lexer");

    tcase_add_loop_test(tc, test_case, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_loop_test(tc, test_report, 0, (int)(sizeof reports / sizeof *reports));
    tcase_add_test(tc, test_nul_is_a_key);
    tcase_add_test(tc, test_patience);
    tcase_add_test(tc, test_huge_paste);
    tcase_add_test(tc, test_huge_answer);
    tcase_add_loop_test(tc, test_any_bytes, 0, 8);
    suite_add_tcase(suite, tc);
    return suite;
}
