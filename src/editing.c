/* What both front ends ask of readline: completion by the shell, the history file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "editing.h"

#include <stdlib.h>
#include <string.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "base/mem.h"

enum { HISTORY_MAX = 1000 };

/* readline's hooks carry no pointer of ours. */
static struct {
    struct shell *shell;
    char *history; /* the file; NULL = none */
} editing;

/* ---- completion ---- */

/* WORD begins at byte FROM of the line; the same with the line's bytes from TO on. */
static char *moved_word(const char *word, size_t from, size_t to)
{
    size_t cut;
    struct str t;

    if (from <= to) {
        cut = to - from;
        return mem_text(strlen(word) >= cut ? word + cut : "");
    }
    str_init(&t);
    str_addn(&t, rl_line_buffer + to, from - to);
    str_add(&t, word);
    return t.s;
}

static char *common_start(char **word, size_t n)
{
    size_t len = strlen(word[0]);

    for (size_t i = 1; i < n; i++)
        for (size_t k = 0; k < len; k++)
            if (word[i][k] != word[0][k])
                len = k;
    while (len && ((unsigned char)word[0][len] & 0xC0) == 0x80)
        len--;
    return mem_textn(word[0], len);
}

/* The shell knows where a word begins; readline's idea of it (START) is only its own.
 */
static char **complete(const char *text, int start, int end)
{
    size_t from = 0, n = 0;
    char **found, **answer;

    (void)text;
    rl_attempted_completion_over = 1; /* never file names by accident */
    found = shell_complete(editing.shell, rl_line_buffer, (size_t)end, &from);
    if (!found)
        return NULL;
    while (found[n]) {
        char *word = moved_word(found[n], from, (size_t)start);

        free(found[n]);
        found[n++] = word;
    }
    /* nothing stands between a bracket or a = and what belongs to it */
    rl_completion_append_character =
        n == 1 && *found[0] && strchr("(=/", found[0][strlen(found[0]) - 1]) ? '\0'
                                                                             : ' ';
    answer = n ? mem_array(n + 2, sizeof *answer) : NULL;
    for (size_t i = 0; i < n && n > 1; i++)
        answer[i + 1] = found[i];
    if (n)
        answer[0] = n > 1 ? common_start(found, n) : found[0];
    free(found);
    return answer;
}

void editing_start(struct shell *sh)
{
    editing.shell = sh;
    rl_readline_name = "logitty";
    rl_attempted_completion_function = complete;
}

/* ---- history ---- */

void editing_history(const struct places *places)
{
    struct str file;

    using_history();
    stifle_history(HISTORY_MAX);
    if (!places->state)
        return;
    str_init(&file);
    path_join(&file, places->state, "history");
    /* append_history() wants a file; path_save makes it and its directory private */
    if (path_is_file(file.s) ? read_history(file.s) == 0
                             : path_save(file.s, "", 0, NULL))
        editing.history = str_take(&file);
    str_done(&file);
}

/* A line of blanks, or the same as the one before, is not worth a place. */
static bool worth_keeping(const char *line)
{
    HIST_ENTRY *last;

    if (line[strspn(line, " \t")] == '\0')
        return false;
    using_history();
    last = previous_history();
    using_history();
    return !last || strcmp(last->line, line) != 0;
}

void editing_remember(const char *line)
{
    if (!worth_keeping(line))
        return;
    add_history(line);
    if (editing.history)
        append_history(1, editing.history);
}

void editing_stop(void)
{
    if (editing.history)
        history_truncate_file(editing.history, HISTORY_MAX);
    free(editing.history);
    editing.history = NULL;
    clear_history();
    rl_attempted_completion_function = NULL;
    editing.shell = NULL;
}
