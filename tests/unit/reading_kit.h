/* What tests of readings share: a bench, small data, and what a reading has to be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_READING_KIT_H
#define TESTS_READING_KIT_H

#include "lab/reading.h"

extern struct bench *desk; /* of the test that runs */
void desk_setup(void);
void desk_teardown(void);

extern const char passed[]; /* of the 18 archers: 0.5 … 9 hours */
struct data *archers(void);
/* Four points in two dimensions, (0, 0) (4, 0) (0, 2) (4, 2); Y of each. */
struct data *square(double y0, double y1, double y2, double y3);
void weights(double bias, double w1, double w2);
/* TEXT becomes the function of the explorer. */
void look_at(const char *text, bool minimizing, double x, double y);

/* Each fails the test if it is not so. */
struct value value_of(const char *name);
void number(const char *name, double expected);
void word(const char *name, const char *expected);
void undefined(const char *name, const char *why);  /* WHY is a part of it */
void shown(const char *name, const char *expected); /* on the strip; "" nothing */
double evaluated(const char *expression);
void faulty(const char *expression, const char *message); /* a part of it */
/* A value that is finite, a word, or a reason. */
void has_value_or_reason(const char *name);

#endif
