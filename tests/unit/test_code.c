/* Codes: what share prints brings the same state back, and nothing else passes for one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bits.h"
#include "base/mem.h"
#include "base/symbols.h"
#include "kit.h"
#include "lab/code.h"
#include "lab/code_form.h"
#include "lab/dataset.h"
#include "lab/figure.h"
#include "learn/digest.h"
#include "learn/generate.h"
#include "repl/private.h"
#include "repl/setting.h"

Suite *suite_code(void);

static uint64_t seed = 0x9e3779b97f4a7c15u;

static uint64_t random_bits(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static size_t below(size_t n)
{
    return (size_t)(random_bits() >> 11) % n;
}

/* ---- pieces ---- */

/* a + b sqrt(2) in GF(29^2) */
struct pair {
    int a, b;
};

static struct pair times(struct pair x, struct pair y)
{
    return (struct pair){(x.a * y.a + 2 * x.b * y.b) % 29, (x.a * y.b + x.b * y.a) % 29};
}

/* The word with a 1 in front, less what is to be left over, has the roots r, r^2 and r^3
 * of r = 1 + 4 sqrt(2). */
static bool has_roots(const unsigned char *v, size_t n)
{
    static const int left[SYMBOLS_SEAL] = {5, 26, 9, 15, 14, 3};
    struct pair root = {1, 4}, r = {1, 0};

    for (int k = 1; k <= 3; k++) {
        struct pair sum = {1, 0};

        r = times(r, root);
        for (size_t i = 0; i < n; i++) {
            sum = times(sum, r);
            sum.a = (sum.a + v[i] + 29) % 29;
            if (n - i <= SYMBOLS_SEAL)
                sum.a = (sum.a + 29 - left[SYMBOLS_SEAL - (n - i)]) % 29;
        }
        if (sum.a || sum.b)
            return false;
    }
    return true;
}

/* Sound are the words of the code, and no others: what is at up to three places wrong is
 * none of them. */
START_TEST(the_checksum_is_a_bch_code)
    {
        unsigned char v[SYMBOLS_MOST];

        for (int round = 0; round < 3000; round++) {
            size_t n = 1 + below(round % 10 ? 60 : SYMBOLS_MOST - SYMBOLS_SEAL),
                   all = n + SYMBOLS_SEAL, wrong = 1 + below(3);

            for (size_t i = 0; i < n; i++)
                v[i] = (unsigned char)below(SYMBOLS);
            symbols_seal(v, n, v + n);
            ck_assert(symbols_sound(v, all));
            ck_assert(has_roots(v, all));
            for (size_t i = 0; i < wrong; i++) {
                size_t at = (below(all / 3) + i * (all / 3)) % all;

                v[at] = (unsigned char)((v[at] + 1 + below(SYMBOLS - 1)) % SYMBOLS);
            }
            ck_assert(!symbols_sound(v, all));
            ck_assert(!has_roots(v, all));
        }
    }
END_TEST

START_TEST(symbols_do_not_look_alike)
    {
        static const char *const alike[] = {"0O", "1IL", "2Z", "5S", "8B", "UV"};

        for (int i = 0; i < SYMBOLS; i++) {
            char c = symbols_letter((unsigned char)i);

            ck_assert_int_eq(symbols_value(c), i);
            ck_assert_int_eq(symbols_value(c >= 'A' ? (char)(c + 32) : c), i);
            ck_assert_int_eq(symbols_alike(c), -1);
        }
        for (size_t g = 0; g < sizeof alike / sizeof *alike; g++)
            for (const char *c = alike[g] + 1; *c; c++) {
                ck_assert_int_eq(symbols_value(*c), -1);
                ck_assert_int_eq(symbols_alike(*c), symbols_value(alike[g][0]));
                ck_assert_int_eq(symbols_alike((char)(*c + 32)), symbols_value(alike[g][0]));
            }
        for (char c = 'A'; c <= 'Z'; c++)
            ck_assert_int_ne(symbols_value(c) >= 0, symbols_alike(c) >= 0);
        ck_assert_int_eq(symbols_value('-'), -1);
        ck_assert_int_eq(symbols_value('\0'), -1);
        ck_assert_int_eq(symbols_alike('\0'), -1);
    }
END_TEST

START_TEST(symbols_hold_bits)
    {
        unsigned char v[SYMBOLS_MOST];

        for (size_t n = 0; n < 500; n++) {
            struct bits b = {0}, back = {0};
            size_t symbols;

            for (size_t i = 0; i < n; i++)
                bits_put(&b, random_bits() & 1, 1);
            symbols = symbols_pack(&b, v);
            ck_assert(symbols_hold(symbols) >= n);
            ck_assert(!symbols || symbols_hold(symbols - 1) < n);
            for (size_t i = 0; i < symbols; i++)
                ck_assert_int_lt(v[i], SYMBOLS);
            ck_assert(symbols_unpack(v, symbols, &back));
            ck_assert_uint_ge(back.n, n);
            ck_assert_int_eq(n ? memcmp(b.bit, back.bit, n) : 0, 0);
            for (size_t i = n; i < back.n; i++)
                ck_assert_int_eq(back.bit[i], 0);
            bits_done(&b);
            bits_done(&back);
        }
    }
END_TEST

START_TEST(digests_are_crc_32)
    {
        ck_assert_uint_eq(digest_bytes(0, "123456789", 9), 0xcbf43926u);
        ck_assert_uint_eq(digest_bytes(digest_bytes(0, "1234", 4), "56789", 5),
                          0xcbf43926u);
    }
END_TEST

