/* What a line that was refused has in another order, or too much of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "repl/meant.h"
#include "repl/words.h"

/* ---- numbers by their names ---- */

/* How many numbers COMMAND takes that have names; 0: none have. */
static size_t places_of(const struct data *d, const char *command)
{
    if (strcmp(command, "line") == 0)
        return 2;
    if (!d || !words_among("predict add", command))
        return 0;
    return d->dim + (*command == 'a');
}

/* WORD names the place J of COMMAND. */
static bool names_place(const struct data *d, const char *command, size_t j,
                        const char *word)
{
    char x[24];

    if (*command == 'l')
        return words_among(j ? "slope m gradient s" : "height intercept b c h", word);
    if (j == d->dim)
        return words_among("class label group", word) ||
               strcasecmp(word, d->label) == 0;
    snprintf(x, sizeof x, "x%zu", j + 1);
    return strcasecmp(word, d->names[j]) == 0 || strcmp(word, x) == 0 ||
           (d->dim == 2 && strcmp(word, j ? "y" : "x") == 0);
}

/* Takes one word off *S, with a = or : behind it. */
static void take(const char **s, char *word, size_t room)
{
    size_t n = strcspn(*s, " ,=:;()");

    words_lower(word, room, *s, n);
    *s += n;
    *s += strspn(*s, " ,=:;()");
}

/* The values of TEXT into VALUE, by their names; without one, in the order in which
 * they stand. False: not one for each of N places. */
static bool read_named(const struct data *d, const char *command, const char *text,
                       size_t n, char (*value)[32])
{
    const char *s = text + strspn(text, " (:");
    size_t next = 0, filled = 0, at;
    bool any = false;
    char word[32];

    while (*s) {
        take(&s, word, sizeof word);
        if (words_among("and with at of a the is in by to from", word))
            continue;
        for (at = 0; at < n && !names_place(d, command, at, word);)
            at++;
        if (at < n && *s) {
            any = true;
            take(&s, word, sizeof word);
        } else {
            at = next;
        }
        if (at >= n || value[at][0] || !word[0] || filled == n)
            return false;
        memcpy(value[at], word, sizeof word);
        filled++;
        while (next < n && value[next][0])
            next++;
    }
    return any && filled == n;
}

bool order_named(struct shell *sh, const char *text, struct str *out)
{
    const struct data *d = sh->bench->s.data;
    size_t used = words_name(text), n;
    char command[16];
    char(*value)[32];
    bool ok;

    words_lower(command, sizeof command, text, used);
    n = places_of(d, command);
    value = mem_array(n + 1, sizeof *value);
    memset(value, 0, (n + 1) * sizeof *value);
    ok = n && read_named(d, command, text + used, n, value);
    if (ok)
        str_add(out, command);
    for (size_t j = 0; ok && j < n; j++)
        str_addf(out, " %s", value[j]);
    free(value);
    return ok;
}

/* ---- 1,000 ---- */

/* Bytes of a number like 1,000 or 1 000 at S; 0: it is none. */
static size_t grouped(const char *s)
{
    size_t n = strspn(s, "0123456789");
    bool any = false;

    if (!n || n > 3)
        return 0;
    while (strchr(", '_", s[n]) && s[n] && strspn(s + n + 1, "0123456789") == 3) {
        n += 4;
        any = true;
    }
    return any && s[n] != '.' ? n : 0;
}

bool order_thousands(struct shell *sh, const char *text, struct str *out)
{
    bool any = false;

    (void)sh;
    for (const char *s = text; *s;) {
        bool begins = s == text || !(isalnum((unsigned char)s[-1]) || s[-1] == '.');
        size_t n = begins ? grouped(s) : 0;

        for (size_t i = 0; i < n; i++)
            if (isdigit((unsigned char)s[i]))
                str_addc(out, s[i]);
        if (!n)
            str_addc(out, *s);
        any = any || n;
        s += n ? n : 1;
    }
    return any;
}

/* ---- y = 3 - 0.4x, 3 - 0.4 ---- */

bool order_minus(struct shell *sh, const char *text, struct str *out)
{
    char name[48];

    (void)sh;
    first_name(text, name, sizeof name);
    if (!words_among("line predict add", name) || !strstr(text, "- "))
        return false;
    for (const char *s = text; *s; s++) {
        str_addc(out, *s);
        if (*s == '-')
            while (s[1] == ' ')
                s++;
    }
    return true;
}

/* TEXT without blanks, and x for the first column's name. */
static void write_school(const struct data *d, const char *text, struct str *out)
{
    for (const char *s = text; *s;) {
        size_t n = words_name(s);
        char *name = mem_textn(s, n);

        if (n && (strcasecmp(name, d->names[0]) == 0 || strcmp(name, "x1") == 0))
            str_addc(out, 'x');
        else if (n && (strcasecmp(name, d->names[1]) == 0 || strcmp(name, "x2") == 0))
            str_addc(out, 'y');
        else if (n || *s != ' ')
            str_addn(out, s, n ? n : 1);
        free(name);
        s += n ? n : 1;
    }
}

