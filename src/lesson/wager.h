/* Guesses: what is asked before a step, what was said, and what it did then.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_WAGER_H
#define LESSON_WAGER_H

#include "lab/bench.h"

/* ---- said and did: the rows of every guess, a lesson's too ---- */

/* Appends "you said   A  it falls", or "it did     …": LETTER 0 leaves it out. TEXT has
 * no marks there, and at most COLUMNS columns; 0: as many as it has. */
void wager_row(struct str *out, bool did, char letter, const char *text, int columns);

/* ---- before a step ---- */

enum bet_kind {
    BET_WEIGHT, /* up or down */
    BET_LOSS,
    BET_LINE, /* the boundary of two features turns left, right, or only shifts */
    BET_CUT,  /* that of one moves left or right */
    BET_KINDS
};
enum { BETS = 3, SAID_NOTHING = -1, DID_NOTHING = -1 };

struct bet {
    enum bet_kind kind;
    char about[16]; /* "w1", "loss", "line", "cut" */
    size_t weight;  /* of BET_WEIGHT: its place among those that move */
    double was, is; /* its value; of a line: 0, and how far it turned in degrees, to the
                       left (counterclockwise) above 0 */
    int said;       /* from 0, in the order of its words; or SAID_NOTHING: skipped */
    int did;        /* DID_NOTHING: it did not change, or cannot be said */
};

/* What is asked about the updates to come; zeroed: nothing. */
struct wager {
    size_t n, next; /* `next` is asked now; n: all are answered */
    struct bet bet[BETS];
    size_t steps;     /* updates of the run when it was asked */
    double slope;     /* of the weight, then */
    double normal[2]; /* of the line, then */
};

/* Questions about the next update of B. False: there is nothing to guess, for it would
 * not move. */
bool wager_ask(struct wager *w, const struct bench *b);

/* LINE answers the next question, or several: "u", "up", "u d l", "udl"; "-" and "skip"
 * skip one. False: it is no answer, and nothing was taken. */
bool wager_offer(struct wager *w, const char *line);
/* KEY alone would answer the next question. */
bool wager_takes(const struct wager *w, char key);
void wager_skip(struct wager *w); /* the next question */

/* The updates are done: what they did. */
void wager_settle(struct wager *w, const struct bench *b);
/* How many that were answered came to something, and how many of these were right. */
size_t wager_right(const struct wager *w, size_t *of);

/* ---- in words ---- */

/* "w1: up or down?" of question I. */
void wager_question(const struct wager *w, size_t i, struct str *out);
char wager_key(const struct wager *w, size_t i); /* one of its keys, as an example */
/* "u up   d down": the keys of the next question (styled). */
void wager_keys(const struct wager *w, struct str *out);
/* "w1 up, loss down": what was said (DID: what came), of those that were answered. */
void wager_list(const struct wager *w, bool did, struct str *out);
/* The same as two rows, one above the other. */
void wager_columns(const struct wager *w, struct str *said, struct str *did);
/* The arithmetic that decided about the weight, of the updates that B has just done:
 * "w1 moves by −eta·grad.w1 = −0.1·0.354 = −0.0354: down". Nothing if there is none. */
void wager_reason(const struct wager *w, const struct bench *b, struct str *out);

#endif