START_TEST(bits_keep_numbers)
    {
        static const double odd[] = {0,      -0.0,   0.1,   -0.4,   1e308, -1e-308, 5e-324,
                                     1.0/3,  2.5e15, 1e22,  0.0625, 123456789012345678.0};
        struct bits b = {0};
        double v, back;
        uint64_t raw;

        for (size_t i = 0; i < 20000; i++) {
            raw = random_bits();
            memcpy(&v, &raw, sizeof v);
            if (i < sizeof odd / sizeof *odd)
                v = odd[i];
            else if (i % 3 == 0)
                v = (double)(int)below(2000000) / 1000 - 1000;
            if (!isfinite(v))
                continue;
            bits_put_number(&b, v);
            ck_assert_uint_le(bits_left(&b), 76);
            bits_put_count(&b, raw >> 5 >> raw % 58, (int)(i % 7));
            back = bits_take_number(&b);
            ck_assert_msg(memcmp(&v, &back, sizeof v) == 0, "%.17g came back as %.17g", v,
                          back);
            ck_assert_uint_eq(bits_take_count(&b, (int)(i % 7)), raw >> 5 >> raw % 58);
            ck_assert(!b.bad && bits_left(&b) == 0);
        }
        bits_take(&b, 1);
        ck_assert(b.bad);
        bits_done(&b);
    }
END_TEST

/* ---- the tables ---- */

static void check_words(const struct code_word *words)
{
    for (const struct code_word *w = words; w->word; w++) {
        ck_assert(w->number >= 0 && w->number < 1000);
        for (const struct code_word *v = words; v != w; v++) {
            ck_assert_msg(v->number != w->number, "%s and %s are both %d", v->word, w->word,
                          w->number);
            ck_assert_str_ne(v->word, w->word);
        }
    }
}

static void has_word(const struct code_word *words, const char *word)
{
    while (words->word && strcmp(words->word, word) != 0)
        words++;
    ck_assert_msg(words->word != NULL, "%s has no number in codes", word);
}

START_TEST(numbers_are_given_once)
    {
        for (const struct code_form *f = code_forms; f->number; f++) {
            ck_assert(f->number > 0 && f->number < 72);
            ck_assert_ptr_eq(code_form_numbered(f->number), f);
            ck_assert_int_eq(strstr(f->form, "%w") != NULL, f->words != NULL);
            if (f->words)
                check_words(f->words);
        }
    }
END_TEST

START_TEST(everything_named_has_a_number)
    {
        for (size_t i = 0; i < ndatasets; i++)
            has_word(code_sets, datasets[i].name);
        for (size_t i = 0; laws[i]; i++)
            has_word(code_sets, laws[i]->name);
        for (size_t i = 0; methods[i]; i++)
            has_word(code_methods, methods[i]->name);
        for (size_t i = 0; objectives[i]; i++) {
            has_word(code_models, objectives[i]->name);
            has_word(code_losses, objectives[i]->loss);
        }
        for (size_t i = 0; figures[i]; i++)
            has_word(code_figures, figures[i]->name);
    }
END_TEST

/* ---- version 1, for ever ---- */

/* Four codes of version 1. The first symbol is the version, the last six are the seal; of
 * those between seven hold 34 bits, as a number with the digits 0 … 9 A C … H J K M N P Q R
 * T U W X Y, and a rest of one to six of them 4, 9, 14, 19, 24 or 29. By hand:
 *
 * 11M8 3KJC J: 1 is version 1. 1M is 1 * 29 + 19 = 48, in nine bits 000110000: 0 001 is
 *   form 1, `data %w`; 100 is the whole number 0 of order 2, hobbits; zeros are left over.
 * 12PP YP7D P4CY 3G: 2PPYP7D is 1725136384 in 34 bits: 0001 100 as above; 0 011 is form 3,
 *   `line %n %n`; 00 00 a decimal of one digit, 0 plus, 10 exponent 0 (order 1), 0110: 6;
 *   00 00 one digit, 1 minus, 11 exponent -1, 0; then P with 100 and a 0 to spare: 4, so
 *   -0.4.
 * All four were also made by a program that shares nothing with this one: form 13 with
 *   (3 xor, 60, 7, 0.25), 22 with 0 product, 37 with 1 on, 2 with (0.5, -1, 2.25) and 0.1,
 *   52 with (3 contour, "w1 b"); form 4 with the double 0.1 + 0.2, 49 with "X^2-2*X" and 3.
 *   Forms from 8 on are written by how far they are behind the one before.
 *
 * The scripts also have what a code leaves out. */
static const struct {
    const char *code, *script;
} frozen[] = {
    {"11M8-3KJC-J",
     "data hobbits\nmodel logistic\noptimizer gd\neta = auto\nseed = 1\nlambda = 0\n"
     "tau = 0.5\nscale off\nfield off\nsegments off\n"},
    {"12PP-YP7D-P4CY-3G",
     "data hobbits\nmodel logistic\noptimizer gd\neta = auto\nseed = 1\nlambda = 0\n"
     "tau = 0.5\nscale off\nfield off\nsegments off\nline 6 -0.40000000000000002\n"},
    {"1KXK-35HE-TP00-XN0R-X751-QD0N-80C1-EGGG-3PH8-XH6",
     "data xor n=60 seed=7 noise=0.25\nfeatures product\nmodel logistic\noptimizer gd\n"
     "eta = auto\nseed = 1\nlambda = 0\ntau = 0.5\nscale on\nfield off\nsegments off\n"
     "w = 0.5 -1 2.25, b = 0.10000000000000001\nplot contour w1 b\n"},
    {"17RP-C41Y-5QG0-3ACU-75Y4-XUNK-QY03-KFAF-YK",
     "model logistic\noptimizer gd\neta = 0.30000000000000004\nseed = 1\nlambda = 0\n"
     "tau = 0.5\nscale off\nfield off\nsegments off\nminimize X^2-2*X from 3\n"},
};

static void unpacks(const char *code, const char *script)
{
    struct code_file file;
    struct str text;
    struct err err = {0};

    str_init(&text);
    ck_assert_msg(code_unpack(code, NULL, &file, &text, &err), "%s: %s", code,
                  err.message);
    ck_assert_str_eq(text.s, script);
    str_done(&text);
}

