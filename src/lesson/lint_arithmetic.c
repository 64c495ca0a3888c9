/* Whole numbers in a text that no computation gave, and sums done in a text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lesson/lint_inside.h"
#include "lesson/task_key.h"

enum { EXACT = 300 }; /* so many decimals leave no room */

#define MINUS "\xE2\x88\x92"
#define TIMES "\xC3\x97"
#define EN_DASH "\xE2\x80\x93"

/* ---- numbers that are names ---- */

/* The word that ends before S, blanks between; its bytes in *N (0: none). */
static const char *word_before(const char *text, const char *s, size_t *n)
{
    const char *end = s;

    while (end > text && end[-1] == ' ')
        end--;
    for (s = end; s > text && isalpha((unsigned char)s[-1]);)
        s--;
    *n = (size_t)(end - s);
    return s;
}

static bool is_word(const char *s, size_t n, const char *const *words)
{
    for (; *words; words++)
        if (strlen(*words) == n && strncasecmp(s, *words, n) == 0)
            return true;
    return false;
}

/* Back over "8–", "9 and ", "3, " to the first number of a list. */
static const char *list_start(const char *text, const char *s)
{
    static const char *const links[] = {" and ", " or ",          " to ", ", ",
                                        EN_DASH, " " EN_DASH " ", NULL};

    for (size_t i = 0; links[i]; i++) {
        size_t n = strlen(links[i]);
        const char *before = s - n;

        if ((size_t)(s - text) > n && strncmp(before, links[i], n) == 0 &&
            isdigit((unsigned char)before[-1])) {
            while (before > text && isdigit((unsigned char)before[-1]))
                before--;
            return list_start(text, before);
        }
    }
    return s;
}

static void check_number(const struct lint *in, long number, int line)
{
    bool found = number == in->l->number;

    for (size_t i = 0; in->shelf && i < in->shelf->n; i++)
        found |= in->shelf->lesson[i]->number == number;
    if (!found && in->shelf) {
        char digits[24];

        snprintf(digits, sizeof digits, "%ld", number);
        lint_fault_at(in, line, digits,
                      "lesson %ld: there is no lesson with this number", number);
    }
}

/* "lesson 7", "base 10". */
static bool is_name(const struct lint *in, const char *text, const char *s, int line)
{
    static const char *const lessons[] = {"lesson", "lessons", NULL};
    static const char *const names[] = {"base",  "class", "line", "lines", "page",
                                        "pages", "term",  "part", NULL};
    size_t n;
    const char *word = word_before(text, list_start(text, s), &n);

    if (is_word(word, n, lessons)) {
        check_number(in, strtol(s, NULL, 10), line);
        return true;
    }
    return is_word(word, n, names);
}

/* 1838, 27 January 1986: nothing here counts just that many. */
static bool is_date(const char *s, size_t n)
{
    static const char *const months[] = {
        "January", "February",  "March",   "April",    "May",      "June", "July",
        "August",  "September", "October", "November", "December", NULL};
    size_t word = s[n] == ' ' ? strcspn(s + n + 1, " .,;:)") : 0;

    return (n == 4 && s[0] == '1' && (s[1] == '8' || s[1] == '9')) ||
           is_word(s + n + 1, word, months);
}

/* ---- numbers in arithmetic ---- */

static bool starts(const char *s, const char *with)
{
    return strncmp(s, with, strlen(with)) == 0;
}

static bool ends(const char *text, const char *s, const char *with)
{
    size_t n = strlen(with);

    return (size_t)(s - text) >= n && strncmp(s - n, with, n) == 0;
}

/* An operator that has the number on its right, or left. */
static bool operator_before(const char *text, const char *s)
{
    static const char *const signs[] = {
        "*", "/", "^", TIMES, "* ", "/ ", "+ ", " - ", " " MINUS " ", TIMES " ", NULL};

    while (s > text && s[-1] == '(')
        s--;
    for (size_t i = 0; signs[i]; i++)
        if (ends(text, s, signs[i]))
            return true;
    return false;
}

static bool operator_after(const char *s)
{
    static const char *const signs[] = {
        "*", "/", "^", TIMES, " *", " /", " +", " - ", " " MINUS " ", " " TIMES, NULL};

    while (*s == ')')
        s++;
    for (size_t i = 0; signs[i]; i++)
        if (starts(s, signs[i]))
            return true;
    return false;
}

/* log(9), p(3), (3, 4). */
static bool is_argument(const char *text, const char *s, const char *end)
{
    const char *open = s;
    size_t n;

    while (open > text && strchr("0123456789.,- ", open[-1]))
        open--;
    n = strspn(end, "0123456789.,- ");
    return open > text && open[-1] == '(' && end[n] == ')' &&
           (memchr(open, ',', (size_t)(end + n - open)) ||
            (open - 1 > text && isalpha((unsigned char)open[-2])));
}

/* ---- sums done in a text ---- */

/* Bytes at S that can be part of "(9 - 1)/2 + log(3)"; 0: none. */
static size_t piece(const char *s)
{
    static const char *const longer[] = {MINUS, TIMES, "log", "exp", "sqrt", NULL};

    if (*s && strchr("0123456789.()*/+-^ ", *s))
        return 1;
    for (size_t i = 0; longer[i]; i++)
        if (starts(s, longer[i]))
            return strlen(longer[i]);
    return 0;
}

