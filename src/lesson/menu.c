/* The lessons as rows: all of them, a path, one lesson.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/menu.h"

#include <string.h>

#include "lesson/prose.h"
#include "plot/text.h"

enum { NARROW = 60, BEFORE_TITLE = 7, STANDING = 16, MINUTES = 11 };

static const struct {
    const char *name, *title;
} parts[] = {
    {"see", "See"},
    {"measure", "Measure"},
    {"walk", "Walk"},
    {"judge", "Judge"},
};

/* ---- states ---- */

/* The dots of a lesson's title row: done, with help, open. */
static const char *const dots[] = {"○", "●", "◐"};

struct standing {
    size_t done, total;
    bool helped, tested;
};

static struct standing standing(const struct menu *m, const struct lesson *l)
{
    struct standing s = {0};

    s.tested = progress_marked(m->progress, MARK_TESTED, l->id, "", NULL);
    s.done = progress_count(m->progress, l, &s.total, &s.helped);
    return s;
}

static const char *dot_of(const struct standing *s)
{
    bool done = s->total && s->done >= s->total;

    return dots[!done ? 0 : s->helped && !s->tested ? 2 : 1];
}

static void add_standing(const struct standing *s, struct str *out)
{
    if (s->tested)
        str_add(out, "tested out");
    else if (s->done < s->total)
        str_addf(out, "%zu of %zu", s->done, s->total);
    else
        str_add(out, s->helped ? "done, with help" : s->total ? "done" : "to read");
}

/* Blanks up to COLUMN, one at least. */
static void pad(struct str *row, size_t column, bool ascii)
{
    size_t now = text_columns(row->s, ascii);

    str_addf(row, "%*s", now < column ? (int)(column - now) : 1, "");
}

/* ---- a lesson's row ---- */

/* Columns that the longest title takes, as far as there is room. */
static size_t title_columns(const struct menu *m, bool ascii)
{
    size_t most = 0;
    int room = m->width - BEFORE_TITLE - STANDING - (m->width >= NARROW ? MINUTES : 0);

    for (size_t i = 0; i < m->shelf->n; i++) {
        size_t n = text_columns(m->shelf->lesson[i]->title, ascii);

        most = n > most ? n : most;
    }
    return room < 0 ? 0 : most < (size_t)room ? most : (size_t)room;
}

/* " ● 3  The logistic function      11 min   5 of 8"; where the learner is, in bold. */
static void write_row(const struct menu *m, const struct lesson *l, struct paper *out)
{
    struct standing s = standing(m, l);
    struct str row;

    str_init(&row);
    str_addf(&row, " %s ", dot_of(&s));
    if (l->number >= 0)
        str_addf(&row, "%2d  ", l->number);
    else
        str_add(&row, "    ");
    str_addf(&row, "%s%s" TEXT_END, l == m->here ? TEXT_BOLD : "", l->title);
    pad(&row, BEFORE_TITLE + 1 + title_columns(m, out->ascii), out->ascii);
    if (m->width >= NARROW)
        str_addf(&row, "%3d min   ", l->minutes);
    add_standing(&s, &row);
    paper_line(out, STYLE_PLAIN, row.s);
    str_done(&row);
}

static void write_summit(const struct menu *m, const struct lesson *l,
                         const struct task *t, struct paper *out)
{
    const struct task_record *r = progress_record(m->progress, l->id, t->name);
    bool done = r && (r->state == TASK_PASSED || r->state == TASK_HELPED);
    struct str row, ask;

    str_init(&row);
    str_init(&ask);
    prose_fill(t->ask, NULL, &ask);
    str_addf(&row, "summit: %s ", ask.s);
    if (strstr(ask.s, "Par: ")) /* it says so itself, with its unit */
        str_addf(&row, "%s.", done ? "Reached" : "Open");
    else
        str_addf(&row, "Par %g, %s.", t->par, done ? "reached" : "open");
    paper_prose(out, m->width, STYLE_PLAIN, "       ", "       ", row.s);
    str_done(&row);
    str_done(&ask);
}