START_TEST(version_1_never_changes)
    {
        for (size_t i = 0; i < sizeof frozen / sizeof *frozen; i++) {
            struct code_file none = {.rows = 0};
            struct str code;
            struct err err = {0};

            unpacks(frozen[i].code, frozen[i].script);
            str_init(&code);
            ck_assert(code_pack(frozen[i].script, &none, &code, &err));
            ck_assert_str_eq(code.s, frozen[i].code);
            str_done(&code);
        }
    }
END_TEST

START_TEST(case_dashes_and_blanks_do_not_count)
    {
        unpacks("12ppyp7dp4cy3g", frozen[1].script);
        unpacks("  12PP yp7d-P4CY\n- 3 G\t", frozen[1].script);
        unpacks("1-2-P-P-Y-P-7-D-P-4-C-Y-3-G", frozen[1].script);
        unpacks("12PP\u2013YP7D\u2212P4CY\u00a03G", frozen[1].script);
        ck_assert_int_eq(code_like("12pp yp7d-p4cy3g"), CODE_SOUND);
        ck_assert_int_eq(code_like("hobbits"), CODE_NOT);
        ck_assert_int_eq(code_like("break-it"), CODE_NOT);
        ck_assert_int_eq(code_like("my-best-line"), CODE_NOT);
        ck_assert_int_eq(code_like("12PP-YP7D-P4CY-3H"), CODE_LIKE);
        ck_assert_int_eq(code_like("12PPYP7DP4CY3H"), CODE_LIKE);
        ck_assert_int_eq(code_like("12PPYP7DP4"), CODE_NOT);
        ck_assert_int_eq(code_like("mybestlineever"), CODE_NOT);
        ck_assert_int_eq(code_like(""), CODE_NOT);
    }
END_TEST

/* ---- states ---- */

static const char *const numbers[] = {"0", "1", "-1", "0.5", "-0.4", "3", "1/3", "1e-5",
                                      "12.25", "0.1", "7", "-2.75e10", "1e-320", "-0"};
static const char *const sets[] = {
    "hobbits", "hobbits-mm", "archery",    "challenger", "tiny",       "line",
    "curve",   "fuzzy",      "separable",  "blobs",      "overlap",    "imbalanced",
    "xor",     "xor4",       "circles",    "moons",      "sim-rounded", "sim-drawn",
    "sim-soft", "calib",   "penguins"};
/* $N a number, $I a small whole one, $D a set */
static const char *const statements[] = {
    "data $D", "data $D", "data $D", "data $D n=$I seed=$I", "data $D n=3$I noise=0.$I",
    "data hobbits x1=lift label=hero", "add $N $N 1", "add $N 0", "add $N $N 0.$I",
    "remove $I", "flip $I", "remove $I; add 1 2 0; flip 2", "split 0.$I", "split 1",
    "features product", "features square", "features poly 3", "features x1 x2 x1*x2",
    "features x1 abs(x1)", "features linear", "model linear", "model logistic",
    "model mlp $I", "model mlp", "loss mse", "loss errors", "loss log",
    "classweight balanced", "bias off", "bias penalised", "bias on", "batch = $I",
    "batch all", "optimizer gd", "optimizer momentum", "optimizer nesterov",
    "optimizer adagrad", "optimizer rmsprop", "optimizer adam", "optimizer newton",
    "optimizer bfgs", "eta = $N", "eta = auto", "beta = 0.$I", "rho = 0.$I",
    "beta2 = 0.$I", "eps = $N", "h = $N", "order file", "order shuffled", "seed = $I",
    "seed = 12345678901", "lambda = $N", "tau = 0.$I", "scale on", "scale on",
    "scale off", "field on", "field score", "field off", "segments on", "sorted on",
    "aspect equal", "captions on", "feel on", "nudge on", "derivative off", "X = $N", "Y = $N",
    "dX = $N", "line $N $N", "line 6 -0.4", "w = $N $N", "w1 = $N", "w2 = $N, b = $N",
    "b = $N", "w = 0 0, b = 0", "random weights $I", "random weights", "step", "step $I",
    "pass $I", "fit", "times $N", "predict $N $N", "predict $N", "formula q = (p-y)^2",
    "formula r = $N + sqrt(x1^2)", "plot f X^2 - 2*X", "plot f sin(X)/X, exp(-X) -$I $I",
    "plot f log(X) 1 $I", "minimize X^2 - 2*X", "minimize (X-1)^2 + X*Y + Y^2 from $N $N",
    "minimize off", "plot scatter", "plot loss", "plot loss log", "plot loss passes",
    "plot loss log passes", "plot loss runs", "plot contour", "plot contour w1 b",
    "plot contour w2 w1", "plot slice b", "plot slice", "plot surface", "plot matrix",
    "plot matrix 2", "plot scatter x2 x1", "plot scatter w", "plot table", "plot net",
    "plot roc", "plot confusion", "plot fog", "plot curve", "plot fit", "plot confidence",
    "reset weights", "undo",
};

static void random_statement(struct str *out)
{
    str_clear(out);
    for (const char *s = statements[below(sizeof statements / sizeof *statements)]; *s; s++)
        if (*s != '$')
            str_addc(out, *s);
        else if (*++s == 'N')
            str_add(out, numbers[below(sizeof numbers / sizeof *numbers)]);
        else if (*s == 'I')
            str_addf(out, "%zu", 1 + below(9));
        else
            str_add(out, sets[below(sizeof sets / sizeof *sets)]);
}

/* A new one on the bench; what is refused is left out. */
static void random_state(struct shell *sh)
{
    struct str line;

    kit_type(sh, "reset all");
    str_init(&line);
    for (size_t i = 1 + below(9); i; i--) {
        random_statement(&line);
        kit_type(sh, line.s);
    }
    str_done(&line);
}

static void script_of(struct shell *sh, struct str *out)
{
    str_clear(out);
    bench_script(sh->bench, out);
}

