/* readline as the line editor of the full screen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen_readline.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "base/utf8.h"
#include "editing.h"
#include "screen_keys.h"

#define PROMPT "> "
#define PROMPT_COMMAND_MODE ": " /* vi's */

/* readline's hooks carry no pointer of ours. */
static struct {
    struct app *app;
    FILE *nowhere;     /* what readline would print */
    const char *queue; /* the token being fed */
    size_t queued;
    bool utf8;
    bool installed; /* a handler is: readline aborts without one */
    bool closed;
    bool changed; /* since the app was told */
    bool meta;    /* Esc was pressed: the next key may be Alt with it */
    struct str accepted;
} ed;

/* ---- what readline asks for ---- */

/* A function that reads more keys than it was given waits for them; Ctrl-C ends that.
 */
static int next_byte(FILE *in)
{
    unsigned char c;
    ssize_t n;

    (void)in;
    if (ed.queued) {
        ed.queued--;
        return (unsigned char)*ed.queue++;
    }
    fputs("readline read ahead of the keys\n", stderr);
    n = read(STDIN_FILENO, &c, 1);
    return n == 1 ? c : n < 0 && errno == EINTR ? CTRL('G') : EOF;
}

static int more_queued(void)
{
    return ed.queued > 0;
}

static void mark_changed(void)
{
    ed.changed = true;
}

static void leave_modes_alone(void)
{
}

static void enter_modes_alone(int meta)
{
    (void)meta;
}

static void show_matches(char **match, int n, int longest)
{
    (void)longest;
    app_show_matches(ed.app, match + 1, (size_t)n);
}

static void on_line(char *line)
{
    if (!line) {
        ed.closed = true;
        return;
    }
    editing_remember(line);
    for (char *p = line; *p; p++)
        if (*p == '\n')
            *p = ' ';
    str_add(&ed.accepted, line);
    str_addc(&ed.accepted, '\n');
    free(line);
}

/* ---- start and end ---- */

static void set_hooks(void)
{
    rl_instream = stdin;
    rl_outstream = ed.nowhere ? ed.nowhere : stderr;
    rl_redisplay_function = mark_changed; /* set before rl_initialize: no termcap */
    rl_getc_function = next_byte;
    rl_input_available_hook = more_queued;
    rl_prep_term_function = enter_modes_alone;
    rl_deprep_term_function = leave_modes_alone;
    rl_completion_display_matches_hook = show_matches;
    rl_catch_signals = rl_catch_sigwinch = 0;
    rl_change_environment = 0; /* LINES and COLUMNS would freeze the size */
}

void line_editor_start(struct app *app, struct shell *sh, const struct places *places,
                       const struct termios *modes, bool utf8)
{
    ed.app = app;
    ed.utf8 = utf8;
    ed.closed = ed.meta = false;
    ed.nowhere = fopen("/dev/null", "w");
    str_init(&ed.accepted);
    editing_start(sh);
    set_hooks();
    screen_keys_add(app, modes);
    rl_initialize();
    rl_variable_bind("enable-bracketed-paste", "off");
    screen_keys_bind();
    editing_history(places);
    rl_callback_handler_install(PROMPT, on_line);
    ed.installed = true;
    ed.changed = true;
}

void line_editor_stop(void)
{
    if (ed.installed)
        rl_callback_handler_remove();
    ed.installed = false;
    editing_stop();
    if (ed.nowhere)
        fclose(ed.nowhere);
    str_done(&ed.accepted);
}

void line_editor_resize(int rows, int cols)
{
    rl_set_screen_size(rows, cols);
    ed.changed = true;
}

/* ---- the line ---- */

bool line_editor_closed(void)
{
    return ed.closed;
}

static bool command_mode(void)
{
    return rl_editing_mode == 0 && rl_get_keymap() == vi_movement_keymap;
}

void line_editor_show(void)
{
    const char *prompt = rl_display_prompt ? rl_display_prompt : PROMPT;

    if (!ed.installed || !ed.changed)
        return;
    ed.changed = false;
    if (command_mode() && strcmp(prompt, PROMPT) == 0)
        prompt = PROMPT_COMMAND_MODE;
    app_typed(ed.app, prompt, rl_line_buffer, (size_t)rl_point);
}

/* A search, a count or a key of several parts is under way: readline knows what Esc and
 * pasted text mean in it. */
static bool in_the_middle(void)
{
    return RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_NUMERICARG |
                      RL_STATE_MULTIKEY | RL_STATE_MOREINPUT | RL_STATE_CHARSEARCH |
                      RL_STATE_VIMOTION | RL_STATE_METANEXT) != 0;
}