static void write_summits(const struct menu *m, const struct lesson *l,
                          struct paper *out)
{
    for (size_t i = 0; i < l->pages; i++)
        for (size_t k = 0; k < l->page[i].tasks; k++)
            if (l->page[i].task[k].summit)
                write_summit(m, l, &l->page[i].task[k], out);
}

/* ---- all ---- */

static size_t part_of(const struct lesson *l)
{
    size_t i = 0, n = sizeof parts / sizeof *parts;

    while (i < n && !(l->part && strcmp(l->part, parts[i].name) == 0))
        i++;
    return i;
}

/* "Walk, lessons 8 to 14", when the lesson I is the first of its part. */
static void write_part(const struct shelf *s, size_t i, struct paper *out)
{
    size_t part = part_of(s->lesson[i]), last = i;

    if (i && part_of(s->lesson[i - 1]) == part)
        return;
    if (part == sizeof parts / sizeof *parts) {
        if (i)
            paper_line(out, STYLE_BOLD, "Other lessons");
        return;
    }
    while (last + 1 < s->n && part_of(s->lesson[last + 1]) == part)
        last++;
    paper_linef(out, STYLE_BOLD, last > i ? "%s: lessons %d to %d" : "%s: lesson %d",
                parts[part].title, s->lesson[i]->number, s->lesson[last]->number);
}

void menu_write(const struct menu *m, struct paper *out)
{
    for (size_t i = 0; i < m->shelf->n; i++) {
        write_part(m->shelf, i, out);
        write_row(m, m->shelf->lesson[i], out);
        write_summits(m, m->shelf->lesson[i], out);
    }
}

/* ---- a path ---- */

/* "☆ page 2, 3, 5" */
static void write_stars(const struct menu *m, const struct lesson *l, struct paper *out)
{
    struct str row;
    size_t n = 0;

    str_init(&row);
    for (size_t i = 0; i < l->pages; i++)
        for (size_t k = 0; k < l->page[i].tasks; k++)
            if (l->page[i].task[k].star)
                str_addf(&row, "%spage %zu %s",
                         n++          ? ", "
                         : out->ascii ? "* "
                                      : "☆ ",
                         i + 1, l->page[i].task[k].name);
    if (n)
        paper_prose(out, m->width, STYLE_PLAIN, "       ", "         ", row.s);
    str_done(&row);
}

void menu_write_track(const struct menu *m, const struct track *t, struct paper *out)
{
    int minutes = 0;

    for (size_t i = 0; i < m->shelf->n; i++) {
        const struct lesson *l = m->shelf->lesson[i];

        if (!track_has(t, l))
            continue;
        write_row(m, l, out);
        if (t->stars)
            write_stars(m, l, out);
        minutes += l->minutes;
    }
    if (minutes >= 100)
        paper_linef(out, STYLE_PLAIN, "%s: %d h %d min in all.", t->title, minutes / 60,
                    minutes % 60);
    else
        paper_linef(out, STYLE_PLAIN, "%s: %d min in all.", t->title, minutes);
}

/* ---- one lesson ---- */

/* How page I stands: the open one of its tasks, else one with help. */
static const char *page_dot(const struct menu *m, const struct lesson *l, size_t i)
{
    const struct page *p = &l->page[i];
    bool helped = false;

    if (!p->tasks)
        return " ";
    for (size_t k = 0; k < p->tasks; k++) {
        const struct task_record *r =
            progress_record(m->progress, l->id, p->task[k].name);

        if (!r || r->state == TASK_OPEN || r->state == TASK_SKIPPED)
            return dots[0];
        helped |= r->state == TASK_HELPED;
    }
    return dots[helped ? 2 : 1];
}

void menu_write_lesson(const struct menu *m, const struct lesson *l, struct paper *out)
{
    write_row(m, l, out);
    if (l->goal)
        paper_prose(out, m->width, STYLE_PLAIN, "       ", "       ", l->goal);
    for (size_t i = 0; i < l->pages; i++)
        paper_linef(out, STYLE_PLAIN, "     %s %2zu  %s", page_dot(m, l, i), i + 1,
                    l->page[i].title);
}
