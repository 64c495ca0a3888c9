/* A line that is about to be offered is tried on a copy of the bench first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/meant.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/timeline.h"
#include "learn/opt_fit_job.h"
#include "repl/setting.h"
#include "repl/trial.h"
#include "repl/words.h"

/* ---- one statement ---- */

bool meant_outside(const struct shell *sh, const struct command *c, const char *text)
{
    if ((c->lesson && !sh->guide) || strcmp(c->name, "set") == 0)
        return false; /* it refuses by itself */
    return c->group == ABOUT_LESSON || c->group == ABOUT_SESSION || c->lesson ||
           words_among("undo redo reset best", c->name) || strchr(text, '>');
}

/* What it has begun is not done. */
static void drop_work(struct work *w)
{
    formula_free(w->until);
    free(w->body);
    travel_free(w->travel);
    trial_free(w->trial);
    fit_free(w->fit);
    *w = (struct work){.kind = WORK_NONE};
}

/* Runs TEXT on COPY, a shell of its own over a bench of its own. */
static bool run_one(struct shell *copy, const char *text, struct err *fault)
{
    bool ok = statement_run(copy, text, fault);

    drop_work(&copy->in->work);
    if (!ok)
        err_whole(fault, text);
    return ok;
}

/* The statements of LINE one after the other; `repeat` takes all the rest. What a
 * second one is refused for has no remedy of the whole line. */
static bool run_line(struct shell *copy, const char *line, struct err *fault)
{
    const char *s = words_skip(line);
    bool ok = true, whole = true;

    while (ok && *s) {
        bool loops = strncmp(s, "repeat", 6) == 0 && words_name(s) == 6;
        size_t n = loops ? strlen(s) : words_statement(s);
        char *text = words_trim(s, n);

        whole = whole && !s[n];
        ok = run_one(copy, text, fault);
        free(text);
        s = words_skip(s + n + (s[n] == ';'));
    }
    if (!whole)
        fault->meant[0] = '\0';
    return ok;
}

bool meant_tried(struct shell *sh, const char *line, struct err *fault)
{
    struct shell_private in = *sh->in;
    struct shell copy = *sh;
    bool ok;

    err_clear(fault);
    in.quiet = in.trying = true;
    in.in_round = false;
    in.work = (struct work){.kind = WORK_NONE};
    copy.in = &in;
    copy.bench = trial_copy(sh);
    copy.heading = NULL;
    copy.fault = (struct err){0};
    paper_init(&copy.out, sh->out.ascii);
    str_init(&copy.remark);
    shell_rescope(&copy);
    ok = run_line(&copy, line, fault);
    bench_free(copy.bench);
    paper_done(&copy.out);
    str_done(&copy.remark);
    free(copy.heading);
    return ok;
}

/* ---- a line and what its refusal offers ---- */

const struct command *meant_command(const struct shell *sh, const char *line)
{
    char name[48];

    first_name(line, name, sizeof name);
    return command_named(sh->commands, name);
}

static const struct setting *setting_of(const char *line)
{
    char name[48];

    first_name(line, name, sizeof name);
    return setting_named(name);
}

bool meant_is_phrase(struct shell *sh, const char *text)
{
    struct str unused;
    bool is;

    str_init(&unused);
    is = phrase_here(sh, text, &unused);
    str_done(&unused);
    return is;
}

/* LINE, which is offered for TEXT, has all of it and that is more than a word; or TEXT
 * has what stands behind LINE's first word. */
static bool has_of(const char *line, const char *text)
{
    char name[48];
    const char *value = words_skip(line + first_name(line, name, sizeof name));

    return (strchr(text, ' ') && strstr(line, text)) || (*value && strstr(text, value));
}

/* The number at *S, with its sign, is passed over. */
static bool pass_number(const char **s)
{
    size_t sign = **s == '-' || **s == '+';
    size_t n = strspn(*s + sign, "0123456789.");

    *s += n ? sign + n : 0;
    return n != 0;
}

/* LINE is TEXT with other numbers. */
static bool renumbered(const char *line, const char *text)
{
    for (;;) {
        bool both = pass_number(&line) == pass_number(&text);

        if (!both || *line != *text || !*line)
            return both && *line == *text;
        line++;
        text++;
    }
}

/* LINE, which is offered for TEXT, has numbers that nobody typed. */
static bool invents(const char *line, const char *text)
{
    static const char digits[] = "0123456789";

    return !strpbrk(text, digits) && strpbrk(line, digits);
}

bool meant_vague(struct shell *sh, const char *text, const struct err *err)
{
    const struct command *c = meant_command(sh, err->meant);
    const struct setting *s = setting_of(err->meant);

    if (err->remedy == REMEDY_SLIP || err->remedy == REMEDY_WORDED ||
        has_of(err->meant, text) || renumbered(err->meant, text) ||
        meant_is_phrase(sh, text))
        return false;
    if (c && c == meant_command(sh, text))
        return (c->arg[0].kind != ARG_END && strcmp(c->example, err->meant) == 0) ||
               (c->changes && invents(err->meant, text));
    return s && s == setting_of(text) && strcmp(s->example, err->meant) == 0;
}

bool meant_settled(struct shell *sh, const char *line, struct str *out)
{
    enum { HOPS = 3 };
    struct err fault;

    str_clear(out);
    str_add(out, line);
    for (int i = 0; i <= HOPS; i++) {
        if (meant_tried(sh, out->s, &fault))
            return true;
        if (!fault.meant[0] || strcmp(fault.meant, out->s) == 0 ||
            strncmp(fault.meant, "help", 4) == 0 || meant_vague(sh, out->s, &fault))
            return false;
        str_clear(out);
        str_add(out, fault.meant);
    }
    return false;
}
