/* What several figures need; private to them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FIGURE_PARTS_H
#define LAB_FIGURE_PARTS_H

#include "lab/figure.h"
#include "plot/crowd.h"

extern const struct figure figure_confusion, figure_roc, figure_pr, figure_reliability,
    figure_slice, figure_contour, figure_surface, figure_net, figure_matrix,
    figure_confidence, figure_fog;
extern const struct figure figure_scatter, figure_curve, figure_fit, figure_loss,
    figure_table, figure_function, figure_sweep;

/* Row I is on the wrong side of tau. Borrowed F is bench_fitness(). */
bool figure_wrong(const struct bench *b, const struct fitness *f, size_t i);

/* The weights of the unscaled features (params); the caller frees them. */
double *figure_raw(const struct bench *b);

/* p at a score, for the bench's model: sigmoid(z), or z itself for the linear one. */
double figure_p(const struct bench *b, double z);
/* The score whose p is P; infinite for the logistic model at 0 and 1. */
double figure_score(const struct bench *b, double p);
bool figure_linear(const struct bench *b);

/* ---- captions ---- */

enum { NAMED_ROWS = 8 }; /* a plot this high names its lines */

/* Columns that a caption has beside the name of y. */
size_t figure_room(const struct chart *c, const char *yname);
/* Appends PART if all of it then fits ROOM columns; else false. */
bool figure_add_part(struct str *out, size_t room, const char *part);
/* Where the points are drawn as digits: what these are. Else nothing. */
void figure_density(const struct crowd *points, size_t room, struct str *out);

/* ---- all rows ---- */

/* The rows held back, with their places X and Y in the chart: faint, so what is drawn
 * later hides them. Without a split there are none. */
void figure_held_draw(const struct bench *b, const struct chart *c, const double *x,
                      const double *y);
/* What they are drawn as, if that fits ROOM. */
void figure_held_caption(const struct bench *b, size_t room, struct str *out);
/* " 10 rows are held back, drawn as •." */
void figure_held_words(const struct bench *b, struct str *out);
/* The range for values from LO to HI, and for V if it is not too far away. */
void figure_reach(struct axis *a, double lo, double hi, double v);
/* The range across a picture of one column: all rows, and the predicted place. */
void figure_across(const struct bench *b, struct axis *x);

/* " Marked: 31, p 0.99.": the predicted place of one column, where V is what NAME has;
 * X is the axis. */
void figure_mark_words(const struct bench *b, const struct axis *x, const char *name,
                       double v, struct str *out);

/* A sentence in the middle of G, in place of a picture. */
void figure_says(struct grid *g, const char *sentence);

/* ---- numbers as CSV ---- */

/* A field of text. */
void figure_csv_text(struct str *csv, const char *text);
/* A number with all its digits; nothing where it is none. */
void figure_csv_number(struct str *csv, double v);
void figure_csv_end(struct str *csv); /* of a row, which has a field */
/* The score and p of each row of D, which has the bench's columns, into Z and P. */
void figure_csv_asked(const struct bench *b, const struct data *d, double *z,
                      double *p);
/* What roc and pr are drawn from: tau tp fp fpr recall precision. */
void figure_csv_thresholds(struct bench *b, struct str *csv);
/* The bins of reliability: from to n p y. */
void figure_csv_bins(struct bench *b, struct str *csv);
/* curve: of x y z p, the points, those held back (valid), places along the curve; net:
 * weight from to value; matrix: the rows of X, their products with the weights, z;
 * table: as it is shown. */
void figure_csv_curve(struct bench *b, struct str *csv);
void figure_csv_weights(struct bench *b, struct str *csv);
void figure_csv_products(struct bench *b, struct str *csv);
void figure_csv_table(struct bench *b, struct str *csv);

/* ---- words ---- */

/* "24 hobbits", "1 row". */
void figure_noun(const struct data *d, size_t n, struct str *out);
/* What N of class 1 are: "heroes", "passed", "class 1". */
void figure_group(const struct data *d, size_t n, struct str *out);
/* "24 hobbits, 12 heroes. " */
void figure_counts(const struct data *d, struct str *out);
/* "not a hero", "class 1" */
void figure_kind(const struct data *d, int class, struct str *out);
/* The class in short: "not" for "not passed". */
const char *figure_class(const struct data *d, int class);
/* "(1.4, 2.2)" */
void figure_place(struct str *out, double x, double y);
/* Exactly DECIMALS decimals, zeros kept; a value too large for that in short. */
void figure_decimals(struct str *out, double v, int decimals);
/* Decimals that all values of a column agree on, at most 3. */
int figure_shared_decimals(const double *v, size_t n);
/* Decimals that tell apart fiftieths of a range. */
int figure_precision(double lo, double hi);

#endif
