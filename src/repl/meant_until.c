/* When a run is over, in the words that people have for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "repl/meant.h"
#include "repl/words.h"

/* Comparisons in words, the longer ones first; = is decided by the present value. */
static const struct {
    const char *words, *sign;
} said[] = {
    {" is less than or equal to ", " <= "},
    {" is greater than or equal to ", " >= "},
    {" is less than ", " < "},
    {" is lower than ", " < "},
    {" is smaller than ", " < "},
    {" is below ", " < "},
    {" is under ", " < "},
    {" is at most ", " <= "},
    {" is at least ", " >= "},
    {" is greater than ", " > "},
    {" is larger than ", " > "},
    {" is bigger than ", " > "},
    {" is more than ", " > "},
    {" is above ", " > "},
    {" is over ", " > "},
    {" drops below ", " < "},
    {" falls below ", " < "},
    {" goes below ", " < "},
    {" gets below ", " < "},
    {" less than ", " < "},
    {" lower than ", " < "},
    {" smaller than ", " < "},
    {" below ", " < "},
    {" under ", " < "},
    {" at most ", " <= "},
    {" at least ", " >= "},
    {" greater than ", " > "},
    {" larger than ", " > "},
    {" more than ", " > "},
    {" above ", " > "},
    {" over ", " > "},
    {" is ", " = "},
    {" are ", " = "},
    {" equals ", " = "},
    {" equal to ", " = "},
    {" reaches ", " = "},
    {" reach ", " = "},
    {" gets to ", " = "},
    {" hits ", " = "},
    {" becomes ", " = "},
    {" => ", " >= "},
    {" =< ", " <= "},
};

enum { SAID = sizeof said / sizeof *said };

static void write_signs(const char *text, struct str *out)
{
    for (const char *s = text; *s;) {
        size_t i = 0;

        while (i < SAID && strncasecmp(s, said[i].words, strlen(said[i].words)) != 0)
            i++;
        if (i < SAID) {
            str_add(out, said[i].sign);
            s += strlen(said[i].words);
        } else {
            str_addc(out, *s++);
        }
    }
}

/* The readings that are whole numbers: what counts can be met exactly. */
static bool counts(const char *name)
{
    return words_among("errors steps passes iterations moves rises tp fp tn fn n",
                       name);
}

/* What NAME has to be, coming from where it is now, when V is reached. */
static const char *towards(struct shell *sh, const char *name, double v)
{
    struct value now;

    if (counts(name) || !reading_get(sh->bench, name, &now) || now.kind != VALUE_NUMBER)
        return "==";
    return now.number > v ? "<=" : ">=";
}

/* `loss = 0.1` or `errors 0` at S: appends it with a comparison. Returns what was read,
 * 0 if it is something else. */
static size_t write_equal(struct shell *sh, const char *s, struct str *out)
{
    size_t n = words_name(s);
    const char *at = words_skip(s + n);
    bool sign = *at == '=' && at[1] != '=';
    char name[48], *end;
    double v;

    if (!n || (!sign && (at == s + n || !isdigit((unsigned char)*at))))
        return 0;
    words_lower(name, sizeof name, s, n);
    at = words_skip(at + sign);
    v = strtod(at, &end);
    if (end == at || !isfinite(v) || !reading_named(name))
        return 0;
    v /= *end == '%' ? 100 : 1;
    str_addf(out, "%s %s ", name, towards(sh, name, v));
    if (*end == '%')
        str_addf(out, "%.12g", v);
    else
        str_addn(out, at, (size_t)(end - at));
    return (size_t)(end - s) + (*end == '%');
}

static void write_condition(struct shell *sh, const char *text, struct str *out)
{
    for (const char *s = text; *s;) {
        bool word =
            s == text || !(isalnum((unsigned char)s[-1]) || strchr("_.", s[-1]));
        size_t n = word ? write_equal(sh, s, out) : 0;

        if (!n)
            str_addc(out, *s);
        s += n ? n : 1;
    }
}

/* Past the verb and the word that begins the condition; NULL: TEXT is no run. */
static const char *condition_of(const char *text, bool *as_long)
{
    static const char *const joints[] = {"until ", "till ", "til ", "untl ",  "unitl ",
                                         "while ", "when ", "if ",  "unless "};
    size_t n = words_name(text);
    char verb[16];
    const char *s = words_skip(text + n);

    words_lower(verb, sizeof verb, text, n);
    *as_long = false;
    if (!words_among("run train step fit go learn continue iterate loop stop", verb))
        return NULL;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (strncasecmp(s, joints[i], strlen(joints[i])) == 0) {
            *as_long = *joints[i] == 'w' && joints[i][2] == 'i';
            return words_skip(s + strlen(joints[i]));
        }
    return words_among("run train", verb) && strpbrk(s, "<>= ") ? s : NULL;
}

bool until_condition(struct shell *sh, const char *text, struct str *out)
{
    bool as_long;
    const char *s = condition_of(text, &as_long);
    struct str signs;

    if (!s || (isdigit((unsigned char)*s) && !strpbrk(s, "<>=")))
        return false;
    str_init(&signs);
    write_signs(s, &signs);
    str_add(out, as_long ? "run until not (" : "run until ");
    write_condition(sh, signs.s, out);
    if (as_long)
        str_addc(out, ')');
    str_done(&signs);
    return strcmp(out->s, text) != 0;
}
