/* The whole check of lesson files: read, look at, play.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/faults.h"
#include "lesson/lint.h"
#include "lesson/task.h"
#include "repl/play.h"
#include "repl/play_inside.h"
#include "repl/setting.h"

struct errand {
    const struct shell_host *host;
    const struct command *const *commands;
    struct faults *faults;
    char *dir; /* whose lessons, and the host's, are SHELF; NULL: none yet */
    struct shelf shelf;
};

static char *dir_of(const char *file)
{
    const char *slash = strrchr(file, '/');

    return slash ? mem_textn(file, (size_t)(slash - file) + (slash == file))
                 : mem_text(".");
}

static void forget_shelf(struct errand *e)
{
    if (e->dir)
        shelf_done(&e->shelf);
    free(e->dir);
    e->dir = NULL;
}

/* The lessons around FILE: of its directory, then the host's. */
static void load_shelf(struct errand *e, const char *file)
{
    size_t n = e->host->nlesson_dirs;
    const char **dirs = mem_array(n + 1, sizeof *dirs);
    struct faults of_others = {0};
    char *dir = dir_of(file);

    if (e->dir && strcmp(e->dir, dir) == 0) {
        free(dir);
    } else {
        forget_shelf(e);
        e->dir = dir;
        dirs[0] = dir;
        for (size_t i = 0; i < n; i++)
            dirs[i + 1] = e->host->lesson_dirs[i];
        shelf_load(&e->shelf, dirs, n + 1, &of_others);
        faults_done(&of_others);
    }
    free(dirs);
}

static bool same_file(const char *a, const char *b)
{
    char *from = path_absolute(a), *to = path_absolute(b);
    bool same = strcmp(from, to) == 0;

    free(from);
    free(to);
    return same;
}

/* Another file beside this one has its id. */
static void check_id(const struct errand *e, const struct lesson *l,
                     struct faults *faults)
{
    for (size_t i = 0; i < e->shelf.n; i++) {
        const struct lesson *other = e->shelf.lesson[i];
        char *dir = dir_of(other->file);

        if (strcmp(other->id, l->id) == 0 && strcmp(dir, e->dir) == 0 &&
            !same_file(other->file, l->file)) {
            struct err *fault = faults_add(faults);

            err_at(fault, l->file, 1, 0,
                   "id: '%s' is the id of %s as well: write another", l->id,
                   other->file);
            err_part(fault, "id:");
        }
        free(dir);
    }
}

/* `forbid:` switches off commands and settings by their names; weights have none. */
static void check_forbidden(const struct errand *e, const struct lesson *l,
                            const struct task *t, struct faults *faults)
{
    const char *s = t->forbid + strspn(t->forbid, ", ");
    int line = task_line(t, "forbid", 0);

    for (size_t n; *s; s += n, s += strspn(s, ", ")) {
        char *name = mem_textn(s, n = strcspn(s, ", "));
        const struct command *c = command_named(e->commands, name);
        const struct setting *set = setting_named(name);
        const char *own = set ? set->name : c ? c->name : NULL;

        if (strcmp(name, "set") == 0)
            err_at(faults_add(faults), l->file, line, 0,
                   "forbid: assignments cannot be forbidden; write pass: … and not "
                   "used(set)");
        else if (!own)
            err_at(faults_add(faults), l->file, line, 0,
                   "forbid: there is no command or setting '%s'", name);
        else if (strcmp(name, own) != 0)
            err_at(faults_add(faults), l->file, line, 0,
                   "forbid: '%s' is called %s; write forbid: %s", name, own, own);
        free(name);
    }
}

static void check_tasks(const struct errand *e, const struct lesson *l,
                        struct faults *faults)
{
    for (size_t i = 0; i < l->pages; i++)
        for (size_t k = 0; k < l->page[i].tasks; k++)
            if (l->page[i].task[k].forbid)
                check_forbidden(e, l, &l->page[i].task[k], faults);
}

/* The scope of each page, with what its set-up has defined. */
static const struct scope *scope_of(void *self, size_t page)
{
    struct shell *sh = self;

    lesson_page(sh, page); /* if its set-up is at fault, playing tells */
    return shell_scope(sh);
}

static void lint_read(struct errand *e, const struct lesson *l, const char *text,
                      struct faults *faults)
{
    struct shell_host alone = *e->host;
    struct err err = {0};
    struct shell *sh;

