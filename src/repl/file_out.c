/* A file that a command writes: where it may be, and what it may replace.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/file_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "repl/private.h"

enum { SEEN_BYTES = 1 << 28 /* of a file that may be replaced */ };

/* ---- names ---- */

bool file_out_ends(const char *name, const char *end)
{
    size_t n = strlen(name), e = strlen(end);

    return n > e && name[n - e - 1] != '/' && strcasecmp(name + n - e, end) == 0;
}

const char *file_out_base(const char *file)
{
    const char *slash = strrchr(file, '/');

    return slash && slash[1] ? slash + 1 : file;
}

bool file_out_sane(const char *command, const char *name, struct err *err)
{
    if (strcmp(name, "-") == 0)
        return err_set(err,
                       "%s writes files; plot shows the picture here. A file: "
                       "export picture.svg",
                       command);
    if (name[0] == '~')
        return err_set(
            err, "~ is a sign of the system's shell. Give the folder by its name.");
    return true;
}

bool file_out_named(const char *command, const char *name, const char *end,
                    const char *what, struct err *err)
{
    const char *dot = strrchr(file_out_base(name), '.');
    int stem = dot && dot > name ? (int)(dot - name) : (int)strlen(name);

    if (!file_out_sane(command, name, err))
        return false;
    if (file_out_ends(name, end))
        return true;
    stem = stem < 200 ? stem : 200;
    err_set(err, "%s: %s %.*s%s", what, command, stem, name, end);
    return err_meant(err, "%s %.*s%s", command, stem, name, end);
}

/* ---- may it be written there? ---- */

/* A folder that is not there is a slip, and nobody wants it made. */
static bool has_folder(const char *file, struct err *err)
{
    const char *slash = strrchr(file, '/');
    char *folder =
        mem_textn(file, slash ? (size_t)(slash - file) + (slash == file) : 0);
    struct stat st;
    bool ok = !slash || (stat(folder, &st) == 0 && S_ISDIR(st.st_mode));

    if (!ok)
        err_set(err, "There is no folder %.200s.", folder);
    free(folder);
    return ok;
}

static bool is_there(const char *file)
{
    struct stat st;

    return lstat(file, &st) == 0;
}

static bool is_own(const struct file_out *f)
{
    size_t len = 0;
    char *old =
        path_is_file(f->name) ? path_read(f->name, SEEN_BYTES, &len, NULL) : NULL;
    bool own =
        old && f->nbegin && len >= f->nbegin && memcmp(old, f->begin, f->nbegin) == 0;

    free(old);
    return own;
}

/* The line as it was typed, with a number before the name's end: picture2.svg. */
static void offer_other(struct shell *sh, const struct file_out *f, struct err *err)
{
    const char *file = f->name;
    int stem = (int)(strlen(file) - strlen(f->end));
    const char *typed = sh->in->statement ? sh->in->statement : "";
    const char *at = strstr(typed, file);
    struct str other;

    str_init(&other);
    for (int i = 2; i < 1000; i++) {
        str_clear(&other);
        str_addf(&other, "%.*s%d%s", stem, file, i, file + stem);
        if (!is_there(other.s))
            break;
    }
    if (at)
        err_meant(err, "%.*s%s%s", (int)(at - typed), typed, other.s,
                  at + strlen(file));
    else
        err_meant(err, "%s \"%s\"", f->command, other.s);
    str_done(&other);
}

/* There is its folder, and nobody's file is there. False: ERR has the reason, and the
 * typed line with another name. */
static bool is_free(struct shell *sh, const struct file_out *f, struct err *err)
{
    size_t used;

    if (!has_folder(f->name, err))
        return false;
    if (!is_there(f->name) || is_own(f))
        return true;
    if (f->nbegin)
        err_set(err, "%.200s is there already, and %s did not write it. Another name: ",
                f->name, f->command);
    else
        err_set(err,
                "%.200s is there already, and tables of points are never written "
                "over. Another name: ",
                f->name);
    offer_other(sh, f, err);
    used = strlen(err->message);
    snprintf(err->message + used, sizeof err->message - used, "%s", err->meant);
    return false;
}

bool file_out_write(struct shell *sh, const struct file_out *f, const struct str *text,
                    struct err *err)
{
    return is_free(sh, f, err) && path_publish(f->name, text->s, text->len, err);
}
