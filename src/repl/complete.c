/* While a line is typed: completion, the ghost, the argument line; and what Enter does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "learn/generate.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "repl/words.h"

/* ---- what Enter does on an empty line ---- */

static const char *lesson_next_line(struct shell *sh, const char **phrase)
{
    const struct task *t = guide_task(sh->guide);

    if (!t) {
        *phrase = sh->guide->page + 1 < sh->guide->lesson->pages ? "next page"
                                                                 : "next lesson";
        return "next";
    }
    if (t->ghost && !sh->in->ghost_spent) {
        *phrase = "does it";
        return t->ghost;
    }
    if (t->kind == TASK_CHOOSE || t->kind == TASK_PREDICT) {
        *phrase =
            t->options == 2 ? "type A or B, then Enter" : "type A, B or C, then Enter";
        return "";
    }
    if (t->kind == TASK_NUMBER) {
        *phrase = "type the number, then Enter";
        return "";
    }
    *phrase = "shows a hint";
    return "hint";
}

const char *shell_next_line(struct shell *sh, const char **phrase)
{
    const char *unused;

    if (!phrase)
        phrase = &unused;
    if (sh->guide)
        return lesson_next_line(sh, phrase);
    if (!sh->bench->s.data && !sh->bench->s.explorer.minimizing) {
        bool picture = figure_now(sh->bench) != NULL;

        *phrase = picture ? "describes the picture" : "lists the data";
        return picture ? "describe" : "datasets";
    }
    *phrase = "one step";
    return "step";
}

/* ---- the ghost ---- */

/* The rest of LINE after TYPED, if LINE begins with it. */
static bool goes_on(const char *line, const char *typed, struct str *out)
{
    size_t n = strlen(typed);

    if (!line || strncmp(line, typed, n) != 0 || !line[n])
        return false;
    str_add(out, line + n);
    return true;
}

/* Has TYPED a complete argument, so that the rest gives nothing away? */
static bool half_done(const char *typed)
{
    const char *s = strchr(typed, ' ');

    return s && strchr(words_skip(s), ' ');
}

void shell_ghost(struct shell *sh, const char *typed, struct str *out)
{
    const struct task *t = sh->guide ? guide_task(sh->guide) : NULL;
    struct shell_private *in = sh->in;

    if (sh->fault.meant[0] && goes_on(sh->fault.meant, typed, out))
        return;
    if (t && t->ghost && (!in->ghost_spent || *typed) && goes_on(t->ghost, typed, out))
        return;
    if (!*typed)
        return;
    if (t && t->kind == TASK_DO && half_done(typed) && goes_on(t->solution, typed, out))
        return;
    for (size_t i = in->typed.n; i--;)
        if (goes_on(in->typed.line[i], typed, out))
            return;
}

/* ---- the argument being typed ---- */

/* Which argument of C the text REST is at: how many are complete. */
static size_t arguments_typed(const char *rest)
{
    size_t n = 0;

    while (*rest) {
        size_t word = strcspn(rest, " ");

        if (!rest[word])
            break;
        n++;
        rest = words_skip(rest + word);
    }
    return n;
}

void argument_help(const struct shell *sh, const char *help, struct str *out)
{
    const char *x = strstr(help, "{x}");
    const struct data *d = sh->bench->s.data;

    if (x)
        str_addf(out, "%.*s%s%s", (int)(x - help), help, d ? d->names[0] : "x", x + 3);
    else
        str_add(out, help);
}

static void command_argument(const struct shell *sh, const struct command *c,
                             const char *rest, struct str *out)
{
    size_t at = arguments_typed(rest), n = 0;

    while (c->arg[n].kind != ARG_END)
        n++;
    command_usage(c, out);
    str_add(out, "    ");
    if (!n)
        str_add(out, c->help);
    else
        argument_help(sh, c->arg[at < n ? at : n - 1].help, out);
}

static void setting_argument(struct shell *sh, const struct setting *set,
                             struct str *out)
{
    struct str now;

    str_init(&now);
    set->show(sh->bench, &now);
    str_addf(out, "%s = %s    now %s", set->name, set->range ? set->range : "WORD",
             now.s);
    for (size_t i = 0; set->word && set->word(i); i++)
        str_addf(out, "%s%s%s", i || set->range ? " or " : "    ", set->word(i),
                 set->counted && strcmp(set->counted, set->word(i)) == 0 ? " NUMBER"
                                                                         : "");
    str_done(&now);
}

/* The first name of a statement: as it stands where that is a setting, else in small
 * letters. */
static size_t first_name(const char *s, char *name, size_t room)
{
    size_t n = words_name(s);

    snprintf(name, room, "%.*s", (int)n, s);
    if (!setting_named(name))
        words_lower(name, room, s, n);
    return n;
}

void shell_argument(struct shell *sh, const char *typed, struct str *out)
{
    const char *s = strrchr(typed, ';');
    char name[48];
    size_t n;
    const struct command *c;

    s = words_skip(s ? s + 1 : typed);
    n = first_name(s, name, sizeof name);
    c = command_named(sh->commands, name);
    if (setting_named(name))
        setting_argument(sh, setting_named(name), out);
    else if (c && strcmp(c->name, name) == 0)
        command_argument(sh, c, words_skip(s + n), out);
    else if (n && assign_target(sh, name))
        str_addf(out, "%s = NUMBER    a weight", name);
}

/* ---- completion ---- */

struct found {
    char **list;
    size_t n;
    const char *begin;
    size_t len;
};

