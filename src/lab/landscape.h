/* The objective as heights over one or two weights; all other weights stay as they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_LANDSCAPE_H
#define LAB_LANDSCAPE_H

#include "lab/bench.h"
#include "lab/figure.h"
#include "plot/axis.h"

enum {
    LANDSCAPE_ROWS = 2000, /* of the data, evenly taken: more are not looked at */
    LANDSCAPE_STEPS = 10,  /* of the run are marked: the newest, 0 … 9 */
};

/* A place of the run, or where one would land. */
struct spot {
    double at[2];
    double height; /* the objective there, of all rows */
    size_t step;
};

/* Made for one picture. The weights are those that the model moves: with scale on, of
 * the scaled features. */
struct landscape {
    struct bench *b;              /* borrowed */
    const struct function *shown; /* of X and Y, instead of a model; borrowed */
    int axes;                     /* 1 or 2 */
    size_t weight[2];             /* places in theta; [0] across, [1] up */
    char name[2][16];             /* "w", "b", "X" */
    double at[2];                 /* where the weights are */
    double here;                  /* the height there, as the picture has it */
    double slope[2];              /* of the objective there, of all rows; may be NaN */
    size_t n, of;                 /* rows that are looked at, of how many; 0 of 0 */
    size_t others;                /* weights that stay as they are */
    struct spot best;             /* of all weights, where the objective is smallest */
    bool local;                   /* elsewhere may be lower than there */
    bool best_known;              /* it exists, and was not too dear to compute */
    /* --- private --- */
    struct objective o;
    struct data *rows;
    double *theta;
    size_t slot[2];
    double price[2], rest;
};

/* NULL = there are heights over AXES weights; else a sentence why not. */
const char *landscape_lacks(struct bench *b, int axes);
/* PLACES: at how many places the picture will ask. */
void landscape_open(struct landscape *l, struct bench *b, int axes, size_t places);
/* The explorer's function of two variables, minimized or only looked at. */
void landscape_open_function(struct landscape *l, struct bench *b);
void landscape_done(struct landscape *l);

/* The height at a place; NaN where there is none. V counts with two axes only. */
double landscape_at(const struct landscape *l, double u, double v);

/* The part to show: the run, the place, the best one and the landings that are not far
 * out, with a margin; Y is NULL with one axis. */
void landscape_range(const struct landscape *l, struct axis *x, struct axis *y);

/* Where one step of gradient descent with K times the rate lands; false without one. */
bool landscape_landing(const struct landscape *l, double k, struct spot *out);
double landscape_rate(const struct landscape *l);

/* The steps of the run before the present place, oldest first: the newest ones, each in
 * another cell of X and Y (as they are in the picture) than the next. */
size_t landscape_path(const struct landscape *l, const struct axis *x,
                      const struct axis *y, struct spot out[LANDSCAPE_STEPS]);
/* Where the run began; false without one. */
bool landscape_start(const struct landscape *l, struct spot *out);

/* The lowest place along the first weight, looked for downhill from here and between LO
 * and HI; false if it falls on for ever, or there is no height here. */
bool landscape_bottom(const struct landscape *l, double lo, double hi, double *at);

/* "mse", "loss", "objective" or "f": what the heights are. */
const char *landscape_height(const struct landscape *l);

/* ---- in words ---- */

/* What is drawn over what, and what has to be known about it, within ROOM columns. */
void landscape_caption(const struct landscape *l, int room, bool ascii,
                       struct str *out);
/* "Where you are: w 0.88, b 1.25, mse 7.06." and the slope there. */
void landscape_write_place(const struct landscape *l, struct str *out);
/* "The bottom is at w 1.37, b 2.51, mse 0.525": where it is known. */
void landscape_write_best(const struct landscape *l, struct str *out);
/* The same rows and weights as in the caption, in sentences. */
void landscape_write_notes(const struct landscape *l, struct str *out);
/* "w 0.88, b 1.25" */
void landscape_write_at(const struct landscape *l, const double at[2], struct str *out);

/* ---- seen from straight above ---- */

/* Lines of equal height, the run, the place, the best one, the landings; into all of G.
 */
void landscape_map(const struct landscape *l, const struct look *look, struct grid *g);
void landscape_map_words(const struct landscape *l, struct str *out);

#endif
