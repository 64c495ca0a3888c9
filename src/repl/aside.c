/* A copy of the shell on another bench: a line is run there and nothing of it is left.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/aside.h"

#include <stdlib.h>

void aside_open(struct aside *a, const struct shell *sh, struct bench *b)
{
    a->in = *sh->in;
    a->in.quiet = true;
    a->shell = *sh;
    a->shell.in = &a->in;
    a->shell.bench = b;
    a->shell.heading = NULL;
    paper_init(&a->shell.out, sh->out.ascii);
    str_init(&a->shell.remark);
    shell_rescope(&a->shell);
}

void aside_close(struct aside *a)
{
    paper_done(&a->shell.out);
    str_done(&a->shell.remark);
    free(a->shell.heading);
}
