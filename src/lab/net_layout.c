/* Where everything of the picture of a net stands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/net_layout.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/explain_number.h"
#include "lab/figure_parts.h"
#include "lab/neuron.h"
#include "learn/mlp.h"
#include "plot/text.h"

/* ---- the stops on the right ---- */

const char *net_stop_word(const struct bench *b, int stop)
{
    static const char *const words[] = {"sum", "sigmoid", ""};

    return stop == 1 && figure_linear(b) ? "activation" : words[stop];
}

const char *net_stop_sign(const struct bench *b, int stop, int detail)
{
    if (stop == 0)
        return "Σ";
    if (stop == 2)
        return figure_linear(b) ? "ŷ" : "p";
    return !figure_linear(b) ? "σ" : detail == 2 ? "identity" : "id";
}

void net_stop_value(const struct net_layout *l, int stop, struct str *out)
{
    if (!l->flows || stop == 1 || (stop == 0 && !l->detail))
        str_add(out, !l->flows && stop == 0 && l->detail ? "z" : "");
    else if (stop == 2)
        str_add(out, num_label(l->p).s);
    else
        str_addf(out, "%s%s", l->detail == 2 ? "z = " : "", num_label(l->z).s);
}

static int most(int a, size_t b)
{
    return a > (int)b ? a : (int)b;
}

static void measure_stops(struct net_layout *l, const struct bench *b, bool ascii)
{
    struct str s;

    str_init(&s);
    for (int k = 0; k < NET_STOPS; k++) {
        str_clear(&s);
        net_stop_value(l, k, &s);
        l->stop[k] = most(0, text_columns(net_stop_sign(b, k, l->detail), ascii));
        l->stop[k] = most(l->stop[k], text_columns(s.s, ascii));
        if (l->detail == 2)
            l->stop[k] = most(l->stop[k], text_columns(net_stop_word(b, k), ascii));
    }
    str_done(&s);
}

/* ---- the nodes of a layer ---- */

/* INPUTS nodes and a bias in ROOM rows; false if even the first and the last are too
 * many. Rows are counted from the layer's top. */
static bool choose(struct net_layer *layer, size_t inputs, bool biased, int room)
{
    size_t total = inputs + biased, shown, tail;

    room = room < NET_ROWS ? room : NET_ROWS;
    layer->gap = -1;
    layer->hidden = 0;
    layer->n = 0;
    if (total > (size_t)room && room < 3)
        return false;
    shown = total > (size_t)room ? (size_t)room - 1 : total;
    layer->hidden = total - shown;
    tail = shown - biased >= 2 ? biased + 1 : 1;
    for (size_t k = 0; k < shown; k++) {
        size_t node = k + (k + tail >= shown ? total - shown : 0);

        if (layer->hidden && k + tail == shown)
            layer->gap = (int)k;
        layer->row[layer->n] = (int)k + (layer->gap >= 0);
        layer->node[layer->n++] = node < inputs ? node + 1 : 0;
    }
    return true;
}

/* Moves the rows of a layer apart, as far as ROWS allow and at most FAR, around the
 * middle of TOP …. */
static void spread(struct net_layer *layer, int top, int rows, int far)
{
    int slots = layer->n + (layer->gap >= 0);
    int step = slots > 1 ? (rows - 1) / (slots - 1) : 1;

    step = step < 1 ? 1 : step > far ? far : step;
    top += (rows - 1 - (slots - 1) * step) / 2;
    for (int k = 0; k < layer->n; k++)
        layer->row[k] = top + layer->row[k] * step;
    if (layer->gap >= 0)
        layer->gap = top + layer->gap * step;
}

/* The first row of the hidden neuron at ROW. */
static int block(const struct net_layout *l, int row)
{
    return row - (l->ports - 1) / 2;
}

int net_port(const struct net_layout *l, int row, int input)
{
    return block(l, row) + (l->ports > 1 ? input : 0);
}

int net_middle(const struct net_layout *l)
{
    return (l->source.row[0] + l->source.row[l->source.n - 1]) / 2;
}

/* ---- rows ---- */

