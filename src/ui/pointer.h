/* The crosshair on the picture: where it is, what its keys do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_POINTER_H
#define UI_POINTER_H

#include "plot/chart.h"
#include "ui/arrows.h"
#include "ui/page.h"
#include "ui/strip.h"

struct pointer {
    bool on;
    double at[2]; /* as the picture's axes count */
};

extern const struct arrows arrows_pointer;

/* The shell has asked for it: it begins. */
void pointer_take(struct app *app);
void pointer_end(struct app *app);

/* KEY does something at the crosshair. */
bool pointer_key(struct app *app, char key);
/* The place in the cell of the screen becomes the crosshair's; once more there: what
 * Enter does. False: there is no picture to point at. */
bool pointer_click(struct app *app, int row, int col);
/* What Enter does there: "predict"; NULL: nothing. */
const char *pointer_enter(struct app *app);

/* Over the picture of F, which G shows from ROW, COL on as it was drawn for LOOK. */
void pointer_draw(const struct pointer *p, const struct figure *f, struct bench *b,
                  const struct look *look, const struct grid *drawn, struct grid *g,
                  int row, int col);
/* The place in the strip's stead: how many parts; 0: there is none. */
size_t pointer_strip(struct app *app, struct strip_part part[STRIP_MAX]);

#endif
