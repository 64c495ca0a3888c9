/* Columns of words: which of them can be features.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "learn/csv_category.h"
#include "learn/csv_table.h"

/* What keeps the words of column C from being features; "" nothing. Appended. */
static void useless(const struct csv_column *c, struct str *why)
{
    if (c->distinct > CSV_CATEGORIES)
        str_addf(why, "%s%zu different words",
                 c->distinct >= CSV_SET_MAX ? "over " : "", c->distinct);
    else if (c->distinct == 1)
        str_add(why, "the same word in every row");
}

static void leave_out(struct csv_table *t, const char *name, const char *why)
{
    str_addf(&t->notes, "%s%s left out: %s.", t->notes.len ? " " : "", name, why);
}

/* A feature was chosen that cannot be one. */
static bool chosen_in_vain(const struct csv_table *t, size_t field, const char *name,
                           const char *why, struct err *err)
{
    const struct csv_field *f = &t->head.field[field];

    return err_at(err, t->scan.file, f->line, f->column,
                  "%s cannot be a feature: %s. Up to %d words become columns of 0 "
                  "and 1.",
                  name, why, CSV_CATEGORIES);
}

bool csv_text_decide(struct csv_table *t, const struct csv_survey *s, struct err *err)
{
    size_t kept = 0;
    bool ok = true;

    for (size_t j = 0; ok && j < t->dim; j++) {
        struct csv_feature c = t->feature[j];
        const struct csv_column *column = &s->column[c.field];
        struct str why;

        str_init(&why);
        c.text = csv_column_text(column);
        if (c.text)
            useless(column, &why);
        if (why.len && t->choice.chosen)
            ok = chosen_in_vain(t, c.field, column->name, why.s, err);
        else if (why.len)
            leave_out(t, column->name, why.s);
        if (why.len && ok)
            free(c.x);
        else
            t->feature[kept++] = c;
        str_done(&why);
    }
    if (ok)
        t->dim = kept;
    return ok;
}

void csv_text_drop(struct csv_table *t)
{
    size_t kept = 0;

    for (size_t j = 0; j < t->dim; j++) {
        struct csv_feature c = t->feature[j];
        struct str name;

        if (!c.text || c.words.n > 1) {
            t->feature[kept++] = c;
            continue;
        }
        str_init(&name);
        csv_head_name(&t->head, c.field, &name);
        leave_out(t, name.s, "the same word in every row");
        str_done(&name);
        csv_set_done(&c.words);
        free(c.x);
    }
    t->dim = kept;
}
