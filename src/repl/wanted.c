/* What the open task of a page waits for, where a line is something else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/wanted.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lesson/answer.h"
#include "repl/advice.h"
#include "repl/aside.h"
#include "repl/assign.h"
#include "repl/words.h"

/* ---- a number by itself ---- */

/* The name that the only command of the solution sets: "X" of `X = 1`. */
static bool name_set(struct shell *sh, const char *solution, struct str *name)
{
    size_t n = words_name(solution);
    const char *s = words_skip(solution + n), *end = strpbrk(solution, ";\n");

    str_addn(name, solution, n);
    return n && *s == '=' && (!end || !*words_skip(end + 1)) &&
           assign_numeric(sh, name->s);
}

bool wanted_number(struct shell *sh, const char *line, struct err *err)
{
    const struct task *t = sh->guide ? guide_task(sh->guide) : NULL;
    struct str name;
    double v;
    bool wanted;

    if (!t || t->kind != TASK_DO || !t->solution || !answer_number(line, &v))
        return false;
    str_init(&name);
    wanted = name_set(sh, t->solution, &name);
    if (wanted) {
        err_set(err, "%s = %s? Tab.", name.s, line);
        err_meant(err, "%s = %s", name.s, line);
        err_remedy(err, REMEDY_SLIP);
    }
    str_done(&name);
    return wanted;
}

/* ---- words beside a question ---- */

static bool only_words(const char *line)
{
    for (const char *s = line; *s; s++)
        if (!isalpha((unsigned char)*s) && !strchr(" ,.!'-", *s))
            return false;
    return true;
}

/* The line is about the program: a question, or a slip of a word that it knows. */
static bool about_program(struct shell *sh, const char *line, const struct err *err)
{
    static const char asking[] = "can could do does help how may what when where which "
                                 "who why";
    size_t n = words_name(line);
    char *word = mem_textn(line, n);
    const char *near = n ? meant_near(sh, word, true) : NULL;
    bool about =
        n == 0 || words_among(asking, word) || command_named(sh->commands, word);

    if (near && strncmp(err->meant, near, strlen(near)) == 0)
        about = about || !*words_skip(line + n) || command_named(sh->commands, near);
    free(word);
    return about;
}

/* "it does not rise" is not the option that says it rises. */
static bool denies(const char *line)
{
    static const char denials[] = "no not never isn doesn don won didn neither nor";

    for (const char *s = line; *s;) {
        size_t n = words_name(s);
        char *word = mem_textn(s, n);
        bool is = n && words_among(denials, word);

        free(word);
        if (is)
            return true;
        s += n ? n : 1;
    }
    return false;
}

/* "Is that B?" where just one option has a word of it. */
static void ask_letter(const struct task *t, const char *line, struct err *err)
{
    size_t index = 0;
    struct str text;

    if (!denies(line) && answer_sharing(t, line, &index) == 1) {
        err_set(err, "Is that %c? Tab.", (char)('A' + index));
        err_meant(err, "%c", (char)('A' + index));
        return;
    }
    str_init(&text);
    guide_type_letters(t, &text);
    err_set(err, "%s", text.s);
    str_done(&text);
}

/* ---- other data ---- */

/* The sentence at the end that offers a line: "Try: data hobbits". */
static void drop_offer(struct err *err)
{
    static const char *const leads[] = {". Try: ", ". Type: ", ": Try: "};

    err->meant[0] = '\0';
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        char *at = strstr(err->message, leads[i]);

        if (at)
            at[1] = '\0';
    }
}

static bool takes_data(const char *line)
{
    return strncmp(line, "data", 4) == 0 && words_name(line) == 4;
}

/* What ERR offers is forbidden: it is not offered, and where it was all that was said,
 * that is. */
static void drop_forbidden(struct shell *sh, struct err *err)
{
    const char *why = advice_forbidden(sh, err->meant);
    char meant[sizeof err->meant];

    if (!why)
        return;
    snprintf(meant, sizeof meant, "%s", err->meant);
    drop_offer(err);
    if (strstr(err->message, meant))
        err_set(err, "%s", why);
}

void wanted_instead(struct shell *sh, const char *line, struct err *err)
{
    const struct task *t = guide_task(sh->guide);

    drop_forbidden(sh, err);

    if (t && t->options && only_words(line) && !about_program(sh, line, err)) {
        ask_letter(t, line, err);
        return;
    }
    if (takes_data(err->meant) && !takes_data(line) &&
        !(t && t->solution && strstr(t->solution, "data ")))
        drop_offer(err);
}

/* ---- a state that is reached ---- */

bool wanted_leaves(void *self, const char *line)
{
    struct shell *sh = self;
    struct bench *b = bench_new();
    struct str here, there;
    struct err err = {0};
    struct aside a;
    char *text = words_trim(line, strcspn(line, ";\n"));
    bool same;

    str_init(&here);
    str_init(&there);
    bench_restore(b, &sh->bench->s);
    bench_script(b, &here);
    aside_open(&a, sh, b);
    a.in.trying = strchr(text, '=') != NULL; /* a setting, too; else weights only */
    a.in.ahead = !a.in.trying;
    same = statement_run(&a.shell, text, &err);
    aside_close(&a);
    bench_script(b, &there);
    same = same && strcmp(here.s, there.s) == 0;
    str_done(&here);
    str_done(&there);
    bench_free(b);
    free(text);
    return same;
}
