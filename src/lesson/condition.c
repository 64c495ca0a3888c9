/* A condition taken apart for a person: "errors = 0   now 4".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/condition.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/reading.h"
#include "plot/text.h"

bool condition_holds(const struct formula *f, const struct scope *scope)
{
    struct value v;
    struct err err = {0};

    return f && formula_eval(f, scope, &v, &err) && value_true(&v);
}

/* A piece of the source, not closed by a 0. */
struct piece {
    const char *s;
    size_t n;
};

static struct piece trim(const char *s, size_t n)
{
    while (n && s[0] == ' ') {
        s++;
        n--;
    }
    while (n && s[n - 1] == ' ')
        n--;
    return (struct piece){s, n};
}

/* The end of the piece that starts at S: where STOP is found outside brackets. */
static size_t until(const char *s, size_t n, const char *stop)
{
    size_t len = strlen(stop);
    int depth = 0;

    for (size_t i = 0; i < n; i++) {
        depth += (s[i] == '(') - (s[i] == ')');
        if (depth == 0 && i + len <= n && strncmp(s + i, stop, len) == 0)
            return i;
    }
    return n;
}

/* ---- values ---- */

static struct formula *parse(struct piece p)
{
    char *text = mem_textn(p.s, p.n);
    struct formula *f = formula_parse(text, NULL);

    free(text);
    return f;
}

static bool value_of(struct piece p, const struct scope *scope, struct value *v)
{
    struct formula *f = parse(p);
    struct err err = {0};
    bool ok = f && scope && formula_eval(f, scope, v, &err);

    formula_free(f);
    return ok && v->kind != VALUE_UNDEFINED;
}

static bool is_literal(struct piece p)
{
    char *text = mem_textn(p.s, p.n);
    double v;
    bool ok = formula_literal(text, &v);

    free(text);
    return ok;
}

/* A number to be read, not typed: with a long minus. */
static void add_number(struct str *out, double v)
{
    str_add(out, v < 0 ? "\xE2\x88\x92" : "");
    text_short(out, fabs(v));
}

static void add_value(struct str *out, const struct value *v)
{
    if (v->kind == VALUE_WORD)
        str_add(out, v->word);
    else
        add_number(out, v->number);
}

/* The value V of P: a setting's 0 may have a name. */
static void add_now(struct str *out, struct piece p, const struct value *v)
{
    char *name = mem_textn(p.s, p.n);
    const struct reading *r = reading_named(name);

    if (r && r->zero && v->kind == VALUE_NUMBER && v->number == 0)
        str_add(out, r->zero);
    else
        add_value(out, v);
    free(name);
}

/* A side: a number as written, what is computed on the right by value. */
static void add_side(struct str *out, struct piece p, const struct scope *scope,
                     bool computed)
{
    struct value v;

    if (computed && !is_literal(p) && value_of(p, scope, &v) && v.kind == VALUE_NUMBER)
        add_number(out, v.number);
    else
        str_addn(out, p.s, p.n);
}

/* max.X or min.X: X itself, at some moment since the task began. */
static bool extreme(struct piece *p)
{
    if (p->n < 5 || (strncmp(p->s, "max.", 4) != 0 && strncmp(p->s, "min.", 4) != 0))
        return false;
    p->s += 4;
    p->n -= 4;
    return true;
}

/* The two sides at this moment: "now 4" and how far apart they are. */
static void compare(struct conjunct *c, struct piece left, struct piece right,
                    const struct scope *scope)
{
    struct value a, b;
    bool swapped = is_literal(left);

    if (!value_of(swapped ? right : left, scope, &a))
        return;
    add_now(&c->now, swapped ? right : left, &a);
    if (a.kind != VALUE_NUMBER || !value_of(swapped ? left : right, scope, &b) ||
        b.kind != VALUE_NUMBER)
        return;
    c->distance = c->holds ? 0 : fabs(a.number - b.number);
    /* 0.4201 is not below 0.42: show why it is not done. */
    if (!c->holds && strstr(c->text.s, c->now.s) && a.number != b.number) {
        str_clear(&c->now);
        str_addf(&c->now, "%.6g", a.number);
    }
}

/* ---- the shapes ---- */

static const struct {
    const char *written, *shown;
} signs[] = {{"<=", "\xE2\x89\xA4"},
             {">=", "\xE2\x89\xA5"},
             {"==", "="},
             {"!=", "\xE2\x89\xA0"},
             {"<", "<"},
             {">", ">"}};

enum { SIGNS = sizeof signs / sizeof *signs };

