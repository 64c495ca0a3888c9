/* Where everything of the picture of a net stands: its texts, columns and rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_NET_LAYOUT_H
#define LAB_NET_LAYOUT_H

#include "lab/bench.h"
#include "plot/grid.h"

enum {
    NET_ROWS = 40, /* nodes of a layer that are shown at most */
    NET_STOPS = 3, /* Σ, the activation, the prediction */
    NET_RAYS = 9,  /* lines between the layers, the strongest (and equal ones) */
    NET_PORTS = 6, /* inputs of a hidden neuron whose weights are printed at most */
};

/* The nodes of a layer from the top: inputs or hidden neurons 1 …, then the bias (0).
 * Where GAP is not negative, nodes are left out: there it is said how many. */
struct net_layer {
    int n;
    size_t node[NET_ROWS];
    int row[NET_ROWS];
    int gap;
    size_t hidden;           /* nodes that are left out */
    int name, value, weight; /* columns that the texts need */
};

struct net_layout {
    bool flows;       /* the marked place's values are shown */
    bool biased;      /* the layers have a bias */
    bool negative;    /* a weight that is shown is below 0 */
    double thin;      /* hidden weights nearer to 0 have no line; 0: all have one */
    double *features; /* of the marked place */
    double *value;    /* of the last neuron's summands */
    double z, p;

    int top, bottom;         /* rows of the net; above and below them notes */
    struct net_layer input;  /* of a network: what the hidden neurons get */
    struct net_layer source; /* what the last neuron gets */
    int ports;               /* rows of a hidden neuron; 1: signs only */
    int detail;              /* how much stands around the stops: 2, 1, 0 */
    bool tight;              /* lines and blanks are as short as can be */
    int left;                /* column of the net's first text */
    int fan, line, gap;      /* columns: between the layers, of a weight's line,
                                between two stops */
    int stop[NET_STOPS];     /* columns of each stop */
};

/* False: no room for any net in G; then at least NEEDS[0] x NEEDS[1] cells (columns,
 * rows) are. Ended with net_layout_done() in both cases. */
bool net_layout(struct net_layout *l, struct bench *b, const struct grid *g,
                int needs[2]);
void net_layout_done(struct net_layout *l);

/* The stops' texts: above (DETAIL 2), the sign itself, and below it. */
const char *net_stop_word(const struct bench *b, int stop);
const char *net_stop_sign(const struct bench *b, int stop, int detail);
void net_stop_value(const struct net_layout *l, int stop, struct str *out);

/* The row of an input's port at the hidden neuron at ROW. */
int net_port(const struct net_layout *l, int row, int input);
/* Where the last neuron stands. */
int net_middle(const struct net_layout *l);

#endif
