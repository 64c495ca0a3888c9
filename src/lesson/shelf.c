/* The lessons of a few directories, sorted by number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "lesson/lesson.h"

enum { LESSON_BYTES = 1 << 20 };

static const struct lesson *with_id(const struct shelf *s, const char *id)
{
    for (size_t i = 0; i < s->n; i++)
        if (strcmp(s->lesson[i]->id, id) == 0)
            return s->lesson[i];
    return NULL;
}

/* An id found earlier hides this lesson. */
static void put(struct shelf *s, struct lesson *l)
{
    if (with_id(s, l->id)) {
        lesson_free(l);
        return;
    }
    s->lesson = mem_grow(s->lesson, s->n + 1, sizeof *s->lesson);
    s->lesson[s->n++] = l;
}

static struct lesson *read_lesson(const char *dir, const char *name,
                                  struct faults *faults)
{
    struct err err = {0};
    struct str file;
    struct lesson *l = NULL;
    size_t len;
    char *text;

    str_init(&file);
    path_join(&file, dir, name);
    text = path_read(file.s, LESSON_BYTES, &len, &err);
    if (!text)
        *faults_add(faults) = err;
    else
        l = lesson_read(file.s, text, len, faults);
    free(text);
    str_done(&file);
    return l;
}

/* The file of the same name in DIR/LANGUAGE; NULL if there is none, or it has faults,
 * or it is another lesson. */
static struct lesson *translated(const struct lesson *english, const char *dir,
                                 const char *language, const char *name,
                                 struct faults *faults)
{
    struct lesson *l = NULL;
    struct str place, file;

    str_init(&place);
    str_init(&file);
    path_join(&place, dir, language);
    path_join(&file, place.s, name);
    if (path_is_file(file.s))
        l = read_lesson(place.s, name, faults);
    if (l && strcmp(l->id, english->id) != 0) {
        err_at(faults_add(faults), l->file, 1, 0,
               "id: '%s': a translation keeps the id of %s: %s", l->id, english->file,
               english->id);
        lesson_free(l);
        l = NULL;
    }
    str_done(&place);
    str_done(&file);
    return l;
}

static void load_file(struct shelf *s, const char *dir, const char *language,
                      const char *name, struct faults *faults)
{
    struct lesson *l = read_lesson(dir, name, faults);
    struct lesson *other =
        l && language ? translated(l, dir, language, name, faults) : NULL;

    if (other) {
        lesson_free(l);
        l = other;
    }
    if (l)
        put(s, l);
}

static int by_number(const void *a, const void *b)
{
    const struct lesson *x = *(struct lesson *const *)a;
    const struct lesson *y = *(struct lesson *const *)b;

    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return strcmp(x->id, y->id);
}

void shelf_load(struct shelf *s, const char *const *dirs, size_t ndirs,
                struct faults *faults)
{
    shelf_load_as(s, dirs, ndirs, NULL, faults);
}

void shelf_load_as(struct shelf *s, const char *const *dirs, size_t ndirs,
                   const char *language, struct faults *faults)
{
    memset(s, 0, sizeof *s);
    for (size_t i = 0; i < ndirs; i++) {
        char **names;
        size_t n = path_list(dirs[i], ".md", &names);

        /* A lesson is NN-slug.md; README.md and its like are none. */
        for (size_t k = 0; k < n; k++)
            if (names[k][0] >= '0' && names[k][0] <= '9')
                load_file(s, dirs[i], language, names[k], faults);
        path_list_free(names, n);
    }
    if (s->n)
        qsort(s->lesson, s->n, sizeof *s->lesson, by_number);
}

void shelf_done(struct shelf *s)
{
    for (size_t i = 0; i < s->n; i++)
        lesson_free(s->lesson[i]);
    free(s->lesson);
    memset(s, 0, sizeof *s);
}

static const struct lesson *with_number(const struct shelf *s, const char *digits)
{
    long number = strtol(digits, NULL, 10);

    for (size_t i = 0; i < s->n; i++)
        if (s->lesson[i]->number == number)
            return s->lesson[i];
    return NULL;
}

const struct lesson *shelf_find(const struct shelf *s, const char *word)
{
    const struct lesson *found = with_id(s, word);
    size_t len = strlen(word);

    if (found || !len)
        return found;
    if (strspn(word, "0123456789") == len)
        return with_number(s, word);
    for (size_t i = 0; i < s->n; i++)
        if (strncmp(s->lesson[i]->id, word, len) == 0) {
            if (found)
                return NULL;
            found = s->lesson[i];
        }
    return found;
}
