/* Is the arithmetic that a text prints true for the printed digits?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_ARITHMETIC_H
#define TESTS_ARITHMETIC_H

/* The first "A = B" of TEXT, line by line, in which A and B are sums, products,
 * quotients, squares, roots or logs of numbers and B is false in its last place; NULL:
 * all are true. Lines that say "(rounded)" are passed over. *CHECKED grows by how many
 * were looked at. */
const char *arithmetic_false(const char *text, int *checked);

/* The value of the arithmetic that TEXT begins with, and the worth of its last place;
 * NAN if it begins with none. */
double arithmetic_value(const char *text, double *unit);

#endif
