/* Guesses in words: questions, you said and it did, the arithmetic that decided.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "lab/explain_number.h"
#include "lab/explain_terms.h"
#include "lesson/wager_inside.h"
#include "plot/text.h"

const struct bet_words bet_words[BET_KINDS] = {
    [BET_WEIGHT] = {"up or down?",
                    {"up", "down"},
                    {"\xE2\x86\x91 + rises rise higher grows larger increases more",
                     "\xE2\x86\x93 falls fall lower shrinks smaller decreases less"},
                    {'u', 'd'},
                    2},
    [BET_LOSS] =
        {"up or down?",
         {"up", "down"},
         {"\xE2\x86\x91 + rises rise higher grows larger increases worse more",
          "\xE2\x86\x93 falls fall lower shrinks smaller decreases better less"},
         {'u', 'd'},
         2},
    [BET_LINE] = {"does it turn left (counterclockwise) or right, or only shift?",
                  {"left", "right", "shift"},
                  {"\xE2\x86\x90 counterclockwise ccw anticlockwise",
                   "\xE2\x86\x92 clockwise cw", "shifts straight parallel neither"},
                  {'l', 'r', 's'},
                  3},
    [BET_CUT] = {"left or right?",
                 {"left", "right"},
                 {"\xE2\x86\x90 lower smaller", "\xE2\x86\x92 higher larger"},
                 {'l', 'r'},
                 2},
};

/* ---- said and did ---- */

/* The longest beginning of S that takes at most COLUMNS, at a blank if there is one. */
static size_t fitting(const char *s, size_t columns)
{
    size_t fits = 0, blank = 0, n = strlen(s);

    for (size_t i = 0; i < n;) {
        uint32_t cp;
        size_t used = utf8_decode(s + i, n - i, &cp);
        int width = utf8_width(cp);

        if ((size_t)(width > 0 ? width : 0) > columns)
            break;
        columns -= (size_t)(width > 0 ? width : 0);
        if (cp == ' ')
            blank = i;
        fits = i += used;
    }
    return fits == n || !blank || s[fits] == ' ' ? fits : blank;
}

/* TEXT without marks, cut to at most COLUMNS. */
static void shorten(const char *text, size_t columns, struct str *out)
{
    struct str bare;

    str_init(&bare);
    text_strip(text, &bare);
    if (utf8_columns(bare.s) > columns) {
        str_cut(&bare, fitting(bare.s, columns - 1));
        str_add(&bare, "\xE2\x80\xA6");
    }
    str_add(out, bare.s);
    str_done(&bare);
}

void wager_row(struct str *out, bool did, char letter, const char *text, int columns)
{
    str_addf(out, "%-11s", did ? "it did" : "you said");
    if (letter)
        str_addf(out, "%c  ", letter);
    if (columns > 0)
        shorten(text, (size_t)columns, out);
    else
        str_add(out, text);
}

/* "2.3°", with as many digits as a small turn needs. */
static void add_degrees(double turn, struct str *out)
{
    double v = fabs(turn);

    str_addc(out, ' ');
    text_fixed(out, v, v < 0.01 ? 4 : v < 0.1 ? 3 : v < 1 ? 2 : 1);
    str_add(out, "\xC2\xB0");
}

static void add_said(const struct bet *bet, struct str *out)
{
    str_addf(out, "%s %s", bet->about, bet_words[bet->kind].word[bet->said]);
}

static void add_did(const struct bet *bet, struct str *out)
{
    if (bet->did == DID_NOTHING) {
        str_addf(out, "%s %s", bet->about,
                 bet->kind == BET_LINE || bet->kind == BET_CUT ? "-" : "as it was");
        return;
    }
    str_addf(out, "%s %s", bet->about, bet_words[bet->kind].word[bet->did]);
    if (bet->kind == BET_LINE && bet->did < 2)
        add_degrees(bet->is, out);
    if (bet->kind == BET_LOSS && isfinite(bet->is)) {
        str_add(out, " to ");
        text_number(out, bet->is);
    }
}

