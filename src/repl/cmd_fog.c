/* Commands of the fog: fog walk.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/fog.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"
#include "repl/words.h"

enum { MOVES_MAX = 1000 };

static const char *lacking(struct shell *sh)
{
    return figure_named("fog")->lacks(sh->bench);
}

/* ---- fog ---- */

/* The next value of *S, above 0. */
static bool read_move(struct shell *sh, const char **s, double *move, struct err *err)
{
    size_t used;
    struct formula *f = formula_parse_value(*s, &used, err);
    char *text;
    bool ok;

    if (!f)
        return false;
    formula_free(f);
    text = mem_textn(*s, used);
    ok = number_of(sh, text, move, err);
    free(text);
    if (ok && !(*move > 0))
        ok = err_set(err, "A move has a length above 0, as in: fog 0.2 0.4");
    *s = words_skip(*s + used);
    *s = words_skip(*s + (**s == ','));
    return ok;
}

static bool read_moves(struct shell *sh, const char *text, double move[2],
                       struct err *err)
{
    const char *s = text;

    for (int k = 0; k < 2; k++) {
        if (!*s) {
            err_set(err, "fog takes two lengths: of a move across, and of one up.");
            return err_meant(err, "fog %s %s", text, text);
        }
        if (!read_move(sh, &s, &move[k], err)) {
            column_from(err, text, s);
            return false;
        }
    }
    return !*s || err_set(err, "'%s' is left over. It is: fog 0.2 0.4", s);
}

/* All that has not been seen, at once. */
static bool lift(struct shell *sh)
{
    struct bench *b = sh->bench;

    fog_end(b);
    snprintf(b->s.plot, sizeof b->s.plot, "contour");
    bench_changed(b);
    reply(sh, "The fog has lifted: the same landscape, all of it.");
    return true;
}

static void say_begin(struct shell *sh)
{
    const struct fog *f = sh->bench->s.fog;
    struct str t;

    str_init(&t);
    str_addf(&t, "All is fog but where you stand. A move left or right changes %s by ",
             f->name[0]);
    text_number(&t, f->step[0] * FOG_LONG);
    str_addf(&t, ", up or down %s by ", f->name[1]);
    text_number(&t, f->step[1]);
    str_addc(&t, '.');
    reply_text(sh, t.s);
    str_done(&t);
}

static bool run_fog(struct shell *sh, const struct args *args, struct err *err)
{
    const char *text = args->n ? args->arg[0].text : "";
    bool off = strcasecmp(text, "off") == 0, on = strcasecmp(text, "on") == 0;
    const struct figure *f = figure_named("fog");
    double move[2];

    if (lacking(sh))
        return err_set(err, "%s", lacking(sh));
    if (off)
        return lift(sh);
    if (*text && !on && !read_moves(sh, text, move, err))
        return false;
    snprintf(sh->bench->s.plot, sizeof sh->bench->s.plot, "%s", f->name);
    fog_begin(sh->bench, *text && !on ? move : NULL);
    bench_changed(sh->bench);
    say_begin(sh);
    return true;
}

const struct command command_fog = {
    .name = "fog",
    .group = ABOUT_LOOK,
    .arg = {{ARG_REST, "MOVES",
             "off, which lifts it; or how far one move goes across and up", true, 0}},
    .help = "Begins a walk on the loss, which is seen only where you stand: the arrow "
            "keys walk, and so does walk.",
    .example = "fog",
    .changes = true,
    .run = run_fog,
};

/* ---- walk ---- */

static const char *const ways[] = {"left", "right", "down", "up", NULL};

static enum fog_way way_named(const char *word)
{
    int i = 0;

    while (ways[i] && strcmp(ways[i], word) != 0)
        i++;
    return (enum fog_way)i;
}

