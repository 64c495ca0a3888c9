/* Settings of the person and the terminal: glyphs theme preview animate mouse
 * guess.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "repl/glyph_card.h"
#include "repl/guess.h"
#include "repl/setting_rows.h"

/* The place of WORD, which is one of them. */
static size_t place(const char *(*words)(size_t), const char *word)
{
    size_t i = 0;

    while (strcmp(words(i), word) != 0)
        i++;
    return i;
}

/* ---- glyphs ---- */

static const char *glyphs_word(size_t i)
{
    static const char *const words[] = {[CHARSET_AUTO] = "auto",
                                        [CHARSET_BRAILLE] = "braille",
                                        [CHARSET_BLOCKS] = "blocks",
                                        [CHARSET_ASCII] = "ascii",
                                        NULL};

    return words[i];
}

static void tell_glyphs(const struct preferences *p, struct str *out)
{
    struct look look = p->usual;
    const char *shown;

    preferences_look(p, &look);
    shown = preferences_tier(look.glyphs);
    str_add(out, glyphs_word(p->glyphs));
    if (strcmp(glyphs_word(p->glyphs), shown) != 0)
        str_addf(out, ", here %s", shown);
}

static void prefer_glyphs(struct preferences *p, const char *word)
{
    p->glyphs = (enum charset)place(glyphs_word, word);
}

const struct setting setting_glyphs = {
    .name = "glyphs",
    .also = "glyph charset",
    .subject = SETTING_PREFERENCES,
    .help = "glyphs: the characters of pictures. auto takes the finest that this "
            "terminal is known to show; alone it shows a test card.",
    .word = glyphs_word,
    .example = "glyphs auto",
    .preference = PREFERENCE_GLYPHS,
    .tell = tell_glyphs,
    .prefer = prefer_glyphs,
    .alone = glyph_card_show,
};

/* ---- theme ---- */

static const char *theme_word(size_t i)
{
    static const char *const words[] = {
        [THEME_DEFAULT] = "default", [THEME_MONO] = "mono", NULL};

    return words[i];
}

static void tell_theme(const struct preferences *p, struct str *out)
{
    str_add(out, theme_word(p->theme));
}

static void prefer_theme(struct preferences *p, const char *word)
{
    p->theme = (enum theme)place(theme_word, word);
}

const struct setting setting_theme = {
    .name = "theme",
    .also = "themes color colour colors colours",
    .subject = SETTING_PREFERENCES,
    .help = "theme: default has two colours that are readable on light and dark; mono "
            "has none, only bold, faint and underlined.",
    .word = theme_word,
    .example = "theme default",
    .preference = PREFERENCE_THEME,
    .tell = tell_theme,
    .prefer = prefer_theme,
};

/* ---- on and off ---- */

const struct setting setting_preview = {
    .name = "preview",
    .subject = SETTING_PREFERENCES,
    .help = "preview: while you type weights, the full screen shows where they would "
            "put the line.",
    .word = setting_on_off,
    .example = "preview on",
    .preference = PREFERENCE_PREVIEW,
    .flag = PREFERS(preview),
};

const struct setting setting_animate = {
    .name = "animate",
    .also = "animation",
    .subject = SETTING_PREFERENCES,
    .help = "animate: pictures on the full screen may move. off shows only what it "
            "comes to.",
    .word = setting_on_off,
    .example = "animate on",
    .preference = PREFERENCE_ANIMATE,
    .flag = PREFERS(animate),
};

const struct setting setting_mouse = {
    .name = "mouse",
    .subject = SETTING_PREFERENCES,
    .help = "mouse: on the full screen a click places the crosshair, the wheel turns "
            "what the arrows turn, or scrolls. off leaves the mouse to the terminal, "
            "which then selects text.",
    .word = setting_on_off,
    .example = "mouse off",
    .preference = PREFERENCE_MOUSE,
    .flag = PREFERS(mouse),
};

const struct setting setting_guess = {
    .name = "guess",
    .also = "guesses guessing",
    .subject = SETTING_PREFERENCES,
    .help = "guess: before each step, pass and run you are asked what it will do; then "
            "it shows what you said and what it did.",
    .word = setting_on_off,
    .example = "guess off",
    .preference = PREFERENCE_GUESS,
    .flag = PREFERS(guess),
    .alone = guess_show,
};
