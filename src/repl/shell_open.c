/* Opening what the command line asked for, or the place where the learner was.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "repl/private.h"

enum shell_state shell_open_file(struct shell *sh, const char *file)
{
    struct str line;
    enum shell_state state;

    str_init(&line);
    str_addf(&line, "data \"%s\"", file);
    sh->in->lab_open = true; /* new data: the lab that was kept gives way */
    state = shell_line(sh, line.s);
    str_done(&line);
    return state;
}

enum shell_state shell_open_code(struct shell *sh, const char *code)
{
    struct str line;
    enum shell_state state;

    str_init(&line);
    str_addf(&line, "load %s", code);
    sh->in->lab_open = true; /* as with new data */
    state = shell_line(sh, line.s);
    str_done(&line);
    return state;
}

enum shell_state shell_open_lesson(struct shell *sh, const char *word)
{
    struct str line;
    enum shell_state state;

    str_init(&line);
    str_addf(&line, "lesson %s", word);
    state = shell_line(sh, line.s);
    str_done(&line);
    return state;
}

enum shell_state shell_resume(struct shell *sh)
{
    const struct progress *p = &sh->progress;
    const struct lesson *l = p->lesson ? shelf_find(shell_shelf(sh), p->lesson)
                             : shell_shelf(sh)->n ? shell_shelf(sh)->lesson[0]
                                                  : NULL;
    char *bench = mem_text(p->bench);
    bool ok = true;

    log_begin(sh);
    err_clear(&sh->fault);
    if (l) {
        ok = lesson_enter(sh, l, p->lesson ? p->page : 0, bench, &sh->fault);
    } else {
        shell_open_lab(sh);
        shell_say_lab(sh);
    }
    free(bench);
    sh->faulted = !ok;
    log_said(sh);
    return shell_state_now(sh);
}
