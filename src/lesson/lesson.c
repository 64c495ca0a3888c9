/* A lesson file to pages and tasks: which part goes where.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/lesson.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/entry.h"
#include "lesson/faults.h"
#include "lesson/lesson_key.h"
#include "lesson/markdown.h"
#include "lesson/prose.h"
#include "lesson/task.h"
#include "plot/text.h"

struct reader {
    struct lesson *l;
    const char *file;
    struct faults *faults;
    struct page *page; /* the present one; NULL before the first heading */
    int block_line;    /* of the `lesson` block; 0 = not yet */
    char *strip;       /* of pages that name none */
    bool strayed;      /* text before the first page has been complained about */
};

/* ---- pages and prose ---- */

static void begin_page(struct reader *r, const struct part *p)
{
    struct lesson *l = r->l;

    l->page = mem_grow(l->page, l->pages + 1, sizeof *l->page);
    r->page = &l->page[l->pages++];
    *r->page = (struct page){.title = mem_text(p->text), .line = p->line};
    if (!*p->text)
        err_at(faults_add(r->faults), r->file, p->line, 0, "a page without a title");
}

static void read_heading(struct reader *r, const struct part *p)
{
    if (p->level == 2)
        begin_page(r, p);
    else if (p->level > 2) {
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "a heading of level %d: write ## for a page, **bold** inside one",
               p->level);
        begin_page(r, p); /* what follows belongs to it, not to the page before */
    } else if (r->l->title)
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "a second # title: a page starts with ##");
    else
        r->l->title = mem_text(p->text);
}

static void read_block(struct reader *r, struct part *p)
{
    struct page *page = r->page;

    if (!page) {
        if (!r->strayed)
            err_at(faults_add(r->faults), r->file, p->line, 0,
                   "text before the first page: write \"## Heading\" above it");
        r->strayed = true;
        return;
    }
    prose_check(p->text, NULL, r->file, p->line, "", r->faults);
    page->block = mem_grow(page->block, page->blocks + 1, sizeof *page->block);
    page->block[page->blocks++] = (struct block){
        .kind = p->block,
        .text = p->text,
        .then = page->tasks && page->task[page->tasks - 1].kind == TASK_PREDICT,
        .line = p->line};
    p->text = NULL;
}

/* Words that files and progress lines can carry: a-z, 0-9 and -. */
static bool is_slug(const char *s)
{
    size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return n && n <= 40 && !s[n];
}

/* ---- fenced blocks ---- */

/* A fence: its part, the word behind its kind, its lines as entries. */
struct fence {
    struct part *p;
    const char *name;
    struct entries e;
};

static void read_lesson_block(struct reader *r, struct fence *f)
{
    if (r->block_line)
        err_at(faults_add(r->faults), r->file, f->p->line, 0,
               "a second lesson block; the first is on line %d", r->block_line);
    else
        lesson_keys_read(r->l, &r->strip, &f->e, r->file, r->faults);
    r->block_line = f->p->line;
}

static void read_page_block(struct reader *r, struct fence *f)
{
    page_keys_read(r->page, &f->e, r->file, r->faults);
}

static struct task *add_task(struct task **list, size_t *n, const struct fence *f)
{
    *list = mem_grow(*list, *n + 1, sizeof **list);
    (*list)[*n] = (struct task){.name = mem_text(f->name), .line = f->p->line};
    return &(*list)[(*n)++];
}

static void read_task_block(struct reader *r, struct fence *f)
{
    struct page *page = r->page;

    if (!is_slug(f->name))
        err_at(faults_add(r->faults), r->file, f->p->line, 0,
               "task '%s': write a name of a-z, 0-9 and -: task first-step", f->name);
    task_read(add_task(&page->task, &page->tasks, f), &f->e, r->file, r->faults);
}

static const struct task *task_named(const struct task *list, size_t n,
                                     const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i].name, name) == 0)
            return &list[i];
    return NULL;
}

