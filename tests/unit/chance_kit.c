/* What looks like chance.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "chance_kit.h"

uint64_t chance = 0x9e3779b97f4a7c15u;

uint64_t chance_bits(void)
{
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return chance;
}

size_t below(size_t n)
{
    return (size_t)(chance_bits() >> 11) % n;
}

double any(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) / 16777216.0 * 2 - 1;
}
