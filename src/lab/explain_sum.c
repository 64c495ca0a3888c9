/* Sums over the points: their largest terms, or every line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/explain_sum.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "lab/explain_number.h"

enum {
    LINES = 1000, /* with `all`, at most */
    MOST_DECIMALS = 9,
    LINE_DECIMALS = 10, /* of a line, where all are printed */
};

/* Keeps the points with the largest terms in order. */
static void keep(const struct explaining *e, struct sum *s, size_t i)
{
    double size = fabs(s->term(e, i));
    size_t at = s->named;

    while (at && fabs(s->term(e, s->largest[at - 1])) < size)
        at--;
    if (at == SUM_NAMED)
        return;
    if (s->named < SUM_NAMED)
        s->named++;
    memmove(s->largest + at + 1, s->largest + at,
            (s->named - at - 1) * sizeof *s->largest);
    s->largest[at] = i;
}

double sum_mean(const struct explaining *e, const struct sum *s)
{
    return s->factor * s->total / (double)e->d->n;
}

/* With a total of so many decimals. */
static int mean_places(const struct explaining *e, int decimals)
{
    return decimals ? decimals + (e->d->n >= 10) : 4;
}

/* The printed total gives the printed mean. */
static bool mean_fits(const struct explaining *e, const struct sum *s, int decimals)
{
    double n = (double)e->d->n;
    int places = mean_places(e, decimals);
    double mean = s->factor * num_rounded(s->total, decimals) / n;

    return s->factor == 0 ||
           fabs(num_rounded(mean, places) - num_rounded(sum_mean(e, s), places)) <
               pow(10, -places) / 2;
}

/* The others together are printed as the difference, so they always add up; a few
 * decimals more are spent to have them rounded like the rest. */
static void find_decimals(const struct explaining *e, struct sum *s,
                          const double *parts, size_t n)
{
    int least = num_places(s->total, 3, 3), of_mean;

    of_mean = num_places(sum_mean(e, s), 3, 3) - (e->d->n >= 10);
    least = s->factor != 0 && sum_mean(e, s) != 0 && of_mean > least ? of_mean : least;
    least = s->whole ? 0 : least > 6 ? 6 : least;
    s->decimals = -1;
    for (int d = least; d <= least + 2 && s->decimals < 0; d++)
        if (num_add_up(parts, n, s->total, d) && mean_fits(e, s, d))
            s->decimals = d;
    for (int d = least; d <= MOST_DECIMALS && s->decimals < 0; d++)
        if (mean_fits(e, s, d))
            s->decimals = d;
    s->decimals = s->decimals < 0 ? least : s->decimals;
    s->mean_decimals = mean_places(e, s->decimals);
    s->exact = num_add_up(parts, n, s->total, s->decimals);
}

void sum_up(const struct explaining *e, struct sum *s)
{
    double parts[SUM_NAMED + 1], rest;

    s->total = 0;
    s->named = 0;
    s->whole = true;
    for (size_t i = 0; i < e->d->n; i++) {
        double term = s->term(e, i);

        s->total += term;
        s->whole = s->whole && term == floor(term);
        keep(e, s, i);
    }
    rest = s->total;
    for (size_t k = 0; k < s->named; k++) {
        parts[k] = s->term(e, s->largest[k]);
        rest -= parts[k];
    }
    parts[s->named] = rest;
    find_decimals(e, s, parts, s->named + 1);
}

void sum_add_mean(const struct explaining *e, const struct sum *s, struct str *out)
{
    const char *twice = s->factor == 2 ? "2·" : "";
    struct num total = num_fixed(s->total, s->decimals);

    if (*twice)
        total = num_bracketed(total);
    str_addf(out, "%s(sum of %zu %s) / %zu = %s%s / %zu = %s%s", twice, e->d->n,
             s->what, e->d->n, twice, total.s, e->d->n,
             num_fixed(sum_mean(e, s), s->mean_decimals).s,
             mean_fits(e, s, s->decimals) ? "" : " (rounded)");
}

