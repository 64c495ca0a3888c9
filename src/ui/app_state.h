/* What the files of the screen's program share: where it is, what it said last.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_APP_STATE_H
#define UI_APP_STATE_H

#include "repl/preview.h"
#include "ui/app.h"
#include "ui/bloom.h"
#include "ui/encore.h"
#include "ui/overlay.h"
#include "ui/page.h"
#include "ui/pointer.h"
#include "ui/prompt.h"

struct app {
    struct shell *sh;
    bool ascii;
    unsigned long preferences; /* as of which ASCII is */
    int rows, cols;
    struct layout at;

    struct str prompt, line; /* as readline has them */
    size_t point;
    int scroll;          /* of the prompt */
    bool no_ghost;       /* Esc took the grey text away until the next key */
    struct str subtitle; /* stands in the last row; "" */
    struct str insert;   /* grey text that was taken */
    struct str ran;      /* grey text that Enter ran */

    struct paper reply; /* what the last line said (a lesson's page) */
    struct paper said;  /* commands and replies (the lab) */
    size_t said_last;   /* where the last reply begins in it */
    bool turns;         /* what a knob's turn said is the last of it, … */
    size_t turns_from;  /* and begins here */
    struct overlay over;
    struct drawn drawn[2];
    struct preview preview; /* of the line as it is typed */
    struct preview goal;    /* of the task's goal */
    struct bloom bloom;
    struct encore encore;
    struct pointer pointer;

    const struct lesson *lesson; /* the page that tab and top belong to */
    size_t page;
    enum tab tab;
    size_t top;
    bool read; /* the text of this page has been seen to its end */

    struct {
        int64_t due, last; /* ms */
        size_t frames, updates;
    } pace;
};

/* What Enter does on an empty line. */
enum enter {
    ENTER_STOP,  /* the work under way */
    ENTER_MORE,  /* shows the rest of what is being read */
    ENTER_CLOSE, /* the overlay */
    ENTER_POINT, /* what the crosshair does there */
    ENTER_OPEN,  /* the rest of a reply that has too few rows */
    ENTER_READ,  /* goes to the tab of the text */
    ENTER_LINE,  /* runs shell_next_line() */
};

/* ---- app_turn.c: lines and what they said ---- */
/* PHRASE: how the last row calls it. LINE: what ENTER_LINE runs. */
enum enter app_enter(struct app *app, const char **phrase, const char **line);
/* Takes over what the shell has said. COMMAND titles what is long (NULL: none). */
void app_gather(struct app *app, const char *command);
/* Runs LINE; ECHO: it is noted in the transcript. */
void app_run(struct app *app, const char *line, bool echo);
/* Columns for what is said; the transcript's tab indents it by one. */
int app_reply_width(const struct app *app);
/* The rows of the reply for the present width. */
void app_reply(struct app *app, struct paper *out);
/* It has more rows than its pane. */
bool app_reply_more(struct app *app);
/* Opens it over the body in that case. */
bool app_open_reply(struct app *app);

/* ---- app.c ---- */
/* Panes for the present size and page; a page that was left loses its scroll position.
 */
void app_place(struct app *app);
struct view app_view(struct app *app);

/* ---- app_draw.c: the picture ---- */
/* The grey text behind the line; "" if the cursor is not at its end. */
void app_ghost(struct app *app, struct str *out);

/* ---- app_keys.c ---- */
/* Something is typed, or will be: what the arrows had in hand is let go. */
void app_typing(struct app *app);
/* The first picture can be seen. */
bool app_shows_picture(const struct app *app);

/* ---- app_motion.c: what moves by itself ---- */
void app_motion_watch(struct app *app); /* a line is about to run */
void app_motion_see(struct app *app);   /* it has, unless its work is still under way */
/* Goes on by a frame if it is time; milliseconds until the next one, -1: no more. */
int app_motion_tick(struct app *app, int64_t now);
void app_motion_end(struct app *app); /* a key: the picture is as it is */

/* ---- app_footer.c: the last row ---- */
void app_footer(struct app *app, struct grid *g);

#endif
