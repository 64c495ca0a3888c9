/* What a program needs to know of the model, and what the writers share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/export_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lab/export_inside.h"
#include "learn/expand_inside.h"

/* ---- names ---- */

static char *clean(const char *name)
{
    struct str out;

    str_init(&out);
    utf8_clean(name, strlen(name), &out);
    return out.s;
}

static bool is(const char *s, char a, char b)
{
    return s[0] == a && s[1] == b;
}

/* Neither the end nor the beginning of a comment in C, nor a sign that hides the end of
 * its row. */
static void inert(const struct exported *m, const char *name, struct str *out)
{
    bool closes = *m->tongue->comment_end != '\0';

    for (const char *s = name; *s; s++) {
        str_addc(out, *s);
        if (closes && (is(s, '*', '/') || is(s, '/', '*') || is(s, '?', '?')))
            str_addc(out, ' ');
    }
}

/* "  # foot" behind what is on the row, and the row's end. */
static void aside(const struct exported *m, const char *note, struct str *out)
{
    if (note) {
        str_addf(out, "  %s ", m->tongue->comment);
        inert(m, note, out);
        str_add(out, m->tongue->comment_end);
    }
    str_addc(out, '\n');
}

static void comment(const struct exported *m, const char *text, struct str *out)
{
    str_add(out, m->tongue->comment);
    str_addc(out, ' ');
    inert(m, text, out);
    str_addf(out, "%s\n", m->tongue->comment_end);
}

static const char *kind(const struct state *s)
{
    return s->hidden         ? "network"
           : s->model->sigma ? "logistic regression"
                             : "linear regression";
}

static void add_names(const struct exported *m, const char *between, struct str *out)
{
    enum { WRITTEN = 8 };

    for (size_t j = 0; j < m->inputs && j < WRITTEN; j++)
        str_addf(out, "%s%s", j ? between : "", m->name[j]);
    if (m->inputs > WRITTEN)
        str_addf(out, "%s...", between);
}

void export_wanted(const struct exported *m, struct str *out)
{
    str_addf(out, "%zu number%s: ", m->inputs, m->inputs == 1 ? "" : "s");
    add_names(m, " ", out);
}

static void say_result(const struct exported *m, struct str *t)
{
    str_add(t, m->b->s.model->sigma ? "It prints p, the probability of "
                                    : "It prints the value of ");
    str_add(t, m->b->s.model->sigma ? m->class_name[1] : m->label);
    if (m->classes)
        str_addf(t, ", and the class: %s from %s %.17g on, else %s", m->class_name[1],
                 m->b->s.model->sigma ? "p =" : "the value", m->b->s.tau,
                 m->class_name[0]);
    str_addc(t, '.');
}

void export_head(const struct exported *m, struct str *out)
{
    const struct state *s = &m->b->s;
    struct str t;

    str_init(&t);
    str_addf(&t, "a %s%s%s", kind(s), *m->source ? " of " : "", m->source);
    inert(m, t.s, out);
    str_addf(out, "%s\n", m->tongue->comment_end);
    str_clear(&t);
    say_result(m, &t);
    comment(m, t.s, out);
    str_clear(&t);
    str_addf(&t, "Run: %s ", m->tongue->run);
    add_names(m, " ", &t);
    comment(m, t.s, out);
    comment(m, "or with the numbers of a place on each line of standard input.", out);
    str_done(&t);
}

/* ---- numbers ---- */

void export_number(double v, struct str *out)
{
    char text[40];

    snprintf(text, sizeof text, "%.15g", v);
    if (strtod(text, NULL) != v)
        snprintf(text, sizeof text, "%.17g", v);
    str_add(out, text);
    if (!strpbrk(text, ".e"))
        str_add(out, ".0");
}

/* "0.405…" beside a number that is written in bits. */
static void beside(const struct exported *m, double v, const char *name,
                   struct str *out)
{
    if (m->tongue->bits)
        str_addf(out, "%.6g%s", v, name ? "  " : "");
    str_add(out, name ? name : "");
}

void export_rows(const struct exported *m, const double *v, size_t n,
                 char *const *names, struct str *out)
{
    for (size_t j = 0; j < n; j++) {
        struct str note;

        str_init(&note);
        beside(m, v[j], names ? names[j] : NULL, &note);
        str_add(out, "    ");
        m->tongue->number(v[j], out);
        str_add(out, j + 1 < n ? "," : "");
        aside(m, names || m->tongue->bits ? note.s : NULL, out);
        str_done(&note);
    }
}

void export_string(const char *text, struct str *out)
{
    str_addc(out, '"');
    for (; *text; text++) {
        str_add(out, *text == '"' || *text == '\\' ? "\\" : "");
        str_addc(out, *text);
    }
    str_addc(out, '"');
}

/* ---- helpers ---- */

void export_need(struct exported *m, const char *helper)
{
    for (const struct helper *h = m->tongue->helpers; h->name; h++)
        if (strcmp(h->name, helper) == 0 && !export_needs(m, helper) &&
            m->needs < HELPERS)
            m->need[m->needs++] = h->name;
}

