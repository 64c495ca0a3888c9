/* A lesson file to pages and tasks: which part goes where.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/lesson.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/entry.h"
#include "lesson/faults.h"
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
    else if (p->level > 2)
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "a heading of level %d: write ## for a page, **bold** inside one",
               p->level);
    else if (r->l->title)
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

/* ---- keys of the `lesson` and `page` blocks ---- */

static void unknown_key(struct reader *r, const struct entry *e, const char *block,
                        const char *const *known)
{
    struct str near;

    str_init(&near);
    if (e->kind == ENTRY_KEY)
        entry_suggest(e->key, known, &near);
    err_at(faults_add(r->faults), r->file, e->line, 0, "%s: unknown key '%s'%s", block,
           e->kind == ENTRY_KEY ? e->key : "-", near.s);
    str_done(&near);
}

static void set_text(struct reader *r, const struct entry *e, char **field)
{
    if (*field)
        err_at(faults_add(r->faults), r->file, e->line, 0,
               "'%s:' stands here a second time", e->key);
    else if (!*e->value)
        err_at(faults_add(r->faults), r->file, e->line, 0, "nothing stands after '%s:'",
               e->key);
    else
        *field = entry_line(e);
}

static void set_minutes(struct reader *r, const struct entry *e)
{
    char *end;
    long n = strtol(e->value, &end, 10);

    if (*end || n < 1 || n > 600)
        err_at(faults_add(r->faults), r->file, e->line, 0,
               "minutes: a number from 1 to 600 is wanted, not '%s'", e->value);
    else
        r->l->minutes = (int)n;
}

static void lesson_key(struct reader *r, const struct entry *e)
{
    static const char *const known[] = {"id",    "goal",    "needs", "paths",
                                        "strip", "minutes", NULL};
    char **const field[] = {&r->l->id, &r->l->goal, &r->l->needs, &r->l->paths,
                            &r->strip};

    for (size_t i = 0; e->kind == ENTRY_KEY && known[i]; i++)
        if (strcmp(known[i], e->key) == 0) {
            if (i < sizeof field / sizeof *field)
                set_text(r, e, field[i]);
            else
                set_minutes(r, e);
            return;
        }
    unknown_key(r, e, "lesson", known);
}

static void page_key(struct reader *r, const struct entry *e)
{
    static const char *const known[] = {"strip", NULL};

    if (e->kind == ENTRY_KEY && strcmp(e->key, known[0]) == 0)
        set_text(r, e, &r->page->strip);
    else
        unknown_key(r, e, "page", known);
}

/* Words that files and progress lines can carry: a-z, 0-9 and -. */
static bool is_slug(const char *s)
{
    size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return n && n <= 40 && !s[n];
}

/* ---- fenced blocks ---- */

static void read_lesson_block(struct reader *r, const struct part *p,
                              const struct entries *e)
{
    if (r->block_line)
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "a second lesson block; the first is on line %d", r->block_line);
    else
        for (size_t i = 0; i < e->n; i++)
            lesson_key(r, &e->entry[i]);
    r->block_line = p->line;
}

static void read_page_block(struct reader *r, const struct entries *e)
{
    for (size_t i = 0; i < e->n; i++)
        page_key(r, &e->entry[i]);
}

static void read_task_block(struct reader *r, const struct part *p, const char *name,
                            const struct entries *e)
{
    struct page *page = r->page;
    struct task *t;

    if (!is_slug(name))
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "task '%s': write a name of a-z, 0-9 and -: task first-step", name);
    page->task = mem_grow(page->task, page->tasks + 1, sizeof *page->task);
    t = &page->task[page->tasks++];
    *t = (struct task){.name = mem_text(name), .line = p->line};
    task_read(t, e, r->file, r->faults);
}

static void read_setup(struct reader *r, const struct part *p)
{
    if (r->page->setup)
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "a second setup on this page; the first is on line %d",
               r->page->setup_line);
    else
        r->page->setup = entry_commands(p->text);
    r->page->setup_line = p->line;
}

static void read_note(struct reader *r, struct part *p)
{
    struct str both;

    str_init(&both);
    if (r->page->note)
        str_addf(&both, "%s\n", r->page->note);
    str_add(&both, p->text);
    free(r->page->note);
    r->page->note = str_take(&both);
    str_done(&both);
}

static const char *const blocks[] = {"lesson", "setup", "task", "note", "page", NULL};

static void unknown_block(struct reader *r, const struct part *p, const char *word)
{
    struct str near;

    str_init(&near);
    entry_suggest(word, blocks, &near);
    err_at(faults_add(r->faults), r->file, p->line, 0,
           "unknown block '%s'%s: write lesson, setup, task, note or page", word,
           near.s);
    str_done(&near);
}

static bool is_block(const char *word)
{
    for (size_t i = 0; blocks[i]; i++)
        if (strcmp(blocks[i], word) == 0)
            return true;
    return false;
}

static void dispatch(struct reader *r, struct part *p, const char *word,
                     const char *rest)
{
    struct entries e = {0};

    if (strchr("ltp", *word))
        entries_read(&e, p->text, r->file, p->line + 1, r->faults);
    switch (*word) {
    case 'l':
        read_lesson_block(r, p, &e);
        break;
    case 't':
        read_task_block(r, p, rest, &e);
        break;
    case 'p':
        read_page_block(r, &e);
        break;
    case 's':
        read_setup(r, p);
        break;
    default:
        read_note(r, p);
        break;
    }
    entries_done(&e);
}

static void read_fence(struct reader *r, struct part *p)
{
    size_t n = strcspn(p->info, " ");
    char *word = mem_textn(p->info, n);
    const char *rest = p->info + n + strspn(p->info + n, " ");

    if (!is_block(word))
        unknown_block(r, p, word);
    else if (p->nested)
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "%s: write the block at the left margin", word);
    else if (*rest && *word != 't')
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "%s: nothing may follow the word on its line", word);
    else if (!r->page && *word != 'l')
        err_at(faults_add(r->faults), r->file, p->line, 0,
               "%s: it belongs to a page; write \"## Heading\" above it", word);
    else
        dispatch(r, p, word, rest);
    free(word);
}

/* ---- the whole ---- */

static void check_whole(struct reader *r)
{
    const struct lesson *l = r->l;
    struct faults *f = r->faults;

    if (!l->title)
        err_at(faults_add(f), r->file, 1, 0, "no \"# Title\"");
    if (!r->block_line)
        err_at(faults_add(f), r->file, 1, 0, "no ```lesson block with id: and goal:");
    else if (!l->id)
        err_at(faults_add(f), r->file, r->block_line, 0, "lesson: no id:");
    else if (!is_slug(l->id))
        err_at(faults_add(f), r->file, r->block_line, 0,
               "lesson: id: '%s': only a-z, 0-9 and -", l->id);
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
    free(p->title);
    free(p->block);
    free(p->setup);
    free(p->task);
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
    free(l->page);
    free(l);
}
