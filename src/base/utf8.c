/* UTF-8: decoding, cell width, what is safe to print, and the ASCII twins.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"

#include <string.h>

static size_t bad(uint32_t *cp)
{
    *cp = UTF8_BAD;
    return 1;
}

/* Bytes of the character that FIRST begins; 0 if it begins none. */
static size_t sequence_length(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

size_t utf8_decode(const char *s, size_t n, uint32_t *cp)
{
    const unsigned char *u = (const unsigned char *)s;
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t len = sequence_length(u[0]);
    uint32_t c;

    if (len == 1) {
        *cp = u[0];
        return 1;
    }
    if (!len || len > n)
        return bad(cp);
    c = u[0] & (0xFFu >> (len + 1));
    for (size_t i = 1; i < len; i++) {
        if ((u[i] & 0xC0) != 0x80)
            return bad(cp);
        c = c << 6 | (u[i] & 0x3F);
    }
    if (c < least[len] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return bad(cp);
    *cp = c;
    return len;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

void utf8_add(struct str *t, uint32_t cp)
{
    char buf[4];

    str_addn(t, buf, utf8_encode(cp, buf));
}

struct range {
    uint32_t from, to;
};

static int among(uint32_t cp, const struct range *r, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (cp >= r[i].from && cp <= r[i].to)
            return 1;
    return 0;
}

#define AMONG(cp, table) among(cp, table, sizeof(table) / sizeof *(table))

/* Unicode's common cases; the program's own repertoire needs none of them. */
static const struct range wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},
    {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},
    {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26CE, 0x26CE},   {0x26D4, 0x26D4},
    {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},   {0x26FA, 0x26FA},
    {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},
    {0x2795, 0x2797},   {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
    {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x17000, 0x18D08},
    {0x1B000, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A}, {0x1F200, 0x1F265}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
    {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD},
};
static const struct range combining[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},
    {0x064B, 0x065F}, {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D},
    {0x20D0, 0x20FF}, {0x2060, 0x2064}, {0x302A, 0x302D}, {0x3099, 0x309A},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
};
/* Characters that reorder or hide what a person reads. */
static const struct range deceiving[] = {
    {0x0080, 0x009F}, {0x061C, 0x061C}, {0x200E, 0x200F},   {0x2028, 0x202E},
    {0x2066, 0x2069}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF},
};

int utf8_width(uint32_t cp)
{
    if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
        return -1;
    if (cp < 0x300)
        return 1;
    if (AMONG(cp, combining))
        return 0;
    return AMONG(cp, wide) ? 2 : 1;
}

size_t utf8_columns(const char *s)
{
    size_t columns = 0, left = strlen(s);
    uint32_t cp;

    while (left) {
        size_t used = utf8_decode(s, left, &cp);
        int w = utf8_width(cp);

        columns += w > 0 ? (size_t)w : 0;
        s += used;
        left -= used;
    }
    return columns;
}

size_t utf8_fit(const char *s, size_t room)
{
    size_t len = strlen(s), at = 0;
    uint32_t cp;

    while (at < len) {
        size_t used = utf8_decode(s + at, len - at, &cp);

        if (at + used > room)
            break;
        at += used;
    }
    return at;
}

/* How many of the N bytes at S are printable ASCII: most of them, in most texts. */
static size_t plain_run(const char *s, size_t n)
{
    size_t run = 0;

    while (run < n && s[run] >= 0x20 && s[run] < 0x7F)
        run++;
    return run;
}

void utf8_clean(const char *s, size_t n, struct str *out)
{
    while (n) {
        uint32_t cp;
        size_t used = plain_run(s, n);

        str_addn(out, s, used);
        s += used;
        n -= used;
        if (!n)
            break;
        used = utf8_decode(s, n, &cp);
        if (cp < 0x20 || cp == 0x7F)
            str_addc(out, ' ');
        else if (AMONG(cp, deceiving))
            utf8_add(out, UTF8_BAD);
        else
            utf8_add(out, cp);
        s += used;
        n -= used;
    }
}

