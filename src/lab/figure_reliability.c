/* Reliability: what the model says in five bins of p, against what is seen there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "lab/figure_decision.h"
#include "plot/text.h"

struct bins {
    struct judged j;
    struct metric_bin bin[METRIC_BINS];
};

static void bins_open(struct bins *r, struct bench *b)
{
    judged_open(&r->j, b);
    metric_reliability(&r->j.d, r->j.p, r->bin);
}

/* A bin with a p that is no number has no mean. */
static bool shown(const struct metric_bin *bin)
{
    return bin->n && isfinite(bin->p);
}

/* ---- the verdict ---- */

enum verdict { HONEST, BOLD, TIMID, HIGH, LOW, UNKNOWN };

/* The sums over all points of said - seen: as they are, and with the sign turned below
 * ½, so that too far from ½ is positive; and what chance alone does to either, twice
 * its standard deviation if every p were true. */
struct sums {
    double level, far, chance, n;
};

static struct sums sums_of(const struct bins *r)
{
    struct sums s = {0};

    for (int k = 0; k < METRIC_BINS; k++) {
        const struct metric_bin *bin = &r->bin[k];
        double n = (double)bin->n, off = n * (bin->p - bin->y);

        if (!shown(bin))
            continue;
        s.n += n;
        s.level += off;
        s.far += bin->p > 0.5 ? off : -off;
        s.chance += bin->p > 0 && bin->p < 1 ? n * bin->p * (1 - bin->p) : 0;
    }
    s.chance = 2 * sqrt(s.chance);
    return s;
}

static enum verdict verdict_of(const struct bins *r)
{
    struct sums s = sums_of(r);
    double slack = s.chance + 1e-9 * s.n;

    if (s.n == 0)
        return UNKNOWN;
    if (fabs(s.far) > slack && fabs(s.far) >= fabs(s.level))
        return s.far > 0 ? BOLD : TIMID;
    if (fabs(s.level) > slack)
        return s.level > 0 ? HIGH : LOW;
    return HONEST;
}

static const char *const in_short[] = {
    [HONEST] = "within chance",  [BOLD] = "over-confident",
    [TIMID] = "under-confident", [HIGH] = "says too much",
    [LOW] = "says too little",   [UNKNOWN] = "no p is a number",
};

static const char *const in_full[] = {
    [HONEST] = "Said and seen differ by no more than chance explains: the p can be "
               "taken at their word.",
    [BOLD] = "Over-confident: p is farther from ½ than what is seen.",
    [TIMID] = "Under-confident: p is nearer to ½ than what is seen.",
    [HIGH] = "p is too high on the whole: more is said than seen.",
    [LOW] = "p is too low on the whole: less is said than seen.",
    [UNKNOWN] = "The run has gone off: no p is a number.",
};

/* ---- drawing ---- */

static void write_caption(const struct bins *r, struct str *out)
{
    judged_noun(&r->j, out);
    str_addf(out, ": %s", in_short[verdict_of(r)]);
}

/* The linear model may say less than 0 or more than 1. */
static void widen(struct axis *x, const struct bins *r)
{
    for (int k = 0; k < METRIC_BINS; k++) {
        double p = r->bin[k].p;

        if (!shown(&r->bin[k]))
            continue;
        x->lo = fmin(x->lo, fmax(p, -2));
        x->hi = fmax(x->hi, fmin(p, 3));
    }
}

/* From the diagonal to what is seen. */
static void draw_gap(const struct chart *c, int row, int col, double p)
{
    int line, same;

    if (!chart_cell(c, p, p, &line, &same))
        return;
    for (int r = row < line ? row + 1 : line; r <= (row < line ? line : row - 1); r++)
        chart_put(c, r, col, STYLE_WRONG, chart_stroke(c));
}

static void draw_bins(const struct chart *c, const struct bins *r)
{
    bool plain = c->grid->ascii || c->glyphs == GLYPHS_ASCII;
    int row, col;

    for (int k = 0; k < METRIC_BINS; k++) {
        const struct metric_bin *bin = &r->bin[k];
        double p = fmax(c->x.lo, fmin(bin->p, c->x.hi));

        if (!shown(bin) || !chart_cell(c, p, bin->y, &row, &col))
            continue;
        draw_gap(c, row, col, p);
        chart_put(c, row, col, STYLE_BOUNDARY, plain ? '*' : 0x25CF);
        chart_exact(c, p, bin->y);
    }
}

