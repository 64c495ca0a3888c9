/* logitty: what was asked for, and which front end does it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "doctor.h"
#include "line_script.h"
#include "line_talk.h"
#include "repl/commands.h"
#include "repl/draft.h"
#include "repl/play.h"
#include "screen.h"
#include "session.h"
#include "ui/demo.h"
#include "version.h"

/* What a fallback did, on the screen that stays when the program has left. */
static void tell(const char *note)
{
    struct str safe;

    if (!note[0])
        return;
    str_init(&safe);
    utf8_clean(note, strlen(note), &safe);
    fprintf(stderr, "logitty: %s\n", safe.s);
    str_done(&safe);
}

/* What is wrong in the file of preferences. */
static void tell_faults(const struct preferences *p)
{
    struct str text;

    str_init(&text);
    for (size_t i = 0; i < p->nfaults; i++) {
        str_clear(&text);
        err_text(&p->fault[i], &text);
        tell(text.s);
    }
    str_done(&text);
}

/* ---- opening ---- */

static bool is_data_file(const char *word)
{
    return strpbrk(word, "./") || path_is_file(word);
}

/* A lesson's name is a lesson, and a file is a file, even if a code could look so. */
static enum shell_state open_word(struct shell *sh, const struct options *o)
{
    struct str code;
    enum shell_state state;

    str_init(&code);
    if (options_code(o, &code) && !shelf_find(shell_shelf(sh), o->operand[0]) &&
        access(o->operand[0], F_OK) != 0)
        state = shell_open_code(sh, code.s);
    else
        state = shell_open_lesson(sh, o->operand[0]);
    str_done(&code);
    return state;
}

/* A lesson that is being written. It has to be readable at first. */
static enum shell_state open_draft(struct shell *sh, struct draft *d)
{
    struct str run, say;
    enum shell_state state = SHELL_FAULT;

    str_init(&run);
    str_init(&say);
    draft_follow(d, sh, &run, &say);
    if (run.len)
        state = shell_line(sh, run.s);
    else
        err_set(&sh->fault, "%s", say.s);
    str_done(&run);
    str_done(&say);
    return state;
}

/* False: the fault has been told. */
static bool open_all(struct shell *sh, const struct session *s, enum front front)
{
    const char *operand = s->options.noperands ? s->options.operand[0] : NULL;
    enum shell_state state = SHELL_READY;

    if (s->draft)
        state = open_draft(sh, s->draft);
    else if (operand && is_data_file(operand))
        state = shell_open_file(sh, operand);
    else if (operand)
        state = open_word(sh, &s->options);
    else if (front != FRONT_SCRIPT && !s->options.demo)
        state = shell_resume(sh);
    if (state == SHELL_FAULT)
        line_fault(&sh->fault, NULL, 0);
    return state != SHELL_FAULT;
}

/* ---- the front ends ---- */

static const struct places nowhere; /* a demonstration leaves no trace */

static int run_script(struct shell *sh, const struct session *s)
{
    static const struct source input = {.is_file = true, .text = "-"};
    const struct options *o = &s->options;
    struct line ln = {.shell = sh, .colour = session_plain_colours(s)};

    paper_clear(&sh->out); /* nobody asked what was loaded */
    line_signals(false);
    return line_script(&ln, o->nsources ? o->source : &input,
                       o->nsources ? o->nsources : 1, o->keep_going);
}

static int run_talk(struct shell *sh, const struct session *s)
{
    struct line ln = {
        .shell = sh, .draft = s->draft, .colour = session_plain_colours(s)};

    if (s->options.demo)
        ln.demo = demo_new(shell_shelf(sh));
    return line_talk(&ln, s->options.demo ? &nowhere : &s->places,
                     s->in_tty && s->out_tty);
}

static int run_screen(struct shell *sh, const struct session *s)
{
    struct screen_setup setup = {
        .draft = s->draft,
        .demo = s->options.demo ? demo_new(shell_shelf(sh)) : NULL,
        .places = s->options.demo ? &nowhere : &s->places,
        .terminfo = &s->terminfo,
        .utf8 = s->codeset.utf8,
        .colours = session_colours(s),
        .light = session_light(),
        .typed = &s->typed,
    };
    int status = screen_run(sh, &setup);

    if (status >= 0)
        return status;
    demo_free(setup.demo);
    return run_talk(sh, s);
}

