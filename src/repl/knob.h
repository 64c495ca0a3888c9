/* A weight, a setting or the line that the arrow keys turn, after its name alone was
 * typed: no mode, the next line or the next letter ends it. SPDX-License-Identifier:
 * GPL-3.0-or-later */
#ifndef REPL_KNOB_H
#define REPL_KNOB_H

#include "lab/bench.h"
#include "repl/ladder.h"

struct shell;
struct setting;

/* What makes two losses comparable. */
struct yardstick {
    const struct objective_ops *model;
    const struct data *fitted;
    const struct function *function; /* that is minimized; NULL none */
    double lambda;
    bool balanced;
    enum bias_kind bias;
};

/* All turns of a knob together are one statement: each begins again at the state before
 * the first, so that there and back is the same to the last bit. */
struct knob {
    char name[32];                 /* "" = none */
    const struct setting *setting; /* NULL: a weight, or the line */
    int dials; /* numbers that are turned: 2 of the line, its slope and its height, 0 of
                  words, else 1 */
    struct ladder ladder[2];
    size_t words, word; /* how many; the one it began with */
    long at[2];         /* rungs, or words, from the start: what is set; */
    long tried;         /* and the word that was tried last, maybe in vain */
    bool turned;        /* undo's newest entry is what the turns came to */
    const struct bench *of;
    unsigned long version;      /* another one: somebody else has changed something */
    struct yardstick yardstick; /* at the start, and what was measured there */
    bool measured;
    double objective;
    size_t errors;
};

enum effect { EFFECT_NONE, EFFECT_BETTER, EFFECT_WORSE };

/* What they turn; NULL: nothing. */
const struct knob *knob_armed(const struct shell *sh);
/* Notes what is made small, and the errors, before the first turn. */
void knob_measure(struct shell *sh, struct knob *k);

/* The arrow keys turn NAME from now on; nothing happens if it is nothing to turn. */
void knob_arm(struct shell *sh, const char *name);
void knob_end(struct shell *sh);
/* What the arrow keys turn: "w1", "line"; NULL: nothing. */
const char *knob_name(struct shell *sh);
/* The line: it has two, and shows them itself. */
bool knob_is_line(struct shell *sh);

/* One turn (WAY -1 or +1) of dial 0, or of a line's height (1). LARGE: ten in one.
 * Replies as the statement does. False: it cannot be, sh->fault says why; nothing has
 * changed. */
bool knob_turn(struct shell *sh, int dial, int way, bool large);

/* The value at the start, and the present one; false: it is not turned. */
bool knob_change(struct shell *sh, struct str *from, struct str *to);
/* Whether the turns lowered what is made small; where they left it, the errors. */
enum effect knob_effect(struct shell *sh);

#endif
