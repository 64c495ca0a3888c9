/* What a learner has done, in one small text file, saved all or nothing.
 *
 *     logitty-progress 1
 *     at LESSON PAGE
 *     left LESSON PAGE
 *     task LESSON TASK STATE TRIES HINTS CHOICE
 *     bench COMMAND          as often as needed
 *     lab COMMAND
 *     path NAME
 *     mark KIND LESSON TASK right|wrong
 *
 * Lines with other first words belong to other versions and are left alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"

enum {
    FILE_BYTES = 1 << 20,
    WORD_BYTES = 40,
    KEPT_MAX = 4096,
    COUNT_MAX = 1000000,
    LINES_BYTES = 1 << 16,
    PAGES_MAX = 10000
};

static const char header[] = "logitty-progress 1";

static const char *const states[] = {[TASK_OPEN] = "open",
                                     [TASK_PASSED] = "passed",
                                     [TASK_HELPED] = "helped",
                                     [TASK_SKIPPED] = "skipped"};

enum { STATES = sizeof states / sizeof *states };

void progress_init(struct progress *p)
{
    memset(p, 0, sizeof *p);
}

void progress_done(struct progress *p)
{
    for (size_t i = 0; i < p->n; i++) {
        free(p->kept[i].lesson);
        free(p->kept[i].task);
    }
    free(p->kept);
    free(p->lesson);
    free(p->left);
    free(p->bench);
    free(p->lab);
    free(p->path);
    marked_done(p);
    progress_init(p);
}

/* ---- records ---- */

static struct kept *find(const struct progress *p, const char *lesson, const char *task)
{
    for (size_t i = 0; i < p->n; i++)
        if (strcmp(p->kept[i].lesson, lesson) == 0 &&
            strcmp(p->kept[i].task, task) == 0)
            return &p->kept[i];
    return NULL;
}

static void keep(struct progress *p, const char *lesson, const char *task,
                 const struct task_record *r)
{
    struct kept *k = find(p, lesson, task);

    if (!k && p->n < KEPT_MAX) {
        p->kept = mem_grow(p->kept, p->n + 1, sizeof *p->kept);
        k = &p->kept[p->n++];
        k->lesson = mem_text(lesson);
        k->task = mem_text(task);
    }
    if (k)
        k->record = *r;
}

const struct task_record *progress_record(const struct progress *p, const char *lesson,
                                          const char *task)
{
    const struct kept *k = find(p, lesson, task);

    return k ? &k->record : NULL;
}

static bool is_untouched(const struct task_record *r)
{
    return r->state == TASK_OPEN && !r->tries && !r->hints && r->choice < 0;
}

void progress_to_guide(const struct progress *p, struct guide *g)
{
    const struct lesson *l = g->lesson;

    for (size_t i = 0; i < l->pages; i++)
        for (size_t k = 0; k < l->page[i].tasks; k++) {
            const struct kept *kept = find(p, l->id, l->page[i].task[k].name);

            if (kept)
                g->record[i][k] = kept->record;
        }
}

void progress_from_guide(struct progress *p, const struct guide *g)
{
    const struct lesson *l = g->lesson;

    for (size_t i = 0; i < l->pages; i++)
        for (size_t k = 0; k < l->page[i].tasks; k++) {
            const char *name = l->page[i].task[k].name;
            const struct task_record *r = &g->record[i][k];

            if (!is_untouched(r) || find(p, l->id, name))
                keep(p, l->id, name, r);
        }
}

size_t progress_count(const struct progress *p, const struct lesson *l, size_t *total,
                      bool *helped)
{
    size_t done = 0;

    *total = 0;
    *helped = false;
    for (size_t i = 0; i < l->pages; i++)
        for (size_t k = 0; k < l->page[i].tasks; k++) {
            const struct task *t = &l->page[i].task[k];
            const struct kept *kept = find(p, l->id, t->name);

            if (t->optional || t->recall)
                continue;
            ++*total;
            if (!kept)
                continue;
            done +=
                kept->record.state == TASK_PASSED || kept->record.state == TASK_HELPED;
            *helped |= kept->record.state == TASK_HELPED;
        }
    if (progress_marked(p, MARK_TESTED, l->id, "", NULL))
        done = *total;
    return done;
}

/* ---- reading ---- */

/* The next word of a line: a-z, 0-9 and -, not too long. NULL (and *LINE stays) if
 * there is none. The word is closed in place. */
static char *word(char **line)
{
    char *s = *line;
    size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");

    if (!n || n > WORD_BYTES || (s[n] && s[n] != ' '))
        return NULL;
    *line = s + n + (s[n] == ' ');
    s[n] = '\0';
    return s;
}

static bool number(char **line, long least, long most, int *out)
{
    char *text = word(line), *end;
    long v;

    if (!text)
        return false;
    v = strtol(text, &end, 10);
    if (*end || v < least || v > most)
        return false;
    *out = (int)v;
    return true;
}

static bool read_at(char *rest, char **place, size_t *at)
{
    char *lesson = word(&rest);
    int page;

    if (!lesson || !number(&rest, 1, PAGES_MAX, &page) || *rest)
        return false;
    free(*place);
    *place = mem_text(lesson);
    *at = (size_t)page - 1;
    return true;
}

