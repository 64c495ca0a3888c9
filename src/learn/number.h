/* The text of a number to the nearest double, as strtod gives it, but faster.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_NUMBER_H
#define LEARN_NUMBER_H

#include <stddef.h>

enum number_status {
    NUMBER_READ,
    NUMBER_NOT,      /* some other text; hexadecimal, inf and nan too */
    NUMBER_TOO_LARGE /* beyond the range of numbers, 1e999 */
};

/* All LEN bytes of S as [sign] digits [point digits] [e [sign] digits]. POINT is '.' or
 * ','; a '.' is always understood. The locale's decimal point must be '.'. */
enum number_status number_read(const char *s, size_t len, char point, double *v);

#endif