/* "largest: 6.5 h 20.000, 3.0 h 15.000; the other 16 together 5.707" */
static void say_largest(struct explaining *e, const struct sum *s)
{
    struct str text;
    double rest = num_rounded(s->total, s->decimals); /* so that it adds up as shown */
    double other = s->total;

    str_init(&text);
    str_add(&text, e->d->n > s->named ? "largest: " : "they are: ");
    for (size_t k = 0; k < s->named; k++) {
        double term = s->term(e, s->largest[k]);

        str_add(&text, k ? ", " : "");
        explain_label(e, s->largest[k], &text);
        str_addf(&text, " %s", num_fixed(term, s->decimals).s);
        rest -= num_rounded(term, s->decimals);
        other -= term;
    }
    if (e->d->n == s->named + 1)
        str_addf(&text, "; the other one %s", num_fixed(other, s->decimals).s);
    else if (e->d->n > s->named)
        str_addf(&text, "; the other %zu together %s", e->d->n - s->named,
                 num_fixed(rest, s->decimals).s);
    if (e->d->n <= s->named + 1 && !s->exact)
        str_add(&text, " (rounded)");
    explain_say(e, "%s", text.s);
    str_done(&text);
}

/* ---- every line ---- */

static size_t label_columns(const struct explaining *e, size_t lines)
{
    size_t most = 0;

    for (size_t i = 0; i < lines; i++) {
        struct str label;

        str_init(&label);
        explain_label(e, i, &label);
        if (utf8_columns(label.s) > most)
            most = utf8_columns(label.s);
        str_done(&label);
    }
    return most;
}

static void say_line(struct explaining *e, const struct sum *s, size_t i, int decimals,
                     size_t columns)
{
    struct str line;
    size_t start;

    str_init(&line);
    str_addf(&line, "%4zu  ", e->first + i + 1);
    start = line.len;
    explain_label(e, i, &line);
    while (utf8_columns(line.s + start) < columns)
        str_addc(&line, ' ');
    str_addf(&line, "  y %s  %s %s", num_short(e->d->y[i]).s, explain_prediction(e),
             num_fixed(e->p[i], 3).s);
    str_addf(&line, "  %s %s", s->column, num_fixed(s->term(e, i), decimals).s);
    explain_line(e, line.s, "      ");
    str_done(&line);
}

/* All terms, each with so many decimals, add up to the total as it is printed. */
static bool lines_add_up(const struct explaining *e, const struct sum *s, int decimals)
{
    double printed = 0;

    for (size_t i = 0; i < e->d->n; i++) {
        double term = s->term(e, i);

        if (fabs(term) >= 1e9)
            return false;
        printed += num_rounded(term, decimals);
    }
    return fabs(num_rounded(printed, s->decimals) -
                num_rounded(s->total, s->decimals)) < pow(10, -s->decimals) / 2;
}

/* The least decimals of the lines that give the total; *FOUND: there are. */
static int line_decimals(const struct explaining *e, const struct sum *s, bool *found)
{
    int decimals = s->decimals;

    while (decimals < LINE_DECIMALS && !lines_add_up(e, s, decimals))
        decimals++;
    *found = lines_add_up(e, s, decimals);
    return *found ? decimals : s->decimals;
}

/* All points line by line, and what the printed lines add up to. */
static void say_all(struct explaining *e, const struct sum *s)
{
    size_t lines = e->d->n < LINES ? e->d->n : LINES;
    size_t columns = label_columns(e, lines);
    bool found;
    int decimals = line_decimals(e, s, &found);

    for (size_t i = 0; i < lines; i++)
        say_line(e, s, i, decimals, columns);
    if (lines < e->d->n)
        explain_say(e, "… and %zu more lines.", e->d->n - lines);
    else
        explain_say(e, "Sum: %s%s", num_fixed(s->total, s->decimals).s,
                    found ? "" : " (rounded)");
}

void sum_say(struct explaining *e, const struct sum *s)
{
    if (!isfinite(s->total)) {
        explain_beyond(e, e->name);
        return;
    }
    if (e->all) {
        say_all(e, s);
        return;
    }
    say_largest(e, s);
    if (e->d->n > s->named)
        explain_say(e, "Type: explain %s all, for every line.", e->name);
}
