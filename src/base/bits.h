/* A row of bits that is written and read: numbers in as few of them as they need.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_BITS_H
#define BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zeroed it is empty. What is taken past the end is 0 and sets `bad`. */
struct bits {
    unsigned char *bit; /* one each */
    size_t n, room, at; /* AT is where the next one is taken */
    bool bad;
};

void bits_done(struct bits *b);
void bits_cut(struct bits *b, size_t n); /* shorten to N bits */
size_t bits_left(const struct bits *b);

/* The lowest COUNT bits of V, up to 64, the highest of them first. */
void bits_put(struct bits *b, uint64_t v, int count);
uint64_t bits_take(struct bits *b, int count);

/* A whole number below 2^60, the small ones short: Exp-Golomb code of order K. Up to
 * 2^K - 1 it takes K + 1 bits, and two more each time the number doubles. */
void bits_put_count(struct bits *b, uint64_t v, int k);
uint64_t bits_take_count(struct bits *b, int k);

/* A finite number, to the last bit: as a decimal fraction where it has few digits (10
 * bits with one, up to 22 with four near 1), else as IEEE 754 has it (58 to 60 near 1).
 * What is taken is finite, or `bad` is set. */
void bits_put_number(struct bits *b, double v);
double bits_take_number(struct bits *b);

#endif
