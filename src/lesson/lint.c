/* Static faults of a lesson: names, help, replies, the size of pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/lint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lesson/ask.h"
#include "lesson/prose.h"
#include "lesson/shown.h"
#include "lesson/task.h"

enum { ROWS_WITH_TASK = 17, ROWS_ALONE = 16, OPTION_ROWS = 2 };

struct lint {
    const struct lesson *l;
    const struct shelf *shelf;
    const struct scope *scope;
    struct faults *faults;
    const struct figure *shown; /* by the setups so far; NULL: the usual one */
};

static void LIKE_PRINTF(3, 4)
    fault(const struct lint *in, int line, const char *fmt, ...)
{
    struct str text;
    va_list args;

    str_init(&text);
    va_start(args, fmt);
    str_addv(&text, fmt, args);
    va_end(args);
    err_at(faults_add(in->faults), in->l->file, line, 0, "%s", text.s);
    str_done(&text);
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

static const struct scope any = {.name = any_name, .call = any_call};

/* Rows of the page with the task that needs the most. */
static size_t page_rows(const struct lint *in, const struct page *page)
{
    int width = shown_columns(in->shown, false);
    struct paper p;
    size_t prose, most = 0;

    paper_init(&p, false);
    page_write(page, &any, shown_columns(in->shown, true), &p);
    prose = p.rows;
    for (size_t i = 0; i < page->tasks; i++) {
        paper_clear(&p);
        paper_blank(&p);
        ask_write(&page->task[i], &any, width, &p);
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
        text[i] = page->block[i].then ? prose_filled(page->block[i].text, &any) : NULL;
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
        fault(in, page->line, "page '%s' has %zu of %zu rows: cut %zu line%s or split",
              page->title, rows, most, rows - most, rows - most == 1 ? "" : "s");
    if (then > most)
        fault(in, page->line,
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
    prose_fill(b->text, &any, &text);
    for (char *s = text.s, *end; *s; s = end, line++) {
        size_t columns;

        end = s + strcspn(s, "\n");
        if (*end)
            *end++ = '\0';
        columns = utf8_columns(s);
        if (columns > (size_t)width)
            fault(in, line, "a row of code has %zu of %d columns: cut it", columns,
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
        fault(in, line, "task '%s': %s: %s", t->name, source, err.message);
}

/* `x == 0.3` is hardly ever true of a computed number. */
static void check_equality(const struct lint *in, const struct task *t,
                           const char *source, int line)
{
    for (const char *s = source; s && (s = strstr(s, "==")) != NULL; s += 2) {
        char *end;
        double v = strtod(s + 2, &end);

        if (end > s + 2 && v != floor(v))
            fault(in, line,
                  "task '%s': %s: == on a number that is not whole: use near(a, "
                  "%g, 0.01)",
                  t->name, source, v);
    }
}

static void check_conditions(const struct lint *in, const struct task *t)
{
    check_names(in, t, t->pass, t->pass_source, t->pass_line);
    check_equality(in, t, t->pass_source, t->pass_line);
    check_names(in, t, t->when, t->when_source, t->line);
    check_equality(in, t, t->when_source, t->line);
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
    str_addf(&what, "task '%s': ", t->name);
    prose_check(text, in->scope, in->l->file, line, what.s, in->faults);
    str_done(&what);
}

static void check_texts(const struct lint *in, const struct task *t)
{
    check_text(in, t, t->ask, t->line);
    check_text(in, t, t->right, t->line);
    check_text(in, t, t->did, t->line);
    for (size_t i = 0; i < t->hints; i++)
        check_text(in, t, t->hint[i], t->line);
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
        fault(in, o->line, "task '%s': option without a reply (write \"=> ...\")",
              t->name);
    paper_init(&p, false);
    ask_write_option(t, i, &any, shown_columns(in->shown, false), &p);
    if (p.rows > OPTION_ROWS)
        fault(in, o->line, "task '%s': option %c takes %zu of %d rows: cut it", t->name,
              (char)('A' + i), p.rows, OPTION_ROWS);
    paper_done(&p);
}

static void check_help(const struct lint *in, const struct task *t)
{
    bool works = t->kind == TASK_DO || t->kind == TASK_NUMBER;

    if (works && t->hints < 2)
        fault(in, t->line, "task '%s': %zu of 2 hints (write \"hint: ...\")", t->name,
              t->hints);
    if (works && !t->solution)
        fault(in, t->line, "task '%s': no solution (write \"solution: ...\")", t->name);
    if (t->kind == TASK_NUMBER && t->solution && !t->pass) {
        double v, tolerance;

        if (!task_want(t->solution, &v, &tolerance) ||
            fabs(v - t->want) > t->tolerance * (1 + 1e-9) + 1e-12)
            fault(in, t->line, "task '%s': the solution %s does not pass", t->name,
                  t->solution);
    }
}

static void check_task(const struct lint *in, const struct task *t)
{
    check_conditions(in, t);
    check_texts(in, t);
    check_help(in, t);
    for (size_t i = 0; i < t->options; i++)
        check_option(in, t, i);
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
        needed += !page->task[i].recall;
        if (needed == 2 && !page->task[i].recall)
            fault(in, page->task[i].line, "page '%s' has a second task: split the page",
                  page->title);
        check_task(in, &page->task[i]);
    }
    check_size(in, page);
}

static const struct task *task_before(const struct lesson *l, size_t pages,
                                      size_t tasks, const char *name)
{
    for (size_t i = 0; i < l->pages && i <= pages; i++)
        for (size_t k = 0; k < l->page[i].tasks; k++) {
            if (i == pages && k == tasks)
                return NULL;
            if (strcmp(l->page[i].task[k].name, name) == 0)
                return &l->page[i].task[k];
        }
    return NULL;
}

static void check_task_names(const struct lint *in)
{
    for (size_t i = 0; i < in->l->pages; i++)
        for (size_t k = 0; k < in->l->page[i].tasks; k++) {
            const struct task *t = &in->l->page[i].task[k];
            const struct task *other = task_before(in->l, i, k, t->name);

            if (other)
                fault(in, t->line, "task '%s': the name is taken on line %d", t->name,
                      other->line);
        }
}

/* Calls SEEN with each id of a comma separated list. */
static void each_id(const char *list, void (*seen)(void *self, const char *id),
                    void *self)
{
    while (list && *list) {
        size_t n;
        char *id;

        list += strspn(list, ", ");
        n = strcspn(list, ", ");
        id = mem_textn(list, n);
        if (n)
            seen(self, id);
        free(id);
        list += n;
    }
}

static const struct lesson *with_id(const struct shelf *shelf, const char *id)
{
    for (size_t i = 0; i < shelf->n; i++)
        if (strcmp(shelf->lesson[i]->id, id) == 0)
            return shelf->lesson[i];
    return NULL;
}

/* Is TARGET among what a lesson needs, directly or not? STEPS bounds a circle that does
 * not lead back to the target. */
struct search {
    const struct shelf *shelf;
    const char *target;
    size_t steps;
    bool found;
};

static void follow(void *self, const char *id)
{
    struct search *s = self;
    const struct lesson *l = with_id(s->shelf, id);

    if (strcmp(id, s->target) == 0)
        s->found = true;
    if (s->found || !l || !s->steps)
        return;
    s->steps--;
    each_id(l->needs, follow, s);
}

static void check_need(void *self, const char *id)
{
    const struct lint *in = self;
    struct search circle = {in->shelf, in->l->id, 100, false};

    if (strcmp(id, in->l->id) == 0) {
        fault(in, 1, "needs: a lesson cannot need itself");
    } else if (!with_id(in->shelf, id)) {
        fault(in, 1, "needs: there is no lesson with the id '%s'", id);
    } else {
        follow(&circle, id);
        if (circle.found)
            fault(in, 1, "needs: '%s' needs this lesson in its turn", id);
    }
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

void lint_lesson(const struct lesson *l, const struct shelf *shelf,
                 const struct scope *scope, struct faults *faults)
{
    const struct scope places = {.up = scope, .call = place_call};
    struct lint in = {l, shelf, &places, faults, NULL};

    if (!l->goal)
        fault(&in, 1, "lesson: no goal:");
    if (!l->minutes)
        fault(&in, 1, "lesson: no minutes:");
    if (shelf)
        each_id(l->needs, check_need, &in);
    check_task_names(&in);
    for (size_t i = 0; i < l->pages; i++) {
        in.shown = shown_after(l->page[i].setup, in.shown);
        check_page(&in, &l->page[i]);
    }
}
