/* Static faults of a lesson: names, help, replies, the size of pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/lint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lesson/ask.h"
#include "lesson/lint_inside.h"
#include "lesson/prose.h"
#include "lesson/shown.h"
#include "lesson/task.h"

enum { ROWS_WITH_TASK = 17, ROWS_ALONE = 16, OPTION_ROWS = 2 };

static void LIKE_PRINTF(4, 0) add_fault(const struct lint *in, int line,
                                        const char *what, const char *fmt, va_list args)
{
    struct err *err = faults_add(in->faults);
    struct str text;

    str_init(&text);
    str_addv(&text, fmt, args);
    err_at(err, in->l->file, line, 0, "%s", text.s);
    if (what)
        err_part(err, what);
    str_done(&text);
}

void lint_fault(const struct lint *in, int line, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    add_fault(in, line, NULL, fmt, args);
    va_end(args);
}

void lint_fault_at(const struct lint *in, int line, const char *what, const char *fmt,
                   ...)
{
    va_list args;

    va_start(args, fmt);
    add_fault(in, line, what, fmt, args);
    va_end(args);
}

/* ---- the size of a page ---- */

/* Every name has a value of five columns: what prose is measured with. */
static bool any_name(void *self, const char *name, struct value *out)
{
    (void)self;
    (void)name;
    *out = value_number(0.123);
    return true;
}

static bool any_call(void *self, const char *name, const struct value *args,
                     size_t nargs, struct value *out, struct err *err)
{
    (void)args;
    (void)nargs;
    (void)err;
    return any_name(self, name, out);
}

const struct scope lint_any = {.name = any_name, .call = any_call};

/* Rows of the page with the task that needs the most. */
static size_t page_rows(const struct lint *in, const struct page *page)
{
    int width = shown_columns(in->shown, false);
    struct paper p;
    size_t prose, most = 0;

    paper_init(&p, false);
    page_write(page, &lint_any, shown_columns(in->shown, true), &p);
    prose = p.rows;
    for (size_t i = 0; i < page->tasks; i++) {
        paper_clear(&p);
        paper_blank(&p);
        ask_write(&page->task[i], &lint_any, width, &p);
        most = p.rows > most ? p.rows : most;
    }
    paper_done(&p);
    return prose + most;
}

/* The same when a prediction has come out: heading, blank row, you said, it did, and
 * what is to be read then; 0 where nothing is. */
static size_t then_rows(const struct lint *in, const struct page *page)
{
    char **text = mem_array(page->blocks, sizeof *text);
    struct paper p;
    size_t rows;

    paper_init(&p, false);
    for (size_t i = 0; i < page->blocks; i++)
        text[i] =
            page->block[i].then ? prose_filled(page->block[i].text, &lint_any) : NULL;
    page_write_then(page, text, shown_columns(in->shown, false), &p);
    rows = p.rows;
    for (size_t i = 0; i < page->blocks; i++)
        free(text[i]);
    free(text);
    paper_done(&p);
    return rows ? rows + 4 : 0;
}

static void check_size(const struct lint *in, const struct page *page)
{
    size_t rows = page_rows(in, page), then = then_rows(in, page);
    size_t most = page->tasks ? ROWS_WITH_TASK : ROWS_ALONE;

    if (rows > most)
        lint_fault(in, page->line,
                   "page '%s' has %zu of %zu rows: cut %zu line%s or split",
                   page->title, rows, most, rows - most, rows - most == 1 ? "" : "s");
    if (then > most)
        lint_fault(in, page->line,
                   "page '%s' has %zu of %zu rows once the guess has come out: cut %zu",
                   page->title, then, most, then - most);
}

/* A row of code cannot be wrapped without being misread. */
static void check_code(const struct lint *in, const struct block *b)
{
    int width = shown_columns(in->shown, true);
    struct str text;
    int line = b->line;

    if (b->kind != BLOCK_CODE)
        return;
    str_init(&text);
    prose_fill(b->text, &lint_any, &text);
    for (char *s = text.s, *end; *s; s = end, line++) {
        size_t columns;

        end = s + strcspn(s, "\n");
        if (*end)
            *end++ = '\0';
        columns = utf8_columns(s);
        if (columns > (size_t)width)
            lint_fault(in, line, "a row of code has %zu of %d columns: cut it", columns,
                       width);
    }
    str_done(&text);
}

