/* Small data sets that several suites use.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UNIT_EXAMPLES_H
#define UNIT_EXAMPLES_H

#include <check.h>
#include <string.h>

#include "learn/csv.h"

static inline struct data *table(const char *text)
{
    struct err e = {0};
    struct data *d = csv_read("t", text, strlen(text), NULL, &e);

    ck_assert_msg(d != NULL, "%s", e.message);
    return d;
}

/* Hours of practice and a hit; not separable. */
static const char archery[] = "0.5,0\n1,0\n1.5,0\n2,0\n2.5,0\n3,1\n3.5,0\n4,0\n4.5,1\n"
                              "5,0\n5.5,1\n6,1\n6.5,0\n7,1\n7.5,1\n8,1\n8.5,1\n9,1\n";
/* The shuttle flights before Challenger. */
static const char challenger[] =
    "66,0\n70,1\n69,0\n68,0\n67,0\n72,0\n73,0\n70,0\n57,1\n63,1\n70,1\n78,0\n67,0\n53,"
    "1\n"
    "67,0\n75,0\n70,0\n81,0\n76,0\n79,0\n75,1\n76,0\n58,1\n";

#endif
