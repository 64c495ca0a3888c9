/* README's pictures are the demonstration as it is today: doc/demo.svg, all of it, and its
 * first moment as text. With WRITE_GOLDEN in the environment both are written anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "demo_kit.h"
#include "film_kit.h"

Suite *suite_film(void);

enum {
    ROWS = 24,
    COLS = 80,
    LEAST_MS = 400,  /* what is seen for less is left out */
    MOST_MS = 3000,  /* nobody waits for more */
    MOST_BYTES = 90000,
};

static struct player p;

static char *data_file(const char *name)
{
    const char *root = getenv("LOGITTY_DATA");
    struct str file;
    char *path;

    str_init(&file);
    path_join(&file, root && *root ? root : ".", name);
    path = str_take(&file);
    str_done(&file);
    return path;
}

static bool writes(void)
{
    const char *word = getenv("WRITE_GOLDEN");

    return word && *word;
}

/* TEXT is what FILE of the checkout holds; or is written there. */
static void check_file(const char *name, const char *text)
{
    char *file = data_file(name), *was;
    struct err err = {0};
    size_t n;

    if (writes()) {
        ck_assert_msg(path_publish(file, text, strlen(text), &err), "%s", err.message);
        free(file);
        return;
    }
    was = path_read(file, 1u << 20, &n, &err);
    ck_assert_msg(was != NULL, "%s", err.message);
    ck_assert_msg(strcmp(was, text) == 0,
                  "%s is not what the program shows today; if that is meant: make golden",
                  name);
    free(was);
    free(file);
}

static void draw(struct grid *g, int *row, int *col)
{
    grid_init(g, ROWS, COLS, false);
    app_draw(p.app, g, row, col);
}

/* What is on the screen, as text. */
static void screen(struct str *out)
{
    struct grid g;
    int row, col;

    draw(&g, &row, &col);
    str_clear(out);
    grid_dump(&g, out);
    grid_done(&g);
}

/* ---- the film ---- */

/* The screen that is seen now, and since when. */
struct shot {
    struct grid g;
    int row, col;
    int64_t since;
    bool taken;
};

static bool same_cells(const struct grid *a, const struct grid *b)
{
    for (int i = 0; i < ROWS * COLS; i++) {
        const struct cell *x = &a->cell[i], *y = &b->cell[i];

        if (x->glyph != y->glyph || x->style != y->style || x->tint != y->tint)
            return false;
    }
    return true;
}

static void end_shot(struct shot *s, struct film *f)
{
    int64_t ms = p.now - s->since;

    if (s->taken && ms >= LEAST_MS) {
        film_add(f, &s->g, s->row, s->col, ms < MOST_MS ? (int)ms : MOST_MS);
        s->since = p.now;
    }
    if (s->taken)
        grid_done(&s->g);
    s->taken = false;
}

static void take_shot(struct shot *s, struct film *f)
{
    struct shot now = {.since = s->since, .taken = true};

    draw(&now.g, &now.row, &now.col);
    if (s->taken && now.col == s->col && same_cells(&now.g, &s->g)) {
        grid_done(&now.g);
        return;
    }
    end_shot(s, f);
    now.since = s->since;
    *s = now;
}

static const char title[] = "logitty, three moments of 90 seconds";
static const char about[] =
    "A terminal. One: line 3 0 is typed, the boundary swings, errors fall from 12 to 4; "
    "the next line is typed, a dotted boundary follows each key, and errors are 0. "
    "Two: all weights times 10. The score stays, the loss rises from 0.405 to 2.261. "
    "Three: a walk on the landscape of the loss in a fog; run walks it down, and with "
    "jumps of 0.12 it climbs out: 39, 81, 174, 378.";

START_TEST(the_film_is_todays)
    {
        struct film *f = film_new(ROWS, COLS);
        struct shot shot = {.since = 1000};
        struct str out;
        size_t still = 0;

        player_start(&p, 1);
        str_init(&out);
        while (player_turn(&p)) {
            take_shot(&shot, f);
            if (strcmp(p.line.s, "line 3 -0.2") == 0)
                still = film_frames(f);
        }
        end_shot(&shot, f);
        ck_assert_uint_gt(still, 0);
        film_write(f, still, title, about, &out);
        ck_assert_uint_le(out.len, MOST_BYTES);
        check_file("doc/demo.svg", out.s);
        str_done(&out);
        player_finish(&p);
        film_free(f);
    }
END_TEST

/* ---- the first moment ---- */

/* README with SCREEN between its marks. */
static char *with_picture(const char *readme, const char *screen)
{
    static const char begin[] = "<!-- picture: the demonstration",
                      end[] = "<!-- /picture -->";
    const char *from = strstr(readme, begin), *to;
    struct str out;
    char *text;

    ck_assert_ptr_nonnull(from);
    from = strchr(from, '\n') + 1;
    to = strstr(from, end);
    ck_assert_ptr_nonnull(to);
    str_init(&out);
    str_addn(&out, readme, (size_t)(from - readme));
    str_addf(&out, "```\n%s```\n%s", screen, to);
    text = str_take(&out);
    str_done(&out);
    return text;
}

START_TEST(the_first_moment_is_todays)
    {
        char *file = data_file("README.md"), *readme, *text;
        struct err err = {0};
        struct str now;
        size_t n;

        readme = path_read(file, 1u << 20, &n, &err);
        ck_assert_msg(readme != NULL, "%s", err.message);
        player_start(&p, 1);
        str_init(&now);
        while (strcmp(p.line.s, "line 3 -0.2") != 0)
            ck_assert(player_turn(&p));
        screen(&now);
        ck_assert_msg(strstr(now.s, "errors 4 → 2?") != NULL, "%s", now.s);
        text = with_picture(readme, now.s);
        check_file("README.md", text);
        str_done(&now);
        player_finish(&p);
        free(readme);
        free(text);
        free(file);
    }
END_TEST

Suite *suite_film(void)
{
    Suite *s = suite_create("film");
    TCase *t = tcase_create("film");

    tcase_add_test(t, the_film_is_todays);
    tcase_add_test(t, the_first_moment_is_todays);
    suite_add_tcase(s, t);
    return s;
}
