/* The heights of a landscape and the run on it as CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/figure_parts.h"
#include "lab/landscape.h"

enum { ACROSS = 41, ALONG = 101 }; /* heights over two weights each way, over one */

/* "grid,,0.5,1.25,7.06"; a STEP < 0 is none. */
static void row(const struct landscape *l, const char *what, double step,
                const double at[2], double height, struct str *csv)
{
    figure_csv_text(csv, what);
    figure_csv_number(csv, step < 0 ? NAN : step);
    for (int k = 0; k < l->axes; k++)
        figure_csv_number(csv, at[k]);
    figure_csv_number(csv, height);
    figure_csv_end(csv);
}

static void head(const struct landscape *l, struct str *csv)
{
    figure_csv_text(csv, "what");
    figure_csv_text(csv, "step");
    for (int k = 0; k < l->axes; k++)
        figure_csv_text(csv, l->name[k]);
    figure_csv_text(csv, landscape_height(l));
    figure_csv_end(csv);
}

static double along(const struct axis *a, int i, int n)
{
    double t = i / (double)(n - 1);

    return a->lo * (1 - t) + a->hi * t;
}

static void grid(const struct landscape *l, struct str *csv)
{
    int n = l->axes > 1 ? ACROSS : ALONG, m = l->axes > 1 ? ACROSS : 1;
    struct axis a[2];

    landscape_range(l, &a[0], l->axes > 1 ? &a[1] : NULL);
    for (int j = 0; j < m; j++)
        for (int i = 0; i < n; i++) {
            double at[2] = {along(&a[0], i, n),
                            l->axes > 1 ? along(&a[1], j, m) : l->at[1]};

            row(l, "height", -1, at, landscape_at(l, at[0], at[1]), csv);
        }
}

/* Steps have the height that the run saw, of all weights; a slice has none of them. */
static void run(const struct landscape *l, struct str *csv)
{
    struct spot spot;

    for (size_t i = 0; l->axes > 1 && landscape_step(l, i, &spot); i++)
        row(l, "step", (double)spot.step, spot.at, spot.height, csv);
    row(l, "here", (double)l->b->s.steps, l->at, l->here, csv);
    for (int i = 0; i < LANDINGS; i++)
        if (landscape_landing(l, landscape_share[i], &spot))
            row(l,
                i == 0   ? "half eta"
                : i == 1 ? "eta"
                         : "twice eta",
                -1, spot.at,
                landscape_at(l, spot.at[0], l->axes > 1 ? spot.at[1] : l->at[1]), csv);
    if (l->best_known && l->axes > 1)
        row(l, "bottom", -1, l->best.at, l->best.height, csv);
}

void landscape_csv(struct bench *b, int axes, struct str *csv)
{
    struct landscape l;

    landscape_open(&l, b, axes, ACROSS * ACROSS);
    head(&l, csv);
    grid(&l, csv);
    run(&l, csv);
    landscape_done(&l);
}
