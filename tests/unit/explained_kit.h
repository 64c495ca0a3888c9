/* What tests of explanations share: benches of every kind, and what is said of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_EXPLAINED_KIT_H
#define TESTS_EXPLAINED_KIT_H

#include "bench_kit.h"

/* The bench of the test that runs, and what was said of it last. */
extern struct str words;
void explain_open(void);
void explain_close(void);

/* Every printed equation of numbers is true; how many there are. */
int true_sums(const char *what);

/* N rows by chance, with two classes or with any numbers. */
struct data *kind_table(uint64_t seed, size_t n, size_t dim, bool classes);
/* TEXT becomes the function of the explorer, with a tangent that is 2 wide. */
void kind_look_at(const char *text, bool minimizing);
/* Rows and weights by chance. */
void kind_classes(size_t n, size_t dim, uint64_t seed);

enum { KINDS = 16 };
/* Bench number KIND, 0 … KINDS - 1. */
void kind_make(int kind, uint64_t seed);

/* Explains WHAT in rows of WIDTH. */
bool explained(const char *what, bool all, int width, struct err *err);
/* What is said of WHAT has TEXT in it; has it not. */
void explains(const char *what, const char *text);
void explains_not(const char *what, const char *text);

#endif
