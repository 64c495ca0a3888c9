/* Files and places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

static char *joined(const char *a, const char *b)
{
    struct str t;

    str_init(&t);
    path_join(&t, a, b);
    return t.s;
}

/* XDG: an absolute value, else HOME/FALLBACK, else nothing. */
static char *xdg(const char *value, const char *home, const char *fallback)
{
    char *base, *place;

    if (value && value[0] == '/')
        return joined(value, "logitty");
    if (!home || home[0] != '/')
        return NULL;
    base = joined(home, fallback);
    place = joined(base, "logitty");
    free(base);
    return place;
}

static void add_place(struct places *p, char *dir)
{
    if (!dir)
        return;
    p->data = mem_grow(p->data, p->ndata + 1, sizeof *p->data);
    p->data[p->ndata++] = dir;
}

static void add_data_dirs(struct places *p, const char *list)
{
    if (!list || !list[0])
        list = "/usr/local/share:/usr/share";
    while (*list) {
        size_t n = strcspn(list, ":");

        if (n && list[0] == '/') {
            char *dir = mem_textn(list, n);

            add_place(p, joined(dir, "logitty"));
            free(dir);
        }
        list += n + (list[n] == ':');
    }
}

void path_places(struct places *p, const struct path_env *env)
{
    *p = (struct places){0};
    p->state = xdg(env->state_home, env->home, ".local/state");
    p->config = xdg(env->config_home, env->home, ".config");
    p->home = env->home && env->home[0] == '/' ? mem_text(env->home) : NULL;
    if (env->logitty_data && env->logitty_data[0])
        add_place(p, mem_text(env->logitty_data));
    add_place(p, xdg(env->data_home, env->home, ".local/share"));
    add_data_dirs(p, env->data_dirs);
    if (env->installed)
        add_place(p, mem_text(env->installed));
}

void path_places_done(struct places *p)
{
    free(p->state);
    free(p->config);
    free(p->home);
    for (size_t i = 0; i < p->ndata; i++)
        free(p->data[i]);
    free(p->data);
    *p = (struct places){0};
}

void path_join(struct str *out, const char *a, const char *b)
{
    if (a && a[0]) {
        str_add(out, a);
        if (a[strlen(a) - 1] != '/')
            str_addc(out, '/');
    }
    str_add(out, b);
}

bool path_is_file(const char *file)
{
    struct stat st;

    return stat(file, &st) == 0 && S_ISREG(st.st_mode);
}

char *path_absolute(const char *file)
{
    char *whole = realpath(file, NULL);
    char *path = mem_text(whole ? whole : file);

    free(whole);
    return path;
}

bool path_find(const struct places *p, const char *subdir, const char *name,
               struct str *out)
{
    for (size_t i = 0; i < p->ndata; i++) {
        str_clear(out);
        path_join(out, p->data[i], subdir);
        str_addc(out, '/');
        str_add(out, name);
        if (path_is_file(out->s))
            return true;
    }
    str_clear(out);
    return false;
}

/* Reads all of FD; a file that grows past LIMIT meanwhile is refused as well. */
static char *read_all(int fd, const char *file, size_t size, size_t limit, size_t *len,
                      struct err *err)
{
    size_t room = size + 2, n = 0;
    char *text = mem_grow(NULL, room, 1);
    ssize_t got;

    while ((got = read(fd, text + n, room - n - 1)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || n + (size_t)got > limit) {
            err_at(err, file, 0, 0, "%s",
                   got < 0 ? strerror(errno) : "the file is too large");
            free(text);
            return NULL;
        }
        n += (size_t)got;
        if (n + 1 == room)
            text = mem_grow(text, room += room / 2, 1);
    }
    text[n] = '\0';
    *len = n;
    return text;
}

char *path_read(const char *file, size_t limit, size_t *len, struct err *err)
{
    int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;
    char *text = NULL;

    if (fd < 0) {
        err_at(err, file, 0, 0, "%s", strerror(errno));
        return NULL;
    }
    if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
        err_at(err, file, 0, 0, "this is not a regular file");
    else if ((unsigned long long)st.st_size > limit)
        err_at(err, file, 0, 0, "the file is too large; the limit is %zu %s",
               limit >> 20 ? limit >> 20 : limit, limit >> 20 ? "MB" : "bytes");
    else
        text = read_all(fd, file, (size_t)st.st_size, limit, len, err);
    close(fd);
    return text;
}

static void make_parents(const char *file)
{
    char *dir = mem_text(file);

    for (char *p = dir; *p; p++)
        if (*p == '/' && p > dir) {
            *p = '\0';
            mkdir(dir, 0700);
            *p = '/';
        }
    free(dir);
}

static bool write_all(int fd, const char *text, size_t len)
{
    while (len) {
        ssize_t n = write(fd, text, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        text += n;
        len -= (size_t)n;
    }
    return fsync(fd) == 0;
}

static bool save(const char *file, const char *text, size_t len, mode_t mode,
                 struct err *err)
{
    struct str beside;
    bool ok = false;
    int fd;

    make_parents(file);
    str_init(&beside);
    str_addf(&beside, "%s.%ld.tmp", file, (long)getpid());
    /* In a directory that others can write to, only a file made here is trusted. */
    unlink(beside.s);
    fd = open(beside.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd >= 0) {
        ok = write_all(fd, text, len);
        ok = close(fd) == 0 && ok && rename(beside.s, file) == 0;
    }
    if (!ok) {
        err_at(err, file, 0, 0, "cannot save: %s", strerror(errno));
        if (fd >= 0)
            unlink(beside.s);
    }
    str_done(&beside);
    return ok;
}

bool path_save(const char *file, const char *text, size_t len, struct err *err)
{
    return save(file, text, len, 0600, err);
}

bool path_publish(const char *file, const char *text, size_t len, struct err *err)
{
    return save(file, text, len, 0666, err);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

size_t path_list(const char *dir, const char *suffix, char ***names)
{
    DIR *d = opendir(dir);
    size_t n = 0, tail = strlen(suffix);
    struct dirent *e;

    *names = NULL;
    if (!d)
        return 0;
    while ((e = readdir(d))) {
        size_t len = strlen(e->d_name);

        if (e->d_name[0] == '.' || len < tail || strcmp(e->d_name + len - tail, suffix))
            continue;
        *names = mem_grow(*names, n + 1, sizeof **names);
        (*names)[n++] = mem_text(e->d_name);
    }
    closedir(d);
    if (n)
        qsort(*names, n, sizeof **names, by_name);
    return n;
}

void path_list_free(char **names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(names[i]);
    free(names);
}
