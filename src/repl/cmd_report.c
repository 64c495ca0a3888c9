/* The command report: the session as a notebook in Markdown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "plot/text.h"
#include "repl/commands.h"
#include "repl/file_out.h"
#include "repl/log.h"
#include "repl/private.h"

static const char marker[] = "<!-- logitty report -->\n";

/* ---- Markdown ---- */

/* TEXT in a heading or a sentence: none of it is a sign of Markdown. */
static void escape(const char *text, struct str *out)
{
    for (; *text; text++) {
        if (strchr("\\`*_{}[]<>#|~&$", *text))
            str_addc(out, '\\');
        str_addc(out, *text == '\n' ? ' ' : *text);
    }
}

/* The longest row of backticks in TEXT. */
static size_t ticks(const char *text)
{
    size_t most = 0;

    for (size_t n; *text; text += n + (text[n] != '\0')) {
        n = strspn(text, "`");
        most = n > most ? n : most;
    }
    return most;
}

/* A fence that nothing in TEXT closes. */
static void fence(const char *text, const char *word, struct str *out)
{
    size_t n = ticks(text);

    for (size_t i = 0; i <= n || i < 3; i++)
        str_addc(out, '`');
    str_addf(out, "%s\n", word);
}

static void block(const char *text, struct str *out)
{
    size_t n = strlen(text);

    fence(text, "text", out);
    str_add(out, text);
    str_add(out, n && text[n - 1] == '\n' ? "" : "\n");
    fence(text, "", out);
    str_addc(out, '\n');
}

/* ---- what was done ---- */

/* A line and what it said are one block. Returns the entries that are in it. */
static size_t exchange(const struct log *log, size_t i, struct str *out)
{
    struct str text;
    size_t n = 0;

    str_init(&text);
    for (; i + n < log->n; n++) {
        const struct log_entry *e = &log->entry[i + n];

        if (e->kind > LOG_SAID || (n && e->kind == LOG_TYPED))
            break;
        str_addf(&text, "%s%s", e->kind == LOG_TYPED ? "> " : "", e->text);
        if (text.len && text.s[text.len - 1] != '\n')
            str_addc(&text, '\n');
    }
    block(text.s, out);
    str_done(&text);
    return n;
}

/* The first row of TEXT is the title of what is below it. */
static void picture(const char *text, struct str *out)
{
    size_t n = strcspn(text, "\n");
    struct str title;

    str_init(&title);
    str_addn(&title, text, n);
    escape(title.s, out);
    str_add(out, ":\n\n");
    block(text + n + (text[n] == '\n'), out);
    str_done(&title);
}

static void session(const struct log *log, struct str *out)
{
    if (log->dropped)
        str_addf(out,
                 "It was a long session: the first %zu entries are no longer kept.\n\n",
                 log->dropped);
    for (size_t i = 0; i < log->n;) {
        const struct log_entry *e = &log->entry[i];

        if (e->kind <= LOG_SAID) {
            i += exchange(log, i, out);
            continue;
        }
        if (e->kind == LOG_PAGE) {
            str_add(out, "## ");
            escape(e->text, out);
            str_add(out, "\n\n");
        } else if (e->kind == LOG_PICTURE) {
            picture(e->text, out);
        } else {
            block(e->text, out);
        }
        i++;
    }
}

/* ---- where the learner is ---- */

static void count(struct str *out, int n, const char *what, const char *many)
{
    if (n)
        str_addf(out, ", %d %s", n, n == 1 ? what : many);
}

static void result(const struct guide *g, size_t page, size_t task, struct str *out)
{
    static const char *const states[] = {
        [TASK_OPEN] = "open",
        [TASK_PASSED] = "done",
        [TASK_HELPED] = "done with its answer shown",
        [TASK_SKIPPED] = "skipped",
    };
    const struct task_record *r = &g->record[page][task];

    str_addf(out, "- page %zu, task %zu: %s", page + 1, task + 1, states[r->state]);
    count(out, r->tries, "try", "tries");
    count(out, r->hints, "hint", "hints");
    str_addc(out, '\n');
}

static void lesson(const struct guide *g, struct str *out)
{
    str_add(out, "## Where the lesson is\n\nLesson `");
    str_addf(out, "%s` (", g->lesson->id);
    escape(g->lesson->title, out);
    str_addf(out, "), page %zu of %zu.\n\n", g->page + 1, g->lesson->pages);
    for (size_t p = 0; p < g->lesson->pages; p++)
        for (size_t t = 0; t < g->lesson->page[p].tasks; t++)
            if (g->record[p][t].state != TASK_OPEN || g->record[p][t].tries ||
                g->record[p][t].hints || p == g->page)
                result(g, p, t, out);
    str_addc(out, '\n');
}

static void now(struct shell *sh, struct str *out)
{
    const struct figure *f = figure_now(sh->bench);
    struct str text, plain;

    str_init(&text);
    str_init(&plain);
    str_add(out, "## At the end\n\n");
    if (f) {
        log_draw(sh, f, &text);
        picture(text.s, out);
        str_clear(&text);
        f->describe(sh->bench, &text);
        text_strip(text.s, &plain);
        escape(plain.s, out);
        str_add(out, "\n\n");
    }
    str_add(out, "These commands bring it back:\n\n");
    str_clear(&text);
    keep_script(sh->bench, &text);
    block(text.s, out);
    str_done(&plain);
    str_done(&text);
}

/* ---- report ---- */

static void write_report(struct shell *sh, struct str *out)
{
    log_said(sh); /* what this line has said before */
    str_addf(out, "%s\n# A session with logitty\n\n", marker);
    session(&sh->in->log, out);
    if (sh->guide)
        lesson(sh->guide, out);
    now(sh, out);
}

static bool run_report(struct shell *sh, const struct args *args, struct err *err)
{
    const char *name = args->arg[0].text;
    struct file_out f = {.command = "report", .name = name, .end = ".md"};
    struct str text;
    bool ok;

    if (!file_out_named("report", name, f.end, "report writes Markdown", err))
        return false;
    f.begin = marker;
    f.nbegin = strlen(marker);
    str_init(&text);
    write_report(sh, &text);
    ok = file_out_write(sh, &f, &text, err);
    if (ok)
        reply(sh, "%s is written: what was typed and said here, %zu entries.%s", name,
              sh->in->log.n,
              sh->in->log.dropped ? " What is older is no longer kept." : "");
    str_done(&text);
    return ok;
}

const struct command command_report = {
    .name = "report",
    .group = ABOUT_SESSION,
    .arg = {{ARG_WORD, "FILE.md", "where the notebook of this session goes", false, 0}},
    .help =
        "Writes what was typed and said in this session, with the pictures as text, "
        "as Markdown.",
    .example = "report session.md",
    .alone = true,
    .run = run_report,
};