/* How many points each bin has, below its part of the axis; "none" for none, and
 * nothing at all if they do not fit. */
static void draw_counts(const struct chart *c, const struct bins *r, int row)
{
    char text[METRIC_BINS][24];
    int at[METRIC_BINS], free = 2;

    for (int k = 0; k < METRIC_BINS; k++) {
        double middle = (r->bin[k].from + r->bin[k].to) / 2;
        int width = snprintf(text[k], sizeof text[k], "%zu", r->bin[k].n);

        if (!r->bin[k].n)
            width = snprintf(text[k], sizeof text[k], "none");
        at[k] = c->left + axis_cell(&c->x, middle) - width / 2;
        if (at[k] < free || at[k] + width > c->grid->cols)
            return;
        free = at[k] + width + 1;
    }
    grid_text(c->grid, row, 0, 1, STYLE_DIM, "n");
    for (int k = 0; k < METRIC_BINS; k++)
        grid_text(c->grid, row, at[k], -1, STYLE_PLAIN, text[k]);
}

/* The same beside the points, where the row is needed. */
static void label_counts(const struct chart *c, const struct bins *r)
{
    int row, col;

    for (int k = 0; k < METRIC_BINS; k++) {
        const struct metric_bin *bin = &r->bin[k];
        char text[24];

        snprintf(text, sizeof text, "%zu", bin->n);
        if (shown(bin) &&
            chart_cell(c, fmax(c->x.lo, fmin(bin->p, c->x.hi)), bin->y, &row, &col))
            judged_label(c, row, col, text);
    }
}

/* The chart leaves the last row to the counts, unless every row is needed: of 15 rows
 * the chart's last would be that of its labels. */
static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    bool counts = g->rows >= 10 && g->rows != 15 && g->cols >= 26;
    struct str caption;
    struct bins r;
    struct frame f;
    struct chart c;
    struct grid part;

    bins_open(&r, b);
    str_init(&caption);
    write_caption(&r, &caption);
    f = judged_frame(look, "seen", NULL);
    f.note = caption.s; /* the verdict stays as long as the axis' name */
    widen(&f.x, &r);
    grid_clear(g);
    grid_init(&part, g->rows - counts, g->cols, g->ascii);
    chart_open(&c, &part, &f);
    str_done(&caption);
    judged_guide(&c, 0, 1);
    draw_bins(&c, &r);
    judged_xname(&c, "said");
    grid_blit(g, 0, 0, &part);
    c.grid = g;
    if (counts)
        draw_counts(&c, &r, g->rows - 1);
    else
        label_counts(&c, &r);
    grid_done(&part);
    judged_close(&r.j);
}

/* ---- in words ---- */

static void write_bin(const struct bins *r, int k, struct str *out)
{
    const struct metric_bin *bin = &r->bin[k];

    text_number(out, bin->from);
    str_add(out, " to ");
    text_number(out, bin->to);
    if (!bin->n) {
        str_add(out, ": none");
        return;
    }
    str_addf(out, ": %zu, ", bin->n);
    if (shown(bin)) {
        str_add(out, "said ");
        text_short(out, bin->p);
        str_add(out, ", ");
    }
    str_add(out, "seen ");
    text_short(out, bin->y);
}

static void describe(struct bench *b, struct str *out)
{
    struct bins r;

    bins_open(&r, b);
    judged_words(&r.j, out);
    str_addf(out, "By p, said is its mean and seen the %s: p from ",
             r.j.d.kind == LABEL_SOFT ? "mean label" : "share of class 1");
    for (int k = 0; k < METRIC_BINS; k++) {
        str_add(out, k ? "; " : "");
        write_bin(&r, k, out);
    }
    str_addf(out, ". On the diagonal both are the same. %s", in_full[verdict_of(&r)]);
    judged_close(&r.j);
}

const struct figure figure_reliability = {
    .name = "reliability",
    .help = "Five bins of p: how often class 1 was seen (●) where the model says p; on "
            "the diagonal what is said is what is seen.",
    .lacks = judged_lacks,
    .draw = draw,
    .describe = describe,
    .numbers = figure_csv_bins,
};
