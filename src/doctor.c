/* --doctor: what this terminal can do, and where files are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "doctor.h"

#include <string.h>
#include <unistd.h>

#include <curses.h>
#include <readline/readline.h>

#include "base/utf8.h"
#include "version.h"

/* Texts of the environment are printed: nothing unprintable gets through. */
static void row(struct str *out, const char *label, const char *value)
{
    str_addf(out, "%-12s", label);
    utf8_clean(value, strlen(value), out);
    str_addc(out, '\n');
}

static void note(struct str *out, const char *text)
{
    if (text[0])
        row(out, "", text);
}

static void characters(const struct findings *f, struct str *out)
{
    static const char *const drawn[] = {
        [GLYPHS_ASCII] = "o + x   | - '   .:#",
        [GLYPHS_BLOCKS] = "o + x   │ ─ └   ▁▂▃▄▅▆▇█   σ η λ ≥ →",
        [GLYPHS_BRAILLE] = "o + x   │ ─ └   ▁▂▃▄▅▆▇█   ⣀⣠⠴⠚⠉   σ η λ ≥ →",
    };
    struct str text;

    str_init(&text);
    row(out, "characters", f->codeset->utf8 ? "UTF-8" : "ASCII");
    note(out, f->codeset->note);
    preferences_glyphs_text(f->preferences, &text);
    row(out, "glyphs", text.s);
    row(out, "test card", drawn[f->glyphs]);
    if (f->glyphs != GLYPHS_ASCII)
        row(out, "", "boxes or question marks there? type glyphs blocks or ascii");
    str_clear(&text);
    preferences_theme_text(f->preferences, &text);
    row(out, "theme", text.s);
    str_done(&text);
}

static void terminal(const struct findings *f, struct str *out)
{
    struct str size;

    row(out, "terminal", f->term && f->term[0] ? f->term : "TERM is not set");
    note(out, f->terminfo->note);
    row(out, "starts in",
        f->full_screen ? "full screen"
        : f->ttys      ? "plain mode"
                       : "a pipe: quiet lines");
    str_init(&size);
    if (f->rows && f->cols)
        str_addf(&size, "%d columns, %d rows%s", f->cols, f->rows,
                 f->cols < 80 || f->rows < 24 ? " (80x24 shows all at once)" : "");
    else
        str_add(&size, "not known");
    row(out, "size", size.s);
    str_clear(&size);
    if (f->colours)
        str_addf(&size, "%d", f->colours);
    else
        str_add(&size, "none: bold and faint only");
    row(out, "colours", size.s);
    str_done(&size);
}

static void directory(struct str *out, const char *label, const char *dir)
{
    struct str value;

    str_init(&value);
    str_add(&value, dir ? dir : "none: nothing can be kept");
    if (dir && access(dir, F_OK) != 0)
        str_add(&value, " (not there yet)");
    row(out, label, value.s);
    str_done(&value);
}

/* Where they are kept, and what is wrong there. */
static void preferences(const struct preferences *p, struct str *out)
{
    struct str text;

    directory(out, "preferences", p->file);
    str_init(&text);
    for (size_t i = 0; i < p->nfaults; i++) {
        str_clear(&text);
        err_text(&p->fault[i], &text);
        note(out, text.s);
    }
    str_done(&text);
}

static void files(const struct findings *f, struct str *out)
{
    struct str count;

    directory(out, "progress", f->places->state);
    preferences(f->preferences, out);
    for (size_t i = 0; i < f->places->ndata; i++)
        directory(out, i ? "" : "lessons in", f->places->data[i]);
    str_init(&count);
    str_addf(&count, "%zu", f->lessons);
    row(out, "lessons", count.s);
    str_done(&count);
}

void doctor_versions(struct str *out)
{
    str_addf(out, "%s, readline %s\n", curses_version(), rl_library_version);
}

void doctor_report(const struct findings *f, struct str *out)
{
    str_addf(out, "logitty %s; ", PACKAGE_VERSION);
    doctor_versions(out);
    terminal(f, out);
    characters(f, out);
    files(f, out);
}
