/* Static faults of the whole: ids, needs, paths, parts, links.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/lint_inside.h"

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
                lint_fault(in, t->line, "task '%s': the name is taken on line %d",
                           t->name, other->line);
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
        lint_fault_at(in, 1, "needs:", "needs: a lesson cannot need itself");
    } else if (!with_id(in->shelf, id)) {
        lint_fault_at(in, 1, id, "needs: there is no lesson with the id '%s'", id);
    } else {
        follow(&circle, id);
        if (circle.found)
            lint_fault_at(in, 1, "needs:", "needs: '%s' needs this lesson in its turn",
                          id);
    }
}

/* ---- paths and parts ---- */

static const char *const paths[] = {"workshop", "course", "maths", "clinic", NULL};
static const char *const parts[] = {"see", "measure", "walk", "judge", NULL};

/* The place of WORD in LIST, -1 if it is not there. */
static int among(const char *word, const char *const *list)
{
    for (int i = 0; word && list[i]; i++)
        if (strcmp(word, list[i]) == 0)
            return i;
    return -1;
}

static void check_path(void *self, const char *path)
{
    if (among(path, paths) < 0)
        lint_fault_at(self, 1, path,
                      "paths: there is no path '%s': write workshop, course, maths or "
                      "clinic",
                      path);
}

/* The lesson nearest by number that comes before (WAY -1) or after it. */
static const struct lesson *neighbour(const struct lint *in, int way)
{
    const struct lesson *found = NULL;

    for (size_t i = 0; in->shelf && i < in->shelf->n; i++) {
        const struct lesson *l = in->shelf->lesson[i];

        if (!l->part || strcmp(l->id, in->l->id) == 0 ||
            (l->number - in->l->number) * way <= 0)
            continue;
        if (!found || (found->number - l->number) * way > 0)
            found = l;
    }
    return found;
}

/* Lessons of one's own stand beside the shipped ones, and are no part of the course. */
static bool same_dir(const struct lesson *a, const struct lesson *b)
{
    const char *end = strrchr(a->file, '/'), *other = strrchr(b->file, '/');
    size_t n = end ? (size_t)(end - a->file) : 0;

    return n == (other ? (size_t)(other - b->file) : 0) &&
           strncmp(a->file, b->file, n) == 0;
}

static void check_part(const struct lint *in)
{
    const struct lesson *before = neighbour(in, -1), *after = neighbour(in, 1);
    int part = among(in->l->part, parts);

    if (!in->l->part) {
        if (before && after && same_dir(before, in->l) && same_dir(after, in->l))
            lint_fault(in, 1, "lesson: no part: the lessons around it have one: %s",
                       before->part);
        return;
    }
    if (part < 0)
        lint_fault(in, 1,
                   "part: there is no part '%s': write see, measure, walk or judge",
                   in->l->part);
    else if (before && among(before->part, parts) > part)
        lint_fault_at(in, 1,
                      "part:", "part: '%s' comes before '%s', where lesson %d is",
                      in->l->part, before->part, before->number);
}

/* ---- what each lesson of the course has ---- */

struct seen {
    bool recall, quest, summit;
};

static void look_at(const struct lint *in, const struct page *page, struct seen *seen)
{
    for (size_t i = 0; i < page->tasks; i++) {
        const struct task *t = &page->task[i];
        bool again = false;

        for (size_t k = 0; k < page->agains; k++)
            again |= strcmp(page->again[k].name, t->name) == 0;
        if (t->kind == TASK_PREDICT && !again)
            lint_fault(in, t->line,
                       "task '%s': a prediction without an again block: write ```again "
                       "%s with other numbers, for review",
                       t->name, t->name);
        seen->recall |= t->recall;
        seen->quest |= t->quest != NULL;
        seen->summit |= t->summit;
    }
}

/* The next lesson stands there and begins another part; or it is the end of all. */
static bool ends_part(const struct lint *in)
{
    const struct lesson *after = neighbour(in, 1);

    if (!after)
        return strcmp(in->l->part, "judge") == 0 && in->l->number == 18;
    return after->number == in->l->number + 1 && strcmp(after->part, in->l->part) != 0;
}

