/* The model as a neuron, a network as neurons that feed a neuron.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"

#include "base/utf8.h"
#include "lab/dataset.h"
#include "lab/explain_number.h"
#include "lab/net_fan.h"
#include "lab/net_words.h"
#include "lab/neuron.h"
#include "plot/text.h"

/* Where it is drawn. */
struct pen {
    struct bench *b;
    struct grid *g;
    const struct net_layout *l;
    enum glyphs glyphs;
};

static const char *lacks(struct bench *b)
{
    (void)b;
    return NULL;
}

/* ---- strokes ---- */

/* The sign of a weight is the style of its line. */
static uint32_t stroke(const struct pen *pen, double weight)
{
    if (pen->g->ascii || pen->glyphs == GLYPHS_ASCII)
        return weight < 0 ? '.' : '-';
    if (pen->glyphs == GLYPHS_BLOCKS)
        return weight < 0 ? 0xB7 : 0x2500;
    return weight < 0 ? 0x254C : 0x2500;
}

static void put_line(const struct pen *pen, int row, int from, int to, double weight)
{
    for (int col = from; col < to; col++)
        grid_put(pen->g, row, col, STYLE_AXIS, stroke(pen, weight));
}

/* A corner or crossing of lines to these sides. */
static void put_joint(const struct pen *pen, int row, int col, bool up, bool down,
                      bool left, bool right)
{
    static const uint16_t joint[16] = {
        ' ',    0x2500, 0x2500, 0x2500, 0x2502, 0x250C, 0x2510, 0x252C,
        0x2502, 0x2514, 0x2518, 0x2534, 0x2502, 0x251C, 0x2524, 0x253C,
    };
    char text[5] = "";

    utf8_encode(joint[up * 8 + down * 4 + left * 2 + right], text);
    grid_text(pen->g, row, col, 1, STYLE_AXIS, text);
}

/* The rail that gathers lines at the rows AT and leaves at the row OUT. */
static void put_rail(const struct pen *pen, int col, const int *at, int n, int out)
{
    int first = at[0] < out ? at[0] : out, last = at[n - 1] > out ? at[n - 1] : out;

    for (int row = first; row <= last; row++) {
        bool left = false;

        for (int k = 0; k < n; k++)
            left = left || at[k] == row;
        put_joint(pen, row, col, row > first, row < last, left, row == out);
    }
}

static void put_centred(const struct pen *pen, int row, int col, int width,
                        enum style style, const char *text)
{
    int n = (int)text_columns(text, pen->g->ascii);

    if (row >= 0 && row < pen->g->rows)
        grid_text(pen->g, row, col + (width - n) / 2, n < width ? n : width, style,
                  text);
}

static void put_right(const struct pen *pen, int row, int end, enum style style,
                      const char *text)
{
    int n = (int)text_columns(text, pen->g->ascii);

    grid_text(pen->g, row, end - n, n, style, text);
}

/* ---- the last neuron ---- */

/* "foot size  1.5": its name and, of the marked place, its value. */
static int draw_label(const struct pen *pen, const struct net_layer *layer, int row,
                      int col, const char *name, const double *value)
{
    int end = col + layer->name;

    grid_text(pen->g, row, col, layer->name, STYLE_PLAIN, name);
    if (layer->value) {
        end += 1 + layer->value;
        if (value)
            put_right(pen, row, end, STYLE_MARK, num_label(*value).s);
    }
    return end + 1;
}

/* "w1" over the weight, where the lines are far enough apart. */
static void draw_weight_name(const struct pen *pen, int k, int col, int width)
{
    const struct net_layer *s = &pen->l->source;
    char name[16];

    if (pen->l->detail < 2 || s->row[k] <= pen->l->top ||
        (s->n > 1 && s->row[1] - s->row[0] < 3))
        return;
    neuron_weight_name(pen->b, s->node[k], name);
    put_centred(pen, s->row[k] - 1, col, width, STYLE_DIM, name);
}

