/* What belongs to the person and the terminal, not to the experiment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/preferences.h"

#include <stdlib.h>

void preferences_init(struct preferences *p, const struct circumstances *here,
                      const struct look *usual, const struct places *places)
{
    struct str file;

    *p = (struct preferences){.preview = true,
                              .animate = true,
                              .glyphs = here->charset,
                              .theme = here->theme,
                              .here = *here,
                              .usual = *usual};
    if (here->charset != CHARSET_AUTO)
        p->from[PREFERENCE_GLYPHS] = FROM_OPTION;
    p->from[PREFERENCE_THEME] = here->theme_from;
    if (!here->keep || !places->config)
        return;
    str_init(&file);
    path_join(&file, places->config, "config");
    p->file = file.s;
    preferences_read(p);
}

void preferences_done(struct preferences *p)
{
    free(p->file);
    free(p->fault);
}

/* ---- what they come to ---- */

static enum glyphs tier(const struct preferences *p)
{
    switch (p->here.ascii_only ? CHARSET_ASCII : p->glyphs) {
    case CHARSET_BRAILLE:
        return GLYPHS_BRAILLE;
    case CHARSET_BLOCKS:
        return GLYPHS_BLOCKS;
    case CHARSET_ASCII:
        return GLYPHS_ASCII;
    default:
        return p->usual.glyphs;
    }
}

void preferences_look(const struct preferences *p, struct look *look)
{
    look->glyphs = tier(p);
    look->tints = p->usual.tints && p->theme != THEME_MONO;
}

const char *preferences_tier(enum glyphs glyphs)
{
    static const char *const names[] = {[GLYPHS_ASCII] = "ascii",
                                        [GLYPHS_BLOCKS] = "blocks",
                                        [GLYPHS_BRAILLE] = "braille"};

    return names[glyphs];
}

/* ---- in words ---- */

static const char *said_by(enum origin from, const char *option)
{
    switch (from) {
    case FROM_FILE:
        return "by the file of preferences";
    case FROM_OPTION:
        return option;
    case FROM_PERSON:
        return "as you said";
    default:
        return "by default";
    }
}

void preferences_glyphs_text(const struct preferences *p, struct str *out)
{
    enum glyphs now = tier(p);

    str_add(out, preferences_tier(now));
    if (p->glyphs == CHARSET_AUTO && p->here.why)
        str_addf(out, " (auto: %s)", p->here.why);
    else if (p->glyphs == CHARSET_AUTO)
        str_add(out, " (auto)");
    else if (p->here.ascii_only && p->glyphs != CHARSET_ASCII)
        str_add(out, " (the locale has only ASCII)");
    else
        str_addf(out, " (%s)", said_by(p->from[PREFERENCE_GLYPHS], "by --charset"));
}

void preferences_theme_text(const struct preferences *p, struct str *out)
{
    enum origin from = p->from[PREFERENCE_THEME];

    str_addf(out, "%s (%s)", p->theme == THEME_MONO ? "mono" : "default",
             from == FROM_ENVIRONMENT ? "NO_COLOR is set"
                                      : said_by(from, "by --color"));
}
