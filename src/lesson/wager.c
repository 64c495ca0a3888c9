/* Guesses before a step: questions, what was said to them, what the step did.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/wager_inside.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/answer.h"

/* A smaller turn cannot be seen in any picture: the line only shifts. */
static const double LEAST_TURN = 1e-3; /* degrees */

/* ---- the line ---- */

/* The boundary is a line (a point) of the columns as they are, and of weights. */
static bool has_line(const struct bench *b, size_t columns)
{
    const struct state *s = &b->s;

    return s->data && !s->explorer.minimizing && bench_straight(b) &&
           s->data->kind != LABEL_VALUE && s->dim == columns;
}

/* What is perpendicular to the line, as the picture shows the columns, of length 1;
 * false: there is no line. */
static bool normal_of(const struct bench *b, double normal[2])
{
    double size;
    double *raw = mem_array(b->s.params, sizeof *raw);
    size_t weight[2], column[2];

    bench_raw(b, raw);
    bench_axes(b, weight, column);
    normal[0] = raw[column[0] + 1];
    normal[1] = raw[column[1] + 1];
    free(raw);
    size = hypot(normal[0], normal[1]);
    if (!(size > 0) || !isfinite(size))
        return false;
    normal[0] /= size;
    normal[1] /= size;
    return true;
}

/* Where class 1 begins with one feature; false: nowhere. */
static bool cut_of(const struct bench *b, double *cut)
{
    const struct state *s = &b->s;
    double raw[2], level = s->tau;

    bench_raw(b, raw);
    if (s->model->sigma)
        level = log(s->tau / (1 - s->tau));
    *cut = (level - raw[0]) / raw[1];
    return isfinite(*cut);
}

/* ---- asking ---- */

/* The weight that is asked about: of one or two features w1, else the one whose slope
 * is the steepest; b only where nothing else has one. */
static size_t watched(const struct bench *b, const double *g, size_t n)
{
    bool function = b->s.explorer.minimizing;
    size_t best = !function && n > 1;

    if (!function && n <= 3 && g[best] != 0)
        return best;
    for (size_t j = best; j < n; j++)
        if (fabs(g[j]) > fabs(g[best]))
            best = j;
    return g[best] != 0 ? best : 0;
}

static struct bet *add(struct wager *w, enum bet_kind kind, const char *about)
{
    struct bet *bet = &w->bet[w->n++];

    *bet = (struct bet){.kind = kind, .said = SAID_NOTHING, .did = DID_NOTHING};
    snprintf(bet->about, sizeof bet->about, "%s", about);
    return bet;
}

/* What is made small, without the price of the weights: what replies call the loss. */
static double loss_of(const struct bench *b)
{
    struct objective o;
    size_t n;
    const double *at = bench_weights(b, &n);

    bench_objective(b, &o);
    return o.function ? o.ops->value(&o, at) : objective_loss(&o, at);
}

static const char *loss_name(const struct bench *b)
{
    if (b->s.explorer.minimizing)
        return "f";
    return b->s.model == &linear_ops ? "mse" : "loss";
}

static void add_weight(struct wager *w, const struct bench *b, const struct opt *next)
{
    size_t n, j;
    const double *at = bench_weights(b, &n);
    char name[16];
    struct bet *bet;

    j = watched(b, next->g, n);
    bench_weight_name(b, j, name);
    bet = add(w, BET_WEIGHT, name);
    bet->weight = j;
    bet->was = at[j];
    w->slope = next->g[j];
}

/* There is a line already: where all weights are 0 nothing can turn. */
static void add_line(struct wager *w, const struct bench *b)
{
    double cut;

    if (has_line(b, 2)) {
        if (normal_of(b, w->normal))
            add(w, BET_LINE, "line");
    } else if (has_line(b, 1) && cut_of(b, &cut)) {
        add(w, BET_CUT, "cut")->was = cut;
    }
}

bool wager_ask(struct wager *w, const struct bench *b)
{
    struct bench *next;
    bool moves;

    *w = (struct wager){.steps = b->s.steps};
    if (!b->s.data && !b->s.explorer.minimizing)
        return false;
    next = bench_new();
    bench_restore(next, &b->s);
    moves = bench_step(next) == OPT_MOVED;
    if (moves) {
        double loss = loss_of(b);

        add_weight(w, b, &next->opt);
        if (isfinite(loss))
            add(w, BET_LOSS, loss_name(b))->was = loss;
        add_line(w, b);
    }
    bench_free(next);
    return moves;
}

/* ---- answers ---- */

static bool among(const char *list, const char *word)
{
    size_t n = strlen(word);

    for (const char *s = list; *s; s += strspn(s, " ")) {
        size_t len = strcspn(s, " ");

        if (len == n && strncmp(s, word, n) == 0)
            return true;
        s += len;
    }
    return false;
}

