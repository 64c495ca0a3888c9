/* Where we are and what follows from it: environment, terminal, places, front end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "ui/keymap.h"
#include "ui/layout.h"
#include "version.h"

static const char *env(const char *name)
{
    const char *value = getenv(name);

    return value && value[0] ? value : NULL;
}

/* ---- where we are ---- */

static void find_places(struct places *places)
{
    struct path_env e = {
        .home = env("HOME"),
        .state_home = env("XDG_STATE_HOME"),
        .config_home = env("XDG_CONFIG_HOME"),
        .data_home = env("XDG_DATA_HOME"),
        .data_dirs = env("XDG_DATA_DIRS"),
        .logitty_data = env("LOGITTY_DATA"),
        .installed = PKGDATADIR,
    };

    path_places(places, &e);
}

/* "de_AT.UTF-8" is de; LANGUAGE comes first, as gettext has it, but not in the locale
 * C.
 */
static void find_language(struct session *s)
{
    const char *name = setlocale(LC_MESSAGES, NULL), *wanted = env("LANGUAGE");
    size_t n;

    if (!name || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0 ||
        strncmp(name, "C.", 2) == 0)
        return;
    if (wanted)
        name = wanted;
    n = strspn(name, "abcdefghijklmnopqrstuvwxyz");
    if (n >= 2 && n < sizeof s->language && strncmp(name, "en", n) != 0)
        snprintf(s->language, sizeof s->language, "%.*s", (int)n, name);
}

static void add_lesson_dir(struct session *s, char *dir)
{
    s->lesson_dir = mem_grow(s->lesson_dir, s->nlesson_dirs + 1, sizeof *s->lesson_dir);
    s->lesson_dir[s->nlesson_dirs++] = dir;
}

static void find_lessons(struct session *s)
{
    if (s->options.lessons)
        add_lesson_dir(s, mem_text(s->options.lessons));
    for (size_t i = 0; i < s->places.ndata; i++) {
        struct str dir;

        str_init(&dir);
        path_join(&dir, s->places.data[i], "lessons");
        add_lesson_dir(s, dir.s);
    }
}

static void find_size(struct session *s)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
        s->rows = size.ws_row;
        s->cols = size.ws_col;
    }
}

void session_look(struct session *s)
{
    s->in_tty = isatty(STDIN_FILENO);
    s->out_tty = isatty(STDOUT_FILENO);
    find_places(&s->places);
    find_language(s);
    find_lessons(s);
    find_size(s);
    terminfo_look(&s->terminfo, getenv("TERM"));
    str_init(&s->typed);
}

void session_done(struct session *s)
{
    for (size_t i = 0; i < s->nlesson_dirs; i++)
        free(s->lesson_dir[i]);
    free(s->lesson_dir);
    path_places_done(&s->places);
    str_done(&s->typed);
    options_done(&s->options);
}

/* ---- what that means ---- */

enum front session_front(const struct session *s)
{
    if (s->options.nsources)
        return FRONT_SCRIPT;
    if (s->options.plain)
        return FRONT_TALK;
    if (!s->in_tty || !s->out_tty)
        return s->options.demo ? FRONT_TALK : FRONT_SCRIPT;
    return s->terminfo.full_screen ? FRONT_SCREEN : FRONT_TALK;
}

int session_colours(const struct session *s)
{
    return s->terminfo.colours < 8 ? 0 : s->terminfo.colours;
}

/* Colours in a stream of lines are only there when somebody insists. */
bool session_plain_colours(const struct session *s)
{
    if (s->options.colour != COLOUR_AUTO)
        return s->options.colour == COLOUR_ALWAYS;
    return !env("NO_COLOR") && (env("CLICOLOR_FORCE") || env("FORCE_COLOR"));
}

/* Terminals by the beginning of TERM whose fonts have no braille. */
static const struct {
    const char *term, *why;
} coarse[] = {
    {"linux", "the Linux console has no braille"},
    {"putty", "PuTTY may have no braille"},
};

static enum glyphs usual_glyphs(const struct session *s, const char **why)
{
    const char *term = env("TERM");

    *why = "the locale has only ASCII";
    if (!s->codeset.utf8)
        return GLYPHS_ASCII;
    for (size_t i = 0; term && s->out_tty && i < sizeof coarse / sizeof *coarse; i++)
        if (strncmp(term, coarse[i].term, strlen(coarse[i].term)) == 0) {
            *why = coarse[i].why;
            return GLYPHS_BLOCKS;
        }
    *why = s->codeset.note[0] ? "the terminal takes UTF-8" : "the locale is UTF-8";
    return GLYPHS_BRAILLE;
}

/* The option beats the file of preferences, and that NO_COLOR (no-color.org). */
static struct circumstances circumstances(const struct session *s, enum front front)
{
    bool none = s->options.colour == COLOUR_NEVER ||
                (s->options.colour == COLOUR_AUTO && env("NO_COLOR"));

    return (struct circumstances){
        .charset = s->options.charset,
        .theme = none ? THEME_MONO : THEME_DEFAULT,
        .theme_from = s->options.colour != COLOUR_AUTO ? FROM_OPTION
                      : none                           ? FROM_ENVIRONMENT
                                                       : FROM_PROGRAM,
        .ascii_only = !s->codeset.utf8,
        .keep =
            front == FRONT_SCREEN || (front == FRONT_TALK && s->in_tty && s->out_tty),
    };
}

/* Some terminals say in COLORFGBG what they look like: "foreground;background". */
bool session_light(void)
{
    const char *value = env("COLORFGBG"), *last = value ? strrchr(value, ';') : NULL;
    int background = last && last[1] ? atoi(last + 1) : 0;

    return background == 7 || background == 15;
}

static int width(const struct session *s)
{
    const char *columns = env("COLUMNS");
    int n = columns ? atoi(columns) : 0;

    if (n <= 0)
        n = s->cols ? s->cols : 80;
    return n < 20 ? 20 : n > 200 ? 200 : n;
}

/* What the screen's replies have; a file's first words come before there is a screen.
 */
static int screen_width(const struct session *s)
{
    int n = (s->cols ? s->cols : 80) - 2;

    return n < 20 ? 20 : n > LAYOUT_MAX_COLS - 2 ? LAYOUT_MAX_COLS - 2 : n;
}

struct shell_host session_host(const struct session *s, enum front front)
{
    struct shell_host h = {
        .places = s->places,
        .lesson_dirs = (const char *const *)s->lesson_dir,
        .nlesson_dirs = s->nlesson_dirs,
        .language = s->language[0] ? s->language : NULL,
        .here = circumstances(s, front),
        .width = front == FRONT_SCREEN ? screen_width(s) : width(s),
        .picture_rows = 18,
        .replies = front != FRONT_SCRIPT,
        .pictures_inline = front != FRONT_SCREEN,
        .key = front == FRONT_SCREEN ? keymap_shown : NULL,
        .keep_progress = front != FRONT_SCRIPT,
        .filmed =
            front == FRONT_SCREEN || (front == FRONT_TALK && s->in_tty && s->out_tty),
        .seeded = s->options.seeded,
        .seed = s->options.seed,
    };

    h.look.glyphs = usual_glyphs(s, &h.here.why);
    h.look.tints = front == FRONT_SCREEN && session_colours(s) >= 256;
    h.picture_cols = h.width < 72 ? h.width : 72;
    return h;
}