static void draw_source(const struct pen *pen, int k, int col)
{
    const struct net_layout *l = pen->l;
    size_t j = l->source.node[k];
    double weight = pen->b->s.theta[j];
    int row = l->source.row[k], width, at;
    struct num text = num_label(weight);
    struct str name;

    str_init(&name);
    neuron_name(pen->b, j, &name);
    col = draw_label(pen, &l->source, row, col, name.s,
                     l->flows && j ? &l->value[j] : NULL);
    str_done(&name);
    width = (int)text_columns(text.s, pen->g->ascii);
    put_line(pen, row, col, col + l->line, weight);
    at = col + (l->line - width) / 2;
    grid_put(pen->g, row, at - 1, STYLE_PLAIN, ' ');
    grid_text(pen->g, row, at, width, STYLE_BOUNDARY, text.s);
    grid_put(pen->g, row, at + width, STYLE_PLAIN, ' ');
    draw_weight_name(pen, k, col, pen->l->line);
}

/* "hero": what the marked place is called. */
static void draw_class(const struct pen *pen, int row, int col, int width)
{
    const struct data *d = pen->b->s.data;
    const char *name;
    int n;

    if (!pen->l->flows || pen->l->detail < 2 || !d || d->kind == LABEL_VALUE)
        return;
    name = dataset_class(d, pen->l->p >= pen->b->s.tau);
    n = (int)text_columns(name, pen->g->ascii);
    if (row < pen->g->rows && col + (width - n) / 2 + n <= pen->g->cols)
        put_centred(pen, row, col + (width - n) / 2, n, STYLE_DIM, name);
}

/* Σ, σ and p on the row of the way out, with words above and numbers below. */
static void draw_stops(const struct pen *pen, int rail)
{
    const struct net_layout *l = pen->l;
    int row = net_middle(l), col = rail + 3 - l->tight, from = rail + 1;
    struct str value;

    str_init(&value);
    for (int k = 0; k < NET_STOPS; k++) {
        const char *sign = net_stop_sign(pen->b, k, l->detail);
        int n = (int)text_columns(sign, pen->g->ascii);
        int at = col + (l->stop[k] - n) / 2;

        put_line(pen, row, from, at - 1, 1);
        grid_text(pen->g, row, at, n, STYLE_BOLD, sign);
        from = at + n + 1;
        if (l->detail == 2)
            put_centred(pen, row - 1, col, l->stop[k], STYLE_DIM,
                        net_stop_word(pen->b, k));
        str_clear(&value);
        net_stop_value(l, k, &value);
        put_centred(pen, row + 1, col, l->stop[k], l->flows ? STYLE_MARK : STYLE_DIM,
                    value.s);
        if (k == NET_STOPS - 1)
            draw_class(pen, row + 2, col, l->stop[k]);
        col += l->stop[k] + l->gap;
    }
    str_done(&value);
}

static void draw_gap(const struct pen *pen, const struct net_layer *layer, int col,
                     int width)
{
    struct str s;

    if (layer->gap < 0)
        return;
    str_init(&s);
    str_addf(&s, "… %zu more", layer->hidden);
    grid_text(pen->g, layer->gap, col, width, STYLE_DIM, s.s);
    str_done(&s);
}

static void draw_neuron(const struct pen *pen, int col)
{
    const struct net_layer *s = &pen->l->source;
    int rail = col + s->name + 1 + (s->value ? s->value + 1 : 0) + pen->l->line;

    for (int k = 0; k < s->n; k++)
        draw_source(pen, k, col);
    draw_gap(pen, s, col, rail - col - 1);
    put_rail(pen, rail, s->row, s->n, net_middle(pen->l));
    draw_stops(pen, rail);
}

/* ---- the hidden layer ---- */

/* A hidden neuron with its weights at the ports, COL … the column of its rail. */
static void draw_ports(const struct pen *pen, int k, int col)
{
    const struct net_layout *l = pen->l;
    int row = l->source.row[k], rail = col + l->input.weight + 4, at[NET_PORTS];

    for (int i = 0; i < l->input.n; i++) {
        double w = net_hidden_weight(pen->b, l->source.node[k], l->input.node[i]);

        at[i] = net_port(l, row, i);
        put_line(pen, at[i], col, col + 2, w);
        put_right(pen, at[i], rail - 1, STYLE_BOUNDARY, num_label(w).s);
    }
    put_rail(pen, rail, at, l->input.n, row);
    put_line(pen, row, rail + 1, rail + 2, 1);
}