/* ---- conditions ---- */

static void check_names(const struct lint *in, const struct task *t,
                        const struct formula *f, const char *source, int line)
{
    struct err err = {0};

    if (f && !formula_check(f, in->scope, &err))
        lint_fault_at(in, line, source, "%s '%s': %s: %s", t->again ? "again" : "task",
                      t->name, source, err.message);
}

/* `x == 0.3` is hardly ever true of a computed number. */
static void check_equality(const struct lint *in, const struct task *t,
                           const char *source, int line)
{
    for (const char *s = source; s && (s = strstr(s, "==")) != NULL; s += 2) {
        char *end;
        double v = strtod(s + 2, &end);

        if (end > s + 2 && v != floor(v))
            lint_fault_at(
                in, line, source,
                "task '%s': %s: == on a number that is not whole: use near(a, "
                "%g, 0.01)",
                t->name, source, v);
    }
}

static void check_conditions(const struct lint *in, const struct task *t)
{
    check_names(in, t, t->pass, t->pass_source, t->pass_line);
    check_equality(in, t, t->pass_source, t->pass_line);
    check_names(in, t, t->when, t->when_source, task_line(t, "when", 0));
    check_equality(in, t, t->when_source, task_line(t, "when", 0));
    check_names(in, t, t->quest, t->quest_source, task_line(t, "quest", 0));
    for (size_t i = 0; i < t->ncases; i++) {
        const struct answer_case *c = &t->cases[i];

        check_names(in, t, c->condition, c->source, c->line);
        check_equality(in, t, c->literal ? NULL : c->source, c->line);
    }
}

/* ---- texts ---- */

static void check_text(const struct lint *in, const struct task *t, const char *text,
                       int line)
{
    struct str what;

    str_init(&what);
    str_addf(&what, "%s '%s': ", t->again ? "again" : "task", t->name);
    prose_check(text, in->scope, in->l->file, line, what.s, in->faults);
    str_done(&what);
}

static void check_texts(const struct lint *in, const struct task *t)
{
    check_text(in, t, t->ask, task_line(t, task_kind_name(t->kind), 0));
    check_text(in, t, t->text, task_line(t, "text", 0));
    check_text(in, t, t->right, task_line(t, "right", 0));
    check_text(in, t, t->did, task_line(t, "did", 0));
    for (size_t i = 0; i < t->hints; i++)
        check_text(in, t, t->hint[i], task_line(t, "hint", i));
    for (size_t i = 0; i < t->ncases; i++)
        check_text(in, t, t->cases[i].reply, t->cases[i].line);
    for (size_t i = 0; i < t->options; i++) {
        check_text(in, t, t->option[i].text, t->option[i].line);
        check_text(in, t, t->option[i].reply, t->option[i].line);
    }
}

/* ---- what a task must have ---- */

static void check_option(const struct lint *in, const struct task *t, size_t i)
{
    const struct option *o = &t->option[i];
    struct paper p;

    if (!o->reply || !*o->reply)
        lint_fault(in, o->line, "task '%s': option without a reply (write \"=> ...\")",
                   t->name);
    paper_init(&p, false);
    ask_write_option(t, i, &lint_any, shown_columns(in->shown, false), &p);
    if (p.rows > OPTION_ROWS)
        lint_fault(in, o->line, "task '%s': option %c takes %zu of %d rows: cut it",
                   t->name, (char)('A' + i), p.rows, OPTION_ROWS);
    paper_done(&p);
}

static void check_help(const struct lint *in, const struct task *t)
{
    bool works = t->kind != TASK_CHOOSE && t->kind != TASK_PREDICT;

    if (works && t->hints < 2)
        lint_fault(in, t->line, "task '%s': %zu of 2 hints (write \"hint: ...\")",
                   t->name, t->hints);
    if (works && !t->solution)
        lint_fault(in, t->line, "task '%s': no solution (write \"solution: ...\")",
                   t->name);
}

