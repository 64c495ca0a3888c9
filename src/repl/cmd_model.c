/* Commands that set the weights by hand: line times reset.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/private.h"

/* ---- line ---- */

/* The line HEIGHT + SLOPE*x1 as weights of the original features: b = -H, w1 = -S, w2 =
 * 1, given to the model as it sees the data. */
static void set_line(struct bench *b, double height, double slope)
{
    double theta[3] = {-height, -slope, 1};

    if (b->s.scale && b->s.data)
        scaling_from_raw(&b->s.scaling, theta, theta);
    bench_set_theta(b, theta);
    b->s.slope_form = true;
}

static size_t errors_now(struct bench *b)
{
    const struct fitness *f = bench_fitness(b);

    return f ? f->errors : 0;
}

/* A steep line whose two numbers would do better the other way round. */
static bool say_swapped(struct shell *sh, double height, double slope)
{
    struct bench *b = sh->bench;
    size_t errors = errors_now(b), swapped;
    struct str h, s;

    if (height >= 0 || slope <= 0 || b->s.bias == BIAS_OFF)
        return false;
    if (sh->guide && guide_is_met(sh->guide, shell_scope(sh)))
        return false; /* it is what the task wants */
    set_line(b, slope, height);
    swapped = errors_now(b);
    set_line(b, height, slope);
    if (swapped >= errors)
        return false;
    str_init(&h);
    str_init(&s);
    text_number(&h, height);
    text_number(&s, slope);
    reply(sh, "→ height %s, slope %s: %zu errors. Meant line %s %s? Tab takes it.", h.s,
          s.s, errors, s.s, h.s);
    err_meant(&sh->fault, "line %s %s", s.s, h.s);
    str_done(&h);
    str_done(&s);
    return true;
}

static void say_errors(struct shell *sh)
{
    struct str text;

    str_init(&text);
    errors_text(sh, &text);
    reply_text(sh, text.s);
    sh->in->change_row = sh->out.rows;
    str_done(&text);
}

/* The model can be a line with such a HEIGHT; else ERR says why. */
static bool can_be_line(const struct bench *b, double height, struct err *err)
{
    if (!b->s.data) {
        err_set(err, "line needs data with two features. Try: data hobbits");
        return err_meant(err, "data hobbits");
    }
    if (b->s.hidden) {
        err_set(err, "The boundary of a network is no line. model logistic has one.");
        return err_meant(err, "model logistic");
    }
    if (b->s.recipe) {
        err_set(err,
                "With features %s the boundary is no line. features linear has "
                "one.",
                recipe_text(b->s.recipe));
        return err_meant(err, "features linear");
    }
    if (b->s.dim != 2)
        return err_set(err,
                       "line needs two features; these data have %zu. Set the weights "
                       "instead, as in: w1 = 1; b = -4",
                       b->s.dim);
    if (b->s.bias == BIAS_OFF && (height != 0 || b->s.scale)) {
        err_set(err, "The bias is off: the line goes through the origin. bias on lets "
                     "it move.");
        return err_meant(err, "bias on");
    }
    return true;
}

static bool run_line(struct shell *sh, const struct args *args, struct err *err)
{
    double height = args->arg[0].number, slope = args->arg[1].number;

    if (!can_be_line(sh->bench, height, err))
        return false;
    set_line(sh->bench, height, slope);
    if (!sh->in->ahead && !say_swapped(sh, height, slope))
        say_errors(sh);
    return true;
}

/* Where it is; the arrow keys move it from there. */
static bool show_line_now(struct shell *sh)
{
    struct str t;
    bool ok;

    str_init(&t);
    ok = sh->bench->s.dim == 2 && reading_show(sh->bench, "intercept", &t);
    str_add(&t, "   ");
    ok = ok && reading_show(sh->bench, "slopeline", &t);
    if (ok) {
        show_text(sh, t.s);
        knob_arm(sh, "line");
    }
    str_done(&t);
    return ok;
}

const struct command command_line = {
    .name = "line",
    .group = ABOUT_CORE,
    .arg = {{ARG_VALUE, "HEIGHT",
             "height: where the line crosses the left axis (x = 0)", 0, 0},
            {ARG_VALUE, "SLOPE", "slope: rise per unit of {x}", 0, 0}},
    .help =
        "Draws the boundary by hand: its height at x = 0 and its slope. Above it is "
        "class 1.",
    .example = "line 3 -0.4",
    .changes = true,
    .weights = true,
    .run = run_line,
    .bare = show_line_now,
};

/* ---- times ---- */

static bool run_times(struct shell *sh, const struct args *args, struct err *err)
{
    struct bench *b = sh->bench;
    double k = args->arg[0].number, *theta;
    bool slope_form = b->s.slope_form;
    size_t n = b->s.params;

    if (k == 0)
        return err_set(err, "times 0 would forget the line. reset weights does that.");
    if (b->s.hidden)
        return err_set(err, "In a network times would move the boundary too: only with "
                            "model logistic it is the same line, more or less sure.");
    theta = mem_array(n, sizeof *theta);
    for (size_t j = 0; j < n; j++)
        theta[j] = k * b->s.theta[j];
    bench_set_theta(b, theta);
    b->s.slope_form = slope_form && k == 1;
    free(theta);
    reply_changes(sh, k > 0 ? "The same line, another confidence."
                            : "The same line, the sides exchanged.");
    return true;
}

