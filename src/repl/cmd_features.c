/* The command features: what the model gets of the columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/definition.h"
#include "learn/derive.h"
#include "learn/expand.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/source.h"
#include "repl/words.h"

enum { NAMES_SHOWN = 12 };

/* "5 features: x1, x2 …", WEIGHTS with the weight of each. */
static void name_features(const struct state *s, bool weights, struct str *t)
{
    const struct data *d = s->fitted;
    size_t from;

    str_addf(t, "%zu feature%s%s: ", d->dim, d->dim == 1 ? "" : "s",
             weights && s->scale ? ", scaled" : "");
    for (size_t j = 0; j < d->dim && j < NAMES_SHOWN; j++) {
        str_addf(t, "%s%s", j ? ", " : "", d->names[j]);
        if (!weights || s->hidden)
            continue;
        str_addf(t, " (w%zu ", j + 1);
        from = t->len;
        text_number(t, s->theta[j + 1]);
        text_minus(t, from);
        str_addc(t, ')');
    }
    if (d->dim > NAMES_SHOWN)
        str_add(t, " …");
}

/* TEXT with the data's names as x1, x2 …: what was meant; "" if it holds none. */
static void with_numbers(const struct data *d, const char *text, struct str *out)
{
    bool any = false;

    while (*text) {
        size_t n = 0, j = d->dim;

        while (isalnum((unsigned char)text[n]) || text[n] == '_' || text[n] == '.')
            n++;
        for (size_t k = 0; n && k < d->dim; k++)
            if (strlen(d->names[k]) == n && strncmp(d->names[k], text, n) == 0)
                j = k;
        if (j < d->dim)
            str_addf(out, "x%zu", j + 1);
        else
            str_addn(out, text, n ? n : 1);
        any |= j < d->dim;
        text += n ? n : 1;
    }
    if (!any)
        str_clear(out);
}

/* ERR for TEXT; if it names the data's columns, their numbers are offered. */
static bool not_understood(struct shell *sh, const char *text, struct err *err)
{
    const struct data *d = sh->bench->s.all;
    struct err other = {0};
    struct recipe *r;
    struct str meant;

    str_init(&meant);
    with_numbers(d, text, &meant);
    r = meant.len ? recipe_parse(meant.s, d->dim, &other) : NULL;
    if (r) {
        err_set(err, "In formulas the columns are x1, x2 …: features %s", meant.s);
        err_meant(err, "features %s", meant.s);
    }
    recipe_free(r);
    str_done(&meant);
    return false;
}

static const struct formula *defined(void *self, const char *name)
{
    return definitions_get(self, name);
}

struct mention {
    const struct definitions *d;
    bool any;
};

static void note(void *self, const char *name)
{
    struct mention *m = self;

    m->any |= definitions_get(m->d, name) != NULL;
}

static bool mentions_one(const struct definitions *d, const struct formula *f)
{
    struct mention m = {d, false};

    formula_names(f, note, &m);
    return m.any;
}

/* TEXT with the learner's own formulas in place of their names; "" if it names none, or
 * is no list of formulas. */
static void with_formulas(const struct definitions *d, const char *text,
                          struct str *out)
{
    bool any = false, ok = d != NULL;

    for (const char *s = words_skip(text); ok && *s;) {
        size_t used = 0, from = out->len;
        struct formula *f = formula_parse_value(s, &used, NULL), *g = NULL;
        char *typed = mem_textn(s, used);

        g = f ? formula_replace(f, defined, (void *)d) : NULL;
        ok = g != NULL;
        if (ok && mentions_one(d, f)) {
            formula_write(g, out);
            any = true;
        } else if (ok) {
            str_add(out, typed);
        }
        formula_free(f);
        formula_free(g);
        free(typed);
        s = words_skip(s + used);
        s = words_skip(s + (*s == ','));
        if (*s && out->len > from)
            str_add(out, ", ");
    }
    if (!ok || !any)
        str_clear(out);
}

/* The recipe that TEXT says; NULL is linear, or sets ERR. The words for kinds come
 * before formulas of the same name. */
static struct recipe *read_recipe(struct shell *sh, const char *text, struct err *err)
{
    const struct state *s = &sh->bench->s;
    struct err first = {0};
    struct recipe *r = recipe_parse(text, s->all->dim, &first);
    struct str own;

    if (r || !first.message[0])
        return r;
    str_init(&own);
    with_formulas(s->definitions, text, &own);
    if (own.len)
        r = recipe_parse(own.s, s->all->dim, err);
    else
        *err = first;
    if (own.len)
        err->column = 0; /* it belongs to a text that nobody typed */
    str_done(&own);
    return r;
}

static bool set_features(struct shell *sh, const char *text, struct err *err)
{
    struct state *s = &sh->bench->s;
    struct recipe *r;
    struct str t;

    err_clear(err);
    r = read_recipe(sh, text, err);
    if (!r && err->message[0])
        return not_understood(sh, text, err);
    if (!bench_set_features(sh->bench, r, err))
        return false;
    str_init(&t);
    name_features(s, false, &t);
    str_add(&t, s->hidden ? "; the weights are drawn anew." : "; the weights are 0.");
    reply_text(sh, t.s);
    str_done(&t);
    return true;
}

static bool run_features(struct shell *sh, const struct args *args, struct err *err)
{
    struct str t;

    if (!source_needed(sh, err))
        return false;
    if (args->n)
        return set_features(sh, args->arg[0].text, err);
    sh->in->asked = true;
    str_init(&t);
    str_addf(&t, "features %s   ", recipe_text(sh->bench->s.recipe));
    name_features(&sh->bench->s, true, &t);
    show_text(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_features = {
    .name = "features",
    .group = ABOUT_DATA,
    .arg = {{ARG_REST, "linear|product|square|poly K|FORMULA…",
             "what the model gets; formulas of x1, x2 … are separated by blanks", true,
             0}},
    .help =
        "Makes more features of the columns: products, squares, all powers up to K, "
        "or your own formulas. Alone it lists what the model sees.",
    .example = "features product",
    .changes = true,
    .run = run_features,
    .offer = offer_features,
};
