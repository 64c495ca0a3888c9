/* A knob on the full screen: the arrows turn it, the strip tells what came of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_KNOB_H
#define UI_KNOB_H

#include "ui/arrows.h"
#include "ui/strip.h"

extern const struct arrows arrows_knob;

/* What was turned, from where to where, and "better" or "worse" among the N parts; how
 * many they are then. */
size_t knob_strip(struct shell *sh, struct strip_part part[STRIP_MAX], size_t n);

#endif
