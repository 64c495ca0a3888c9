/* What tests of the fog share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_FOG_KIT_H
#define TESTS_FOG_KIT_H

#include "figure_kit.h"
#include "lab/fog.h"

/* The weights of the one feature. */
void place(struct bench *b, double w, double bias);
/* N moves, with the map about them. */
void walk(struct bench *b, enum fog_way way, size_t n);

#endif
