/* Guess first: before a step its questions, after it what was said and what it did.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/guess.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/private.h"
#include "repl/words.h"

/* ---- when ---- */

static bool is_step(enum work_kind kind)
{
    return kind == WORK_STEPS || kind == WORK_PASSES || kind == WORK_RUN;
}

/* A step of a person's own; in scripts, set-ups and loops nobody is asked. */
static bool wanted(const struct shell *sh)
{
    const struct shell_private *in = sh->in;

    return sh->preferences.guess && sh->host.replies && !in->quiet && !in->in_round &&
           !in->ahead && is_step(in->work.kind) && !in->work.travel && !in->work.trial;
}

void guess_drop(struct shell *sh)
{
    struct guessing *g = &sh->in->guessing;

    free(g->line);
    g->line = NULL;
    g->bench = NULL;
    g->stage = GUESS_NONE;
}

/* The weights that were asked about are no longer there. */
static bool stale(const struct shell *sh)
{
    const struct guessing *g = &sh->in->guessing;
    size_t n;
    const double *at = bench_weights(sh->bench, &n);

    return g->bench != sh->bench || g->wager.steps != sh->bench->s.steps ||
           g->data != sh->bench->s.data || g->wager.bet[0].weight >= n ||
           at[g->wager.bet[0].weight] != g->wager.bet[0].was;
}

const struct wager *guess_open(const struct shell *sh)
{
    const struct guessing *g = &sh->in->guessing;

    return g->stage == GUESS_ASKED && sh->preferences.guess && !stale(sh) ? &g->wager
                                                                          : NULL;
}

/* ---- asking ---- */

/* All of them, where a line can answer all. */
static void add_all(struct shell *sh, struct str *t)
{
    const struct wager *w = &sh->in->guessing.wager;

    for (size_t i = 0; i < w->n; i++) {
        str_add(t, "  ");
        wager_question(w, i, t);
    }
    str_addf(t, "  (");
    for (size_t i = 0; i < w->n; i++)
        str_addf(t, "%s%c", i ? " " : "", wager_key(w, i));
    str_add(t, ", say; Enter skips one)");
}

/* The next question, with its keys. */
static void ask_next(struct shell *sh)
{
    const struct wager *w = &sh->in->guessing.wager;
    struct str t;

    str_init(&t);
    wager_question(w, w->next, &t);
    if (sh->host.pictures_inline) { /* on the screen the last row has them */
        str_add(&t, "   ");
        wager_keys(w, &t);
    }
    reply_text(sh, t.s);
    str_done(&t);
}

static void ask(struct shell *sh)
{
    struct str t;

    str_init(&t);
    str_add(&t, TEXT_BOLD "GUESS FIRST" TEXT_END);
    if (sh->host.pictures_inline) {
        add_all(sh, &t);
    } else {
        str_add(&t, "  ");
        wager_question(&sh->in->guessing.wager, 0, &t);
    }
    reply_text(sh, t.s);
    str_done(&t);
}

/* The statement and the rest of its line, which wait. */
static void keep_line(struct shell *sh, const char *statement)
{
    struct shell_private *in = sh->in;
    struct str line;

    str_init(&line);
    str_add(&line, statement);
    if (in->queue)
        str_addf(&line, ";%s", in->queue);
    queue_drop(in);
    free(in->guessing.line);
    in->guessing.line = mem_text(line.s);
    str_done(&line);
    in->guessing.bench = sh->bench;
    in->guessing.data = sh->bench->s.data;
}

/* The work that STATEMENT has begun is not begun yet. */
static void take_back(struct shell *sh)
{
    struct shell_private *in = sh->in;

    formula_free(in->work.until);
    free(in->work.body);
    in->work = (struct work){.kind = WORK_NONE};
    memcpy(sh->bench->s.did, in->before->did, sizeof sh->bench->s.did);
    in->asked = true;
}

/* Once. */
static void tell_scripts(struct shell *sh)
{
    struct guessing *g = &sh->in->guessing;

    if (sh->host.replies || g->told || !sh->preferences.guess ||
        !is_step(sh->in->work.kind))
        return;
    g->told = true;
    remark(sh, "guess on needs a person to ask; in a script the steps are just done");
}

void guess_before(struct shell *sh, const char *statement)
{
    struct guessing *g = &sh->in->guessing;
    struct wager w;

    if (!wanted(sh)) {
        tell_scripts(sh);
        return;
    }
    if (g->stage == GUESS_LOCKED) {
        g->stage = GUESS_RUNS;
        return;
    }
    guess_drop(sh);
    if (!wager_ask(&w, sh->bench))
        return; /* it says itself that nothing moves */
    g->wager = w;
    keep_line(sh, statement);
    take_back(sh);
    g->stage = GUESS_ASKED;
    ask(sh);
}

/* ---- answers ---- */

/* All are answered: now it happens. */
static enum shell_state go(struct shell *sh)
{
    struct shell_private *in = sh->in;

    in->guessing.stage = GUESS_LOCKED;
    queue_drop(in);
    in->queue = in->guessing.line;
    in->guessing.line = NULL;
    in->taken = 0;
    return queue_run(sh);
}

/* A letter by itself is meant as an answer; q leaves, as everywhere. */
static bool stray(const char *line)
{
    return isalpha((unsigned char)line[0]) && !line[1] && !strchr("qQ", line[0]);
}