/* The neurons and the bias of the last one below each other, each PORTS high. */
static bool stack(struct net_layout *l, size_t hidden, int ports)
{
    int rows = l->bottom - l->top + 1, n = (int)hidden;
    int used = n * ports + l->biased, between = n + l->biased - 1;
    int gap = between > 0 ? (rows - used) / between : 0, top;

    if (used > rows || !choose(&l->source, hidden, l->biased, NET_ROWS))
        return false;
    gap = gap > 2 ? 2 : gap;
    top = l->top + (rows - used - between * gap) / 2;
    l->ports = ports;
    for (int k = 0; k < l->source.n; k++) {
        bool bias = l->source.node[k] == 0;

        l->source.row[k] = top + k * (ports + gap) + (bias ? 0 : (ports - 1) / 2);
    }
    spread(&l->input, top, used + between * gap, 6);
    return true;
}

/* Notes stand above and below if there is room. */
static void reserve(struct net_layout *l, const struct grid *g, int notes)
{
    l->top = notes > 1;
    l->bottom = g->rows - 1 - (notes > 0);
}

static bool place_network(struct net_layout *l, const struct bench *b,
                          const struct grid *g, bool ports)
{
    size_t inputs = b->s.dim + l->biased;

    if (ports && (inputs < 2 || inputs > NET_PORTS))
        return false;
    for (int notes = g->rows < 6 ? 0 : g->rows < 8 ? 1 : 2; notes >= 0; notes--) {
        int rows;

        reserve(l, g, notes);
        rows = l->bottom - l->top + 1;
        if (!choose(&l->input, b->s.dim, l->biased, ports ? NET_ROWS : rows))
            continue;
        if (stack(l, b->s.hidden, ports ? (int)inputs : 1))
            return true;
    }
    return false;
}

static bool place_neuron(struct net_layout *l, const struct bench *b,
                         const struct grid *g)
{
    reserve(l, g, g->rows < 6 ? 0 : g->rows < 8 ? 1 : 2);
    l->ports = 1;
    if (!choose(&l->source, b->s.dim, l->biased, l->bottom - l->top + 1))
        return false;
    spread(&l->source, l->top, l->bottom - l->top + 1, 4);
    return true;
}

/* ---- columns ---- */

static int columns_of(const char *text, bool ascii, int limit)
{
    int n = (int)text_columns(text, ascii);

    return n < limit ? n : limit;
}

/* The texts of the last neuron's summands. */
static void measure_source(struct net_layout *l, const struct bench *b, bool ascii,
                           int limit)
{
    struct net_layer *layer = &l->source;
    struct str s;

    str_init(&s);
    layer->name = layer->value = layer->weight = 0;
    for (int k = 0; k < layer->n; k++) {
        size_t j = layer->node[k];

        str_clear(&s);
        neuron_name(b, j, &s);
        layer->name = most(layer->name, (size_t)columns_of(s.s, ascii, limit));
        layer->weight =
            most(layer->weight, text_columns(num_label(b->s.theta[j]).s, ascii));
        if (l->flows && j)
            layer->value =
                most(layer->value, text_columns(num_label(l->value[j]).s, ascii));
        l->negative = l->negative || b->s.theta[j] < 0;
    }
    str_done(&s);
}

/* The weights of every hidden neuron for the inputs that are shown. */
static void measure_weights(struct net_layout *l, const struct bench *b, bool ascii)
{
    const struct state *s = &b->s;

    for (size_t h = 0; h < s->hidden; h++)
        for (int k = 0; k < l->input.n; k++) {
            double w = s->theta[mlp_bias(s->dim, s->hidden, h) + l->input.node[k]];

            l->input.weight =
                most(l->input.weight, text_columns(num_label(w).s, ascii));
            l->negative = l->negative || w < 0;
        }
}

static int stronger(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x < y) - (x > y);
}

/* So many lines that each can be followed: the others' weights are too near to 0. */
static void choose_lines(struct net_layout *l, const struct bench *b)
{
    const struct state *s = &b->s;
    size_t n = 0;
    double *size = mem_array(s->hidden * (size_t)l->input.n, sizeof *size);

    for (size_t h = 0; h < s->hidden; h++)
        for (int k = 0; k < l->input.n; k++)
            size[n++] =
                fabs(s->theta[mlp_bias(s->dim, s->hidden, h) + l->input.node[k]]);
    qsort(size, n, sizeof *size, stronger);
    l->thin = n > NET_RAYS ? size[NET_RAYS - 1] : 0;
    free(size);
}

