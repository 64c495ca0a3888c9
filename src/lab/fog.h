/* The loss walked blind: which places of its map have been seen, and how high they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FOG_H
#define LAB_FOG_H

#include "lab/bench.h"
#include "lab/landscape.h"

enum {
    FOG_COLS = 56, /* of the map; a move across passes two of them, */
    FOG_ROWS = 15, /* a move up or down one: on a terminal that is about as far */
    FOG_LONG = 2,  /* columns of a move */
    FOG_WIDE = 4 * FOG_COLS, /* what is remembered: the map and as much around it */
    FOG_HIGH = 5 * FOG_ROWS,
    FOG_BYTES = FOG_WIDE * FOG_HIGH / 8,
};

/* How the weights came to where they are. */
enum fog_way {
    FOG_LEFT,
    FOG_RIGHT,
    FOG_DOWN,
    FOG_UP,
    FOG_JUMP, /* set by hand */
    FOG_STEP, /* by the optimizer */
    FOG_WAYS
};

/* Which landscape it is; another one is another walk. */
struct fog_about {
    struct data *fitted;
    const struct objective_ops *ops;
    struct function *function; /* that is minimized; NULL: a model */
    size_t params, weight[2];
};

/* Places are cells of a lattice that has the start of the walk in the middle of cell
 * (0, 0) and counts up to the right and up. Shared by reference count: snapshots of a
 * bench have the same one until somebody moves. */
struct fog {
    int refs;
    struct fog_about about;
    char name[2][16];          /* of the weights: "w", "b", "X" */
    double origin[2], step[2]; /* the middle of cell 0; from cell to cell */
    long left, low;            /* the lowest cells on the map */
    double lo, hi;             /* heights: the digit 9 ends at hi, */
    bool log; /* and each is as many times higher than the one before */

    size_t moves;      /* by hand */
    enum fog_way last; /* the newest of all; FOG_WAYS: none yet */
    double height;     /* after it; NaN: it was not looked at */
    double change;     /* by it; NaN: not known */
    bool shifted;      /* the newest move took the map along */
    char said[40];     /* "up, +0.16" */
    struct {
        double base; /* where the moves began, and how many of them there were since: */
        long count;  /* so that there and back again is the same number */
    } walked[2];
    uint8_t seen[FOG_BYTES], trodden[FOG_BYTES];
};

struct fog *fog_ref(struct fog *f);
void fog_free(struct fog *f); /* NULL allowed */

/* ---- a walk ---- */

/* A new one from the present weights: all is fog again. MOVE is how far one move goes
 * across and up, above 0; NULL: what divides the map into round numbers. There must be
 * a landscape (landscape_lacks). */
void fog_begin(struct bench *b, const double *move);
/* The same, unless one is under way here. */
void fog_ready(struct bench *b);
void fog_end(struct bench *b);
/* The walk under way, or the one that would begin here; the caller frees it. */
struct fog *fog_of(struct bench *b);

/* The weights have moved: what is near is seen. Does nothing where nobody walks.
 * HEIGHT may be NaN: by hand it is looked at, of a step it is not known. */
void fog_moved(struct bench *b, enum fog_way way, double height);
/* N moves of the weights; a walk must be ready. */
void fog_walk(struct bench *b, enum fog_way way, size_t n);
/* "mse", "loss", "objective" or "f": what the heights are. */
const char *fog_height_name(const struct bench *b);

/* ---- the map ---- */

long fog_cell(const struct fog *f, int axis, double at);
double fog_middle(const struct fog *f, int axis, long cell);
bool fog_seen(const struct fog *f, long col, long row);
bool fog_trodden(const struct fog *f, long col, long row);
bool fog_on_map(const struct fog *f, long col, long row);
/* 0 to 9. */
int fog_digit(const struct fog *f, double height);
/* From which height on a place has the digit D. */
double fog_from(const struct fog *f, int d);

/* ---- fog_down.c: which way is down ---- */

/* The steepest way down from L's place as it is on the screen: an eighth of a turn
 * each, 0 right, 2 up; and how steep. False: level, or no slope is known. */
bool fog_downhill(const struct fog *f, const struct landscape *l, int *eighth,
                  double *slope);
/* "up and left" */
const char *fog_eighth_name(int eighth);

/* ---- fog_frame.c ---- */
/* The map around L's place: its lattice, its middle, the scale of its digits. */
void fog_frame(struct fog *f, const struct landscape *l, const double *move);

#endif
