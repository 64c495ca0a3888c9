/* What a run of an optimizer remembers from one update to the next.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/opt.h"

size_t opt_slot_size(int slot, size_t dim)
{
    return slot == OPT_INVERSE ? dim * dim : dim;
}

struct opt_memory *opt_memory_new(const struct method *method, size_t dim)
{
    struct opt_memory *m = mem_alloc(sizeof *m);

    m->method = method;
    m->dim = dim;
    m->refs = 1;
    for (int k = 0; k < OPT_SLOTS; k++)
        if (method->slots & 1u << k)
            m->slot[k] = mem_array(opt_slot_size(k, dim), sizeof **m->slot);
    for (size_t j = 0; m->slot[OPT_INVERSE] && j < dim; j++)
        m->slot[OPT_INVERSE][j * dim + j] = 1;
    return m;
}

struct opt_memory *opt_memory_copy(const struct opt_memory *from)
{
    struct opt_memory *m = opt_memory_new(from->method, from->dim);

    m->t = from->t;
    for (int k = 0; k < OPT_SLOTS; k++)
        if (m->slot[k])
            memcpy(m->slot[k], from->slot[k],
                   opt_slot_size(k, m->dim) * sizeof **m->slot);
    return m;
}

struct opt_memory *opt_memory_ref(struct opt_memory *m)
{
    if (m)
        m->refs++;
    return m;
}

void opt_memory_free(struct opt_memory *m)
{
    if (!m || --m->refs > 0)
        return;
    for (int k = 0; k < OPT_SLOTS; k++)
        free(m->slot[k]);
    free(m);
}