/* Without room for numbers: one sign for each input that is shown. */
static void draw_signs(const struct pen *pen, int k, int col)
{
    const struct net_layout *l = pen->l;

    for (int i = 0; i < l->input.n; i++) {
        double w = net_hidden_weight(pen->b, l->source.node[k], l->input.node[i]);

        grid_text(pen->g, l->source.row[k], col + 1 - l->tight + i, 1, STYLE_BOUNDARY,
                  w < 0   ? "−"
                  : w > 0 ? "+"
                          : "0");
    }
}

static int draw_hidden(const struct pen *pen, int col)
{
    const struct net_layout *l = pen->l;
    int end = col;

    for (int k = 0; k < l->input.n; k++) {
        size_t j = l->input.node[k];
        const char *name = j ? neuron_feature(pen->b, j - 1) : "1";

        end = draw_label(pen, &l->input, l->input.row[k], col, name,
                         l->flows && j ? &l->features[j - 1] : NULL);
    }
    draw_gap(pen, &l->input, col, end - col - 1);
    net_fan(l, pen->b, pen->glyphs, pen->g, end);
    end += l->fan;
    for (int k = 0; k < l->source.n; k++)
        if (l->source.node[k] && l->ports > 1)
            draw_ports(pen, k, end);
        else if (l->source.node[k])
            draw_signs(pen, k, end);
    return end + (l->ports > 1 ? l->input.weight + 6 : l->input.n + 3 - l->tight);
}

/* ---- notes ---- */

/* Above: whose values flow, or how to let them flow. */
static void write_note(const struct bench *b, const struct net_layout *l,
                       struct str *out)
{
    const struct data *d = b->s.data;

    if (b->s.scale && d)
        str_add(out, "inputs are scaled");
    else if (l->flows)
        str_add(out, "the marked place");
    else if (d && bench_inputs(b) <= 2) {
        str_add(out, "with numbers: predict");
        for (size_t j = 0; j < d->dim; j++) {
            str_addc(out, ' ');
            text_number(out, d->x[j][0]);
        }
    }
}

/* Below: what the lines and signs mean. */
static void write_legend(const struct pen *pen, struct str *out)
{
    size_t room = pen->g->cols > 2 ? (size_t)pen->g->cols - 2 : 0, before;

    if (pen->b->s.hidden && pen->l->ports == 1)
        str_add(out, "+ − signs of the weights   ");
    before = out->len;
    if (pen->l->negative) {
        utf8_add(out, stroke(pen, 1));
        str_add(out, " weight 0 or more   ");
        utf8_add(out, stroke(pen, -1));
        str_add(out, " below 0");
    }
    if (text_columns(out->s, pen->g->ascii) > room)
        str_cut(out, before);
    before = out->len;
    if (pen->b->s.hidden && pen->l->thin > 0 && pen->glyphs == GLYPHS_BRAILLE &&
        !pen->g->ascii)
        str_addf(out, "   lines from %s on", num_label(pen->l->thin).s);
    if (text_columns(out->s, pen->g->ascii) > room)
        str_cut(out, before);
}

static void draw_notes(const struct pen *pen)
{
    const struct net_layout *l = pen->l;
    struct str s;

    str_init(&s);
    write_note(pen->b, l, &s);
    if (l->top > 0)
        put_right(pen, 0, pen->g->cols - 1, STYLE_DIM, s.s);
    str_clear(&s);
    write_legend(pen, &s);
    if (l->bottom < pen->g->rows - 1)
        grid_text(pen->g, pen->g->rows - 1, 1, pen->g->cols - 2, STYLE_DIM, s.s);
    str_done(&s);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct net_layout l;
    struct pen pen = {b, g, &l, look->glyphs};
    int needs[2];
    struct str s;

    grid_clear(g);
    if (net_layout(&l, b, g, needs)) {
        draw_notes(&pen);
        draw_neuron(&pen, b->s.hidden ? draw_hidden(&pen, l.left) : l.left);
    } else {
        str_init(&s);
        str_addf(&s, "The net needs %dx%d cells, has %dx%d.", needs[0], needs[1],
                 g->cols, g->rows);
        figure_says(g, s.s);
        str_done(&s);
    }
    net_layout_done(&l);
}

static void describe(struct bench *b, struct str *out)
{
    net_describe(b, out);
}

const struct figure figure_net = {
    .name = "net",
    .help = "The model as a neuron, or a network as neurons that feed the last one: "
            "inputs, weights, the sum, the activation; dotted lines are weights below "
            "0.",
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
    .numbers = figure_csv_weights,
};
