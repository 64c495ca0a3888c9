/* A net in words. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_NET_WORDS_H
#define LAB_NET_WORDS_H

#include "lab/bench.h"

/* Sentences: the sums with their weights, what pushes which way, the marked place. */
void net_describe(const struct bench *b, struct str *out);

#endif
