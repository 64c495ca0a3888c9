/* The command export: a picture, or the numbers behind it, as a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "plot/svg.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"
#include "repl/words.h"

enum {
    USUAL_COLS = 100,
    USUAL_ROWS = 30,
    MOST_COLS = 300,
    MOST_ROWS = 100,
    LABELLED_ROWS = 8,   /* from so many rows on the x axis is named */
    SEEN_BYTES = 1 << 28 /* of a file that may be replaced */
};

/* What is written, and how large. */
struct job {
    struct shell *sh;
    const struct figure *figure;
    int cols, rows;
    struct str text;
};

/* ---- what a picture is called ---- */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash && slash[1] ? slash + 1 : path;
}

/* "scatter of hobbits", "f = x^2": the folders of a file are nobody's business. */
static void write_title(const struct job *j, struct str *out)
{
    const struct state *s = &j->sh->bench->s;

    if (strcmp(j->figure->name, "f") == 0)
        str_addf(out, "f = %s", s->explorer.function->text);
    else if (s->data && *s->data->source)
        str_addf(out, "%s of %s", j->figure->name, base_name(s->data->source));
    else
        str_add(out, j->figure->name);
}

/* ---- the three kinds of files ---- */

static void draw(struct job *j, const struct look *look, struct grid *g)
{
    struct bench *b = j->sh->bench;
    struct str across;
    struct grid picture;
    bool named;

    str_init(&across);
    if (j->figure->across && j->rows >= LABELLED_ROWS)
        j->figure->across(b, &across);
    named = across.len > 0;
    str_add(&across, " →");
    grid_init(g, j->rows, j->cols, look->glyphs == GLYPHS_ASCII);
    grid_init(&picture, j->rows - named, j->cols, g->ascii);
    figure_draw(j->figure, b, look, &picture);
    grid_blit(g, 0, 0, &picture);
    grid_done(&picture);
    if (named)
        grid_text(g, j->rows - 1, j->cols - 2 - (int)text_columns(across.s, g->ascii),
                  -1, STYLE_DIM, across.s);
    str_done(&across);
}

/* The field is shades: a file does not depend on what the terminal can show. */
static void write_svg(struct job *j)
{
    struct look look = {.glyphs = GLYPHS_BRAILLE, .tints = true};
    struct str title, desc, plain;
    struct grid g;

    str_init(&title);
    str_init(&desc);
    str_init(&plain);
    write_title(j, &title);
    j->figure->describe(j->sh->bench, &desc);
    text_strip(desc.s, &plain);
    draw(j, &look, &g);
    svg_write(&g, title.s, plain.s, &j->text);
    grid_done(&g);
    str_done(&plain);
    str_done(&desc);
    str_done(&title);
}

static const char text_marker[] = "logitty picture: ";

static void write_txt(struct job *j)
{
    struct look look = {.glyphs = j->sh->host.look.glyphs};
    bool ascii = look.glyphs == GLYPHS_ASCII;
    struct str words;
    struct paper p;
    struct grid g;

    str_init(&words);
    paper_init(&p, ascii);
    str_add(&words, text_marker);
    write_title(j, &words);
    paper_line(&p, STYLE_PLAIN, words.s);
    paper_blank(&p);
    draw(j, &look, &g);
    paper_grid(&p, &g);
    grid_done(&g);
    paper_blank(&p);
    str_clear(&words);
    j->figure->describe(j->sh->bench, &words);
    paper_prose(&p, j->cols > 40 ? j->cols : 40, STYLE_PLAIN, "", "", words.s);
    paper_dump(&p, &j->text);
    paper_done(&p);
    str_done(&words);
}

static void write_csv(struct job *j)
{
    figure_numbers(j->figure, j->sh->bench, &j->text);
}

static const struct kind {
    const char *end;
    void (*write)(struct job *j);
    const char *marker; /* how such a file begins; NULL: with the header it would get */
} kinds[] = {
    {".svg", write_svg, svg_marker},
    {".txt", write_txt, text_marker},
    {".csv", write_csv, NULL},
};

