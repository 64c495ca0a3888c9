/* Several statements, targets or points in a line that was refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "repl/meant.h"
#include "repl/words.h"

/* ---- w1 = w2 = 0; w1, w2 = 1, 2 ---- */

enum { TARGETS = 8 };

/* The names at *S with AFTER behind each, or a comma where AFTER is one; *S moves past
 * them. */
static size_t read_targets(struct shell *sh, const char **s, char after,
                           char (*name)[32])
{
    size_t n = 0;

    while (n < TARGETS) {
        size_t used = words_name(*s);
        const char *next = words_skip(*s + used);

        words_lower(name[n], sizeof *name, *s, used);
        if (!used || !assign_target(sh, name[n]) || !(*next == after || *next == '=') ||
            next[1] == '=')
            break;
        n++;
        *s = words_skip(next + 1);
        if (*next == '=' && after != '=')
            break;
    }
    return n;
}

bool order_chain(struct shell *sh, const char *text, struct str *out)
{
    char name[TARGETS][32];
    const char *s = text;
    size_t n = read_targets(sh, &s, '=', name);
    bool shared = n > 1;

    if (!shared) {
        s = text;
        n = read_targets(sh, &s, ',', name);
    }
    if (n < 2 || !*s || strpbrk(s, "=;") || (shared && strchr(s, ',')))
        return false;
    for (size_t i = 0; i < n; i++) {
        size_t used = shared ? strlen(s) : strcspn(s, ", ");

        if (!used)
            return false;
        str_addf(out, "%s%s = %.*s", i ? ", " : "", name[i], (int)used, s);
        s += shared ? 0 : used + strspn(s + used, ", ");
    }
    return shared || !*s;
}

/* ---- w = 2*w of several weights ---- */

/* The value of `w = …` or `w += …` in TEXT that has w as a number; the operator, = for
 * none. NULL: it is something else. */
static const char *value_of_all(const char *text, char *op)
{
    const char *s = words_skip(text + 1);

    if (tolower((unsigned char)text[0]) != 'w' || words_name(text) != 1)
        return NULL;
    *op = *s && strchr("+-*/", *s) && s[1] == '=' ? *s : '=';
    if (*op == '=' && (*s != '=' || s[1] == '='))
        return NULL;
    return words_skip(s + (*op == '=' ? 1 : 2));
}

/* VALUE with wJ for w. True: there was one. */
static bool add_for_weight(const char *value, size_t j, struct str *out)
{
    bool any = false;

    for (const char *s = value; *s;) {
        size_t n = words_name(s);

        if (n == 1 && *s == 'w') {
            str_addf(out, "w%zu", j);
            any = true;
        } else {
            str_addn(out, s, n ? n : 1);
        }
        s += n ? n : 1;
    }
    return any;
}

bool order_weights(struct shell *sh, const char *text, struct str *out)
{
    enum { MOST = 6 };
    size_t dim = sh->bench->s.dim;
    char op = '=';
    const char *value = value_of_all(text, &op);
    bool any = op != '=';

    if (!value || !*value || strchr(value, '=') || dim < 2 || dim > MOST ||
        sh->bench->s.hidden)
        return false;
    for (size_t j = 1; j <= dim; j++) {
        str_addf(out, "%sw%zu = ", j > 1 ? ", " : "", j);
        if (op != '=')
            str_addf(out, "w%zu %c ", j, op);
        any = add_for_weight(value, j, out) || any;
    }
    return any;
}

/* ---- step 10 and plot loss ---- */

/* Past what joins two statements at S, of which it takes at least a blank. */
static const char *past_joint(const char *s)
{
    static const char *const joints[] = {"and then ", "then ", "and ",        "&& ",
                                         "& ",        "| ",    "after that ", "+ ",
                                         ", ",        ",",     "; "};

    s = words_skip(s);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (strncasecmp(s, joints[i], strlen(joints[i])) == 0)
            return words_skip(s + strlen(joints[i]));
    return s;
}

