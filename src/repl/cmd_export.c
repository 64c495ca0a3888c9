/* The command export: a picture, numbers or the model, as a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "repl/commands.h"
#include "repl/export_kind.h"
#include "repl/file_out.h"
#include "repl/offer.h"
#include "repl/private.h"
#include "repl/words.h"

enum { USUAL_COLS = 100, USUAL_ROWS = 30, MOST_COLS = 300, MOST_ROWS = 100 };

/* ---- what was written ---- */

static size_t rows_of(const char *text)
{
    size_t rows = 0;

    for (; (text = strchr(text, '\n')); text++)
        rows++;
    return rows;
}

/* Of CSV: the fields of its first row. */
static size_t columns_of(const char *csv)
{
    size_t columns = 1;
    bool quoted = false;

    for (; *csv && (quoted || *csv != '\n'); csv++) {
        quoted = quoted != (*csv == '"');
        columns += !quoted && *csv == ',';
    }
    return columns;
}

static void say_numbers(struct export_job *j, const char *file)
{
    size_t rows = rows_of(j->text.s) - 1, columns = columns_of(j->text.s);

    reply(j->sh, "%s is written: %s%s, %zu row%s of %zu column%s.", file,
          j->table ? j->table->what : "the numbers behind ",
          j->table ? "" : j->figure->name, rows, rows == 1 ? "" : "s", columns,
          columns == 1 ? "" : "s");
}

static void say_written(struct export_job *j, const struct export_kind *k,
                        const char *file)
{
    if (k->tongue)
        reply(j->sh,
              "%s is written: the model as a program of %zu rows. Its first rows say "
              "how it is run.",
              file, rows_of(j->text.s));
    else if (k->picture)
        reply(j->sh, "%s is written: %s, %d columns and %d rows.", file,
              j->figure->name, j->cols, j->rows);
    else
        say_numbers(j, file);
}

/* ---- writing ---- */

/* Only what this command wrote is replaced. */
static bool write_job(struct export_job *j, const struct export_kind *k,
                      const char *file, struct err *err)
{
    struct file_out f = {.command = "export", .name = file, .end = k->end};

    str_init(&j->text);
    if (!k->write(j, err))
        return false;
    f.begin = k->marker   ? k->marker
              : k->tongue ? export_model_marker(k->tongue)
                          : j->text.s;
    f.nbegin = k->marker || k->tongue        ? strlen(f.begin)
               : j->table && !j->table->ours ? 0
                                             : strcspn(f.begin, "\n") + 1;
    if (!file_out_write(j->sh, &f, &j->text, err))
        return false;
    say_written(j, k, file);
    return true;
}

static bool do_job(struct export_job *j, const struct export_kind *k, const char *file,
                   struct err *err)
{
    bool ok = write_job(j, k, file, err);

    str_done(&j->text);
    return ok;
}

/* A picture is no program. */
static bool not_model(const char *file, struct err *err)
{
    err_set(err,
            "A picture is written as FILE.svg or FILE.txt, its numbers as FILE.csv. "
            "The model, which has no size: export %.60s",
            file);
    return err_meant(err, "export %.100s", file);
}

bool export_figure(struct shell *sh, const struct figure *f, const char *file, int cols,
                   int rows, struct err *err)
{
    const struct export_kind *k = export_kind_of(file, err);
    struct export_job j = {.sh = sh, .figure = f};

    if (!k)
        return false;
    if (k->tongue)
        return not_model(file, err);
    if (!f)
        return err_set(err, "There is nothing to draw yet. Try: data hobbits");
    j.cols = cols ? cols : USUAL_COLS;
    j.rows = rows ? rows : USUAL_ROWS;
    return do_job(&j, k, file, err);
}

/* Its name alone says what is written: data.csv, model.py. False: it is a picture's. */
static bool export_named(struct shell *sh, const char *file, bool *ok, struct err *err)
{
    const struct export_kind *k = export_kind_of(file, err);
    const char *base = file_out_base(file);
    struct export_job j = {.sh = sh};

    *ok = false;
    if (!k)
        return true;
    j.tongue = k->tongue;
    if (!k->tongue && !k->picture)
        j.table = export_table_named(base, strlen(base) - strlen(k->end));
    if (j.tongue || j.table)
        *ok = do_job(&j, k, file, err);
    return j.tongue || j.table;
}

/* ---- the command ---- */

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
    const char *file = args->arg[0].text;
    int cols = 0, rows = 0;
    struct str rest;
    bool ok;

    if (args->n == 1 && export_named(sh, file, &ok, err))
        return ok;
    str_init(&rest);
    ok = take_size(args->n > 1 ? args->arg[1].text : "", &cols, &rows, &rest, err);
    if (ok && rest.len)
        ok = figure_to_file(sh, rest.s, file, cols, rows, err);
    else if (ok)
        ok = export_figure(sh, figure_now(sh->bench), file, cols, rows, err);
    str_done(&rest);
    return ok;
}

const struct command command_export = {
    .name = "export",
    .group = ABOUT_SESSION,
    .arg = {{ARG_WORD, "FILE",
             ".svg or .txt: the picture; .csv: its numbers; data.csv: the points; "
             "loss.csv, path.csv: the run; .py, .R, .c: the model as a program",
             false, 0},
            {ARG_REST, "NAME size=COLSxROWS",
             "another picture, as plot has it; its size", true, 0}},
    .help = "Writes the picture, its numbers or the model to a file; plot NAME > FILE "
            "writes a picture, too.",
    .example = "export picture.svg",
    .alone = true,
    .run = run_export,
    .offer = offer_export,
};