static bool read_state(char **line, enum task_state *state)
{
    char *text = word(line);

    for (int i = 0; text && i < STATES; i++)
        if (strcmp(text, states[i]) == 0) {
            *state = (enum task_state)i;
            return true;
        }
    return false;
}

static bool read_task(struct progress *p, char *rest)
{
    char *lesson = word(&rest), *task = lesson ? word(&rest) : NULL;
    struct task_record r = {0};

    if (!task || !read_state(&rest, &r.state) ||
        !number(&rest, 0, COUNT_MAX, &r.tries) ||
        !number(&rest, 0, COUNT_MAX, &r.hints) || !number(&rest, -1, 25, &r.choice) ||
        *rest)
        return false;
    keep(p, lesson, task, &r);
    return true;
}

/* Appends a line to one of the texts of lines; one too long already stays as it is. */
static bool read_line_of(char **text, const char *rest)
{
    struct str t;

    if (*text && strlen(*text) + strlen(rest) > LINES_BYTES)
        return false;
    str_init(&t);
    if (*text)
        str_add(&t, *text);
    str_addf(&t, "%s\n", rest);
    free(*text);
    *text = str_take(&t);
    str_done(&t);
    return true;
}

static bool read_path(struct progress *p, char *rest)
{
    char *name = word(&rest);

    if (!name || *rest)
        return false;
    free(p->path);
    p->path = mem_text(name);
    return true;
}

/* True unless the line is of a known kind and cannot be read. */
static bool read_line(struct progress *p, char *line)
{
    size_t letters = strspn(line, "abcdefghijklmnopqrstuvwxyz");

    if (strncmp(line, "at ", 3) == 0)
        return read_at(line + 3, &p->lesson, &p->page);
    if (strncmp(line, "left ", 5) == 0)
        return read_at(line + 5, &p->left, &p->left_page);
    if (strncmp(line, "task ", 5) == 0)
        return read_task(p, line + 5);
    if (strncmp(line, "bench ", 6) == 0)
        return read_line_of(&p->bench, line + 6);
    if (strncmp(line, "lab ", 4) == 0)
        return read_line_of(&p->lab, line + 4);
    if (strncmp(line, "path ", 5) == 0)
        return read_path(p, line + 5);
    if (strncmp(line, "mark ", 5) == 0)
        return marked_read(p, line + 5);
    return !*line || (letters && line[letters] == ' ');
}

/* Reads what can be read; returns how many lines could not. */
static size_t read_text(struct progress *p, const char *text, size_t len)
{
    size_t bad = 0;
    bool first = true;

    while (len) {
        const char *end = memchr(text, '\n', len);
        size_t n = end ? (size_t)(end - text) : len;
        struct str line;

        str_init(&line);
        utf8_clean(text, n, &line);
        if (first)
            bad += strcmp(line.s, header) != 0;
        else
            bad += !read_line(p, line.s);
        str_done(&line);
        first = false;
        n += end != NULL;
        text += n;
        len -= n;
    }
    return bad + first;
}

/* Keeps a copy of what could not be understood before it is written over. */
static void set_aside(const char *file, struct err *err)
{
    struct str aside;
    bool kept;

    str_init(&aside);
    str_addf(&aside, "%s.damaged", file);
    kept = rename(file, aside.s) == 0;
    err_at(err, file, 0, 0, "The progress file was damaged%s%s.",
           kept ? "; it is kept as " : " and could not be set aside",
           kept ? aside.s : "");
    str_done(&aside);
}

bool progress_load(struct progress *p, const char *file, struct err *err)
{
    size_t len;
    char *text;

    progress_init(p);
    err_clear(err);
    if (!path_is_file(file))
        return true;
    text = path_read(file, 16 * FILE_BYTES, &len, err);
    if (!text)
        return false;
    /* Such a length is no progress of ours; its beginning may be. */
    if (read_text(p, text, len < FILE_BYTES ? len : FILE_BYTES) || len > FILE_BYTES)
        set_aside(file, err);
    free(text);
    return true;
}

/* ---- saving ---- */

/* Each line of TEXT with KEY in front. */
static void write_lines(struct str *out, const char *key, const char *text)
{
    while (text && *text) {
        size_t n = strcspn(text, "\n");

        if (n) {
            str_add(out, key);
            utf8_clean(text, n, out);
            str_addc(out, '\n');
        }
        text += n + (text[n] == '\n');
    }
}

bool progress_save(const struct progress *p, const char *file, struct err *err)
{
    struct str t;
    bool ok;

    str_init(&t);
    str_addf(&t, "%s\n", header);
    if (p->lesson)
        str_addf(&t, "at %s %zu\n", p->lesson, p->page + 1);
    if (p->left)
        str_addf(&t, "left %s %zu\n", p->left, p->left_page + 1);
    for (size_t i = 0; i < p->n; i++) {
        const struct kept *k = &p->kept[i];

        str_addf(&t, "task %s %s %s %d %d %d\n", k->lesson, k->task,
                 states[k->record.state], k->record.tries, k->record.hints,
                 k->record.choice);
    }
    if (p->path)
        str_addf(&t, "path %s\n", p->path);
    marked_write(p, &t);
    write_lines(&t, "bench ", p->bench);
    write_lines(&t, "lab ", p->lab);
    ok = path_save(file, t.s, t.len, err);
    str_done(&t);
    return ok;
}
