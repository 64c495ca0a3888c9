/* The model as a small program in another language: it reads numbers and prints p.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPORT_MODEL_H
#define LAB_EXPORT_MODEL_H

#include "lab/bench.h"

/* A language that a model can be written in. */
struct tongue;

extern const struct tongue tongue_python, tongue_r, tongue_c;

/* Appends the program. It computes in the order in which bench_p() does. False sets
 * ERR: a feature of the learner's own cannot be written in that language. */
bool export_model(const struct bench *b, const struct tongue *t, struct str *out,
                  struct err *err);

/* How such a program begins, whatever the model. */
const char *export_model_marker(const struct tongue *t);

#endif