static void read_again_block(struct reader *r, struct fence *f)
{
    struct page *page = r->page;
    const struct task *before = task_named(page->again, page->agains, f->name);
    struct task *t;

    if (!task_named(page->task, page->tasks, f->name))
        err_at(faults_add(r->faults), r->file, f->p->line, 0,
               "again '%s': no task of this name stands above it on this page",
               f->name);
    else if (before)
        err_at(faults_add(r->faults), r->file, f->p->line, 0,
               "again '%s': it stands here a second time; the first is on line %d",
               f->name, before->line);
    t = add_task(&page->again, &page->agains, f);
    t->again = true;
    task_read(t, &f->e, r->file, r->faults);
}

static void read_check(struct reader *r, struct fence *f)
{
    struct page *page = r->page;

    if (!f->p->text[strspn(f->p->text, " \n")]) {
        err_at(faults_add(r->faults), r->file, f->p->line, 0,
               "check: it is empty; write commands and assert CONDITION");
        return;
    }
    page->check = mem_grow(page->check, page->checks + 1, sizeof *page->check);
    page->check[page->checks++] =
        (struct proof){.text = mem_text(f->p->text), .line = f->p->line + 1};
}

static void read_setup(struct reader *r, struct fence *f)
{
    if (r->page->setup)
        err_at(faults_add(r->faults), r->file, f->p->line, 0,
               "a second setup on this page; the first is on line %d",
               r->page->setup_line);
    else
        r->page->setup = entry_commands(f->p->text);
    r->page->setup_line = f->p->line;
}

static void read_note(struct reader *r, struct fence *f)
{
    struct str both;

    str_init(&both);
    if (r->page->note)
        str_addf(&both, "%s\n", r->page->note);
    str_add(&both, f->p->text);
    free(r->page->note);
    r->page->note = str_take(&both);
    str_done(&both);
}

static const struct block_word {
    const char *word;
    bool entries; /* its lines are `key: value` and the like */
    bool named;   /* a word follows it on its line */
    void (*read)(struct reader *r, struct fence *f);
} words[] = {
    {"lesson", true, false, read_lesson_block}, {"setup", false, false, read_setup},
    {"task", true, true, read_task_block},      {"again", true, true, read_again_block},
    {"check", false, false, read_check},        {"note", false, false, read_note},
    {"page", true, false, read_page_block},
};

enum { WORDS = sizeof words / sizeof *words };

static const struct block_word *word_named(const char *word)
{
    for (size_t i = 0; i < WORDS; i++)
        if (strcmp(words[i].word, word) == 0)
            return &words[i];
    return NULL;
}

static void unknown_block(struct reader *r, const struct part *p, const char *word)
{
    const char *known[WORDS + 1] = {NULL};
    struct str near, all;

    str_init(&near);
    str_init(&all);
    for (size_t i = 0; i < WORDS; i++) {
        known[i] = words[i].word;
        str_addf(&all, "%s%s", !i ? "" : i + 1 < WORDS ? ", " : " or ", known[i]);
    }
    entry_suggest(word, known, &near);
    err_at(faults_add(r->faults), r->file, p->line, 0, "unknown block '%s'%s: write %s",
           word, near.s, all.s);
    str_done(&near);
    str_done(&all);
}

static void read_known(struct reader *r, struct part *p, const struct block_word *w,
                       const char *rest)
{
    struct fence f = {.p = p, .name = rest};

    if (p->nested)
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "%s: write the block at the left margin", w->word);
    else if (*rest && !w->named)
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "%s: nothing may follow the word on its line", w->word);
    else if (!r->page && w->read != read_lesson_block)
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "%s: it belongs to a page; write \"## Heading\" above it", w->word);
    else {
        if (w->entries)
            entries_read(&f.e, p->text, r->file, p->line + 1, r->faults);
        w->read(r, &f);
        entries_done(&f.e);
    }
}

