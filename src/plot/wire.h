/* A sheet of heights as wires, seen from above at an angle; what is behind is hidden.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_WIRE_H
#define PLOT_WIRE_H

#include "plot/canvas.h"

/* (deep + 1) x (across + 1) heights from 0 to 1, the row nearest to the eye first. Rows
 * run across, each further one higher on the canvas and to the right. */
struct wire {
    int across, deep;
    double *h;
};

void wire_init(struct wire *w, int across, int deep); /* all 0 */
void wire_done(struct wire *w);
double *wire_height(const struct wire *w, int across, int deep);

/* The dot of the point U across, V deep (0 … 1) at height H on a canvas of so many
 * cells; with fractions. */
void wire_dot(int rows, int cols, double u, double v, double h, double *i, double *j);

/* Wires at every EVERYth row and column of heights into INK, only where nothing nearer
 * is in front; the floor's two near edges and three posts up to the sheet into FLOOR.
 * Both canvases have the same size. */
void wire_draw(const struct wire *w, int every, struct canvas *ink,
               struct canvas *floor);

/* On a canvas of so many cells, the sheet's place U, V has something nearer in front.
 */
bool wire_hidden(const struct wire *w, int rows, int cols, double u, double v);

/* The height of the sheet between its corners. */
double wire_between(const struct wire *w, double u, double v);

#endif