/* The same that ends before S. */
static size_t piece_before(const char *text, const char *s)
{
    for (size_t n = 1; n <= 4 && (size_t)(s - text) >= n; n++)
        if (piece(s - n) == n && !(isalpha((unsigned char)s[-1]) && s - n > text &&
                                   isalpha((unsigned char)s[-(long)n - 1])))
            return n;
    return 0;
}

static void swap(struct str *out, const char *s, size_t n)
{
    for (const char *end = s + n; s < end;)
        if (starts(s, TIMES)) {
            str_addc(out, '*');
            s += strlen(TIMES);
        } else {
            str_addc(out, *s++);
        }
}

/* The value of the N bytes at S, if they are arithmetic and complete; *SUM: there is
 * something to be done; *DECIMALS of a plain number. */
static bool value_of(const char *s, size_t n, double *v, bool *sum, int *decimals)
{
    struct str text;
    const char *dot;
    bool ok;

    str_init(&text);
    swap(&text, s, n);
    ok = n && task_constant(text.s, v);
    *sum = text.s[strspn(text.s, "0123456789. -")] != '\0' || strstr(text.s, " - ");
    dot = strchr(text.s, '.');
    *decimals = *sum || !dot ? EXACT : (int)strspn(dot + 1, "0123456789");
    str_done(&text);
    return ok;
}

/* What stands on both sides of a `=`. */
struct sides {
    const char *from, *to; /* the whole of it */
    double left, right;
    double room; /* half a unit of the last digit that is written */
};

static bool joins(char c)
{
    return isalnum((unsigned char)c) || (c && strchr("_{}\001'|", c)) || c & 0x80;
}

/* Where the left side begins: behind a full stop and brackets that close later. */
static const char *left_start(const char *text, const char *equals)
{
    const char *from = equals, *stop;
    size_t n;

    while ((n = piece_before(text, from)) != 0)
        from -= n;
    if (from > text && joins(from[-1]) && *from != ' ')
        return equals;
    while ((stop = strstr(from, ". ")) != NULL && stop < equals)
        from = stop + 2;
    from += strspn(from, " ");
    if (*from == '(' && !memchr(from, ')', (size_t)(equals - from)))
        from++;
    return *from && strchr("*/+^-", *from) && from[1] == ' ' ? equals : from;
}

static const char *right_end(const char *s)
{
    const char *to = s, *stop = strstr(s, ". ");
    size_t n;

    while ((n = piece(to)) != 0)
        to += n;
    if (joins(*to) && to > s && to[-1] != ' ')
        return s;
    if (stop && stop < to)
        to = stop;
    while (to > s && strchr(" .", to[-1]))
        to--;
    if (to > s && to[-1] == ')' && !memchr(s, '(', (size_t)(to - s)))
        to--;
    return to;
}

/* True: there is something to be worked out, and it can be. */
static bool read_sides(const char *text, const char *equals, struct sides *e)
{
    bool sum, other;
    int decimals, more;

    e->from = left_start(text, equals);
    e->to = right_end(equals + 1);
    if (!value_of(e->from, (size_t)(equals - e->from), &e->left, &sum, &decimals) ||
        !value_of(equals + 1, (size_t)(e->to - equals) - 1, &e->right, &other, &more))
        return false;
    if (e->to[strspn(e->to, " ")] == '%') {
        e->right /= 100;
        more = more == EXACT ? more : more + 2;
    }
    decimals = more < decimals ? more : decimals;
    e->room = 0.5 * pow(10, -decimals) + 1e-9 * (1 + fabs(e->right));
    return sum || other;
}

static bool is_equals(const char *text, const char *s)
{
    return *s == '=' && s > text && !strchr("<>=!", s[-1]) && s[1] != '=' &&
           s[1] != '>';
}

void lint_equations(const struct lint *in, const char *text, int line)
{
    for (const char *s = text; *s; s++) {
        struct sides e;
        char *said;

        if (!is_equals(text, s) || !read_sides(text, s, &e) ||
            fabs(e.left - e.right) <= e.room)
            continue;
        said = mem_textn(e.from, (size_t)(e.to - e.from));
        lint_fault_at(in, line, said, "%s: the left side is %.6g, the right one %.6g",
                      said, e.left, e.right);
        free(said);
    }
}

bool lint_is_worked_out(const char *text, const char *s, size_t n)
{
    const char *before = s, *after = s + n + strspn(s + n, " ");
    struct sides e;

    while (before > text && (strchr(" -", before[-1]) || ends(text, before, MINUS)))
        before -= strchr(" -", before[-1]) ? 1 : (long)strlen(MINUS);
    return (before > text && is_equals(text, before - 1) &&
            read_sides(text, before - 1, &e)) ||
           (is_equals(text, after) && read_sides(text, after, &e));
}

/* ---- the whole ---- */

bool lint_is_label(const struct lint *in, const char *text, const char *s, size_t n,
                   int line)
{
    return is_name(in, text, s, line) || is_date(s, n) || operator_before(text, s) ||
           operator_after(s + n) || is_argument(text, s, s + n);
}