static void read_fence(struct reader *r, struct part *p)
{
    size_t n = strcspn(p->info, " ");
    char *word = mem_textn(p->info, n);
    const struct block_word *w = word_named(word);

    if (w)
        read_known(r, p, w, p->info + n + strspn(p->info + n, " "));
    else
        unknown_block(r, p, word);
    free(word);
}

/* ---- the whole ---- */

static void check_whole(struct reader *r)
{
    const struct lesson *l = r->l;
    struct faults *f = r->faults;

    if (!l->title && !r->block_line && !l->pages) {
        err_at(faults_add(f), r->file, 1, 0,
               "no \"# Title\", no ```lesson block, no \"## Heading\": it is no "
               "lesson; doc/lessons.md has a whole one");
        return;
    }
    if (!l->title)
        err_at(faults_add(f), r->file, 1, 0, "no \"# Title\"");
    if (!r->block_line)
        err_at(faults_add(f), r->file, 1, 0, "no ```lesson block with id: and goal:");
    else if (!l->id)
        err_at(faults_add(f), r->file, r->block_line, 0, "lesson: no id:");
    else if (!is_slug(l->id)) {
        struct err *fault = faults_add(f);

        err_at(fault, r->file, r->block_line, 0,
               "lesson: id: '%s': only a-z, 0-9 and -", l->id);
        err_part(fault, "id:");
    }
    if (!l->pages)
        err_at(faults_add(f), r->file, 1, 0, "no page: write \"## Heading\"");
}

static void default_strips(struct reader *r)
{
    for (size_t i = 0; i < r->l->pages; i++)
        if (!r->l->page[i].strip)
            r->l->page[i].strip = mem_text(r->strip);
    free(r->strip);
}

/* "lessons/03-sigmoid.md" is 3; -1 without a number. */
static int number_of(const char *file)
{
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    size_t n = strspn(name, "0123456789");

    return n && n < 5 ? (int)strtol(name, NULL, 10) : -1;
}

static void read_parts(struct reader *r, struct markdown *m)
{
    for (size_t i = 0; i < m->n; i++)
        switch (m->part[i].kind) {
        case PART_HEADING:
            read_heading(r, &m->part[i]);
            break;
        case PART_BLOCK:
            read_block(r, &m->part[i]);
            break;
        case PART_FENCE:
            read_fence(r, &m->part[i]);
            break;
        }
    check_whole(r);
    default_strips(r);
}

struct lesson *lesson_read(const char *file, const char *text, size_t len,
                           struct faults *faults)
{
    struct faults found = {0};
    struct reader r = {.l = mem_alloc(sizeof *r.l), .file = file, .faults = &found};
    struct markdown m;

    r.l->file = mem_text(file);
    r.l->number = number_of(file);
    markdown_read(file, text, len, &found, &m);
    if (!m.broken)
        read_parts(&r, &m);
    markdown_done(&m);
    if (!found.n)
        return r.l;
    faults_move(&found, faults);
    lesson_free(r.l);
    return NULL;
}

static void page_done(struct page *p)
{
    for (size_t i = 0; i < p->blocks; i++)
        free(p->block[i].text);
    for (size_t i = 0; i < p->tasks; i++)
        task_done(&p->task[i]);
    for (size_t i = 0; i < p->agains; i++)
        task_done(&p->again[i]);
    for (size_t i = 0; i < p->checks; i++)
        free(p->check[i].text);
    free(p->title);
    free(p->block);
    free(p->setup);
    free(p->task);
    free(p->again);
    free(p->check);
    free(p->fresh);
    free(p->note);
    free(p->strip);
}

void lesson_free(struct lesson *l)
{
    if (!l)
        return;
    for (size_t i = 0; i < l->pages; i++)
        page_done(&l->page[i]);
    free(l->id);
    free(l->title);
    free(l->goal);
    free(l->file);
    free(l->needs);
    free(l->paths);
    free(l->part);
    free(l->page);
    free(l);
}