/* A bias that is off, of the regression or of a neuron, is not walked. */
static bool held(struct shell *sh, enum fog_way way, struct err *err)
{
    const struct bench *b = sh->bench;
    char name[16];
    size_t n;

    bench_weight_name(b, b->s.fog->about.weight[way >= FOG_DOWN], name);
    n = strlen(name);
    if (b->s.bias != BIAS_OFF || b->s.explorer.minimizing || name[n - 1] != 'b')
        return false;
    err_set(err, "The bias is off: %s stays 0. bias on lets it move.", name);
    err_meant(err, "bias on; walk %s", ways[way]);
    return true;
}

/* "23 moves left." of the task's. */
static void add_left(struct shell *sh, struct str *t)
{
    size_t done, most, left;

    if (!sh->guide || !guide_moves(sh->guide, &done, &most))
        return;
    left = done < most ? most - done : 0;
    str_addf(t, " %zu move%s left.", left, left == 1 ? "" : "s");
}

static void add_felt(struct shell *sh, struct str *t)
{
    const struct fog *f = sh->bench->s.fog;
    struct landscape l;
    int eighth;
    double slope;

    landscape_open(&l, sh->bench, 2, 1);
    if (fog_downhill(f, &l, &eighth, &slope)) {
        str_addf(t, " Steepest down from here: %s, slope ", fog_eighth_name(eighth));
        text_short(t, slope);
        str_addc(t, '.');
    } else {
        str_add(t, " The ground is level here.");
    }
    landscape_done(&l);
}

/* Where no strip stands above the reply, it begins with the height. */
static void add_height(struct shell *sh, struct str *t)
{
    const struct fog *f = sh->bench->s.fog;

    if (!sh->host.pictures_inline || !isfinite(f->height) || !isfinite(f->change))
        return;
    str_addf(t, "%s ", fog_height_name(sh->bench));
    text_short(t, f->height - f->change);
    str_add(t, " → ");
    text_short(t, f->height);
    str_add(t, "   ");
}

static void say_walk(struct shell *sh)
{
    const struct fog *f = sh->bench->s.fog;
    bool feel = sh->bench->s.feel;
    struct str t;

    str_init(&t);
    add_height(sh, &t);
    if (!isfinite(f->height))
        str_add(&t, "There is no height here.");
    else if (f->change > 0)
        str_addf(&t, "Uphill: that way is wrong.%s",
                 feel ? "" : " You can only feel it after the move.");
    else
        str_add(&t, f->change < 0 ? "Downhill." : "Level: as high as before.");
    if (feel)
        add_felt(sh, &t);
    if (f->shifted)
        str_add(&t, " You walked off the map: it has come along.");
    add_left(sh, &t);
    reply_text(sh, t.s);
    str_done(&t);
}

static bool run_walk(struct shell *sh, const struct args *args, struct err *err)
{
    struct bench *b = sh->bench;
    double n = args->n > 1 ? args->arg[1].number : 1;
    enum fog_way way = way_named(args->arg[0].text);

    if (lacking(sh))
        return err_set(err, "%s", lacking(sh));
    if (n != floor(n) || n < 1 || n > MOVES_MAX)
        return err_set(err, "walk takes a whole number of moves, 1 to %d: walk %s 3",
                       MOVES_MAX, ways[way]);
    fog_ready(b);
    if (held(sh, way, err))
        return false;
    fog_walk(b, way, (size_t)n);
    for (size_t i = 0; i < (size_t)n; i++) {
        bench_did(b, "set");
        bench_did(b, "move");
    }
    say_walk(sh);
    return true;
}

const struct command command_walk = {
    .name = "walk",
    .group = ABOUT_LOOK,
    .arg = {{ARG_WORD, "WAY", "left or right: the first weight; up or down: the second",
             false, ways},
            {ARG_VALUE, "N", "how many moves; 1 if left out", true, 0}},
    .help = "Moves a weight by the length of one move in the fog, or of N.",
    .example = "walk up",
    .changes = true,
    .alone = true,
    .run = run_walk,
};