bool line_editor_clear(void)
{
    bool something = rl_end > 0 || in_the_middle();

    ed.meta = false;
    if (!something)
        return false;
    rl_callback_sigcleanup();
    rl_free_line_state();
    rl_replace_line("", 1);
    rl_clear_message();
    rl_set_prompt(PROMPT);
    using_history(); /* the next line stands behind all others again */
    ed.changed = true;
    return true;
}

/* What Enter ran for the learner comes back with the arrow, as if it had been typed. */
static void remember_ran(void)
{
    char *ran = app_take_ran(ed.app);

    if (ran)
        editing_remember(ran);
    free(ran);
}

static void hand_over_lines(void)
{
    char *lines = str_take(&ed.accepted), *line = lines, *end;

    str_clear(&ed.accepted);
    while ((end = strchr(line, '\n'))) {
        *end = '\0';
        app_line(ed.app, line);
        remember_ran();
        line = end + 1;
    }
    free(lines);
}

/* ---- tokens ---- */

static void feed(const char *bytes, size_t n)
{
    ed.queue = bytes;
    ed.queued = n;
    while (ed.queued && ed.installed && !ed.closed)
        rl_callback_read_char();
    ed.queued = 0;
    ed.changed = true;
    if (ed.accepted.len)
        hand_over_lines();
}

/* In a locale that is not UTF-8 readline would take the bytes of a σ apart. */
static void feed_text(const char *s, size_t n)
{
    struct str raw, ascii;

    if (ed.utf8) {
        feed(s, n);
        return;
    }
    str_init(&raw);
    str_init(&ascii);
    str_addn(&raw, s, n);
    utf8_ascii(raw.s, &ascii);
    feed(ascii.s, ascii.len);
    str_done(&raw);
    str_done(&ascii);
}

/* Esc before a key is Alt with it, where Alt means something; so Esc and then a word
 * does not lose the word's first letter on an empty line. */
static void feed_meta(const struct token *t)
{
    struct str keys;

    str_init(&keys);
    str_addc(&keys, '\033');
    str_addn(&keys, t->text, t->len);
    feed(keys.s, keys.len);
    str_done(&keys);
}

static bool makes_meta(const struct token *t)
{
    unsigned char c = (unsigned char)t->text[0];

    return t->len == 1 && rl_end > 0 && (c > ' ' || c == '\b') && c < 0x80;
}

/* On an empty line it may be a key of the picture's crosshair. */
static bool is_app_key(const struct token *t)
{
    if (t->len != 1 || rl_end > 0 || in_the_middle())
        return false;
    line_editor_show();
    return app_key(ed.app, t->text[0]);
}

static void on_key(const struct token *t)
{
    bool meta = ed.meta;

    ed.meta = false;
    if (is_app_key(t))
        return;
    if (meta && makes_meta(t))
        feed_meta(t);
    else if (t->len > 1 && t->text[0] != '\033')
        feed_text(t->text, t->len);
    else if (ed.utf8 || t->len == 1 || (unsigned char)t->text[1] < 0x80)
        feed(t->text, t->len);
}

static void on_escape(const struct token *t)
{
    line_editor_show();
    if (in_the_middle() || rl_editing_mode == 0)
        feed(t->text, t->len);
    else if (!app_action(ed.app, ACTION_ESCAPE))
        ed.meta = true;
}

/* An unknown key's bytes would be inserted as text. */
static void on_sequence(const struct token *t)
{
    ed.meta = false;
    if (rl_function_of_keyseq_len(t->text, t->len, NULL, NULL))
        feed(t->text, t->len);
}

/* Pasted text becomes one line and one undo step; it never runs by itself. */
static void on_paste(const struct token *t)
{
    struct str text, ascii;

    str_init(&text);
    str_init(&ascii);
    utf8_clean(t->text, t->len, &text);
    while (text.len && text.s[text.len - 1] == ' ')
        str_cut(&text, text.len - 1);
    if (!ed.utf8)
        utf8_ascii(text.s, &ascii);
    ed.meta = false;
    if (in_the_middle()) {
        feed_text(text.s, text.len);
    } else if (text.len) {
        rl_begin_undo_group();
        rl_insert_text(ed.utf8 ? text.s : ascii.s);
        rl_end_undo_group();
        ed.changed = true;
    }
    str_done(&text);
    str_done(&ascii);
}

void line_editor_token(const struct token *t)
{
    switch (t->kind) {
    case TOKEN_KEY:
        on_key(t);
        break;
    case TOKEN_ESCAPE:
        on_escape(t);
        break;
    case TOKEN_SEQUENCE:
        on_sequence(t);
        break;
    case TOKEN_PASTE:
        on_paste(t);
        break;
    case TOKEN_REPLY:
    case TOKEN_MOUSE:
    case TOKEN_BAD:
        break;
    }
}
