/* The kinds of files that export writes: pictures, numbers, programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/export_kind.h"

#include <string.h>
#include <strings.h>

#include "plot/svg.h"
#include "plot/text.h"
#include "repl/file_out.h"
#include "repl/private.h"

/* The folders of a file are nobody's business. */
void export_title(const struct shell *sh, const struct figure *f, struct str *out)
{
    const struct state *s = &sh->bench->s;

    if (strcmp(f->name, "f") == 0)
        str_addf(out, "f = %s%s%s", s->explorer.function->text,
                 s->explorer.other ? ", g = " : "",
                 s->explorer.other ? s->explorer.other->text : "");
    else if (s->data && *s->data->source)
        str_addf(out, "%s of %s", f->name, file_out_base(s->data->source));
    else
        str_add(out, f->name);
}

/* ---- pictures ---- */

static bool lacking(struct export_job *j, struct err *err)
{
    const char *lacks = j->figure->lacks ? j->figure->lacks(j->sh->bench) : NULL;

    return lacks && !err_set(err, "%s", lacks);
}

static void draw(struct export_job *j, const struct look *look, struct grid *g)
{
    grid_init(g, j->rows, j->cols, look->glyphs == GLYPHS_ASCII);
    figure_draw_named(j->figure, j->sh->bench, look, g);
}

/* The field is shades: a file does not depend on what the terminal can show. */
static bool write_svg(struct export_job *j, struct err *err)
{
    struct look look = {.glyphs = GLYPHS_BRAILLE, .tints = true};
    struct str title, desc, plain;
    struct grid g;

    if (lacking(j, err))
        return false;
    str_init(&title);
    str_init(&desc);
    str_init(&plain);
    export_title(j->sh, j->figure, &title);
    j->figure->describe(j->sh->bench, &desc);
    text_strip(desc.s, &plain);
    draw(j, &look, &g);
    svg_write(&g, title.s, plain.s, &j->text);
    grid_done(&g);
    str_done(&plain);
    str_done(&desc);
    str_done(&title);
    return true;
}

static const char text_marker[] = "logitty picture: ";

static bool write_txt(struct export_job *j, struct err *err)
{
    struct look look = {.glyphs = j->sh->host.look.glyphs};
    struct str words;
    struct paper p;
    struct grid g;

    if (lacking(j, err))
        return false;
    str_init(&words);
    paper_init(&p, look.glyphs == GLYPHS_ASCII);
    str_add(&words, text_marker);
    export_title(j->sh, j->figure, &words);
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
    return true;
}

/* ---- numbers, programs ---- */

static bool write_csv(struct export_job *j, struct err *err)
{
    if (j->table)
        return j->table->write(j->sh->bench, &j->text, err);
    if (lacking(j, err))
        return false;
    return figure_numbers(j->figure, j->sh->bench, &j->text) ||
           err_set(err, "There are no points yet. Type: data hobbits");
}

static bool write_program(struct export_job *j, struct err *err)
{
    return export_model(j->sh->bench, j->tongue, &j->text, err);
}

static const struct export_kind kinds[] = {
    {".svg", write_svg, svg_marker, NULL, true},
    {".txt", write_txt, text_marker, NULL, true},
    {".csv", write_csv, NULL, NULL, false},
    {".py", write_program, NULL, &tongue_python, false},
    {".R", write_program, NULL, &tongue_r, false},
    {".c", write_program, NULL, &tongue_c, false},
};

/* model.pkl and data.xlsx are here model.py and data.csv. */
static void offer_name(const char *file, struct err *err)
{
    const char *base = file_out_base(file);
    size_t n = strcspn(base, ".");
    int folder = (int)(base - file);

    if (export_table_named(base, n))
        err_meant(err, "export %.*s%.*s.csv", folder, file, (int)n, base);
    else if (n == 5 && strncasecmp(base, "model", n) == 0)
        err_meant(err, "export %.*s%.*s.py", folder, file, (int)n, base);
    else
        err_meant(err, "export picture.svg");
}

const struct export_kind *export_kind_of(const char *file, struct err *err)
{
    if (!file_out_sane("export", file, err))
        return NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (file_out_ends(file, kinds[i].end))
            return &kinds[i];
    err_set(err, "The name says what is written: the model as FILE.py, FILE.R or "
                 "FILE.c, a picture as FILE.svg or FILE.txt, numbers as FILE.csv.");
    offer_name(file, err);
    return NULL;
}
