/* What can be read aloud: 32 symbols of five bits each, and a checksum over them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_SYMBOLS_H
#define BASE_SYMBOLS_H

#include <stdbool.h>
#include <stddef.h>

enum {
    SYMBOLS_MOST = 1000, /* in all; up to 1023 any three wrong ones are noticed */
    SYMBOLS_SEAL = 6,    /* the checksum at the end: 30 bits */
    SYMBOLS_GROUP = 4,   /* are read in one breath */
};

/* What may have happened on the way to one that was sound. */
enum slip { SLIP_NONE, SLIP_CHANGED, SLIP_SWAPPED, SLIP_MISSING, SLIP_EXTRA };

/* The letter of VALUE, 0 … 31. Of the 36 letters and digits 0 and O, 1 and I are not
 * among them. L is: nothing that looks like it is left. */
char symbols_letter(unsigned char value);
/* The value of a letter, small or large; -1: it is none of them. */
int symbols_value(char letter);

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
