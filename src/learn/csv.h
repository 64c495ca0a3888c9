/* Reading a table of examples from CSV text, every fault with its line and column.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_H
#define LEARN_CSV_H

#include "learn/data.h"

/* Reads TEXT (LEN bytes, as path_read gives) of FILE; the last column is the label.
 * Understands: header or none (a first row with a field that is no number, but later
 * rows whose field there is one, or all-text label), UTF-8 BOM, LF CRLF CR, delimiter
 * , ; tab | (from the first lines), RFC 4180 quotes, decimal comma where the delimiter
 * is not a comma, lines starting with # as comments, blank lines. Empty fields and NA
 * skip the row (counted). Labels as PRODUCT: 0/1, two words (no/false-like first, else
 * alphabetical), soft labels in [0,1], other numbers = LABEL_VALUE.
 * Refuses: text in a feature column, ragged rows, unterminated quotes, non-finite
 * numbers, NUL bytes, invalid UTF-8 names are cleaned, no rows, fewer than two columns,
 * limits of data.h. NULL sets ERR with FILE:LINE:COLUMN (columns count bytes). */
struct data *csv_read(const char *file, const char *text, size_t len, struct err *err);

/* Reads FILE from the disk; source becomes FILE. */
struct data *csv_load(const char *file, struct err *err);

#endif
