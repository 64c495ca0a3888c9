/* exp and log that give the same digits everywhere: C libraries differ in the last one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_ELEMENTARY_H
#define LEARN_ELEMENTARY_H

/* Made of + - * / alone, which IEEE 754 fixes, and right to about 1e-15. For numbers
 * that are drawn by chance; whatever is computed from data uses <math.h>. */
double elementary_log(double x); /* x > 0 and finite */
double elementary_exp(double x); /* abs(x) <= 700 */

#endif
