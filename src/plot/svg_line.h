/* Dots that follow each other, as smooth lines; private to svg.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_SVG_LINE_H
#define PLOT_SVG_LINE_H

#include "plot/svg_dots.h"

enum { SVG_DOT = 4 /* units between two dots, across and down */ };

/* Appends to PATH, as path commands, the lines that the dots of D make. They pass no
 * farther than two dots from each, and are nowhere else; where a way bends sharply, so
 * does its line. Each starts with M and ends in a newline. */
void svg_lines(const struct dots *d, struct str *path);

#endif