static void same_settings(struct shell *a, struct shell *b, const char *script)
{
    struct str va, vb;

    str_init(&va);
    str_init(&vb);
    for (size_t i = 0; settings[i]; i++) {
        str_clear(&va);
        str_clear(&vb);
        setting_show(settings[i], a, &va);
        setting_show(settings[i], b, &vb);
        /* X and Y of a function of X alone: Y has no meaning */
        if (strcmp(settings[i]->name, "Y") == 0 && a->bench->s.explorer.function)
            continue;
        ck_assert_msg(strcmp(va.s, vb.s) == 0, "%s was %s and is %s:\n%s",
                      settings[i]->name, va.s, vb.s, script);
    }
    str_done(&va);
    str_done(&vb);
}

static void same_state(struct shell *a, struct shell *b, const char *script)
{
    const struct state *s = &a->bench->s, *t = &b->bench->s;
    struct str sa, sb;

    str_init(&sa);
    str_init(&sb);
    script_of(a, &sa);
    script_of(b, &sb);
    ck_assert_msg(strcmp(sa.s, sb.s) == 0, "%s\nbecame\n%s", sa.s, sb.s);
    ck_assert_uint_eq(s->params, t->params);
    ck_assert_msg(memcmp(s->theta, t->theta, s->params * sizeof *s->theta) == 0, "%s",
                  script);
    ck_assert_uint_eq(s->all ? s->all->n : 0, t->all ? t->all->n : 0);
    ck_assert_uint_eq(s->all ? digest_data(s->all) : 0, t->all ? digest_data(t->all) : 0);
    ck_assert_str_eq(figure_now(a->bench) ? figure_now(a->bench)->name : "",
                     figure_now(b->bench) ? figure_now(b->bench)->name : "");
    same_settings(a, b, script);
    str_done(&sa);
    str_done(&sb);
}

START_TEST(states_come_back)
    {
        struct shell *sh = kit_shell(false), *other = kit_shell(true);
        struct str code, line, script;
        struct err err = {0};
        size_t codes = 0;

        str_init(&code);
        str_init(&line);
        str_init(&script);
        for (int i = 0; i < 300; i++) {
            random_state(sh);
            script_of(sh, &script);
            str_clear(&code);
            str_clear(&line);
            ck_assert_msg(shell_code(sh, &code, &err), "%s\n%s", err.message, script.s);
            codes++;
            str_addf(&line, "load %s", code.s);
            ck_assert_msg(kit_type(other, line.s) == SHELL_READY, "%s\n%s", kit_said(),
                          script.s);
            same_state(sh, other, script.s);
        }
        ck_assert_uint_eq(codes, 300);
        str_done(&script);
        str_done(&line);
        str_done(&code);
        kit_done(other);
        kit_done(sh);
    }
END_TEST

START_TEST(saved_states_come_back)
    {
        struct shell *sh = kit_shell(false), *other = kit_shell(false);
        char file[] = "/tmp/logitty-code-XXXXXX";
        struct str line, script;
        int fd = mkstemp(file);

        ck_assert_int_ge(fd, 0);
        close(fd);
        str_init(&line);
        str_init(&script);
        for (int i = 0; i < 120; i++) {
            random_state(sh);
            script_of(sh, &script);
            str_clear(&line);
            str_addf(&line, "save %s", file);
            kit_must(sh, line.s);
            memcpy(line.s, "load", 4);
            ck_assert_msg(kit_type(other, line.s) == SHELL_READY, "%s\n%s", kit_said(),
                          script.s);
            same_state(sh, other, script.s);
        }
        unlink(file);
        str_done(&script);
        str_done(&line);
        kit_done(other);
        kit_done(sh);
    }
END_TEST

/* What share says now (borrowed until the next line). */
static const char *shared(struct shell *sh)
{
    static char code[4096];

    kit_must(sh, "share");
    snprintf(code, sizeof code, "%.*s", (int)strcspn(kit_said(), "\n"), kit_said());
    return code;
}

START_TEST(codes_are_short)
    {
        static const char *const after[] = {
            "fit", "line 6 -0.4", "step 7", "scale on; step 40; eta = 0.3; field on",
            "lambda = 0.01; fit; tau = 0.3; optimizer adam; plot contour",
            "split 0.7; step 30; order file; batch = 5",
        };
        struct shell *sh = kit_shell(false);
        struct str line;

        str_init(&line);
        for (size_t i = 0; i < ndatasets; i++)
            for (size_t j = 0; j < sizeof after / sizeof *after; j++) {
                const char *code;

                str_clear(&line);
                str_addf(&line, "reset all; data %s; %s", datasets[i].name, after[j]);
                kit_type(sh, line.s);
                code = shared(sh);
                ck_assert_msg(strlen(code) >= 8 &&
                                  (strlen(code) <= 80 || bench_inputs(sh->bench) > 2),
                              "%s: %s", line.s, code);
                for (size_t k = 4; k < strlen(code); k += 5)
                    ck_assert_int_eq(code[k], '-');
            }
        kit_type(sh, "reset all; data hobbits");
        ck_assert_uint_le(strlen(shared(sh)), 14); /* weights at zero take no room */
        str_done(&line);
        kit_done(sh);
    }
END_TEST

