/* The four boxes: what the points are, and what they are called at tau.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/dataset.h"
#include "lab/figure_boxes.h"
#include "lab/figure_decision.h"
#include "plot/text.h"

/* Row 0 is what is class 1, column 0 what is called so. */
static const struct box {
    const char *letters, *word, *words;
    enum style style;
} box[2][2] = {
    {{"TP", "hit", "true positive, a hit", STYLE_CLASS_1},
     {"FN", "miss", "false negative, a miss", STYLE_WRONG}},
    {{"FP", "false alarm", "false positive, an alarm", STYLE_WRONG},
     {"TN", "correct no", "true negative, all clear", STYLE_CLASS_0}},
};

/* ---- rates ---- */

struct rate {
    const char *name, *brief, *letters, *none; /* NONE: why it is 0/0 */
    size_t part, whole;
};

static void rates_of(const struct confusion *c, struct rate out[BOXES_RATES])
{
    out[0] = (struct rate){"recall", "recall",     "TP/(TP+FN)", "no point has class 1",
                           c->tp,    c->tp + c->fn};
    out[1] = (struct rate){"precision",  "precision",
                           "TP/(TP+FP)", "no point is predicted 1",
                           c->tp,        c->tp + c->fp};
    out[2] = (struct rate){"false-positive rate",  "fpr", "FP/(FP+TN)",
                           "no point has class 0", c->fp, c->fp + c->tn};
    out[3] = (struct rate){"accuracy",    "accuracy",
                           "(TP+TN)/n",   "there are no points",
                           c->tp + c->tn, c->tp + c->tn + c->fp + c->fn};
}

static void write_ratio(const struct rate *r, struct str *out)
{
    str_addf(out, "%zu/%zu", r->part, r->whole);
}

/* " = 0.75", or what is missing. */
static void write_value(const struct rate *r, struct str *out)
{
    if (!r->whole) {
        str_addf(out, ", %s", r->none);
        return;
    }
    str_add(out, " = ");
    text_short(out, (double)r->part / (double)r->whole);
}

/* ---- drawing ---- */

static void draw_number(const struct boxes *m, int row, int end, size_t n)
{
    grid_textf(m->g, row, end - boxes_digits(n), -1, STYLE_PLAIN, "%zu", n);
}

static void draw_caption(const struct boxes *m, int row)
{
    struct str s;
    int col;

    str_init(&s);
    str_add(&s, "τ ");
    text_short(&s, m->tau);
    col = grid_text(m->g, row, 0, m->g->cols, STYLE_AXIS, s.s) + 2;
    str_clear(&s);
    figure_noun(m->d, m->d->n, &s);
    if (m->g->cols - (int)text_columns(s.s, m->ascii) >= col)
        grid_text(m->g, row, m->g->cols - (int)text_columns(s.s, m->ascii), -1,
                  STYLE_DIM, s.s);
    str_done(&s);
}

static void draw_header(const struct boxes *m, int row)
{
    for (int k = 0; k < 2; k++) {
        struct str s;

        str_init(&s);
        boxes_side(m, "called", k, m->width, &s);
        grid_text(m->g, row, boxes_column(m, k), m->width, STYLE_AXIS, s.s);
        str_done(&s);
    }
    if (m->total)
        grid_text(m->g, row, boxes_column(m, 1) + m->width + m->total - 3, 3,
                  STYLE_AXIS, "all");
}

/* As long as its number, in half cells where the terminal has them; never nothing for
 * something. */
static void draw_bar(const struct boxes *m, int row, int is, int called, bool plain)
{
    size_t most = 1;
    int halves;

    for (int i = 0; i < 4; i++)
        most = m->n[i / 2][i % 2] > most ? m->n[i / 2][i % 2] : most;
    halves = (int)((double)m->n[is][called] / (double)most * 2 * m->width + 0.5);
    if (m->n[is][called] && halves < 1 + plain)
        halves = 1 + plain;
    for (int r = 0; r < m->bars; r++)
        for (int k = 0; 2 * k < halves; k++)
            if (!plain || 2 * k + 1 < halves)
                grid_put(m->g, row + r, boxes_column(m, called) + k,
                         box[is][called].style,
                         plain                ? '#'
                         : 2 * k + 1 < halves ? 0x2588
                                              : 0x258C);
}