static bool comparison(struct piece p, const struct scope *scope, struct conjunct *c)
{
    for (int i = 0; i < SIGNS; i++) {
        size_t at = until(p.s, p.n, signs[i].written), len = strlen(signs[i].written);
        struct piece left, right;
        bool once;

        if (at == p.n)
            continue;
        left = trim(p.s, at);
        right = trim(p.s + at + len, p.n - at - len);
        once = extreme(&left);
        add_side(&c->text, left, scope, false);
        str_addf(&c->text, " %s ", signs[i].shown);
        add_side(&c->text, right, scope, true);
        if (once)
            str_add(&c->text, ", once");
        else
            compare(c, left, right, scope);
        return true;
    }
    return false;
}

/* The arguments of NAME(a, b, …) if P is such a call as a whole; 0 if it is not. */
static size_t arguments(struct piece p, const char *name, struct piece *arg, size_t max)
{
    size_t len = strlen(name), n = 0;
    const char *s = p.s + len + 1;
    size_t left = p.n - len - 2;

    if (p.n < len + 3 || strncmp(p.s, name, len) != 0 || p.s[len] != '(' ||
        p.s[p.n - 1] != ')' || until(p.s + len, p.n - len, ")") != p.n - len - 1)
        return 0;
    while (n < max) {
        size_t end = until(s, left, ",");

        arg[n++] = trim(s, end);
        if (end >= left)
            return n;
        s += end + 1;
        left -= end + 1;
    }
    return 0;
}

static bool near_to(struct piece p, const struct scope *scope, struct conjunct *c)
{
    struct piece arg[3];

    if (arguments(p, "near", arg, 3) != 3)
        return false;
    add_side(&c->text, arg[0], scope, false);
    str_add(&c->text, " = ");
    add_side(&c->text, arg[1], scope, true);
    compare(c, arg[0], arg[1], scope);
    return true;
}

static bool between(struct piece p, const struct scope *scope, struct conjunct *c)
{
    struct piece arg[3];
    struct value v;

    if (arguments(p, "within", arg, 3) != 3)
        return false;
    add_side(&c->text, arg[1], scope, true);
    str_addf(&c->text, " %s ", signs[0].shown);
    add_side(&c->text, arg[0], scope, false);
    str_addf(&c->text, " %s ", signs[0].shown);
    add_side(&c->text, arg[2], scope, true);
    if (value_of(arg[0], scope, &v))
        add_value(&c->now, &v);
    return true;
}

static bool in_words(struct piece p, struct conjunct *c)
{
    bool denied = p.n > 4 && strncmp(p.s, "not ", 4) == 0;
    struct piece rest = denied ? trim(p.s + 4, p.n - 4) : p, arg[4];
    size_t n = arguments(rest, "used", arg, 4);
    const char *first = denied ? "without " : "";

    if (!denied && p.n == 7 && strncmp(p.s, "by_hand", 7) == 0)
        str_add(&c->text, "by hand");
    else if (!denied && p.n == 11 && strncmp(p.s, "by_training", 11) == 0)
        str_add(&c->text, "by training");
    for (size_t i = 0; i < n; i++)
        str_addf(&c->text, "%s%.*s", i ? " or " : first, (int)arg[i].n, arg[i].s);
    if (n && !denied)
        str_add(&c->text, " used");
    c->words = c->text.len > 0;
    return c->words;
}

static bool show(struct piece p, const struct scope *scope, struct conjunct *c)
{
    struct formula *f = parse(p);

    str_init(&c->text);
    str_init(&c->now);
    c->distance = -1;
    c->words = false;
    c->holds = f && scope && condition_holds(f, scope);
    formula_free(f);
    if (until(p.s, p.n, " or ") == p.n &&
        (in_words(p, c) || near_to(p, scope, c) || between(p, scope, c) ||
         (strncmp(p.s, "not ", 4) != 0 && comparison(p, scope, c))))
        return true;
    condition_done(c, 1);
    return false;
}

/* ( … ) around the whole of it says nothing. */
static struct piece without_brackets(struct piece p)
{
    while (p.n > 2 && p.s[0] == '(' && until(p.s, p.n, ")") == p.n - 1)
        p = trim(p.s + 1, p.n - 2);
    return p;
}

size_t condition_parts(const char *source, const struct scope *scope,
                       struct conjunct *out, size_t max)
{
    struct piece all = without_brackets(trim(source, strlen(source)));
    size_t n = 0;

    while (all.n && n < max) {
        size_t end = until(all.s, all.n, " and ");
        struct piece p = without_brackets(trim(all.s, end));

        n += show(p, scope, &out[n]);
        if (end == all.n)
            break;
        all = trim(all.s + end + 5, all.n - end - 5);
    }
    return n;
}

void condition_done(struct conjunct *part, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        str_done(&part[i].text);
        str_done(&part[i].now);
    }
}
