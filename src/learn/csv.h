/* Reading a table of examples from CSV text, every fault with its line and column.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_H
#define LEARN_CSV_H

#include "learn/data.h"

/* Reads TEXT (LEN bytes, as path_read gives) of FILE; the last column is the label.
 * Understands: header or none (a first row with a field that is no number, but later
 * rows whose field there is one, or all-text label), UTF-8 BOM, LF CRLF CR, delimiter
 * , ; tab | (from the first lines), RFC 4180 quotes, decimal comma where the delimiter
 * is not a comma, lines starting with # as comments, blank lines. A missing value
 * (empty, NA, N/A, nan, null, ?, -) in a column that is used skips the row (counted; a
 * label may be -). Labels as PRODUCT: 0/1, two words (no/false-like first, else
 * alphabetical), soft labels in [0,1], other numbers = LABEL_VALUE.
 * Refuses: ragged rows, unterminated quotes, non-finite numbers, NUL bytes, no rows,
 * fewer than two columns, limits of data.h; invalid UTF-8 in names is cleaned. NULL
 * sets ERR with FILE:LINE:COLUMN (columns count bytes).
 *
 * COLUMNS says which columns: what follows `columns`, "x1=Age x2=Fare label=Survived";
 * names or numbers from 1, quoted if they hold blanks; label alone: all others are
 * features; features alone: the last column stays the label. NULL: all, the last is the
 * label.
 *
 * A feature of text: two categories become 0/1 (no/false-like first, else alphabetical:
 * the column is called NAME=second); three to twenty become a 0/1 column for each but
 * the alphabetically first; more than that is refused if the column was chosen, else
 * left out. What was done is in data->notes. */
struct data *csv_read(const char *file, const char *text, size_t len,
                      const char *columns, struct err *err);

/* Reads FILE from the disk; source becomes FILE. */
struct data *csv_load(const char *file, const char *columns, struct err *err);

#endif
