/* The crosshair on the picture: where it is, what its keys do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pointer.h"

#include <math.h>

#include "plot/text.h"
#include "repl/pointed.h"
#include "ui/app_state.h"

enum { FAR = 5 };

/* ---- the picture that it is on ---- */

/* The picture on show and where its cells are; G is of its size, the caller empties it.
 * False: there is none to point at, and G is empty. */
static bool chart_now(struct app *app, struct chart *c, struct grid *g)
{
    struct bench *b = app->sh->bench;
    const struct figure *f = figure_now(b);
    const struct pane *p = &app->at.picture;
    struct view v = app_view(app);
    struct look look = page_look(&v, f, p);

    if (!f || !f->chart || f->lacks(b) || !app_shows_picture(app) || p->rows < 1 ||
        p->cols < 1)
        return false;
    grid_init(g, p->rows, p->cols, app->ascii);
    if (f->chart(b, &look, g, c) && c->rows > 0 && c->cols > 0)
        return true;
    grid_done(g);
    return false;
}

/* The cell of V on A; what is outside, at the end. */
static int cell_near(const struct axis *a, double v)
{
    double place = axis_place(a, v);

    return place > 0 ? (int)fmin(nearbyint(place), a->cells - 1) : 0;
}

static struct pointed pointed_now(struct app *app, const struct chart *c)
{
    const struct pointer *p = &app->pointer;

    return (struct pointed){figure_now(app->sh->bench),
                            {p->at[0], p->at[1]},
                            {axis_unit(&c->x), axis_unit(&c->y)}};
}

/* Into the cell COL, ROW (from below) of C; a short number stands for all of it. */
static void put(struct pointer *p, const struct chart *c, int col, int row)
{
    int cell[2] = {col, row};
    const struct axis *axis[2] = {&c->x, &c->y};

    for (int i = 0; i < 2; i++) {
        int last = axis[i]->cells - 1, k = cell[i] < 0      ? 0
                                           : cell[i] > last ? last
                                                            : cell[i];

        if (k != cell_near(axis[i], p->at[i]) || axis_cell(axis[i], p->at[i]) < 0)
            p->at[i] = pointed_round(axis_value(axis[i], k), axis_unit(axis[i]));
    }
}

/* ---- begin and end ---- */

void pointer_end(struct app *app)
{
    app->pointer.on = false;
}

void pointer_take(struct app *app)
{
    struct bench *b = app->sh->bench;

    if (!app->sh->pointing)
        return;
    app->sh->pointing = false;
    if (!app_shows_picture(app)) {
        app_say(app, "The picture is on another page of the screen: PgUp.");
        return;
    }
    pointed_begin(b, figure_now(b), app->pointer.at);
    app->pointer.on = true;
}

/* ---- the arrows ---- */

static bool want(struct app *app)
{
    const char *meant;

    return app->pointer.on && app_shows_picture(app) &&
           !pointed_lacks(app->sh->bench, &meant);
}

static bool go(struct app *app, enum arrow way, bool far)
{
    static const int across[] = {-1, 1, 0, 0}, up[] = {0, 0, 1, -1};
    struct pointer *p = &app->pointer;
    int n = far ? FAR : 1;
    struct chart c;
    struct grid g;

    if (!chart_now(app, &c, &g))
        return false;
    put(p, &c, cell_near(&c.x, p->at[0]) + n * across[way],
        cell_near(&c.y, p->at[1]) + n * up[way]);
    grid_done(&g);
    return true;
}

/* Appends ITEM behind GAP, if "Esc ends" then still fits. */
static void add_item(struct app *app, const char *gap, const char *item,
                     struct str *out)
{
    static const char last[] = "   Esc ends";
    size_t from = out->len;

    str_addf(out, "%s%s", gap, item);
    if (text_columns(out->s, app->ascii) + sizeof last >= (size_t)app->at.footer.cols)
        str_cut(out, from);
}

/* "← → ↑ ↓ move   0 1 add   x remove   f flip   Esc ends"; what Enter does is said
 * before it. */
static void say(struct app *app, bool brief, struct str *out)
{
    const struct figure *f = figure_now(app->sh->bench);
    struct str item;

    (void)brief;
    str_init(&item);
    str_add(out, f->places == PLACES_COLUMN ? "← →" : "← → ↑ ↓");
    add_item(app, " ", "move", out);
    for (const struct deed *d = deeds; d->key; d++) {
        if (!(d->places >> f->places & 1) || d->usual)
            continue;
        str_addf(&item, "%c ", d->key);
        if (!d->word)
            continue;
        str_add(&item, d->word);
        add_item(app, "   ", item.s, out);
        str_clear(&item);
    }
    str_add(out, "   Esc ends");
    str_done(&item);
}

const struct arrows arrows_pointer = {want, go, say};

/* ---- deeds ---- */

