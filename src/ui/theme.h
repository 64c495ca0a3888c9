/* What the meaning of a cell looks like: a theme's colours and attributes, as data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "plot/grid.h"
#include "repl/preferences.h"

enum { TINTS_EACH = 3 }; /* a cell's tint is -TINTS_EACH … TINTS_EACH */

/* What a terminal can do, and which theme it shows. */
struct display {
    int colours; /* 0 = attributes only; from 256 on the field has tints */
    bool faint;
    bool underline;
    bool light; /* its background is known to be light */
    enum theme theme;
};

/* Colours are numbers of the 256-colour palette (below 8: of the eight); -1 is the
 * terminal's own. */
struct appearance {
    int text, ground;
    bool bold, faint, underlined;
};

struct appearance theme_appearance(const struct display *d, enum style style, int tint);

#endif
