/* What the picture f shows of functions of one variable: values, frame, marked places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FUNCTION_VIEW_H
#define LAB_FUNCTION_VIEW_H

#include "lab/course.h"
#include "lab/figure.h"

/* Made for one picture; what is pointed at belongs to the bench. */
struct function_view {
    const struct bench *b;
    const struct explorer *e;
    const char *name;         /* of the variable, as typed */
    double x, dX;             /* X; the second point is X + dX */
    bool away;                /* X is not in the frame */
    struct graph graph[2];    /* f, and the other one */
    struct graph slope[2];    /* their derivatives */
    size_t n;                 /* functions: 1 or 2 */
    bool sloped;              /* there is a derivative to draw below */
    struct course course[2];  /* of the functions */
    struct course slopes[2];  /* of their derivatives, if sloped */
    struct axis range, below; /* of y: of the functions, of the derivatives */
};

/* What is shown of a function that is made small from X: X, 0, and two units on either
 * side. */
void function_frame(double x, double *from, double *to);

/* The explorer has a function of one variable. */
void function_view_of(struct function_view *v, const struct bench *b);

/* NaN where there is none. */
double function_at(const struct graph *g, double x);
/* From X to X + dX; NaN where there is none. */
double function_secant(const struct function_view *v);
/* The slope G to be told: 0 where it is what rounding leaves of level. */
double function_levelled(const struct function_view *v, double g);
/* Where the functions are equal (SAME: wherever both have a value), where the
 * derivative of f is zero: as course_roots().
 */
size_t function_meetings(const struct function_view *v, double root[COURSE_ROOTS],
                         bool *same);
size_t function_levels(const struct function_view *v, double root[COURSE_ROOTS]);

/* Into a chart that was opened for v->range: the functions, X with its tangent, the
 * secant to X + dX and the triangle between, the newest places of a run. Into one for
 * v->below: the derivatives. */
void function_draw(const struct chart *c, const struct function_view *v);
void function_draw_below(const struct chart *c, const struct function_view *v);

/* What is said of it in the row above the picture, in ROOM columns; COARSE: glyphs are
 * not braille. And of its derivatives. */
void function_caption(const struct function_view *v, int room, bool ascii, bool coarse,
                      struct str *out);
void function_caption_below(const struct function_view *v, int room, bool ascii,
                            bool coarse, struct str *out);
/* Two to eight sentences. */
void function_words(const struct function_view *v, struct str *out);

#endif