static void draw_box(const struct boxes *m, int row, int is, int called, bool plain)
{
    const struct box *b = &box[is][called];
    bool wide = text_columns(b->words, m->ascii) <= (size_t)m->width && m->width >= 26;
    int col = boxes_column(m, called);

    grid_text(m->g, row, col, m->width, STYLE_PLAIN, b->letters);
    grid_textf(m->g, row, col + 3, m->width - 3, b->style, "%zu", m->n[is][called]);
    row++;
    if (m->words)
        grid_text(m->g, row++, col, m->width, STYLE_DIM, wide ? b->words : b->word);
    draw_bar(m, row, is, called, plain);
}

/* The row of boxes for one class, with its word and its sum; returns the row below. */
static int draw_class(const struct boxes *m, int row, int is, bool plain)
{
    int rows = 1 + m->words + m->bars;
    struct str s;

    str_init(&s);
    boxes_side(m, "is", is, m->label - 1, &s);
    if (m->label)
        grid_text(m->g, row, 0, m->label - 1, STYLE_AXIS, s.s);
    str_done(&s);
    for (int k = 0; k < 2; k++)
        draw_box(m, row, is, k, plain);
    for (int r = 0; r < rows && m->gap == 3; r++)
        grid_put(m->g, row + r, boxes_column(m, 1) - 2, STYLE_AXIS, 0x2502);
    if (m->total)
        draw_number(m, row, boxes_column(m, 1) + m->width + m->total,
                    boxes_sum(m, is, -1));
    return row + rows;
}

static int draw_cross(const struct boxes *m, int row)
{
    for (int k = m->label; k < boxes_column(m, 1) + m->width; k++)
        grid_put(m->g, row, k, STYLE_AXIS,
                 k == boxes_column(m, 1) - 2 ? 0x253C : 0x2500);
    return row + 1;
}

static int draw_sums(const struct boxes *m, int row)
{
    grid_text(m->g, row, 0, m->label - 1, STYLE_AXIS, "all");
    for (int k = 0; k < 2; k++)
        grid_textf(m->g, row, boxes_column(m, k) + 3, -1, STYLE_PLAIN, "%zu",
                   boxes_sum(m, -1, k));
    draw_number(m, row, boxes_column(m, 1) + m->width + m->total, boxes_sum(m, -1, -1));
    return row + 1;
}

/* How much of a rate is written: from all to the value alone. */
static void write_rate(const struct rate *r, int less, int name, int ratio,
                       struct str *out)
{
    const char *said = less < 2 ? r->name : r->brief;
    struct str part;

    str_init(&part);
    write_ratio(r, &part);
    str_addf(out, "%-*s", name, said);
    if (less < 1)
        str_addf(out, "  %-10s =", r->letters);
    if (less < 3)
        str_addf(out, "  %*s", ratio, part.s);
    write_value(r, out);
    str_done(&part);
}

static void draw_rates(const struct boxes *m, int row)
{
    const struct confusion c = {m->n[0][0], m->n[1][0], m->n[1][1], m->n[0][1]};
    int ratio = 2 * m->number + 1, less = 0;
    struct rate r[BOXES_RATES];
    struct str s;

    rates_of(&c, r);
    while (less < 3 && m->g->cols < (less < 2 ? 19 : 9) + (less < 1 ? 14 : 0) +
                                        (less < 3 ? 2 + ratio : 0) + 9)
        less++;
    for (int k = 0; k < m->rates; k++) {
        str_init(&s);
        write_rate(&r[k], less, less < 2 ? 19 : 9, ratio, &s);
        grid_text(m->g, row + k, 0, m->g->cols, STYLE_PLAIN, s.s);
        str_done(&s);
    }
}

