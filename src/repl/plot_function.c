/* What stands behind `plot f`: one function or two, and from where to where; and what
 * people write for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "repl/private.h"
#include "repl/words.h"

enum { VALUES = 4 }; /* two functions and two ends */

/* ---- f EXPR [, EXPR] [A B] ---- */

/* The values of a line, as text. */
struct values {
    char *text[VALUES];
    const char *at[VALUES];
    bool comma[VALUES]; /* one stands before it */
    size_t n;
    const char *rest; /* what is too much */
};

static void values_done(struct values *v)
{
    for (size_t i = 0; i < v->n; i++)
        free(v->text[i]);
}

static bool values_read(const char *text, struct values *v, struct err *err)
{
    const char *s = text;
    bool comma = false;

    *v = (struct values){.rest = ""};
    while (*s && v->n < VALUES) {
        size_t used;
        struct formula *f = formula_parse_value(s, &used, err);

        if (!f) {
            column_from(err, text, s);
            return false;
        }
        formula_free(f);
        v->at[v->n] = s;
        v->comma[v->n] = comma;
        v->text[v->n++] = words_trim(s, used);
        s = words_skip(s + used);
        comma = *s == ',';
        s = words_skip(s + comma);
    }
    v->rest = s;
    return true;
}

/* What is to be shown; the functions belong to it. */
struct wanted {
    struct function *f, *g; /* g NULL: one */
    double end[2];
};

static void wanted_done(struct wanted *w)
{
    function_free(w->f);
    function_free(w->g);
}

/* The I-th value as a function. */
static struct function *function_at(struct shell *sh, const char *text,
                                    const struct values *v, size_t i, struct err *err)
{
    struct function *f = function_new(v->text[i], shell_scope(sh), i == 0, err);

    if (!f)
        column_from(err, text, v->at[i]);
    return f;
}

static bool varies(struct shell *sh, const char *text)
{
    struct err unwanted = {0};
    struct function *f = function_new(text, shell_scope(sh), true, &unwanted);
    bool yes = f && !f->constant;

    function_free(f);
    return yes;
}

/* Is the second value a function, not an end? A number is one if it stands alone behind
 * a comma, or two ends follow. */
static bool has_second(struct shell *sh, const struct values *v)
{
    return v->n > 1 &&
           (varies(sh, v->text[1]) || (v->comma[1] && (v->n == 2 || v->n == 4)));
}

static bool second_function(struct shell *sh, const char *text, const struct values *v,
                            struct wanted *w, struct err *err)
{
    if (!v->comma[1]) {
        err_set(err, "Two functions need a comma between them.");
        return err_meant(err, "plot f %s, %s", v->text[0], v->at[1]);
    }
    w->g = function_at(sh, text, v, 1, err);
    if (!w->g)
        return false;
    if (function_share(w->f, w->g))
        return true;
    if (w->f->dim == 2)
        return err_set(err, "%s has two variables: it is shown alone.", v->text[0]);
    return err_set(err, "Two functions have one variable, here %s and %s differ.",
                   w->f->name[0], w->g->name[0]);
}

/* The ends are values FROM and the next, or are not there. */
static bool ends(struct shell *sh, const char *text, const struct values *v,
                 size_t from, struct wanted *w, struct err *err)
{
    if (from == v->n)
        return true;
    if (from + 1 == v->n)
        return err_set(err, "Two ends are needed, as in: plot f %s -2 4", v->text[0]);
    for (size_t i = 0; i < 2; i++)
        if (!number_of(sh, v->text[from + i], &w->end[i], err)) {
            column_from(err, text, v->at[from + i]);
            return false;
        }
    if (!(w->end[0] < w->end[1]))
        return err_set(err, "The left end comes first: plot f %s -2 4", v->text[0]);
    if (from + 2 < v->n || *v->rest)
        return err_set(err, "'%s' is left over.",
                       from + 2 < v->n ? v->at[from + 2] : v->rest);
    return true;
}

/* Probabilities go from 0 to 1. */
static void usual_ends(const struct wanted *w, double end[2])
{
    const char *name = (w->f->constant && w->g ? w->g : w->f)->name[0];
    bool p = strcmp(name, "p") == 0 || strcmp(name, "s") == 0;

    end[0] = p ? 0 : -6;
    end[1] = p ? 1 : 6;
}

static bool wanted_read(struct shell *sh, const char *text, const struct values *v,
                        struct wanted *w, struct err *err)
{
    bool two = has_second(sh, v);

    w->f = function_at(sh, text, v, 0, err);
    if (!w->f || (two && !second_function(sh, text, v, w, err)))
        return false;
    usual_ends(w, w->end);
    return ends(sh, text, v, two ? 2 : 1, w, err);
}

/* False sets ERR; W need not be dropped then. */
static bool wanted_of(struct shell *sh, const char *text, struct wanted *w,
                      struct err *err)
{
    struct values v;
    bool ok;

    *w = (struct wanted){0};
    ok = values_read(text, &v, err) && v.n && wanted_read(sh, text, &v, w, err);
    values_done(&v);
    if (!ok)
        wanted_done(w);
    return ok;
}

/* ---- what people write ---- */

static bool replace(struct str *s, size_t at, size_t n, const char *by)
{
    char *tail = mem_text(s->s + at + n);

    str_cut(s, at);
    str_add(s, by);
    str_add(s, tail);
    free(tail);
    return true;
}

