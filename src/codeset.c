/* Which characters the terminal shows: the locale, what to do without one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "codeset.h"

#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <termios.h>
#include <unistd.h>

enum { ANSWER_MS = 300, ANSWER_MAX = 4096 };

/* What the environment asks for characters to be; "" = nothing. */
static const char *wanted_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);

        if (value && value[0])
            return value;
    }
    return "";
}

static bool names_utf8(const char *locale)
{
    const char *codeset = strchr(locale, '.');

    return codeset && (strncasecmp(codeset + 1, "utf-8", 5) == 0 ||
                       strncasecmp(codeset + 1, "utf8", 4) == 0);
}

static bool is_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* The environment follows, because readline sets the locale from it once more. */
static bool use_utf8(void)
{
    static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (setlocale(LC_CTYPE, names[i]) && is_utf8()) {
            setenv("LC_ALL", names[i], 1);
            return true;
        }
    return false;
}

void codeset_start(struct codeset *c)
{
    const char *wanted = wanted_locale();
    bool known = setlocale(LC_ALL, "") != NULL;

    *c = (struct codeset){0};
    setlocale(LC_NUMERIC, "C");
    c->utf8 = is_utf8();
    c->chosen = strcmp(wanted, "C") == 0 || strcmp(wanted, "POSIX") == 0;
    if (c->utf8 || !names_utf8(wanted))
        return;
    c->utf8 = use_utf8();
    snprintf(c->note, sizeof c->note, "the locale %.60s is %s here; %s is used instead",
             wanted, known ? "not UTF-8" : "not installed",
             c->utf8 ? "C.UTF-8" : "ASCII");
}

/* Takes a cursor report "ESC [ row ; column R" out of T; its column, 0 = not there yet.
 */
static int take_column(struct str *t)
{
    for (char *esc = t->s; (esc = strchr(esc, '\033')); esc++) {
        int row, column, used = 0;

        if (sscanf(esc, "\033[%4d;%4dR%n", &row, &column, &used) == 2 && used) {
            memmove(esc, esc + used, strlen(esc + used) + 1);
            str_cut(t, t->len - (size_t)used);
            return column;
        }
    }
    return 0;
}

static int await_column(struct str *typed)
{
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
    int column = 0;

    while (!column && typed->len < ANSWER_MAX && poll(&in, 1, ANSWER_MS) > 0) {
        char bytes[256];
        ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);

        if (n <= 0)
            break;
        for (ssize_t i = 0; i < n; i++)
            if (bytes[i])
                str_addc(typed, bytes[i]);
        column = take_column(typed);
    }
    return column;
}

static void say(const char *bytes)
{
    ssize_t n = write(STDOUT_FILENO, bytes, strlen(bytes));

    (void)n; /* an answer that does not come is an answer, too */
}

void codeset_ask(struct codeset *c, struct str *typed)
{
    struct termios before, raw;
    int column;

    if (tcgetattr(STDIN_FILENO, &before) < 0)
        return;
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);
    say("\r\303\251\033[6n");
    column = await_column(typed);
    say("\r  \r");
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
    if (column != 2 || !use_utf8())
        return;
    c->utf8 = true;
    snprintf(c->note, sizeof c->note, "the locale is not UTF-8, but the terminal is");
}
