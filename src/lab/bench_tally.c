/* What was done since the mark: how often each command ran.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lab/bench.h"

void bench_mark(struct bench *b)
{
    b->s.updates = 0;
    memset(b->s.did, 0, sizeof b->s.did);
}

void bench_did(struct bench *b, const char *command)
{
    for (size_t i = 0; i < BENCH_TALLIES; i++) {
        struct tally *t = &b->s.did[i];

        if (!t->command)
            t->command = command;
        if (strcmp(t->command, command) == 0) {
            t->count++;
            return;
        }
    }
}

int bench_count(const struct bench *b, const char *command)
{
    for (size_t i = 0; i < BENCH_TALLIES && b->s.did[i].command; i++)
        if (strcmp(b->s.did[i].command, command) == 0)
            return b->s.did[i].count;
    return 0;
}
