/* What can be read aloud: 29 symbols no two of which look alike, and a checksum over
 * them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_SYMBOLS_H
#define BASE_SYMBOLS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/bits.h"

enum {
    SYMBOLS = 29,       /* different ones, a prime number */
    SYMBOLS_MOST = 840, /* in all; up to here any three wrong ones are noticed */
    SYMBOLS_SEAL = 6,   /* the checksum at the end: 29^6, 29 bits */
    SYMBOLS_GROUP = 4,  /* are read in one breath */
};

/* What may have happened on the way to one that was sound. */
enum slip { SLIP_NONE, SLIP_CHANGED, SLIP_SWAPPED, SLIP_MISSING, SLIP_EXTRA };

/* The letter of VALUE, 0 … 28. Of each group that looks alike, 0 O, 1 I L, 2 Z, 5 S,
 * 8 B and U V, the first only is one. */
char symbols_letter(unsigned char value);
/* The value of a letter, small or large; -1: it is none of them. */
int symbols_value(char letter);
/* The value of the one that LETTER looks like; -1: it is one, or looks like none. */
int symbols_alike(char letter);

/* How many bits N symbols hold: 34 by seven, and 4, 9, 14, 19, 24, 29 by fewer. */
size_t symbols_hold(size_t n);
/* Writes all bits of B, and zeros to the end of the last symbol: the values to V, where
 * there is room; returns how many. */
size_t symbols_pack(struct bits *b, unsigned char *v);
/* Puts what N values hold behind the bits of B. False: no bits make these values. */
bool symbols_unpack(const unsigned char *v, size_t n, struct bits *b);

/* Writes the SYMBOLS_SEAL values that belong behind the N of V. */
void symbols_seal(const unsigned char *v, size_t n, unsigned char *seal);
/* V, with its seal at the end, is as it was made. */
bool symbols_sound(const unsigned char *v, size_t n);

/* Of V, which is not sound: the one slip that explains it, its place, and in FIXED
 * (room for N + 1) how it was before; SLIP_NONE: there is none, or more than one. N is
 * at most SYMBOLS_MOST. */
enum slip symbols_slip(const unsigned char *v, size_t n, size_t *at,
                       unsigned char *fixed, size_t *nfixed);

#endif