/* ---- may it be written there? ---- */

static const struct kind *kind_of(const char *file, struct err *err)
{
    size_t n = strlen(file);

    if (strcmp(file, "-") == 0)
        err_set(err, "export writes files; plot shows the picture here. A file: export "
                     "picture.svg");
    else if (file[0] == '~')
        err_set(err, "~ is a sign of the system's shell. Give the folder by its name.");
    else
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
            size_t end = strlen(kinds[i].end);

            if (n > end && file[n - end - 1] != '/' &&
                strcasecmp(file + n - end, kinds[i].end) == 0)
                return &kinds[i];
        }
    if (!err->message[0]) {
        err_set(err, "The name says what is written: a picture as FILE.svg or "
                     "FILE.txt, numbers as FILE.csv.");
        err_meant(err, "export picture.svg");
    }
    return NULL;
}

/* FILE is what this command wrote: only that is replaced. */
static bool is_own(const struct kind *k, const char *file, const struct str *text)
{
    size_t len = 0, head = k->marker ? strlen(k->marker) : strcspn(text->s, "\n") + 1;
    char *old = path_read(file, SEEN_BYTES, &len, NULL);
    bool own =
        old && len >= head && memcmp(old, k->marker ? k->marker : text->s, head) == 0;

    free(old);
    return own;
}

/* A folder that is not there is a slip, and nobody wants it made. */
static bool has_folder(const char *file, struct err *err)
{
    const char *slash = strrchr(file, '/');
    char *folder =
        mem_textn(file, slash ? (size_t)(slash - file) + (slash == file) : 0);
    struct stat st;
    bool ok = !slash || (stat(folder, &st) == 0 && S_ISDIR(st.st_mode));

    if (!ok)
        err_set(err, "There is no folder %.200s.", folder);
    free(folder);
    return ok;
}

static bool is_there(const char *file)
{
    struct stat st;

    return lstat(file, &st) == 0;
}

/* The line as it was typed, with a number before the name's end: picture2.svg. */
static void offer_other(struct shell *sh, const struct kind *k, const char *file,
                        struct err *err)
{
    int stem = (int)(strlen(file) - strlen(k->end));
    const char *typed = sh->in->statement ? sh->in->statement : "";
    const char *at = strstr(typed, file);
    struct str other;

    str_init(&other);
    for (int i = 2; i < 1000; i++) {
        str_clear(&other);
        str_addf(&other, "%.*s%d%s", stem, file, i, file + stem);
        if (!is_there(other.s))
            break;
    }
    if (at)
        err_meant(err, "%.*s%s%s", (int)(at - typed), typed, other.s,
                  at + strlen(file));
    else
        err_meant(err, "export \"%s\"", other.s);
    str_done(&other);
}

static bool may_write(struct job *j, const struct kind *k, const char *file,
                      struct err *err)
{
    size_t used;

    if (!is_there(file) || (path_is_file(file) && is_own(k, file, &j->text)))
        return true;
    err_set(err, "%.200s is there already, and export did not write it. Another name: ",
            file);
    offer_other(j->sh, k, file, err);
    used = strlen(err->message);
    snprintf(err->message + used, sizeof err->message - used, "%s", err->meant);
    return false;
}

static void say_written(struct job *j, const char *file)
{
    size_t rows = 0;

    for (const char *s = j->text.s; (s = strchr(s, '\n')); s++)
        rows++;
    if (kind_of(file, &(struct err){0})->write == write_csv)
        reply(j->sh, "%s is written: %zu row%s of numbers.", file, rows - 1,
              rows == 2 ? "" : "s");
    else
        reply(j->sh, "%s is written: %s, %d columns and %d rows.", file,
              j->figure->name, j->cols, j->rows);
}

/* ---- export ---- */

