/* CRC-32 of a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/digest.h"

#include <string.h>

uint32_t digest_bytes(uint32_t crc, const void *bytes, size_t n)
{
    const unsigned char *at = bytes;

    crc = ~crc;
    while (n--) {
        crc ^= *at++;
        for (int i = 0; i < 8; i++)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

/* With its end, so that two names are not one. */
static uint32_t text(uint32_t crc, const char *s)
{
    return s ? digest_bytes(crc, s, strlen(s) + 1) : crc;
}

/* The lowest byte first, on every machine; -0 is 0. */
static uint32_t values(uint32_t crc, const double *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double value = v[i] + 0.0;
        unsigned char byte[8];
        uint64_t bits;

        memcpy(&bits, &value, sizeof bits);
        for (int k = 0; k < 8; k++)
            byte[k] = bits >> 8 * k & 0xff;
        crc = digest_bytes(crc, byte, sizeof byte);
    }
    return crc;
}

uint32_t digest_data(const struct data *d)
{
    uint32_t crc = 0;

    for (size_t j = 0; j < d->dim; j++)
        crc = values(text(crc, d->names[j]), d->x[j], d->n);
    crc = values(text(crc, d->label), d->y, d->n);
    return text(text(crc, d->class_name[0]), d->class_name[1]);
}
