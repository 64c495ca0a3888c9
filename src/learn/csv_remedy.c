/* What can be read of a table that cannot be read as it was asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv_remedy.h"

#include <stdio.h>
#include <string.h>

#include "learn/csv.h"
#include "learn/csv_category.h"
#include "learn/csv_survey.h"

enum {
    LABELS = 3, /* that are tried */
    CHOSEN = 3, /* features that are named, where not all can be taken */
    WORD = 40   /* longer names are given as numbers */
};

struct table {
    const char *text;
    size_t len;
    struct csv_survey s;
};

/* ---- what a column is good for ---- */

static bool numbers(const struct csv_column *c)
{
    return c->numbers && !c->words && c->low <= c->high;
}

/* Most rows have a value there. */
static bool filled(const struct table *t, const struct csv_column *c)
{
    return 2 * c->missing < t->s.rows;
}

static bool good_feature(const struct table *t, size_t j)
{
    const struct csv_column *c = &t->s.column[j];
    bool words = csv_column_text(c) && c->distinct > 1 && c->distinct <= CSV_CATEGORIES;

    return filled(t, c) && (words || (numbers(c) && c->low < c->high));
}

/* How well column J does as a label: two words or 0 and 1 before any numbers. */
static int label_rank(const struct table *t, size_t j)
{
    const struct csv_column *c = &t->s.column[j];
    bool words = csv_column_text(c) && !c->numbers && c->distinct == 2;
    bool bits = numbers(c) && c->low == 0 && c->high == 1;
    bool any = numbers(c) && c->low < c->high;

    if (!filled(t, c))
        return 0;
    return words || bits ? 2 : any ? 1 : 0;
}

/* ---- as text ---- */

/* A name that is there once, short and easy to type, else the number. */
static void add_column(const struct table *t, size_t j, struct str *out)
{
    const char *name = t->s.column[j].name;
    char unnamed[40];
    bool plain = t->s.header && strlen(name) <= WORD && !strpbrk(name, "\"\n\\");

    snprintf(unnamed, sizeof unnamed, "column %zu", j + 1);
    plain = plain && strcmp(name, unnamed) != 0;
    for (size_t k = 0; k < t->s.n; k++)
        plain = plain && (k == j || strcmp(t->s.column[k].name, name) != 0);
    if (!plain)
        str_addf(out, "%zu", j + 1);
    else if (strpbrk(name, " \t,;#=|'"))
        str_addf(out, "\"%s\"", name);
    else
        str_add(out, name);
}

static bool can_be_read(const struct table *t, const struct str *columns)
{
    struct err ignored = {0};
    struct data *d = csv_read("", t->text, t->len, columns->s, &ignored);
    bool ok = d != NULL;

    data_free(d);
    return ok;
}

/* All other columns are features. */
static bool all_others(const struct table *t, size_t label, struct str *out)
{
    str_clear(out);
    str_add(out, "label=");
    add_column(t, label, out);
    return can_be_read(t, out);
}

/* A few good columns are features. */
static bool some_others(const struct table *t, size_t label, struct str *out)
{
    size_t features = 0;

    str_clear(out);
    for (size_t j = 0; j < t->s.n && features < CHOSEN; j++)
        if (j != label && good_feature(t, j)) {
            str_addf(out, "x%zu=", ++features);
            add_column(t, j, out);
            str_addc(out, ' ');
        }
    str_add(out, "label=");
    add_column(t, label, out);
    return features && can_be_read(t, out);
}

/* ---- the search ---- */

/* The last column if it can be a label, as people write tables; then the best from the
 * right. RANK 3 is that last one; how many were tried grows. */
static bool try_rank(const struct table *t, int rank, size_t *tried, struct str *out)
{
    size_t last = t->s.n - 1;

    for (size_t j = t->s.n; j-- > 0 && *tried < LABELS;) {
        int own = label_rank(t, j);

        if (j == last && own)
            own = 3;
        if (own != rank)
            continue;
        ++*tried;
        if (all_others(t, j, out) || some_others(t, j, out))
            return true;
    }
    return false;
}

static bool survey(struct table *t)
{
    struct csv_scan scan;
    struct csv_head head;
    struct err ignored = {0};
    bool ok;

    csv_scan_init(&scan, "", t->text, t->len);
    ok = csv_head_read(&scan, &head, &ignored);
    if (ok && !csv_survey_rows(&scan, &head, &t->s, &ignored)) {
        csv_survey_done(&t->s);
        ok = false;
    }
    csv_head_done(&head);
    csv_scan_done(&scan);
    return ok;
}

char *csv_remedy(const char *text, size_t len)
{
    struct table t = {.text = text, .len = len};
    size_t tried = 0;
    struct str out;
    bool found = false;

    if (!survey(&t))
        return NULL;
    str_init(&out);
    for (int rank = 3; rank && !found; rank--)
        found = try_rank(&t, rank, &tried, &out);
    csv_survey_done(&t.s);
    if (found)
        return out.s;
    str_done(&out);
    return NULL;
}
