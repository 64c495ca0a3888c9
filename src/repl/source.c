/* Finding and loading rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/source.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "learn/csv.h"
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
    for (size_t i = 0; i < ndatasets; i++)
        if (words_distance(datasets[i].name, name) <= 2) {
            err_set(err, "No data '%s': %s?%s", name, datasets[i].name,
                    sh->host.replies ? " Tab." : "");
            return err_meant(err, "data %s", datasets[i].name);
        }
    return err_set(err,
                   "There is no data set '%s'. datasets lists them; a file's name has "
                   "a dot or a slash: data ./%s",
                   name, name);
}

/* `data hobbits.csv` where no such file is: the shipped set may be meant. */
static bool no_file(const char *name, struct err *err)
{
    size_t n = strlen(name);
    char *bare = n > 4 ? mem_textn(name, n - 4) : NULL;

    if (bare && strcmp(name + n - 4, ".csv") == 0 && dataset_named(bare) &&
        access(name, F_OK) != 0) {
        err_set(err, "There is no file %s here. The shipped set is: data %s", name,
                bare);
        err_meant(err, "data %s", bare);
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
        str_done(&path);
        return d;
    }
    str_clear(&path);
    if (source_file(sh, name, &path, err)) {
        d = csv_load(path.s, columns, err);
        if (!d && is_file(name))
            no_file(name, err);
    }
    if (d) {
        free(d->source);
        /* from the root, so that what is kept holds in every directory */
        d->source = is_file(name) ? path_absolute(name) : mem_text(name);
    }
    str_done(&path);
    return d;
}
