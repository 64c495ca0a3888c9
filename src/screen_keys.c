/* The keys of ui/keymap.h as readline functions, so that inputrc can rebind them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen_keys.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/readline.h>

#include "screen_readline.h"
#include "terminfo.h"
#include "ui/keymap.h"

/* readline's hooks carry no pointer of ours. */
static struct app *keys_app;
static bool redraw_wanted;

/* ---- one function per row ---- */

static void insert_ghost(void)
{
    char *text = app_take_insert(keys_app);

    if (!text)
        return;
    rl_point = rl_end;
    rl_begin_undo_group();
    rl_insert_text(text);
    rl_end_undo_group();
    free(text);
}

/* readline lists at the second Tab in a row by looking for its own function there; here
 * it lists at once when there is nothing to add. */
static int do_usual(rl_command_func_t *usual, int count, int key)
{
    if (!usual)
        return 0;
    return usual == rl_complete ? rl_complete_internal('@') : usual(count, key);
}

static int act(size_t row, int count, int key)
{
    const struct key *k = &keymap[row];

    line_editor_show(); /* what is done depends on the line */
    redraw_wanted |= k->action == ACTION_REDRAW;
    if (app_action(keys_app, k->action)) {
        insert_ghost();
        return 0;
    }
    return do_usual(k->usual ? rl_named_function(k->usual) : NULL, count, key);
}

#define EVERY_ROW(X)                                                              \
    X(0)                                                                          \
    X(1)                                                                          \
    X(2)                                                                          \
    X(3)                                                                          \
    X(4)                                                                          \
    X(5)                                                                          \
    X(6)                                                                          \
    X(7)                                                                          \
    X(8)                                                                          \
    X(9)                                                                          \
    X(10)                                                                         \
    X(11)                                                                         \
    X(12) X(13) X(14) X(15) X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) \
        X(25) X(26) X(27) X(28) X(29) X(30) X(31)
#define DEFINE(row)                          \
    static int key_##row(int count, int key) \
    {                                        \
        return act(row, count, key);         \
    }
#define NAME(row) key_##row,

EVERY_ROW(DEFINE)
static rl_command_func_t *const function[] = {EVERY_ROW(NAME)};

/* readline would read them itself, but writes the terminal's size back while it is
 * there: a size that changed meanwhile would be lost. */
static void bind_special_characters(const struct termios *modes)
{
    static const struct {
        int at;
        rl_command_func_t *does;
    } special[] = {
        {VERASE, rl_rubout},
        {VKILL, rl_unix_line_discard},
        {VWERASE, rl_unix_word_rubout},
        {VLNEXT, rl_quoted_insert},
    };

    rl_variable_bind("bind-tty-special-chars", "off");
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        cc_t c = modes->c_cc[special[i].at];

        if (c == _POSIX_VDISABLE)
            continue;
        rl_bind_key_in_map(c, special[i].does, emacs_standard_keymap);
        rl_bind_key_in_map(c, special[i].does, vi_insertion_keymap);
    }
}

void screen_keys_add(struct app *app, const struct termios *modes)
{
    keys_app = app;
    assert(nkeys <= sizeof function / sizeof *function);
    for (size_t i = 0; i < nkeys; i++)
        rl_add_defun(keymap[i].name, function[i], -1);
    bind_special_characters(modes);
}

bool screen_keys_redraw(void)
{
    bool was = redraw_wanted;

    redraw_wanted = false;
    return was;
}

/* ---- binding ---- */

static Keymap keymaps(size_t i)
{
    Keymap all[] = {emacs_standard_keymap, vi_insertion_keymap, vi_movement_keymap};

    return i < sizeof all / sizeof *all ? all[i] : NULL;
}

/* What BYTES do now, in MAP; NULL = nothing. */
static rl_command_func_t *bound(const char *bytes, size_t n, Keymap map, int *type)
{
    *type = ISFUNC;
    return rl_function_of_keyseq_len(bytes, n, map, type);
}

/* Binds SEQUENCE unless the person did: it may do nothing yet, or what it USUALly does.
 */
static void bind_sequence(const char *sequence, rl_command_func_t *to,
                          rl_command_func_t *usual)
{
    char bytes[32];
    int n, type;

    if (strlen(sequence) >= sizeof bytes / 2 ||
        rl_translate_keyseq(sequence, bytes, &n))
        return;
    for (size_t i = 0; keymaps(i); i++) {
        rl_command_func_t *now = bound(bytes, (size_t)n, keymaps(i), &type);

        if (!now ||
            (type == ISFUNC && (now == usual || now == rl_do_lowercase_version)))
            rl_bind_keyseq_in_map(sequence, to, keymaps(i));
    }
}

static rl_command_func_t *usual_of(const struct key *k)
{
    if (k->usual)
        return rl_named_function(k->usual);
    return k->action == ACTION_REDRAW ? rl_clear_screen : NULL;
}

static void bind_table(void)
{
    for (size_t i = 0; i < nkeys; i++)
        for (size_t k = 0; k < KEY_SEQUENCES && keymap[i].sequence[k]; k++)
            bind_sequence(keymap[i].sequence[k], function[i], usual_of(&keymap[i]));
}

/* The function that does ACTION, or else OTHERWISE. */
static rl_command_func_t *doing(enum action action, const char *otherwise)
{
    for (size_t i = 0; i < nkeys; i++)
        if (keymap[i].action == action)
            return function[i];
    return rl_named_function(otherwise);
}

/* readline did not read the terminal's description: its cursor keys come from us. */
static void bind_terminal_keys(void)
{
    static const struct {
        const char *cap;
        enum action action;
        const char *otherwise;
    } keys[] = {
        {"kcuu1", ACTION_UP, "previous-history"},
        {"kcud1", ACTION_DOWN, "next-history"},
        {"kcub1", ACTION_LEFT, "backward-char"},
        {"kcuf1", ACTION_RIGHT, "forward-char"},
        {"khome", ACTION_NONE, "beginning-of-line"},
        {"kend", ACTION_NONE, "end-of-line"},
        {"kdch1", ACTION_NONE, "delete-char"},
        {"kpp", ACTION_PAGE_UP, "beginning-of-history"},
        {"knp", ACTION_PAGE_DOWN, "end-of-history"},
    };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *bytes = terminfo_key(keys[i].cap);
        rl_command_func_t *usual = rl_named_function(keys[i].otherwise);

        if (bytes)
            bind_sequence(bytes, doing(keys[i].action, keys[i].otherwise), usual);
    }
}

/* Esc or Alt with Enter would silently go over to vi's keys. */
static void unbind_trap(void)
{
    static const int keys[] = {'\r', '\n'};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (emacs_meta_keymap[keys[i]].function == rl_vi_editing_mode)
            rl_bind_key_in_map(keys[i], rl_newline, emacs_meta_keymap);
}

void screen_keys_bind(void)
{
    bind_table();
    bind_terminal_keys();
    unbind_trap();
}