/* Any six settings, with weights as they are typed, on sets with two features. */
START_TEST(six_settings_fit)
    {
        static const char *const all[] = {
            "eta = 0.1234", "lambda = 0.0125", "tau = 0.375", "beta = 0.9375",
            "rho = 0.9876", "beta2 = 0.9875", "eps = 1.234e-5", "h = 0.0001234",
            "batch = 17", "seed = 1234", "order file", "optimizer nesterov",
            "field score", "segments on", "split 0.8125", "features square", "loss mse",
            "bias penalised", "classweight balanced", "captions on", "aspect equal",
            "sorted on", "plot contour w1 b"};
        enum { N = sizeof all / sizeof *all };
        static const char *const on[] = {"hobbits", "separable", "circles", "moons"};
        struct shell *sh = kit_shell(false);
        struct str line;

        str_init(&line);
        for (int round = 0; round < 400; round++) {
            unsigned chosen = 0;
            const char *code;

            str_clear(&line);
            str_addf(&line, "reset all; data %s", on[below(4)]);
            for (int left = 6; left;) {
                size_t k = round < 60 ? below(10) : below(N);

                if (chosen >> k & 1)
                    continue;
                chosen |= 1u << k;
                left--;
            }
            for (size_t k = 0; k < N; k++)
                if (chosen >> k & 1)
                    str_addf(&line, "; %s", all[k]);
            str_addf(&line, "; w1 = 12.34; w2 = -0.5678; b = 1.234");
            kit_must(sh, line.s);
            code = shared(sh);
            ck_assert_msg(strlen(code) <= 80, "%s: %s", line.s, code);
        }
        str_done(&line);
        kit_done(sh);
    }
END_TEST

/* ---- the same elsewhere ---- */

static void picture_of(struct shell *sh, struct str *out)
{
    struct look look = {.glyphs = GLYPHS_BRAILLE};
    const struct figure *f = figure_now(sh->bench);
    struct grid g;

    str_clear(out);
    grid_init(&g, 17, 60, false);
    if (f)
        f->draw(sh->bench, &look, &g);
    for (int row = 0; row < g.rows; row++)
        for (int col = 0; col < g.cols; col++)
            str_addf(out, "%x %d,", (unsigned)grid_at(&g, row, col)->glyph,
                     (int)grid_at(&g, row, col)->style);
    grid_done(&g);
}

/* A shell that has seen much, one that has seen nothing, and the code again. */
START_TEST(machines_show_the_same)
    {
        static const char *const states[] = {
            "data hobbits; step 60; plot contour", "data archery; fit; plot loss log",
            "data xor; features product; optimizer adam; step 30; plot surface",
            "data line; model linear; step 40; plot slice", "data moons; field on; step 9",
            "data tiny; step 3; plot fog", "data hobbits; race gd adam 20; plot loss runs",
        };

        for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
            struct shell *here = kit_shell(true), *there = kit_shell(true);
            char code[4096], line[4200];
            struct str a, b;

            str_init(&a);
            str_init(&b);
            here->host.width = there->host.width = 500;
            kit_must(here, states[i]);
            snprintf(code, sizeof code, "%s", shared(here));
            kit_must(here, "w1 = 3; step 5; fork hill; reset weights; step 2");
            snprintf(line, sizeof line, "load %s", code);
            kit_must(here, line);
            kit_must(there, line);
            picture_of(here, &a);
            picture_of(there, &b);
            ck_assert_msg(strcmp(a.s, b.s) == 0, "%s", states[i]);
            ck_assert_str_eq(shared(here), code);
            ck_assert_str_eq(shared(there), code);
            str_done(&a);
            str_done(&b);
            kit_done(here);
            kit_done(there);
        }
    }
END_TEST

/* On a narrow screen a code has rows, of whole groups, and can be typed so. */
START_TEST(rows_are_read)
    {
        struct shell *sh = kit_shell(true);
        char code[200], first[200], line[300];
        size_t rows = 0;
        const char *s;

        kit_must(sh, "data hobbits; w = 1/3 2/3; b = 1/7");
        snprintf(code, sizeof code, "%s", shared(sh));
        ck_assert_uint_gt(strlen(code), 40);
        sh->host.width = 40; /* a page of its own, on the screen */
        sh->host.pictures_inline = false;
        kit_must(sh, "share");
        ck_assert_str_eq(sh->heading, "share");
        free(sh->heading);
        sh->heading = NULL;
        sh->host.pictures_inline = true;
        snprintf(first, sizeof first, "%.*s", (int)strcspn(kit_said(), "\n"), kit_said());
        for (s = kit_said(); *s && rows < strlen(code); s += strcspn(s, "\n") + 1) {
            size_t n = strcspn(s, "\n");

            ck_assert_uint_le(n, 40);
            ck_assert_int_eq(strncmp(s, code + rows, n), 0);
            rows += n;
        }
        sh->host.width = 80;
        kit_must(sh, "w = 1 2");
        snprintf(line, sizeof line, "load %s", first);
        ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
        ck_assert_int_eq(kit_type(sh, code + strlen(first)), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "that is a whole code") != NULL, "%s", kit_row());
        snprintf(line, sizeof line, "%s", sh->fault.meant);
        kit_gets(sh, line, "Loaded.");
        ck_assert_str_eq(shared(sh), code);
        for (char *dash = code; (dash = strchr(dash, '-'));)
            *dash = ' ';
        snprintf(line, sizeof line, "load %s", code);
        kit_gets(sh, line, "Loaded.");
        code[0] = '2'; /* many words, and none is called left over */
        snprintf(line, sizeof line, "load %s", code);
        ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "One character of this code is wrong") != NULL, "%s",
                      kit_row());
        for (size_t i = 0, n = 0; i <= strlen(code); i++)
            if (code[i] != ' ')
                first[n++] = code[i];
        snprintf(line, sizeof line, "load %s", first); /* in one piece */
        ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "One character of this code is wrong") != NULL, "%s",
                      kit_row());
        kit_done(sh);
    }
END_TEST

/* A long code is pasted row by row: the last one ends it. */
START_TEST(many_rows_are_read)
    {
        struct shell *sh = kit_shell(true);
        char code[400], line[500];
        int n = 0;

        sh->host.width = 300;
        kit_must(sh, "data xor n=40 seed=7; model mlp 3; random weights 3; step 20");
        snprintf(code, sizeof code, "%s", shared(sh));
        ck_assert_uint_gt(strlen(code), 150);
        kit_must(sh, "reset weights");
        snprintf(line, sizeof line, "load %.60s", code);
        ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
        for (const char *s = code + 60; *s; s += n) {
            n = strlen(s) > 60 ? 60 : (int)strlen(s);
            snprintf(line, sizeof line, "%.*s", n, s);
            ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
        }
        ck_assert_msg(strstr(kit_row(), "that is a whole code") != NULL, "%s", kit_row());
        snprintf(line, sizeof line, "%s", sh->fault.meant);
        kit_gets(sh, line, "Loaded.");
        ck_assert_str_eq(shared(sh), code);
        kit_done(sh);
    }