void wager_list(const struct wager *w, bool did, struct str *out)
{
    size_t from = out->len;

    for (size_t i = 0; i < w->n; i++) {
        if (w->bet[i].said == SAID_NOTHING)
            continue;
        str_add(out, out->len > from ? ", " : "");
        (did ? add_did : add_said)(&w->bet[i], out);
    }
}

void wager_columns(const struct wager *w, struct str *said, struct str *did)
{
    for (size_t i = 0; i < w->n; i++) {
        size_t width;

        if (w->bet[i].said == SAID_NOTHING)
            continue;
        add_said(&w->bet[i], said);
        add_did(&w->bet[i], did);
        width = utf8_columns(said->s) > utf8_columns(did->s) ? utf8_columns(said->s)
                                                             : utf8_columns(did->s);
        str_addf(said, "%*s", (int)(width + 3 - utf8_columns(said->s)), "");
        str_addf(did, "%*s", (int)(width + 3 - utf8_columns(did->s)), "");
    }
}

/* ---- questions ---- */

void wager_question(const struct wager *w, size_t i, struct str *out)
{
    const struct bet *bet = &w->bet[i];
    bool place = bet->kind == BET_LINE || bet->kind == BET_CUT;

    str_addf(out, "%s%s: %s", place ? "the " : "", bet->about,
             bet_words[bet->kind].verb);
}

/* Not always the first: an example is no advice. */
char wager_key(const struct wager *w, size_t i)
{
    return bet_words[w->bet[i].kind].key[i % 2];
}

void wager_keys(const struct wager *w, struct str *out)
{
    const struct bet_words *of;

    if (w->next >= w->n)
        return;
    of = &bet_words[w->bet[w->next].kind];
    for (size_t i = 0; i < of->n; i++)
        str_addf(out, "%s" TEXT_CODE "%c" TEXT_END " %s", i ? "   " : "", of->key[i],
                 of->word[i]);
}

/* ---- the arithmetic that decided ---- */

/* The one update since then can still be looked at. */
static bool shows(const struct wager *w, const struct bench *b)
{
    return b->s.steps == w->steps + 1 && b->stepped == b->version && b->opt.method &&
           w->bet[0].weight < b->opt.dim;
}

/* Gradient descent: the whole of it. */
static void add_descent(const struct wager *w, const struct bench *b, struct str *out)
{
    const struct bet *bet = &w->bet[0];
    double g = b->opt.g[bet->weight], move = b->opt.move[bet->weight];
    struct term t = {.minus = true, .n = 2, .f = {b->opt.knobs.eta, g}};
    int least = num_places(move, 3, 3);

    str_addf(out, "%s moves by −eta·grad.%s = ", bet->about, bet->about);
    terms_write(out, &t, 1, least > 7 ? 7 : least);
    str_add(out, move < 0 ? ": down" : move > 0 ? ": up" : "");
}

/* Any other: what the slope asked for, and what came of it. */
static void add_course(const struct wager *w, const struct bench *b, struct str *out)
{
    const struct bet *bet = &w->bet[0];
    size_t steps = b->s.steps > w->steps ? b->s.steps - w->steps : 0;
    int digits = num_telling(bet->was, bet->is);

    str_addf(out, "grad.%s = %s at first", bet->about, num_short(w->slope).s);
    if (w->slope != 0)
        str_addf(out, ", so downhill was %s", w->slope > 0 ? "down" : "up");
    str_addf(out, "; %s %s → %s", bet->about, num_digits(bet->was, digits).s,
             num_digits(bet->is, digits).s);
    if (steps > 1)
        str_addf(out, " after %zu steps", steps);
    else
        str_addf(out, ": explain move.%s", bet->about);
}

void wager_reason(const struct wager *w, const struct bench *b, struct str *out)
{
    size_t from = out->len;

    if (!w->n || w->bet[0].kind != BET_WEIGHT || !isfinite(w->slope))
        return;
    if (shows(w, b) && strcmp(b->opt.method->name, "gd") == 0)
        add_descent(w, b, out);
    else
        add_course(w, b, out);
    if (strstr(out->s + from, NUM_BEYOND))
        str_cut(out, from);
    else
        str_addc(out, '.');
}
