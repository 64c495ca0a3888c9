/* The loss over the steps of the present run, and of earlier ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"

#include <string.h>

#include "lab/loss_shown.h"
#include "plot/text.h"

static const char *lacks(struct bench *b)
{
    return b->s.data || b->s.explorer.minimizing
               ? NULL
               : "There is no data yet. Type: data hobbits";
}

/* ---- how to draw ---- */

static void take_log(struct loss_view *v)
{
    v->log = true;
}

static void take_linear(struct loss_view *v)
{
    v->log = false;
}

static void take_passes(struct loss_view *v)
{
    v->passes = true;
}

static void take_steps(struct loss_view *v)
{
    v->passes = false;
}

static void take_runs(struct loss_view *v)
{
    v->runs = true;
    v->race = false;
}

static void take_alone(struct loss_view *v)
{
    v->runs = v->race = false;
}

static const struct word {
    const char *name;
    void (*take)(struct loss_view *v);
} words[] = {
    {"log", take_log},     {"linear", take_linear}, {"passes", take_passes},
    {"steps", take_steps}, {"runs", take_runs},     {"alone", take_alone},
};

static const char *word_name(size_t i)
{
    return i < sizeof words / sizeof *words ? words[i].name : NULL;
}

/* The word of N bytes at TEXT. */
static const struct word *word_at(const char *text, size_t n)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i].name) == n && memcmp(words[i].name, text, n) == 0)
            return &words[i];
    return NULL;
}

/* WORD is none: the one that begins alike was meant. */
static bool no_word(const char *word, size_t n, struct err *err)
{
    err_set(err,
            "loss is drawn with the words log or linear, passes or steps, runs or "
            "alone; '%.*s' is none of them.",
            n < 40 ? (int)n : 40, word);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if ((word[0] | 0x20) == words[i].name[0]) {
            err_meant(err, "plot loss %s", words[i].name);
            break;
        }
    return false;
}

static bool choose(struct bench *b, const char *text, struct err *err)
{
    static const char blanks[] = " \t,";
    struct loss_view v = b->s.loss_view;

    while (*(text += strspn(text, blanks))) {
        size_t n = strcspn(text, blanks);
        const struct word *w = word_at(text, n);

        if (!w)
            return no_word(text, n, err);
        w->take(&v);
        text += n;
    }
    b->s.loss_view = v;
    return true;
}

/* The usual view: linear, over steps, the present run alone. A race stays to be looked
 * at until something moves. */
static void plain(struct bench *b)
{
    struct loss_view *v = &b->s.loss_view;

    v->log = false;
    v->passes = v->race && v->passes;
    v->runs = v->race;
}

/* ---- the picture ---- */

/* "60 steps", and why it is not drawn as it was asked for. */
static void write_note(const struct loss_shown *l, const struct state *s, bool brief,
                       struct str *out)
{
    if (l->race) {
        str_addf(out, "race of %zu", l->runs);
        return;
    }
    if (l->passes) {
        text_short(out, l->now.x[l->now.n - 1]);
        str_addf(out, " pass%s, ", l->now.x[l->now.n - 1] == 1 ? "" : "es");
    }
    loss_write_steps(s, brief, out);
    if (l->no_log && !brief)
        str_addf(out, ", %s", l->no_log);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct frame f = {
        .bare = look->bare, .titled = look->titled, .glyphs = look->glyphs};
    struct str note, brief, name;
    struct loss_shown l;
    struct chart c;

    loss_shown_init(&l, b);
    str_init(&note);
    str_init(&brief);
    str_init(&name);
    write_note(&l, &b->s, false, &note);
    write_note(&l, &b->s, true, &brief);
    str_addf(&name, "%s%s", loss_name(b), l.log ? " (log)" : "");
    f.x = l.x;
    f.y = l.y;
    f.whole = !l.passes;
    f.yname = name.s;
    f.note = note.s;
    f.brief = brief.s;
    chart_open(&c, g, &f);
    loss_draw(&l, &c);
    str_done(&name);
    str_done(&brief);
    str_done(&note);
    loss_shown_done(&l);
}

static void across(struct bench *b, struct str *out)
{
    str_add(out,
            b->s.loss_view.passes && !b->s.explorer.minimizing ? "passes" : "steps");
}

const struct figure figure_loss = {
    .name = "loss",
    .help = "The loss over the steps; log passes runs: other axes, and earlier runs. "
            "Without a word as at first: linear, steps, this run alone.",
    .example = "step 5; plot loss",
    .takes = FIGURE_WORDS,
    .choose = choose,
    .word = word_name,
    .plain = plain,
    .lacks = lacks,
    .draw = draw,
    .describe = loss_describe,
    .across = across,
    .numbers = loss_numbers,
};
