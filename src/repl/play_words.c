/* Commands in a lesson's text: they exist, can be read, and were introduced.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/lint.h"
#include "lesson/task.h"
#include "plot/text.h"
#include "repl/assign.h"
#include "repl/play_inside.h"
#include "repl/words.h"

/* On the last row of every page, so nobody has to introduce them. */
static const char always[] = "next prev help quit hint lesson menu lab show page";
/* What lessons 0 to 7 make do with, and what stands for eyes in plain mode. */
static const char core[] = "line data add predict step run fit plot explain undo reset "
                           "list describe print walk feel";
enum { LAST_OF_CORE = 7 };

struct words {
    struct shell *sh; /* whose tables are asked */
    const struct lesson *l;
    const struct shelf *shelf;
    const struct page *page;
    struct faults *faults;
    bool known; /* only that it exists is asked, not whether it was introduced */
};

static void LIKE_PRINTF(3, 4)
    fault(const struct words *w, int line, const char *fmt, ...)
{
    struct str text;
    va_list args;

    str_init(&text);
    va_start(args, fmt);
    str_addv(&text, fmt, args);
    va_end(args);
    err_at(faults_add(w->faults), w->l->file, line, 0, "%s", text.s);
    str_done(&text);
}

/* The last fault is about WHAT. */
static void at(const struct words *w, const char *what)
{
    err_part(&w->faults->err[w->faults->n - 1], what);
}

/* ---- what was introduced ---- */

static bool is_weight(struct shell *sh, const char *name)
{
    return assign_target(sh, name) && !setting_named(name);
}

/* WORD of a `new:` list, or an alias of it, is NAME. */
static bool is_same(struct shell *sh, const char *word, const char *name)
{
    const struct command *c = command_named(sh->commands, word);
    const struct setting *s = setting_named(word);

    return strcmp(word, name) == 0 || (c && strcmp(c->name, name) == 0) ||
           (s && strcmp(s->name, name) == 0);
}

static bool on_page(const struct words *w, const struct page *page, const char *name)
{
    const char *s = page->fresh;

    while (s && *s) {
        size_t n = strcspn(s, ", ");
        char *word = mem_textn(s, n);
        bool same = is_same(w->sh, word, name);

        free(word);
        if (same)
            return true;
        s += n + strspn(s + n, ", ");
    }
    return false;
}

static bool is_introduced(const struct words *w, const char *name)
{
    if (words_among(always, name))
        return true;
    for (size_t i = 0; i < w->shelf->n; i++) {
        const struct lesson *l = w->shelf->lesson[i];

        if (l->number < w->l->number && strcmp(l->id, w->l->id) != 0)
            for (size_t k = 0; k < l->pages; k++)
                if (on_page(w, &l->page[k], name))
                    return true;
    }
    for (const struct page *p = w->l->page; p <= w->page; p++)
        if (on_page(w, p, name))
            return true;
    return false;
}

static void use(const struct words *w, const char *name, bool command, int line)
{
    if (w->known || w->l->number < 0)
        return;
    if (command && w->l->number <= LAST_OF_CORE && !words_among(core, name) &&
        !words_among(always, name))
        fault(w, line,
              "'%s' before lesson %d: lessons 0 to %d use the core twelve only", name,
              LAST_OF_CORE + 1, LAST_OF_CORE);
    else if (is_introduced(w, name))
        return;
    else
        fault(w, line,
              "'%s' is used before a page introduces it: write 'new: %s' in the page "
              "block here or earlier",
              name, name);
    at(w, name);
}

/* ---- one statement ---- */

/* "line HEIGHT SLOPE", "remove I", "data …": it shows how, and is not to be run. */
static bool is_pattern(const char *s)
{
    char before = ' ';

    if (strstr(s, "...") || strstr(s, "\xE2\x80\xA6"))
        return true;
    for (; *s; before = *s++)
        if (isupper((unsigned char)*s) && !isalnum((unsigned char)before) &&
            !islower((unsigned char)s[1]) && !isdigit((unsigned char)s[1]))
            return true;
    return false;
}

static bool begins_value(const char *s)
{
    return isdigit((unsigned char)*s) ||
           (strchr("+-.", *s) && *s && isdigit((unsigned char)s[1]));
}

static void try_command(const struct words *w, const struct command *c, const char *s,
                        const char *rest, int line)
{
    struct args args;
    struct err err = {0};

    use(w, c->name, true, line);
    if (!w->known || is_pattern(s) || words_ends(rest))
        return;
    if (!args_parse(w->sh, c, rest, &args, &err)) {
        fault(w, line, "'%s': %s", s, err.message);
        at(w, s);
    }
    args_done(&args);
}

static bool is_formula(const char *s)
{
    struct formula *f = formula_parse(s, NULL);

    formula_free(f);
    return f != NULL;
}