/* Too small for two rows of boxes. */
static void draw_line(const struct boxes *m)
{
    struct str s;

    str_init(&s);
    for (int i = 0; i < 4; i++)
        str_addf(&s, "%s%s %zu", i ? "  " : "", box[i / 2][i % 2].letters,
                 m->n[i / 2][i % 2]);
    if ((int)s.len > m->g->cols) {
        str_clear(&s);
        str_addf(&s, "The four boxes need %d columns and 2 rows.", 2 * m->number + 7);
    }
    figure_says(m->g, s.s);
    str_done(&s);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct boxes m = boxes_of(b, look, g);
    bool plain = g->ascii || look->glyphs == GLYPHS_ASCII;
    int row = 0;

    grid_clear(g);
    if (g->rows < 2 || m.width < 3 + m.number) {
        draw_line(&m);
        return;
    }
    if (m.caption)
        draw_caption(&m, row++);
    row += m.air > 1;
    if (m.header)
        draw_header(&m, row++);
    row = draw_class(&m, row, 0, plain);
    if (m.cross)
        row = draw_cross(&m, row);
    row = draw_class(&m, row, 1, plain);
    if (m.sums)
        row = draw_sums(&m, row);
    draw_rates(&m, row + (m.air > 0));
}

/* ---- in words ---- */

/* "28 are called hero: 21 rightly (TP, hits), 7 wrongly (FP, false alarms). " */
static void write_called(const struct data *d, int class, size_t right, size_t wrong,
                         struct str *out)
{
    if (right + wrong)
        str_addf(out, "%zu ", right + wrong);
    else
        str_add(out, class ? "none " : "None ");
    str_addf(out, "%s called ", right + wrong > 1 ? "are" : "is");
    figure_kind(d, class, out);
    if (right + wrong)
        str_addf(out, ": %zu rightly (%s), %zu wrongly (%s). ", right,
                 class ? "TP, hits" : "TN, correct no", wrong,
                 class ? "FP, false alarms" : "FN, misses");
    else
        str_add(out, ". ");
}

static void write_rates(const struct confusion *c, struct str *out)
{
    struct rate r[BOXES_RATES];

    rates_of(c, r);
    for (int k = 0; k < BOXES_RATES; k++) {
        str_addf(out, "%s%s ", k ? "; " : "R", k ? r[k].name : r[k].name + 1);
        if (!r[k].whole) {
            str_addf(out, "undefined, %s", r[k].none);
            continue;
        }
        write_ratio(&r[k], out);
        write_value(&r[k], out);
    }
    str_addc(out, '.');
}

static void describe(struct bench *b, struct str *out)
{
    const struct confusion *c = &bench_fitness(b)->count;
    const struct state *s = &b->s;

    figure_counts(s->data, out);
    if (s->held)
        str_addf(out, "They are the rows that train; %zu more are held back. ",
                 s->held->n);
    if (bench_fitness(b)->half)
        str_add(out, "Every p is ½, so all are called the same. ");
    str_add(out, "At tau ");
    text_number(out, s->tau);
    str_add(out, ", ");
    write_called(s->data, 1, c->tp, c->fp, out);
    write_called(s->data, 0, c->tn, c->fn, out);
    write_rates(c, out);
}

/* ---- as CSV ---- */

static void numbers(struct bench *b, struct str *csv)
{
    const struct data *d = b->s.data;
    const struct confusion *c = &bench_fitness(b)->count;
    const size_t n[2][2] = {{c->tp, c->fn}, {c->fp, c->tn}};

    figure_csv_text(csv, "is");
    figure_csv_text(csv, "called");
    figure_csv_text(csv, "n");
    figure_csv_end(csv);
    for (int i = 0; i < 4; i++) {
        figure_csv_text(csv, dataset_class(d, !(i / 2)));
        figure_csv_text(csv, dataset_class(d, !(i % 2)));
        figure_csv_number(csv, (double)n[i / 2][i % 2]);
        figure_csv_end(csv);
    }
}

const struct figure figure_confusion = {
    .name = "confusion",
    .help = "The four boxes at tau: hits, misses, false alarms, and their rates.",
    .lacks = judged_lacks,
    .draw = draw,
    .describe = describe,
    .numbers = numbers,
};
