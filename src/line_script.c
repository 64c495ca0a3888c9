/* Scripts: -e, -f and a pipe.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line_script.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct script {
    struct line *ln;
    const char *file; /* NULL: -e */
    int line;
    bool keep_going, over;
    int status;
};

static void at_fault(struct script *s)
{
    line_fault(&s->ln->shell->fault, s->file, s->line);
    s->status = EXIT_FAULT;
    s->over = !s->keep_going;
}

/* On standard error, so that the output holds what was asked for and nothing else. */
static void tell_remark(struct shell *sh)
{
    if (!sh->remark.len)
        return;
    fflush(stdout);
    fprintf(stderr, "logitty: %s\n", sh->remark.s);
    str_clear(&sh->remark);
}

/* Does TEXT up to its end or its first fault; what a fault left over (heap), NULL none.
 */
static char *do_until_fault(struct script *s, const char *text)
{
    bool stopped;
    enum shell_state state = line_do(s->ln, text, &stopped);
    char *rest = state == SHELL_FAULT ? mem_text(shell_left(s->ln->shell)) : NULL;

    tell_remark(s->ln->shell);
    if (state == SHELL_FAULT)
        at_fault(s);
    if (state == SHELL_QUIT)
        s->over = true;
    if (stopped || line_interrupted()) {
        s->status = EXIT_INTERRUPTED;
        s->over = true;
    }
    if (s->ln->broken) {
        s->status = EXIT_FAULT;
        s->over = true;
    }
    return rest;
}

static void do_line(struct script *s, const char *text)
{
    char *rest = do_until_fault(s, text);

    while (rest && !s->over) {
        char *now = rest;

        rest = do_until_fault(s, now);
        free(now);
    }
    free(rest);
}

static void do_text(struct script *s, const char *text)
{
    struct str line;

    str_init(&line);
    while (*text && !s->over) {
        size_t n = strcspn(text, "\n");

        str_clear(&line);
        str_addn(&line, text, n);
        do_line(s, line.s);
        text += n + (text[n] == '\n');
    }
    str_done(&line);
}

static const char *without_mark(const char *line, int number)
{
    return number == 1 && strncmp(line, "\xEF\xBB\xBF", 3) == 0 ? line + 3 : line;
}

static void do_stream(struct script *s, FILE *in)
{
    struct str line;

    str_init(&line);
    for (s->line = 1; !s->over && line_read(in, &line); s->line++)
        do_line(s, without_mark(line.s, s->line));
    if (line_interrupted())
        s->status = EXIT_INTERRUPTED;
    if (ferror(in) && !s->status) {
        fprintf(stderr, "logitty: %s: %s\n", s->file, strerror(errno));
        s->status = EXIT_FAULT;
    }
    str_done(&line);
}

static void do_file(struct script *s, const char *file)
{
    bool is_input = strcmp(file, "-") == 0;
    FILE *in = is_input ? stdin : fopen(file, "r");

    s->file = is_input ? "stdin" : file;
    if (!in) {
        fprintf(stderr, "logitty: %s: %s\n", file, strerror(errno));
        s->status = EXIT_FAULT;
        s->over = !s->keep_going;
        return;
    }
    do_stream(s, in);
    if (!is_input)
        fclose(in);
}

int line_script(struct line *ln, const struct source *source, size_t n, bool keep_going)
{
    struct script s = {.ln = ln, .keep_going = keep_going};

    for (size_t i = 0; i < n && !s.over; i++) {
        s.file = NULL;
        s.line = 0;
        if (source[i].is_file)
            do_file(&s, source[i].text);
        else
            do_text(&s, source[i].text);
    }
    return s.status;
}
