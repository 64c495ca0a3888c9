/* What a typed line says to a question: which number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lesson/answer.h"

enum { LINE_MAX_BYTES = 200 };

bool answer_number(const char *line, double *value)
{
    char text[LINE_MAX_BYTES];
    size_t n = 0;

    line += strspn(line, " =");
    if (strlen(line) >= sizeof text)
        return false;
    if (*line == '(' && line[strcspn(line, ")")] == ')' &&
        !line[strcspn(line, ")") + 1]) {
        char *inside = mem_textn(line + 1, strlen(line) - 2);
        bool ok = answer_number(inside, value);

        free(inside);
        return ok;
    }
    for (; *line; line++)
        if (*line != ' ' || line[strspn(line, " ")] != '%')
            text[n++] = *line;
    while (n && (text[n - 1] == ' ' || (text[n - 1] == '.' && n > 1)))
        n--;
    text[n] = '\0';
    return formula_literal(text, value);
}

bool answer_comma(const char *line, double *value)
{
    const char *comma = strchr(line, ',');
    char *text;
    bool ok;

    if (!comma || comma == line || strchr(comma + 1, ',') ||
        !isdigit((unsigned char)comma[-1]) || !isdigit((unsigned char)comma[1]))
        return false;
    text = mem_text(line);
    text[comma - line] = '.';
    ok = answer_number(text, value);
    free(text);
    return ok;
}

/* Words that may stand in front of a number without being a command, blank separated.
 */
static const char vague[] =
    " about approx approx. approximately almost answer around ca "
    "ca. circa exactly guess i is it it's its maybe nearly p "
    "perhaps roughly say so the think ~ = \xE2\x89\x88 z ";

static bool is_vague(const char *word, size_t n)
{
    for (const char *s = vague; *s; s += 1 + strcspn(s + 1, " "))
        if (strcspn(s + 1, " ") == n && n && strncasecmp(s + 1, word, n) == 0)
            return true;
    return false;
}

static bool is_word(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isalpha((unsigned char)s[i]) && !strchr(".!?'", s[i]))
            return false;
    return true;
}

static bool word_is_number(const char *word, size_t n)
{
    char *text = mem_textn(word, n);
    double v;
    bool ok = answer_number(text, &v);

    free(text);
    return ok;
}

bool answer_about(const char *line, struct str *number)
{
    size_t words = 0, numbers = 0;

    if (strlen(line) > LINE_MAX_BYTES)
        return false;
    for (const char *s = line + strspn(line, " "); *s; s += strspn(s, " ")) {
        size_t n = strcspn(s, " "), tilde = *s == '~' && n > 1;

        if (word_is_number(s + tilde, n - tilde)) {
            if (!numbers++)
                str_addn(number, s + tilde, n - tilde);
            words += tilde;
        } else if (numbers ? is_word(s, n) : is_vague(s, n)) {
            words++;
        } else {
            return false;
        }
        s += n;
    }
    return numbers == 1 && words > 0;
}