const struct command command_times = {
    .name = "times",
    .group = ABOUT_MODEL,
    .arg = {{ARG_VALUE, "K", "every weight becomes K times as large", 0, 0}},
    .help = "Multiplies all weights: the same line, another confidence.",
    .example = "times 2",
    .before = "fit",
    .changes = true,
    .weights = true,
    .run = run_times,
};

/* ---- reset ---- */

static const char *const reset_words[] = {"weights", "task", "lesson", "all", NULL};

static bool reset_lesson(struct shell *sh)
{
    struct guide *g = sh->guide;
    const struct lesson *l = g->lesson;

    for (size_t i = 0; i < l->pages; i++)
        for (size_t j = 0; j < l->page[i].tasks; j++)
            g->record[i][j] = (struct task_record){.choice = -1};
    progress_from_guide(&sh->progress, g);
    progress_unmark(&sh->progress, l->id);
    reply(sh, "The lesson starts again.");
    return lesson_enter(sh, l, 0, NULL, &sh->fault);
}

/* Where somebody learns: there may be something that is done. */
static bool is_kept(struct shell *sh)
{
    if (sh->in->quiet || !sh->host.replies)
        return false;
    if (sh->guide && !sh->in->composed)
        progress_from_guide(&sh->progress, sh->guide);
    return sh->host.keep_progress || sh->progress.n || sh->progress.nmarked;
}

/* True: the question has been asked; the same line again is the answer. */
static bool ask_forget(struct shell *sh)
{
    struct shell_private *in = sh->in;
    size_t done = 0;

    if (in->forget_at && in->typed.n == in->forget_at + 1)
        return false;
    for (size_t i = 0; i < sh->progress.n; i++)
        done += sh->progress.kept[i].record.state != TASK_OPEN;
    in->forget_at = in->typed.n;
    reply(sh,
          "This forgets all progress (%zu task%s) and empties the lab. Type reset all "
          "again to do it; any other line keeps everything.",
          done, done == 1 ? "" : "s");
    return true;
}

/* All is as on the first run; what was known stands beside the file. */
static bool forget_all(struct shell *sh, struct err *err)
{
    struct bench *fresh = shell_empty_lab(&sh->host);

    sh->in->forget_at = 0;
    sh->in->lab_open = true;
    bench_restore(sh->lab, &fresh->s);
    bench_free(fresh);
    history_clear(&sh->in->lab_history);
    if (sh->guide)
        lesson_leave(sh);
    shell_forget_progress(sh);
    reply(sh, "All progress is forgotten.");
    return !shell_shelf(sh)->n ||
           lesson_enter(sh, shell_shelf(sh)->lesson[0], 0, NULL, err);
}

static bool reset_all(struct shell *sh, struct err *err)
{
    struct bench *fresh;

    if (is_kept(sh))
        return ask_forget(sh) || forget_all(sh, err);
    fresh = sh->guide ? bench_new() : shell_empty_lab(&sh->host);

    bench_restore(sh->bench, &fresh->s);
    bench_free(fresh);
    reply(sh, "Everything is as at the start; undo brings it back.");
    return true;
}

static bool in_the_middle(struct err *err)
{
    return err_set(err, "This is no lesson of its own: lesson N leaves it.");
}

static void say_start(struct shell *sh)
{
    const struct state *s = &sh->bench->s;
    struct str t;

    str_init(&t);
    if (s->explorer.minimizing)
        minimized_place(&s->explorer, &t);
    else if (s->hidden)
        str_addf(&t, "Random weights again, from seed %llu.",
                 (unsigned long long)s->seed);
    else
        str_add(&t, "All weights are 0.");
    reply_changes(sh, t.s);
    str_done(&t);
}

static bool run_reset(struct shell *sh, const struct args *args, struct err *err)
{
    const char *what = args->n ? args->arg[0].text : sh->guide ? "task" : "weights";

    if (!sh->guide && (strcmp(what, "task") == 0 || strcmp(what, "lesson") == 0))
        return err_set(
            err, "You are in the lab, not in a lesson. reset weights, or reset all.");
    if (strcmp(what, "lesson") == 0)
        return sh->in->composed ? in_the_middle(err) : reset_lesson(sh);
    if (strcmp(what, "all") == 0)
        return reset_all(sh, err);
    if (strcmp(what, "weights") == 0) {
        bench_reset(sh->bench);
        say_start(sh);
        return true;
    }
    if (lesson_again(sh))
        return true;
    if (sh->guide->start)
        bench_restore(sh->bench, sh->guide->start);
    bench_changed(sh->bench);
    reply_changes(sh, guide_task(sh->guide)
                          ? "The task is as it was at its start."
                          : "The page is as it was; what is done stays done.");
    return true;
}

const struct command command_reset = {
    .name = "reset",
    .group = ABOUT_MODEL,
    .arg = {{ARG_WORD, "weights|task|lesson|all", "what to set back", true,
             reset_words}},
    .help = "Sets back the weights, the task, the lesson or everything: all that is "
            "done, too, but it asks first. Bare: the task, in the lab the weights.",
    .example = "reset weights",
    .changes = true,
    .alone = true,
    .run = run_reset,
    .offer = offer_reset,
};
