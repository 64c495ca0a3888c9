/* Commands about states that are kept: fork back runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <strings.h>

#include "lab/fork.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/offer.h"
#include "repl/trial.h"
#include "repl/words.h"

/* ---- the list ---- */

enum { NAME_ROOM = FORK_COLUMNS + 2, HOW_ROOM = 24 };

/* TEXT, cut or filled up to COLUMNS. */
static void add_padded(struct str *row, const char *text, int columns)
{
    int used = (int)text_columns(text, false);

    if (used > columns)
        used = columns;
    while ((int)text_columns(text, false) > columns)
        text++; /* the end of a long name tells more: "batch=5" */
    str_addf(row, "%s%*s", text, columns - used, "");
}

static void add_row(struct shell *sh, const char *name, const char *how, size_t steps,
                    const char *measure, double loss)
{
    struct str row;

    str_init(&row);
    add_padded(&row, name, NAME_ROOM);
    add_padded(&row, how, HOW_ROOM);
    str_addf(&row, "%6zu step%s  %s ", steps, steps == 1 ? " " : "s", measure);
    text_asked(&row, loss);
    show(sh, "%s", row.s);
    str_done(&row);
}

static void write_batch(const struct making *m, struct str *out)
{
    if (m->batch && m->optimizer && !m->optimizer->no_batch)
        str_addf(out, ", batch %zu", m->batch);
}

/* How the next update of B would be made. */
static void write_how(struct bench *b, struct str *out)
{
    struct making m = b->s.made;

    if (!m.ops)
        m = (struct making){.optimizer = b->s.optimizer,
                            .eta = b->s.knobs.eta,
                            .eta_auto = b->s.eta_auto,
                            .batch = b->s.batch};
    making_label(&m, out);
    write_batch(&m, out);
}

static void row_of_bench(struct shell *sh, const char *name, struct bench *b,
                         size_t steps)
{
    struct shell on = {.bench = b};
    struct str how;
    double loss;

    str_init(&how);
    write_how(b, &how);
    if (b->s.data || b->s.explorer.minimizing) {
        if (work_loss(&on, &loss))
            add_row(sh, name, how.s, steps, work_loss_name(b), loss);
        else
            show(sh, "%s", name);
    } else {
        show(sh, "%s   no data yet", name);
    }
    str_done(&how);
}

static void row_of_name(struct shell *sh, const char *name)
{
    struct called c;

    if (!trial_called(sh, name, &c))
        return;
    row_of_bench(sh, c.name, c.bench, c.steps);
    bench_free(c.bench);
}

static void row_of_run(struct shell *sh, const struct run *r)
{
    const struct objective_ops *ops = r->made.ops;
    struct str how, name;

    str_init(&how);
    str_init(&name);
    making_label(&r->made, &how);
    write_batch(&r->made, &how);
    str_addf(&name, "%c%s%s", r->letter, r->name[0] ? " " : "", r->name);
    add_row(sh, name.s, how.s, r->steps,
            r->made.function                       ? "f"
            : ops && strcmp(ops->loss, "mse") == 0 ? "mse"
                                                   : "loss",
            r->loss);
    str_done(&name);
    str_done(&how);
}

static void list(struct shell *sh, bool runs)
{
    const struct state *s = &sh->bench->s;

    for (size_t i = 0; s->forks && i < s->forks->n; i++)
        row_of_name(sh, s->forks->fork[i]->name);
    for (size_t i = 0; runs && i < s->runs.n; i++)
        row_of_run(sh, s->runs.run[i]);
    row_of_name(sh, "now");
    if (runs && s->runs.named > s->runs.n && s->runs.n)
        show(sh,
             "Of the earlier runs the newest %zu are kept; %c is the oldest. "
             "fork NAME keeps a state for good.",
             s->runs.n, s->runs.run[0]->letter);
}

static bool run_runs(struct shell *sh, const struct args *args, struct err *err)
{
    const struct state *s = &sh->bench->s;

    (void)args, (void)err;
    list(sh, true);
    if (!s->runs.n && (!s->forks || !s->forks->n))
        show(sh, "There is nothing else yet. fork NAME keeps the present state, reset "
                 "keeps the run so far, race adds runs.");
    return true;
}

const struct command command_runs = {
    .name = "runs",
    .also = "forks",
    .group = ABOUT_TIME,
    .help = "Lists the forks and the earlier runs, with method, steps and loss.",
    .example = "runs",
    .run = run_runs,
};

/* ---- fork ---- */

static bool no_fork(struct shell *sh, const char *name, const char *command,
                    struct err *err)
{
    const struct forks *f = sh->bench->s.forks;
    struct str names;