bool export_needs(const struct exported *m, const char *helper)
{
    for (size_t i = 0; i < m->needs; i++)
        if (strcmp(m->need[i], helper) == 0)
            return true;
    return false;
}

void export_helpers(const struct exported *m, struct str *out)
{
    for (const struct helper *h = m->tongue->helpers; h->name; h++)
        if (export_needs(m, h->name))
            str_add(out, h->text);
}

/* ---- features ---- */

void export_statement(struct exported *m, const char *name, const char *text,
                      const char *note)
{
    str_addf(&m->body, m->tongue->statement, name, text);
    str_add(&m->body, m->tongue->end);
    aside(m, note, &m->body);
}

static char *numbered(char letter, size_t j)
{
    char text[32];

    snprintf(text, sizeof text, "%c%zu", letter, j);
    return mem_text(text);
}

static void take_input(struct exported *m, size_t j)
{
    char *name = numbered('x', j + 1), element[32];

    snprintf(element, sizeof element, "x[%zu]", j + m->tongue->first);
    export_statement(m, name, element, m->name[j]);
    free(name);
}

struct marks {
    bool *used;
    size_t n;
};

static void mark_input(void *self, const char *name)
{
    struct marks *m = self;
    size_t k = recipe_input(name, strlen(name));

    if (k && k <= m->n)
        m->used[k - 1] = true;
}

static bool own_features(struct exported *m, const struct recipe *r, struct err *err)
{
    struct marks marks = {mem_array(m->inputs, sizeof(bool)), m->inputs};
    bool ok = true;

    for (size_t j = 0; j < r->count; j++)
        formula_names(r->formula[j], mark_input, &marks);
    for (size_t j = 0; j < m->inputs; j++)
        if (marks.used[j])
            take_input(m, j);
    free(marks.used);
    for (size_t j = 0; ok && j < r->count; j++) {
        struct str text;

        str_init(&text);
        m->place[j] = numbered('f', j + 1);
        ok = export_formula(m, r->formula[j], &text);
        if (ok)
            export_statement(m, m->place[j], text.s, m->feature[j]);
        else
            err_set(err,
                    "The feature %.60s is more than arithmetic: it cannot be "
                    "written as a program.",
                    m->feature[j]);
        str_done(&text);
    }
    return ok;
}

/* Each product is an earlier one times a column: the same roundings as here. */
static void products(struct exported *m, const struct recipe *r)
{
    const struct term *t = r->term;

    for (size_t j = 0; j < m->inputs; j++)
        take_input(m, j);
    for (size_t j = 0; j < m->b->s.dim; j++) {
        char text[64];

        if (t[j].from >= j) {
            m->place[j] = numbered('x', (size_t)t[j].input + 1);
            continue;
        }
        m->place[j] = numbered('f', j + 1);
        snprintf(text, sizeof text, "x%u * %s", t[j].input + 1u, m->place[t[j].from]);
        export_statement(m, m->place[j], text, m->feature[j]);
    }
}

static bool features(struct exported *m, struct err *err)
{
    const struct recipe *r = m->b->s.data ? m->b->s.recipe : NULL;

    if (recipe_kind(r) == RECIPE_FORMULA)
        return own_features(m, r, err);
    if (r)
        products(m, r);
    return true;
}

/* ---- all of it ---- */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash && slash[1] ? slash + 1 : path;
}

static void open_model(struct exported *m, const struct bench *b,
                       const struct tongue *t)
{
    const struct data *d = b->s.data, *seen = b->s.fitted;

    *m = (struct exported){.b = b, .tongue = t, .inputs = bench_inputs(b)};
    m->classes = b->s.model->sigma || (d && d->kind != LABEL_VALUE);
    m->name = mem_array(m->inputs, sizeof *m->name);
    m->feature = mem_array(b->s.dim, sizeof *m->feature);
    m->place = mem_array(b->s.dim, sizeof *m->place);
    for (size_t j = 0; j < m->inputs; j++)
        m->name[j] = clean(d ? d->names[j] : "x");
    for (size_t j = 0; j < b->s.dim; j++)
        m->feature[j] = clean(seen ? seen->names[j] : "x");
    m->source = clean(d ? base_name(d->source) : "");
    m->label = clean(d ? d->label : "y");
    for (size_t k = 0; k < 2; k++)
        m->class_name[k] = clean(d ? d->class_name[k] : k ? "1" : "0");
    str_init(&m->body);
    if (b->s.model->sigma)
        export_need(m, "sigmoid");
}

static void free_all(char **text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(text[i]);
    free(text);
}

static void close_model(struct exported *m)
{
    free_all(m->name, m->inputs);
    free_all(m->feature, m->b->s.dim);
    free_all(m->place, m->b->s.dim);
    free(m->source);
    free(m->label);
    free(m->class_name[0]);
    free(m->class_name[1]);
    str_done(&m->body);
}

bool export_model(const struct bench *b, const struct tongue *t, struct str *out,
                  struct err *err)
{
    struct exported m;
    bool ok;

    open_model(&m, b, t);
    ok = features(&m, err);
    if (ok) {
        str_add(out, t->marker);
        export_program(&m, out);
    }
    close_model(&m);
    return ok;
}

const char *export_model_marker(const struct tongue *t)
{
    return t->marker;
}