static void measure_input(struct net_layout *l, const struct bench *b, bool ascii,
                          int limit)
{
    struct net_layer *layer = &l->input;

    layer->name = 1;
    layer->value = layer->weight = 0;
    for (int k = 0; k < layer->n; k++) {
        size_t j = layer->node[k];
        int name = j ? columns_of(neuron_feature(b, j - 1), ascii, limit) : 1;

        layer->name = most(layer->name, (size_t)name);
        if (l->flows && j)
            layer->value = most(layer->value,
                                text_columns(num_label(l->features[j - 1]).s, ascii));
    }
    measure_weights(l, b, ascii);
    choose_lines(l, b);
}

static int label_columns(const struct net_layer *layer)
{
    return layer->name + 1 + (layer->value ? layer->value + 1 : 0);
}

/* What the net takes with its shortest lines. */
static int columns_needed(const struct net_layout *l, const struct bench *b)
{
    int n = label_columns(&l->source) + l->source.weight + 4 - l->tight + 1;

    if (b->s.hidden) {
        n += label_columns(&l->input) + 4 - l->tight;
        n += l->ports > 1 ? l->input.weight + 6 : l->input.n + 3 - l->tight;
    }
    n += 2 - l->tight;
    for (int k = 0; k < NET_STOPS; k++)
        n += l->stop[k] + (k ? 3 : 0);
    return n;
}

/* Columns that are left over make the lines longer; the rest is margin. */
static void stretch(struct net_layout *l, const struct bench *b, int columns)
{
    int left = columns - columns_needed(l, b), more;

    more = b->s.hidden ? left < 8 ? left : 8 : 0;
    l->fan = 4 - l->tight + more;
    left -= more;
    more = left / 3 < 6 ? left / 3 : 6;
    l->gap = 3 + more / 2;
    left -= more / 2 * 2;
    more = b->s.hidden ? left / 2 < 10 ? left / 2 : 10 : 0;
    l->fan += more;
    left -= more;
    more = left < 16 ? left : 16;
    l->line = l->source.weight + 4 - l->tight + more;
    left -= more;
    l->left = left / 2;
}

/* ---- all together ---- */

static void open_values(struct net_layout *l, const struct bench *b)
{
    *l = (struct net_layout){.biased = neuron_biased(b)};
    l->features = mem_array(b->s.dim, sizeof *l->features);
    l->value = mem_array(neuron_inputs(b) + 1, sizeof *l->value);
    l->flows = neuron_marked(b, l->features);
    if (!l->flows)
        return;
    neuron_values(b, l->features, l->value);
    l->z = bench_z(b, b->s.place);
    l->p = figure_p(b, l->z);
}

/* One way to arrange it, from the richest on. */
struct attempt {
    int name; /* columns for a name */
    int detail;
    bool ports;
    int quiet; /* values that are left out: 1 of hidden neurons, 2 of inputs too */
};

static bool arrange(struct net_layout *l, const struct bench *b, const struct grid *g,
                    const struct attempt *a, int needs[2])
{
    l->detail = a->detail;
    l->tight = a->quiet == 2;
    l->negative = false;
    needs[1] = 3;
    needs[0] = 20;
    if (!(b->s.hidden ? place_network(l, b, g, a->ports) : place_neuron(l, b, g))) {
        needs[1] = b->s.hidden ? (int)b->s.hidden + l->biased : 3;
        return false;
    }
    measure_stops(l, b, g->ascii);
    measure_source(l, b, g->ascii, a->name);
    if (b->s.hidden)
        measure_input(l, b, g->ascii, a->name);
    l->source.value = a->quiet > 0 && b->s.hidden ? 0 : l->source.value;
    l->input.value = a->quiet > 1 ? 0 : l->input.value;
    needs[0] = columns_needed(l, b);
    needs[1] = g->rows;
    return needs[0] <= g->cols;
}

bool net_layout(struct net_layout *l, struct bench *b, const struct grid *g,
                int needs[2])
{
    static const struct attempt attempts[] = {
        {24, 2, true, 0}, {24, 1, true, 0}, {10, 1, true, 0},  {6, 1, true, 0},
        {6, 1, true, 1},  {6, 0, true, 1},  {10, 2, false, 0}, {10, 1, false, 0},
        {6, 1, false, 0}, {6, 0, false, 0}, {6, 0, false, 1},  {3, 0, false, 2},
        {1, 0, false, 2},
    };

    open_values(l, b);
    for (size_t k = 0; k < sizeof attempts / sizeof *attempts; k++)
        if (arrange(l, b, g, &attempts[k], needs)) {
            stretch(l, b, g->cols);
            return true;
        }
    return false;
}

void net_layout_done(struct net_layout *l)
{
    free(l->features);
    free(l->value);
}