static bool write_job(struct job *j, const struct kind *k, const char *file,
                      struct err *err)
{
    struct bench *b = j->sh->bench;
    const char *lacks = j->figure->lacks ? j->figure->lacks(b) : NULL;

    if (lacks)
        return err_set(err, "%s", lacks);
    if (k->write == write_csv && !j->figure->numbers && !b->s.data)
        return err_set(err, "There are no points yet. Type: data hobbits");
    if (!has_folder(file, err))
        return false;
    k->write(j);
    if (!may_write(j, k, file, err) || !path_publish(file, j->text.s, j->text.len, err))
        return false;
    say_written(j, file);
    return true;
}

bool export_figure(struct shell *sh, const struct figure *f, const char *file, int cols,
                   int rows, struct err *err)
{
    struct job j = {.sh = sh, .figure = f, .cols = cols, .rows = rows};
    const struct kind *k = kind_of(file, err);
    bool ok;

    if (!k)
        return false;
    if (!f)
        return err_set(err, "There is nothing to draw yet. Try: data hobbits");
    j.cols = cols ? cols : USUAL_COLS;
    j.rows = rows ? rows : USUAL_ROWS;
    str_init(&j.text);
    ok = write_job(&j, k, file, err);
    str_done(&j.text);
    return ok;
}

static bool read_size(const char *s, size_t n, int *cols, int *rows, struct err *err)
{
    char sign, text[32];
    int used = 0;

    snprintf(text, sizeof text, "%.*s", (int)n, s);
    if (sscanf(text, "%4d%c%4d%n", cols, &sign, rows, &used) == 3 && !text[used] &&
        strchr("xX*", sign) && *cols >= 1 && *cols <= MOST_COLS && *rows >= 1 &&
        *rows <= MOST_ROWS)
        return true;
    return err_set(err, "size is COLUMNSxROWS, at most %dx%d: size=%dx%d", MOST_COLS,
                   MOST_ROWS, USUAL_COLS, USUAL_ROWS);
}

/* The pieces of TEXT: size=COLSxROWS wherever it stands, all others into REST. */
static bool take_size(const char *text, int *cols, int *rows, struct str *rest,
                      struct err *err)
{
    for (const char *s = words_skip(text); *s; s = words_skip(s)) {
        size_t n = *s == '"' && strchr(s + 1, '"')
                       ? (size_t)(strchr(s + 1, '"') - s) + 1
                       : strcspn(s, " \t");

        if (strncasecmp(s, "size=", 5) != 0) {
            str_add(rest, rest->len ? " " : "");
            str_addn(rest, s, n);
        } else if (!read_size(s + 5, n - 5, cols, rows, err)) {
            return false;
        }
        s += n;
    }
    return true;
}

static bool run_export(struct shell *sh, const struct args *args, struct err *err)
{
    const struct figure *f = NULL;
    const char *file = args->arg[0].text;
    int cols = 0, rows = 0;
    struct str rest;
    bool ok;

    str_init(&rest);
    ok = take_size(args->n > 1 ? args->arg[1].text : "", &cols, &rows, &rest, err);
    if (ok && rest.len)
        ok = figure_to_file(sh, rest.s, file, cols, rows, err);
    else if (ok) {
        f = figure_now(sh->bench);
        ok = export_figure(sh, f, file, cols, rows, err);
    }
    str_done(&rest);
    return ok;
}

const struct command command_export = {
    .name = "export",
    .group = ABOUT_SESSION,
    .arg = {{ARG_WORD, "FILE",
             "FILE.svg or FILE.txt: the picture; FILE.csv: its numbers", false, 0},
            {ARG_REST, "NAME size=COLSxROWS",
             "another picture, as plot has it; its size", true, 0}},
    .help = "Writes the picture, or the numbers behind it, to a file; plot NAME > FILE "
            "does so, too.",
    .example = "export picture.svg",
    .alone = true,
    .run = run_export,
};
