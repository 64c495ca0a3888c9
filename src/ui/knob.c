/* A knob on the full screen: the arrows turn it, the strip tells what came of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/knob.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "repl/knob.h"
#include "ui/app_state.h"

/* ---- the arrows ---- */

static bool want(struct app *app)
{
    return knob_name(app->sh) != NULL;
}

/* What one turn says takes the place of what the turn before it said. */
static void forget_last(struct app *app)
{
    if (app->turns && app->turns_from < app->said.rows)
        paper_cut(&app->said, app->turns_from);
    app->turns_from = app->said.rows;
    app->turns = true;
    paper_clear(&app->reply);
}

static bool go(struct app *app, enum arrow way, bool far)
{
    bool upright = way == ARROW_UP || way == ARROW_DOWN;

    if (upright && !knob_is_line(app->sh))
        return false;
    page_forget(app->drawn);
    bloom_watch(&app->bloom, app->sh);
    forget_last(app);
    knob_turn(app->sh, upright, way == ARROW_LEFT || way == ARROW_DOWN ? -1 : +1, far);
    app_place(app);
    app_gather(app, NULL);
    app_place(app);
    bloom_see(&app->bloom, app->sh);
    return true;
}

static void say(struct app *app, bool brief, struct str *out)
{
    if (knob_is_line(app->sh))
        str_add(out, "← → tilt it   ↑ ↓ move it");
    else
        str_addf(out, "← → turn %s", knob_name(app->sh));
    str_add(out, brief ? "   Alt: larger" : "   Alt: larger   typing ends it");
}

const struct arrows arrows_knob = {want, go, say};

/* ---- the strip ---- */

/* Makes room for a part at AT. */
static struct strip_part *insert(struct strip_part part[STRIP_MAX], size_t *n,
                                 size_t at)
{
    if (*n == STRIP_MAX)
        return NULL;
    memmove(part + at + 1, part + at, (*n - at) * sizeof *part);
    ++*n;
    part[at] = (struct strip_part){.changed = true, .rank = STRIP_FIRST};
    return &part[at];
}

static bool is_of(const struct strip_part *part, const char *name)
{
    size_t n = strlen(name);

    return strncmp(part->text, name, n) == 0 && part->text[n] == ' ';
}

/* "w1 1.2 → 3.4" in the place of "w1 3.40", or first of all. */
static size_t show_change(struct shell *sh, const char *from, const char *to,
                          struct strip_part part[STRIP_MAX], size_t n)
{
    const char *name = knob_name(sh);
    struct strip_part *p;
    struct str text;
    size_t at = 0;

    while (at < n && !is_of(&part[at], name))
        at++;
    p = at < n ? &part[at] : insert(part, &n, 0);
    if (!p)
        return n;
    str_init(&text);
    str_addf(&text, "%s %s → %s", name, from, to);
    free(p->text);
    p->text = str_take(&text);
    free(p->brief);
    p->brief = NULL; /* it is never said without */
    str_done(&text);
    p->changed = true;
    p->rank = STRIP_FIRST;
    return n;
}

/* Behind the measure that says so: what moved, or else the errors. */
static size_t place_of_effect(struct shell *sh, const struct strip_part *part, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strstr(part[i].text, "→") && !is_of(&part[i], knob_name(sh)))
            return i + 1;
    for (size_t i = 0; i < n; i++)
        if (is_of(&part[i], "errors"))
            return i + 1;
    return n;
}

static size_t show_effect(struct shell *sh, struct strip_part part[STRIP_MAX], size_t n)
{
    enum effect effect = knob_effect(sh);
    struct strip_part *p;

    if (effect == EFFECT_NONE)
        return n;
    p = insert(part, &n, place_of_effect(sh, part, n));
    if (p) {
        p->text = mem_text(effect == EFFECT_BETTER ? "better" : "worse");
        p->close = true;
    }
    return n;
}

size_t knob_strip(struct shell *sh, struct strip_part part[STRIP_MAX], size_t n)
{
    struct str from, to;

    str_init(&from);
    str_init(&to);
    if (knob_change(sh, &from, &to)) {
        if (!knob_is_line(sh))
            n = show_change(sh, from.s, to.s, part, n);
        n = show_effect(sh, part, n);
    }
    str_done(&from);
    str_done(&to);
    return n;
}