    if (!f || !f->n) {
        err_set(err, "There is no fork yet. fork NAME keeps the present state.");
        return err_meant(err, "fork start");
    }
    str_init(&names);
    for (size_t i = 0; i < f->n; i++)
        str_addf(&names, "%s%s", i ? ", " : "", f->fork[i]->name);
    err_set(err, "There is no fork '%.40s'. There %s: %s.", name,
            f->n == 1 ? "is" : "are", names.s);
    str_done(&names);
    for (size_t i = 0; i < f->n; i++)
        if (i + 1 == f->n || words_distance(f->fork[i]->name, name) <= 2) {
            err_meant(err, "%s %s", command, f->fork[i]->name);
            break;
        }
    return false;
}

static bool drop(struct shell *sh, const char *name, struct err *err)
{
    const struct fork *f = forks_named(sh->bench->s.forks, name);

    if (!f)
        return no_fork(sh, name, "fork drop", err);
    reply(sh, "The fork %s is dropped.", f->name);
    bench_fork_drop(sh->bench, f);
    return true;
}

static bool keep(struct shell *sh, const char *name, struct err *err)
{
    const char *why = fork_refuses(name);

    if (!why && name[0] && !name[1] && runs_named(&sh->bench->s.runs, name[0]))
        why = "An earlier run has that letter; take another name.";
    if (why) {
        err_set(err, "%s As in: fork start", why);
        return err_meant(err, "fork start");
    }
    if (!bench_fork(sh->bench, name, err))
        return false;
    reply(sh, "Kept as %s. back %s comes back to here, diff %s tells what changed.",
          name, name, name);
    return true;
}

static bool list_forks(struct shell *sh)
{
    const struct forks *f = sh->bench->s.forks;

    sh->in->asked = true;
    if (f && f->n)
        list(sh, false);
    else
        show(sh, "There is no fork yet. fork NAME keeps the present state.");
    return true;
}

static bool fork_words(struct shell *sh, char **word, size_t n, struct err *err)
{
    const struct forks *f = sh->bench->s.forks;
    bool drops = strcasecmp(word[0], "drop") == 0;

    if (drops && n < 2 && f && f->n) {
        err_set(err, "Which one? The oldest is %s: fork drop %s", f->fork[0]->name,
                f->fork[0]->name);
        return err_meant(err, "fork drop %s", f->fork[0]->name);
    }
    if (drops)
        return drop(sh, n > 1 ? word[1] : "", err);
    if (n > 1) {
        err_set(err, "A fork has one word as its name: fork %.40s-%.40s", word[0],
                word[1]);
        return err_meant(err, "fork %.40s-%.40s", word[0], word[1]);
    }
    return keep(sh, word[0], err);
}

static bool run_fork(struct shell *sh, const struct args *args, struct err *err)
{
    size_t n;
    char **word = trial_words(args->n ? args->arg[0].text : "", &n);
    bool ok = n ? fork_words(sh, word, n, err) : list_forks(sh);

    trial_words_free(word, n);
    return ok;
}

const struct command command_fork = {
    .name = "fork",
    .also = "branch",
    .group = ABOUT_TIME,
    .arg = {{ARG_REST, "NAME",
             "what to call the present state; drop NAME drops it; alone: the list",
             true, 0}},
    .help = "Keeps the present state under a name: data, model, settings, weights and "
            "run; fork drop NAME drops it.",
    .example = "fork start",
    .changes = true,
    .alone = true,
    .run = run_fork,
    .offer = offer_fork,
};

/* ---- back ---- */

/* A run's end cannot be gone on from, but its start can be made again. */
static bool is_run(struct shell *sh, const char *name, struct err *err)
{
    const struct run *r =
        name[0] && !name[1] ? runs_named(&sh->bench->s.runs, name[0]) : NULL;

    if (!r)
        return false;
    err_set(err,
            "%c is an earlier run, not a fork: diff %c compares it, race %c now "
            "runs it again from here.",
            r->letter, r->letter, r->letter);
    err_meant(err, "diff %c", r->letter);
    return true;
}

static bool run_back(struct shell *sh, const struct args *args, struct err *err)
{
    const char *name = args->arg[0].text;
    const struct fork *f = forks_named(sh->bench->s.forks, name);
    struct str t;
    char letter;

    if (!f)
        return !is_run(sh, name, err) && no_fork(sh, name, "back", err);
    letter = bench_fork_back(sh->bench, f);
    str_init(&t);
    str_addf(&t, "Back at %s.", f->name);
    if (letter)
        str_addf(&t, " The run so far is kept as %c.", letter);
    reply_changes(sh, t.s);
    str_done(&t);
    return true;
}

const struct command command_back = {
    .name = "back",
    .also = "checkout",
    .group = ABOUT_TIME,
    .arg = {{ARG_WORD, "NAME", "a fork; runs lists them", false, 0}},
    .help = "Goes back to where a fork was kept; undo takes it back.",
    .example = "back here",
    .before = "fork here; step 10",
    .changes = true,
    .alone = true,
    .run = run_back,
    .offer = offer_back,
};
