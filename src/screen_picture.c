/* The picture on the terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen_picture.h"

#include <curses.h>
#include <poll.h>
#include <unistd.h>

#include "screen_readline.h"

enum { FRAME_MS = 33 };

/* ---- start and end ---- */

void picture_start(struct picture *p, struct terminal *t, struct shell *sh, bool utf8,
                   const struct display *display)
{
    p->terminal = t;
    p->shell = sh;
    p->ascii = sh->host.look.glyphs == GLYPHS_ASCII;
    p->preferences = sh->preferences.version;
    painter_start(&p->painter, utf8, display);
    terminal_mouse(t, sh->preferences.mouse);
}

void picture_stop(struct picture *p)
{
    painter_stop(&p->painter);
    grid_done(&p->grid);
}

/* ---- size ---- */

void picture_fit(struct picture *p)
{
    int rows = p->grid.rows ? p->grid.rows : LINES;
    int cols = p->grid.cols ? p->grid.cols : COLS;

    terminal_size(p->terminal, &rows, &cols);
    if (rows != LINES || cols != COLS)
        resize_term(rows, cols);
    clearok(curscr, TRUE);
    painter_forget(&p->painter);
    record_size(&p->terminal->film, rows, cols);
    p->dirty = p->urgent = true;
    if (rows == p->grid.rows && cols == p->grid.cols)
        return;
    grid_done(&p->grid);
    grid_init(&p->grid, rows, cols, p->ascii);
    app_resize(p->app, rows, cols);
    line_editor_resize(rows, cols);
}

/* ---- a frame ---- */

/* Other characters or colours are wanted: all is painted again. */
static void follow_preferences(struct picture *p)
{
    const struct shell *sh = p->shell;

    if (p->preferences == sh->preferences.version)
        return;
    p->preferences = sh->preferences.version;
    p->ascii = sh->host.look.glyphs == GLYPHS_ASCII;
    p->grid.ascii = p->ascii;
    painter_theme(&p->painter, sh->preferences.theme);
    terminal_mouse(p->terminal, sh->preferences.mouse);
    clearok(curscr, TRUE);
}

/* A recording that begins now has nothing of what is on the screen: all is painted. */
static void follow_film(struct picture *p)
{
    if (record_follow(&p->terminal->film, p->shell, p->grid.rows, p->grid.cols))
        clearok(curscr, TRUE);
}

void picture_draw(struct picture *p, int64_t now)
{
    int row = 0, col = 0;

    line_editor_show();
    follow_preferences(p);
    follow_film(p);
    app_draw(p->app, &p->grid, &row, &col);
    terminal_begin(p->terminal);
    painter_draw(&p->painter, &p->grid, row, col);
    doupdate();
    terminal_end(p->terminal);
    p->dirty = p->urgent = false;
    p->frame_at = now + FRAME_MS;
}

/* ---- when ---- */

static bool keys_wait(void)
{
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};

    return poll(&in, 1, 0) > 0;
}

bool picture_due(const struct picture *p, int64_t now)
{
    if (!p->dirty || terminal_pending(p->terminal))
        return false;
    return now >= p->frame_at || (p->urgent && !keys_wait());
}

int64_t picture_at(const struct picture *p)
{
    return p->dirty && !terminal_pending(p->terminal) ? p->frame_at : -1;
}
