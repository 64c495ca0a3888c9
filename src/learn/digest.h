/* A number that tells one table from another.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_DIGEST_H
#define LEARN_DIGEST_H

#include <stdint.h>

#include "learn/data.h"

/* CRC-32 (IEEE 802.3) of N bytes, going on from CRC; of the first ones CRC is 0. */
uint32_t digest_bytes(uint32_t crc, const void *bytes, size_t n);
/* Of D's columns as they are read: names, classes and every value to its last bit; not
 * of the file's line ends, quotes or columns that are left out. */
uint32_t digest_data(const struct data *d);

#endif