/* In the order of the code points. */
static const struct {
    uint32_t cp;
    const char *twin;
} twins[] = {
    {0xA0, " "},       {0xAB, "<<"},     {0xB0, "deg"},     {0xB1, "+-"},
    {0xB2, "^2"},      {0xB3, "^3"},     {0xB7, "."},       {0xB9, "^1"},
    {0xBB, ">>"},      {0xBC, "1/4"},    {0xBD, "1/2"},     {0xBE, "3/4"},
    {0xC6, "AE"},      {0xD7, "x"},      {0xDF, "ss"},      {0xE6, "ae"},
    {0xF7, "/"},       {0x152, "OE"},    {0x153, "oe"},     {0x175, "what"},
    {0x177, "yhat"},   {0x2E3, "^x"},    {0x391, "A"},      {0x393, "Gamma"},
    {0x394, "Delta"},  {0x398, "Theta"}, {0x39B, "Lambda"}, {0x3A0, "Prod"},
    {0x3A3, "Sum"},    {0x3A6, "Phi"},   {0x3A9, "Omega"},  {0x3B1, "alpha"},
    {0x3B2, "beta"},   {0x3B3, "gamma"}, {0x3B4, "delta"},  {0x3B5, "eps"},
    {0x3B6, "zeta"},   {0x3B7, "eta"},   {0x3B8, "theta"},  {0x3BA, "kappa"},
    {0x3BB, "lambda"}, {0x3BC, "mu"},    {0x3BD, "nu"},     {0x3BE, "xi"},
    {0x3C0, "pi"},     {0x3C1, "rho"},   {0x3C2, "sigma"},  {0x3C3, "sigma"},
    {0x3C4, "tau"},    {0x3C6, "phi"},   {0x3C7, "chi"},    {0x3C8, "psi"},
    {0x3C9, "omega"},  {0x3D5, "phi"},   {0x1D40, "^T"},    {0x1D62, "i"},
    {0x1DBB, "^z"},    {0x2010, "-"},    {0x2011, "-"},     {0x2012, "-"},
    {0x2013, "-"},     {0x2014, "-"},    {0x2016, "||"},    {0x2018, "'"},
    {0x2019, "'"},     {0x201A, "'"},    {0x201C, "\""},    {0x201D, "\""},
    {0x201E, "\""},    {0x2022, "*"},    {0x2026, "..."},   {0x202F, " "},
    {0x2032, "'"},     {0x2033, "''"},   {0x2039, "<"},     {0x203A, ">"},
    {0x2070, "^0"},    {0x2071, "^i"},   {0x2074, "^4"},    {0x2075, "^5"},
    {0x2076, "^6"},    {0x2077, "^7"},   {0x2078, "^8"},    {0x2079, "^9"},
    {0x207A, "^+"},    {0x207B, "^-"},   {0x207F, "^n"},    {0x2080, "0"},
    {0x2081, "1"},     {0x2082, "2"},    {0x2083, "3"},     {0x2084, "4"},
    {0x2085, "5"},     {0x2086, "6"},    {0x2087, "7"},     {0x2088, "8"},
    {0x2089, "9"},     {0x208A, "+"},    {0x208B, "-"},     {0x2093, "x"},
    {0x2096, "k"},     {0x2098, "m"},    {0x2099, "n"},     {0x20AC, "EUR"},
    {0x2113, "l"},     {0x2153, "1/3"},  {0x2154, "2/3"},   {0x215B, "1/8"},
    {0x2190, "<-"},    {0x2191, "^"},    {0x2192, "->"},    {0x2193, "v"},
    {0x2194, "<->"},   {0x21A6, "->"},   {0x21D0, "<="},    {0x21D2, "=>"},
    {0x2202, "d"},     {0x2207, "grad"}, {0x2208, "in"},    {0x2211, "sum"},
    {0x2212, "-"},     {0x221A, "sqrt"}, {0x221D, "~"},     {0x221E, "inf"},
    {0x2229, "and"},   {0x222A, "or"},   {0x2248, "~"},     {0x2260, "!="},
    {0x2261, "=="},    {0x2264, "<="},   {0x2265, ">="},    {0x226A, "<<"},
    {0x226B, ">>"},    {0x22C5, "*"},    {0x23CE, "Enter"}, {0x2500, "-"},
    {0x2502, "|"},     {0x250C, "+"},    {0x2510, "+"},     {0x2514, "+"},
    {0x2518, "+"},     {0x251C, "+"},    {0x2524, "+"},     {0x252C, "+"},
    {0x2534, "+"},     {0x253C, "+"},    {0x254E, ":"},     {0x2581, "_"},
    {0x2582, "."},     {0x2583, "-"},    {0x2584, "="},     {0x2585, "o"},
    {0x2586, "x"},     {0x2587, "X"},    {0x2588, "#"},     {0x2591, "."},
    {0x2592, ":"},     {0x2593, "#"},    {0x25A0, "[x]"},   {0x25A1, "[ ]"},
    {0x25B2, "^"},     {0x25B4, "^"},    {0x25B6, ">"},     {0x25BC, "v"},
    {0x25BE, "v"},     {0x25C0, "<"},    {0x25C6, "@"},     {0x25C9, "@"},
    {0x25CB, "."},     {0x25CE, "@"},    {0x25CF, "*"},     {0x25D0, "%"},
    {0x2713, "v"},     {0x2717, "x"},    {0x2800, " "},     {0x2C7C, "j"},
    {0xFFFD, "?"},
};

/* Latin letters with marks, U+00C0 to U+00FF: their base letters. */
static const char latin1[64][2] = {
    "A", "A", "A", "A", "A", "A", "A", "C", "E", "E", "E", "E", "I", "I", "I", "I",
    "D", "N", "O", "O", "O", "O", "O", "*", "O", "U", "U", "U", "U", "Y", "T", "s",
    "a", "a", "a", "a", "a", "a", "a", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    "d", "n", "o", "o", "o", "o", "o", "/", "o", "u", "u", "u", "u", "y", "t", "y",
};

const char *utf8_twin(uint32_t cp)
{
    size_t low = 0, high = sizeof twins / sizeof *twins;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (twins[middle].cp == cp)
            return twins[middle].twin;
        if (twins[middle].cp < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return cp >= 0xC0 && cp <= 0xFF ? latin1[cp - 0xC0] : "?";
}

/* One ^ for a whole exponent: 10^-3. */
static const char *in_exponent(const char *twin, int *raised)
{
    int superscript = twin[0] == '^' && twin[1];
    const char *shown = superscript && *raised ? twin + 1 : twin;

    *raised = superscript;
    return shown;
}

void utf8_ascii(const char *s, struct str *out)
{
    size_t left = strlen(s);
    int raised = 0;

    while (left) {
        uint32_t cp;
        size_t used = utf8_decode(s, left, &cp);

        if (cp < 0x80)
            str_addc(out, (char)cp);
        else if (utf8_width(cp) != 0)
            str_add(out, in_exponent(utf8_twin(cp), &raised));
        raised = raised && cp >= 0x80;
        s += used;
        left -= used;
    }
}