/* LETTER answers nothing: the question waits. */
static void no_answer(struct shell *sh, char letter)
{
    const struct wager *w = &sh->in->guessing.wager;
    struct str t;

    str_init(&t);
    str_addf(&t, "%c is no answer here: ", letter);
    wager_keys(w, &t);
    if (tolower((unsigned char)letter) == 'b')
        str_add(&t, ". The bias: print b");
    reply_text(sh, t.s);
    str_done(&t);
}

/* The weights that were asked about are gone; an answer to that is no command. */
static bool too_late(struct shell *sh, const char *line, enum shell_state *state)
{
    struct guessing *g = &sh->in->guessing;
    bool answer = *words_skip(line) && (stray(line) || wager_offer(&g->wager, line));

    if (sh->preferences.guess)
        reply(sh, "The step that waited was dropped: its weights are no longer there.");
    guess_drop(sh);
    *state = shell_state_now(sh);
    return answer;
}

bool guess_line(struct shell *sh, const char *line, enum shell_state *state)
{
    struct guessing *g = &sh->in->guessing;

    if (g->stage != GUESS_ASKED)
        return false;
    if (!guess_open(sh))
        return too_late(sh, line, state);
    if (!*words_skip(line))
        wager_skip(&g->wager);
    else if (!wager_offer(&g->wager, line)) {
        if (!stray(line))
            return false;
        no_answer(sh, *line);
    }
    *state = shell_state_now(sh);
    if (g->wager.next < g->wager.n)
        ask_next(sh);
    else
        *state = go(sh);
    return true;
}

/* ---- you said, it did ---- */

bool guess_tells_loss(const struct shell *sh)
{
    const struct guessing *g = &sh->in->guessing;

    for (size_t i = 0; i < g->wager.n; i++)
        if (g->wager.bet[i].kind == BET_LOSS && g->wager.bet[i].said != SAID_NOTHING)
            return g->stage == GUESS_RUNS && !sh->host.pictures_inline;
    return false;
}

static void add_score(struct shell *sh, size_t right, size_t of, struct str *t)
{
    struct guessing *g = &sh->in->guessing;
    size_t before = g->of;

    g->right += right;
    g->of += of;
    if (of && before && !sh->host.pictures_inline)
        str_addf(t, "%zu/%zu right, all %zu/%zu", right, of, g->right, g->of);
    else if (of && before)
        str_addf(t, "%zu of %zu right, %zu of %zu so far", right, of, g->right, g->of);
    else if (of)
        str_addf(t, "%zu of %zu right", right, of);
    else
        str_add(t, "nobody was right or wrong");
}

/* In a stream of lines one sentence after the other. */
static void say_sentence(struct shell *sh, const char *score)
{
    const struct wager *w = &sh->in->guessing.wager;
    struct str t;

    str_init(&t);
    str_add(&t, "You said: ");
    wager_list(w, false, &t);
    str_add(&t, ". It did: ");
    wager_list(w, true, &t);
    str_addf(&t, ". %c%s.", score[0] == 'n' ? 'N' : score[0], score + 1);
    reply_text(sh, t.s);
    str_done(&t);
}

/* Two rows, one above the other; the score behind them or below. */
static void say_rows(struct shell *sh, const char *score)
{
    const struct wager *w = &sh->in->guessing.wager;
    struct str said, did, row;

    str_init(&said);
    str_init(&did);
    str_init(&row);
    wager_columns(w, &said, &did);
    wager_row(&row, false, '\0', said.s, 0);
    reply_text(sh, row.s);
    str_clear(&row);
    str_add(&row, TEXT_BOLD);
    wager_row(&row, true, '\0', did.s, 0);
    str_addf(&row, TEXT_END "%s", score);
    reply_text(sh, row.s);
    str_done(&row);
    str_done(&did);
    str_done(&said);
}

static void say_reason(struct shell *sh)
{
    struct str t;

    str_init(&t);
    wager_reason(&sh->in->guessing.wager, sh->bench, &t);
    reply_text(sh, t.s);
    str_done(&t);
}

static bool any_said(const struct wager *w)
{
    bool any = false;

    for (size_t i = 0; i < w->n; i++)
        any = any || w->bet[i].said != SAID_NOTHING;
    return any;
}

void guess_after(struct shell *sh)
{
    struct guessing *g = &sh->in->guessing;
    struct str score;
    size_t right, of;

    if (g->stage != GUESS_RUNS)
        return;
    g->stage = GUESS_NONE;
    wager_settle(&g->wager, sh->bench);
    if (!any_said(&g->wager) || sh->faulted)
        return;
    right = wager_right(&g->wager, &of);
    str_init(&score);
    add_score(sh, right, of, &score);
    (sh->host.pictures_inline ? say_sentence : say_rows)(sh, score.s);
    say_reason(sh);
    str_done(&score);
}

/* ---- the setting ---- */

void guess_show(struct shell *sh)
{
    const struct guessing *g = &sh->in->guessing;
    struct str t;

    str_init(&t);
    str_addf(&t, "guess = %s", sh->preferences.guess ? "on" : "off");
    if (g->of)
        str_addf(&t, "   %zu of %zu right", g->right, g->of);
    show_text(sh, t.s);
    str_done(&t);
}
