/* Keys in, a grid out: the full-screen program without a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_APP_H
#define UI_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "plot/grid.h"
#include "repl/shell.h"

/* What a key can ask of the program; the table of ui/keymap.h binds them. */
enum action {
    ACTION_NONE,
    ACTION_ENTER, /* accept the line */
    ACTION_TAB,   /* take the ghost at the end of the line, else complete */
    ACTION_RIGHT, /* take the ghost at the end of the line, else move */
    ACTION_LEFT,  /* empty line: ui/arrows.h, else move */
    ACTION_UP,    /* empty line: as the table of ui/arrows.h says, else the history */
    ACTION_DOWN,
    ACTION_FAR_LEFT, /* the arrows with Alt */
    ACTION_FAR_RIGHT,
    ACTION_FAR_UP,
    ACTION_FAR_DOWN,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN, /* scroll the text; tabs on small screens */
    ACTION_ESCAPE,    /* close an overlay; else clear the ghost */
    ACTION_HELP,      /* ? on an empty line */
    ACTION_REDRAW,
    ACTION_INTERRUPT, /* Ctrl-C: stops work; closes an overlay; else says how to leave
                       */
    ACTION_PREV_PAGE,
    ACTION_NEXT_PAGE,
    ACTION_UNDO,  /* runs `undo` */
    ACTION_POINT, /* runs `point` */
    ACTIONS
};

/* What the mouse did: the first button, a notch of the wheel. */
enum mouse { MOUSE_PRESS, MOUSE_UP, MOUSE_DOWN };

struct app;

/* What the shell has said so far is laid out by the first app_resize(), which must come
 * before anything else. */
struct app *app_new(struct shell *sh, bool ascii);
void app_free(struct app *app);
void app_resize(struct app *app, int rows, int cols);

/* The line as it is being edited; PROMPT is readline's ("> ", "(reverse-i-search)…").
 * POINT is a byte offset. Called after every key. */
void app_typed(struct app *app, const char *prompt, const char *line, size_t point);

/* Does ACTION. True if it was used up; false = the key's usual meaning (move, insert).
 */
bool app_action(struct app *app, enum action action);
/* A character was typed on an empty line. True if it was used up: it answers a guess,
 * or is a key of the crosshair. */
bool app_key(struct app *app, char key);
/* At a cell of the screen, which may lie outside of it. */
void app_mouse(struct app *app, enum mouse what, int row, int col);
/* A line was accepted (Enter). Empty lines too. */
void app_line(struct app *app, const char *line);
/* After app_action(ACTION_TAB/RIGHT): text to insert at the end of the line (heap),
 * NULL none. */
char *app_take_insert(struct app *app);
/* After app_line(): the grey line that Enter ran, for the history (heap); NULL none. */
char *app_take_ran(struct app *app);
/* A sentence of the screen's own. */
void app_say(struct app *app, const char *text);
/* What the last row says instead of its keys, as long as others play: TEXT; "" ends
 * that. */
void app_subtitle(struct app *app, const char *text);
/* A list of completions to show over the body. */
void app_show_matches(struct app *app, char *const *matches, size_t n);

/* Long work: call while it returns >= 0: milliseconds until the next call; -1 = idle.
 * NOW in ms of a monotonic clock. */
int app_tick(struct app *app, int64_t now);

/* The whole screen; G has the size of app_resize. CURSOR gets the prompt's cursor cell.
 */
void app_draw(struct app *app, struct grid *g, int *cursor_row, int *cursor_col);

bool app_quit(const struct app *app);
/* "Your place is kept: …", printed after the screen is gone (heap; NULL none). */
char *app_farewell(const struct app *app);

#endif