static void offer(struct found *f, const char *word, const char *tail)
{
    struct str t;

    if (strncmp(word, f->begin, f->len) != 0)
        return;
    for (size_t i = 0; i < f->n; i++)
        if (strcmp(f->list[i], word) == 0)
            return;
    str_init(&t);
    str_addf(&t, "%s%s", word, tail);
    f->list = mem_grow(f->list, f->n + 2, sizeof *f->list);
    f->list[f->n++] = str_take(&t);
    f->list[f->n] = NULL;
    str_done(&t);
}

/* What can stand first (or, not FIRST, in an expression). Before a letter is typed only
 * the core commands: a hundred names would be no answer. */
static void offer_names(struct shell *sh, struct found *f, bool first)
{
    bool few = first && !f->len;

    for (size_t i = 0; first && sh->commands[i]; i++)
        if (!few || sh->commands[i]->group == ABOUT_CORE)
            offer(f, sh->commands[i]->name, "");
    if (few)
        return;
    for (size_t i = 0; settings[i]; i++)
        offer(f, settings[i]->name, "");
    for (size_t i = 0; readings[i]; i++)
        offer(f, readings[i]->name, "");
    for (size_t i = 0; !first && formula_function(i); i++)
        offer(f, formula_function(i), "");
}

/* Files in the directory that the word names so far. */
static void offer_files(struct found *f)
{
    char *word = mem_textn(f->begin, f->len), *slash = strrchr(word, '/');
    char *dir = slash ? mem_textn(word, (size_t)(slash - word) + 1) : mem_text("./");
    char **names;
    size_t n = path_list(dir, ".csv", &names);

    for (size_t i = 0; i < n; i++) {
        struct str t;

        str_init(&t);
        str_addf(&t, "%s%s", slash ? dir : "", names[i]);
        offer(f, t.s, "");
        str_done(&t);
    }
    path_list_free(names, n);
    free(dir);
    free(word);
}

static void offer_figures(struct found *f)
{
    for (size_t i = 0; figures[i]; i++)
        offer(f, figures[i]->name, "");
}

/* After a set's name what can be said of a drawing from its law. */
static void offer_data(struct found *f, const char *typed)
{
    size_t n = strcspn(typed, " ");
    char *set = mem_textn(typed, n);
    const struct law *law = typed[n] ? law_named(set) : NULL;

    free(set);
    if (law) {
        offer(f, "n=", "");
        offer(f, "seed=", "");
        if (law->noise_help)
            offer(f, "noise=", "");
        return;
    }
    for (size_t i = 0; i < ndatasets; i++)
        offer(f, datasets[i].name, "");
    offer_files(f);
}

/* Words that stand in an argument that is read as a whole. */
static const struct {
    const char *command;
    const char *words[8];
} said[] = {
    {"features", {"linear", "product", "square", "poly"}},
    {"minimize", {"off", "from"}},
    {"run", {"until"}},
    {"columns", {"label="}},
    {"explain", {"point"}},
};

const struct command *command_with_word(const struct shell *sh, const char *word)
{
    for (size_t i = 0; sh->commands[i]; i++)
        for (size_t j = 0;
             sh->commands[i]->arg[0].words && sh->commands[i]->arg[0].words[j]; j++)
            if (strcmp(sh->commands[i]->arg[0].words[j], word) == 0)
                return sh->commands[i];
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        for (size_t j = 0; said[i].words[j]; j++)
            if (strcmp(said[i].words[j], word) == 0)
                return command_named(sh->commands, said[i].command);
    return NULL;
}

static void offer_words(struct found *f, const struct command *c)
{
    for (size_t i = 0; c->arg[0].words && c->arg[0].words[i]; i++)
        offer(f, c->arg[0].words[i], "");
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        for (size_t j = 0; strcmp(said[i].command, c->name) == 0 && said[i].words[j];
             j++)
            offer(f, said[i].words[j], "");
}

/* NAME begins the statement, TYPED is what stands behind it. */
static void offer_arguments(struct shell *sh, struct found *f, const char *name,
                            const char *typed)
{
    const struct command *c = command_named(sh->commands, name);
    const struct setting *s = setting_named(name);
    const char *is = c ? c->name : "";

    for (size_t i = 0; s && s->word && s->word(i); i++)
        offer(f, s->word(i), "");
    if (c)
        offer_words(f, c);
    if (strcmp(is, "data") == 0) {
        offer_data(f, typed);
    } else if (strcmp(is, "plot") == 0 || strcmp(is, "describe") == 0) {
        offer_figures(f);
    } else if (strcmp(is, "lesson") == 0) {
        for (size_t i = 0; i < sh->shelf.n; i++)
            offer(f, sh->shelf.lesson[i]->id, "");
    } else if (strcmp(is, "help") == 0) {
        offer_names(sh, f, true);
    } else {
        offer_names(sh, f, false);
    }
}

char **shell_complete(struct shell *sh, const char *line, size_t point, size_t *start)
{
    struct found f = {0};
    size_t from = point, statement;
    char name[48];
    const char *s;

    while (from && !strchr(" ,;=(+*<>", line[from - 1]))
        from--;
    statement = from;
    while (statement && line[statement - 1] != ';')
        statement--;
    s = words_skip(line + statement);
    f.begin = line + from;
    f.len = point - from;
    if (s >= line + from) {
        offer_names(sh, &f, true);
    } else {
        size_t n = first_name(s, name, sizeof name);

        offer_arguments(sh, &f, name, words_skip(s + n));
    }
    *start = from;
    return f.list;
}
