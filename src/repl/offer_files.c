/* Data sets and files that can stand at the end of a line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "learn/generate.h"
#include "repl/offer.h"

/* ---- files ---- */

/* `~/` is the person's own directory. */
static void from_home(const struct shell *sh, struct str *word)
{
    struct str whole;

    if (strncmp(word->s, "~/", 2) != 0 || !sh->host.places.home)
        return;
    str_init(&whole);
    path_join(&whole, sh->host.places.home, word->s + 2);
    str_clear(word);
    str_add(word, whole.s);
    str_done(&whole);
}

/* The files in DIR that end in SUFFIX, as DIR and their names. */
static void offer_listed(struct offers *to, const char *dir, const char *suffix)
{
    char **names;
    size_t n = path_list(*dir ? dir : ".", suffix, &names);

    for (size_t i = 0; i < n; i++) {
        struct str t;

        str_init(&t);
        str_addf(&t, "%s%s", dir, names[i]);
        offer_quoted(to, t.s, "a file");
        str_done(&t);
    }
    path_list_free(names, n);
}

/* Those in the directory that the word names so far. */
static void offer_files(struct shell *sh, struct offers *to, const char *suffix)
{
    bool quoted = to->len && *to->begin == '"';
    struct offers whole = *to;
    struct str word;
    char *slash;

    str_init(&word);
    str_addn(&word, to->begin + quoted, to->len - quoted);
    from_home(sh, &word);
    if (quoted) {
        struct str open;

        str_init(&open);
        str_addf(&open, "\"%s", word.s);
        str_done(&word);
        word = open;
    }
    whole.begin = word.s;
    whole.len = word.len;
    slash = strrchr(word.s, '/');
    if (slash) {
        char *dir = mem_textn(word.s + quoted, (size_t)(slash + 1 - word.s) - quoted);

        offer_listed(&whole, dir, suffix);
        free(dir);
    } else {
        offer_listed(&whole, "", suffix);
    }
    to->list = whole.list;
    to->help = whole.help;
    to->n = whole.n;
    str_done(&word);
}

void offer_data(struct shell *sh, const char *typed, struct offers *to)
{
    size_t n = strcspn(typed, " ");
    char *set = mem_textn(typed, n);
    const struct law *law = offer_place(typed) ? law_named(set) : NULL;

    free(set);
    if (law) {
        offer(to, "n=", "how many rows are drawn");
        offer(to, "seed=", "where chance begins");
        if (law->noise_help)
            offer(to, "noise=", law->noise_help);
    }
    if (offer_place(typed))
        return;
    for (size_t i = 0; i < ndatasets; i++)
        offer(to, datasets[i].name, datasets[i].help);
    offer_files(sh, to, ".csv");
}

void offer_saved(struct shell *sh, const char *typed, struct offers *to)
{
    static const char suffix[] = ".lt";
    struct str dir;
    char **names;
    size_t n;

    if (offer_place(typed))
        return;
    str_init(&dir);
    path_join(&dir, sh->host.places.state, "saved");
    n = sh->host.places.state ? path_list(dir.s, suffix, &names) : 0;
    for (size_t i = 0; i < n; i++) {
        names[i][strlen(names[i]) - strlen(suffix)] = '\0';
        offer_quoted(to, names[i], "saved");
    }
    if (sh->host.places.state)
        path_list_free(names, n);
    str_done(&dir);
    offer_files(sh, to, suffix);
}
