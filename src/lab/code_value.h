/* Numbers and text of statements as bits: what a code is filled with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_CODE_VALUE_H
#define LAB_CODE_VALUE_H

#include "base/bits.h"
#include "base/str.h"

/* How a number is written: as bench_script() does (-0 is another one than 0), or in as
 * few digits as give it back. */
void code_write_exact(double v, struct str *out);
void code_write_short(double v, struct str *out);

/* ---- each puts what stands at S; the bytes that it takes there, 0: it is none ---- */
/* A number that WRITE would write so. */
size_t code_put_number(struct bits *b, const char *s,
                       void (*write)(double, struct str *));
/* Numbers, one blank between. */
size_t code_put_numbers(struct bits *b, const char *s);
/* A whole number up to MOST. */
size_t code_put_whole(struct bits *b, const char *s, int order, uint64_t most);
/* The weights of a network, to the end of S: "v1 = …, h1.b = …, h1.w1 = …, b = …". */
size_t code_put_network(struct bits *b, const char *s);

/* ---- and each appends what it takes, or sets `bad` ---- */
void code_take_numbers(struct bits *b, struct str *out);
void code_take_whole(struct bits *b, int order, uint64_t most, struct str *out);
void code_take_network(struct bits *b, struct str *out);

/* N bytes of text. */
void code_put_text(struct bits *b, const char *s, size_t n);
void code_take_text(struct bits *b, struct str *out);

#endif
