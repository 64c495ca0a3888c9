/* Commands that look: plot points describe.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/described.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/topic.h"
#include "repl/words.h"

enum {
    TABLE_MAX = 200,
    HELP_ROWS = 3, /* beside a picture, and what their ragged ends may lose */
    HELP_RAGGED = 16
};

/* ---- plot ---- */

/* The picture whose name NAME is a slip of; NULL: none. */
static const struct figure *near_figure(const char *name)
{
    size_t n = strlen(name);

    for (size_t i = 0; n > 2 && figures[i]; i++)
        if (words_distance(figures[i]->name, name) <= (n > 4 ? 2 : 1))
            return figures[i];
    return NULL;
}

static const struct figure *wanted_figure(const char *name, struct err *err)
{
    char lower[32];
    const struct figure *f, *near;
    struct str list;

    words_lower(lower, sizeof lower, name, strlen(name));
    f = figure_named(lower);
    if (f)
        return f;
    near = near_figure(lower);
    str_init(&list);
    for (size_t i = 0; figures[i]; i++)
        str_addf(&list, "%s%s", i ? ", " : "", figures[i]->name);
    if (near) {
        err_set(err, "There is no picture '%s': %s?", name, near->name);
        err_meant(err, "%s", near->name);
        err_part(err, name);
        err_remedy(err, REMEDY_SLIP);
    } else {
        err_set(err, "There is no picture '%s'. There are: %s.", name, list.s);
    }
    str_done(&list);
    return NULL;
}

/* A table in a stream of lines has a row for every point, up to a limit. */
static int inline_rows(struct shell *sh, const struct figure *f)
{
    size_t rows = sh->bench->s.data ? sh->bench->s.data->n + 1 : 0;

    if (f != figure_named("table"))
        return sh->host.picture_rows;
    return rows < TABLE_MAX ? (int)rows : TABLE_MAX;
}

static void print_picture(struct shell *sh, const struct figure *f)
{
    struct look look = sh->host.look;
    struct grid g;

    grid_init(&g, inline_rows(sh, f) + (f->across != NULL), sh->host.picture_cols,
              sh->host.look.glyphs == GLYPHS_ASCII);
    look.discreet = sh->guide && guide_task(sh->guide);
    figure_draw_named(f, sh->bench, &look, &g);
    paper_grid(&sh->out, &g);
    grid_done(&g);
}

/* As many of the first sentences as fit a row, at least one. */
static void first_sentences(struct str *t, size_t room)
{
    size_t end = t->len;

    for (const char *s = t->s; (s = strstr(s, ". ")); s++) {
        char *head = mem_textn(t->s, (size_t)(s - t->s) + 1);
        bool fits = text_columns(head, false) <= room;

        free(head);
        if (end == t->len || fits)
            end = (size_t)(s - t->s) + 1;
    }
    if (text_columns(t->s, false) > room)
        str_cut(t, end);
}

/* The picture in words, where `captions` is on. */
static void say_caption(struct shell *sh, const struct figure *f)
{
    struct str t;

    if (!sh->bench->s.captions || sh->in->quiet)
        return;
    str_init(&t);
    described(sh, f, &t);
    if (sh->host.pictures_inline) {
        show_text(sh, t.s);
    } else {
        first_sentences(&t, (size_t)sh->host.width);
        reply_text(sh, t.s);
    }
    str_done(&t);
}

/* Not so long that it would have to hide the picture. */
static void say_help(struct shell *sh, const struct figure *f)
{
    static const char more[] = "…";
    size_t room = HELP_ROWS * (size_t)sh->host.width;
    struct str t;
    bool open;

    str_init(&t);
    topic_phrase(f->help, room > HELP_RAGGED ? room - HELP_RAGGED : 1, false, &t);
    open =
        t.len >= sizeof more - 1 && strcmp(t.s + t.len - (sizeof more - 1), more) == 0;
    reply(sh, "%s%s", t.s, open ? "" : ".");
    str_done(&t);
}

/* Beside a picture on the screen: what it is; a function is told by its own course. */
static void say_picture(struct shell *sh, const struct figure *f)
{
    struct str t;

    if (f->takes != FIGURE_FUNCTION) {
        say_help(sh, f);
        return;
    }
    if (sh->bench->s.captions || sh->in->quiet)
        return;
    str_init(&t);
    described(sh, f, &t);
    first_sentences(&t, 2 * (size_t)sh->host.width);
    reply_text(sh, t.s);
    str_done(&t);
}

static bool plot(struct shell *sh, const struct figure *f, struct err *err)
{
    const char *lacks = f && f->lacks ? f->lacks(sh->bench) : NULL;

    if (!f)
        return err->message[0]
                   ? false
                   : err_set(err, "There is nothing to draw yet. Try: data hobbits");
    if (lacks)
        return err_set(err, "%s", lacks);
    snprintf(sh->bench->s.plot, sizeof sh->bench->s.plot, "%s", f->name);
    if (f->begin)
        f->begin(sh->bench);
    if (sh->host.pictures_inline && !sh->in->quiet)
        print_picture(sh, f);
    else
        say_picture(sh, f);
    say_caption(sh, f);
    log_picture(sh, f);
    return true;
}