static int by_key(const struct bet_words *of, char key)
{
    for (size_t i = 0; i < of->n; i++)
        if (of->key[i] == key)
            return (int)i;
    return SAID_NOTHING;
}

/* Which of its words WORD (lower case) is. */
static int by_word(const struct bet_words *of, const char *word)
{
    size_t index;
    enum option_match m;

    if (!word[1])
        return by_key(of, word[0]);
    for (size_t i = 0; i < of->n; i++)
        if (among(of->more[i], word))
            return (int)i;
    m = answer_among(of->word, of->n, word, &index);
    return m == OPTION_WORDS || m == OPTION_START ? (int)index : SAID_NOTHING;
}

static bool is_skip(const char *word)
{
    return strcmp(word, "-") == 0 || strcmp(word, "skip") == 0;
}

/* One word, or the keys of several questions in one. */
static bool take_word(struct wager *w, const char *word)
{
    size_t n = strlen(word);
    int said;

    if (w->next >= w->n)
        return false;
    said = by_word(&bet_words[w->bet[w->next].kind], word);
    if (said != SAID_NOTHING || is_skip(word)) {
        w->bet[w->next++].said = said;
        return true;
    }
    if (n > w->n - w->next)
        return false;
    for (; *word; word++) {
        said = by_key(&bet_words[w->bet[w->next].kind], *word);
        if (said == SAID_NOTHING && *word != '-')
            return false;
        w->bet[w->next++].said = said;
    }
    return true;
}

bool wager_offer(struct wager *w, const char *line)
{
    struct wager was = *w;
    char word[24];

    line += strspn(line, " ,");
    if (!*line)
        return false;
    while (*line) {
        size_t n = strcspn(line, " ,");

        if (n >= sizeof word)
            break;
        for (size_t i = 0; i < n; i++)
            word[i] = (char)tolower((unsigned char)line[i]);
        word[n] = '\0';
        if (!take_word(w, word))
            break;
        line += n;
        line += strspn(line, " ,");
    }
    if (*line)
        *w = was;
    return !*line;
}

bool wager_takes(const struct wager *w, char key)
{
    return w->next < w->n &&
           by_key(&bet_words[w->bet[w->next].kind], key) != SAID_NOTHING;
}

void wager_skip(struct wager *w)
{
    if (w->next < w->n)
        w->bet[w->next++].said = SAID_NOTHING;
}

/* ---- what it did ---- */

/* 0 up, 1 down: V beside what it was, but for rounding in the last digits. */
static int way(const struct bet *bet, double rounding)
{
    double moved = bet->is - bet->was;

    if (!isfinite(moved) || fabs(moved) <= rounding * fabs(bet->was))
        return DID_NOTHING;
    return moved < 0;
}

/* From the normal WAS to IS the shorter way round, in degrees. */
static double turn(const double was[2], const double is[2])
{
    double cross = was[0] * is[1] - was[1] * is[0];
    double dot = was[0] * is[0] + was[1] * is[1];

    return atan2(cross, dot) * (180 / acos(-1));
}

static void settle_line(struct wager *w, struct bet *bet, const struct bench *b)
{
    double is[2];

    if (!has_line(b, 2) || !normal_of(b, is))
        return;
    bet->is = turn(w->normal, is);
    bet->did = fabs(bet->is) < LEAST_TURN ? 2 : bet->is < 0;
}

static void settle(struct wager *w, struct bet *bet, const struct bench *b)
{
    size_t n;
    const double *at = bench_weights(b, &n);

    bet->did = DID_NOTHING;
    bet->is = bet->was;
    switch (bet->kind) {
    case BET_WEIGHT:
        if (bet->weight < n)
            bet->is = at[bet->weight];
        bet->did = way(bet, 0);
        break;
    case BET_LOSS:
        bet->is = loss_of(b);
        bet->did = way(bet, 1e-15);
        break;
    case BET_CUT:
        if (!has_line(b, 1) || !cut_of(b, &bet->is))
            break;
        bet->did = way(bet, 0);
        if (bet->did != DID_NOTHING)
            bet->did = !bet->did; /* its words begin with left, which is down */
        break;
    case BET_LINE:
        settle_line(w, bet, b);
        break;
    case BET_KINDS:
        break;
    }
}

void wager_settle(struct wager *w, const struct bench *b)
{
    for (size_t i = 0; i < w->n; i++)
        settle(w, &w->bet[i], b);
}

size_t wager_right(const struct wager *w, size_t *of)
{
    size_t right = 0;

    *of = 0;
    for (size_t i = 0; i < w->n; i++) {
        const struct bet *bet = &w->bet[i];

        if (bet->said == SAID_NOTHING || bet->did == DID_NOTHING)
            continue;
        *of += 1;
        right += bet->said == bet->did;
    }
    return right;
}