/* The word FROM outside of brackets becomes BY; false: it is not there. */
static bool replace_word(struct str *s, const char *word, const char *by)
{
    size_t n = strlen(word);
    int depth = 0;

    for (size_t i = 0; i < s->len; i++) {
        depth += s->s[i] == '(' ? 1 : s->s[i] == ')' ? -1 : 0;
        if (depth == 0 && i > 0 && s->s[i - 1] == ' ' && words_name(s->s + i) == n &&
            strncasecmp(s->s + i, word, n) == 0)
            return replace(s, i, n, by);
    }
    return false;
}

/* `f(x) =`, `y =`: the function follows. */
static bool drop_head(struct str *s)
{
    const char *equals = strchr(s->s, '=');
    size_t n = equals ? (size_t)(equals - s->s) : 0;

    if (!equals || equals[1] == '=' || n > 8 || strcspn(s->s, "<>!+-*/^0123456789") < n)
        return false;
    n = (size_t)(words_skip(equals + 1) - s->s);
    return replace(s, 0, n, "");
}

/* `-2..4`, `[-2, 4]`, `-2:4` */
static bool open_range(struct str *s)
{
    char *dots = strstr(s->s, ".."), *colon = strchr(s->s, ':');
    char *open = strchr(s->s, '['), *close = strchr(s->s, ']');

    if (dots)
        return replace(s, (size_t)(dots - s->s), dots[2] == '.' ? 3 : 2, " ");
    if (!colon && !(open && close))
        return false;
    if (colon)
        *colon = ' ';
    else
        *open = *close = ' ';
    return true;
}

/* `and` between two functions: a comparison beside it makes it the language's own. */
static bool drop_and(struct str *s)
{
    return !strpbrk(s->s, "<>=") && replace_word(s, "and", ",");
}

/* What is meant with TEXT, a function in other words, into S; false: these are none. */
static bool in_our_words(const char *text, struct str *s)
{
    static const char *const losses[] = {"log loss", "logloss", "cross entropy",
                                         "cross-entropy", "log-loss"};
    bool any = false;

    str_add(s, text);
    any = drop_head(s);
    for (size_t i = 0; i < sizeof losses / sizeof *losses; i++)
        if (strcasecmp(s->s, losses[i]) == 0)
            return replace(s, 0, s->len, "-log(p), -log(1-p)");
    while (drop_and(s) || open_range(s) || replace_word(s, "from", "") ||
           replace_word(s, "to", "") || replace_word(s, "between", "") ||
           replace_word(s, "for", "") || replace_word(s, "derivative", ""))
        any = true;
    for (char *gap; (gap = strstr(s->s, " ,"));)
        replace(s, (size_t)(gap - s->s), 2, ",");
    for (char *gap; (gap = strstr(s->s, "  "));)
        replace(s, (size_t)(gap - s->s), 2, " ");
    while (s->len && (s->s[s->len - 1] == ' ' || s->s[s->len - 1] == ','))
        str_cut(s, s->len - 1);
    return any;
}

/* ERR with the line that was meant, if S can be shown. */
static bool offer(struct shell *sh, const char *s, struct err *err)
{
    struct err unwanted = {0};
    struct wanted w;
    bool some;

    if (!wanted_of(sh, s, &w, &unwanted))
        return false;
    some = w.g || !w.f->constant;
    wanted_done(&w);
    if (!some)
        return false;
    err_set(err, "Here that is written: plot f %s", s);
    err_meant(err, "plot f %s", s);
    err_remedy(err, REMEDY_WORDED);
    return true;
}

bool plot_meant(struct shell *sh, const char *text, struct err *err)
{
    struct str s;
    bool other, own = strncmp(text, "f ", 2) == 0, done;

    str_init(&s);
    other = in_our_words(own ? words_skip(text + 2) : text, &s);
    done = (other || !own) && offer(sh, s.s, err);
    str_done(&s);
    return done;
}

/* ---- shown ---- */

/* X stays if it can be seen. */
static void look_at(struct shell *sh, const struct wanted *w)
{
    struct explorer *e = &sh->bench->s.explorer;
    double at[2] = {e->at[0], e->at[1]};

    if (!(at[0] > w->end[0] && at[0] < w->end[1]))
        at[0] = w->end[0] / 2 + w->end[1] / 2;
    bench_set_function(sh->bench, w->f, false, at);
    bench_set_other(sh->bench, w->g);
    e->from = w->end[0];
    e->to = w->end[1];
}

/* Two functions with `and` between are an expression too, but not what is meant. */
static bool has_and(const char *text)
{
    struct str s;
    bool has;

    str_init(&s);
    str_add(&s, text);
    has = drop_and(&s);
    str_done(&s);
    return has;
}

/* Only two ends: the function that is there, from one to the other; a run on it goes
 * on. */
static bool new_ends(struct shell *sh, const char *text)
{
    struct explorer *e = &sh->bench->s.explorer;
    struct wanted w = {NULL};
    struct err unwanted = {0};
    struct values v;
    bool ok = values_read(text, &v, &unwanted) && e->function && v.n == 2 &&
              !v.comma[1] && !*v.rest && ends(sh, text, &v, 0, &w, &unwanted);

    values_done(&v);
    if (ok) {
        e->from = w.end[0];
        e->to = w.end[1];
        bench_noted(sh->bench);
    }
    return ok;
}

bool plot_function(struct shell *sh, const char *text, struct err *err)
{
    struct wanted w;
    struct str whole;
    bool ok, meant;

    if (new_ends(sh, text))
        return true;
    ok = wanted_of(sh, text, &w, err);
    if (ok && !has_and(text)) {
        look_at(sh, &w);
        return true;
    }
    str_init(&whole);
    str_addf(&whole, "f %s", text);
    meant = plot_meant(sh, whole.s, err);
    str_done(&whole);
    if (ok && !meant)
        look_at(sh, &w);
    else if (ok)
        wanted_done(&w);
    return ok && !meant;
}
