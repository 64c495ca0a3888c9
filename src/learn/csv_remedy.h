/* What can be read of a table that cannot be read as it was asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_REMEDY_H
#define LEARN_CSV_REMEDY_H

#include <stddef.h>

/* Columns of TEXT (as csv_read takes it) that have been tried and can be read, in the
 * words of csv_read's COLUMNS: "label=sick", "x1=age x2=\"blood sugar\" label=3"
 * (heap). NULL: none is known. */
char *csv_remedy(const char *text, size_t len);

#endif
