/* A prediction that has come out: you said, it did, and what is to be read then.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/reading.h"
#include "lesson/guide_inside.h"
#include "lesson/prose.h"
#include "lesson/wager.h"

enum {
    BEFORE_WORDS = 14, /* columns of "you said   A  " */
    MOST_ROWS = 3,     /* of what was said, of what it did */
};

/* ---- what is kept ---- */

void guide_forget_ending(const struct page *page, struct ending *e)
{
    for (size_t i = 0; e->then && i < page->blocks; i++)
        free(e->then[i]);
    free(e->then);
    free(e->reply);
    free(e->said);
    free(e->did);
    *e = (struct ending){0};
}

const char *guide_outcome(const struct guide *g, const struct task *t)
{
    const struct ending *e = guide_ending(g, t);

    return e ? e->reply : NULL;
}

void guide_lock(struct guide *g, const struct task *t, const struct scope *scope)
{
    struct ending *e = guide_ending(g, t);

    guide_forget_ending(guide_page(g), e);
    e->said = prose_filled(t->option[g->choice].text, scope);
    e->did = prose_filled(t->option[guide_right_option(t)].text, scope);
}

/* The texts for what came, with the numbers of this moment: `prev` is before it. */
static void fill_ending(const struct guide *g, const struct task *t,
                        const struct scope *scope, struct ending *e)
{
    const struct page *page = guide_page(g);
    struct ending *asked = guide_ending(g, t);

    *e = *asked;
    *asked = (struct ending){0};
    if (t->did) {
        free(e->did);
        e->did = prose_filled(t->did, scope);
    }
    for (size_t i = 0; i < page->blocks; i++) {
        if (!page->block[i].then)
            continue;
        if (!e->then)
            e->then = mem_array(page->blocks, sizeof *e->then);
        e->then[i] = prose_filled(page->block[i].text, scope);
    }
}

/* START with what NOW only looks at, and how: that is the person's. */
static struct state *start_of(const struct state *start, const struct state *now)
{
    struct state *s = state_copy(start);

    memcpy(s->plot, now->plot, sizeof s->plot);
    s->field = now->field;
    s->score = now->score;
    s->segments = now->segments;
    s->aspect_equal = now->aspect_equal;
    s->captions = now->captions;
    s->feel = now->feel;
    s->nudge = now->nudge;
    s->table_sorted = now->table_sorted;
    return s;
}

static bool same_script(struct bench *b, const struct state *s)
{
    struct bench *other = bench_new();
    struct str here, there;
    bool same;

    str_init(&here);
    str_init(&there);
    bench_restore(other, s);
    bench_script(b, &here);
    bench_script(other, &there);
    same = strcmp(here.s, there.s) == 0;
    str_done(&here);
    str_done(&there);
    bench_free(other);
    return same;
}

bool guide_restart(struct guide *g, const struct scope *scope)
{
    const struct task *t = guide_task(g);
    struct state *s;
    bool other;

    if (!t || t->kind != TASK_PREDICT || !g->start)
        return false;
    s = start_of(g->start, &g->bench->s);
    other = !same_script(g->bench, s);
    if (other) {
        bench_restore(g->bench, s);
        if (g->choice >= 0)
            guide_lock(g, t, scope);
    }
    state_free(s);
    return other;
}

/* A wrong guess is never wrong: it chooses which explanation is given. */
void guide_observed(struct guide *g, const struct scope *scope, struct str *reply)
{
    const struct task *t = guide_task(g);
    struct ending now, *kept;
    struct str said;

    if (!t || t->kind != TASK_PREDICT || g->choice < 0)
        return;
    guide_shift_past(g);
    fill_ending(g, t, scope, &now);
    str_init(&said);
    guide_say(t->option[g->choice].reply, scope, &said);
    guide_say(t->right, scope, &said);
    guide_say(said.s, NULL, reply);
    guide_finish(g, t, TASK_PASSED, said.s);
    kept = guide_ending(g, t);
    now.reply = kept->reply;
    *kept = now;
    str_done(&said);
}

/* ---- what stands above ---- */

static bool is_of_prediction(const struct page *page)
{
    return page->tasks && page->task[page->tasks - 1].kind == TASK_PREDICT;
}

void guide_forget_above(struct guide *g, size_t page)
{
    for (size_t i = 0; g->above[page] && i < g->lesson->page[page].blocks; i++)
        free(g->above[page][i]);
    free(g->above[page]);
    g->above[page] = NULL;
}

/* What a prediction has come to since stays beside what was asked then. */
void guide_open(struct guide *g)
{
    const struct page *page = guide_page(g);
    struct scope bench = reading_scope(g->bench), scope = guide_scope(g, &bench);

    g->opened = true;
    if (!is_of_prediction(page) || (g->above[g->page] && !guide_task(g)))
        return;
    guide_forget_above(g, g->page);
    g->above[g->page] = mem_array(page->blocks, sizeof *g->above[g->page]);
    for (size_t i = 0; i < page->blocks; i++)
        if (!page->block[i].then)
            g->above[g->page][i] = prose_filled(page->block[i].text, &scope);
}

