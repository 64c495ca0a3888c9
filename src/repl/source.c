/* Finding and loading rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/source.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "learn/csv.h"
#include "learn/csv_file.h"
#include "learn/csv_remedy.h"
#include "learn/generate.h"
#include "repl/private.h"
#include "repl/words.h"

bool source_needed(struct shell *sh, struct err *err)
{
    if (sh->bench->s.all)
        return true;
    err_set(err, "There is no data yet. Try: data hobbits");
    return err_meant(err, "data hobbits");
}

static bool unknown_set(struct shell *sh, const char *name, struct err *err)
{
    if (dataset_named(name))
        return err_set(err,
                       "The shipped data are not installed where I look. LOGITTY_DATA "
                       "should name their directory; --doctor tells where I look.");
    if (strcmp(name, SOURCE_EMPTY) == 0)
        return err_set(err, "These points were put by hand: they are no file.") ||
               err_meant(err, "points");
    for (size_t i = 0; i < ndatasets; i++)
        if (words_distance(datasets[i].name, name) <= 2) {
            err_set(err, "No data '%s': %s?%s", name, datasets[i].name,
                    sh->host.replies ? " Tab." : "");
            err_meant(err, "data %s", datasets[i].name);
            return err_remedy(err, REMEDY_SLIP);
        }
    return err_set(err,
                   "There is no data set '%s'. datasets lists them; a file's name has "
                   "a dot or a slash: data ./%s",
                   name, name);
}

/* `data hobbits.csv` where no such file is: the shipped set may be meant. */
static bool no_file(const char *name, const char *columns, struct err *err)
{
    size_t n = strlen(name);
    char *bare = n > 4 ? mem_textn(name, n - 4) : NULL;

    if (bare && strcmp(name + n - 4, ".csv") == 0 && dataset_named(bare) &&
        access(name, F_OK) != 0) {
        const char *gap = columns ? " " : "";

        columns = columns ? columns : "";
        err_set(err, "There is no file %s here. The shipped set is: data %s%s%s", name,
                bare, gap, columns);
        err_meant(err, "data %s%s%s", bare, gap, columns);
    }
    free(bare);
    return false;
}

static bool is_file(const char *name)
{
    return strpbrk(name, "./") != NULL;
}

/* NAME as it is written in the tables, where it is there in another case. */
static const char *known_name(const char *name, char lower[48])
{
    words_lower(lower, 48, name, strlen(name));
    return dataset_named(lower) || law_named(lower) ? lower : name;
}

static bool shipped(struct shell *sh, const char *name, struct str *path)
{
    struct str file;
    bool found;

    str_init(&file);
    str_addf(&file, "%s.csv", name);
    found = path_find(&sh->host.places, "datasets", file.s, path);
    str_done(&file);
    return found;
}

bool source_file(struct shell *sh, const char *name, struct str *path, struct err *err)
{
    char lower[48];

    if (is_file(name)) {
        str_add(path, name);
        return true;
    }
    name = known_name(name, lower);
    return shipped(sh, name, path) || unknown_set(sh, name, err);
}

/* These rows stand in for the shipped ones, and are others: a script is told, too. */
static void say_missing(struct shell *sh, struct data *d, const char *name)
{
    const struct dataset *set = dataset_named(name);
    struct str t;

    if (!d || !set || set->drawn)
        return;
    str_init(&t);
    str_addf(&t,
             "These are not the shipped rows: %s.csv was not found, so its law drew "
             "others. LOGITTY_DATA should name the directory of the data; --doctor "
             "tells where I look.",
             name);
    remark(sh, "data %s: %s", name, t.s);
    free(d->notes);
    d->notes = str_take(&t);
    str_done(&t);
}

struct data *source_load(struct shell *sh, const char *name, const char *columns,
                         struct err *err)
{
    struct data *d = NULL;
    struct str path;
    char lower[48];

    name = is_file(name) ? name : known_name(name, lower);
    str_init(&path);
    if (!is_file(name) && law_named(name) && !columns && !shipped(sh, name, &path)) {
        const struct law *law = law_named(name);

        d = law_draw(law, law->n, sh->bench->s.seed, -1, err);
        say_missing(sh, d, name);
        str_done(&path);
        return d;
    }
    str_clear(&path);
    if (source_file(sh, name, &path, err)) {
        d = csv_load(path.s, columns, err);
        if (!d && is_file(name))
            no_file(name, columns, err);
    }
    if (d) {
        free(d->source);
        /* from the root, so that what is kept holds in every directory */
        d->source = is_file(name) ? path_absolute(name) : mem_text(name);
    }
    str_done(&path);
    return d;
}

/* ---- what can be read instead ---- */

/* The reader's lines begin with `columns`: here they begin with COMMAND. */
static void retell(const char *command, struct err *err)
{
    static const char own[] = "columns ", line[] = ": columns ";
    struct err was = *err;
    char *at = strstr(was.message, line);
    bool meant = strncmp(was.meant, own, sizeof own - 1) == 0;

    if (at) {
        *at = '\0';
        err_at(err, was.file[0] ? was.file : NULL, was.line, was.column, "%s: %s %s",
               was.message, command, at + sizeof line - 1);
    }
    if (meant)
        err_meant(err, "%s %s", command, was.meant + sizeof own - 1);
    else if (was.meant[0])
        err_meant(err, "%s", was.meant);
}

/* Columns of NAME that can be read (heap); NULL: none. */
static char *readable(struct shell *sh, const char *name)
{
    struct err ignored = {0};
    struct csv_text t = {0};
    struct str path;
    char *columns = NULL;

    str_init(&path);
    if (source_file(sh, name, &path, &ignored) && csv_text_load(&t, path.s, &ignored))
        columns = csv_remedy(t.text, t.len);
    csv_text_done(&t);
    str_done(&path);
    return columns;
}

bool source_offer(struct shell *sh, const char *name, const char *command,
                  struct err *err)
{
    struct err was;
    char *columns;

    retell(command, err);
    was = *err;
    if (was.meant[0] || !was.file[0]) /* the fault is in the line, not in the file */
        return false;
    columns = readable(sh, name);
    if (columns) {
        err_at(err, was.file, was.line, was.column, "%s This can be read: %s %s",
               was.message, command, columns);
        err_meant(err, "%s %s", command, columns);
    }
    free(columns);
    return false;
}