/* The texts of two options are two, or one of them says nothing. */
static void check_replies(const struct lint *in, const struct task *t)
{
    for (size_t i = 0; i < t->options; i++)
        for (size_t k = 0; k < i && t->option[i].reply; k++)
            if (t->option[k].reply && !strcmp(t->option[i].reply, t->option[k].reply))
                lint_fault(in, t->option[i].line,
                           "task '%s': options %c and %c have the same reply", t->name,
                           (char)('A' + k), (char)('A' + i));
}

static void check_answers(const struct lint *in, const struct task *t)
{
    check_help(in, t);
    for (size_t i = 0; i < t->options; i++)
        check_option(in, t, i);
    check_replies(in, t);
}

static void check_task(const struct lint *in, const struct task *t)
{
    check_conditions(in, t);
    check_texts(in, t);
    check_answers(in, t);
}

void lint_task_names(const struct lesson *l, const struct task *t,
                     const struct scope *scope, struct faults *faults)
{
    const struct lint in = {.l = l, .scope = scope, .faults = faults};

    check_conditions(&in, t);
    check_texts(&in, t);
}

/* It stands on a page of its own: a heading, its prose, the question. Its names are
 * those of its own set-up, and looked up when it is played. */
static void check_again(const struct lint *in, const struct task *t)
{
    int width = shown_columns(shown_after(t->setup, NULL), false);
    struct paper p;

    check_answers(in, t);
    paper_init(&p, false);
    paper_blank(&p);
    paper_blank(&p);
    if (t->text)
        paper_prose(&p, width, STYLE_PLAIN, "", "", t->text);
    paper_blank(&p);
    ask_write(t, &lint_any, width, &p);
    if (p.rows > ROWS_WITH_TASK)
        lint_fault(in, t->line, "again '%s' has %zu of %d rows: cut %zu", t->name,
                   p.rows, ROWS_WITH_TASK, p.rows - ROWS_WITH_TASK);
    paper_done(&p);
}

/* ---- pages and the whole ---- */

static void check_page(const struct lint *in, const struct page *page)
{
    size_t needed = 0;

    for (size_t i = 0; i < page->blocks; i++) {
        prose_check(page->block[i].text, in->scope, in->l->file, page->block[i].line,
                    "", in->faults);
        check_code(in, &page->block[i]);
    }
    for (size_t i = 0; i < page->tasks; i++) {
        bool extra = page->task[i].recall || page->task[i].quest;

        needed += !extra;
        if (needed == 2 && !extra)
            lint_fault(in, page->task[i].line,
                       "page '%s' has a second task: split the page", page->title);
        check_task(in, &page->task[i]);
    }
    for (size_t i = 0; i < page->agains; i++)
        check_again(in, &page->again[i]);
    check_size(in, page);
}

/* How many values a place has depends on the data, which nobody has loaded here. */
static bool place_call(void *self, const char *name, const struct value *args,
                       size_t nargs, struct value *out, struct err *err)
{
    const char *bare = strncmp(name, "start.", 6) == 0  ? name + 6
                       : strncmp(name, "prev.", 5) == 0 ? name + 5
                                                        : name;
    bool place = strcmp(bare, "p") == 0 || strcmp(bare, "z") == 0;

    return place && nargs && any_call(self, name, args, nargs, out, err);
}

static bool lacks_solution(const struct page *page)
{
    for (size_t i = 0; i < page->tasks; i++)
        if (page->task[i].pass_source && !page->task[i].solution)
            return true;
    return false;
}

void lint_lesson(const struct lesson *l, const struct shelf *shelf,
                 const struct lint_scopes *scopes, struct faults *faults)
{
    struct scope places = {.call = place_call};
    struct lint in = {l, shelf, &places, faults, NULL};

    if (!l->goal)
        lint_fault_at(&in, 1, "```lesson",
                      "lesson: no goal: write 'goal: ' and what is learned");
    if (!l->minutes)
        lint_fault_at(&in, 1, "```lesson", "lesson: no minutes: write 'minutes: 10'");
    lint_structure(&in);
    lint_terms(&in);
    for (size_t i = 0; i < l->pages; i++) {
        places.up = scopes->of(scopes->self, i);
        in.shown = shown_after(l->page[i].setup, in.shown);
        check_page(&in, &l->page[i]);
        if (!lacks_solution(&l->page[i])) /* what it says counts as checked */
            lint_figures(&in, &l->page[i]);
        lint_plain(&in, &l->page[i]);
    }
}
