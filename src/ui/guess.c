/* Guesses before a step: a letter and Enter, as in lessons, or one arrow.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/guess.h"

#include <stdlib.h>

#include "base/mem.h"
#include "repl/guess.h"
#include "ui/app_state.h"

/* It needs no line in the transcript: the next question, or what came of it, says it.
 */
static void answer(struct app *app, char key)
{
    char line[] = {key, '\0'};

    app_run(app, line, false);
    if (app->over.open) { /* too long for the pane; not called after a key */
        free(app->over.title);
        app->over.title = mem_text("you said, it did");
    }
}

static bool can_be(struct app *app, char key)
{
    const struct wager *w = guess_open(app->sh);

    return w && wager_takes(w, key);
}

bool guess_give_up(struct app *app)
{
    if (!guess_open(app->sh))
        return false;
    guess_drop(app->sh);
    app_say(app, "The step was not done. guess off: no more questions.");
    return true;
}

static bool want(struct app *app)
{
    return guess_open(app->sh) != NULL;
}

/* An arrow that is no answer does nothing: the question waits. */
static bool go(struct app *app, enum arrow way, bool far)
{
    static const char key[] = {
        [ARROW_LEFT] = 'l', [ARROW_RIGHT] = 'r', [ARROW_UP] = 'u', [ARROW_DOWN] = 'd'};

    if (!far && can_be(app, key[way]))
        answer(app, key[way]);
    return true;
}

static void say(struct app *app, bool brief, struct str *out)
{
    (void)brief; /* behind a letter the row says what Enter does */
    wager_keys(guess_open(app->sh), out);
    str_add(out, "   or an arrow");
}

const struct arrows arrows_guess = {want, go, say};