static void unknown(const struct words *w, const char *s, const char *name, int line)
{
    const char *near = meant_near(w->sh, name, false);

    if (!w->known || strlen(name) < 3 || strcmp(name, "class") == 0 || is_formula(s) ||
        formula_help(name))
        return;
    fault(w, line, "'%s': there is no command '%s'%s%s%s", s, name,
          near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
    at(w, s);
}

static void statement(const struct words *w, const char *s, int line)
{
    size_t n = words_name(s);
    const char *rest = words_skip(s + n);
    bool spaced = rest != s + n;
    char name[48];
    const struct command *c;
    const struct setting *set;

    words_lower(name, sizeof name, s, n);
    c = command_named(w->sh->commands, name);
    set = setting_named(name);
    if (!n)
        return;
    if (*rest == '=' && rest[1] != '=') {
        if (set && !is_weight(w->sh, name))
            use(w, set->name, false, line);
        return;
    }
    if (set && spaced && begins_value(rest))
        use(w, set->name, false, line);
    else if (c && words_ends(rest) && !reading_named(name) &&
             strcmp(c->name, name) == 0)
        use(w, c->name, true, line);
    else if (c && spaced && !set && !words_ends(rest) &&
             (begins_value(rest) || isalpha((unsigned char)*rest)))
        try_command(w, c, s, rest, line);
    else if (!c && !set && spaced && begins_value(rest) && !reading_named(name) &&
             !assign_target(w->sh, name))
        unknown(w, s, name, line);
}

static void statements(const struct words *w, const char *text, size_t n, int line)
{
    char *copy = mem_textn(text, n), *s = copy;

    while (*s) {
        size_t used = strcspn(s, "\n");
        size_t end = words_statement(s);
        char *one;

        used = end < used ? end : used;
        one = words_trim(s, used);
        statement(w, one, line);
        free(one);
        s += used;
        if (*s == '#')
            s += strcspn(s, "\n");
        s += *s != '\0';
    }
    free(copy);
}

/* ---- the texts ---- */

static void each_code(const struct words *w, const char *s, int line)
{
    while (s && (s = strstr(s, TEXT_CODE)) != NULL) {
        size_t n;

        s += strlen(TEXT_CODE);
        n = strcspn(s, "\001");
        statements(w, s, n, line);
        s += n;
    }
}

/* In a hint `step 10` needs no marks to be a command, nor `eta = 2`. */
static void each_word(const struct words *w, const char *text, int line)
{
    char before = ' ';

    for (const char *s = text; *s; before = *s++) {
        size_t n = isalpha((unsigned char)before) || strchr("_.\001", before)
                       ? 0
                       : words_name(s);
        char *name = mem_textn(s, n);
        const char *rest = s + n + (s[n] == ' ');
        const struct command *c = n ? command_named(w->sh->commands, name) : NULL;
        const struct setting *set = n ? setting_named(name) : NULL;

        if (c && s[n] == ' ' && begins_value(rest) && strcmp(c->name, name) == 0)
            use(w, c->name, true, line);
        else if (set && s[n] == ' ' && rest[0] == '=' && rest[1] == ' ' &&
                 !is_weight(w->sh, name))
            use(w, set->name, false, line);
        free(name);
        if (n) {
            s += n - 1;
        }
    }
}

static void task_words(const struct words *w, const struct task *t)
{
    each_code(w, t->text, task_line(t, "text", 0));
    each_code(w, t->ask, task_line(t, task_kind_name(t->kind), 0));
    for (size_t i = 0; i < t->hints; i++) {
        each_code(w, t->hint[i], task_line(t, "hint", i));
        each_word(w, t->hint[i], task_line(t, "hint", i));
    }
    if (t->ghost)
        statements(w, t->ghost, strlen(t->ghost), task_line(t, "try", 0));
    if (t->solution && t->kind == TASK_DO)
        statements(w, t->solution, strlen(t->solution), task_line(t, "solution", 0));
}

static void known(void *self, const char *text, int line)
{
    each_code(self, text, line);
}

/* `new:` names what there is. */
static void check_fresh(const struct words *w)
{
    const char *s = w->page->fresh;

    while (s && *s) {
        size_t n = strcspn(s, ", ");
        char *word = mem_textn(s, n);

        if (n && !command_named(w->sh->commands, word) && !setting_named(word) &&
            !assign_target(w->sh, word) && !reading_named(word)) {
            fault(w, w->page->line, "new: there is no command or setting '%s'", word);
            at(w, word);
        }
        free(word);
        s += n + strspn(s + n, ", ");
    }
}

/* `strip:` names what has a value. The one of the lesson block stands above all pages.
 */
static void check_strip(const struct words *w)
{
    const char *s = w->page->strip;
    size_t n;

    for (; s && *s; s += n + strspn(s + n, ", ")) {
        char *word = mem_textn(s, n = strcspn(s, ", "));
        struct formula *f = formula_parse(word, NULL);
        struct err err = {0};

        if (n && (!f || !formula_check(f, shell_scope(w->sh), &err))) {
            fault(w, 1, "strip: there is no reading '%s'%s%s", word,
                  err.message[0] ? ": " : "", err.message);
            at(w, word);
        }
        formula_free(f);
        free(word);
    }
}

void play_words(struct shell *sh, const struct lesson *l, const struct shelf *shelf,
                struct faults *faults)
{
    struct words w = {.sh = sh, .l = l, .shelf = shelf, .faults = faults};

    for (size_t i = 0; i < l->pages; i++) {
        const struct page *page = w.page = &l->page[i];

        check_fresh(&w);
        check_strip(&w);
        w.known = true;
        lint_each_text(page, known, &w);
        w.known = false;
        for (size_t k = 0; k < page->blocks; k++)
            if (page->block[k].kind != BLOCK_CODE)
                each_code(&w, page->block[k].text, page->block[k].line);
        for (size_t k = 0; k < page->tasks; k++)
            task_words(&w, &page->task[k]);
        for (size_t k = 0; k < page->agains; k++)
            task_words(&w, &page->again[k]);
    }
}
