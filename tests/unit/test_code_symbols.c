/* What codes are made of: symbols, the checksum, bits, digests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "base/bits.h"
#include "base/symbols.h"
#include "chance_kit.h"
#include "lab/figure.h"
#include "learn/digest.h"
#include "repl/setting.h"

Suite *suite_code_symbols(void);

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
                bits_put(&b, chance_bits() & 1, 1);
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
            raw = chance_bits();
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

Suite *suite_code_symbols(void)
{
    Suite *s = suite_create("code_symbols");
    TCase *t = tcase_create("code_symbols");

    tcase_add_test(t, the_checksum_is_a_bch_code);
    tcase_add_test(t, symbols_do_not_look_alike);
    tcase_add_test(t, symbols_hold_bits);
    tcase_add_test(t, digests_are_crc_32);
    tcase_add_test(t, bits_keep_numbers);
    suite_add_tcase(s, t);
    return s;
}
