/* Any bytes as a lesson: faults that name their line, or pages that can be shown and
 * tasks that can be taken.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lab/reading.h"
#include "lesson/guide.h"
#include "lesson/lint.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(int holds)
{
    if (!holds)
        abort();
}

/* Rows hold nothing but text: no control reaches a terminal. */
static void check_rows(const struct paper *p)
{
    for (size_t i = 0; i < p->rows; i++)
        for (int k = 0; k < p->row[i].cols; k++) {
            uint32_t glyph = p->row[i].cell[k].glyph;

            must(glyph == 0 || (glyph >= 0x20 && (glyph < 0x7F || glyph > 0x9F)));
        }
}

static void check_faults(const struct faults *f)
{
    for (size_t i = 0; i < f->n; i++) {
        must(f->err[i].message[0] && f->err[i].line > 0);
        for (const char *c = f->err[i].message; *c; c++)
            must((unsigned char)*c >= 0x20);
    }
}

/* Every way to answer, be helped, or get on. */
static void take_page(struct guide *g, const struct scope *scope)
{
    static const char *const lines[] = {"a",   "f",   "it falls", "1",
                                        "3/4", "1+1", "about 2",  "w"};
    struct str said;

    str_init(&said);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        guide_before(g);
        if (guide_offer(g, lines[i], i % 2, scope, &said) == GUIDE_LOCKED)
            guide_observed(g, scope, &said);
        guide_after(g, i % 3 == 0, scope, &said);
    }
    guide_check(g, scope, &said);
    guide_hint(g, scope, &said);
    for (int i = 0; i < 2; i++)
        free(guide_show(g, scope, &said));
    guide_skip(g, &said);
    str_done(&said);
}

static void write_page(struct guide *g, const struct scope *scope)
{
    const struct page *page = guide_page(g);
    struct paper p;

    paper_init(&p, false);
    page_write(page, scope, 35, &p);
    for (size_t i = 0; i < page->tasks; i++)
        guide_write_task(g, &page->task[i], scope, 35, &p);
    check_rows(&p);
    paper_done(&p);
}

/* The same on each page. */
static const struct scope *scope_of(void *self, size_t page)
{
    (void)page;
    return self;
}

static void take(const struct lesson *l)
{
    struct bench *b = bench_new();
    struct guide *g = guide_new(l, b);
    struct scope bench = reading_scope(b), scope = guide_scope(g, &bench);
    struct faults faults = {0};

    lint_lesson(l, NULL, &(struct lint_scopes){scope_of, &scope}, &faults);
    check_faults(&faults);
    faults_done(&faults);
    for (size_t i = 0; i < l->pages && i < 8; i++) {
        free(guide_go(g, i));
        guide_begin(g);
        write_page(g, &scope);
        take_page(g, &scope);
        write_page(g, &scope);
    }
    guide_free(g);
    bench_free(b);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct faults faults = {0};
    struct lesson *l = lesson_read("03-fuzz.md", (const char *)bytes, size, &faults);

    must((l == NULL) == (faults.n > 0));
    check_faults(&faults);
    if (l)
        take(l);
    lesson_free(l);
    faults_done(&faults);
    return 0;
}
