/* The last row: keys and words when the line is empty, else the argument being typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "plot/text.h"
#include "ui/app_state.h"
#include "ui/arrows.h"
#include "ui/footer.h"

/* A narrower screen of tabs keeps its keys in sight while one types. */
enum { ARGUMENT_FROM_COLS = 48 };

static bool tabs(const struct app *app)
{
    return app->at.mode == LAYOUT_TABS;
}

/* "type A, B or C, then Enter" as "A, B or C". */
static void add_shortly(const char *phrase, struct str *out)
{
    const char *end = strstr(phrase, ", then");
    size_t from = strncmp(phrase, "type ", 5) == 0 ? 5 : 0;

    str_addn(out, phrase + from,
             end ? (size_t)(end - phrase) - from : strlen(phrase) - from);
}

/* "PgUp text  PgDn task", where the paging keys lead on a small screen, and the words.
 */
static void add_tabs(struct app *app, struct str *out)
{
    const struct page_kind *page = page_of(app->sh);
    struct view v = app_view(app);
    int before = app->tab;

    for (int way = -1; way <= 1; way += 2) {
        int tab = (app->tab + way + TABS) % TABS;
        char item[32];

        if (!page->has_tab(&v, (enum tab)tab))
            tab = (tab + way + TABS) % TABS;
        if (tab == (int)app->tab || tab == before)
            continue;
        before = tab;
        snprintf(item, sizeof item, "%s %s", way < 0 ? "PgUp" : "PgDn",
                 way > 0 && app_reply_more(app) ? "reply" : page->tab_name[tab]);
        footer_add(out, &app->at.footer, item, app->ascii);
    }
    footer_add_words(out, &app->at.footer, page->few, app->ascii);
}

static void add_enter(struct app *app, struct str *out)
{
    const char *phrase, *line;
    enum enter what = app_enter(app, &phrase, &line);

    if (what == ENTER_LINE && !*line && tabs(app))
        add_shortly(phrase, out);
    else if (what == ENTER_LINE && !*line)
        str_add(out, phrase);
    else
        str_addf(out, "\001 Enter" TEXT_END " %s", phrase);
}

/* The arrows have something to say. */
static const struct arrows *speaking_arrows(struct app *app)
{
    const struct arrows *now = arrows_now(app);

    return now && now->say ? now : NULL;
}

/* Beside the arrows, Enter is named for what has no word of its own behind it. */
static void add_keys(struct app *app, struct str *out)
{
    const struct arrows *arrows = speaking_arrows(app);
    const char *phrase, *line;
    bool idle = app_enter(app, &phrase, &line) == ENTER_LINE &&
                (!*line || strcmp(line, "hint") == 0);

    if (!arrows || !idle)
        add_enter(app, out);
    if (!arrows)
        return;
    if (!idle)
        str_add(out, "   ");
    arrows->say(app, !idle, out);
}

/* LEFT and the page's words. */
static void words_row(struct app *app, const struct str *left, struct grid *g)
{
    const struct page_kind *page = page_of(app->sh);

    footer_words(g, &app->at.footer, left->s, page->words, page->order);
}

static void empty_row(struct app *app, struct grid *g)
{
    const struct pane *p = &app->at.footer;
    struct str left;

    str_init(&left);
    add_keys(app, &left);
    if (shell_busy(app->sh)) {
        footer_pair(g, p, left.s, "a command takes effect between two steps");
    } else if (app->over.open) {
        footer_pair(g, p, left.s,
                    overlay_below(&app->over, &app->at.body) ? "Esc closes this" : "");
    } else if (tabs(app)) {
        add_tabs(app, &left);
        footer_pair(g, p, left.s, "");
    } else {
        if (page_of(app->sh)->transcript && !speaking_arrows(app))
            str_addf(&left, "   Tab complete%s   ↑ history",
                     arrows_now(app) == &arrows_time ? "   ← → time" : "");
        words_row(app, &left, g);
    }
    str_done(&left);
}

/* "Tab takes the grey -0.4", in ROOM columns: what does not fit is said shorter. */
static void ghost_words(struct app *app, int room, struct str *out)
{
    static const char *const say[] = {"Tab takes the grey ", "Tab takes ", "Tab: "};
    struct str ghost;

    str_init(&ghost);
    app_ghost(app, &ghost);
    for (int i = 0; i < 3 && ghost.len; i++) {
        str_clear(out);
        str_addf(out, "%s%s", say[i], ghost.s + strspn(ghost.s, " "));
        if ((int)text_columns(out->s, app->ascii) <= room)
            break;
    }
    str_done(&ghost);
}

static void typed_row(struct app *app, struct grid *g)
{
    const struct pane *p = &app->at.footer;
    struct str left, right;

    str_init(&left);
    str_init(&right);
    shell_argument(app->sh, app->line.s, &left);
    ghost_words(app, p->cols - 4 - (int)text_columns(left.s, g->ascii), &right);
    if (left.len && (!tabs(app) || p->cols >= ARGUMENT_FROM_COLS)) {
        footer_pair(g, p, left.s, right.s);
    } else if (tabs(app)) {
        str_clear(&left);
        add_tabs(app, &left);
        footer_pair(g, p, left.s, "");
    } else {
        str_add(&left, "\001 Enter" TEXT_END " run it   Tab complete   ↑ history");
        words_row(app, &left, g);
    }
    str_done(&left);
    str_done(&right);
}

void app_subtitle(struct app *app, const char *text)
{
    str_clear(&app->subtitle);
    str_add(&app->subtitle, text);
}

static void subtitle_row(struct app *app, struct grid *g)
{
    struct str left;

    str_init(&left);
    str_addf(&left, TEXT_BOLD "%s" TEXT_END, app->subtitle.s);
    footer_pair(g, &app->at.footer, left.s, "any key: yours");
    str_done(&left);
}

void app_footer(struct app *app, struct grid *g)
{
    if (app->subtitle.len)
        subtitle_row(app, g);
    else if (app->line.len)
        typed_row(app, g);
    else
        empty_row(app, g);
}
