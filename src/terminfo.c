/* What the terminal's description says it can do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "terminfo.h"

#include <curses.h>
#include <term.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* tigetstr takes char * in old headers. */
static const char *capability(const char *cap)
{
    const char *s = tigetstr((char *)(size_t)cap);

    return s == (char *)-1 ? NULL : s;
}

static bool flag(const char *cap)
{
    return tigetflag((char *)(size_t)cap) > 0;
}

static bool load(const char *term)
{
    int fault;

    return setupterm((char *)(size_t)term, STDOUT_FILENO, &fault) == OK;
}

/* The entry that comes nearest to an unknown TERM. */
static const char *stand_in(const char *term)
{
    static const char *const modern[] = {"xterm", "foot",    "alacritty",
                                         "kitty", "wezterm", "ghostty"};

    for (size_t i = 0; i < sizeof modern / sizeof *modern; i++)
        if (strncmp(term, modern[i], strlen(modern[i])) == 0)
            return "xterm-256color";
    return strcmp(term, "st") == 0 || strncmp(term, "st-", 3) == 0 ? "xterm-256color"
                                                                   : "vt100";
}

static void measure(struct terminfo *t)
{
    const char *cup = capability("cup"), *ask = capability("u7");
    int colours = tigetnum((char *)(size_t) "colors");

    t->full_screen = cup && capability("clear") && !flag("hc") && !flag("os");
    t->ansi = cup && cup[0] == '\033' && cup[1] == '[';
    t->reports = ask && strcmp(ask, "\033[6n") == 0;
    t->colours = colours > 0 ? colours : 0;
    del_curterm(cur_term);
}

static bool settle(struct terminfo *t, const char *term)
{
    if (!load(term))
        return false;
    snprintf(t->name, sizeof t->name, "%s", term);
    measure(t);
    return true;
}

void terminfo_look(struct terminfo *t, const char *term)
{
    const char *near;

    *t = (struct terminfo){0};
    if (!term || !term[0] || strcmp(term, "dumb") == 0 ||
        strlen(term) >= sizeof t->name)
        return;
    if (settle(t, term))
        return;
    near = stand_in(term);
    if (settle(t, near) || (strcmp(near, "vt100") != 0 && settle(t, "vt100")))
        snprintf(t->note, sizeof t->note,
                 "this machine does not know the terminal %.40s; "
                 "%s is used instead",
                 term, t->name);
}

/* tputs hands over single characters and no pointer of ours. */
static struct str *collected;

static int collect(int c)
{
    str_addc(collected, (char)c);
    return c;
}

void terminfo_add(struct str *out, const char *cap)
{
    const char *s = capability(cap);

    if (!s)
        return;
    collected = out;
    tputs(s, 1, collect);
    collected = NULL;
}

bool terminfo_has(const char *cap)
{
    return capability(cap) != NULL;
}

const char *terminfo_key(const char *cap)
{
    const char *s = capability(cap);

    return s && s[0] == '\033' && s[1] ? s : NULL;
}