static void check_course(const struct lint *in)
{
    struct seen seen = {0};

    for (size_t i = 0; i < in->l->pages; i++)
        look_at(in, &in->l->page[i], &seen);
    if (!seen.recall && in->l->number >= 3)
        lint_fault(in, 1,
                   "no question from an earlier lesson: write one with recall: yes on "
                   "the first page");
    if (!seen.quest && in->l->number >= 1)
        lint_fault(in, 1, "no quest: write a do task with quest: and par:");
    if (!seen.summit && ends_part(in))
        lint_fault(in, 1, "the last lesson of part '%s' has no quest with summit: yes",
                   in->l->part);
}

void lint_structure(const struct lint *in)
{
    if (in->shelf) {
        each_id(in->l->needs, check_need, (void *)in);
        check_part(in);
    }
    each_id(in->l->paths, check_path, (void *)in);
    check_task_names(in);
    if (in->l->part)
        check_course(in);
}

/* ---- links ---- */

/* "Bias, and variance" is #bias-and-variance, as everywhere in Markdown. */
static bool is_anchor(const char *title, const char *anchor)
{
    for (; *title; title++) {
        char c = *title;

        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        if (c == ' ')
            c = '-';
        if (c != '-' && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
            continue;
        if (*anchor++ != c)
            return false;
    }
    return !*anchor;
}

static bool has_page(const struct lesson *l, const char *page)
{
    char *end;
    long number = strtol(page, &end, 10);

    if (*page && !*end)
        return number >= 1 && (size_t)number <= l->pages;
    for (size_t i = 0; i < l->pages; i++)
        if (is_anchor(l->page[i].title, page))
            return true;
    return false;
}

/* "sigmoid", "03-sigmoid.md" and "" are lessons. */
static const struct lesson *linked(const struct lint *in, const char *target, size_t n)
{
    char *id = mem_textn(target, n), *word = id;
    const struct lesson *l;

    if (n > 3 && strcmp(id + n - 3, ".md") == 0) {
        id[n - 3] = '\0';
        word += strspn(word, "0123456789");
        word += *word == '-';
    }
    l = !*id || strcmp(word, in->l->id) == 0 ? in->l
        : in->shelf                          ? with_id(in->shelf, word)
                                             : NULL;
    free(id);
    return l;
}

static void check_link(const struct lint *in, const char *target, int line)
{
    size_t n = strcspn(target, "#");
    const struct lesson *l;

    if (strstr(target, "://"))
        return;
    l = linked(in, target, n);
    if (!l)
        lint_fault_at(in, line, target,
                      "a link to '%s': there is no lesson with this id", target);
    else if (target[n] && !has_page(l, target + n + 1))
        lint_fault_at(in, line, target, "a link to '%s': %s has no such page", target,
                      l->title);
}

/* Each [text](target) of a line; code is passed over. */
static void line_links(const struct lint *in, const char *s, int line)
{
    while (*s) {
        const char *close = *s == '`' ? strchr(s + 1, '`') : NULL, *end;

        if (close) {
            s = close + 1;
            continue;
        }
        end = strncmp(s, "](", 2) == 0 ? strchr(s, ')') : NULL;
        if (end) {
            char *target = mem_textn(s + 2, (size_t)(end - s) - 2);

            check_link(in, target, line);
            free(target);
        }
        s = end ? end : s + 1;
    }
}

void lint_links(const struct lesson *l, const struct shelf *shelf, const char *text,
                struct faults *faults)
{
    const struct lint in = {.l = l, .shelf = shelf, .faults = faults};
    char *copy = mem_text(text), *rest = copy, *one;
    bool fenced = false;

    for (int line = 1; (one = strsep(&rest, "\n")); line++) {
        if (strncmp(one, "```", 3) == 0)
            fenced = !fenced;
        else if (!fenced && strncmp(one, "    ", 4) != 0)
            line_links(&in, one, line);
    }
    free(copy);
}
