/* What the graph of a function does from end to end: its lowest and highest place,
 * where it breaks, where it is zero.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_COURSE_H
#define LAB_COURSE_H

#include <stdbool.h>
#include <stddef.h>

#include "plot/graph.h"

enum {
    COURSE_LOOKS = 400, /* places from end to end, evenly */
    COURSE_GAPS = 8,    /* so many are noted */
    COURSE_ROOTS = 8,
};

/* A place where the graph breaks: a pole, a jump, or the end of where it has values. */
struct gap {
    double x;
    struct side {
        bool there; /* it has values on this side */
        int way;    /* of them towards x: 1 rise without limit, -1 fall; 0: to y */
        double y;
    } side[2]; /* left, right */
};

struct course {
    bool any;                    /* it has values; else only the gaps count */
    double low, high;            /* the smallest and the largest value that was met, */
    double low_at, high_at;      /* and where */
    double from, to;             /* of y, what a picture needs: all, but at a pole only
                                    what most of the graph needs */
    struct gap gap[COURSE_GAPS]; /* from left to right */
    size_t gaps, poles; /* how many there are, noted or not; poles among them */
};

void course_of(const struct graph *g, struct course *c);

/* Where it is zero, crossing or only touching it, from left to right: how many such
 * places there are, and the first ones. */
size_t course_roots(const struct graph *g, double root[COURSE_ROOTS]);

#endif
