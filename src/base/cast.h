/* A recording of a terminal: asciicast v2, a line of JSON for each event.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_CAST_H
#define BASE_CAST_H

#include "base/str.h"

/* How a recording of this program begins. */
extern const char cast_marker[];

/* The line of the header; TERM may be NULL. */
void cast_header(int cols, int rows, const char *term, struct str *out);

/* Bytes of a character that is not complete yet. */
struct cast {
    char held[4];
    size_t nheld;
};

/* Appends the line of an event at SECONDS: 'o' output, 'm' a marker, 'r' a new size. Of
 * output that ends inside a character the rest is held back for the next; what is no
 * UTF-8 becomes U+FFFD. Nothing is appended if nothing is to be told. */
void cast_output(struct cast *c, double seconds, const char *bytes, size_t n,
                 struct str *out);
void cast_event(double seconds, char code, const char *text, struct str *out);
/* What is held back will not be completed. */
void cast_end(struct cast *c, double seconds, struct str *out);

#endif
