/* Who the arrow keys belong to while nothing is typed: one table, first come first
 * served. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_ARROWS_H
#define UI_ARROWS_H

#include <stdbool.h>

#include "base/str.h"

struct app;

enum arrow { ARROW_LEFT, ARROW_RIGHT, ARROW_UP, ARROW_DOWN };

/* One use of the arrow keys. It is only asked while the line is empty, no work is under
 * way, nothing lies over the body and readline is not searching. */
struct arrows {
    /* It has something that they could move now. */
    bool (*want)(struct app *app);
    /* Moves it; FAR: with Alt. False: the key keeps its usual meaning. */
    bool (*go)(struct app *app, enum arrow way, bool far);
    /* For the last row: "← → turn w1   Alt: larger", or BRIEFly, beside what Enter
     * does. NULL: nothing is said. */
    void (*say)(struct app *app, bool brief, struct str *out);
};

extern const struct arrows arrows_fog, arrows_time;

/* Whose they are now; NULL: nobody's. */
const struct arrows *arrows_now(struct app *app);
bool arrows_go(struct app *app, enum arrow way, bool far);

#endif
