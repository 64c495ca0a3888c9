/* How a product of a table and weights is laid out: the richest way that fits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/matrix_sheet.h"

#include <math.h>
#include <string.h>

#include "lab/neuron.h"
#include "plot/text.h"

static int wider(int width, const char *text, bool ascii)
{
    int n = (int)text_columns(text, ascii);

    return n > width ? n : width;
}

/* In few digits; but 3700 as it is, and not as 3.7e3, which is longer. */
struct num sheet_entry(const struct sheet *s, double v)
{
    struct num entry;

    if (!isfinite(v))
        return num_label(v);
    entry = num_digits(v, s->how.digits);
    return strchr(entry.s, 'e') && fabs(v) >= 1 && fabs(v) < 9999.5 ? num_fixed(v, 0)
                                                                    : entry;
}

struct num sheet_score(const struct sheet *s, size_t i)
{
    double z = bench_fitness(s->m->b)->z[i];

    return isfinite(z) ? num_fixed(z, s->m->decimals) : num_label(z);
}

static void measure_row(struct sheet *s, size_t i)
{
    product_row(s->m, i, s->row);
    for (int k = 0; k < s->columns.n; k++) {
        double v = s->row[s->columns.at[k] + s->m->first];

        s->column[k] = wider(s->column[k], sheet_entry(s, v).s, s->g->ascii);
    }
    s->z = wider(s->z, sheet_score(s, i).s, s->g->ascii);
}

/* A name may make its column wider, but not by more than the manner allows. */
static void measure_column(struct sheet *s, int k)
{
    size_t j = s->columns.at[k] + s->m->first;
    int most = s->column[k] + s->how.head, n;
    struct str head;
    char name[16];

    str_init(&head);
    neuron_name(s->m->b, j, &head);
    n = wider(s->column[k], head.s, s->g->ascii);
    s->column[k] = s->top == 0 ? s->column[k] : n < most ? n : most;
    s->x += s->column[k] + s->how.gap + 3 * window_gap(&s->columns, k);
    neuron_weight_name(s->m->b, j, name);
    s->name = s->how.names ? wider(s->name, name, s->g->ascii) : 0;
    s->theta = wider(s->theta, sheet_entry(s, s->m->b->s.theta[j]).s, s->g->ascii);
    str_done(&head);
}

/* What "[X] · [θ] w1 = [z]" takes, and one column for the mark of the row. */
static int measure(struct sheet *s)
{
    memset(s->column, 0, sizeof s->column);
    s->x = s->theta = s->name = s->z = 0;
    for (int k = 0; k < s->rows.n; k++)
        measure_row(s, s->rows.at[k]);
    for (int k = 0; k < s->columns.n; k++)
        measure_column(s, k);
    s->x += 2 * s->how.pad - s->how.gap;
    return 6 + s->x + 4 * s->how.pad + s->theta + (s->name ? s->name + 1 : 0) +
           (s->how.bare ? 0 : s->z + 7);
}

static const struct manner manners[] = {
    {8, true, 6, 2, false, 1},  {8, true, 4, 2, false, 1},  {3, true, 6, 2, false, 1},
    {1, true, 6, 2, false, 1},  {1, true, 4, 2, false, 1},  {1, false, 6, 2, false, 1},
    {1, false, 4, 2, false, 1}, {0, false, 4, 1, false, 1}, {0, false, 3, 1, false, 1},
    {0, false, 2, 1, false, 1}, {1, true, 4, 2, true, 1},   {1, false, 4, 2, true, 1},
    {0, false, 4, 1, true, 1},  {0, false, 4, 1, true, 0},  {0, false, 3, 1, true, 0},
    {0, false, 2, 1, true, 0},
};

/* The richest manner that fits the chosen columns, with scores or BARE. */
static bool fit_manner(struct sheet *s, bool bare)
{
    for (size_t k = 0; k < sizeof manners / sizeof *manners; k++) {
        int needs;

        if (manners[k].bare != bare)
            continue;
        s->how = manners[k];
        needs = measure(s);
        if (needs > s->g->cols)
            continue;
        s->x_at = 1 + (s->g->cols - needs) / 2;
        s->theta_at = s->x_at + s->x + 3 + 2 * s->how.pad;
        s->z_at = s->theta_at + s->theta + (s->name ? s->name + 1 : 0) + 7;
        return true;
    }
    return false;
}

bool sheet_fit(struct sheet *s, int room)
{
    int most = (int)s->m->width;

    most = most > room ? room : most;
    most = most > SHEET_COLUMNS ? SHEET_COLUMNS : most;
    for (int bare = 0; bare < 2; bare++)
        for (int columns = most; columns > 0; columns--) {
            if (columns < (int)s->m->width && columns < 3)
                break;
            window_choose(&s->columns, s->m->width, columns, 0);
            if (fit_manner(s, bare))
                return true;
        }
    return false;
}