/* What stands behind the name of F: a function, weights, columns, words of its own. */
static bool set_words(struct shell *sh, const struct figure *f, const char *text,
                      struct err *err)
{
    if (f->takes == FIGURE_FUNCTION)
        return plot_function(sh, text, err);
    if (f->takes == FIGURE_WORDS)
        return f->choose(sh->bench, text, err);
    return axes_set(sh, f, text, err);
}

/* Drawn from a copy of the bench: what TEXT chooses is chosen there. */
bool figure_to_file(struct shell *sh, const char *text, const char *file, int cols,
                    int rows, struct err *err)
{
    size_t n = strcspn(text, " \t");
    char *name = mem_textn(text, n);
    const struct figure *f = wanted_figure(name, err);
    struct bench *own = sh->bench, *copy = bench_new();
    bool ok;

    free(name);
    text = words_skip(text + n);
    bench_restore(copy, &own->s);
    sh->bench = copy;
    ok = f && (!*text || set_words(sh, f, text, err)) &&
         export_figure(sh, f, file, cols, rows, err);
    sh->bench = own;
    bench_free(copy);
    return ok;
}

/* Where `> FILE` begins in TEXT; NULL if it is not there. */
static const char *redirection(const char *text)
{
    bool quoted = false;

    for (; *text && (quoted || *text != '>'); text++)
        quoted = quoted != (*text == '"');
    return *text ? text : NULL;
}

/* `plot NAME … > FILE` */
static bool plot_to_file(struct shell *sh, const struct args *args, const char *arrow,
                         struct err *err)
{
    const char *rest = args->arg[1].text;
    struct str figure, file;
    bool ok;

    str_init(&figure);
    str_init(&file);
    str_addf(&figure, "%s %.*s", args->arg[0].text, (int)(arrow - rest), rest);
    while (figure.len && figure.s[figure.len - 1] == ' ')
        str_cut(&figure, figure.len - 1);
    arrow = words_skip(arrow + 1);
    ok = words_word(arrow, &file) > 0
             ? figure_to_file(sh, figure.s, file.s, 0, 0, err)
             : err_set(err, "A file is missing: plot %s > picture.svg", figure.s);
    str_done(&file);
    str_done(&figure);
    return ok;
}

/* There is no such picture, but ERR may say that a function was meant. A comma behind
 * the first word is not in it any more. */
static bool function_meant(struct shell *sh, const struct args *args, struct err *err)
{
    static const char *const joint[] = {" ", ", "};
    bool meant = false;

    for (size_t i = 0; i < 2 && !meant; i++) {
        struct str whole;

        str_init(&whole);
        str_addf(&whole, "%s%s%s", args->arg[0].text, args->n > 1 ? joint[i] : "",
                 args->n > 1 ? args->arg[1].text : "");
        meant = plot_meant(sh, whole.s, err);
        str_done(&whole);
    }
    return false;
}

static bool run_plot(struct shell *sh, const struct args *args, struct err *err)
{
    const char *rest = args->n > 1 ? args->arg[1].text : NULL;
    const struct figure *f =
        args->n ? wanted_figure(args->arg[0].text, err) : figure_now(sh->bench);

    if (!f && args->n)
        return function_meant(sh, args, err);
    if (f && rest && redirection(rest))
        return plot_to_file(sh, args, redirection(rest), err);
    if (f && rest && !set_words(sh, f, rest, err))
        return false;
    if (f && f->plain && args->n == 1)
        f->plain(sh->bench);
    return plot(sh, f, err);
}

const struct command command_plot = {
    .name = "plot",
    .group = ABOUT_CORE,
    .arg = {{ARG_WORD, "NAME", "scatter, curve, fit, loss, table or f", true, 0},
            {ARG_REST, "WHAT",
             "columns, weights, or of f one function of x, or two with a comma "
             "between, and from where to where; > FILE writes it",
             true, 0}},
    .help = "Shows a picture; bare, the present one again: plot scatter x1 x2, plot f "
            "x^2-2*x -2 4",
    .example = "plot loss",
    .run = run_plot,
    .offer = offer_plot,
};

/* On the screen the list is read like a long reply, page by page. */
static bool run_points(struct shell *sh, const struct args *args, struct err *err)
{
    const struct figure *f = figure_named("table");

    (void)args;
    if (f->lacks(sh->bench))
        return err_set(err, "%s", f->lacks(sh->bench));
    free(sh->heading);
    sh->heading = mem_text("Points");
    print_picture(sh, f);
    return true;
}

const struct command command_points = {
    .name = "points",
    .group = ABOUT_DATA,
    .help = "Lists the points with their numbers, z, p and cost: the picture table.",
    .example = "points",
    .run = run_points,
};

static bool run_describe(struct shell *sh, const struct args *args, struct err *err)
{
    const struct figure *f =
        args->n ? wanted_figure(args->arg[0].text, err) : figure_now(sh->bench);
    const char *lacks = f && f->lacks ? f->lacks(sh->bench) : NULL;
    struct str t;

    if (!f)
        return err->message[0]
                   ? false
                   : err_set(err, "There is no picture yet. Try: data hobbits");
    if (lacks)
        return err_set(err, "%s", lacks);
    str_init(&t);
    described(sh, f, &t);
    show_text(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_describe = {
    .name = "describe",
    .group = ABOUT_LOOK,
    .arg = {{ARG_WORD, "NAME", "a picture; the present one if left out", true, 0}},
    .help = "Tells what a picture shows, in words and numbers.",
    .example = "describe scatter",
    .run = run_describe,
    .offer = offer_figures,
};