/* A command, or a name with its value, begins at S. */
static bool begins(struct shell *sh, const char *s)
{
    size_t n = words_name(s);
    const char *next = words_skip(s + n);
    char name[48];

    words_lower(name, sizeof name, s, n);
    if (n > 2 && command_named(sh->commands, name))
        return s[n] == ' ' || !s[n];
    return n && assign_target(sh, name) &&
           ((*next == '=' && next[1] != '=') ||
            (next > s + n && isdigit((unsigned char)*next)));
}

/* What begins at S is done even where nothing joins it to what stands before. */
static bool acts(struct shell *sh, const char *s)
{
    char name[48];

    first_name(s, name, sizeof name);
    return assign_target(sh, name) ||
           words_among("step run fit plot print metrics", name);
}

bool order_statements(struct shell *sh, const char *text, struct str *out)
{
    bool any = false;

    for (const char *s = text; *s;) {
        const char *next = strchr(" ,;&|", *s) ? past_joint(s) : s;

        bool joined = next > words_skip(s);

        if (next > s && s > text && begins(sh, next) &&
            (joined || (isdigit((unsigned char)s[-1]) && acts(sh, next)))) {
            str_add(out, "; ");
            any = true;
            s = next;
            continue;
        }
        str_addc(out, *s++);
    }
    return any;
}

/* ---- remove 3 4, undo 2 ---- */

enum { EACH = 12 };

/* Adds the points from A to B to the N of AT; the new N, or 0: too many. */
static size_t add_range(size_t *at, size_t n, size_t a, size_t b)
{
    for (size_t i = a; i <= b; i++) {
        if (n == EACH)
            return 0;
        at[n++] = i;
    }
    return n;
}

/* "3 4", "3,4", "3-5", "3 to 5", "last" at S into AT; 0: it is something else. */
static size_t read_points(const char *s, size_t last, size_t *at)
{
    size_t n = 0;

    while (*s) {
        char *end;
        size_t a, b;

        s += strspn(s, " ,");
        if (strncmp(s, "and ", 4) == 0)
            s = words_skip(s + 4);
        if (n && strncmp(s, "point", 5) == 0 && !strchr(s, ' '))
            break;
        a = strtoul(s, &end, 10);
        if (strncmp(s, "last", 4) == 0) {
            a = last;
            end = (char *)s + 4;
        }
        if (end == s || !a || a > last)
            return 0;
        s = words_skip(end);
        b = a;
        if (*s == '-' || *s == ':' || strncmp(s, "to ", 3) == 0) {
            b = strtoul(s + (*s == 't' ? 3 : 1), &end, 10);
            s = words_skip(end);
        }
        if (b < a || b > last || !(n = add_range(at, n, a, b)))
            return 0;
    }
    return n;
}

static int downwards(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;

    return x < y ? 1 : x > y ? -1 : 0;
}

/* How often, "3" or "3 times", at S; 0: it is something else. */
static size_t how_often(const char *s)
{
    char *end;
    size_t n = strtoul(s, &end, 10);

    end = (char *)words_skip(end);
    return end > s && n <= EACH && (!*end || words_among("times steps changes", end))
               ? n
               : 0;
}

/* The points from the last to the first, so that none gets another number before. */
bool order_each(struct shell *sh, const char *text, struct str *out)
{
    const struct data *d = sh->bench->s.data;
    size_t used = words_name(text), n = 0, at[EACH];
    const char *s = words_skip(text + used);
    char verb[16];

    words_lower(verb, sizeof verb, text, used);
    if (words_among("undo redo", verb)) {
        n = how_often(s);
        for (size_t i = 0; i < n; i++)
            str_addf(out, "%s%s", i ? "; " : "", verb);
        return n > 0;
    }
    if (!d || !words_among("remove flip delete del drop rm explain", verb))
        return false;
    for (const char *word = "points point the rows row"; (used = strcspn(s, " ")) > 2;
         s = words_skip(s + used)) {
        char *one = mem_textn(s, used);
        bool noun = words_among(word, one);

        free(one);
        if (!noun)
            break;
    }
    n = read_points(s, d->n, at);
    qsort(at, n, sizeof *at, downwards);
    for (size_t i = 0; i < n; i++)
        str_addf(out, "%s%s %zu", i ? "; " : "",
                 *verb == 'f'   ? "flip"
                 : *verb == 'e' ? "explain point"
                                : "remove",
                 at[i]);
    return n > 0;
}