static bool do_there(struct app *app, const struct deed *d, const struct chart *c)
{
    struct pointed at = pointed_now(app, c);
    struct err err = {0};
    struct str line;

    str_init(&line);
    if (d->line(app->sh->bench, &at, d, &line, &err))
        app_run(app, line.s, true);
    else
        app_say(app, err.message);
    str_done(&line);
    return true;
}

bool pointer_key(struct app *app, char key)
{
    const struct figure *f = figure_now(app->sh->bench);
    const struct deed *d = f ? deed_of(f, key) : NULL;
    struct chart c;
    struct grid g;

    if (!d || arrows_now(app) != &arrows_pointer || !chart_now(app, &c, &g))
        return false;
    grid_done(&g);
    return do_there(app, d, &c);
}

const char *pointer_enter(struct app *app)
{
    const struct figure *f = figure_now(app->sh->bench);
    const struct deed *d = f ? deed_of(f, '\r') : NULL;

    return d && arrows_now(app) == &arrows_pointer ? d->word : NULL;
}

bool pointer_click(struct app *app, int row, int col)
{
    struct pointer *p = &app->pointer;
    const struct pane *pane = &app->at.picture;
    struct chart c;
    struct grid g;
    int across, down;
    bool again;

    if (row < 0 || col < 0 || app->over.open || !chart_now(app, &c, &g))
        return false;
    grid_done(&g);
    across = col - pane->col - c.left;
    down = row - pane->row - c.top;
    if (across < 0 || down < 0 || across >= c.cols || down >= c.rows)
        return false;
    again = p->on && cell_near(&c.x, p->at[0]) == across &&
            (c.rows - 1 - cell_near(&c.y, p->at[1]) == down);
    p->on = true;
    put(p, &c, across, c.rows - 1 - down);
    return !again || pointer_key(app, '\r') || again;
}

/* ---- drawing ---- */

static bool blank(const struct grid *g, int row, int col)
{
    const struct cell *cell = grid_at(g, row, col);

    return cell && cell->glyph == ' ';
}

/* Faint dots on the way to the axes, where nothing else is. */
static void draw_hairs(const struct chart *c, struct grid *g, int top, int left,
                       int row, int col, bool level)
{
    uint32_t dot = g->ascii ? '.' : 0xB7;

    for (int r = 0; r < c->rows; r++)
        if (r != row && blank(g, top + r, left + col))
            grid_put(g, top + r, left + col, STYLE_GHOST, dot);
    for (int k = col % 2; k < c->cols && level; k += 2)
        if (k != col && blank(g, top + row, left + k))
            grid_put(g, top + row, left + k, STYLE_GHOST, dot);
}

/* What is under the crosshair stays to be seen, between brackets. */
static void draw_middle(const struct chart *c, struct grid *g, int top, int left,
                        int row, int col)
{
    struct cell *cell = grid_at(g, top + row, left + col);

    if (cell && cell->glyph != ' ' && cell->style != STYLE_DIM) {
        cell->style = STYLE_MARK;
        if (col > 0)
            grid_put(g, top + row, left + col - 1, STYLE_MARK, '[');
        if (col + 1 < c->cols)
            grid_put(g, top + row, left + col + 1, STYLE_MARK, ']');
    } else {
        grid_put(g, top + row, left + col, STYLE_MARK, g->ascii ? '#' : 0x253C);
    }
}

void pointer_draw(const struct pointer *p, const struct figure *f, struct bench *b,
                  const struct look *look, const struct grid *drawn, struct grid *g,
                  int row, int col)
{
    struct grid same;
    struct chart c;
    int across, down;
    double x = p->at[0];
    bool level = f->places != PLACES_COLUMN;

    if (!f->chart || f->lacks(b))
        return;
    grid_init(&same, drawn->rows, drawn->cols, drawn->ascii);
    if (f->chart(b, look, &same, &c) && c.rows > 0 && c.cols > 0) {
        across = cell_near(&c.x, x);
        double y = level ? p->at[1] : bench_p(b, &x);

        down = c.rows - 1 - cell_near(&c.y, isnan(y) ? c.y.lo : y);
        draw_hairs(&c, g, row + c.top, col + c.left, down, across, level);
        draw_middle(&c, g, row + c.top, col + c.left, down, across);
    }
    grid_done(&same);
}

/* ---- the strip ---- */

size_t pointer_strip(struct app *app, struct strip_part part[STRIP_MAX])
{
    struct str text[POINTED_PARTS];
    struct pointed at;
    struct chart c;
    struct grid g;
    size_t n;

    if (!app->pointer.on || !chart_now(app, &c, &g))
        return 0;
    grid_done(&g);
    at = pointed_now(app, &c);
    for (int i = 0; i < POINTED_PARTS; i++)
        str_init(&text[i]);
    n = pointed_tell(app->sh->bench, &at, text);
    for (size_t i = 0; i < POINTED_PARTS; i++) {
        if (i < n)
            part[i] = (struct strip_part){
                .text = str_take(&text[i]), .changed = true, .rank = STRIP_FIRST};
        str_done(&text[i]);
    }
    return n;
}
