/* A finished sweep: shared, its best value, and what it tells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/sweep.h"

#include <math.h>
#include <stdlib.h>

#include "plot/text.h"

struct sweep *sweep_ref(struct sweep *s)
{
    if (s)
        s->refs++;
    return s;
}

void sweep_free(struct sweep *s)
{
    if (s && --s->refs == 0)
        free(s);
}

static double loss_of(const struct sweep_row *r, bool held)
{
    return held ? r->got.held : r->got.loss;
}

bool sweep_counts(const struct sweep_row *row)
{
    return row->got.finish != FINISH_AWAY && row->got.finish != FINISH_ENDLESS &&
           isfinite(row->got.loss);
}

size_t sweep_best(const struct sweep *s, bool held)
{
    size_t best = s->n;

    for (size_t i = 0; i < s->n; i++) {
        double v = loss_of(&s->row[i], held);

        if (sweep_counts(&s->row[i]) && isfinite(v) &&
            (best == s->n || v < loss_of(&s->row[best], held)))
            best = i;
    }
    return best;
}

static void write_value(const struct sweep *s, size_t i, struct str *out)
{
    str_addf(out, "%s ", s->name);
    text_asked(out, s->row[i].value);
}

bool sweep_ties(const struct sweep *s)
{
    size_t best = sweep_best(s, false), n = 0;

    for (size_t i = 0; i < s->n; i++) {
        if (!sweep_counts(&s->row[i]))
            continue;
        if (s->row[i].got.loss != s->row[best].got.loss)
            return false;
        n++;
    }
    return n > 1;
}

/* Where the loss is the same for all, as with tau, the errors may not be. */
static void write_errors(const struct sweep *s, struct str *out)
{
    size_t best = 0;
    bool other = false;

    for (size_t i = 1; s->labels && i < s->n; i++) {
        other = other || s->row[i].got.errors != s->row[0].got.errors;
        if (s->row[i].got.errors < s->row[best].got.errors)
            best = i;
    }
    if (!other)
        return;
    str_add(out, " The fewest errors has ");
    write_value(s, best, out);
    str_addf(out, ": %g.", s->row[best].got.errors);
}

static void write_best(const struct sweep *s, struct str *out)
{
    size_t best = sweep_best(s, false);

    if (best == s->n) {
        str_add(out, "None of them has a loss to compare.");
        return;
    }
    if (sweep_ties(s)) {
        str_addf(out, "All come to the same %s%s%s: ", s->measure, *s->how ? " " : "",
                 s->how);
        text_asked(out, s->row[best].got.loss);
        str_addc(out, '.');
        write_errors(s, out);
        return;
    }
    write_value(s, best, out);
    str_addf(out, " is lowest%s%s: %s ", *s->how ? " " : "", s->how, s->measure);
    text_asked(out, s->row[best].got.loss);
    str_addc(out, '.');
}

/* The rows held back may prefer another one. */
static void write_held(const struct sweep *s, struct str *out)
{
    size_t best = s->held ? sweep_best(s, true) : s->n;

    if (best == s->n)
        return;
    str_add(out, " On the rows held back ");
    write_value(s, best, out);
    str_addf(out, " is lowest: valid.%s ", s->measure);
    text_asked(out, s->row[best].got.held);
    str_addc(out, '.');
}

static void write_away(const struct sweep *s, struct str *out)
{
    size_t n = 0;

    for (size_t i = 0; i < s->n; i++) {
        if (s->row[i].got.finish != FINISH_AWAY)
            continue;
        str_add(out, n++ ? ", " : " ");
        write_value(s, i, out);
        str_addf(out, " ran away at step %zu", s->row[i].got.at);
    }
    if (n)
        str_addc(out, '.');
}

static void write_endless(const struct sweep *s, struct str *out)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->row[i].got.finish == FINISH_ENDLESS) {
            str_addc(out, ' ');
            write_value(s, i, out);
            str_add(out, " has no lowest place: the weights would grow without end.");
        }
}

void sweep_words(const struct sweep *s, struct str *out)
{
    write_best(s, out);
    write_held(s, out);
    write_endless(s, out);
    write_away(s, out);
}