    alone.keep_progress = false;
    alone.nlesson_dirs = 0;
    sh = shell_new(&alone, e->commands);
    check_id(e, l, faults);
    check_tasks(e, l, faults);
    lesson_enter(sh, l, 0, NULL, &err); /* if that fails, playing tells */
    lint_lesson(l, &e->shelf, &(struct lint_scopes){scope_of, sh}, faults);
    lint_links(l, &e->shelf, text, faults);
    play_words(sh, l, &e->shelf, faults);
    shell_free(sh);
    play_lesson(e->host, e->commands, l, faults);
}

/* ---- where a fault stands ---- */

static bool is_bare(char c)
{
    return !(isalnum((unsigned char)c) || c == '_');
}

/* WHAT at S is a word or number of its own: 4 is not in 0.4 or 4.5. */
static bool stands_alone(const char *text, const char *s, const char *what)
{
    const char *end = s + strlen(what);
    bool begins = is_bare(*what) || s == text ||
                  (is_bare(s[-1]) && !(s[-1] == '.' && isdigit((unsigned char)*what)));

    return begins &&
           (is_bare(end[-1]) ||
            (is_bare(*end) && !(*end == '.' && isdigit((unsigned char)end[1]) &&
                                isdigit((unsigned char)*what))));
}

/* A fault that names a PART of a text which begins on its line: the line and column
 * where that is. A text seldom goes on for longer than this. */
static void place(struct err *err, const char *text)
{
    enum { LINES = 60 };
    const char *from = text, *s;
    int line = 1, last = err->line <= 1 ? INT_MAX : err->line + LINES;

    for (; line < err->line && (from = strchr(from, '\n')) != NULL; line++)
        from++;
    for (s = from; s && (s = strstr(s, err->part)) != NULL; s++)
        if (stands_alone(text, s, err->part))
            break;
    if (!s)
        return;
    for (const char *end; (end = strchr(from, '\n')) != NULL && end < s; line++)
        from = end + 1;
    if (line > last)
        return;
    err->line = line;
    err->column = (int)(s - from) + 1;
}

static void place_all(struct faults *faults, const char *text)
{
    for (size_t i = 0; i < faults->n; i++)
        if (faults->err[i].part[0] && faults->err[i].line && !faults->err[i].column)
            place(&faults->err[i], text);
}

/* The same words on the same line once. */
static void drop_doubles(struct faults *f)
{
    size_t n = 0;

    for (size_t i = 0; i < f->n; i++) {
        bool told = false;

        for (size_t k = 0; k < n; k++)
            told |= f->err[k].line == f->err[i].line &&
                    strcmp(f->err[k].message, f->err[i].message) == 0;
        if (!told)
            f->err[n++] = f->err[i];
    }
    f->n = n;
}

static void lint_file(struct errand *e, const char *file)
{
    size_t len;
    struct err err = {0};
    char *text = path_read(file, 1 << 20, &len, &err);
    struct faults found = {0};
    struct lesson *l = NULL;

    if (!text)
        *faults_add(&found) = err;
    else
        l = lesson_read(file, text, len, &found);
    if (l) {
        load_shelf(e, file);
        lint_read(e, l, text, &found);
    }
    if (text)
        place_all(&found, text);
    drop_doubles(&found);
    faults_move(&found, e->faults);
    free(text);
    lesson_free(l);
}

/* The lesson files of DIR; 0 if it is no directory with any. */
static size_t lint_dir(struct errand *e, const char *dir)
{
    char **names;
    size_t n = path_list(dir, ".md", &names);

    for (size_t i = 0; i < n; i++) {
        struct str file;

        str_init(&file);
        path_join(&file, dir, names[i]);
        lint_file(e, file.s);
        str_done(&file);
    }
    path_list_free(names, n);
    return n;
}

size_t play_lint(const struct shell_host *host, const struct command *const *commands,
                 char *const *paths, size_t npaths, struct str *out)
{
    struct faults faults = {0};
    struct errand e = {.host = host, .commands = commands, .faults = &faults};
    size_t files = 0, n;

    for (size_t i = 0; i < npaths; i++) {
        n = path_is_file(paths[i]) ? 0 : lint_dir(&e, paths[i]);
        files += n;
        if (!n) {
            lint_file(&e, paths[i]);
            files++;
        }
    }
    for (size_t i = 0; !npaths && i < host->nlesson_dirs; i++)
        files += lint_dir(&e, host->lesson_dirs[i]);
    forget_shelf(&e);
    for (size_t i = 0; i < faults.n; i++) {
        err_text(&faults.err[i], out);
        str_addc(out, '\n');
    }
    str_addf(out, "%zu lesson%s, %zu fault%s\n", files, files == 1 ? "" : "s", faults.n,
             faults.n == 1 ? "" : "s");
    n = faults.n;
    faults_done(&faults);
    return n;
}
