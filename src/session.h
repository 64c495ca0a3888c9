/* Where we are and what follows from it: environment, terminal, places, front end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SESSION_H
#define SESSION_H

#include "codeset.h"
#include "options.h"
#include "repl/shell.h"
#include "terminfo.h"

enum front { FRONT_SCREEN, FRONT_TALK, FRONT_SCRIPT };

struct session {
    struct options options;
    struct codeset codeset;
    struct terminfo terminfo;
    struct places places;
    char **lesson_dir;
    size_t nlesson_dirs;
    struct draft *draft; /* of --preview; NULL */
    char language[8];    /* of the lessons; "" = English */
    bool in_tty, out_tty;
    int rows, cols;   /* of the terminal; 0 = not known */
    struct str typed; /* bytes read while the terminal was asked something */
};

/* Fills in all but options and codeset, which come first. */
void session_look(struct session *s);
void session_done(struct session *s); /* the options too */

enum front session_front(const struct session *s);
/* How many colours the terminal has: 0 if they are fewer than eight. */
int session_colours(const struct session *s);
/* Whether lines are coloured: only when somebody insists. */
bool session_plain_colours(const struct session *s);
/* Whether the terminal says that its background is light. */
bool session_light(void);
/* What the shell needs to know; it borrows from S. */
struct shell_host session_host(const struct session *s, enum front front);

#endif
