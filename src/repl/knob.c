/* A weight, a setting or the line that the arrow keys turn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/knob.h"

#include "plot/text.h"
#include "repl/private.h"
#include "repl/setting.h"

enum { LARGE = 10 };

/* ---- what is turned ---- */

void knob_end(struct shell *sh)
{
    sh->in->knob = (struct knob){0};
}

const struct knob *knob_armed(const struct shell *sh)
{
    const struct knob *k = &sh->in->knob;

    return k->name[0] && k->of == sh->bench && k->version == sh->bench->version ? k
                                                                                : NULL;
}

const char *knob_name(struct shell *sh)
{
    const struct knob *k = knob_armed(sh);

    return k ? k->name : NULL;
}

bool knob_is_line(struct shell *sh)
{
    const struct knob *k = knob_armed(sh);

    return k && k->dials == 2;
}

static const char *word_at(const struct knob *k, long at)
{
    long n = (long)k->words;

    return k->setting->word((size_t)((((long)k->word + at) % n + n) % n));
}

/* ---- turning ---- */

static void write_number(const struct ladder *l, long at, struct str *out)
{
    if (l->kind == LADDER_SHARE)
        text_asked(out, ladder_value(l, at));
    else
        text_number(out, ladder_value(l, at));
}

static void write_value(const struct knob *k, const long at[2], struct str *out)
{
    if (k->words)
        str_add(out, word_at(k, at[0]));
    else if (k->dials == 2)
        write_number(&k->ladder[1], at[1], out);
    str_add(out, k->dials == 2 ? " " : "");
    if (k->dials)
        write_number(&k->ladder[0], at[0], out);
}

static const long beginning[2] = {0, 0};

/* "w1 1.2 → 3.4": what undo's list calls it. */
static void write_called(const struct knob *k, struct str *out)
{
    str_addf(out, "%s ", k->name);
    write_value(k, beginning, out);
    str_add(out, " → ");
    write_value(k, k->at, out);
}

bool knob_change(struct shell *sh, struct str *from, struct str *to)
{
    const struct knob *k = knob_armed(sh);

    if (!k || !k->turned)
        return false;
    write_value(k, beginning, from);
    write_value(k, k->at, to);
    return true;
}

/* The statement that sets what is turned: "w1 = 3.4", "line 3 -0.4". */
static void write_line(const struct knob *k, struct str *out)
{
    str_add(out, k->name);
    str_add(out, k->dials == 2 ? " " : " = ");
    if (k->words)
        str_add(out, word_at(k, k->at[0]));
    for (int i = k->dials; i-- > 0;) {
        text_exact(out, ladder_value(&k->ladder[i], k->at[i]));
        str_add(out, i ? " " : "");
    }
}

static bool assign(struct shell *sh, const struct knob *k)
{
    struct str line, called;
    bool ok;

    str_init(&line);
    str_init(&called);
    write_line(k, &line);
    write_called(k, &called);
    ok = statement_as(sh, line.s, called.s);
    sh->fault.column = 0; /* it belongs to a text that nobody typed */
    str_done(&line);
    str_done(&called);
    return ok;
}

static void say_back(struct shell *sh, const struct knob *k)
{
    struct str t;

    str_init(&t);
    str_addf(&t, "%s%s ", k->name, k->dials == 2 ? "" : " =");
    write_value(k, beginning, &t);
    str_add(&t, ", as it was");
    reply_text(sh, t.s);
    str_done(&t);
}

/* The turns so far are taken back: their state (NULL: there were none) is what the next
 * one begins with. */
static struct state *begin_again(struct shell *sh, const struct knob *k)
{
    struct state *first = k->turned ? history_retract(sh->in->history) : NULL;

    if (first)
        bench_restore(sh->bench, first);
    return first;
}

/* A value was refused: what held before holds again. */
static void hold_on(struct shell *sh, const struct knob *was, struct state *first,
                    const struct state *now)
{
    struct str called;

    if (!first)
        return;
    str_init(&called);
    write_called(was, &called);
    bench_restore(sh->bench, now);
    history_note(sh->in->history, first, called.s);
    str_done(&called);
}

static bool turn_to(struct shell *sh, int dial, long at)
{
    struct knob k = sh->in->knob, was = k;
    struct state *now = state_copy(&sh->bench->s), *first = begin_again(sh, &k);
    bool ok = true;

    k.at[dial] = k.words ? at % (long)k.words : at;
    k.turned = k.at[0] != 0 || k.at[1] != 0;
    if (k.turned)
        ok = assign(sh, &k);
    else
        say_back(sh, &k);
    if (!ok) {
        hold_on(sh, &was, first, now);
        k = was;
    } else {
        state_free(first);
    }
    state_free(now);
    k.tried = at;
    k.version = sh->bench->version;
    sh->in->knob = k;
    return ok;
}

/* Nobody is told what would happen before he has guessed. */
static bool guess_waits(struct shell *sh)
{
    const struct task *t = sh->guide ? guide_task(sh->guide) : NULL;

    return t && (t->kind == TASK_CHOOSE || t->kind == TASK_PREDICT);
}

static bool no_further(struct shell *sh, const struct knob *k)
{
    const char *range = k->setting ? k->setting->range : NULL;

    return err_set(&sh->fault, "%s goes no further%s%s.", k->name,
                   range ? ": it is " : "", range ? range : "");
}

static bool turn(struct shell *sh, int dial, int way, bool large)
{
    const struct knob *k = knob_armed(sh);
    long to;

    if (!k)
        return err_set(&sh->fault, "Type the name of a weight or setting alone first, "
                                   "as in: eta");
    if (shell_busy(sh))
        return err_set(&sh->fault, "Work is under way; Enter stops it.");
    if (guess_waits(sh))
        return err_set(&sh->fault,
                       "A guess is asked for first; then the arrows turn %s.", k->name);
    if (k->words)
        return turn_to(sh, 0, k->tried + way);
    to = ladder_climb(&k->ladder[dial], k->at[dial], way * (large ? LARGE : 1));
    return to == k->at[dial] ? no_further(sh, k) : turn_to(sh, dial, to);
}

bool knob_turn(struct shell *sh, int dial, int way, bool large)
{
    bool ok;

    err_clear(&sh->fault);
    ok = turn(sh, dial, way, large);
    sh->faulted = !ok;
    return ok;
}
