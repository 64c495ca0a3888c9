/* What belongs to the person and the terminal, not to the experiment; the file of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_PREFERENCES_H
#define REPL_PREFERENCES_H

#include "base/path.h"
#include "lab/figure.h"

/* The characters of pictures. AUTO: as finely as the terminal is known to show. */
enum charset { CHARSET_AUTO, CHARSET_BRAILLE, CHARSET_BLOCKS, CHARSET_ASCII };

/* DEFAULT: the terminal's own colours and two classes, light and dark alike. MONO: no
 * colours, only bold, faint and underlined. */
enum theme { THEME_DEFAULT, THEME_MONO };

enum preference {
    PREFERENCE_GLYPHS,
    PREFERENCE_THEME,
    PREFERENCE_PREVIEW,
    PREFERENCE_ANIMATE,
    PREFERENCE_MOUSE,
    PREFERENCE_GUESS,
    PREFERENCES
};

/* Who said so; a later one beats an earlier one. */
enum origin { FROM_PROGRAM, FROM_ENVIRONMENT, FROM_FILE, FROM_OPTION, FROM_PERSON };

/* What the front end knows before the person has said anything. */
struct circumstances {
    enum charset charset; /* --charset; AUTO = not given */
    enum theme theme;
    enum origin theme_from; /* --color, NO_COLOR */
    bool ascii_only;        /* the codeset has no other characters */
    const char *why; /* of what AUTO comes to: "the Linux console has no braille";
                        NULL = not known; borrowed for good */
    bool keep;       /* a person is there: the file is read, and written */
};

struct preferences {
    enum charset glyphs;
    enum theme theme;
    bool preview; /* the line obeys while it is typed */
    bool animate; /* pictures move: the bloom, the run step by step */
    bool mouse;   /* clicks and the wheel are ours, not the terminal's */
    bool guess;   /* before a step it is asked what it will do */
    enum origin from[PREFERENCES];
    unsigned long version; /* rises with each change: front ends follow it */
    struct circumstances here;
    struct look usual; /* what AUTO and the theme DEFAULT come to here */
    char *file;        /* where they are kept; NULL = nowhere */
    struct err *fault; /* what is wrong in it, the first few lines */
    size_t nfaults;
    bool told; /* that they cannot be kept */
};

/* By HERE, and by the file if they are kept. USUAL: how to draw if nobody says. */
void preferences_init(struct preferences *p, const struct circumstances *here,
                      const struct look *usual, const struct places *places);
void preferences_done(struct preferences *p);

/* LOOK's glyphs and tints as they are wanted. */
void preferences_look(const struct preferences *p, struct look *look);
/* Appends "auto: braille, this terminal shows UTF-8": the glyphs, and who said so. */
void preferences_glyphs_text(const struct preferences *p, struct str *out);
void preferences_theme_text(const struct preferences *p, struct str *out);
const char *preferences_tier(enum glyphs glyphs); /* "braille" */

/* ---- preferences_file.c ---- */
enum { PREFERENCES_FILE_MAX = 64 << 10 };

/* Takes over the lines of the file; what is wrong comes to the faults and is passed
 * over. */
void preferences_read(struct preferences *p);
/* Writes the line "NAME WORD" in place of those of that name, all other lines as they
 * are now, all or nothing. */
bool preferences_save(const struct preferences *p, const char *name, const char *word,
                      struct err *err);

#endif