static int run(struct shell *sh, const struct session *s, enum front front)
{
    switch (front) {
    case FRONT_SCREEN:
        return run_screen(sh, s);
    case FRONT_TALK:
        return run_talk(sh, s);
    default:
        return run_script(sh, s);
    }
}

static int learn(struct session *s)
{
    enum front front = session_front(s);
    struct shell_host host;
    struct shell *sh;
    int status;

    if (front == FRONT_SCREEN && !s->codeset.utf8 && !s->codeset.chosen &&
        s->terminfo.reports)
        codeset_ask(&s->codeset, &s->typed);
    if (front == FRONT_SCREEN)
        tell(s->terminfo.note);
    host = session_host(s, front);
    host.keep_progress &= !s->options.demo && !s->options.preview;
    if (s->options.preview)
        s->draft = draft_new(s->options.preview);
    sh = shell_new(&host, commands);
    tell_faults(&sh->preferences);
    status = open_all(sh, s, front) ? run(sh, s, front) : EXIT_FAULT;
    shell_free(sh);
    draft_free(s->draft);
    return status;
}

/* ---- errands ---- */

static int put(const struct str *text)
{
    fputs(text->s, stdout);
    return fflush(stdout) == 0 ? EXIT_WELL : EXIT_FAULT;
}

static int lint(struct session *s)
{
    struct shell_host host = session_host(s, FRONT_SCRIPT);
    struct str said;
    size_t faults;

    str_init(&said);
    faults =
        play_lint(&host, commands, s->options.operand, s->options.noperands, &said);
    fputs(said.s, faults ? stderr : stdout);
    str_done(&said);
    return faults ? EXIT_FAULT : EXIT_WELL;
}

static int doctor(struct session *s)
{
    struct shelf shelf;
    struct faults faults = {0};
    struct str said;
    int status;
    struct shell_host host = session_host(s, FRONT_SCREEN);
    struct preferences preferences;
    struct findings found = {
        .preferences = &preferences,
        .codeset = &s->codeset,
        .terminfo = &s->terminfo,
        .places = &s->places,
        .term = getenv("TERM"),
        .ttys = s->in_tty && s->out_tty,
        .full_screen = session_front(s) == FRONT_SCREEN,
        .rows = s->rows,
        .cols = s->cols,
    };

    preferences_init(&preferences, &host.here, &host.look, &host.places);
    preferences_look(&preferences, &host.look);
    found.glyphs = host.look.glyphs;
    found.colours = preferences.theme == THEME_MONO ? 0 : session_colours(s);
    shelf_load_as(&shelf, (const char *const *)s->lesson_dir, s->nlesson_dirs,
                  host.language, &faults);
    found.lessons = shelf.n;
    str_init(&said);
    doctor_report(&found, &said);
    status = put(&said);
    str_done(&said);
    preferences_done(&preferences);
    faults_done(&faults);
    shelf_done(&shelf);
    return status;
}

static int version(void)
{
    struct str said;
    int status;

    str_init(&said);
    str_add(&said,
            "logitty " PACKAGE_VERSION "\n"
            "Copyright (C) 2026 the logitty authors\n"
            "License GPLv3+: GNU GPL version 3 or later "
            "<https://gnu.org/licenses/gpl.html>\n"
            "This is free software: you are free to change and redistribute it.\n"
            "There is NO WARRANTY, to the extent permitted by law.\n\n");
    doctor_versions(&said);
    status = put(&said);
    str_done(&said);
    return status;
}

static int help(void)
{
    options_help(stdout);
    return fflush(stdout) == 0 ? EXIT_WELL : EXIT_FAULT;
}

int main(int argc, char **argv)
{
    struct session s = {0};
    int status;

    codeset_start(&s.codeset);
    if (!options_read(&s.options, argc, argv))
        return EXIT_USAGE;
    if (s.options.errand == ERRAND_HELP)
        return help();
    if (s.options.errand == ERRAND_VERSION)
        return version();
    session_look(&s);
    status = s.options.errand == ERRAND_LINT     ? lint(&s)
             : s.options.errand == ERRAND_DOCTOR ? doctor(&s)
                                                 : learn(&s);
    session_done(&s);
    return status;
}
