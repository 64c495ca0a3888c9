/* Lines of equal height on a map, and their heights written where there is room.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_MAP_LINES_H
#define LAB_MAP_LINES_H

#include "lab/landscape.h"
#include "plot/chart.h"
#include "plot/contour.h"

/* Draws the lines of MAP, whose cells are those of C. Numbers cover neither another
 * line nor what is marked on L. */
void map_lines(const struct chart *c, const struct landscape *l,
               const struct contour *map);

#endif
