/* Line mode: lines in, lines out. What scripts and conversations share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "ui/theme.h"

/* ---- signals ---- */

static volatile sig_atomic_t interrupted, leaving;

static void on_interrupt(int signo)
{
    (void)signo;
    interrupted = 1;
}

static void on_leave(int signo)
{
    leaving = signo;
}

static void catch_signal(int signo, void (*handler)(int), int flags)
{
    struct sigaction act = {.sa_handler = handler, .sa_flags = flags}, old;

    sigemptyset(&act.sa_mask);
    sigaction(signo, &act, &old);
    if (old.sa_handler == SIG_IGN) /* nohup, or in the background: it was meant */
        sigaction(signo, &old, NULL);
}

void line_signals(bool patient)
{
    signal(SIGPIPE, SIG_IGN);
    catch_signal(SIGINT, on_interrupt, patient ? 0 : (int)SA_RESETHAND);
    if (!patient)
        return;
    catch_signal(SIGTERM, on_leave, 0);
    catch_signal(SIGHUP, on_leave, 0);
}

bool line_interrupted(void)
{
    if (!interrupted)
        return false;
    interrupted = 0;
    return true;
}

bool line_noted(void)
{
    return interrupted || leaving;
}

int line_leaving(void)
{
    return leaving;
}

/* ---- out ---- */

enum { SWITCH_MAX = 32 };

/* What switches plain output to STYLE, whatever was on; "" = as if nothing were. */
static void make_switch(enum theme theme, enum style style, char out[SWITCH_MAX])
{
    const struct display plain = {.colours = 8, .faint = true, .theme = theme};
    struct appearance a = theme_appearance(&plain, style, 0);
    char colour[16] = "";

    if (a.text >= 0)
        snprintf(colour, sizeof colour, ";%d", 30 + a.text);
    snprintf(out, SWITCH_MAX, "\033[0%s%s%sm", a.bold ? ";1" : "", a.faint ? ";2" : "",
             colour);
    if (!a.bold && !a.faint && a.text < 0)
        out[0] = '\0';
}

static int used_columns(const struct row *row)
{
    int cols = row->cols;

    while (cols && row->cell[cols - 1].glyph == ' ')
        cols--;
    return cols;
}

/* Ends what was switched on, if anything was. */
static void switch_off(const char *now, struct str *out)
{
    if (*now)
        str_add(out, "\033[0m");
}

static void dump_coloured(const struct paper *p, enum theme theme, struct str *out)
{
    char switches[STYLES][SWITCH_MAX];

    for (int style = 0; style < STYLES; style++)
        make_switch(theme, (enum style)style, switches[style]);
    for (size_t i = 0; i < p->rows; i++) {
        const char *now = "";

        for (int col = 0; col < used_columns(&p->row[i]); col++) {
            const struct cell *c = &p->row[i].cell[col];
            const char *want = switches[c->style < STYLES ? c->style : STYLE_PLAIN];

            if (!c->glyph)
                continue;
            if (*want && strcmp(now, want) != 0)
                str_add(out, want);
            else if (!*want)
                switch_off(now, out);
            now = want;
            utf8_add(out, c->glyph);
        }
        switch_off(now, out);
        str_addc(out, '\n');
    }
}

/* A closed pipe is how `| head` says enough: no word about that. */
static void flush(struct line *ln)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return;
    if (!ln->broken && errno != EPIPE)
        fprintf(stderr, "logitty: cannot write: %s\n", strerror(errno));
    ln->broken = true;
}

void line_print(struct line *ln)
{
    struct paper *paper = &ln->shell->out;
    struct str text;

    record_follow(&ln->film, ln->shell, 0, 0);
    if (!paper->rows)
        return;
    str_init(&text);
    if (ln->colour)
        dump_coloured(paper, ln->shell->preferences.theme, &text);
    else
        paper_dump(paper, &text);
    paper_clear(paper);
    fwrite(text.s, 1, text.len, stdout);
    record_lines(&ln->film, text.s, text.len);
    str_done(&text);
    flush(ln);
}

void line_say(struct line *ln, const char *text)
{
    fputs(text, stdout);
    fputc('\n', stdout);
    record_lines(&ln->film, text, strlen(text));
    record_lines(&ln->film, "\n", 1);
    flush(ln);
}

void line_fault(const struct err *fault, const char *file, int line)
{
    struct err placed = *fault;
    struct str text;

    if (!placed.file[0] && file)
        err_at(&placed, file, line, fault->column, "%s", fault->message);
    str_init(&text);
    err_text(&placed, &text);
    fflush(stdout);
    fprintf(stderr, "logitty: %s\n", text.s);
    str_done(&text);
}

/* ---- work ---- */

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Slices of about a twentieth of a second, whatever an update costs: short enough for
 * Ctrl-C, long enough not to be noticed. */
static enum shell_state work(struct line *ln, bool *stopped)
{
    enum shell_state state = SHELL_BUSY;
    size_t slice = 1;

    while (state == SHELL_BUSY) {
        double before = seconds(), took;

        if (line_interrupted() || line_leaving()) {
            shell_interrupt(ln->shell);
            *stopped = true;
        }
        state = shell_work(ln->shell, slice);
        took = seconds() - before;
        if (took < 0.025 && slice < 1u << 20)
            slice *= 2;
        else if (took > 0.1 && slice > 1)
            slice /= 2;
    }
    return state;
}

enum shell_state line_do(struct line *ln, const char *text, bool *stopped)
{
    enum shell_state state = shell_line(ln->shell, text);

    *stopped = false;
    if (state == SHELL_BUSY)
        state = work(ln, stopped);
    line_print(ln);
    return state;
}

/* ---- in ---- */

enum { LINE_MAX_BYTES = 1 << 20 };

bool line_read(FILE *in, struct str *out)
{
    int c;

    str_clear(out);
    while ((c = getc(in)) != EOF && c != '\n')
        if (out->len < LINE_MAX_BYTES)
            str_addc(out, c ? (char)c : '?');
    if (c == EOF && (!out->len || interrupted || leaving))
        return false;
    if (out->len && out->s[out->len - 1] == '\r')
        str_cut(out, out->len - 1);
    return true;
}
