/* What tests of readings share: what one of the bench has to be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_READING_KIT_H
#define TESTS_READING_KIT_H

#include "bench_kit.h"
#include "lab/reading.h"

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
