/* Plain mode: the whole program as a conversation in lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line_talk.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/readline.h>

#include "editing.h"
#include "repl/draft.h"
#include "ui/demo.h"

static const char idle[] = "Nothing is running. quit leaves; your place is kept.";

/* ---- the line of a person ---- */

/* readline's hooks carry no pointer of ours. */
static struct {
    struct shell *shell;
    bool cancelled; /* the line was given up with Ctrl-C */
} talk;

/* Waits for a key. A signal cannot slip in between looking for it and waiting: it is
 * blocked but for the waiting itself. False = look for signals. */
static bool key_waits(int fd)
{
    struct pollfd in = {.fd = fd, .events = POLLIN};
    sigset_t ours, open;
    int ready = -1;

    sigemptyset(&ours);
    sigaddset(&ours, SIGINT);
    sigaddset(&ours, SIGTERM);
    sigaddset(&ours, SIGHUP);
    sigprocmask(SIG_BLOCK, &ours, &open);
    if (!rl_pending_signal() && !line_noted())
        ready = ppoll(&in, 1, NULL, &open);
    sigprocmask(SIG_SETMASK, &open, NULL);
    return ready > 0;
}

/* Ctrl-C gives the line up: readline is told that it ended. */
static int next_byte(FILE *in)
{
    unsigned char c;
    ssize_t n;

    while (!key_waits(fileno(in))) {
        rl_check_signals();
        if (line_leaving())
            return EOF;
        if (line_interrupted()) {
            talk.cancelled = true;
            rl_replace_line("", 1);
            return '\r';
        }
    }
    n = read(fileno(in), &c, 1);
    return n == 1 ? c : EOF;
}

/* Tab takes the line that is offered, else completes the word. */
static int take_ghost(int count, int key)
{
    struct str ghost;

    (void)count;
    (void)key;
    str_init(&ghost);
    if (rl_point == rl_end)
        shell_ghost(talk.shell, rl_line_buffer, &ghost);
    if (ghost.len)
        rl_insert_text(ghost.s);
    else
        rl_complete_internal('@');
    str_done(&ghost);
    return 0;
}

static void start_typing(struct line *ln, const struct places *places)
{
    rl_command_func_t *now;

    talk.shell = ln->shell;
    editing_start(ln->shell);
    rl_getc_function = next_byte;
    rl_change_environment = 0;
    rl_catch_signals = 1; /* so that the terminal's modes survive Ctrl-Z and Ctrl-C */
    rl_add_defun("logitty-tab", take_ghost, -1);
    rl_initialize();
    now = rl_function_of_keyseq("\t", NULL, NULL);
    if (now == rl_complete)
        rl_bind_key('\t', take_ghost);
    editing_history(places);
}

/* A line that was pasted with its ends in it stays one line. */
static void one_line(char *s)
{
    for (; *s; s++)
        if (*s == '\n' || *s == '\r')
            *s = ' ';
}

/* LINE, or the grey line that Enter runs when there is none, comes back with the arrow.
 */
static void remember(const char *line)
{
    struct str ghost;

    str_init(&ghost);
    if (line[strspn(line, " ")] == '\0')
        shell_ghost(talk.shell, "", &ghost);
    editing_remember(ghost.len ? ghost.s : line);
    str_done(&ghost);
}

/* False = the end of the input. */
static bool type_line(struct line *ln, struct str *out)
{
    static const char prompt[] = "> ";
    char *line;

    talk.cancelled = false;
    record_lines(&ln->film, prompt, strlen(prompt));
    line = readline(prompt);
    if (!line)
        return false;
    one_line(line);
    record_lines(&ln->film, line, strlen(line)); /* readline's echo, all at once */
    record_lines(&ln->film, "\n", 1);
    str_clear(out);
    if (!talk.cancelled) {
        str_add(out, line);
        remember(line);
    }
    free(line);
    return true;
}

/* ---- the conversation ---- */

static void answer(struct line *ln, const char *text, bool *over)
{
    bool stopped;
    enum shell_state state = line_do(ln, text, &stopped);
    struct shell *sh = ln->shell;
    struct str said;

    *over = state == SHELL_QUIT || ln->broken;
    if (state != SHELL_FAULT)
        return;
    str_init(&said);
    err_text(&sh->fault, &said);
    paper_prose(&sh->out, sh->host.width, STYLE_PLAIN, "", "", said.s);
    line_print(ln);
    str_done(&said);
}

/* ---- the demonstration ---- */

/* Time to read; a key ends it. Where nobody sits there is none. */
static bool key_ends(bool tty, int ms)
{
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};

    return line_noted() || (tty && poll(&in, 1, ms) > 0);
}

/* Lines are typed until it is over or a key comes: the conversation goes on there. */
static void play_demo(struct line *ln, bool tty)
{
    struct str line;
    const char *words;
    int pause;
    bool over = false;

    str_init(&line);
    while (!over && !ln->broken && demo_line(ln->demo, &line, &words, &pause)) {
        struct str typed;

        if (words)
            line_say(ln, words);
        str_init(&typed);
        str_addf(&typed, "> %s", line.s);
        line_say(ln, typed.s);
        str_done(&typed);
        answer(ln, line.s, &over);
        str_clear(&line);
        if (key_ends(tty, pause))
            break;
    }
    str_done(&line);
    demo_free(ln->demo);
    ln->demo = NULL;
    line_say(ln, "It is yours now. lesson 1 begins, quit leaves.");
}

/* The lesson that is being written was saved: it is opened again before the prompt. */
static void follow_draft(struct line *ln)
{
    struct str run, say;
    bool over;

    if (!ln->draft)
        return;
    str_init(&run);
    str_init(&say);
    if (draft_follow(ln->draft, ln->shell, &run, &say)) {
        if (say.len)
            line_say(ln, say.s);
        if (run.len)
            answer(ln, run.s, &over);
    }
    str_done(&run);
    str_done(&say);
}

static bool next_line(struct line *ln, struct str *line, bool tty)
{
    follow_draft(ln);
    return tty ? type_line(ln, line) : line_read(stdin, line);
}

static void converse(struct line *ln, bool tty)
{
    struct str line;
    bool over = false;

    str_init(&line);
    while (!over && !ln->broken && !line_leaving() && next_line(ln, &line, tty)) {
        if (!talk.cancelled)
            answer(ln, line.s, &over);
        if (talk.cancelled || (tty && line_interrupted()))
            line_say(ln, idle);
    }
    if (!over && !ln->broken && !line_leaving()) {
        if (tty)
            line_say(ln, "");
        answer(ln, "quit", &over);
    }
    str_done(&line);
}

int line_talk(struct line *ln, const struct places *places, bool tty)
{
    int signo;

    line_signals(true);
    line_print(ln);
    if (ln->demo)
        play_demo(ln, tty);
    if (tty)
        start_typing(ln, places);
    converse(ln, tty);
    if (tty)
        editing_stop();
    record_stop(&ln->film);
    if ((signo = line_leaving())) {
        shell_save_progress(ln->shell);
        signal(signo, SIG_DFL);
        raise(signo);
    }
    return ln->broken ? EXIT_FAULT : line_interrupted() ? EXIT_INTERRUPTED : EXIT_WELL;
}