END_TEST

START_TEST(the_run_is_not_in_it)
    {
        struct shell *sh = kit_shell(true);

        kit_must(sh, "data hobbits; step 60");
        kit_gets(sh, "share", "The 60 steps before are not in it, only where they led.");
        kit_must(sh, "reset; optimizer adam; step");
        kit_gets(sh, "share", "The 1 step before is not in it, only where it led; nor is "
                              "what adam remembers.");
        kit_must(sh, "w = 1 2");
        kit_must(sh, "share");
        ck_assert_ptr_null(strstr(kit_said(), "not in it"));
        kit_done(sh);
    }
END_TEST

/* ---- what is wrong with a code ---- */

/* One or several letters read as what they look like: the same code, ready for Tab. */
START_TEST(look_alikes_are_told)
    {
        static const char from[] = "01258U01", to[] = "OLZSBVOI";
        struct shell *sh = kit_shell(false);
        struct code_file file;
        struct str code, script;
        size_t told = 0;

        str_init(&code);
        str_init(&script);
        for (int i = 0; i < 60; i++) {
            struct err err = {0};
            size_t changed = 0;
            char *other;

            random_state(sh);
            str_clear(&code);
            ck_assert(shell_code(sh, &code, &err));
            other = mem_text(code.s);
            for (char *c = other; *c; c++) {
                const char *at = strchr(from, *c);

                if (at && below(3)) {
                    *c = to[at - from];
                    changed++;
                }
            }
            if (changed) {
                ck_assert(!code_unpack(other, NULL, &file, &script, &err));
                ck_assert_int_ne(code_like(other), CODE_SOUND);
                ck_assert(!err.meant[0] || strcmp(err.meant, code.s) == 0);
                told += err.meant[0] != 0;
            }
            free(other);
        }
        ck_assert_uint_gt(told, 30);
        str_done(&script);
        str_done(&code);
        kit_done(sh);
    }
END_TEST

/* Every other symbol at every place, and every swap of neighbours. */
static void all_slips(const char *code)
{
    char *other = mem_text(code);

    for (size_t i = 0; code[i]; i++) {
        if (code[i] == '-')
            continue;
        for (unsigned char v = 0; v < SYMBOLS; v++) {
            other[i] = symbols_letter(v);
            ck_assert_msg(other[i] == code[i] || code_like(other) != CODE_SOUND,
                          "%s passes for %s", other, code);
        }
        other[i] = code[i];
        if (!code[i + 1])
            continue;
        size_t next = i + 1 + (code[i + 1] == '-');

        other[i] = code[next];
        other[next] = code[i];
        ck_assert(code[i] == code[next] || code_like(other) != CODE_SOUND);
        other[i] = code[i];
        other[next] = code[next];
    }
    free(other);
}

START_TEST(every_slip_is_found)
    {
        struct shell *sh = kit_shell(false);
        struct err err = {0};
        struct str code;

        str_init(&code);
        for (int i = 0; i < 40; i++) {
            random_state(sh);
            str_clear(&code);
            ck_assert(shell_code(sh, &code, &err));
            ck_assert_int_eq(code_like(code.s), CODE_SOUND);
            all_slips(code.s);
        }
        str_done(&code);
        kit_done(sh);
    }
END_TEST

/* WRONG is refused with SAYS and the line that was meant. */
static void refuses(const char *wrong, const char *says, const char *meant)
{
    struct code_file file;
    struct str script;
    struct err err = {0};

    str_init(&script);
    ck_assert_msg(!code_unpack(wrong, NULL, &file, &script, &err), "%s is taken", wrong);
    ck_assert_msg(strstr(err.message, says) != NULL, "%s: %s", wrong, err.message);
    ck_assert_str_eq(err.meant, meant);
    ck_assert_str_eq(script.s, "");
    str_done(&script);
}

START_TEST(slips_are_told)
    {
        const char *right = frozen[1].code; /* 12PP-YP7D-P4CY-3G */

        refuses("12PP-YP7D-P5CY-3G", "One character of this code is wrong, in the 3rd group "
                                     "(P5CY).", right);
        refuses("12PP-PY7D-P4CY-3G", "changed places, in the 2nd group (PY7D).", right);
        refuses("12PY-PP7D-P4CY-3G", "changed places, in the 1st group (12PY).", right);
        refuses("12PP-YPDP-4CY3-G", "is missing, near the 2nd group (YPDP).", right);
        refuses("12PP-YP7D-NP4C-Y3G", "a character too many, near the 3rd group (NP4C)",
                right);
        refuses("1ZPP-YP7D-P4CY-3G", "No code has the character Z: look at the 1st group "
                                     "(1ZPP). O I L Z S B V are read as 0 1 1 2 5 8 U, and "
                                     "so it is sound.", right);
        refuses("lzpp-yp7d-p4cy-3g", "No code has the character z", right);
        refuses("1ZPP-YP7D-P5CY-3G", "look at the 1st group (1ZPP).", "");
        refuses("12PP-YP7D-P4CY-3*", "No code has the character *", right);
        refuses("12PP-Y\xc3\x9f" "7D-P4CY-3G", "No code has the character \xc3\x9f", right);
        refuses("12PP-YP7\x1b-P4CY-3G", "is missing, near the 2nd group", right);
        refuses("12PP-YPD7-P4CY-3H", "more than one character is wrong", "");
        refuses("OOOO-IIII", "No code has the character", "");
        refuses("12PP", "at least 7", "");
        refuses("", "at least 7", "");
    }
