/* Which explanation a reading has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPLAIN_TABLE_H
#define LAB_EXPLAIN_TABLE_H

#include "lab/explaining.h"

/* The explanation of e->name, NULL if it has none of its own. Sets e->weight for what
 * belongs to a weight. */
explanation *explanation_of(struct explaining *e);

#endif
