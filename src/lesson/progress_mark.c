/* What is kept of a learner besides the tasks: lessons tested out, questions asked
 * again, the two quizzes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/progress.h"

enum { MARKED_MAX = 4096, WORD_BYTES = 40 };

/* As the file has them; one that has no task has "-". */
static const char *const names[] = {[MARK_TESTED] = "tested",
                                    [MARK_REVIEW] = "review",
                                    [MARK_BEFORE] = "before",
                                    [MARK_AFTER] = "after"};

static struct marked *find(const struct progress *p, enum mark mark, const char *lesson,
                           const char *task)
{
    for (size_t i = 0; i < p->nmarked; i++) {
        struct marked *m = &p->marked[i];

        if (m->mark == mark && strcmp(m->lesson, lesson) == 0 &&
            strcmp(m->task, task) == 0)
            return m;
    }
    return NULL;
}

void progress_mark(struct progress *p, enum mark mark, const char *lesson,
                   const char *task, bool right)
{
    struct marked *m = find(p, mark, lesson, task);

    if (!m && p->nmarked < MARKED_MAX) {
        p->marked = mem_grow(p->marked, p->nmarked + 1, sizeof *p->marked);
        m = &p->marked[p->nmarked++];
        *m = (struct marked){mark, mem_text(lesson), mem_text(task), right};
    }
    if (m)
        m->right = right;
}

bool progress_marked(const struct progress *p, enum mark mark, const char *lesson,
                     const char *task, bool *right)
{
    const struct marked *m = find(p, mark, lesson, task);

    if (m && right)
        *right = m->right;
    return m != NULL;
}

static void drop(struct progress *p, size_t i)
{
    free(p->marked[i].lesson);
    free(p->marked[i].task);
    p->marked[i] = p->marked[--p->nmarked];
}

void progress_unmark(struct progress *p, const char *lesson)
{
    for (size_t i = p->nmarked; i--;)
        if (strcmp(p->marked[i].lesson, lesson) == 0 && p->marked[i].mark < MARK_BEFORE)
            drop(p, i);
}

void progress_unmark_all(struct progress *p, enum mark mark)
{
    for (size_t i = p->nmarked; i--;)
        if (p->marked[i].mark == mark)
            drop(p, i);
}

void marked_done(struct progress *p)
{
    while (p->nmarked)
        drop(p, p->nmarked - 1);
    free(p->marked);
    p->marked = NULL;
}

/* ---- in the file ---- */

static bool read_word(const char **s, char out[WORD_BYTES + 1])
{
    size_t n = strspn(*s, "abcdefghijklmnopqrstuvwxyz0123456789-");

    if (!n || n > WORD_BYTES || ((*s)[n] && (*s)[n] != ' '))
        return false;
    memcpy(out, *s, n);
    out[n] = '\0';
    *s += n + ((*s)[n] == ' ');
    return true;
}

static bool read_mark(const char *word, enum mark *mark)
{
    for (int i = 0; i < MARKS; i++)
        if (strcmp(word, names[i]) == 0) {
            *mark = (enum mark)i;
            return true;
        }
    return false;
}

bool marked_read(struct progress *p, const char *rest)
{
    char word[WORD_BYTES + 1], lesson[WORD_BYTES + 1], task[WORD_BYTES + 1];
    enum mark mark;

    if (!read_word(&rest, word) || !read_mark(word, &mark) ||
        !read_word(&rest, lesson) || !read_word(&rest, task) ||
        !read_word(&rest, word) || *rest ||
        (strcmp(word, "right") != 0 && strcmp(word, "wrong") != 0))
        return false;
    progress_mark(p, mark, lesson, strcmp(task, "-") == 0 ? "" : task, *word == 'r');
    return true;
}

void marked_write(const struct progress *p, struct str *out)
{
    for (size_t i = 0; i < p->nmarked; i++) {
        const struct marked *m = &p->marked[i];

        str_addf(out, "mark %s %s %s %s\n", names[m->mark], m->lesson,
                 *m->task ? m->task : "-", m->right ? "right" : "wrong");
    }
}