END_TEST

START_TEST(longer_ones_are_no_codes)
    {
        char text[10002];

        memset(text, 'A', sizeof text - 1);
        text[sizeof text - 1] = '\0';
        refuses(text, "longer than any code", "");
        text[SYMBOLS_MOST] = '\0';
        refuses(text, "more than one character is wrong", "");
        memset(text, ' ', sizeof text - 1);
        refuses(text, "at least 7", "");
    }
END_TEST

/* The code of N values V, sealed. */
static void sealed(const unsigned char *v, size_t n, char *code)
{
    unsigned char seal[SYMBOLS_SEAL];

    symbols_seal(v, n, seal);
    for (size_t i = 0; i < n; i++)
        *code++ = symbols_letter(v[i]);
    for (size_t i = 0; i < SYMBOLS_SEAL; i++)
        *code++ = symbols_letter(seal[i]);
    *code = '\0';
}

START_TEST(newer_codes_say_so)
    {
        static const unsigned char later[] = {2, 1, 2, 3}, form[] = {1, 10, 1, 21},
                                   none[] = {0, 0, 0}, unused[] = {1, 0, 0},
                                   full[] = {1, 28, 28};
        char code[32];

        sealed(later, sizeof later, code);
        refuses(code, "made by a newer logitty", "");
        sealed(form, sizeof form, code); /* 1, and 63 behind 8: form 71 */
        refuses(code, "made by a newer logitty", "");
        sealed(none, sizeof none, code);
        refuses(code, "This is no code that logitty makes", "");
        sealed(full, sizeof full, code); /* 840 is no number of nine bits */
        refuses(code, "This is no code that logitty makes", "");
        sealed(unused, sizeof unused, code); /* zeros are no statement */
        refuses(code, "made by a newer logitty", "");
    }
END_TEST

/* ---- load ---- */

START_TEST(load_is_one_statement)
    {
        struct shell *sh = kit_shell(true);
        struct str before, after;

        str_init(&before);
        str_init(&after);
        kit_must(sh, "data archery; w = 2; b = 1; field on");
        script_of(sh, &before);
        kit_gets(sh, "load 12PP-YP7D-P4CY-3G", "Loaded.");
        ck_assert_double_eq(kit_value(sh, "w2"), 1);
        ck_assert_double_eq(kit_value(sh, "-b/w2"), 6);
        kit_must(sh, "undo");
        script_of(sh, &after);
        ck_assert_str_eq(before.s, after.s);
        ck_assert_int_eq(kit_type(sh, "load 12PP-YP7D-P4CY-3H"), SHELL_FAULT);
        ck_assert_str_eq(sh->fault.meant, "load 12PP-YP7D-P4CY-3G");
        script_of(sh, &after);
        ck_assert_str_eq(before.s, after.s);
        kit_must(sh, "load logitty 12pp yp7d p4cy 3g");
        kit_gets(sh, "load 1A0R-99G", "Loaded.");
        ck_assert_ptr_null(sh->bench->s.data);
        ck_assert_int_eq(kit_type(sh, "load my best"), SHELL_FAULT);
        ck_assert_int_eq(kit_type(sh, "load mine"), SHELL_FAULT);
        str_done(&after);
        str_done(&before);
        kit_done(sh);
    }
END_TEST

/* Sealed symbols that nobody made: statements of the table or a refusal, and then the
 * bench is as it was. */
START_TEST(made_up_codes_do_no_harm)
    {
        static const char *const words[] = {
            "data",   "add",   "remove",   "flip",    "split", "features", "model", "loss",
            "bias",   "batch", "optimizer", "eta",    "beta",  "rho",      "beta2", "eps",
            "h",      "order", "seed",     "lambda",  "tau",   "scale",    "field", "plot",
            "sorted", "aspect", "captions", "feel", "nudge", "line",  "w",        "X",     "Y",
            "dX",     "formula", "minimize", "predict", "segments", "derivative",
            "classweight", "v1"};
        struct shell *sh = kit_shell(false);
        struct str before, after, script, line;
        unsigned char v[300];
        char code[400];
        size_t taken = 0;

        str_init(&before);
        str_init(&after);
        str_init(&script);
        str_init(&line);
        kit_must(sh, "data hobbits; w = 1 2");
        for (int i = 0; i < 4000; i++) {
            size_t n = 2 + below(i % 10 ? 20 : 200);
            struct code_file file;
            struct err err = {0};

            v[0] = 1;
            for (size_t j = 1; j < n; j++)
                v[j] = (unsigned char)below(32);
            sealed(v, n, code);
            str_clear(&script);
            if (!code_unpack(code, NULL, &file, &script, &err))
                continue;
            taken++;
            for (char *s = script.s, *end; *s; s = end + 1) {
                size_t known = 0;

                end = strchr(s, '\n');
                while (known < sizeof words / sizeof *words &&
                       (strncmp(s, words[known], strlen(words[known])) != 0 ||
                        s[strlen(words[known])] != ' '))
                    known++;
                ck_assert_msg(known < sizeof words / sizeof *words, "%s", s);
                ck_assert(!memchr(s, ';', (size_t)(end - s)));
                ck_assert(strncmp(s, "plot", 4) != 0 || !memchr(s, '>', (size_t)(end - s)));
            }
            str_clear(&line);
            str_addf(&line, "load %s", code);
            script_of(sh, &before);
            if (kit_type(sh, line.s) == SHELL_FAULT) {
                script_of(sh, &after);
                ck_assert_str_eq(before.s, after.s);
            }
        }
        ck_assert_uint_gt(taken, 20);
        str_done(&line);
        str_done(&script);
        str_done(&after);
        str_done(&before);
        kit_done(sh);
    }
END_TEST

/* ---- files ---- */

static char folder[] = "/tmp/logitty-files-XXXXXX";