/* What is left of S behind a number, into V; NULL: there is none. Nothing and a sign
 * before x are 1. */
static const char *number_at(const char *s, double *v)
{
    char *end;

    *v = strtod(s, &end);
    if (end > s)
        return end;
    *v = *s == '-' ? -1 : 1;
    s += *s == '-' || *s == '+';
    return *s == 'x' ? s : NULL;
}

/* "3-0.4x", "-0.4*x+3", after "y=" or not. */
static bool read_school(const char *s, double *height, double *slope)
{
    double a, b = 0;
    bool first;

    s += strncmp(s, "y=", 2) == 0 ? 2 : 0;
    s = number_at(s, &a);
    if (!s)
        return false;
    s += *s == '*';
    first = *s == 'x';
    s += first;
    if (*s && !(s = number_at(s, &b)))
        return false;
    s += *s == '*' && !first;
    if (!first && *s++ != 'x')
        return false;
    *height = first ? b : a;
    *slope = first ? a : b;
    return !*s;
}

bool order_school(struct shell *sh, const char *text, struct str *out)
{
    const struct data *d = sh->bench->s.data;
    struct str line;
    double height, slope;
    bool ok;

    if (!d || d->dim != 2 || !bench_straight(sh->bench))
        return false;
    str_init(&line);
    write_school(d, strncasecmp(text, "line ", 5) == 0 ? text + 5 : text, &line);
    ok = read_school(line.s, &height, &slope);
    if (ok)
        str_addf(out, "line %g %g", height, slope);
    str_done(&line);
    return ok;
}

/* ---- derive E by x ---- */

bool order_by(struct shell *sh, const char *text, struct str *out)
{
    static const char *const joints[] = {
        " wrt ", " with respect to ", " for ", " d", ", ", ",", " in ", " "};
    size_t head = words_name(text), n = strlen(text);
    const char *s = text + head;
    char verb[32];

    (void)sh;
    words_lower(verb, sizeof verb, text, head);
    if (!words_among("derive derivative diff differentiate", verb))
        return false;
    s += strspn(s, " (");
    while (n && strchr(" )", text[n - 1]) && text + n > s)
        n--;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t joint = strlen(joints[i]), name = 1;
        const char *at = text + n - name - joint;

        if (at <= s || strncmp(at, joints[i], joint) != 0 ||
            !isalpha((unsigned char)text[n - 1]))
            continue;
        str_addf(out, "derive %.*s by %c", (int)(at - s), s, text[n - 1]);
        return true;
    }
    return false;
}

/* ---- too much ---- */

static bool says_not(const char *text)
{
    return strstr(text, "not") || strstr(text, "don") || strstr(text, "no ");
}

/* So many words of TEXT are no more than a beginning: without its argument a command
 * says something else, but run. 0: it begins with no command and no name to set. */
static size_t least_words(struct shell *sh, const char *text)
{
    char name[48];
    const struct command *c;

    first_name(text, name, sizeof name);
    c = command_named(sh->commands, name);
    if (c && (c->arg[0].kind == ARG_END || strcmp(c->name, "run") == 0))
        return 1;
    return c || assign_target(sh, name) ? 2 : 0;
}

static size_t count_words(const char *text, size_t n)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++)
        count += text[i] != ' ' && (!i || text[i - 1] == ' ');
    return count;
}

/* TAIL may be dropped behind N bytes of TEXT: it is words, not the rest of a sum; a
 * number only behind another one, or where the command TAKES_NONE. */
static bool can_go(const char *text, size_t n, const char *tail, bool takes_none)
{
    char last = n ? text[n - 1] : '\0';

    if (!n || !*tail || strchr("=+-*/^<>", last))
        return false;
    if (isalpha((unsigned char)*tail) || strchr("'\"(", *tail))
        return true;
    return (isdigit((unsigned char)*tail) || strchr("-.", *tail)) &&
           (takes_none || isdigit((unsigned char)last));
}

bool order_left(struct shell *sh, const char *text, struct str *out)
{
    enum { MOST = 5 };
    size_t n = strlen(text), least = least_words(sh, text);
    struct err fault;

    if (says_not(text) || !least || strstr(text, " until ") || strstr(text, " from"))
        return false;
    for (int i = 0; i < MOST; i++) {
        const char *tail;

        while (n && text[n - 1] != ' ')
            n--;
        tail = text + n;
        while (n && strchr(" ,;", text[n - 1]))
            n--;
        if (!can_go(text, n, tail, least == 1) || count_words(text, n) < least)
            return false;
        str_clear(out);
        str_addn(out, text, n);
        if (meant_tried(sh, out->s, &fault))
            return true;
    }
    return false;
}
