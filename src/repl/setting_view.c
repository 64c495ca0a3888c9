/* Settings of what is looked at, and how: X Y dX derivative h, tau field segments
 * aspect captions feel nudge. SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "plot/text.h"
#include "repl/setting_rows.h"

/* ---- the place on a function ---- */

const struct setting setting_x = {
    .name = "X",
    .subject = SETTING_MATHS,
    .help = "X: where you stand on the function of plot f or minimize.",
    .range = "any number",
    .example = "X = 1.4",
    .turn = {.rule = TURN_PLACE},
    .place = 1,
    .number = FIELD_NUMBER(explorer.at[0]),
};

static bool set_y(struct bench *b, double v, struct str *note, struct err *err)
{
    (void)note;
    if (b->s.explorer.function && b->s.explorer.function->dim < 2)
        return err_set(err, "Y follows from X here: it is the height of the function.");
    b->s.explorer.at[1] = v;
    return true;
}

const struct setting setting_y = {
    .name = "Y",
    .subject = SETTING_MATHS,
    .help = "Y: the second coordinate on a function of two variables.",
    .range = "any number",
    .example = "Y = 0",
    .turn = {.rule = TURN_PLACE},
    .reads = true,
    .place = 2,
    .number = FIELD_NUMBER(explorer.at[1]),
    .set_number = set_y,
};

static void remark_dx(const struct setting *s, const struct bench *b, struct str *note)
{
    (void)s;
    if (b->s.explorer.dX == 0)
        str_add(note, "With dX 0 there is no secant: one point has no slope, 0/0.");
}

const struct setting setting_dx = {
    .name = "dX",
    .also = "dx",
    .subject = SETTING_MATHS,
    .help = "dX: how far the second point of the secant is from X.",
    .range = "any number",
    .example = "dX = 2",
    .turn = {.rule = TURN_PLACE},
    .number = FIELD_NUMBER(explorer.dX),
    .remark = remark_dx,
};

const struct setting setting_derivative = {
    .name = "derivative",
    .subject = SETTING_LOOK,
    .help = "derivative: plot f draws the slope f' below the function, where there is "
            "room.",
    .word = setting_on_off,
    .example = "derivative off",
    .flag = FIELD_FLAG(explorer.derivative),
};

/* ---- h ---- */

const struct setting setting_h = {
    .name = "h",
    .subject = SETTING_MATHS,
    .help =
        "h: the small difference with which checkgrad measures a slope: (J(w + h) - "
        "J(w - h))/(2*h).",
    .range = "a number above 0",
    .example = "h = 1e-5",
    .turn = {TURN_GROWING, 1e-12, 1e-12, 0},
    .number = FIELD_NUMBER(h),
    .fits = setting_above_zero,
    .misfit = "h is the small difference of checkgrad: above 0, 1e-5 for example.",
};

/* ---- tau ---- */

static bool set_tau(struct bench *b, double v, struct str *note, struct err *err)
{
    (void)note;
    if (v > 1 && v <= 100) {
        struct str meant;

        str_init(&meant);
        text_number(&meant, v / 100);
        err_set(err, "tau is a probability, 0 to 1. For %g %%: tau = %s", v, meant.s);
        err_meant(err, "tau = %s", meant.s);
        str_done(&meant);
        return false;
    }
    if (v < 0 || v > 1)
        return err_set(err, "tau is a probability, 0 to 1.");
    b->s.tau = v;
    return true;
}

const struct setting setting_tau = {
    .name = "tau",
    .also = "threshold",
    .subject = SETTING_LOOK,
    .help = "tau (τ): the threshold. Class 1 is predicted when p is tau or more.",
    .range = "a number from 0 to 1",
    .example = "tau = 0.5",
    .turn = {TURN_EVEN, 0.01, 0, 1},
    .number = FIELD_NUMBER(tau),
    .set_number = set_tau,
};

/* ---- the picture ---- */

static const char *field_word(size_t i)
{
    static const char *const words[] = {"on", "score", "off", NULL};

    return words[i];
}

static void show_field(struct bench *b, struct str *out)
{
    str_add(out, !b->s.field ? "off" : b->s.score ? "score" : "on");
}

static bool set_field(struct bench *b, const char *word, double count, struct str *note,
                      struct err *err)
{
    (void)count, (void)note, (void)err;
    b->s.score = strcmp(word, "score") == 0;
    b->s.field = b->s.score || strcmp(word, "on") == 0;
    return true;
}

const struct setting setting_field = {
    .name = "field",
    .subject = SETTING_LOOK,
    .help = "field: shades the picture by the probability p, or by the score z.",
    .word = field_word,
    .example = "field on",
    .show = show_field,
    .set_word = set_field,
};

const struct setting setting_segments = {
    .name = "segments",
    .subject = SETTING_LOOK,
    .help = "segments: strokes from each point to the curve, ! on the wrong side.",
    .word = setting_on_off,
    .example = "segments on",
    .flag = FIELD_FLAG(segments),
};

const struct setting setting_sorted = {
    .name = "sorted",
    .subject = SETTING_LOOK,
    .help = "sorted: the table of points begins with the largest cost, not with row 1.",
    .word = setting_on_off,
    .example = "sorted on",
    .flag = FIELD_FLAG(table_sorted),
};

static const char *aspect_word(size_t i)
{
    static const char *const words[] = {"equal", "free", NULL};

    return words[i];
}

const struct setting setting_aspect = {
    .name = "aspect",
    .subject = SETTING_LOOK,
    .help = "aspect: equal makes a unit as long across as up, so that right angles are "
            "right; free fills the picture.",
    .word = aspect_word,
    .example = "aspect equal",
    .flag = FIELD_FLAG(aspect_equal),
};

const struct setting setting_captions = {
    .name = "captions",
    .also = "caption",
    .subject = SETTING_LOOK,
    .help = "captions: plot tells in words, too, what the picture shows.",
    .word = setting_on_off,
    .example = "captions on",
    .flag = FIELD_FLAG(captions),
};

const struct setting setting_feel = {
    .name = "feel",
    .subject = SETTING_LOOK,
    .help = "feel: in the fog an arrow beside @ shows the steepest way down.",
    .word = setting_on_off,
    .example = "feel on",
    .flag = FIELD_FLAG(feel),
};

const struct setting setting_nudge = {
    .name = "nudge",
    .subject = SETTING_LOOK,
    .help = "nudge: beside each weight ▴ says that raising it lowers the objective, ▾ "
            "that lowering it does. Two marks from a slope of 0.1 on, three from 1.",
    .word = setting_on_off,
    .example = "nudge on",
    .flag = FIELD_FLAG(nudge),
};
