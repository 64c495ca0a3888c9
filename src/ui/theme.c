/* What the meaning of a cell looks like: a theme's colours and attributes, as data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/theme.h"

#include <stdlib.h>

/* Three roles for text, a field of two tints a side. */
enum role { ROLE_TEXT, ROLE_CLASS_0, ROLE_CLASS_1, ROLES };
enum { UNSURE = 1, TINTS = 2 * TINTS_EACH + 1 };

/* Nothing tells for certain whether a terminal is light or dark, so text has its own
 * background, and the classes blue 32 and orange 166: 3.8 to 1 on white, 5.5 to 1 on
 * black. */
static const short text_256[ROLES] = {-1, 32, 166};

/* A tint sets the text, too. These lie in the middle, seen on black and on white; where
 * the background is known to be light, pale ones look better. Where the model is unsure
 * there is no tint. */
static const short tint_any[TINTS] = {25, 24, -1, -1, -1, 58, 94};
static const short on_any[ROLES] = {231, 159, 229};
static const short tint_light[TINTS] = {153, 195, -1, -1, -1, 230, 223};
static const short on_light[ROLES] = {16, 19, 88};

/* Of eight: yellow cannot be read on white; bold blue and bold red can on both. */
static const short text_8[ROLES] = {-1, 4, 1};

/* Class, and how much it stands out; three emphases and no more. */
static const struct {
    enum role role;
    bool bold, faint, offered;
} looks[STYLES] = {
    [STYLE_BOLD] = {.bold = true},
    [STYLE_DIM] = {.faint = true},
    [STYLE_GHOST] = {.faint = true, .offered = true},
    [STYLE_TITLE] = {.bold = true},
    [STYLE_CODE] = {.bold = true},
    [STYLE_AXIS] = {.faint = true},
    [STYLE_CLASS_0] = {.role = ROLE_CLASS_0},
    [STYLE_CLASS_1] = {.role = ROLE_CLASS_1},
    [STYLE_WRONG] = {.bold = true},
    [STYLE_MARK] = {.bold = true},
};

static void tinted(struct appearance *a, enum role role, int tint, bool light)
{
    int at = tint < -TINTS_EACH ? 0 : tint > TINTS_EACH ? TINTS - 1 : tint + TINTS_EACH;

    a->ground = (light ? tint_light : tint_any)[at];
    a->text = (light ? on_light : on_any)[role];
    a->faint = false;
}

struct appearance theme_appearance(const struct display *d, enum style style, int tint)
{
    enum role role = looks[style].role;
    int colours = d->theme == THEME_MONO ? 0 : d->colours;
    struct appearance a = {
        .text = -1,
        .ground = -1,
        .bold = looks[style].bold,
        .faint = looks[style].faint && d->faint,
        /* offered text must not look like typed text, even where nothing is faint */
        .underlined = looks[style].offered && !d->faint && d->underline,
    };

    if (colours >= 256) {
        a.text = text_256[role];
        if (abs(tint) > UNSURE)
            tinted(&a, role, tint, d->light);
    } else if (colours >= 8 && role != ROLE_TEXT) {
        a.text = text_8[role];
        a.bold = true; /* which makes the dark ones of the eight bright */
    }
    return a;
}
