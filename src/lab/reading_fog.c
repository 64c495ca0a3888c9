/* Readings of a walk in the fog: its moves, the newest one, the way down.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/fog.h"
#include "lab/reading_values.h"

/* The walk under way, or NULL and OUT says how to begin one. */
static const struct fog *walk(const struct bench *b, struct value *out)
{
    if (!b->s.fog)
        *out = value_undefined("there is no walk yet: fog");
    return b->s.fog;
}

void read_moves(struct bench *b, struct value *out)
{
    const struct fog *f = walk(b, out);

    if (f)
        *out = value_number((double)f->moves);
}

void read_lastmove(struct bench *b, struct value *out)
{
    const struct fog *f = walk(b, out);

    if (f)
        *out = value_word(f->said);
}

void read_downhill(struct bench *b, struct value *out)
{
    static const char *const arrow[] = {"→", "↗", "↑", "↖", "←", "↙", "↓", "↘"};
    const struct fog *f = walk(b, out);
    struct landscape l;
    int eighth;
    double slope;

    if (!f)
        return;
    if (!b->s.feel || landscape_lacks(b, 2)) {
        *out = value_undefined("the slope is not felt: feel on");
        return;
    }
    landscape_open(&l, b, 2, 1);
    *out = fog_downhill(f, &l, &eighth, &slope) ? value_word(arrow[eighth])
                                                : value_word("level");
    landscape_done(&l);
}