void guide_write_text(const struct guide *g, const struct scope *scope, int width,
                      struct paper *out)
{
    page_write_filled(guide_page(g), g->above[g->page], scope, width, out);
}

/* ---- said and did ---- */

/* "it rises, × 5.6" of option I. */
static void add_words(const struct guide *g, const struct task *t, bool did, size_t i,
                      struct str *out)
{
    const struct ending *e = guide_ending(g, t);
    const char *words = did ? e->did : e->said;
    struct scope bench = reading_scope(g->bench);

    if (t->said)
        str_addf(out, "%s ", t->said);
    if (words)
        str_add(out, words);
    else /* it was in another session */
        prose_fill(t->option[i].text, &bench, out);
}

/* Which option was said, or DID; false if nothing was. */
static bool option_of(const struct guide *g, const struct task *t, bool did, size_t *i)
{
    const struct task_record *r = t ? guide_record(g, t) : NULL;

    if (!r || t->kind != TASK_PREDICT || r->state == TASK_OPEN || r->choice < 0 ||
        (size_t)r->choice >= t->options)
        return false;
    *i = did ? guide_right_option(t) : (size_t)r->choice;
    return true;
}

bool guide_words(const struct guide *g, const struct task *t, bool did, struct str *out)
{
    size_t i;

    if (!option_of(g, t, did, &i))
        return false;
    str_addf(out, "%c, ", (char)('A' + i));
    add_words(g, t, did, i, out);
    return true;
}

static bool add_row(const struct guide *g, const struct task *t, bool did, int width,
                    struct str *out)
{
    struct str words;
    size_t i;

    if (!option_of(g, t, did, &i))
        return false;
    str_init(&words);
    add_words(g, t, did, i, &words);
    wager_row(out, did, (char)('A' + i), words.s,
              width > BEFORE_WORDS ? width - BEFORE_WORDS : 1);
    str_done(&words);
    return true;
}

/* As much of WORDS as has room in MOST_ROWS. */
static void write_folded(bool did, size_t i, const char *words, int width,
                         struct paper *out)
{
    size_t from = out->rows;
    int room = width > BEFORE_WORDS ? width - BEFORE_WORDS : 1;

    for (int columns = MOST_ROWS * room;; columns--) {
        struct str row;

        str_init(&row);
        wager_row(&row, did, (char)('A' + i), words, columns);
        paper_prose(out, width, did ? STYLE_BOLD : STYLE_PLAIN, "", "              ",
                    row.s);
        str_done(&row);
        if (out->rows - from <= MOST_ROWS || columns <= room)
            return;
        paper_cut(out, from);
    }
}

static bool write_words(const struct guide *g, const struct task *t, bool did,
                        int width, struct paper *out)
{
    struct str words;
    size_t i;

    if (!option_of(g, t, did, &i))
        return false;
    str_init(&words);
    add_words(g, t, did, i, &words);
    write_folded(did, i, words.s, width, out);
    str_done(&words);
    return true;
}

static bool write_rows(const struct guide *g, const struct task *t, int width,
                       struct paper *out)
{
    struct str said, did;
    bool ok;

    str_init(&said);
    str_init(&did);
    ok = guide_verdict(g, t, width, &said, &did);
    if (ok) {
        paper_line(out, STYLE_PLAIN, said.s);
        paper_line(out, STYLE_BOLD, did.s);
    }
    str_done(&said);
    str_done(&did);
    return ok;
}

bool guide_write_verdict(const struct guide *g, const struct task *t, int width,
                         struct paper *out)
{
    if (width <= BEFORE_WORDS + 1)
        return write_rows(g, t, width, out);
    return write_words(g, t, false, width, out) && write_words(g, t, true, width, out);
}

bool guide_verdict(const struct guide *g, const struct task *t, int width,
                   struct str *said, struct str *did)
{
    return add_row(g, t, false, width, said) && add_row(g, t, true, width, did);
}

/* ---- what is to be read then ---- */

static char *const *then_of(const struct guide *g, const struct task *t)
{
    const struct ending *e = t ? guide_ending(g, t) : NULL;

    return e ? e->then : NULL;
}

bool guide_write_then(const struct guide *g, const struct task *t, int width,
                      struct paper *out)
{
    char *const *then = then_of(g, t);

    if (then)
        page_write_then(guide_page(g), then, width, out);
    return then != NULL;
}

void guide_write_page(const struct guide *g, const struct scope *scope, int width,
                      struct paper *out)
{
    const struct page *page = guide_page(g);

    paper_prose(out, width, STYLE_TITLE, "", "", page->title);
    if (guide_task(g) || !page->tasks || !then_of(g, &page->task[page->tasks - 1]))
        guide_write_text(g, scope, width, out);
}
