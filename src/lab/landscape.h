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
    LANDINGS = 3,          /* are marked: of a half, one and two times the rate */
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
/* The same before its ends are made nice, for a picture of even cells (frame.even). */
void landscape_part(const struct landscape *l, struct axis *x, struct axis *y);

/* Where one step of gradient descent with K times the rate lands; false without one. */
bool landscape_landing(const struct landscape *l, double k, struct spot *out);
double landscape_rate(const struct landscape *l);
extern const double landscape_share[LANDINGS];
/* How the I-th of them is marked: · • ○ */
uint32_t landscape_glyph(int i, bool plain);

/* The steps of the run before the present place, oldest first: the newest ones, each in
 * another cell of X and Y (as they are in the picture) than the next. */
size_t landscape_path(const struct landscape *l, const struct axis *x,
                      const struct axis *y, struct spot out[LANDSCAPE_STEPS]);
/* Row I of the run's trace that lies behind; false: there are no more. */
bool landscape_step(const struct landscape *l, size_t i, struct spot *out);
/* Where the run began; false without one. */
bool landscape_start(const struct landscape *l, struct spot *out);

/* The run of the K-th racer of the race that is on show, over weights that mean the
 * same; NULL: there are no more. */
const struct run *landscape_racer(const struct landscape *l, size_t k);
/* Where step I of those that R's trace has kept ended; false: there are no more. */
bool landscape_raced(const struct landscape *l, const struct run *r, size_t i,
                     struct spot *out);

/* The lowest place along the first weight, looked for downhill from here and between LO
 * and HI; false if it falls on for ever, or there is no height here. */
bool landscape_bottom(const struct landscape *l, double lo, double hi, double *at);

/* "mse", "loss", "objective" or "f": what the heights are. */
const char *landscape_height(const struct landscape *l);

/* ---- in words ---- */

/* What is drawn over what, and what has to be known about it, within ROOM columns. */
void landscape_caption(const struct landscape *l, int room, bool ascii,
                       struct str *out);
/* It says no more than what is drawn over what. */
bool landscape_plain(const struct landscape *l);
/* "Where you are: w 0.88, b 1.25, mse 7.06." and the slope there. */
void landscape_write_place(const struct landscape *l, struct str *out);
/* "The bottom is at w 1.37, b 2.51, mse 0.525": where it is known. */
void landscape_write_best(const struct landscape *l, struct str *out);
/* "One step of gradient descent with eta 0.09 lands at (2.216, 1.655); …" */
void landscape_write_landings(const struct landscape *l, struct str *out);
/* "The run began at (0, 0), mse 39.3, 6 steps ago." */
void landscape_write_path(const struct landscape *l, struct str *out);
/* "In the race run A, gd, ends at (1.2, 0.4), loss 0.31; …" */
void landscape_write_race(const struct landscape *l, struct str *out);
/* The same rows and weights as in the caption, in sentences. */
void landscape_write_notes(const struct landscape *l, struct str *out);
/* "w 0.88, b 1.25" */
void landscape_write_at(const struct landscape *l, const double at[2], struct str *out);

/* Heights (over one weight or two), the run, the place, where steps land and the best
 * one: what, step, the weights, the height. */
void landscape_csv(struct bench *b, int axes, struct str *csv);

/* ---- seen from straight above ---- */

/* Lines of equal height, the run, the place, the best one, the landings; into all of G.
 */
void landscape_map(const struct landscape *l, const struct look *look, struct grid *g);
/* At how many places a map in G asks for a height. */
size_t landscape_map_looks(const struct grid *g);
/* C becomes the chart that landscape_map() has made of G. */
void landscape_map_chart(const struct landscape *l, const struct look *look,
                         struct grid *g, struct chart *c);
void landscape_map_words(const struct landscape *l, struct str *out);

#endif