static void write_file(const char *name, const char *text, struct str *path)
{
    struct err err = {0};

    str_clear(path);
    str_addf(path, "%s/%s", folder, name);
    ck_assert(path_save(path->s, text, strlen(text), &err));
}

static void take_file(struct shell *sh, const struct str *path)
{
    struct str line;

    str_init(&line);
    str_addf(&line, "data \"%s\"", path->s);
    kit_must(sh, line.s);
    str_done(&line);
}

START_TEST(a_file_is_known_by_its_rows)
    {
        static const char rows[] = "age,y\n1,0\n2.5,1\n3,1\n4,0\n";
        struct shell *sh = kit_shell(true), *other = kit_shell(true);
        struct str here, there, wrong, short_one, line;
        char code[200];

        str_init(&here), str_init(&there), str_init(&wrong), str_init(&short_one);
        str_init(&line);
        ck_assert_ptr_nonnull(mkdtemp(folder));
        write_file("people.csv", rows, &here);
        write_file("elsewhere/my people.csv", "age;y\r\n1;0\r\n2.5;1\r\n3;1\r\n4;0\r\n",
                   &there);
        write_file("wrong.csv", "age,y\n1,0\n2.5,1\n3,1\n4.001,0\n", &wrong);
        write_file("short.csv", "age,y\n1,0\n2.5,1\n3,1\n", &short_one);
        take_file(sh, &here);
        kit_must(sh, "flip 2; add 7 1; w = 0.5; b = -1");
        kit_gets(sh, "share", "The 4 rows of the file are not in it");
        snprintf(code, sizeof code, "%s", shared(sh));
        str_addf(&line, "load %s", code);

        ck_assert_int_eq(kit_type(other, line.s), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "people.csv: 4 rows, checksum ") != NULL, "%s",
                      kit_row());
        ck_assert_msg(strstr(kit_row(), folder) == NULL, "%s", kit_row());
        ck_assert_int_eq(strncmp(other->fault.meant, "data \"people.csv\"; load 1", 25), 0);
        kit_must(other, "data hobbits");
        ck_assert_int_eq(kit_type(other, line.s), SHELL_FAULT);
        ck_assert(strstr(kit_row(), "Open that first") != NULL);

        take_file(other, &wrong);
        ck_assert_int_eq(kit_type(other, line.s), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "though they have as many rows: their checksum is") !=
                          NULL, "%s", kit_row());
        take_file(other, &short_one);
        ck_assert_int_eq(kit_type(other, line.s), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "they have 3 rows. It belongs to people.csv: 4 rows") !=
                          NULL, "%s", kit_row());
        ck_assert_uint_eq(other->bench->s.all->n, 3);

        take_file(other, &there);
        kit_must(other, line.s);
        ck_assert_uint_eq(other->bench->s.all->n, 5);
        ck_assert_uint_eq(digest_data(sh->bench->s.all), digest_data(other->bench->s.all));
        ck_assert_double_eq(kit_value(other, "w"), 0.5);
        ck_assert(strstr(other->bench->s.all->source, "elsewhere") != NULL);

        unlink(here.s), unlink(there.s), unlink(wrong.s), unlink(short_one.s);
        str_cut(&there, there.len - strlen("/my people.csv"));
        rmdir(there.s), rmdir(folder);
        str_done(&here), str_done(&there), str_done(&wrong), str_done(&short_one);
        str_done(&line);
        kit_done(other);
        kit_done(sh);
    }
END_TEST

START_TEST(too_much_is_told)
    {
        struct shell *sh = kit_shell(true);
        struct str line;

        str_init(&line);
        kit_must(sh, "data hobbits");
        for (int i = 0; i < 200; i++) {
            str_clear(&line);
            str_addf(&line, "add %d.%d %d 1", i, i, i * i);
            kit_must(sh, line.s);
        }
        ck_assert_int_eq(kit_type(sh, "share"), SHELL_FAULT);
        ck_assert_msg(strstr(kit_row(), "200 points were edited. A file has room for it: save "
                                        "NAME") != NULL, "%s", kit_row());
        ck_assert_str_eq(sh->fault.meant, "save mine");
        kit_must(sh, "data blobs n=30000");
        ck_assert_int_eq(kit_type(sh, "share"), SHELL_FAULT);
        str_done(&line);
        kit_done(sh);
    }
END_TEST

Suite *suite_code(void)
{
    Suite *s = suite_create("code");
    TCase *t = tcase_create("code");

    tcase_set_timeout(t, 600);
    tcase_add_test(t, the_checksum_is_a_bch_code);
    tcase_add_test(t, symbols_do_not_look_alike);
    tcase_add_test(t, symbols_hold_bits);
    tcase_add_test(t, digests_are_crc_32);
    tcase_add_test(t, bits_keep_numbers);
    tcase_add_test(t, numbers_are_given_once);
    tcase_add_test(t, everything_named_has_a_number);
    tcase_add_test(t, version_1_never_changes);
    tcase_add_test(t, case_dashes_and_blanks_do_not_count);
    tcase_add_test(t, states_come_back);
    tcase_add_test(t, saved_states_come_back);
    tcase_add_test(t, codes_are_short);
    tcase_add_test(t, six_settings_fit);
    tcase_add_test(t, look_alikes_are_told);
    tcase_add_test(t, machines_show_the_same);
    tcase_add_test(t, rows_are_read);
    tcase_add_test(t, many_rows_are_read);
    tcase_add_test(t, the_run_is_not_in_it);
    tcase_add_test(t, every_slip_is_found);
    tcase_add_test(t, slips_are_told);
    tcase_add_test(t, longer_ones_are_no_codes);
    tcase_add_test(t, newer_codes_say_so);
    tcase_add_test(t, load_is_one_statement);
    tcase_add_test(t, made_up_codes_do_no_harm);
    tcase_add_test(t, a_file_is_known_by_its_rows);
    tcase_add_test(t, too_much_is_told);
    suite_add_tcase(s, t);
    return s;
}
